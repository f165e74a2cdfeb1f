"""What do all formats say alike: the tag at a quote, the head of a column, dates, and the order of quotes in a cell?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Day
from itertools import groupby
from typing import Protocol

from kb.compare import TITLE_MARK
from kb.model import Absence, Cell, CellState, Column, Document, NearMiss, Quote, Reason
from kb.present.safe import printable
from kb.present.texts import Words

# fmt: off
_MONTHS_DA = [
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober",
    "november", "december",
]
_MONTHS_EN = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
]
# fmt: on


@dataclass(frozen=True, slots=True)
class Group:
    """Quotes that stand together: bullets below one lead-in, or a single sentence without one."""

    standard: str  # title of the standard when this group is the first of it in its cell; else ""
    lead_in: str
    lead: Quote | None  # the lead-in as a quote of its own, where the cell holds it: it has a place to show
    quotes: tuple[Quote, ...]


def groups(column: Column, cell: Cell) -> Iterator[Group]:
    """The quotes of a cell in their order; neighbours below one lead-in together, so that it is read once.

    Where a column holds several standards, the first group of each carries its title.
    """
    last = ""
    lead: Quote | None = None
    runs = [
        (title, lead_in, tuple(quotes))
        for (title, lead_in), quotes in groupby(cell.quotes, key=lambda one: (_title(column, one), one.lead_in))
    ]
    for n, (title, lead_in, quotes) in enumerate(runs):
        first = printable(title) if title != last else ""
        last = title
        if lead_in:
            yield Group(first, printable(lead_in), lead, quotes)
            lead = None
            continue
        following = runs[n + 1][1] if n + 1 < len(runs) else ""
        if following and quotes[-1].text == following:
            lead, quotes = quotes[-1], quotes[:-1]
            last = last if quotes else ""  # the title goes with the lead-in
        for quote in quotes:
            yield Group(first, "", None, (quote,))
            first = ""


def _title(column: Column, quote: Quote) -> str:
    title, mark, _ = quote.heading.partition(TITLE_MARK)
    return title if mark and len(column.standards) > 1 else ""


def tag(quote: Quote, words: Words) -> str:
    """Where a quote stands, to look it up.

    >>> tag(Quote("", "varde.pdf", "…", 120, 123, 3), Words("da"))
    'varde.pdf s. 3, l. 120-123'
    """
    return f"{printable(quote.document)} {place(quote, words)}"


def place(quote: Quote, words: Words) -> str:
    """Page and lines of a quote: "s. 3, l. 120-123"."""
    lines = (
        words("tag_line", start=quote.start_line)
        if quote.start_line == quote.end_line
        else words("tag_lines", start=quote.start_line, end=quote.end_line)
    )
    return f"{words('tag_page', page=quote.page)}, {lines}" if quote.page else lines


def heading(quote: Quote) -> str:
    """The heading that a quote stands under, with the standard's title before it where there are several."""
    return printable(quote.heading.removesuffix(TITLE_MARK))


def remarks(quote: Quote, words: Words) -> list[str]:
    """What a reader must know of a quote beside its place."""
    found = [words(key) for key, holds in (("shared", quote.shared), ("quoted_law", quote.quoted_law)) if holds]
    if quote.is_weak:
        return [*found, words("perhaps")]
    return [*found, words("unsure")] if quote.is_unsure else found


def answer(cell: Cell, words: Words) -> str:
    """The word for a cell without provisions; "" when quotes are the answer."""
    return "" if cell.state is CellState.STATED else words.state(cell.state)


def explanation(cell: Cell, words: Words) -> str:
    """The note of a cell, or where was searched when nothing was found; "" when neither says anything new."""
    if cell.note:
        return words(cell.note)
    if cell.state is CellState.NOT_STATED and cell.looked_in:
        ranges = ", ".join(f"{start}-{end}" if start != end else f"{start}" for start, end in cell.looked_in)
        return words("searched", ranges=ranges)
    return ""


def proof(cell: Cell, words: Words) -> list[str]:
    """What an empty cell rests on, a line each: the closest passages, the papers named, what was measured."""
    absence = cell.absence
    if absence is None:
        return []
    lines = [
        words(
            "nearest",
            text=printable(near.quote.text),
            tag=tag(near.quote, words),
            reason=reason(near, words),
        )
        for near in absence.nearest
    ]
    lines += [words("names_paper", text=printable(quote.text), tag=tag(quote, words)) for quote in absence.refers_to]
    return [*lines, overlooked(absence, words)] if absence.overlooked else lines


