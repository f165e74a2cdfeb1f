"""Which lines carry an outline number, and which only count the items of a list?

"2.4 Hvem kan få støtte" is an outline number; "1. Oplysningerne skal være nye." is an item. The first belongs to a
series that runs through the document, its text is short and does not end like a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER_RE = re.compile(
    r"^\s*(?:(?P<word>kapitel|afsnit|bilag|del)\s+)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\s*[.:]?\s*(?P<text>[A-ZÆØÅ§0-9(”\"].*)?$",
    re.IGNORECASE,
)
_NOT_A_NUMBER_RE = re.compile(
    r"^\s*\d{1,2}(?:\.\d+)*\.?\s*(?:(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|"
    r"kr|timer?|uger?|måneder?|år|dage?|hverdage|gange?|døgn|km|pct|procent)\b|%|/\d|-\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numbered:
    number: str  # "2.4"
    text: str  # what follows it; "" when it stands alone

    @property
    def depth(self) -> int:
        return self.number.count(".") + 1

    @property
    def parts(self) -> tuple[int, ...]:
        return tuple(int(part) for part in self.number.split("."))


def numbered(text: str) -> Numbered | None:
    """The outline number a line begins with, if it looks like one at all.

    >>> numbered("2.4 Hvem kan få støtte")
    Numbered(number='2.4', text='Hvem kan få støtte')
    >>> numbered("4.3Tilbagemelding").number
    '4.3'
    >>> numbered("15 timer om måneden") is None
    True
    >>> numbered("12. april 2024") is None
    True
    """
    if _NOT_A_NUMBER_RE.match(text):
        return None
    match = _NUMBER_RE.match(text)
    if match is None:
        return None
    rest = (match["text"] or "").strip()
    if rest and rest[0].islower():
        return None
    if rest[:1].isdigit():
        return None
    if "." not in match["number"] and rest and not match["word"]:
        # A lone number needs its full stop or colon: "3 Kontakt" is as often a count.
        mark = text[match.end("number") : match.end("number") + 1]
        if mark not in {".", ":", " "}:
            return None
    return Numbered(match["number"], rest)


def follows(number: tuple[int, ...], earlier: tuple[int, ...] | None) -> bool:
    """Is this the next number of an outline: one on, one deeper, or back up by one?

    >>> follows((1, 2), (1, 1)), follows((2,), (1, 4)), follows((1, 1), (1,)), follows((7,), (2,))
    (True, True, True, False)
    """
    if earlier is None:
        return number[-1] in {0, 1} and len(number) <= 2
    if len(number) == len(earlier) + 1:
        return number[:-1] == earlier and number[-1] in {0, 1}
    if len(number) <= len(earlier):
        head = earlier[: len(number)]
        return number[:-1] == head[:-1] and 0 < number[-1] - head[-1] <= 2
    return False
