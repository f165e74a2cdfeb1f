"""The store as files in `indexes/`.

    CURRENT                    id of the complete state, replaced in one step
    snapshots/<id>.json        what it holds: receipt, documents, rejected files
    source/<key>.json.gz       records, named after what they depend on; never changed once written
    cleaning/<key>.json.gz
    reading/<key>.json.gz
    <kind>/<group>-<key>.json.gz   what saves time and can be made from the others: one a group
    lock                       held by the one process that writes

Each file is written beside its place, flushed to the disk and moved in. A run that is killed leaves files that nobody
refers to: the next run finds them done, and sweeps what it does not need. The state before the current one is kept, so
that whoever has it open reads on.
"""

from __future__ import annotations

import gzip
import hashlib
import logging
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from kb.errors import StoreError
from kb.model import Reading, Source
from kb.store.codec import HINT, dumps, loads
from kb.store.lock import only_writer
from kb.store.records import Cleaning, Snapshot

T = TypeVar("T")

log = logging.getLogger(__name__)

KINDS: tuple[type[object], ...] = (Source, Cleaning, Reading)
GZIP_LEVEL = 3  # a source of 100 kB: 12 ms and 15 % of its size; level 9 takes 5 times as long for a tenth less


# What an earlier version kept beside the vectors of search, which are named after their model.
_OF_A_TEXT = "[0-9a-f]" * 24


class FileStore:
    """`Store` in one folder of one machine."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def current(self) -> Snapshot | None:
        try:
            snapshot_id = (self.root / "CURRENT").read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise StoreError(f"De gemte data i {self.root} kan ikke læses.", hint=HINT) from error
        return self._snapshot(snapshot_id)

    def has(self, kind: type[object], key: str) -> bool:
        try:
            self._body(kind, key)
        except StoreError:
            return False
        return True

    def load(self, kind: type[T], key: str) -> T:
        return loads(self._body(kind, key), kind)

    def save(self, key: str, record: object) -> None:
        place = self._place(type(record), key)
        _write(place, gzip.compress(dumps(record).encode("utf-8"), GZIP_LEVEL, mtime=0), with_name=False)

    def recall(self, kind: type[T], group: str, key: str) -> T | None:
        try:
            return self.load(kind, _grouped(group, key))
        except StoreError:
            return None

    def remember(self, group: str, key: str, record: object) -> None:
        folder = self._folder(type(record))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.save(_grouped(group, key), record)
            for place in folder.glob(f"{_grouped(group, '')}*"):
                if place != self._place(type(record), _grouped(group, key)):
                    place.unlink(missing_ok=True)
        except (OSError, StoreError):
            log.debug("%s %s", type(record).__name__, group, exc_info=True)

    def adopt(self, other: FileStore) -> None:
        """Take over the records that another store has and this one lacks; its state and what it says is left out."""
        for kind in KINDS:
            folder = self._folder(kind)
            folder.mkdir(parents=True, exist_ok=True)
            for place in other._folder(kind).glob("*.json.gz"):
                mine = folder / place.name
                if not mine.exists():
                    _write(mine, place.read_bytes())

    def publish(self, snapshot: Snapshot) -> None:
        previous = self._current_or_none()
        for kind in KINDS:
            _flush_folder(self._folder(kind))
        _write(self._manifest(snapshot.id), dumps(snapshot, indent=1).encode("utf-8"))
        _write(self.root / "CURRENT", f"{snapshot.id}\n".encode("ascii"))
        self._sweep((snapshot, previous) if previous else (snapshot,))

    @contextmanager
    def writing(self) -> Iterator[None]:
        try:
            for kind in KINDS:
                self._folder(kind).mkdir(parents=True, exist_ok=True)
            (self.root / "snapshots").mkdir(exist_ok=True)
        except OSError as error:
            raise _no_writing(self.root, error) from error
        with only_writer(self.root / "lock"):
            yield

    def _current_or_none(self) -> Snapshot | None:
        try:
            return self.current()
        except StoreError:  # damaged, and about to be replaced
            return None

    def _snapshot(self, snapshot_id: str) -> Snapshot:
        try:
            return loads(self._manifest(snapshot_id).read_bytes(), Snapshot)
        except OSError as error:
            raise StoreError(f"De gemte data i {self.root} er ikke hele.", hint=HINT) from error

    def _manifest(self, snapshot_id: str) -> Path:
        return self.root / "snapshots" / f"{snapshot_id}.json"

    def _folder(self, kind: type[object]) -> Path:
        return self.root / kind.__name__.lower()

    def _body(self, kind: type[object], key: str) -> bytes:
        """The JSON of a record; gzip's checksum has seen every byte of it."""
        place = self._place(kind, key)
        try:
            packed = place.read_bytes()
            if not packed:  # what a full disk may leave, and to gzip a whole file of nothing
                raise EOFError
            return gzip.decompress(packed)
        except (OSError, EOFError, zlib.error) as error:
            raise StoreError(f"De gemte data mangler eller er beskadiget ({place.name}).", hint=HINT) from error

    def _place(self, kind: type[object], key: str) -> Path:
        return self._folder(kind) / f"{key}.json.gz"

    def _sweep(self, snapshots: tuple[Snapshot, ...]) -> None:
        """Remove what these snapshots do not refer to."""
        keys = [entry.keys for snapshot in snapshots for entry in snapshot.entries]
        kept = {self._manifest(snapshot.id) for snapshot in snapshots}
        kept |= {self._place(Source, key.source) for key in keys}
        kept |= {self._place(Cleaning, key.cleaning) for key in keys}
        kept |= {self._place(Reading, key.reading) for key in keys}
        places = [*self.root.glob("*.tmp"), *(self.root / "vectors").glob(f"{_OF_A_TEXT}.npz")]
        for folder in (self.root / "snapshots", *map(self._folder, KINDS)):
            places.extend(folder.iterdir())
        for place in places:
            if place not in kept:
                place.unlink(missing_ok=True)


def _grouped(group: str, key: str) -> str:
    """A name that begins with its group's."""
    return f"{hashlib.sha256(group.encode('utf-8', 'replace')).hexdigest()[:16]}-{key}"


def _write(place: Path, data: bytes, *, with_name: bool = True) -> None:
    """Put a file in its place whole: whoever looks sees the old one or the new one.

    `with_name=False` leaves its name to be flushed with others: 8 ms each, and nothing refers to a record before
    `publish` has flushed them all.
    """
    draft = place.with_name(f"{place.name}.{os.getpid()}.tmp")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, place)
    except OSError as error:
        raise _no_writing(place.parent, error) from error
    if with_name:
        _flush_folder(place.parent)


def _flush_folder(folder: Path) -> None:
    """Let the names of its files reach the disk."""
    if os.name != "posix":  # elsewhere a folder cannot be flushed
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise _no_writing(folder, error) from error


def _no_writing(folder: Path, error: OSError) -> StoreError:
    return StoreError(
        f"Der kan ikke skrives i {folder} ({error.strerror}).",
        hint="Skaf plads, ret mappens rettigheder, eller vælg en anden mappe med --home.",
    )
