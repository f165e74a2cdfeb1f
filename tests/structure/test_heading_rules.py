"""Each rule wins on the heading it was written for, and the traps of the field stay closed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kb.structure.heading_rules import HEADING_RULES, HeadingRule, fold_heading, heading_rule
from kb.taxonomy import SectionType as T

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "headings.tsv"


@pytest.mark.parametrize("rule", HEADING_RULES, ids=lambda rule: rule.seen)
def test_rule_wins_on_its_own_heading(rule: HeadingRule) -> None:
    assert heading_rule(rule.seen) is rule


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Hvad kan du få hjælp til?", T.CONTENT),
        ("Hvad kan du ikke få hjælp til?", T.EXCLUSIONS),
        ("Hvem kan modtage denne hjælp?", T.TARGET_GROUP),
        ("Hvem kan ikke modtage denne hjælp?", T.EXCLUSIONS),
        ("Borgere uden for målgruppen", T.EXCLUSIONS),
        ("Formålet med kvalitetsstandarden", T.GENERAL),
        ("Formål", T.PURPOSE),
        ("Hvordan opfylder vi formålet?", T.CONTENT),
        ("Hvor ofte følges der op?", T.FOLLOW_UP),
        ("Hvor ofte kan jeg få hjælp?", T.SCOPE),
        ("HVOR MEGET KAN DU FÅ?", T.SCOPE),
        ("Hvem visiterer?", T.PROCEDURE),
        ("Hvem leverer hjælpen?", T.DELIVERY),
        ("4.2 Klagevejledning", T.COMPLAINT),
        ("Afgrænsning til andre bestemmelser", T.INTERFACES),
        ("Kontaktpersoner", T.DELIVERY),
        ("Kontakt", T.CONTACT),
        ("Serviceniveau", T.SCOPE),
        ("Serviceniveauer på socialområdet", T.GENERAL),
        ("Tilsyn med støtten", T.FOLLOW_UP),
        ("Tilsyn med leverandører", T.QUALITY),
        ("Niveauer", T.SCOPE),
        ("Hvad kan du få hjælp til andre steder?", T.EXCLUSIONS),
        ("Kan jeg få støtte et andet sted end hjemme?", T.DELIVERY),
        ("Snit til psykiatrien", T.INTERFACES),
        ("Fra: Socialafdelingen", T.GENERAL),
        ("Fra ansøgning til afgørelse", T.PROCEDURE),
    ],
)
def test_one_word_decides(heading: str, kind: T) -> None:
    found = heading_rule(heading)
    assert found is not None
    assert found.type is kind


@pytest.mark.parametrize("text", ["", "  ", "12.", "Nørregade 4", "Anne Hansen", "Lamper og møbler"])
def test_no_rule_for_what_is_no_heading(text: str) -> None:
    assert heading_rule(text) is None


def test_folding_takes_off_number_and_end_mark_only() -> None:
    assert fold_heading("2.1  HVAD ER\tSTØTTENS INDHOLD ?") == "hvad er støttens indhold"


@pytest.mark.real
@pytest.mark.skipif(not GOLD.exists(), reason="the shared headings are not beside the repository")
def test_headings_of_other_municipalities() -> None:
    with GOLD.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    right = sum((found := heading_rule(row["heading"])) is not None and found.type == row["type"] for row in rows)
    assert right / len(rows) >= 0.90
