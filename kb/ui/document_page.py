"""How was one document read, and how is that corrected?

Its text line by line with what each line was taken for, beside it the tools for the lines that are chosen, below it
what was corrected. Choosing a line leaves the text as it is: it is made once for each state of the data.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from kb.explain import explained
from kb.law.services import law_label
from kb.library import Library
from kb.model import CleanText, Document, Finding, Heading, Line, Reading
from kb.present import parts
from kb.ui import evidence
from kb.ui.address import View
from kb.ui.correct_document import about_form, approval
from kb.ui.correct_panel import panel
from kb.ui.corrections_list import corrections_list
from kb.ui.decisions import Decisions, ask_name
from kb.ui.document_text import draw_text
from kb.ui.editions import against_each_other, editions_in
from kb.ui.finding_words import finding_said
from kb.ui.markup import draw, notice
from kb.ui.state import Visit
from kb.ui.texts import Texts, inside

_FIELDS = ("municipality", "approved_on", "approved_by", "edition_year", "case_number")


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
    _about(library, reading, clean, view, texts)
    approval(decisions)
    about_form(decisions)
    st.header(texts("text"), anchor=False)
    draw("text_lead.html", texts=texts)
    passage = evidence.lines_at(clean.source, view.lines)
    if view.lines and not passage:
        notice(evidence.no_such_line(clean.source, view.lines, texts), kind="warning")
    beside, at_line = st.columns([3, 2], gap="medium")
    with beside:
        draw_text(reading, clean, library.snapshot, view.document, texts)
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


# ------------------------------------------------------------------------------------------------ the document


def _about(library: Library, reading: Reading, clean: CleanText, view: View, texts: Texts) -> None:
    document = reading.document
    length = "pages_and_lines" if document.pages else "lines_only"
    findings = dict.fromkeys([*clean.source.findings, *clean.findings, *document.findings])
    draw(
        "about.html",
        texts=texts,
        grade=texts.words.grade(document.grade),
        length=texts(length, pages=texts.number(document.pages), lines=texts.number(document.lines)),
        checksum=document.sha256,
        editions=list(_editions(library, view, texts)),
        facts=[_fact(name, document, view, texts) for name in _FIELDS],
        standards=[
            (
                standard.title,
                "; ".join(law_label(law) for law in standard.law_refs),
                replace(view, lines=(standard.start_line, standard.start_line)).href,
            )
            for standard in reading.standards
        ],
        findings=[(finding_said(finding, texts), *_where(finding, clean, view, texts)) for finding in findings],
    )


def _editions(library: Library, view: View, texts: Texts) -> Iterator[tuple[str, str]]:
    """The editions of the same standard next to this one, each with a link to the two side by side."""
    for pair in editions_in(library):
        _, older, newer = pair
        if view.document in pair[1:]:
            other = library.document(newer if view.document == older else older)
            said = inside(parts.document_dated(other, texts.words))
            key = "newer_edition" if view.document == older else "older_edition"
            yield texts(key, name=other.document, dated=said), against_each_other(pair, view)


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
