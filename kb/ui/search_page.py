"""Where does it say that, however it is asked for?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from kb.compare.names import listed
from kb.finder import approved_between
from kb.index import Answer
from kb.index.names_asked import NameKind
from kb.index.searcher import Only
from kb.library import Library
from kb.listings import listing_of
from kb.present.listing import written
from kb.taxonomy import SectionType
from kb.ui import evidence, saved_panel, search_view
from kb.ui.address import SEARCH, View
from kb.ui.desk import DONE, Desk, desk
from kb.ui.downloads import downloads, in_forms, link_in_app, today
from kb.ui.markup import draw, filled, notice
from kb.ui.state import Visit
from kb.ui.texts import Texts
from kb.ui.waiting import until

AT_FIRST = 20  # hits
MOST = 100
EXAMPLES = (  # questions that the shipped corpus answers, one of each kind
    "hvor tit følges der op?",
    "opfølgning sjældnere end 1 år",
    "mere end 5 timer om ugen",
    "§ 82 b",
    "klagefrist",
    "hjælp til at betale regninger",
    '"egen bolig"',
)


def show(library: Library, visit: Visit) -> View:
    texts = visit.texts
    view = _asked(visit)
    answering = desk(visit.home, library)
    if not view.option("q"):
        draw("search_lead.html", texts=texts, examples=_examples(view))
        saved_panel.listed(library, answering, visit)
        return view
    if not answering.wait():
        until_ready(answering, texts)
        return view
    view = replace(view, snapshot=library.snapshot)
    with st.container(key="search"):
        return _results(library, answering, view, visit)


def _asked(visit: Visit) -> View:
    """The view with what stands in the search box; another question starts without what was taken out of the last."""
    texts, view = visit.texts, visit.view
    if visit.is_new or "q" not in st.session_state:
        st.session_state["q"] = view.option("q")
    with st.form("search_form", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        asked = st.text_input(texts("search_box"), key="q", placeholder=texts("search_placeholder"), max_chars=1000)
        st.form_submit_button(texts("search_do"), type="primary")
    asked = asked.strip()
    if asked == view.option("q"):
        return view
    return search_view.closed(view).with_options(q=asked, uden="", ogsaa="", vis="")


def _examples(view: View) -> list[tuple[str, str]]:
    return [(asked, View(SEARCH, language=view.language).with_options(q=asked).href) for asked in EXAMPLES]


# ---------------------------------------------------------------------------------------------------- waiting


def until_ready(answering: Desk, texts: Texts) -> None:
    """Say that the index is being made, and draw the page again as soon as words can be searched."""
    until(lambda: bool(answering.stage), lambda: (texts("search_reading"), 0, 0), texts)


def _while_reading(answering: Desk, stage: int, texts: Texts) -> None:
    """Say how far the meaning is; when it is read, what was searched without it is searched again."""
    if stage == DONE:
        return

    def said() -> tuple[str, int, int]:
        key = "search_meaning" if answering.of else "search_meaning_soon"
        message = texts(key, read=texts.number(answering.read), of=texts.number(answering.of))
        return message, answering.read, answering.of

    until(lambda: answering.is_done, said, texts)


# ---------------------------------------------------------------------------------------------------- results


def _results(library: Library, answering: Desk, view: View, visit: Visit) -> View:
    texts = visit.texts
    for_facets, for_hits = st.columns([1, 3.4], gap="medium")
    with for_facets, st.container(key="facets"):
        listed_here = st.container()
        view = _dated(view, visit)
    stage = answering.stage
    limit = min(MOST, int(view.option("vis")) if view.option("vis").isdecimal() else AT_FIRST)

    def search(asked: View, most: int = limit) -> Answer:
        return _answer(answering, stage, library, asked, most)

    answer = search(view)
    with listed_here:
        _facets(answer, view, texts, search)
    with for_hits, st.container(key="result"):
        _while_reading(answering, stage, texts)
        if stage == DONE and not answer.has_meaning:
            notice(texts("search_no_meaning"))
        _understood(answer, view, texts)
        if answer.hits:
            _hits(answer, library, view, texts, limit)
        else:
            draw("search_nothing.html", texts=texts)
        evidence.pane(library, view, texts)
        saved_panel.keeping(library, answering, view, visit)
        if answer.hits:
            _downloads(answer, library, view, texts)
    return view


def _dated(view: View, visit: Visit) -> View:
    """The view with the dates of approval that stand in their boxes."""
    texts = visit.texts
    written = {}
    for option, label in (("fra", "approved_since"), ("til", "approved_until")):
        if visit.is_new or option not in st.session_state:
            st.session_state[option] = view.option(option)
        written[option] = st.text_input(
            texts(label), key=option, placeholder=texts("date_placeholder"), max_chars=10
        ).strip()
    changed = any(view.option(option) != date for option, date in written.items())
    return search_view.closed(view).with_options(**written) if changed else view


def _answer(answering: Desk, stage: int, library: Library, view: View, limit: int) -> Answer:
    """The answer to a view: kept, so that what the page is drawn again for costs no search."""
    asked = replace(search_view.closed(view), language="", page=SEARCH).with_options(vis=str(limit))
    kept: dict[tuple[View, int], Answer] = st.session_state.setdefault("answers", {})
    key = (asked, stage)
    if key not in kept:
        if len(kept) > 40:
            kept.clear()
        only = _only(answering, library, view)
        kept[key] = answering.search(
            view.option("q"), only=only, limit=limit, without=view.chosen("uden"), also=view.chosen("ogsaa")
        )
    return kept[key]


def _only(answering: Desk, library: Library, view: View) -> Only:
    """The filters of the view. Raises: QueryError for one that an address made up."""
    documents = list(view.chosen("fil"))
    years = view.chosen("aar")
    if years:
        of_years = [name for year in years for name in approved_between(library.documents, year, year)]
        documents = [name for name in of_years if not documents or name in documents] or ["?"]
    only = answering.finder().only(
        municipalities=view.municipalities,
        laws=(view.law,) if view.law else (),
        types=view.types,
        documents=[name for name in documents if name != "?"],
        approved_from=view.option("fra"),
        approved_to=view.option("til"),
    )
    return replace(only, documents=("?",)) if documents == ["?"] else only


def _facets(answer: Answer, view: View, texts: Texts, search: Callable[[View, int], Answer]) -> None:
    def wider(name: str) -> Answer:
        return search(search_view.narrowed(view, name, ()), 1)

    found = search_view.facets(answer, view, texts, wider)
    is_narrowed = any(search_view.chosen_of(view, name) for name in search_view.FACETS)
    clear = replace(search_view.closed(view), law="", municipalities=(), types=()).with_options(
        aar="", fil="", fra="", til=""
    )
    draw(
        "search_facets.html",
        texts=texts,
        facets=found,
        clear=clear.href if is_narrowed or view.option("fra") or view.option("til") else "",
    )


def _understood(answer: Answer, view: View, texts: Texts) -> None:
    absent = [name.value for name in answer.names if name.kind is NameKind.ABSENT]
    if absent:
        notice(texts("not_in_library", names=listed(absent)))
    corrected = answer.question.corrected
    taken_out = bool(view.chosen("uden") or view.chosen("ogsaa"))
    draw(
        "search_understood.html",
        texts=texts,
        corrected=(corrected, search_view.closed(view).with_options(q=corrected, uden="").href) if corrected else None,
        chips=search_view.chips(answer, view, texts),
        offers=search_view.offers(answer, view),
        usual=search_view.closed(view).with_options(uden="", ogsaa="").href if taken_out else "",
    )


def _hits(answer: Answer, library: Library, view: View, texts: Texts, limit: int) -> None:
    shown = len(answer.hits)
    key = "hits_of" if answer.found > shown else "hits_all"
    said = [texts(key, shown=texts.number(shown), found=texts.number(answer.found))]
    compared = [one for one in answer.question.measures if one.is_compared]
    if compared:
        asked = ", ".join(one.text for one in compared)
        said.append(
            texts("measured_hits", n=texts.count("places", answer.measured), asked=asked)
            if answer.measured
            else texts("measured_none", asked=asked)
        )
    draw("search_count.html", texts=texts, said=" · ".join(said))
    hits = list(search_view.found(answer.hits, library, view, texts))
    fitting = sum(bool(hit.facts) for hit in answer.hits) if compared else 0
    st.html(filled("search_hits.html", texts=texts, hits=hits[: fitting or shown], first=1))
    if 0 < fitting < shown:
        draw("search_divide.html", texts=texts)
        st.html(filled("search_hits.html", texts=texts, hits=hits[fitting:], first=fitting + 1))
    if answer.found > shown and limit < MOST:
        more = search_view.closed(view).with_options(vis=str(min(MOST, limit + 30)))
        draw("search_more.html", texts=texts, href=more.href)


def _downloads(answer: Answer, library: Library, view: View, texts: Texts) -> None:
    def write(form: str) -> bytes:
        only = Only(
            municipalities=view.municipalities,
            laws=(view.law,) if view.law else (),
            types=tuple(SectionType(key) for key in view.types),
        )
        listing = listing_of(answer, library, texts.words, asked=view.option("q"), only=only, link=link_in_app(view))
        return written(listing, form, language=texts.language, date=today())

    downloads(texts("search_download"), in_forms(("xlsx", "docx", "html", "csv"), view.option("q"), write), texts)
