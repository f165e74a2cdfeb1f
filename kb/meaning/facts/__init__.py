"""What do the provisions of a document say in numbers, dates and yes or no?

    provisions ──statement──> families of rules ──> Found ──> Fact
    lines      ─────────────> contact data, approval, tables of processing times ──> Fact

Each family is a file. A fact carries its words, its lines and the rule that read it. Where the words do not settle what
a value bounds, no fact is given: a wrong "mindst" is worse than a missing one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from kb.law.citations import citations
from kb.law.services import refs_of_service
from kb.meaning.facts.ages import ages
from kb.meaning.facts.amounts import amounts
from kb.meaning.facts.approval import approvals
from kb.meaning.facts.column_tables import CellFact, cell_facts, lines_of
from kb.meaning.facts.contact_data import contact_data
from kb.meaning.facts.contacts import contacts
from kb.meaning.facts.deadlines import deadlines
from kb.meaning.facts.exits import exit_clause
from kb.meaning.facts.extents import extents
from kb.meaning.facts.follow_ups import follow_ups
from kb.meaning.facts.kinds import choices, kinds
from kb.meaning.facts.payment import payments
from kb.meaning.facts.printed import PrintedText, printed_text
from kb.meaning.facts.processing_rows import HEADING, table_in, time_rows
from kb.meaning.facts.rules import compiled
from kb.meaning.facts.statement import Found, Statement, statement_of
from kb.model import CleanText, Fact, FactType, Provision, Role, Section, Standard
from kb.structure.own_paragraphs import OwnParagraphs, own_paragraphs
from kb.taxonomy import SectionType

FAMILIES: tuple[Callable[[Statement], Iterator[Found]], ...] = (
    kinds,
    choices,
    ages,
    payments,
    amounts,
    deadlines,
    extents,
    contacts,
    follow_ups,
)
# What a quoted paragraph says of the duty is the standard's lead; its numbers are the legislator's.
STATUTE = r"^\W*§ ?\d+ ?\w?\.\s"  # "§ 97. Kommunalbestyrelsen ..."
SUBSECTION = r"^\W*stk\. ?\d+\.\s"  # of a statute where law is quoted; some municipalities number their own rules so
FROM_QUOTED_LAW = {FactType.PROVISION_KIND}
TIMES_OF_ROWS = {FactType.PROCESSING_TIME, FactType.MAX_DURATION, FactType.START_DEADLINE}  # a row is read once
WITH_EXIT_AFTER = {FactType.MAX_DURATION, FactType.HOURS_PER_PERIOD, FactType.CONTACTS, FactType.SAVINGS_LIMIT}


def facts(
    clean: CleanText, standards: Sequence[Standard], sections: Sequence[Section], provisions: Sequence[Provision]
) -> tuple[Fact, ...]:
    """The facts of a document in the order of its lines; each value once a sentence.

    Never: a fact whose phrase does not stand on its lines.
    """
    # A web page's foot holds the address of the municipality.
    printed = printed_text(clean, (Role.BODY, Role.CHROME))
    scene = _Scene(clean, tuple(standards), tuple(sections), printed, own_paragraphs(clean))
    cells = list(cell_facts(clean))
    in_cells = lines_of(cells)
    rows = [fact for fact in scene.processing_rows() if in_cells.keys().isdisjoint(_lines(fact))]
    in_rows = {line for fact in rows for line in _lines(fact)}
    taken = {line: types | TIMES_OF_ROWS for line, types in in_cells.items()} | dict.fromkeys(in_rows, TIMES_OF_ROWS)
    said = [
        fact for fact in scene.said(provisions) if not any(fact.type in taken.get(line, ()) for line in _lines(fact))
    ]
    found = [*scene.approved(), *rows, *scene.of_cells(cells), *said, *scene.contacts()]
    return tuple(sorted(found, key=lambda fact: (fact.start_line, fact.end_line)))


def _lines(fact: Fact) -> range:
    return range(fact.start_line, fact.end_line + 1)


def found_in(statement: Statement) -> tuple[Found, ...]:
    """What all families read in one sentence; overlapping readings of one type and value count once."""
    kept: dict[tuple[FactType, str | None, object, str], Found] = {}
    timed: dict[tuple[int, int], FactType] = {}  # a printed length of time is a limit or an extent, not both
    for family in FAMILIES:
        for found in family(statement):
            if (found.value or "").startswith("P") and timed.setdefault(
                (found.start, found.end), found.type
            ) is not found.type:
                continue
            kept.setdefault((found.type, found.value, found.qualifier, found.per), found)
    return tuple(kept.values())


@dataclass(frozen=True, slots=True)
class _Scene:
    clean: CleanText
    standards: tuple[Standard, ...]
    sections: tuple[Section, ...]
    printed: PrintedText
    own: OwnParagraphs

    def said(self, provisions: Sequence[Provision]) -> Iterator[Fact]:
        """Facts of single sentences."""
        for provision, after in zip_longest(provisions, provisions[1:]):
            is_statute = self._is_statute(provision)
            statement = statement_of(provision, self.clean.texts)
            following = after.text if after and after.heading == provision.heading else ""
            for found in found_in(statement):
                if is_statute and found.type not in FROM_QUOTED_LAW:
                    continue
                first, last = statement.lines_of(found.start, found.end)
                yield Fact(
                    document=provision.document,
                    standard=provision.standard,
                    law_refs=provision.law_refs,
                    type=found.type,
                    value=found.value,
                    phrase=statement.text[found.start : found.end].strip(),
                    start_line=first,
                    end_line=last,
                    qualifier=found.qualifier,
                    unit=found.unit,
                    per=found.per,
                    applies_to=found.applies_to,
                    role=found.role,
                    price_level=found.price_level,
                    clock=found.clock,
                    exit_clause=exit_clause(statement.text, following if found.type in WITH_EXIT_AFTER else ""),
                    rule=found.rule,
                )

    def _is_statute(self, provision: Provision) -> bool:
        """Are these the words of an Act? Rules that a municipality counts with § itself are its own."""
        if self.own.holds(provision.start_line):
            return False
        line, before = self.clean.texts[provision.start_line - 1], self.clean.texts[max(0, provision.start_line - 2)]
        # "§ 82 a." may have been cut off as a sentence; behind "efter servicelovens" it is a citation broken over lines
        opens = compiled(r"(?:^|[.:;!?])\s*$").search(before) is not None and compiled(STATUTE).search(line) is not None
        if provision.quoted_law or opens or compiled(STATUTE).search(provision.text):
            return True
        in_law = provision.section_type in {SectionType.LEGAL_BASIS, SectionType.GENERAL}
        return in_law and compiled(SUBSECTION).search(provision.text) is not None

    def processing_rows(self) -> Iterator[Fact]:
        """Facts of tables of processing times, matched to a standard by the service that a row names."""
        for section in self.sections:
            is_about_times = compiled(HEADING).search(section.heading) is not None
            if section.type is SectionType.BOILERPLATE or not (is_about_times or section.type is SectionType.PROCEDURE):
                continue
            lines = [
                (number, self.clean.texts[number - 1])
                for number in range(section.heading_end_line + 1, section.end_line + 1)
                if self.clean.roles[number - 1] is Role.BODY
            ]
            for row in time_rows(lines if is_about_times else table_in(lines)):
                if not row.label and section.standard is None and not row.case:
                    continue
                standard, refs = self._served(row.label, section)
                yield Fact(
                    document=section.document,
                    standard=standard,
                    law_refs=refs,
                    type=FactType.PROCESSING_TIME,
                    value=row.duration.value,
                    phrase=row.phrase,
                    start_line=row.start_line,
                    end_line=row.end_line,
                    qualifier=row.duration.qualifier,
                    unit=row.duration.unit,
                    applies_to=row.label,
                    case=row.case,
                    clock=row.clock,
                    rule="Ledsageordning 4 uger",
                )

    def of_cells(self, cells: Sequence[CellFact]) -> Iterator[Fact]:
        """Facts of tables with named columns, each of the standard it stands in or that its row names."""
        for one in cells:
            section = next((s for s in self.sections if s.start_line <= one.start_line <= s.end_line), None)
            if section is None or section.type is SectionType.BOILERPLATE or section.quoted_law:
                continue
            standard, refs = self._served(one.label, section)
            found = one.found
            yield Fact(
                document=section.document,
                standard=standard,
                law_refs=refs,
                type=found.type,
                value=found.value,
                phrase=one.phrase,
                start_line=one.start_line,
                end_line=one.end_line,
                qualifier=found.qualifier,
                unit=found.unit,
                per=found.per,
                applies_to=one.label,
                rule=found.rule,
            )

    def _served(self, label: str, section: Section) -> tuple[str | None, tuple[str, ...]]:
        """The standard a table row is about: by its §, its usual name, or the standard's own title."""
        if section.standard is not None:
            return section.standard, section.law_refs
        cited = tuple(ref for citation in citations(label) if citation.kind == "section" for ref in citation.refs)
        refs = cited or refs_of_service(label)
        owners = [standard for standard in self.standards if set(refs) & set(standard.law_refs)]
        if not refs:
            words = {word for word in label.casefold().split() if len(word) > 3}
            owners = [s for s in self.standards if words and words <= set(s.title.casefold().replace("/", " ").split())]
            refs = owners[0].law_refs if len(owners) == 1 else ()
        return (owners[0].id if len(owners) == 1 else None), refs

    def approved(self) -> Iterator[Fact]:
        """Approvals stand on a title page or at the foot of every page: there each counts once."""
        seen: set[tuple[FactType, str]] = set()
        foot = printed_text(self.clean, (Role.FURNITURE,))
        for printed in (self.printed, foot):
            for one in approvals(printed.text):
                if printed is foot and (one.type, one.value) in seen:
                    continue
                seen.add((one.type, one.value))
                yield self._of_lines(printed, one.type, one.value, one.start, one.end, qualifier=one.qualifier)

    def contacts(self) -> Iterator[Fact]:
        seen: set[tuple[FactType, str, int]] = set()
        for section in self.sections:
            first, last = self.printed.starts[section.start_line - 1], self.printed.starts[section.end_line - 1]
            text = self.printed.text[first : last + len(self.clean.texts[section.end_line - 1])]
            for datum in contact_data(text, is_contact_section=section.type is SectionType.CONTACT):
                start, end = first + datum.start, first + datum.end
                fact = self._of_lines(self.printed, datum.type, datum.value, start, end, applies_to=datum.applies_to)
                if (fact.type, datum.value, fact.start_line) not in seen:
                    seen.add((fact.type, datum.value, fact.start_line))
                    yield fact

    def _of_lines(self, printed: PrintedText, kind: FactType, value: str, start: int, end: int, **more: object) -> Fact:
        """A fact of a printed text, given the standard whose lines it stands on."""
        first, last = printed.lines_of(start, end)
        section = next((s for s in self.sections if s.start_line <= first <= s.end_line), None)
        return Fact(
            document=self.clean.source.document,
            standard=section.standard if section else None,
            law_refs=section.law_refs if section else (),
            type=kind,
            value=value,
            phrase=" ".join(printed.text[start:end].split()),
            start_line=first,
            end_line=last,
            **more,  # type: ignore[arg-type]
        )
