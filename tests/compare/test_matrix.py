"""What stands in the cells, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kb.compare import build_matrix
from kb.errors import QueryError
from kb.model import Cell, CellState, Finding, Grade, Matrix, Severity
from kb.taxonomy import CORE, SectionType

from .conftest import FakeShelf, Lost

T = SectionType
NewShelf = Callable[[], FakeShelf]


def cell(matrix: Matrix, municipality: str, section_type: SectionType) -> Cell:
    at = [column.municipality for column in matrix.columns].index(municipality)
    return matrix.cells[matrix.types.index(section_type)][at]


def texts(found: Cell) -> list[str]:
    return [quote.text for quote in found.quotes]


def codes(matrix: Matrix) -> list[str]:
    return [finding.code for finding in matrix.findings]


# ------------------------------------------------------------------------------------------------ columns and rows


def test_core_rows_and_municipalities_in_danish_order(shelf: FakeShelf) -> None:
    matrix = build_matrix(shelf, "§ 97")
    assert matrix.law == "SEL § 97"
    assert matrix.types == CORE
    assert [column.municipality for column in matrix.columns] == ["Bakkeby", "Dalrup", "Åbjerg"]
    assert [len(row) for row in matrix.cells] == [3] * 5
    assert matrix.snapshot == "abc123"
    assert [document.document for document in matrix.documents] == ["bakkeby.pdf", "dalrup.pdf", "åbjerg.pdf"]


def test_a_column_holds_only_the_standards_under_the_law(shelf: FakeShelf) -> None:
    found = cell(build_matrix(shelf, "§ 97"), "Dalrup", T.TARGET_GROUP)
    assert found.state is CellState.NOT_STATED
    assert build_matrix(shelf, "§ 82").columns[0].standards == ("dalrup.pdf#1",)


def test_several_standards_of_a_document_share_a_column(shelf: FakeShelf) -> None:
    matrix = build_matrix(shelf, "§§ 82 a og 97", municipalities=["Dalrup"])
    assert matrix.columns[0].title == "Tidlig støtte · Ledsagelse til fritid"
    assert cell(matrix, "Dalrup", T.FOLLOW_UP).quotes[0].heading == "Ledsagelse til fritid › Opfølgning"


def test_municipalities_in_the_order_asked_for_and_any_spelling(shelf: FakeShelf) -> None:
    matrix = build_matrix(shelf, "97", municipalities=["aabjerg", "Bakkeby Kommune"])
    assert [column.municipality for column in matrix.columns] == ["Åbjerg", "Bakkeby"]


def test_types_in_the_order_asked_for_once(shelf: FakeShelf) -> None:
    matrix = build_matrix(shelf, "97", types=[T.COMPLAINT, T.SCOPE, T.COMPLAINT])
    assert matrix.types == (T.COMPLAINT, T.SCOPE)


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        ({"law": "§ 98"}, "SEL § 97"),
        ({"law": "§ 97", "municipalities": ["Bakeby"]}, "Bakkeby"),
        ({"law": "§ 97", "types": ["malgruppe"]}, "Målgruppe"),
    ],
)
def test_unknown_names_are_refused_with_near_ones(shelf: FakeShelf, arguments: dict[str, str], near: str) -> None:
    with pytest.raises(QueryError, match=near):
        build_matrix(shelf, **arguments)  # type: ignore[arg-type]


def test_a_municipality_without_the_service_is_named_not_shown(shelf: FakeShelf) -> None:
    matrix = build_matrix(shelf, "§ 82 a", municipalities=["Dalrup", "Bakkeby"])
    assert [column.municipality for column in matrix.columns] == ["Dalrup"]
    assert "Bakkeby" in matrix.findings[0].message
    assert codes(matrix) == ["no_standard", "near_law"]


# ------------------------------------------------------------------------------------------------ quotes


def test_core_types_are_quoted_wherever_they_stand(shelf: FakeShelf) -> None:
    found = cell(build_matrix(shelf, "§ 97"), "Bakkeby", T.EXCLUSIONS)
    assert found.state is CellState.STATED
    quote = found.quotes[0]
    assert (quote.text, quote.heading) == ("Ledsageren hjælper ikke med rengøring.", "Hvad er ledsagelse?")
    assert (quote.start_line, quote.end_line, quote.page) == (6, 6, 1)


def test_bullets_carry_their_lead_in(shelf: FakeShelf) -> None:
    found = cell(build_matrix(shelf, "§ 97"), "Åbjerg", T.CONTENT)
    assert [quote.lead_in for quote in found.quotes] == ["Der ydes ledsagelse til:"] * 2


def test_sections_that_serve_the_standard_are_quoted_as_shared(shelf: FakeShelf) -> None:
    found = cell(build_matrix(shelf, "§ 97", types=[T.COMPLAINT]), "Bakkeby", T.COMPLAINT)
    assert [(quote.text, quote.shared) for quote in found.quotes] == [("Du kan klage inden fire uger.", True)]


def test_other_types_are_quoted_by_section_lines_included(shelf: FakeShelf) -> None:
    found = cell(build_matrix(shelf, "§ 97", types=[T.CONTACT]), "Åbjerg", T.CONTACT)
    assert [(quote.text, quote.provision, quote.start_line, quote.end_line) for quote in found.quotes] == [
        ("Rådhusgade 1 Åbjerg", "", 6, 7)
    ]


def test_a_heading_without_a_recognised_sentence_is_not_called_silent(new_shelf: NewShelf) -> None:
    shelf = new_shelf().add(
        "Bakkeby", "= Ledsagelse | SEL § 97\n# scope Omfang\n15 timer. {}\n# content Indhold\nGåture. {content}"
    )
    found = cell(build_matrix(shelf, "97"), "Bakkeby", T.SCOPE)
    assert (found.state, found.note, texts(found)) == (CellState.STATED, "by_heading", ["15 timer."])


def test_statute_text_alone_is_marked(new_shelf: NewShelf) -> None:
    shelf = new_shelf().add(
        "Bakkeby", "= Ledsagelse | SEL § 97\n# legal_basis Lov\nVoksne kan få ledsagelse. {law target_group}"
    )
    found = cell(build_matrix(shelf, "97"), "Bakkeby", T.TARGET_GROUP)
    assert (found.state, found.note) == (CellState.STATED, "law_only")


def test_an_annex_of_statute_text_gives_way_to_own_words(new_shelf: NewShelf) -> None:
    annex = (
        "## legal_basis Lovens ord\nVoksne kan få ledsagelse. {law target_group}\nLedsagelse er hjælp. {law content}"
    )
    shelf = new_shelf().add("Bakkeby", f"= Ledsagelse | SEL § 97\n# content Indhold\nGåture. {{content}}\n{annex}")
    matrix = build_matrix(shelf, "97")
    assert texts(cell(matrix, "Bakkeby", T.CONTENT)) == ["Gåture."]
    assert cell(matrix, "Bakkeby", T.TARGET_GROUP).note == "law_only"


def test_every_quote_stands_in_the_lines_it_names(shelf: FakeShelf) -> None:
    for law in ("§ 97", "§ 82"):
        matrix = build_matrix(shelf, law, types=list(T))
        for row in matrix.cells:
            for found in row:
                for quote in found.quotes:
                    lines = shelf.clean(quote.document).texts[quote.start_line - 1 : quote.end_line]
                    assert "".join(quote.text.split()) in "".join("".join(lines).split())


# ------------------------------------------------------------------------------------------------ empty answers


def test_not_stated_says_where_it_looked(shelf: FakeShelf) -> None:
    found = cell(build_matrix(shelf, "§ 97"), "Bakkeby", T.FOLLOW_UP)
    assert (found.state, found.quotes, found.looked_in) == (CellState.NOT_STATED, (), ((1, 11),))
    assert cell(build_matrix(shelf, "§ 97"), "Dalrup", T.SCOPE).looked_in == ((4, 6),)


ELSEWHERE = """
= Personlig hjælp | SEL § 83
# general Om hjælpen
Der henvises til ældreområdets kvalitetsstandard for hjælp i hjemmet. {content}

