"""The units of time that a text prints, and lengths of time as ISO 8601.

Never: weeks from days or years from months ("14 dage" stays P14D).
"""

from __future__ import annotations

import re
from fractions import Fraction

from kb.meaning.facts.numbers import plain

# A unit's letter in ISO 8601 and the smaller unit that a fraction of it is written in.
_LETTER = {"minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}
_SMALLER = {"hour": ("minute", 60), "day": ("hour", 24), "week": ("day", 7), "year": ("month", 12)}

_UNIT_WORDS = (
    ("minute", r"min(?:ut(?:ter)?|\.)?"),
    ("hour", r"timer?|t\.?(?=\s*(?:pr\b|om\b|/|ugentlig|månedlig|daglig))"),
    ("day", r"(?:hver|arbejds|bank|kalender|åbnings)?dage?|døgn"),
    ("week", r"uger?"),
    ("month", r"måned(?:er)?|mdr\.?|mdn?\."),
    ("year", r"år"),
)
_FIXED = (("kvartal", "month", 3), ("halvår", "month", 6), ("kvarter", "minute", 15))
UNIT = "(?:" + "|".join(words for _, words in _UNIT_WORDS) + "|kvartal(?:er)?|halvår|kvarter)"
WEEKDAYS_RE = re.compile(r"(?:hver|arbejds|bank)dage?", re.IGNORECASE)


def iso(amount: Fraction, unit: str) -> str:
    """A length in ISO 8601; fractions go to the next smaller unit.

    Raises: ValueError when the fraction does not come out even.

    >>> iso(Fraction(3, 2), "hour"), iso(Fraction(4), "week"), iso(Fraction(1, 2), "year")
    ('PT90M', 'P4W', 'P6M')
    """
    if amount.denominator != 1:
        if unit not in _SMALLER:
            raise ValueError(f"no even length: {amount} {unit}")
        smaller, times = _SMALLER[unit]
        return iso(amount * times, smaller)
    return f"P{'T' if unit in {'minute', 'hour'} else ''}{plain(amount)}{_LETTER[unit]}"


def divided(period: str, times: Fraction) -> str:
    """The interval of something that happens so many times in a period; "" when it does not come out even.

    >>> divided("P1Y", Fraction(2)), divided("P1M", Fraction(1)), divided("P1Y", Fraction(5))
    ('P6M', 'P1M', '')
    """
    match = re.fullmatch(r"P(\d+)([DWMY])", period)
    if match is None or times <= 0:
        return ""
    unit = {letter: unit for unit, letter in _LETTER.items() if unit not in {"minute", "hour"}}[match[2]]
    try:
        value = iso(Fraction(int(match[1])) / times, unit)
    except ValueError:
        return ""
    return value if not value.startswith("PT") else ""


def unit_named(noun: str) -> tuple[str, int]:
    """A printed unit as an ISO unit and how many of it: "kvartal" is three months.

    Raises: ValueError when it is none.
    """
    plain_noun = noun.casefold()
    if plain_noun in {"t", "t."}:
        return "hour", 1
    for word, unit, many in _FIXED:
        if plain_noun.startswith(word):
            return unit, many
    for unit, words in _UNIT_WORDS:
        for form in (plain_noun, plain_noun.removesuffix("s")):
            if re.fullmatch(words, form):
                return unit, 1
    raise ValueError(f"no unit: {noun!r}")
