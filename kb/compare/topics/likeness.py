"""How alike are two statements?

Two questions, two weighted sums in log odds. Of statements that speak to one question (`questions.py`): do they give
two answers, or speak of two things? Of all others: do they speak of the same at all?

Evidence, each between 0 and about 1: how much nearer they are in meaning than the nearest of the other's document
usually are, so that a sentence that is near to everything is near to nothing (cross-domain similarity local scaling,
Conneau et al. 2018); leaning towards the same questions (`leanings.py`); where there are no vectors, shared rare words
and parts of words; the same core types; the same section type; a fact of the same type. All of it rests on the two
documents and on our own sentences, never on what else is in the library.

Weights were fitted by logistic regression on pairs that people had put together or kept apart: in our own standards, in
five real documents, and in four batches whose writers had not seen the program. Which evidence counts was chosen by
leaving each of these sets out: `python -m bench.topic_weights` says how far that carries, and which weights all of them
give.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache

import numpy as np
import numpy.typing as npt
from whoosh.lang import stemmer_for_language

from kb.compare.topics.leanings import Floats, Leanings, VectorsOf, leanings, usual_texts
from kb.compare.topics.parts import parts_of
from kb.compare.topics.records import Statement
from kb.index.danish import STOP_WORDS
from kb.text.words import fold

Places = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

_KINDS = {"types": 0.45, "section": 0.45, "facts": 0.4}
BY_WORDS = {"words": 1.1, **_KINDS, "bias": -3.8}  # without vectors
ONE_QUESTION = 4.3  # how much likelier one subject is where a row of `concepts.tsv` brings both together
ANSWERS_BY_WORDS = {"words": 1.1, **_KINDS, "bias": BY_WORDS["bias"] + ONE_QUESTION}
# Nearness and leaning hold what shared words would add.
ANSWERS = {
    "apart": 2.26, "leaning": 2.36, "both": 0.96, "types": 0.58, "section": 1.31, "facts": 0.81, "bias": -1.9
}  # fmt: skip
SUBJECTS = {"apart": 1.94, "leaning": 2.45, "section": 2.61, "facts": 3.29, "bias": -3.74}

_WORD_RE = re.compile(r"[^\W\d_]+|\d+")
_PLACES = 4096  # words are counted in hashed places: a fixed width for any library
_GRAM = 5
_NEAR = 8  # so many usual texts stand for those that a small document lacks
_OF_A_PART = 0.4  # a part without its sentence says less of what the sentence is about
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
        names = sorted({statement.provision.document for statement in statements})
        documents = np.array([names.index(one.provision.document) for one in statements], dtype=np.intp)
        self._texts = [statement.text for statement in statements]
        self._meaning = _Meaning(statements, vectors_of, documents) if vectors_of is not None and statements else None
        self._flags = {
            "types": _flags([{kind.value for kind in statement.provision.types} for statement in statements]),
            "section": _flags([{statement.provision.section_type.value} for statement in statements]),
            "facts": _flags([{fact.type.value for fact in statement.facts} for statement in statements]),
        }

    @cached_property
    def _words(self) -> Floats:
        return word_vectors(self._texts)

    @property
    def shares(self) -> Floats | None:
        """How much of each question of `concepts.tsv` each statement or a part of it has, by meaning alone; None
        without vectors. Shape: (statements, questions)."""
        return self._meaning.shares if self._meaning else None

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

    def answers(self, rows: Sequence[int], known: Flags) -> Floats:
        """Log odds that two statements which speak to a question answer it, and alike in what they are about.

        `known` says of each row whether its words are known to `concepts.tsv`. Shape: (len(rows), len(rows)).
        """
        if self._meaning is None:
            return self._summed(rows, rows, ANSWERS_BY_WORDS)
        scores = self._summed(rows, rows, ANSWERS)
        scores += np.float32(ANSWERS["both"]) * np.logical_and.outer(known, known)
        return scores

    def _summed(self, rows: Sequence[int], others: Sequence[int], weights: Mapping[str, float]) -> Floats:
        at, to = np.asarray(rows, dtype=np.intp), np.asarray(others, dtype=np.intp)
        # Added up kind by kind: all of them at once would take the memory of eight tables.
        scores: Floats = np.full((len(at), len(to)), weights["bias"], dtype=np.float32)
        if weight := weights.get("words", 0.0):
            scores += np.float32(weight) * self.words(rows, others)
        if self._meaning is not None:
            self._meaning.add(scores, at, to, weights)
        for name, flags in self._flags.items():
            if weight := weights.get(name, 0.0):
                scores += np.float32(weight) * _overlap(flags[at], flags[to])
        return scores


class _Meaning:
    """The evidence that needs vectors of meaning."""

    def __init__(self, statements: Sequence[Statement], vectors_of: VectorsOf, documents: Places) -> None:
        learned = leanings(vectors_of)
        own = [one.provision.text for one in statements]
        cut = [(row, part) for row, text in enumerate(own) for part in parts_of(text)]
        led = [one.text for one in statements]
        texts = tuple(dict.fromkeys((*led, *own, *(part for _, part in cut))))
        place = {text: at for at, text in enumerate(texts)}
        centred = learned.centred(vectors_of(texts))
        shares, vectors = learned.of(texts, centred), learned.placed(centred)
        of_led, of_own, of_cut = ([place[text] for text in held] for held in (led, own, [part for _, part in cut]))

        self._documents = documents
        self._vectors = vectors[of_led]
        self._nearest = _nearest_in_documents(self._vectors, documents, _usual_nearness(self._vectors, learned))
        self._leaning = np.sqrt(shares[of_own])
        self.shares: Floats = np.maximum(shares[of_led], shares[of_own])
        np.maximum.at(self.shares, [row for row, _ in cut], np.float32(_OF_A_PART) * shares[of_cut])

    def add(self, scores: Floats, at: Places, to: Places, weights: Mapping[str, float]) -> None:
        """Add the weighted evidence to the scores, in place."""
        apart = weights["apart"]
        scores += np.float32(2 * apart) * (self._vectors[at] @ self._vectors[to].T)
        of_one = self._nearest[np.ix_(at, self._documents[to])]
        of_other = self._nearest[np.ix_(to, self._documents[at])]
        scores -= np.float32(apart) * (of_one + of_other.T)
        scores += np.float32(weights["leaning"]) * (self._leaning[at] @ self._leaning[to].T)


def _usual_nearness(vectors: Floats, learned: Leanings) -> Floats:
    """How near each text is to what the field usually says. Shape: (texts,)."""
    near = vectors @ learned.usual.T
    usual: Floats = np.partition(near, -_NEAR, axis=1)[:, -_NEAR:].mean(axis=1)
    return usual


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