## target_group Fælles
Alle voksne borgere kan søge. {target_group}
"""


def test_a_standard_that_only_refers_refers_in_every_core_cell(new_shelf: NewShelf) -> None:
    matrix = build_matrix(new_shelf().add("Bakkeby", ELSEWHERE), "§ 83")
    referral = "Der henvises til ældreområdets kvalitetsstandard for hjælp i hjemmet."
    for section_type in CORE:
        found = cell(matrix, "Bakkeby", section_type)
        assert found.state is CellState.REFERS
        assert texts(found)[0] == referral
    assert texts(cell(matrix, "Bakkeby", T.TARGET_GROUP)) == [referral, "Alle voksne borgere kan søge."]


def test_the_standards_own_referral_is_quoted_with_its_lines(new_shelf: NewShelf) -> None:
    text = "= Madservice | SEL § 83\n# general Om\nSe mere hos\nældreområdet i Dalrup."
    shelf = new_shelf().add("Dalrup", text, refers_to="Se mere hos ældreområdet")
    quote = cell(build_matrix(shelf, "§ 83"), "Dalrup", T.SCOPE).quotes[0]
    assert (quote.text, quote.start_line, quote.end_line) == ("Se mere hos ældreområdet", 3, 4)


def test_a_referral_about_one_type_answers_only_that(new_shelf: NewShelf) -> None:
    text = """
