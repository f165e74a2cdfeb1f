"""Who has a standard for what? A row for each municipality, a column for each provision of the law that two have.

A provision that one municipality alone has a standard under cannot be compared; a column for each would push those that
can out of sight. They are listed below.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kb.alphabet import danish_order
from kb.compare.editions import year_of
from kb.law.services import law_label
from kb.library import Library
from kb.model import Grade
from kb.present import parts
from kb.ui.address import COMPARE, DOCUMENT, View
from kb.ui.ages import Age, age_in_words, age_of
from kb.ui.law_names import in_order
from kb.ui.texts import Texts


@dataclass(frozen=True, slots=True)
class Held:
    """One standard in the table."""

    year: str  # in short: of the approval or edition; a word where none is stated
    said: str  # all that is known, for the eye that rests on it and the ear
    href: str
    age: Age
    is_doubtful: bool


@dataclass(frozen=True, slots=True)
class LawHead:
    """What stands over a column."""

    ref: str
    service: str
    href: str  # the comparison
    count: str  # how many municipalities


@dataclass(frozen=True, slots=True)
class OwnerRow:
    name: str
    cells: tuple[tuple[Held, ...], ...]  # one for each law


@dataclass(frozen=True, slots=True)
class Alone:
    """A provision that one municipality alone has standards under."""

    ref: str
    service: str
    owner: str
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    heads: tuple[LawHead, ...]
    rows: tuple[OwnerRow, ...]
    alone: tuple[Alone, ...]


def coverage(library: Library, texts: Texts, today: datetime.date) -> Coverage:
    laws = in_order(library.laws())
    held: dict[tuple[str, str], list[Held]] = {}
    for law in laws:
        for standard in library.standards_under(law):
            document = library.document(standard.document)
            age = age_in_words(year_of(document), today, texts)
            grade = "" if document.grade is Grade.A else texts.words.grade(document.grade)
            said = (
                standard.title or document.title or document.document,
                parts.document_dated(document, texts.words),
                age,
                grade,
            )
            held.setdefault((document.municipality, law), []).append(
                Held(
                    year=year_of(document)[:4] or texts("undated"),
                    said=" · ".join(part for part in said if part),
                    href=View(
                        DOCUMENT,
                        document=document.document,
                        lines=(standard.start_line, standard.start_line),
                        language=texts.language,
                    ).href,
                    age=age_of(document, today),
                    is_doubtful=document.grade in {Grade.C, Grade.D},
                )
            )
    owners = _owners(library)
    having = {law: [owner for owner in owners if (owner, law) in held] for law in laws}
    shared = [law for law in laws if len(having[law]) > 1] or laws
    return Coverage(
        tuple(_head(law, sum(1 for owner in having[law] if owner), texts) for law in shared),
        tuple(
            OwnerRow(_named(owner, texts), tuple(tuple(held.get((owner, law), ())) for law in shared))
            for owner in owners
        ),
        tuple(_alone(law, having[law][0], held, texts) for law in laws if law not in shared and having[law]),
    )


def _alone(law: str, owner: str, held: Mapping[tuple[str, str], Sequence[Held]], texts: Texts) -> Alone:
    ref, _, service = law_label(law).partition(" – ")
    return Alone(ref, service, _named(owner, texts), tuple(held[owner, law]))


def _named(owner: str, texts: Texts) -> str:
    return owner or texts.words("unknown_municipality")


def _owners(library: Library) -> Sequence[str]:
    """The municipalities that have a standard, in Danish order; "" last, for documents that name none."""
    names = {entry.document.municipality for entry in library.entries if entry.laws}
    return sorted(names, key=lambda name: (not name, danish_order(name)))


def _head(law: str, count: int, texts: Texts) -> LawHead:
    ref, _, service = law_label(law).partition(" – ")
    href = View(COMPARE, law=law, language=texts.language).href
    return LawHead(ref=ref, service=service, href=href, count=texts.count("municipalities", count))
