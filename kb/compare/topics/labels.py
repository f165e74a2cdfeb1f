"""What is a topic called? By words of its own members: those that most of them use and few others do."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from kb.compare.topics.likeness import stem as stem_of
from kb.compare.topics.records import Statement
from kb.index.danish import STOP_WORDS
from kb.text.words import fold

MOST_WORDS = 4
_WORD_RE = re.compile(r"§+ ?\d+ ?[a-z]?\b|[^\W\d_]{3,}")
_SAY_LITTLE = frozenset(
    [
        "kommune",
        "kommunen",
        "borger",
        "borgere",
        "borgeren",
        "borgerens",
        "støtte",
        "støtten",
        "hjælp",
        "hjælpen",
        "ydelse",
        "ydelsen",
        "tilbud",
        "tilbuddet",
        "indsats",
        "indsatsen",
        "eksempelvis",
        "herunder",
        "samt",
        "ikke",
        "ydes",
        "gives",
        "tilbydes",
        "form",
        "dog",
        "ved",
        "mellem",
        "omfatter",
        "andre",
        "anden",
        "selv",
        "blandt",
        "eks",
        "måde",
        "forhold",
        "mulighed",
        "muligt",
    ]
)


class Labeller:
    """Labels for groups of statements, against the background of all of them."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._words = [_words(statement.provision.text) or _words(statement.text) for statement in statements]
        self._documents = [statement.provision.document for statement in statements]
        self._headings = [statement.provision.heading for statement in statements]
        self._spread = Counter(stem for words in self._words for stem in words)

    def label(self, rows: Sequence[int]) -> str:
        """Up to four words of these statements, in the order of the first that has them; else the heading."""
        used: defaultdict[str, set[str]] = defaultdict(set)
        for row in rows:
            for stem in self._words[row]:
                used[stem].add(self._documents[row])
        total = len(self._words)

        def weight(stem: str) -> tuple[float, str]:
            return len(used[stem]) ** 1.5 * math.log((total + 1) / self._spread[stem]), stem

        best = sorted(used, key=weight, reverse=True)[:MOST_WORDS]
        holder = max(rows, key=lambda row: (sum(stem in self._words[row] for stem in best), -row))
        chosen = [word for stem, word in self._words[holder].items() if stem in best]
        if not chosen:
            return self._headings[holder]
        return " · ".join(chosen)


def _words(text: str) -> dict[str, str]:
    """The words of a text that say what it is about, as printed but for capitals, by their stems."""
    found: dict[str, str] = {}
    for word in _WORD_RE.findall(text):
        plain = word.casefold()
        if plain not in STOP_WORDS and plain not in _SAY_LITTLE:
            found.setdefault(stem_of(fold(plain)), word if word.isupper() or word.startswith("§") else plain)
    return found
