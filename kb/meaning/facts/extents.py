"""How much and how long: hours in a period, the longest and shortest grant, hours saved up.

A length of time says how long a service lasts only beside words of granting or lasting, and never where it times
something else (a way, a break, an absence, a past event).
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.meaning.facts.durations import Duration, durations
from kb.meaning.facts.extent_rules import (
    ENDS,
    HOURS_RULE,
    LENGTH_RULES,
    NO_SAVING,
    OF_OTHERS,
    OTHER_TIME,
    SAVED_FOR,
    SAVINGS_RULES,
    TOTAL_HOURS_RULE,
    UNTIL_GOAL,
)
from kb.meaning.facts.follow_up_rules import FOLLOWS_UP
from kb.meaning.facts.rules import FactRule, compiled, holding, in_context, own_clause
from kb.meaning.facts.statement import Found, Statement
from kb.model import Qualifier
from kb.taxonomy import SectionType as T

_WITHIN = r"\b(?:inden\s*for|inden|i\s+løbet\s+af|senest|over)\b"
_AT_MOST = r"\bover\b|max|maks|højst"


def extents(statement: Statement) -> Iterator[Found]:
    """How much of the service the sentence grants, and for how long.

    >>> sentence = Statement("Støtten gives i højst to år med op til 8 timer om måneden.", T.SCOPE)
    >>> [(found.type.value, found.value, found.per) for found in extents(sentence)]
    [('max_duration', 'P2Y', ''), ('hours_per_period', 'PT8H', 'P1M')]
    """
    text = statement.text
    no_saving = holding((NO_SAVING,), text, statement)
    if no_saving:
        rule, match = no_saving
        yield Found(rule.type, match.start(), match.end(), rule.value, rule.qualifier, rule=rule.seen)
    until = holding((UNTIL_GOAL,), text, statement) if "mål" in text else None
    if until and compiled(ENDS).search(text):
        rule, match = until
        yield Found(rule.type, match.start(), match.end(), None, rule.qualifier, rule=rule.seen)
    saved_within = _saved_within(statement)
    for duration in durations(text):
        around = in_context(statement, duration.start, duration.end)
        clause = own_clause(around)
        rule_found = _extent(statement, duration, around)
        if rule_found is None and clause != around:  # "Udland: højst 14 dage, søges seks uger før."
            rule_found = _extent(statement, duration, clause)
        if rule_found is None or (saved_within and rule_found in SAVED_FOR):
            continue
        if duration.least and rule_found is HOURS_RULE:
            least = (duration.least, Qualifier.MIN)
            yield Found(rule_found.type, duration.start, duration.end, *least, per=duration.per, rule=rule_found.seen)
        yield Found(
            rule_found.type,
            duration.start,
            duration.end,
            duration.value,
            Qualifier.MAX if rule_found in SAVED_FOR else _bound(text, duration),  # what is not used by then is lost
            unit=duration.unit,
            per=duration.per or (saved_within if rule_found in SAVINGS_RULES else ""),
            rule=rule_found.seen,
        )


_NEEDS_ASSENT = r"^[^.;]{0,60}\b(?:forelægges|kræver|godkend\w*|besluttes|afgøres|behandles)\b"


def _bound(text: str, duration: Duration) -> Qualifier:
    """What bounds a quantity; one that more than needs assent is the most that is usually given."""
    is_above = duration.qualifier is Qualifier.MIN and compiled(r"over|mere end|flere end").search(duration.bound)
    if is_above and compiled(_NEEDS_ASSENT).search(text[duration.end :]):
        return Qualifier.MAX  # "Behov ud over 5 timer om ugen forelægges udvalget."
    return duration.qualifier


def _saved_within(statement: Statement) -> str:
    """The period that hours are saved up within, where the sentence says both: "i op til et halvt år, højst 90
    timer"; "" where it says one of them only."""
    hours, period = False, ""
    for duration in durations(statement.text):
        around = in_context(statement, duration.start, duration.end)
        if duration.value.startswith("PT"):
            hours = hours or (
                not duration.per and compiled(r"\b(?:spar|samles|gem|overfør|opspar|flyt)").search(around) is not None
            )
        elif holding(SAVED_FOR, around, statement):
            period = duration.value
    return period if hours else ""


def _extent(statement: Statement, duration: Duration, text: str) -> FactRule | None:
    """The rule that a length of time falls under; None for one that measures something else."""
    is_hours = duration.value.startswith("PT")
    if compiled(OF_OTHERS).search(statement.text):
        return None
    if compiled(r"under|mindre end").fullmatch(duration.bound) and compiled(
        r"\bikke\b|^\W*(?:hjælp|støtte|behov|bevilling|et behov|ved)\w* (?:på )?¤"
    ).search(text):
        return None  # "støtte under 30 minutter om ugen bevilges ikke": who gets none, or gets it elsewhere
    if (duration.value, duration.per) == ("PT24H", "P1D"):
        return None  # round the clock
    if is_hours and duration.per:
        held = holding(SAVINGS_RULES, text, statement) or holding((HOURS_RULE,), text, statement)
        return held[0] if held else None
    if is_hours and duration.noun.startswith("time") and duration.qualifier in {Qualifier.MIN, Qualifier.MAX}:
        held = holding(SAVINGS_RULES, text, statement) or holding((TOTAL_HOURS_RULE,), text, statement)
        return held[0] if held else None
    if is_hours and duration.qualifier is Qualifier.MAX and (held := holding(SAVINGS_RULES, text, statement)):
        return held[0]
    if not is_hours and (held := holding(SAVED_FOR, text, statement)):
        return held[0]
    if statement.section is T.FOLLOW_UP and compiled(
        rf"(?:{FOLLOWS_UP})[^.,]{{0,40}}\befter ¤|(?:{FOLLOWS_UP})\w* ¤|¤.{{0,20}}(?:{FOLLOWS_UP})"
    ).search(text):
        return None  # "evalueres efter højst 6 måneder"
    if is_hours or compiled(OTHER_TIME).search(text):
        return None
    if duration.per in {"P1W", "P1D"}:
        return None  # "1-5 dage om ugen": how often one comes
    if duration.per and duration.noun not in {"døgn", "dage", "uger", "dag"}:
        return None
    ends = compiled(r"\b(?:ophører|stopper|slutter|afsluttes|udløber) ¤(?! (?:før|efter))").search(text) is not None
    if not ends and compiled(_WITHIN).search(duration.bound) and not compiled(_AT_MOST).search(duration.bound):
        return None  # a limit, not a length
    stated = Qualifier.EXACT if duration.qualifier is Qualifier.APPROXIMATE else duration.qualifier
    for rule in LENGTH_RULES:
        if rule.qualifier is stated and (held := holding((rule,), text, statement)):
            return held[0]
    return None
