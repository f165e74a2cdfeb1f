"""A document with corrections, made as the app makes them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.corrections import Correction, keep
from kb.corrections.places import Ground, anchor_at
from kb.corrections.records import Change
from kb.ingest import ingest
from kb.library import Library
from kb.meaning import understand
from kb.model import CleanText, Reading
from kb.paths import Home
from kb.sources import read
from kb.text import clean
from kb.workspace import Journal

HAVBJERG = "havbjerg-bostoette.txt"
EGELUND = "egelund-stoette-i-hjemmet.txt"

Correct = Callable[..., Correction]


@pytest.fixture
def full_home(home: Home) -> Home:
    """The tiny library, ingested, to be written to."""
    ingest(home, [home.corpus], workers=1)
    return home


@pytest.fixture
def correct(full_home: Home) -> Correct:
    """Correct lines of a document: `correct(HAVBJERG, (7, 8), Retyped(...))`; `quote` for words on them."""

    def corrected(
        document: str,
        lines: tuple[int, int] | None,
        change: Change,
        *,
        by: str = "Anna Holm",
        quote: str = "",
        **more: str,
    ) -> Correction:
        library = Library.open(full_home)
        ground = Ground(library.reading(document), library.clean(document))
        return keep(Journal(full_home.workspace), anchor_at(ground, lines, quote=quote), change, by=by, **more)

    return corrected


def understood(folder: Path, name: str, text: str) -> tuple[Reading, CleanText]:
    """A document of this text as the program reads it."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    cleaned = clean(read(path))
    return understand(cleaned), cleaned


def line_of(library: Library, document: str, text: str) -> int:
    """Number of the line that begins with this text."""
    return next(line.number for line in library.source(document).lines if line.text.startswith(text))
