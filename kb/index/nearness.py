"""How near is the meaning of each passage to that of a question?

One matrix product over the vectors as they lie in the file. Nearness counts from the mean of the library, in standard
deviations, so that it means the same for every question; both are taken from `SAMPLED` passages spread evenly over the
library, whatever a search is narrowed to. A search that is narrowed to few passages multiplies these alone.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kb.index.vectors import Vectors

SAMPLED = 4096
FEW = 0.25  # share of the passages below which they are picked out before they are multiplied
DEVIATIONS = 4.0  # a meaning so many standard deviations above the mean counts 1


@dataclass(frozen=True, slots=True)
class Nearness:
    """What was measured; 0 for a passage that was not."""

    of: Vectors  # shape: (2, passages): with context, without
    numbers: npt.NDArray[np.int64]  # the passages it was measured for, rising

    def best(self, *, most: int) -> set[int]:
        """The nearest passages, with context and without; equal ones by number."""
        found: set[int] = set()
        for near in self.of[:, self.numbers]:
            if len(near) > most:
                least = np.partition(near, -most)[-most]
                kept = np.flatnonzero(near >= least)
                kept = kept[np.argsort(-near[kept], kind="stable")[:most]]
            else:
                kept = np.arange(len(near))
            found.update(map(int, self.numbers[kept]))
        return found


def nearness(vectors: Vectors, asked: Vectors, *, only: Collection[int] | None) -> Nearness:
    """The nearness of all passages, or of these. Shape: vectors (2, passages, dimensions), asked (dimensions,)."""
    size = vectors.shape[1]
    numbers = np.arange(size) if only is None else np.array(sorted(only), dtype=np.int64)
    of = np.zeros((2, size), dtype=np.float32)
    sampled = np.unique(np.linspace(0, size - 1, min(size, SAMPLED)).astype(np.int64))
    if len(numbers) < FEW * size:
        sample = vectors[:, sampled] @ asked
        of[:, numbers] = vectors[:, numbers] @ asked
    else:
        every = vectors.reshape(2 * size, -1) @ asked
        of[:, numbers] = every.reshape(2, size)[:, numbers]
        sample = every.reshape(2, size)[:, sampled]
    spread = sample.std(axis=1, keepdims=True)
    spread[spread == 0] = 1.0
    of[:, numbers] = (of[:, numbers] - sample.mean(axis=1, keepdims=True)) / spread / DEVIATIONS
    return Nearness(of, numbers)
