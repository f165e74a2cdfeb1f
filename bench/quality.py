"""How often do sections, provisions, citations and heading types agree with the annotations?

Three sets: `held_back`, our own documents that no rule may be written from; `own`, all of our own; `shared`, the
annotations beside the repository, where they exist (they are no part of it).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import fact_rows
from bench.figures import Figure
from bench.made_from import held_back
from bench.unstated import Unstated, false_not_stated
from kb.export import KINDS
from kb.ingest import ingest
from kb.library import Library
from kb.meaning.heading_types import type_of_heading
from kb.paths import PROJECT, Home
from kb.scoring import Gold, citation_scores, fact_scores, gold_in, provision_scores, section_scores

ANNOTATIONS = PROJECT / "corpus" / "annotations"
HEADINGS = PROJECT / "tests" / "cases" / "headings"  # the batch held out: no rule and no example is written from it
SHARED = PROJECT.parent / "shared"
TARGETS = {
    "shared.sections.line_accuracy": 0.95,
    "shared.sections.macro_f1": 0.85,
    "shared.sections.law_agreement": 0.97,
    "shared.provisions.core_f1": 0.88,
    "shared.unstated.false_share": 0.02,
    "shared.headings": 0.90,
    "own.sections.line_accuracy": 0.95,
    "held_back.sections.line_accuracy": 0.90,
    "shared.facts.f1": 0.90,
    "shared.facts.right_qualifiers": 0.98,
    "held_back.facts.f1": 0.90,
    "held_back.facts.right_qualifiers": 0.98,
}


@dataclass(frozen=True, slots=True)
class Exported:
    """What a scorer reads: rows of each kind, and the text of each document by its stem."""

    rows: Mapping[str, Sequence[dict[str, object]]]
    texts: Mapping[str, tuple[str, ...]]
    unstated: Mapping[str, Unstated] = field(default_factory=dict)  # by the name of the annotations


def measure(shared: Path = SHARED) -> Iterator[Figure]:
    """The agreement on each set, one figure a measure."""
    every = {"own": gold_in(ANNOTATIONS), "held_back": gold_in(ANNOTATIONS, documents=held_back())}
    own = exported(PROJECT / "corpus", every)
    read = set(own.texts)  # a scanned page is rejected where no text recognition is installed
    yield from _figures("held_back", gold_in(ANNOTATIONS, documents=held_back() & read), own)
    yield from fact_rows.measure()
    (held_out,) = HEADINGS.glob("*held-out.tsv")
    for name, share in heading_shares(held_out, "held_back.headings").items():
        yield Figure(f"quality.{name}", share)
    yield from _figures("own", gold_in(ANNOTATIONS, documents=read), own)
    if (shared / "gold").is_dir():
        gold = gold_in(shared / "gold")
        yield from _figures("shared", gold, exported(shared / "corpus", {"shared": gold}))
        for name, share in heading_shares(shared / "gold" / "headings.tsv", "shared.headings").items():
            yield Figure(f"quality.{name}", share, TARGETS.get(name))


def exported(corpus: Path, answers: Mapping[str, Gold]) -> Exported:
    """The corpus as `kb export` writes it, read into a home of its own; and what a comparison of it calls not stated,
    held against these annotations."""
    with TemporaryDirectory(prefix="bench-") as folder:
        home = Home(Path(folder))
        ingest(home, [corpus])
        library = Library.open(home)
        names = [document.document for document in library.documents]
        return Exported(
            {kind: list(rows(library)) for kind, rows in KINDS.items()},
            {Path(name).stem.lower(): tuple(line.text for line in library.source(name).lines) for name in names},
            {name: false_not_stated(library, gold) for name, gold in answers.items()},
        )


def agreement(name: str, gold: Gold, made: Exported) -> dict[str, Mapping[str, float]]:
    """How far what was exported agrees with these annotations, by kind and measure; `name` is that of the annotations
    that `made` was held against for what is not stated."""
    scores: dict[str, Mapping[str, float]] = {
        "sections": section_scores(gold, made.rows["sections"], made.texts),
        "provisions": provision_scores(gold, made.rows["provisions"]),
    }
    if "citations" in made.rows:
        scores["citations"] = citation_scores(gold, made.rows["citations"])
    if gold.fact_ranges and "facts" in made.rows:
        scores["facts"] = fact_scores(gold, made.rows["facts"])
    if name in made.unstated:
        missed = made.unstated[name]
        scores["unstated"] = {"false_share": missed.share, "cells": missed.cells, "not_found": missed.without_column}
    return scores


def _figures(name: str, gold: Gold, made: Exported) -> Iterator[Figure]:
    for kind, found in agreement(name, gold, made).items():
        for measure, value in found.items():
            key = f"{name}.{kind}.{measure}"
            lower = measure in {"false_share", "not_found"}
            yield Figure(f"quality.{key}", value, TARGETS.get(key), lower_is_better=lower)


def heading_shares(table: Path, name: str) -> dict[str, float]:
    """Share of headings that get their type from the rules, or from their meaning where no rule is sure of them."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    clear = [row for row in rows if "ambiguous" not in (row.get("flags") or "")]
    return {name: _share(rows), **({f"{name}.unambiguous": _share(clear)} if len(clear) < len(rows) else {})}


def _share(rows: Sequence[Mapping[str, str]]) -> float:
    return sum(_type_of(row["heading"]) == row["type"] for row in rows) / max(1, len(rows))


def _type_of(heading: str) -> str:
    return type_of_heading(heading) or ""
