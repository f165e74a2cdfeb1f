"""Which keyword engine keeps a library?

Whoosh, which every installation has, up to `MOST_FOR_WHOOSH` passages: 60,000 take it half a minute to write and some
30 ms to ask. Beyond that tantivy where it is installed. Whoosh keeps any size, only slower. KB_ENGINE names one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from kb.errors import KbError
from kb.index.engine import EngineKind

VARIABLE = "KB_ENGINE"
MOST_FOR_WHOOSH = 100_000  # passages


class EngineError(KbError):
    """No keyword engine of this name can be used."""


def chosen_engine(passages: int, environment: Mapping[str, str] = os.environ) -> EngineKind:
    """The engine for a new index of so many passages.

    Raises: EngineError when KB_ENGINE names one that is not known or not installed.
    """
    from kb.index.tantivy_engine import is_installed

    asked = environment.get(VARIABLE, "").strip().casefold()
    if asked:
        return engine_named(asked)
    return engine_named("tantivy" if passages > MOST_FOR_WHOOSH and is_installed() else "whoosh")


def engine_named(name: str) -> EngineKind:
    """The engine of this name, with or without its version."""
    kind = _KINDS.get(name.partition("-")[0])
    if kind is None:
        raise EngineError(f"Der er ingen søgemaskine med navnet '{name}'.", hint=f"Vælg {' eller '.join(_KINDS)}.")
    return kind()


def _whoosh() -> EngineKind:
    from kb.index.whoosh_engine import Whoosh

    return Whoosh()


def _tantivy() -> EngineKind:
    from kb.index.tantivy_engine import Tantivy, is_installed

    if not is_installed():
        raise EngineError("Søgemaskinen tantivy er ikke installeret.", hint="Kør `pip install 'kb[national]'`.")
    return Tantivy()


_KINDS: dict[str, Callable[[], EngineKind]] = {"whoosh": _whoosh, "tantivy": _tantivy}
