# ruff: noqa: E501 - tables of rules: a row is a line
"""Which way a change goes in how much and how often, where both texts count one thing in whatever words.

"Én gang om ugen", "to gange ugentligt", "hver tredje uge": a number, what is counted, and the period, brought to a day.
Two texts are compared where each counts the thing once; a time limit ("inden for") by who has to keep it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.compare.numbers.clocks import Clock, clock_of
from kb.compare.pairwise.signals import Direction, Signal, towards
from kb.compare.pairwise.sizes import DAYS
from kb.compare.pairwise.two_texts import Pair
from kb.compare.topics.operative import NUMERALS, ORDINALS

SAME = 1.05
_CLOCK_LETTERS = 90
_THINGS = {  # what is counted, and how much of it one is
    "time": ("work", 60.0), "minut": ("work", 1.0), "min": ("work", 1.0),
    "gang": ("times", 1.0), "besøg": ("times", 1.0), "samtale": ("times", 1.0), "møde": ("times", 1.0), "kontakt": ("times", 1.0),
    "par": ("pieces", 1.0), "stykker": ("pieces", 1.0), "tur": ("times", 1.0),
    "dag": ("days", 1.0), "døgn": ("days", 1.0), "hverdag": ("workdays", 1.0), "uge": ("days", 7.0),
    "måned": ("days", 30.4), "år": ("days", 365.0), "km": ("km", 1.0), "kilometer": ("km", 1.0),
}  # fmt: skip
_WHOLE_NUMBERS = "|".join(sorted(NUMERALS, key=len, reverse=True))
_ORDINAL = "|".join([*sorted({*ORDINALS, "attende", "fjortende"}, key=len, reverse=True), r"\d+\."])
_ORDINALS = {**ORDINALS, "attende": 18, "fjortende": 14}
_AMOUNT_RE = re.compile(
    rf"(?<![§\w.,])(?P<number>\d+(?:,\d+)?|(?:{_WHOLE_NUMBERS})\b)[\s-]*(?P<each>ugentlige|daglige|månedlige|årlige|hele)?\s*"
    r"(?:(?!hver)\w*?(?=dag(?:e|s)?\b|møder?\b|besøg\b))?(?P<thing>timer?s?|minutters?|minutt?er?|min\.|gange?|besøg|samtaler?|møder?|kontakter|par|ture?"
    r"|hverdages?|dages?|dag|døgn|ugers?|uge|måneders?|måned|års?|km|kilometer)(?!\w)"
    r"(?P<per>[\s,]+(?:(?!med |om |i |pr|per |hver |inden |af |og |eller |à |á )\w+ ){0,3}?(?:(?:om|i|pr\.?|per|hver|inden for) (?:et |en |hver )?(?P<period>dag|døgn|uge|måned|kvartal|halvår|kalenderår|år)\w*"
    r"|(?P<often>dagligt?|ugentligt?|månedligt?|årligt?)))?",
    re.IGNORECASE,
)
_EVERY_RE = re.compile(rf"\bhver(?:t)? (?P<ordinal>{_ORDINAL}) ?(?P<unit>dag|uge|måned|kvartal|år)\b", re.IGNORECASE)
_ONCE_RE = re.compile(r"\b(?:dagligt|ugentligt|månedligt|hver(?:t)? (?:dag|uge|måned))\b(?! dag)", re.IGNORECASE)
_OFTEN = {"dag": 1.0, "uge": 7.0, "måned": 30.4, "år": 365.0}
_PERIODS = {**DAYS, "halvår": 182.5, "kalenderår": 365.0}
_LATEST_RE = re.compile(r"\b(?:senest|inden(?: for)?|indenfor)\s*$", re.IGNORECASE)
_BEFORE_RE = re.compile(r"\s*(?:før|forinden|i forvejen|forud)\b", re.IGNORECASE)
_TOLD_RE = re.compile(
    r"\b(?:afbud|meld\w*|besked|oplys\w*|medd?el\w*|klage\w*|ansøg\w*|søge[rs]?|ring\w*|skriv\w*|indsend\w*|indlever\w*|aftale[rs]?)\b",
    re.IGNORECASE,
)
# What is counted here is no help: meetings to follow up, absence, the standard itself, a quality goal.
NO_HELP_RE = re.compile(
    r"følge[rs]? (?:\w+ )?op|følger? vi op|\bopfølgning\w*|\bstatus\w*|\bevaluer\w*|\brevid\w*|\brevurder\w*|\budebliv\w*|\bvæk\b|\bafbud\b|\bpå klage|\bklage\w*"
    r"|\budvalg\w*|\bbestyrelse\w*|\bmål(?:et|ene)?\b|%|\bprocent\b|\bdeltagere\b|\bvi (?:mødes|ses)\b|\bmødes\b|\bbetale[rs]?\b|\bkoster\b|\bspare\w*|\bopspar\w*|\bfrist\w*|\berfaring\b|\bgyldig|\bfor at beholde\b|\bskal (?:du |borgeren )?(?:møde|deltage|fremmøde)\b",
    re.IGNORECASE,
)
# A place that is offered had better be near; a service that reaches far is better.
_PLACE_RE = re.compile(
    r"\b(?:bolig\w*|botilbud\w*|plads\w*|tilbud\w*|værested\w*|center|dagtilbud\w*)\b.{0,40}\b(?:ligge[r]?|beliggende)\b|\bfra (?:det sted|dit hjem|(?:\w+ )?bopæl\w*|din (?:\w+ )?bolig)",
    re.IGNORECASE,
)
_REACH_RE = re.compile(r"\b(?:ledsag\w*|kør\w*|befordr\w*|tur\w*|rejse\w*|radius)\b", re.IGNORECASE)
_FROM_RE = re.compile(r"\b(?:mindst|mere end|over|længere end|de første)\s*$", re.IGNORECASE)


# A level among several, what most get, an extra grant: no measure of what another municipality gives.
_ONE_OF_SEVERAL_RE = re.compile(
    r"\bniveau(?:er)?\b|\bpakker?\b|\bmellempakke|\bde fleste\b|\bi gennemsnit\b|\b(?:sådan|ekstra|yderligere) \w+|\bi de første\b|\bderefter (?:\w+ )?\w+ (?:timer?|gange?|besøg|døgn|dage)\b",
    re.IGNORECASE,
)


def is_no_rule_of_all(pair: Pair) -> bool:
    """A text counts for a level, for most people or on top of something else."""
    return any(_ONE_OF_SEVERAL_RE.search(text) for text in (pair.one, pair.other, pair.lead_in))


def is_one_of_several_beside_all(pair: Pair) -> bool:
    """One of the texts does so, and the other does not."""
    return len({bool(_ONE_OF_SEVERAL_RE.search(text)) for text in (pair.one, pair.other)}) > 1


def counts_from_elsewhere(pair: Pair, end: int, other_end: int) -> bool:
    """The two limits run from different moments, as far as the texts name one."""
    clocks = {
        clock_of(text[at : at + _CLOCK_LETTERS]) if text[at:].strip(" .") else Clock.NOT_STATED
        for text, at in ((pair.one, end), (pair.other, other_end))
    }
    return len(clocks - {Clock.NOT_STATED, Clock.OTHER}) > 1


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of things, by the day where it is a rate."""

    kind: str
    size: float
    is_rate: bool
    text: str
    start: int
    end: int


