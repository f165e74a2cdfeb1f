"""Into which pieces of its vocabulary does the bundled model cut a text?

The model knows a quarter of a million pieces of words, each with how likely it is, and cuts a word where the product is
greatest: "havearbejdet" is "have", "arbejde", "t". We carry the pieces that Danish words fall into, in lower case, so a
text is cut without the model, on any platform. What is in no piece says nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

START = "▁"  # stands before the first piece of a word
UNKNOWN = -30.0  # log likelihood of a character in no piece: below that of any piece


class Pieces:
    """A vocabulary: each piece with its place in a table and its log likelihood."""

    def __init__(self, known: Mapping[str, tuple[int, float]]) -> None:
        self.known = known
        self._longest = max(map(len, known), default=0)
        self._of_word = lru_cache(maxsize=20_000)(self._likeliest)

    def of_text(self, text: str) -> list[int]:
        """The places of a text's pieces, in order.

        >>> pieces = Pieces({"▁have": (0, -9.0), "▁ha": (1, -5.0), "arbejde": (2, -8.0), "▁i": (3, -3.0)})
        >>> pieces.of_text("I Havearbejdet")
        [3, 0, 2]
        """
        return [place for word in unicodedata.normalize("NFKC", text).lower().split() for place in self._of_word(word)]

    def _likeliest(self, word: str) -> tuple[int, ...]:
        """The likeliest way through a word; a character in no piece is passed over."""
        text = START + word
        ways: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]  # the best way to each character
        for end in range(1, len(text) + 1):
            likelihood, places = ways[-1]
            best = (likelihood + UNKNOWN, places)
            for begin in range(max(0, end - self._longest), end):
                piece = self.known.get(text[begin:end])
                if piece is not None and ways[begin][0] + piece[1] > best[0]:
                    best = (ways[begin][0] + piece[1], (*ways[begin][1], piece[0]))
            ways.append(best)
        return ways[-1][1]
