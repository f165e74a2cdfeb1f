"""The matrix as a table: what a stranger's file holds is text, and a screen reader finds its way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from kb.model import Cell, CellState, Column, Grade, Matrix, Quote
from kb.taxonomy import SectionType
from kb.ui.address import COMPARE, View, view_at
from kb.ui.table import Cells, matrix_html
from kb.ui.texts import Texts

DATA = {"data-name", "data-source", "data-row", "data-column"}  # what the script reads
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "</table></div><h1>Hej</h1>",
    "javascript:alert(3)",
    "{{ 7 * 7 }}{% raw %}",
    "1 time \u202eemit\u202c",
    "&lt;b&gt;",
)


def quote(text: str, lines: tuple[int, int] = (3, 4)) -> Quote:
    return Quote("p", f"{text}.pdf", text, *lines, page=2, heading=text, lead_in=text)


def matrix(*texts: str) -> Matrix:
    columns = tuple(Column(text, f"{text}.pdf", ("s",), text, text, text, 2024, Grade.C) for text in texts)
    cells = tuple(Cell(CellState.STATED, (quote(text),)) for text in texts)
    return Matrix("SEL § 97", (SectionType.CONTENT,), columns, (cells,), "abc")


def table(made: Matrix, view: View | None = None, language: str = "da") -> html.HtmlElement:
    return html.fragment_fromstring(matrix_html(made, view or View(COMPARE, law="SEL § 97"), Texts(language)))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_strangers_text_is_text(text: str) -> None:
    made = table(matrix(text))
    ours = {"div", "table", "thead", "tbody", "tr", "th", "td", "p", "a", "q", "ul", "li", "span"}
    assert {element.tag for element in made.iter()} <= ours
    attributes = {name for element in made.iter() for name in element.attrib}
    assert attributes <= {"class", "lang", "role", "aria-label", "tabindex", "style", "scope", "href", "title", *DATA}
    assert all(link.get("href", "").startswith(("dokument?", "sammenlign?")) for link in made.iter("a"))
    said = made.findtext(".//q") or ""
    assert said == text.replace("\u202e", "[U+202E]").replace("\u202c", "[U+202C]")


def test_each_quote_opens_its_passage() -> None:
    view = View(COMPARE, law="SEL § 97", municipalities=("Åby",), types=("content",), document="x", lines=(9, 9))
    (link,) = table(matrix("Åby"), view).find_class("kb-quote")
    assert view_at(link.get("href", "")) == View(COMPARE, document="Åby.pdf", lines=(3, 4))


def test_cells_made_for_another_choice_are_the_same() -> None:
    texts = Texts("da")
    made: Cells = {}
    view = View(COMPARE, law="SEL § 97")
    both = matrix_html(matrix("Åby", "Bro"), view, texts, made=made)
    assert matrix_html(matrix("Bro"), view, texts, made=made) == matrix_html(matrix("Bro"), view, texts)
    assert matrix_html(matrix("Åby", "Bro"), view, texts, made=made) == both


def test_the_table_stays_as_it_is_while_passages_are_opened() -> None:
    """Else the browser would draw it anew and forget where it was scrolled to."""
    shut = View(COMPARE, law="SEL § 97", snapshot="abc")
    texts = Texts("da")
    opened = replace(shut, document="Åby.pdf", lines=(3, 4))
    assert matrix_html(matrix("Åby"), shut, texts) == matrix_html(matrix("Åby"), opened, texts)


STATES = {
    CellState.NOT_STATED: ("Ikke oplyst i dokumentet", "Søgt i linje 1-9, 12"),
    CellState.REFERS: ("Henviser til andet dokument", ""),
    CellState.EXCLUDED: ("Tilbydes ikke ifølge dokumentet", ""),
    CellState.UNREADABLE: ("Kunne ikke læses", "Sider i standarden kunne ikke læses"),
}


@pytest.mark.parametrize("state", STATES)
def test_an_empty_cell_is_one_of_four_answers_in_words(state: CellState) -> None:
    note = "unreadable_pages" if state is CellState.UNREADABLE else ""
    cell = Cell(state, (), ((1, 9), (12, 12)), note)
    made = table(replace(matrix("Åby"), cells=((cell,),)))
    (td,) = made.iter("td")
    answer, where = STATES[state]
    assert answer in td.text_content()
    assert where in " ".join(td.text_content().split())


def test_a_screen_reader_finds_its_way() -> None:
    made = table(matrix("Åby", "Bro"))
    assert made.get("role") == "region"
    assert made.get("aria-label") == "Sammenligning for SEL § 97, kan rulles"
    assert made.get("tabindex") == "0"
    assert made.get("lang") == "da"
    assert [cell.get("scope") for cell in made.iter("th")] == ["col", "col", "col", "row"]
    assert table(matrix("Åby"), language="en").get("lang") == "en"
