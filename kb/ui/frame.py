"""What stands round every page: the menu, the language, links that keep the session, the address, the data's id."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib.resources import files

import streamlit as st

from kb.compare.names import listed
from kb.law.services import law_label
from kb.library import Library
from kb.paths import home
from kb.present import parts
from kb.present.texts import LANGUAGES
from kb.taxonomy import SectionType, label
from kb.ui import state
from kb.ui.address import ADD, View, for_browser, view_at, view_of
from kb.ui.beside import page_asked_for
from kb.ui.desk import begin_early
from kb.ui.markup import draw, notice, ours
from kb.ui.state import Visit
from kb.ui.texts import Texts
from kb.ui.texts.streamlit import PATTERNS, WORDS

_LANGUAGE_NAMES = {"da": "Dansk", "en": "English"}
_SIDEBAR = 210  # pixels; the tables need the rest
_MARK = (  # two columns of text
    '<rect width="24" height="24" rx="4" fill="#0b5a7d"/><path d="M5 6h6v12H5zM13 6h6v12h-6z" fill="#fff"/>'
)
_ICON = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{_MARK}</svg>'


@dataclass(frozen=True, slots=True)
class Place:
    """A page as the menu lists it."""

    path: str  # of `kb.ui.address`
    title: str  # key of its text
    icon: str
    show: Callable[[Visit], View]
    group: str = ""  # key of the heading it stands below in the menu


def over_library(show: Callable[[Library, Visit], View]) -> Callable[[Visit], View]:
    """A page that needs documents; before there are any it says what to do."""

    def shown(visit: Visit) -> View:
        library = state.library(visit.home)
        if library is None:
            draw("empty.html", texts=visit.texts, add=View(ADD, language=visit.view.language).href)
            return visit.view
        asked = visit.view.snapshot
        if visit.is_new and asked and asked != library.snapshot:
            notice(visit.texts("older_data", asked=asked, current=library.snapshot), kind="warning")
        view = replace(show(library, visit), snapshot=library.snapshot)
        begin_early(visit.home, library)
        return view

    return shown


def run(places: Sequence[Place]) -> None:
    """Run the app once: draw the frame and the page that was chosen."""
    page_asked_for()
    # Without an icon of our own the browser would fetch the menu's from a server on the internet.
    st.set_page_config(page_icon=_ICON, layout="wide", initial_sidebar_state=_SIDEBAR)
    st.html(f"<style>{_styles()}</style>")
    asked = {key: st.query_params.get_all(key) for key in st.query_params}
    is_new = bool(asked) and asked not in st.session_state.get("addresses", ())
    if is_new:
        st.session_state["language"] = view_of("", asked).language
    texts = Texts(st.session_state.get("language", LANGUAGES[0]))
    menu = {
        place.path: st.Page(
            partial(_show, place, texts, asked, is_new),
            title=texts(place.title),
            icon=place.icon,
            url_path=place.path or None,
            default=not place.path,
        )
        for place in places
    }
    groups: dict[str, list[st.Page]] = {}
    for place in places:
        groups.setdefault(texts(place.group) if place.group else "", []).append(menu[place.path])
    page = st.navigation(groups, expanded=True)
    followed = str(st.session_state.get("links", {}).get("go") or "")
    if followed:
        _go(view_at(followed), page.url_path, menu)
    with st.sidebar:
        st.radio(
            texts("language"),
            LANGUAGES,
            key="language",
            format_func=lambda language: _LANGUAGE_NAMES[language],
            horizontal=True,
        )
    page.run()


@cache
def _styles() -> str:
    """The look of all pages, then what single pages add to it."""
    folder = files("kb.ui")
    own = sorted(file.name for file in folder.iterdir() if file.name.endswith(".css") and file.name != "style.css")
    return "\n".join(ours(name) for name in ("style.css", *own))


def _show(place: Place, texts: Texts, asked: Mapping[str, Sequence[str]], is_new: bool) -> None:
    st.set_page_config(page_title=f"{texts(place.title)} – {texts('app_name')}")
    last: dict[str, View] = st.session_state.setdefault("last_views", {})
    view = view_of(place.path, asked) if asked else last.get(place.path, View(place.path))
    view = replace(view, language=texts.language)
    st.title(texts(place.title), anchor=False)
    on_paper = st.container(key="on_paper")
    with state.told(texts):
        view = replace(place.show(Visit(home(), texts, view, is_new)), language=texts.language)
    st.session_state["addresses"] = (asked,)
    state.remember(view)
    with on_paper:
        _print_head(view, texts)
    draw("foot.html", texts=texts, view=view)
    _connect(view, texts)


def _print_head(view: View, texts: Texts) -> None:
    """What was chosen, in words: on paper the boxes that it was chosen in are left out."""
    shown = [
        law_label(view.law) if re.search(r"\d", view.law) else "",
        texts("printed_question", asked=view.option("q")) if view.option("q") else "",
        listed(view.municipalities) if view.municipalities else "",
        ", ".join(label(SectionType(key), language=texts.language) for key in view.types if key in set(SectionType)),
    ]
    today = parts.in_words(datetime.date.today().isoformat(), texts.words)
    draw("print_head.html", texts=texts, shown=list(filter(None, shown)), date=today, snapshot=view.snapshot)


def _connect(view: View, texts: Texts) -> None:
    """Let the browser open our links in this session, show the view's address, and mark the view's passage.

    A link that the browser follows by itself starts a new session: 1.4 s instead of 0.2, and the scroll is lost.
    """
    is_danish = texts.language == "da"
    with st.sidebar:
        links = st.components.v2.component("kb_links", js=ours("links.js"))
        links(
            key="links",
            data={
                "role": "frame",
                "language": texts.language,
                "words": WORDS if is_danish else {"Upload": texts("choose_files")},
                "patterns": PATTERNS if is_danish else (),
                "said": {"copied": texts("copied")},
                **for_browser(view),
            },
            on_go_change=lambda: None,
            height=1,
        )


def _go(view: View, here: str, menu: Mapping[str, st.Page]) -> None:
    """Show that view in this session; a path that is no page is not followed."""
    if view.page == here:
        st.query_params.from_dict(view.params)
        st.rerun()
    elif view.page in menu:
        st.switch_page(menu[view.page], query_params=view.params)
