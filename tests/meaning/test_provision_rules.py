"""Sentences and the core types they carry under a given heading, as rows of `cases/provisions.tsv`; half of them are
noes."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from kb.meaning.body_rules import BODY_RULES, BodyRule, guess_section_type
from kb.meaning.cues import CUES, Cue, main_clause
from kb.meaning.provision_rules import label
from kb.taxonomy import SectionType as T

CASES = Path(__file__).parents[1] / "cases" / "provisions.tsv"


def rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t"))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['section_type']}: {row['text']}")
def test_statement_carries_its_types(row: dict[str, str]) -> None:
    found = label(row["text"], T(row["section_type"]), lead_in=row["lead_in"])
    assert {item.type.value for item in found} == set((row["types"] or "").split())


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.seen)
def test_cue_finds_its_own_example(cue: Cue) -> None:
    text = main_clause(cue.seen) if cue.main_clause else cue.seen
    assert re.search(cue.pattern, text, re.IGNORECASE)


@pytest.mark.parametrize("rule", BODY_RULES, ids=lambda rule: rule.seen)
def test_body_rule_finds_its_own_example(rule: BodyRule) -> None:
    assert re.search(rule.pattern, rule.seen, re.IGNORECASE)


def test_each_label_says_why_and_how_sure() -> None:
    for item in label("Der ydes ikke støtte til flytning.", T.CONTENT):
        assert item.reason.startswith(f"{item.type.value}: ")
        assert 0.5 < item.confidence <= 1.0


def test_negation_turns_the_type() -> None:
    yes = {item.type for item in label("Der ydes støtte til indkøb.", T.CONTENT)}
    no = {item.type for item in label("Der ydes ikke støtte til indkøb.", T.CONTENT)}
    assert yes == {T.CONTENT}
    assert no == {T.EXCLUSIONS}


@pytest.mark.parametrize(
    ("statements", "kind"),
    [
        (["Du kan klage til kommunen.", "Klagefristen er fire uger."], T.COMPLAINT),
        (["Hjælpen er gratis.", "Du betaler selv for mad."], T.PAYMENT),
        (["Der ydes ikke hjælp til flytning.", "Havearbejde er ikke omfattet."], T.EXCLUSIONS),
    ],
)
def test_body_decides_where_the_heading_does_not(statements: list[str], kind: T) -> None:
    guess = guess_section_type(statements)
    assert guess is not None
    assert guess.type is kind


def test_a_body_that_says_nothing_gives_no_type() -> None:
    assert guess_section_type(["Lamper.", "Æbler og pærer."]) is None
