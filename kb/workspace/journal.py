"""The journal of people's decisions: `workspace/journal.jsonl`, one line each, only ever added to.

    {"id": "3f2a…", "at": "2026-03-02T09:14:07+01:00", "by": "Anna Holm", "kind": "section_type", "payload": {…}}

A decision is taken back by adding an entry of kind "undo" that names it, so what was once decided, when and by whom
stays readable. What an entry means is for the module that writes its kind; this one promises that an entry that was
reported as kept is there after a crash, and that nothing else is harmed: a run that is killed in the middle of a line
leaves half a line, which reading passes over and the next writer closes.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from kb.errors import StoreError
from kb.store.lock import only_writer

UNDO = "undo"
PATIENCE = 5.0  # seconds; an entry takes some milliseconds

Payload = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision."""

    id: str  # 12 hexadecimal digits, of what it says and the entry before it
    at: str  # when, ISO 8601 with offset
    by: str  # who, as the person wrote the name
    kind: str  # key of the module that wrote it
    payload: Payload = field(default_factory=dict)  # JSON values


class Journal:
    """The journal of one workspace."""

    def __init__(self, workspace: Path) -> None:
        self._place = workspace / "journal.jsonl"

    @property
    def version(self) -> str:
        """Changes with every entry; "" before the first. Nothing is parsed for it."""
        try:
            return f"{self._place.stat().st_size:x}"
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise self._unreadable(error) from error

    def entries(self) -> tuple[Entry, ...]:
        """All entries in the order in which they were made, those taken back and the undoing included.

        Raises: StoreError when the file cannot be read.
        """
        return tuple(self._read())

    def valid(self, kind: str = "") -> tuple[Entry, ...]:
        """The entries that stand: not undone, and no undoing; all kinds or one."""
        entries = self.entries()
        undone: set[str] = set()
        for entry in reversed(entries):  # an undoing may itself be undone
            if entry.kind == UNDO and entry.id not in undone:
                undone.add(str(entry.payload.get("entry", "")))
        return tuple(
            entry
            for entry in entries
            if entry.kind != UNDO and entry.id not in undone and (not kind or entry.kind == kind)
        )

    def add(self, kind: str, payload: Payload, *, by: str, at: datetime | None = None) -> Entry:
        """Keep a decision; when this returns it is on the disk.

        Raises: StoreError when it cannot be kept.
        """
        try:
            self._place.parent.mkdir(parents=True, exist_ok=True)
            with only_writer(self._place.with_name("journal.lock"), patience=PATIENCE), self._place.open("ab+") as file:
                last = _last_id(self._read())
                entry = _entry(last, at or datetime.now().astimezone(), by, kind, payload)
                file.seek(0, os.SEEK_END)
                if file.tell():
                    file.seek(-1, os.SEEK_END)
                    torn = file.read(1) != b"\n"
                else:
                    torn = False
                file.write((b"\n" if torn else b"") + _line(entry))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise StoreError(
                f"Rettelsen kunne ikke gemmes i {self._place} ({error.strerror}).",
                hint="Skaf plads, eller ret mappens rettigheder, og prøv igen.",
            ) from error
        return entry

    def undo(self, entry_id: str, *, by: str, at: datetime | None = None) -> Entry:
        """Take an entry back; undoing an undoing brings the decision back.

        Raises: StoreError when there is no such entry.
        """
        if all(entry.id != entry_id for entry in self._read()):
            raise StoreError(f"Der er ingen rettelse med id {entry_id}.", hint="Genindlæs siden, og prøv igen.")
        return self.add(UNDO, {"entry": entry_id}, by=by, at=at)

    def _read(self) -> Iterator[Entry]:
        try:
            data = self._place.read_bytes()
        except FileNotFoundError:
            return
        except OSError as error:
            raise self._unreadable(error) from error
        for line in data.split(b"\n"):
            entry = _parsed(line)
            if entry is not None:
                yield entry

    def _unreadable(self, error: OSError) -> StoreError:
        return StoreError(
            f"Rettelserne i {self._place} kan ikke læses ({error.strerror}).", hint="Ret filens rettigheder."
        )


def _entry(last: str, at: datetime, by: str, kind: str, payload: Payload) -> Entry:
    when = at.isoformat(timespec="seconds")
    said = json.dumps([last, when, by, kind, payload], ensure_ascii=False, sort_keys=True)
    return Entry(hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:12], when, by, kind, payload)


def _line(entry: Entry) -> bytes:
    row = {"id": entry.id, "at": entry.at, "by": entry.by, "kind": entry.kind, "payload": entry.payload}
    return (json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _parsed(line: bytes) -> Entry | None:
    """The entry of a line; None for half a line that a killed run left, and for an empty one."""
    try:
        row = json.loads(line)
        return Entry(str(row["id"]), str(row["at"]), str(row["by"]), str(row["kind"]), dict(row["payload"]))
    except (ValueError, KeyError, TypeError):
        return None


def _last_id(entries: Iterator[Entry]) -> str:
    last = ""
    for entry in entries:
        last = entry.id
    return last
