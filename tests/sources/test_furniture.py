"""Running heads, feet and page numbers are marked; headings that come back are not."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kb.model import Mark, Source
from kb.sources import read
from tests.sources.make_pdf import BOLD, Sheet, paragraph, wrap


def _furniture(source: Source) -> list[str]:
    return [line.text for line in source.lines if line.mark is Mark.FURNITURE]


def _page(sheet: Sheet, rng: random.Random, *, top: float = 90, lines: int = 30) -> None:
    sheet.lines(60, top, wrap(paragraph(rng, 30), 470)[:lines])


@pytest.mark.parametrize("pages", [2, 3, 8])
def test_heads_feet_and_numbers(tmp_path: Path, pages: int) -> None:
    rng = random.Random(1)
    sheet = Sheet(tmp_path / "fod.pdf")
    for page in range(1, pages + 1):
        sheet.text(60, 35, "Lillerup Kommune · sag 29.00.00-A00", size=8)
        _page(sheet, rng)
        sheet.text(60, 812, f"Side {page} af {pages}", size=8)
        sheet.next_page()
    sheet.save()
    expected = [
        text
        for page in range(1, pages + 1)
        for text in ("Lillerup Kommune · sag 29.00.00-A00", f"Side {page} af {pages}")
    ]
    assert _furniture(read(sheet.path)) == expected


def test_first_page_without_a_head_and_alternating_sides(tmp_path: Path) -> None:
    rng = random.Random(2)
    sheet = Sheet(tmp_path / "bog.pdf")
    for page in range(1, 9):
        if page > 1:
            sheet.text(60 if page % 2 else 380, 40, "Håndbog 2024" if page % 2 else "Socialområdet", size=9)
            sheet.text(60 if page % 2 else 530, 810, str(page), size=9)
        _page(sheet, rng)
        sheet.next_page()
    sheet.save()
    found = _furniture(read(sheet.path))
    assert found.count("Håndbog 2024") == 3
    assert found.count("Socialområdet") == 4
    assert [text for text in found if text.isdigit()] == ["2", "3", "4", "5", "6", "7", "8"]


def test_heading_that_every_standard_has_is_text(tmp_path: Path) -> None:
    """Each standard begins on a page of its own, with the same heading at the same place."""
    rng = random.Random(3)
    sheet = Sheet(tmp_path / "standarder.pdf")
    for page in range(1, 7):
        sheet.text(
            60, 70, ["Ledsagelse", "Botilbud", "Aktivitet", "Støtte", "Merudgifter", "Pasning"][page - 1], font=BOLD
        )
        sheet.text(60, 95, "Målgruppe", font=BOLD)
        _page(sheet, rng, top=120, lines=10)
        sheet.text(60, 270, "Omfang", font=BOLD)
        _page(sheet, rng, top=290, lines=10)
        sheet.next_page()
    sheet.save()
    assert _furniture(read(sheet.path)) == []


def test_heading_first_on_some_pages_and_inside_others_is_text(tmp_path: Path) -> None:
    rng = random.Random(4)
    sheet = Sheet(tmp_path / "gentaget.pdf")
    for page in range(6):
        if page % 2:
            sheet.text(60, 70, "Målgruppe", font=BOLD)
            _page(sheet, rng)
        else:
            _page(sheet, rng, lines=20)
            sheet.text(60, 380, "Målgruppe", font=BOLD)
            _page(sheet, rng, top=400, lines=20)
        sheet.next_page()
    sheet.save()
    assert _furniture(read(sheet.path)) == []


def test_a_year_at_the_foot_of_one_page_is_text(tmp_path: Path) -> None:
    rng = random.Random(5)
    sheet = Sheet(tmp_path / "aar.pdf")
    _page(sheet, rng)
    sheet.text(60, 800, "Godkendt i marts 2024")
    sheet.next_page()
    _page(sheet, rng)
    sheet.save()
    assert _furniture(read(sheet.path)) == []
