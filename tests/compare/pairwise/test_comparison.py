"""Two editions and two municipalities of the shipped corpus, in every format."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from kb.compare.pairwise import Change, Clause, Comparison, compare_pair
from kb.compare.pairwise.clauses import paired
from kb.compare.pairwise.redline import Op, Piece
from kb.compare.pairwise.signals import Direction
from kb.errors import QueryError
from kb.library import Library
from kb.present import PAIR_FORMATS, render_pair
from kb.present.redline import sides
from tests.compare.conftest import FakeShelf

OLD, NEW = "soenderaa-ledsagelse-2022", "soenderaa-ledsagelse-2025"


@pytest.fixture(scope="module")
def editions(corpus_library: Library) -> Comparison:
    return compare_pair(corpus_library, OLD, NEW, "SEL § 97")


@pytest.fixture(scope="module")
def neighbours(corpus_library: Library) -> Comparison:
    return compare_pair(corpus_library, "Havbjerg", "Egelund", "SEL § 85")


def clause_with(comparison: Comparison, words: str) -> Clause:
    [found] = [one for one in comparison.clauses if words in " ".join(piece.text for piece in one.pieces)]
    return found


def test_editions_are_known_as_such(editions: Comparison, neighbours: Comparison) -> None:
    assert editions.are_editions
    assert not neighbours.are_editions


def test_every_provision_stands_in_one_clause(editions: Comparison, corpus_library: Library) -> None:
    for name, side in ((f"{OLD}.pdf", "one"), (f"{NEW}.docx", "other")):
        shown = [getattr(clause, side).id for clause in editions.clauses if getattr(clause, side)]
        assert len(shown) == len(set(shown))
        assert set(shown) <= {provision.id for provision in corpus_library.reading(name).provisions}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("15 timer om måneden", Direction.STRICTER),  # "op til" is new
        ("spares op til", Direction.STRICTER),  # half the hours, half the time
        ("tilskud til ledsagerens udgifter", Direction.LOOSER),
        ("træffes afgørelse inden for", Direction.UNCLEAR),  # another number on another clock
        ("nært beslægtede", Direction.STRICTER),  # no longer "som hovedregel"
        ("i dagtilbud", Direction.STRICTER),  # a new exclusion
        ("Visitator følger op", Direction.UNCLEAR),
    ],
)
def test_what_changed_between_the_editions(editions: Comparison, words: str, wanted: Direction) -> None:
    assert clause_with(editions, words).verdict.direction is wanted


def test_a_chapter_that_stands_elsewhere_has_moved(editions: Comparison) -> None:
    assert clause_with(editions, "hører til målgruppen").is_moved
    assert not clause_with(editions, "Ledsagelsen er gratis").is_moved


def test_silence_of_a_municipality_is_not_read(neighbours: Comparison) -> None:
    alone = [clause for clause in neighbours.clauses if clause.change in {Change.ONLY_ONE, Change.ONLY_OTHER}]
    assert alone
    assert {clause.verdict.direction for clause in alone} == {Direction.UNCLEAR}
    assert not any(neighbours.is_read(clause) for clause in alone)


def test_the_way_back_shows_the_same_pairs(corpus_library: Library, editions: Comparison) -> None:
    back = compare_pair(corpus_library, NEW, OLD, "97")
    there = {(one.one.id, one.other.id) for one in editions.clauses if one.one and one.other}
    assert {(one.other.id, one.one.id) for one in back.clauses if one.one and one.other} == there
    assert back.count(Change.SAME) == editions.count(Change.SAME)


def test_a_document_with_itself_and_names_nobody_has(corpus_library: Library) -> None:
    with pytest.raises(QueryError, match="Begge sider"):
        compare_pair(corpus_library, OLD, OLD, "SEL § 97")
    with pytest.raises(QueryError, match="ingen standard efter SEL § 97") as raised:
        compare_pair(corpus_library, OLD, "Klitholn", "SEL § 97")
    assert "Klitholm" in (raised.value.hint or "")


def test_a_municipality_stands_for_its_newest_edition(corpus_library: Library) -> None:
    found = compare_pair(corpus_library, "Klitholm", "Sønderå", "SEL § 97")
    assert found.other.document.document == f"{NEW}.docx"


def test_nothing_beside_nothing() -> None:
    assert paired([], []) == []


# --------------------------------------------------------------------------------------------------- lead-ins


def test_each_side_stands_under_its_own_lead_in(editions: Comparison, neighbours: Comparison) -> None:
    for clause in (*editions.clauses, *neighbours.clauses):
        one, other = (re.sub(r"\s+", " ", side).strip() for side in sides(clause.lead))
        assert one == (clause.one.lead_in if clause.one else "")
        assert other == (clause.other.lead_in if clause.other else "")


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("Støtten omfatter ikke:", "Støtten omfatter ikke:", Change.SAME),
        ("Støtten omfatter:", "Hjælpen omfatter:", Change.SAME),  # other words, the same rule
        ("Støtten omfatter:", "Støtten omfatter ikke:", Change.CHANGED),
        ("Støtten kan omfatte:", "Støtten skal omfatte:", Change.CHANGED),
    ],
)
def test_words_above_a_bullet_turn_what_it_says(before: str, after: str, wanted: Change) -> None:
    shelf = FakeShelf()
    for document, lead in (("a.pdf", before), ("b.pdf", after)):
        text = f"= Bostøtte | SEL § 85\n# content Indhold\n- hjælp til rengøring og indkøb < {lead} {{content}}"
        shelf.add("Prøveby", text, document=document, approved_on="2020" if document == "a.pdf" else "2024")
    comparison = compare_pair(shelf, "a", "b", "SEL § 85")
    assert [clause.change for clause in comparison.clauses if clause.one] == [wanted]


# ---------------------------------------------------------------------------------------------------- formats


@pytest.mark.parametrize("form", PAIR_FORMATS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_the_same_bytes_each_time(editions: Comparison, form: str, language: str) -> None:
    first = render_pair(editions, form, language=language, date="2025-03-01")
    assert first
    assert first == render_pair(editions, form, language=language, date="2025-03-01")


def test_html_runs_no_script_and_loads_nothing(neighbours: Comparison) -> None:
    page = render_pair(neighbours, "html").decode()
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert "http:" not in page
    assert page.count("<del")
    assert page.count("<ins")


def test_html_escapes_what_it_quotes(editions: Comparison) -> None:
    last = editions.clauses[-1]
    hostile = replace(last, change=Change.ONLY_OTHER, one=None, pieces=(Piece(Op.IN, "<img src=x>"),))
    page = render_pair(replace(editions, clauses=(hostile,)), "html").decode()
    assert "<img" not in page
    assert "&lt;img src=x&gt;" in page


def test_json_holds_every_clause(editions: Comparison) -> None:
    body = json.loads(render_pair(editions, "json"))
    assert len(body["clauses"]) == len(editions.clauses)
    assert {"change", "direction", "signals", "one", "other", "pieces"} <= set(body["clauses"][0])


def test_text_is_narrow_and_says_whose_reading_it_is(editions: Comparison) -> None:
    text = render_pair(editions, "text").decode()
    assert max(map(len, text.splitlines())) <= 100
    assert "programmets læsning" in text
    assert "ulovlig" not in text


def test_word_has_native_tracked_changes(editions: Comparison) -> None:
    body = docx.Document(BytesIO(render_pair(editions, "docx"))).element.body
    numbers = [mark.get(qn("w:id")) for name in ("w:ins", "w:del") for mark in body.iter(qn(name))]
    assert numbers
    assert len(numbers) == len(set(numbers))
    assert not [mark for mark in body.iter(qn("w:del")) if list(mark.iter(qn("w:t")))]


@pytest.mark.parametrize(("gone", "kept"), [("w:del", 1), ("w:ins", 0)])
def test_accepting_gives_the_second_text_and_rejecting_the_first(editions: Comparison, gone: str, kept: int) -> None:
    body = docx.Document(BytesIO(render_pair(editions, "docx"))).element.body
    for mark in list(body.iter(qn(gone))):
        mark.getparent().remove(mark)
    texts = [
        re.sub(r"\s+", " ", "".join(run.text or "" for run in paragraph.iter(qn("w:t"), qn("w:delText")))).strip()
        for paragraph in body.iter(qn("w:p"))
    ]
    for clause in editions.clauses:
        wanted = sides(clause.pieces)[kept].strip()
        assert not wanted or wanted in texts
