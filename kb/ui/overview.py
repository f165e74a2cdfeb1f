"""Who has a standard for what, how old is it, and what needs a person's eye?"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from kb.alphabet import danish_order
from kb.compare.editions import year_of
from kb.library import Library
from kb.model import Document, Finding, Grade, Severity
from kb.present import parts
from kb.ui.address import COMPARE, DOCUMENT, View
from kb.ui.law_names import abbreviations, in_order, law_label
from kb.ui.markup import draw
from kb.ui.state import Visit
from kb.ui.texts import Texts


@dataclass(frozen=True, slots=True)
class Held:
    """One standard in the table of who has what."""

    title: str
    href: str
    dated: str
    age: str
    grade: str  # in words; "" when it was read without doubt


@dataclass(frozen=True, slots=True)
class LawRow:
    """What the library has under one provision of the law."""

    label: str
    href: str  # the comparison
    count: str  # how many municipalities
    cells: tuple[tuple[Held, ...], ...]  # one for each municipality


@dataclass(frozen=True, slots=True)
class Doubt:
    """A document that needs a person's eye, and why."""

    name: str
    href: str  # "" for a file that could not be read
    owner: str
    messages: tuple[tuple[str, str], ...]  # message, link to its line or ""


def show(library: Library, visit: Visit) -> View:
    texts = visit.texts
    owners = _owners(library)
    laws = in_order(library.laws())
    draw(
        "figures.html",
        texts=texts,
        figures=[
            (texts("documents"), len(library.documents)),
            (texts("municipalities"), len(library.municipalities())),
            (texts("standards"), sum(entry.standards for entry in library.entries)),
            (texts("provisions"), sum(entry.provisions for entry in library.entries)),
        ],
    )
    st.header(texts("coverage"), anchor=False)
    today = datetime.date.today()
    draw(
        "coverage.html",
        texts=texts,
        owners=[owner or texts.words("unknown_municipality") for owner in owners],
        rows=[_row(library, law, owners, texts, today) for law in laws],
        abbreviations="; ".join(abbreviations(laws)),
    )
    st.header(texts("attention"), anchor=False)
    draw("attention.html", texts=texts, doubts=list(doubts(library, texts)))
    st.header(texts("documents"), anchor=False)
    draw("documents.html", texts=texts, rows=[_listed(entry.document, texts, today) for entry in library.entries])
    return replace(visit.view, law="", municipalities=(), types=(), document="", lines=None)


def _owners(library: Library) -> list[str]:
    """The municipalities that have a standard, in Danish order; "" last, for documents that name none."""
    names = {entry.document.municipality for entry in library.entries if entry.laws}
    return sorted(names, key=lambda name: (not name, danish_order(name)))


def _row(library: Library, law: str, owners: Sequence[str], texts: Texts, today: datetime.date) -> LawRow:
    held: dict[str, list[Held]] = {owner: [] for owner in owners}
    for standard in library.standards_under(law):
        document = library.document(standard.document)
        held[document.municipality].append(
            Held(
                title=standard.title or document.title or document.document,
                href=View(
                    DOCUMENT,
                    document=document.document,
                    lines=(standard.start_line, standard.start_line),
                    language=texts.language,
                ).href,
                dated=parts.document_dated(document, texts.words),
                age=age_in_words(year_of(document), today, texts),
                grade="" if document.grade is Grade.A else texts.words.grade(document.grade),
            )
        )
    return LawRow(
        label=law_label(law),
        href=View(COMPARE, law=law, language=texts.language).href,
        count=texts.count("municipalities", sum(1 for owner in owners if owner and held[owner])),
        cells=tuple(tuple(held[owner]) for owner in owners),
    )


# -------------------------------------------------------------------------------------------------------- age


def age_in_words(date: str, today: datetime.date, texts: Texts) -> str:
    """How long ago an ISO date, month or year was, in whole years, or months below two years; "" for no date.

    >>> [age_in_words(date, datetime.date(2026, 11, 22), Texts("da")) for date in ("2019-06", "2025-12-01", "2024", "")]
    ['7 år', '11 måneder', '2 år', '']
    """
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", date)
    if match is None:
        return ""
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if not month:
        years = today.year - year
        return texts.count("years", years) if years > 0 else texts("under_a_year")
    months = (today.year - year) * 12 + today.month - month - (today.day < day)
    if months < 1:
        return texts("under_a_month")
    return texts.count("months", months) if months < 24 else texts.count("years", months // 12)


# -------------------------------------------------------------------------------------------- what needs an eye


def doubts(library: Library, texts: Texts) -> Iterator[Doubt]:
    """Files that could not be read first, then documents with a doubt that a person should settle."""
    for rejection in library.rejected:
        said = f"{texts('not_read')}: {rejection.reason} {rejection.hint}".strip()
        yield Doubt(rejection.document, "", rejection.municipality, ((said, ""),))
    for entry in sorted(library.entries, key=lambda entry: entry.document.grade, reverse=True):
        document = entry.document
        here = View(DOCUMENT, document=document.document, language=texts.language)
        messages = [(message, "") for message in _own_doubts(document, entry.standards, texts)]
        messages += [
            (finding.message, replace(here, lines=(finding.line, finding.line)).href if finding.line else "")
            for finding in _weighty(document)
        ]
        if messages:
            owner = document.municipality or texts.words("unknown_municipality")
            yield Doubt(document.document, here.href, owner, tuple(messages))


def _own_doubts(document: Document, standards: int, texts: Texts) -> Iterator[str]:
    if document.grade in {Grade.C, Grade.D}:
        yield f"{texts.words.grade(document.grade)}."
    if not document.municipality:
        yield texts("no_municipality")
    if not standards:
        yield texts("no_standard_found")


def _weighty(document: Document) -> Iterator[Finding]:
    return (finding for finding in document.findings if finding.severity is not Severity.INFO)


def _listed(document: Document, texts: Texts, today: datetime.date) -> dict[str, str]:
    return {
        "municipality": document.municipality or texts.words("unknown_municipality"),
        "name": document.document,
        "href": View(DOCUMENT, document=document.document, language=texts.language).href,
        "title": document.title,
        "dated": parts.document_dated(document, texts.words),
        "age": age_in_words(year_of(document), today, texts),
        "grade": texts.words.grade(document.grade),
    }
