"""Which corrections stand, and how are they written to the journal?"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kb.corrections.records import CHANGES, DISMISSED, KINDS, Anchor, Change, Correction
from kb.errors import QueryError, StoreError
from kb.store import built, plain
from kb.workspace import Entry, Journal

_MOST_NAME = 80  # characters

# Entries never change, and the whole journal is read for each new one: 1,000 take 0.2 s the first time.
_READ: dict[tuple[str, ...], Correction | None] = {}
_MOST_READ = 50_000


@dataclass(frozen=True)  # no slots: what is asked often is worked out once
class Ledger:
    """The corrections that stand, in the order in which they were made."""

    corrections: tuple[Correction, ...] = ()
    dismissed: frozenset[tuple[str, str]] = field(default_factory=frozenset)  # id, document that it was turned down for
    unreadable: int = 0  # entries that this version of the program cannot read

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Ledger:
        """The corrections among the valid entries of a journal."""
        found: list[Correction] = []
        dismissed: set[tuple[str, str]] = set()
        unreadable = 0
        for entry in entries:
            if entry.kind == DISMISSED:
                dismissed.add((str(entry.payload.get("correction")), str(entry.payload.get("document"))))
            elif entry.kind in CHANGES:
                correction = correction_of(entry)
                unreadable += correction is None
                found += [correction] if correction else []
        replaced = {one.replaces for one in found} - {""}
        return cls(tuple(one for one in found if one.id not in replaced), frozenset(dismissed), unreadable)

    @classmethod
    def read(cls, journal: Journal) -> Ledger:
        """What stands in the journal. Raises: StoreError when it cannot be read."""
        return cls.of(journal.valid()) if journal.version else cls()

    @property
    def version(self) -> str:
        """The same corrections, the same version; "" when there are none."""
        return self._version_of(self.corrections)

    @cached_property
    def by_document(self) -> Mapping[str, tuple[Correction, ...]]:
        """The corrections that were made in each document."""
        grouped: dict[str, list[Correction]] = {}
        for one in self.corrections:
            grouped.setdefault(one.anchor.document, []).append(one)
        return {name: tuple(ones) for name, ones in grouped.items()}

    @cached_property
    def by_id(self) -> Mapping[str, Correction]:
        return {one.id: one for one in self.corrections}

    def of_document(self, document: str) -> tuple[Correction, ...]:
        """Those made in the document; a doubt that was dismissed is not among them."""
        ones = self.by_document.get(document, ())
        return tuple(one for one in ones if (one.id, document) not in self.dismissed)

    def version_of(self, document: str) -> str:
        """Changes when what stands for this document changes."""
        return self._version_of(self.of_document(document))

    @staticmethod
    def _version_of(corrections: Iterable[Correction]) -> str:
        ids = ",".join(one.id for one in corrections)
        return hashlib.sha256(ids.encode()).hexdigest()[:8] if ids else ""


def correction_of(entry: Entry) -> Correction | None:
    """The correction that an entry of the journal holds; None when it holds none that can be read."""
    key = (entry.id, entry.at, entry.by, entry.kind, str(entry.payload))
    if key not in _READ:
        if len(_READ) >= _MOST_READ:
            _READ.clear()
        _READ[key] = _correction_of(entry)
    return _READ[key]


def _correction_of(entry: Entry) -> Correction | None:
    try:
        anchor = built(entry.payload["anchor"], Anchor)
        change = built(entry.payload["change"], CHANGES[entry.kind])
    except (KeyError, StoreError):
        return None
    replaces, origin = (str(entry.payload.get(key) or "") for key in ("replaces", "origin"))
    return Correction(entry.id, entry.at, entry.by, anchor, change, replaces, origin)


def keep(
    journal: Journal, anchor: Anchor, change: Change, *, by: str, replaces: str = "", origin: str = ""
) -> Correction:
    """Write a correction; when this returns it is on the disk.

    Raises: QueryError for a name that is none; StoreError when it cannot be kept.
    """
    payload: dict[str, object] = {"anchor": plain(anchor), "change": plain(change)}
    payload |= {key: value for key, value in (("replaces", replaces), ("origin", origin)) if value}
    entry = journal.add(KINDS[type(change)], payload, by=person(by))
    return Correction(entry.id, entry.at, entry.by, anchor, change, replaces, origin)


def dismiss(journal: Journal, correction: Correction, document: str, *, by: str) -> Entry:
    """Turn down a correction for a document: an offer from another edition, or one whose place is in doubt."""
    return journal.add(DISMISSED, {"correction": correction.id, "document": document}, by=person(by))


def person(name: str) -> str:
    """A name as it is kept.

    Raises: QueryError when it is empty or no name.
    """
    plain_name = " ".join(name.split())
    if not re.search(r"\w", plain_name) or len(plain_name) > _MOST_NAME:
        raise QueryError("Skriv dit navn.", hint="Navnet står ved rettelsen, så andre kan se, hvem der har lavet den.")
    return plain_name
