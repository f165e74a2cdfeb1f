"""What is the number in each municipality, and which words say so?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from kb.compare.numbers import Numbers, build_numbers, kinds
from kb.law.services import law_label
from kb.library import Library
from kb.model import FactType
from kb.present import numbers as wording
from kb.present import render_numbers
from kb.ui import evidence
from kb.ui.address import View
from kb.ui.downloads import FORMS, downloads, in_forms, today
from kb.ui.figures_shown import coverage, figure_of
from kb.ui.law_names import in_order
from kb.ui.markup import draw, notice
from kb.ui.state import Visit
from kb.ui.texts import Texts

ALL = "alle"  # in the address: every provision of the law
_USUAL = FactType.FOLLOW_UP_INTERVAL


def show(library: Library, visit: Visit) -> View:
    texts = visit.texts
    laws = in_order(library.laws())
    if not laws:
        notice(texts("no_law_here"))
        return visit.view
    view, highlighted = _chosen(library, laws, visit)
    law = "" if view.law == ALL else view.law
    numbers = _numbers(library.snapshot, law, library)
    shown = replace(view, snapshot=library.snapshot)
    wanted = [FactType(key) for key in view.chosen("tal")]
    with st.container(key="result"):
        draw("numbers_lead.html", texts=texts, groups=coverage(numbers, shown, texts))
        for kind in wanted:
            draw("numbers.html", texts=texts, figure=figure_of(kind, numbers, shown, highlighted, library, texts))
        if not wanted:
            notice(texts("choose_a_figure"))
        evidence.pane(library, shown, texts)
        if wanted:
            _downloads(replace(numbers, types=tuple(wanted)), texts)
        draw("numbers_guide.html", texts=texts, guide=wording.guide(texts.words), findings=numbers.findings)
    return view


# ---------------------------------------------------------------------------------------------------- choices


def _chosen(library: Library, laws: Sequence[str], visit: Visit) -> tuple[View, str]:
    """The view with the choices of the widgets, which take theirs from the address, and the municipality to find."""
    texts, asked = visit.texts, visit.view
    if visit.is_new and asked.law and asked.law not in (ALL, *laws):
        notice(texts("unknown_law", name=asked.law), kind="warning")
    for_law, for_figures, for_place = st.columns([4, 6, 3])
    with for_law:
        usual = max(laws, key=lambda law: len({e.document.municipality for e in library.entries if law in e.laws}))
        visit.choice("numbers_law", [*laws, ALL], asked.law, usual)
        law: str = st.selectbox(
            texts("choose_law"),
            [*laws, ALL],
            key="numbers_law",
            format_func=lambda law: texts("all_provisions") if law == ALL else law_label(law),
        )
    known = [kind.value for kind in kinds.IN_ORDER]
    unknown = [key for key in asked.chosen("tal") if key not in known]
    if visit.is_new and unknown:
        notice(texts("unknown_figures", names=", ".join(unknown)), kind="warning")
    with for_figures:
        widget = f"figures_{texts.language}"  # it keeps labels, not keys
        visit.choices(widget, known, asked.chosen("tal"), [_USUAL.value])
        figures = st.multiselect(
            texts("choose_figures"),
            known,
            key=widget,
            format_func=lambda key: wording.fact_label(FactType(key), texts.words),
            placeholder=texts("placeholder_figures"),
            select_all=False,
        )
    names = ["", *library.municipalities()]
    with for_place:
        visit.choice("numbers_place", names, asked.option("find"), "")
        place: str = st.selectbox(
            texts("find_municipality"),
            names,
            key="numbers_place",
            format_func=lambda name: name or texts("highlight_none"),
        )
    in_page_order = [key for key in known if key in figures]
    return replace(asked, law=law).with_options(tal=in_page_order, find=place), place


# ----------------------------------------------------------------------------------------------------- result


@st.cache_resource(max_entries=16, show_spinner=False)
def _numbers(snapshot: str, law: str, _library: Library) -> Numbers:
    return build_numbers(_library, law)


def _downloads(numbers: Numbers, texts: Texts) -> None:
    def write(form: str) -> bytes:
        return render_numbers(numbers, form, language=texts.language, date=today())

    downloads(texts("download_numbers"), in_forms(FORMS, f"nøgletal {numbers.law}", write), texts)
