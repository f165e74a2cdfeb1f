"""Which tokens of two sequences stand still?

Tokens that both have exactly once are anchors (as in Bram Cohen's patience diff); what lies between two anchors is
compared by itself. So a long text costs little more than the sum of its parts, and a common word such as "og" is never
matched across half a page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

SHORT = 40  # tokens: less than this needs no anchors
_MUCH = 400_000  # pairs of tokens from which frequent ones may be left out

Opcode = tuple[bool, int, int, int, int]  # is the same, then both half-open ranges


def opcodes(one: Sequence[str], other: Sequence[str]) -> list[Opcode]:
    """The ranges of both sequences in order, those that are the same and those that differ.

    >>> opcodes("du kan få to timer".split(), "du kan få tre timer".split())
    [(True, 0, 3, 0, 3), (False, 3, 4, 3, 4), (True, 4, 5, 4, 5)]
    """
    return _merged(_ranges(one, other))


def longest_in_order(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """The longest run of pairs that stands in the order of both sides; pairs come in the order of the first.

    >>> sorted(longest_in_order([(0, 2), (1, 0), (2, 1), (3, 3)]))
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


def _ranges(one: Sequence[str], other: Sequence[str]) -> Iterator[Opcode]:
    left = right = 0
    for a, b in [*_anchors(one, other), (len(one), len(other))]:
        is_long = (a - left) * (b - right) > _MUCH
        matcher = SequenceMatcher(None, one[left:a], other[right:b], autojunk=is_long)
        for tag, a0, a1, b0, b1 in matcher.get_opcodes():
            yield tag == "equal", left + a0, left + a1, right + b0, right + b1
        if a < len(one):
            yield True, a, a + 1, b, b + 1
        left, right = a + 1, b + 1


def _anchors(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Places of tokens that both have once, as far as they stand in the same order."""
    if len(one) < SHORT or len(other) < SHORT:
        return []
    counts, other_counts = Counter(one), Counter(other)
    places = {token: at for at, token in enumerate(other) if other_counts[token] == 1}
    pairs = [(at, places[token]) for at, token in enumerate(one) if counts[token] == 1 and token in places]
    return sorted(longest_in_order(pairs))


def _merged(ranges: Iterator[Opcode]) -> list[Opcode]:
    """Neighbours of one kind as one range; empty ones left out."""
    merged: list[Opcode] = []
    for is_same, a0, a1, b0, b1 in ranges:
        if a0 == a1 and b0 == b1:
            continue
        if merged and merged[-1][0] is is_same:
            _, start, _, other_start, _ = merged[-1]
            merged[-1] = (is_same, start, a1, other_start, b1)
        else:
            merged.append((is_same, a0, a1, b0, b1))
    return merged
