"""What the overview says of ages, laws and places."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from kb.library import Library
from kb.model import Document, Fact, FactType
from kb.present.listing import written
from kb.ui.ages import Age, age_of, newer_laws, next_revision
from kb.ui.coverage import coverage
from kb.ui.document_list import listing_of_documents
from kb.ui.texts import Texts
from kb.ui.tile_map import _places, off_the_map, tiles

TODAY = datetime.date(2026, 11, 22)


def document(approved_on: str = "", edition_year: int | None = None) -> Document:
    return Document("a.pdf", "Egelund", "", "", "", 1, 1, "", approved_on=approved_on, edition_year=edition_year)


@pytest.mark.parametrize(
    ("approved_on", "edition_year", "age"),
    [
        ("2026-01-05", None, Age.NEW),
        ("2024-11-22", None, Age.MIDDLE),
        ("2024-11-23", None, Age.NEW),
        ("2022-11-23", None, Age.MIDDLE),
        ("2022-11-22", None, Age.OLD),
        ("", 2019, Age.OLD),
        ("", 2024, Age.MIDDLE),
        ("", None, Age.UNKNOWN),
        ("foråret", None, Age.UNKNOWN),
    ],
)
def test_an_age_is_one_of_four(approved_on: str, edition_year: int | None, age: Age) -> None:
    assert age_of(document(approved_on, edition_year), TODAY) is age


def test_a_law_issued_after_the_approval_is_named(tiny_library: Library) -> None:
    entry = tiny_library.entry("egelund-stoette-i-hjemmet.txt")
    assert entry.document.approved_on == "2024-03-12"
    ((name, issued),) = newer_laws(entry)
    assert name == "Lov om social service"
    assert issued > "2024-03-12"


@pytest.mark.parametrize("approved_on", ["2099-01-01", "2099", "", "foråret"])
def test_a_newer_or_undated_document_names_no_law(tiny_library: Library, approved_on: str) -> None:
    entry = tiny_library.entry("egelund-stoette-i-hjemmet.txt")
    dated = replace(entry, document=replace(entry.document, approved_on=approved_on))
    assert list(newer_laws(dated)) == []


@pytest.mark.parametrize(
    ("approved_on", "edition_year", "interval", "due", "is_past"),
    [
        ("2023-09", None, "P2Y", "2025-09", True),
        ("2026-01-31", None, "P12M", "2027-01", False),
        ("", 2025, "P1Y", "2026", False),
        ("", 2020, "P1Y", "2021", True),
        ("", None, "P1Y", "", False),
    ],
)
def test_a_revision_is_due_by_the_documents_own_words(
    approved_on: str, edition_year: int | None, interval: str, due: str, is_past: bool
) -> None:
    longer = Fact("a.pdf", None, (), FactType.REVISION_INTERVAL, "P9Y", "hvert niende år", 9, 9)
    fact = replace(longer, value=interval, phrase="revideres jævnligt", start_line=4)
    other = replace(longer, type=FactType.FOLLOW_UP_INTERVAL, value="P1M")
    found = next_revision(document(approved_on, edition_year), (longer, fact, other), TODAY)
    assert found is not None
    assert (found.due, found.is_past, found.phrase, found.line) == (due, is_past, "revideres jævnligt", 4)


def test_without_words_on_revision_there_is_no_date() -> None:
    assert next_revision(document("2020-01-01"), (), TODAY) is None
    spoken = Fact("a.pdf", None, (), FactType.REVISION_INTERVAL, None, "løbende", 4, 4)
    assert next_revision(document("2020-01-01"), (spoken,), TODAY) is None


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_list_of_documents_goes_home_as_a_file(tiny_library: Library, language: str) -> None:
    texts = Texts(language)
    made = listing_of_documents(tiny_library.entries, tiny_library, texts, TODAY, link=lambda *place: str(place))
    assert len(made.rows) == 3
    assert all(len(row) == len(made.heads) for row in made.rows)
    (row,) = [row for row in made.rows if "egelund-stoette-i-hjemmet.txt" in row]
    assert "SEL § 85" in row
    assert texts("not_stated") in row, "no word on revision is no date"
    assert written(made, "xlsx", language=language, date="2026-11-22")


def test_what_one_municipality_alone_has_does_not_hide_what_can_be_compared(tiny_library: Library) -> None:
    covered = coverage(tiny_library, Texts("da"), TODAY)
    assert [head.ref for head in covered.heads] == ["SEL § 85"]
    assert [row.name for row in covered.rows] == ["Egelund", "Havbjerg"]
    assert [(one.ref, one.owner, len(one.held)) for one in covered.alone] == [("SEL § 97", "Egelund", 1)]


def test_each_municipality_has_a_tile_of_its_own() -> None:
    places = _places()
    assert len(places) == 98
    assert len({(place.column, place.row) for place in places.values()}) == 98


def test_made_up_municipalities_have_no_map(tiny_library: Library) -> None:
    assert tiles(tiny_library, Texts("da"), TODAY) == []
    assert off_the_map(tiny_library) == ["Egelund", "Havbjerg"]


def test_the_newest_document_colours_the_tile(tiny_library: Library) -> None:
    known = [
        replace(document("2019-05-01"), document="gl.pdf", municipality="Varde", municipality_code="573"),
        replace(document("2025-05-01"), document="ny.pdf", municipality="Varde", municipality_code="573"),
    ]

    class Shelf:
        documents = tuple(known)

    made = tiles(Shelf(), Texts("da"), TODAY)  # type: ignore[arg-type]
    (tile,) = [tile for tile in made if tile.age]
    assert (tile.place.name, tile.age) == ("Varde", Age.NEW)
    assert "ny.pdf" in tile.href
    assert len(made) == 98
