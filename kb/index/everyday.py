"""What do people mean who do not use the words of the documents?

"sidder bare derhjemme" is about isolation, and no standard says so in these words. A question is read as shares of the
concepts in `concepts`: by its vector and by the letters of its words, or by these alone where there is no vector. The
likeliest are searched as well, visibly, and each can be taken out.

The reading is learnt from the rows by `python -m bench.everyday` and comes with the package: a logistic regression over
the vector and over runs of letters, which hold what a compound or an inflection has in common with another. What it is
worth is measured there at expressions that were written without sight of the rows.
"""

from __future__ import annotations

import hashlib
import math
import zlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from kb.index.concepts import Concept, concepts
from kb.index.danish import LIGHT_WORDS, STOP_WORDS, WORD_RE
from kb.index.question import AskedWord, Question, Variant, Way
from kb.index.vectors import Encoder, Vectors
from kb.text.words import fold

READINGS = Path(__file__).with_suffix(".npz")
LEAST_SHARE, MOST_CONCEPTS = 0.1, 3  # a concept that is searched, and how many
CONCEPT_WEIGHT = 1.25  # of a concept meant for sure, against a word that was written
FINDS_WEIGHT = 0.8  # of the words that a concept finds, against those that were asked for
RUNS = (3, 4, 5)  # lengths of the runs of letters that are looked at
SLOTS = 4096  # that runs and words are spread over

Terms = tuple[str, ...]


def slots(text: str) -> Vectors:
    """How often each slot of runs and words is met, damped. Shape: (SLOTS,)."""
    found = np.zeros(SLOTS, dtype=np.float32)
    for piece in _pieces(text):
        found[zlib.crc32(piece.encode()) % SLOTS] += 1
    return np.log1p(found)


def _pieces(text: str) -> Iterator[str]:
    for match in WORD_RE.finditer(text):
        word = fold(match[0])
        if word not in STOP_WORDS | LIGHT_WORDS:
            yield f"={word}"
            edged = f"<{word}>"
            yield from (edged[at : at + length] for length in RUNS for at in range(len(edged) - length + 1))


@dataclass(frozen=True, slots=True)
class Readings:
    """What was learnt from the rows. C concepts, D dimensions of the model's vectors."""

    telling: Vectors  # how telling each slot is, (SLOTS,)
    letters_alone: Vectors  # (SLOTS, C)
    middle: Vectors  # the mean of the expressions' vectors, (D,)
    of_vector: Vectors  # (D, C)
    of_letters: Vectors  # beside the vector, (SLOTS, C)
    named: Vectors  # unit vectors of the administrative words, (C, D)
    model: str  # whose vectors these are

    def letters(self, text: str) -> Vectors:
        """A unit vector of the text's runs of letters, or zero. Shape: (SLOTS,)."""
        return _unit(slots(text) * self.telling)

    def away(self, vector: Vectors) -> Vectors:
        """Where the vector lies from the middle of all expressions. Shape: (D,)."""
        return _unit(vector - self.middle)

    def shares(self, text: str, vector: Vectors | None) -> Vectors:
        """How likely each concept is meant; they add up to 1. Shape: (C,)."""
        letters = self.letters(text)
        if vector is None:
            evidence = letters @ self.letters_alone
        else:
            evidence = self.away(vector) @ self.of_vector + letters @ self.of_letters
        likely = np.exp(evidence - evidence.max())
        return np.asarray(likely / likely.sum(), dtype=np.float32)

    def towards(self, meanings: Sequence[tuple[str, float]]) -> Vectors:
        """The administrative words of the concepts, each as far as its share goes."""
        at = {concept.name: number for number, concept in enumerate(concepts())}
        return np.asarray(sum(share * self.named[at[name]] for name, share in meanings), dtype=np.float32)


def _unit(vector: Vectors) -> Vectors:
    return np.asarray(vector / (np.linalg.norm(vector) or 1.0), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Everyday:
    """Reads questions as concepts, with what one library and one model know."""

    terms_of: Callable[[str], Terms]
    uses: Callable[[str], int]  # in how many passages a term stands
    vector: Callable[[str], Vectors] | None = None  # of the model that was learnt with

    def meant(self, question: Question, *, without: Collection[str] = ()) -> Question:
        """The question with the concepts it is likely to mean as further words. A reference, and a single word that the
        library uses, say what they mean."""
        if question.refs or not question.words or self._says_itself(question):
            return question
        readings = shipped_readings()
        if not readings.letters(question.about).any():
            return question
        left_out = {fold(one) for one in without}
        shares = readings.shares(question.about, self.vector(question.about) if self.vector else None)
        likely = sorted(range(len(shares)), key=lambda at: (-shares[at], at))[:MOST_CONCEPTS]
        found = [(concepts()[at], float(shares[at])) for at in likely if shares[at] >= LEAST_SHARE]
        kept = [(one, share) for one, share in found if fold(one.name) not in left_out]
        words = [self._word(one, share, left_out) for one, share in kept]
        return replace(
            question,
            words=(*question.words, *(word for word in words if word.variants)),
            meanings=tuple((one.name, share) for one, share in kept),
        )

    def _says_itself(self, question: Question) -> bool:
        return len(WORD_RE.findall(question.text)) == 1 and question.words[0].is_known

    def _word(self, concept: Concept, share: float, left_out: Collection[str]) -> AskedWord:
        finds = [(text, self.terms_of(text)) for text in concept.finds if fold(text) not in left_out]
        variants = tuple(
            Variant(Way.MEANING, terms, text, FINDS_WEIGHT)
            for text, terms in finds
            if terms and all(map(self.uses, terms))
        )
        return AskedWord(concept.name, variants, weight=CONCEPT_WEIGHT * math.sqrt(share), is_concept=True)


def reads(encoder: Encoder | None) -> bool:
    """Were the readings learnt with this model's vectors?"""
    return encoder is not None and shipped_readings().model == encoder.name


@cache
def shipped_readings() -> Readings:
    """What comes with the package."""
    with np.load(READINGS) as kept:
        return Readings(
            telling=kept["telling"],
            letters_alone=_whole(kept["letters_alone"], kept["letters_alone_step"]),
            middle=kept["middle"].astype(np.float32),
            of_vector=_whole(kept["of_vector"], kept["of_vector_step"]),
            of_letters=_whole(kept["of_letters"], kept["of_letters_step"]),
            named=kept["named"].astype(np.float32),
            model=str(kept["model"]),
        )


def _whole(steps: Vectors, step: Vectors) -> Vectors:
    """Weights from whole steps, each column with its own length of a step."""
    return np.asarray(steps.astype(np.float32) * step, dtype=np.float32)


def stamp(rows: Sequence[Concept]) -> str:
    """What readings are learnt from."""
    return hashlib.sha256(repr((rows, RUNS, SLOTS, sorted(STOP_WORDS | LIGHT_WORDS))).encode()).hexdigest()
