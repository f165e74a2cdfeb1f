"""What a comparison of two documents is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kb.compare.pairwise.redline import Ignore, Piece
from kb.compare.pairwise.signals import Direction, Verdict
from kb.model import Document, Provision


class Change(StrEnum):
    """What became of a clause."""

    SAME = "same"
    CHANGED = "changed"
    ONLY_ONE = "only_one"  # stands in the first document only
    ONLY_OTHER = "only_other"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two documents."""

    document: Document
    title: str  # of its standards under the law
    standards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the one document beside the clause of the other that answers it."""

    change: Change
    one: Provision | None
    other: Provision | None
    pieces: tuple[Piece, ...]
    verdict: Verdict
    lead: tuple[Piece, ...] = ()  # the words that govern a bullet, each side's own, as one
    is_moved: bool = False  # between editions: it stands elsewhere in the second
    ones: tuple[Provision, ...] = ()  # all provisions of the first document in it: several were merged into one
    others: tuple[Provision, ...] = ()  # of the second: one was split
    question: str = ""  # between municipalities: what both answer; "" = they share nearly all words

    @property
    def is_split(self) -> bool:
        return len(self.others) > 1

    @property
    def is_merged(self) -> bool:
        return len(self.ones) > 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents under one law, clause by clause in the order of the second."""

    law: str
    one: Side
    other: Side
    clauses: tuple[Clause, ...]
    are_editions: bool  # of one municipality
    ignore: Ignore
    snapshot: str = ""

    def count(self, change: Change) -> int:
        """How many clauses have this fate."""
        return sum(clause.change is change for clause in self.clauses)

    def is_read(self, clause: Clause) -> bool:
        """There is a change to read: between municipalities what only one says is none."""
        return clause.change is Change.CHANGED or (self.are_editions and clause.change is not Change.SAME)

    def read_as(self, direction: Direction) -> int:
        """How many changes the program reads so."""
        return sum(clause.verdict.direction is direction for clause in self.clauses if self.is_read(clause))
