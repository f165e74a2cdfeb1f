"""One sentence that became two, two that became one, and a list of changes from them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import docx
import openpyxl

from kb.compare.pairwise import Change, compare_pair
from kb.present import CHANGE_FORMATS, render_changes
from kb.present.redline import fate
from kb.present.texts import Words

WHOLE = "Ledsageren følger borgeren til fritid og kultur, og ledsageren hjælper med indkøb af tøj og gaver."
PARTS = "Ledsageren følger borgeren til fritid og kultur. {content}\nLedsageren hjælper med indkøb af tøj og gaver."
TEXT = """
= Ledsagelse | SEL § 97
# content Indhold
{} {{content}}
# scope Omfang
Der gives højst {} timer om måneden. {{scope}}
"""


def shelf_of(new_shelf: Callable[[], object], one: str, other: str) -> object:
    shelf = new_shelf()
    for year, text, hours in ((2021, one, 15), (2024, other, 12)):
        shelf.add(  # type: ignore[attr-defined]
            "Birkerup", TEXT.format(text, hours), document=f"birkerup-{year}.pdf", edition_year=year
        )
    return shelf


def test_a_split_sentence_is_one_clause(new_shelf: Callable[[], object]) -> None:
    shelf = shelf_of(new_shelf, WHOLE, PARTS)
    found = compare_pair(shelf, "birkerup-2021", "birkerup-2024", "SEL § 97")  # type: ignore[arg-type]
    [clause] = [one for one in found.clauses if one.is_split]
    assert len(clause.others) == 2
    assert "delt i 2" in fate(clause, found, Words("da"))
    assert found.count(Change.ONLY_OTHER) == 0


def test_merged_sentences_are_one_clause(new_shelf: Callable[[], object]) -> None:
    shelf = shelf_of(new_shelf, PARTS, WHOLE)
    found = compare_pair(shelf, "birkerup-2021", "birkerup-2024", "SEL § 97")  # type: ignore[arg-type]
    [clause] = [one for one in found.clauses if one.is_merged]
    assert len(clause.ones) == 2
    assert "samlet af 2" in fate(clause, found, Words("da"))
    assert found.count(Change.ONLY_ONE) == 0


def test_a_new_sentence_beside_is_no_part(new_shelf: Callable[[], object]) -> None:
    before = "Ledsageren følger borgeren til fritid."
    shelf = shelf_of(new_shelf, before, f"{before} {{content}}\nMedarbejderen har tavshedspligt.")
    found = compare_pair(shelf, "birkerup-2021", "birkerup-2024", "SEL § 97")  # type: ignore[arg-type]
    assert not [one for one in found.clauses if one.is_split or one.is_merged]
    assert found.count(Change.ONLY_OTHER) == 1


def test_the_list_of_changes_leaves_room_for_a_reason(new_shelf: Callable[[], object]) -> None:
    shelf = shelf_of(new_shelf, WHOLE, WHOLE)
    found = compare_pair(shelf, "birkerup-2021", "birkerup-2024", "SEL § 97")  # type: ignore[arg-type]
    book = openpyxl.load_workbook(BytesIO(render_changes(found, "xlsx")))
    rows = [[cell.value for cell in row] for row in book["Ændringer"].iter_rows(min_row=3)]
    assert rows[0][2:4] == ["Gammel tekst", "Ny tekst"]
    assert [row[5] for row in rows[1:]] == [None]
    assert "strammere" in str(rows[1][4])
    (table,) = docx.Document(BytesIO(render_changes(found, "docx"))).tables
    assert [cell.text for cell in table.rows[0].cells][-1] == "Begrundelse"
    assert [row.cells[-1].text for row in table.rows[1:]] == [""]
    for form in CHANGE_FORMATS:
        assert render_changes(found, form) == render_changes(found, form)
