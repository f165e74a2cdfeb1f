"""What the overview says of ages, laws and places."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from kb.library import Library
from kb.model import Document
from kb.ui.ages import Age, age_of, newer_laws
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
