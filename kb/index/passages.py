"""What does a search find, and where does it stand?

A passage is what one would quote: the sentences of a paragraph, one bullet, a few short bullets in a row, a table row.
It carries what a reader sees around it (municipality, standard, heading, lead-in), because a bullet alone means little,
and what the law says of it (the standard's references, its own citations). Headings are a field of the passages below
them and no passages themselves: they would win every question that is put in their words.

What stands in no provision (contact details, approval notes) is cut at blank lines, so that every line of a body can be
found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kb.law.citations import citations
from kb.model import CleanText, Fact, Provision, Reading, Role, Section, Standard
from kb.taxonomy import SectionType

MOST_WORDS = 60  # of a paragraph before a new passage begins
SHORT_BULLET = 8  # words; shorter ones are read together
MOST_SHORT_WORDS = 60
_BULLET_RE = re.compile(r"^\s*(?:[•▪‣◦●○■□➢✓*·–-]|o(?=\s)|\d{1,2}[.)]|[a-zA-Z]\))\s")


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotable piece of a document, with what one must know to read it alone."""

    id: str  # "<document>:<start_line>:<k>", k counts passages that begin on that line
    document: str
    municipality: str
    standard: str | None  # Standard.id
    title: str  # of the standard, else of the document
    section_type: SectionType
    types: tuple[SectionType, ...]  # core types of its provisions
    heading: str
    section_line: int  # where its section begins; passages of one section share it
    lead_in: str
    text: str
    start_line: int
    end_line: int
    page: int | None
    laws: tuple[str, ...]  # its standard is about these, or it serves such a standard
    cites: tuple[str, ...]  # cited in its own words, lead-in or heading
    quoted_law: bool = False  # words of the statute
    year: int | None = None  # edition of the document
    facts: tuple[Fact, ...] = ()  # read in its lines

    @property
    def context(self) -> str:
        """What stands around the passage, in one line."""
        return " · ".join(part for part in (self.municipality, self.title, self.heading, self.lead_in) if part)


def passages_of(reading: Reading, clean: CleanText) -> tuple[Passage, ...]:
    """The passages of a document in the order of its lines.

    Promise: the text of a passage stands on its lines; passages of one section do not overlap by more than a line.
    """
    standards = {standard.id: standard for standard in reading.standards}
    by_section = _provisions_by_section(reading)
    found: list[Passage] = []
    for section, provisions in zip(reading.sections, by_section, strict=True):
        taken = _lines_of_headings(section) | _lines_of(provisions)
        groups = [*_grouped(provisions, clean), *_paragraphs(section, clean, taken)]
        for group in sorted(groups, key=lambda group: group.start_line):
            found.append(_passage(group, section, reading, clean, standards, len(found)))
    return _with_facts(found, reading.facts)


def _with_facts(passages: Sequence[Passage], facts: Sequence[Fact]) -> tuple[Passage, ...]:
    """The passages with the facts read in their lines; of several on a line those whose words hold the fact's."""
    at: dict[int, list[int]] = {}
    for number, passage in enumerate(passages):
        for line in range(passage.start_line, passage.end_line + 1):
            at.setdefault(line, []).append(number)
    held: dict[int, list[Fact]] = {}
    for fact in facts:
        here = dict.fromkeys(
            number for line in range(fact.start_line, fact.end_line + 1) for number in at.get(line, ())
        )
        words = "".join(fact.phrase.split())
        exact = [number for number in here if words in "".join(passages[number].text.split())]
        for number in exact or here:
            held.setdefault(number, []).append(fact)
    return tuple(
        replace(passage, facts=tuple(held[number])) if number in held else passage
        for number, passage in enumerate(passages)
    )


@dataclass(frozen=True, slots=True)
class _Group:
    texts: tuple[str, ...]
    start_line: int
    end_line: int
    lead_in: str = ""
    types: tuple[SectionType, ...] = ()
    is_list: bool = False

    @property
    def words(self) -> int:
        return sum(len(text.split()) for text in self.texts)

    def with_next(self, provision: Provision) -> _Group:
        types = tuple(dict.fromkeys((*self.types, *provision.types)))
        end = max(self.end_line, provision.end_line)
        return _Group((*self.texts, provision.text), self.start_line, end, self.lead_in, types, self.is_list)


