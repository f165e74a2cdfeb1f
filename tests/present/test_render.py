"""What every format promises, and what each does for itself."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl  # type: ignore[import-untyped]
import pytest
from lxml import etree, html

from kb.compare.cell_states import Note
from kb.model import CellState, Grade, Matrix
from kb.present import FORMATS, render
from kb.present.as_xlsx import CELL_LIMIT
from kb.present.texts import GRADE_MEANINGS, STATE_LABELS, STATE_MEANINGS, TEXTS
from kb.taxonomy import CORE

QUOTES = ("Ordningen er for voksne.", "gåture", "indkøb", "Se kvalitetsstandarden for botilbud.")


def words_of(content: bytes, format: str) -> str:
    """All that a reader of the file can see."""
    if format == "xlsx":
        book = openpyxl.load_workbook(BytesIO(content), rich_text=True)
        return "\n".join(
            str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value
        )
    if format == "docx":
        with ZipFile(BytesIO(content)) as package:
            tree = etree.fromstring(package.read("word/document.xml"))
        return "\n".join("".join(map(str, one.itertext())) for one in tree.iter("{*}p"))
    return content.decode("utf-8-sig")


# ------------------------------------------------------------------------------------------------ all formats


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_quote_and_its_place_is_in_every_format(matrix: Matrix, format: str, language: str) -> None:
    seen = words_of(render(matrix, format, language=language), format)
    for text in (*QUOTES, "Der ydes ledsagelse til:", "bakkeby.pdf", "SEL § 97", "Åbjerg"):
        assert text in seen


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_matrix_gives_the_same_bytes(matrix: Matrix, hostile: Matrix, format: str) -> None:
    for one in (matrix, hostile):
        assert render(one, format) == render(replace(one), format)


@pytest.mark.parametrize("format", ["text", "xlsx", "docx", "html"])
def test_the_four_empty_answers_are_said_in_words(matrix: Matrix, format: str) -> None:
    seen = words_of(render(matrix, format), format)
    for state in set(CellState) - {CellState.STATED}:
        assert STATE_LABELS[state][0] in seen
    assert "Søgt i l. 1-9, 12" in seen
    assert "Sider i standarden kunne ikke læses" in seen


@pytest.mark.parametrize("format", ["text", "xlsx", "docx", "html"])
def test_doubt_and_shared_parts_are_marked(matrix: Matrix, format: str) -> None:
    seen = words_of(render(matrix, format), format)
    assert "fælles afsnit" in seen
    assert "usikker placering" in seen
    assert "måske" in seen
    assert "Bakkeby har også en ældre udgave." in seen


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_to_show_is_a_sentence(format: str) -> None:
    empty = Matrix("SEL § 97", CORE, (), ((),) * 5)
    seen = words_of(render(empty, format), format)
    if format not in {"json", "csv"}:
        assert "Der er ingen standarder at vise" in seen


@pytest.mark.parametrize("format", ["text", "docx", "html", "xlsx"])
def test_the_day_of_writing_is_the_callers(matrix: Matrix, format: str) -> None:
    assert "22. november 2026" in words_of(render(matrix, format, date="2026-11-22"), format)


def test_unknown_formats_and_languages_are_our_own_slips(matrix: Matrix) -> None:
    with pytest.raises(ValueError, match="pdf"):
        render(matrix, "pdf")
    with pytest.raises(ValueError, match="sv"):
        render(matrix, "text", language="sv")


def test_every_state_grade_and_note_has_its_words() -> None:
    assert set(STATE_LABELS) == set(CellState)
    assert set(STATE_MEANINGS) == set(CellState) - {CellState.STATED}
    assert set(GRADE_MEANINGS) == set(Grade)
    assert {note.value for note in Note} <= set(TEXTS)


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_fill_the_same_places(key: str) -> None:
    danish, english = TEXTS[key]
    assert danish
    assert english
    assert re.findall(r"{\w+}", danish) == re.findall(r"{\w+}", english)


def test_no_empty_answer_sounds_like_a_no() -> None:
    """A policy writer must not read "missing" as "no"."""
    for state in (CellState.NOT_STATED, CellState.REFERS, CellState.UNREADABLE):
        assert not re.search(r"\b(nej|tilbydes ikke|ingen)\b", STATE_LABELS[state][0], re.IGNORECASE)


# ------------------------------------------------------------------------------------------------ hostile texts


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_texts_are_written_whole(hostile: Matrix, format: str) -> None:
    seen = words_of(render(hostile, format), format)
    assert "onerror" in seen
    assert "\x1b" not in seen
    assert "\x00" not in seen
    if format != "json":
        assert "\u202e" not in seen
        assert "[U+202E]" in seen


def test_html_runs_and_loads_nothing_of_theirs(hostile: Matrix) -> None:
    page: Any = html.document_fromstring(render(hostile, "html").decode())
    assert len(page.findall(".//script")) == 1
    assert len(page.findall(".//style")) == 1
    assert not page.xpath("//img | //iframe | //object | //link | //*[@onerror] | //*[@style]")
    assert all(link.get("href").startswith("#") for link in page.iter("a"))
    assert "{{ 7 * 7 }}" in page.text_content()


def test_xlsx_holds_text_and_no_formulas_or_links(hostile: Matrix) -> None:
    content = render(hostile, "xlsx")
    with ZipFile(BytesIO(content)) as package:
        sheets = [package.read(name) for name in package.namelist() if "worksheets/sheet" in name]
        assert not [name for name in package.namelist() if "sheet" in name and name.endswith(".rels")]
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)
    book = openpyxl.load_workbook(BytesIO(content))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert len(str(cell.value or "")) <= CELL_LIMIT
                assert (sheet.row_dimensions[cell.row].height or 15) <= 409


def test_xlsx_says_where_a_long_quote_goes_on_and_loses_nothing(hostile: Matrix) -> None:
    book = openpyxl.load_workbook(BytesIO(render(hostile, "xlsx")))
    comparison = " ".join(str(v) for row in book["Sammenligning"].iter_rows(values_only=True) for v in row if v)
    marks = re.findall(r"arket »Bestemmelser«, række (\d+)", comparison)
    assert len(marks) == 4  # two long texts, each twice
    data = book["Bestemmelser"]
    head = [cell.value for cell in data[1]]
    parts: dict[int, str] = {}
    for row in range(2, data.max_row + 1):
        if not str(data.cell(row, head.index("Tekst") + 1).value or "").startswith("x"):
            continue
        part = data.cell(row, head.index("Del") + 1).value
        start = row if part in {None, 1} else max(parts)
        parts[start] = parts.get(start, "") + str(data.cell(row, head.index("Tekst") + 1).value)
    assert [len(text) for text in parts.values()] == [40_000, 40_000]
    assert {str(row) for row in parts} <= set(marks)


def test_csv_starts_no_cell_with_a_formula(hostile: Matrix) -> None:
    rows = list(csv.reader(StringIO(render(hostile, "csv").decode("utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_text_fits_the_terminal(matrix: Matrix, hostile: Matrix) -> None:
    for one in (matrix, hostile):
        lines = render(one, "text").decode().splitlines()
        assert max(len(line) for line in lines if line != lines[0] and not line.startswith("===")) <= 100


# ------------------------------------------------------------------------------------------------ each format


def test_text_puts_the_place_behind_each_quote(matrix: Matrix) -> None:
    seen = render(matrix, "text").decode()
    assert "  Ordningen er for voksne. [bakkeby.pdf s. 2, l. 3-4; fælles afsnit]\n" in seen
    assert "    • gåture [bakkeby.pdf s. 2, l. 5-6]\n" in seen
    assert "  Der ydes ledsagelse til: [bakkeby.pdf s. 2, l. 4-5; usikker placering]\n" in seen
    assert seen.count("Der ydes ledsagelse til:") == 1


def test_json_has_the_whole_structure(matrix: Matrix) -> None:
    body: dict[str, Any] = json.loads(render(matrix, "json"))
    assert (body["law"], body["snapshot"], body["date"]) == ("SEL § 97", "abc123", None)
    assert [row["type"] for row in body["rows"]] == ["target_group", "content", "scope"]
    empty = body["rows"][0]["cells"][1]
    assert (empty["state"], empty["looked_in"][1]) == ("not_stated", {"start_line": 12, "end_line": 12})
    quote = body["rows"][1]["cells"][0]["quotes"][2]
    assert (quote["text"], quote["page"], quote["start_line"], quote["end_line"], quote["confidence"]) == (
        "indkøb",
        2,
        7,
        8,
        0.3,
    )


def test_csv_has_a_row_for_each_quote_and_each_empty_cell(matrix: Matrix) -> None:
    content = render(matrix, "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))
    assert [(row["type"], row["municipality"], row["state"], row["text"]) for row in rows] == [
        ("target_group", "Bakkeby", "stated", "Ordningen er for voksne."),
        ("target_group", "Åbjerg", "not_stated", ""),
        ("content", "Bakkeby", "stated", "Der ydes ledsagelse til:"),
        ("content", "Bakkeby", "stated", "gåture"),
        ("content", "Bakkeby", "stated", "indkøb"),
        ("content", "Åbjerg", "refers", "Se kvalitetsstandarden for botilbud."),
        ("scope", "Bakkeby", "excluded", "Kommunen tilbyder ikke ordningen."),
        ("scope", "Åbjerg", "unreadable", ""),
    ]


def test_xlsx_is_set_up_to_be_read_filtered_and_printed(matrix: Matrix) -> None:
    book = openpyxl.load_workbook(BytesIO(render(matrix, "xlsx")))
    assert book.sheetnames == ["Sammenligning", "Bestemmelser", "Kilder", "Læsevejledning"]
    sheet = book["Sammenligning"]
    assert sheet.freeze_panes == "B4"
    assert sheet.auto_filter.ref == "A3:C6"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == (
        8,
        "landscape",
        0,
    )
    assert sheet.print_title_rows == "$3:$3"
    assert sheet["B4"].alignment.wrap_text
    sources = book["Kilder"]
    assert [cell.value for cell in sources[2]][:2] == ["Bakkeby", "Ledsagelse"]
    assert sources.cell(2, sources.max_column).value == "ab12" * 16


@pytest.mark.parametrize(
    ("stated", "edition", "wanted"),
    [
        ("2024-03-12", None, datetime(2024, 3, 12)),  # a date that sorts
        ("2024-03", None, "marts 2024"),
        ("", 2018, "Udgave 2018"),
        ("", None, "Ikke oplyst i dokumentet"),
        ("2024-02-31", None, "2024-02-31"),  # no day of the calendar: as printed
    ],
)
def test_xlsx_knows_a_date_from_words(matrix: Matrix, stated: str, edition: int | None, wanted: object) -> None:
    columns = tuple(replace(column, approved_on=stated, edition_year=edition) for column in matrix.columns)
    book = openpyxl.load_workbook(BytesIO(render(replace(matrix, columns=columns), "xlsx")))
    for name in ("Bestemmelser", "Kilder"):
        at = [cell.value for cell in book[name][1]].index("Godkendt")
        assert {row[at].value for row in book[name].iter_rows(min_row=2)} == {wanted}


def test_docx_is_an_annex_that_a_screen_reader_can_follow(matrix: Matrix) -> None:
    file = docx.Document(BytesIO(render(matrix, "docx", date="2026-11-22")))
    headings = [one.text for one in file.paragraphs if (one.style.name if one.style else "").startswith("Heading")]
    assert headings[0] == "Bilag: Sammenligning af serviceniveau for SEL § 97 – ledsageordning"
    assert headings[1:] == [
        "Målgruppe",
        "Indhold",
        "Omfang",
        "Kilder",
        "Sådan er bilaget lavet",
        "Bemærkninger",
        "Kildehenvisninger",
    ]
    xml = file.element.xml
    assert xml.count("<w:tblHeader") == 3 * 2 + 1
    assert xml.count("<w:tblCaption") == 4
    assert 'w:val="da-DK"' in file.styles.element.xml
    assert "Dato: 22. november 2026" in file.paragraphs[1].text


def test_docx_numbers_a_place_once(matrix: Matrix) -> None:
    twice = replace(matrix, types=matrix.types * 2, cells=matrix.cells * 2)
    seen = words_of(render(twice, "docx"), "docx")
    assert len(re.findall(r"^\[\d+\] ", seen, re.MULTILINE)) == 6
    assert "[1] bakkeby.pdf s. 2, l. 3-4" in seen


def test_docx_sets_at_most_five_municipalities_beside_each_other_and_shares_them_out(matrix: Matrix) -> None:
    many = replace(matrix, columns=matrix.columns * 3, cells=tuple(row * 3 for row in matrix.cells))
    file = docx.Document(BytesIO(render(many, "docx")))
    assert [len(table.columns) for table in file.tables] == [3, 3, 3, 3, 3, 3, 9]
    assert file.tables[1].cell(0, 0).text == "SEL § 97 · Målgruppe (tabel 2 af 2)"


def test_html_needs_nothing_but_itself_and_names_its_parts(matrix: Matrix) -> None:
    content = render(matrix, "html").decode()
    page: Any = html.document_fromstring(content)
    assert page.get("lang") == "da"
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not re.search(r"https?://|@import|url\(", content)
    assert {one.get("scope") for one in page.xpath("//thead//th")} == {"col"}
    assert {one.get("scope") for one in page.xpath("//tbody//th")} == {"row"}
    assert page.xpath("//*[@id='tabel']/@tabindex") == ["0"]
    ids = set(page.xpath("//@id"))
    assert {href[1:] for href in page.xpath("//a/@href")} <= ids


def test_a_table_of_the_annex_has_its_properties_in_the_order_of_the_format(matrix: Matrix) -> None:
    order = ["tblStyle", "tblW", "jc", "tblLayout", "tblCellMar", "tblLook", "tblCaption"]
    for table in docx.Document(BytesIO(render(matrix, "docx"))).tables:
        names = [child.tag.rpartition("}")[2] for child in table._tbl.tblPr]
        assert names == sorted(names, key=order.index), "Word may refuse a file in another order"
        assert "tblCellMar" in names
