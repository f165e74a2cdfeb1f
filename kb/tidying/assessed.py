"""Where is an individual assessment promised, and how far does it stand from each rule that limits the help?

A level binds a municipality upwards, never downwards against a need: the help rests on a concrete and individual
assessment (SEL § 1, stk. 3), and supervision asks where a standard says so. Two kinds of words say it: that the need is
assessed, and that the rule may be departed from. "Der kan ikke dispenseres" says neither. A rule without such words
nearby is no fault of the standard; it is a place to look.

Rules that limit: what is not given, and hours, lengths, visits and distances that have a limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from kb.model import FactType, Provision, Qualifier, Reading, Section, Standard
from kb.taxonomy import SectionType
from kb.tidying.gathered import without_lead_ins
from kb.tidying.misplaced import section_at, serves

LIMITS = {FactType.HOURS_PER_PERIOD, FactType.MAX_DURATION, FactType.CONTACTS, FactType.DISTANCE_KM}
_NO_LIMIT = {Qualifier.MIN, Qualifier.INDIVIDUAL, Qualifier.AS_NEEDED, Qualifier.UNTIL_GOAL}


class Kind(StrEnum):
    """What the words promise."""

    ASSESSMENT = "assessment"  # the need is assessed in the single case
    EXIT = "exit"  # the rule may be departed from


class Reach(IntEnum):
    """How near a rule the words stand."""

    IN_RULE = 0  # in the same sentence, or the one that leads it in
    SECTION = 1
    STANDARD = 2
    SHARED = 3  # only in a part that several standards share
    NOWHERE = 4


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that promise it, and a sentence that has them."""

    kind: Kind
    pattern: re.Pattern[str]
    example: str


@dataclass(frozen=True, slots=True)
class Promise:
    """A sentence that promises an assessment or a way out."""

    provision: Provision
    kind: Kind
    words: str  # as they stand there


@dataclass(frozen=True, slots=True)
class Assessed:
    """A rule that limits the help, and the promise nearest to it."""

    rule: Provision
    section: Section | None
    standard: Standard | None  # None = the rule stands in a part that several standards share
    reach: Reach
    promise: Promise | None  # None = nowhere
    lines_away: int  # between the two; 0 in the same sentence and where `reach` is SHARED or NOWHERE

    @property
    def law_refs(self) -> tuple[str, ...]:
        return self.rule.law_refs


def _wording(kind: Kind, pattern: str, example: str) -> Wording:
    return Wording(kind, re.compile(pattern, re.IGNORECASE), example)


_SINGLE = r"(?:konkret|individuel|samlet|helhedsorienteret|\w*faglig)\w*"
WORDINGS: tuple[Wording, ...] = (
    _wording(
        Kind.ASSESSMENT,
        rf"\b(?:konkret|individuel)\w*(?:,? (?:og |eller )?{_SINGLE}){{0,3}} \w*(?:vurdering|skøn|stillingtagen)\w*",
        "Omfanget beror på en konkret og individuel vurdering.",
    ),
    _wording(
        Kind.ASSESSMENT,
        r"\b(?:vurder|udmål|fastsæt|afgør)\w*(?: \w+){0,3}? (?:(?<!\ben )konkret|individuelt)\b",
        "Behovet vurderes altid individuelt.",
    ),
    _wording(
        Kind.ASSESSMENT,
        r"\b(?:vurder|udmål|fastsæt|afgør)\w*(?: \w+){0,4}? (?:i|fra) (?:den|hver|hvert|det) (?:enkelte?|konkrete)"
        r" (?:sag|tilfælde)\b",
        "Hjælpens omfang fastsættes i hvert enkelt tilfælde.",
    ),
    _wording(
        Kind.ASSESSMENT,
        r"\bvurdering\w* af (?:den enkeltes?|dine?|dit|borgerens|barnets)(?: \w+){0,3}?"
        r" (?:behov|situation|forhold|funktionsevne|funktionsniveau|ressourcer)\b",
        "Der gives støtte efter en vurdering af borgerens samlede behov.",
    ),
    _wording(
        Kind.EXIT,
        r"\bi (?:helt |ganske )?særlige (?:tilfælde|situationer)\b",
        "I særlige tilfælde kan der gives flere timer.",
    ),
    _wording(
        Kind.EXIT, r"\b(?:kan|må|skal)\b(?: \w+){0,3} fraviges?\b", "Loftet kan fraviges, når behovet taler for det."
    ),
    _wording(Kind.EXIT, r"\bundtagelsesvis\b", "Undtagelsesvis kan støtten gives om aftenen."),
    _wording(Kind.EXIT, r"\bdispens(?:er\w*|ation\w*)\b", "Kommunen kan dispensere fra grænsen."),
    _wording(
        Kind.EXIT,
        r"\b(?:medmindre|hvis|når|såfremt)(?: \w+){0,3} særlige (?:forhold|grunde|behov|omstændigheder)\b",
        "Der gives højst tre timer, medmindre særlige forhold taler for mere.",
    ),
)
# "uden individuel vurdering", "kan ikke fraviges"; a comma ends it: "ikke diagnosen, men en konkret vurdering".
_DENIED_RE = re.compile(r"\b(?:ikke|ingen|intet|uden|aldrig)(?: \w+){0,3} ?$", re.IGNORECASE)
_DENIED_WITHIN_RE = re.compile(r"\b(?:ikke|aldrig)\b", re.IGNORECASE)


