"""Where in Denmark are the municipalities of the library? A tile each, as near its place as the grid allows.

`tile_map.tsv` gives each municipality of the register a tile: ours, drawn from rough positions of the towns, wide where
municipalities are small, Bornholm in the corner. It says where, not how large.
"""

from __future__ import annotations

import csv
import datetime
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kb.library import Library
from kb.model import Document
from kb.present import parts
from kb.ui.address import DOCUMENT, View
from kb.ui.ages import Age, age_of
from kb.ui.texts import Texts


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    parts: str  # the name with soft hyphens where it may break: a tile has room for nine letters
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Tile:
    """One municipality on the map."""

    place: Place
    href: str  # its newest document; "" for none
    said: str
    age: Age | None  # None: nothing of it in the library


def tiles(library: Library, texts: Texts, today: datetime.date) -> list[Tile]:
    """The map, north to south; empty when no municipality of the library is a real one."""
    newest: dict[str, Document] = {}
    for document in library.documents:
        if document.municipality_code in _places():
            kept = newest.setdefault(document.municipality_code, document)
            if (document.approved_on, document.edition_year or 0) > (kept.approved_on, kept.edition_year or 0):
                newest[document.municipality_code] = document
    if not newest:
        return []
    made = (_tile(place, newest.get(code), texts, today) for code, place in _places().items())
    return sorted(made, key=lambda tile: (tile.place.row, tile.place.column))


def off_the_map(library: Library) -> list[str]:
    """Municipalities of the library that the register does not know."""
    names = {one.municipality for one in library.documents if one.municipality_code not in _places()} - {""}
    return [name for name in library.municipalities() if name in names]


def _tile(place: Place, document: Document | None, texts: Texts, today: datetime.date) -> Tile:
    if document is None:
        return Tile(place, "", texts("none_here"), None)
    href = View(DOCUMENT, document=document.document, language=texts.language).href
    said = parts.document_dated(document, texts.words)
    return Tile(place, href, said, age_of(document, today))


@cache
def _places() -> dict[str, Place]:
    with files("kb.ui").joinpath("tile_map.tsv").open(encoding="utf-8") as table:
        rows = csv.DictReader(table, delimiter="\t")
        return {
            row["code"]: Place(row["name"], row["parts"].replace("|", "\u00ad"), int(row["column"]), int(row["row"]))
            for row in rows
        }
