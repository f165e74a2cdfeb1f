"""What does each municipality answer, topic by topic, and in which words does it differ?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st
from markupsafe import Markup

from kb import taxonomy
from kb.compare import build_matrix
from kb.compare.topics import TopicTable
from kb.compare.topics.consensus import consensus
from kb.compare.topics.deciding import Stretch
from kb.compare.topics.highlights import Evidence, highlights
from kb.compare.topics.matrix import TopicCell, TopicMatrix, TopicRow, topic_matrix
from kb.library import Library
from kb.model import CellState, Matrix, Quote
from kb.peer_groups import peer_groups
from kb.present import parts, render_consensus, render_topics
from kb.present import topics as wording
from kb.present.topics_as_html import css_of
from kb.taxonomy import SectionType
from kb.ui import evidence
from kb.ui.address import View, mark
from kb.ui.downloads import FORMS, File, downloads, in_forms, today
from kb.ui.finding_words import finding_said
from kb.ui.markup import draw, filled, notice
from kb.ui.reading_table import reading_table, sheet
from kb.ui.state import Visit
from kb.ui.table import head_of
from kb.ui.texts import Texts
from kb.ui.topic_choices import chosen, group_label
from kb.ui.topic_desk import topic_desk, while_reading
from kb.workspace import Journal


@dataclass(frozen=True, slots=True)
class Said:
    """A quote with its deciding words."""

    lead_in: str
    pieces: tuple[tuple[str, str], ...]  # text, ground in words ("" = none)
    place: str
    heading: str
    remarks: tuple[str, ...]
    href: str
    mark: str
    who: str = ""


def show(library: Library, view: View, visit: Visit, *, holders: Sequence[str]) -> View:
    """The topics of the view's law; gives the view with the choices made here."""
    texts = visit.texts
    known = peer_groups(Journal(visit.home.workspace), holders)
    groups = [group for group in known if set(group.municipalities) & set(holders)]
    view, order = chosen(view, groups, visit)
    group = next((one for one in groups if one.name == view.option("gruppe")), None)
    shown = tuple(name for name in holders if name in group.municipalities) if group else view.municipalities
    desk = topic_desk(visit.home, library, view.law)
    with st.spinner(texts("topic_finding")):
        table, is_coming = desk.table()
    if is_coming:
        while_reading(desk, texts)
    baseline = view.option("mod")
    types = tuple(SectionType(key) for key in view.types if SectionType(key) in table.types)
    matrix = topic_matrix(
        library,
        table,
        municipalities=shown,
        types=types,
        baseline=baseline if baseline in shown else "",
        only_differences=bool(view.option("kun")),
        order=order,
        group=group_label(group, texts) if group else "",
        base=_base(library.snapshot, view.law, shown, types, library),
    )
    with st.container(key="result"):
        _draw(library, matrix, table, view, texts)
    return view


@st.cache_resource(max_entries=16, show_spinner=False)
def _base(
    snapshot: str, law: str, municipalities: tuple[str, ...], types: tuple[SectionType, ...], _library: Library
) -> Matrix:
    return build_matrix(_library, law, types=types, municipalities=municipalities)


# ----------------------------------------------------------------------------------------------------- result


def _draw(library: Library, matrix: TopicMatrix, table: TopicTable, view: View, texts: Texts) -> None:
    found = highlights(library, matrix, table)
    draw(
        "topics_lead.html",
        texts=texts,
        n=sum(1 for row in matrix.rows if row.topic),
        highlights=[
            {
                "title": wording.highlight_title(one, texts.words),
                "lead": wording.highlight_lead(one, texts.words),
                "lines": [_line(line, view, texts) for line in one.evidence],
                "silent": wording.highlight_silent(one, texts.words),
            }
            for one in found
        ],
        legend=[
            (texts.words("baseline"), "kb-is-base"),
            (texts.words("rel_different"), "kb-is-different"),
            (texts.words("rel_contrary"), "kb-is-contrary"),
            (texts.words.state(CellState.NOT_STATED), "kb-not_stated"),
        ],
    )
    if not matrix.rows:
        notice(texts("topic_none"))
        return
    reading_table(sheet(_table(matrix, view, texts), texts), key="topics", view=view)
    evidence.pane(library, replace(view, snapshot=library.snapshot), texts)
    _downloads(library, matrix, table, texts)
    if matrix.findings:
        st.header(texts("remarks"), anchor=False)
        draw("remarks.html", texts=texts, messages=[finding_said(finding, texts) for finding in matrix.findings])
    st.header(texts("topic_guide"), anchor=False)
    draw("topics_guide.html", texts=texts, guide=wording.guide(texts.words))


