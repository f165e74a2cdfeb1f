"""Sentences and the facts they state, as rows of `cases/facts.tsv` and `cases/facts/`; many of them state none."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from kb.meaning.facts import found_in
from kb.meaning.facts.statement import Found, Statement
from kb.taxonomy import SectionType

CASES = Path(__file__).parents[2] / "cases"
HELD_OUT = sorted((CASES / "facts").glob("*held-out.tsv"))  # measured by the bench, never a reason to write a rule
BOUNDS = CASES / "facts" / "bounds.tsv"  # every word that bounds a number, in a sentence of its own
TABLES = [CASES / "facts.tsv", BOUNDS, *sorted(set((CASES / "facts").glob("batch-*.tsv")) - set(HELD_OUT))]


def rows(tables: Sequence[Path] = TABLES) -> list[dict[str, str]]:
    found = []
    for path in tables:
        with path.open(encoding="utf-8", newline="") as table:
            found += list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    return found


def written(found: Found) -> str:
    """A fact as the table writes it: type=value qualifier per, without what is empty."""
    parts = (found.value, found.qualifier.value if found.qualifier else "", found.per)
    return f"{found.type.value}={' '.join(part for part in parts if part)}"


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['section']} {row['heading']}: {row['text']}")
def test_sentence_states_exactly_these_facts(row: dict[str, str]) -> None:
    stated = found_in(Statement(row["text"], SectionType(row["section"]), heading=row["heading"]))
    assert sorted(map(written, stated)) == sorted(fact for fact in row["facts"].split("; ") if fact)


def test_every_phrase_stands_in_its_sentence() -> None:
    for row in rows([*TABLES, *HELD_OUT]):
        for found in found_in(Statement(row["text"], SectionType(row["section"]), heading=row["heading"])):
            assert 0 <= found.start < found.end <= len(row["text"])
            assert row["text"][found.start : found.end].strip()
