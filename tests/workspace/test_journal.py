"""What people decided is kept, whatever happens to the process, and can be taken back."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kb.errors import StoreError
from kb.workspace import Entry, Journal

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_an_entry_is_there_for_the_next_reader(tmp_path: Path) -> None:
    kept = Journal(tmp_path / "workspace").add("note", {"text": "æøå\nto"}, by="Åse", at=NOON)
    assert Journal(tmp_path / "workspace").entries() == (kept,)
    assert (kept.at, kept.by, kept.kind, kept.payload) == (
        "2026-03-02T12:00:00+00:00",
        "Åse",
        "note",
        {"text": "æøå\nto"},
    )


def test_undoing_takes_back_and_undoing_that_brings_back(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    first, second = (journal.add("note", {"n": n}, by="A", at=NOON) for n in (1, 2))
    undoing = journal.undo(first.id, by="B", at=NOON)
    assert journal.valid("note") == (second,)
    journal.undo(undoing.id, by="B", at=NOON)
    assert journal.valid("note") == (first, second)
    assert len(journal.entries()) == 4


def test_an_unknown_entry_cannot_be_undone(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="ingen rettelse"):
        Journal(tmp_path).undo("0" * 12, by="A")


@pytest.mark.parametrize("torn", [b'{"id": "x', b"\xff\xfe", b"[]", b"{}", b"null", b'{"id": 1}'])
def test_half_a_line_harms_nothing(tmp_path: Path, torn: bytes) -> None:
    journal = Journal(tmp_path)
    first = journal.add("note", {}, by="A", at=NOON)
    with (tmp_path / "journal.jsonl").open("ab") as file:
        file.write(torn)
    assert journal.entries() == (first,)
    second = journal.add("note", {}, by="A", at=NOON)
    assert journal.entries() == (first, second)
    assert first.id != second.id, "the same words at the same time are two decisions"


def test_writers_take_turns(tmp_path: Path) -> None:
    def write() -> None:
        for n in range(5):
            Journal(tmp_path).add("note", {"n": n}, by="A")

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    entries = Journal(tmp_path).entries()
    assert len(entries) == len({entry.id for entry in entries}) == 20


def test_the_version_changes_with_each_entry(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    versions = [journal.version]
    for _ in range(3):
        journal.add("note", {}, by="A", at=NOON)
        versions.append(journal.version)
    assert versions[0] == ""
    assert len(set(versions)) == 4


def test_a_folder_that_takes_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="kunne ikke gemmes"):
        Journal(tmp_path / "file" / "workspace").add("note", {}, by="A")


def test_a_payload_comes_back_as_it_was_given(tmp_path: Path) -> None:
    payload = {"lines": [3, 9], "name": "x", "empty": None, "deep": {"a": True}}
    entry = Journal(tmp_path).add("note", payload, by="A", at=NOON)
    assert Journal(tmp_path).entries() == (Entry(entry.id, entry.at, "A", "note", payload),)
