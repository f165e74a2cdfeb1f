"""How alike are two statements?

Evidence, each between 0 and about 1: shared rare words and parts of words; nearness of meaning; nearness compared with
what else is near to either of them (absolute nearness tells little: with this model two sentences on anything are 0.8
alike); the same core types; the same section type; a fact of the same type. A weighted sum, in log odds.

The weights were fitted by logistic regression on pairs that people had put together or kept apart. By far the
strongest is the known question. Without vectors of meaning the pairs found are as good (F1 0.77 both; precision 0.80
and 0.81), so a comparison does without them unless its caller has them at hand.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from whoosh.lang import stemmer_for_language

from kb.compare.topics.records import Statement
from kb.index.danish import STOP_WORDS
from kb.text.words import fold

Floats = npt.NDArray[np.float32]

EVIDENCE = ("words", "meaning", "nearness", "types", "section", "facts")
WEIGHTS = np.array([1.1, 0.9, 2.0, 0.45, 0.45, 0.4], dtype=np.float32)
BIAS = -3.8
ONE_QUESTION = 4.3  # added where both speak to one question of `concepts.tsv`: by far the strongest evidence

_WORD_RE = re.compile(r"[^\W\d_]+|\d+")
_PLACES = 4096  # words are counted in hashed places: a fixed width for any library
_GRAM = 5
_NEAR = 8  # so many neighbours say how near is near

_stem = stemmer_for_language("da")


def keys(text: str) -> Iterator[str]:
    """What two texts may share: stems of their words, and runs of letters that hold parts of compounds.

    >>> sorted(set(keys("medicindosering")) & set(keys("medicin")))
    ['^medi', 'dicin', 'edici', 'medic']
    """
    for word in _WORD_RE.findall(text.casefold()):
        if word in STOP_WORDS:
            continue
        folded = fold(word)
        yield f"={_stem(folded)}"
        if len(folded) > 3:
            bounded = f"^{folded}"
            for start in range(max(1, len(bounded) - _GRAM + 1)):
                yield bounded[start : start + _GRAM]


def word_vectors(texts: Sequence[str]) -> Floats:
    """Unit vectors of the texts' keys, rare ones weighing more. Shape: (len(texts), places)."""
    counted = [Counter(keys(text)) for text in texts]
    spread = Counter(key for counts in counted for key in counts)
    places = {key: zlib.crc32(key.encode()) % _PLACES for key in spread}
    weights = {key: math.log((len(texts) + 1) / (number + 0.5)) for key, number in spread.items()}
    vectors = np.zeros((len(texts), _PLACES), dtype=np.float32)
    for row, counts in enumerate(counted):
        for key, number in counts.items():
            # A word is as telling as all its runs of letters together.
            share = 1.0 if key.startswith("=") else 0.35
            vectors[row, places[key]] += share * (1 + math.log(number)) * weights[key]
    return _unit(vectors)


def meaning_vectors(vectors: Floats) -> Floats:
    """Unit vectors of meaning with what they all share taken off."""
    return _unit(vectors - vectors.mean(axis=0)) if len(vectors) else vectors


class Likeness:
    """The evidence for a set of statements; scores are worked out for the rows asked for."""

    def __init__(self, statements: Sequence[Statement], vectors: Floats | None) -> None:
        self._words = word_vectors([statement.text for statement in statements])
        self._meaning = meaning_vectors(vectors) if vectors is not None else np.zeros((len(statements), 1), np.float32)
        self._documents = _codes([statement.provision.document for statement in statements])
        self._types = _flags([{kind.value for kind in statement.provision.types} for statement in statements])
        self._sections = _flags([{statement.provision.section_type.value} for statement in statements])
        self._facts = _flags([{fact.type.value for fact in statement.facts} for statement in statements])
        self._usual = self._usual_nearness()

    def evidence(self, rows: Sequence[int]) -> Floats:
        """Each kind of evidence for each two of these rows. Shape: (len(rows), len(rows), len(EVIDENCE))."""
        at = np.asarray(rows, dtype=np.intp)
        words = self._words[at] @ self._words[at].T
        meaning = self._meaning[at] @ self._meaning[at].T
        usual = self._usual[at]
        nearness = 2 * meaning - usual[:, None] - usual[None, :]
        shared = [_overlap(flags[at]) for flags in (self._types, self._sections, self._facts)]
        return np.stack([words, meaning, nearness, *shared], axis=-1)

    def scores(self, rows: Sequence[int], *, is_one_question: bool = False) -> Floats:
        """Log odds that two statements speak of the same. Shape: (len(rows), len(rows)).

        `is_one_question` says that a row of `concepts.tsv` found the same question in all of them.
        """
        scores: Floats = self.evidence(rows) @ WEIGHTS + np.float32(BIAS + (ONE_QUESTION if is_one_question else 0.0))
        return scores

    def _usual_nearness(self) -> Floats:
        """For each statement how near its nearest neighbours in other documents are; 0 where there are none."""
        usual = np.zeros(len(self._meaning), dtype=np.float32)
        foreign = len(usual) - np.bincount(self._documents) if len(usual) else np.zeros(1)
        most = min(_NEAR, int(foreign.min()))
        if most == 0 or not self._meaning.any():
            return usual
        for start in range(0, len(usual), 1024):
            block = slice(start, start + 1024)
            near = self._meaning[block] @ self._meaning.T
            near[self._documents[block, None] == self._documents[None, :]] = -np.inf
            usual[block] = np.partition(near, -most, axis=1)[:, -most:].mean(axis=1)
        return usual


def _unit(vectors: Floats) -> Floats:
    lengths: Floats = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.maximum(lengths, 1e-6)).astype(np.float32)


def _codes(names: Sequence[str]) -> npt.NDArray[np.intp]:
    order = {name: code for code, name in enumerate(dict.fromkeys(names))}
    return np.array([order[name] for name in names], dtype=np.intp)


def _flags(sets: Sequence[set[str]]) -> Floats:
    names = sorted(set().union(*sets))
    places = {name: place for place, name in enumerate(names)}
    flags = np.zeros((len(sets), max(1, len(names))), dtype=np.float32)
    for row, held in enumerate(sets):
        flags[row, [places[name] for name in held]] = 1.0
    return flags


def _overlap(flags: Floats) -> Floats:
    """Shared flags over all flags of two rows; 0 where neither has any."""
    shared = flags @ flags.T
    counts = flags.sum(axis=1)
    either = counts[:, None] + counts[None, :] - shared
    share: Floats = np.divide(shared, either, out=np.zeros_like(shared), where=either > 0)
    return share
