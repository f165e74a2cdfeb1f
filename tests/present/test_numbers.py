"""Numbers in words and in every format: the same bytes, nothing that acts, every number with its source."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from lxml import html

from kb.compare.numbers import Number, Numbers, build_numbers
from kb.compare.numbers.scales import size_of
from kb.library import Library
from kb.model import Fact, FactType, Qualifier
from kb.present import NUMBER_FORMATS, render_numbers
from kb.present.dot_plot import plot_of
from kb.present.numbers import converted, said
from kb.present.texts import Words

F, Q = FactType, Qualifier


@pytest.fixture(scope="session")
def numbers(corpus_library: Library) -> Numbers:
    return build_numbers(corpus_library, "SEL § 85")


@pytest.mark.parametrize(
    ("kind", "value", "qualifier", "per", "phrase", "words", "other"),
    [
        (F.FOLLOW_UP_INTERVAL, "P6M", Q.EXACT, "", "hver sjette måned", "hver 6. måned", "= 2 gange om året"),
        (F.FOLLOW_UP_INTERVAL, "P1Y", Q.MIN, "", "mindst hvert år", "mindst hvert år", "= 1 gang om året"),
        (F.FOLLOW_UP_INTERVAL, "P2Y", Q.MIN, "", "mindst hvert andet år", "mindst hvert 2. år", "= 24 måneder"),
        (F.FOLLOW_UP_INTERVAL, "P3M", Q.EXACT, "", "efter tre måneder", "efter 3 måneder", ""),
        (F.FOLLOW_UP_INTERVAL, None, Q.AS_NEEDED, "", "efter behov", "efter behov", ""),
        (F.PROCESSING_TIME, "P6W", Q.MAX, "", "inden seks uger", "højst 6 uger", "= 42 dage"),
        (F.PROCESSING_TIME, "P2M", Q.EXACT, "", "to måneder", "2 måneder", "≈ 61 dage"),
        (F.HOURS_PER_PERIOD, "PT15H", Q.EXACT, "P1M", "", "15 timer om måneden", "≈ 3,4 timer om ugen"),
        (F.HOURS_PER_PERIOD, "PT90M", Q.MAX, "P1W", "", "højst 1,5 timer om ugen", ""),
        (F.SAVINGS_LIMIT, "PT0H", Q.MAX, "", "", "kan ikke spares op", ""),
        (F.SAVINGS_LIMIT, "PT90H", Q.MAX, "P6M", "", "højst 90 timer inden for 6 måneder", ""),
        (F.AMOUNT_DKK, "1020", Q.EXACT, "P1M", "", "1.020 kr. om måneden", "= 12.240 kr. om året"),
        (F.CONTACTS, "1-8", Q.EXACT, "", "", "1–8 gange", ""),
        (F.MAX_DURATION, "P3D", Q.MAX, "", "", "højst 3 dage", ""),
        (F.MAX_AGE, None, Q.PENSION, "", "", "folkepensionsalderen", ""),
        (F.PAYMENT, "free", None, "", "gratis", "gratis", ""),
    ],
)
def test_a_value_in_words(
    kind: FactType, value: str | None, qualifier: Qualifier | None, per: str, phrase: str, words: str, other: str
) -> None:
    fact = Fact("a.pdf", None, (), kind, value, phrase, 1, 1, qualifier=qualifier, per=per)
    number = Number(0, kind, fact, size_of(fact), None, (), ())
    assert (said(number, Words("da")), converted(number, Words("da"))) == (words, other)


@pytest.mark.parametrize("form", NUMBER_FORMATS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_the_same_bytes_each_time(numbers: Numbers, form: str, language: str) -> None:
    first = render_numbers(numbers, form, language=language, date="2026-01-05")
    assert first == render_numbers(numbers, form, language=language, date="2026-01-05")
    assert first


def test_each_number_is_a_row(numbers: Numbers) -> None:
    rows = list(csv.DictReader(StringIO(render_numbers(numbers, "csv").decode("utf-8-sig"))))
    places = sum(len(number.quotes) for number in numbers.numbers)
    assert len(rows) == places + len(numbers.missing)
    assert all(row["document"] and (row["start_line"] or row["looked_in"]) for row in rows)
    body = json.loads(render_numbers(numbers, "json"))
    held = [n for f in body["facts"] for group in (*f["bands"], *f["in_words"]) for n in group["numbers"]]
    assert len(held) + sum(len(f["unplaced"]) for f in body["facts"]) == len(numbers.numbers)


def test_a_page_without_script_or_foreign_style(numbers: Numbers) -> None:
    page = html.fromstring(render_numbers(numbers, "html"))
    assert not page.xpath("//script | //*[@style] | //*[starts-with(@href, 'http')]")
    assert page.get("lang") == "da"
    assert all(table.xpath(".//th[@scope]") for table in page.xpath("//table"))


def test_excel_and_word_hold_the_words(numbers: Numbers) -> None:
    book = openpyxl.load_workbook(BytesIO(render_numbers(numbers, "xlsx")))
    assert book.sheetnames == ["Nøgletal", "Hvem oplyser hvad", "Kilder", "Læsevejledning"]
    assert any("hver 6. måned" in str(cell.value) for row in book["Nøgletal"] for cell in row)
    file = docx.Document(BytesIO(render_numbers(numbers, "docx")))
    assert len(file.tables) > 5
    with ZipFile(BytesIO(render_numbers(numbers, "docx"))) as archive:
        assert archive.testzip() is None


def test_no_english_in_danish(numbers: Numbers) -> None:
    text = render_numbers(numbers, "text").decode()
    assert "at least" not in text
    assert "None" not in text
    assert "_" not in "".join(line for line in text.splitlines() if not line.startswith("    "))


def test_axes_begin_at_zero_and_hold_every_mark(numbers: Numbers) -> None:
    for kind in numbers.types:
        for band in numbers.bands(kind):
            plot = plot_of(band, numbers, Words("da"))
            assert plot.ticks[0] == (0, "0")
            assert plot.ticks[-1][0] == 100
            assert all(0 <= mark.at <= 100 for row in plot.rows for mark in row.marks)
