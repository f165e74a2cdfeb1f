"""What do the standards under one law say, statement by statement?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.compare.cells import Witness
from kb.compare.editions import Holding, newest
from kb.compare.law_query import FAMILIES, LawQuery, laws_meant
from kb.compare.shelf import Shelf
from kb.compare.topics.concepts import concepts_in
from kb.compare.topics.records import Statement
from kb.model import Fact, Provision, Reading

LEAST_WORDS = 2  # "Nej." says something below its heading only: "Er der egenbetaling?"
_ANSWER_RE = re.compile(r"(?:ja|nej|ingen|intet|gratis)\b", re.IGNORECASE)
_WORD_RE = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Voice:
    """One document and what it says under the law."""

    holding: Holding
    statements: tuple[Statement, ...]


def voices(library: Shelf, law: str, *, all_editions: bool = False) -> tuple[LawQuery, tuple[Voice, ...]]:
    """The newest documents that have a standard under the law, each with its statements.

    Raises: QueryError when the library does not know the law.
    """
    query, held = holdings_under(library, law)
    shown = held if all_editions else newest(held)[0]
    return query, tuple(voice_of(library, holding, query) for holding in shown)


def voice_of(library: Shelf, holding: Holding, query: LawQuery) -> Voice:
    """What one of these documents says."""
    return Voice(holding, _statements(library, holding, query))


def holdings_under(library: Shelf, law: str) -> tuple[LawQuery, list[Holding]]:
    """The documents that have a standard under the law, older editions too; nothing of their text is read.

    Raises: QueryError when the library does not know the law.
    """
    query = laws_meant(law, library.laws())
    standards = {one.id: one for ref in query.laws for one in library.standards_under(ref)}
    holdings = [
        Holding(document, tuple(sorted(owned, key=lambda one: one.start_line)))
        for document in library.documents
        if (owned := [one for one in standards.values() if one.document == document.document])
    ]
    return query, holdings


def _statements(library: Shelf, holding: Holding, query: LawQuery) -> tuple[Statement, ...]:
    name = holding.document.document
    reading = library.reading(name)
    witness = Witness(reading, library.clean(name), holding.standards, query.laws)
    # An annex of statute text says the same for everyone, and of every service.
    own = [one for one in witness.provisions if not (one.quoted_law and one.standard is None)]
    return statements_of(reading, own)


def statements_of(reading: Reading, provisions: Sequence[Provision]) -> tuple[Statement, ...]:
    """These provisions with their facts and the questions they speak to, without those that say nothing alone."""
    return tuple(_stated(reading, provisions))


def _stated(reading: Reading, provisions: Sequence[Provision]) -> Iterator[Statement]:
    for provision in provisions:
        types = (provision.section_type, *provision.types)
        facts = tuple(_facts(reading, provision))
        if len(_WORD_RE.findall(provision.text)) < LEAST_WORDS and not provision.lead_in:
            if not _ANSWER_RE.match(provision.text):  # "4 uger" of a table says nothing without its row
                continue
            answer = f"{provision.heading} {provision.text}".strip()
            if known := concepts_in(answer, types):
                yield Statement(provision, answer, facts, known)
            continue
        text = f"{provision.lead_in} {provision.text}".strip()
        # Not the lead-in: "Det kan være via telefon:" makes none of its bullets a matter of telephones.
        yield Statement(provision, text, facts, concepts_in(provision.text, types))


def _facts(reading: Reading, provision: Provision) -> Iterator[Fact]:
    """The facts that were read from the words of the provision."""
    for fact in reading.facts:
        touches = fact.start_line <= provision.end_line and provision.start_line <= fact.end_line
        if touches and fact.phrase in provision.text:
            yield fact


def law_groups(laws: Sequence[str]) -> tuple[str, ...]:
    """The laws of a library as they are asked for: each paragraph once, families such as §§ 82 a-d together.

    >>> law_groups(["SEL § 82 a", "SEL § 82 b", "SEL § 85"])
    ('SEL § 82', 'SEL § 85')
    """
    family_of = {member: family for family, members in FAMILIES.items() for member in (family, *members)}
    return tuple(dict.fromkeys(family_of.get(law, law) for law in laws if "§" in law))
