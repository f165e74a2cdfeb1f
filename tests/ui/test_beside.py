"""Does the heavy work happen in its own process, once, and does what can wait stand back?"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from types import SimpleNamespace

import numpy as np
import pytest

from kb.finder import Finder
from kb.ingest import ingest
from kb.library import Library
from kb.meaning.encoder import Vectors
from kb.paths import Home
from kb.ui import beside
from kb.ui.desk import Desk
from kb.ui.topic_desk import FEW, TopicDesk


class Constant:
    """An encoder for which all texts are alike."""

    name = "constant"

    def passages(self, texts: Sequence[str]) -> Vectors:
        return np.ones((len(texts), 4), dtype=np.float32) / 2

    def query(self, text: str) -> Vectors:
        return np.ones(4, dtype=np.float32) / 2


@pytest.fixture
def read(home: Home) -> Home:
    ingest(home, [home.corpus], workers=1)
    return home


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the process is asked for, done here."""
    asked: list[str] = []

    def do(work, *arguments):  # type: ignore[no-untyped-def]
        asked.append(work.__name__)
        return Constant().passages(arguments[1]) if work is beside._vectors else work(*arguments)

    monkeypatch.setattr(beside._process, "do", do)
    return asked


def made(home: Home) -> list[str]:
    folder = home.indexes / "search"
    return sorted(place.name for place in folder.glob("[!.]*/")) if folder.is_dir() else []


@pytest.mark.slow
def test_another_process_makes_the_first_index_of_words(read: Home) -> None:
    process = beside._Process()
    process.do(beside._make_index, str(read.root), False)
    (folder,) = made(read)
    assert Finder.open(read).search("bostøtte").hits
    assert made(read) == [folder], "opened, not made again"
    process._end()


def test_only_the_first_index_goes_to_the_process(read: Home, here: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()  # the page's own way of making words, which other tests go round
    monkeypatch.setattr(beside._process, "do", lambda work, *arguments: here.append(work.__name__) or work(*arguments))
    beside.make_words(read)
    beside.make_words(read)
    assert here == ["_make_index"]


def test_vectors_of_passages_come_from_the_process_and_questions_stay(here: list[str]) -> None:
    encoder = beside.BesideEncoder(Constant(), can_wait=True)
    assert encoder.passages(["en", "to"]).shape == (2, 4)
    assert here == ["_vectors"]
    assert encoder.query("en").shape == (4,)
    assert here == ["_vectors"]


def test_what_can_wait_stands_back_while_somebody_waits(here: list[str]) -> None:
    patient = threading.Thread(target=beside.BesideEncoder(Constant(), can_wait=True).passages, args=(["en"],))
    with beside.in_a_hurry():
        patient.start()
        beside.BesideEncoder(Constant(), can_wait=False).passages(["to"])
        assert here == ["_vectors"]
        assert patient.is_alive()
    patient.join(10)
    assert here == ["_vectors", "_vectors"]


def test_what_can_wait_lets_a_page_pass(here: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[float] = []
    clock = SimpleNamespace(sleep=passed.append, monotonic=lambda: 100.0 + 10 * len(passed))
    monkeypatch.setattr(beside, "time", clock)
    monkeypatch.setattr(beside, "_attended_until", 0.0)
    monkeypatch.setattr(beside, "A_WHILE", 3.0)
    beside.page_asked_for()
    beside.BesideEncoder(Constant(), can_wait=False).passages(["to"])
    assert passed == []
    made = beside.BesideEncoder(Constant(), can_wait=True).passages(["en"] * (beside.A_FEW + 1))
    assert passed == [3.0]
    assert made.shape == (beside.A_FEW + 1, 4)
    assert here == ["_vectors"] * 3


def test_topics_by_words_are_there_before_all_texts_are_read(read: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()

    def slow(home, library, law, *, encoder, progress):  # type: ignore[no-untyped-def]
        progress(0, FEW + 1)
        go_on.wait(30)
        return "better"

    monkeypatch.setattr("kb.ui.topic_desk.topic_table", slow)
    monkeypatch.setattr(beside, "for_topics", Constant)
    desk = TopicDesk(read, Library.open(read), "SEL § 85")
    table, is_coming = desk.table()
    assert table.statements
    assert is_coming
    assert (desk.read, desk.of) == (0, FEW + 1)
    go_on.set()
    while not desk.is_done:
        go_on.wait(0.01)
    assert desk.table() == ("better", False)


def test_a_process_that_dies_costs_time_only(read: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    from concurrent.futures.process import BrokenProcessPool

    def die(*_: object) -> None:
        raise BrokenProcessPool

    monkeypatch.undo()
    monkeypatch.setattr(beside._process, "do", die)
    monkeypatch.setattr("kb.meaning.encoder.bundled", Constant)
    monkeypatch.delenv("KB_MODEL", raising=False)
    desk = Desk(read, Library.open(read))
    assert desk.wait(60)
    assert desk.search("bostøtte", only=None, limit=5).hits
    while not desk.is_done:
        threading.Event().wait(0.01)
    assert desk.search("bostøtte", only=None, limit=5).has_meaning
