"""Which lengths of time does a sentence print, how are they bounded, and per what?

"op til 15 timer om måneden" is PT15H, max, per P1M; "senest 5 hverdage" is P5D, max, of weekdays only. Lengths are
ISO 8601. The qualifier is taken from the words beside the number and from nothing else: without such a word a length
is exact.

Never: weeks from days or years from months ("14 dage" stays P14D).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache

from kb.meaning.facts.numbers import NUMBER, ORDINAL, UNITS, number, ordinal, plain
from kb.model import Qualifier

# A unit's letter in ISO 8601 and the smaller unit that a fraction of it is written in.
_LETTER = {"minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}
_SMALLER = {"hour": ("minute", 60), "day": ("hour", 24), "week": ("day", 7), "year": ("month", 12)}

_UNIT_WORDS = (
    ("minute", r"min(?:ut(?:ter)?|\.)?"),
    ("hour", r"timer?"),
    ("day", r"(?:hver|arbejds|bank|kalender|åbnings)?dage?|døgn"),
    ("week", r"uger?"),
    ("month", r"måned(?:er)?|mdr\.?|mdn?\."),
    ("year", r"år"),
)
_FIXED = (("kvartal", "month", 3), ("halvår", "month", 6))
UNIT = "(?:" + "|".join(words for _, words in _UNIT_WORDS) + "|kvartal(?:er)?|halvår)"
_WEEKDAYS_RE = re.compile(r"(?:hver|arbejds|bank)dage?", re.IGNORECASE)

# What bounds a number, read left to right; the last bound that stands before the number counts.
BOUNDS: tuple[tuple[Qualifier, str], ...] = (
    (Qualifier.MAX, r"ikke\s+(?:mere|flere|længere|oftere|over|ud\s+over)(?:\s+end)?|ikke\s+overstige[rn]?"),
    (Qualifier.MIN, r"ikke\s+(?:under|mindre\s+end)|overstig(?:e|er|ende)"),
    (
        Qualifier.MAX,
        r"(?:i\s+)?op\s*til|indtil|højst|højest|maks(?:imum|imalt|imal)?\.?|max(?:imum|imalt|imal)?\.?|maksimale|længste|højeste|inden\s*for|inden|(?:aller)?senest(?:\s+efter)?",
    ),
    (Qualifier.MAX, r"under|(?:mindre|færre|kortere)\s+end"),
    (Qualifier.MIN, r"(?:som\s+)?(?:mindst|minimum|minimalt)|mindste|(?:mere|flere|længere)\s+end|over|tidligst"),
    (
        Qualifier.APPROXIMATE,
        r"ca\.?|cirka|omkring|omtrent|i\s+gennemsnit|gennemsnitligt?e?|normalt|typisk|som\s+regel|oftest",
    ),
)
_BOUND = "|".join(f"(?:{words})" for _, words in BOUNDS)
_FILLER = (
    r"(?:de|den|det|en|et|næste|første|efterfølgende|kommende|i\s+alt|samlet|dog|på|"
    r"(?:afstand|radius|periode|varighed)\s+(?:af|på))"
)
# Dots of "maks." and "ca." stand inside a bound, so white space or the number itself ends it.
BOUND_BEFORE = rf"(?:(?P<bound>\b(?:{_BOUND})(?:\s+(?:{_FILLER}|{_BOUND}))*)\s+)?"
_AFTER = (
    r"(?:\s+(?P<bound_after>(?:eller|og)\s+(?:mere|derover|derunder|mindre)|"
    r"som\s+(?:minimum|maksimum)|i\s+gennemsnit))?"
)

_UNIT_RE = re.compile(r"min|time|dag|døgn|uge|måned|md|år|kvartal", re.IGNORECASE)  # a quick no for most sentences
AGES_FROM = 15  # "18 år" is an age, not a length of time

PERIOD_WORDS = {
    "daglig": "P1D",
    "ugentlig": "P1W",
    "månedlig": "P1M",
    "kvartalsvis": "P3M",
    "halvårlig": "P6M",
    "årlig": "P1Y",
}
PERIOD_UNITS = {
    "dag": "P1D",
    "døgn": "P1D",
    "uge": "P1W",
    "måned": "P1M",
    "kvartal": "P3M",
    "halvår": "P6M",
    "år": "P1Y",
}
PER = (
    r"(?P<per>(?:(?:pr\.?|per|om|i|hvert?)\s+(?P<per_unit>dag|døgn|uge|måned|kvartal|halvår|år)(?:en|et|n)?\b"
    r"|(?P<per_word>daglig|ugentlig|månedlig|kvartalsvis|halvårlig|årlig)t?\b"
    rf"|hver(?:t)?\s+(?P<per_ordinal>{ORDINAL})\s+(?P<per_ordinal_unit>dag|uge|måned|år)\b"
    rf"|(?:inden\s*for|over|i\s+løbet\s+af|fordelt\s+(?:over|på))\s+(?:en\s+periode\s+(?:på|af)\s+)?(?P<per_number>{NUMBER})\s+(?P<per_number_unit>{UNIT})))"
)


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
    """A printed unit as an ISO unit and how many of it: "kvartal" is three months."""
    plain_noun = noun.casefold()
    for word, unit, many in _FIXED:
        if plain_noun.startswith(word):
            return unit, many
    for unit, words in _UNIT_WORDS:
        for form in (plain_noun, plain_noun.removesuffix("s")):
            if re.fullmatch(words, form):
                return unit, 1
    raise ValueError(f"no unit: {noun!r}")


def qualifier_of(bound: str) -> Qualifier:
    """What the words before a number make of it; EXACT when there are none.

    >>> qualifier_of("som minimum"), qualifier_of("senest inden for"), qualifier_of("")
    (<Qualifier.MIN: 'min'>, <Qualifier.MAX: 'max'>, <Qualifier.EXACT: 'exact'>)
    """
    found = [
        (match.end(), -at, qualifier)  # of two that end at one place the one listed first
        for at, (qualifier, words) in enumerate(BOUNDS)
        for match in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", bound, re.IGNORECASE)
    ]
    return max(found)[2] if found else Qualifier.EXACT


def period_of(match: re.Match[str]) -> str:
    """The ISO period of a match of `PER`; "" when there is none."""
    if match["per"] is None:
        return ""
    if match["per_unit"]:
        return PERIOD_UNITS[match["per_unit"].casefold()]
    if match["per_word"]:
        return PERIOD_WORDS[match["per_word"].casefold()]
    if match["per_ordinal"]:
        unit, many = unit_named(match["per_ordinal_unit"])
        return iso(Fraction(ordinal(match["per_ordinal"]) * many), unit)
    unit, many = unit_named(match["per_number_unit"])
    return iso(number(match["per_number"]) * many, unit)


# "kan maksimalt spares 90 timer op": an adverb bounds the number behind its verb.
_ADVERB_BOUND = re.compile(
    r"\b(?P<bound>(?:som\s+)?(?:højst|maks\.|maks|maksimalt|maksimum|max|mindst|minimum)|typisk|normalt|som\s+regel|oftest|i\s+gennemsnit|gennemsnitligt)\s+"
    rf"(?:(?!(?:eller|og|men|at|som|hvis|efter|inden|samt|herefter|derefter|hver|hvert|{'|'.join(UNITS)})\b)[a-zæøå]+\s+){{1,4}}$",
    re.IGNORECASE,
)

# "Den gennemsnitlige sagsbehandlingstid er (på) 5 uger."
_AVERAGE = re.compile(
    r"\b(?P<bound>gennemsnitligt?e?|maksimale?|længste|højeste|minimale?|mindste)\s+(?:[\wæøå-]+\s+){1,3}(?:er|var|udgør)\s+(?:på\s+)?$",
    re.IGNORECASE,
)
_PERIOD_AHEAD = re.compile(  # "Der kan ugentligt bevilges op til 4 timer."
    r"\b(?P<period>daglig|ugentlig|månedlig|årlig)t\s+(?:(?!og\b|eller\b)\w+\s+){1,3}$", re.IGNORECASE
)
_AGED = re.compile(
    r"(?:\balder(?:en)?|\b(?:barn|børn|unge|voksne|borgere|personer|kvinder))\s+(?:på\s+|fra\s+|mellem\s+)?$",
    re.IGNORECASE,
)  # "i alderen 0-3 år"

_SPREADS = re.compile(
    r"\b(?:strækker\s+sig|løber|fordel(?:t|es|er)|spredt|forløb(?:er)?|foregår)\s+(?:(?P<bound>\w+)\s+)?over(?:\s+e[nt])?\s+$",
    re.IGNORECASE,
)


def bound_before(text: str, start: int, *, beside: str | None) -> str:
    """The words that bound the number beginning at `start`: those beside it, else an adverb before its verb.

    >>> bound_before("Der kan maksimalt opspares 90 timer", 27, beside=None)
    'maksimalt'
    """
    if beside and (spread := _SPREADS.search(text[:start])):
        return spread["bound"] or ""  # "strækker sig over 10 uger" is ten weeks, no more
    if beside:
        return beside
    match = _ADVERB_BOUND.search(text[:start]) or _AVERAGE.search(text[:start])
    return match["bound"] if match else ""


_COMPARES = re.compile(r"(?:mere|flere|længere)\s+end|over|ud\s+over", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:ikke|ingen|aldrig)\b[^,.;:]{0,60}$", re.IGNORECASE)
_NOT_ABOVE = re.compile(r"\boverstig\w*\s+(?:\w+\s+){0,3}ikke\s+$", re.IGNORECASE)


def qualifier_at(text: str, start: int, *, beside: str | None) -> Qualifier:
    """What bounds the number that begins at `start`; a denied "mere end" is an upper bound.

    >>> text = "Støtten kan ikke udgøre mere end 30 timer."
    >>> qualifier_at(text, text.index("30"), beside="mere end")
    <Qualifier.MAX: 'max'>
    """
    if not beside and _NOT_ABOVE.search(text[:start]):
        return Qualifier.MAX
    bound = bound_before(text, start, beside=beside)
    qualifier = qualifier_of(bound)
    if qualifier is Qualifier.MIN and beside and _COMPARES.fullmatch(beside):
        return Qualifier.MAX if _DENIED.search(text[: start - len(beside)]) else Qualifier.MIN
    return qualifier


@cache
def _duration_pattern() -> re.Pattern[str]:
    between = r"(?:\s+(?!eller\b|og\b|til\b|efter\b|senest\b|inden\b|hver\b|samt\b)[\wæøå-]+){0,3}?"
    return re.compile(
        rf"(?:(?P<least>mindst|minimum)\s+(?P<least_number>{NUMBER})\s+(?:og|til)\s+)?{BOUND_BEFORE}(?:(?P<low>{NUMBER})\s*(?:-|–|til|eller)\s*)?(?P<number>{NUMBER}|(?<=den\s)første)\s*-?\s*"
        rf"(?P<unit>{UNIT})(?P<genitive>s)?(?![\wæøå])(?!\s*(?:gammel|gamle|-?årig|alder))"
        rf"{_AFTER}(?:(?P<between>{between})\s*\(?{PER})?",
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
    """
    return tuple(_sharing(text, tuple(_durations(text)))) if _UNIT_RE.search(text) else ()


