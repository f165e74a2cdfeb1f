"""Which rhythms does a sentence print: "hver tredje måned", "mindst en gang om året", "efter 3 måneder"?

What a rhythm is a rhythm of is read in `follow_ups`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from kb.meaning.facts.bounds import BOUND_BEFORE, bound_behind, qualifier_at
from kb.meaning.facts.numbers import NUMBER, ORDINAL, number, ordinal
from kb.meaning.facts.periods import PER, period_of
from kb.meaning.facts.time_units import UNIT, divided, iso, unit_named
from kb.model import Qualifier

_EVERY = (
    rf"hver(?:t)?\s+(?:(?:(?P<nth_from>{ORDINAL})\s*(?:til|-|–)\s*)?(?P<nth>{ORDINAL})\s+(?P<nth_unit>dag|uge|måned|kvartal|år)"
    r"|(?P<half>halve)\s+(?P<or_whole>(?:eller|og)\s+(?:hele|helt)\s+)?år|(?P<each>dag|uge|måned|kvartal|halvår|år))\b"
)
_TIMES = (
    rf"(?:(?P<low>{NUMBER})\s*(?:-|–|til)\s*)?(?P<times>{NUMBER})\s+"
    rf"(?:gange?|(?:opfølgnings|status)(?:møder?|samtaler?)|opfølgninger?)\s+(?:(?:i|om)\s+)?{PER}"
)
_ADVERB = (
    r"(?:(?:en|én|et|ét|fast|faste|1)\s+){0,2}(?P<adverb>ugentlig|månedlig|månedsvis|kvartalsvis|kvartårlig|halvårlig|"
    r"årlig)(?:t|e)?(?:vis)?\b"
)
# "efter 3 måneder", "efter 3, 6 eller 12 måneder", "4 måneder efter opstart", "inden for 8 uger"
_AFTER = (
    rf"(?:\befter\s+|(?<=senest\sefter\s)|\bnår\s+der\s+er\s+gået\s+|\b(?P<within>(?:senest\s+)?inden\s*for\s+))(?:enten\s+|(?:de|den|det)\s+)?(?:(?P<after_bound>ca\.|cirka|omkring|højst|maksimalt|senest|mindst)\s+)?(?:første\s+)?"
    rf"(?P<list>(?:{NUMBER},\s*)*{NUMBER}\s+(?:og|eller|til)\s+)?(?P<after>{NUMBER})\s+(?P<after_unit>{UNIT})\b"
    r"|\b(?P<in_first>inden\s*for|i\s+løbet\s+af)\s+det\s+første\s+(?P<first_unit>halvår|kvartal|år)\b"
    rf"|(?P<past>{NUMBER})\s+(?P<past_unit>{UNIT})\s+(?:efter|inde\s+i)\b"
)
_BETWEEN = (
    rf"\bgår?\s+(?:(?:(?!ikke\b|aldrig\b)\w+\s+)?(?P<gap_bound>højst|maksimalt|mindst|op\s+til|(?:ikke|aldrig)\s+(?:mere|længere)\s+end|mere\s+end)\s+)?(?P<gap>{NUMBER})\s+"
    rf"(?P<gap_unit>{UNIT})\s+(?:i)?mellem"
)
_APART = (
    r"med\s+(?:(?P<apart_bound>højst|maks\.?|maksimalt|max\.?|op\s+til|mindst|minimum|ca\.)\s+)?"
    rf"(?P<apart>{NUMBER})\s+(?P<apart_unit>{UNIT})s?\s+(?:mellemrum|interval\w*)"
)
_ADVERB_PERIODS = {
    "ugentlig": "P1W",
    "månedlig": "P1M",
    "månedsvis": "P1M",
    "kvartalsvis": "P3M",
    "kvartårlig": "P3M",
    "halvårlig": "P6M",
    "årlig": "P1Y",
}


@dataclass(frozen=True, slots=True)
class Interval:
    """A printed rhythm and where it stands."""

    start: int
    end: int
    value: str
    qualifier: Qualifier
    is_span: bool = False  # "efter 3 måneder": once, and only beside a verb of following up


_RHYTHM_RE = re.compile(  # a quick no for most sentences
    (
        r"mellem|\bhver|\bgange?\b|møde|samtale|opfølgning|ugentlig|månedlig|månedsvis|årlig|kvart|(?:dag|uge|måned|mdr|år|døgn)\w*\b.*\b(?:efter|inde)\b|"
        r"(?:efter|inden|med|gået).*(?:dag|uge|måned|mdr|år|døgn)"
    ),
    re.IGNORECASE | re.DOTALL,
)


_FURTHER = re.compile(
    rf"(?:,|\s+og|\s+eller)\s+(?P<number>{NUMBER})\s+(?P<unit>{UNIT})(?![\wæøå])(?!\s+efter)", re.IGNORECASE
)


@cache
def _interval_pattern() -> re.Pattern[str]:
    return re.compile(rf"{BOUND_BEFORE}(?:{_TIMES}|{_EVERY}|{_ADVERB}|{_AFTER}|{_BETWEEN}|{_APART})", re.IGNORECASE)


def intervals(text: str) -> Iterator[Interval]:
    """The rhythms a sentence prints.

    >>> [(i.value, i.qualifier.value) for i in intervals("efter tre måneder og derefter mindst én gang om året")]
    [('P3M', 'exact'), ('P1Y', 'min')]
    """
    if not _RHYTHM_RE.search(text):
        return
    for match in _interval_pattern().finditer(text):
        bounds = ("bound", "within", "apart_bound", "after_bound", "gap_bound", "in_first")
        beside = next((match[name] for name in bounds if match[name]), None)
        at = match.end("bound") + 1 if match["bound"] else match.start()
        if match["gap"]:
            at = match.start("gap")
        qualifier = qualifier_at(text, at, beside=beside)
        if qualifier is Qualifier.EXACT:
            qualifier = bound_behind(text, match.end()) or qualifier
        value = _value(match)
        if match["or_whole"]:  # "hvert halve eller hele år"
            yield Interval(match.start("or_whole"), match.end(), "P1Y", qualifier)
        if match["list"]:
            yield from _listed(match, qualifier)
        if match["low"] or match["nth_from"]:
            qualifier = Qualifier.MIN if qualifier is Qualifier.EXACT else qualifier
        if value:
            start = match.start("bound") if match["bound"] else match.end() - len(match[0].lstrip())
            is_span = bool(match["after"] or match["past"] or match["first_unit"])
            yield Interval(start, match.end(), value, qualifier, is_span=is_span)
            if match["after"]:
                yield from _further(text, start, match.end(), qualifier)


def _further(text: str, start: int, end: int, qualifier: Qualifier) -> Iterator[Interval]:
    """ "efter en måned, tre måneder og et år": what follows the first, each with its own unit."""
    while match := _FURTHER.match(text, end):
        unit, many = unit_named(match["unit"])
        end = match.end()
        yield Interval(start, end, iso(number(match["number"]) * many, unit), qualifier, is_span=True)


def _listed(match: re.Match[str], qualifier: Qualifier) -> Iterator[Interval]:
    """ "efter 3, 6 eller 12 måneder": the numbers before the last share its unit."""
    unit, many = unit_named(match["after_unit"])
    for printed in re.finditer(NUMBER, match["list"], re.IGNORECASE):
        yield Interval(match.start(), match.end(), iso(number(printed[0]) * many, unit), qualifier, is_span=True)


def _value(match: re.Match[str]) -> str:
    if match["times"]:
        return divided(period_of(match), number(match["low"] or match["times"]))
    if match["nth"]:
        unit, many = unit_named(match["nth_unit"])
        return _in_years(iso(Fraction(ordinal(match["nth"]) * many), unit))
    if match["half"]:
        return "P6M"
    if match["each"]:
        unit, many = unit_named(match["each"])
        return iso(Fraction(many), unit)
    if match["adverb"]:
        return _ADVERB_PERIODS[match["adverb"].casefold()]
    if match["first_unit"]:
        unit, many = unit_named(match["first_unit"])
        return iso(Fraction(many), unit)
    printed, noun = next(
        (match[kind], match[f"{kind}_unit"]) for kind in ("after", "past", "apart", "gap") if match[kind]
    )
    unit, many = unit_named(noun)
    try:
        value = iso(number(printed) * many, unit)
    except ValueError:
        return ""
    return "" if value.startswith("PT") else value


def _in_years(interval: str) -> str:
    """ "hver 12. måned" is once a year: rhythms are compared across municipalities."""
    months = re.fullmatch(r"P(\d+)M", interval)
    return f"P{int(months[1]) // 12}Y" if months and int(months[1]) % 12 == 0 else interval
