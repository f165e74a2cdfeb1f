"""The dictionary knows Danish words, their compounds, and not the halves of others."""

from __future__ import annotations

import pytest

from kb.text.words import fold, is_compound, is_word, parts


@pytest.mark.parametrize(
    "word", ["støtte", "Kommunen", "funktionsevne", "pårørende", "visitatorernes", "SOCIALPÆDAGOGISK"]
)
def test_words(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("word", ["", "ningsafstemning", "sionsloven", "støt-te", "onsevne", "85", "gnyfblavsen"])
def test_no_words(word: str) -> None:
    assert not is_word(word)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("bostøtte", ("bo", "støtte")),
        ("sagsbehandlingstid", ("sag", "behandlingstid")),
        ("visitationsudvalget", ("visitation", "udvalget")),
        ("støttekontaktperson", ("støtte", "kontaktperson")),
        ("borgerbetjeningsløsninger", ("borgerbetjening", "løsninger")),
    ],
)
def test_compounds(word: str, expected: tuple[str, ...]) -> None:
    assert parts(word) == expected
    assert is_compound(word)


@pytest.mark.parametrize("word", ["hus", "rativt", "støt-te", "gnyfblavsen", "", "xyzloven"])
def test_no_compounds(word: str) -> None:
    assert not is_compound(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aabenraa", "Åbenrå"),
        ("AAENSKE", "åenske"),
        ("a\u030aben", "åben"),
        ("Maerke", "mærke"),
        ("Roesbjerg", "Røsbjerg"),
    ],
)
def test_spellings_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)