= Ledsagelse | SEL § 97
# content Indhold
Ledsageren følger dig til fritidsaktiviteter. {content}
# remarks Bemærkninger
Om opfølgning henvises der til de fælles retningslinjer. {}
"""
    matrix = build_matrix(new_shelf().add("Bakkeby", text), "97")
    assert cell(matrix, "Bakkeby", T.FOLLOW_UP).state is CellState.REFERS
    assert cell(matrix, "Bakkeby", T.SCOPE).state is CellState.NOT_STATED
    assert cell(matrix, "Bakkeby", T.CONTENT).state is CellState.STATED


def test_a_service_that_is_not_offered_is_excluded_in_every_cell(new_shelf: NewShelf) -> None:
    text = """
= Socialt akuttilbud | SEL § 82 c
# general Om
Byrådet har valgt ikke at oprette et socialt akuttilbud. {exclusions}
"""
    matrix = build_matrix(new_shelf().add("Bakkeby", text), "82 c")
    assert {cell(matrix, "Bakkeby", one).state for one in CORE} == {CellState.EXCLUDED}


def test_a_limit_is_an_exclusion_and_no_refusal(new_shelf: NewShelf) -> None:
    text = """
= Ledsagelse | SEL § 97
# content Indhold
Fritid. {content}
Kommunen tilbyder ikke ledsagelse i ferier. {exclusions}
"""
    matrix = build_matrix(new_shelf().add("Bakkeby", text), "97")
    assert cell(matrix, "Bakkeby", T.EXCLUSIONS).state is CellState.STATED
    assert cell(matrix, "Bakkeby", T.SCOPE).state is CellState.NOT_STATED


@pytest.mark.parametrize(
    ("grade", "findings", "state"),
    [
        (Grade.D, (), CellState.UNREADABLE),
        (Grade.B, (Finding("image_page", "Side 1 blev ikke læst.", Severity.ERROR, page=1),), CellState.UNREADABLE),
        (Grade.B, (Finding("x", "Linjen er ulæselig.", Severity.ERROR, line=2),), CellState.UNREADABLE),
        (Grade.B, (Finding("image_page", "Side 2 blev ikke læst.", Severity.ERROR, page=2),), CellState.NOT_STATED),
        (Grade.B, (Finding("odd", "Lille tvivl.", Severity.WARNING, page=1),), CellState.NOT_STATED),
    ],
)
def test_what_could_not_be_read_is_not_called_silent(
    new_shelf: NewShelf, grade: Grade, findings: tuple[Finding, ...], state: CellState
) -> None:
    text = "= Ledsagelse | SEL § 97\n# content Indhold\nFritid. {content}"
    matrix = build_matrix(new_shelf().add("Bakkeby", text, grade=grade, findings=findings), "97")
    assert cell(matrix, "Bakkeby", T.SCOPE).state is state
    assert cell(matrix, "Bakkeby", T.CONTENT).state is CellState.STATED


def test_a_rejected_document_is_a_column_where_nothing_else_speaks(shelf: FakeShelf) -> None:
    shelf.rejected = (
        Lost("scan.pdf", "Egedal", "Siderne er billeder uden tekst."),
        Lost("gammel.pdf", "Bakkeby", "Filen er tom."),
        Lost("ukendt.pdf", "", "Filen er tom."),
    )
    matrix = build_matrix(shelf, "97")
    assert [column.document for column in matrix.columns][-1] == "scan.pdf"
    assert cell(matrix, "Egedal", T.SCOPE) == Cell(CellState.UNREADABLE, note="rejected")
    assert codes(matrix) == ["document_rejected"] * 3
    only = build_matrix(shelf, "97", municipalities=["Bakkeby"])
    assert [column.document for column in only.columns] == ["bakkeby.pdf"]


# ------------------------------------------------------------------------------------------------ editions


SHORT = "= Ledsagelse | SEL § 97\n# content Indhold\nFritid. {content}"


def test_the_newest_edition_is_shown_and_the_other_named(new_shelf: NewShelf) -> None:
    shelf = new_shelf()
    shelf.add("Bakkeby", SHORT, document="2021.pdf", title="Ledsagelse, juni 2021", approved_on="2021-06-01")
    shelf.add("Bakkeby", SHORT, document="2024.pdf", title="Kvalitetsstandard for ledsagelse 2024", edition_year=2024)
    matrix = build_matrix(shelf, "97")
    assert [column.document for column in matrix.columns] == ["2024.pdf"]
    assert codes(matrix) == ["older_edition"]
    assert "2021.pdf" in matrix.findings[0].message
    both = build_matrix(shelf, "97", all_editions=True)
    assert [column.document for column in both.columns] == ["2021.pdf", "2024.pdf"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"title": "Ledsagelse"}, {"title": "Ledsagelse"}),  # no dates: nobody knows which is newer
        ({"title": "Ledsagelse", "approved_on": "2024"}, {"title": "Ledsagelse", "approved_on": "2024"}),
        ({"title": "Ledsagelse", "approved_on": "2021"}, {"title": "Ledsagelse"}),
    ],
)
def test_both_are_shown_where_the_newest_is_not_known(
    new_shelf: NewShelf, first: dict[str, str], second: dict[str, str]
) -> None:
    shelf = new_shelf()
    shelf.add("Bakkeby", SHORT, document="a.pdf", **first)  # type: ignore[arg-type]
    shelf.add("Bakkeby", SHORT, document="b.pdf", **second)  # type: ignore[arg-type]
    assert len(build_matrix(shelf, "97").columns) == 2


def test_two_services_are_no_editions(new_shelf: NewShelf) -> None:
    shelf = new_shelf()
    shelf.add("Bakkeby", "= Bostøtte | SEL § 85\n# content A\nStøtte. {content}", document="a.pdf", approved_on="2020")
    shelf.add("Bakkeby", "= Botilbud | SEL § 85\n# content A\nBolig. {content}", document="b.pdf", approved_on="2024")
    assert len(build_matrix(shelf, "85").columns) == 2


def test_a_doubtful_reading_is_said(new_shelf: NewShelf) -> None:
    assert codes(build_matrix(new_shelf().add("Bakkeby", SHORT, grade=Grade.C), "97")) == ["read_with_doubt"]


# ---------------------------------------------------------------------------------------------- mentioned in passing

OWN = "= Bostøtte | SEL § 85\n# content Indhold\nBostøtte gives i hjemmet. {content}\n"


@pytest.mark.parametrize(
    ("title", "laws", "is_left_out"),
    [
        ("Længerevarende ophold § 108 (eller § 85 i almene boliger)", "SEL § 85, SEL § 108", True),
        ("Ophold efter § 107 (og § 85)", "SEL § 85, SEL § 107", True),
        # Named in the open, or alone: the standard is about it.
        ("Støtte efter § 85 og § 108", "SEL § 85, SEL § 108", False),
        ("Støtte i botilbud (§ 85)", "SEL § 85", False),
        ("Støtte i botilbud (§§ 85 og 108)", "SEL § 85, SEL § 108", False),
        ("Støtte efter § 85 (se også § 108)", "SEL § 85, SEL § 108", False),
    ],
)
def test_a_standard_that_names_the_law_in_a_parenthesis_only(
    new_shelf: NewShelf, title: str, laws: str, is_left_out: bool
) -> None:
    shelf = new_shelf().add("Bakkeby", f"{OWN}= {title} | {laws}\n# content Indhold\nDu får et værelse. {{content}}")
    matrix = build_matrix(shelf, "85")
    assert texts(cell(matrix, "Bakkeby", T.CONTENT)) == [
        "Bostøtte gives i hjemmet.",
        *([] if is_left_out else ["Du får et værelse."]),
    ]
    assert codes(matrix) == (["mentioned_in_passing"] if is_left_out else [])


def test_the_only_standard_is_shown_however_it_names_the_law(new_shelf: NewShelf) -> None:
    text = "= Ophold § 108 (eller § 85) | SEL § 85, SEL § 108\n# content Indhold\nDu får et værelse. {content}"
    matrix = build_matrix(new_shelf().add("Bakkeby", text), "85")
    assert texts(cell(matrix, "Bakkeby", T.CONTENT)) == ["Du får et værelse."]
    assert codes(matrix) == []


def test_a_quote_is_as_sure_as_its_type(new_shelf: NewShelf) -> None:
    shelf = new_shelf().add("Bakkeby", "= Ledsagelse | SEL § 97\n# content Indhold\nTo timer til ture. {content scope}")
    reading = shelf.reading("bakkeby.pdf")
    (stated,) = reading.provisions
    doubted = replace(stated, confidence=0.3, confidences=(0.95, 0.3))
    shelf.readings["bakkeby.pdf"] = replace(reading, provisions=(doubted,))
    matrix = build_matrix(shelf, "§ 97")
    (content,), (scope,) = (cell(matrix, "Bakkeby", kind).quotes for kind in (T.CONTENT, T.SCOPE))
    assert (content.confidence, content.is_unsure) == (0.95, False)
    assert (scope.confidence, scope.is_weak) == (0.3, True)
