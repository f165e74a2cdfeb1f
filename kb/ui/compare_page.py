"""What does each municipality say under one provision of the law, and where exactly does it say so?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from kb.compare.editions import year_of
from kb.compare.names import listed
from kb.law.services import law_label
from kb.library import Library
from kb.model import Matrix
from kb.present import render
from kb.present.safe import printable
from kb.taxonomy import CORE, SectionType, label
from kb.ui import evidence, topics_view
from kb.ui.address import View
from kb.ui.downloads import FORMS, downloads, in_forms, today
from kb.ui.finding_words import finding_said
from kb.ui.law_names import in_order
from kb.ui.markup import draw, notice
from kb.ui.reading_table import reading_table
from kb.ui.section_matrix import holders, matrix_of, sheet_of
from kb.ui.state import Visit
from kb.ui.texts import Texts
from kb.ui.topic_choices import switch

NEWEST = "nyeste"  # of the order of columns
MOST_AT_FIRST = 8  # municipalities; more do not fit beside each other
MOST_NAMED = 20  # municipalities that are not chosen; more are counted


def show(library: Library, visit: Visit) -> View:
    texts = visit.texts
    laws = in_order(library.laws())
    if not laws:
        notice(texts("no_law_here"))
        return visit.view
    by_topic = switch(visit)
    view = _chosen(library, laws, visit)
    if not by_topic:
        view = view.with_options(visning="", mod="", orden="", kun="", gruppe="")
    if not view.municipalities:
        notice(texts("choose_one_municipality"))
    elif not view.types:
        notice(texts("choose_one_type"))
    elif by_topic:
        return topics_view.show(library, view.with_options(kolonner=""), visit, holders=holders(library, view.law))
    else:
        with st.container(key="result"):
            view = _compare(library, view, visit)
    return view


# ---------------------------------------------------------------------------------------------------- choices


def _chosen(library: Library, laws: Sequence[str], visit: Visit) -> View:
    """The view with the choices of the three widgets, which take theirs from the address."""
    texts, asked = visit.texts, visit.view
    if visit.is_new and asked.law and asked.law not in laws:
        notice(texts("unknown_law", name=asked.law), kind="warning")
    for_law, for_municipalities, for_types = st.columns([4, 5, 5])
    with for_law:
        visit.choice("law", laws, asked.law, _usual_law(library, laws))
        law: str = st.selectbox(texts("choose_law"), laws, key="law", format_func=law_label)
    known = holders(library, law)
    usual = known[:MOST_AT_FIRST]
    _settle_municipalities(visit, law, known, usual)
    with for_municipalities:
        municipalities = st.multiselect(
            texts("choose_municipalities"),
            known,
            key="municipalities",
            placeholder=texts("placeholder_municipalities"),
            help=texts("choose_municipalities_help", most=MOST_AT_FIRST),
            select_all=False,
        )
    all_types = [section_type.value for section_type in SectionType]
    unknown = [key for key in asked.types if key not in all_types]
    if visit.is_new and unknown:
        notice(texts("unknown_types", names=", ".join(unknown)), kind="warning")
    with for_types:
        widget = f"types_{texts.language}"  # it keeps labels, not keys
        visit.choices(widget, all_types, asked.types, [section_type.value for section_type in CORE])
        types = st.multiselect(
            texts("choose_types"),
            all_types,
            key=widget,
            format_func=lambda key: label(SectionType(key), language=texts.language),
            placeholder=texts("placeholder_types"),
            select_all=False,
        )
    return replace(asked, law=law, municipalities=tuple(municipalities), types=tuple(_in_order(types)))


def _usual_law(library: Library, laws: Sequence[str]) -> str:
    """The provision that most municipalities have a standard under."""
    return max(laws, key=lambda law: len(holders(library, law)))


def _settle_municipalities(visit: Visit, law: str, known: Sequence[str], usual: Sequence[str]) -> None:
    """Give the widget a choice that fits the law: a choice of one's own is kept as far as it does."""
    chosen = visit.view.municipalities if visit.is_new else st.session_state.get("municipalities")
    if chosen is None:  # back from another page
        chosen = visit.view.municipalities
    missing = [name for name in chosen if name not in known]
    if missing and visit.is_new:
        said = visit.texts("unknown_municipalities", law=law, names=listed(missing))
        notice(said, kind="warning")
    settled = [name for name in chosen if name in known]
    was_usual = list(chosen) == st.session_state.get("usual_municipalities")
    other_law = law != st.session_state.get("settled_law", law)
    if visit.is_new or missing or other_law or "municipalities" not in st.session_state:
        keeps = settled and not (other_law and was_usual and not visit.is_new)
        st.session_state["municipalities"] = settled if keeps else list(usual)
    st.session_state["settled_law"] = law
    st.session_state["usual_municipalities"] = list(usual)


def _in_order(types: Sequence[str]) -> list[str]:
    return [section_type.value for section_type in SectionType if section_type.value in types]


# ----------------------------------------------------------------------------------------------------- result


def _compare(library: Library, view: View, visit: Visit) -> View:
    texts = visit.texts
    types = [SectionType(key) for key in view.types]
    matrix = matrix_of(library, view.law, view.municipalities, types)
    for_lead, for_order = st.columns([3, 1], vertical_alignment="center")
    with for_lead:
        draw("matrix_lead.html", texts=texts, not_chosen=_not_chosen(library, view, texts))
    with for_order:
        view = _in_order_of(view, visit)
    if view.option("kolonner") == NEWEST:
        matrix = newest_first(matrix, library)
    columns = [printable(column.document) for column in matrix.columns]
    reading_table(sheet_of(library, view, texts), key="matrix", view=view, rows=view.types, columns=columns)
    evidence.pane(library, replace(view, snapshot=library.snapshot), texts)
    _downloads(matrix, texts)
    if matrix.findings:
        st.header(texts("remarks"), anchor=False)
        draw("remarks.html", texts=texts, messages=[finding_said(finding, texts) for finding in matrix.findings])
    st.header(texts("guide"), anchor=False)
    draw("guide.html", texts=texts)
    return view


def _in_order_of(view: View, visit: Visit) -> View:
    """The view with the order of its columns, which the reader chooses beside the table."""
    if visit.is_new or "newest_first" not in st.session_state:
        st.session_state["newest_first"] = view.option("kolonner") == NEWEST
    is_newest = st.checkbox(visit.texts("newest_first"), key="newest_first")
    return view.with_options(kolonner=NEWEST if is_newest else "")


def newest_first(matrix: Matrix, library: Library) -> Matrix:
    """The matrix with the newest document first, undated ones last; documents of one date stay as they are."""
    known = {document.document: year_of(document) for document in library.documents}
    dates = [known.get(column.document, "") for column in matrix.columns]
    order = sorted(range(len(dates)), key=lambda at: dates[at], reverse=True)
    return replace(
        matrix,
        columns=tuple(matrix.columns[at] for at in order),
        cells=tuple(tuple(row[at] for at in order) for row in matrix.cells),
    )


def _not_chosen(library: Library, view: View, texts: Texts) -> str:
    left = [name for name in holders(library, view.law) if name not in view.municipalities]
    return listed(left) if len(left) <= MOST_NAMED else texts.count("municipalities", len(left)) if left else ""


def _downloads(matrix: Matrix, texts: Texts) -> None:
    def write(form: str) -> bytes:
        return render(matrix, form, language=texts.language, date=today())

    downloads(texts("download"), in_forms(FORMS, f"sammenligning {matrix.law}", write), texts)
