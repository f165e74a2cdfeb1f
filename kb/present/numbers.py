"""What do all formats of a comparison of numbers say alike? Values, conversions and bands in words, and its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import shorten

from kb.compare.numbers import Band, Missing, Number, Numbers, Scale, Size
from kb.compare.numbers.records import FIRST
from kb.compare.numbers.scales import Duration, duration
from kb.model import CellState, Column, FactType, Qualifier, Quote
from kb.present import parts
from kb.present.number_texts import TEXTS
from kb.present.safe import printable
from kb.present.texts import Words

_EVERY = frozenset({FactType.FOLLOW_UP_INTERVAL, FactType.REVISION_INTERVAL})
_UNITS = {  # unit of an axis: the words for a number of them, and the period
    Scale.MONTHS: ("month", ""),
    Scale.DAYS: ("day", ""),
    Scale.DAYS_A_YEAR: ("day", "per_year"),
    Scale.HOURS_A_WEEK: ("hour", "per_week"),
    Scale.HOURS: ("hour", ""),
    Scale.TIMES: ("times", ""),
    Scale.TIMES_A_YEAR: ("times", "per_year"),
    Scale.DKK: ("dkk", ""),
    Scale.DKK_A_DAY: ("dkk", "per_day"),
    Scale.DKK_A_YEAR: ("dkk", "per_year"),
    Scale.PERCENT: ("percent", ""),
    Scale.YEARS: ("year", ""),
    Scale.KM: ("km", ""),
}
_CLOCK_LETTERS = 90
_LEAST = 0.5  # of a unit: "three days" is not made clearer by a tenth of a month
_AS_PRINTED = (FactType.OPENING_HOURS, FactType.PHONE)  # "Mo,Tu 10:00-14:00" is for programs
_BOUNDED = frozenset({Qualifier.MIN, Qualifier.MAX, Qualifier.APPROXIMATE})


@dataclass(frozen=True, slots=True)
class Row:
    """A number, or what stands in its place, with one source of it."""

    kind: FactType
    column: Column
    state: CellState
    number: Number | None = None
    quote: Quote | None = None
    missing: Missing | None = None


def rows(numbers: Numbers) -> Iterator[Row]:
    """Type by type: what is on a scale, band by band; what is said in words; what is not stated."""
    for kind in numbers.types:
        in_bands = [number for band in numbers.bands(kind) for number in band.numbers]
        in_words = [number for _, said in numbers.beside(kind) for number in said]
        unplaced = [number for number in numbers.of(kind) if number.is_unplaced]
        for number in (*in_bands, *in_words, *unplaced):
            for quote in number.quotes:
                yield Row(kind, numbers.columns[number.column], CellState.STATED, number, quote)
        for missing in numbers.missing_of(kind):
            yield Row(kind, numbers.columns[missing.column], missing.state, missing=missing)


def title(numbers: Numbers, words: Words) -> str:
    return words("numbers_title", law=printable(numbers.law)) if numbers.law else words("numbers_title_all")


def fact_label(kind: FactType, words: Words) -> str:
    return words(f"fact_{kind.value}")


def guide(words: Words) -> list[str]:
    """How to read the figures."""
    return [words(f"number_guide_{key}") for key in ("band", "converted", "words")]


def count(numbers: Numbers, kind: FactType, words: Words) -> str:
    """How many of the documents state it."""
    return words("stated_by", n=len(numbers.columns) - len(numbers.missing_of(kind)), of=len(numbers.columns))


def looked_in(missing: Missing, words: Words) -> str:
    """The lines that were searched for what is not stated."""
    ranges = ", ".join(f"{start}-{end}" if start != end else f"{start}" for start, end in missing.looked_in)
    return words("searched", ranges=ranges) if ranges else ""


def cells(row: Row, numbers: Numbers, words: Words) -> tuple[str, ...]:
    """A row as an annex shows it: municipality, value, clock, way out, text with its place."""
    name = f"{parts.municipality(row.column, words)}\n{parts.dated(row.column, words)}"
    number, quote = row.number, row.quote
    if number is None or quote is None:
        searched = looked_in(row.missing, words) if row.missing else ""
        where = [part for part in (searched, printable(row.column.document)) if part]
        return name, words.state(row.state), "", "", "\n".join(where)
    values = [said(number, words), converted(number, words), about(number, words)]
    values += [words("unplaced")] if number.is_unplaced else []
    values += [] if numbers.law else [", ".join(number.laws)]
    return (
        name,
        "\n".join(value for value in values if value),
        clock(number, words),
        printable(number.exit_clause),
        f"{' '.join(printable(part) for part in (quote.lead_in, quote.text) if part)}\n[{parts.tag(quote, words)}]",
    )


# ------------------------------------------------------------------------------------------------ values in words


def said(number: Number, words: Words) -> str:
    """The value with its bound: "højst 15 timer om måneden"; where only words speak, those."""
    qualifier = number.fact.qualifier
    bare = value(number, words)
    if not bare:
        return words(f"qualifier_{qualifier.value}") if qualifier else printable(number.fact.phrase)
    bound = f"{words(f'qualifier_{qualifier.value}')} " if qualifier in _BOUNDED and not _is_none_saved(number) else ""
    role = number.fact.role
    about = f" ({words(f'role_{role}') if f'role_{role}' in TEXTS else role.replace('_', ' ')})" if role else ""
    return f"{bound}{bare}{about}"


def value(number: Number, words: Words) -> str:
    """The value as a sentence would put it, in the unit it is printed in; "" where it has none."""
    fact = number.fact
    if fact.value is None:
        return ""
    if fact.type in _AS_PRINTED:
        return printable(fact.phrase)
    key = f"value_{fact.value}"
    if number.size is None:
        return words(key) if key in TEXTS else parts.in_words(fact.value, words)
    if _is_none_saved(number):
        return words("no_saving")
    held, per = duration(fact.value), duration(fact.per)
    if held is None:
        unit = _UNITS[number.size.scale][0]
        counted = _counted(unit, _printed(fact.value, words), words)
        level = f" {words('of_price_level', year=printable(fact.price_level))}" if fact.price_level else ""
        return f"{counted}{_period(per, words)}{level}"
    if number.role == FIRST:
        return words("after", period=_length(held, fact.unit, words))
    if fact.type in _EVERY:
        return _every(held, words)
    return f"{_length(held, fact.unit, words)}{_period(per, words)}"


def converted(number: Number, words: Words) -> str:
    """The value in the unit of its scale, "" where it is printed in it: "≈ 3,5 timer om ugen"."""
    size = number.size
    if size is None or _is_none_saved(number):
        return ""
    if number.type in _EVERY and number.role != FIRST:
        return _often(size, words)
    if not size.is_converted or size.value < _LEAST:
        return ""
    return words("is_near" if size.is_near else "is_equal", text=on_scale(size, words))


def on_scale(size: Size, words: Words) -> str:
    """A place on a scale in words: "3,5 timer om ugen"."""
    unit, period = _UNITS[size.scale]
    shown = round(size.value) if size.is_near and size.value >= 10 else size.value
    counted = _counted(unit, figure(shown, words), words)
    return f"{counted} {words(period)}" if period else counted


def figure(number: float, words: Words) -> str:
    """A number as the language writes it, with one decimal at most.

    >>> figure(3.448, Words("da")), figure(6540, Words("da")), figure(0.5, Words("en"))
    ('3,4', '6.540', '0.5')
    """
    text = f"{number:,.1f}".removesuffix(".0")
    return text if words.language == "en" else text.replace(",", "\0").replace(".", ",").replace("\0", ".")


def band_label(band: Band, words: Words) -> str:
    """What the numbers of a band have in common."""
    if band.role == FIRST:
        return words("band_of", scale=words("scale_first"), qualifier=words(f"qualifier_{band.qualifier.value}"))
    if band.type in _EVERY:
        scale = words("scale_between" if band.type is FactType.FOLLOW_UP_INTERVAL else "scale_revised")
        return words("band_of", scale=scale, qualifier=words(f"often_{band.qualifier.value}"))
    scale = words(f"scale_{band.scale.value}")
    if band.role:
        key = f"role_{band.role}"
        scale = f"{scale}, {words(key) if key in TEXTS else band.role.replace('_', ' ')}"
    qualifier = words(f"qualifier_{band.qualifier.value}")
    if band.clock is None:
        return words("band_of", scale=scale, qualifier=qualifier)
    if band.clock.value == "not_stated":
        return words("band_untimed", scale=scale, qualifier=qualifier)
    return words("band_timed", scale=scale, qualifier=qualifier, clock=words(f"clock_{band.clock.value}"))


def word_label(kind: FactType, word: str, words: Words) -> str:
    """What is said in place of a number: the key of `Numbers.beside` in words."""
    for key in (f"qualifier_{word}", f"value_{word}"):
        if key in TEXTS and not (kind in {FactType.APPROVED_BY, FactType.APPROVAL_DATE} and key == "qualifier_exact"):
            return words(key)
    return parts.in_words(word, words)


def clock(number: Number, words: Words) -> str:
    """What a limit is counted from: the moment, and the words of the text where it names one."""
    if number.clock is None:
        return ""
    named = words(f"clock_{number.clock.value}")
    printed = re.sub(r",? jf\.?$", "", printable(number.fact.clock))
    return f"{named} (»{shorten(printed, _CLOCK_LETTERS, placeholder=' …')}«)" if printed else named


def about(number: Number, words: Words) -> str:
    """The part of the service, or the row of a table, that the number is about."""
    return " · ".join(printable(part) for part in (number.fact.applies_to, number.fact.case) if part)


def _is_none_saved(number: Number) -> bool:
    return number.type is FactType.SAVINGS_LIMIT and number.size is not None and not number.size.value


def _often(size: Size, words: Words) -> str:
    """How many times a year, where it is at least once; else how many months lie between."""
    times = 12 / size.value if size.value else 0
    if times < 1:
        key = "is_near" if size.is_near else "is_equal"
        return words(key, text=on_scale(size, words)) if size.is_converted else ""
    is_whole = abs(times - round(times)) < 0.01 and not size.is_near
    text = f"{_counted('times', figure(times, words), words)} {words('per_year')}"
    return words("is_equal" if is_whole else "is_near", text=text)


def _every(held: Duration, words: Words) -> str:
    for unit, number in (("year", held.years), ("month", held.months), ("week", held.weeks), ("day", held.days)):
        if number and Duration(**{f"{unit}s": number}) == held:
            return words(f"every_one_{unit}") if number == 1 else words(f"every_{unit}s", n=f"{number:g}")
    return words("every_months", n=f"{held.in_months:g}")


def _length(held: Duration, unit: str, words: Words) -> str:
    named = []
    for name, number in (("year", held.years), ("month", held.months), ("week", held.weeks), ("day", held.days)):
        if number:
            named.append(_counted("weekday" if name == "day" and unit == "weekdays" else name, number, words))
    if held.in_hours or not named:
        is_short = 0 < held.in_hours < 1
        named.append(words("n_minutes", n=f"{held.minutes:g}") if is_short else _counted("hour", held.in_hours, words))
    return " ".join(named)


def _printed(number: str, words: Words) -> str:
    """A number, or a range of two, as the language writes it."""
    ends = number.split("-")
    return "–".join(
        figure(float(end), words) if end.replace(".", "", 1).isdecimal() else printable(end) for end in ends
    )


def _counted(unit: str, number: float | str, words: Words) -> str:
    text = number if isinstance(number, str) else figure(number, words)
    if text == "1" and f"one_{unit}" in TEXTS:
        return words(f"one_{unit}")
    return words(f"n_{unit}" if f"n_{unit}" in TEXTS else f"n_{unit}s", n=text)


def _period(per: Duration | None, words: Words) -> str:
    if per is None:
        return ""
    for unit in ("day", "week", "month", "year"):
        if per == Duration(**{f"{unit}s": 1}):
            return f" {words(f'per_{unit}')}"
    return f" {words('within', period=_length(per, '', words))}"
