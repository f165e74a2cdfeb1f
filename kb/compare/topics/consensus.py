"""What would most agree on, and what would each municipality have to change to say the same?

For every topic the wording most agree on is a sentence one of them wrote. A topic has one only where at least two
documents agree, and more than on any other wording; else the program abstains. A municipality's list names the topics
on which it says something else, with the words that decide, and those of which it says nothing. It is a list of
differences; whether to change anything is for people to decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kb.compare.names import municipality_named
from kb.compare.topics.matrix import DIFFERENCES, TopicCell, TopicMatrix, TopicRow, topic_quote
from kb.compare.topics.records import Decider, Relation
from kb.model import CellState, Column, Quote
from kb.taxonomy import SectionType


class Step(StrEnum):
    """What a municipality would have to do to say what most say."""

    CHANGE = "change"  # it says something else
    ADD = "add"  # it says nothing of it, as far as was read, and at least half of the documents do
    LOOK = "look"  # it sends the reader elsewhere, does not offer it, or could not be read


@dataclass(frozen=True, slots=True)
class Change:
    """One topic on which a municipality differs from most."""

    row: TopicRow
    step: Step
    cell: TopicCell  # what it says now
    wording: Quote  # what most say, in the words of one of them
    deciders: tuple[Decider, ...]  # the shared word first


@dataclass(frozen=True, slots=True)
class Distance:
    """One municipality held against what most say."""

    column: Column
    agrees: int  # topics
    changes: tuple[Change, ...]

    def count(self, step: Step) -> int:
        """Topics with that step."""
        return sum(1 for change in self.changes if change.step is step)


@dataclass(frozen=True, slots=True)
class Consensus:
    """The wording that most agree on, topic by topic, and each municipality's distance from it."""

    matrix: TopicMatrix
    rows: tuple[TopicRow, ...]  # topics that at least two documents speak to
    distances: tuple[Distance, ...]

    @property
    def shared(self) -> tuple[TopicRow, ...]:
        """Topics with a wording that most agree on."""
        return tuple(row for row in self.rows if row.is_shared)


def consensus(matrix: TopicMatrix, *, municipalities: Sequence[str] = ()) -> Consensus:
    """The consensus of a matrix without a baseline; lists for these municipalities, else for all.

    Raises: QueryError when a municipality is not among those shown.
    """
    if matrix.baseline or matrix.only_differences:
        raise ValueError("a consensus is made of all topics, without a baseline")
    shown = [column.municipality for column in matrix.columns]
    asked = {municipality_named(name, shown) for name in municipalities}
    rows = tuple(row for row in matrix.rows if row.topic and (row.concept or row.type not in _ABOUT_THE_PAPER))
    return Consensus(
        matrix=matrix,
        rows=rows,
        distances=tuple(
            _distance(column, [(row, row.cells[at]) for row in rows if row.is_shared])
            for at, column in enumerate(matrix.columns)
            if column.standards and (not asked or column.municipality in asked)
        ),
    )


_ABOUT_THE_PAPER = frozenset({SectionType.GENERAL, SectionType.CONTACT, SectionType.BOILERPLATE})


_FIRST = (Step.CHANGE, Step.LOOK, Step.ADD)  # what it says is weighed before what was not found


def wording(row: TopicRow) -> Quote:
    """The wording that stands for the first variant of a topic."""
    return topic_quote(row.variants[0].wording)


def _distance(column: Column, said: Sequence[tuple[TopicRow, TopicCell]]) -> Distance:
    changes = [change for row, cell in said if (change := _change(row, cell)) is not None]
    agrees = sum(1 for _, cell in said if cell.state is CellState.STATED and cell.relation not in DIFFERENCES)
    return Distance(column, agrees, tuple(sorted(changes, key=lambda change: _FIRST.index(change.step))))


def _change(row: TopicRow, cell: TopicCell) -> Change | None:
    if cell.state is CellState.STATED:
        if cell.is_baseline or cell.relation not in DIFFERENCES:
            return None
        return Change(row, Step.CHANGE, cell, wording(row), cell.deciders)
    if 2 * row.voices < len(row.cells):
        return None  # what only a few speak of is nothing that the others lack
    step = Step.ADD if cell.state is CellState.NOT_STATED else Step.LOOK
    return Change(row, step, cell, wording(row), ())


def contradicts(change: Change) -> bool:
    """The municipality says that it is not so where most say that it is, or the other way round."""
    return change.cell.relation is Relation.CONTRARY
