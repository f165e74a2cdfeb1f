"""What do passages mean, as vectors, made once for each text?

Making a vector takes 20-50 ms, so each is kept under a hash of the text it was made of: identical sentences of many
documents share one, and a changed document costs only its changed passages. The cache is a file for each model and is
written whole and swapped in; deleting it loses time and nothing else.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
Progress = Callable[[int, int], None]  # done, of how many

BATCH = 16  # the bundled engine is as quick at 8 as at 64; small batches keep a progress bar moving


class Encoder(Protocol):
    """Texts in, unit vectors out; `kb.meaning.encoder` has the bundled one."""

    name: str

    def passages(self, texts: Sequence[str]) -> Vectors: ...

    def query(self, text: str) -> Vectors: ...


class VectorCache:
    """Vectors of one model by the text they were made of."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self._place = folder / f"{re.sub(r'[^A-Za-z0-9.-]+', '_', encoder.name)}.npz"
        self._encoder = encoder

    def of(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        """One unit vector a text, made now where it is not in the cache. Shape: (len(texts), dimensions)."""
        keys = [_key(text) for text in texts]
        rows, matrix = self._kept()
        wanted = dict(zip(keys, texts, strict=True))
        missing = [key for key in wanted if key not in rows]
        if missing:
            made = self._made([wanted[key] for key in missing], progress)
            matrix = made.astype(np.float16) if matrix is None else np.vstack([matrix, made.astype(np.float16)])
            rows |= {key: len(rows) + at for at, key in enumerate(missing)}
            self._keep(list(rows), matrix)
        if matrix is None:
            return np.zeros((0, 0), dtype=np.float32)
        return matrix[[rows[key] for key in keys]].astype(np.float32)

    def _made(self, texts: Sequence[str], progress: Progress | None) -> Vectors:
        batches: list[Vectors] = []
        for start in range(0, len(texts), BATCH):
            batches.append(self._encoder.passages(texts[start : start + BATCH]))
            if progress is not None:
                progress(min(start + BATCH, len(texts)), len(texts))
        return np.vstack(batches)

    def _kept(self) -> tuple[dict[str, int], npt.NDArray[np.float16] | None]:
        try:
            with np.load(self._place) as kept:
                keys, matrix = kept["keys"], kept["vectors"]
        except (OSError, ValueError, KeyError):  # not there, or cut short by a full disk: make them again
            return {}, None
        return {str(key): row for row, key in enumerate(keys)}, matrix

    def _keep(self, keys: Sequence[str], matrix: npt.NDArray[np.float16]) -> None:
        self._place.parent.mkdir(parents=True, exist_ok=True)
        draft = self._place.with_name(f"{self._place.name}.{os.getpid()}.tmp")
        with draft.open("wb") as file:
            np.savez(file, keys=np.array(keys), vectors=matrix)
        os.replace(draft, self._place)


def _key(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:24]