def reason(near: NearMiss, words: Words) -> str:
    """Why the passage is no answer; of another service only what the document calls it."""
    if near.reason is Reason.OTHER_STANDARD and not near.about:
        return words("elsewhere_in_document")
    return words(near.reason, about=printable(near.about))


def overlooked(absence: Absence, words: Words) -> str:
    """The measured share of what the program overlooks, in words; "" where nobody measured."""
    measured = absence.overlooked
    if measured is None:
        return ""
    key = "overlooked_unseen" if measured.is_held_back else "overlooked"
    date = in_words(measured.measured_on, words)
    return words(key, missed=measured.missed, annotated=measured.annotated, documents=measured.documents, date=date)


def municipality(column: Column, words: Words) -> str:
    """The name over a column."""
    return printable(column.municipality) or words("unknown_municipality")


def dated(column: Column, words: Words) -> str:
    """When the document was approved, and which edition it is, as far as it says."""
    stated = words("approved", date=in_words(column.approved_on, words)) if column.approved_on else ""
    edition = words("edition_of", year=column.edition_year) if column.edition_year else ""
    if edition and column.approved_on.startswith(str(column.edition_year)):
        edition = ""
    return ", ".join(part for part in (stated, edition) if part) or words("not_approved")


def approval(column: Column, words: Words) -> Day | str:
    """When the document was approved, for a cell below "Godkendt": a day as a date that can be sorted and filtered,
    else what is known in words."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", column.approved_on):
        try:
            return Day.fromisoformat(column.approved_on)
        except ValueError:
            return printable(column.approved_on)
    if column.approved_on:
        return in_words(column.approved_on, words)
    return words("edition_of", year=column.edition_year) if column.edition_year else words.state(CellState.NOT_STATED)


def approved(column: Column, words: Words) -> str:
    """The same in words: "4. maj 2022", "juni 2023, udgave 2024", "Udgave 2018"; below "Godkendt" the word is not said
    again."""
    said = approval(column, words)
    if isinstance(said, Day):
        said = in_words(column.approved_on, words)
    edition = column.edition_year
    if not column.approved_on or not edition or column.approved_on.startswith(str(edition)):
        return said
    return f"{said}, {words('edition_of', year=edition).lower()}"


def in_words(date: str, words: Words) -> str:
    """A date as a letter writes it; what is no ISO date stays as it was printed.

    >>> in_words("2024-03-12", Words("da")), in_words("2024-03", Words("da")), in_words("forår 2024", Words("da"))
    ('12. marts 2024', 'marts 2024', 'forår 2024')
    """
    match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])(?:-(\d{2}))?", date)
    if match is None:
        return printable(date)
    year, day = match[1], match[3]
    month = (_MONTHS_EN if words.language == "en" else _MONTHS_DA)[int(match[2]) - 1]
    if day is None:
        return f"{month} {year}"
    return f"{int(day)} {month} {year}" if words.language == "en" else f"{int(day)}. {month} {year}"


def document_dated(document: Document, words: Words) -> str:
    """The same for a document."""
    column = Column(
        document.municipality,
        document.document,
        (),
        document.title,
        approved_on=document.approved_on,
        edition_year=document.edition_year,
    )
    return dated(column, words)


def newest_approval(columns: Sequence[Column]) -> str:
    """The latest approval date that a document states as ISO; "" when none does."""
    return max((c.approved_on for c in columns if re.fullmatch(r"\d{4}(-\d\d){0,2}", c.approved_on)), default="")


def file_type(name: str) -> str:
    """What kind of file it is, as people call it: "PDF", "DOCX".

    >>> file_type("ledsagelse.pdf")
    'PDF'
    """
    return printable(name.rpartition(".")[2].upper())


class Compared(Protocol):
    """A comparison with its columns and what is known of the documents behind them."""

    @property
    def columns(self) -> Sequence[Column]: ...
    @property
    def documents(self) -> Sequence[Document]: ...


def sources(matrix: Compared) -> Iterator[tuple[Column, Document | None]]:
    """Each document behind the matrix once, in the order of the columns, with what is known of it."""
    known = {one.document: one for one in matrix.documents}
    seen: set[str] = set()
    for column in matrix.columns:
        if column.document not in seen:
            seen.add(column.document)
            yield column, known.get(column.document)
