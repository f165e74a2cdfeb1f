"""Is a matrix put together from pieces the one that would have been made anew, and what is sent for another choice?"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import combinations, product

import pytest
from streamlit.testing.v1 import AppTest

from kb.compare import build_matrix
from kb.compare.editions import year_of
from kb.library import Library
from kb.taxonomy import CORE, SectionType
from kb.ui.address import COMPARE, View
from kb.ui.compare_page import newest_first
from kb.ui.section_matrix import holders, matrix_of

LAW = "SEL § 85"
TYPES = [CORE, CORE[:2], (SectionType.SCOPE,), (SectionType.PAYMENT, SectionType.CONTENT)]


def choices(names: Sequence[str]) -> list[tuple[str, ...]]:
    return [some for size in range(1, len(names) + 1) for some in combinations(names, size)]


def test_pieces_make_the_same_matrix(tiny_library: Library) -> None:
    names = holders(tiny_library, LAW)
    assert len(names) > 1
    # The first makes few pieces and the others use them; then the other way round.
    for all_choices in (list(product(choices(names), TYPES)), list(product(choices(names), TYPES))[::-1]):
        for municipalities, types in all_choices:
            asked = () if set(municipalities) == set(names) else municipalities
            anew = build_matrix(tiny_library, LAW, types=types, municipalities=asked)
            assert matrix_of(tiny_library, LAW, municipalities, types) == anew


def sent(at: AppTest) -> tuple[bytes, dict[str, object]]:
    """The table and the choice from it."""
    protos = [element.proto for element in at.get("bidi_component")]
    (table,) = [proto.bytes for proto in protos if proto.bytes]
    (choice,) = [said for proto in protos if proto.json and "rows" in (said := json.loads(proto.json))]
    return table, choice


def test_of_another_choice_only_the_choice_is_sent(open_page: Callable[..., AppTest]) -> None:
    at = open_page(View(COMPARE, law=LAW))
    table, choice = sent(at)
    assert choice["of"] == table[:16].decode()
    assert len(choice["rows"]) == len(CORE)  # type: ignore[arg-type]
    both = choice["columns"]
    at.multiselect(key="types_da").set_value(["scope"]).run()
    at.multiselect(key="municipalities").set_value(["Havbjerg"]).run()
    again, choice = sent(at)
    assert again == table
    assert (choice["rows"], choice["columns"]) == (["scope"], ["havbjerg-bostoette.txt"])
    at.multiselect(key="types_da").set_value(["scope", "payment"]).run()
    more, choice = sent(at)
    assert more != table
    assert choice["of"] == more[:16].decode()
    assert set(choice["columns"]) < set(both)  # type: ignore[call-overload]
    fewer, _ = sent(open_page(View(COMPARE, law=LAW, municipalities=("Havbjerg",), types=("scope",))))
    assert len(fewer) < len(table), "a new session gets what it asks for"


@pytest.mark.parametrize("of_words", ["Søg & <b>", "å\u202e.pdf"])
def test_names_of_columns_are_those_of_the_table(of_words: str) -> None:
    from lxml import html

    from kb.model import Cell, CellState, Column, Grade, Matrix
    from kb.present.safe import printable
    from kb.ui.table import matrix_html
    from kb.ui.texts import Texts

    column = Column("Åby", of_words, ("s",), "t", "", "", None, Grade.A)
    cells = ((Cell(CellState.NOT_STATED),),)
    made = html.fragment_fromstring(
        matrix_html(Matrix(LAW, (SectionType.SCOPE,), (column,), cells), View(COMPARE), Texts("da"))
    )
    (named,) = [head.get("data-column") for head in made.iter("th") if head.get("data-column")]
    assert named == printable(of_words)


def test_the_newest_document_stands_first_and_its_cells_with_it(corpus_library: Library) -> None:
    matrix = build_matrix(corpus_library, "SEL § 85", types=CORE)
    made = newest_first(matrix, corpus_library)
    dates = [year_of(corpus_library.document(column.document)) for column in made.columns]
    assert dates == sorted(dates, reverse=True)
    assert dates != [year_of(corpus_library.document(column.document)) for column in matrix.columns]
    for before, after in zip(matrix.cells, made.cells, strict=True):
        by_column = dict(zip([column.document for column in matrix.columns], before, strict=True))
        assert list(after) == [by_column[column.document] for column in made.columns]
