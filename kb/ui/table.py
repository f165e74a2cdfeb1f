"""The matrix as one HTML table that a mouse, a keyboard and a screen reader can use.

The table does not know which passage is open, so it stays in place, scrolled as it was, while passages are opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kb import taxonomy
from kb.model import Cell, CellState, Column, Grade, Matrix, Quote
from kb.present import parts
from kb.taxonomy import SectionType
from kb.ui.address import DOCUMENT, View, mark
from kb.ui.fact_tags import Tag
from kb.ui.markup import filled
from kb.ui.texts import Texts

Cells = dict[tuple[SectionType, str], Markup]  # by section type and document


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a column."""

    name: str
    title: str
    dated: str
    grade: str  # in words; "" when it was read without doubt
    href: str  # the document; "" when it could not be read
    document: str
    source: str  # what a copied quote names


@dataclass(frozen=True, slots=True)
class Said:
    """A quote in a cell."""

    text: str
    place: str
    heading: str
    remarks: tuple[str, ...]
    facts: tuple[Tag, ...]
    href: str  # opens its evidence
    mark: str


@dataclass(frozen=True, slots=True)
class Together:
    """Quotes below one lead-in, or one quote without."""

    standard: str
    lead_in: str
    quotes: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a cell says."""

    answer: str  # in words; "" when quotes are the answer
    explanation: str
    searched: tuple[tuple[str, str], ...]  # lines in words, link to them
    proof: tuple[tuple[str, str], ...]  # what came closest or is named instead, link to its place; "" for a measure
    groups: tuple[Together, ...]


def matrix_html(
    matrix: Matrix,
    view: View,
    texts: Texts,
    *,
    tags: Callable[[Quote], Sequence[Tag]] = lambda quote: (),
    made: Cells | None = None,
) -> str:
    """The table; each quote is a link to the page of `view` with its passage open.

    `tags` gives what was read in a quote, to stand beside it. `made` keeps the cells for another choice of
    municipalities and sections from the same data under the same law.
    """
    cells_made = {} if made is None else made

    def cell_html(section_type: SectionType, column: Column, cell: Cell) -> Markup:
        at = (section_type, column.document)
        if at not in cells_made:
            answer = _answer(column, cell, view, texts, tags)
            cells_made[at] = Markup(filled("matrix_cell.html", texts=texts, cell=answer))
        return cells_made[at]

    return filled(
        "matrix.html",
        texts=texts,
        law=matrix.law,
        heads=[head_of(column, view, texts) for column in matrix.columns],
        rows=[
            (
                taxonomy.label(section_type, language=texts.language),
                section_type.value,
                [
                    (cell.state.value, cell_html(section_type, column, cell))
                    for column, cell in zip(matrix.columns, cells, strict=True)
                ],
            )
            for section_type, cells in zip(matrix.types, matrix.cells, strict=True)
        ],
    )


def head_of(column: Column, view: View, texts: Texts) -> Head:
    """What stands over a column, in any table of columns."""
    return Head(
        name=parts.municipality(column, texts.words),
        title=column.title,
        dated=parts.dated(column, texts.words),
        grade="" if column.grade is Grade.A else texts.words.grade(column.grade),
        href=_document(column, view).href if column.standards else "",
        document=column.document,
        source=", ".join(
            part
            for part in (column.municipality, column.title, column.document, parts.dated(column, texts.words))
            if part
        ),
    )


def _document(column: Column, view: View, lines: tuple[int, int] | None = None) -> View:
    return View(DOCUMENT, document=column.document, lines=lines, language=view.language)


def _answer(column: Column, cell: Cell, view: View, texts: Texts, tags: Callable[[Quote], Sequence[Tag]]) -> Answer:
    is_searched = cell.state is CellState.NOT_STATED and not cell.note
    return Answer(
        answer=parts.answer(cell, texts.words),
        explanation="" if is_searched else parts.explanation(cell, texts.words),
        searched=tuple(
            (f"{start}-{end}" if start != end else f"{start}", _document(column, view, (start, end)).href)
            for start, end in cell.looked_in
        )
        if is_searched
        else (),
        proof=tuple(_proof(column, cell, view, texts)),
        groups=tuple(_groups(column, cell, view, texts, tags)),
    )


def _proof(column: Column, cell: Cell, view: View, texts: Texts) -> Iterator[tuple[str, str]]:
    """The lines of `parts.proof`, those about a passage with a link to it."""
    absence = cell.absence
    quotes = [*(near.quote for near in absence.nearest), *absence.refers_to] if absence else []
    for n, line in enumerate(parts.proof(cell, texts.words)):
        quote = quotes[n] if n < len(quotes) else None
        yield line, _document(column, view, (quote.start_line, quote.end_line)).href if quote else ""


def _groups(
    column: Column, cell: Cell, view: View, texts: Texts, tags: Callable[[Quote], Sequence[Tag]]
) -> Iterator[Together]:
    for group in parts.groups(column, cell):
        yield Together(
            standard=group.standard,
            lead_in=group.lead_in,
            quotes=tuple(
                Said(
                    text=quote.text,
                    place=parts.place(quote, texts.words),
                    heading=parts.heading(quote),
                    remarks=tuple(parts.remarks(quote, texts.words)),
                    facts=tuple(tags(quote)),
                    # Without the other choices of the view, which 98 municipalities make long: the script adds them.
                    href=View(view.page, document=quote.document, lines=(quote.start_line, quote.end_line)).href,
                    mark=mark(quote.document, (quote.start_line, quote.end_line)),
                )
                for quote in group.quotes
            ),
        )
