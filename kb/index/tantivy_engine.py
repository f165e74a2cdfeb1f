"""The keyword engine on tantivy, for a library of national size. An optional package: `pip install 'kb[national]'`.

Our terms go in as they are, split at spaces, so tantivy matches what Whoosh matches. Its BM25 has the same constants; a
term's weight is set so that its rarity is ours (`engine.rarity`). What remains different: tantivy keeps the length of a
field in one byte, exact up to 40 terms, and right after an update it still counts the rows of the past.

A row is known by its number in the index, its slot (`slots.py`).
"""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

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
    linked,
    rarity,
)
from kb.index.slots import Slots

SLOT = "slot"
PAIRS = {field: f"{field.value}_pairs" for field in sorted(ORDERED)}  # neighbouring terms as one
MEMORY = 256_000_000  # bytes the writer may use before it writes a piece


def is_installed() -> bool:
    return importlib.util.find_spec("tantivy") is not None


class TantivyEngine:
    """An opened tantivy index; a snapshot that later writing does not change."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._query: Any = tantivy.Query
        self._must, self._should, self._must_not = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
        self._schema = _schema()
        self._index = tantivy.Index.open(str(folder))
        self._searcher = self._index.searcher()
        slots = Slots.load(folder)
        self._row_of = slots.row_of
        self._size = int(slots.is_now.sum())
        self._has_past = self._size < len(self._row_of)
        self._counted = lru_cache(maxsize=20_000)(self._count)
        self._held = lru_cache(maxsize=32)(self._holding)

    def best(self, condition: Condition, *, limit: int, only: Condition | None = None) -> list[tuple[int, float]]:
        query = self._of(condition)
        if only is not None:
            narrowed = self._query.const_score_query(self._of(only), 0.0)
            query = self._query.boolean_query([(self._must, query), (self._must, narrowed)])
        found = self._found(query, limit)
        return sorted(found, key=lambda item: (-item[1], item[0]))

    def holding(self, condition: Condition) -> frozenset[int]:
        return self._held(condition)

    def count(self, term: str, field: Field) -> int:
        return self._counted(term, field)

    def close(self) -> None:
        """The index is mapped, and let go with this object."""

    def _found(self, query: Any, limit: int) -> list[tuple[int, float]]:
        hits = self._searcher.search(query, limit=max(1, limit), count=False).hits
        slots = self._searcher.fast_field_values(SLOT, [address for _, address in hits]) if hits else []
        return [(int(self._row_of[int(slot or 0)]), float(score)) for slot, (score, _) in zip(slots, hits, strict=True)]

    def _holding(self, condition: Condition) -> frozenset[int]:
        query = self._query.const_score_query(self._of(condition), 0.0)
        return frozenset(row for row, _ in self._found(query, self._size))

    def _count(self, term: str, field: Field) -> int:
        if self._has_past:
            query = self._query.term_query(self._schema, field.value, term, index_option="basic")
            found: Any = self._searcher.search(query, limit=1, count=True)  # its type says nothing of a count
            return int(found.count)
        return int(self._searcher.doc_freq(field.value, term))

    # -------------------------------------------------------------------------------------------- conditions

    def _of(self, condition: Condition) -> Any:
        match condition:
            case Has(field, term, weight):
                return self._term(field, term, weight)
            case HasPhrase(field, terms, weight):
                return self._phrase(field, terms, weight)
            case AnyOf(of):
                return self._query.boolean_query([(self._should, self._of(one)) for one in of])
            case BestOf(of):
                return self._query.disjunction_max_query([self._of(one) for one in of])
            case AllOf(of):
                return self._query.boolean_query([(self._must, self._of(one)) for one in of])
            case Without(of, without):
                base = self._query.const_score_query(self._query.all_query(), 0.0) if of is None else self._of(of)
                return self._query.boolean_query([(self._must, base), (self._must_not, self._of(without))])

    def _term(self, field: Field, term: str, weight: float) -> Any:
        option = "freq" if field in WEIGHED else "basic"
        query = self._query.term_query(self._schema, field.value, term, index_option=option)
        if field not in WEIGHED:
            return self._query.const_score_query(query, 0.0)
        return self._query.boost_query(query, weight * self._as_rare(self._counted(term, field)))

    def _phrase(self, field: Field, terms: tuple[str, ...], weight: float) -> Any:
        if not all(self._counted(term, field) for term in terms):
            return self._query.empty_query()
        share = weight / len(terms)
        each = [self._term(field, term, share) for term in terms]
        if field not in ORDERED or len(terms) == 1:
            return self._query.boolean_query([(self._must, one) for one in each])
        # Pairs find the rows, the words only score them: 50 ms of 55 went into the phrases of a question of synonyms,
        # whose words ("støtte i eget hjem") stand in every other row.
        pairs = [
            self._query.term_query(self._schema, PAIRS[field], pair, index_option="basic") for pair in _pairs(terms)
        ]
        if len(terms) > 2:
            pairs.append(self._query.phrase_query(self._schema, field.value, list(terms)))
        needed = [(self._must, self._query.const_score_query(one, 0.0)) for one in pairs]
        return self._query.boolean_query([*needed, *((self._should, one) for one in each)])

    def _as_rare(self, holding: int) -> float:
        """What makes tantivy's rarity of a term ours."""
        total = self._searcher.num_docs
        theirs = math.log(1 + (total - min(holding, total) + 0.5) / (holding + 0.5))
        return rarity(holding, self._size) / theirs


