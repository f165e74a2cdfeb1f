"""What stands beside "not stated": the closest passages with their place, the papers named, what was measured."""

from __future__ import annotations

from kb.model import Absence, Cell, CellState, NearMiss, Overlooked, Quote, Reason
from kb.present import parts
from kb.present.texts import Words

QUOTE = Quote("", "a.pdf", "Støtten drøftes hvert år.", 8, 9, 2)


def cell(**more: object) -> Cell:
    return Cell(CellState.NOT_STATED, absence=Absence(looked_in=(), **more))  # type: ignore[arg-type]


def test_a_near_miss_is_quoted_with_its_place_and_the_reason() -> None:
    near = NearMiss(QUOTE, Reason.OTHER_STANDARD, "Bostøtte")
    (line,) = parts.proof(cell(nearest=(near,)), Words("da"))
    assert line == "Tættest på: »Støtten drøftes hvert år.« [a.pdf s. 2, l. 8-9] – gælder en anden ydelse: Bostøtte."


def test_a_passage_outside_the_standards_is_not_said_to_be_of_a_service_without_a_name() -> None:
    (line,) = parts.proof(cell(nearest=(NearMiss(QUOTE, Reason.OTHER_STANDARD),)), Words("da"))
    assert line.endswith("– står i en del af dokumentet, der ikke er om ydelsen.")


def test_every_reason_has_words_in_both_languages() -> None:
    for reason in Reason:
        for language in ("da", "en"):
            assert Words(language)(reason, about="X")


def test_a_measure_says_whether_the_documents_were_unseen() -> None:
    unseen = Overlooked(2, 31, 7, "2026-11-22", is_held_back=True)
    (line,) = parts.proof(cell(overlooked=unseen), Words("da"))
    assert "2 af 31" in line
    assert "ikke er skrevet efter" in line
    (line,) = parts.proof(cell(overlooked=Overlooked(2, 31, 7, "2026-11-22")), Words("en"))
    assert "in 7 documents" in line


def test_a_cell_with_an_answer_needs_no_proof() -> None:
    assert parts.proof(Cell(CellState.STATED, (QUOTE,)), Words("da")) == []
