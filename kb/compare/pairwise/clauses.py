"""Which clause of the one text answers which of the other, and which has moved?

A clause is a provision with its lead-in. Pairs are taken one after the other, the most alike first, as long as they are
alike enough; each clause is in one pair. Between editions the words decide; the longest run of pairs in the order of
both texts stands still, and what is outside it has moved. Between municipalities two clauses that answer one question
(`questions.py`) need few words in common, and others nearly all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from kb.compare.pairwise.alignment import longest_in_order
from kb.compare.pairwise.questions import Questions
from kb.compare.topics.leanings import Floats
from kb.compare.topics.likeness import ONE_QUESTION, Likeness
from kb.compare.topics.records import Statement

ENOUGH = 0.0  # log odds between editions
ENOUGH_APART = 2.0  # between municipalities
SHARED_QUESTION = 3.0  # between municipalities: one topic holds both
SHARED_WORDS = 8.0  # what words in common are worth here: two editions share most of them
HEADING = 0.6  # for standing under the same heading
REST = 0.7  # share of a lone clause's words that stand in its neighbour's partner when a sentence was split
_NEW_WORDS = 2
_WORD_RE = re.compile(r"[^\W\d_]{4,}")
APART = 0.6  # against sharing neither the kind of section nor a type: of wrong pairs far more do so than of right ones
DISTANCE = 0.8  # against standing at the other end


@dataclass(frozen=True, slots=True)
class Pairing:
    """Row numbers that belong together; None where the other text has nothing."""

    one: int | None
    other: int | None
    score: float = 0.0
    is_moved: bool = False
    more_one: tuple[int, ...] = ()  # further rows of the first text that say the rest of the second's row: merged
    more_other: tuple[int, ...] = ()  # ... of the second text: split
    question: str = ""  # between municipalities: what both answer

    @property
    def ones(self) -> tuple[int, ...]:
        """All rows of the first text, in its order."""
        return tuple(sorted((*(() if self.one is None else (self.one,)), *self.more_one)))

    @property
    def others(self) -> tuple[int, ...]:
        """All rows of the second text, in its order."""
        return tuple(sorted((*(() if self.other is None else (self.other,)), *self.more_other)))


def paired(one: Sequence[Statement], other: Sequence[Statement], questions: Questions | None = None) -> list[Pairing]:
    """The pairs in the order of the second text, what only the first has after its neighbour there.

    `questions`: which clauses of two municipalities answer one question; None: the texts are two editions.
    """
    pairs = _pairs(one, other, questions) if one and other else []
    still = longest_in_order([(left, right) for left, right, _ in pairs])
    asked = questions or {}
    found = [
        Pairing(left, right, score, (left, right) not in still, question=asked.get((left, right), ""))
        for left, right, score in pairs
    ]
    partner = {left: right for left, right, _ in pairs}
    found = _joined(found, one, other)
    partner |= {row: pairing.other for pairing in found for row in pairing.more_one if pairing.other is not None}
    placed = {row for pairing in found for row in pairing.others}
    found += [Pairing(None, right) for right in sorted(set(range(len(other))) - placed)]
    order = {id(pairing): (float(pairing.other), 0) for pairing in found if pairing.other is not None}
    for left in range(len(one)):
        if left not in partner:
            before = [(partner[row], row) for row in range(left) if (row, partner.get(row, -1)) in still]
            gone = Pairing(left, None)
            order[id(gone)] = (max(before)[0] + 0.5 if before else -0.5, left)
            found.append(gone)
    return sorted(found, key=lambda pairing: order[id(pairing)])


def _joined(pairs: Sequence[Pairing], one: Sequence[Statement], other: Sequence[Statement]) -> list[Pairing]:
    """The pairs, each with the neighbours without a partner that say the rest of its other side.

    A sentence that became two, or two that became one: nearly all words of the lone clause stand in the partner of
    the clause beside it, and in no clause of its own.
    """
    alone_one = set(range(len(one))) - {pair.one for pair in pairs}
    alone_other = set(range(len(other))) - {pair.other for pair in pairs}
    joined = []
    for pair in pairs:
        if pair.one is not None and pair.other is not None:
            more_one = _rest_of(other[pair.other], one, pair.one, alone_one)
            more_other = () if more_one else _rest_of(one[pair.one], other, pair.other, alone_other)
            alone_one -= set(more_one)
            alone_other -= set(more_other)
            pair = replace(pair, more_one=more_one, more_other=more_other)
        joined.append(pair)
    return joined


def _rest_of(whole: Statement, rows: Sequence[Statement], at: int, alone: set[int]) -> tuple[int, ...]:
    """Rows beside `at` whose words stand in the whole, beyond those that the row itself has."""
    words, own = _words(whole), _words(rows[at])
    found = []
    for row in (at - 1, at + 1):
        if row not in alone or not 0 <= row < len(rows):
            continue
        said = _words(rows[row])
        new = (said & words) - own
        if said and len(said & words) >= REST * len(said) and len(new) >= _NEW_WORDS:
            found.append(row)
    return tuple(found)


def _words(statement: Statement) -> set[str]:
    """What the clause itself is about: its longer words."""
    return {word.casefold()[:7] for word in _WORD_RE.findall(statement.provision.text)}


def _pairs(
    one: Sequence[Statement], other: Sequence[Statement], questions: Questions | None
) -> list[tuple[int, int, float]]:
    scores = _scores(one, other)
    if questions is None:
        return _matched(scores, ENOUGH)
    for row, column in questions:
        scores[row, column] += SHARED_QUESTION
    return _matched(scores, ENOUGH_APART)


def _scores(one: Sequence[Statement], other: Sequence[Statement]) -> Floats:
    statements = [*one, *other]
    likeness = Likeness(statements, None)
    left, right = range(len(one)), range(len(one), len(statements))
    words, scores = likeness.words(left, right), likeness.between(left, right)
    split = len(one)
    concepts = sorted({concept for statement in statements for concept in statement.concepts})
    speaks = np.array([[concept in statement.concepts for concept in concepts] for statement in statements], np.float32)
    same = speaks[:split] @ speaks[split:].T > 0
    headings = np.array([_heading(statement) for statement in statements])
    heading = (headings[:split, None] == headings[None, split:]) & (headings[:split, None] != "")
    kinds = sorted({kind for statement in statements for kind in _kinds(statement)})
    is_of = np.array([[kind in _kinds(statement) for kind in kinds] for statement in statements], np.float32)
    apart = is_of[:split] @ is_of[split:].T == 0
    places = np.abs(np.linspace(0, 1, len(one))[:, None] - np.linspace(0, 1, len(other))[None, :])
    total: Floats = scores + ONE_QUESTION * same + SHARED_WORDS * np.maximum(0, words - 0.2) + HEADING * heading
    return np.asarray(total - DISTANCE * places - APART * apart, dtype=np.float32)


def _kinds(statement: Statement) -> set[str]:
    """The section it stands in, and the types that its own words carry."""
    provision = statement.provision
    return {provision.section_type.value, *(kind.value for kind in provision.types)}


def _heading(statement: Statement) -> str:
    return statement.provision.heading.casefold().strip()


def _matched(scores: Floats, enough: float) -> list[tuple[int, int, float]]:
    """Pairs of the first and the second, the best first and each row and column once; in the order of the first."""
    rows, columns = np.nonzero(scores > enough)
    best = sorted(zip(rows.tolist(), columns.tolist(), strict=True), key=lambda at: (-float(scores[at]), at))
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for row, column in best:
        if row not in left and column not in right:
            left.add(row)
            right.add(column)
            pairs.append((row, column, float(scores[row, column])))
    return sorted(pairs)
