"""What a comparison of numbers is made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from kb.compare.numbers.clocks import Clock
from kb.compare.numbers.scales import Scale, Size
from kb.model import CellState, Column, Document, Fact, FactType, Finding, Qualifier, Quote

# Marks that stand on an axis; any other qualifier speaks in place of a number.
ON_AXIS = (Qualifier.EXACT, Qualifier.MIN, Qualifier.MAX, Qualifier.APPROXIMATE)
FIRST = "first"
_FIRST_RE = re.compile(r"(?:første gang )?(?:inden for|efter|senest|inden)\b", re.IGNORECASE)  # "efter tre måneder"


@dataclass(frozen=True, slots=True)
class Number:
    """One value that one document states, with every place where it does."""

    column: int  # index into Numbers.columns
    type: FactType
    fact: Fact  # as it was read where it first stands
    size: Size | None  # None: words in place of a number
    clock: Clock | None  # of a time limit
    laws: tuple[str, ...]  # what it is about; () = the document as a whole
    quotes: tuple[Quote, ...]  # at least one
    exit_clause: str = ""  # the first that stands beside it
    is_unplaced: bool = False  # row of a table whose name no paragraph was found for

    @property
    def qualifier(self) -> Qualifier:
        """How its words bound it; a bare number is as stated."""
        return self.fact.qualifier or Qualifier.EXACT

    @property
    def role(self) -> str:
        """Of an amount who pays; of a follow-up "first" where only the first one is dated ("efter tre måneder")."""
        is_first = self.type is FactType.FOLLOW_UP_INTERVAL and _FIRST_RE.match(self.fact.phrase)
        return FIRST if is_first and self.size else self.fact.role

    @property
    def is_on_axis(self) -> bool:
        return self.size is not None and self.qualifier in ON_AXIS and not self.is_unplaced


@dataclass(frozen=True, slots=True)
class Missing:
    """A municipality that states no fact of a type, and which of the four answers that is."""

    column: int
    type: FactType
    state: CellState
    looked_in: tuple[tuple[int, int], ...] = ()  # line ranges; () where nothing could be read


@dataclass(frozen=True, slots=True)
class Band:
    """Numbers that may be held against each other: one unit, one clock, one qualifier, one role."""

    type: FactType
    scale: Scale
    clock: Clock | None
    qualifier: Qualifier
    role: str
    numbers: tuple[Number, ...]  # the smallest first


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of the municipalities under one law, or under all."""

    law: str  # "" = all
    types: tuple[FactType, ...]
    columns: tuple[Column, ...]
    numbers: tuple[Number, ...]  # by type in the order of `types`, then by column
    missing: tuple[Missing, ...]
    snapshot: str = ""
    findings: tuple[Finding, ...] = ()
    documents: tuple[Document, ...] = ()

    def of(self, kind: FactType) -> tuple[Number, ...]:
        """All numbers of a type."""
        return tuple(number for number in self.numbers if number.type is kind)

    def missing_of(self, kind: FactType) -> tuple[Missing, ...]:
        return tuple(one for one in self.missing if one.type is kind)

    def bands(self, kind: FactType) -> tuple[Band, ...]:
        """The numbers of a type that stand on an axis, those that may be compared together."""
        on_axis = sorted((n for n in self.of(kind) if n.is_on_axis), key=_band)
        return tuple(_made(list(numbers)) for _, numbers in groupby(on_axis, key=_band))

    def beside(self, kind: FactType) -> tuple[tuple[str, tuple[Number, ...]], ...]:
        """What is stated in words, by its key: a qualifier such as "as_needed", else the value."""
        words: dict[str, list[Number]] = {}
        for number in self.of(kind):
            if not number.is_on_axis and not number.is_unplaced:
                words.setdefault(_word(number), []).append(number)
        return tuple((word, tuple(numbers)) for word, numbers in sorted(words.items()))


def _word(number: Number) -> str:
    if number.size is None and number.fact.qualifier is None:
        return number.fact.value or ""
    return number.qualifier.value


def _band(number: Number) -> tuple[int, int, int, str]:
    scale = list(Scale).index(number.size.scale) if number.size else -1
    clock = list(Clock).index(number.clock) if number.clock else -1
    return scale, clock, ON_AXIS.index(number.qualifier), number.role


def _made(numbers: Sequence[Number]) -> Band:
    first = numbers[0]
    if first.size is None:
        raise ValueError("a band is made of numbers on an axis")
    in_order = sorted(numbers, key=lambda number: (number.size.value if number.size else 0.0, number.column))
    return Band(first.type, first.size.scale, first.clock, first.qualifier, first.role, tuple(in_order))
