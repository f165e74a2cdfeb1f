"""Do words that mean the same become one term, and others not?"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kb.index.danish import Lexicon, stem, tokens
from kb.index.spelling import Speller, plain

CASES = Path(__file__).parents[1] / "cases"


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def terms(text: str) -> list[str]:
    return [token.term for token in tokens(text, stem)]


@pytest.mark.parametrize("case", rows("search_terms.tsv"), ids=lambda case: f"{case['first']} / {case['second']}")
def test_one_term_for_one_thing(case: dict[str, str]) -> None:
    assert (terms(case["first"]) == terms(case["second"])) == (case["same"] == "yes"), case["why"]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.of(row["word"] for row in rows("compounds.tsv"))


@pytest.mark.parametrize("case", rows("compounds.tsv"), ids=lambda case: case["word"])
def test_compounds(case: dict[str, str], lexicon: Lexicon) -> None:
    expected = tuple(stem(part) for part in case["parts"].split())
    assert lexicon.form(case["word"]).parts == (expected if len(expected) > 1 else ()), case["why"]


def test_tokens_stand_where_they_say() -> None:
    text = "Støtten gives efter §§ 82 a og 82 b, jf. servicelovens § 85 – op til 3,5 timer."
    for token in tokens(text, stem):
        assert 0 <= token.start < token.end <= len(text)
        if token.surface:
            assert text[token.start : token.end].lower() == token.surface


def test_a_list_of_paragraphs_is_found_by_each() -> None:
    assert {"sel§82a", "sel§82b", "sel§82d"} <= set(terms("efter §§ 82 a, b og d"))


def test_digits_of_a_reference_are_no_numbers() -> None:
    assert "85" not in terms("efter § 85 i 3 timer")
    assert "3" in terms("efter § 85 i 3 timer")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sagsbehandlngstid", "sagsbehandlingstid"),  # a letter lost
        ("opfolgning", "opfølgning"),  # no Danish keyboard
        ("malgruppe", "målgruppe"),
        ("doegnrytme", "døgnrytme"),
        ("ledsagelese", "ledsagelse"),  # a letter too many
        ("funktoinsevne", "funktionsevne"),  # two letters swapped
    ],
)
def test_spelling(typed: str, meant: str) -> None:
    words = ["sagsbehandlingstid", "opfølgning", "målgruppe", "døgnrytme", "ledsagelse", "funktionsevne", "støtte"]
    assert Speller(dict.fromkeys(words, 1)).near(typed)[0][0] == meant


@pytest.mark.parametrize("typed", ["kat", "rudekuvert", "2024", "", "zzzzzzzzzz"])
def test_no_spelling_for_other_words(typed: str) -> None:
    assert Speller({"støtte": 3, "opfølgning": 1}).near(typed) == []


def test_plain_letters() -> None:
    assert plain("ærø") == plain("aeroe")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("personligpleje", "personlig pleje"),  # two words written as one
        ("hjemehjælpen", "hjemmehjælpen"),  # a single letter for a double one
        ("hjemevejledning", "hjemme vejledning"),  # ... in a part of a compound that the library has only in parts
        ("tilbut", "tilbud"),  # as it sounds
    ],
)
def test_slips_of_parts_and_sounds(typed: str, meant: str) -> None:
    words = ["personlig", "pleje", "hjemmehjælpen", "hjemme", "vejledning", "tilbud"]
    assert Speller(dict.fromkeys(words, 5)).near(typed)[0][0] == meant


def test_of_two_as_near_the_one_in_use_is_meant() -> None:
    assert Speller({"klagen": 1, "klager": 400}).near("klages")[0][0] == "klager"


@pytest.mark.parametrize(
    ("first", "second", "word"),
    [("bo", "støtte", "bostøtte"), ("sag", "behandling", "sagsbehandling"), ("bo", "behandling", "")],
)
def test_words_written_apart(first: str, second: str, word: str) -> None:
    assert Speller({"bostøtte": 3, "sagsbehandling": 2}).joined(first, second) == word
