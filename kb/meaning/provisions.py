"""The sentences and bullets of a document, each with the core types it carries and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kb.law.citations import citations
from kb.meaning.heading_types import SURE
from kb.meaning.provision_rules import KNOWN, Evidence, evidence, labels
from kb.meaning.statement_meaning import settled
from kb.meaning.units import Unit, units
from kb.meaning.weak_types import Given, given
from kb.model import CleanText, Perhaps, Provision, Section
from kb.structure.heading_rules import heading_rule
from kb.structure.layout import layout
from kb.structure.own_paragraphs import blanked, own_paragraphs
from kb.taxonomy import SectionType as T

# Sections whose lines are no statements of the municipality about the service.
_SILENT = {T.BOILERPLATE, T.CONTACT}


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or bullet, the section it stands in (its place in the document's), and what speaks for each type."""

    unit: Unit
    section: Section
    place: int
    evidence: Evidence


def statements(clean: CleanText, sections: Sequence[Section]) -> tuple[Statement, ...]:
    """Every statement of every section in order, with what its words and its place say."""
    sheet = layout(clean)
    found: list[Statement] = []
    for place, section in enumerate(sections):
        if section.type in _SILENT:
            continue
        subs = [(start, end) for start, end, _ in section.subheadings]
        start = section.heading_end_line if section.body_offset else section.heading_end_line + 1
        body = units(
            sheet, max(start, section.start_line), section.end_line, body_offset=section.body_offset, headings=subs
        )
        for unit in body:
            said = evidence(
                unit.text, section.type, lead_in=unit.lead_in, confidence=section.confidence, named=named_type(section)
            )
            found.append(Statement(unit, section, place, said))
    return tuple(found)


def named_type(section: Section) -> T | None:
    """What the words of a heading hint at, whatever its section was taken for: "Støtteniveauer" is about how much."""
    rule = heading_rule(section.heading) if section.heading and section.confidence < KNOWN else None
    return rule.type if rule is not None and rule.confidence < SURE else None


def provisions(clean: CleanText, sections: Sequence[Section], *, municipality: str = "") -> tuple[Provision, ...]:
    """Every statement of every section in order; `types` is empty where it carries none of the core five."""
    seen: Counter[int] = Counter()
    found: list[Provision] = []
    own = own_paragraphs(clean)
    stated = statements(clean, sections)
    typed = given([(one.section, labels(settled(one.unit.text, one.evidence))) for one in stated])
    for _, group in groupby(zip(stated, typed, strict=True), key=lambda pair: pair[0].place):
        together = list(group)
        section = together[0][0].section
        for unit, carried in _merged((one.unit, types) for one, types in together):
            seen[unit.start_line] += 1
            found.append(
                Provision(
                    id=f"{section.document}:{unit.start_line}:{seen[unit.start_line]}",
                    document=section.document,
                    municipality=municipality,
                    standard=section.standard,
                    law_refs=section.law_refs
                    or _laws(blanked(unit.text) if unit.start_line in own.lines else unit.text, section),
                    section_type=section.type,
                    types=tuple(label.type for label in carried.types),
                    confidence=min((label.confidence for label in carried.types), default=0.0),
                    text=unit.text,
                    start_line=unit.start_line,
                    end_line=unit.end_line,
                    page=clean.pages[unit.start_line - 1],
                    heading=section.heading,
                    lead_in=unit.lead_in,
                    lead_in_lines=unit.lead_in_lines,
                    reasons=tuple(label.reason for label in carried.types),
                    quoted_law=section.quoted_law,
                    confidences=tuple(label.confidence for label in carried.types) if len(carried.types) > 1 else (),
                    perhaps=tuple(Perhaps(one.type, one.confidence, one.reason) for one in carried.perhaps),
                )
            )
    return tuple(found)


def _laws(text: str, section: Section) -> tuple[str, ...]:
    """Paragraphs a document-level statement names itself."""
    if section.standard is not None:
        return ()
    return tuple(dict.fromkeys(ref for c in citations(text) if c.kind == "section" for ref in c.refs))


def _merged(typed: Iterator[tuple[Unit, Given]]) -> Iterator[tuple[Unit, Given]]:
    """Neighbouring sentences of one bullet put together again where they carry the same types."""
    held: tuple[Unit, Given] | None = None
    for unit, carried in typed:
        if held is not None:
            before, types = held
            same = {found.type for found in types.types} == {found.type for found in carried.types}
            touching = unit.start_line - before.end_line <= 2 and unit.lead_in == before.lead_in
            if before.is_bullet and unit.is_bullet and unit.is_same_item and same and touching:
                held = (replace(before, text=f"{before.text} {unit.text}", end_line=unit.end_line), types)
                continue
            yield held
        held = (unit, carried)
    if held is not None:
        yield held
