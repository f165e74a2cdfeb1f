"""The vectors of a document's statements, kept by content: a changed rule reads again without embedding again.

One file a document, named by its caller after the cleaned text; in it each vector stands under a hash of the statement.
Within a run a sentence that another document has, too, is made once. The file is written whole and swapped in. Deleting
it, or not being able to write it, loses time and nothing else.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kb.meaning.encoder import Encoder

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from kb.meaning.encoder import Vectors


def embedded(texts: Sequence[str], encoder: Encoder, *, kept: Path | None = None) -> Vectors:
    """One unit vector a text; those in the file `kept` are not made again. Shape: (len(texts), dimensions).

    Each is made alone: in a batch the bundled engine's last digits hang on the texts beside it.
    """
    import numpy as np

    keys = [_key(text, encoder) for text in texts]
    known = _kept(kept)
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    for key, text in missing.items():
        known[key] = _made(key, text, encoder)
    if missing and kept is not None:
        _keep(kept, known)
    return np.array([known[key] for key in keys], dtype=np.float32)


@lru_cache(maxsize=20_000)  # 768 bytes each; editions and handbooks repeat each other's sentences
def _made(key: str, text: str, encoder: Encoder) -> npt.NDArray[np.float16]:
    import numpy as np

    vector: npt.NDArray[np.float16] = encoder.passages([text])[0].astype(np.float16)
    return vector


def _key(text: str, encoder: Encoder) -> str:
    return hashlib.sha256(f"{encoder.name}\n{text}".encode("utf-8", "replace")).hexdigest()[:24]


def _kept(place: Path | None) -> dict[str, npt.NDArray[np.float16]]:
    import numpy as np

    if place is None:
        return {}
    try:
        with np.load(place) as file:
            return {str(key): vector for key, vector in zip(file["keys"], file["vectors"], strict=True)}
    except (OSError, ValueError, KeyError, EOFError):  # not there, or cut short: make them again
        return {}


def _keep(place: Path, known: dict[str, npt.NDArray[np.float16]]) -> None:
    import numpy as np

    draft = place.with_name(f"{place.name}.{os.getpid()}.tmp")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            np.savez(file, keys=np.array(list(known)), vectors=np.array(list(known.values())))
        os.replace(draft, place)
    except OSError:  # a full disk: the vectors are made again next time
        draft.unlink(missing_ok=True)
