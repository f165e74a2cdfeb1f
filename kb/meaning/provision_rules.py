"""Which core types does a statement carry, given where it stands?

The heading gives a leaning, the cues of `cues.py` the evidence. A statement under "Indhold" that says "ydes ikke" is an
exclusion and no content; one under "Målgruppe" that says "op til 15 timer" is scope as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kb.meaning.calibration import confidence as calibrated
from kb.meaning.calibration import features
from kb.meaning.cues import weigh
from kb.taxonomy import CORE
from kb.taxonomy import SectionType as T

# How a section leans: its own type is likely, the others need strong words. Measured on the shared annotations.
_OWN = {T.TARGET_GROUP: 1.6, T.CONTENT: 1.3, T.SCOPE: 1.7, T.FOLLOW_UP: 2.2, T.EXCLUSIONS: 2.6}
_FOREIGN = -2.2
# The leaning where nothing is known of the section.
_UNTOLD = {T.TARGET_GROUP: -1.4, T.CONTENT: -0.8, T.SCOPE: -1.4, T.FOLLOW_UP: -1.4, T.EXCLUSIONS: -1.4}
GUESSED, KNOWN = 0.4, 0.85  # confidence of a section's type: from here on, up to here
# Sections that speak about the case, the complaint, the money: a cue there is more often an accident.
_FAR = {
    T.COMPLAINT: -4.5, T.CONTACT: -5.0, T.PAYMENT: -3.6, T.PROCEDURE: -3.6, T.QUALITY: -3.4, T.GENERAL: -3.2,
    T.BOILERPLATE: -9.0, }  # fmt: skip
_TOUCHING = {
    (T.REMARKS, T.EXCLUSIONS): -1.2,
    (T.REMARKS, T.TARGET_GROUP): -1.9,
    (T.REMARKS, T.SCOPE): -1.9,
    (T.REMARKS, T.FOLLOW_UP): -1.9,
    (T.INTERFACES, T.EXCLUSIONS): -1.2,
    (T.INTERFACES, T.TARGET_GROUP): -3.2,
    (T.CONDITIONS, T.FOLLOW_UP): -1.8,
    (T.CONDITIONS, T.SCOPE): -3.2,
    (T.PURPOSE, T.CONTENT): -3.4,
    (T.PURPOSE, T.SCOPE): -3.0,
    (T.DELIVERY, T.CONTENT): -1.8,
    (T.PAYMENT, T.EXCLUSIONS): -4.2,
    (T.PAYMENT, T.SCOPE): -4.5,
    (T.SCOPE, T.CONTENT): -3.4,
    (T.FOLLOW_UP, T.CONTENT): -4.5,
    (T.FOLLOW_UP, T.SCOPE): -4.5,
    (T.FOLLOW_UP, T.EXCLUSIONS): -4.0,
    (T.FOLLOW_UP, T.TARGET_GROUP): -3.4,
    (T.EXCLUSIONS, T.CONTENT): -4.0,
    (T.EXCLUSIONS, T.TARGET_GROUP): -3.4,
    (T.EXCLUSIONS, T.SCOPE): -3.0,
    (T.LEGAL_BASIS, T.EXCLUSIONS): -3.4,
}
HINTED = 0.8  # leaning to a type that the heading hints at, where the section was read as another
FOLLOWS_FIRMLY = 3.8  # of the words for following up
DENIAL = 4.0  # of a lead-in that ends in "ikke:"
_DENIES_RE = re.compile(r"\b(?:ikke|aldrig|hverken|ingen)\b(?: \w+){0,2}\s*[:–-]?\s*$", re.IGNORECASE)
_CONDITION_RE = re.compile(
    r"betingelse|forudsætning|kriteri|\bmålgruppe|\bhvis(?: du| borgeren)?\s*:?\s*$", re.IGNORECASE
)

# "Bostøtten tager med til møder, men taler ikke din sag.": something is given, and something left out. So is it in "gør
# ikke tingene for dig, men sammen med dig".
_GIVES_AND_TAKES_RE = re.compile(
    r"\bikke\b(?! (?:kun|alene|blot))[^.;]{3,60}, men (?:sammen|derimod|altid|gerne)\b|"
    r"^(?:(?!\b(?:ikke|ingen|hverken)\b)[^.;]){15,}?,? (?:men|dog) (?:\w+ ){0,3}?ikke\b",
    re.IGNORECASE,
)


# "... borgere i egen bolig, ikke i botilbud": who it is for, and beside it who not.
_ASIDE_RE = re.compile(
    r"\((?:dvs\.|det vil sige|men)? ?ikke [^)]*\)|, (?:dvs\. )?ikke (?:i|på|til) \w+(?: \w+)?\W*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Label:
    type: T
    confidence: float
    reason: str


def prior(section_type: T, core: T, *, trust: float = 1.0) -> float:
    """Leaning of a section towards one core type, in the weight units of the cues.

    A section whose type is a guess from its words leans less: what it takes for granted goes down to `_UNTOLD`.
    """
    leaning = (
        _OWN[core] if section_type is core else _TOUCHING.get((section_type, core), _FAR.get(section_type, _FOREIGN))
    )
    return leaning if section_type is T.BOILERPLATE else trust * leaning + (1 - trust) * _UNTOLD[core]


def trust_in(confidence: float) -> float:
    """How far a section's type may colour its statements: fully from a heading's rule on, hardly at a bare guess.

    >>> trust_in(0.95), trust_in(0.4)
    (1.0, 0.0)
    """
    return min(1.0, max(0.0, (confidence - GUESSED) / (KNOWN - GUESSED)))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for each core type of one statement, in the weight units of the cues: above 0 it carries the type."""

    scores: dict[T, float]
    phrases: dict[T, tuple[str, ...]]  # the words that were found
    led: frozenset[T]  # types that the lead-in speaks for
    section_type: T
    trust: float  # in the section's type, 0-1
    refusal: float = 0.0  # what the words of the statement and its lead-in say for an exclusion, whatever the section
    meant: frozenset[T] = frozenset()  # types that only the meaning of the statement speaks for
    log_odds: dict[T, float] = field(default_factory=dict)  # what that meaning says for each type, where it was asked

    def seen(self, core: T) -> dict[str, float]:
        """What the confidence in a type hangs on."""
        return features(
            self.scores[core],
            is_told=bool(self.phrases.get(core)) or core in self.led,
            is_own=self.section_type is core,
            untold=1.0 - self.trust,
            log_odds=self.log_odds.get(core, 0.0),
            is_beside=self.section_type not in CORE,
            is_led=core in self.led,
            rival=max(score for other, score in self.scores.items() if other is not core),
        )


