"""Two municipalities in words of their own: which of their clauses stand side by side, and is it said why?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kb.compare.pairwise import Clause, Comparison, compare_pair
from kb.compare.topics import TopicTable, build_topics
from kb.present.redline import evidence, headline, reading, summary
from kb.present.texts import Words

EGELUND = """
= Bostøtte | SEL § 85
# follow_up Opfølgning
Vi følger op mindst én gang om året. {follow_up}
# payment Egenbetaling
Støtten koster ikke noget. {}
# delivery Levering
Støtten gives i dit eget hjem af en fast medarbejder. {}
"""
BIRKERUP = """
= Bostøtte | SEL § 85
# follow_up Opfølgning
Indsatsen revurderes hvert halve år. {follow_up}
# payment Hvad koster det
Der er ingen egenbetaling for indsatsen. {}
# delivery Levering
Medarbejderen ringer på døren i dit eget hjem og viser legitimation. {}
"""


@pytest.fixture
def shelf(new_shelf: Callable[[], Any]) -> Any:
    found = new_shelf()
    found.add("Egelund", EGELUND)
    found.add("Birkerup", BIRKERUP)
    return found


def compared(shelf: Any, topics: Callable[[], TopicTable] | None = None) -> Comparison:
    return compare_pair(shelf, "Egelund", "Birkerup", "SEL § 85", topics=topics)


def side_by_side(comparison: Comparison) -> dict[str, Clause]:
    return {clause.one.text: clause for clause in comparison.clauses if clause.one and clause.other}


def test_what_answers_one_question_stands_side_by_side_and_the_question_is_named(shelf: Any) -> None:
    comparison = compared(shelf)
    clause = side_by_side(comparison)["Vi følger op mindst én gang om året."]
    assert clause.other is not None
    assert clause.other.text == "Indsatsen revurderes hvert halve år."
    assert headline(clause, comparison, Words("da")) == "Opfølgning: hvor tit – formuleret forskelligt"
    assert side_by_side(comparison)["Støtten koster ikke noget."].question == "Gratis"


def test_a_few_words_in_common_are_no_question_in_common(shelf: Any) -> None:
    alone = [clause.one.text for clause in compared(shelf).clauses if clause.one and not clause.other]
    assert alone == ["Støtten gives i dit eget hjem af en fast medarbejder."]


def test_the_topics_of_the_library_are_used_where_they_hold_both(shelf: Any) -> None:
    table = build_topics(shelf, "SEL § 85")
    assert compared(shelf, lambda: table) == compared(shelf)
    nothing = TopicTable(law=table.law, documents=table.documents, topics=())
    assert not any(clause.question for clause in compared(shelf, lambda: nothing).clauses)


def test_an_edition_that_the_topics_leave_out_is_paired_by_its_words(shelf: Any) -> None:
    table = build_topics(shelf, "SEL § 85")
    shelf.add("Birkerup", BIRKERUP, document="birkerup-2019.pdf", edition_year=2019)
    older = compare_pair(shelf, "Egelund", "birkerup-2019", "SEL § 85", topics=lambda: table)
    assert "Vi følger op mindst én gang om året." in side_by_side(older)


def test_editions_of_one_municipality_ask_for_no_topics(shelf: Any) -> None:
    shelf.add("Birkerup", BIRKERUP.replace("halve år", "år"), document="birkerup-2019.pdf", edition_year=2019)

    def never() -> TopicTable:
        raise AssertionError("two editions are paired by their words")

    found = compare_pair(shelf, "birkerup-2019", "birkerup.pdf", "SEL § 85", topics=never)
    assert found.are_editions
    assert not any(clause.question for clause in found.clauses)


def test_between_municipalities_a_word_is_somebodys_and_nothing_has_gone(shelf: Any) -> None:
    shelf.add("Klitholm", EGELUND.replace("mindst én gang om året", "om muligt én gang om året"))
    comparison = compare_pair(shelf, "Egelund", "Klitholm", "SEL § 85")
    clause = side_by_side(comparison)["Vi følger op mindst én gang om året."]
    said = " ".join(evidence(clause, comparison, Words("da")))
    assert "»mindst" in said
    assert "i Egelund" in said
    assert "udgået" not in said


def test_what_is_not_decided_is_counted_and_not_said_in_each_row(shelf: Any) -> None:
    comparison = compared(shelf)
    clause = side_by_side(comparison)["Vi følger op mindst én gang om året."]
    assert reading(clause, comparison, Words("da")) == ""
    assert "har det ikke afgjort" in " ".join(summary(comparison, Words("da")))
