"""The keyword engine on Whoosh.

Terms come analysed, so the fields only split at spaces. Whoosh keeps the postings; they are added up here, as arrays,
by BM25F. A question of everyday words with their synonyms makes 50 terms, and Whoosh's own collector, which walks 50
matchers row by row, took up to 900 ms over 60,000 passages. A term's postings are read once (2 us each) and kept.

Whoosh's index holds pickles: open only what this program wrote.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from functools import reduce
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import whoosh
from whoosh import fields, index
from whoosh.analysis import SpaceSeparatedTokenizer

from kb.index.engine import (
    ORDERED,
    WEIGHED,
    AllOf,
    AnyOf,
    BestOf,
    Condition,
    Field,
    Has,
    HasPhrase,
    Row,
    Without,
)

K1, B = 1.2, 0.75  # BM25's usual values
MOST_KEPT = 4_000_000  # postings in memory, some 50 MB
LENGTHS = "lengths.npy"

Mask = npt.NDArray[np.bool_]
Scores = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int32]
Weighed = tuple[Mask, Scores]


class WhooshEngine:
    """An opened Whoosh index; a snapshot that later writing does not change."""

    def __init__(self, folder: Path) -> None:
        self._index = index.open_dir(folder)
        self._reader = self._index.reader()
        self._lengths: npt.NDArray[np.uint16] = np.load(folder / LENGTHS)
        self._size = self._lengths.shape[1]
        self._norms: dict[Field, Scores] = {}
        self._kept: OrderedDict[tuple[Field, str], tuple[Numbers, Scores]] = OrderedDict()
        self._kept_postings = 0

    def best(self, condition: Condition, *, limit: int, only: Condition | None = None) -> list[tuple[int, float]]:
        held, scores = self._weighed(condition)
        if only is not None:
            held = held & self._weighed(only)[0]
        numbers = np.flatnonzero(held)
        order = np.argsort(-scores[numbers], kind="stable")[:limit]
        return [(int(number), float(scores[number])) for number in numbers[order]]

    def holding(self, condition: Condition) -> set[int]:
        return set(map(int, np.flatnonzero(self._weighed(condition)[0])))

    def count(self, term: str, field: Field) -> int:
        return int(self._reader.doc_frequency(field.value, term))

    def close(self) -> None:
        self._reader.close()
        self._index.close()

    # -------------------------------------------------------------------------------------------- conditions

    def _weighed(self, condition: Condition) -> Weighed:
        """Which rows fulfil the condition, and with what score; the score of the others is 0."""
        match condition:
            case Has(field, term, weight):
                return self._term(field, term, weight)
            case HasPhrase(field, terms, weight):
                return self._phrase(field, terms, weight)
            case AnyOf(of):
                return reduce(_either, map(self._weighed, of), self._nothing())
            case BestOf(of):
                return reduce(_better, map(self._weighed, of), self._nothing())
            case AllOf(of):
                return reduce(_both, map(self._weighed, of[1:]), self._weighed(of[0]))
            case Without(of, without):
                held, scores = self._everything() if of is None else self._weighed(of)
                held = held & ~self._weighed(without)[0]
                return held, np.where(held, scores, np.float32(0))

    def _nothing(self) -> Weighed:
        return np.zeros(self._size, dtype=bool), np.zeros(self._size, dtype=np.float32)

    def _everything(self) -> Weighed:
        return np.ones(self._size, dtype=bool), np.zeros(self._size, dtype=np.float32)

    def _term(self, field: Field, term: str, weight: float) -> Weighed:
        held, scores = self._nothing()
        numbers, gains = self._postings(field, term)
        held[numbers] = True
        scores[numbers] = gains * np.float32(weight)
        return held, scores

    def _phrase(self, field: Field, terms: Sequence[str], weight: float) -> Weighed:
        share = weight / len(terms)  # a phrase is one thing: it weighs as much as one word
        together = AllOf(tuple(Has(field, term, share) for term in terms))
        held, scores = self._weighed(together)
        if field in ORDERED and len(terms) > 1:
            numbers = [int(number) for number in np.flatnonzero(held)]
            places = [self._positions(field, term, numbers) for term in terms]
            for number in numbers:
                starts = places[0][number]
                if not any(all(start + at in later[number] for at, later in enumerate(places)) for start in starts):
                    held[number] = False
            scores = np.where(held, scores, np.float32(0))
        return held, scores

    # -------------------------------------------------------------------------------------------- postings

    def _postings(self, field: Field, term: str) -> tuple[Numbers, Scores]:
        """Rows that hold the term, and what it gives each by BM25F."""
        key = (field, term)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        numbers, counts = self._read(field, term)
        if field in WEIGHED:
            rarity = math.log((self._size + 1) / (len(numbers) + 1)) + 1
            gains = rarity * counts * (K1 + 1) / (counts + self._norm(field)[numbers])
        else:
            gains = np.zeros_like(counts)
        self._kept[key] = numbers, gains.astype(np.float32)
        self._kept_postings += len(numbers)
        while self._kept_postings > MOST_KEPT and len(self._kept) > 1:
            _, (oldest, _) = self._kept.popitem(last=False)
            self._kept_postings -= len(oldest)
        return self._kept[key]

    def _read(self, field: Field, term: str) -> tuple[Numbers, Scores]:
        numbers: list[int] = []
        counts: list[float] = []
        if (field.value, term) in self._reader:
            matcher = self._reader.postings(field.value, term)
            while matcher.is_active():
                numbers.append(matcher.id())
                counts.append(matcher.weight())
                matcher.next()
        return np.array(numbers, dtype=np.int32), np.array(counts, dtype=np.float32)

    def _positions(self, field: Field, term: str, numbers: Sequence[int]) -> dict[int, set[int]]:
        """Where the term stands in each of these rows, all of which hold it."""
        found: dict[int, set[int]] = {}
        if numbers:
            matcher = self._reader.postings(field.value, term)
            for number in numbers:
                matcher.skip_to(number)
                found[number] = set(matcher.value_as("positions"))
        return found

    def _norm(self, field: Field) -> Scores:
        """BM25's correction for the length of a row's field."""
        if field not in self._norms:
            lengths = self._lengths[list(Field).index(field)].astype(np.float32)
            average = (float(lengths.mean()) if self._size else 0.0) or 1.0
            self._norms[field] = (K1 * ((1 - B) + B * lengths / average)).astype(np.float32)
        return self._norms[field]


def _either(one: Weighed, other: Weighed) -> Weighed:
    return one[0] | other[0], one[1] + other[1]


def _better(one: Weighed, other: Weighed) -> Weighed:
    return one[0] | other[0], np.maximum(one[1], other[1])


def _both(one: Weighed, other: Weighed) -> Weighed:
    held = one[0] & other[0]
    return held, np.where(held, one[1] + other[1], np.float32(0))


class Whoosh:
    """Makes and opens Whoosh indexes."""

    name = f"whoosh-{whoosh.versionstring()}"

    def write(self, folder: Path, rows: Iterable[Row]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        made = index.create_in(folder, _schema())
        writer = made.writer(limitmb=256)
        lengths: list[list[int]] = []
        for row in rows:
            writer.add_document(**{field.value: " ".join(terms) for field, terms in row.items() if terms})
            lengths.append([min(len(row.get(field, ())), 65535) for field in Field])
        writer.commit(optimize=True)
        made.close()
        np.save(folder / LENGTHS, np.array(lengths, dtype=np.uint16).reshape(-1, len(Field)).T)

    def open(self, folder: Path) -> WhooshEngine:
        return WhooshEngine(folder)


def _schema() -> Any:
    schema = fields.Schema()
    for field in Field:
        if field in WEIGHED:
            kind = fields.TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=field in ORDERED)
        else:
            kind = fields.KEYWORD()
        schema.add(field.value, kind)
    return schema
