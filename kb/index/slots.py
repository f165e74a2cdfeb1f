"""Which row of the library is each slot of an index?

An engine numbers what it was given as it was added, its slots, and never changes a number. A later index goes on from
there: what went out leaves its slot to the past, what is new comes behind. `rows.npy` beside the index keeps the row of
each slot, -1 for one of the past.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kb.index.engine import Row

if TYPE_CHECKING:
    import numpy.typing as npt

FILE = "rows.npy"
MOST_PIECES = 16  # of an index that was updated again and again
MOST_WASTE = 0.25  # share of its rows that are of the past


@dataclass(frozen=True, slots=True)
class Slots:
    """The row of each slot."""

    row_of: npt.NDArray[np.int64]  # -1: of the past

    @staticmethod
    def of_new(size: int) -> Slots:
        """Of an index that was just written."""
        return Slots(np.arange(size))

    @staticmethod
    def load(folder: Path) -> Slots:
        return Slots(np.load(folder / FILE).astype(np.int64))

    def save(self, folder: Path) -> None:
        save_anew(folder / FILE, self.row_of.astype(np.int32))

    @property
    def is_now(self) -> npt.NDArray[np.bool_]:
        """Which slots hold a row."""
        now: npt.NDArray[np.bool_] = self.row_of >= 0
        return now

    def is_worn(self, rows: Sequence[Row | int], *, pieces: int) -> bool:
        """Would an index of so many pieces, updated to these rows, hold too much of the past?"""
        kept = sum(isinstance(row, int) for row in rows)
        return pieces >= MOST_PIECES or kept < (1 - MOST_WASTE) * len(self.row_of)

    def after(self, rows: Sequence[Row | int]) -> Slots:
        """After an update: a number is a row of now and keeps its slot, the others follow in their order.

        >>> Slots.of_new(3).after([2, {}, 0]).row_of.tolist()
        [2, -1, 0, 1]
        """
        now = {row: at for at, row in enumerate(rows) if isinstance(row, int)}
        new = [at for at, row in enumerate(rows) if not isinstance(row, int)]
        return Slots(np.array([*(now.get(int(row), -1) for row in self.row_of), *new], dtype=np.int64))


def save_anew(place: Path, values: npt.NDArray[np.generic]) -> None:
    """Save an array; a file that is there may have a second name in the index before, and is not written into."""
    place.unlink(missing_ok=True)
    np.save(place, values)