def _table(matrix: TopicMatrix, view: View, texts: Texts) -> str:
    return filled(
        "topics.html",
        texts=texts,
        law=matrix.law,
        heads=[head_of(column, view, texts) for column in matrix.columns],
        rows=[_row(row, matrix, view, texts) for row in matrix.rows],
    )


def _row(row: TopicRow, matrix: TopicMatrix, view: View, texts: Texts) -> dict[str, object]:
    words = texts.words
    variants = [
        replace(
            _said(wording.variant_quote(variant), (), view, texts),
            who=wording.names(variant.documents, matrix.columns, words),
        )
        for variant in row.variants
    ]
    shown = 1 if row.is_shared else 0
    return {
        "type": row.type.value,
        "section": taxonomy.label(row.type, language=texts.language),
        "label": wording.label(row, words),
        "relation": wording.relation(row.relation, words) if row.topic else "",
        "css": row.relation in wording.APART,
        "agreement": wording.agreement(row, words),
        "deciders": wording.among(row, words),
        "first": variants[:shown],
        "others": variants[shown:],
        "cells": [_cell(cell, view, texts) for cell in row.cells],
    }


def _cell(cell: TopicCell, view: View, texts: Texts) -> dict[str, object]:
    return {
        "state": cell.state.value,
        "css": "" if css_of(cell) == "none" else css_of(cell),
        "distance": wording.distance(cell, texts.words),
        "answer": wording.answer(cell, texts.words),
        "quotes": [_said(quote, marks, view, texts) for quote, marks in zip(cell.quotes, cell.marks, strict=True)],
        "deciders": wording.decided(cell.deciders, texts.words),
        "facts": wording.facts(cell),
    }


def _said(quote: Quote, marks: Sequence[Stretch], view: View, texts: Texts) -> Said:
    words = texts.words
    lines = (quote.start_line, quote.end_line)
    return Said(
        lead_in=quote.lead_in,
        # As markup already escaped: the template engine would strip the spaces at the ends of a piece.
        pieces=tuple(
            (Markup.escape(text), words(f"ground_{ground.value}") if ground else "")
            for text, ground in wording.pieces(quote.text, marks)
        ),
        place=parts.place(quote, words),
        heading=parts.heading(quote),
        remarks=tuple(parts.remarks(quote, words)),
        href=View(view.page, document=quote.document, lines=lines).href,
        mark=mark(quote.document, lines),
    )


def _line(one: Evidence, view: View, texts: Texts) -> dict[str, str]:
    lines = (one.start_line, one.end_line)
    return {
        "name": one.municipality,
        "value": wording.evidence_value(one, texts.words),
        "text": f"{one.lead_in} {one.text}".strip(),
        "place": parts.place(Quote("", one.document, one.text, *lines, one.page), texts.words),
        "href": replace(view, document=one.document, lines=lines).href,
        "mark": mark(one.document, lines),
    }


def _downloads(library: Library, matrix: TopicMatrix, table: TopicTable, texts: Texts) -> None:
    def write(form: str) -> bytes:
        found = highlights(library, matrix, table)
        return render_topics(matrix, found, form, language=texts.language, date=today())

    def agreed() -> bytes:
        shown = [column.municipality for column in matrix.columns if column.municipality]
        whole = topic_matrix(library, table, municipalities=shown, group=matrix.group)
        return render_consensus(consensus(whole), "docx", language=texts.language, date=today())

    name = f"emner {matrix.law}"
    apart = File("download_consensus", f"{name} afvigelser", "docx", agreed)
    downloads(texts("download_topics"), [*in_forms(FORMS, name, write), apart], texts)
