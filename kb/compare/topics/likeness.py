"""How alike are two statements?

Evidence, each between 0 and about 1: shared rare words and parts of words; nearness of meaning; nearness compared with
how near either is to what the field usually says (absolute nearness tells little: with this model two sentences on
anything are 0.8 alike); the same core types; the same section type; a fact of the same type. A weighted sum,
in log odds.

The weights were fitted by logistic regression on pairs that people had put together or kept apart. By far the
strongest is the known question; where no row of the table knows a text's words, vectors of meaning find about twice as
many of its pairs as words alone (`python -m bench topics`).
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
from whoosh.lang import stemmer_for_language

from kb.compare.topics.concepts import concepts
from kb.compare.topics.records import Statement
from kb.index.danish import STOP_WORDS
from kb.text.words import fold

Floats = npt.NDArray[np.float32]
VectorsOf = Callable[[Sequence[str]], Floats]  # one unit vector of meaning a text

EVIDENCE = ("words", "meaning", "nearness", "types", "section", "facts")
WEIGHTS = np.array([1.1, 0.9, 2.0, 0.45, 0.45, 0.4], dtype=np.float32)
BIAS = -3.8
ONE_QUESTION = 4.3  # added where both speak to one question of `concepts.tsv`: by far the strongest evidence

_WORD_RE = re.compile(r"[^\W\d_]+|\d+")
_PLACES = 4096  # words are counted in hashed places: a fixed width for any library
_GRAM = 5
_NEAR = 8  # so many neighbours say how near is near

stem = lru_cache(maxsize=65_536)(stemmer_for_language("da"))


def keys(text: str) -> Iterator[str]:
    """What two texts may share: stems of their words, and runs of letters that hold parts of compounds.

    >>> sorted(set(keys("medicindosering")) & set(keys("medicin")))
    ['^medi', 'dicin', 'edici', 'medic']
    """
    for word in _WORD_RE.findall(text.casefold()):
        if word in STOP_WORDS:
            continue
        folded = fold(word)
        yield f"={stem(folded)}"
        if len(folded) > 3:
            bounded = f"^{folded}"
            for start in range(max(1, len(bounded) - _GRAM + 1)):
                yield bounded[start : start + _GRAM]


@cache
def usual_texts() -> tuple[str, ...]:
    """Sentences of ours on every question of `concepts.tsv`: what the field usually says.

    Likeness is measured against them and never against the other documents at hand, so that two statements are as
    alike tomorrow, when a document was added, as today.
    """
    return tuple(dict.fromkeys(text for concept in concepts() for text in (concept.example, concept.counter)))


@cache
def _usual_words() -> tuple[Counter[str], int]:
    spread = Counter(key for text in usual_texts() for key in set(keys(text)))
    return spread, len(usual_texts())


def word_vectors(texts: Sequence[str]) -> Floats:
    """Unit vectors of the texts' keys, rare ones weighing more. Shape: (len(texts), places)."""
    spread, number_of_texts = _usual_words()
    vectors = np.zeros((len(texts), _PLACES), dtype=np.float32)
    known: dict[str, tuple[int, float]] = {}
    for row, text in enumerate(texts):
        for key, number in Counter(keys(text)).items():
            if key not in known:
                # A word is as telling as all its runs of letters together.
                share = 1.0 if key.startswith("=") else 0.35
                rarity = math.log((number_of_texts + 1) / (spread[key] + 0.5))
                known[key] = zlib.crc32(key.encode()) % _PLACES, share * rarity
            place, weight = known[key]
            vectors[row, place] += (1 + math.log(number)) * weight
    return _unit(vectors)


class Likeness:
    """The evidence for a set of statements; scores are worked out for the rows asked for."""

    def __init__(self, statements: Sequence[Statement], vectors_of: VectorsOf | None) -> None:
        self._words = word_vectors([statement.text for statement in statements])
        self._meaning = np.zeros((len(statements), 1), dtype=np.float32)
        self._usual = np.zeros(len(statements), dtype=np.float32)
        if vectors_of is not None:
            self._meaning, self._usual = _meaning([statement.text for statement in statements], vectors_of)
        self._types = _flags([{kind.value for kind in statement.provision.types} for statement in statements])
        self._sections = _flags([{statement.provision.section_type.value} for statement in statements])
        self._facts = _flags([{fact.type.value for fact in statement.facts} for statement in statements])

    def words(self, rows: Sequence[int], others: Sequence[int]) -> Floats:
        """The share of rare words and parts of words that each two have in common. Shape: as `between`."""
        at, to = np.asarray(rows, dtype=np.intp), np.asarray(others, dtype=np.intp)
        shared: Floats = self._words[at] @ self._words[to].T
        return shared

    def between(self, rows: Sequence[int], others: Sequence[int]) -> Floats:
        """Log odds that a statement of the first speaks of the same as one of the others.

        Shape: (len(rows), len(others)).
        """
        at, to = np.asarray(rows, dtype=np.intp), np.asarray(others, dtype=np.intp)
        meaning = self._meaning[at] @ self._meaning[to].T
        # Added up kind by kind: all of them at once would take the memory of six tables.
        scores = np.full(meaning.shape, BIAS, dtype=np.float32)
        scores += WEIGHTS[0] * self.words(rows, others)
        scores += (WEIGHTS[1] + 2 * WEIGHTS[2]) * meaning
        scores -= WEIGHTS[2] * (self._usual[at][:, None] + self._usual[to][None, :])
        for weight, flags in zip(WEIGHTS[3:], (self._types, self._sections, self._facts), strict=True):
            scores += weight * _overlap(flags[at], flags[to])
        return scores

    def scores(self, rows: Sequence[int], *, is_one_question: bool = False) -> Floats:
        """Log odds that two statements speak of the same. Shape: (len(rows), len(rows)).

        `is_one_question` says that a row of `concepts.tsv` found the same question in all of them.
        """
        scores = self.between(rows, rows)
        return scores + np.float32(ONE_QUESTION) if is_one_question else scores


def _meaning(texts: Sequence[str], vectors_of: VectorsOf) -> tuple[Floats, Floats]:
    """Unit vectors with what all texts of the field share taken off, and how near each is to what is usually said."""
    vectors = vectors_of([*usual_texts(), *texts])
    usual, own = vectors[: len(usual_texts())], vectors[len(usual_texts()) :]
    middle = usual.mean(axis=0)
    usual, own = _unit(usual - middle), _unit(own - middle)
    near = own @ usual.T
    return own, np.partition(near, -_NEAR, axis=1)[:, -_NEAR:].mean(axis=1)


def _unit(vectors: Floats) -> Floats:
    lengths: Floats = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.maximum(lengths, 1e-6)).astype(np.float32)


def _flags(sets: Sequence[set[str]]) -> Floats:
    names = sorted(set().union(*sets))
    places = {name: place for place, name in enumerate(names)}
    flags = np.zeros((len(sets), max(1, len(names))), dtype=np.float32)
    for row, held in enumerate(sets):
        flags[row, [places[name] for name in held]] = 1.0
    return flags


def _overlap(one: Floats, other: Floats) -> Floats:
    """Shared flags over all flags of two rows; 0 where neither has any."""
    shared = one @ other.T
    either = one.sum(axis=1)[:, None] + other.sum(axis=1)[None, :] - shared
    share: Floats = np.divide(shared, either, out=np.zeros_like(shared), where=either > 0)
    return share
