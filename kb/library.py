"""The read side: everything that was understood, opened cheaply and loaded document by document.

What people corrected is laid over what the program read, so that whoever asks a library gets the corrected reading;
`as_read` gives a document as the program alone reads it.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from kb.alphabet import danish_order
from kb.corrections import Correction, Ledger, Outcome, Status
from kb.corrections.amended import Amended, amended, amended_reading
from kb.corrections.carrying import Offer, offers
from kb.corrections.places import Ground
from kb.errors import QueryError, StoreError
from kb.law.register import natural_key
from kb.model import CleanText, Document, Provision, Reading, Role, Section, Source, Standard
from kb.paths import Home
from kb.store import Cleaning, Entry, FileStore, Receipt, Rejection, Snapshot, Store
from kb.workspace import Journal


class Library:
    """One complete state. It does not change when a new state is published; open again to see that one."""

    def __init__(self, store: Store, snapshot: Snapshot, ledger: Ledger | None = None) -> None:
        self._store = store
        self._snapshot = snapshot
        self.ledger = ledger or Ledger()
        self._entries = {entry.document.document: entry for entry in snapshot.entries}
        self._readings: dict[tuple[str, str], Reading] = {}  # by name and version of its corrections
        self._amended: dict[tuple[str, str], Amended] = {}
        self._offers: dict[str, tuple[Offer, ...]] = {}
        self._sources: dict[str, Source] = {}
        self._cleans: dict[str, CleanText] = {}
        self._as_read: dict[str, Reading] = {}

    @classmethod
    def open(cls, home: Home) -> Library:
        """The current state of the library in this home.

        Raises: StoreError when nothing was ingested yet or the state cannot be read.
        """
        store = FileStore(home.indexes)
        snapshot = store.current()
        if snapshot is None:
            raise StoreError(f"Der er ikke indlæst dokumenter i {home.root}.", hint="Kør `kb ingest`.")
        return cls(store, snapshot, Ledger.read(Journal(home.workspace)))

    def corrected(self, ledger: Ledger) -> Library:
        """The same state with these corrections; what is loaded of the documents is shared."""
        other = Library(self._store, self._snapshot, ledger)
        other._sources, other._cleans, other._as_read = self._sources, self._cleans, self._as_read
        other._readings, other._amended = self._readings, self._amended
        return other

    @property
    def snapshot(self) -> str:
        """Id of the state, corrections included: the same id, the same content."""
        return "-".join(part for part in (self._snapshot.id, self.ledger.version) if part)

    @cached_property
    def text_version(self) -> str:
        """Id of what can be searched: approvals change nothing of it, sections, types, facts and names do."""
        changed = [self._amendment(n).text_version for n in self._entries if self.ledger.of_document(n)]
        digest = hashlib.sha256(",".join(changed).encode()).hexdigest()[:8] if any(changed) else ""
        return "-".join(part for part in (self._snapshot.id, digest) if part)

    def text_version_of(self, name: str) -> str:
        """Id of what can be searched of one document: the same id, the same passages."""
        name = self.find(name)
        keys, document = self._entries[name].keys, self.document(name)
        changed = self._amendment(name).text_version if self.ledger.of_document(name) else ""
        known = (document.document, document.municipality, document.title, document.edition_year)
        return hashlib.sha256(repr((keys.cleaning, keys.reading, known, changed)).encode()).hexdigest()[:24]

    @property
    def receipt(self) -> Receipt:
        return self._snapshot.receipt

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The documents with what an overview shows of them: laws, counts, path. Nothing is loaded for it."""
        return tuple(self._entry(name) for name in self._entries)

    @property
    def rejected(self) -> tuple[Rejection, ...]:
        """Files that could not be read when they were last tried."""
        return self._snapshot.rejected

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        return tuple(entry.document for entry in self.entries)

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
        return self._entry(self.find(name))

    def document(self, name: str) -> Document:
        return self.entry(name).document

    def source(self, name: str) -> Source:
        """The document as it was read."""
        name = self.find(name)
        if name not in self._sources:
            self._sources[name] = self._store.load(Source, self._entries[name].keys.source)
        return self._sources[name]

    def clean(self, name: str) -> CleanText:
        """The cleaned text, with its source; lines that a person took for text are text."""
        name = self.find(name)
        clean = self._clean(name)
        shown = self._amendment(name).shown if self.ledger.of_document(name) else ()
        if not shown:
            return clean
        roles = tuple(Role.BODY if n in shown else role for n, role in enumerate(clean.roles, start=1))
        return replace(clean, roles=roles)

    def reading(self, name: str) -> Reading:
        """Standards, sections, provisions and facts of a document, as people corrected them."""
        name = self.find(name)
        if not self.ledger.of_document(name):
            return self.as_read(name)
        key = name, self.ledger.version_of(name)
        reading = self._readings.get(key)
        if reading is None:
            reading = amended_reading(self._store, self._entries[name], self.ledger, lambda: self._loaded(name))
            self._keep_reading(key, reading)
        return reading

    def as_read(self, name: str) -> Reading:
        """The document as the program alone reads it."""
        name = self.find(name)
        if name not in self._as_read:
            entry = self._entries[name]
            reading = self._store.load(Reading, entry.keys.reading)
            self._as_read[name] = replace(reading, document=entry.document)
        return self._as_read[name]

    def outcomes(self, name: str) -> tuple[tuple[Correction, Outcome], ...]:
        """The corrections of a document, each with what became of it, in the order in which they were made.

        A document that is not in the library may have corrections, too: they wait for it.
        """
        ones = self.ledger.of_document(name)
        if name not in self._entries:
            return tuple((one, Outcome(one.id, Status.ABSENT)) for one in ones)
        if not ones:
            return ()
        by_id = {outcome.correction: outcome for outcome in self._amendment(name).outcomes}
        return tuple((one, by_id[one.id]) for one in ones)

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

    def offers(self, name: str) -> tuple[Offer, ...]:
        """Corrections of earlier editions that a person may take over into this document."""
        name = self.find(name)
        if name not in self._offers:
            ground = Ground(self.reading(name), self.clean(name))
            self._offers[name] = tuple(offers(ground, self.ledger, self.documents))
        return self._offers[name]

    def _entry(self, name: str) -> Entry:
        return self._amendment(name).entry if self.ledger.of_document(name) else self._entries[name]

    def _amendment(self, name: str) -> Amended:
        key = name, self.ledger.version_of(name)
        if key not in self._amended:
            made, reading = amended(self._store, self._entries[name], self.ledger, lambda: self._loaded(name))
            self._amended[key] = made
            if reading is not None:
                self._keep_reading(key, reading)
            return made
        return self._amended[key]

    def _keep_reading(self, key: tuple[str, str], reading: Reading) -> None:
        """Keep a corrected reading in memory, and none of the same document with earlier corrections."""
        for other in list(self._readings):
            if other[0] == key[0]:
                self._readings.pop(other, None)
        self._readings[key] = reading

    def _loaded(self, name: str) -> tuple[Reading, CleanText]:
        return self.as_read(name), self._clean(name)

    def _clean(self, name: str) -> CleanText:
        if name not in self._cleans:
            cleaning = self._store.load(Cleaning, self._entries[name].keys.cleaning)
            self._cleans[name] = cleaning.over(self.source(name))
        return self._cleans[name]

    def _each_reading(self) -> Iterator[Reading]:
        return (self.reading(name) for name in self._entries)