def evidence(
    text: str, section_type: T, *, lead_in: str = "", confidence: float = 1.0, named: T | None = None
) -> Evidence:
    """The cues of a statement and its lead-in, and the leaning of its section, added up.

    `confidence` is that of the section's type; `named` the type that the words of its heading hint at.
    """
    weighed = weigh(text)
    led = weigh(lead_in.rstrip(": ") + ".") if lead_in else None
    trust = trust_in(confidence)
    # "Du skal vide, at medarbejderen ikke:" leaves out whatever follows it.
    denies = _DENIES_RE.search(lead_in) is not None
    scores: dict[T, float] = {}
    for core in CORE:
        leaning = prior(section_type, core, trust=trust)
        if core is named and core is not section_type:
            leaning = max(leaning, HINTED)
        score = leaning + weighed.sums.get(core, 0.0)
        if led is not None:
            given = led.sums.get(core, 0.0)
            # A lead-in governs its bullets: "Der ydes ikke støtte til:" makes each of them an exclusion.
            score += given if core is T.EXCLUSIONS else 0.7 * given
        else:
            given = 0.0
        if denies and core is T.EXCLUSIONS:
            score += max(0.0, DENIAL - given)
        scores[core] = score
    if lead_in and section_type not in _FAR and _CONDITION_RE.search(lead_in):
        scores[T.TARGET_GROUP] += 3.2
        scores[T.SCOPE] -= 2.0
    foreign = max((scores[core] for core in CORE if core is not section_type), default=0.0)
    own = weighed.sums.get(section_type, 0.0)
    gives_and_takes = section_type is T.CONTENT and _GIVES_AND_TAKES_RE.search(text) is not None
    refuses_beside = _ASIDE_RE.search(text) is not None
    if (
        section_type in CORE
        and foreign >= 1.0
        and section_type is not T.EXCLUSIONS
        and own <= 1.0
        and not gives_and_takes
        and not refuses_beside
    ):
        scores[section_type] -= 2.0 if section_type is not T.FOLLOW_UP else 0.6
    if section_type is T.SCOPE and weighed.sums.get(T.FOLLOW_UP, 0.0) >= FOLLOWS_FIRMLY:
        scores[T.SCOPE] -= 2.0  # "Efter et halvt år ser vi på, om hjælpen fortsat er den rette": its time is no extent
    if scores[T.EXCLUSIONS] >= 0.3:
        # What is left out is no content and no target group, unless the words say that too.
        if not gives_and_takes:
            of_content = prior(
                section_type, T.CONTENT, trust=trust
            )  # the words for what is left out are those of the content
            scores[T.CONTENT] = min(scores[T.CONTENT], of_content) - 1.5
        if weighed.sums.get(T.TARGET_GROUP, 0.0) < 1.5 and not refuses_beside:
            scores[T.TARGET_GROUP] -= 1.8
    governed = frozenset(core for core in CORE if led is not None and led.sums.get(core, 0.0) > 0)
    if denies:
        governed |= {T.EXCLUSIONS}
    refusal = (
        (DENIAL if denies else 0.0)
        + weighed.sums.get(T.EXCLUSIONS, 0.0)
        + (led.sums.get(T.EXCLUSIONS, 0.0) if led is not None else 0.0)
    )
    return Evidence(scores, weighed.phrases, governed, section_type, trust, refusal)


def label(text: str, section_type: T, *, lead_in: str = "", confidence: float = 1.0) -> tuple[Label, ...]:
    """The core types of a statement with confidence and reason, the surest first; by the rules alone.

    >>> [found.type.value for found in label("Der ydes ikke støtte til flytning.", T.CONTENT)]
    ['exclusions']
    """
    return labels(evidence(text, section_type, lead_in=lead_in, confidence=confidence))


def labels(found: Evidence, *, curve: Mapping[str, float] | None = None) -> tuple[Label, ...]:
    """The types that the evidence speaks for, the surest first; `curve` as in `calibration.confidence`."""
    given = [
        Label(core, calibrated(core, found.seen(core), curve=curve), _reason(core, found))
        for core, score in found.scores.items()
        if score > 0
    ]
    return tuple(sorted(given, key=lambda item: (-item.confidence, list(T).index(item.type))))


def _reason(core: T, found: Evidence) -> str:
    parts = []
    if found.section_type is core:
        parts.append("afsnittets type")
    if phrases := found.phrases.get(core, ()):
        parts.append(", ".join(f"»{' '.join(phrase.split())[:60]}«" for phrase in phrases[:3]))
    if core in found.led:
        parts.append("indledningen før listen")
    if core in found.meant:
        parts.append("sætningens betydning")
    return f"{core.value}: {'; '.join(parts) or 'flere svage tegn'}"
