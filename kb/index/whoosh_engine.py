"""The keyword engine on Whoosh.

Terms come analysed, so the fields only split at spaces. Whoosh's index holds pickles: open only what this program
wrote.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import whoosh
from whoosh import fields, index, query
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.scoring import BM25F

from kb.index.engine import ORDERED, WEIGHED, AllOf, AnyOf, BestOf, Condition, Field, Has, HasPhrase, Row, Without


class WhooshEngine:
    """An opened Whoosh index; a snapshot that later writing does not change."""

    def __init__(self, folder: Path) -> None:
        self._index = index.open_dir(folder)
        self._searcher = self._index.searcher(weighting=BM25F(B=0.75, K1=1.2))
        self._reader = self._searcher.reader()

    def best(self, condition: Condition, *, limit: int, only: Condition | None = None) -> list[tuple[int, float]]:
        asked = self._query(condition)
        found = self._searcher.search(
            asked, limit=limit, filter=None if only is None else self._query(only), terms=False
        )
        scored = [(int(number), float(score)) for score, number in found.top_n]
        return sorted(scored, key=lambda row: (-row[1], row[0]))

    def holding(self, condition: Condition) -> set[int]:
        return {int(number) for number in self._query(condition).docs(self._searcher)}

    def count(self, term: str, field: Field) -> int:
        return int(self._reader.doc_frequency(field.value, term))

    def close(self) -> None:
        self._searcher.close()
        self._index.close()

    def _query(self, condition: Condition) -> Any:
        match condition:
            case Has(field, term, weight):
                return query.Term(field.value, term, boost=weight)
            case HasPhrase(field, terms, weight):
                if len(terms) == 1 or field not in ORDERED:
                    return query.And([query.Term(field.value, term) for term in terms], boost=weight)
                return query.Phrase(field.value, list(terms), boost=weight)
            case AnyOf(of):
                return query.Or([self._query(one) for one in of])
            case BestOf(of):
                return query.DisjunctionMax([self._query(one) for one in of])
            case AllOf(of):
                return query.And([self._query(one) for one in of])
            case Without(of, without):
                kept = query.Every() if of is None else self._query(of)
                return query.AndNot(kept, self._query(without))


class Whoosh:
    """Makes and opens Whoosh indexes."""

    name = f"whoosh-{whoosh.versionstring()}"

    def write(self, folder: Path, rows: Iterable[Row]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        made = index.create_in(folder, _schema())
        writer = made.writer(limitmb=256)
        for row in rows:
            writer.add_document(**{field.value: " ".join(terms) for field, terms in row.items() if terms})
        writer.commit(optimize=True)
        made.close()

    def open(self, folder: Path) -> WhooshEngine:
        return WhooshEngine(folder)


def _schema() -> fields.Schema:
    schema = fields.Schema()
    for field in Field:
        if field in WEIGHED:
            kind = fields.TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=field in ORDERED)
        else:
            kind = fields.KEYWORD()
        schema.add(field.value, kind)
    return schema
