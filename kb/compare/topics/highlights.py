"""Which differences would a working group want to see first?

Three kinds, each with its sources and with those who say nothing: where the documents contradict each other or draw the
circle of people differently; who promises which follow-up; which deadlines run, and from when. Values are quoted as
printed: "4 uger" from the decision and "4 uger" from the first meeting stand under different clocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kb.compare.absence import quote_of
from kb.compare.numbers import Number, build_numbers
from kb.compare.shelf import Shelf
from kb.compare.topics.build import TopicTable
from kb.compare.topics.deciding import Stretch, deciding_stretches
from kb.compare.topics.matrix import TopicMatrix, TopicRow
from kb.compare.topics.records import Relation
from kb.model import CellState, Column, FactType, Quote

WHO = (("housing",), ("residence",), ("diagnosis",))  # questions on who gets the service at all
MOST_OF_A_KIND = 6
DEADLINES = (
    FactType.PROCESSING_TIME,
    FactType.DECISION_NOTICE,
    FactType.CONTACT_DEADLINE,
    FactType.START_DEADLINE,
)


class Kind(StrEnum):
    """What a highlight is about."""

    CONTRARY = "contrary"
    WHO = "who"
    FOLLOW_UP = "follow_up"
    DEADLINES = "deadlines"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of one document behind a highlight."""

    municipality: str
    document: str
    text: str  # as printed
    start_line: int
    end_line: int
    page: int | None
    number: Number | None = None  # value, bound and clock, where the highlight is about figures
    marks: tuple[Stretch, ...] = ()
    lead_in: str = ""


@dataclass(frozen=True, slots=True)
class Highlight:
    """One difference worth seeing first."""

    kind: Kind
    label: str
    evidence: tuple[Evidence, ...]
    silent: tuple[str, ...]  # municipalities that say nothing of it, as far as was read
    documents: int  # that were asked
    concept: str = ""

    @property
    def speaking(self) -> int:
        """Documents that say something on it."""
        return len({one.document for one in self.evidence})


def highlights(library: Shelf, matrix: TopicMatrix, table: TopicTable) -> tuple[Highlight, ...]:
    """The highlights of a matrix, those on who gets the service first."""
    columns = [column for column in matrix.columns if column.standards]
    rows = [row for row in matrix.rows if row.topic]
    who = [one for names in WHO if (one := _who(names, rows, columns, table))]
    told = {row.topic for row in rows if any(row.concept in names for names in WHO)}
    contrary = [_of_row(row, matrix.columns) for row in rows if _is_contrary(row) and row.topic not in told]
    contrary.sort(key=lambda one: (-one.speaking, one.label))
    figures = [
        _of_numbers(Kind.FOLLOW_UP, library, matrix, (FactType.FOLLOW_UP_INTERVAL,)),
        _of_numbers(Kind.DEADLINES, library, matrix, DEADLINES),
    ]
    return (*who, *(one for one in figures if one.evidence), *contrary[:MOST_OF_A_KIND])


def _is_contrary(row: TopicRow) -> bool:
    return row.relation is Relation.CONTRARY


def _who(
    names: Sequence[str], rows: Sequence[TopicRow], columns: Sequence[Column], table: TopicTable
) -> Highlight | None:
    """All that is said on the questions of who gets the service, where the documents are not all alike."""
    asked = [row for row in rows if row.concept in names]
    if not any(row.relation in {Relation.DIFFERENT, Relation.CONTRARY} for row in asked):
        return None
    by_document = {column.document: column for column in columns}
    said = [
        _said_by(by_document[one.provision.document], quote_of(one.provision), deciding_stretches(one, name))
        for one in table.statements.values()
        for name in names
        if name in one.concepts and one.provision.document in by_document
    ]
    return _held_together(Kind.WHO, said, columns, concept=names[0])


def _of_row(row: TopicRow, columns: Sequence[Column]) -> Highlight:
    said = [
        _said_by(column, quote, marks)
        for column, cell in zip(columns, row.cells, strict=True)
        if cell.state is CellState.STATED
        for quote, marks in zip(cell.quotes, cell.marks, strict=True)
    ]
    shown = [column for column in columns if column.standards]
    return _held_together(Kind.CONTRARY, said, shown, concept=row.concept, label=row.label)


def _said_by(column: Column, quote: Quote, marks: tuple[Stretch, ...]) -> Evidence:
    return Evidence(
        column.municipality,
        quote.document,
        quote.text,
        quote.start_line,
        quote.end_line,
        quote.page,
        marks=marks,
        lead_in=quote.lead_in,
    )


def _held_together(
    kind: Kind, said: Sequence[Evidence], columns: Sequence[Column], *, concept: str, label: str = ""
) -> Highlight:
    order = {column.document: at for at, column in enumerate(columns)}
    found = sorted(dict.fromkeys(said), key=lambda one: (order[one.document], one.start_line))
    heard = {one.document for one in found}
    return Highlight(
        kind=kind,
        label=label,
        evidence=tuple(found),
        silent=tuple(column.municipality for column in columns if column.document not in heard),
        documents=len(columns),
        concept=concept,
    )


def _of_numbers(kind: Kind, library: Shelf, matrix: TopicMatrix, types: Sequence[FactType]) -> Highlight:
    """What each municipality states, in the groups of the figures: by clock, or by how a promise is bound."""
    shown = [column.municipality for column in matrix.columns if column.municipality]
    numbers = build_numbers(library, matrix.law, types=types, municipalities=shown)
    said = [one for one in numbers.numbers if one.type in types and not one.is_unplaced]
    heard = {one.column for one in said}
    return Highlight(
        kind=kind,
        label="",
        evidence=tuple(_evidence(one, numbers.columns[one.column]) for one in said),
        silent=tuple(column.municipality for at, column in enumerate(numbers.columns) if at not in heard),
        documents=len(numbers.columns),
    )


def _evidence(number: Number, column: Column) -> Evidence:
    quote = number.quotes[0]
    return Evidence(
        column.municipality,
        quote.document,
        quote.text,
        quote.start_line,
        quote.end_line,
        quote.page,
        number=number,
        lead_in=quote.lead_in,
    )
