"""Which documents say the same on a topic, and whose words stand for them?

The documents whose words are most like all the others' go first; each joins the first variant whose documents it
differs from in no deciding word, else it opens one. Of a large variant it is held against the first few: a topic of n
documents and v variants takes n times v comparisons instead of n times n. Nothing is written: the wording of a variant
is a statement that one of its documents makes, the one most like the others of the variant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import numpy as np

from kb.compare.topics.leanings import Floats
from kb.compare.topics.likeness import word_vectors
from kb.compare.topics.records import Decider, Relation, Statement
from kb.compare.topics.relations import APART, between

FIRST_OF_A_VARIANT = 4  # documents of a variant that a further one is held against
_SHORT = 512  # places of a vector that wordings are compared by
MOST_COMPARED = 12  # documents of a topic of which every two are compared


@dataclass(frozen=True, slots=True)
class Variant:
    """Documents that differ in no deciding word."""

    wording: Statement
    documents: tuple[str, ...]  # the one whose words stand for it first


def by_document(statements: Sequence[Statement]) -> dict[str, tuple[Statement, ...]]:
    """The statements of each document, the documents in order of their names."""
    said: dict[str, list[Statement]] = {}
    for statement in sorted(statements, key=lambda one: (one.provision.document, one.provision.start_line)):
        said.setdefault(statement.provision.document, []).append(statement)
    return {document: tuple(held) for document, held in said.items()}


def variants(said: Mapping[str, Sequence[Statement]], concept: str = "") -> tuple[Variant, ...]:
    """The variants of a topic, the one with most documents first; of equals the one nearest to all."""
    likes = {name: np.stack([_vector(one.text) for one in held]) for name, held in said.items()}
    middle = np.sum([vectors.mean(axis=0) for vectors in likes.values()], axis=0)
    order = sorted(said, key=lambda name: (-round(float((likes[name] @ middle).max()), 4), _text(said[name])))
    found: list[list[str]] = []
    for name in order:
        for held in found:
            if all(
                between(said[other], said[name], concept)[0] in {Relation.SAME, Relation.ALIKE}
                for other in held[:FIRST_OF_A_VARIANT]
            ):
                held.append(name)
                break
        else:
            found.append([name])
    found.sort(key=lambda held: (-len(held), order.index(held[0])))
    return tuple(_variant(held, said, likes) for held in found)


@lru_cache(maxsize=16_384)
def _vector(text: str) -> Floats:
    """The words of a text as a short vector: enough to tell which of a few sentences is most like the others."""
    folded: Floats = word_vectors([text])[0].reshape(-1, _SHORT).sum(axis=0)
    return folded


def is_shared(found: Sequence[Variant]) -> bool:
    """At least two documents agree, and more than on any other wording."""
    sizes = [len(variant.documents) for variant in found]
    return bool(sizes) and sizes[0] > 1 and (len(sizes) == 1 or sizes[0] > sizes[1])


def _text(held: Sequence[Statement]) -> str:
    return " ".join(one.text for one in held)


def _variant(held: Sequence[str], said: Mapping[str, Sequence[Statement]], likes: Mapping[str, Floats]) -> Variant:
    middle = np.mean([likes[name].mean(axis=0) for name in held], axis=0)
    best = max(
        ((name, at) for name in held for at in range(len(said[name]))),
        key=lambda place: (
            round(float(likes[place[0]][place[1]] @ middle) - _unfit(said[place[0]][place[1]]), 4),
            place[0],
            -place[1],
        ),
    )
    first, at = best
    return Variant(said[first][at], (first, *(name for name in held if name != first)))


_OTHER_QUESTION = 0.04  # a statement that answers further questions binds whoever takes it over to those as well
_OF_ITS_OWN = 0.15  # it names its municipality, or leads to bullets that are not in it
_NAMED_RE = re.compile(r"\b[A-ZÆØÅ][\wæøåÆØÅ-]+ (?:Kommune|kommune|Kommunes|kommunes)\b")


def _unfit(statement: Statement) -> float:
    """How much speaks against a statement as the wording that several could share."""
    text = statement.provision.text.rstrip()
    is_bound = bool(_NAMED_RE.search(statement.text)) or text.endswith(":")
    return _OTHER_QUESTION * max(0, len(statement.concepts) - 1) + _OF_ITS_OWN * is_bound


def relation_of(said: Mapping[str, Sequence[Statement]], concept: str = "") -> tuple[Relation, tuple[Decider, ...]]:
    """How far apart the documents of a topic stand, and the words of the two that are farthest apart.

    Every two are compared as long as they are few; of many, the first of each variant and the variant's own.
    """
    pairs = list(combinations(said, 2))
    if len(said) > MOST_COMPARED:
        found = variants(said, concept)
        pairs = [(one.documents[0], other.documents[0]) for one, other in combinations(found, 2)]
        pairs += [(one.documents[0], other) for one in found for other in one.documents[1:]]
    apart = [between(said[one], said[other], concept) for one, other in pairs]
    return max(apart, key=lambda pair: APART.index(pair[0]))
