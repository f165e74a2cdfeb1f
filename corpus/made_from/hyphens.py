"""Where may a Danish word be broken at the end of a line?

A rule of thumb, enough for documents we write ourselves: a syllable begins with the longest group of consonants a
Danish word can begin with. It gives "funk-tions-ned-sæt-tel-se"; it does not know every compound.
"""

from __future__ import annotations

import re
from collections.abc import Callable

VOWELS = "aeiouyæøåé"
ONSETS = {
    *("bcdfghjklmnprstvwxz"),
    *("bl", "br", "dr", "fl", "fr", "gl", "gr", "hj", "kl", "kn", "kr", "kv", "pl", "pr"),
    *("sk", "skr", "sl", "sm", "sp", "spr", "st", "str", "sv", "tr", "tv"),
}
JOINTS = ("tid", "tion", "ning", "ling", "hed")  # an s after these ends the part: "tids-punkt", "funktions-evne"
MIN_LETTERS = 3  # on each side of the hyphen


def breaks(word: str) -> list[int]:
    """Places where the word may be broken, from the left.

    >>> [("funktionsnedsættelse"[:n], "funktionsnedsættelse"[n:]) for n in breaks("funktionsnedsættelse")][1]
    ('funktions', 'nedsættelse')
    """
    places = []
    lower = word.lower()
    for match in re.finditer(rf"(?<=[{VOWELS}])[^\W\d_{VOWELS}]+(?=[{VOWELS}])", lower):
        cluster = match.group()
        if not cluster.isalpha():
            continue
        onset = next(n for n in range(len(cluster)) if cluster[n:] in ONSETS or n == len(cluster) - 1)
        at = match.start() + onset
        if lower[at] == "s" and lower[:at].endswith(JOINTS):
            at += 1
        if at >= MIN_LETTERS and len(re.match(r"\w*", lower[at:]).group()) >= MIN_LETTERS:  # type: ignore[union-attr]
            places.append(at)
    return places


def wrap(text: str, fits: Callable[[str], bool], *, hyphenate: bool) -> list[str]:
    """The text in lines that `fits` agrees to; a word that never fits has a line of its own."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        rest = word
        while True:
            longer = f"{line} {rest}" if line else rest
            if fits(longer):
                line = longer
                break
            head = ""
            for at in breaks(rest) if hyphenate else ():
                part = f"{line} {rest[:at]}-" if line else f"{rest[:at]}-"
                if fits(part):
                    head = part
                    cut = at
            if head:
                lines.append(head)
                rest = rest[cut:]
                line = ""
            elif line:
                lines.append(line)
                line = ""
            else:
                lines.append(rest)
                break
    if line:
        lines.append(line)
    return lines
