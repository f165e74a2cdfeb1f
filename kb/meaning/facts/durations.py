"""Which lengths of time does a sentence print, how are they bounded, and per what?

"op til 15 timer om måneden" is PT15H, max, per P1M; "senest 5 hverdage" is P5D, max, of weekdays only; a number may
stand in a compound ("en fireugersfrist"). What bounds a number is read in `bounds`, its period in `periods`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache

from kb.meaning.facts.bounds import BOUND_BEFORE, bound_before, bound_behind, clause_before, qualifier_at
from kb.meaning.facts.numbers import IN_COMPOUND, NUMBER, ORDINAL, number
from kb.meaning.facts.periods import PER, PERIOD_WORDS, period_ahead, period_of
from kb.meaning.facts.time_units import UNIT, WEEKDAYS_RE, iso, unit_named
from kb.model import Qualifier

_UNIT_RE = re.compile(
    r"min|time|dag|døgn|uge|måned|md|år|kvartal|\bt\b", re.IGNORECASE
)  # a quick no for most sentences
AGES_FROM = 15  # "18 år" is an age, not a length of time
_AGED = re.compile(
    r"(?:\balder(?:en)?|\b(?:barn|børn|unge|voksne|borgere|personer|kvinder))\s+(?:på\s+|fra\s+|mellem\s+)?$",
    re.IGNORECASE,
)  # "i alderen 0-3 år"
_LISTED = re.compile(rf"(?:{NUMBER},\s+)+$", re.IGNORECASE)
_SPREAD_BEHIND = re.compile(
    r"(?:(?:\s+(?:i\s+alt|støtte|hjælp))?(?:\s+på|,?\s+fordelt\s+(?:over|på))"
    r"|,\s+(?:(?:der|som)\s+)?(?:skal\s+)?(?:bruges|anvendes|afvikles|afholdes)\s+inden(?:\s*for)?)\s+(?:en\s+periode\s+(?:på|af)\s+)?"
    rf"(?:(?:højst|maksimalt|maks\.|max\.?|op\s+til|ca\.)\s+)?(?P<number>{NUMBER})\s+(?P<unit>{UNIT})(?![\wæøå])",
    re.IGNORECASE,
)
_COUNTED_BEFORE = re.compile(
    rf"\b(?:gange?|dage?|besøg|mødegange?|kontakter|kontakt|samtaler|samtale|møder)\s+{PER}"
    r"(?:,\s+(?:i\s+alt\s+)?|\s+på\s+)$",
    re.IGNORECASE,
)
# "Rengøring hver 14. dag, højst 45 minutter"; "tre dage om ugen à fire timer" is four hours a day
_EVERY_BEFORE = re.compile(
    rf"\b(?P<every>hvert?\s+(?:(?:{ORDINAL})\s+)?(?:dag|uge|måned))(?:,|\s+i)?\s+$", re.IGNORECASE
)
_DAYS_OF = re.compile(rf"\bdage?\s+{PER},?\s+(?:à|a|á)\s+$", re.IGNORECASE)
_TIMES_OF = re.compile(rf"\b(?:gange?|besøg|mødegange?)\s+{PER},?\s+(?:à|a|á)\s+$", re.IGNORECASE)
_WITHIN_RANGE = re.compile(r"inden\s*for", re.IGNORECASE)  # "inden for 2-4 timer om ugen": both ends hold
_LIMITS = re.compile(r"-?(?:\w*frist|grænse|loft|maksimum)", re.IGNORECASE)  # what a compound's head says of its number


@dataclass(frozen=True, slots=True)
class Duration:
    """A printed length of time and where it stands in its sentence."""

    start: int  # with its bound
    end: int  # with its period
    value: str  # "P4W"; "" where only the bound could be read
    qualifier: Qualifier
    unit: str = ""  # "weekdays" when only those count
    per: str = ""  # "P1M"
    bound: str = ""  # the words that bound it: "senest inden for"
    noun: str = ""  # the unit as printed: "døgn"
    least: str = ""  # the lower end of a range: "1-3 timer" is PT3H at most and PT1H at least


@cache
def _duration_pattern() -> re.Pattern[str]:
    other = r"eller|og|til|efter|senest|inden|hver|samt|gange?|(?:op)?spares?|gemmes?|overføres?|flyttes?"
    between = rf"(?:\s+(?!(?:{other})\b)[\wæøå-]+){{0,3}}?"
    after = r"(?:\s+(?:(?:eller|og)\s+(?:mere|derover|derunder|mindre)|som\s+(?:minimum|maksimum)|i\s+gennemsnit))?"
    return re.compile(
        rf"(?:(?P<least>mindst|minimum|over|mere\s+end)\s+(?P<least_number>{NUMBER})\s+(?:(?:og|til)\s+|(?=men\s)))?{BOUND_BEFORE}(?:(?P<low>{NUMBER})\s*(?P<low_mark>-|–|til|eller)\s*|mellem\s+(?P<between_low>{NUMBER})\s+og\s+)?(?P<number>{NUMBER}|(?<=den\s)første)\s*-?\s*"
        rf"(?:(?P<each>daglig|ugentlig|månedlig|årlig)e\s+)?(?:opsparede\s+)?(?P<unit>{UNIT})(?P<genitive>s)?(?![\wæøå])(?!\s*(?:gammel|gamle|-?årig|alder))"
        rf"(?P<after>{after})(?:(?P<between>{between})\)?\s*\(?{PER})?",
        re.IGNORECASE,
    )


@cache
def _compound_pattern() -> re.Pattern[str]:
    """ "fireugersfrist", "tremånedersforløb", "12-ugersforløb": the head is left for the rules to read."""
    return re.compile(
        (
            rf"(?<![\w-])(?P<number>{IN_COMPOUND}|\d+)-?(?P<unit>minutter|time|timer|dage|døgn|uge|uger|måned|måneder|"
            r"år)s-?(?=(?P<head>[a-zæøå]{3,}))"
        ),
        re.IGNORECASE,
    )


@cache
def _from_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:fra|mellem)\s+{NUMBER}(?:\s+{UNIT})?\s+(?:til|og)\s*$", re.IGNORECASE)


@lru_cache(maxsize=64)
def durations(text: str) -> tuple[Duration, ...]:
    """The lengths of time of a sentence, in order.

    >>> [(d.value, d.qualifier.value, d.per) for d in durations("Der gives op til 15 timers ledsagelse om måneden.")]
    [('PT15H', 'max', 'P1M')]
    >>> [(d.value, d.unit) for d in durations("Du får svar senest 5 hverdage efter mødet.")]
    [('P5D', 'weekdays')]
    >>> [(d.value, d.qualifier.value) for d in durations("Der er en fireugersfrist for klager.")]
    [('P4W', 'max')]
    """
    if not _UNIT_RE.search(text):
        return ()
    found = sorted([*_durations(text), *_in_compounds(text)], key=lambda one: one.start)
    return tuple(_sharing(text, found))


def _sharing(text: str, found: Sequence[Duration]) -> Iterator[Duration]:
    """Members of a list share the period of its last one: "0-1 time, 1-3 timer og 3-5 timer om ugen"; a limit set
    to the one before has its period: "2 timer om ugen, dog højst 6 timer"."""
    per, start = "", 0
    shared: list[Duration] = []
    for one in reversed(found):
        is_listed = one.noun.startswith("time") and re.fullmatch(
            r"\)?,?\s*(?:(?:og|eller)\s+)?(?:\w+\s*\()?", text[one.end : start]
        )
        per, start = one.per or (per if is_listed else ""), one.start
        shared.append(replace(one, per=per))
    before: Duration | None = None
    for one in reversed(shared):
        is_limit_of = (
            before is not None
            and one.noun.startswith("time")
            and re.fullmatch(
                r"\)?,?\s*(?:men\s+)?(?:i\s+\w+\s+tilfælde\s+)?dog\s+(?:\w+\s+){0,2}", text[before.end : one.start]
            )
        )
        before = replace(one, per=one.per or before.per) if is_limit_of and before else one
        yield before


def _durations(text: str) -> Iterator[Duration]:
    for match in _duration_pattern().finditer(text):
        unit, many = unit_named(match["unit"])
        amount = Fraction(1) if match["number"].casefold() == "første" else number(match["number"])
        lower = "low" if match["low"] else "between_low"
        low = number(match[lower]) if match[lower] else None
        if low is not None and low >= amount:
            continue
        if unit == "year" and (amount >= AGES_FROM or _AGED.search(text[: match.start()])):
            continue
        try:
            value = iso(amount * many, unit)
        except ValueError:
            continue
        at = match.start(lower) if low is not None else match.start("number")
        qualifier = qualifier_at(text, at, beside=match["bound"])
        behind = bound_behind(text, match.end("unit"), match.end("genitive"), match.end())
        if behind and (qualifier is Qualifier.EXACT or behind is not Qualifier.APPROXIMATE):
            qualifier = behind
        if qualifier is Qualifier.EXACT and (low is not None or _from_pattern().search(text[: match.start()])):
            qualifier = Qualifier.MAX  # "2-3 uger", "fra 30 minutter til 2 timer": no longer than that
        per = period_of(match) if unit in {"minute", "hour", "day"} or not match["per_number"] else ""
        if not per and unit in {"minute", "hour"}:
            named = match["each"]
            per = PERIOD_WORDS[named.casefold()] if named else period_ahead(clause_before(text, match.start()))
        if not per and unit in {"minute", "hour"}:
            per = _period_behind(text, match.end()) or _period_of_count(text, match.start())
        listed = _before_in_list(text, at) if low is not None and match["low"] else ()
        if listed:  # "4, 8 eller 12 timer pr. måned": one of these, each exact
            at_first = listed[0][0]
            qualifier = qualifier_at(text, at_first, beside=None)
            for _, one in (*listed, (at, low or amount)):
                value_of_one = iso(one * many, unit)
                yield Duration(at_first, match.end(), value_of_one, qualifier, per=per, noun=match["unit"].casefold())
        is_about = qualifier is Qualifier.APPROXIMATE
        if low is not None and is_about and unit in {"hour", "minute"}:
            qualifier = Qualifier.MAX  # "normalt 4-9 timer om ugen": the range says how far it goes
        least = ""
        is_bound = match["bound"] and not is_about and not _WITHIN_RANGE.fullmatch(match["bound"])
        is_range = low and not listed and qualifier is Qualifier.MAX and not is_bound and (is_about or not behind)
        if low and is_range and unit in {"minute", "hour"} and match["low_mark"] != "eller":
            least = iso(low * many, unit)
        if match["least"]:  # "mindst en halv og højst fem timer om ugen"
            least = iso(number(match["least_number"]) * many, unit)
            yield Duration(match.start("least"), match.end("least_number"), least, Qualifier.MIN, per=per)
        last = "after" if match["after"] else "genitive" if match["genitive"] else "unit"
        yield Duration(
            match.start("bound") if match["bound"] else listed[0][0] if listed else at,
            match.end() if per and match["per"] else match.end(last),
            value,
            qualifier,
            unit="weekdays" if WEEKDAYS_RE.fullmatch(match["unit"]) else "",
            per=per,
            bound=bound_before(text, at, beside=match["bound"]),
            noun="timer" if match["unit"].casefold().startswith("t") else match["unit"].casefold(),
            least=least,
        )


def _before_in_list(text: str, at: int) -> tuple[tuple[int, Fraction], ...]:
    """The numbers of a list that goes on at this place, with where they stand: "4, 8 eller 12 timer" at the 8."""
    match = _LISTED.search(text[:at])
    if match is None:
        return ()
    begin = match.start()
    return tuple((begin + one.start(), number(one[0])) for one in re.finditer(NUMBER, match[0], re.IGNORECASE))


def _period_behind(text: str, end: int) -> str:
    """The period that a quantity is spread over: "90 timer på et halvt år", "15 timer i alt, fordelt over højst to
    måneder"; "" when none stands there."""
    match = _SPREAD_BEHIND.match(text, end)
    if match is None:
        return ""
    unit, many = unit_named(match["unit"])
    try:
        return iso(number(match["number"]) * many, unit)
    except ValueError:
        return ""


def _period_of_count(text: str, start: int) -> str:
    """The period of the count before a quantity: "4-5 dage pr. uge, max. 25 timer"."""
    before = text[:start]
    if _DAYS_OF.search(before):
        return "P1D"
    if match := _COUNTED_BEFORE.search(before) or _TIMES_OF.search(before):
        return period_of(match)
    match = _EVERY_BEFORE.search(before)
    every = _period_in(match["every"]) if match else None
    return period_of(every) if every else ""


def _period_in(text: str) -> re.Match[str] | None:
    return re.match(PER, text, re.IGNORECASE)


def _in_compounds(text: str) -> Iterator[Duration]:
    for match in _compound_pattern().finditer(text):
        unit, many = unit_named(match["unit"])
        value = iso(number(match["number"]) * many, unit)
        is_limit = _LIMITS.match(match["head"]) is not None
        qualifier = Qualifier.MAX if is_limit else qualifier_at(text, match.start(), beside=None)
        yield Duration(match.start(), match.end(), value, qualifier, noun=match["unit"].casefold())
