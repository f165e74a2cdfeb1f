"""Searches that people keep, on the search page: what is new since the last look, and what was it before?"""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from kb.library import Library
from kb.present import parts
from kb.saved_searches import Asked, Change, ChangeKind, News, Saved, Sight, news_of, remove, save, saved_searches, seen
from kb.search_news import fact_change
from kb.ui.address import DOCUMENT, SEARCH, View
from kb.ui.decisions import person, remember_person
from kb.ui.desk import Desk
from kb.ui.markup import draw, notice
from kb.ui.state import Visit
from kb.ui.texts import Texts
from kb.workspace import Journal

_KINDS = {ChangeKind.NEW: "news_new", ChangeKind.CHANGED: "news_changed", ChangeKind.GONE: "news_gone"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A change as the page shows it."""

    kind: str  # key of its text
    place: str
    href: str  # "" for what is gone
    facts: tuple[str, ...]
    before: str
    after: str


def asked_of(view: View) -> Asked:
    """The search of a view, to be kept."""
    return Asked(
        query=view.option("q"),
        municipalities=view.municipalities,
        laws=(view.law,) if view.law else (),
        types=view.types,
        documents=view.chosen("fil"),
        approved_from=view.option("fra") or (min(view.chosen("aar")) if view.chosen("aar") else ""),
        approved_to=view.option("til") or (max(view.chosen("aar")) if view.chosen("aar") else ""),
        without=view.chosen("uden"),
        also=view.chosen("ogsaa"),
    )


def view_of_saved(asked: Asked, language: str) -> View:
    """The view that shows a saved search."""
    return View(
        SEARCH,
        law=next(iter(asked.laws), ""),
        municipalities=asked.municipalities,
        types=asked.types,
        language=language,
    ).with_options(
        q=asked.query,
        fil=asked.documents,
        fra=asked.approved_from,
        til=asked.approved_to,
        uden=asked.without,
        ogsaa=asked.also,
    )


def keeping(library: Library, answering: Desk, view: View, visit: Visit) -> None:
    """A name and a button: the search of the view is kept."""
    texts = visit.texts
    with st.expander(texts("save_search")), st.form("save_form", border=False, clear_on_submit=True):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input(texts("save_name"), key="save_name", max_chars=80, placeholder=view.option("q")[:60])
            by = st.text_input(texts("your_name"), value=person(), key="save_by", max_chars=80)
            is_wanted = st.form_submit_button(texts("save_do"))
        if is_wanted:
            named = name.strip() or view.option("q")
            with answering.alone():
                finder = answering.finder()
                save(Journal(visit.home.workspace), finder, library, named, asked_of(view), by=remember_person(by))
            notice(texts("saved_as", name=named))


def listed(library: Library, answering: Desk, visit: Visit) -> None:
    """The searches that are kept, with their news."""
    texts = visit.texts
    journal = Journal(visit.home.workspace)
    removed = st.session_state.get("removed_search")
    if removed:
        notice(texts("search_removed", name=removed[1]))
        if st.button(texts("undo_removal"), key="undo_removal"):
            journal.undo(removed[0], by=person())
            del st.session_state["removed_search"]
            st.rerun()
    kept = saved_searches(journal)
    if not kept:
        return
    st.header(texts("saved_searches"), anchor=False)
    for one in kept:
        with st.container(key=f"saved_{one.id}", horizontal=True, vertical_alignment="center"):
            _one(library, answering, one, journal, visit)


def _one(library: Library, answering: Desk, one: Saved, journal: Journal, visit: Visit) -> None:
    texts = visit.texts
    news = _news(library, answering, one, journal)
    with st.container():
        draw(
            "saved_search.html",
            texts=texts,
            name=one.name,
            asked=one.asked.query,
            href=view_of_saved(one.asked, texts.language).href,
            by=texts("saved_by", name=one.by) if one.by else "",
            since=parts.in_words(one.at[:10], texts.words),
            count=texts.count("news", len(news.changes)) if news and news.changes else "",
            is_known=news is not None,
            problem=news.problem if news else "",
            changes=[_shown(change, texts) for change in news.changes] if news else [],
        )
    if news and news.changes and st.button(texts("mark_seen"), key=f"seen_{one.id}"):
        seen(journal, news, by=person())
        st.rerun()
    if st.button(texts("remove_search"), key=f"remove_{one.id}", help=texts("remove_search_help", name=one.name)):
        remove(journal, one, by=person())
        st.session_state["removed_search"] = (journal.entries()[-1].id, one.name)
        st.rerun()


def _news(library: Library, answering: Desk, one: Saved, journal: Journal) -> News | None:
    """What is new, kept for this state of the library and of the journal; None before it can be searched."""
    if not answering.wait(0.0):
        return None
    kept: dict[tuple[str, str, str], News] = st.session_state.setdefault("search_news", {})
    key = (one.id, library.snapshot, journal.version)
    if key not in kept:
        with answering.alone():
            kept[key] = news_of(one, answering.finder(), library)
    return kept[key]


def _shown(change: Change, texts: Texts) -> Shown:
    sight = change.after or change.before
    return Shown(
        kind=_KINDS[change.kind],
        place=_place(sight, texts) if sight else "",
        href=_view(change.after, texts).href if change.after else "",
        facts=tuple(fact_change(fact, texts.words) for fact in change.facts),
        before=change.before.text if change.before else "",
        after=change.after.text if change.after else "",
    )


def _view(sight: Sight, texts: Texts) -> View:
    return replace(
        View(DOCUMENT, document=sight.document, language=texts.language), lines=(sight.start_line, sight.end_line)
    )


def _place(sight: Sight, texts: Texts) -> str:
    key = "tag_line" if sight.start_line == sight.end_line else "tag_lines"
    lines = texts.words(key, start=sight.start_line, end=sight.end_line)
    return f"{sight.municipality} · {sight.heading or sight.title} · {sight.document}, {lines}"
