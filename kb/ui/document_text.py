"""The text of a document line by line, with what each line was taken for.

It is drawn in blocks of a fixed number of lines: a correction changes one of them, and only what has changed is sent to
the browser and laid out anew (of 2,857 lines 45 kB in place of 700).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from kb import taxonomy
from kb.model import UNSURE_BELOW, WEAK_BELOW, CleanText, Line, Provision, Reading, Role, Section
from kb.taxonomy import CORE, SectionType
from kb.ui.address import DOCUMENT, View, mark
from kb.ui.markup import draw, filled
from kb.ui.texts import Texts

BLOCK = 200  # lines
SETTLED = ("rettet af ", "godkendt af ")  # how the reason of a section begins that a person settled
DOUBTFUL = 0.6  # confidence below which a person had better look


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the text, or blank lines below each other."""

    number: int
    end: int  # the last one; the same for a line that says something
    text: str
    href: str
    mark: str
    role: str  # in words where lines that are no body text begin; else ""
    is_aside: bool  # no body text
    is_heading: bool
    page: int | None  # where this is the first line of a page
    carries: tuple[str, ...]  # core types of the provision that begins here, other than the section's


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring lines of one section."""

    kind: str  # key of the type; "" for lines of no section
    label: str
    remark: str  # statute text; corrected or approved, by whom
    href: str  # the whole section
    rows: tuple[Row, ...]


def draw_text(reading: Reading, clean: CleanText, snapshot: str, document: str, texts: Texts) -> None:
    """Draw the text of a document; links to its lines say nothing of what else the page shows."""
    with st.container(key="text"):
        draw("lines_head.html", texts=texts, name=document)
        for block in _blocks(snapshot, document, texts.language, reading, clean, texts):
            st.html(block)


@st.cache_data(max_entries=16, show_spinner=False)
def _blocks(
    snapshot: str, document: str, language: str, _reading: Reading, _clean: CleanText, _texts: Texts
) -> list[str]:
    view = View(DOCUMENT, document=document, language=language)
    blocks: dict[int, list[Stretch]] = {}
    for stretch in stretches(_reading, _clean, view, _texts):
        for number, part in in_blocks(stretch):
            blocks.setdefault(number, []).append(part)
    return [
        filled("lines.html", texts=_texts, stretches=those, lines=f"{those[0].rows[0].number}–{those[-1].rows[-1].end}")
        for those in blocks.values()
    ]


def in_blocks(stretch: Stretch) -> Iterator[tuple[int, Stretch]]:
    """The stretch, cut where a block ends: the number of each block and the part that begins there.

    Blocks end at fixed lines, so what is changed in one leaves the others as they are.
    """
    rows: list[Row] = []
    for row in stretch.rows:
        if rows and (row.number - 1) // BLOCK != (rows[0].number - 1) // BLOCK:
            yield (rows[0].number - 1) // BLOCK, replace(stretch, rows=tuple(rows))
            rows = []
        rows.append(row)
    if rows:
        yield (rows[0].number - 1) // BLOCK, replace(stretch, rows=tuple(rows))


def stretches(reading: Reading, clean: CleanText, view: View, texts: Texts) -> Iterator[Stretch]:
    """All lines of the document in their order, those of one section together; blank lines go with what is above."""
    starting = {provision.start_line: provision for provision in reversed(reading.provisions)}
    section_of = {
        number: section
        for section in reversed(reading.sections)
        for number in range(section.start_line, section.end_line + 1)
    }
    here = replace(view, lines=None).href  # the address of the document: encoding it for each line takes a third
    gathered: list[Row] = []
    current: Section | None = None
    page: int | None = None
    role = ""
    for line in clean.source.lines:
        section = section_of.get(line.number, current if not line.text.strip() else None)
        if section is not current and gathered:
            yield _stretch(current, gathered, view, texts)
            gathered = []
        current = section
        row = _row(line, section, starting.get(line.number), clean.roles[line.number - 1], here, view, texts)
        is_blank = not line.text.strip()
        if is_blank and gathered and not gathered[-1].text.strip() and line.page == page and line.number % BLOCK != 1:
            gathered[-1] = _with(gathered[-1], row, view)
            continue
        is_same_role = row.role == role or is_blank
        gathered.append(
            replace(row, page=line.page if line.page != page else None, role="" if is_same_role else row.role)
        )
        page, role = line.page, role if is_same_role else row.role
    if gathered:
        yield _stretch(current, gathered, view, texts)


def _stretch(section: Section | None, rows: Sequence[Row], view: View, texts: Texts) -> Stretch:
    if section is None:
        return Stretch("", "", "", "", tuple(rows))
    remark = texts("law_text") if section.quoted_law else ""
    if section.reason.startswith(SETTLED):
        remark = section.reason.rpartition(" ")[0]  # without the date
    elif section.confidence < DOUBTFUL and section.type is not SectionType.BOILERPLATE:
        remark = texts("doubtful_type")
    href = replace(view, lines=(section.start_line, section.end_line)).href
    kind = taxonomy.label(section.type, language=texts.language)
    return Stretch(section.type.value, kind, remark, href, tuple(rows))


def _row(
    line: Line, section: Section | None, provision: Provision | None, role: Role, here: str, view: View, texts: Texts
) -> Row:
    lines = (line.number, line.number)
    return Row(
        number=line.number,
        end=line.number,
        text=line.text,
        href=f"{here}&linje={line.number}",
        mark=mark(view.document, lines),
        role=texts.role(role) if line.text.strip() else "",
        is_aside=role is not Role.BODY,
        is_heading=section is not None and _is_heading(line.number, section),
        page=line.page,
        carries=tuple(
            _carried(provision, kind, texts)
            for kind in CORE
            if provision is not None and kind in provision.types and (section is None or kind is not section.type)
        ),
    )


def _carried(provision: Provision, kind: SectionType, texts: Texts) -> str:
    """A core type of a provision, and how sure it is where it is not."""
    named, sure = taxonomy.label(kind, language=texts.language), provision.confidence_in(kind)
    if sure >= UNSURE_BELOW:
        return named
    return f"{named}, {texts.words('perhaps') if sure < WEAK_BELOW else texts('doubtful_type')}"


def _with(blank: Row, next_blank: Row, view: View) -> Row:
    """Two rows of blank lines as one."""
    lines = (blank.number, next_blank.end)
    return replace(
        blank, end=next_blank.end, href=replace(view, lines=lines).href, mark=f"{blank.mark} {next_blank.mark}"
    )


def _is_heading(number: int, section: Section) -> bool:
    return section.start_line <= number <= section.heading_end_line or any(
        start <= number <= end for start, end, _ in section.subheadings
    )
