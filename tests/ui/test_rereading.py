"""Does the overview say that the program has newer rules, and apply them without losing what people wrote?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from kb.derive import current_receipt
from kb.errors import StoreError
from kb.ingest import ingest
from kb.library import Library
from kb.paths import Home
from kb.store import FileStore, Snapshot
from kb.ui.address import OVERVIEW, View
from kb.ui.rereading import Rereading
from tests.ui.test_pages import notices

Open = Callable[..., AppTest]


@pytest.fixture
def read_long_ago(home: Home) -> Home:
    """A home whose documents were read by an older program."""
    ingest(home, [home.corpus], workers=1)
    store = FileStore(home.indexes)
    now = store.current()
    assert now is not None
    with store.writing():
        receipt = replace(now.receipt, rules="00000000")
        entries = {entry.document.document: entry for entry in now.entries}
        store.publish(Snapshot.of(receipt, entries, {}))
    return home


def test_it_is_said_and_a_button_reads_them_again(open_page: Open, read_long_ago: Home) -> None:
    at = open_page(View(OVERVIEW), home=read_long_ago)
    (said,) = notices(at)
    assert said.startswith("Dokumenterne er læst med en ældre udgave af programmet. Læs dem igen")
    work = Rereading(read_long_ago)
    work.begin()
    work.begin()
    assert work._thread is not None
    work._thread.join(120)
    assert (work.is_at_work, work.failure) == (False, "")
    assert Library.open(read_long_ago).receipt == current_receipt()
    at.run()
    assert notices(at) == []
    assert not [button for button in at.button if button.key == "reread"]


def test_the_button_begins_it(open_page: Open, read_long_ago: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Home] = []
    monkeypatch.setattr(Rereading, "begin", lambda self: begun.append(self._home))
    at = open_page(View(OVERVIEW, language="en"), home=read_long_ago)
    at.button(key="reread").click().run()
    assert [home.root for home in begun] == [read_long_ago.root]


def test_what_went_wrong_is_said(open_page: Open, read_long_ago: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreError("Der er ikke plads.", hint="Slet noget.")

    monkeypatch.setattr("kb.ui.rereading.ingest", full)
    work = Rereading(read_long_ago)
    work.begin()
    assert work._thread is not None
    work._thread.join(30)
    assert work.failure == "Der er ikke plads. Slet noget."


def test_nothing_is_said_of_readings_that_are_up_to_date(open_page: Open) -> None:
    at = open_page(View(OVERVIEW))
    assert notices(at) == []
    assert not at.button
