"""Headings that no rule was written for get their type by their meaning, and sections below them theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.quality import HEADINGS, heading_shares
from kb.meaning.encoder import bundled
from kb.meaning.heading_meaning import type_by_meaning
from kb.meaning.heading_types import bar
from kb.meaning.understanding import understand
from kb.model import FactType
from kb.sources import read
from kb.taxonomy import SectionType as T
from kb.text import clean

BATCHES = [path for path in sorted(HEADINGS.glob("batch-*.tsv")) if "held-out" not in path.name]
pytestmark = pytest.mark.skipif(bundled() is None, reason="the bundled model is not installed here")


@pytest.mark.parametrize("batch", BATCHES, ids=lambda path: path.stem)
def test_headings_that_were_learned_from_are_known(batch: Path) -> None:
    assert heading_shares(batch, "known")["known"] >= 0.9


@pytest.mark.parametrize("text", ["", "12.", "Anne Hansen", "Lamper og møbler", "Nørregade 4"])
def test_no_type_is_made_up(text: str) -> None:
    meant = type_by_meaning(text)
    assert meant is None or meant.confidence < 0.65


def test_a_weighty_type_is_not_guessed() -> None:
    assert bar(T.EXCLUSIONS) > bar(T.CONTENT)
    assert bar(T.CONTENT, against=0.7) > bar(T.EXCLUSIONS)


DOCUMENT = """Kvalitetsstandard for støtte i hjemmet efter servicelovens § 85

Hvem kan få støtte?

Borgere over 18 år med nedsat funktionsevne.

Intention

At du kan klare hverdagen med hjælp til indkøb, post og aftaler.

Opgaver, der ikke hører til

Snerydning.

Ny vurdering

Rådgiveren taler med dig om, hvordan det går.
"""


def test_sections_below_headings_that_no_rule_knows(tmp_path: Path) -> None:
    path = tmp_path / "mosedal.txt"
    path.write_text(DOCUMENT, encoding="utf-8")
    divided = understand(clean(read(path)), municipality="Mosedal").sections
    types = {section.heading: section.type for section in divided}
    assert types["Intention"] is T.PURPOSE
    assert types["Opgaver, der ikke hører til"] is T.EXCLUSIONS
    assert types["Ny vurdering"] is T.FOLLOW_UP


def test_an_approval_at_the_foot_of_every_page_counts_once(tmp_path: Path) -> None:
    page = "{heading}\n\nBorgere over 18 år kan få støtte i hverdagen.\n\nGodkendt i Voksenudvalget den 5. maj 2024\n\f"
    path = tmp_path / "mosedal.txt"
    headings = ("Hvem kan få støtte?", "Hvad kan du få hjælp til?", "Hvor meget kan du få?", "Hvad koster det?")
    path.write_text("".join(page.format(heading=heading) for heading in headings), encoding="utf-8")
    facts = understand(clean(read(path)), municipality="Mosedal").facts
    approved = [fact.value for fact in facts if fact.type is FactType.APPROVAL_DATE]
    assert set(approved) == {"2024-05-05"}
