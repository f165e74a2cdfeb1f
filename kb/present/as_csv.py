"""The matrix as one flat table: a row for each quote, and one for each cell without any.

Commas (RFC 4180), because programs read CSV and expect them; a person with Excel in Danish takes the XLSX, where no
separator has to be guessed. A byte order mark tells Excel that æ, ø and å are UTF-8.
"""

from __future__ import annotations

import csv
from io import StringIO

from kb.model import Cell, Column, Matrix, Quote
from kb.present.safe import no_formula, printable
from kb.present.texts import Words
from kb.taxonomy import SectionType

COLUMNS = (
    "law",
    "type",
    "municipality",
    "document",
    "title",
    "approved_on",
    "state",
    "text",
    "page",
    "start_line",
    "end_line",
    "heading",
    "confidence",
    "lead_in",
    "shared",
    "quoted_law",
    "provision",
    "note",
)


def to_csv(matrix: Matrix, _words: Words, _date: str | None) -> bytes:
    """UTF-8 with a byte order mark; cells that a spreadsheet would run as a formula begin with an apostrophe."""
    table = StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for section_type, row in zip(matrix.types, matrix.cells, strict=True):
        for column, cell in zip(matrix.columns, row, strict=True):
            for quote in cell.quotes or (None,):
                writer.writerow(_row(matrix.law, section_type, column, cell, quote))
    return b"\xef\xbb\xbf" + table.getvalue().encode("utf-8")


def _row(law: str, section_type: SectionType, column: Column, cell: Cell, quote: Quote | None) -> list[str]:
    about = [law, section_type.value, column.municipality, column.document, column.title, column.approved_on]
    said: list[object] = [""] * 10
    if quote is not None:
        said = [
            quote.text,
            "" if quote.page is None else quote.page,
            quote.start_line,
            quote.end_line,
            quote.heading,
            f"{quote.confidence:g}",
            quote.lead_in,
            str(quote.shared).lower(),
            str(quote.quoted_law).lower(),
            quote.provision,
        ]
    return [no_formula(printable(str(value))) for value in (*about, cell.state.value, *said, cell.note)]
