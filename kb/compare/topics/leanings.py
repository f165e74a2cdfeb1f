"""Which known questions does a text lean towards, in words that no row of `concepts.tsv` knows?

A logistic regression over the vector of meaning and over runs of letters, which hold what a compound or an inflection
has in common with another, tells how likely each question is meant; what is left over is the share of none of them.
It is learnt by `python -m bench.topic_questions` from thousands of sentences of ours that say each question in further
ways, written from how municipalities write about §§ 82-118 in general, and comes with the package; the sentences do
not. What it is worth is measured there at the sentences of writers who were left out.

Nearness of two texts is that along the directions in which the sentences of one question lie close together and the
questions apart (linear discriminant analysis, Fisher 1936): what else a sentence holds, its tone or its length, is made
small.

All that is of one model. A vector of the first usual text tells whether it is that model's; with any other the runs of
letters tell the questions alone, and its vectors serve for nearness as they are.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kb.compare.topics.concepts import concepts
from kb.index.danish import STOP_WORDS
from kb.text.words import fold

Floats = npt.NDArray[np.float32]
VectorsOf = Callable[[Sequence[str]], Floats]  # one unit vector of meaning a text

SAME_MODEL = 0.99  # likeness of two vectors of one sentence that one model made, on two machines
WEIGHTS = Path(__file__).with_suffix(".npz")
RECEIPT = Path(__file__).with_suffix(".json")
RUN = 4  # letters; runs of three to five together were foretold no better
SLOTS = 4096  # that runs and words are spread over
_BLOCK = 512  # texts whose runs are in memory at once
_WORD_RE = re.compile(r"\d+|[^\W\d_]+")


@cache
def usual_texts() -> tuple[str, ...]:
    """Sentences of ours on every question of `concepts.tsv`: what the field usually says.

    Likeness is measured against them and never against the other documents at hand, so that two statements are as
    alike tomorrow, when a document was added, as today.
    """
    return tuple(dict.fromkeys(text for concept in concepts() for text in (concept.example, concept.counter)))


@dataclass(frozen=True, slots=True)
class Heads:
    """What speaks for each question, and in the last column for none of them. C = questions + 1."""

    of_letters: Floats  # Shape: (SLOTS, C)
    of_vector: Floats  # Shape: (dimensions, C); none where the letters speak alone
    intercepts: Floats  # Shape: (C,)


@dataclass(frozen=True, slots=True)
class Leanings:
    """What was learnt of the sentences."""

    middle: Floats  # what all texts of the field share. Shape: (dimensions,)
    usual: Floats  # the usual texts, placed. Shape: (texts, directions)
    telling: Floats  # how telling each slot is. Shape: (SLOTS,)
    heads: Heads
    directions: Floats | None = None  # Shape: (dimensions, directions); None: a text is placed where it lies

    def centred(self, vectors: Floats) -> Floats:
        """Unit vectors with what all texts of the field share taken off."""
        return unit(vectors - self.middle)

    def placed(self, centred: Floats) -> Floats:
        """Unit vectors that are near where two texts speak to one question. Shape: (len(centred), directions)."""
        return centred if self.directions is None else unit(centred @ self.directions)

    def of(self, texts: Sequence[str], centred: Floats) -> Floats:
        """The share of each question in each text; what is missing to 1 is the share of none.

        `centred` holds the vectors of the texts. Shape: (len(texts), questions).
        """
        found = np.empty((len(texts), len(concepts())), dtype=np.float32)
        for first in range(0, len(texts), _BLOCK):
            block = slice(first, first + _BLOCK)
            scores = letters(texts[block], self.telling) @ self.heads.of_letters + self.heads.intercepts
            if self.heads.of_vector.size:
                scores += centred[block] @ self.heads.of_vector
            scores = np.exp(scores - scores.max(axis=1, keepdims=True))
            found[block] = (scores / scores.sum(axis=1, keepdims=True))[:, :-1]
        return found


def leanings(vectors_of: VectorsOf) -> Leanings:
    """What comes with the package, or as much of it as can be used with the vectors of another model."""
    shipped = _shipped()
    texts = usual_texts()
    own = np.asarray(vectors_of(texts[:1]), dtype=np.float32)[0]
    if own.shape == shipped.usual.shape[1:] and float(own @ shipped.usual[0]) > SAME_MODEL:
        return _with_the_model()
    vectors = np.asarray(vectors_of(texts), dtype=np.float32)
    return _by_letters(vectors.tobytes(), vectors.shape[1])


@dataclass(frozen=True, slots=True)
class Shipped:
    """What comes with the package."""

    stamp: str
    usual: Floats  # the model's unit vectors of the usual texts, as they are. Shape: (texts, dimensions)
    directions: Floats
    telling: Floats
    with_vectors: Heads
    letters_alone: Heads


@cache
def _shipped() -> Shipped:
    with np.load(WEIGHTS) as kept:
        return Shipped(
            stamp=str(kept["stamp"]),
            usual=kept["usual"].astype(np.float32),
            directions=kept["directions"].astype(np.float32),
            telling=kept["telling"].astype(np.float32),
            with_vectors=Heads(
                _whole(kept["of_letters"], kept["of_letters_step"]),
                _whole(kept["of_vector"], kept["of_vector_step"]),
                kept["intercepts"],
            ),
            letters_alone=Heads(
                _whole(kept["letters_alone"], kept["letters_alone_step"]),
                np.zeros((0, 0), dtype=np.float32),
                kept["intercepts_alone"],
            ),
        )


def _whole(steps: npt.NDArray[np.int8], step: Floats) -> Floats:
    """Weights from whole steps, each column with its own length of a step."""
    return np.asarray(steps.astype(np.float32) * step, dtype=np.float32)


@cache
def _with_the_model() -> Leanings:
    shipped = _shipped()
    return leanings_of(shipped.usual, shipped.telling, shipped.with_vectors, shipped.directions)


@lru_cache(maxsize=2)
def _by_letters(vectors: bytes, dimensions: int) -> Leanings:
    shipped = _shipped()
    usual = np.frombuffer(vectors, dtype=np.float32).reshape(-1, dimensions)
    return leanings_of(usual, shipped.telling, shipped.letters_alone)


def leanings_of(usual: Floats, telling: Floats, heads: Heads, directions: Floats | None = None) -> Leanings:
    """Leanings whose middle is that of the usual texts; `usual` holds their vectors as they are."""
    middle = usual.mean(axis=0)
    found = Leanings(middle, usual, telling, heads, directions)
    return replace(found, usual=found.placed(found.centred(usual)))


def letters(texts: Sequence[str], telling: Floats) -> Floats:
    """Unit vectors of the words and runs of letters of each text, those that tell much weighing more; 0 for a text of
    light words. Shape: (len(texts), SLOTS)."""
    found = np.zeros((len(texts), SLOTS), dtype=np.float32)
    for row, text in enumerate(texts):
        met = Counter(slot for word in _WORD_RE.findall(text) for slot in _slots(word))
        found[row, list(met)] = np.log1p(np.fromiter(met.values(), dtype=np.float32))
    return unit(found * telling)


@lru_cache(maxsize=65_536)
def _slots(word: str) -> tuple[int, ...]:
    """Where a word and its runs of letters are counted; nowhere if it says nothing."""
    return tuple(zlib.crc32(piece.encode()) % SLOTS for piece in _pieces(fold(word)))


def _pieces(folded: str) -> Iterator[str]:
    if folded not in STOP_WORDS:
        yield f"={folded}"
        edged = f"<{folded}>"
        yield from (edged[at : at + RUN] for at in range(len(edged) - RUN + 1))


def unit(rows: Floats) -> Floats:
    """Each row with length 1; a row of zeros stays. Shape: as `rows`."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-6), dtype=np.float32)


def stamp() -> str:
    """What the weights hang on beside the sentences: the questions, and how runs are counted."""
    return hashlib.sha256(
        repr(([one.name for one in concepts()], usual_texts(), RUN, SLOTS, sorted(STOP_WORDS))).encode()
    ).hexdigest()
