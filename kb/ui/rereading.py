"""Were the documents read by an older version of the program, and how does a reader have them read again?

Beside the pages and once for all sessions: until it is done the library is as it was. What people corrected, approved
and decided is kept apart from readings and stays.
"""

from __future__ import annotations

import logging
import threading

import streamlit as st

from kb.derive import current_receipt
from kb.errors import KbError
from kb.ingest import ingest
from kb.library import Library
from kb.paths import Home
from kb.store import Receipt
from kb.ui.markup import notice
from kb.ui.texts import Texts
from kb.ui.waiting import until

log = logging.getLogger(__name__)


class Rereading:
    """All documents of a library read anew with the installed rules."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._thread: threading.Thread | None = None
        self.failure = ""  # in words, of the last try
        self.done, self.of = 0, 0  # documents

    @property
    def is_at_work(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def begin(self) -> None:
        """Once: who asks while it is at work gets what is being made."""
        if not self.is_at_work:
            self.failure, self.done, self.of = "", 0, 0
            self._thread = threading.Thread(target=self._read, name="rereading", daemon=True)
            self._thread.start()

    def _read(self) -> None:
        try:
            ingest(self._home, [], progress=self._progress)
        except KbError as error:
            self.failure = f"{error.message} {error.hint}".strip()
        except Exception as slip:
            log.exception("the documents were not read again")
            self.failure = type(slip).__name__

    def _progress(self, done: int, of: int, name: str) -> None:
        self.done, self.of = done, of


def offer_rereading(home: Home, library: Library, texts: Texts) -> None:
    """Say that there are newer rules, with a button that applies them; nothing where the readings are up to date."""
    work = _work(str(home.root), home)
    if not work.is_at_work and library.receipt == _installed():
        return
    with st.container(key="rereading"):
        if not work.is_at_work:
            notice(texts("older_rules"), kind="warning", hint=texts("older_rules_do"))
            if work.failure:
                notice(texts("reread_failed", reason=work.failure), kind="error")
            if st.button(texts("reread"), type="primary", key="reread"):
                work.begin()
                st.rerun()
        else:
            until(lambda: not work.is_at_work, lambda: (texts("rereading"), work.done, work.of), texts)


@st.cache_resource(show_spinner=False)
def _work(root: str, _home: Home) -> Rereading:
    return Rereading(_home)


@st.cache_resource(show_spinner=False)
def _installed() -> Receipt:
    """What this process makes readings with: its code was loaded when it began."""
    return current_receipt()
