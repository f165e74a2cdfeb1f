"""What would a writer tidy up? Lists beside the queue of doubts, narrowed by law, municipality and one choice more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kb.law.services import law_label
from kb.library import Library
from kb.present.listing import Listing, written
from kb.taxonomy import CORE, SectionType, label
from kb.tidying import as_list
from kb.tidying.assessed import Assessed, Reach, assessed
from kb.tidying.gathered import Found, gathered
from kb.tidying.misplaced import Misplaced, misplaced
from kb.tidying.repeated import repeated
from kb.ui import evidence, tidy_rows
from kb.ui.address import View
from kb.ui.downloads import downloads, in_forms, link_in_app, today
from kb.ui.law_names import in_order
from kb.ui.markup import draw, notice
from kb.ui.state import Visit
from kb.ui.texts import Texts

DOUBTS = "tvivl"
SHOWN = 60  # rows at once
_MORE = "tidy_more"  # in the session: which list with which choices, how many rows


@dataclass(frozen=True, slots=True)
class List:
    """One of the lists."""

    key: str  # of its texts and its template
    of: Callable[[Any], Any]  # what it finds in a reading
    listing: Callable[..., Listing]
    row: Callable[..., object]
    count: str  # key of what is counted


LISTS = {  # by what the address calls them
    "overskrifter": List("misplaced", misplaced, as_list.listing_of_misplaced, tidy_rows.misplaced_row, "provisions"),
    "gentagelser": List("repeated", repeated, as_list.listing_of_repeated, tidy_rows.repeated_row, "passages"),
    "vurdering": List("assessed", assessed, as_list.listing_of_assessed, tidy_rows.assessed_row, "rules"),
}


def switch(visit: Visit) -> List | None:
    """The list that the reader wants; None for the queue of doubts."""
    texts = visit.texts
    ways = [DOUBTS, *LISTS]
    visit.choice("tidy_switch", ways, visit.view.option("visning"), DOUBTS)
    chosen = st.segmented_control(
        texts("tidy_switch"),
        ways,
        key="tidy_switch",
        label_visibility="collapsed",
        format_func=lambda way: texts(f"tidy_{LISTS[way].key}" if way in LISTS else "tidy_doubts"),
    )
    return LISTS.get(chosen or DOUBTS)


def show(wanted: List, library: Library, visit: Visit) -> View:
    """The list with its choices, its quotes opening beside it, and its files."""
    texts = visit.texts
    draw("tidy_lead.html", texts=texts, said=texts(f"{wanted.key}_lead"))
    found = _found(library.snapshot, wanted.key, wanted, library)
    view, meant, unsure = _chosen(wanted, found, library, visit)
    view = replace(view, snapshot=library.snapshot)
    with st.container(key="result"):
        counted = [texts.count(wanted.count, len(meant)), texts.count("unsure_left_out", unsure) if unsure else ""]
        draw("review_count.html", texts=texts, said=" · ".join(filter(None, counted)))
        if not meant:
            notice(texts("tidy_nothing"))
        else:
            _table(wanted, meant, view, texts)
        evidence.pane(library, view, texts)
        if meant:
            _downloads(wanted, meant, library, view, texts)
            st.header(texts("tidy_guide"), anchor=False)
            draw("tidy_lead.html", texts=texts, said=texts.words(f"{wanted.key}_guide"))
    return view


@st.cache_resource(max_entries=6, show_spinner=False)
def _found(snapshot: str, key: str, _wanted: List, _library: Library) -> tuple[Found[Any], ...]:
    found = gathered(_library, _wanted.of)
    return tuple(sorted(found, key=lambda one: -one.one.to_spare)) if key == "repeated" else found


# ------------------------------------------------------------------------------------------------ choices


def _chosen(
    wanted: List, found: Sequence[Found[Any]], library: Library, visit: Visit
) -> tuple[View, Sequence[Found[Any]], int]:
    """The view with the choices made, what of the list they leave, and how many unsure ones are not among it."""
    texts, asked = visit.texts, visit.view
    laws, names = ["", *in_order(library.laws())], ["", *library.municipalities()]
    if visit.is_new and asked.law not in laws:
        notice(texts("unknown_law", name=asked.law), kind="warning")
    visit.choice("review_law", laws, asked.law, "")
    visit.choice("review_municipality", names, next(iter(asked.municipalities), ""), "")
    for_law, for_name, for_own = st.columns(3, vertical_alignment="bottom")
    with for_law:
        law: str = st.selectbox(
            texts("choose_law"), laws, key="review_law", format_func=lambda ref: law_label(ref) if ref else texts("all")
        )
    with for_name:
        name: str = st.selectbox(
            texts("municipality"), names, key="review_municipality", format_func=lambda one: one or texts("all")
        )
    meant = [one for one in found if name in ("", one.document.municipality) and (not law or law in one.one.law_refs)]
    view = replace(asked, law=law, municipalities=(name,) if name else (), types=(), document=asked.document)
    view = view.with_options(visning=next(way for way, one in LISTS.items() if one is wanted), hvad="")
    if wanted.key == "misplaced":
        return _of_type(view, meant, for_own, visit)
    if wanted.key == "assessed":
        return (*_within_reach(view, meant, for_own, visit), 0)
    return view.with_options(usikre="", hvor=""), meant, 0


def _of_type(
    view: View, meant: Sequence[Found[Misplaced]], where: DeltaGenerator, visit: Visit
) -> tuple[View, Sequence[Found[Misplaced]], int]:
    """Only rules of one type, and unsure ones when they are asked for; how many of those are left out."""
    texts, asked = visit.texts, visit.view
    types = ["", *(kind.value for kind in CORE)]
    visit.choice("tidy_type", types, next(iter(asked.types), ""), "")
    if visit.is_new or "tidy_unsure_too" not in st.session_state:
        st.session_state["tidy_unsure_too"] = bool(asked.option("usikre"))
    with where:
        kind: str = st.selectbox(
            texts("tidy_type"),
            types,
            key="tidy_type",
            format_func=lambda key: label(SectionType(key), language=texts.language) if key else texts("all"),
        )
    unsure_too = st.checkbox(texts("tidy_unsure"), key="tidy_unsure_too")
    of_type = [one for one in meant if not kind or kind in one.one.types]
    sure = [one for one in of_type if not one.one.is_unsure]
    view = replace(view, types=(kind,) if kind else ())
    view = view.with_options(usikre="med" if unsure_too else "", hvor="")
    return view, of_type if unsure_too else sure, 0 if unsure_too else len(of_type) - len(sure)


def _within_reach(
    view: View, meant: Sequence[Found[Assessed]], where: DeltaGenerator, visit: Visit
) -> tuple[View, Sequence[Found[Assessed]]]:
    """Only rules that an assessment stands so far from."""
    texts = visit.texts
    counts = Counter(one.one.reach for one in meant)
    reaches = ["", *(reach.name.casefold() for reach in Reach)]
    visit.choice("tidy_reach", reaches, visit.view.option("hvor"), "")

    def named(key: str) -> str:
        reach = Reach[key.upper()] if key else None
        return f"{texts.words(f'reach_{reach.name}')} ({counts[reach]})" if reach is not None else texts("all")

    with where:
        chosen: str = st.selectbox(texts("tidy_reach"), reaches, key="tidy_reach", format_func=named)
    left = [one for one in meant if chosen in ("", one.one.reach.name.casefold())]
    return view.with_options(hvor=chosen, usikre=""), left


# ------------------------------------------------------------------------------------------------- result


def _table(wanted: List, meant: Sequence[Found[Any]], view: View, texts: Texts) -> None:
    """The first rows, and a button for more: the files hold all of them."""
    which = replace(view, document="", lines=None).href
    kept = st.session_state.get(_MORE, (which, SHOWN))
    shown = kept[1] if kept[0] == which else SHOWN
    rows = [wanted.row(one, view, texts) for one in meant[:shown]]
    draw(f"{wanted.key}.html", texts=texts, title=texts.words(f"{wanted.key}_title"), rows=rows)
    if len(meant) > shown:
        draw("tidy_lead.html", texts=texts, said=texts("tidy_shown", shown=shown, of=texts.number(len(meant))))
        if st.button(texts("show_more"), key="show_more"):
            st.session_state[_MORE] = (which, shown + SHOWN)
            st.rerun()


def _downloads(wanted: List, meant: Sequence[Found[Any]], library: Library, view: View, texts: Texts) -> None:
    def write(form: str) -> bytes:
        listing = wanted.listing(meant, library, texts.words, link=link_in_app(view))
        return written(listing, form, language=texts.language, date=today())

    name = texts.words(f"{wanted.key}_title")
    downloads(texts("download_tidying"), in_forms(("xlsx", "docx", "html", "csv"), name, write), texts)
