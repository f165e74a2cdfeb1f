"""Topics for spreadsheets and programs: a row for each quote."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from kb.compare.topics.highlights import Highlight
from kb.compare.topics.matrix import TopicMatrix
from kb.present import topics as wording
from kb.present.safe import no_formula, printable
from kb.present.texts import Words

COLUMNS = (
    *("law", "type", "topic", "label", "words", "relation", "municipality", "document", "approved_on", "state"),
    *("distance", "text", "deciding_words", "facts", "lead_in", "page", "start_line", "end_line", "heading"),
    *("provision", "topic_id", "agreement", "note"),
)


def to_csv(matrix: TopicMatrix, _found: Sequence[Highlight], words: Words, _date: str | None) -> bytes:
    """UTF-8 with a byte order mark; cells that a spreadsheet would run as a formula begin with an apostrophe."""
    table = StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for place in wording.places(matrix):
        row, column, cell, quote = place.row, place.column, place.cell, place.quote
        values: tuple[object, ...] = (
            *(matrix.law, row.type.value, row.concept, wording.label(row, words), row.label, row.relation.value),
            *(column.municipality, column.document, column.approved_on, cell.state.value),
            "baseline" if cell.is_baseline else (cell.relation.value if cell.relation else ""),
            quote.text if quote else "",
            "; ".join(wording.decided(cell.deciders, words)),
            "; ".join(wording.facts(cell)),
            *((quote.lead_in, quote.page or "", quote.start_line, quote.end_line) if quote else ("", "", "", "")),
            *((quote.heading, quote.provision) if quote else ("", "")),
            *(row.topic, wording.agreement(row, words), cell.note),
        )
        writer.writerow([no_formula(printable(str(value))) for value in values])
    return b"\xef\xbb\xbf" + table.getvalue().encode("utf-8", "replace")