class Tantivy:
    """Makes and opens tantivy indexes."""

    def __init__(self) -> None:
        self.name = f"tantivy-{version('tantivy')}"

    def write(self, folder: Path, rows: Iterable[Row]) -> None:
        import tantivy

        folder.mkdir(parents=True, exist_ok=True)
        size = _added(tantivy.Index(_schema(), path=str(folder)), rows, first=0)
        Slots.of_new(size).save(folder)

    def update(self, folder: Path, before: Path, rows: Sequence[Row | int]) -> bool:
        import tantivy

        slots = Slots.load(before)
        if slots.is_worn(rows, pieces=sum(1 for _ in before.glob("*.term"))):
            return False
        linked(before, folder)
        later, size = slots.after(rows), len(slots.row_of)
        gone = (slots.is_now & ~later.is_now[:size]).nonzero()[0].tolist()
        added = (row for row in rows if not isinstance(row, int))
        _added(tantivy.Index.open(str(folder)), added, first=size, gone=gone)
        later.save(folder)
        return True

    def open(self, folder: Path) -> TantivyEngine:
        return TantivyEngine(folder)


def _added(index: Any, rows: Iterable[Row], *, first: int, gone: Sequence[int] = ()) -> int:
    """Take the slots of the past out, put the rows into slots from `first`; how many slots there are then.

    One thread: with more, which row comes to lie where is left to chance.
    """
    import tantivy

    schema = _schema()
    writer = index.writer(heap_size=MEMORY, num_threads=1)
    for slot in gone:
        writer.delete_documents_by_query(tantivy.Query.term_query(schema, SLOT, slot))
    slot = first
    for slot, row in enumerate(rows, start=first + 1):
        document = tantivy.Document()
        document.add_unsigned(SLOT, slot - 1)
        for field, terms in row.items():
            if terms:
                document.add_text(field.value, " ".join(terms))
            if field in PAIRS and len(terms) > 1:
                document.add_text(PAIRS[field], " ".join(_pairs(terms)))
        writer.add_document(document)
    writer.commit()
    writer.garbage_collect_files()  # and waits for it: it would go on writing into the folder
    writer.wait_merging_threads()
    return slot


def _pairs(terms: Sequence[str]) -> list[str]:
    return [f"{one}_{other}" for one, other in pairwise(terms)]


def _schema() -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    for field in Field:
        option = "position" if field in ORDERED else "freq" if field in WEIGHED else "basic"
        builder.add_text_field(field.value, stored=False, tokenizer_name="whitespace", index_option=option)
    for name in PAIRS.values():
        builder.add_text_field(name, stored=False, tokenizer_name="whitespace", index_option="basic")
    builder.add_unsigned_field(SLOT, indexed=True, fast=True)
    return builder.build()
