"""What do passages mean, as vectors, made once for each text?

Making a vector takes 20-50 ms, so each is kept under a hash of the text it was made of: identical sentences of many
documents share one, and a changed document costs only its changed passages. The cache is a folder for each model with
files of a few thousand vectors; each is written as soon as it is full and swapped in, so that a run of an hour that is
killed has lost a minute. Deleting the folder loses time and nothing else.
"""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
Progress = Callable[[int, int], None]  # done, of how many

BATCH = 16  # the bundled engine is as quick at 8 as at 64; small batches keep a progress bar moving
A_FILE = 4096  # vectors
MOST_FILES = 64  # then they are made one


class Encoder(Protocol):
    """Texts in, unit vectors out; `kb.meaning.encoder` has the bundled one."""

    name: str

    def passages(self, texts: Sequence[str]) -> Vectors: ...

    def query(self, text: str) -> Vectors: ...


class VectorCache:
    """Vectors of one model by the text they were made of."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self._folder = folder / re.sub(r"[^A-Za-z0-9.-]+", "_", encoder.name)
        self._encoder = encoder

    def of(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        """One unit vector a text, made now where it is not in the cache. Shape: (len(texts), dimensions)."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        keys = [_key(text) for text in texts]
        wanted = dict(zip(keys, texts, strict=True))
        found = self._found(wanted.keys())
        missing = [key for key in wanted if key not in found]
        if missing and progress is not None:
            progress(0, len(missing))
        for start in range(0, len(missing), A_FILE):
            part = missing[start : start + A_FILE]
            made = self._made([wanted[key] for key in part], progress, start, len(missing)).astype(np.float16)
            self._keep(part, made)
            found |= dict(zip(part, made, strict=True))
        return np.stack([found[key] for key in keys]).astype(np.float32)

    def _made(self, texts: Sequence[str], progress: Progress | None, done: int, all_of: int) -> Vectors:
        batches: list[Vectors] = []
        for start in range(0, len(texts), BATCH):
            batches.append(self._encoder.passages(texts[start : start + BATCH]))
            if progress is not None:
                progress(done + min(start + BATCH, len(texts)), all_of)
        return np.vstack(batches)

    def _found(self, wanted: Collection[str]) -> dict[str, npt.NDArray[np.float16]]:
        """What the cache has of these."""
        names = {key.encode("ascii") for key in wanted}
        found: dict[str, npt.NDArray[np.float16]] = {}
        for place in self._files():
            for keys, vectors in _read(place):
                here = [row for row, key in enumerate(keys.tolist()) if key in names]
                if here:
                    matrix = vectors()
                    found |= {keys[row].decode("ascii"): matrix[row] for row in here}
        return found

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("*.npz"))

    def _keep(self, keys: Sequence[str], matrix: npt.NDArray[np.float16]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        before = self._files()
        names = np.array(keys, dtype="S24")
        if len(before) >= MOST_FILES:
            read = [(kept, vectors()) for place in before for kept, vectors in _read(place)]
            names = np.concatenate([*(kept for kept, _ in read), names])
            matrix = np.vstack([*(vectors for _, vectors in read), matrix])
        else:
            before = []
        place = self._folder / f"{hashlib.sha256(names.tobytes()).hexdigest()[:16]}.npz"
        draft = place.with_name(f"{place.name}.{os.getpid()}.tmp")
        with draft.open("wb") as file:
            np.savez(file, keys=names, vectors=matrix)
        os.replace(draft, place)
        for old in before:
            old.unlink(missing_ok=True)


def _read(place: Path) -> Iterator[tuple[npt.NDArray[np.bytes_], Callable[[], npt.NDArray[np.float16]]]]:
    """The keys of a file and what reads its vectors; nothing of a file that is gone or was cut short by a full disk."""
    try:
        with place.open("rb") as file, np.load(file) as kept:
            keys = kept["keys"]
            yield keys, lambda: kept["vectors"]
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return


def _key(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:24]
