"""How are files read before a person has decided to keep them?

In a home of its own, in the machine's folder for temporary files: the library does not know of it, nothing of it is
found by search, and what is not kept is deleted. What was read is handed on when it is kept, so nothing is read twice.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kb.errors import SourceError
from kb.ingest import IngestReport, Progress, ingest
from kb.library import Library
from kb.paths import Home
from kb.sources import SUFFIXES
from kb.store import FileStore
from kb.ui import uploads
from kb.ui.finding_words import here
from kb.ui.texts import Texts


class Upload(Protocol):
    """A file as the browser sent it."""

    @property
    def name(self) -> str: ...
    def getvalue(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not in the library, why, and what to do."""

    name: str
    reason: str
    hint: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Files that were read and not yet kept."""

    home: Home
    municipality: str  # as the reader named it; "" when it was found in each document
    names: tuple[str, ...]  # files that could be read, in the order of the library
    refused: tuple[Refused, ...]

    def library(self) -> Library:
        """What was understood of them."""
        return Library.open(self.home)

    def discard(self) -> None:
        shutil.rmtree(self.home.root, ignore_errors=True)


def read(files: Sequence[Upload], municipality: str, progress: Progress, texts: Texts) -> Draft:
    """Read the files into a home of their own.

    Raises: KbError when the run as a whole cannot go on; SourceError when there is no room for the files.
    """
    home = Home(Path(tempfile.mkdtemp(prefix="kb-kladde-")))
    try:
        paths, refused = _put(home, files, texts)
        report = ingest(home, paths, municipality=municipality or None, progress=progress) if paths else None
    except BaseException:
        shutil.rmtree(home.root, ignore_errors=True)
        raise
    rejected = report.rejected if report else ()
    refused += [Refused(one.document, one.reason, here(one.hint)) for one in rejected]
    names = tuple(entry.document.document for entry, _ in report.outcomes) if report else ()
    return Draft(home, municipality, names, tuple(refused))


def keep(
    draft: Draft, home: Home, names: Iterable[str], texts: Texts, progress: Callable[[int, int, str], None]
) -> tuple[IngestReport | None, list[Refused]]:
    """Make these files of the draft part of the library; what could not be kept, and why.

    Raises: KbError when the run as a whole cannot go on; the library is then as it was.
    """
    paths: list[Path] = []
    refused: list[Refused] = []
    for name in names:
        data = (uploads.folder(draft.home) / name).read_bytes()
        try:
            paths.append(uploads.keep(home, name, data, suffixes=SUFFIXES, texts=texts))
        except SourceError as error:
            refused.append(Refused(name, error.message, error.hint))
    if not paths:
        return None, refused
    FileStore(home.indexes).adopt(FileStore(draft.home.indexes))
    report = ingest(home, paths, municipality=draft.municipality or None, progress=progress)
    refused += [Refused(one.document, one.reason, here(one.hint)) for one in report.rejected]
    return report, refused


def _put(home: Home, files: Iterable[Upload], texts: Texts) -> tuple[list[Path], list[Refused]]:
    kept: dict[str, bytes] = {}
    paths: list[Path] = []
    refused: list[Refused] = []
    for file in files:
        data = file.getvalue()
        if kept.setdefault(file.name, data) != data:
            refused.append(Refused(file.name, texts("same_names", name=file.name), ""))
            continue
        try:
            paths.append(uploads.keep(home, file.name, data, suffixes=SUFFIXES, texts=texts))
        except SourceError as error:
            refused.append(Refused(file.name, error.message, error.hint))
    return list(dict.fromkeys(paths)), refused
