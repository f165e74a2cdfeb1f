# ruff: noqa: E501 - tables of rules: a row is a line
"""Which words of a provision decide what a citizen gets?

Numbers with their unit, skal and kan, negation, bounds (mindst, op til), reservations (som udgangspunkt) and conditions
(hvis, medmindre). A rule is a row: the kind, the pattern and an example. Where two rows fit, the longer reading wins;
of equally long ones the first row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Kind(StrEnum):
    """What an operative word does."""

    NUMBER = "number"
    DUTY = "duty"
    NEGATION = "negation"
    BOUND = "bound"
    RESERVATION = "reservation"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Operative:
    """An operative word where it stands: half-open range of the text."""

    kind: Kind
    key: str  # what it means, however it is printed: "3 måned", "skal", "max"
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class OperativeRule:
    """One way of saying it."""

    kind: Kind
    key: str
    pattern: re.Pattern[str]
    example: str


NUMERALS = {
    "halv": 0.5, "halvt": 0.5, "halve": 0.5, "en": 1, "én": 1, "et": 1, "ét": 1, "halvanden": 1.5, "halvandet": 1.5,
    "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
    "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16, "sytten": 17, "atten": 18, "nitten": 19, "tyve": 20,
    "tredive": 30, "fyrre": 40, "halvtreds": 50, "tres": 60,
}  # fmt: skip
ORDINALS = {
    "anden": 2, "andet": 2, "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6, "syvende": 7, "ottende": 8, "niende": 9,
    "tiende": 10, "tolvte": 12,
}  # fmt: skip
UNITS = {
    "time": r"time(?:r|rs|n|s)?", "minut": r"minut(?:ter|ters)?|min\.", "dag": r"dage?s?", "hverdag": r"hverdage?|arbejdsdage?",
    "uge": r"uge(?:r|rs|n|s)?", "måned": r"måned(?:er|ers|en|s)?|mdr\.?", "kvartal": r"kvartal(?:er)?", "år": r"års?",
    "gang": r"gange?", "kr": r"kr\.?|kroner", "procent": r"procent|pct\.?|%", "km": r"km\b|kilometer", "niveau": r"niveauer|trin",
    "døgn": r"døgn", "besøg": r"besøg", "møde": r"møder", "samtale": r"samtaler",
}  # fmt: skip

_UNIT = "|".join(f"(?P<{'u' + str(n)}>{pattern})" for n, pattern in enumerate(UNITS.values()))
_NUMERAL = "|".join(sorted(NUMERALS, key=len, reverse=True))
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_QUANTITY_RE = re.compile(
    rf"(?<![§\w.,])(?<!§ )(?<!§§ )(?<!nr\. )(?<!stk\. )(?P<number>\d*\s?½|\d+(?:\.\d{{3}})*(?:,\d+)?|(?:{_NUMERAL})\b)"
    rf"(?:[-–]|\s+(?:og|til|eller)\s+)?(?P<upper>(?<=[-–])\d+|(?<=\s)(?:\d+|{_NUMERAL})\b)?[\s-]*(?:{_UNIT})(?![\wæøå])",
    re.IGNORECASE,
)
_EVERY_RE = re.compile(
    rf"\bhver(?:t)?\s+(?P<ordinal>(?:{_ORDINAL})\b|\d+\.)\s*(?P<unit>dag|uge|måned|kvartal|år)\b", re.IGNORECASE
)
_PERIOD_RE = re.compile(
    r"\b(?:år|måned|uge|dag)lige?t?\b|\bhver(?:t)?\s+(?:dag|uge|måned|kvartal|år)\b|\bhalvår(?:lig)?t?\w*",
    re.IGNORECASE,
)
_AGE_RE = re.compile(r"(?:\d\d\s*½?\s*(?:år)?\D{1,5})?\d\d\s*½?\s*år", re.IGNORECASE)


def _rule(kind: Kind, key: str, pattern: str, example: str) -> OperativeRule:
    return OperativeRule(kind, key, re.compile(pattern, re.IGNORECASE), example)


OPERATIVE_RULES: tuple[OperativeRule, ...] = (
    _rule(Kind.DUTY, "skal", r"\bskal\b(?!-)|\bhar (?:krav på|ret til)\b|\ber forpligtet til\b|\bhar pligt til\b", "Kommunen skal tilbyde støtte."),
    _rule(Kind.DUTY, "kan", r"\bkan\b(?! ikke)|\bhar mulighed for\b", "Du kan få støtte."),
    _rule(Kind.DUTY, "må", r"\bmå\b|\bhar lov til\b", "Du må selv foreslå en ledsager."),
    _rule(Kind.DUTY, "bør", r"\bbør\b|\bforventes?\b|\btilstræber?\b|\bsøges\b", "Det forventes, at du deltager."),
    _rule(Kind.NEGATION, "ikke", r"\bkan ikke\b|\bikke\b|\bingen\b|\bintet\b|\baldrig\b|\bhverken\b|\buden\b|\bej\b|\bbortset fra\b|\bundtaget\b", "Kørsel er ikke omfattet."),
    _rule(Kind.BOUND, "min", r"\bmindst\b(?! indgribende)|\bminimum\b|\bikke under\b", "Der følges op mindst hvert år."),
    _rule(Kind.BOUND, "max", r"\bhøjst\b|\bhøjest\b|\bop til\b|\bindtil\b(?= (?:\d|en|et|to|tre|fire|fem|seks|syv|otte|ni|ti))|\bmaks(?:imalt|imum|\.)?(?!\w)|\bmax(?:\.|imalt)?(?!\w)|\bikke (?:over|mere end)\b", "Du kan få op til tre timer om ugen."),
    _rule(Kind.BOUND, "latest", r"\bsenest\b|\binden(?: for)?\b(?= (?:\d|en|et|to|tre|fire|fem|seks|syv|otte|ni|ti|højst))", "Du får svar senest om to uger."),
    _rule(Kind.BOUND, "about", r"\bca\.|\bcirka\b|\bomkring\b(?= \d)|\bgennemsnitligt?\b|\bi gennemsnit\b", "Støtten er ca. to timer om ugen."),
    _rule(Kind.BOUND, "need", r"\b(?:efter|ved) behov\b", "Der følges op efter behov."),
    _rule(Kind.RESERVATION, "reservation", r"\bsom udgangspunkt\b|\bi udgangspunktet\b|\budgangspunktet er\b|\bsom hovedregel\b|\bnormalt\b|\bi almindelighed\b|\bsædvanligvis\b|\bi reglen\b|\bsom regel\b|\btypisk\b", "Støtten gives som udgangspunkt i hjemmet."),
    _rule(Kind.RESERVATION, "exception", r"\bi (?:helt )?særlige tilfælde\b|\bundtagelsesvist?\b|\bkan fraviges\b|\bekstraordinært?\b", "I særlige tilfælde kan der gives mere."),
    _rule(Kind.CONDITION, "if", r"\bhvis\b|\bsåfremt\b|\bforudsat\b|\bbetingelse\w*|\bforudsætning\w*|\bunder forudsætning af\b|\bdet kræver\b|\bkræver\b", "Du kan få støtte, hvis du bor alene."),
    _rule(Kind.CONDITION, "unless", r"\bmedmindre\b|\bdog ikke\b", "Støtten ophører, medmindre andet er aftalt."),
    _rule(Kind.CONDITION, "only", r"\bkun\b|\balene\b(?= (?:hvis|når|til|for|i|ved))|\budelukkende\b", "Støtten gives kun på hverdage."),
)  # fmt: skip


@lru_cache(maxsize=16_384)
def operatives(text: str) -> tuple[Operative, ...]:
    """The operative words of a text in their order; none inside another.

    >>> [(word.kind.value, word.key) for word in operatives("Du kan få op til tre timer om ugen.")]
    [('duty', 'kan'), ('bound', 'max'), ('number', '3 time')]
    """
    found = sorted(_all(text), key=lambda word: (word.start, -word.end))
    kept: list[Operative] = []
    for word in found:
        if not kept or word.start >= kept[-1].end:
            kept.append(word)
    return tuple(kept)


def _all(text: str) -> Iterator[Operative]:
    for match in _QUANTITY_RE.finditer(text):
        unit = next(name for n, name in enumerate(UNITS) if match[f"u{n}"])
        if unit == "år" and _AGE_RE.fullmatch(match[0].strip()):
            unit = "alder"
        yield Operative(Kind.NUMBER, f"{_plain(match['upper'] or match['number'])} {unit}", match[0], *match.span())
    for match in _EVERY_RE.finditer(text):
        ordinal = match["ordinal"].rstrip(".").casefold()
        number = ORDINALS.get(ordinal, ordinal)
        yield Operative(Kind.NUMBER, f"hver {number}. {match['unit'].casefold()}", match[0], *match.span())
    for match in _PERIOD_RE.finditer(text):
        yield Operative(Kind.NUMBER, _period(match[0]), match[0], *match.span())
    for rule in OPERATIVE_RULES:
        for match in rule.pattern.finditer(text):
            yield Operative(rule.kind, rule.key, match[0], *match.span())


def _plain(printed: str) -> str:
    """A number as digits: "1.000" and "tre" as "1000" and "3"."""
    if printed.endswith("½"):
        return f"{float(printed[:-1] or 0) + 0.5:g}"
    value = NUMERALS.get(printed.casefold())
    if value is not None:
        return f"{value:g}"
    return printed.replace(".", "").replace(",", ".")


def _period(printed: str) -> str:
    plain = printed.casefold()
    for stem, unit in (
        ("halvår", "6. måned"),
        ("kvartal", "3. måned"),
        ("år", "1. år"),
        ("måned", "1. måned"),
        ("uge", "1. uge"),
    ):
        if stem in plain:
            return f"hver {unit}"
    return "hver 1. dag"


def quantity(key: str) -> tuple[float, str] | None:
    """The number and the unit of a NUMBER key; None for one that is no plain quantity.

    >>> quantity("3 måned"), quantity("hver 6. måned")
    ((3.0, 'måned'), None)
    """
    number, _, unit = key.partition(" ")
    try:
        return float(number), unit
    except ValueError:
        return None