def _sharing(text: str, found: Sequence[Duration]) -> Iterator[Duration]:
    """Members of a list share the period of its last one: "0-1 time, 1-3 timer og 3-5 timer om ugen"."""
    per, start = "", 0
    shared: list[Duration] = []
    for one in reversed(found):
        is_listed = one.noun.startswith("time") and re.fullmatch(r",?\s*(?:og|eller)?\s*", text[one.end : start])
        per, start = one.per or (per if is_listed else ""), one.start
        shared.append(replace(one, per=per))
    yield from reversed(shared)


def _durations(text: str) -> Iterator[Duration]:
    for match in _duration_pattern().finditer(text):
        unit, many = unit_named(match["unit"])
        amount = Fraction(1) if match["number"].casefold() == "første" else number(match["number"])
        low = number(match["low"]) if match["low"] else None
        if low is not None and low >= amount:
            continue
        if unit == "year" and _AGED.search(text[: match.start()]):
            continue
        try:
            value = iso(amount * many, unit)
        except ValueError:
            continue
        bound = bound_before(text, match.start("low") if match["low"] else match.start("number"), beside=match["bound"])
        qualifier = qualifier_at(
            text, match.start("low") if match["low"] else match.start("number"), beside=match["bound"]
        )
        after = (match["bound_after"] or "").casefold()
        if after.endswith(("mere", "derover", "minimum")):
            qualifier = Qualifier.MIN
        elif after.endswith(("mindre", "derunder", "maksimum")):
            qualifier = Qualifier.MAX
        elif after:
            qualifier = Qualifier.APPROXIMATE
        if qualifier is Qualifier.EXACT and (low is not None or _from_pattern().search(text[: match.start()])):
            qualifier = Qualifier.MAX  # "2-3 uger", "fra 30 minutter til 2 timer": no longer than that
        per = period_of(match) if unit in {"minute", "hour", "day"} or not match["per_number"] else ""
        if not per and unit in {"minute", "hour"} and (ahead := _PERIOD_AHEAD.search(text[: match.start()])):
            per = PERIOD_WORDS[ahead["period"].casefold()]
        if unit == "year" and amount >= AGES_FROM:
            continue
        if match["least"]:  # "mindst en halv og højst fem timer om ugen"
            least = iso(number(match["least_number"]) * many, unit)
            yield Duration(match.start("least"), match.end("least_number"), least, Qualifier.MIN, per=per)
        last = "bound_after" if match["bound_after"] else "genitive" if match["genitive"] else "unit"
        end = match.end() if per else match.end(last)
        yield Duration(
            match.start("bound") if match["bound"] else match.start("low") if match["low"] else match.start("number"),
            end,
            value,
            qualifier,
            unit="weekdays" if _WEEKDAYS_RE.fullmatch(match["unit"]) else "",
            per=per,
            bound=bound,
            noun=match["unit"].casefold(),
        )
