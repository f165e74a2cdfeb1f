"""What should a person look at first: what is doubtful, and matters?

    weight = doubt x how much hangs on it

Doubt is what the program lacks of being sure. What hangs on it: how many municipalities are compared under the law, and
whether it is of a core type, which comparisons are made of. Corrections whose text has changed come before all else:
somebody's work is not in force. What a person has settled, in a section, a sentence, a fact or a whole document, is not
asked again.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kb.corrections import Correction, Outcome, Status
from kb.library import Library
from kb.model import Document, Fact, FactType, Grade, Provision, Reading, Section
from kb.taxonomy import CORE, SectionType

DOUBTFUL_SECTION = 0.6  # confidence below which the type of a section is asked for
SETTLED = ("rettet af ", "godkendt af ")  # how a reason begins that a person gave


class Subject(StrEnum):
    """What is to be looked at."""

    CORRECTION = "correction"
    DOCUMENT = "document"
    SECTION = "section"
    PROVISION = "provision"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at."""

    subject: Subject
    document: str
    municipality: str
    lines: tuple[int, int]  # (0, 0): the document as a whole
    quote: str
    weight: float
    law: str = ""  # under which it is compared most
    shared_by: int = 0  # municipalities compared under that law
    section: Section | None = None
    provision: Provision | None = None
    fact: Fact | None = None
    odd: str = ""  # of a fact: key of what is odd about it
    grade: Grade | None = None  # of a document
    correction: Correction | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class OddRule:
    """A value that a standard seldom means."""

    type: FactType
    least: float
    most: float
    example: str  # what is odd


# In months, hours a week, years of age: what lies outside is more often misread than meant.
ODD_RULES: tuple[OddRule, ...] = (
    OddRule(FactType.FOLLOW_UP_INTERVAL, 0.2, 36, "Der følges op hvert 10. år."),
    OddRule(FactType.REVISION_INTERVAL, 3, 60, "Standarden revideres hver uge."),
    OddRule(FactType.PROCESSING_TIME, 0.03, 12, "Sagen behandles inden for 3 år."),
    OddRule(FactType.CONTACT_DEADLINE, 0.01, 3, "Du hører fra os inden for et år."),
    OddRule(FactType.START_DEADLINE, 0.03, 12, "Støtten begynder inden for 2 år."),
    OddRule(FactType.COMPLAINT_DEADLINE, 0.9, 1.1, "Klagefristen er 8 uger."),
    OddRule(FactType.MIN_AGE, 15, 67, "Støtten kan gives fra 3 år."),
    OddRule(FactType.MAX_AGE, 18, 100, "Støtten kan gives til og med 12 år."),
    OddRule(FactType.AMOUNT_PERCENT, 0, 100, "Der betales 150 procent."),
)
_DURATION_RE = re.compile(r"P(?:(\d+(?:\.\d+)?)([DWMY])|T(\d+(?:\.\d+)?)H)")
_MONTHS = {"D": 1 / 30.4, "W": 7 / 30.4, "M": 1.0, "Y": 12.0}


def to_review(library: Library) -> tuple[Item, ...]:
    """What to look at, the weightiest first; equal ones in the order of the documents."""
    shared = _shared(library)
    items = [item for entry in library.entries for item in _of(library, entry.document, shared)]
    for name in library.ledger.by_document:
        items += _corrections(library, name)
    return tuple(sorted(items, key=lambda item: (-item.weight, item.document, item.lines)))


def _shared(library: Library) -> Mapping[str, int]:
    """How many municipalities have a standard under each reference."""
    held = {(law, entry.document.municipality) for entry in library.entries for law in entry.laws}
    return Counter(law for law, municipality in held if municipality)


def _of(library: Library, document: Document, shared: Mapping[str, int]) -> Iterator[Item]:
    if document.reviewed_by:
        return
    reading = library.reading(document.document)
    if document.grade in {Grade.C, Grade.D}:
        laws = [law for standard in reading.standards for law in standard.law_refs]
        yield Item(
            Subject.DOCUMENT,
            document.document,
            document.municipality,
            (0, 0),
            "",
            weight=(2.5 if document.grade is Grade.D else 1.5) * _reach(laws, shared)[2],
            law=_reach(laws, shared)[0],
            shared_by=_reach(laws, shared)[1],
            grade=document.grade,
        )
    yield from _sections(reading, shared)
    yield from _provisions(reading, shared)
    yield from _facts(reading, shared)


