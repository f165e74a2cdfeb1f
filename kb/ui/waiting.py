"""How does a page say that something is on its way, and come back by itself when it is there?"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from kb.ui.markup import draw
from kb.ui.texts import Texts

EVERY = 1.5  # seconds


def until(is_ready: Callable[[], bool], said: Callable[[], tuple[str, int, int]], texts: Texts) -> None:
    """Say what is being done, how much is done and of how much (0 = not known); when ready the page is drawn anew."""

    @st.fragment(run_every=EVERY)
    def waiting() -> None:
        if is_ready():
            st.rerun()
        message, done, of = said()
        draw("loading.html", texts=texts, message=message, done=done, of=of)

    waiting()
