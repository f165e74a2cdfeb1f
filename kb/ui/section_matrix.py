"""The matrix of a choice of municipalities and sections, from what was made before for other choices of the same data.

What a cell says hangs on its document alone, so another choice needs only the cells that nobody has asked for yet. The
table that is sent holds all that this session has chosen under the law: the browser shows the chosen part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from kb.alphabet import danish_order
from kb.compare import build_matrix
from kb.library import Library
from kb.model import Cell, Matrix
from kb.taxonomy import CORE, SectionType
from kb.ui.address import View
from kb.ui.fact_tags import tags_in
from kb.ui.reading_table import Sheet, sheet
from kb.ui.table import Cells, matrix_html
from kb.ui.texts import Texts


@dataclass(frozen=True, slots=True)
class Offer:
    """All that a session has chosen under one law."""

    snapshot: str
    law: str
    municipalities: frozenset[str]
    types: frozenset[SectionType]


def holders(library: Library, law: str) -> list[str]:
    """Municipalities with a standard under the law or a file that could not be read, in Danish order."""
    names = {entry.document.municipality for entry in library.entries if law in entry.laws}
    names |= {rejection.municipality for rejection in library.rejected}
    return sorted(names - {""}, key=danish_order)


def matrix_of(library: Library, law: str, municipalities: Sequence[str], types: Sequence[SectionType]) -> Matrix:
    """As `build_matrix`; with all holders of the law, documents that name no municipality are shown, too."""
    frame = _frame(library.snapshot, law, tuple(municipalities), library)
    cells = _cells(library.snapshot, law)
    lacking = [
        column.municipality
        for column in frame.columns
        if any((section_type, column.document) not in cells for section_type in types)
    ]
    if lacking:
        # The usual sections together, so that choosing another makes nothing anew.
        wanted = tuple(dict.fromkeys([*CORE, *types]))
        made = build_matrix(library, law, types=wanted, municipalities=lacking if all(lacking) else ())
        for section_type, row in zip(made.types, made.cells, strict=True):
            cells |= {(section_type, column.document): cell for column, cell in zip(made.columns, row, strict=True)}
    return replace(
        frame,
        types=tuple(types),
        cells=tuple(tuple(cells[section_type, column.document] for column in frame.columns) for section_type in types),
    )


def sheet_of(library: Library, view: View, texts: Texts) -> Sheet:
    """The table with the choice of the view in it, and with what was chosen before."""
    before: Offer | None = st.session_state.get("offer")
    offer = Offer(library.snapshot, view.law, frozenset(view.municipalities), frozenset(map(SectionType, view.types)))
    if before and (before.snapshot, before.law) == (offer.snapshot, offer.law):
        offer = replace(
            offer,
            municipalities=offer.municipalities | before.municipalities,
            types=offer.types | before.types,
        )
    st.session_state["offer"] = offer
    return _sheet(offer, texts.language, library, View(view.page, language=texts.language), texts)


@st.cache_resource(max_entries=8, show_spinner=False)
def _sheet(offer: Offer, language: str, _library: Library, _view: View, _texts: Texts) -> Sheet:
    municipalities = [name for name in holders(_library, offer.law) if name in offer.municipalities]
    types = [section_type for section_type in SectionType if section_type in offer.types]
    matrix = matrix_of(_library, offer.law, municipalities, types)
    made = _drawn(offer.snapshot, offer.law, language)
    return sheet(matrix_html(matrix, _view, _texts, tags=tags_in(_library, _texts), made=made), _texts)


@st.cache_resource(max_entries=32, show_spinner=False)
def _frame(snapshot: str, law: str, municipalities: tuple[str, ...], _library: Library) -> Matrix:
    """The columns and what is to be said of them, without cells."""
    asked = () if set(holders(_library, law)) <= set(municipalities) else municipalities
    return build_matrix(_library, law, types=(), municipalities=asked)


@st.cache_resource(max_entries=16, show_spinner=False)
def _cells(snapshot: str, law: str) -> dict[tuple[SectionType, str], Cell]:
    """Cells made so far, by section type and document."""
    return {}


@st.cache_resource(max_entries=16, show_spinner=False)
def _drawn(snapshot: str, law: str, language: str) -> Cells:
    """Cells drawn so far."""
    return {}
