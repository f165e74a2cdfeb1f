"""How alike are two statements?

Two questions, two weighted sums in log odds. Of statements that a row of `concepts.tsv` brings together: do they give
two answers, or speak of two things? Of all others: do they speak of the same at all?

Evidence, each between 0 and about 1: shared rare words and parts of words; nearness of meaning; nearness compared with
how near either is to what the field usually says (absolute nearness tells little: with this model two sentences on
anything are 0.8 alike); nearness compared with how near the nearest of the other's document are, so that a sentence
that is near to everything is near to nothing (cross-domain similarity local scaling, Conneau et al. 2018); leaning
towards the same known questions (`leanings.py`); the same core types; the same section type; a fact of the same type.
All of it rests on the two documents and on our own sentences, never on what else is in the library.

Weights were fitted by logistic regression on pairs that people had put together or kept apart: those of the first sum
before the table was last widened, those of the second on our own standards under § 85 that are not held back.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
from whoosh.lang import stemmer_for_language

from kb.compare.topics.concepts import concepts
from kb.compare.topics.leanings import Leanings
from kb.compare.topics.records import Statement
from kb.index.danish import STOP_WORDS
from kb.text.words import fold

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]
VectorsOf = Callable[[Sequence[str]], Floats]  # one unit vector of meaning a text

_KINDS = {"types": 0.45, "section": 0.45, "facts": 0.4}
BY_WORDS = {"words": 1.1, **_KINDS, "bias": -3.8}  # without vectors
ONE_QUESTION = 4.3  # how much likelier one subject is where a row of `concepts.tsv` brings both together
ANSWERS = {"words": 1.1, "meaning": 0.9, "nearness": 2.0, **_KINDS, "bias": BY_WORDS["bias"] + ONE_QUESTION}
SUBJECTS = {
    "words": 4.7, "meaning": -4.2, "nearness": -2.0, "apart": 4.0, "leaning": 3.1, "section": 3.7, "facts": 3.0,
    "bias": -3.8,
}  # fmt: skip

_WORD_RE = re.compile(r"[^\W\d_]+|\d+")
_PLACES = 4096  # words are counted in hashed places: a fixed width for any library
_GRAM = 5
_NEAR = 8  # so many neighbours say how near is near
_NEAR_IN_A_DOCUMENT = 5

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
        texts = [statement.text for statement in statements]
        names = sorted({statement.provision.document for statement in statements})
        self._documents = np.array([names.index(one.provision.document) for one in statements], dtype=np.intp)
        self._words = word_vectors(texts)
        self._meaning: _Meaning | None = None
        if vectors_of is not None and texts:
            self._meaning = _Meaning(texts, vectors_of, self._documents)
        self._flags = {
            "types": _flags([{kind.value for kind in statement.provision.types} for statement in statements]),
            "section": _flags([{statement.provision.section_type.value} for statement in statements]),
            "facts": _flags([{fact.type.value for fact in statement.facts} for statement in statements]),
        }

    def words(self, rows: Sequence[int], others: Sequence[int]) -> Floats:
        """The share of rare words and parts of words that each two have in common. Shape: as `between`."""
        at, to = np.asarray(rows, dtype=np.intp), np.asarray(others, dtype=np.intp)
        shared: Floats = self._words[at] @ self._words[to].T
        return shared

    def between(self, rows: Sequence[int], others: Sequence[int]) -> Floats:
        """Log odds that a statement of the first speaks of the same as one of the others.

        Shape: (len(rows), len(others)).
        """
        return self._summed(rows, others, SUBJECTS if self._meaning else BY_WORDS)

    def answers(self, rows: Sequence[int]) -> Floats:
        """Log odds that two statements which a row of `concepts.tsv` brings together answer one question.

        Shape: (len(rows), len(rows)).
        """
        return self._summed(rows, rows, ANSWERS)

    def _summed(self, rows: Sequence[int], others: Sequence[int], weights: Mapping[str, float]) -> Floats:
        at, to = np.asarray(rows, dtype=np.intp), np.asarray(others, dtype=np.intp)
        # Added up kind by kind: all of them at once would take the memory of eight tables.
        scores = self.words(rows, others)
        scores *= weights["words"]
        scores += weights["bias"]
        if self._meaning is not None:
            self._meaning.add(scores, at, to, weights)
        for name, flags in self._flags.items():
            if weight := weights.get(name, 0.0):
                scores += np.float32(weight) * _overlap(flags[at], flags[to])
        return scores


class _Meaning:
    """The evidence that needs vectors of meaning."""

    def __init__(self, texts: Sequence[str], vectors_of: VectorsOf, documents: Places) -> None:
        usual = vectors_of(usual_texts())
        middle = usual.mean(axis=0)

        def centred(wanted: Sequence[str]) -> Floats:
            return _unit(vectors_of(wanted) - middle)

        self._documents = documents
        self._vectors = centred(texts)
        near = self._vectors @ _unit(usual - middle).T
        self._usual = np.partition(near, -_NEAR, axis=1)[:, -_NEAR:].mean(axis=1)
        self._nearest = _nearest_in_documents(self._vectors, documents, self._usual)
        self._leaning = Leanings(centred).of(self._vectors)

    def add(self, scores: Floats, at: Places, to: Places, weights: Mapping[str, float]) -> None:
        """Add the weighted evidence to the scores, in place."""
        nearness, apart = weights["nearness"], weights.get("apart", 0.0)
        scores += np.float32(weights["meaning"] + 2 * nearness + 2 * apart) * (self._vectors[at] @ self._vectors[to].T)
        scores -= np.float32(nearness) * (self._usual[at][:, None] + self._usual[to][None, :])
        if apart:
            of_one = self._nearest[np.ix_(at, self._documents[to])]
            of_other = self._nearest[np.ix_(to, self._documents[at])]
            scores -= np.float32(apart) * (of_one + of_other.T)
        if leaning := weights.get("leaning", 0.0):
            scores += np.float32(leaning) * (self._leaning[at] @ self._leaning[to].T)


def _nearest_in_documents(vectors: Floats, documents: Places, usual: Floats) -> Floats:
    """How near each statement is to the few nearest of each document. Shape: (statements, documents).

    In a document of fewer statements what is usually said stands for those that it lacks: the only sentence of a
    document is not near for want of others.
    """
    found = np.zeros((len(vectors), int(documents.max()) + 1), dtype=np.float32)
    for document in range(found.shape[1]):
        near = vectors @ vectors[documents == document].T
        lacking = max(0, _NEAR_IN_A_DOCUMENT - near.shape[1])
        few = _NEAR_IN_A_DOCUMENT - lacking
        nearest = np.partition(near, -few, axis=1)[:, -few:].sum(axis=1)
        found[:, document] = (nearest + lacking * usual) / _NEAR_IN_A_DOCUMENT
    return found


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
