"""How does a library know its corrected documents without opening them all?

What corrections make of a document is worked out once and kept beside the derived data, under a key of all that it
depends on: the document's records, its corrections, and the code that lays them on. A new correction costs one
document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from kb.corrections.ledger import Ledger
from kb.corrections.overlay import Overlaid, overlay
from kb.corrections.records import Outcome
from kb.model import CleanText, Reading
from kb.store import Entry, Store, shape


@dataclass(frozen=True, slots=True)
class Amended:
    """A corrected document as an overview needs it."""

    entry: Entry
    outcomes: tuple[Outcome, ...]
    shown: tuple[int, ...] = ()  # as in Overlaid
    text_version: str = ""  # of what is searched: sections, types and facts; "" where that is as the program read it


@dataclass(frozen=True, slots=True)
class AmendedReading:
    """A corrected document as it is read."""

    reading: Reading


def amended(
    store: Store, entry: Entry, ledger: Ledger, load: Callable[[], tuple[Reading, CleanText]]
) -> tuple[Amended, Reading | None]:
    """The document with its corrections; its reading, too, where it had to be made for that."""
    name, key = entry.document.document, _key(entry, ledger)
    known = store.recall(Amended, name, key)
    if known is not None:  # where the file stands is no part of the key
        return replace(known, entry=replace(known.entry, path=entry.path)), None
    made = _made(store, entry, ledger, load)
    return _kept(store, entry, key, made, load), made.reading


def amended_reading(
    store: Store, entry: Entry, ledger: Ledger, load: Callable[[], tuple[Reading, CleanText]]
) -> Reading:
    """The document as it is read with its corrections."""
    name, key = entry.document.document, _key(entry, ledger)
    known = store.recall(AmendedReading, name, key)
    if known is not None:
        return known.reading
    made = _made(store, entry, ledger, load)
    _kept(store, entry, key, made, load)
    return made.reading


def _made(store: Store, entry: Entry, ledger: Ledger, load: Callable[[], tuple[Reading, CleanText]]) -> Overlaid:
    reading, clean = load()
    return overlay(reading, clean, ledger.of_document(entry.document.document))


def _kept(
    store: Store, entry: Entry, key: str, made: Overlaid, load: Callable[[], tuple[Reading, CleanText]]
) -> Amended:
    reading = made.reading
    is_as_read = _searched(load()[0]) == _searched(reading)
    summed = replace(
        entry,
        document=reading.document,
        laws=tuple(dict.fromkeys(law for standard in reading.standards for law in standard.law_refs)),
        standards=len(reading.standards),
        sections=len(reading.sections),
        provisions=len(reading.provisions),
    )
    result = Amended(summed, made.outcomes, made.shown, "" if is_as_read else _text_version(reading))
    store.remember(entry.document.document, key, result)
    store.remember(entry.document.document, key, AmendedReading(reading))
    return result


def _text_version(reading: Reading) -> str:
    """Changes with what a search finds, not with how sure it is or who said so."""
    return hashlib.sha256(repr(_searched(reading)).encode("utf-8", "replace")).hexdigest()[:16]


def _searched(reading: Reading) -> tuple[object, ...]:
    """What of a reading can be searched."""
    document = reading.document
    return (
        (document.municipality, document.title, document.edition_year),
        reading.standards,
        tuple(replace(section, confidence=0.0, reason="") for section in reading.sections),
        tuple(
            replace(provision, confidence=0.0, reasons=(), confidences=(), perhaps=())
            for provision in reading.provisions
        ),
    )


def _key(entry: Entry, ledger: Ledger) -> str:
    causes = (replace(entry, path=""), ledger.version_of(entry.document.document), _code(), shape(Amended))
    return hashlib.sha256(repr(causes).encode("utf-8", "replace")).hexdigest()[:24]


@cache
def _code() -> str:
    """A hash of this layer's code: what an older version laid on is laid on again."""
    digest = hashlib.sha256()
    for part in sorted(files("kb.corrections").iterdir(), key=lambda part: part.name):
        if part.name.endswith(".py"):
            digest.update(part.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:8]
