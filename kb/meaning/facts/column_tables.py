"""What does a table with named columns say of each of its rows?

    Niveau  Kontakter      Tid pr. uge     Længde        the head names what each column holds
    Let     1 hver 14. dag op til 30 min.  6 måneder     contacts, hours, duration

Cells come as lines of one table row, or as stretches of one line. Where a row has as many cells as the head, each is
read by its own column, and a bare number takes unit and period from the head ("Timer pr. uge"). Where the cells ran
together, a quantity goes to the column that its unit fits; lengths of time that several columns could hold go by order,
and only when there are as many of them as columns.

Never: reads a number that neither its cell nor its head gives a unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from kb.meaning.facts.bounds import BOUND_BEFORE, qualifier_at
from kb.meaning.facts.durations import Duration, durations
from kb.meaning.facts.numbers import NUMBER, number, plain
from kb.meaning.facts.periods import PER, period_of
from kb.meaning.facts.rules import compiled
from kb.meaning.facts.statement import Found
from kb.meaning.facts.time_units import UNIT
from kb.model import CleanText, Qualifier, Role
from kb.model import FactType as F

_LABEL = (
    r"niveau|ydelse|pakke|indsats|tilbud|gruppe|trin|område|kategori|støtte|behov|type|funktionsniveau|sag\b|"
    r"ansøgning|modul"
)
# What a column holds, by the words of its head; the first that holds.
COLUMNS: tuple[tuple[F, str, str], ...] = (
    (F.START_DEADLINE, r"(?:op)?start\w*|iværksættelse\w*|igangsættelse\w*", "Opstart efter bevilling"),
    (F.PROCESSING_TIME, r"\w*behandling(?:stid|sfrist)?\w*|\w*frist(?:er)?|svartid\w*|afgørelse\w*", "Frist"),
    (F.MAX_DURATION, r"varighed|længde|\w*periode|forløbslængde|bevilges\s+for", "Varighed"),
    (F.CONTACTS, r"kontakter|besøg|samtaler|møder|antal\s+gange|hyppighed", "Besøg pr. uge"),
    (F.HOURS_PER_PERIOD, r"tid|støttetid|timer|timetal|minutter|omfang|ramme", "Timer pr. uge"),
)
_ROW_NAME = re.compile(rf"(?:{_LABEL})", re.IGNORECASE)
_IN_TIME = frozenset({F.START_DEADLINE, F.PROCESSING_TIME, F.MAX_DURATION})
_APART = re.compile(r"\s{2,}|\t+|\s+\|\s+|\s+[-–—]\s+")
_ANY_HEAD = re.compile("|".join(rf"\b(?:{pattern})\b" for _, pattern, _ in COLUMNS), re.IGNORECASE)
MAX_HEAD = 90  # characters
MAX_HEAD_WORDS = 12
MAX_CELL = 40
MAX_ROWS = 40
RULE = "Let støtte 1 time pr. uge 6 måneder"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One printed row: its cells, and the lines they stand on."""

    cells: tuple[str, ...]
    start_line: int
    end_line: int
    number: int | None  # of the row in a table with rules or marks; None for a line of text

    @property
    def text(self) -> str:
        return " ".join(self.cells)


@dataclass(frozen=True, slots=True)
class CellFact:
    """A value of a row; the offsets of `found` are those of `phrase`."""

    found: Found
    label: str
    phrase: str
    start_line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class _Column:
    type: F | None
    head: str
    per: str


def cell_facts(clean: CleanText) -> Iterator[CellFact]:
    """The facts of every table with named columns, in the order of its rows."""
    done = 0
    for line in _starts(clean):
        if line <= done:
            continue
        rows = _rows(clean, line)
        head = next(rows)
        columns = _columns(head)
        for row in islice(rows, MAX_ROWS if columns else 0):
            if not _goes_on(head, row):
                break
            yield from _row_facts(columns, row)
            done = row.end_line


