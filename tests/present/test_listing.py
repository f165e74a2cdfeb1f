"""Do lists of hits and replies leave the program whole, with sources, and with nothing that runs?"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import docx
import openpyxl
import pytest
from lxml import html

from kb.asking import replies
from kb.finder import Finder
from kb.index.searcher import Only
from kb.library import Library
from kb.listings import listing_of, listing_of_replies
from kb.paths import Home
from kb.present.listing import FORMATS, Listing, written
from kb.present.texts import Words

EVIL = '=HYPERLINK("http://x")\u202e<script>'


def link(document: str, start: int, end: int) -> str:
    return f"dokument?dok={document}&linje={start}-{end}"


@pytest.fixture
def hits(tiny_home: Home) -> Listing:
    library = Library.open(tiny_home)
    finder = Finder.open(tiny_home, library=library)
    return listing_of(finder.search("støtte"), library, Words("da"), asked=f"støtte {EVIL}", only=Only(), link=link)


@pytest.fixture
def row(tiny_home: Home) -> Listing:
    library = Library.open(tiny_home)
    finder = Finder.open(tiny_home, library=library)
    found = replies(finder, library, "hvor ofte følges der op?", law="SEL § 85")
    return listing_of_replies(found, library, Words("da"), link=link)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_bytes_each_time(hits: Listing, row: Listing, form: str) -> None:
    for listing in (hits, row):
        assert written(listing, form, date="2026-01-02") == written(listing, form, date="2026-01-02")


def test_every_row_names_its_source(hits: Listing) -> None:
    rows = list(csv.DictReader(io.StringIO(written(hits, "csv").decode("utf-8-sig"))))
    assert rows
    for one in rows:
        assert one["document"]
        assert int(one["from_line"]) <= int(one["to_line"])
        assert one["text"]
        assert one["found_by"]
        assert one["link"].startswith("dokument?dok=")


def test_a_workbook_opens_with_its_sheets(hits: Listing, row: Listing) -> None:
    for listing in (hits, row):
        book = openpyxl.load_workbook(io.BytesIO(written(listing, "xlsx")))
        assert book.sheetnames == ["Liste", "Kilder", "Læsevejledning"]
        cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None]
        assert all(cell.data_type in {"s", "n"} for cell in cells), "no formulas"
        assert not any("\u202e" in str(cell.value) for cell in cells)


def test_word_holds_quote_and_place(row: Listing) -> None:
    file = docx.Document(io.BytesIO(written(row, "docx")))
    said = "\n".join(cell.text for table in file.tables for line in table.rows for cell in line.cells)
    assert "»Kommunen følger op efter 3 måneder" in said
    assert "havbjerg-bostoette.txt l. 25" in said
    assert "Ikke oplyst i dokumentet" in said


def test_a_web_page_runs_nothing(hits: Listing) -> None:
    page = html.fromstring(written(hits, "html").decode())
    assert page.findall(".//script") == []
    assert "default-src 'none'" in str(page.xpath("//meta[@http-equiv]/@content")[0])
    assert "\u202e" not in page.text_content()


def test_the_row_says_value_words_and_what_is_missing(row: Listing) -> None:
    by_name = {str(cells[0]): cells for cells in row.rows}
    assert by_name["Havbjerg"][1] == "Oplyst"
    assert "hvert år" in str(by_name["Havbjerg"][2])
    assert by_name["Egelund"][1] == "Ikke oplyst i dokumentet"
    assert by_name["Egelund"][3] == "", "nothing is quoted as an answer"
    assert "egelund-stoette-i-hjemmet.txt, l." in str(by_name["Egelund"][5])


def test_an_empty_list_says_so(tiny_home: Home, tmp_path: Path) -> None:
    library = Library.open(tiny_home)
    finder = Finder.open(tiny_home, library=library)
    answer = finder.search('"kvantemekanik i haven"')
    listing = listing_of(answer, library, Words("da"), asked="x", only=Only(), link=link)
    assert "Ingen steder passer." in written(listing, "html").decode()
    for form in FORMATS:
        assert written(listing, form)
