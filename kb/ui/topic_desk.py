"""Who finds the topics of a law in the app: by words at once, by words and meaning when every text has been read.

The first comparison after new documents makes a vector of each text, which takes minutes for a large library, so it
runs beside the pages (`kb.ui.beside`), once for all sessions, and says how far it is.
"""

from __future__ import annotations

import logging
import threading

import streamlit as st

from kb.compare.topics import TopicTable, build_topics
from kb.library import Library
from kb.paths import Home
from kb.topic_tables import topic_table
from kb.ui import beside
from kb.ui.texts import Texts
from kb.ui.waiting import until

log = logging.getLogger(__name__)
SOON = 4.0  # seconds that a page waits for the meaning where the vectors are at hand: it takes one or two
FEW = 40  # texts to read that are worth waiting for: a second


class TopicDesk:
    """The topics of one law over one state of the library."""

    def __init__(self, home: Home, library: Library, law: str) -> None:
        self._home, self._library, self._law = home, library, law
        self._by_words: TopicTable | None = None
        self._by_meaning: TopicTable | None = None
        self._settled = threading.Event()  # done, or it is known that it takes a while
        self.is_done = False
        self.read, self.of = 0, 0  # texts whose meaning is known
        threading.Thread(target=self._make, name="topics", daemon=True).start()

    def table(self) -> tuple[TopicTable, bool]:
        """The best table that there is by now, and whether a better one is coming.

        Raises: QueryError when the library does not know the law.
        """
        self._settled.wait(SOON)
        is_done = self.is_done
        if self._by_meaning is not None:
            return self._by_meaning, False
        if self._by_words is None:
            self._by_words = build_topics(self._library, self._law)
        return self._by_words, not is_done

    def _make(self) -> None:
        try:
            encoder = beside.for_topics()
            if encoder is not None:
                with beside.in_a_hurry():
                    self._by_meaning = topic_table(
                        self._home, self._library, self._law, encoder=encoder, progress=self._progress
                    )
        except Exception:
            log.exception("topics by meaning were not made")
        finally:
            self.is_done = True
            self._settled.set()

    def _progress(self, done: int, of: int) -> None:
        self.read, self.of = done, of
        if of > FEW:
            self._settled.set()


def topic_desk(home: Home, library: Library, law: str) -> TopicDesk:
    """The desk of this law and state, shared by all sessions."""
    return _desk(str(home.root), library.snapshot, law, home, library)


def while_reading(desk: TopicDesk, texts: Texts) -> None:
    """Say how far the meaning is; when it is read the topics are found anew."""

    def said() -> tuple[str, int, int]:
        key = "topic_reading" if desk.of else "topic_reading_soon"
        return texts(key, read=texts.number(desk.read), of=texts.number(desk.of)), desk.read, desk.of

    until(lambda: desk.is_done, said, texts)


@st.cache_resource(max_entries=8, show_spinner=False)
def _desk(root: str, snapshot: str, law: str, _home: Home, _library: Library) -> TopicDesk:
    return TopicDesk(_home, _library, law)
