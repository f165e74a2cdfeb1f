"""What stands on a page, and what of it is text."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from kb.model import Box, Line, Mark, Source
from kb.sources import read, verify
from kb.sources.page_image import render_page
from tests.sources.make_pdf import BOLD, Sheet, paragraph, wrap


def _find(source: Source, text: str) -> Line:
    return next(line for line in source.lines if text in line.text)


def test_fonts_and_boxes(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "skrift.pdf")
    sheet.text(72, 100, "Overskrift", font=BOLD, size=16)
    sheet.text(72, 130, "Almindelig tekst i brødskrift")
    sheet.save()
    source = read(sheet.path)
    heading, body = _find(source, "Overskrift"), _find(source, "brødskrift")
    assert (heading.size, heading.bold, body.size, body.bold) == (16.0, True, 10.0, False)
    assert heading.box is not None
    assert heading.box.x0 == pytest.approx(72, abs=0.5)
    assert heading.box.top < 100 < heading.box.bottom
    assert source.page_sizes == ((595.28, 841.89),)
    assert "pypdfium2" in source.reader
    assert "pdfplumber" in source.reader


def test_raised_and_lowered_letters_stay_in_their_line(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "hævet.pdf")
    sheet.text(72, 100, "Boligen er 65 m")
    sheet.text(144.5, 96, "2", size=6)
    sheet.text(152, 100, "og ligger i Lillerup")
    sheet.text(72, 114, "Næste linje")
    sheet.save()
    texts = [line.text for line in read(sheet.path).lines]
    assert len(texts) == 2
    assert texts[0].startswith("Boligen er 65 m")
    assert texts[0].endswith("og ligger i Lillerup")


def test_both_letters_of_a_ligature_stay_in_their_word(tmp_path: Path) -> None:
    """pdfium gives both the origin of the glyph and sometimes the same box: "f ile" in PDFs from TeX."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    sheet = Sheet(tmp_path / "ligatur.pdf")
    sheet.text(72, 100, "En \ufb01l med de\ufb01nitioner", font="Vera")
    sheet.save()
    source = read(sheet.path)
    assert [line.text for line in source.lines] == ["En fil med definitioner"]
    assert source.agreement == 1.0


def test_bullets_of_many_kinds(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "punkter.pdf")
    for index, glyph in enumerate(("•", "–", "-", "·", "o")):
        sheet.text(72, 100 + 14 * index, glyph, font="Courier" if glyph == "o" else "Helvetica")
        sheet.text(90, 100 + 14 * index, "Hjælp til bad")
    sheet.canvas.setFont("ZapfDingbats", 10)
    sheet.canvas.drawString(72, 842 - 170, "n")
    sheet.text(90, 170, "Hjælp til indkøb")
    sheet.text(72, 184, "Og så en almindelig linje")
    sheet.save()
    source = read(sheet.path)
    marks = [line.mark for line in source.lines if line.text]
    assert marks == [Mark.BULLET] * 6 + [Mark.TEXT]
    assert _find(source, "bad").text == "• Hjælp til bad"
    assert source.lines[4].text == "• Hjælp til bad"
    assert verify(source) == []


def test_text_printed_twice_is_kept_once_and_bold(tmp_path: Path) -> None:
    """pdfium itself sees a repetition that follows at once; this one comes after other text."""
    sheet = Sheet(tmp_path / "skygge.pdf")
    sheet.text(72, 100, "Skygget overskrift", size=14)
    body = [f"Linje {number} med brødtekst" for number in range(9)]
    sheet.lines(72, 130, body)
    sheet.text(72.4, 100, "Skygget overskrift", size=14)
    sheet.save()
    source = read(sheet.path)
    assert [line.text for line in source.lines if line.text] == ["Skygget overskrift", *body]
    assert _find(source, "Skygget").bold
    assert [drop.reason for drop in source.dropped] == ["trykt to gange"]
    assert source.agreement >= 0.97
    assert verify(source) == []


def test_invisible_text_and_text_outside_the_page_are_dropped(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "skjult.pdf")
    sheet.text(72, 100, "Synlig tekst på siden")
    text = sheet.canvas.beginText(72, 600)
    text.setFont("Helvetica", 10)
    text.setTextRenderMode(3)
    text.textLine("Usynlig tekst")
    sheet.canvas.drawText(text)
    sheet.canvas.setFont("Helvetica", 10)
    sheet.canvas.drawString(900, 400, "Udenfor")
    sheet.save()
    source = read(sheet.path)
    assert [line.text for line in source.lines] == ["Synlig tekst på siden"]
    assert {drop.reason for drop in source.dropped} <= {"usynlig tekst", "uden for siden"}
    assert "usynlig tekst" in {drop.reason for drop in source.dropped}
    assert verify(source) == []


def test_turned_text_comes_after_the_text_of_the_page(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "drejet.pdf")
    sheet.canvas.saveState()
    sheet.canvas.rotate(90)
    sheet.canvas.setFont("Helvetica", 9)
    sheet.canvas.drawString(300, -30, "Udkast til høring")
    sheet.canvas.restoreState()
    sheet.lines(72, 100, ["Første linje", "Anden linje"])
    sheet.save()
    assert [line.text for line in read(sheet.path).lines if line.text] == [
        "Første linje",
        "Anden linje",
        "Udkast til høring",
    ]


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_turned_page_reads_as_one_sees_it(tmp_path: Path, rotation: int) -> None:
    sheet = Sheet(tmp_path / "side.pdf")
    sheet.canvas.setPageRotation(rotation)
    sheet.canvas.translate(*{90: (100, 300), 180: (500, 100), 270: (500, 500)}[rotation])
    sheet.canvas.rotate(rotation)
    sheet.canvas.setFont("Helvetica", 12)
    sheet.canvas.drawString(0, 0, "Øverste linje")
    sheet.canvas.drawString(0, -20, "Nederste linje")
    sheet.save()
    source = read(sheet.path)
    assert [line.text for line in source.lines if line.text] == ["Øverste linje", "Nederste linje"]
    width, height = source.page_sizes[0]
    for line in source.lines:
        assert line.box is None or (0 <= line.box.x0 < width and 0 <= line.box.top < height)


def test_blank_lines_where_the_white_space_is(tmp_path: Path) -> None:
    rng = random.Random(1)
    sheet = Sheet(tmp_path / "afsnit.pdf")
    first, second = (wrap(paragraph(rng, 3), 400) for _ in range(2))
    below = sheet.lines(72, 100, first)
    sheet.lines(72, below + 8, second)
    sheet.save()
    assert [line.text for line in read(sheet.path).lines] == [*first, "", *second]


def test_page_image_shows_the_box(tmp_path: Path) -> None:
    from io import BytesIO

    from PIL import Image, ImageChops

    sheet = Sheet(tmp_path / "billede.pdf")
    sheet.text(72, 100, "Tekst")
    sheet.save()
    plain = Image.open(BytesIO(render_page(sheet.path, 1, scale=1)))
    shaded = Image.open(BytesIO(render_page(sheet.path, 1, boxes=[Box(72, 90, 120, 104)], scale=1)))
    assert plain.size == (596, 842)
    changed = ImageChops.difference(plain.convert("RGB"), shaded.convert("RGB")).getbbox()
    assert changed is not None
    assert changed[0] == pytest.approx(71, abs=2)
    assert changed[3] == pytest.approx(105, abs=2)
