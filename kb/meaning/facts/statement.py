"""One sentence or bullet as the fact rules see it, and where each of its words is printed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kb.model import FactType, Provision, Qualifier
from kb.taxonomy import SectionType


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with what surrounds it."""

    text: str
    section: SectionType
    heading: str = ""
    lead_in: str = ""  # "Der ydes ikke støtte til:" before its bullets
    has_standard: bool = True
    quoted_law: bool = False
    places: tuple[tuple[int, int], ...] = ((0, 1),)  # offset, line: where each line begins in the text
    start_line: int = 1
    end_line: int = 1

    def lines_of(self, start: int, end: int) -> tuple[int, int]:
        """First and last line of a stretch of the text."""
        offsets = [offset for offset, _ in self.places]
        first = self.places[max(0, bisect_right(offsets, start) - 1)][1]
        last = self.places[max(0, bisect_right(offsets, max(start, end - 1)) - 1)][1]
        return first, last


@dataclass(frozen=True, slots=True)
class Found:
    """A fact in its statement, before it is given its document and its lines."""

    type: FactType
    start: int
    end: int
    value: str | None
    qualifier: Qualifier | None = None
    unit: str = ""
    per: str = ""
    role: str = ""
    price_level: str = ""
    applies_to: str = ""
    clock: str = ""
    rule: str = ""


def statement_of(provision: Provision, texts: Sequence[str]) -> Statement:
    """A provision with the line of each of its words; `texts` are the cleaned lines of its document."""
    return Statement(
        text=provision.text,
        section=provision.section_type,
        heading=provision.heading,
        lead_in=provision.lead_in,
        has_standard=provision.standard is not None,
        quoted_law=provision.quoted_law,
        places=_places(provision, texts),
        start_line=provision.start_line,
        end_line=provision.end_line,
    )


def _places(provision: Provision, texts: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Offsets at which the lines of a provision begin in its text. Words are looked for one line after the other, so a
    foreign line between them (a running foot) is passed over."""
    places: list[tuple[int, int]] = []
    at = 0
    for number in range(provision.start_line, provision.end_line + 1):
        line = texts[number - 1].strip()
        if not line:
            continue
        if not places:  # the provision may begin inside its first line
            places.append((0, number))
            at = _overlap(line, provision.text)
            continue
        rest = provision.text[at:].lstrip()
        begin = len(provision.text) - len(rest)
        head = re.match(r"\S+(?:\s+\S+)?", rest)
        if rest and head and (line.startswith(head[0]) or rest.startswith(line)):
            places.append((begin, number))
            at = begin + _common(line, rest)
    return tuple(places) or ((0, provision.start_line),)


def _overlap(line: str, text: str) -> int:
    """How much of the beginning of `text` stands at the end of (or all over) `line`."""
    if text in line:
        return len(text)
    for length in range(min(len(line), len(text)), 0, -1):
        if line.endswith(text[:length]):
            return length
    return 0


def _common(line: str, text: str) -> int:
    length = 0
    for a, b in zip(line, text, strict=False):
        if a != b:
            break
        length += 1
    return length
