"""What does a heading mean that no rule knows?

It is compared with example headings of each type by their vectors; the nearest five vote. The last resort before
"general": rules are exact and explain themselves, vectors do not see "ikke". Where the platform has no bundled model
the answer is None and the section says so by its low confidence.

The vectors of the examples come with the package, because making them takes each process two seconds. After a change of
the examples or of the model: `python -c "import kb.meaning.heading_meaning as m; m.write_vectors()"`.
"""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from kb.meaning.encoder import Encoder, Vectors, bundled
from kb.taxonomy import SectionType as T

NEIGHBOURS = 5
MARGIN = 0.5  # share of the votes a type needs
VECTORS = Path(__file__).with_suffix(".npz")


@dataclass(frozen=True, slots=True)
class Meant:
    type: T
    confidence: float
    reason: str


@cache
def _examples(encoder: Encoder) -> tuple[tuple[str, ...], tuple[T, ...], Vectors]:
    texts, types = _headings()
    vectors = _shipped(_stamp(texts, encoder))
    return texts, types, encoder.passages(texts) if vectors is None else vectors


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


def type_by_meaning(heading: str, statements: Sequence[str], *, encoder: Encoder | None = None) -> Meant | None:
    """The type of the examples nearest to this heading, when they agree; None when they do not or no model is there."""
    encoder = encoder or bundled()
    if encoder is None:
        return None
    texts, types, vectors = _examples(encoder)
    near = vectors @ encoder.query(" ".join([heading, *statements[:1]])[:300])
    order = sorted(range(len(texts)), key=lambda k: (-float(near[k]), k))[:NEIGHBOURS]
    floor = float(near[order[-1]]) - 0.01
    votes: dict[T, float] = defaultdict(float)
    for k in order:
        votes[types[k]] += float(near[k]) - floor
    best = max(votes, key=lambda kind: (votes[kind], -list(T).index(kind)))
    share = votes[best] / sum(votes.values())
    if share < MARGIN:
        return None
    example = next(texts[k] for k in order if types[k] is best)
    return Meant(best, round(0.6 * share, 2), f"betyder omtrent «{example}»")


def write_vectors() -> None:
    """Make the vectors that come with the package anew.

    Raises: RuntimeError where the bundled model is not installed.
    """
    import numpy as np

    encoder = bundled()
    if encoder is None:
        raise RuntimeError("the bundled model is not installed on this platform")
    texts, _ = _headings()
    np.savez(VECTORS, stamp=np.array(_stamp(texts, encoder)), vectors=encoder.passages(texts))
