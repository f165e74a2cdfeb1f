"""What does one run of a page start from: the library, the language, the view asked for?

One of the two places that turn a `KbError` into words; the other is the command group in `cli`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from kb.corrections import Ledger
from kb.errors import KbError
from kb.library import Library
from kb.paths import Home
from kb.store import FileStore
from kb.ui.address import View
from kb.ui.markup import notice
from kb.ui.texts import Texts
from kb.workspace import Journal

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Visit:
    """What a page is told."""

    home: Home
    texts: Texts
    view: View  # what the address asks for; without an address, what this page showed last in the session
    is_new: bool  # the address asks for something else than what was shown: the widgets take its choices

    def choice(self, widget: str, options: Sequence[str], asked: str, usual: str) -> None:
        """Give the widget for one of the options what the address asks for, unless the reader has used it since."""
        if self.is_new or st.session_state.get(widget) not in options:
            st.session_state[widget] = asked if asked in options else usual

    def choices(self, widget: str, options: Sequence[str], asked: Sequence[str], usual: Sequence[str]) -> None:
        """The same for a widget that takes several."""
        if self.is_new or widget not in st.session_state:
            st.session_state[widget] = [option for option in asked if option in options] or list(usual)


def library(home: Home) -> Library | None:
    """The current state of the library, kept in memory between runs and sessions; None before anything was read.

    Raises: StoreError when the state cannot be read.
    """
    store = FileStore(home.indexes)
    snapshot = store.current()
    if snapshot is None:
        return None
    # The id of a snapshot leaves out where the files stand.
    places = tuple(entry.path for entry in snapshot.entries)
    as_read = _kept(str(home.root), snapshot.id, places, Library(store, snapshot))
    journal = Journal(home.workspace)
    ledger = _ledger(str(home.root), journal.version, journal)
    return _corrected(str(home.root), snapshot.id, places, ledger.version, as_read.corrected(ledger))


@st.cache_resource(max_entries=2, show_spinner=False)
def _kept(root: str, snapshot: str, places: tuple[str, ...], _opened: Library) -> Library:
    """The library that was opened first for this state, with the documents it has loaded."""
    return _opened


@st.cache_resource(max_entries=2, show_spinner=False)
def _ledger(root: str, version: str, _journal: Journal) -> Ledger:
    """What people corrected, read once for each state of the journal."""
    return Ledger.read(_journal)


@st.cache_resource(max_entries=4, show_spinner=False)
def _corrected(root: str, snapshot: str, places: tuple[str, ...], version: str, _opened: Library) -> Library:
    """The library with these corrections that was opened first."""
    return _opened


def remember(view: View) -> None:
    """This is what the page shows now: its address is no new question, and coming back to the page shows it again."""
    st.session_state["addresses"] = (*st.session_state.get("addresses", ())[-3:], view.params)
    st.session_state.setdefault("last_views", {})[view.page] = view


@contextmanager
def told(texts: Texts) -> Iterator[None]:
    """What goes wrong inside is said on the page in a sentence or two; the rest of the page stays."""
    try:
        yield
    except KbError as error:
        log.debug("", exc_info=True)
        notice(error.message, kind="error", hint=error.hint)
    except Exception as slip:
        log.exception("a page failed")
        notice(texts("failed", kind=type(slip).__name__), kind="error")
