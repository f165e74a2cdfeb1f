"""Which of two quantities is the larger, where they can be compared at all?"""

from __future__ import annotations

import re

from kb.compare.topics.operative import Operative, quantity

DAYS = {"dag": 1.0, "døgn": 1.0, "uge": 7.0, "måned": 30.4, "kvartal": 91.3, "år": 365.0}
MINUTES = {"time": 60.0, "minut": 1.0}
NEARLY = 1.15  # "12 uger" and "3 måneder" are one time, for all that the words say

_PERIOD_RE = re.compile(
    r"\W*(?:\w+\W+){0,2}?(?:(?:om|i|pr\.?|per|hver) (?:et |en |hver )?(?P<unit>dag|døgn|uge|måned|kvartal|år)"
    r"|(?P<often>dag|uge|måned|år)(?:ent)?lig)",
    re.IGNORECASE,
)
_EVERY_RE = re.compile(r"hver (\d+)\. (\w+)")


def ratio(before: Operative, after: Operative) -> float | None:
    """How many times as large the second is; None where the two are of different kinds, or nearly equal in other units.

    >>> from kb.compare.topics.operative import operatives
    >>> ratio(*operatives("to uger, seks uger")), ratio(*operatives("to uger, 50 kr."))
    (3.0, None)
    """
    mine, theirs = _size(before.key), _size(after.key)
    if mine is None or theirs is None or mine[1] != theirs[1] or not mine[0]:
        return None
    found = theirs[0] / mine[0]
    if _unit(before.key) != _unit(after.key) and 1 / NEARLY < found < NEARLY:
        return None
    return found


def rated(times: float | None, one: str, end: int, other: str, other_end: int) -> float | None:
    """How many times as large the second is by the day, where both texts name the period behind the quantity.

    >>> round(rated(5 / 1.5, "90 minutter om ugen", 11, "5 timer om måneden", 7), 2)
    0.77
    >>> rated(2.0, "to timer om ugen", 8, "fire timer om ugen", 10)
    2.0
    """
    periods = [_days_behind(text, at) for text, at in ((one, end), (other, other_end))]
    if times is None or not all(periods) or periods[0] == periods[1]:
        return times
    found = times * (periods[0] or 1.0) / (periods[1] or 1.0)
    return None if 1 / NEARLY < found < NEARLY else found


def _days_behind(text: str, end: int) -> float | None:
    match = _PERIOD_RE.match(text, end)
    return DAYS[(match["unit"] or match["often"]).casefold()] if match else None


def _size(key: str) -> tuple[float, str] | None:
    """The quantity on a scale that it shares with others, and the name of the scale."""
    every = _EVERY_RE.fullmatch(key)
    if every:
        days = DAYS.get(every[2])
        return (float(every[1]) * days, "interval") if days else None
    found = quantity(key)
    if found is None:
        return None
    number, unit = found
    for scale, units in (("time", DAYS), ("work", MINUTES)):
        if unit in units:
            return number * units[unit], scale
    return number, unit


def _unit(key: str) -> str:
    return key.rpartition(" ")[2]
