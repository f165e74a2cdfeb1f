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


@cache
def for_measuring() -> tuple[Any, ...]:
    """The documents of `bench/evaluation` as they were written, by name."""
    markup = script("markup")
    documents: tuple[Any, ...] = markup.documents(markup.EVALUATION)
    return documents


@cache
def held_back() -> frozenset[str]:
    """Stems of the documents that no rule may be written from."""
    every = (*sources(), *for_measuring())
    return frozenset(Path(document.output).stem.lower() for document in every if document.is_held_back)
