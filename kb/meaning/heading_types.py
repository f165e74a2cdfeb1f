"""What is known of a heading before its section is read: what a rule says, or what it clearly means.

A rule of full confidence stands. A weaker one (a word that mostly means this) gives way to a meaning that is clear and
another: "Lovens rammer for støtten" has the word of an extent and speaks of the law.
"""

from __future__ import annotations

from dataclasses import dataclass

from kb.meaning.heading_meaning import type_by_meaning
from kb.structure.heading_rules import heading_rule
from kb.taxonomy import SectionType as T

FIRM = 0.95  # of a rule: it stands
SURE = 0.6  # a rule below this needs the body's consent
CLEARLY = 0.65  # of a meaning: nineteen in twenty are right
QUITE_SURE = 0.85  # of a rule: words with one common meaning
NEVER = 2.0
BEYOND_DOUBT = 0.8  # the surest a meaning gets
# What stands below such a heading is shown as not given, as paid for, as a right of appeal: a guess is worse than none.
WEIGHTY = frozenset({T.EXCLUSIONS, T.PAYMENT, T.COMPLAINT})


def bar(kind: T, against: float = 0.0) -> float:
    """How sure a meaning must be of a type to count, against a rule of this confidence; a weighty type never takes the
    place of one that a rule is quite sure of."""
    if kind in WEIGHTY and against >= QUITE_SURE:
        return NEVER
    return BEYOND_DOUBT if against >= SURE else CLEARLY if kind in WEIGHTY or against else 0.0


@dataclass(frozen=True, slots=True)
class Known:
    type: T
    confidence: float
    reason: str


def known_type(heading: str) -> Known | None:
    """The type that a rule gives the heading, or that it clearly means; None when no rule knows it.

    >>> known_type("Hvad kan du ikke få hjælp til?").type
    <SectionType.EXCLUSIONS: 'exclusions'>
    """
    rule = heading_rule(heading)
    if rule is None:
        return None
    if rule.confidence < FIRM:
        meant = type_by_meaning(heading)
        if meant is not None and meant.type is not rule.type and meant.confidence >= bar(meant.type, rule.confidence):
            return Known(meant.type, meant.confidence, meant.reason)
    return Known(rule.type, rule.confidence, rule.name)


def type_of_heading(heading: str) -> T | None:
    """The type of a heading by itself, without a text below it; None when nothing is known of it."""
    known = known_type(heading)
    if known is not None and known.confidence >= SURE:
        return known.type
    meant = type_by_meaning(heading)
    if meant is not None and meant.confidence >= bar(meant.type):
        return meant.type
    return known.type if known is not None else None
