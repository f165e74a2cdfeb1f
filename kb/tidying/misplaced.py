"""Which rules stand under a heading of another type, where nobody would look for them?

A standard that refuses something under "Indhold" and says nothing of it under "Afgrænsning" is read wrong by whoever
opens the one and not the other. Only the municipality's own sentences count: quoted statute is where it is, and a
legal basis that says in its own words whom the Act is for, and what it offers, stands where it should.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.model import Provision, Reading, Section, Standard
from kb.taxonomy import SectionType
from kb.tidying.gathered import without_lead_ins

_RESTATED = {SectionType.TARGET_GROUP, SectionType.CONTENT}  # of the Act, by those who explain it


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A rule that its heading does not lead one to expect."""

    provision: Provision
    section: Section  # the one it stands in
    standard: Standard | None  # None = it stands in a part of the document that serves its standards
    below: str  # the heading nearest above it
    below_line: int  # where that heading begins
    types: tuple[SectionType, ...]  # what it is about besides what the heading says
    reasons: tuple[str, ...]  # why it is read so, one for each of `types` where one is known
    homes: tuple[Section, ...]  # sections of these types that speak for the same standard: where it would be looked for

    @property
    def unsure(self) -> tuple[SectionType, ...]:
        """Those of `types` that are a guess."""
        return tuple(kind for kind in self.types if kind in self.provision.unsure_types)

    @property
    def is_unsure(self) -> bool:
        """Is all that makes it misplaced a guess?"""
        return self.unsure == self.types

    @property
    def law_refs(self) -> tuple[str, ...]:
        return self.provision.law_refs


def misplaced(reading: Reading) -> list[Misplaced]:
    """The rules of a document that stand under a heading of another type, in the order of their lines."""
    found = list(_found(reading))
    said = without_lead_ins(one.provision for one in found)
    return [one for one in found if one.provision.id in said]


def _found(reading: Reading) -> Iterator[Misplaced]:
    standards = {standard.id: standard for standard in reading.standards}
    for provision in reading.provisions:
        expected = {provision.section_type} | (
            _RESTATED if provision.section_type is SectionType.LEGAL_BASIS else set()
        )
        types = tuple(kind for kind in provision.types if kind not in expected)
        section = section_at(reading, provision.start_line)
        if not types or provision.quoted_law or section is None or not section.heading.strip():
            continue
        below_line, below = _heading_above(section, provision.start_line)
        yield Misplaced(
            provision,
            section,
            standards.get(provision.standard or ""),
            below,
            below_line,
            types,
            tuple(reason for reason in provision.reasons if reason.partition(":")[0] in types),
            tuple(
                home
                for home in reading.sections
                if home.type in types and not home.quoted_law and serves(home, provision.standard)
            ),
        )


def section_at(reading: Reading, line: int) -> Section | None:
    """The section that the line stands in."""
    return next((one for one in reading.sections if one.start_line <= line <= one.end_line), None)


def serves(section: Section, standard: str | None) -> bool:
    """Does the section speak for this standard, in it or in a part that several share? None: for the whole document."""
    return section.standard == standard or (standard in section.serves if standard else section.standard is None)


def _heading_above(section: Section, line: int) -> tuple[int, str]:
    """The heading or subheading nearest above the line, with its own line."""
    above = [(start, text) for start, end, text in section.subheadings if end < line]
    return max(above, default=(section.start_line, section.heading))
