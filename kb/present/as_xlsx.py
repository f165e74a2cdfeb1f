"""The matrix as a workbook to go on working with: the comparison, every quote as a row, the sources, how to read it.

Excel shows no more than 409 points of a row and 32,767 characters of a cell. So a section type takes as many rows as
its longest column needs, and every row is made high enough for its text. Fonts differ between machines: the estimate
of how much fits a line is on the safe side. All text is written as text: nothing becomes a formula, a number or a
link.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Day
from datetime import datetime
from io import BytesIO
from itertools import zip_longest
from textwrap import wrap
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kb import taxonomy
from kb.law.services import law_label
from kb.model import Cell, CellState, Column, Matrix, Quote
from kb.present import parts
from kb.present.safe import printable
from kb.present.texts import Words

CELL_LIMIT = 32_767  # characters; Excel refuses more
QUOTE_LIMIT = 4_000  # characters of one quote in the comparison; the rest is on the data sheet
ROW_POINTS = 390.0  # a row holds this much text; Excel shows 409
POINTS = {"gap": 6.0, "tag": 11.0}  # height of a line by look; any other is
TEXT_POINTS = 12.0
_LINES_A_PARAGRAPH = 25  # a longer one goes on in the next row
LETTERS_A_UNIT = 1.25  # DejaVu Sans 9, wider than Arial, was seen to fit 1.38 letters in a unit of column width
SHEET_UNITS = 190  # column widths that fill an A3 page in landscape at full size
TYPE_UNITS = 15
_FONT = "Arial"
_INK, _GREY, _PALE, _HEAD = "#1B2A33", "#5B6770", "#F1F3F4", "#DDE3E6"
_CREATED = datetime(2000, 1, 1)  # the same bytes each time
_DAYS = {"da": "[$-406]d. mmmm yyyy", "en": "[$-809]d mmmm yyyy"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in one look."""

    look: str  # name of a format: "text", "lead", "tag", "state", "gap"
    text: str


Paragraph = tuple[Piece, ...]


class Looks:
    """The formats of a workbook by name."""

    def __init__(self, book: xlsxwriter.Workbook, words: Words) -> None:
        base = {"font_name": _FONT, "font_size": 9, "font_color": _INK}
        cell = {**base, "text_wrap": True, "valign": "top", "border": 1, "border_color": "#C3CBD0"}
        looks: dict[str, dict[str, Any]] = {
            "text": base,
            "lead": {**base, "bold": True},
            "tag": {**base, "font_size": 8, "font_color": _GREY},
            "state": {**base, "bold": True, "font_color": _GREY},
            "gap": {**base, "font_size": 4},
            "cell": cell,
            "day": {**cell, "num_format": _DAYS[words.language], "align": "left"},
            "empty": {**cell, "bg_color": _PALE},
            "type": {**cell, "bold": True, "bg_color": _HEAD},
            "more": {**cell, "font_color": _GREY, "bg_color": _HEAD},
            "head": {**cell, "bold": True, "bg_color": _HEAD},
            "title": {**base, "bold": True, "font_size": 14},
            "plain": {**base, "text_wrap": True, "valign": "top"},
            "strong": {**base, "bold": True, "text_wrap": True, "valign": "top"},
        }
        self._formats: dict[str, Format] = {name: book.add_format(look) for name, look in looks.items()}

    def __getitem__(self, name: str) -> Format:
        return self._formats[name]


