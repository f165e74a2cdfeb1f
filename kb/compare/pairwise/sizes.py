"""Which of two quantities is the larger, where they can be compared at all?"""

from __future__ import annotations

import re

from kb.compare.topics.operative import Operative, quantity

DAYS = {"dag": 1.0, "døgn": 1.0, "uge": 7.0, "måned": 30.4, "kvartal": 91.3, "år": 365.0}
MINUTES = {"time": 60.0, "minut": 1.0}
NEARLY = 1.15  # "12 uger" and "3 måneder" are one time, for all that the words say

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
