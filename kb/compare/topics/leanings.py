"""Which known questions does a text lean towards, when no row of `concepts.tsv` knows its words?

`phrasings.tsv` says each question in a few further ways, written from how municipalities write about §§ 82-118 in
general and not from any document at hand. A text leans towards a question as far as it is nearer to one of its
phrasings than the field in general is. Two texts that lean the same way speak of the same more often than two whose
vectors are near each other (`python -m bench topics`, `no_questions` and `unseen`).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from kb.compare.topics.concepts import concepts

Floats = npt.NDArray[np.float32]

SHARPNESS = 3  # so that the one or two questions a text is nearest to outweigh the hundred it is not about


@cache
def phrasings() -> tuple[tuple[str, str], ...]:
    """Question and sentence: the examples of `concepts.tsv` first, then the further phrasings."""
    with files("kb.compare.topics").joinpath("phrasings.tsv").open(encoding="utf-8") as table:
        further = [(row["concept"], row["text"]) for row in csv.DictReader(table, delimiter="\t")]
    return (*((concept.name, concept.example) for concept in concepts()), *further)


class Leanings:
    """How far texts lean towards each question; the phrasings' vectors are looked up once."""

    def __init__(self, centred: Callable[[Sequence[str]], Floats]) -> None:
        """`centred` gives unit vectors with what all texts of the field share taken off."""
        names = [concept.name for concept in concepts()]
        self._asked = np.array([names.index(name) for name, _ in phrasings()])
        self._count = len(names)
        self._phrasings = centred([text for _, text in phrasings()])
        near = self._phrasings @ self._phrasings.T
        np.fill_diagonal(near, -1.0)
        foreign = np.where(self._asked[:, None] == np.arange(self._count), np.nan, self._nearest(near))
        self._usual = np.nanmean(foreign, axis=0)  # how near a question is to what is said of the others

    def of(self, vectors: Floats) -> Floats:
        """Unit vectors with one place a question. Shape: (len(vectors), questions)."""
        near = self._nearest(vectors @ self._phrasings.T) - self._usual
        leaning = np.maximum(near - near.mean(axis=1, keepdims=True), 0.0) ** SHARPNESS
        lengths = np.linalg.norm(leaning, axis=1, keepdims=True)
        return np.asarray(leaning / np.maximum(lengths, 1e-9), dtype=np.float32)

    def _nearest(self, near: Floats) -> Floats:
        """The nearest phrasing of each question."""
        return np.stack([near[:, self._asked == at].max(axis=1) for at in range(self._count)], axis=1)
