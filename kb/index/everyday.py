"""What do people mean who do not use the words of the documents?

"sidder bare derhjemme" is about isolation, and no standard says so in these words. `everyday.tsv` holds concepts of the
field, each with the words that documents use (`finds`) and with what citizens, relatives and carers say (`said`). A
question is read as shares of these concepts: by its vector, and by the words that it has in common with what is said.
The likeliest are searched as well, visibly, and each can be taken out.

How the vector is read is learnt from the rows alone: a ridge regression turns what is said into the vector of its
concept's administrative words, and the mean of what is said is added. Of 1,771 expressions, each judged by a reading
that had not seen it, the right one of 248 concepts came first in 27 % and among the first five in 52 %; by the
administrative words' vectors alone in 22 and 44 %, by the nearest expression in 10 and 27 %. Of 332 written afterwards
in 38 and 60 %, and in 42 and 65 % with the words in common: those weigh by the least surprise at the 332.

What was learnt comes with the package. After a change of the rows or of the model:
`python -c "import kb.index.everyday as e; e.write_readings()"`.
"""

from __future__ import annotations

import csv
import hashlib
import math
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

import numpy as np

from kb.index.danish import STOP_WORDS, WORD_RE
from kb.index.question import AskedWord, Question, Variant, Way
from kb.index.vectors import Encoder, Vectors
from kb.text.words import fold

READINGS = Path(__file__).with_suffix(".npz")
SHARPNESS = 10.0  # of the softmax over concepts: least surprise at expressions left out
LEAST_SHARE, MOST_CONCEPTS = 0.15, 3  # a concept that is searched, and how many
OF_WORDS = 0.5  # share of a question's telling words that an expression must hold to count
OF_WORDS_ALONE = 0.7  # ... where there is no vector to ask
WORDS_COUNT = 3.0  # what an expression with all the words of the question adds to its concept
WORDS_ALONE = 8.0  # ... where there is no vector to ask
FINDS_WEIGHT = 0.8  # of the words that a concept finds, against those that were asked for
RIDGE = 5.0

Terms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """What documents call by some words and people by others."""

    name: str
    finds: tuple[str, ...]
    said: tuple[str, ...]

    @property
    def administrative(self) -> str:
        """The words whose vector stands for it."""
        return f"{self.name}: {', '.join(self.finds)}"


@dataclass(frozen=True, slots=True)
class Readings:
    """What was learnt from the rows by one model. Shape: a row a concept."""

    middle: Vectors  # the mean of what is said, (dimensions,)
    reads: Vectors
    named: Vectors  # unit vectors of the administrative words

    def evidence(self, asked: Vectors) -> Vectors:
        """What the vector of a question says for each concept."""
        away = asked - self.middle
        return np.asarray(SHARPNESS * (self.reads @ (away / np.linalg.norm(away))), dtype=np.float32)

    def towards(self, meanings: Sequence[tuple[str, float]]) -> Vectors:
        """The administrative words of the concepts, each as far as its share goes."""
        at = {concept.name: number for number, concept in enumerate(concepts())}
        return np.asarray(sum(share * self.named[at[name]] for name, share in meanings), dtype=np.float32)


@cache
def concepts() -> tuple[Concept, ...]:
    """The reviewed rows that come with the package."""
    with files("kb.index").joinpath("everyday.tsv").open(encoding="utf-8") as table:
        return tuple(
            Concept(row["concept"], _listed(row["finds"]), _listed(row["said"]))
            for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in cell.split(";") if one.strip())


