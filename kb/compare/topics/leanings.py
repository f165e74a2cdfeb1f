"""Which known questions does a text lean towards, in words that no row of `concepts.tsv` knows?

`phrasings.tsv` says each question in further ways, written from how municipalities write about §§ 82-118 in general.
A ridge regression from the vectors of these sentences to their questions tells how much of each question a new text
has; every question weighs the same, however many ways of saying it were written down. Left out five ways, six
sentences in ten lean most towards their own question of 161, and eight in ten have it among the first three.

The vectors of the sentences come with the package, because making them takes seconds. After a change of `concepts.tsv`,
of `phrasings.tsv` or of the model: `python -c "import kb.compare.topics.leanings as m; m.write_vectors()"`. Vectors of
another model are told by the first sentence, and then all are made anew.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kb.compare.topics.concepts import concepts

Floats = npt.NDArray[np.float32]
VectorsOf = Callable[[Sequence[str]], Floats]  # one unit vector of meaning a text

RIDGE = 1.0  # with it and the sharpness the sentences left out were foretold best
SHARPNESS = 30.0
SAME_MODEL = 0.99  # likeness of two vectors of one sentence that one model made, on two machines
VECTORS = Path(__file__).with_suffix(".npz")


@cache
def usual_texts() -> tuple[str, ...]:
    """Sentences of ours on every question of `concepts.tsv`: what the field usually says.

    Likeness is measured against them and never against the other documents at hand, so that two statements are as
    alike tomorrow, when a document was added, as today.
    """
    return tuple(dict.fromkeys(text for concept in concepts() for text in (concept.example, concept.counter)))


@cache
def phrasings() -> tuple[tuple[str, str], ...]:
    """Question and sentence: the examples of `concepts.tsv` first, then the further phrasings."""
    with files("kb.compare.topics").joinpath("phrasings.tsv").open(encoding="utf-8") as table:
        further = [(row["concept"], row["text"]) for row in csv.DictReader(table, delimiter="\t")]
    return (*((concept.name, concept.example) for concept in concepts()), *further)


@dataclass(frozen=True, slots=True)
class Leanings:
    """What was learned of the sentences."""

    middle: Floats  # what all texts of the field share. Shape: (dimensions,)
    usual: Floats  # the usual texts, centred. Shape: (texts, dimensions)
    weights: Floats  # Shape: (dimensions, questions)
    intercepts: Floats  # Shape: (questions,)

    def centred(self, vectors: Floats) -> Floats:
        """Unit vectors with what all texts of the field share taken off."""
        return _unit(vectors - self.middle)

    def of(self, centred: Floats) -> Floats:
        """The share of each question in each text; a text's shares make 1. Shape: (len(centred), questions)."""
        scores = SHARPNESS * (centred @ self.weights + self.intercepts)
        scores = np.exp(scores - scores.max(axis=1, keepdims=True, initial=-np.inf))
        return np.asarray(scores / scores.sum(axis=1, keepdims=True), dtype=np.float32)


def leanings(vectors_of: VectorsOf) -> Leanings:
    """What the sentences teach when these are their vectors."""
    texts = _texts()
    shipped = _shipped(_stamp(texts))
    if shipped is not None:
        own = vectors_of(texts[:1])[0]
        if own.shape == shipped.shape[1:] and float(own @ shipped[0]) > SAME_MODEL:
            return _learned_of_the_shipped()
    vectors = np.asarray(vectors_of(texts), dtype=np.float32)
    return _learned(vectors.tobytes(), vectors.shape[1])


def _texts() -> tuple[str, ...]:
    return tuple(dict.fromkeys((*usual_texts(), *(text for _, text in phrasings()))))


def _stamp(texts: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


@cache
def _shipped(stamp: str) -> Floats | None:
    """The vectors that come with the package, or None when they are of other sentences."""
    if not VECTORS.exists():
        return None
    with np.load(VECTORS) as kept:
        return kept["vectors"].astype(np.float32) if str(kept["stamp"]) == stamp else None


@cache
def _learned_of_the_shipped() -> Leanings:
    vectors = _shipped(_stamp(_texts()))
    if vectors is None:
        raise AssertionError("asked for only when they are there")
    return _learn(vectors)


@lru_cache(maxsize=2)
def _learned(vectors: bytes, dimensions: int) -> Leanings:
    return _learn(np.frombuffer(vectors, dtype=np.float32).reshape(-1, dimensions))


def _learn(vectors: Floats) -> Leanings:
    """A ridge regression in which every question weighs the same."""
    places = {text: place for place, text in enumerate(_texts())}
    names = [concept.name for concept in concepts()]
    asked = np.array([names.index(name) for name, _ in phrasings()])
    usual = vectors[: len(usual_texts())]
    middle = usual.mean(axis=0)
    rows = _unit(vectors[[places[text] for _, text in phrasings()]] - middle).astype(np.float64)
    weight = 1 / np.sqrt(np.bincount(asked, minlength=len(names)))[asked]
    weight /= weight.mean()
    wanted = (asked[:, None] == np.arange(len(names))).astype(np.float64)
    shares = np.linalg.solve(rows @ rows.T + 1.0 + RIDGE * np.diag(1 / weight), wanted)
    return Leanings(
        middle=middle,
        usual=_unit(usual - middle),
        weights=(rows.T @ shares).astype(np.float32),
        intercepts=shares.sum(axis=0).astype(np.float32),
    )


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-6), dtype=np.float32)


def write_vectors() -> None:
    """Make the vectors that come with the package, with the bundled model."""
    from kb.meaning.encoder import bundled

    encoder = bundled()
    if encoder is None:
        raise RuntimeError("the bundled model is not installed on this platform")
    vectors = encoder.passages(_texts())
    with VECTORS.open("wb") as place:
        np.savez_compressed(place, vectors=vectors.astype(np.float16), stamp=np.array(_stamp(_texts())))
