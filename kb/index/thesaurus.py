"""Which other words say the same?

Reviewed data in `thesaurus.tsv`, no rule of ours. `same` words are searched as well, visibly and with less weight;
`near` words are offered and never searched unasked; `english` words are translated. A row with `finds` goes one way:
who asks for "venner" is shown "netværk", who asks for "netværk" is not shown "venner".
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

Terms = tuple[str, ...]


class Relation(StrEnum):
    SAME = "same"
    NEAR = "near"
    ENGLISH = "english"


@dataclass(frozen=True, slots=True)
class Row:
    words: tuple[str, ...]
    finds: tuple[str, ...]  # () = the words find each other
    relation: Relation


@dataclass(frozen=True, slots=True)
class Related:
    """A word to search instead, or to offer."""

    text: str
    terms: Terms
    relation: Relation


@dataclass(frozen=True, slots=True)
class Match:
    """Words of a question that the thesaurus knows: half-open range of its terms."""

    start: int
    end: int
    related: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Related words by the terms of a word."""

    entries: dict[Terms, tuple[Related, ...]]
    longest: int

    @classmethod
    def of(cls, rows: Sequence[Row], terms_of: Callable[[str], Terms]) -> Thesaurus:
        entries: defaultdict[Terms, dict[Terms, Related]] = defaultdict(dict)
        for row in rows:
            for word in row.words:
                asked = terms_of(word)
                for other in row.finds or row.words:
                    terms = terms_of(other)
                    if asked and terms and terms != asked:
                        entries[asked].setdefault(terms, Related(other, terms, row.relation))
        return cls(
            {asked: tuple(found.values()) for asked, found in entries.items()},
            max((len(asked) for asked in entries), default=0),
        )

    def matches(self, terms: Sequence[str]) -> list[Match]:
        """What the thesaurus knows of a question; the longest entry at each place, and none inside another."""
        found: list[Match] = []
        at = 0
        while at < len(terms):
            for length in range(min(self.longest, len(terms) - at), 0, -1):
                related = self.entries.get(tuple(terms[at : at + length]))
                if related:
                    found.append(Match(at, at + length, related))
                    at += length - 1
                    break
            at += 1
        return found


@cache
def reviewed_rows() -> tuple[Row, ...]:
    """The rows that come with the package."""
    with files("kb.index").joinpath("thesaurus.tsv").open(encoding="utf-8") as table:
        return tuple(
            Row(_listed(row["words"]), _listed(row["finds"]), Relation(row["relation"]))
            for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        )


def _listed(cell: str | None) -> tuple[str, ...]:
    return tuple(word.strip() for word in (cell or "").split(";") if word.strip())