def _provisions_by_section(reading: Reading) -> list[list[Provision]]:
    """Provisions under the section whose lines they begin on."""
    at = {
        line: number
        for number, section in enumerate(reading.sections)
        for line in range(section.start_line, section.end_line + 1)
    }
    groups: list[list[Provision]] = [[] for _ in reading.sections]
    for provision in reading.provisions:
        groups[at[provision.start_line]].append(provision)
    return groups


def _grouped(provisions: Sequence[Provision], clean: CleanText) -> Iterator[_Group]:
    held: _Group | None = None
    for provision in provisions:
        is_bullet = bool(provision.lead_in) or bool(_BULLET_RE.match(clean.source.lines[provision.start_line - 1].text))
        if held is not None and _goes_with(held, provision, is_bullet):
            held = held.with_next(provision)
            continue
        if held is not None:
            yield held
        held = _Group(
            (provision.text,), provision.start_line, provision.end_line, provision.lead_in, provision.types, is_bullet
        )
    if held is not None:
        yield held


def _goes_with(held: _Group, provision: Provision, is_bullet: bool) -> bool:
    words = len(provision.text.split())
    if held.is_list != is_bullet or held.lead_in != provision.lead_in:
        return False
    if is_bullet:
        short = len(held.texts[-1].split()) <= SHORT_BULLET and words <= SHORT_BULLET
        return short and provision.start_line - held.end_line <= 2 and held.words + words <= MOST_SHORT_WORDS
    return provision.start_line - held.end_line <= 1 and held.words + words <= MOST_WORDS


def _lines_of_headings(section: Section) -> set[int]:
    spans = [(section.start_line, section.heading_end_line), *((start, end) for start, end, _ in section.subheadings)]
    return {number for start, end in spans for number in range(start, end + 1)}


def _lines_of(provisions: Sequence[Provision]) -> set[int]:
    """Lines of the provisions and of their lead-ins."""
    spans = [(provision.start_line, provision.end_line) for provision in provisions]
    spans += [provision.lead_in_lines for provision in provisions if provision.lead_in_lines]
    return {number for start, end in spans for number in range(start, end + 1)}


def _paragraphs(section: Section, clean: CleanText, taken: set[int]) -> Iterator[_Group]:
    """Lines of the body that are in no provision (contact details, approval notes), cut at blank lines."""
    lines: list[int] = []
    for number in range(section.start_line, section.end_line + 1):
        is_text = clean.roles[number - 1] is Role.BODY and bool(re.search(r"\w", clean.texts[number - 1]))
        if is_text and number not in taken:
            lines.append(number)
        elif lines and (number in taken or clean.roles[number - 1] is Role.BLANK):
            yield _of_lines(lines, clean)
            lines = []
    if lines:
        yield _of_lines(lines, clean)


def _of_lines(lines: Sequence[int], clean: CleanText) -> _Group:
    text = " ".join(clean.texts[number - 1].strip() for number in lines)
    return _Group((text,), lines[0], lines[-1])


def _passage(
    group: _Group,
    section: Section,
    reading: Reading,
    clean: CleanText,
    standards: dict[str, Standard],
    number: int,
) -> Passage:
    standard = standards.get(section.standard or "")
    served = [law for name in section.serves if name in standards for law in standards[name].law_refs]
    laws = (*(standard.law_refs if standard else ()), *section.law_refs, *served)
    text = "\n".join(group.texts) if group.is_list else " ".join(group.texts)
    cited = [ref for c in citations("\n".join((section.heading, group.lead_in, text))) for ref in c.refs]
    return Passage(
        id=f"{section.document}:{group.start_line}:{number}",
        document=section.document,
        municipality=reading.document.municipality,
        standard=section.standard,
        title=standard.title if standard else reading.document.title,
        section_type=section.type,
        types=group.types,
        heading=section.heading,
        section_line=section.start_line,
        lead_in=group.lead_in,
        text=text,
        start_line=group.start_line,
        end_line=group.end_line,
        page=clean.pages[group.start_line - 1],
        laws=tuple(dict.fromkeys(laws)),
        cites=tuple(dict.fromkeys(cited)),
        quoted_law=section.quoted_law,
        year=reading.document.edition_year,
    )
