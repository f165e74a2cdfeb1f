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
    _rule(Clock.COMPLETE, r"\balle (?:\w+ ){0,3}(?:oplysninger|aspekter|papirer|dokumenter|bilag)|(?:fuldt?|tilstrækkeligt?|fuldstændigt?) (?:oplyst|belyst)|\b(?:oplyst|belyst) sag|alt (?:materiale|er modtaget|nødvendigt)|(?:fuldstændig|komplet|færdig)\w* (?:ansøgning|sag|oplysninger)|nødvendige oplysninger|fyldestgørende|\b(?:sag\w*|ansøgning\w*) er (?:fuldstændig|komplet|oplyst|belyst|færdigoplyst)", "fra alle oplysninger foreligger"),
    _rule(Clock.DECISION, r"\bafgørelse\w*|\bafslag\w*|\bbevilling\w*|\bbevilget\b|\bvisitation(?:en)? er", "efter at du har modtaget afgørelsen"),
    _rule(Clock.MEETING, r"møde\w*|\bsamtale\w*|samtale(?:n|r|rne)?\b|besøg\w*", "efter visitationsmødet"),
    _rule(Clock.START, r"\bopstart\w*|\bstart\w*|\bbegynd\w*|\bindflytning\w*|\bflyttet ind|\biværksat\w*|\biværksættelse\w*|\bindskrivning\w*", "efter opstart"),
    _rule(Clock.APPLICATION, r"ansøg\w*|\bsøgt\b|\bsøger\b", "fra modtagelse af ansøgningen"),
    _rule(Clock.CONTACT, r"\bhenvend\w*|\bkontakt\w*|\bhenvis\w*|\bringe[rt]?\b", "efter at du har henvendt dig"),
    _rule(Clock.CHANGE, r"\bændring\w*|\bændret\b|\bophør\w*", "efter ændringen"),
    _rule(Clock.DECISION, r"\bmodtagelsen\b$|\bdu har (?:fået|modtaget) den\b", "efter at du har fået den"),
)  # fmt: skip


_UNTIL_RE = re.compile(r"(?<=\w) (?:og )?(?:ind)?til (?=\S*(?:afgør|svar)|der (?:er|bliver) truffet)", re.IGNORECASE)
_BEFORE_RE = re.compile(
    r"^(?P<clock>(?:når|efter at|fra)\b[^,.;:]{8,120}),\s(?!skal du\b)"
    r"|\b(?:regnes|regnet|tælles|beregnes|løber) (?P<after>fra [^.;:]{5,120}?)(?=,? (?:og (?:er|til|højst)|til) |[.;]|$)"
    r"|\b(?P<span>fra [^,.;:]{5,80}?) (?:ind)?til (?:der er truffet |den endelige )?(?:afgørelse|svar)\w*",
    re.IGNORECASE,
)


def clock_of(printed: str) -> Clock:
    """The moment that these words name.

    >>> clock_of("efter at du har fået afgørelsen").value, clock_of("").value, clock_of("fra nytår").value
    ('decision', 'not_stated', 'other')
    """
    if not printed.strip():
        return Clock.NOT_STATED
    start = _UNTIL_RE.split(printed, maxsplit=1)[0]  # "fra ansøgning til afgørelse" runs from the application
    return next((rule.clock for rule in CLOCK_RULES if rule.pattern.search(start)), Clock.OTHER)


def clock_named_in(sentence: str) -> str:
    """The words of a sentence that say what its time limit runs from, where they stand before the limit; "" else.

    >>> clock_named_in("Når alle oplysninger er indhentet, træffes afgørelsen inden for 10 hverdage.")
    'Når alle oplysninger er indhentet'
    >>> clock_named_in("Hvis du er syg, får du svar inden fire uger.")
    ''
    """
    found = _BEFORE_RE.search(sentence)
    return next((words.strip(" ,") for words in found.groups() if words), "") if found else ""
