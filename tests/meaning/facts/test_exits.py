"""Words that leave room to depart from a rule, each in its own sentence; and words that look like them and do not."""

from __future__ import annotations

import pytest

from kb.meaning.facts.exits import IN_THE_NEXT, IN_THE_SENTENCE, Exit, exit_clause

RULE = "Der gives fire timer om ugen."


@pytest.mark.parametrize("row", IN_THE_SENTENCE, ids=lambda row: row.seen)
def test_a_way_out_in_the_sentence(row: Exit) -> None:
    assert exit_clause(row.seen)


@pytest.mark.parametrize("row", IN_THE_NEXT, ids=lambda row: row.seen)
def test_a_way_out_in_the_sentence_after(row: Exit) -> None:
    assert exit_clause(RULE, row.seen) == row.seen.strip(".")
    assert not exit_clause(RULE)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Støtten er i udgangspunktet to timer.", "i udgangspunktet"),
        ("Støtten gives sædvanligvis i to timer.", "sædvanligvis"),
        ("Støtten gives i reglen i to timer.", "i reglen"),
        ("Der gives to timer, når intet andet er aftalt.", "når intet andet er aftalt"),
        ("Der gives to timer, med mindre lægen siger andet; det er alt.", "med mindre lægen siger andet"),
    ],
)
def test_the_words_are_quoted(text: str, clause: str) -> None:
    assert exit_clause(text) == clause


@pytest.mark.parametrize(
    ("text", "following"),
    [
        (RULE, "I særlige tilfælde kan hjælpen ophøre."),
        (RULE, "Støtten gives i dit hjem."),
        (RULE, "Du kan få støtten i en gruppe."),
        (RULE, "Bevillingen kan nedsættes, hvis du får det bedre."),
        ("Vi øver de ting, der hører til en normal hverdag, i to timer.", ""),
        ("Det er normalt at have brug for fire timer.", ""),
        ("Taksten følger det vejledende serviceniveau.", ""),
        ("Udgangspunktet for samtalen er dine egne mål.", ""),
        ("Andet er aftalt med din rådgiver hver fjerde uge.", ""),
    ],
)
def test_no_way_out(text: str, following: str) -> None:
    assert exit_clause(text, following) == ""