def promised(text: str) -> tuple[Kind, str] | None:
    """What the text promises first, in its own words; None when it promises nothing.

    >>> promised("Timetallet beror på en konkret, individuel vurdering.")
    (<Kind.ASSESSMENT: 'assessment'>, 'konkret, individuel vurdering')
    >>> promised("Der kan ikke dispenseres fra grænsen.") is None
    True
    """
    found = [
        (match.start(), wording.kind, match[0])
        for wording in WORDINGS
        for match in wording.pattern.finditer(text)
        if not _DENIED_RE.search(text[: match.start()]) and not _DENIED_WITHIN_RE.search(match[0])
    ]
    if not found:
        return None
    _, kind, words = min(found, key=lambda one: one[0])
    return kind, words


def promises(reading: Reading) -> tuple[Promise, ...]:
    """The municipality's own sentences that promise an assessment or a way out."""
    return tuple(
        Promise(provision, *said)
        for provision in reading.provisions
        if not provision.quoted_law and (said := promised(_whole(provision)))
    )


def assessed(reading: Reading) -> list[Assessed]:
    """Each rule that limits the help, with the promise nearest to it, in the order of the lines."""
    found = list(_found(reading, promises(reading)))
    said = without_lead_ins(one.rule for one in found)
    return [one for one in found if one.rule.id in said]


def _found(reading: Reading, said: Sequence[Promise]) -> Iterator[Assessed]:
    standards = {standard.id: standard for standard in reading.standards}
    shared = {standard: [one for one in said if _is_shared(reading, one.provision, standard)] for standard in standards}
    limits = [
        (fact.phrase, fact.start_line, fact.end_line) for fact in reading.facts if _is_limit(fact.type, fact.qualifier)
    ]
    for rule in reading.provisions:
        if rule.quoted_law or not (SectionType.EXCLUSIONS in rule.types or _holds(rule, limits)):
            continue
        own = [one for one in said if one.provision.standard == rule.standard]
        section = section_at(reading, rule.start_line)
        standard = standards.get(rule.standard or "")
        nearest = min(own, key=lambda one: (_reach(rule, section, one), _apart(rule, one.provision)), default=None)
        if nearest:
            yield Assessed(
                rule, section, standard, _reach(rule, section, nearest), nearest, _apart(rule, nearest.provision)
            )
        elif standard and shared[standard.id]:
            yield Assessed(rule, section, standard, Reach.SHARED, shared[standard.id][0], 0)
        else:
            yield Assessed(rule, section, standard, Reach.NOWHERE, None, 0)


def _whole(provision: Provision) -> str:
    return " ".join(filter(None, (provision.lead_in, provision.text)))


def _is_limit(kind: FactType, qualifier: Qualifier | None) -> bool:
    return kind in LIMITS and qualifier not in _NO_LIMIT


def _holds(rule: Provision, limits: Sequence[tuple[str, int, int]]) -> bool:
    """Does a limit stand in the rule?"""
    return any(
        start <= rule.end_line and end >= rule.start_line and phrase in rule.text for phrase, start, end in limits
    )


def _reach(rule: Provision, section: Section | None, one: Promise) -> Reach:
    if one.provision.id == rule.id:
        return Reach.IN_RULE
    is_near = section is not None and section.start_line <= one.provision.start_line <= section.end_line
    return Reach.SECTION if is_near else Reach.STANDARD


def _apart(rule: Provision, other: Provision) -> int:
    """Lines from the one to the other."""
    return max(0, rule.start_line - other.end_line, other.start_line - rule.end_line)


def _is_shared(reading: Reading, provision: Provision, standard: str) -> bool:
    """Does the sentence stand in a part outside the standards that serves this one?"""
    if provision.standard is not None:
        return False
    section = section_at(reading, provision.start_line)
    return section is not None and serves(section, standard)
