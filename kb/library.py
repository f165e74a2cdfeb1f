"""The read side: everything that was understood, opened cheaply and loaded document by document."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from kb.alphabet import danish_order
from kb.errors import QueryError, StoreError
from kb.law.register import natural_key
from kb.model import CleanText, Document, Provision, Reading, Section, Source, Standard
from kb.paths import Home
from kb.store import Cleaning, Entry, FileStore, Receipt, Rejection, Snapshot, Store


class Library:
    """One complete state. It does not change when a new state is published; open again to see that one."""

    def __init__(self, store: Store, snapshot: Snapshot) -> None:
        self._store = store
        self._snapshot = snapshot
        self._entries = {entry.document.document: entry for entry in snapshot.entries}
        self._sources: dict[str, Source] = {}
        self._cleans: dict[str, CleanText] = {}
        self._readings: dict[str, Reading] = {}

    @classmethod
    def open(cls, home: Home) -> Library:
        """The current state of the library in this home.

        Raises: StoreError when nothing was ingested yet or the state cannot be read.
        """
        store = FileStore(home.indexes)
        snapshot = store.current()
        if snapshot is None:
            raise StoreError(f"Der er ikke indlæst dokumenter i {home.root}.", hint="Kør `kb ingest`.")
        return cls(store, snapshot)

    @property
    def snapshot(self) -> str:
        """Id of the state: the same id, the same content."""
        return self._snapshot.id

    @property
    def receipt(self) -> Receipt:
        return self._snapshot.receipt

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The documents with what an overview shows of them: laws, counts, path. Nothing is loaded for it."""
        return self._snapshot.entries

    @property
    def rejected(self) -> tuple[Rejection, ...]:
        """Files that could not be read when they were last tried."""
        return self._snapshot.rejected

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        return tuple(entry.document for entry in self._snapshot.entries)

    def municipalities(self) -> tuple[str, ...]:
        """Municipalities that have a document, in Danish order."""
        names = {document.municipality for document in self.documents} - {""}
        return tuple(sorted(names, key=danish_order))

    def laws(self) -> tuple[str, ...]:
        """Law references that a standard rests on, § 9 before § 82 a before § 85."""
        return tuple(sorted({law for entry in self.entries for law in entry.laws}, key=natural_key))

    def find(self, name: str) -> str:
        """The document that a person means by a file name, its stem or a beginning of it.

        Raises: QueryError naming similar documents when there is none or more than one.
        """
        if name in self._entries:
            return name
        wanted = name.casefold()
        folded = {document.casefold(): document for document in self._entries}
        stems = [document for fold, document in folded.items() if Path(fold).stem == wanted or fold == wanted]
        meant = stems or [document for fold, document in folded.items() if fold.startswith(wanted)]
        if len(meant) == 1:
            return meant[0]
        rejection = next((known for known in self.rejected if known.document == name), None)
        if rejection is not None:
            raise QueryError(f"'{name}' kunne ikke læses sidst: {rejection.reason}", hint=rejection.hint)
        near = meant or [folded[fold] for fold in difflib.get_close_matches(wanted, folded, n=3, cutoff=0.5)]
        said = f"'{name}' passer på flere dokumenter." if meant else f"Der er intet dokument med navnet '{name}'."
        named = " eller ".join(f"'{document}'" for document in near[:5])
        raise QueryError(said, hint=f"Mente du {named}?" if near else "Se navnene med `kb export sources`.")

    def entry(self, name: str) -> Entry:
        return self._entries[self.find(name)]

    def document(self, name: str) -> Document:
        return self.entry(name).document

    def source(self, name: str) -> Source:
        """The document as it was read."""
        entry = self.entry(name)
        name = entry.document.document
        if name not in self._sources:
            self._sources[name] = self._store.load(Source, entry.keys.source)
        return self._sources[name]

    def clean(self, name: str) -> CleanText:
        """The cleaned text, with its source."""
        entry = self.entry(name)
        name = entry.document.document
        if name not in self._cleans:
            self._cleans[name] = self._store.load(Cleaning, entry.keys.cleaning).over(self.source(name))
        return self._cleans[name]

    def reading(self, name: str) -> Reading:
        """Standards, sections and provisions of a document."""
        entry = self.entry(name)
        name = entry.document.document
        if name not in self._readings:
            reading = self._store.load(Reading, entry.keys.reading)
            self._readings[name] = replace(reading, document=entry.document)
        return self._readings[name]

    def source_path(self, name: str) -> Path:
        """Where the file stood when it was read; it may have gone since."""
        return Path(self.entry(name).path)

    @property
    def standards(self) -> tuple[Standard, ...]:
        return tuple(standard for reading in self._each_reading() for standard in reading.standards)

    @property
    def sections(self) -> tuple[Section, ...]:
        return tuple(section for reading in self._each_reading() for section in reading.sections)

    @property
    def provisions(self) -> tuple[Provision, ...]:
        return tuple(provision for reading in self._each_reading() for provision in reading.provisions)

    def standards_under(self, law: str) -> tuple[Standard, ...]:
        """Standards that rest on exactly this law reference, as `laws` writes it."""
        return tuple(
            standard
            for entry in self.entries
            if law in entry.laws
            for standard in self.reading(entry.document.document).standards
            if law in standard.law_refs
        )

    def _each_reading(self) -> Iterator[Reading]:
        return (self.reading(name) for name in self._entries)