def to_xlsx(matrix: Matrix, words: Words, date: str | None) -> bytes:
    """A workbook of four sheets; the same bytes for the same matrix."""
    target = BytesIO()
    book = xlsxwriter.Workbook(
        target,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    title = words("title", law=printable(law_label(matrix.law)))
    book.set_properties({"title": title, "created": _CREATED})
    looks = Looks(book, words)
    names = [words(key) for key in ("sheet_matrix", "sheet_data", "sheet_sources", "sheet_guide")]
    comparison, data, sources, guide = (book.add_worksheet(name) for name in names)
    places = _data_sheet(data, matrix, looks, words)
    _comparison_sheet(comparison, matrix, looks, words, places)
    _sources_sheet(sources, matrix, looks, words)
    _guide_sheet(guide, matrix, looks, words, date)
    for sheet in (comparison, data, sources, guide):
        _page_set_up(sheet, title, words, date)
    book.close()
    return target.getvalue()


def _page_set_up(sheet: Worksheet, title: str, words: Words, date: str | None) -> None:
    sheet.set_paper(8)  # A3
    sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    printed = words("made_on", date=parts.in_words(date, words)) if date else ""
    sheet.set_header(f"&L&9{_ampersands(title)}&R&9{_ampersands(printed)}")
    sheet.set_footer(f"&L&9&A&R&9{words('page_of', n='&P', of='&N')}")


def _ampersands(text: str) -> str:
    return text[:100].replace("&", "&&")


# ------------------------------------------------------------------------------------------------ comparison


def _comparison_sheet(sheet: Worksheet, matrix: Matrix, looks: Looks, words: Words, places: dict[Quote, int]) -> None:
    units = max(26.0, min(70.0, (SHEET_UNITS - TYPE_UNITS) / max(1, len(matrix.columns))))
    sheet.set_column(0, 0, TYPE_UNITS)
    if matrix.columns:
        sheet.set_column(1, len(matrix.columns), units)
    sheet.write_string(0, 0, words("title", law=printable(law_label(matrix.law))), looks["title"])
    sheet.set_row(0, 22)
    if not matrix.columns:
        sheet.write_string(2, 0, words("no_columns", law=printable(matrix.law)), looks["text"])
        return
    sheet.write_string(2, 0, words("type"), looks["head"])
    high = 0.0
    for at, column in enumerate(matrix.columns, 1):
        lines = _head(column, words)
        _write(
            sheet, 2, at, [(Piece("lead" if n == 0 else "tag", line),) for n, line in enumerate(lines)], looks, "head"
        )
        high = max(high, sum(_height(((Piece("tag", line),)), units) for line in lines))
    sheet.set_row(2, high + 4)
    row = 3
    for section_type, cells in zip(matrix.types, matrix.cells, strict=True):
        label = taxonomy.label(section_type, language=words.language)
        stacks = [
            _rows_of(list(_paragraphs(column, cell, words, places, units)), units)
            for column, cell in zip(matrix.columns, cells, strict=True)
        ]
        for n, layer in enumerate(zip_longest(*stacks, fillvalue=())):
            # The label stands in every row, so that the filter keeps a type's rows together.
            sheet.write_string(row, 0, label, looks["type" if n == 0 else "more"])
            for at, (cell, paragraphs) in enumerate(zip(cells, layer, strict=True), 1):
                _write(sheet, row, at, paragraphs, looks, "cell" if cell.state is CellState.STATED else "empty")
            sheet.set_row(row, max(sum(_height(one, units) for one in paragraphs) for paragraphs in layer) + 4)
            row += 1
    sheet.autofilter(2, 0, row - 1, len(matrix.columns))
    sheet.freeze_panes(3, 1)
    sheet.repeat_rows(2)
    sheet.repeat_columns(0)


def _head(column: Column, words: Words) -> list[str]:
    lines = (parts.municipality(column, words), column.title, parts.dated(column, words), column.document)
    return [_short(printable(line)) for line in lines if line]


def _paragraphs(
    column: Column, cell: Cell, words: Words, places: dict[Quote, int], units: float
) -> Iterator[Paragraph]:
    """What a cell says: its answer in words, then each quote with its tag below."""
    most = int(units * LETTERS_A_UNIT) * _LINES_A_PARAGRAPH
    said = parts.answer(cell, words)
    if said:
        yield (Piece("state", said),)
    explained = parts.explanation(cell, words)
    if explained:
        yield (Piece("tag", explained),)
    for line in parts.proof(cell, words):
        for piece in _split(line, most):
            yield (Piece("tag", piece),)
    for group in parts.groups(column, cell):
        if group.standard:
            yield (Piece("state", _short(group.standard)),)
        if group.lead_in:
            for piece in _split(group.lead_in, most):
                yield (Piece("lead", piece),)
            if group.lead:
                yield (Piece("tag", _where(group.lead, words)),)
        for quote in group.quotes:
            text = printable(quote.text)
            if len(text) > QUOTE_LIMIT:
                more = words("continues_on_data", sheet=words("sheet_data"), row=places[quote])
                text = f"{text[:QUOTE_LIMIT].rstrip()} {more}"
            bullet = "• " if group.lead_in else ""
            for piece in _split(f"{bullet}{text}", most):
                yield (Piece("text", piece),)
            yield Piece("tag", _where(quote, words)), Piece("gap", " ")


def _where(quote: Quote, words: Words) -> str:
    return f"[{'; '.join((parts.place(quote, words), *parts.remarks(quote, words)))}]"


def _split(text: str, most: int) -> list[str]:
    """A text in pieces of at most so many characters, cut between words."""
    return wrap(text, most, break_on_hyphens=False) or [""]


def _rows_of(paragraphs: Sequence[Paragraph], units: float) -> list[list[Paragraph]]:
    """The paragraphs of a cell in as many rows as it takes; a quote's last words and its tag stay together."""
    rows: list[list[Paragraph]] = [[]]
    used = 0.0
    for n, paragraph in enumerate(paragraphs):
        height = _height(paragraph, units)
        following = paragraphs[n + 1] if n + 1 < len(paragraphs) else ()
        keep = _height(following, units) if following and following[0].look == "tag" else 0.0
        if rows[-1] and used + height + keep > ROW_POINTS:
            rows.append([])
            used = 0.0
        rows[-1].append(paragraph)
        used += height
    return rows


def _height(paragraph: Paragraph, units: float) -> float:
    """Points that the paragraph takes in a column of this width."""
    width = max(8, int(units * LETTERS_A_UNIT))
    return sum(max(1, len(wrap(piece.text, width))) * POINTS.get(piece.look, TEXT_POINTS) for piece in paragraph)


def _row_height(texts: Sequence[tuple[str, float]]) -> float:
    """The height of a row that shows these texts, each in its column's width, as far as Excel can."""
    return min(409.0, max(_height((Piece("text", text),), units) for text, units in texts) + 4)


def _write(sheet: Worksheet, row: int, at: int, paragraphs: Sequence[Paragraph], looks: Looks, cell: str) -> None:
    pieces = [piece for paragraph in paragraphs for piece in paragraph if piece.text]
    if pieces and pieces[-1].look == "gap":
        pieces.pop()
    if not pieces:
        sheet.write_blank(row, at, None, looks[cell])
    elif len(pieces) == 1 and pieces[0].look == "text":
        sheet.write_string(row, at, pieces[0].text, looks[cell])
    else:
        runs: list[Format | str] = []
        for n, piece in enumerate(pieces):
            runs += [looks[piece.look], piece.text if n + 1 == len(pieces) else f"{piece.text}\n"]
        if len(pieces) == 1:
            runs += [looks["text"], " "]  # rich text must have two runs
        sheet.write_rich_string(row, at, *runs, looks[cell])


# ------------------------------------------------------------------------------------------------ data


def _data_sheet(sheet: Worksheet, matrix: Matrix, looks: Looks, words: Words) -> dict[Quote, int]:
    """A row for each quote, and for each cell without any; gives the row (1-based) on which each quote begins."""
    columns: tuple[tuple[str, int], ...] = (
        ("law", 14),
        ("type", 14),
        ("municipality", 16),
        ("answer", 22),
        ("lead_in", 30),
        ("text", 80),
        ("part", 6),
        ("document", 26),
        ("page", 7),
        ("from_line", 9),
        ("to_line", 9),
        ("heading", 30),
        ("approved_on", 18),
        ("confidence", 10),
        ("remark", 26),
    )
    places: dict[Quote, int] = {}
    for at, (key, units) in enumerate(columns):
        sheet.set_column(at, at, units)
        sheet.write_string(0, at, words(key), looks["head"])
    row = 1
    for section_type, cells in zip(matrix.types, matrix.cells, strict=True):
        label = taxonomy.label(section_type, language=words.language)
        for column, cell in zip(matrix.columns, cells, strict=True):
            about = (printable(matrix.law), label, parts.municipality(column, words), words.state(cell.state))
            dated = parts.approval(column, words)
            for quote in cell.quotes or (None,):
                texts = _chunks(printable(quote.text)) if quote else [""]
                remark = [*([words(cell.note)] if cell.note else ()), *(parts.remarks(quote, words) if quote else ())]
                for n, text in enumerate(texts, 1):
                    numbers = (quote.page, quote.start_line, quote.end_line) if quote else (None, None, None)
                    values: tuple[str | int | float | Day | None, ...] = (
                        *about,
                        _cut(printable(quote.lead_in)) if quote else "",
                        text,
                        n if len(texts) > 1 else None,
                        printable(column.document),
                        *numbers,
                        _cut(parts.heading(quote)) if quote else "",
                        dated,
                        quote.confidence if quote else None,
                        "; ".join(remark),
                    )
                    _row(sheet, row, values, looks)
                    sheet.set_row(
                        row, _row_height([(str(values[at]), columns[at][1]) for at in (2, 3, 4, 5, 7, 11, 14)])
                    )
                    if quote:
                        places.setdefault(quote, row + 1)
                    row += 1
    sheet.autofilter(0, 0, max(1, row - 1), len(columns) - 1)
    sheet.freeze_panes(1, 3)
    sheet.repeat_rows(0)
    return places


def _row(sheet: Worksheet, row: int, values: Sequence[str | int | float | Day | None], looks: Looks) -> None:
    for at, value in enumerate(values):
        if value is None or value == "":
            sheet.write_blank(row, at, None, looks["cell"])
        elif isinstance(value, str):
            sheet.write_string(row, at, value, looks["cell"])
        elif isinstance(value, Day):
            sheet.write_datetime(row, at, value, looks["day"])
        else:
            sheet.write_number(row, at, value, looks["cell"])


def _chunks(text: str) -> list[str]:
    """A text in pieces that a cell can hold and a row of full height can show."""
    return _split(text, int(ROW_POINTS / TEXT_POINTS) * 80) or [""]


def _short(text: str) -> str:
    """A title that leaves room for the rest; it is whole on the sheet of sources."""
    return text if len(text) <= 200 else f"{text[:198].rstrip()} …"


def _cut(text: str) -> str:
    return text if len(text) <= CELL_LIMIT else f"{text[: CELL_LIMIT - 2]} …"


# ------------------------------------------------------------------------------------------------ sources and guide


def _sources_sheet(sheet: Worksheet, matrix: Matrix, looks: Looks, words: Words) -> None:
    columns: tuple[tuple[str, int], ...] = (
        ("municipality", 18),
        ("standard", 44),
        ("approved_on", 18),
        ("approved_by", 34),
        ("edition", 9),
        ("grade", 26),
        ("document", 34),
        ("file_type", 9),
        ("pages", 8),
        ("lines", 8),
        ("sha256", 36),
    )
    for at, (key, units) in enumerate(columns):
        sheet.set_column(at, at, units)
        sheet.write_string(0, at, words(key), looks["head"])
    row = 1
    for column, document in parts.sources(matrix):
        values: tuple[str | int | float | Day | None, ...] = (
            parts.municipality(column, words),
            printable(column.title),
            parts.approval(column, words),
            printable(column.approved_by),
            column.edition_year,
            words.grade(column.grade),
            printable(column.document),
            parts.file_type(column.document),
            (document.pages or None) if document else None,
            document.lines if document else None,
            document.sha256 if document else None,
        )
        _row(sheet, row, values, looks)
        sheet.set_row(row, _row_height([(str(values[at] or ""), columns[at][1]) for at in (0, 1, 3, 5, 6, 10)]))
        row += 1
    sheet.autofilter(0, 0, max(1, row - 1), len(columns) - 1)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)


def _guide_sheet(sheet: Worksheet, matrix: Matrix, looks: Looks, words: Words, date: str | None) -> None:
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 110)
    sheet.write_string(0, 0, words("sheet_guide"), looks["title"])
    sheet.set_row(0, 22)
    rows: list[tuple[str, str]] = [("", text) for text in words.guide()]
    rows += [(words.state(state), words.meaning(state)) for state in CellState if state is not CellState.STATED]
    rows += [(words("remarks") if n == 0 else "", printable(one.message)) for n, one in enumerate(matrix.findings)]
    if matrix.snapshot:
        rows.append(("", words("snapshot", snapshot=printable(matrix.snapshot))))
    if date:
        rows.append(("", words("made_on", date=parts.in_words(date, words))))
    for row, (name, text) in enumerate(rows, 2):
        sheet.write_string(row, 0, name, looks["strong"])
        sheet.write_string(row, 1, _cut(text), looks["plain"])
        sheet.set_row(row, _row_height([(name, 34), (text, 110)]))
