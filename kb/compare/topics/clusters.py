"""Which statements belong together, given how alike each two are?

Agglomerative with average link: the two groups with the highest mean likeness are joined as long as it is above the
threshold and no document gets more than `most` members. The result does not hang on chance: of equal pairs the first
wins. Average link only sinks when groups are joined, so a row's best partner has to be looked for again only when that
partner was joined itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]


def clusters(scores: Scores, documents: Sequence[Hashable], *, threshold: float, most: int) -> list[list[int]]:
    """Groups of row numbers, each in order, the groups by their first row.

    Shape: `scores` is square and symmetric, one row a statement.

    >>> likeness = np.array([[9, 2, -1], [2, 9, -1], [-1, -1, 9]], dtype=np.float32)
    >>> clusters(likeness, ["a", "b", "c"], threshold=1.0, most=2)
    [[0, 1], [2]]
    """
    count = len(documents)
    groups: list[list[int] | None] = [[row] for row in range(count)]
    held = [Counter([document]) for document in documents]
    sums = scores.astype(np.float64)
    np.fill_diagonal(sums, -np.inf)
    sizes = np.ones(count)
    partners = sums.argmax(axis=1) if count else np.zeros(0, dtype=np.intp)
    bests = sums[np.arange(count), partners]
    while count > 1:
        one = int(bests.argmax())
        if not bests[one] >= threshold:
            break
        other = int(partners[one])
        kept, joined = groups[one], groups[other]
        if kept is None or joined is None:
            raise AssertionError("a group that was joined is still someone's partner")
        both = held[one] + held[other]
        stale = {one, other}
        if max(both.values()) > most:
            sums[one, other] = sums[other, one] = -np.inf
        else:
            groups[one], groups[other], held[one] = sorted(kept + joined), None, both
            sums[one] += sums[other]
            sums[:, one] = sums[one]
            sums[other, :] = sums[:, other] = -np.inf
            sums[one, one] = -np.inf
            sizes[one] += sizes[other]
            bests[other] = -np.inf
            stale = {one, *np.flatnonzero((partners == one) | (partners == other)).tolist()} - {other}
        for row in sorted(stale):
            if groups[row] is not None:
                means = sums[row] / (sizes[row] * sizes)
                partners[row] = means.argmax()
                bests[row] = means[partners[row]]
    return sorted(group for group in groups if group is not None)
