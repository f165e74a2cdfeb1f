"""Which statements have been read by a person, and what did that person say of them?

The sets: `shared`, the annotations beside the repository where they exist; `own`, the shipped corpus; `evaluation`,
documents written for measuring only; `batch-1` and on, documents whose writers had not seen the program. Some of `own`
and `evaluation`, and the last batch, are held back: nothing is learned from them.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.made_from import held_back
from kb.errors import KbError
from kb.meaning.provisions import Statement, statements
from kb.meaning.sections import sections
from kb.paths import PROJECT
from kb.scoring import Gold, Row, gold_in, is_labelled
from kb.sources import SUFFIXES, read
from kb.structure.headings import outline
from kb.structure.standards import standards
from kb.taxonomy import CORE
from kb.text import clean

EVALUATION = PROJECT / "bench" / "evaluation"
WRITTEN_BLIND = PROJECT / "bench" / "written_blind"
BATCH_HELD_BACK = "batch-5"
WRITTEN_STATEMENTS = PROJECT / "bench" / "written_statements.tsv"
SHARED = PROJECT.parent / "shared"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A statement with the core types a person gave it; a type that is not named was left open."""

    document: str  # stem
    statement: Statement
    types: dict[str, bool]

    @property
    def text(self) -> str:
        return self.statement.unit.text

    def row(self, types: Sequence[str]) -> Row:
        """As `kb export provisions` would write it, had the program given it these types."""
        unit = self.statement.unit
        return {
            "document": self.document,
            "types": list(types),
            "text": unit.text,
            "start_line": unit.start_line,
            "end_line": unit.end_line,
        }


@dataclass(frozen=True, slots=True)
class Written:
    """A statement written to be learned from, in one of the styles of municipalities; it stands in no document."""

    document: str  # its style
    text: str
    types: dict[str, bool]


@dataclass(frozen=True, slots=True)
class AnnotatedSet:
    name: str
    gold: Gold
    labelled: tuple[Labelled, ...]

    @property
    def sha256(self) -> str:
        """Of the statements and their labels."""
        said = [f"{one.document}\t{one.text}\t{sorted(one.types.items())}" for one in self.labelled]
        return hashlib.sha256("\n".join(said).encode()).hexdigest()


def annotated_sets(shared: Path = SHARED) -> tuple[AnnotatedSet, ...]:
    """The sets that are there: shared, own, evaluation, and the batches written blind."""
    places = [("own", PROJECT / "corpus", PROJECT / "corpus" / "annotations")]
    places.append(("evaluation", EVALUATION, EVALUATION / "annotations"))
    places += [(folder.name, folder / "corpus", folder) for folder in batches()]
    if (shared / "gold").is_dir():
        places.insert(0, ("shared", shared / "corpus", shared / "gold"))
    return tuple(_set(*place) for place in places)


def written_statements() -> tuple[Written, ...]:
    """The table beside this file: many of them pairs that differ in what they are, not in what they speak of."""
    with WRITTEN_STATEMENTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(
        Written(row["style"], row["text"], {core.value: core.value in row["types"].split() for core in CORE})
        for row in rows
    )


def batches() -> tuple[Path, ...]:
    """The folders of documents written blind, in their order."""
    return tuple(sorted(folder for folder in WRITTEN_BLIND.iterdir() if folder.is_dir()))


@cache
def _set(name: str, corpus: Path, annotations: Path) -> AnnotatedSet:
    gold = gold_in(annotations)
    found: list[Labelled] = []
    for path in sorted(corpus.iterdir()):
        document = path.stem.lower()
        if path.suffix.lower() not in SUFFIXES or document not in gold.documents:
            continue
        try:
            text = clean(read(path))
        except KbError:  # a scanned page where no text recognition is installed
            continue
        headings, own = outline(text), gold.only([document])
        for statement in statements(text, sections(text, headings, standards(text, headings))):
            unit = statement.unit
            row = {"doc": document, "start_line": unit.start_line, "end_line": unit.end_line, "text": unit.text}
            found.append(Labelled(document, statement, is_labelled(own, row)))
    return AnnotatedSet(name, gold, tuple(found))


def may_teach(document: str) -> bool:
    """Is it a document that rules and weights may be made from?"""
    return document not in held_back() | _batch_held_back()


@cache
def _batch_held_back() -> frozenset[str]:
    return frozenset(path.stem for path in (WRITTEN_BLIND / BATCH_HELD_BACK / "corpus").iterdir())
