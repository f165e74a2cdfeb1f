"""How much does a fact state, so that it can be held against what a question asks for?

Lengths of time are counted in days, sums in kroner, all else as printed. Months and years are average ones, so that
"2 måneder" is more than "8 uger" and "12 måneder" is "1 år".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from kb.model import Fact, FactType, Qualifier

DAYS = {
    "S": Fraction(1, 86400),
    "min": Fraction(1, 1440),
    "H": Fraction(1, 24),
    "D": Fraction(1),
    "W": Fraction(7),
    "M": Fraction(1461, 48),  # 30.4375
    "Y": Fraction(1461, 4),  # 365.25
}
WEEKDAY = Fraction(7, 5)  # five weekdays are a week

F = FactType
INTERVALS = (F.FOLLOW_UP_INTERVAL, F.REVISION_INTERVAL)
DEADLINES = (
    F.PROCESSING_TIME,
    F.DECISION_NOTICE,
    F.CONTACT_DEADLINE,
    F.START_DEADLINE,
    F.PLAN_DEADLINE,
    F.COMPLAINT_DEADLINE,
    F.REASSESSMENT_DEADLINE,
    F.NOTICE_PERIOD,
)
LENGTHS = (F.MAX_DURATION, F.MIN_DURATION)
AMOUNTS_OF_TIME = (F.HOURS_PER_PERIOD, F.SAVINGS_LIMIT)
AGES = (F.MIN_AGE, F.MAX_AGE)
OTHERS = (F.AMOUNT_DKK, F.AMOUNT_PERCENT, F.DISTANCE_KM, F.CONTACTS)
MEASURED = frozenset((*INTERVALS, *DEADLINES, *LENGTHS, *AMOUNTS_OF_TIME, *AGES, *OTHERS))
OF_TIME = frozenset((*INTERVALS, *DEADLINES, *LENGTHS, *AMOUNTS_OF_TIME))

_ISO_RE = re.compile(r"P(?:T?)(\d+(?:\.\d+)?)([DWMYH])")


class Kind(StrEnum):
    """What is counted."""

    TIME = "time"  # days
    AGE = "age"  # years of a person's life
    KRONER = "kroner"
    PERCENT = "percent"
    KM = "km"
    TIMES = "times"  # contacts, conversations


def kind_of(fact_type: FactType) -> Kind:
    named = {F.AMOUNT_DKK: Kind.KRONER, F.AMOUNT_PERCENT: Kind.PERCENT, F.DISTANCE_KM: Kind.KM, F.CONTACTS: Kind.TIMES}
    return Kind.AGE if fact_type in AGES else named.get(fact_type, Kind.TIME)


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a fact states, as numbers."""

    type: FactType
    low: Fraction
    high: Fraction  # the same as low unless the words name a range: "1-8 kontakter"
    qualifier: Qualifier | None
    per: Fraction | None = None  # days; None = the number stands alone


def term_of(fact: Fact) -> str:
    """A measured fact as one term of the index; "" when there is nothing to measure.

    >>> term_of(Fact("a", None, (), F.HOURS_PER_PERIOD, "PT5H", "…", 1, 1, Qualifier.MAX, per="P1W"))
    'hours_per_period=PT5H/max//P1W'
    """
    if fact.type not in MEASURED or not fact.value:
        return ""
    term = f"{fact.type}={fact.value}/{fact.qualifier or ''}/{fact.unit}/{fact.per}"
    return "" if quantity_of(term) is None else term


def quantity_of(term: str) -> Quantity | None:
    """What a term of the index states; None for what cannot be measured.

    >>> quantity = quantity_of("hours_per_period=PT90M/max//P1W")
    >>> float(quantity.high * 24), int(quantity.per)
    (1.5, 7)
    """
    name, _, rest = term.partition("=")
    cells = rest.split("/")
    if len(cells) != 4 or re.search(r"\s", term):
        return None
    value, qualifier, unit, per = cells
    fact_type = FactType(name)
    low, dash, high = value.partition("-")
    found = [_amount(one, unit, kind_of(fact_type)) for one in ((low, high) if dash else (low,))]
    bounds = [one for one in found if one is not None]
    if len(bounds) != len(found):
        return None
    period = days(per) if per else None
    return Quantity(fact_type, min(bounds), max(bounds), Qualifier(qualifier) if qualifier else None, period)


def _amount(value: str, unit: str, kind: Kind) -> Fraction | None:
    if kind is Kind.TIME:
        length = days(value)
        return length * WEEKDAY if length is not None and unit == "weekdays" else length
    return Fraction(value) if re.fullmatch(r"\d+(?:\.\d+)?", value) else None


def days(iso: str) -> Fraction | None:
    """An ISO length in days; None for anything else.

    >>> int(days("P2W")), float(days("PT90M") * 24), days("P1Y") == days("P12M"), days("snart")
    (14, 1.5, True, None)
    """
    match = _ISO_RE.fullmatch(iso)
    if match is None:
        return None
    is_minutes = match[2] == "M" and iso.startswith("PT")
    return Fraction(match[1]) * DAYS["min" if is_minutes else match[2]]
