"""The documents of the library as a file: how old each standard is, when it is to be revised, what changed since."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from kb.compare.editions import year_of
from kb.hits import Link
from kb.library import Library
from kb.present import parts
from kb.present.listing import Cell, Head, Listing, named
from kb.store import Entry
from kb.ui.ages import Revision, age_in_words, newer_laws, next_revision
from kb.ui.texts import Texts

_HEADS = (
    *(Head("municipality", 16, 2.8), Head("standard", 40, 5.0), Head("laws_stated", 30, 4.0)),
    *(Head("approved_on", 24, 3.0), Head("age", 12, 1.8), Head("next_revision", 22, 2.8)),
    *(Head("revision_words", 30), Head("newer_law", 36, 4.2), Head("grade", 24), Head("reviewed", 26)),
    *(Head("document", 34, 3.0), Head("link", 40)),
)


def listing_of_documents(
    entries: Sequence[Entry], library: Library, texts: Texts, today: datetime.date, *, link: Link
) -> Listing:
    """A row for each document, in the order given."""
    words = texts.words
    return Listing(
        title=words("documents_title"),
        said=(words("list_of", n=len(entries)),),
        heads=_HEADS,
        rows=tuple(_row(entry, library, texts, today, link) for entry in entries),
        documents=named(library.documents, [entry.document.document for entry in entries]),
        guide=(texts("newer_law_how"), words("revision_guide")),
        snapshot=library.snapshot,
        empty=words("documents_empty"),
    )


def revision_in_words(revision: Revision | None, texts: Texts) -> str:
    """ "senest september 2025"; "" where no date can be told."""
    return texts("revise_by", date=parts.in_words(revision.due, texts.words)) if revision and revision.due else ""


def _row(entry: Entry, library: Library, texts: Texts, today: datetime.date, link: Link) -> tuple[Cell, ...]:
    document, words = entry.document, texts.words
    revision = next_revision(document, library.reading(document.document).facts, today)
    due = revision_in_words(revision, texts)
    passed = f" ({texts('revision_passed')})" if revision and revision.is_past else ""
    reviewed = f"{document.reviewed_by}, {parts.in_words(document.reviewed_on, words)}" if document.reviewed_by else ""
    return (
        document.municipality or words("unknown_municipality"),
        document.title,
        ", ".join(entry.laws),
        parts.document_dated(document, words),
        age_in_words(year_of(document), today, texts),
        f"{due}{passed}" if revision else texts("not_stated"),
        f"»{revision.phrase}« (l. {revision.line})" if revision else "",
        "\n".join(f"{name}, {parts.in_words(issued, words)}" for name, issued in newer_laws(entry)),
        words.grade(document.grade),
        reviewed,
        document.document,
        link(document.document, 1, 1),
    )