def rates(pair: Pair) -> Iterator[Signal]:
    """Amounts and limits of time that each text states once."""
    if pair.says_no or is_no_rule_of_all(pair):
        return
    before, after = _amounts(pair.one), _amounts(pair.other)
    for key in sorted({(one.kind, one.is_rate) for one in before}):
        ones, others = ([one for one in side if (one.kind, one.is_rate) == key] for side in (before, after))
        if len(ones) != 1 or len(others) != 1:
            continue
        one, other = ones[0], others[0]
        if 1 / SAME <= other.size / one.size <= SAME:
            continue
        found = _more_helps(pair, one, other)
        if found is not None:
            rule, helps = found
            looser = (other.size > one.size) == helps
            yield Signal(rule, towards(looser=looser), one.text, other.text)
        elif one.kind not in {"days", "workdays"} or one.is_rate:  # a length of time is read by its kind elsewhere
            yield Signal("number", Direction.UNCLEAR, one.text, other.text)


def _more_helps(pair: Pair, one: Amount, other: Amount) -> tuple[str, bool] | None:
    """The rule, and whether more is more for the citizen; None where nothing says so."""
    texts = (pair.one, pair.other)
    heads = (pair.one[: one.start], pair.other[: other.start])
    if one.kind == "km":
        if any(_FROM_RE.search(head) for head in heads):
            return None
        places, reaches = (all(pattern.search(text) for text in texts) for pattern in (_PLACE_RE, _REACH_RE))
        return None if places == reaches else ("distance", reaches)
    latest = [bool(_LATEST_RE.search(head)) for head in heads]
    told = [bool(_TOLD_RE.search(text)) for text in texts]
    if all(latest) and one.kind in {"days", "work", "workdays"} and not one.is_rate:
        if not any(told):
            return None if counts_from_elsewhere(pair, one.end, other.end) else ("processing", False)
        tails = (pair.one[one.end :], pair.other[other.end :])
        return ("notice", False) if all(told) and all(map(_BEFORE_RE.match, tails)) else None
    if any(latest) or any(map(NO_HELP_RE.search, texts)) or one.kind == "workdays":
        return None
    if one.kind == "days" and not one.is_rate:  # how long something lasts says nothing without its kind
        return None
    return "hours", True


