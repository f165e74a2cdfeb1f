"""What do the standards under one law say, statement by statement?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.compare.cells import Witness
from kb.compare.editions import Holding, newest
from kb.compare.holdings import holdings_under
from kb.compare.law_query import FAMILIES, LawQuery, laws_meant
from kb.compare.shelf import Shelf
from kb.compare.topics.concepts import concept_named, concepts, concepts_in
from kb.compare.topics.records import Statement
from kb.model import Fact, Provision, Reading
from kb.taxonomy import SectionType

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
    query = laws_meant(law, library.laws())
    held = holdings_under(library, query)
    shown = held if all_editions else newest(held)[0]
    return query, tuple(voice_of(library, holding, query) for holding in shown)


def voice_of(library: Shelf, holding: Holding, query: LawQuery) -> Voice:
    """What one of these documents says."""
    return Voice(holding, _statements(library, holding, query))


def _statements(library: Shelf, holding: Holding, query: LawQuery) -> tuple[Statement, ...]:
    name = holding.document.document
    reading = library.reading(name)
    witness = Witness(reading, library.clean(name), holding.standards, query.laws)
    # An annex of statute text says the same for everyone, and of every service.
    own = [one for one in witness.provisions if not (one.quoted_law and one.standard is None)]
    return statements_of(reading, own, query.laws)


def statements_of(reading: Reading, provisions: Sequence[Provision], laws: Sequence[str] = ()) -> tuple[Statement, ...]:
    """These provisions with their facts and the questions they speak to, without those that say nothing alone.

    `laws` are those asked for: a table row that the facts place under another law is left to that law's comparison.
    """
    return tuple(_stated(reading, provisions, frozenset(laws)))


def _stated(reading: Reading, provisions: Sequence[Provision], laws: frozenset[str]) -> Iterator[Statement]:
    for provision in provisions:
        types = (provision.section_type, *provision.types)
        found = tuple(_facts(reading, provision))
        if laws and found and all(_is_of_another(fact, laws) for fact in found):
            continue
        facts = tuple(fact for fact in found if not _is_unplaced(fact))
        if len(_WORD_RE.findall(provision.text)) < LEAST_WORDS and not provision.lead_in:
            if not _ANSWER_RE.match(provision.text):  # "4 uger" of a table says nothing without its row
                continue
            answer = f"{provision.heading} {provision.text}".strip()
            if known := concepts_in(answer, types):
                yield Statement(provision, answer, facts, known)
            continue
        text = f"{provision.lead_in} {provision.text}".strip()
        # Not the lead-in: "Det kan være via telefon:" makes none of its bullets a matter of telephones.
        known = concepts_in(provision.text, types) | _announced(provision.lead_in, types)
        known = _with_facts(known, facts, others=len(found) > len(facts))
        yield Statement(provision, text, facts, known)


def _announced(lead_in: str, types: Sequence[SectionType]) -> frozenset[str]:
    """The questions of whose answer each bullet is a part: "Der er tre niveauer:" makes each bullet a level."""
    known = concepts_in(lead_in, types) if lead_in else frozenset()
    return frozenset(name for name in known if concept_named(name).is_list)


def _with_facts(known: frozenset[str], facts: Sequence[Fact], *, others: bool) -> frozenset[str]:
    """The questions with those that the facts answer, without those that only a fact of another service does."""
    answered = {concept.name for concept in concepts() if concept.facts and concept.is_answered_by(facts)}
    if others:
        known = frozenset(name for name in known if not concept_named(name).facts)
    return known | answered


def _is_of_another(fact: Fact, laws: frozenset[str]) -> bool:
    """A row of a common table that is about a service under another law."""
    return bool(fact.applies_to and fact.law_refs) and not laws & set(fact.law_refs)


def _is_unplaced(fact: Fact) -> bool:
    """It is about a part or a service that no law of the document is known for: "Husvilde: 4 dage"."""
    return bool(fact.applies_to) and (fact.standard is not None or not fact.law_refs)


def _facts(reading: Reading, provision: Provision) -> Iterator[Fact]:
    """The facts that were read from the words of the provision, or from a table row that it is a line of."""
    for fact in reading.facts:
        touches = fact.start_line <= provision.end_line and provision.start_line <= fact.end_line
        # A row may have been read across the columns that a line of it was cut from.
        is_of_row = fact.applies_to != "" and (
            provision.text in f"{fact.phrase}." or fact.phrase[:15] in provision.text
        )
        if touches and (fact.phrase in provision.text or is_of_row):
            yield fact


def law_groups(laws: Sequence[str]) -> tuple[str, ...]:
    """The laws of a library as they are asked for: each paragraph once, families such as §§ 82 a-d together.

    >>> law_groups(["SEL § 82 a", "SEL § 82 b", "SEL § 85"])
    ('SEL § 82', 'SEL § 85')
    """
    family_of = {member: family for family, members in FAMILIES.items() for member in (family, *members)}
    return tuple(dict.fromkeys(family_of.get(law, law) for law in laws if "§" in law))
