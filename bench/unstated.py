"""How often does the comparison say "not stated" where the document states it?

A cell is one municipality under one law and one of the five core types. The annotations say which cells have an answer:
those with a firm label inside a standard under that law. "Refers elsewhere" and "could not be read" are no claim that
nothing is there, and are not counted as false.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.compare import build_matrix
from kb.errors import QueryError
from kb.library import Library
from kb.model import CellState
from kb.scoring import Gold, stem
from kb.taxonomy import CORE


@dataclass(frozen=True, slots=True)
class Unstated:
    """Cells that the annotations answer, and those of them that the comparison calls not stated."""

    cells: int
    false: tuple[tuple[str, str, str], ...]  # document, law, type
    without_column: int = 0  # standards that the program did not find under their law

    @property
    def share(self) -> float:
        return len(self.false) / max(1, self.cells)


def false_not_stated(library: Library, gold: Gold) -> Unstated:
    """The cells of every law that a standard of the annotations rests on."""
    answered = sorted(set(_answered(gold)))
    states: dict[tuple[str, str, str], CellState] = {}
    for law in sorted({law for _, law, _ in answered}):
        try:
            matrix = build_matrix(library, law, types=CORE)
        except QueryError:  # no standard was found under that law
            continue
        for kind, cells in zip(matrix.types, matrix.cells, strict=True):
            for column, cell in zip(matrix.columns, cells, strict=True):
                states[stem({"document": column.document}), law, kind.value] = cell.state
    found = [key for key in answered if key in states]
    false = tuple(key for key in found if states[key] is CellState.NOT_STATED)
    return Unstated(len(found), false, len({key[:2] for key in answered} - {key[:2] for key in found}))


def _answered(gold: Gold) -> Iterator[tuple[str, str, str]]:
    for row in gold.provisions:
        for law in gold.laws.get(row.get("standard_id") or "", ()):
            for kind in row["types"]:
                if kind not in row.get("borderline", ()):
                    yield stem(row), law, kind
