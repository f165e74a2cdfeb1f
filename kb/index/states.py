"""Which folder holds the index of a state of the library, and who makes it?

Whoever searches a state first makes its index, from the index before it where there is one. It is written beside its
place and moved in whole, so a run that is killed leaves a draft that the next writer sweeps, and nobody sees half an
index. One process writes at a time; another that wants the same index waits for it. The index before the newest is
kept for those who still have it open or are about to; older ones go.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from kb.errors import KbError
from kb.index.concepts import concepts
from kb.index.engines import VARIABLE
from kb.index.folder import VERSION, IndexFolder
from kb.index.thesaurus import reviewed_rows
from kb.index.vectors import Encoder, Progress, VectorCache
from kb.index.writing import Part, write_parts
from kb.store.lock import only_writer

PATIENCE = 3600.0  # seconds to wait for a writer: a first index with its vectors takes minutes
KEPT = 1  # earlier indexes
BROKEN = (OSError, ValueError, KeyError, IndexError, EOFError, KbError)  # what opening half a file may raise


def opened_index(
    root: Path,
    state: str,
    parts: Callable[[], Sequence[Part]],
    *,
    encoder: Encoder | None,
    cache_in: Path,
    progress: Progress | None = None,
) -> IndexFolder:
    """The index of this state, opened; made now when it is not there or cannot be read."""
    kind = _kind(encoder)
    folder = root / f"{state}-{kind}"
    if (found := _opened(folder)) is not None:
        return found
    root.mkdir(parents=True, exist_ok=True)
    with only_writer(root / "lock", patience=PATIENCE):
        if (found := _opened(folder)) is not None:  # whom we waited for made it
            return found
        for draft in root.glob(".*.tmp"):  # of a run that was killed: nobody else writes now
            shutil.rmtree(draft, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)  # there, and broken
        draft = root / f".{folder.name}.tmp"
        cache = VectorCache(cache_in, encoder) if encoder else None
        before = next((index for place in _earlier(root, kind) if (index := _opened(place)) is not None), None)
        write_parts(draft, parts(), cache=cache, before=before, progress=progress)
        os.replace(draft, folder)
        found = IndexFolder(folder)
        for place in _earlier(root, "", but=folder)[KEPT:]:
            shutil.rmtree(place, ignore_errors=True)
        return found


def is_first(root: Path, *, encoder: Encoder | None) -> bool:
    """Would an index be made from nothing? Then it takes its time: one before it saves all but what has changed."""
    return not root.is_dir() or not _earlier(root, _kind(encoder))


def _kind(encoder: Encoder | None) -> str:
    # The forms of the thesaurus's and the concepts' words lie in the index: with other rows it is another index.
    causes = (VERSION, os.environ.get(VARIABLE, ""), encoder.name if encoder else "", reviewed_rows(), concepts())
    return hashlib.sha256(repr(causes).encode()).hexdigest()[:8]


def _opened(folder: Path) -> IndexFolder | None:
    try:
        return IndexFolder(folder)
    except BROKEN:
        return None


def _earlier(root: Path, kind: str, *, but: Path | None = None) -> list[Path]:
    """Indexes of this kind, the newest first."""
    found = [place for place in root.iterdir() if place.is_dir() and place.name[0] != "." and place != but]
    return sorted(
        (place for place in found if place.name.endswith(kind)),
        key=lambda place: (-place.stat().st_mtime_ns, place.name),
    )
