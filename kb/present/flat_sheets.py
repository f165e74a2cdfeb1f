"""A workbook of flat tables: a head, rows high enough for their text, a filter, and pages that print.

All text is written as text: nothing becomes a formula, a number or a link.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day
from datetime import datetime
from io import BytesIO
from textwrap import wrap

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from kb.present import parts
from kb.present.as_xlsx import CELL_LIMIT, LETTERS_A_UNIT, TEXT_POINTS, Looks
from kb.present.texts import Words

_CREATED = datetime(2000, 1, 1)  # the same bytes each time
_HIGHEST = 409.0  # points that Excel shows of a row
Value = str | int | float | Day | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table; a title stands above it where there is one."""

    name: str
    columns: tuple[tuple[str, int], ...]  # head, width in units
    rows: tuple[tuple[Value, ...], ...]
    title: str = ""
    frozen: int = 1  # columns that stay in sight


def written(sheets: Sequence[Sheet], title: str, words: Words, date: str | None) -> bytes:
    """A workbook of these sheets; the same bytes for the same tables."""
    target = BytesIO()
    book = xlsxwriter.Workbook(
        target,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties({"title": title, "created": _CREATED})
    looks = Looks(book, words)
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        _fill(page, sheet, looks)
        _set_up(page, title, words, date)
    book.close()
    return target.getvalue()


def _fill(page: Worksheet, sheet: Sheet, looks: Looks) -> None:
    top = 0
    if sheet.title:
        page.write_string(0, 0, sheet.title, looks["title"])
        page.set_row(0, 22)
        top = 2
    for at, (head, units) in enumerate(sheet.columns):
        page.set_column(at, at, units)
        if head:
            page.write_string(top, at, head, looks["head"])
    look = "cell" if any(head for head, _ in sheet.columns) else "plain"
    for n, row in enumerate(sheet.rows, top + 1):
        for at, value in enumerate(row):
            if value is None or value == "":
                page.write_blank(n, at, None, looks[look])
            elif isinstance(value, str):
                page.write_string(n, at, _cut(value), looks[look])
            elif isinstance(value, Day):
                page.write_datetime(n, at, value, looks["day"])
            else:
                page.write_number(n, at, value, looks[look])
        page.set_row(n, _height(row, [units for _, units in sheet.columns]))
    if look == "cell":
        page.autofilter(top, 0, max(top + 1, top + len(sheet.rows)), len(sheet.columns) - 1)
        page.freeze_panes(top + 1, sheet.frozen)
        page.repeat_rows(top)


def _set_up(page: Worksheet, title: str, words: Words, date: str | None) -> None:
    page.set_paper(8)  # A3
    page.set_landscape()
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)
    printed = words("made_on", date=parts.in_words(date, words)) if date else ""
    page.set_header(f"&L&9{title[:100].replace('&', '&&')}&R&9{printed}")
    page.set_footer(f"&L&9&A&R&9{words('page_of', n='&P', of='&N')}")


def _height(row: Sequence[Value], units: Sequence[int]) -> float:
    lines = 1
    for value, width in zip(row, units, strict=True):
        if isinstance(value, str):
            wrapped = (wrap(part, max(4, int(width * LETTERS_A_UNIT))) for part in value.split("\n"))
            lines = max(lines, sum(max(1, len(part)) for part in wrapped))
    return min(_HIGHEST, lines * TEXT_POINTS + 4)


def _cut(text: str) -> str:
    return text if len(text) <= CELL_LIMIT else f"{text[: CELL_LIMIT - 2]} …"
