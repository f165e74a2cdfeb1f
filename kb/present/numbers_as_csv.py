"""The numbers as one flat table: a row for each place that states one, and one for each municipality that states none.

Keys and values are those of the program (`P6M`, `max`, `months`), the words of the text stand in `text`. See `as_csv`
for the choice of separator and byte order mark.
"""

from __future__ import annotations

import csv
from io import StringIO

from kb.compare.numbers import Numbers
from kb.present import numbers as wording
from kb.present.safe import no_formula, printable
from kb.present.texts import Words

COLUMNS = (
    *("fact_type", "municipality", "document", "approved_on", "state", "law_refs"),
    *("value", "qualifier", "unit", "per", "scale", "on_scale", "is_near", "clock", "clock_text"),
    *("applies_to", "case", "is_unplaced", "role", "price_level", "exit_clause", "phrase"),
    *("text", "page", "start_line", "end_line", "looked_in"),
)


def to_csv(numbers: Numbers, _words: Words, _date: str | None) -> bytes:
    """UTF-8 with a byte order mark; cells that a spreadsheet would run as a formula begin with an apostrophe."""
    table = StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in wording.rows(numbers):
        writer.writerow(no_formula(printable(str(value))) for value in _values(row))
    return b"\xef\xbb\xbf" + table.getvalue().encode("utf-8", "replace")


def _values(row: wording.Row) -> list[object]:
    column = row.column
    about = [row.kind.value, column.municipality, column.document, column.approved_on, row.state.value]
    if row.number is None or row.quote is None:
        searched = row.missing.looked_in if row.missing else ()
        return [*about, *[""] * (len(COLUMNS) - 6), "; ".join(f"{start}-{end}" for start, end in searched)]
    fact, size, quote = row.number.fact, row.number.size, row.quote
    return [
        *about,
        "; ".join(row.number.laws),
        fact.value or "",
        fact.qualifier.value if fact.qualifier else "",
        fact.unit,
        fact.per,
        size.scale.value if size else "",
        f"{size.value:.4g}" if size else "",
        str(size.is_near).lower() if size else "",
        row.number.clock.value if row.number.clock else "",
        fact.clock,
        fact.applies_to,
        fact.case,
        str(row.number.is_unplaced).lower(),
        fact.role,
        fact.price_level,
        row.number.exit_clause,
        fact.phrase,
        quote.text,
        "" if quote.page is None else quote.page,
        quote.start_line,
        quote.end_line,
        "",
    ]
