"""The proof behind "not stated": where was looked, what came closest, which papers the text names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kb.compare import build_matrix, fact_absence
from kb.compare.fact_absence import CLUES
from kb.compare.overlooked import overlooked
from kb.model import CellState, Fact, FactType, Reason
from kb.taxonomy import SectionType

from .conftest import FakeShelf

TWO_SERVICES = """
= Ledsagelse | SEL § 97
# target_group Hvem kan få det?
Ordningen er for voksne. {target_group}
# procedure Sagsbehandling
Afgørelsen træffes, når sagen er oplyst. {}
Om takster henvises der til kommunens takstblad. {}
= Bostøtte | SEL § 85
# follow_up Opfølgning
Støtten drøftes med dig hvert år. {follow_up}
"""


@pytest.fixture
def two(new_shelf: type[FakeShelf]) -> FakeShelf:
    return new_shelf().add("Bakkeby", TWO_SERVICES)


def test_an_empty_cell_says_which_sections_were_read(two: FakeShelf) -> None:
    matrix = build_matrix(two, "SEL § 97", types=[SectionType.FOLLOW_UP])
    cell = matrix.cells[0][0]
    assert cell.state is CellState.NOT_STATED
    assert cell.absence is not None
    assert [place.heading for place in cell.absence.looked_in] == ["", "Hvem kan få det?", "Sagsbehandling"]
    assert all(place.first_page == 1 for place in cell.absence.looked_in)


def test_the_answer_for_another_service_is_a_near_miss_with_its_title(two: FakeShelf) -> None:
    cell = build_matrix(two, "SEL § 97", types=[SectionType.FOLLOW_UP]).cells[0][0]
    assert cell.absence is not None
    (near,) = cell.absence.nearest
    assert (near.reason, near.about) == (Reason.OTHER_STANDARD, "Bostøtte")
    assert near.quote.text == "Støtten drøftes med dig hvert år."


def test_other_papers_are_quoted(two: FakeShelf) -> None:
    cell = build_matrix(two, "SEL § 97", types=[SectionType.FOLLOW_UP]).cells[0][0]
    assert cell.absence is not None
    assert [quote.text for quote in cell.absence.refers_to] == ["Om takster henvises der til kommunens takstblad."]


def test_a_fact_of_another_service_is_quoted_with_its_own_sentence(new_shelf: type[FakeShelf]) -> None:
    shelf = new_shelf().add("Bakkeby", TWO_SERVICES)
    name = "bakkeby.pdf"
    fact = Fact(name, f"{name}#2", ("SEL § 85",), FactType.FOLLOW_UP_INTERVAL, "P1Y", "hvert år", 9, 9)
    shelf.readings[name] = replace(shelf.readings[name], facts=(fact,))
    proof = fact_absence(shelf, build_matrix(shelf, "SEL § 97").columns[0], FactType.FOLLOW_UP_INTERVAL)
    assert proof is not None
    assert [near.quote.text for near in proof.nearest if near.reason is Reason.OTHER_STANDARD] == [
        "Støtten drøftes med dig hvert år."
    ]


def test_a_stated_cell_needs_no_proof(two: FakeShelf) -> None:
    assert build_matrix(two, "SEL § 97", types=[SectionType.TARGET_GROUP]).cells[0][0].absence is None


def test_a_fact_that_is_missing_has_its_nearest_words(two: FakeShelf) -> None:
    column = build_matrix(two, "SEL § 97").columns[0]
    proof = fact_absence(two, column, FactType.PROCESSING_TIME)
    assert proof is not None
    assert [(near.quote.text, near.reason) for near in proof.nearest] == [
        ("Afgørelsen træffes, når sagen er oplyst.", Reason.NO_VALUE)
    ]


@pytest.mark.parametrize("fact_type", FactType)
def test_every_kind_of_fact_can_be_missed(two: FakeShelf, fact_type: FactType) -> None:
    assert fact_type in CLUES
    proof = fact_absence(two, build_matrix(two, "SEL § 97").columns[0], fact_type)
    assert proof is not None
    assert proof.looked_in


def test_where_it_was_measured_the_share_of_what_is_overlooked_is_told(two: FakeShelf) -> None:
    cell = build_matrix(two, "SEL § 97", types=[SectionType.FOLLOW_UP]).cells[0][0]
    assert cell.absence is not None
    measured = cell.absence.overlooked
    assert measured is not None
    assert 0 <= measured.missed <= measured.annotated
    assert measured.annotated >= 10
    assert measured.documents > 0


def test_nothing_is_told_of_what_nobody_measured() -> None:
    assert overlooked("purpose") is None
