"""Who has a standard for what, how old is it, and what needs a person's eye?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from kb.alphabet import danish_order
from kb.compare.editions import year_of
from kb.compare.names import listed
from kb.library import Library
from kb.model import Document, Finding, Grade, Severity
from kb.present import parts
from kb.present.listing import written
from kb.store import Entry
from kb.ui.address import DOCUMENT, View
from kb.ui.ages import OLD_YEARS, Age, age_in_words, age_of, newer_laws, next_revision
from kb.ui.coverage import coverage
from kb.ui.document_list import listing_of_documents, revision_in_words
from kb.ui.downloads import downloads, in_forms, link_in_app
from kb.ui.finding_words import finding_said, here
from kb.ui.law_names import abbreviations
from kb.ui.markup import draw
from kb.ui.rereading import offer_rereading
from kb.ui.state import Visit
from kb.ui.texts import Texts, inside
from kb.ui.tile_map import off_the_map, tiles
from kb.ui.tour import steps


@dataclass(frozen=True, slots=True)
class Doubt:
    """A document that needs a person's eye, and why."""

    name: str
    href: str  # "" for a file that could not be read
    owner: str
    messages: tuple[tuple[str, str], ...]  # message, link to its line or ""


def show(library: Library, visit: Visit) -> View:
    texts = visit.texts
    today = datetime.date.today()
    draw("overview_lead.html", texts=texts)
    offer_rereading(visit.home, library, texts)
    draw("tour.html", texts=texts, steps=steps(library, texts))
    found = list(doubts(library, texts, today))
    draw(
        "figures.html",
        texts=texts,
        figures=[
            (texts("documents"), len(library.documents)),
            (texts("municipalities"), len(library.municipalities())),
            (texts("standards"), sum(entry.standards for entry in library.entries)),
            (texts("provisions"), sum(entry.provisions for entry in library.entries)),
            (texts("needing_an_eye"), len(found)),
        ],
    )
    st.header(texts("coverage"), anchor=False)
    covered = coverage(library, texts, today)
    ages = [(age.value, texts(f"age_{age.value}")) for age in Age]
    names = "; ".join(abbreviations(library.laws()))
    draw("coverage.html", texts=texts, covered=covered, ages=ages, abbreviations=names)
    st.header(texts("attention"), anchor=False)
    draw("attention.html", texts=texts, doubts=found)
    placed = tiles(library, texts, today)
    if placed:
        st.header(texts("map"), anchor=False)
        draw("tile_map.html", texts=texts, tiles=placed, off=listed(off_the_map(library)))
    st.header(texts("documents"), anchor=False)
    entries = sorted(library.entries, key=_owner)
    listed_documents = [_listed(entry, library, texts, today) for entry in entries]
    draw("documents.html", texts=texts, rows=listed_documents)
    _downloads(entries, library, visit.view, texts, today)
    return replace(visit.view, law="", municipalities=(), types=(), document="", lines=None)


def _owner(entry: Entry) -> tuple[bool, tuple[str, str], str]:
    """In Danish order, documents that name no municipality last."""
    document = entry.document
    return not document.municipality, danish_order(document.municipality), document.document


def _downloads(entries: Sequence[Entry], library: Library, view: View, texts: Texts, today: datetime.date) -> None:
    def write(form: str) -> bytes:
        link = link_in_app(replace(view, snapshot=library.snapshot))
        listing = listing_of_documents(entries, library, texts, today, link=link)
        return written(listing, form, language=texts.language, date=today.isoformat())

    downloads(texts("download_documents"), in_forms(("xlsx", "docx", "csv"), texts("documents"), write), texts)


def _listed(entry: Entry, library: Library, texts: Texts, today: datetime.date) -> dict[str, object]:
    document = entry.document
    revision = next_revision(document, library.reading(document.document).facts, today)
    page = View(DOCUMENT, document=document.document, language=texts.language)
    return {
        "municipality": document.municipality or texts.words("unknown_municipality"),
        "name": document.document,
        "href": page.href,
        "title": document.title,
        "dated": parts.document_dated(document, texts.words),
        "age": age_in_words(year_of(document), today, texts),
        "kind": age_of(document, today),
        "revision": revision,
        "due": revision_in_words(revision, texts),
        "revision_href": replace(page, lines=(revision.line, revision.line)).href if revision else "",
        "grade": texts.words.grade(document.grade),
        "reviewed": _reviewed(document, texts),
        "laws": [(name, parts.in_words(issued, texts.words)) for name, issued in newer_laws(entry)],
    }


def _reviewed(document: Document, texts: Texts) -> str:
    """Who found the reading right, and when; "" when nobody has."""
    if not document.reviewed_by:
        return ""
    return texts("reviewed", name=document.reviewed_by, date=parts.in_words(document.reviewed_on, texts.words))


# -------------------------------------------------------------------------------------------- what needs an eye


def doubts(library: Library, texts: Texts, today: datetime.date) -> Iterator[Doubt]:
    """Files that could not be read first, then documents with a doubt that a person should settle."""
    for rejection in library.rejected:
        refused = here(f"{texts('not_read')}: {rejection.reason} {rejection.hint}".strip())
        yield Doubt(rejection.document, "", rejection.municipality, ((refused, ""),))
    for entry in sorted(library.entries, key=lambda entry: entry.document.grade, reverse=True):
        document = entry.document
        page = View(DOCUMENT, document=document.document, language=texts.language)
        messages = [(message, "") for message in _own_doubts(document, entry.standards, texts, today)]
        messages += [
            (
                finding_said(finding, texts),
                replace(page, lines=(finding.line, finding.line)).href if finding.line else "",
            )
            for finding in _weighty(document)
        ]
        if messages:
            owner = document.municipality or texts.words("unknown_municipality")
            yield Doubt(document.document, page.href, owner, tuple(messages))


def _own_doubts(document: Document, standards: int, texts: Texts, today: datetime.date) -> Iterator[str]:
    if document.grade in {Grade.C, Grade.D}:
        yield f"{texts.words.grade(document.grade)}."
    if not document.municipality:
        yield texts("no_municipality")
    if not standards and not any(finding.code == "no_standard" for finding in document.findings):
        yield texts("no_standard_found")
    if standards and age_of(document, today) is Age.OLD:
        yield texts("is_old", years=OLD_YEARS, dated=inside(parts.document_dated(document, texts.words)))


def _weighty(document: Document) -> Iterator[Finding]:
    return (
        finding
        for finding in document.findings
        if finding.severity is not Severity.INFO and finding.code != "no_municipality"  # said in our own words
    )
