"""What must a keyword engine do, so that another can take its place?

An engine keeps rows of terms by field and answers a tree of conditions with scored row numbers. It knows no Danish:
terms arrive as the analyzer made them, so that every engine matches alike. All score by BM25F with the same rarity of a
term, so that they rank alike. `tests/index/test_engine.py` is the conformance test that each engine passes.

An index never changes once it is written. A later state is a new folder, made from the rows or from an index before it
and what is new; the files that both hold are one file with two names.
"""

from __future__ import annotations

import math
import os
import shutil
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class Field(StrEnum):
    """Where a term may stand. The value is the engine's field name."""

    TEXT = "text"  # stems of the passage's own words, in order; legal references are terms, too
    PARTS = "parts"  # parts of its compounds
    HEADING = "heading"  # heading and lead-in
    CONTEXT = "context"  # title of the standard
    CITES = "cites"  # references in its own words
    LAW = "law"  # references of its standard
    MUNICIPALITY = "municipality"
    DOCUMENT = "document"
    TYPE = "type"  # section type and provision types
    FACT = "fact"  # what its facts state, as `kb.index.quantities` writes it


ORDERED = frozenset({Field.TEXT, Field.HEADING, Field.CONTEXT})  # phrases can be asked for
WEIGHED = frozenset({Field.TEXT, Field.PARTS, Field.HEADING, Field.CONTEXT, Field.CITES})  # the others only filter

Row = Mapping[Field, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Has:
    """The field holds the term."""

    field: Field
    term: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class HasPhrase:
    """The field holds the terms one after the other."""

    field: Field
    terms: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one holds; their scores add up."""

    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class BestOf:
    """At least one holds; the best score counts. For spellings of one and the same thing."""

    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one holds."""

    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """The first holds, the second does not; None for every row."""

    of: Condition | None
    without: Condition


Condition = Has | HasPhrase | AnyOf | BestOf | AllOf | Without


class Engine(Protocol):
    """An opened index."""

    def best(self, condition: Condition, *, limit: int, only: Condition | None = None) -> list[tuple[int, float]]:
        """Row numbers with their scores, best first, equal scores by row number; `only` filters and scores nothing."""
        ...

    def holding(self, condition: Condition) -> Collection[int]:
        """All row numbers for which the condition holds."""
        ...

    def count(self, term: str, field: Field) -> int:
        """In how many rows the field holds the term."""
        ...

    def close(self) -> None: ...


class EngineKind(Protocol):
    """A way of making and opening indexes."""

    name: str  # engine and version; part of the index's name

    def write(self, folder: Path, rows: Iterable[Row]) -> None:
        """Make an index of the rows, numbered from 0, in an empty folder."""
        ...

    def update(self, folder: Path, before: Path, rows: Sequence[Row | int]) -> bool:
        """Make an index in an empty folder from the one in `before`, which stays as it is; a number is a row of it.

        False, and nothing made, when the index before holds so much of the past that it is better written anew.
        """
        ...

    def open(self, folder: Path) -> Engine: ...


K1, B = 1.2, 0.75  # BM25's usual values


def rarity(holding: int, rows: int) -> float:
    """How telling a term is that so many of the rows hold. Never below 1: a common word still counts."""
    return math.log((rows + 1) / (holding + 1)) + 1


def linked(before: Path, folder: Path) -> None:
    """The files of an index under a second name; copied where the file system has no such links. Locks stay behind."""
    folder.mkdir(parents=True, exist_ok=True)
    for place in before.iterdir():
        if place.is_file() and not place.name.casefold().endswith("lock"):
            try:
                os.link(place, folder / place.name)
            except OSError:
                shutil.copy2(place, folder / place.name)
