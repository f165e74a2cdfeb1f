"""Do the files of the lists hold each row with its place, and is nothing of a document a formula?"""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest

from kb.library import Library
from kb.present.listing import FORMATS, Listing, written
from kb.present.texts import Words
from kb.tidying.as_list import listing_of_assessed, listing_of_misplaced, listing_of_repeated
from kb.tidying.assessed import assessed
from kb.tidying.gathered import gathered
from kb.tidying.misplaced import misplaced
from kb.tidying.repeated import repeated

KINDS: list[tuple[Callable[[Any], Any], Callable[..., Listing]]] = [
    (misplaced, listing_of_misplaced),
    (repeated, listing_of_repeated),
    (assessed, listing_of_assessed),
]


def link(document: str, start: int, end: int) -> str:
    return f"dokument?dok={document}&linje={start}-{end}"


@pytest.mark.parametrize(("find", "listing"), KINDS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_each_row_names_its_place(
    handbook: Library, find: Callable[[Any], Any], listing: Callable[..., Listing], language: str
) -> None:
    made = listing(gathered(handbook, find), handbook, Words(language), link=link)
    assert made.rows
    assert all(len(row) == len(made.heads) for row in made.rows)
    keys = [head.key for head in made.heads]
    for row in made.rows:
        said = dict(zip(keys, row, strict=True))
        assert said["municipality"] == "Lyngbæk"
        assert said["link"] == link("lyngbaek.txt", int(str(said["from_line"])), int(str(said["to_line"])))


def test_a_row_says_where_why_and_where_one_would_look(handbook: Library) -> None:
    made = listing_of_misplaced(gathered(handbook, misplaced), handbook, Words("da"), link=link)
    (row,) = csv.DictReader(StringIO(written(made, "csv").decode("utf-8-sig")))
    assert row["text"] == "Der ydes ikke støtte til rengøring og havearbejde."
    assert (row["stands_under"], row["heading_type"], row["carries"]) == ("Indhold", "Indhold", "Afgrænsning")
    assert row["why_read_so"] == "»ydes ikke«, »Der ydes ikke«"
    assert row["looked_for_under"].startswith("Afgrænsning (l. ")


def test_the_workbook_has_the_list_and_its_sources(handbook: Library) -> None:
    made = listing_of_assessed(gathered(handbook, assessed), handbook, Words("da"), link=link)
    book = openpyxl.load_workbook(BytesIO(written(made, "xlsx", date="2026-01-02")))
    assert book.sheetnames == ["Liste", "Kilder", "Læsevejledning"]
    told = {str(cell.value) for row in book["Liste"] for cell in row}
    assert {"Regel, der begrænser", "ikke fundet", "i samme afsnit", "i et andet afsnit af standarden"} <= told


@pytest.mark.parametrize(("find", "listing"), KINDS)
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_the_same_each_time(
    handbook: Library, find: Callable[[Any], Any], listing: Callable[..., Listing], form: str
) -> None:
    made = listing(gathered(handbook, find), handbook, Words("da"), link=link)
    assert written(made, form, date="2026-01-02") == written(made, form, date="2026-01-02")
    assert written(listing((), handbook, Words("da"), link=link), form)


@pytest.mark.parametrize(("find", "listing"), KINDS)
def test_the_word_table_is_no_wider_than_the_page(
    handbook: Library, find: Callable[[Any], Any], listing: Callable[..., Listing]
) -> None:
    heads = listing((), handbook, Words("da"), link=link).heads
    assert 20 < sum(head.cm for head in heads) <= 26.7, "A4 lying down, margins of 1.5 cm"
