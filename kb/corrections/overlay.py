"""What is read in a document once what people said of it is laid over what the program read?

    (reading, clean, corrections) -> reading with corrections, and what became of each

Corrections are laid on in the order in which they were made, each where its text stands now. Sections first; the
sentences of those that changed are read anew, as if the program had divided the text so; then what people said of
sentences, facts and the document. What was corrected has confidence 1.0 and says by whom.

Promise: the sections of the result cover each printed line exactly once, as those of the reading did; without
corrections the reading comes back as it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from kb.corrections.division import Division
from kb.corrections.places import Ground, Place, normal
from kb.corrections.records import (
    APPLIED,
    FIELD_LABELS,
    Action,
    Approved,
    Based,
    Correction,
    Described,
    FactValue,
    Fixed,
    Headed,
    Merged,
    Outcome,
    Retyped,
    Shifted,
    Split,
    Status,
    Typed,
)
from kb.model import CleanText, Document, Fact, Finding, Provision, Reading, Role, Section, Severity, Standard
from kb.taxonomy import SectionType

T = TypeVar("T", Provision, Fact)
Owned = TypeVar("Owned", Section, Provision, Fact)

CORRECTED = "corrected"  # code of the findings that say what of a document was corrected
_ON_SECTIONS = (Retyped, Split, Merged, Shifted, Headed)
_SETTLED_BY = {"municipality": "no_municipality"}  # a doubt that such a correction ends


@dataclass(frozen=True, slots=True)
class Overlaid:
    """A document with its corrections."""

    reading: Reading
    outcomes: tuple[Outcome, ...]  # one for each correction, in their order
    shown: tuple[int, ...] = ()  # lines that the program took for no text and a person for text


def overlay(reading: Reading, clean: CleanText, corrections: Sequence[Correction]) -> Overlaid:
    """The reading as people corrected it."""
    if not corrections:
        return Overlaid(reading, ())
    ground = Ground(reading, clean)
    places = _places(ground, corrections)
    outcomes = {one.id: Outcome(one.id, p.status, p.lines, p.candidates) for one, p in places}
    laid = [(one, p.lines) for one, p in places if p.status in APPLIED and p.lines is not None]
    division = Division(reading.sections, reading.standards, clean)
    for one, lines in laid:
        if isinstance(one.change, _ON_SECTIONS) and not _divide(division, one, lines, ground):
            outcomes[one.id] = Outcome(one.id, Status.LOOK, None, (lines,), note="other_sections")
    shown = _now_text(division.sections, clean)
    seen = replace(clean, roles=tuple(Role.BODY if n in shown else r for n, r in enumerate(clean.roles, start=1)))
    result = reading
    if division.sections != list(reading.sections):
        result = _reread(reading, seen, division.sections)
    for one, lines in laid:
        if isinstance(one.change, Based):
            result, is_found = _based(result, one, one.change, lines)
        elif isinstance(one.change, Typed):
            result, is_found = _typed(result, one, one.change, lines)
        elif isinstance(one.change, Fixed):
            result, is_found = _fixed(result, one, one.change, lines, ground)
        elif isinstance(one.change, Described):
            result, is_found = _described(result, one, one.change), True
        else:
            continue
        if not is_found:
            outcomes[one.id] = Outcome(one.id, Status.LOOK, None, (lines,), note="other_words")
    for one, lines in laid:
        if isinstance(one.change, Approved):
            differing = changed_since(result, one.change)
            if differing is None:
                document = replace(result.document, reviewed_by=one.by, reviewed_on=one.date)
                result = replace(result, document=document)
            else:
                outcomes[one.id] = Outcome(one.id, Status.LOOK, lines, differing, note="changed_since")
    if result.document.reviewed_by:  # approved as it is now: what was approved before is settled
        before = [one.id for one in corrections if isinstance(one.change, Approved)]
        outcomes |= {name: Outcome(name, Status.REPLACED) for name in before if outcomes[name].status is Status.LOOK}
    return Overlaid(result, tuple(outcomes[one.id] for one in corrections), tuple(sorted(shown)))


def is_read_so(reading: Reading, clean: CleanText, correction: Correction) -> bool:
    """Would the correction change nothing but who says so?"""
    return _said(overlay(reading, clean, [correction]).reading) == _said(reading)


def _said(reading: Reading) -> tuple[object, ...]:
    return (
        [(s.start_line, s.end_line, s.type, s.heading, s.heading_end_line, s.subheadings) for s in reading.sections],
        [(p.id, set(p.types)) for p in reading.provisions],
        [replace(fact, rule="") for fact in reading.facts],
        [standard.law_refs for standard in reading.standards],
    )


# ------------------------------------------------------------------------------------------------ where they go


def _places(ground: Ground, corrections: Sequence[Correction]) -> list[tuple[Correction, Place]]:
    """Each correction with its place; of two about the same the later one stands."""
    placed = [(one, _place(ground, one)) for one in corrections]
    last = {_about(one, place): one.id for one, place in placed if place.status in APPLIED}
    return [
        (one, place)
        if place.status not in APPLIED or last[_about(one, place)] == one.id
        else (one, Place(Status.REPLACED, place.lines))
        for one, place in placed
    ]


def _place(ground: Ground, one: Correction) -> Place:
    change = one.change
    if isinstance(change, Described):
        return _place_of_field(ground, one, change)
    return ground.place(one.anchor, is_whole_lines=not isinstance(change, Typed | Fixed))


def _place_of_field(ground: Ground, one: Correction, change: Described) -> Place:
    """What a document is does not change with its words; when it was approved may.

    In a changed file a municipality or title is still corrected where the program reads the same as it did.
    """
    place = ground.place(one.anchor, is_whole_lines=True)
    reads = _of_document(ground.reading.document, change.field)
    keeps = change.field in {"municipality", "title"} and reads in {change.was, change.value}
    return Place(Status.MOVED, (0, 0)) if place.status is Status.LOOK and keeps else place


def _about(one: Correction, place: Place) -> tuple[object, ...]:
    """Corrections with the same key say different things of the same thing."""
    change = one.change
    if isinstance(change, Described):
        return one.kind, change.field
    if isinstance(change, Typed):
        return one.kind, place.lines, normal(one.anchor.text)
    if isinstance(change, Retyped | Headed | Based | Split | Merged):
        kind = "boundary" if isinstance(change, Split | Merged) else one.kind
        return kind, place.lines
    if isinstance(change, Fixed) and change.was is not None:
        return one.kind, place.lines, change.type, change.was
    return one.kind, one.id


# ------------------------------------------------------------------------------------------------ sections


def _divide(division: Division, one: Correction, lines: tuple[int, int], ground: Ground) -> bool:
    change = one.change
    if isinstance(change, Retyped):
        return division.paint(lines, change.type, one.reason)
    if isinstance(change, Split):
        return division.split(lines[0], change.type, one.reason)
    if isinstance(change, Merged):
        return division.merge(lines[0], one.reason)
    if isinstance(change, Shifted):
        began = ground.place(change.began, is_whole_lines=True)
        if began.status not in APPLIED or began.lines is None:
            return False
        return division.shift(began.lines[0], lines[0], one.reason)
    assert isinstance(change, Headed)
    if not change.is_heading:
        return division.unhead(lines, one.reason)
    if change.type is None:
        return division.subhead(lines)
    return division.head(lines, change.type, one.reason)


def _now_text(sections: Iterable[Section], clean: CleanText) -> set[int]:
    """Lines of page furniture, menus or contents that a section of another type holds now."""
    outside = {Role.CHROME, Role.FURNITURE, Role.CONTENTS}
    return {
        number
        for section in sections
        if section.type is not SectionType.BOILERPLATE
        for number in range(section.start_line, section.end_line + 1)
        if clean.roles[number - 1] in outside and clean.texts[number - 1].strip()
    }


def _reread(reading: Reading, clean: CleanText, sections: Sequence[Section]) -> Reading:
    """The reading with these sections; sentences and facts of those that changed are read anew."""
    from kb.meaning.facts import facts
    from kb.meaning.provisions import provisions

    before = set(map(_as_read, reading.sections))
    changed = [section for section in sections if _as_read(section) not in before]
    fresh = {n for section in changed for n in range(section.start_line, section.end_line + 1)}
    standards = tuple(_bounds(standard, sections) for standard in reading.standards)
    if not changed:  # confirmed, and read as it was
        return replace(reading, sections=tuple(sections))
    stated = provisions(clean, changed, municipality=reading.document.municipality)
    found = facts(clean, standards, changed, stated)
    return replace(
        reading,
        standards=standards,
        sections=tuple(sections),
        provisions=_merged(reading.provisions, stated, fresh),
        facts=_merged(reading.facts, found, fresh),
    )


def _as_read(section: Section) -> Section:
    """The section without what no sentence in it is read by."""
    return replace(section, confidence=0.0, reason="", page=None)


def _bounds(standard: Standard, sections: Sequence[Section]) -> Standard:
    """The standard from the first to the last line of its sections, where these reach beyond it or end before it."""
    own = [section for section in sections if section.standard == standard.id]
    others = [s for s in sections if s.standard not in (None, standard.id)]
    if not own:
        return standard
    start = min(standard.start_line, own[0].start_line)
    end = max(standard.end_line, own[-1].end_line)
    if any(other.start_line < own[0].start_line and start <= other.end_line for other in others):
        start = own[0].start_line
    if any(own[-1].end_line < other.start_line <= end for other in others):
        end = own[-1].end_line
    return replace(standard, start_line=start, end_line=end)


def _merged(old: Sequence[T], new: Sequence[T], fresh: set[int]) -> tuple[T, ...]:
    """Old ones on lines that did not change, new ones on those that did, in the order of the lines."""
    kept = [one for one in old if one.start_line not in fresh]
    kept += [one for one in new if one.start_line in fresh]
    return tuple(sorted(kept, key=lambda one: (one.start_line, one.end_line)))


# ------------------------------------------------------------------------------------------------ what is in them


def _based(reading: Reading, one: Correction, change: Based, lines: tuple[int, int]) -> tuple[Reading, bool]:
    """The standard that the lines belong to, resting on other references."""
    standard = next((s for s in reading.standards if s.start_line <= lines[0] <= s.end_line), None)
    if standard is None:
        return reading, False
    old, new = standard.law_refs, change.laws
    standards = tuple(replace(s, law_refs=new) if s.id == standard.id else s for s in reading.standards)

    changed = standard.id

    def law_of(record: Owned) -> Owned:
        return replace(record, law_refs=new) if record.standard == changed and record.law_refs == old else record

    findings = [f for f in reading.document.findings if f.code != "no_law" or not all(s.law_refs for s in standards)]
    said = f"Lovgrundlaget for »{standard.title}« er {one.reason}."
    document = replace(reading.document, findings=(*findings, _note(said, line=standard.start_line)))
    return (
        replace(
            reading,
            document=document,
            standards=standards,
            sections=tuple(_serving(map(law_of, reading.sections), standards)),
            provisions=tuple(map(law_of, reading.provisions)),
            facts=tuple(map(law_of, reading.facts)),
        ),
        True,
    )


def _serving(sections: Iterable[Section], standards: Sequence[Standard]) -> Iterator[Section]:
    """Sections of the whole document that name paragraphs serve the standards about these."""
    for section in sections:
        if section.standard is None and section.law_refs:
            named = {ref.partition(" stk.")[0] for ref in section.law_refs}
            serves = [s.id for s in standards if named & {ref.partition(" stk.")[0] for ref in s.law_refs}]
            section = replace(section, serves=tuple(serves))
        yield section


def _typed(reading: Reading, one: Correction, change: Typed, lines: tuple[int, int]) -> tuple[Reading, bool]:
    """The provision with these words, of these core types."""
    wanted = normal(one.anchor.text)
    at = next(
        (
            n
            for n, provision in enumerate(reading.provisions)
            if provision.start_line <= lines[1] and lines[0] <= provision.end_line and normal(provision.text) == wanted
        ),
        None,
    )
    if at is None:
        return reading, False
    reasons = tuple(f"{kind.value}: {one.reason}" for kind in change.types) or (one.reason,)
    fixed = replace(
        reading.provisions[at], types=change.types, confidence=1.0, reasons=reasons, confidences=(), perhaps=()
    )
    return replace(reading, provisions=(*reading.provisions[:at], fixed, *reading.provisions[at + 1 :])), True


def _fixed(
    reading: Reading, one: Correction, change: Fixed, lines: tuple[int, int], ground: Ground
) -> tuple[Reading, bool]:
    """The facts with this one changed, added or removed."""
    here = [
        n
        for n, fact in enumerate(reading.facts)
        if fact.type is change.type and fact.start_line <= lines[1] and lines[0] <= fact.end_line
    ]
    old = next((n for n in here if change.was is not None and says(reading.facts[n], change.was)), None)
    kept = [fact for n, fact in enumerate(reading.facts) if n != old]
    if change.action is Action.REMOVE or change.now is None:
        return replace(reading, facts=tuple(kept)), True  # where it is no longer read, it is gone already
    new = change.now
    kept = [fact for fact in kept if not (fact.type is change.type and fact.start_line == lines[0] and says(fact, new))]
    if old is not None:
        base = reading.facts[old]
    else:
        section = next((s for s in reading.sections if s.start_line <= lines[0] <= s.end_line), None)
        base = Fact(
            document=reading.document.document,
            standard=section.standard if section else None,
            law_refs=section.law_refs if section else (),
            type=change.type,
            value=None,
            phrase=" ".join((one.anchor.text or ground.text_at(lines)).split()),
            start_line=lines[0],
            end_line=lines[1],
        )
    fact = replace(
        base,
        value=new.value,
        qualifier=new.qualifier,
        unit=new.unit,
        per=new.per,
        applies_to=new.applies_to,
        rule=one.reason,
    )
    return replace(reading, facts=tuple(sorted([*kept, fact], key=lambda f: (f.start_line, f.end_line)))), True


def says(fact: Fact, value: FactValue) -> bool:
    """The fact has this value, qualifier, unit, period and subject."""
    return value == FactValue(fact.value, fact.qualifier, fact.unit, fact.per, fact.applies_to)


# ------------------------------------------------------------------------------------------------ the document


def _of_document(document: Document, field: str) -> str:
    """What is known of the document under this name, as text."""
    return str(getattr(document, field) or "")


def _described(reading: Reading, one: Correction, change: Described) -> Reading:
    """The document with this field, and a remark that says who said so."""
    from kb.meaning.metadata import municipality_named

    document, value = reading.document, change.value.strip()
    evidence = tuple(pair for pair in document.evidence if pair[0] != change.field)
    findings = [f for f in document.findings if f.code != _SETTLED_BY.get(change.field) or not value]
    said = f"{FIELD_LABELS[change.field][0]} er {one.reason}."
    document = replace(document, evidence=evidence, findings=(*findings, _note(said)))
    if change.field == "edition_year":
        document = replace(document, edition_year=int(value) if value.isdecimal() else None)
    elif change.field == "municipality":
        name, code = municipality_named(value)
        document = replace(document, municipality=name, municipality_code=code)
        named = tuple(replace(provision, municipality=name) for provision in reading.provisions)
        reading = replace(reading, provisions=named)
    elif change.field == "title":
        document = replace(document, title=value)
    elif change.field == "approved_on":
        document = replace(document, approved_on=value)
    elif change.field == "approved_by":
        document = replace(document, approved_by=value)
    elif change.field == "case_number":
        document = replace(document, case_number=value)
    return replace(reading, document=document)


def _note(said: str, *, line: int | None = None) -> Finding:
    return Finding(CORRECTED, said, Severity.INFO, line=line)


# ------------------------------------------------------------------------------------------------ approval


def approval_of(reading: Reading) -> Approved:
    """What a person approves who finds this reading right."""
    return Approved(tuple(map(_division_of, reading.sections)), _digest(reading))


def changed_since(reading: Reading, approved: Approved) -> tuple[tuple[int, int], ...] | None:
    """The sections that are read in another way than was approved; None when all is as it was."""
    now = approval_of(reading)
    if now == approved:
        return None
    before = set(approved.sections)
    return tuple((s.start_line, s.end_line) for s in reading.sections if _division_of(s) not in before)


def _division_of(section: Section) -> str:
    return f"{section.start_line}-{section.end_line} {section.type.value}"


def _digest(reading: Reading) -> str:
    document = reading.document
    known = [
        *(f"{p.id} {' '.join(sorted(p.types))}" for p in reading.provisions),
        *(f"{f.type} {f.value} {f.qualifier} {f.per} {f.start_line}" for f in reading.facts),
        *(f"{s.start_line} {s.law_refs}" for s in reading.standards),
        *map(str, (document.municipality, document.title, document.approved_on, document.approved_by)),
        str(document.edition_year),
    ]
    return hashlib.sha256("\n".join(known).encode("utf-8", "replace")).hexdigest()[:16]
