"""Which number does a question ask for, in which direction, and which facts answer?

    "mere end 5 timer om ugen"            hours_per_period above 5 hours a week
    "opfølgning sjældnere end 1 år"       follow_up_interval above a year
    "opfølgning mindst en gang om året"   follow_up_interval of a year or less: oftener is a shorter interval
    "under 18 år"                         min_age below 18, max_age of 18 or less

What is counted (days, kroner, years of age) comes from the unit, which facts are meant from words beside it
(`measures.tsv`); without such words every fact that counts the same is meant. A fact of "at least" never answers a
question for "at most": nobody promised where it ends.

Never: fails, or reads a paragraph, a year or a date as an amount.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files

from kb.index.measure_words import (
    ADVERBS,
    BOUNDS,
    ENGLISH,
    UNITS,
    amount_pattern,
    quick_pattern,
    rhythm_pattern,
)
from kb.index.quantities import (
    AGES,
    AMOUNTS_OF_TIME,
    DAYS,
    DEADLINES,
    INTERVALS,
    LENGTHS,
    OF_TIME,
    Kind,
    Quantity,
    quantity_of,
)
from kb.meaning.facts.numbers import number, ordinal
from kb.model import FactType, Qualifier

NEAR = Fraction(1, 50)  # "måned" and "30 dage" are one length for a reader
AGES_FROM = 15  # "under 18 år" is about people, "under 5 år" about time, unless other words say so
F = FactType


@dataclass(frozen=True, slots=True)
class Measure:
    """An amount that a question asks for: a range, open at one end or closed at both."""

    text: str  # as asked: "mere end 5 timer om ugen"
    start: int
    end: int
    kind: Kind
    types: tuple[FactType, ...]  # facts that can answer
    low: Fraction | None  # in days, years of age, kroner ...; None = no lower bound
    high: Fraction | None
    has_low: bool = True  # the bound itself is meant, too
    has_high: bool = True
    per: Fraction | None = None  # days

    @property
    def is_compared(self) -> bool:
        """More or less than something is asked for, not one amount."""
        return self.low != self.high

    def fits(self, quantity: Quantity) -> bool:
        """The fact answers."""
        if quantity.type not in self.types:
            return False
        low, high = quantity.low, quantity.high
        if self.kind is Kind.AGE:
            return self._fits_age(quantity)
        if self.per is not None:
            if quantity.per is None:
                return False
            low, high = low / quantity.per * self.per, high / quantity.per * self.per
        if quantity.type not in INTERVALS and quantity.qualifier is Qualifier.MIN and self.low is None:
            return False
        return self._above(high) and self._below(high if self.low is None else low)

    def _fits_age(self, quantity: Quantity) -> bool:
        """ "Under 18": whoever lets in somebody younger, or nobody older. "Over 65": whoever begins there. Between two
        ages: whoever names one of them as that bound."""
        if not self.is_compared:
            return quantity.low == self.low
        if self.low is not None and self.high is not None:
            return quantity.low == (self.low if quantity.type is F.MIN_AGE else self.high)
        if quantity.type is F.MAX_AGE:
            return self.low is None and self.high is not None and quantity.high <= self.high
        return self._above(quantity.low) if self.high is None else self._below(quantity.low)

    @property
    def _nearness(self) -> Fraction:
        return NEAR if self.kind is Kind.TIME else Fraction(0)

    def _above(self, value: Fraction) -> bool:
        if self.low is None:
            return True
        near = abs(value - self.low) <= self.low * self._nearness
        return near if near and (self.has_low or not self.is_compared) else value > self.low and not near

    def _below(self, value: Fraction) -> bool:
        if self.high is None:
            return True
        near = abs(value - self.high) <= self.high * self._nearness
        return near if near and (self.has_high or not self.is_compared) else value < self.high and not near


def fitting(measure: Measure, terms: Collection[str]) -> list[str]:
    """The terms of the index whose facts answer, in their order.

    >>> asked = measures("opfølgning oftere end en gang om året")[0]
    >>> fitting(asked, ["follow_up_interval=P6M/exact//", "follow_up_interval=P1Y/min//"])
    ['follow_up_interval=P6M/exact//']
    """
    return [term for term in terms if (quantity := quantity_of(term)) is not None and measure.fits(quantity)]


@dataclass(frozen=True, slots=True)
class About:
    """Words beside an amount and the facts that they mean."""

    about: str
    pattern: re.Pattern[str]
    types: tuple[FactType, ...]
    asked: str  # the question that made us write it


@cache
def abouts() -> tuple[About, ...]:
    """The rows of `measures.tsv`."""
    with files("kb.index").joinpath("measures.tsv").open(encoding="utf-8") as table:
        return tuple(
            About(
                row["about"],
                re.compile(row["pattern"], re.IGNORECASE),
                tuple(FactType(name.strip()) for name in row["types"].split(";")),
                row["asked"],
            )
            for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        )


def facts_asked_for(text: str) -> tuple[FactType, ...]:
    """The facts that the words of a question mean, whatever it asks of them.

    >>> [fact.value for fact in facts_asked_for("Hvor ofte følges der op?")]
    ['follow_up_interval']
    """
    found = dict.fromkeys(kind for row in abouts() if row.pattern.search(text) for kind in row.types)
    return tuple(found)


# ------------------------------------------------------------------------------------------------ reading


def measures(text: str, *, aside: Sequence[range] = ()) -> tuple[Measure, ...]:
    """The amounts that a question asks for, in their order; what stands in `aside` (references) is passed over.

    >>> [(one.text, float(one.low), one.high) for one in measures("mere end 2 uger")]
    [('mere end 2 uger', 14.0, None)]
    """
    if not quick_pattern().search(text):
        return ()
    found: list[Measure] = []
    for read in (_rhythms, _amounts):
        for measure in read(text):
            span = range(measure.start, measure.end)
            inside = any(place.start < span.stop and span.start < place.stop for place in aside)
            if not inside and all(one.end <= span.start or span.stop <= one.start for one in found):
                found.append(measure)
    return tuple(sorted(found, key=lambda one: one.start))


def _rhythms(text: str) -> Iterator[Measure]:
    meant = [kind for kind in facts_asked_for(text) if kind in INTERVALS]
    for match in rhythm_pattern().finditer(text):
        length, shortest = _interval(match)
        way = "oftener" if match["flere"] else _direction(match["bound"])
        if length is None or (not meant and way == "exact"):
            continue  # "støtte hver dag" asks for no follow-up
        low, high, has_bound = _of_interval(way, length)
        if shortest is not None and way == "exact":
            low, high = shortest, length
        yield _measure(match, text, Kind.TIME, tuple(meant) or (F.FOLLOW_UP_INTERVAL,), low, high, has_bound)


def _interval(match: re.Match[str]) -> tuple[Fraction | None, Fraction | None]:
    """The interval of a rhythm in days, and of a range ("1-2 gange om året") the shortest."""
    if match["nth_unit"]:
        unit = _unit(match["nth_unit"])
        if match["half"]:
            return unit / 2, None
        if match["nth"]:
            return unit * (2 if match["nth"].casefold() == "other" else ordinal(match["nth"])), None
        return unit * _number(match["many"]), None
    if match["each"]:
        return _unit(match["each"]), None
    if match["adverb"]:
        return _of_adverb(match["adverb"]), None
    period = next(
        (
            _unit(match[f"{name}_unit"]) if match[f"{name}_unit"] else _of_adverb(match[f"{name}_adverb"])
            for name in ("per", "of", "in")
            if match[f"{name}_unit"] or match[f"{name}_adverb"]
        ),
        None,
    )
    if period is None:
        return None, None
    if match["flere"]:
        return period, None
    if match["once"]:
        return period / (2 if match["once"].casefold() == "twice" else 1), None
    times = _number(match["times"])
    few = _number(match["few"]) if match["few"] else None
    if not times:
        return None, None
    return (period / few, period / times) if few else (period / times, None)


def _of_interval(way: str, length: Fraction) -> tuple[Fraction | None, Fraction | None, bool]:
    """ "Mindst en gang om året" asks for intervals of a year or less."""
    if way in ("at_least", "not_rarer"):
        return None, length, True
    if way in ("at_most", "not_oftener"):
        return length, None, True
    if way in ("oftener", "more"):
        return None, length, False
    if way in ("rarer", "less"):
        return length, None, False
    return length, length, True


def _amounts(text: str) -> Iterator[Measure]:
    for match in amount_pattern().finditer(text):
        value = _number(match["number"])
        low = _number(match["low"]) if match["low"] else None
        kind, unit = _kind(match, text, value)
        per = None
        if match["per_unit"] or match["per_adverb"]:
            per = _unit(match["per_unit"]) if match["per_unit"] else _of_adverb(match["per_adverb"])
        way = _direction(match["bound"])
        if match["more_amount"] or match["more_per"]:
            way = "at_least"
        if match["fewer_amount"] or match["fewer_per"]:
            way = "at_most"
        types = _types(kind, unit, per, text)
        if low is not None and (match["between"] or low < value) and way == "exact":
            yield _measure(match, text, kind, types, low * unit, value * unit, True, per)
        else:
            ends = _of_amount(way, value * unit)
            yield _measure(match, text, kind, types, *ends, per)


def _of_amount(way: str, value: Fraction) -> tuple[Fraction | None, Fraction | None, bool]:
    if way in ("more", "rarer"):
        return value, None, False
    if way in ("at_least", "not_oftener"):
        return value, None, True
    if way in ("less", "oftener"):
        return None, value, False
    if way in ("at_most", "not_rarer"):
        return None, value, True
    return value, value, True


def _kind(match: re.Match[str], text: str, value: Fraction) -> tuple[Kind, Fraction]:
    """What is counted, and the size of its unit."""
    for name, kind in (("kroner", Kind.KRONER), ("percent", Kind.PERCENT), ("km", Kind.KM), ("contacts", Kind.TIMES)):
        if match[name]:
            return kind, Fraction(1)
    if match["aged"]:
        return Kind.AGE, Fraction(1)
    unit = _unit(match["unit"])
    is_about_people = re.search(
        r"\bfyldt|\balder|\bunge\b|\bbørn\b|\bgammel|\bgamle\b|ældre|yngre|\bperson|\bborger", text, re.IGNORECASE
    )
    if unit == DAYS["Y"] and (value >= AGES_FROM or (is_about_people and value >= 10)):
        return Kind.AGE, Fraction(1)
    return Kind.TIME, unit


def _types(kind: Kind, unit: Fraction, per: Fraction | None, text: str) -> tuple[FactType, ...]:
    """The facts that count the same and that the words beside the amount mean."""
    if kind is not Kind.TIME:
        return {
            Kind.AGE: AGES,
            Kind.KRONER: (F.AMOUNT_DKK,),
            Kind.PERCENT: (F.AMOUNT_PERCENT,),
            Kind.KM: (F.DISTANCE_KM,),
            Kind.TIMES: (F.CONTACTS,),
        }[kind]
    if unit < DAYS["D"]:
        return AMOUNTS_OF_TIME
    meant = tuple(fact for fact in facts_asked_for(text) if fact in OF_TIME)
    return meant or (LENGTHS if per is not None else (*LENGTHS, *DEADLINES, *INTERVALS))


def _measure(
    match: re.Match[str],
    text: str,
    kind: Kind,
    types: tuple[FactType, ...],
    low: Fraction | None,
    high: Fraction | None,
    has_bound: bool,
    per: Fraction | None = None,
) -> Measure:
    said = match[0]
    start = match.start() + len(said) - len(said.lstrip())
    end = match.start() + len(said.rstrip())
    return Measure(text[start:end], start, end, kind, types, low, high, has_bound, has_bound, per)


def _direction(bound: str | None) -> str:
    plain = " ".join((bound or "").split())
    return next((way for way, words in BOUNDS if re.fullmatch(words, plain, re.IGNORECASE)), "exact")


def _number(printed: str) -> Fraction:
    english = ENGLISH.get(printed.casefold().strip())
    return Fraction(english) if english else number(printed)


def _unit(noun: str) -> Fraction:
    """The size in days of a unit as a question names it: "måneders", "uge", "året"."""
    plain = noun.casefold().strip()
    for form in (plain, *(plain.removesuffix(ending) for ending in ("n", "en", "et"))):
        for words, size in UNITS:
            if re.fullmatch(words, form):
                return size
    raise ValueError(f"no unit: {noun!r}")


def _of_adverb(word: str) -> Fraction:
    return next(size for words, size in ADVERBS if re.fullmatch(words, word.casefold()))
