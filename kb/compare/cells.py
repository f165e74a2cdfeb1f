"""What does one document say about one section type, and if nothing, which of the four empty answers is it?

Evidence for a quote, in order: sentences that carry the type wherever they stand; where there are none, what stands
under a heading of that type. Types outside the core five are quoted by section. Evidence for an empty answer, in
order: the pages that would hold it could not be read; the text says that the service is not offered; the text sends
the reader elsewhere. Only then it is "not stated", with the lines that were searched. Nothing is ever taken as a no
because it is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kb.compare.absence import absence, quote_of
from kb.compare.cell_states import Note, denies, refers
from kb.model import (
    Absence,
    Cell,
    CellState,
    CleanText,
    Grade,
    Provision,
    Quote,
    Reading,
    Role,
    Section,
    Severity,
    Standard,
)
from kb.taxonomy import CORE, LABELS_DA, SectionType

TITLE_MARK = " › "  # between a standard's title and a heading in it
_OWN_WORDS = frozenset({SectionType.TARGET_GROUP, SectionType.CONTENT, SectionType.SCOPE})


@dataclass(frozen=True)  # no slots: the parts are worked out once and kept
class Witness:
    """One document with the standards that a column shows: what the cells of that column are made from."""

    reading: Reading
    clean: CleanText
    standards: tuple[Standard, ...]
    laws: tuple[str, ...]  # the references asked for

    def cell(self, section_type: SectionType) -> Cell:
        """The answer for one section type."""
        quotes, note = self._quotes(section_type)
        elsewhere = self._elsewhere(section_type)
        if quotes and not (elsewhere and self._yields(section_type, quotes)):
            if all(quote.quoted_law for quote in quotes):
                note = Note.LAW_ONLY
            return Cell(CellState.STATED, quotes, self.searched, note)
        if not quotes and self.reading.document.grade is Grade.D:
            return Cell(CellState.UNREADABLE, (), self.searched, Note.GRADE_D)
        if not quotes and self._has_unreadable_pages:
            return Cell(CellState.UNREADABLE, (), self.searched, Note.UNREADABLE_PAGES)
        if elsewhere:
            state, answers = elsewhere
            return Cell(state, (*answers, *(quote for quote in quotes if quote not in answers)), self.searched)
        return Cell(CellState.NOT_STATED, (), self.searched, absence=self.absence(section_type))

    def silence(self, section_type: SectionType) -> CellState:
        """Which of the four empty answers holds for a question of this type that no words answer."""
        if self.reading.document.grade is Grade.D or self._has_unreadable_pages:
            return CellState.UNREADABLE
        elsewhere = self._elsewhere(section_type)
        return elsewhere[0] if elsewhere else CellState.NOT_STATED

    def absence(self, section_type: SectionType) -> Absence:
        """Where an answer of this type was looked for, and what came closest."""
        return absence(self, section_type)

    # -------------------------------------------------------------------------------------- what can be quoted

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections of the standards, and those of the whole document that serve them, in order."""
        return tuple(
            section
            for section in sorted(self.reading.sections, key=lambda section: section.start_line)
            if section.standard in self._ids or (section.standard is None and self._ids & set(section.serves))
        )

    @cached_property
    def searched(self) -> tuple[tuple[int, int], ...]:
        """The line ranges of those sections; those with nothing but blank lines between them are one."""
        ranges: list[tuple[int, int]] = []
        for section in self.sections or self.standards:
            if ranges and not any(text.strip() for text in self.clean.texts[ranges[-1][1] : section.start_line - 1]):
                ranges[-1] = (ranges[-1][0], max(ranges[-1][1], section.end_line))
            else:
                ranges.append((section.start_line, section.end_line))
        return tuple(ranges)

    @cached_property
    def provisions(self) -> tuple[Provision, ...]:
        """The provisions of the standards and of the sections that serve them, in document order."""
        return tuple(
            provision
            for provision in sorted(self.reading.provisions, key=lambda one: (one.start_line, one.id))
            if provision.standard in self._ids or (provision.standard is None and self._serves(provision.start_line))
        )

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(standard.id for standard in self.standards)

    def _serves(self, line: int) -> bool:
        """The line stands in a section of the whole document that serves one of the standards."""
        return any(
            section.standard is None and section.start_line <= line <= section.end_line for section in self.sections
        )

    def _quotes(self, section_type: SectionType) -> tuple[tuple[Quote, ...], str]:
        if section_type in CORE:
            carrying = [provision for provision in self.provisions if section_type in provision.types]
            # An annex of statute text says the same for everyone: quoted only where the municipality itself is silent.
            own = [one for one in carrying if not (one.quoted_law and one.standard is None)]
            carrying = own or carrying
            if carrying:
                return tuple(self._quote(one, section_type) for one in carrying), ""
        by_section = tuple(
            quote for section in self.sections if section.type is section_type for quote in self._all_of(section)
        )
        return by_section, Note.BY_HEADING if section_type in CORE and by_section else ""

    def _words_of(self, provisions: Sequence[Provision]) -> tuple[Quote, ...]:
        """Quotes for what they say themselves, whatever types they carry."""
        return tuple(replace(self._quote(provision), confidence=1.0) for provision in provisions)

    def _quote(self, provision: Provision, kind: SectionType | None = None) -> Quote:
        return quote_of(provision, kind=kind, heading=self._heading(provision.standard, provision.heading))

    def _heading(self, standard_id: str | None, heading: str) -> str:
        """The heading, with the standard's title before it where the column shows several."""
        if len(self.standards) < 2 or standard_id is None:
            return heading
        title = next(standard.title for standard in self.standards if standard.id == standard_id)
        return f"{title}{TITLE_MARK}{heading}"

    def _all_of(self, section: Section) -> Iterator[Quote]:
        """The provisions of a section, and the lines of it that are in none, paragraph by paragraph."""
        provisions = [
            provision
            for provision in self.provisions
            if section.start_line <= provision.start_line <= section.end_line and provision.standard == section.standard
        ]
        taken = {line for one in provisions for line in range(one.start_line, one.end_line + 1)}
        taken |= {
            line
            for one in provisions
            if one.lead_in_lines
            for line in range(one.lead_in_lines[0], one.lead_in_lines[1] + 1)
        }
        # A provision's confidence is about core types; here the section says what the text is.
        quotes = [replace(self._quote(provision), confidence=section.confidence) for provision in provisions]
        quotes += [self._lines(section, start, end) for start, end in self._paragraphs(section, taken)]
        yield from sorted(quotes, key=lambda quote: (quote.start_line, quote.provision))

    def _paragraphs(self, section: Section, taken: set[int]) -> Iterator[tuple[int, int]]:
        """Runs of body lines below the heading that no provision took."""
        heading_lines = set(range(section.start_line, section.heading_end_line + 1))
        if section.body_offset:
            heading_lines.discard(section.heading_end_line)
        heading_lines |= {line for start, end, _ in section.subheadings for line in range(start, end + 1)}
        start: int | None = None
        for line in range(section.start_line, section.end_line + 2):
            is_free = (
                line <= section.end_line
                and line not in taken
                and line not in heading_lines
                and self.clean.roles[line - 1] is Role.BODY
                and bool(self.clean.texts[line - 1].strip())
            )
            is_emptied = line <= section.end_line and self.clean.roles[line - 1] is Role.EMPTIED
            if is_free and start is None:
                start = line
            elif start is not None and not is_free and not is_emptied:
                yield start, line - 1
                start = None

    def _lines(self, section: Section, start: int, end: int) -> Quote:
        offset = section.body_offset if start == section.heading_end_line else 0
        texts = (self.clean.texts[start - 1][offset:], *self.clean.texts[start:end])
        return Quote(
            provision="",
            document=section.document,
            text=" ".join(text.strip() for text in texts if text.strip()),
            start_line=start,
            end_line=end,
            page=self.clean.pages[start - 1],
            heading=self._heading(section.standard, section.heading),
            confidence=section.confidence,
            shared=section.standard is None,
            quoted_law=section.quoted_law,
        )

    # -------------------------------------------------------------------------------------- why there is nothing

    def _elsewhere(self, section_type: SectionType) -> tuple[CellState, tuple[Quote, ...]] | None:
        """The words that say no or send the reader on; None when there are none for this type."""
        if self._denials and not self._own_words:
            return CellState.EXCLUDED, self._words_of(self._denials)
        referrals = self._referrals_about(section_type)
        return (CellState.REFERS, referrals) if referrals else None

    def _yields(self, section_type: SectionType, quotes: Sequence[Quote]) -> bool:
        """The quotes give way to what `_elsewhere` found.

        They are those very words, or the standard has none of its own and the general part of the document speaks of
        all services: that does not answer what this one, kept elsewhere, is.
        """
        answers = _ids_of(self._denials) | _ids_of(self._referrals)
        if self._own_words:
            return all(quote.provision in _ids_of(self._referrals) for quote in quotes)
        return section_type in CORE and all(quote.shared or quote.provision in answers for quote in quotes)

    @cached_property
    def _denials(self) -> list[Provision]:
        return [one for one in self.provisions if not one.quoted_law and denies(one.text, self.standards, self.laws)]

    @cached_property
    def _referrals(self) -> list[Provision]:
        return [
            one for one in self.provisions if one.standard in self._ids and not one.quoted_law and refers(_whole(one))
        ]

    @cached_property
    def _own_words(self) -> bool:
        """The standards say something of their own about who gets what."""
        elsewhere = _ids_of(self._denials) | _ids_of(self._referrals)
        return any(
            _OWN_WORDS & set(one.types) and one.id not in elsewhere and not one.quoted_law
            for one in self.provisions
            if one.standard in self._ids
        )

    def _referrals_about(self, section_type: SectionType) -> tuple[Quote, ...]:
        """The referrals that answer this type: those that name it or stand under it; all when there is nothing else."""
        if not self._own_words:
            stated = tuple(quote for standard in self.standards if (quote := self._stated_referral(standard)))
            if self._referrals or stated:
                return self._words_of(self._referrals) or stated
        label = LABELS_DA[section_type].casefold()
        return self._words_of(
            [one for one in self._referrals if one.section_type is section_type or label in _whole(one).casefold()]
        )

    def _stated_referral(self, standard: Standard) -> Quote | None:
        """`Standard.refers_to` with the lines it stands on."""
        wanted = "".join(standard.refers_to.split())
        if not wanted:
            return None
        start, end = _place(wanted, self.clean.texts, standard.start_line, standard.end_line)
        return Quote(
            provision="",
            document=standard.document,
            text=standard.refers_to,
            start_line=start,
            end_line=end,
            page=self.clean.pages[start - 1],
            heading=self._heading(standard.id, ""),
        )

    @cached_property
    def _has_unreadable_pages(self) -> bool:
        """An error was found on a line that was searched, or on a page between its neighbours' text.

        A page that could not be read has no lines, so a standard may continue there: the pages up to the next standard,
        and the end of the document after the last one, belong to it.
        """
        errors = [
            finding
            for finding in (*self.reading.document.findings, *self.clean.source.findings, *self.clean.findings)
            if finding.severity is Severity.ERROR
        ]
        if any(
            finding.line is not None and any(start <= finding.line <= end for start, end in self.searched)
            for finding in errors
        ):
            return True
        pages = {finding.page for finding in errors if finding.page is not None}
        return any(pages & set(self._pages_of(standard)) for standard in self.standards)

    def _pages_of(self, standard: Standard) -> range:
        first = self.clean.pages[standard.start_line - 1]
        if first is None:
            return range(0)
        following = [one.start_line for one in self.reading.standards if one.start_line > standard.end_line]
        last = self.clean.pages[min(following) - 1] if following else self.clean.source.pages
        return range(first, (last or first) + 1)


def _whole(provision: Provision) -> str:
    return f"{provision.lead_in} {provision.text}".strip()


def _ids_of(provisions: Sequence[Provision]) -> frozenset[str]:
    return frozenset(provision.id for provision in provisions)


def _place(wanted: str, texts: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """The fewest lines between `start` and `end` that hold the words, white space aside; else all of them."""
    lines = ["".join(text.split()) for text in texts[start - 1 : end]]
    if wanted not in "".join(lines):
        return start, end
    last = next(n for n in range(len(lines)) if wanted in "".join(lines[: n + 1]))
    first = next(n for n in range(last, -1, -1) if wanted in "".join(lines[n : last + 1]))
    return start + first, start + last
