"""Open a page as a browser would: by its address."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import kb
from kb.paths import Home
from kb.ui.address import View

APP = Path(kb.__file__).parent.parent / "app.py"


@pytest.fixture(autouse=True)
def in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tiny library's index is made by the page that wants it."""
    monkeypatch.setattr("kb.ui.frame.begin_early", lambda home, library: None)
    monkeypatch.setattr("kb.ui.beside.make_words", lambda home: None)
    monkeypatch.setattr("kb.ui.beside.A_WHILE", 0.0)  # what was begun in one test ends before the next


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch, tiny_home: Home) -> Callable[..., AppTest]:
    """The app at this view, over the tiny library or another home."""
    logging.getLogger("streamlit").setLevel(logging.ERROR)

    def opened(view: View, *, home: Home = tiny_home, **more: str) -> AppTest:
        monkeypatch.setenv("KB_HOME", str(home.root))
        at = AppTest.from_file(str(APP), default_timeout=120)
        at._page_hash = calc_hash(view.page)  # AppTest can switch to pages that are files only
        for key, values in {**view.params, **more}.items():
            at.query_params[key] = values
        return at.run()

    return opened
