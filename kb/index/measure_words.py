"""How do people write an amount, its unit and its direction in a question? Danish and English, å and aa alike."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from kb.index.quantities import DAYS, WEEKDAY
from kb.meaning.facts.numbers import NUMBER, ORDINAL

# ruff: noqa: E501 - a rule is a row is a line

_A = "(?:å|aa|a)"  # "aar", "maned"
ENGLISH = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
_NUM = rf"(?:{NUMBER}|\b(?:{'|'.join(ENGLISH)})\b)"
UNITS: tuple[tuple[str, Fraction], ...] = (
    (r"min(?:ut(?:ter)?|utes?|\.)?", DAYS["min"]),
    (r"timers?|time|hours?|hrs?", DAYS["H"]),
    (r"(?:hver|arbejds|bank)dages?|hverdag|weekdays?|working days?", WEEKDAY),
    (r"(?:kalender)?dages?|dag|døgn|doegn|days?", DAYS["D"]),
    (r"ugers?|uge|weeks?", DAYS["W"]),
    (rf"m{_A}neders?|m{_A}neds?|mdr\.?|months?", DAYS["M"]),
    (r"kvartal(?:er)?|quarters?", 3 * DAYS["M"]),
    (rf"halv{_A}rs?", 6 * DAYS["M"]),
    (rf"{_A}rs?\b|years?", DAYS["Y"]),
)
_UNIT = "(?:" + "|".join(words for words, _ in UNITS) + r")(?![\wæøå])"
ADVERBS: tuple[tuple[str, Fraction], ...] = (
    (rf"halv{_A}rlig\w*", 6 * DAYS["M"]),
    (r"kvartalsvis\w*|kvart(?:års|årlig|al)vis\w*|kvartårlig\w*|quarterly", 3 * DAYS["M"]),
    (rf"{_A}rlig\w*|yearly|annual(?:ly)?", DAYS["Y"]),
    (rf"m{_A}nedlig\w*|monthly", DAYS["M"]),
    (r"ugentlig\w*|weekly", DAYS["W"]),
    (r"daglig\w*|daily", DAYS["D"]),
)
_ADVERB = "(?:" + "|".join(words for words, _ in ADVERBS) + ")"
_EACH = rf"(?:dag|døgn|uge|m{_A}ned|kvartal|halv{_A}r|{_A}r)(?:en|et|n)?|day|week|month|quarter|year"

# Which way the words beside an amount point. Longest first: "ikke mere end" is no "mere end".
BOUNDS: tuple[tuple[str, str], ...] = (
    ("at_most", r"(?:ikke|aldrig)\s+(?:mere|over|længere|flere|højere|ældre)(?:\s+end)?|(?:no|not)\s+(?:more|longer|older)\s+than"),
    ("at_least", r"(?:ikke|aldrig)\s+(?:mindre|under|færre|kortere|yngre)(?:\s+end)?|(?:no|not)\s+(?:less|fewer|shorter)\s+than"),
    ("not_oftener", r"(?:ikke|aldrig)\s+(?:oftere|hyppigere)\s+end|(?:no|not)\s+more\s+(?:often|frequently)\s+than"),
    ("not_rarer", r"(?:ikke|aldrig)\s+(?:sjældnere|mindre\s+(?:ofte|hyppigt|tit))\s+end|(?:no|not)\s+less\s+(?:often|frequently)\s+than"),
    ("rarer", r"sjældnere\s+end|sjaeldnere\s+end|mindre\s+(?:ofte|hyppigt|tit)\s+end|(?:less\s+(?:often|frequently)|rarer)\s+than"),
    ("oftener", r"oftere\s+end|hyppigere\s+end|mere\s+(?:ofte|hyppigt|tit)\s+end|more\s+(?:often|frequently)\s+than"),
    ("more", r"(?:mere|flere|længere|højere|større|ældre|dyrere|more|longer|older|higher)\s+(?:end|than)|over|overstige\w*|above"),
    ("less", r"(?:mindre|færre|kortere|lavere|yngre|billigere|less|fewer|shorter|younger|lower)\s+(?:end|than)|under|below"),
    ("at_least", r"mindst|mindste|minimum|min\.|som\s+minimum|fyldt|at\s+least|ned\s+til"),
    ("at_most", r"højst|hoejst|højest|maks(?:imum|imalt|imal)?\.?|max(?:imum|imalt)?\.?|op\s*til|indtil|inden\s*for|inden|senest|at\s+most|up\s+to|within"),
)  # fmt: skip
_BOUND = "|".join(f"(?:{words})" for _, words in BOUNDS)
_BEFORE = rf"(?:(?<!\w)(?P<bound>{_BOUND})\s+(?:(?:inden\s+for|efter|på|de|den|første|hver|en)\s+)??)?"
_MORE = r"(?:eller|og|or|and)\s+(?:mere|derover|over|opefter|ældre|more|over|older|above)"
_FEWER = r"(?:eller|og|or|and)\s+(?:mindre|derunder|under|yngre|less|younger|below)"
_LOW = rf"(?:(?:(?P<between>mellem|fra|between|from)\s+)?(?P<low>{_NUM})\s*(?:{_UNIT}\s+)?(?:-|–|til|to|og|and)\s*)?"


def _per(name: str) -> str:
    """ "om ugen", "pr. måned", "årligt", as groups of this name."""
    one = rf"(?:om|pr\.?|per|i|hver|hvert|each|every|a|an)\s+(?P<{name}_unit>{_EACH})(?![\wæøå])"
    return rf"(?:{one}|(?P<{name}_adverb>{_ADVERB})(?![\wæøå]))"


def _after(name: str) -> str:
    """ "eller mere", "og derunder", as groups of this name."""
    return rf"(?:\s+(?P<more_{name}>{_MORE})|\s+(?P<fewer_{name}>{_FEWER}))?"


@cache
def rhythm_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"{_BEFORE}(?:"
        rf"(?:hver|hvert|every|each)\s+(?:(?P<nth>{ORDINAL}|other)|(?P<many>\d+|two|three|four|six|twelve)|(?P<half>halve))\s*(?P<nth_unit>{_UNIT})"
        rf"|(?:(?P<few>{_NUM})\s*(?:-|–|til|to|eller|or)\s*)?(?P<times>{_NUM})\s+(?:gange?|times)\s+{_per('per')}"
        rf"|(?P<flere>flere\s+gange|several\s+times)\s+{_per('of')}"
        rf"|(?P<once>once|twice)\s+{_per('in')}"
        rf"|(?:hver|hvert|every|each)\s+(?P<each>{_EACH})(?![\wæøå])"
        rf"|(?P<adverb>{_ADVERB})(?![\wæøå]))",
        re.IGNORECASE,
    )


@cache
def amount_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"{_BEFORE}{_LOW}(?P<number>{_NUM})\s*-?\s*"
        rf"(?:(?P<aged>{_A}rige?|{_A}rs(?=grænse|alder)|years?[- ]old)|(?P<unit>{_UNIT})|(?P<kroner>kr\.?(?!\w)|kroner|dkk)|(?P<percent>%|procent|per\s?cent)"
        rf"|(?P<km>km\b\.?|kilometers?)|(?P<contacts>samtaler?|kontakter?|mødegange?|gange|møder|sessions?|times)(?!\w))"
        rf"{_after('amount')}(?:(?:\s+(?!eller\b|og\b|til\b|or\b)[\wæøå]+){{0,2}}?\s+{_per('per')}{_after('per')})?",
        re.IGNORECASE,
    )


@cache
def quick_pattern() -> re.Pattern[str]:
    """A quick no for most questions."""
    return re.compile(rf"\d|[½¼¾]|\b(?:hver|hvert|gange?|every|each|once|twice)\b|{_ADVERB}|{_NUM}", re.IGNORECASE)
