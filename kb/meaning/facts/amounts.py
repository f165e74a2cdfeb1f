"""Which sums, shares and distances does a sentence print?

A sum keeps its role (what is paid by whom), its price level ("2024-niveau") and its period. A share counts where it is
a goal or a rate that the text sets, not where it describes a group.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest

from kb.meaning.facts.bounds import BOUND_BEFORE, qualifier_at
from kb.meaning.facts.numbers import NUMBER, number, plain
from kb.meaning.facts.periods import PER, PERIOD_UNITS, PERIOD_WORDS, period_of
from kb.meaning.facts.rules import QUANTITY, compiled, marked
from kb.meaning.facts.statement import Found, Statement
from kb.meaning.facts.time_units import iso, unit_named
from kb.model import FactType as F
from kb.model import Qualifier
from kb.taxonomy import SectionType

_DIGITS = r"(?:\d{1,3}(?:[.\s]\d{3})+|\d+)(?:,(?:\d{1,2}|-))?"
_LEVEL = (
    r"(?:(?P<level>20\d\d)\s*-?\s*(?:niveau|priser?|takst\w*|pl|prisniveau|sats\w*)|"
    r"(?:prisniveau|takst|sats|niveau|i)\w*\s*(?:pr\.\s*)?(?:\d+\.\s*\w+\s*)?(?P<level2>20\d\d))"
)
# What a sum is for, by the words of its sentence; the first that holds.
ROLES: tuple[tuple[str, str], ...] = (
    (
        "threshold",
        r"overstig|underskrid|mindst(?:e)?\s+.{0,20}merudgift|minimumsgrænse|bagatelgrænse|sandsynliggjort|"
        r"sandsynlige merudgifter|udgør mindst",
    ),
    ("subsidy", r"tilskud|beløb til|udbetale\w*|bevilges|ydes|rammebeløb|kompensation|dækkes|refunder"),
    ("user_fee", r"egenbetaling|brugerbetaling|\btakst|betale[rs]?\b|opkræve\w*|koster|pris\w*|husleje"),
)
_NOT_BEYOND = rf"\b(?:ikke|ingen)\b[^,.;]{{0,40}}{QUANTITY}|{QUANTITY}[^,.;]{{0,40}}\b\w+es\b[^,.;]{{0,15}}\bikke\b"
_GOAL = (
    r"\bmål(?:et|sætning\w*)?\b|nås|overholde\w*|opfyld\w*|rettidig\w*|tilfreds|kvalitetsmål|servicemål|succeskriteri"
)


@cache
def _sum_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"{BOUND_BEFORE}(?:(?:mellem|fra)\s+(?P<low>{_DIGITS})\s*(?:-|–|til|og)\s+)?(?:(?:kr\.?|dkk)\s*(?P<after>{_DIGITS})|(?<![\w.,§])(?P<before>{_DIGITS})\s*(?:kr\b\.?|kroner\b|dkk\b|,-))"
        rf"(?:\s*,-)?(?:(?:\s+[\wæøå]+){{0,2}}?\s*\(?{PER})?",
        re.IGNORECASE,
    )


@cache
def _share_pattern() -> re.Pattern[str]:
    return re.compile(rf"{BOUND_BEFORE}(?P<number>{NUMBER})\s*(?:%|procent\b|pct\.?)", re.IGNORECASE)


@cache
def _distance_pattern() -> re.Pattern[str]:
    return re.compile(rf"{BOUND_BEFORE}(?P<number>{NUMBER})\s*(?:km\b\.?|kilometer\b)", re.IGNORECASE)


def amounts(statement: Statement) -> Iterator[Found]:
    """The sums, shares and distances of a sentence.

    >>> from kb.taxonomy import SectionType
    >>> sentence = Statement("Der gives et tilskud på op til 1.060 kr. om året (2024-niveau).", SectionType.PAYMENT)
    >>> [(f.value, f.qualifier.value, f.per, f.role, f.price_level) for f in amounts(sentence)]
    [('1060', 'max', 'P1Y', 'subsidy', '2024')]
    """
    text = statement.text
    if not compiled(r"kr|,-|dkk|%|procent|pct|km\b|kilometer").search(text):
        return
    level = compiled(_LEVEL).search(text)
    qualifier = Qualifier.EXACT
    sums = list(_sum_pattern().finditer(text))
    for match, after in zip_longest(sums, sums[1:]):
        before = text[: match.start()].rstrip()
        is_from = (
            after is not None and compiled(r"^\s*(?:–|-|til)\s*$").match(text[match.end() : after.start()]) is not None
        )
        is_to = bool(sums) and match is not sums[0] and before.endswith(("–", "-", " til"))
        printed = re.sub(r"\s", "", match["after"] or match["before"]).removesuffix(",-").removesuffix(",00")
        if not number(printed) or compiled(r"\b(?:fik|modtog|brugte)\b").search(before):
            continue  # "0 kr.": it is free; "fik 30.000 kr. fra en fond": a report
        start, end = _stretch(match)
        bound = qualifier_at(text, match.end("bound") + 1 if match["bound"] else start, beside=match["bound"])
        if (
            bound is Qualifier.MAX
            and compiled(r"\bunder$").search(match["bound"] or "")
            and compiled(r"\bikke\b").search(text[end:])
        ):
            bound = Qualifier.MIN  # "er udgiften under 700 kr., ydes der ikke hjælp"
        if compiled(r"svarende til\s*$").search(text[:start]):
            bound = qualifier  # the sum before, in another period
        qualifier = bound
        if match["low"]:  # "mellem 30 og 60 kr. pr. dag"
            yield Found(
                F.AMOUNT_DKK,
                start,
                end,
                plain(number(match["low"])),
                Qualifier.EXACT,
                per=period_of(match),
                role="interval_from",
                rule="Der gives et tilskud på op til 1.060 kr. om året.",
            )
            is_to = True
        yield Found(
            F.AMOUNT_DKK,
            start,
            end,
            plain(number(printed)),
            qualifier,
            per=period_of(after) if is_from and after else period_of(match) or _period_beside(text, start, end),
            role="interval_from" if is_from else "interval_to" if is_to else _role(text),
            price_level=(level["level"] or level["level2"]) if level else "",
            rule="Der gives et tilskud på op til 1.060 kr. om året.",
        )
    for match in _share_pattern().finditer(text):
        is_goal = statement.section is SectionType.QUALITY and compiled(r"\bskal\b").search(text) is not None
        is_goal |= compiled(_GOAL).search(f"{statement.lead_in} {statement.heading} {text}") is not None
        bound = qualifier_at(text, match.start("number"), beside=match["bound"])
        is_goal |= statement.section is SectionType.QUALITY and bound in {Qualifier.MIN, Qualifier.MAX}
        if is_goal:
            start, end = _stretch(match)
            share = plain(number(match["number"]))
            rule = "Målet nås i 90 % af sagerne."
            yield Found(F.AMOUNT_PERCENT, start, end, share, bound, role="quality_goal", rule=rule)
    for match in _distance_pattern().finditer(text):
        start, end = _stretch(match)
        qualifier = qualifier_at(text, match.start("number"), beside=match["bound"])
        is_beyond = not compiled(r"\bunder\b|mindre end").search(match["bound"] or "")
        if qualifier is Qualifier.MIN and is_beyond and compiled(_NOT_BEYOND).search(marked(text, start, end)):
            qualifier = Qualifier.MAX  # "køres ikke ud over 10 km", "kørsel over 10 km dækkes ikke"
        elif qualifier is Qualifier.MIN and compiled(r"\bud\s+$").search(text[:start]):
            continue  # "ledsagelse ud over 25 km skal aftales": no limit
        if qualifier is Qualifier.EXACT and (
            compiled(r"\bpr\.?\s*$").search(text[:start])
            or not compiled(r"\b(?:radius|afstand|\w*grænse)").search(text)
        ):
            continue  # "3,50 kr. pr. 1 km" is a rate, "ligger 3 km fra byen" no limit
        distance = plain(number(match["number"]))
        yield Found(F.DISTANCE_KM, start, end, distance, qualifier, rule="Der køres ikke ud over 10 km.")


def _stretch(match: re.Match[str]) -> tuple[int, int]:
    start = match.start("bound") if match["bound"] else match.end() - len(match[0].lstrip())
    return start, match.end()


def _period_beside(text: str, start: int, end: int) -> str:
    """The period of a sum that an adjective before it gives, or a length of time behind it.

    >>> _period_beside("med et årligt beløb på 80 kr.", 23, 29), _period_beside("80 kr. for tre år", 0, 6)
    ('P1Y', 'P3Y')
    """
    behind = compiled(rf"^\s*for (?P<number>{NUMBER}) (?P<unit>uger|måneder|år)\b").match(text[end:])
    if behind:
        unit, many = unit_named(behind["unit"])
        return iso(number(behind["number"]) * many, unit)
    named = compiled(
        r"\b(?P<unit>dags?|døgn|uge|måneds|halvårs|års)(?:takst|pris|beløb|betaling|ydelse)\w* (?:er|udgør|på) $"
    ).search(text[:start])
    if named:
        return PERIOD_UNITS[named["unit"].casefold().removesuffix("s")]
    printed = compiled(r"\b(?:pr\.|om) (?P<unit>dag|døgn|uge|måned|kvartal|år)(?:en|et)?\s*:\s*$").search(text[:start])
    if printed:
        return PERIOD_UNITS[printed["unit"].casefold()]
    match = compiled(
        r"\b(?P<period>daglig|ugentlig|månedlig|kvartalsvis|årlig)t?e?\s+(?:[\wæøå-]+\s+){1,2}(?:på|er|udgør)\s+$"
    ).search(text[:start])
    return PERIOD_WORDS[match["period"].casefold()] if match else ""


def _role(text: str) -> str:
    return next((role for role, words in ROLES if compiled(words).search(text)), "")
