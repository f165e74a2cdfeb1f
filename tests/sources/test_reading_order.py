"""Text comes out in the order in which a person reads it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.model import Mark
from kb.sources import read, verify
from tests.sources.make_pdf import BOLD, Sheet, label_column, paragraph, sentence, two_columns, wrap
from tests.sources.reading_order import agreement

GOAL = 0.98


@pytest.mark.parametrize("seed", range(6))
def test_two_columns(tmp_path: Path, seed: int) -> None:
    sheet = two_columns(tmp_path / "to_spalter.pdf", seed=seed)
    source = read(sheet.path)
    assert agreement(sheet.truth, source) >= GOAL
    assert verify(source) == []
    assert source.agreement >= GOAL
    assert not any(line.row for line in source.lines)


@pytest.mark.parametrize("grid", [False, True], ids=["uden streger", "med streger"])
@pytest.mark.parametrize("seed", range(4))
def test_label_column(tmp_path: Path, seed: int, grid: bool) -> None:
    sheet = label_column(tmp_path / "etiketter.pdf", seed=seed, grid=grid)
    source = read(sheet.path)
    assert agreement(sheet.truth, source) >= GOAL
    assert verify(source) == []
    labels = [line for line in source.lines if line.mark is Mark.LABEL]
    assert {line.bold for line in labels} == {True}
    assert len({line.row for line in labels}) == 14


def test_one_column_is_left_alone(tmp_path: Path) -> None:
    rng = random.Random(4)
    sheet = Sheet(tmp_path / "enkel.pdf")
    lines = wrap(paragraph(rng, 30), 470)
    sheet.lines(60, 80, lines)
    sheet.save()
    source = read(sheet.path)
    assert [line.text for line in source.lines] == lines


def test_numbers_and_bullets_are_no_label_column(tmp_path: Path) -> None:
    rng = random.Random(5)
    sheet = Sheet(tmp_path / "liste.pdf")
    y = 80.0
    for number in range(1, 9):
        marker = f"{number}." if number % 2 else "•"
        sheet.text(60, y, marker)
        y = sheet.lines(90, y, wrap(sentence(rng, 30), 440)) + 4
    sheet.save()
    source = read(sheet.path)
    assert not any(line.mark is Mark.LABEL for line in source.lines)
    assert sum(line.mark is Mark.BULLET for line in source.lines) == 4
    firsts = [line.text.split()[0] for line in source.lines if line.text]
    assert [word for word in firsts if word in ("1.", "•", "3.")][:3] == ["1.", "•", "3."]


def test_contents_with_page_numbers_is_no_column(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "indhold.pdf")
    for index, title in enumerate(("Formål", "Målgruppe for støtten", "Omfang", "Opfølgning", "Klage og anke")):
        sheet.text(60, 100 + 16 * index, f"{index + 1}. {title}")
        sheet.text(520, 100 + 16 * index, str(index + 2))
    sheet.save()
    source = read(sheet.path)
    assert source.lines[0].text == "1. Formål 2"


def test_columns_change_inside_a_page(tmp_path: Path) -> None:
    """Full-width text, two columns, a title, two columns again."""
    rng = random.Random(6)
    sheet = Sheet(tmp_path / "skift.pdf")
    truth: list[str] = []
    y = 80.0
    for title in ("Indledning om støtten i hjemmet", "Senere afsnit"):
        sheet.text(60, y, title, font=BOLD, size=16)
        truth += title.split()
        y += 26
        bottom = y
        for x in (60, 310):
            lines = wrap(paragraph(rng, 8), 225)[:14]
            bottom = max(bottom, sheet.lines(x, y, lines))
            truth += "\n".join(lines).replace("-\n", "").split()
        y = bottom + 30
    sheet.save()
    assert agreement(truth, read(sheet.path)) >= GOAL


def test_label_goes_on_after_the_page_break(tmp_path: Path) -> None:
    rng = random.Random(7)
    sheet = Sheet(tmp_path / "brud.pdf")
    sheet.text(60, 700, "Formål", font=BOLD)
    sheet.lines(180, 700, wrap(paragraph(rng, 2), 330)[:3])
    sheet.text(60, 757, "Hvem kan få", font=BOLD)
    body = wrap(paragraph(rng, 8), 330)
    sheet.lines(180, 757, body[:2])
    sheet.text(500, 815, "Side 1", size=8)
    sheet.next_page()
    sheet.text(60, 70, "støtte?", font=BOLD)
    rest = sheet.lines(180, 70, body[2:8])
    sheet.text(60, rest + 20, "Klage", font=BOLD)
    sheet.lines(180, rest + 20, wrap(paragraph(rng, 3), 330)[:4])
    sheet.text(500, 815, "Side 2", size=8)
    sheet.save()
    source = read(sheet.path)
    label = [line for line in source.lines if line.mark is Mark.LABEL and line.row == 2]
    assert [(line.text, line.page) for line in label] == [("Hvem kan få", 1), ("støtte?", 2)]
    assert label[1].number == label[0].number + 1
    row = [line.text for line in source.lines if line.row == 2]
    assert row == ["Hvem kan få", "støtte?", *body[:8]]
    assert [line.text for line in source.lines if line.mark is Mark.FURNITURE] == ["Side 1", "Side 2"]
    assert verify(source) == []


def test_body_without_a_label_goes_on_in_its_row(tmp_path: Path) -> None:
    rng = random.Random(8)
    sheet = Sheet(tmp_path / "fortsat.pdf")
    body = wrap(paragraph(rng, 12), 330)
    sheet.text(60, 700, "Indhold", font=BOLD)
    sheet.lines(180, 700, body[:6])
    sheet.next_page()
    sheet.lines(180, 70, body[6:10])
    sheet.save()
    source = read(sheet.path)
    assert [line.text for line in source.lines if line.row == 1] == ["Indhold", *body[:10]]


def test_ruled_table_is_read_cell_by_cell(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tabel.pdf")
    cells = [
        ["Indsats", "Omfang", "Leverandør"],
        ["Bad", "To gange\nom ugen", "Kommunen"],
        ["Indkøb", "Ugentligt", "Privat"],
    ]
    for row, texts in enumerate(cells):
        for column, text in enumerate(texts):
            for index, part in enumerate(text.split("\n")):
                font = BOLD if row == 0 else "Helvetica"
                sheet.text(65 + 150 * column, 100 + 40 * row + 12 * index, part, font=font)
    for y in range(4):
        sheet.rule(60, 85 + 40 * y, 510, 85 + 40 * y)
    for x in range(4):
        sheet.rule(60 + 150 * x, 85, 60 + 150 * x, 205)
    sheet.save()
    source = read(sheet.path)
    found = [(line.row, line.mark, line.text) for line in source.lines if line.text]
    assert found == [
        (1, Mark.LABEL, "Indsats"),
        (1, Mark.LABEL, "Omfang"),
        (1, Mark.LABEL, "Leverandør"),
        (2, Mark.LABEL, "Bad"),
        (2, Mark.CELL, "To gange"),
        (2, Mark.CELL, "om ugen"),
        (2, Mark.CELL, "Kommunen"),
        (3, Mark.LABEL, "Indkøb"),
        (3, Mark.CELL, "Ugentligt"),
        (3, Mark.CELL, "Privat"),
    ]


def test_lines_around_text_make_no_table(tmp_path: Path) -> None:
    rng = random.Random(9)
    sheet = Sheet(tmp_path / "ramme.pdf")
    lines = wrap(paragraph(rng, 6), 400)
    sheet.lines(80, 120, lines)
    sheet.canvas.rect(70, 842 - 400, 440, 300)
    sheet.rule(80, 123, 200, 123)
    sheet.save()
    source = read(sheet.path)
    assert [line.text for line in source.lines] == lines
    assert not any(line.row for line in source.lines)


_TEXTS = st.text(st.characters(codec="cp1252", categories=("L", "N", "P", "Zs")), min_size=1, max_size=40)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    spots=st.lists(
        st.tuples(
            st.integers(0, 560),
            st.integers(20, 830),
            _TEXTS,
            st.sampled_from([7, 10, 16]),
            st.sampled_from([0, 0, 0, 90, 30]),
        ),
        min_size=1,
        max_size=30,
    )
)
def test_account_balances_wherever_text_stands(tmp_path: Path, spots: list[tuple[int, int, str, int, int]]) -> None:
    sheet = Sheet(tmp_path / "tilfældig.pdf")
    sheet.text(60, 60, "Altid noget tekst på siden")
    for x, top, text, size, angle in spots:
        sheet.canvas.saveState()
        sheet.canvas.translate(x, 842 - top)
        sheet.canvas.rotate(angle)
        sheet.canvas.setFont("Helvetica", size)
        sheet.canvas.drawString(0, 0, text)
        sheet.canvas.restoreState()
    sheet.save()
    source = read(sheet.path)
    assert verify(source) == []
