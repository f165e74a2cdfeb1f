"""Where does a Danish sentence end?

A full stop ends one unless the word before it, or what follows, says otherwise. In order of precedence: bullets and
blank lines always separate; a lower-case letter never begins a sentence; abbreviations that need something after them
never end one ("jf.", "kl.", "nr."), those that may stand last end one before a capital ("m.v.", "kr."); numbers end one
unless they count, date or head it ("1. Formål", "den 1. juli", "Stk. 2. Hjælpen ...").

Never: splits inside a word, an address or a decimal: a border needs white space after it.
"""

from __future__ import annotations

import csv
import re
from importlib import resources
from io import StringIO


def _abbreviations(position: str) -> frozenset[str]:
    table = resources.files("kb.text").joinpath("abbreviations.tsv").read_text(encoding="utf-8")
    return frozenset(
        row["abbreviation"] for row in csv.DictReader(StringIO(table), delimiter="\t") if row["position"] == position
    )


NEVER_LAST = _abbreviations("before")  # "jf.", "kl.": something always follows
MAYBE_LAST = _abbreviations("either")  # "m.v.", "kr.": last when a capital follows

NUMBERED = frozenset({"stk", "nr", "pkt", "§", "§§", "kap", "kapitel", "afsnit", "punkt", "bilag", "trin", "litra"})
LETTERED = frozenset({"afd", "bilag", "nr", "§", "§§", "stk", "litra", "gruppe", "type", "niveau", "punkt"})

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)

OPENERS = "\"'”“„»«’(["
CLOSERS = "\"'”“»«’)]"

BREAK_RE = re.compile(r"\n\s*\n|(?:(?<=\s)|^)(?=(?:[•▪◦‣●■\uf0a7\uf0b7]|\(cid:\d+\))(?:\s|$|\w))")
STOP_RE = re.compile(rf"(?P<word>[^\s]*?)(?P<stop>[.!?…]+)[{re.escape(CLOSERS)}]*(?=\s)")
DAY_RE = re.compile(r"\d{1,2}")
NEXT_RE = re.compile(r"\S.{0,20}", re.DOTALL)  # as much as the name of a month
NUMBER_RE = re.compile(r"\d{1,3}(?:\.\d{1,3})*")
LIST_MARK_RE = re.compile(r"[•▪◦‣●■\uf0a7\uf0b7\-–(\s]*$")
LABEL_RE = re.compile(r"(?:stk|§§?|pkt|nr)\.?\s*", re.IGNORECASE)


def sentences(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences of a text, in order, white space trimmed.

    >>> text = "Støtten gives efter § 83 a. Ring kl. 10.00, jf. bilag 2. Stk. 2. Udvalget kan f.eks. give afslag."
    >>> [text[start:end] for start, end in sentences(text)]
    ['Støtten gives efter § 83 a.', 'Ring kl. 10.00, jf. bilag 2.', 'Stk. 2. Udvalget kan f.eks. give afslag.']
    """
    ranges: list[tuple[int, int]] = []
    start = 0
    for border in [*_borders(text), len(text)]:
        begin, end = start, border
        while begin < end and text[begin].isspace():
            begin += 1
        while end > begin and text[end - 1].isspace():
            end -= 1
        if begin < end:
            ranges.append((begin, end))
        start = border
    return ranges


def _borders(text: str) -> list[int]:
    breaks = sorted({match.end() for match in BREAK_RE.finditer(text)})
    borders: list[int] = []
    for begin, end in zip([0, *breaks], [*breaks, len(text)], strict=True):
        start = begin
        for match in STOP_RE.finditer(text, begin, end):
            following = NEXT_RE.search(text, match.end(), end)
            if following and _ends_sentence(text[start : match.start("stop")], match["stop"], following[0]):
                borders.append(match.end())
                start = match.end()
        borders.append(end)
    return borders


def _ends_sentence(before: str, stop: str, following: str) -> bool:
    """Whether a stop between these two texts is the end of the first; `before` begins where the sentence does."""
    first = following.lstrip(OPENERS)[:1]
    if first.islower():
        return False
    if stop != ".":
        return True
    *earlier, word = before.split() or [""]
    word = word.lstrip(OPENERS)
    previous = earlier[-1].rstrip(".").lstrip(OPENERS).lower() if earlier else ""
    lower = word.lower()
    if lower in NEVER_LAST:
        return False
    if lower in MAYBE_LAST:
        return first.isupper()
    if len(word) == 1 and word.isalpha():
        return _letter_ends(word, previous, first, is_first=_is_only_mark(before, word))
    if NUMBER_RE.fullmatch(word):
        return _number_ends(before, word, previous, following)
    return True


def _letter_ends(letter: str, previous: str, first: str, *, is_first: bool) -> bool:
    """ "§ 83 a. Støtten" ends, "a. Støtten" counts, "P. Hansen" is a name."""
    if is_first:
        return False
    if letter.isupper():
        return previous in LETTERED and first.isupper()
    return first.isupper()


def _number_ends(before: str, number: str, previous: str, following: str) -> bool:
    if _is_only_mark(before, number):  # "1. Formål", "• 2. Omfang"
        return False
    if _is_only_mark(LABEL_RE.sub("", before, count=1), number) and previous in NUMBERED:  # "Stk. 2. Hjælpen ..."
        return False
    if following[0].isdigit():  # "den 1. 7. 2024"
        return not DAY_RE.fullmatch(number)
    return not following.lower().startswith(MONTHS)


def _is_only_mark(before: str, mark: str) -> bool:
    return LIST_MARK_RE.fullmatch(before.removesuffix(mark)) is not None
