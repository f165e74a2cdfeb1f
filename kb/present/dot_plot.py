"""A band of numbers as a dot plot: a row for each municipality, a mark for each number, the words beside.

The marks are drawn by the style sheet and placed in per cent of the axis, so the same plot stands in the app and in an
export, and a screen reader meets a table of words.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from kb.compare.numbers import Band, Number, Numbers, Scale
from kb.compare.numbers.records import FIRST
from kb.model import FactType
from kb.present import numbers as wording
from kb.present import parts
from kb.present.texts import Words

_OFTEN = frozenset({FactType.FOLLOW_UP_INTERVAL, FactType.REVISION_INTERVAL})
_STEPS = (1.0, 2.0, 5.0)
_MOST_TICKS = 6
_MONTHS = (1.0, 3.0, 6.0, 12.0)  # steps that a calendar has


@dataclass(frozen=True, slots=True)
class Mark:
    """One number of a row."""

    number: Number
    at: float  # per cent of the axis
    words: str  # "højst 15 timer om måneden"
    converted: str  # "≈ 3,4 timer om ugen"; "" where it is printed in the unit of the axis


@dataclass(frozen=True, slots=True)
class PlotRow:
    """One municipality."""

    column: int
    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """An axis and the rows that stand on it."""

    label: str
    shape: str  # key of the qualifier: how a mark is drawn
    ticks: tuple[tuple[float, str], ...]  # per cent, what stands there
    rows: tuple[PlotRow, ...]  # the smallest number first


def plot_of(band: Band, numbers: Numbers, words: Words) -> Plot:
    """The plot of a band; the axis begins at zero and is the same for all bands of the type in this unit."""
    bands = (other for other in numbers.bands(band.type) if other.scale is band.scale)
    sizes = [number.size.value for other in bands for number in other.numbers if number.size]
    ends = _ticks(max(sizes), is_calendar=band.scale.value == "months")
    top = ends[-1]
    marks: dict[int, list[Mark]] = {}
    for number in band.numbers:
        if number.size:
            at = round(100 * number.size.value / top, 2)
            mark = Mark(number, at, wording.said(number, words), wording.converted(number, words))
            marks.setdefault(number.column, []).append(mark)
    return Plot(
        label=wording.band_label(band, words),
        shape=_shape(band),
        ticks=tuple((round(100 * end / top, 2), wording.figure(end, words)) for end in ends),
        rows=tuple(
            PlotRow(column, parts.municipality(numbers.columns[column], words), tuple(made))
            for column, made in marks.items()
        ),
    )


def _shape(band: Band) -> str:
    """The side of a mark that the others may lie on: an interval of "at least every year" is a year at most."""
    key = band.qualifier.value
    if band.scale is Scale.MONTHS and band.type in _OFTEN and band.role != FIRST:
        return {"min": "max", "max": "max"}.get(key, key)
    return key


def _ticks(largest: float, *, is_calendar: bool) -> list[float]:
    """Round numbers from zero to the first that holds the largest.

    >>> _ticks(56, is_calendar=False), _ticks(24, is_calendar=True)
    ([0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0], [0.0, 6.0, 12.0, 18.0, 24.0])
    """
    largest = max(largest, 0.5)
    steps = (step for power in count(-1) for step in (s * 10.0**power for s in _STEPS))
    if is_calendar and largest > 2:
        steps = (step for times in count(1) for step in ((*_MONTHS,) if times == 1 else (12.0 * times,)))
    step = next(step for step in steps if largest / step <= _MOST_TICKS)
    ends = [0.0]
    while ends[-1] < largest:
        ends.append(round(ends[-1] + step, 6))
    return ends
