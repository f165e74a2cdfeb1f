"""On which axis does a fact stand, and where on it?

Facts carry what is printed ("PT15H" per "P1M"). An axis needs one unit, so a value is converted, and whoever shows it
says both. Where a month or a workday has no fixed length the result is marked as nearly right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kb.model import Fact, FactType

DAYS_A_MONTH = 365.25 / 12
DAYS_A_WEEK = 7.0
WORKDAYS_A_WEEK = 5.0


class Scale(StrEnum):
    """The unit of an axis."""

    MONTHS = "months"  # between two follow-ups; of a duration
    DAYS = "days"  # of a time limit, calendar days
    DAYS_A_YEAR = "days_a_year"
    HOURS_A_WEEK = "hours_a_week"
    HOURS = "hours"  # no period stated, or saved up
    TIMES = "times"
    TIMES_A_YEAR = "times_a_year"
    DKK = "dkk"
    DKK_A_DAY = "dkk_a_day"
    DKK_A_YEAR = "dkk_a_year"
    PERCENT = "percent"
    YEARS = "years"  # of age
    KM = "km"


@dataclass(frozen=True, slots=True)
class Size:
    """A value on an axis."""

    scale: Scale
    value: float
    is_near: bool = False  # converted by an average: a month has no fixed number of weeks
    is_converted: bool = False  # printed in another unit


@dataclass(frozen=True, slots=True)
class Duration:
    """An ISO 8601 duration, part by part."""

    years: float = 0
    months: float = 0
    weeks: float = 0
    days: float = 0
    hours: float = 0
    minutes: float = 0

    @property
    def in_days(self) -> float:
        return (
            (self.years * 12 + self.months) * DAYS_A_MONTH + self.weeks * DAYS_A_WEEK + self.days + self.in_hours / 24
        )

    @property
    def in_months(self) -> float:
        return (
            self.years * 12 + self.months + (self.weeks * DAYS_A_WEEK + self.days + self.in_hours / 24) / DAYS_A_MONTH
        )

    @property
    def in_hours(self) -> float:
        return self.hours + self.minutes / 60


_NUMBER = r"(\d+(?:\.\d+)?)"
_DURATION_RE = re.compile(
    rf"P(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}D)?(?:T(?:{_NUMBER}H)?(?:{_NUMBER}M)?)?"
)
_RANGE_RE = re.compile(rf"(?:{_NUMBER}\s*[-–]\s*)?{_NUMBER}")
_DEADLINES = frozenset(
    {
        FactType.PROCESSING_TIME,
        FactType.DECISION_NOTICE,
        FactType.CONTACT_DEADLINE,
        FactType.START_DEADLINE,
        FactType.PLAN_DEADLINE,
        FactType.COMPLAINT_DEADLINE,
        FactType.REASSESSMENT_DEADLINE,
        FactType.NOTICE_PERIOD,
    }
)
_INTERVALS = frozenset({FactType.FOLLOW_UP_INTERVAL, FactType.REVISION_INTERVAL})
_DURATIONS = frozenset({FactType.MAX_DURATION, FactType.MIN_DURATION})
_HOURS = frozenset({FactType.HOURS_PER_PERIOD, FactType.SAVINGS_LIMIT})
_PLAIN = {
    FactType.AMOUNT_PERCENT: Scale.PERCENT,
    FactType.MIN_AGE: Scale.YEARS,
    FactType.MAX_AGE: Scale.YEARS,
    FactType.DISTANCE_KM: Scale.KM,
}


def duration(text: str) -> Duration | None:
    """The parts of an ISO 8601 duration; None for what is none.

    >>> duration("P1Y6M"), duration("6 uger")
    (Duration(years=1.0, months=6.0, weeks=0, days=0, hours=0, minutes=0), None)
    """
    match = _DURATION_RE.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    return Duration(*(float(part) if part else 0 for part in match.groups()))


def size_of(fact: Fact) -> Size | None:
    """Where the fact stands on an axis; None where only its words speak.

    >>> fact = Fact("a.pdf", None, (), FactType.HOURS_PER_PERIOD, "PT15H", "15 timer om måneden", 1, 1, per="P1M")
    >>> size = size_of(fact)
    >>> size.scale.value, round(size.value, 2), size.is_near
    ('hours_a_week', 3.45, True)
    """
    if fact.value is None:
        return None
    held = duration(fact.value)
    if fact.type in _INTERVALS and held:
        return _months(held)
    if fact.type in _DEADLINES and held:
        if fact.unit == "weekdays":
            return Size(Scale.DAYS, held.in_days * DAYS_A_WEEK / WORKDAYS_A_WEEK, is_near=True, is_converted=True)
        by_month = bool(held.months or held.years)
        return Size(Scale.DAYS, held.in_days, is_near=by_month, is_converted=by_month or bool(held.weeks))
    if fact.type in _DURATIONS and held:
        return _days_of(held, fact) if fact.per else _months(held)
    if fact.type in _HOURS and held:
        return _hours(held, fact)
    if held is None:
        return _counted(fact)
    return None


def _months(held: Duration) -> Size:
    by_days = bool(held.weeks or held.days or held.in_hours)
    return Size(Scale.MONTHS, held.in_months, is_near=by_days, is_converted=by_days or bool(held.years))


def _days_of(held: Duration, fact: Fact) -> Size | None:
    """Days in a period, such as 56 days of relief a year."""
    per = duration(fact.per)
    if per is None:
        return None
    times = 12 / per.in_months
    is_year = abs(times - 1) < 0.001
    return Size(Scale.DAYS_A_YEAR, held.in_days * times, is_near=not is_year, is_converted=not is_year)


def _hours(held: Duration, fact: Fact) -> Size:
    per = duration(fact.per)
    if per is None or fact.type is FactType.SAVINGS_LIMIT:  # what is saved is a stock, not a rate
        return Size(Scale.HOURS, held.in_hours, is_converted=bool(held.minutes))
    is_week = per == Duration(weeks=1)
    weeks = per.in_days / DAYS_A_WEEK
    by_average = bool(per.months or per.years)
    return Size(Scale.HOURS_A_WEEK, held.in_hours / weeks, is_near=by_average, is_converted=not is_week)


def _counted(fact: Fact) -> Size | None:
    match = _RANGE_RE.fullmatch(fact.value or "")
    if match is None:
        return None
    number = float(match[2])  # of a range the upper end
    per = duration(fact.per)
    if fact.type in _PLAIN:
        return Size(_PLAIN[fact.type], number)
    if fact.type is FactType.CONTACTS:
        return Size(Scale.TIMES, number) if per is None else _a_year(Scale.TIMES_A_YEAR, number, per)
    if fact.type is FactType.AMOUNT_DKK:
        if per is None:
            return Size(Scale.DKK, number)
        if not (per.years or per.months):  # a price by the day is not paid all year
            return Size(Scale.DKK_A_DAY, number / per.in_days, is_converted=per != Duration(days=1))
        return _a_year(Scale.DKK_A_YEAR, number, per)
    return None


def _a_year(scale: Scale, number: float, per: Duration) -> Size:
    is_year = per == Duration(years=1)
    by_days = bool(per.weeks or per.days)
    return Size(scale, number * 12 / per.in_months, is_near=by_days, is_converted=not is_year)
