"""Which clause of the one text answers which of the other, and which has moved?

A clause is a provision with its lead-in. Pairs are taken one after the other, the most alike first, as long as they are
alike enough; each clause is in one pair. Between editions the longest run of pairs in the order of both texts stands
still, and what is outside it has moved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kb.compare.topics.likeness import ONE_QUESTION, Floats, Likeness
from kb.compare.topics.records import Statement

ENOUGH = 0.0  # log odds
SHARED_WORDS = 8.0  # what words in common are worth here: two editions share most of them
HEADING = 0.6  # for standing under the same heading
DISTANCE = 0.8  # against standing at the other end


@dataclass(frozen=True, slots=True)
class Pairing:
    """Row numbers that belong together; None where the other text has nothing."""

    one: int | None
    other: int | None
    score: float = 0.0
    is_moved: bool = False


def paired(one: Sequence[Statement], other: Sequence[Statement]) -> list[Pairing]:
    """The pairs in the order of the second text, what only the first has after its neighbour there."""
    pairs = _matched(_scores(one, other)) if one and other else []
    still = _in_order([(left, right) for left, right, _ in pairs])
    found = [Pairing(left, right, score, (left, right) not in still) for left, right, score in pairs]
    partner = {left: right for left, right, _ in pairs}
    found += [Pairing(None, right) for right in sorted(set(range(len(other))) - set(partner.values()))]
    order = {id(pairing): (float(pairing.other), 0) for pairing in found if pairing.other is not None}
    for left in range(len(one)):
        if left not in partner:
            before = [(partner[row], row) for row in range(left) if (row, partner.get(row, -1)) in still]
            gone = Pairing(left, None)
            order[id(gone)] = (max(before)[0] + 0.5 if before else -0.5, left)
            found.append(gone)
    return sorted(found, key=lambda pairing: order[id(pairing)])


def _scores(one: Sequence[Statement], other: Sequence[Statement]) -> Floats:
    statements = [*one, *other]
    likeness = Likeness(statements, None)
    left, right = range(len(one)), range(len(one), len(statements))
    words, scores = likeness.words(left, right), likeness.between(left, right)
    same = np.array([[bool(a.concepts & b.concepts) for b in other] for a in one])
    heading = np.array([[_heading(a) == _heading(b) != "" for b in other] for a in one])
    places = np.abs(np.linspace(0, 1, len(one))[:, None] - np.linspace(0, 1, len(other))[None, :])
    total: Floats = scores + ONE_QUESTION * same + SHARED_WORDS * np.maximum(0, words - 0.2) + HEADING * heading
    return np.asarray(total - DISTANCE * places, dtype=np.float32)


def _heading(statement: Statement) -> str:
    return statement.provision.heading.casefold().strip()


def _matched(scores: Floats) -> list[tuple[int, int, float]]:
    """Pairs of the first and the second, the best first and each row and column once; in the order of the first."""
    rows, columns = np.nonzero(scores > ENOUGH)
    best = sorted(zip(rows.tolist(), columns.tolist(), strict=True), key=lambda at: (-float(scores[at]), at))
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for row, column in best:
        if row not in left and column not in right:
            left.add(row)
            right.add(column)
            pairs.append((row, column, float(scores[row, column])))
    return sorted(pairs)


def _in_order(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """The longest run of pairs that stands in the order of both texts.

    >>> sorted(_in_order([(0, 2), (1, 0), (2, 1), (3, 3)]))
    [(1, 0), (2, 1), (3, 3)]
    """
    tails: list[int] = []  # smallest end of a run of each length
    ends: list[int] = []  # which pair that is
    before: list[int] = []
    for at, (_, right) in enumerate(pairs):
        length = bisect_left(tails, right)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [right]
        ends[length : length + 1] = [at]
    run: set[tuple[int, int]] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        run.add(pairs[at])
        at = before[at]
    return run
