"""Which way a change goes in what both texts measure, read as facts: hours a week, an age, a time limit, a price.

A fact knows its kind, its bound and its period, however it is worded. Two are compared where each text has one of the
kind, on one scale, counted from the same moment; whatever else is counted in the sentences is left to a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kb.compare.numbers.clocks import Clock, clock_named_in, clock_of
from kb.compare.numbers.scales import Size, size_of
from kb.compare.pairwise.direction_rules import TO_CITIZEN
from kb.compare.pairwise.rates import is_no_rule_of_all
from kb.compare.pairwise.signals import Direction, Signal, towards
from kb.compare.pairwise.stances import sentences
from kb.compare.pairwise.two_texts import Pair
from kb.meaning.facts import found_in
from kb.meaning.facts.statement import Found, Statement
from kb.model import Fact, FactType
from kb.taxonomy import SectionType

SAME = 1.02  # how far apart two sizes are that are one
NEARLY = 1.15  # ... where one was converted by an average

# More of it is more for the citizen, or less; and the rule's name in the words of a reading.
_GIVES = {
    FactType.HOURS_PER_PERIOD: "hours",
    FactType.CONTACTS: "hours",
    FactType.MAX_DURATION: "duration",
    FactType.COMPLAINT_DEADLINE: "complaint_deadline",
    FactType.SAVINGS_LIMIT: "save",
}
_TAKES = {
    FactType.PROCESSING_TIME: "processing",
    FactType.DECISION_NOTICE: "processing",
    FactType.CONTACT_DEADLINE: "processing",
    FactType.START_DEADLINE: "processing",
    FactType.PLAN_DEADLINE: "processing",
    FactType.REASSESSMENT_DEADLINE: "processing",
}
# The rule, the age where none is named (standards for adults), and whether a higher one lets more people in.
_AGES = {FactType.MIN_AGE: ("age_from", 18.0, False), FactType.MAX_AGE: ("age_to", 200.0, True)}
_BY_ROLE = {"user_fee": ("pays", False), "subsidy": ("subsidy", True)}
_COUNTED = {*_GIVES, *_TAKES, *_AGES, FactType.AMOUNT_DKK, FactType.NOTICE_PERIOD, FactType.FOLLOW_UP_INTERVAL}

Measure = tuple[Found, Size, str, Clock]  # the fact, its size, its words, what it is counted from


def measured(pair: Pair) -> Iterator[Signal]:
    """Facts of one kind on both sides that are not the same."""
    section = pair.types[0] if pair.types else SectionType.GENERAL
    before, after = (_measures(text, section, pair.lead_in) for text in (pair.one, pair.other))
    if is_no_rule_of_all(pair):
        return
    yield from _ages(pair, before, after)
    for kind in sorted(_COUNTED - _AGES.keys()):
        ones, others = ([one for one in side if one[0].type is kind] for side in (before, after))
        if len(ones) == len(others) == 1:
            yield from _compared(pair, ones[0], others[0])


def _ages(pair: Pair, before: Sequence[Measure], after: Sequence[Measure]) -> Iterator[Signal]:
    """The ages between which one is let in; a bound that only one text has shuts somebody out.

    Where one of the texts names no age at all, only one about the target group is known to be for every age.
    """
    named = [any(one[0].type in _AGES for one in side) for side in (before, after)]
    if not any(named) or (not all(named) and SectionType.TARGET_GROUP not in pair.types):
        return
    for kind, (rule, open_end, more_helps) in _AGES.items():
        ones, others = ([one for one in side if one[0].type is kind] for side in (before, after))
        if len(ones) > 1 or len(others) > 1:
            yield Signal(rule, Direction.UNCLEAR, ones[0][2] if ones else "", others[0][2] if others else "")
            continue
        sizes = [side[0][1].value if side else open_end for side in (ones, others)]
        if sizes[0] != sizes[1]:
            shown = [side[0][2] if side else "" for side in (ones, others)]
            looser = ((sizes[1] > sizes[0]) == more_helps) != pair.says_no
            yield Signal(rule, towards(looser=looser), shown[0], shown[1])


def _compared(pair: Pair, one: Measure, other: Measure) -> Iterator[Signal]:
    found, size, said, clock = one
    _, other_size, now, other_clock = other
    way = _way(pair, found, other[0])
    if size.scale is not other_size.scale:
        if found.type is not FactType.MAX_DURATION:  # "60 døgn" may be a year's all the same: `rates` compares those
            yield Signal("number", Direction.UNCLEAR, said, now)
        return
    if not size.value or not other_size.value:  # "i tre måneder" beside "op til 90 timer"
        yield Signal("number", Direction.UNCLEAR, said, now)
        return
    times = other_size.value / size.value
    near = NEARLY if size.is_near or other_size.is_near else SAME
    if 1 / near <= times <= near:
        return
    if way is None or (Clock.NOT_STATED not in (clock, other_clock) and clock is not other_clock):
        yield Signal(way[0] if way else "number", Direction.UNCLEAR, said, now)
        return
    rule, more_helps = way
    yield Signal(rule, towards(looser=(times > 1) == more_helps), said, now)


def _way(pair: Pair, one: Found, other: Found) -> tuple[str, bool] | None:
    """The rule's name, and whether more is more for the citizen."""
    kind = one.type
    if kind is FactType.MAX_DURATION and any(re.search(r"\binden\b", text) for text in (pair.one, pair.other)):
        return None  # by when, not for how long
    if kind in _GIVES:
        return None if pair.says_no else (_GIVES[kind], True)
    if kind in _TAKES:
        return _TAKES[kind], False
    if kind is FactType.AMOUNT_DKK:
        role = one.role or other.role
        return _BY_ROLE.get(role) if {one.role, other.role} <= {role, ""} else None
    if kind is FactType.NOTICE_PERIOD:
        to_citizen = [bool(re.search(TO_CITIZEN, text, re.IGNORECASE)) for text in (pair.one, pair.other)]
        if all(to_citizen):
            return "notice_to_citizen", True
        return None if any(to_citizen) else ("notice", False)
    return None


@lru_cache(maxsize=4096)
def _measures(text: str, section: SectionType, lead_in: str) -> tuple[Measure, ...]:
    measures = []
    for sentence in sentences(text):
        for found in found_in(Statement(sentence, section, lead_in=lead_in)):
            phrase = sentence[found.start : found.end]
            fact = Fact(
                "", None, (), found.type, found.value, phrase, 1, 1,
                qualifier=found.qualifier, unit=found.unit, per=found.per, role=found.role,
            )  # fmt: skip
            size = size_of(fact)
            if size is not None and found.type in _COUNTED:
                measures.append((found, size, phrase, clock_of(found.clock or clock_named_in(sentence))))
    return tuple(measures)
