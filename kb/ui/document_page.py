"""How was one document read, and how is that corrected?

Its text line by line with what each line was taken for, beside it the tools for the lines that are chosen, below it
what was corrected. Choosing a line leaves the text as it is: it is made once for each state of the data.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from kb import taxonomy
from kb.explain import explained
from kb.library import Library
from kb.model import CleanText, Document, Finding, Heading, Line, Provision, Reading, Role, Section
from kb.present import parts
from kb.taxonomy import CORE, SectionType
from kb.ui import evidence
from kb.ui.address import DOCUMENT, View, mark
from kb.ui.correct_document import about_form, approval
from kb.ui.correct_panel import panel
from kb.ui.corrections_list import corrections_list
from kb.ui.decisions import Decisions, ask_name
from kb.ui.law_names import law_label
from kb.ui.markup import draw, filled, notice
from kb.ui.state import Visit
from kb.ui.texts import Texts

SETTLED = ("rettet af ", "godkendt af ")  # how the reason of a section begins that a person settled
DOUBTFUL = 0.6  # confidence below which a person had better look
_FIELDS = ("municipality", "approved_on", "approved_by", "edition_year", "case_number")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the text."""

    number: int
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


@dataclass(frozen=True, slots=True)
class Fact:
    """What the document says of itself."""

    name: str
    value: str
    line: int
    href: str  # the line that says so; "" when no single line does


def show(library: Library, visit: Visit) -> View:
    view = _chosen(library, visit)
    texts = visit.texts
    with st.sidebar:
        ask_name(texts)
    decisions = Decisions(visit.home, library, view.document, texts, view)
    reading, clean = decisions.ground.reading, decisions.ground.clean
    _about(reading, clean, view, texts)
    approval(decisions)
    about_form(decisions)
    st.header(texts("text"), anchor=False)
    draw("text_lead.html", texts=texts)
    passage = evidence.lines_at(clean.source, view.lines)
    if view.lines and not passage:
        notice(evidence.no_such_line(clean.source, view.lines, texts), kind="warning")
    beside, at_line = st.columns([3, 2], gap="medium")
    with beside:
        st.html(_lines_html(library.snapshot, view.document, texts.language, reading, clean, texts))
    with at_line, st.container(key="at_line"):
        view = panel(decisions, visit, view, has_lines=bool(passage))
        _at_line(library, passage or list(clean.source.lines[:1]), view, texts, is_asked=bool(passage))
    corrections_list(decisions, view)
    if st.toggle(texts("steps"), key="steps"):
        _steps(clean, view, texts)
    return view


def _chosen(library: Library, visit: Visit) -> View:
    texts, asked = visit.texts, visit.view
    names = [document.document for document in library.documents]
    if visit.is_new and asked.document and asked.document not in names:
        notice(texts("unknown_document", name=asked.document), kind="warning")
    visit.choice("document", names, asked.document, names[0])
    name: str = st.selectbox(
        texts("choose_document"), names, key="document", format_func=lambda name: _named(library.document(name), texts)
    )
    lines = asked.lines if name == asked.document else None
    kept = replace(asked, document=name, lines=lines, law="", municipalities=(), types=())
    return kept if lines else replace(kept, options=())


def _named(document: Document, texts: Texts) -> str:
    owner = document.municipality or texts.words("unknown_municipality")
    return f"{owner}: {document.title} ({document.document})" if document.title else f"{owner}: {document.document}"


@st.cache_resource(max_entries=8, show_spinner=False)
def _headings(sha256: str, document: str, rules: str, _clean: CleanText) -> tuple[Heading, ...]:
    """The outline of a document: half a second for a hundred pages, and the same for each of its lines."""
    from kb.structure.headings import outline

    return tuple(outline(_clean))


@st.cache_data(max_entries=16, show_spinner=False)
def _lines_html(
    snapshot: str, document: str, language: str, _reading: Reading, _clean: CleanText, _texts: Texts
) -> str:
    """The text with its margin; links to its lines say nothing of what else the page shows."""
    view = View(DOCUMENT, document=document, language=language)
    return filled("lines.html", texts=_texts, name=document, stretches=list(stretches(_reading, _clean, view, _texts)))


# ------------------------------------------------------------------------------------------------ the document


def _about(reading: Reading, clean: CleanText, view: View, texts: Texts) -> None:
    document = reading.document
    length = "pages_and_lines" if document.pages else "lines_only"
    findings = dict.fromkeys([*clean.source.findings, *clean.findings, *document.findings])
    draw(
        "about.html",
        texts=texts,
        grade=texts.words.grade(document.grade),
        length=texts(length, pages=document.pages, lines=document.lines),
        facts=[_fact(name, document, view, texts) for name in _FIELDS],
        standards=[
            (
                standard.title,
                "; ".join(law_label(law) for law in standard.law_refs),
                replace(view, lines=(standard.start_line, standard.start_line)).href,
            )
            for standard in reading.standards
        ],
        findings=[(finding.message, *_where(finding, clean, view, texts)) for finding in findings],
    )


def _fact(name: str, document: Document, view: View, texts: Texts) -> Fact:
    value = getattr(document, name)
    line = dict(document.evidence).get(name, 0)
    said = parts.in_words(value, texts.words) if name == "approved_on" else str(value or "")
    return Fact(texts(name), said, line, replace(view, lines=(line, line)).href if line else "")


def _where(finding: Finding, clean: CleanText, view: View, texts: Texts) -> tuple[str, str]:
    """Where a finding points to, in words and as a link; "" for the document as a whole."""
    if finding.line:
        return texts("at_line", line=finding.line), replace(view, lines=(finding.line, finding.line)).href
    first = next((line.number for line in clean.source.lines if finding.page and line.page == finding.page), 0)
    return (texts("at_page", page=finding.page), replace(view, lines=(first, first)).href) if first else ("", "")


# ---------------------------------------------------------------------------------------------------- the text


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
        is_same_role = row.role == role or not line.text.strip()
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
        text=line.text,
        href=f"{here}&linje={line.number}",
        mark=mark(view.document, lines),
        role=texts.role(role) if line.text.strip() else "",
        is_aside=role is not Role.BODY,
        is_heading=section is not None and _is_heading(line.number, section),
        page=line.page,
        carries=tuple(
            taxonomy.label(kind, language=texts.language)
            for kind in CORE
            if provision is not None and kind in provision.types and (section is None or kind is not section.type)
        ),
    )


def _is_heading(number: int, section: Section) -> bool:
    return section.start_line <= number <= section.heading_end_line or any(
        start <= number <= end for start, end, _ in section.subheadings
    )


def _at_line(library: Library, passage: Sequence[Line], view: View, texts: Texts, *, is_asked: bool) -> None:
    """The page of the passage, and why its first line stands where it does; the first page when no line is asked."""
    if not passage:
        return
    if is_asked:
        clean = library.clean(view.document)
        headings = _headings(library.document(view.document).sha256, view.document, library.receipt.rules, clean)
        why = explained(library, view.document, passage[0].number, headings=headings)
        draw("why.html", texts=texts, line=passage[0].number, said=[text.strip() for text in why])
    evidence.pages(library, passage, texts, document=view.document, are_marked=is_asked)


def _steps(clean: CleanText, view: View, texts: Texts) -> None:
    edits = sorted(clean.edits, key=lambda edit: edit.line)
    draw(
        "steps.html",
        texts=texts,
        edits=[(edit, texts(edit.fate.value), replace(view, lines=(edit.line, edit.line)).href) for edit in edits],
    )
