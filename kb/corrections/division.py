"""How is a text divided once people have moved its boundaries?

A division is the sections of a document in order. All that can be done to it is made of two moves, cutting a section
before a line and laying one on the one above, so that whatever is done, each printed line stays in exactly one section.
A section that the page's foot interrupts is several records with one heading; what is done to the first goes for those
that continue it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kb.model import CleanText, Section, Standard
from kb.taxonomy import SectionType


class Division:
    """The sections of one document, to be changed."""

    def __init__(self, sections: Sequence[Section], standards: Sequence[Standard], clean: CleanText) -> None:
        self.sections = sorted(sections, key=lambda section: section.start_line)
        self.standards = tuple(standards)
        self._clean = clean

    def at(self, line: int) -> int | None:
        """Which section holds the printed line."""
        if not 0 < line <= len(self._clean.texts) or not self._is_printed(line):
            return None
        return next((n for n, one in enumerate(self.sections) if one.start_line <= line <= one.end_line), None)

    def begins(self, line: int) -> bool:
        number = self.at(line)
        return number is not None and self.sections[number].start_line == line

    # -------------------------------------------------------------------------------------- what people do

    def paint(self, lines: tuple[int, int], kind: SectionType, reason: str) -> bool:
        """Make these lines a section of this type; what surrounds them keeps its own. False: there is nothing there."""
        self.cut(lines[0])
        self.cut(lines[1] + 1)
        held = [n for n, one in enumerate(self.sections) if lines[0] <= one.start_line and one.end_line <= lines[1]]
        inside = [n for n in held if self.sections[n].type is not SectionType.BOILERPLATE] or held
        for number in inside:
            self.sections[number] = self._typed(self.sections[number], kind, reason)
        return bool(inside)

    def split(self, line: int, kind: SectionType, reason: str) -> bool:
        """Begin a new section on the line. False: the line is in no section."""
        number = self.at(line)
        if number is None:
            return False
        before = self.sections[number]
        self.cut(line)
        number = self.at(line)
        assert number is not None
        self._from(number, before, kind, reason, heading=None)
        return True

    def head(self, lines: tuple[int, int], kind: SectionType, reason: str) -> bool:
        """Make the lines the heading of a section of this type. False: they are in no section, or in two."""
        number = self.at(lines[0])
        if number is None or not lines[1] <= self.sections[number].end_line:
            return False
        before = self.sections[number]
        self.cut(lines[0])
        number = self.at(lines[0])
        assert number is not None
        self._from(number, before, kind, reason, heading=lines)
        return True

    def subhead(self, lines: tuple[int, int]) -> bool:
        """Make the lines a heading inside the section they stand in. False: they are in no section, or in two."""
        number = self.at(lines[0])
        if number is None or not lines[1] <= self.sections[number].end_line:
            return False
        section = self.sections[number]
        if lines[0] > section.heading_end_line:
            others = [sub for sub in section.subheadings if sub[1] < lines[0] or lines[1] < sub[0]]
            subs = tuple(sorted([*others, (*lines, self._words(lines))]))
            self.sections[number] = replace(section, subheadings=subs)
        return True

    def unhead(self, lines: tuple[int, int], reason: str) -> bool:
        """The lines are no heading: a section they open goes on the one above. False: they are in no section."""
        number = self.at(lines[0])
        if number is None:
            return False
        section = self.sections[number]
        subs = tuple(sub for sub in section.subheadings if sub[1] < lines[0] or lines[1] < sub[0])
        if subs != section.subheadings:
            self.sections[number] = replace(section, subheadings=subs)
        elif section.start_line == lines[0] and section.heading_end_line >= lines[0]:
            bare = replace(section, heading="", heading_end_line=section.start_line - 1, body_offset=0)
            self.sections[number] = bare
            if not self._join(number, reason, followers=section):
                self.sections[number] = replace(bare, reason=reason, confidence=1.0)
        return True

    def merge(self, line: int, reason: str) -> bool:
        """Lay the section that begins on the line on the one above. False: there is none above it."""
        number = self.at(line)
        if number is None or self.sections[number].start_line != line:
            return number is not None  # nothing begins here: it is so already
        return self._join(number, reason, followers=self.sections[number])

    def shift(self, began: int, line: int, reason: str) -> bool:
        """Let the section that began at `began` begin at `line`. False: they do not belong together."""
        if self.begins(line) and not self.begins(began):
            return True  # it is so already
        number = self.at(began)
        if number is None or self.at(line) is None or not self.begins(began):
            return False
        section = self.sections[number]
        if line > began:
            if line > section.end_line or number == 0:
                return False
            self.cut(line)
            rest = self.at(line)
            assert rest is not None
            self.sections[rest] = replace(self.sections[rest], reason=reason, confidence=1.0)
            return self._join(number, reason, followers=None)
        above = self.at(line)
        assert above is not None
        if any(one.type is SectionType.BOILERPLATE for one in self.sections[above:number]) or number - above > 1:
            return False
        self.cut(line)
        first = self.at(line)
        number = self.at(began)
        assert first is not None
        assert number is not None
        whole = first == above  # the section above goes into this one altogether
        subs = section.subheadings
        if section.heading_end_line >= section.start_line:
            subs = ((section.start_line, section.heading_end_line, section.heading), *subs)
        self.sections[first : number + 1] = [
            replace(
                section,
                start_line=self.sections[first].start_line,
                heading_end_line=self.sections[first].start_line - 1,
                body_offset=0,
                page=self._clean.pages[self.sections[first].start_line - 1],
                subheadings=(*(self.sections[first].subheadings if not whole else ()), *subs),
                reason=reason,
                confidence=1.0,
            )
        ]
        return True

    # -------------------------------------------------------------------------------------- what it is made of

    def cut(self, line: int) -> None:
        """Let a section begin on the line, or on the next printed one, where the line is inside a section."""
        number = next((n for n, one in enumerate(self.sections) if one.start_line < line <= one.end_line), None)
        if number is None:
            return
        section = self.sections[number]
        upper = [n for n in range(section.start_line, line) if self._is_printed(n)]
        lower = [n for n in range(line, section.end_line + 1) if self._is_printed(n)]
        if not upper or not lower:
            return
        heading_end = min(section.heading_end_line, upper[-1])
        cuts_heading = heading_end < section.heading_end_line
        heading = self._words((section.start_line, heading_end)) if cuts_heading else section.heading
        self.sections[number : number + 1] = [
            replace(
                section,
                end_line=upper[-1],
                heading=heading,
                heading_end_line=heading_end,
                body_offset=0 if cuts_heading else section.body_offset,
                subheadings=tuple(sub for sub in section.subheadings if sub[1] <= upper[-1]),
            ),
            replace(
                section,
                heading=heading,
                start_line=lower[0],
                heading_end_line=lower[0] - 1,
                body_offset=0,
                page=self._clean.pages[lower[0] - 1],
                subheadings=tuple(sub for sub in section.subheadings if sub[0] >= lower[0]),
            ),
        ]

    def _from(
        self, number: int, before: Section, kind: SectionType, reason: str, *, heading: tuple[int, int] | None
    ) -> None:
        """Type and heading of the section at `number` and of those that continue `before` below it."""
        words = self._words(heading) if heading else ""
        for at in (number, *self._continuing(number, before)):
            section = self._typed(self.sections[at], kind, reason)
            if at == number:
                end = heading[1] if heading else section.start_line - 1
                has_own = heading is None and before.start_line == section.start_line
                if not has_own:  # a section that began here already keeps its heading
                    subs = tuple(sub for sub in section.subheadings if sub[0] > end)
                    section = replace(section, heading=words, heading_end_line=end, body_offset=0, subheadings=subs)
                else:
                    words = section.heading
            else:
                section = replace(section, heading=words)
            self.sections[at] = section

    def _join(self, number: int, reason: str, *, followers: Section | None) -> bool:
        """Lay the section on the nearest one above that is text; with those that continue `followers`."""
        above = next(
            (n for n in range(number - 1, -1, -1) if self.sections[n].type is not SectionType.BOILERPLATE), None
        )
        if above is None:
            return False
        target = self.sections[above]
        joined = [number, *(self._continuing(number, followers) if followers else ())]
        for at in reversed(joined):
            section = self.sections[at]
            subs = section.subheadings
            if section.heading_end_line >= section.start_line:
                subs = ((section.start_line, section.heading_end_line, section.heading), *subs)
            moved = replace(
                target,
                start_line=section.start_line,
                end_line=section.end_line,
                heading_end_line=section.start_line - 1,
                body_offset=0,
                page=section.page,
                subheadings=subs,
                reason=reason,
                confidence=1.0,
            )
            if at == above + 1:
                self.sections[above : at + 1] = [
                    replace(
                        target,
                        end_line=section.end_line,
                        subheadings=(*target.subheadings, *subs),
                        reason=reason,
                        confidence=1.0,
                    )
                ]
            else:
                self.sections[at] = moved
        return True

    def _continuing(self, number: int, before: Section) -> list[int]:
        """The sections below that are the same one going on after a page's foot."""
        found = []
        for at in range(number + 1, len(self.sections)):
            section = self.sections[at]
            if section.type is SectionType.BOILERPLATE and before.type is not SectionType.BOILERPLATE:
                continue
            goes_on = (
                section.heading == before.heading
                and section.heading_end_line < section.start_line
                and section.standard == before.standard
                and section.type is before.type
            )
            if not goes_on:
                break
            found.append(at)
        return found

    def _typed(self, section: Section, kind: SectionType, reason: str) -> Section:
        """The section as this type, and of the standard that it then belongs to."""
        section = replace(section, type=kind, reason=reason, confidence=1.0)
        if kind is SectionType.BOILERPLATE:
            return replace(section, standard=None, law_refs=(), serves=())
        if section.standard is None and not section.serves and not section.law_refs:  # it was no text before
            owner = next((s for s in self.standards if s.start_line <= section.start_line <= s.end_line), None)
            if owner is not None:
                return replace(section, standard=owner.id, law_refs=owner.law_refs)
            return replace(section, serves=tuple(standard.id for standard in self.standards))
        return section

    def _is_printed(self, number: int) -> bool:
        return bool(self._clean.source.lines[number - 1].text.strip())

    def _words(self, lines: tuple[int, int]) -> str:
        texts = (
            self._clean.texts[n - 1] or self._clean.source.lines[n - 1].text for n in range(lines[0], lines[1] + 1)
        )
        return " ".join(" ".join(texts).split())


