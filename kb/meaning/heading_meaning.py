"""What does a heading mean that no rule knows?

`heading_examples.tsv` holds some 740 headings of our own with their types; a ridge regression from their vectors to the
types tells how much of each type a new heading has. The answer counts where one type is clearly ahead. Rules are exact
and explain themselves, so they are asked first; vectors do not see "ikke". Where the platform has no bundled model the
answer is None and the section says so by its low confidence.

The vectors of the examples come with the package, because making them takes each process seconds. After a change of the
examples or of the model: `python -c "import kb.meaning.heading_meaning as m; m.write_vectors()"`.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from kb.meaning.encoder import Encoder, Vectors, bundled
from kb.structure.heading_rules import fold_heading
from kb.taxonomy import SectionType as T

# Chosen by leaving out one example at a time and on headings written before anybody looked (`bench/first_looks.tsv`).
SCALE = 8.0  # of the vectors minus their mean: e5's lie close together
RIDGE = 3.0
MARGIN = (
    0.1  # by which a type must be ahead of the next: three in four headings get that far, nine in ten of them rightly
)
VECTORS = Path(__file__).with_suffix(".npz")


@dataclass(frozen=True, slots=True)
class Meant:
    type: T
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Learned:
    """The examples and what was learned of them."""

    texts: tuple[str, ...]
    types: tuple[T, ...]
    kinds: tuple[T, ...]  # the columns of `weights`
    centred: Vectors  # (examples, dimensions)
    mean: Vectors  # (dimensions,)
    weights: Vectors  # (dimensions, kinds)
    intercepts: Vectors  # (kinds,)


@cache
def _learned(encoder: Encoder) -> _Learned:
    import numpy as np

    texts, types = _headings()
    shipped = _shipped(_stamp(texts, encoder))
    vectors = encoder.passages([fold_heading(text) for text in texts]) if shipped is None else shipped
    mean = vectors.mean(axis=0)
    centred = (vectors - mean) * SCALE
    kinds = tuple(kind for kind in T if kind in types)
    wanted = np.array([[float(kind is own) for kind in kinds] for own in types])
    likeness = (centred @ centred.T).astype(np.float64) + 1.0 + RIDGE * np.eye(len(texts))
    shares = np.linalg.solve(likeness, wanted)
    weights, intercepts = (centred.T @ shares).astype(np.float32), shares.sum(axis=0).astype(np.float32)
    return _Learned(texts, types, kinds, centred, mean, weights, intercepts)


def _headings() -> tuple[tuple[str, ...], tuple[T, ...]]:
    with files("kb.meaning").joinpath("heading_examples.tsv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    return tuple(row["heading"] for row in rows), tuple(T(row["type"]) for row in rows)


def _stamp(texts: Sequence[str], encoder: Encoder) -> str:
    """What the vectors were made from."""
    return hashlib.sha256("\n".join((encoder.name, *texts)).encode()).hexdigest()


def _shipped(stamp: str) -> Vectors | None:
    """The vectors that come with the package, or None when they were made from other examples or by another model."""
    import numpy as np

    if not VECTORS.exists():
        return None
    with np.load(VECTORS) as kept:
        return kept["vectors"].astype(np.float32) if str(kept["stamp"]) == stamp else None


def type_by_meaning(heading: str, *, encoder: Encoder | None = None) -> Meant | None:
    """The type a heading has most of, when it is clearly ahead; None when none is or no model is there."""
    encoder = encoder or bundled()
    folded = fold_heading(heading)[:200]
    return _meant(folded, encoder) if encoder is not None and folded else None


@lru_cache(
    maxsize=4096
)  # the chapters of a handbook, and editions, repeat their headings: of 38 in the PDFs of the bench 15 are new
def _meant(folded: str, encoder: Encoder) -> Meant | None:
    learned = _learned(encoder)
    vector = (encoder.passages([folded])[0] - learned.mean) * SCALE
    scores = vector @ learned.weights + learned.intercepts
    best, second = sorted(range(len(learned.kinds)), key=lambda at: (-float(scores[at]), at))[:2]
    margin = float(scores[best] - scores[second])
    if margin < MARGIN:
        return None
    kind = learned.kinds[best]
    near = learned.centred @ vector
    nearest = max((at for at, own in enumerate(learned.types) if own is kind), key=lambda at: (float(near[at]), -at))
    return Meant(kind, round(min(0.8, 0.35 + 1.5 * margin), 2), f"betyder omtrent »{learned.texts[nearest]}«")


def write_vectors() -> None:
    """Make the vectors that come with the package anew.

    Raises: RuntimeError where the bundled model is not installed.
    """
    import numpy as np

    encoder = bundled()
    if encoder is None:
        raise RuntimeError("the bundled model is not installed on this platform")
    texts, _ = _headings()
    vectors = encoder.passages([fold_heading(text) for text in texts])
    np.savez_compressed(VECTORS, stamp=np.array(_stamp(texts, encoder)), vectors=vectors.astype(np.float16))
