"""Words out and in; both texts can be read back."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.compare.pairwise.redline import Ignore, Op, Piece, changed_words, redline
from kb.present.redline import sides

WORDS = st.lists(
    st.sampled_from(
        ["Du", "kan", "få", "to", "tre", "timer", "om", "ugen", "ikke", "hvis", "§", "85", "kr.", "mindst", "og"]
    ),
    max_size=20,
)


def side(pieces: tuple[Piece, ...], gone: Op) -> list[str]:
    return re.findall(r"\w+|§", " ".join(piece.text for piece in pieces if piece.op is not gone))


@given(WORDS, WORDS)
def test_both_texts_can_be_read_back(one: list[str], other: list[str]) -> None:
    pieces = redline(" ".join(one), " ".join(other))
    assert side(pieces, Op.OUT) == [word.rstrip(".") for word in other]
    assert side(pieces, Op.IN) == [word.rstrip(".") for word in one]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Du skal møde op.", "Du skal møde op og ringe før."),  # the first stops where the second goes on
        ("Du skal møde op og ringe før.", "Du skal møde op."),
        ("Hjælp til: post.", "Hjælp til: post, bank."),
        ("Du får to timer.", "Du får tre timer."),
    ],
)
def test_the_last_mark_of_each_text_is_kept(one: str, other: str) -> None:
    assert sides(redline(one, other)) == (one, other)


def test_layout_is_no_change() -> None:
    pieces = redline("Du kan\n  få støtte", "Du kan få støtte.")
    assert [piece.op for piece in pieces] == [Op.SAME]
    assert changed_words(pieces) == 0


@pytest.mark.parametrize(
    ("one", "other", "ignore"),
    [
        ("Du Kan få støtte", "du kan få støtte", Ignore(case=True)),
        ("3.2 Støtten er gratis", "4.1 Støtten er gratis", Ignore(numbering=True)),
        ("• Støtten er gratis", "b) Støtten er gratis", Ignore(numbering=True)),
    ],
)
def test_what_is_ignored_on_wish(one: str, other: str, ignore: Ignore) -> None:
    assert changed_words(redline(one, other)) > 0
    assert changed_words(redline(one, other, ignore)) == 0


def test_numbering_is_not_a_number_of_the_text() -> None:
    assert changed_words(redline("3 timer om ugen", "4 timer om ugen", Ignore(numbering=True))) > 0


def test_operative_words_stand_apart() -> None:
    pieces = redline("Du kan få støtte.", "Du kan få støtte i højst tre måneder, hvis du bor alene.")
    assert [piece.text for piece in pieces if piece.is_operative] == ["højst", "tre måneder", "hvis"]


def test_texts_with_little_in_common_are_set_whole_against_whole() -> None:
    pieces = redline("Støtten leveres af pædagoger om dagen.", "Klager sendes til Ankestyrelsen inden fire uger.")
    assert Op.SAME not in {piece.op for piece in pieces}


@pytest.mark.slow
def test_a_long_pair_takes_less_than_300_ms() -> None:
    one = " ".join(f"ord{n % 700} og" for n in range(2000))
    other = " ".join(f"ord{n % 701} og" for n in range(2000))
    began = time.process_time()
    redline(one, other)
    assert time.process_time() - began < 3  # ten times the promise: the machine may be busy