def _sections(reading: Reading, shared: Mapping[str, int]) -> Iterator[Item]:
    stated = Counter(_line_owner(reading, provision.start_line) for provision in reading.provisions)
    for section in reading.sections:
        if section.type is SectionType.BOILERPLATE or section.confidence >= DOUBTFUL_SECTION:
            continue
        count = stated[section.start_line]
        if section.reason.startswith(SETTLED) or not count:
            continue
        law, number, reach = _reach(section.law_refs, shared)
        core = 1.0 if section.type in CORE else 0.5
        yield Item(
            Subject.SECTION,
            section.document,
            reading.document.municipality,
            (section.start_line, section.end_line),
            _beginning(reading, section),
            weight=(1 - section.confidence) * reach * core * math.log2(1 + count),
            law=law,
            shared_by=number,
            section=section,
        )


def _line_owner(reading: Reading, line: int) -> int:
    """First line of the section that holds the line."""
    return next((s.start_line for s in reading.sections if s.start_line <= line <= s.end_line), 0)


def _beginning(reading: Reading, section: Section) -> str:
    """The first statement of a section."""
    inside = (p.text for p in reading.provisions if section.start_line <= p.start_line <= section.end_line)
    return next(inside, "")


def _provisions(reading: Reading, shared: Mapping[str, int]) -> Iterator[Item]:
    for provision in reading.provisions:
        is_settled = any(any(said in reason for said in SETTLED) for reason in provision.reasons)
        if not provision.is_unsure or provision.quoted_law or is_settled:
            continue
        law, number, reach = _reach(provision.law_refs, shared)
        shown = 1.0 if provision.standard else 0.6  # what stands in a standard is a cell of its own
        yield Item(
            Subject.PROVISION,
            provision.document,
            reading.document.municipality,
            (provision.start_line, provision.end_line),
            provision.text,
            weight=(1 - min(map(provision.confidence_in, provision.unsure_types))) * reach * shown,
            law=law,
            shared_by=number,
            provision=provision,
        )


def _facts(reading: Reading, shared: Mapping[str, int]) -> Iterator[Item]:
    for fact in reading.facts:
        if fact.rule.startswith(SETTLED) or not is_odd(fact):
            continue
        law, number, reach = _reach(fact.law_refs, shared)
        yield Item(
            Subject.FACT,
            fact.document,
            reading.document.municipality,
            (fact.start_line, fact.end_line),
            fact.phrase,
            weight=0.7 * reach,
            law=law,
            shared_by=number,
            fact=fact,
            odd="odd_value",
        )


def is_odd(fact: Fact) -> bool:
    """The value is one that a standard seldom means."""
    size = _size(fact)
    return size is not None and any(
        rule.type is fact.type and not rule.least <= size <= rule.most for rule in ODD_RULES
    )


def _size(fact: Fact) -> float | None:
    """A length of time in months, or the number itself; None for words."""
    if fact.value is None:
        return None
    match = _DURATION_RE.fullmatch(fact.value)
    if match is None:
        return float(fact.value) if re.fullmatch(r"\d+(?:\.\d+)?", fact.value) else None
    return float(match[1]) * _MONTHS[match[2]] if match[1] else float(match[3]) / 24 * _MONTHS["D"]


def _corrections(library: Library, name: str) -> Iterator[Item]:
    for one, outcome in library.outcomes(name):
        if outcome.status in {Status.LOOK, Status.LOST}:
            lines = next(iter(outcome.candidates), (0, 0)) if outcome.note != "changed_since" else (0, 0)
            yield Item(
                Subject.CORRECTION,
                name,
                one.anchor.municipality,
                lines,
                " ".join(one.anchor.text.split()),
                weight=1000.0 if outcome.status is Status.LOOK else 900.0,
                correction=one,
                outcome=outcome,
            )


def _reach(laws: Sequence[str], shared: Mapping[str, int]) -> tuple[str, int, float]:
    """The reference compared most, by how many municipalities, and what that makes a doubt weigh."""
    law = max(laws, key=lambda ref: shared.get(ref, 0), default="")
    number = shared.get(law, 0)
    return law, number, 0.5 + math.log2(1 + number)
