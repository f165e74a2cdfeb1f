"""Which word of the library did a person mean who typed one that it does not have?

First a word that differs only in its Danish letters ("opfolgning", "malgruppe"), then the words that share most
three-letter runs with it and are one or two slips away; a slip is a letter added, lost, changed or swapped.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

_PLAIN = str.maketrans({"æ": "a", "ø": "o", "å": "a", "é": "e", "ä": "a", "ö": "o", "ü": "u"})
MIN_LETTERS = 4
LONG = 8  # letters; from here on two slips are allowed
COMPARED = 60  # candidates by shared runs whose distance is measured


def plain(word: str) -> str:
    """The word as a keyboard without Danish letters gives it.

    >>> plain("målgruppe"), plain("aeldre") == plain("ældre")
    ('malgruppe', True)
    """
    return re.sub("a[ae]|oe", lambda run: run[0][0], word).translate(_PLAIN)


def distance(first: str, second: str, *, most: int) -> int:
    """Slips between two words; `most` + 1 when there are more.

    >>> distance("ledsagelese", "ledsagelse", most=2), distance("niveuaer", "niveauer", most=2)
    (1, 1)
    """
    if abs(len(first) - len(second)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, start=1):
        last, before, row = before, row, [i]
        for j, b in enumerate(second, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


@dataclass(frozen=True)
class Speller:
    """Knows the words of a library and how often each is used."""

    counts: dict[str, int]

    def near(self, word: str, *, limit: int = 3) -> list[tuple[str, int]]:
        """Words of the library that may have been meant, with the slips between; the likeliest first."""
        if len(word) < MIN_LETTERS or not word.isalpha():
            return []
        same = self._by_plain.get(plain(word), ())
        found = dict.fromkeys(same, 0)
        most = 2 if len(word) >= LONG else 1
        for other in self._similar(word):
            slips = distance(plain(word), plain(other), most=most)
            if (slips <= most and other[0] == word[0]) or slips == 1:
                found.setdefault(other, slips)
        ranked = sorted(found.items(), key=lambda item: (item[1], -self.counts[item[0]], item[0]))
        return [item for item in ranked if item[1] == ranked[0][1]][:limit]

    def _similar(self, word: str) -> Iterable[str]:
        shared: Counter[str] = Counter()
        for run in _runs(plain(word)):
            shared.update(self._by_run.get(run, ()))
        return [other for other, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:COMPARED]]

    @cached_property
    def _by_plain(self) -> dict[str, list[str]]:
        by: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(self.counts):
            by[plain(word)].append(word)
        return dict(by)

    @cached_property
    def _by_run(self) -> dict[str, list[str]]:
        by: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(self.counts):
            if len(word) >= MIN_LETTERS and word.isalpha():
                for run in _runs(plain(word)):
                    by[run].append(word)
        return dict(by)


def _runs(word: str) -> set[str]:
    padded = f" {word} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}
