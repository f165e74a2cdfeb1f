"""What were the shipped documents made from?

The scripts beside the sources import each other by bare names, as scripts do; this is the only place that knows.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from kb.paths import PROJECT

FOLDER = PROJECT / "corpus" / "made_from"


@contextmanager
def _scripts() -> Iterator[None]:
    sys.path.insert(0, str(FOLDER))
    try:
        yield
    finally:
        sys.path.remove(str(FOLDER))


def script(name: str) -> Any:
    """A module of `corpus/made_from`: "markup" reads the sources, "pages" draws PDFs (needs reportlab)."""
    with _scripts():
        return import_module(name)


@cache
def sources() -> tuple[Any, ...]:
    """The shipped documents as they were written, by name."""
    documents: tuple[Any, ...] = script("markup").documents()
    return documents


def held_back() -> set[str]:
    """Stems of the documents that no rule may be written from."""
    return {Path(document.output).stem.lower() for document in sources() if document.is_held_back}
