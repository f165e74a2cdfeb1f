"""Who answers searches in the app: with words after a moment, with meaning once every passage has been read.

The first search after new documents makes their index. That takes seconds for the words and minutes for the meaning
of a large library, so it runs beside the pages (`kb.ui.beside`), once for all sessions, and says how far it is.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Collection, Sequence

import streamlit as st

from kb.errors import KbError
from kb.finder import Finder, folder_of
from kb.index import Answer
from kb.index.searcher import Only
from kb.index.states import is_first
from kb.index.vectors import Encoder
from kb.library import Library
from kb.paths import Home
from kb.ui import beside

log = logging.getLogger(__name__)
NOTHING, WORDS, DONE = 0, 1, 2  # stages: what can be searched
SOON = 1.5  # seconds that a page waits before it says that the library is being read


class Desk:
    """Searches over one state of the library."""

    def __init__(self, home: Home, library: Library) -> None:
        self._home, self._library = home, library
        self._words = threading.Event()  # the words can be searched, or making their index failed
        self._lock = threading.Lock()  # one search at a time: what they read is kept in memory
        self._finder: Finder | None = None
        self._failure: Exception | None = None
        self.is_done = False
        self.read, self.of = 0, 0  # passages whose meaning is known
        threading.Thread(target=self._make, name="search index", daemon=True).start()

    @property
    def stage(self) -> int:
        """What can be searched: `NOTHING` yet, `WORDS`, or all that will be (`DONE`)."""
        if self.is_done:
            return DONE
        return WORDS if self._words.is_set() else NOTHING

    def wait(self, seconds: float = SOON) -> bool:
        """True as soon as words can be searched."""
        return self._words.wait(seconds)

    def finder(self) -> Finder:
        """Answers with what is there by now.

        Raises: what making the index raised.
        """
        if self._finder is None:
            raise self._failure or RuntimeError("nothing can be searched yet")
        return self._finder

    def search(
        self, text: str, *, only: Only | None, limit: int, without: Collection[str] = (), also: Sequence[str] = ()
    ) -> Answer:
        """As `Finder.search`, one at a time."""
        with self._lock:
            return self.finder().search(text, only=only, limit=limit, without=without, also=also)

    def alone(self) -> threading.Lock:
        """Held by who asks several things of the finder."""
        return self._lock

    def _make(self) -> None:
        try:
            beside.make_words(self._home)
            self._take(Finder.open(self._home, library=self._library))
            self._words.set()
            encoder = beside.for_search()
            if encoder is not None:
                beside.make_meaning(self._home, self._library, encoder, self._progress)
                self._take(self._with_meaning(encoder))
        except Exception as failure:
            self._failure = failure
            if not isinstance(failure, KbError):
                log.exception("the search index was not made")
        finally:
            self.is_done = True
            self._words.set()

    def _with_meaning(self, encoder: Encoder) -> Finder:
        finder = Finder.open(self._home, library=self._library, encoder=encoder, progress=self._progress)
        finder.search("opfølgning")  # the model and the tables are read before somebody waits for them
        return finder

    def _progress(self, done: int, of: int) -> None:
        self.read, self.of = done, of

    def _take(self, finder: Finder) -> None:
        with self._lock:
            self._finder = finder


def begin_early(home: Home, library: Library) -> None:
    """Where the first index is still to be made, begin before somebody searches."""
    if _is_first(str(home.root), library.snapshot, home):
        desk(home, library)


@st.cache_data(max_entries=2, show_spinner=False)
def _is_first(root: str, snapshot: str, _home: Home) -> bool:
    """Looked up once for a state: reading the index's name takes a fifth of a page's time."""
    return is_first(folder_of(_home), encoder=None)


def desk(home: Home, library: Library) -> Desk:
    """The desk of this state, shared by all sessions."""
    return _desk(str(home.root), library.snapshot, home, library)


@st.cache_resource(max_entries=2, show_spinner=False)
def _desk(root: str, snapshot: str, _home: Home, _library: Library) -> Desk:
    return Desk(_home, _library)
