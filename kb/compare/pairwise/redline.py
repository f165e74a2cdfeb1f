"""Which words were taken out, which put in?

Words are compared, never layout: white space, the kind of dash or quotation mark, and on wish case and numbering do not
count. What is shown is always as printed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kb.compare.pairwise.alignment import opcodes
from kb.compare.topics.operative import Operative, operatives


class Op(StrEnum):
    SAME = "same"
    OUT = "out"  # stands in the first text only
    IN = "in"  # stands in the second text only


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words with one fate; `is_operative` says that a word in it decides what a citizen gets."""

    op: Op
    text: str
    is_operative: bool = False


@dataclass(frozen=True, slots=True)
class Ignore:
    """What does not count as a change."""

    case: bool = False
    numbering: bool = False


UNREADABLE = 0.35  # share of common words below which single words in red say nothing: whole against whole

_TOKEN_RE = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*|§+|[^\w\s]")
_NUMBERING_RE = re.compile(r"^\s*(?:\d+(?:\.\d+)*[.)]|\d+(?:\.\d+)+|[a-zæøå]\)|[•▪‣–-])\s+", re.IGNORECASE)
_ALIKE = str.maketrans({"–": "-", "—": "-", "‑": "-", "”": '"', "“": '"', "»": '"', "«": '"', "’": "'", "´": "'"})
_MARKS = frozenset(".,;:")


def redline(one: str, other: str, ignore: Ignore = Ignore()) -> tuple[Piece, ...]:
    """The two texts as one, run by run; the pieces without OUT are the second text, those without IN the first.

    >>> [(piece.op.value, piece.text) for piece in redline("Du kan få to timer.", "Du kan få tre timer.")]
    [('same', 'Du kan få'), ('out', 'to'), ('in', 'tre'), ('same', 'timer.')]
    """
    left, right = _tokens(one, ignore), _tokens(other, ignore)
    ranges = opcodes([key for key, *_ in left], [key for key, *_ in right])
    kept = sum(a1 - a0 for is_same, a0, a1, _, _ in ranges if is_same)
    if 2 * kept < UNREADABLE * (len(left) + len(right)):
        whole = ((Op.OUT, one, 0, len(one)), (Op.IN, other, 0, len(other)))
        return tuple(
            piece
            for op, text, start, end in whole
            if text.strip()
            for piece in _cut(op, text, start, end, operatives(text))
        )
    decisive, other_decisive = operatives(one), operatives(other)
    pieces: list[Piece] = []
    ends = len(left), len(right)
    for is_same, a0, a1, b0, b1 in ranges:
        if is_same:
            both_end = (a1, b1) == ends
            stop = _stop(other, right, b1) if both_end else right[b1 - 1][2]
            pieces.append(Piece(Op.SAME, other[right[b0][1] : stop]))
            if a1 == ends[0] and not both_end and (mark := one[left[-1][2] :].strip()):
                pieces.append(Piece(Op.OUT, mark))  # the first text stops here, the second goes on
            continue
        if a1 > a0:
            pieces += _cut(Op.OUT, one, left[a0][1], _stop(one, left, a1), decisive)
        if b1 > b0:
            pieces += _cut(Op.IN, other, right[b0][1], _stop(other, right, b1), other_decisive)
        elif b1 == ends[1] and right and (mark := other[right[-1][2] :].strip()):
            pieces.append(Piece(Op.IN, mark))  # the second text stops where the first went on
    return tuple(pieces)


def changed_words(pieces: tuple[Piece, ...]) -> int:
    """How many words are out or in; marks alone are none."""
    return sum(len(re.findall(r"\w+", piece.text)) for piece in pieces if piece.op is not Op.SAME)


def _tokens(text: str, ignore: Ignore) -> list[tuple[str, int, int]]:
    """The words with what they are compared by, and where they stand."""
    begin = 0
    if ignore.numbering and (numbered := _NUMBERING_RE.match(text)):
        begin = numbered.end()
    found = []
    for match in _TOKEN_RE.finditer(text, begin):
        key = match[0].translate(_ALIKE)
        found.append((key.casefold() if ignore.case else key, *match.span()))
    if found and found[-1][0] in _MARKS:  # a full stop more is no change
        found.pop()
    return found


def _stop(text: str, tokens: list[tuple[str, int, int]], end: int) -> int:
    """Where a run stops; the last one takes the full stop along."""
    return len(text.rstrip()) if end == len(tokens) else tokens[end - 1][2]


def _cut(op: Op, text: str, start: int, end: int, decisive: Sequence[Operative]) -> Iterator[Piece]:
    """A changed run, its operative words in pieces of their own."""
    at = start
    for word in decisive[bisect_right(decisive, start, key=lambda word: word.end) :]:
        if word.start >= end:
            break
        begin, stop = max(word.start, start), min(word.end, end)
        if begin >= stop:
            continue
        if text[at:begin].strip():
            yield Piece(op, text[at:begin].strip())
        yield Piece(op, text[begin:stop].strip(), is_operative=True)
        at = stop
    if text[at:end].strip():
        yield Piece(op, text[at:end].strip())
