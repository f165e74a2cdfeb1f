"""Topics laid over columns: cells, distances, the shared wording, what to see first."""

from __future__ import annotations

import pytest

from kb.compare.topics import Relation, build_topics
from kb.compare.topics.consensus import Step, consensus
from kb.compare.topics.highlights import Kind, highlights
from kb.compare.topics.matrix import DIFFERENCES, Order, TopicMatrix, TopicRow, topic_matrix
from kb.errors import QueryError
from kb.library import Library
from kb.model import CellState


@pytest.fixture(scope="module")
def matrix(corpus_library: Library) -> TopicMatrix:
    return topic_matrix(corpus_library, build_topics(corpus_library, "SEL § 85"))


def row_of(matrix: TopicMatrix, concept: str) -> TopicRow:
    return next(row for row in matrix.rows if row.concept == concept)


def test_each_column_answers_in_each_row(matrix: TopicMatrix) -> None:
    assert [column.municipality for column in matrix.columns] == [
        "Egelund",
        "Havbjerg",
        "Klitholm",
        "Nørresø",
        "Åsbjerg",
    ]
    assert all(len(row.cells) == 5 for row in matrix.rows)


def test_every_statement_of_the_law_is_in_some_row(corpus_library: Library, matrix: TopicMatrix) -> None:
    table = build_topics(corpus_library, "SEL § 85")
    shown = {quote.provision for row in matrix.rows for cell in row.cells for quote in cell.quotes}
    opens_a_list = {name for name, one in table.statements.items() if one.provision.text.endswith(":")}
    assert set(table.statements) - shown <= opens_a_list


def test_a_quote_stands_at_its_lines(corpus_library: Library, matrix: TopicMatrix) -> None:
    for row in matrix.rows:
        for cell in row.cells:
            for quote in cell.quotes:
                texts = corpus_library.clean(quote.document).texts[quote.start_line - 1 : quote.end_line]
                assert all(word in " ".join(texts) for word in quote.text.split()), quote


def test_marks_lie_in_their_quotes_and_apart(matrix: TopicMatrix) -> None:
    for row in matrix.rows:
        for cell in row.cells:
            for quote, marks in zip(cell.quotes, cell.marks, strict=True):
                ends = [0, *(at for mark in marks for at in (mark.start, mark.end)), len(quote.text)]
                assert ends == sorted(ends)


def test_who_says_nothing_is_not_taken_for_a_no(matrix: TopicMatrix) -> None:
    row = row_of(matrix, "diagnosis")
    silent = [cell for cell in row.cells if cell.state is CellState.NOT_STATED]
    assert silent
    assert all(cell.looked_in and cell.relation is None for cell in silent)


def test_the_chosen_baseline_is_at_no_distance_from_itself(corpus_library: Library) -> None:
    table = build_topics(corpus_library, "SEL § 85")
    matrix = topic_matrix(corpus_library, table, baseline="egelund kommune")
    row = row_of(matrix, "free_choice")
    at = [column.municipality for column in matrix.columns].index("Egelund")
    assert matrix.baseline == "Egelund"
    assert row.cells[at].is_baseline
    assert row.cells[at].relation is None
    assert {cell.relation for n, cell in enumerate(row.cells) if n != at and cell.quotes} <= {Relation.CONTRARY}


def test_where_the_baseline_says_nothing_nothing_differs_from_it(corpus_library: Library) -> None:
    matrix = topic_matrix(corpus_library, build_topics(corpus_library, "SEL § 85"), baseline="Klitholm")
    row = row_of(matrix, "diagnosis")
    assert all(cell.relation is None for cell in row.cells)


def test_a_baseline_that_is_not_shown_is_refused(corpus_library: Library) -> None:
    table = build_topics(corpus_library, "SEL § 85")
    with pytest.raises(QueryError, match="viste kommuner"):
        topic_matrix(corpus_library, table, municipalities=["Havbjerg"], baseline="Egelund")


def test_only_differences_leaves_out_the_rest(corpus_library: Library) -> None:
    table = build_topics(corpus_library, "SEL § 85")
    rows = topic_matrix(corpus_library, table, only_differences=True).rows
    assert rows
    assert all(row.relation in DIFFERENCES for row in rows)


def test_most_disagreement_comes_first_within_a_type(corpus_library: Library) -> None:
    table = build_topics(corpus_library, "SEL § 85")
    matrix = topic_matrix(corpus_library, table, order=Order.DISAGREEMENT)
    for section_type in matrix.types:
        found = [row.disagreement for row in matrix.rows if row.type is section_type and row.topic]
        assert found == sorted(found, reverse=True)


def test_fewer_municipalities_keep_the_topics(corpus_library: Library, matrix: TopicMatrix) -> None:
    table = build_topics(corpus_library, "SEL § 85")
    two = topic_matrix(corpus_library, table, municipalities=["Egelund", "Havbjerg"])
    assert {row.topic for row in two.rows} <= {row.topic for row in matrix.rows}
    assert all(row.voices == 2 for row in two.rows if row.topic)


def test_the_shared_wording_is_a_quote_of_one_that_agrees(matrix: TopicMatrix) -> None:
    for row in matrix.rows:
        for variant in row.variants:
            assert variant.wording.provision.document == variant.documents[0]
        if row.is_shared:
            assert len(row.variants[0].documents) > 1
            assert len(row.variants[0].documents) > max((len(one.documents) for one in row.variants[1:]), default=0)


def test_most_have_no_free_choice_and_one_would_have_to_change(matrix: TopicMatrix) -> None:
    found = consensus(matrix)
    egelund = next(one for one in found.distances if one.column.municipality == "Egelund")
    change = next(one for one in egelund.changes if one.row.concept == "free_choice")
    assert change.step is Step.CHANGE
    assert change.cell.relation is Relation.CONTRARY
    assert change.wording.document != egelund.column.document


def test_a_list_never_asks_for_what_a_municipality_already_says(matrix: TopicMatrix) -> None:
    for held in consensus(matrix).distances:
        for change in held.changes:
            assert change.row.is_shared
            assert held.column.document not in change.row.variants[0].documents


def test_one_municipalitys_list_can_be_asked_for(matrix: TopicMatrix) -> None:
    assert [one.column.municipality for one in consensus(matrix, municipalities=["åsbjerg"]).distances] == ["Åsbjerg"]


def test_highlights_name_housing_follow_up_and_deadlines(corpus_library: Library, matrix: TopicMatrix) -> None:
    found = {one.kind: one for one in highlights(corpus_library, matrix, build_topics(corpus_library, "SEL § 85"))}
    assert {Kind.WHO, Kind.FOLLOW_UP, Kind.DEADLINES} <= set(found)
    assert found[Kind.FOLLOW_UP].speaking == 5
    clocks = {one.number.clock for one in found[Kind.DEADLINES].evidence if one.number}
    assert len(clocks) > 1
    assert all(one.document and one.start_line for highlight in found.values() for one in highlight.evidence)
