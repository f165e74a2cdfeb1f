"""The keyword engine on Whoosh.

Terms come analysed, so the fields only split at spaces. Whoosh keeps the postings and the places of the terms; they
are added up here, as arrays, by BM25F. A question of everyday words with their synonyms makes 50 terms and some
phrases, and Whoosh's own collector, which walks 50 matchers row by row, took up to 900 ms over 60,000 passages. A
term's postings are read once, a block at a time, and kept.

Whoosh numbers rows as they were added (`slots.py`).

Whoosh's index holds pickles: open only what this program wrote.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import whoosh
from whoosh import fields, formats, index
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.codec.whoosh3 import W3Codec

from kb.index.engine import (
    K1,
    ORDERED,
    WEIGHED,
    AllOf,
    AnyOf,
    B,
    BestOf,
    Condition,
    Field,
    Has,
    HasPhrase,
    Row,
    Without,
    linked,
    rarity,
)
from kb.index.slots import Slots, save_anew

MOST_KEPT = 8_000_000  # postings and places in memory, some 60 MB
A_BLOCK = 2048  # postings; Whoosh's 128 are made for skipping, these for reading a term whole
A_PLACE = 1 << 16  # words a row may hold
LENGTHS = "lengths.npy"

Scores: TypeAlias = npt.NDArray[np.float32]
Numbers: TypeAlias = npt.NDArray[np.int64]
Weighed = tuple[Numbers, Scores]  # rows in Whoosh's numbering, rising, and what each scores


class _Places(formats.Format):  # type: ignore[misc]
    """Where a term stands in a row, two bytes a place, so that a block of rows is read as one array."""

    def word_values(self, value: str, analyzer: Any, **kwargs: Any) -> Iterator[tuple[str, int, float, bytes]]:
        places: dict[str, array[int]] = {}
        for at, term in enumerate(value.split(" ")):
            places.setdefault(term, array("H")).append(min(at, A_PLACE - 1))
        for term, stands in places.items():
            yield term, len(stands), float(len(stands)), stands.tobytes()


class WhooshEngine:
    """An opened Whoosh index; a snapshot that later writing does not change."""

    def __init__(self, folder: Path) -> None:
        self._index = index.open_dir(folder)
        self._reader = self._index.reader()
        slots = Slots.load(folder)
        self._row_of: Numbers = slots.row_of
        self._lengths: npt.NDArray[np.uint16] = np.load(folder / LENGTHS)
        self._is_now = slots.is_now
        self._size = int(self._is_now.sum())
        self._has_past = self._size < len(self._row_of)
        self._norms: dict[Field, Scores] = {}
        self._kept: OrderedDict[tuple[object, ...], tuple[npt.NDArray[Any], ...]] = OrderedDict()
        self._kept_postings = 0

    def best(self, condition: Condition, *, limit: int, only: Condition | None = None) -> list[tuple[int, float]]:
        numbers, scores = self._weighed(condition)
        if only is not None:
            kept = self._mask(self._weighed(only)[0])[numbers]
            numbers, scores = numbers[kept], scores[kept]
        if len(numbers) > limit > 0:  # the last place and all that share it
            kept = scores >= np.partition(scores, -limit)[-limit]
            numbers, scores = numbers[kept], scores[kept]
        rows = self._row_of[numbers]
        order = np.lexsort((rows, -scores))[:limit]
        return [(int(rows[at]), float(scores[at])) for at in order]

    def holding(self, condition: Condition) -> set[int]:
        return set(map(int, self._row_of[self._weighed(condition)[0]]))

    def count(self, term: str, field: Field) -> int:
        if self._has_past:
            return len(self._postings(field, term)[0])
        return int(self._reader.doc_frequency(field.value, term))

    def close(self) -> None:
        self._reader.close()
        self._index.close()

    # -------------------------------------------------------------------------------------------- conditions

    def _weighed(self, condition: Condition) -> Weighed:
        match condition:
            case Has(field, term, weight):
                numbers, gains = self._postings(field, term)
                return numbers, gains * np.float32(weight)
            case HasPhrase(field, terms, weight):
                return self._phrase(field, terms, weight)
            case AnyOf(of):
                return self._together(map(self._weighed, of), add=True)
            case BestOf(of):
                return self._together(map(self._weighed, of), add=False)
            case AllOf(of):
                return self._all(list(map(self._weighed, of)))
            case Without(of, without):
                numbers, scores = self._everything() if of is None else self._weighed(of)
                kept = ~self._mask(self._weighed(without)[0])[numbers]
                return numbers[kept], scores[kept]

    def _together(self, found: Iterable[Weighed], *, add: bool) -> Weighed:
        """What at least one holds: scores added up, or the best of them."""
        held = np.zeros(len(self._row_of), dtype=bool)
        total = np.zeros(len(self._row_of), dtype=np.float32)
        for numbers, scores in found:
            held[numbers] = True
            total[numbers] = total[numbers] + scores if add else np.maximum(total[numbers], scores)
        numbers = np.flatnonzero(held)
        return numbers, total[numbers]

    def _all(self, found: Sequence[Weighed]) -> Weighed:
        times = np.zeros(len(self._row_of), dtype=np.int32)
        total = np.zeros(len(self._row_of), dtype=np.float32)
        for numbers, scores in found:
            times[numbers] += 1
            total[numbers] += scores
        numbers = np.flatnonzero(times == len(found)) if found else np.zeros(0, dtype=np.int64)
        return numbers, total[numbers]

    def _everything(self) -> Weighed:
        return np.flatnonzero(self._is_now), np.zeros(self._size, dtype=np.float32)

    def _mask(self, numbers: Numbers) -> npt.NDArray[np.bool_]:
        held = np.zeros(len(self._row_of), dtype=bool)
        held[numbers] = True
        return held

    def _phrase(self, field: Field, terms: Sequence[str], weight: float) -> Weighed:
        share = weight / len(terms)  # a phrase is one thing: it weighs as much as one word
        numbers, scores = self._all([self._weighed(Has(field, term, share)) for term in terms])
        if field not in ORDERED or len(terms) == 1 or not len(numbers):
            return numbers, scores
        kept = self._mask(self._in_order(field, tuple(terms)))[numbers]
        return numbers[kept], scores[kept]

    def _in_order(self, field: Field, terms: tuple[str, ...]) -> Numbers:
        """Rows in which the terms stand one after the other: the rarest one's places, where the others stand beside."""
        places = [self._places(field, term) - at for at, term in enumerate(terms)]
        places.sort(key=len)
        begins = places[0]
        for others in places[1:]:
            at = np.minimum(np.searchsorted(others, begins), len(others) - 1)
            begins = begins[others[at] == begins] if len(others) else others
        return np.unique(begins >> 16)

    # -------------------------------------------------------------------------------------------- postings

    def _postings(self, field: Field, term: str) -> Weighed:
        """Rows that hold the term, and what it gives each by BM25F."""
        key = (field, term)
        if key not in self._kept:
            numbers, counts = self._read(field, term)
            if field in WEIGHED:
                gains = rarity(len(numbers), self._size) * counts * (K1 + 1) / (counts + self._norm(field)[numbers])
            else:
                gains = np.zeros_like(counts)
            self._keep(key, (numbers, gains.astype(np.float32)))
        self._kept.move_to_end(key)
        numbers, scores = self._kept[key]
        return numbers, scores

    def _places(self, field: Field, term: str) -> Numbers:
        """Every place of the term: 65,536 times the row and the place in it, rising."""
        key = (field, term, "places")
        if key not in self._kept:
            found = [
                (ids.repeat(sizes) << 16) + places
                for ids, _, values in self._blocks(field, term)
                for sizes in (np.fromiter(map(len, values), dtype=np.int64, count=len(values)) // 2,)
                for places in (np.frombuffer(b"".join(values), dtype=np.uint16),)
            ]
            self._keep(key, (np.concatenate(found) if found else np.zeros(0, dtype=np.int64),))
        self._kept.move_to_end(key)
        return self._kept[key][0]

    def _keep(self, key: tuple[object, ...], arrays: tuple[npt.NDArray[Any], ...]) -> None:
        self._kept[key] = arrays
        self._kept_postings += len(arrays[0])
        while self._kept_postings > MOST_KEPT and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._kept_postings -= len(oldest[0])

    def _read(self, field: Field, term: str) -> tuple[Numbers, Scores]:
        blocks = [(ids, counts) for ids, counts, _ in self._blocks(field, term)]
        if not blocks:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        numbers, counts = (np.concatenate(parts) for parts in zip(*blocks, strict=True))
        if self._has_past:
            now = self._is_now[numbers]
            numbers, counts = numbers[now], counts[now]
        return numbers, counts

    def _blocks(self, field: Field, term: str) -> Iterator[tuple[Numbers, Scores, Sequence[bytes]]]:
        """Rows, how often each holds the term, and where, a stretch of rows at a time."""
        for reader, offset in self._reader.leaf_readers():
            if (field.value, term) not in reader:
                continue
            matcher = reader.postings(field.value, term)
            while matcher.is_active():
                # A block's arrays: no public call gives more than one row at a time, which takes eight times as long.
                matcher.id(), matcher.weight()
                values = matcher._values
                if values is None:
                    matcher._read_values()
                    values = matcher._values
                yield (
                    np.array(matcher._ids, dtype=np.int64) + offset,
                    np.array(matcher._weights, dtype=np.float32),
                    values,
                )
                if not hasattr(matcher, "_next_block"):  # a rare term stands whole in the dictionary
                    break
                matcher._next_block()

    def _norm(self, field: Field) -> Scores:
        """BM25's correction for the length of a row's field."""
        if field not in self._norms:
            lengths = self._lengths[list(Field).index(field)].astype(np.float32)
            average = float(lengths[self._is_now].mean()) if self._size else 0.0
            self._norms[field] = (K1 * ((1 - B) + B * lengths / (average or 1.0))).astype(np.float32)
        return self._norms[field]


class Whoosh:
    """Makes and opens Whoosh indexes."""

    name = f"whoosh-{whoosh.versionstring()}"

    def write(self, folder: Path, rows: Iterable[Row]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        made = index.create_in(folder, _schema())
        lengths = _added(made, rows)
        _save(folder, Slots.of_new(lengths.shape[1]), lengths)

    def update(self, folder: Path, before: Path, rows: Sequence[Row | int]) -> bool:
        slots, lengths = Slots.load(before), np.load(before / LENGTHS)
        if slots.is_worn(rows, pieces=sum(1 for _ in before.glob("*.seg"))):
            return False
        linked(before, folder)
        new = [row for row in rows if not isinstance(row, int)]
        added = _added(index.open_dir(folder), new) if new else lengths[:, :0]
        _save(folder, slots.after(rows), np.hstack([lengths, added]))
        return True

    def open(self, folder: Path) -> WhooshEngine:
        return WhooshEngine(folder)


def _added(made: Any, rows: Iterable[Row]) -> npt.NDArray[np.uint16]:
    """Add the rows as one more piece; the length of each field of each. Shape: (fields, rows)."""
    writer = made.writer(limitmb=256, codec=W3Codec(blocklimit=A_BLOCK))
    lengths: list[list[int]] = []
    for row in rows:
        writer.add_document(**{field.value: " ".join(terms) for field, terms in row.items() if terms})
        lengths.append([min(len(row.get(field, ())), A_PLACE - 1) for field in Field])
    writer.commit(merge=False)
    made.close()
    return np.array(lengths, dtype=np.uint16).reshape(-1, len(Field)).T


def _save(folder: Path, slots: Slots, lengths: npt.NDArray[np.uint16]) -> None:
    slots.save(folder)
    save_anew(folder / LENGTHS, lengths)


def _schema() -> Any:
    schema = fields.Schema()
    for field in Field:
        if field in WEIGHED:
            kind = fields.TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=False)
            if field in ORDERED:
                kind.format = _Places()
        else:
            kind = fields.KEYWORD()
        schema.add(field.value, kind)
    return schema
