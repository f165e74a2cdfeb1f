"""Which word of the library did a person mean who typed one that it does not have?

A slip is a letter added, lost, changed or swapped with its neighbour. Slips that Danish and its keyboards invite cost
less than others: å æ ø without their key, a double letter for a single one, d for t. What a word costs is held against
how often the library uses it, as in Kernighan, Church and Gale 1990 (a spelling program based on a noisy channel). All
words are measured at once, as columns of letters, so that nothing has to be made ready for the first slip.

A word that is no slip of any may be two written as one, or have a slip in a part: "personligpleje", "hjemehjælp". And
two words may be one written apart: "bo støtte" (`joined`).

Never: says what a word that the library has should be.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

_PLAIN = str.maketrans({"æ": "a", "ø": "o", "å": "a", "é": "e", "ä": "a", "ö": "o", "ü": "u"})
MIN_LETTERS = 4
MOST_LETTERS = 32  # of a word that is measured; longer ones are compared by their first
LONG = 8  # letters; from here on two slips are allowed
SHORT_MOST, LONG_MOST = 1.0, 2.0  # what the slips of a word may cost
FIRST_LETTER = 0.4  # more for a word that begins with another letter: people know how a word begins
USE = 0.12  # what a word gains for each time that its use is multiplied by e
CLOSE = 0.45  # further words are named when they cost at most so much more than the likeliest
MIN_PART = 3
LONG_PART = 5  # letters of a part that may have a slip

# Pairs that sound or look alike, or lie under one finger on a foreign keyboard; both ways.
ALIKE = {
    "aå": 0.1, "oø": 0.1, "aæ": 0.2, "eæ": 0.2, "oå": 0.4, "øå": 0.5, "öø": 0.0, "äæ": 0.0, "eé": 0.0,
    "ck": 0.3, "sz": 0.3, "cs": 0.4, "dt": 0.5, "gk": 0.5, "gj": 0.5, "bp": 0.6, "vf": 0.6, "vu": 0.5,
    "ij": 0.5, "ie": 0.6, "iy": 0.6, "uo": 0.7,
}  # fmt: skip
DOUBLED = 0.4  # a letter like the one before it, too many or too few
SILENT = frozenset("dhgtev")  # letters that are written and not heard in some words
SILENT_COST = 0.7
SWAPPED = 0.7
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøåéäöü"
_NUMBER = {letter: number for number, letter in enumerate(_LETTERS, start=1)}

Costs = npt.NDArray[np.float32]


def plain(word: str) -> str:
    """The word as a keyboard without Danish letters gives it.

    >>> plain("målgruppe"), plain("aeldre") == plain("ældre")
    ('malgruppe', True)
    """
    return re.sub("a[ae]|oe", lambda run: run[0][0], word).translate(_PLAIN)


@dataclass(frozen=True)
class Speller:
    """Knows the words of a library and how often each is used."""

    counts: Mapping[str, int]
    bases: Mapping[str, str] = field(default_factory=dict)  # stem -> its most used word, where that begins with it

    @classmethod
    def of(cls, counts: Mapping[str, int], stem_of: Callable[[str], str]) -> Speller:
        """With the stems of the words, so that a slip is found whatever the ending."""
        bases: dict[str, str] = {}
        for word in sorted(counts, key=lambda word: (-counts[word], word)):
            stem = stem_of(word)
            if word.startswith(stem) and stem not in counts and len(stem) >= LONG:
                bases.setdefault(stem, word)
        return cls(counts, bases)

    def near(self, word: str, *, limit: int = 3) -> list[tuple[str, float]]:
        """What may have been meant, with the cost of the slips between; the likeliest first.

        A suggestion may be two words. A cost of 0 differs in Danish letters only.
        """
        if len(word) < MIN_LETTERS or not word.isalpha():
            return []
        same = sorted(self._by_plain.get(plain(word), ()), key=lambda other: (-self.counts[other], other))
        if same:
            return [(other, 0.0) for other in same[:limit]]
        found = self._measured(word)
        if not found or found[0][1] > SHORT_MOST / 2:
            found = sorted([*found, *self._in_parts(word)], key=lambda item: (self._rank(*item), item[0]))
        least = self._rank(*found[0]) if found else 0.0
        return [item for item in found[:limit] if self._rank(*item) <= least + CLOSE]

    def joined(self, first: str, second: str) -> str:
        """The word of the library that the two are when they are written together; "" when it has none.

        >>> Speller({"bostøtte": 9, "sagsbehandling": 4}).joined("sag", "behandling")
        'sagsbehandling'
        """
        return next((word for link in ("", "s", "e") if (word := f"{first}{link}{second}") in self.counts), "")

    def _rank(self, text: str, cost: float) -> float:
        return cost - USE * min(float(np.log(self.counts.get(part, 1))) for part in text.split())

    def _measured(self, word: str) -> list[tuple[str, float]]:
        """Words a few slips away, by their cost and their use."""
        words, letters, lengths = self._columns
        asked = _numbers(word[:MOST_LETTERS])
        most = LONG_MOST if len(word) >= LONG else SHORT_MOST
        close = np.flatnonzero(abs(lengths - len(asked)) <= (3 if len(word) >= LONG else 2))
        shared = (self._has[close] & _letter_set(asked)).astype(np.uint64)
        # Each slip changes two letters of the set at most, the cheap ones included.
        close = close[np.bitwise_count(self._has[close] | _letter_set(asked)) - np.bitwise_count(shared) <= 6]
        if not len(close):
            return []
        costs = _costs(asked, letters[close], lengths[close])
        costs += FIRST_LETTER * (letters[close, 0] != asked[0]) * (costs > 0)
        kept = np.flatnonzero(costs <= most)
        found: dict[str, float] = {}
        for at in kept:
            known = self.bases.get(words[close[at]], words[close[at]])
            found[known] = min(found.get(known, most), round(float(costs[at]), 2))
        return sorted(found.items(), key=lambda item: (self._rank(*item), item[0]))[:8]

    def _in_parts(self, word: str) -> list[tuple[str, float]]:
        """The word as two of the library, one of them with a slip at most."""
        found: list[tuple[str, float]] = []
        for cut in range(MIN_PART, len(word) - MIN_PART + 1):
            first, second = word[:cut], word[cut:]
            known = self.counts.get(first, 0) > 1, self.counts.get(second, 0) > 1
            if all(known):
                found.append((f"{first} {second}", 0.5))
            elif known[0] and len(second) >= LONG_PART:
                found += [(f"{first} {other}", 0.7 + cost) for other, cost in self._measured(second)[:1] if cost <= 0.5]
            elif known[1] and len(first) >= LONG_PART:
                found += [(f"{other} {second}", 0.7 + cost) for other, cost in self._measured(first)[:1] if cost <= 0.5]
        return found

    @cached_property
    def _by_plain(self) -> dict[str, list[str]]:
        by: defaultdict[str, list[str]] = defaultdict(list)
        for word in self.counts:
            by[plain(word)].append(word)
        return dict(by)

    @cached_property
    def _columns(self) -> tuple[Sequence[str], npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
        """The words, their letters as numbers, a row each, and their lengths."""
        words = sorted(
            word for word in (*self.counts, *self.bases) if MIN_LETTERS <= len(word) <= MOST_LETTERS and word.isalpha()
        )
        codes = np.array(words or [""], dtype=f"U{MOST_LETTERS}").view(np.uint32).reshape(-1, MOST_LETTERS)
        table = np.full(0x250, len(_LETTERS) + 1, dtype=np.uint8)
        table[0] = 0
        for letter, number in _NUMBER.items():
            table[ord(letter)] = number
        letters = table[np.minimum(codes, len(table) - 1)][: len(words)]
        return words, letters, (letters > 0).sum(axis=1)

    @cached_property
    def _has(self) -> npt.NDArray[np.uint64]:
        """Which letters each word has, a bit a letter."""
        bits = np.left_shift(np.uint64(1), self._columns[1].astype(np.uint64))
        return np.asarray(np.bitwise_or.reduce(bits, axis=1) & ~np.uint64(1), dtype=np.uint64)


def _numbers(word: str) -> npt.NDArray[np.uint8]:
    return np.array([_NUMBER.get(letter, len(_LETTERS) + 1) for letter in word], dtype=np.uint8)


def _letter_set(asked: npt.NDArray[np.uint8]) -> np.uint64:
    return np.uint64(sum(1 << int(number) for number in set(asked.tolist())))


def _changes() -> Costs:
    """What it costs to write one letter for another. Shape: (letters, letters)."""
    size = len(_LETTERS) + 2
    costs = np.ones((size, size), dtype=np.float32)
    np.fill_diagonal(costs, 0.0)
    for pair, cost in ALIKE.items():
        one, other = (_NUMBER[letter] for letter in pair)
        costs[one, other] = costs[other, one] = cost
    return costs


_CHANGED = _changes()
_SPARE = np.array([0.0, *(SILENT_COST if letter in SILENT else 1.0 for letter in _LETTERS), 1.0], dtype=np.float32)


def _costs(asked: npt.NDArray[np.uint8], letters: npt.NDArray[np.uint8], lengths: npt.NDArray[np.int64]) -> Costs:
    """What the slips between the word asked for and each of these cost: weighted optimal string alignment.

    Shape: letters (words, columns), 0 behind a word's end; result (words,).
    """
    width = int(lengths.max())
    lacking = np.stack(
        [_one_more(letters, at) for at in range(width)], axis=1
    )  # a letter of the word that was not typed
    rows = np.zeros((len(asked) + 1, len(letters), width + 1), dtype=np.float32)
    rows[0, :, 1:] = np.cumsum(lacking, axis=1)
    for i, letter in enumerate(asked, start=1):
        spare = np.float32(
            DOUBLED if i > 1 and asked[i - 2] == letter else _SPARE[letter]
        )  # typed, and not in the word
        rows[i, :, 0] = rows[i - 1, :, 0] + spare
        changed = _CHANGED[letter][letters[:, :width]]
        for j in range(1, width + 1):
            best = np.minimum(rows[i - 1, :, j - 1] + changed[:, j - 1], rows[i - 1, :, j] + spare)
            np.minimum(best, rows[i, :, j - 1] + lacking[:, j - 1], out=best)
            if i > 1 and j > 1:
                swapped = (letters[:, j - 2] == letter) & (letters[:, j - 1] == asked[i - 2])
                np.minimum(best, np.where(swapped, rows[i - 2, :, j - 2] + np.float32(SWAPPED), best), out=best)
            rows[i, :, j] = best
    return np.asarray(rows[len(asked), np.arange(len(letters)), lengths], dtype=np.float32)


def _one_more(letters: npt.NDArray[np.uint8], at: int) -> Costs:
    costs = _SPARE[letters[:, at]].copy()
    if at:
        costs[letters[:, at] == letters[:, at - 1]] = DOUBLED
    return np.asarray(costs, dtype=np.float32)