def _starts(clean: CleanText) -> Iterator[int]:
    """The lines that may begin a head: a quick no for most."""
    before: int | None = None
    for at, (text, role) in enumerate(zip(clean.texts, clean.roles, strict=True)):
        row = clean.source.lines[at].row
        is_first = row is not None and before is None  # of a table with rules or marks
        before = row
        if role is Role.BODY and (
            is_first or (row is None and len(text) <= MAX_HEAD and _ROW_NAME.match(text) and _ANY_HEAD.search(text))
        ):
            yield at + 1


def _rows(clean: CleanText, start: int) -> Iterator[TableRow]:
    """The printed rows from a line on."""
    held: TableRow | None = None
    for line in range(start, len(clean.texts) + 1):
        text = clean.texts[line - 1].strip()
        if clean.roles[line - 1] is not Role.BODY or not text:
            continue
        row = clean.source.lines[line - 1].row
        if held is not None and (row is None or held.number != row):
            yield held
            held = None
        if row is None:
            yield TableRow(_cells(text, clean.source.lines[line - 1].text), line, line, None)
        elif held is None:
            held = TableRow((text,), line, line, row)
        else:
            held = replace(held, cells=(*held.cells, text), end_line=line)
    if held is not None:
        yield held


def _cells(text: str, printed: str) -> tuple[str, ...]:
    """The stretches of a line as printed; its cleaned text where it has one only, or another wording."""
    if len(printed) > MAX_HEAD * 2:
        return (text,)
    cells = tuple(" ".join(cell.split()) for cell in _APART.split(printed.strip()))
    return cells if len(cells) > 1 and all(cell and cell in text for cell in cells) else (text,)


def _columns(row: TableRow) -> tuple[_Column, ...]:
    """What the columns below this row hold; () when it is no head."""
    text = row.text
    if len(text) > MAX_HEAD * 2 or not _ANY_HEAD.search(text) or text.endswith((".", "?", "!", ":", ";")):
        return ()
    if durations(text) or compiled(r"\b(?:er|kan|skal|vil|har|får|gives|ydes|der|som|du|vi)\b").search(text):
        return ()
    if row.number is None and not _ROW_NAME.match(text):
        return ()
    if len(row.cells) > 1:
        columns = tuple(_column(cell) for cell in row.cells)
        is_head = columns[0].type is None and any(column.type for column in columns[1:])
        return columns if is_head and all(len(cell) <= MAX_CELL for cell in row.cells) else ()
    if len(text) > MAX_HEAD or len(text.split()) > MAX_HEAD_WORDS or compiled(r"[,;]|\b(?:og|eller)\b").search(text):
        return ()
    named = list(_ANY_HEAD.finditer(text))
    ends = [*(match.start() for match in named[1:]), len(text)]
    parts = [text[match.start() : end] for match, end in zip(named, ends, strict=True)]
    columns = tuple(_column(part) for part in parts)
    types = {column.type for column in columns}
    return columns if len(types) > 1 or types == {F.PROCESSING_TIME} else ()


def _column(head: str) -> _Column:
    kind = next((kind for kind, pattern, _ in COLUMNS if compiled(rf"^\W*(?:{pattern})\b").match(head)), None)
    kind = kind or next((kind for kind, pattern, _ in COLUMNS if compiled(rf"\b(?:{pattern})\b").search(head)), None)
    per = compiled(PER).search(head)
    return _Column(kind, head, period_of(per) if per else "")


def _goes_on(head: TableRow, row: TableRow) -> bool:
    """Is this a row of the table?"""
    if head.number is not None or row.number is not None:
        return head.number is not None and row.number is not None
    if len(row.text) > MAX_HEAD * 2 or compiled(r"\b(?:du|vi|der|som)\b").search(row.text):
        return False
    if compiled(r"[.!?:]$").search(re.sub(r"\b(?:min|mdr|maks|md)\.$", "", row.text)):
        return False
    return compiled(NUMBER).search(row.text) is not None


def _row_facts(columns: Sequence[_Column], row: TableRow) -> Iterator[CellFact]:
    if len(row.cells) == len(columns) and columns[0].type is None:
        for column, cell in zip(columns[1:], row.cells[1:], strict=True):
            if column.type is not None:
                for found in _in_cell(column, cell):
                    yield CellFact(found, row.cells[0], cell, row.start_line, row.end_line)
        return
    if len(row.cells) > 1 and row.number is not None:
        return  # a cell is empty or has two lines: which column is meant is not known
    text = row.text
    first = len(text)
    facts = list(_in_row(columns, text))
    for found in facts:
        first = min(first, found.start)
    label = text[:first].strip(" -–|,:")
    for found in facts:
        yield CellFact(found, label, text[found.start : found.end].strip(), row.start_line, row.end_line)


