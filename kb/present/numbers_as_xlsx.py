"""The numbers as a workbook: every value as a row, who states what, the sources, how to read it."""

from __future__ import annotations

from collections.abc import Iterator

from kb.compare.numbers import Numbers
from kb.model import CellState
from kb.present import flat_sheets, parts
from kb.present import numbers as wording
from kb.present.flat_sheets import Sheet, Value
from kb.present.safe import printable
from kb.present.texts import Words

_COLUMNS = (
    *(("fact", 22), ("municipality", 18), ("law", 16), ("value", 30), ("on_axis", 24), ("scale", 9), ("clock", 34)),
    *(("applies_to", 26), ("exit_clause", 34), ("quote", 70), ("document", 30), ("page", 7), ("from_line", 9)),
    *(("to_line", 9), ("approved_on", 22)),
)


def to_xlsx(numbers: Numbers, words: Words, date: str | None) -> bytes:
    """A workbook of four sheets; the same bytes for the same numbers."""
    title = wording.title(numbers, words)
    heads = tuple((words(key), units) for key, units in _COLUMNS)
    sheets = (
        Sheet(words("sheet_numbers"), heads, tuple(_row(row, words) for row in wording.rows(numbers)), title, 2),
        _coverage(numbers, words),
        Sheet(
            words("sheet_sources"),
            tuple((words(key), units) for key, units in _SOURCES),
            tuple(_source(numbers, words)),
        ),
        Sheet(words("sheet_guide"), (("", 34), ("", 110)), tuple(_guide(numbers, words)), words("sheet_guide")),
    )
    return flat_sheets.written(sheets, title, words, date)


def _row(row: wording.Row, words: Words) -> tuple[Value, ...]:
    column, number, quote = row.column, row.number, row.quote
    about = (wording.fact_label(row.kind, words), parts.municipality(column, words))
    document, dated = printable(column.document), parts.approval(column, words)
    if number is None or quote is None:
        searched = wording.looked_in(row.missing, words) if row.missing else ""
        return (*about, "", words.state(row.state), *[""] * 5, searched, document, None, None, None, dated)
    return (
        *about,
        ", ".join(number.laws),
        wording.said(number, words),
        wording.converted(number, words),
        round(number.size.value, 2) if number.size and number.is_on_axis else None,
        wording.clock(number, words),
        "; ".join(part for part in (wording.about(number, words), _unplaced(number.is_unplaced, words)) if part),
        printable(number.exit_clause),
        " ".join(printable(part) for part in (quote.lead_in, quote.text) if part),
        printable(quote.document),
        quote.page,
        quote.start_line,
        quote.end_line,
        dated,
    )


def _unplaced(is_unplaced: bool, words: Words) -> str:
    return words("unplaced") if is_unplaced else ""


def _coverage(numbers: Numbers, words: Words) -> Sheet:
    """A row for each municipality, a column for each figure, the words in the cells."""
    heads = [(words("municipality"), 20), (words("document"), 30)]
    heads += [(wording.fact_label(kind, words), 24) for kind in numbers.types]
    rows = []
    for at, column in enumerate(numbers.columns):
        cells: list[Value] = [parts.municipality(column, words), printable(column.document)]
        for kind in numbers.types:
            said = [one for one in numbers.of(kind) if one.column == at and not one.is_unplaced]
            state = next((one.state for one in numbers.missing_of(kind) if one.column == at), CellState.NOT_STATED)
            values = dict.fromkeys(wording.said(one, words) for one in said)
            cells.append("\n".join(values) if said else words.state(state))
        rows.append(tuple(cells))
    return Sheet(words("sheet_coverage"), tuple(heads), tuple(rows), frozen=2)


_SOURCES = (
    *(("municipality", 18), ("standard", 44), ("approved_on", 18), ("approved_by", 34), ("edition", 9)),
    *(("grade", 26), ("document", 34), ("sha256", 36)),
)


def _source(numbers: Numbers, words: Words) -> Iterator[tuple[Value, ...]]:
    known = {document.document: document for document in numbers.documents}
    for column in numbers.columns:
        document = known.get(column.document)
        yield (
            parts.municipality(column, words),
            printable(column.title),
            parts.approval(column, words),
            printable(column.approved_by),
            column.edition_year,
            words.grade(column.grade),
            printable(column.document),
            document.sha256 if document else "",
        )


def _guide(numbers: Numbers, words: Words) -> Iterator[tuple[Value, ...]]:
    yield from (("", text) for text in wording.guide(words))
    yield from ((words.state(state), words.meaning(state)) for state in CellState if state is not CellState.STATED)
    yield from ((words("remarks"), printable(finding.message)) for finding in numbers.findings)
    if numbers.snapshot:
        yield "", words("snapshot", snapshot=printable(numbers.snapshot))