def logical(sections: Sequence[Section], line: int) -> tuple[int, int] | None:
    """First and last line of the section that holds the line, from before to after the page feet within it."""
    ordered = sorted(sections, key=lambda section: section.start_line)
    at = next((n for n, one in enumerate(ordered) if one.start_line <= line <= one.end_line), None)
    if at is None:
        return None
    section = ordered[at]
    if section.type is SectionType.BOILERPLATE:
        return section.start_line, section.end_line
    first, last = at, at
    while first > 0 and _goes_on(ordered, first):
        first = _above(ordered, first)
    for below in range(at + 1, len(ordered)):
        if ordered[below].type is SectionType.BOILERPLATE:
            continue
        if not _goes_on(ordered, below):
            break
        last = below
    return ordered[first].start_line, ordered[last].end_line


def _goes_on(ordered: Sequence[Section], at: int) -> bool:
    """Is this section the one above, after a page's foot?"""
    above, section = _above(ordered, at), ordered[at]
    if above < 0:
        return False
    one = ordered[above]
    is_apart = above < at - 1  # neighbours with one heading are two sections that a person cut
    same = one.heading == section.heading and one.standard == section.standard and one.type is section.type
    return is_apart and same and section.heading_end_line < section.start_line


def _above(ordered: Sequence[Section], at: int) -> int:
    return next((n for n in range(at - 1, -1, -1) if ordered[n].type is not SectionType.BOILERPLATE), -1)
