"""Which files are meant by the paths a person names, and what does the manifest beside them say?

A folder gives every document in it and below it, in the order of the alphabet. Left out: hidden files, Word's owner
files (`~$...`), `README.md`, and folders below that hold a file named `.kbignore`. What is named directly is always
tried, so that a person learns why it cannot be read.
"""

from __future__ import annotations

import os
import tomllib
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.errors import SourceError

MANIFEST = "manifest.toml"
IGNORE = ".kbignore"
NO_DOCUMENTS = {MANIFEST, "readme.md"}  # lower case

Manifest = dict[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that is to be read."""

    path: Path
    document: str  # file name; the key of a document everywhere
    manifest: tuple[tuple[str, str], ...] = ()  # what manifest.toml says of it, sorted


@dataclass(frozen=True, slots=True)
class Refusal:
    """A path that is not even tried."""

    path: Path
    document: str
    error: SourceError


@dataclass(frozen=True, slots=True)
class Intake:
    candidates: tuple[Candidate, ...]
    refused: tuple[Refusal, ...]
    ignored: int  # files in folders that are no documents


def take_in(paths: Sequence[Path], *, suffixes: Collection[str]) -> Intake:
    """The documents under the paths, each file once.

    Raises: SourceError when a manifest cannot be read; without it documents would go to the wrong municipality.
    """
    candidates: dict[Path, Candidate] = {}
    manifests: dict[Path, Manifest] = {}
    refused: list[Refusal] = []
    ignored = 0
    for named in paths:
        for path in _files(named):
            place = Path(os.path.abspath(path))
            document = unicodedata.normalize("NFC", path.name)
            error = _objection(path, document, suffixes)
            if error is None:
                if place.parent not in manifests:
                    manifests[place.parent] = _manifest(place.parent)
                candidates.setdefault(place, Candidate(place, document, manifests[place.parent].get(document, ())))
            elif path == named or not isinstance(error, _OtherFormat):
                refused.append(Refusal(place, _printable(document), error))
            else:
                ignored += 1
    return Intake(tuple(candidates.values()), tuple(refused), ignored)


class _OtherFormat(SourceError):
    """No document, as far as its name tells."""


def _objection(path: Path, document: str, suffixes: Collection[str]) -> SourceError | None:
    if path.suffix.lower() not in suffixes:
        if path.is_dir():
            return SourceError(f"Mappen '{path}' kan ikke åbnes.", hint="Ret mappens rettigheder, og prøv igen.")
        if not path.exists():
            return SourceError(f"'{_printable(str(path))}' findes ikke.", hint="Kontrollér stien.")
        return _OtherFormat(
            f"'{_printable(document)}' har et format, som ikke kan læses.",
            hint="Gem dokumentet som PDF, DOCX, HTML eller tekst.",
        )
    if document != _printable(document):
        name = _printable(document)
        return SourceError(
            f"Filnavnet '{name}' indeholder tegn, der ikke kan vises.", hint="Omdøb filen, og prøv igen."
        )
    if not path.is_file():
        return SourceError(f"'{path}' findes ikke som fil.", hint="Kontrollér stien.")
    return None


def _printable(name: str) -> str:
    """The name with a question mark for each control character, line break or undecodable byte.

    >>> _printable("a\\nb\\udce6.txt")
    'a?b?.txt'
    """
    return "".join("?" if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} else char for char in name)


def _files(named: Path) -> Iterator[Path]:
    if not named.is_dir():
        yield named
        return
    unopened: list[Path] = []
    for folder, below, names in os.walk(named, onerror=lambda error: unopened.append(Path(str(error.filename)))):
        here = Path(folder)
        below[:] = sorted(name for name in below if not name.startswith(".") and not (here / name / IGNORE).exists())
        for name in sorted(names):
            if not name.startswith((".", "~$")) and name.lower() not in NO_DOCUMENTS:
                yield here / name
    yield from unopened


def _manifest(folder: Path) -> Manifest:
    """What `manifest.toml` in the folder says of each document; values as text, lists joined with "; "."""
    try:
        table = tomllib.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise SourceError(
            f"{folder / MANIFEST} kan ikke læses: {error}.", hint="Ret filen, eller flyt den, og prøv igen."
        ) from error
    documents = table.get("documents", {})
    if not isinstance(documents, dict) or not all(isinstance(said, dict) for said in documents.values()):
        raise SourceError(
            f"{folder / MANIFEST} har ikke den ventede form.",
            hint='Skriv en tabel for hvert dokument: [documents."navn.pdf"] og derunder municipality = "…".',
        )
    return {
        unicodedata.normalize("NFC", name): tuple(sorted((key, _as_text(value)) for key, value in said.items()))
        for name, said in documents.items()
    }


def _as_text(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