def _amounts(text: str) -> list[Amount]:
    found = []
    for match in _AMOUNT_RE.finditer(text):
        thing = _thing(match["thing"])
        kind, one = _THINGS[thing]
        number = _number(match["number"])
        per = match["period"] or match["often"] or match["each"] or ""
        days = next((size for name, size in _PERIODS.items() if per.casefold().startswith(name)), 0.0)
        days = days or next((size for name, size in _OFTEN.items() if per.casefold().startswith(name[:3])), 0.0)
        if match["number"].casefold() in {"en", "et", "én", "ét"} and not days and kind == "times":
            continue  # "et besøg" counts nothing
        found.append(
            Amount(kind, number * one / (days or 1.0), bool(days), match[0].strip(), match.start(), match.end())
        )
    for match in _ONCE_RE.finditer(text):
        if not any(one.start <= match.start() < one.end for one in found):
            days = next(size for name, size in _OFTEN.items() if name[:3] in match[0].casefold())
            found.append(Amount("times", 1.0 / days, True, match[0], *match.span()))
    for match in _EVERY_RE.finditer(text):
        ordinal = match["ordinal"].casefold().rstrip(".")
        days = float(_ORDINALS.get(ordinal, ordinal)) * _PERIODS[match["unit"].casefold()]
        before = next((one for one in found if one.end <= match.start() <= one.end + 6 and not one.is_rate), None)
        if before is not None and before.kind in {"times", "work", "pieces", "days"}:  # "ét par hver attende måned"
            found.remove(before)
            text_of = text[before.start : match.end()]
            found.append(Amount(before.kind, before.size / days, True, text_of, before.start, match.end()))
        else:
            found.append(Amount("times", 1.0 / days, True, match[0], *match.span()))
    return found


def _thing(printed: str) -> str:
    plain = printed.casefold().rstrip(".")
    return next(name for name in sorted(_THINGS, key=len, reverse=True) if plain.startswith(name))


def _number(printed: str) -> float:
    value = NUMERALS.get(printed.casefold())
    return float(value) if value is not None else float(printed.replace(",", "."))
