"""What does the store keep beside the records of `kb.model`?"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kb.model import CleanText, Document, Edit, Finding, Role, Source
from kb.store.codec import dumps


@dataclass(frozen=True, slots=True)
class Cleaning:
    """A `CleanText` without its source, so that new cleaning rules write no second copy of the source."""

    texts: tuple[str, ...]
    roles: tuple[Role, ...]
    pages: tuple[int | None, ...]
    edits: tuple[Edit, ...] = ()
    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, clean: CleanText) -> Cleaning:
        return cls(clean.texts, clean.roles, clean.pages, clean.edits, clean.findings)

    def over(self, source: Source) -> CleanText:
        return CleanText(source, self.texts, self.roles, self.pages, self.edits, self.findings)


@dataclass(frozen=True, slots=True)
class Keys:
    """Names of a document's three records. Each is a hash of all that its record depends on, the one before included,
    so a changed rule makes a new reading and leaves the source as it is."""

    source: str
    cleaning: str
    reading: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as a snapshot lists it: enough for an overview without opening anything else."""

    document: Document
    keys: Keys
    path: str  # where the file stood when it was read
    size: int  # bytes
    laws: tuple[str, ...] = ()  # of its standards, in the order of the text
    standards: int = 0
    sections: int = 0
    provisions: int = 0
    municipality: str = ""  # as named on the command line, "" when the document speaks for itself
    manifest: tuple[tuple[str, str], ...] = ()  # what manifest.toml says of it, sorted
    ocr: bool = True  # image pages were to be read


@dataclass(frozen=True, slots=True)
class Rejection:
    """A file that could not be read, so that a comparison can say so instead of showing nothing."""

    document: str
    path: str
    reason: str  # Danish, one sentence
    hint: str = ""  # Danish, what to do
    municipality: str = ""  # when the command line or manifest.toml names it


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a snapshot was made with."""

    reader: str
    cleaning: str
    rules: str
    steps: tuple[str, ...] = ()  # of cleaning, in order
    packages: tuple[tuple[str, str], ...] = ()  # name, version; those that readings depend on


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One complete state of the library."""

    id: str
    receipt: Receipt
    entries: tuple[Entry, ...] = ()  # by document
    rejected: tuple[Rejection, ...] = ()  # by document and path

    @classmethod
    def of(cls, receipt: Receipt, entries: Mapping[str, Entry], rejected: Mapping[str, Rejection]) -> Snapshot:
        """A snapshot named after its content: the same files read the same way have the same id on every machine."""
        snapshot = cls(
            "",
            receipt,
            tuple(entries[name] for name in sorted(entries)),
            tuple(sorted(rejected.values(), key=lambda rejection: (rejection.document, rejection.path))),
        )
        placeless = replace(
            snapshot,
            entries=tuple(replace(entry, path="") for entry in snapshot.entries),
            rejected=tuple(replace(rejection, path="") for rejection in snapshot.rejected),
        )
        return replace(snapshot, id=hashlib.sha256(dumps(placeless).encode()).hexdigest()[:16])