def _in_cell(column: _Column, cell: str) -> Iterator[Found]:
    """The values of one cell, read by its column."""
    text = cell
    unit = compiled(rf"\b(?:{UNIT})\b").search(column.head)
    is_bare = compiled(rf"^\W*{BOUND_BEFORE}(?:{NUMBER}\s*(?:-|–|til)\s*)?{NUMBER}\W*$").match(cell)
    if is_bare and unit and column.type is not F.CONTACTS:
        text = f"{cell.rstrip(' .')} {unit[0]}"
    if column.type is F.CONTACTS:
        yield from _contacts(column, text, is_bare=is_bare is not None)
        return
    for duration in durations(text):
        yield from _of_length(column, duration, len(cell))


def _in_row(columns: Sequence[_Column], text: str) -> Iterator[Found]:
    """The values of a row whose cells ran together."""
    by_type = {column.type: column for column in columns if column.type is not None}
    found = durations(text)
    lengths = [one for one in found if not one.value.startswith("PT") and not one.per]
    in_time = [column for column in columns if column.type in _IN_TIME]
    if lengths and (len(in_time) == len(lengths) or (len(in_time) == 1 and len(lengths) == 1)):
        for column, length in zip(in_time, lengths, strict=True):
            yield from _of_length(column, length, len(text))
    if hours := by_type.get(F.HOURS_PER_PERIOD):
        for one in found:
            if one.value.startswith("PT"):
                yield from _of_length(hours, one, len(text))
    if contacts := by_type.get(F.CONTACTS):
        yield from _contacts(contacts, text, is_bare=False)


def _of_length(column: _Column, one: Duration, length: int) -> Iterator[Found]:
    assert column.type is not None
    is_hours = one.value.startswith("PT")
    per = (one.per or column.per) if is_hours else ""
    if (column.type is F.HOURS_PER_PERIOD) != is_hours or (is_hours and not per) or (one.per and not is_hours):
        return
    start, end = min(one.start, length), min(one.end, length)
    if one.least and one.qualifier is Qualifier.MAX:
        yield Found(column.type, start, end, one.least, Qualifier.MIN, per=per, rule=RULE)
    yield Found(column.type, start, end, one.value, one.qualifier, unit=one.unit, per=per, rule=RULE)


@cache
def _contacts_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,]){BOUND_BEFORE}(?:(?P<low>{NUMBER})\s*(?:-|–|til)\s*)?(?P<number>{NUMBER})(?P<noun>\s+(?:gange?|besøg|kontakter|"
        rf"samtaler|møder))?(?:\s*{PER}|(?=\W*$))",
        re.IGNORECASE,
    )


def _contacts(column: _Column, text: str, *, is_bare: bool) -> Iterator[Found]:
    for match in _contacts_pattern().finditer(text):
        per = period_of(match) or column.per
        if not per or not (match["per"] or match["noun"] or is_bare):
            continue
        at = match.start("low") if match["low"] else match.start("number")
        qualifier = qualifier_at(text, at, beside=match["bound"])
        if match["low"] and qualifier is Qualifier.EXACT:
            low = plain(number(match["low"]))
            yield Found(F.CONTACTS, match.start(), match.end(), low, Qualifier.MIN, per=per, rule=RULE)
            qualifier = Qualifier.MAX
        high = plain(number(match["number"]))
        yield Found(F.CONTACTS, match.start(), match.end(), high, qualifier, per=per, rule=RULE)


def lines_of(facts: Iterable[CellFact]) -> dict[int, set[F]]:
    """The types that are read on each line, so that no sentence is read for them again."""
    taken: dict[int, set[F]] = {}
    for one in facts:
        for line in range(one.start_line, one.end_line + 1):
            taken.setdefault(line, set()).add(one.found.type)
    return taken