@dataclass(frozen=True)
class Everyday:
    """Reads questions as concepts, with what one library and one model know."""

    stem: Callable[[str], str]
    terms_of: Callable[[str], Terms]
    uses: Callable[[str], int]  # in how many passages a term stands
    readings: Readings | None = None  # None: by words alone
    vector: Callable[[str], Vectors] | None = None

    def meant(self, question: Question, *, without: Collection[str] = ()) -> Question:
        """The question with the concepts it is likely to mean as further words. A reference, and a single word that the
        library uses, say what they mean."""
        if question.refs or not question.words or self._says_itself(question):
            return question
        left_out = {fold(one) for one in without}
        shares = self._shares(question)
        likely = sorted(range(len(shares)), key=lambda at: (-shares[at], at))[:MOST_CONCEPTS]
        found = [(concepts()[at], shares[at]) for at in likely if shares[at] >= LEAST_SHARE]
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
        return AskedWord(concept.name, variants, weight=math.sqrt(share), is_concept=True)

    def _shares(self, question: Question) -> list[float]:
        """How likely each concept is meant, in their order; they add up to 1."""
        common = self._in_common(question.about)
        if self.readings is None or self.vector is None:
            if not common:
                return [0.0] * len(concepts())
            evidence = np.zeros(len(concepts()), dtype=np.float32)
            weight = WORDS_ALONE
        else:
            evidence = self.readings.evidence(self.vector(question.about))
            weight = WORDS_COUNT
        for at, share in common.items():
            evidence[at] += weight * share
        likely = np.exp(evidence - evidence.max())
        return [float(share) for share in likely / likely.sum()]

    def _in_common(self, text: str) -> dict[int, float]:
        """Concepts of which an expression holds much of the question: the share of its words, telling ones more."""
        telling, said = self._words
        asked = self._stems(text)
        weights = {word: telling.get(word, math.log(len(concepts()))) for word in asked}
        total = sum(weights.values())
        held: dict[tuple[int, int], float] = defaultdict(float)
        for word in asked:
            for place in said.get(word, ()):
                held[place] += weights[word] / total
        least = OF_WORDS if self.readings is not None else OF_WORDS_ALONE
        best: dict[int, float] = {}
        for (concept, _), share in held.items():
            if share >= least:
                best[concept] = max(best.get(concept, 0.0), share)
        return best

    @cached_property
    def _words(self) -> tuple[Mapping[str, float], Mapping[str, Sequence[tuple[int, int]]]]:
        """How telling each word of the expressions is, and in which of them it stands: concept, expression."""
        said: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for at, concept in enumerate(concepts()):
            for number, text in enumerate((concept.name, *concept.finds, *concept.said)):
                for word in self._stems(text):
                    said[word].append((at, number))
        telling = {word: math.log(len(concepts()) / len({at for at, _ in places})) for word, places in said.items()}
        return telling, said

    def _stems(self, text: str) -> set[str]:
        words = {fold(match[0]) for match in WORD_RE.finditer(text)}
        return {self.stem(word) for word in words - STOP_WORDS}


# ------------------------------------------------------------------------------------------------ learning


def readings_for(encoder: Encoder) -> Readings | None:
    """What comes with the package, or None when it was made from other rows or by another model."""
    if not READINGS.exists():
        return None
    with np.load(READINGS) as kept:
        if str(kept["stamp"]) != _stamp(encoder):
            return None
        return Readings(*(kept[name].astype(np.float32) for name in ("middle", "reads", "named")))


def learnt(rows: Sequence[Concept], vector: Callable[[str], Vectors]) -> Readings:
    """Readings of these rows, with the vectors of one model."""
    said = [(at, text) for at, row in enumerate(rows) for text in (row.name, *row.said)]
    of = np.array([at for at, _ in said])
    vectors = np.stack([vector(text) for _, text in said])
    middle = vectors.mean(axis=0)
    away = _unit(vectors - middle)
    named = np.stack([vector(row.administrative) for row in rows])
    aims = _unit(named - named.mean(axis=0))
    turned = np.linalg.solve(away.T @ away + RIDGE * np.eye(away.shape[1]), away.T @ (aims[of] - away))
    means = np.stack([away[of == at].mean(axis=0) for at in range(len(rows))])
    reads = aims + aims @ turned.T + _unit(_unit(means) + aims)
    return Readings(middle, reads.astype(np.float32), named)


def _unit(vectors: Vectors) -> Vectors:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def _stamp(encoder: Encoder) -> str:
    """What readings are made from."""
    causes = (encoder.name, RIDGE, concepts())
    return hashlib.sha256(repr(causes).encode()).hexdigest()


def write_readings() -> None:
    """Learn from the rows with the bundled model and keep it beside this file: half a minute."""
    from kb.meaning.encoder import bundled

    encoder = bundled()
    assert encoder is not None
    found = learnt(concepts(), encoder.query)
    np.savez(
        READINGS,
        stamp=np.array(_stamp(encoder)),
        **{name: getattr(found, name).astype(np.float16) for name in ("middle", "reads", "named")},
    )
