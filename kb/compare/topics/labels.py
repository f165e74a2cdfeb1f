"""What is a topic called? By words of its own members.

Where a row of `concepts.tsv` brought them together, by the words it knows them by: "gratis · ingen egenbetaling". Else,
and where those are few, by the words that most of the members use and few other statements do.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from kb.compare.topics.concepts import concept_named
from kb.compare.topics.likeness import stem as stem_of
from kb.compare.topics.records import Statement
from kb.index.danish import STOP_WORDS
from kb.text.words import fold

MOST_WORDS = 4
MOST_PHRASES = 2
LONGEST_PHRASE = 32  # letters; what a row finds across half a sentence is no name
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
        "dine",
        "din",
        "dit",
        "sine",
        "arbejder",
        "følgende",
        "gerne",
        "altid",
        "møder",
    ]
)


class Labeller:
    """Labels for groups of statements, against the background of all of them."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._words = [_words(statement.provision.text) or _words(statement.text) for statement in statements]
        self._documents = [statement.provision.document for statement in statements]
        self._texts = [statement.provision.text for statement in statements]
        self._headings = [statement.provision.heading for statement in statements]
        self._spread = Counter(stem for words in self._words for stem in words)

    def label(self, rows: Sequence[int], concept: str = "") -> str:
        """Up to four words of these statements, in the order of the first that has them; else the heading."""
        phrases = self._phrases(rows, concept)
        taken = {stem for phrase in phrases for stem in _words(phrase)}
        used: defaultdict[str, set[str]] = defaultdict(set)
        for row in rows:
            for stem in self._words[row]:
                if stem not in taken:
                    used[stem].add(self._documents[row])
        total = len(self._words)

        def weight(stem: str) -> tuple[float, str]:
            return len(used[stem]) ** 1.5 * math.log((total + 1) / self._spread[stem]), stem

        wanted = MOST_WORDS - sum(len(phrase.split()) for phrase in phrases)
        best = sorted(used, key=weight, reverse=True)[: max(0, wanted)]
        holder = max(rows, key=lambda row: (sum(stem in self._words[row] for stem in best), -row))
        chosen = [*phrases, *(word for stem, word in self._words[holder].items() if stem in best)]
        if not chosen:
            return self._headings[holder]
        return " · ".join(chosen)

    def _phrases(self, rows: Sequence[int], concept: str) -> list[str]:
        """The words by which the question is known in these statements, those of most documents first."""
        if not concept:
            return []
        said: defaultdict[str, set[str]] = defaultdict(set)
        printed: dict[str, str] = {}
        for row in rows:
            for match in concept_named(concept).pattern.finditer(self._texts[row]):
                phrase = _whole_words(self._texts[row], match.start(), match.end())
                key = " ".join(sorted(_words(phrase))) or phrase.casefold()
                says_something = len(phrase.split()) > 1 or phrase.casefold() not in STOP_WORDS | _SAY_LITTLE
                if says_something and len(phrase) <= LONGEST_PHRASE:
                    said[key].add(self._documents[row])
                    printed.setdefault(key, phrase)
        order = sorted(said, key=lambda key: (-len(said[key]), len(printed[key]), key))
        chosen: list[str] = []
        for key in order:
            if not any(set(key.split()) & set(_words(one)) for one in chosen):
                chosen.append(printed[key])
        return [one if one.isupper() else one[0].lower() + one[1:] for one in chosen[:MOST_PHRASES]]


def _whole_words(text: str, start: int, end: int) -> str:
    """The stretch with the words it begins and ends in."""
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end].strip(" ,.;:()")


def _words(text: str) -> dict[str, str]:
    """The words of a text that say what it is about, as printed but for capitals, by their stems."""
    found: dict[str, str] = {}
    for word in _WORD_RE.findall(text):
        plain = word.casefold()
        if plain not in STOP_WORDS and plain not in _SAY_LITTLE:
            found.setdefault(stem_of(fold(plain)), word if word.isupper() or word.startswith("§") else plain)
    return found
