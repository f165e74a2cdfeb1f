"""Which of many patterns can match a text at all?

A rule's pattern is tried on every sentence, and almost none holds. Most cannot: each match of "klage[rsn]? … inden" has
"klage" in it, and looking for a word is twenty times as quick as trying a pattern. So for each pattern the words are
found of which every match holds at least one; only where a text has one of them is the pattern tried. As in the
prefilters of RE2 (Russ Cox, "Regular Expression Matching with a Trigram Index").

Never: a pattern that would match is held back. What the words of a pattern are is read from Python's own parse of it;
where there are none the pattern is always tried.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

SHORTEST = 2  # characters of a word worth looking for
_ALIKE = str.maketrans({"İ": "i", "ı": "i", "ſ": "s"})  # what IGNORECASE takes for the same and lower case does not

Words = frozenset[str]  # of which a match holds at least one


class Sieve:
    """Patterns, and which of them a text has the words for. They are matched without regard to case."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._always: list[int] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for at, pattern in enumerate(patterns):
            words = needed(pattern)
            for word in words:
                self._by_word[word].append(at)
            if not words:
                self._always.append(at)

    def candidates(self, text: str) -> list[int]:
        """The places of the patterns that may match, in order.

        >>> Sieve(["klag(?:e|er)", "(?:ydes|gives) ikke", "[0-9]+"]).candidates("Hjælpen GIVES ikke.")
        [1, 2]
        """
        folded = text.translate(_ALIKE).lower()
        found = set(self._always)
        for word, places in self._by_word.items():
            if word in folded:
                found.update(places)
        return sorted(found)


def needed(pattern: str) -> Words:
    """The words of which every match holds at least one, in lower case; none where there are no such words.

    >>> sorted(needed(r"\\bikke (?:ydes|ydet|gives)\\b[^.]{0,40}"))
    ['ikke ']
    >>> sorted(needed(r"(?:støtte|hjælp)en?(?! til)"))
    ['hjælp', 'støtte']
    >>> sorted(needed(r"(?:op til )?[0-9]+ timer|klip"))
    [' timer', 'klip']
    """
    return _without_longer(_best(_choices(parser.parse(pattern, re.IGNORECASE))))


def _choices(parsed: Iterable[tuple[Any, Any]]) -> Iterator[Words]:
    """Sets of words: a match of this sequence holds one of each set."""
    run = ""
    for kind, value in parsed:
        if kind is op.LITERAL:
            run += chr(value)
            continue
        if len(run) >= SHORTEST:
            yield frozenset({run})
        run = ""
        yield from _of_part(kind, value)
    if len(run) >= SHORTEST:
        yield frozenset({run})


def _of_part(kind: Any, value: Any) -> Iterator[Words]:
    if kind is op.SUBPATTERN:
        yield from _choices(value[-1])
    elif kind is op.BRANCH:
        each = [_best(_choices(way)) for way in value[1]]
        if all(each):
            yield frozenset().union(*each)
    elif kind in {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT} and value[0] >= 1:
        yield from _choices(value[2])
    elif kind is op.ATOMIC_GROUP:
        yield from _choices(value)


def _best(choices: Iterable[Words]) -> Words:
    """The choice that a text is least likely to hold by chance: its shortest word is longest, then it has fewest."""
    return max(choices, key=lambda words: (min(map(len, words)), -len(words)), default=frozenset())


def _without_longer(words: Words) -> Words:
    """Words without those that hold another: where "ydes" stands, "yde" stands too."""
    low = {word.translate(_ALIKE).lower() for word in words}
    return frozenset(word for word in low if not any(other != word and other in word for other in low))
