# ruff: noqa: E501 - a rule is a row is a line
"""From when does a time limit run?

Two limits are compared only where they start at the same moment: six weeks from the application are not six weeks from
the day on which all papers were there. A rule is a row with the words that made us write it; where two rows fit, the
first one holds. The words themselves are always shown beside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Clock(StrEnum):
    """The moment that a limit is counted from."""

    COMPLETE = "complete"  # all papers are there
    MEETING = "meeting"
    DECISION = "decision"
    START = "start"
    APPLICATION = "application"
    CONTACT = "contact"
    CHANGE = "change"
    OTHER = "other"  # stated, and none of these
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class ClockRule:
    clock: Clock
    pattern: re.Pattern[str]
    example: str


def _rule(clock: Clock, pattern: str, example: str) -> ClockRule:
    return ClockRule(clock, re.compile(pattern, re.IGNORECASE), example)


CLOCK_RULES: tuple[ClockRule, ...] = (
    _rule(Clock.COMPLETE, r"\balle (?:\w+ ){0,3}(?:oplysninger|aspekter|papirer|dokumenter|bilag)|fuldt? oplyst|tilstrækkeligt? oplyst|\boplyst sag|nødvendige oplysninger|fyldestgørende|\b(?:sag\w*|ansøgning\w*) er (?:fuldstændig|komplet|oplyst)", "fra alle oplysninger foreligger"),
    _rule(Clock.DECISION, r"\bafgørelse\w*|\bafslag\w*|\bbevilling\w*|\bbevilget\b|\bvisitation(?:en)? er", "efter at du har modtaget afgørelsen"),
    _rule(Clock.MEETING, r"møde\w*|\bsamtale\w*|samtale(?:n|r|rne)?\b|besøg\w*", "efter visitationsmødet"),
    _rule(Clock.START, r"\bopstart\w*|\bstart\w*|\bbegynd\w*|\bindflytning\w*|\bflyttet ind|\biværksat\w*|\biværksættelse\w*|\bindskrivning\w*", "efter opstart"),
    _rule(Clock.APPLICATION, r"ansøg\w*|\bsøgt\b|\bsøger\b", "fra modtagelse af ansøgningen"),
    _rule(Clock.CONTACT, r"\bhenvend\w*|\bkontakt\w*|\bhenvis\w*|\bringe[rt]?\b", "efter at du har henvendt dig"),
    _rule(Clock.CHANGE, r"\bændring\w*|\bændret\b|\bophør\w*", "efter ændringen"),
    _rule(Clock.DECISION, r"\bmodtagelsen\b$|\bdu har (?:fået|modtaget) den\b", "efter at du har fået den"),
)  # fmt: skip


def clock_of(printed: str) -> Clock:
    """The moment that these words name.

    >>> clock_of("efter at du har fået afgørelsen").value, clock_of("").value, clock_of("fra nytår").value
    ('decision', 'not_stated', 'other')
    """
    if not printed.strip():
        return Clock.NOT_STATED
    return next((rule.clock for rule in CLOCK_RULES if rule.pattern.search(printed)), Clock.OTHER)
