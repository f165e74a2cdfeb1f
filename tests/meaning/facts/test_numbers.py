"""Number words and lengths of time: what is written in Danish reads back as the same value."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.meaning.facts.durations import durations
from kb.meaning.facts.numbers import ORDINALS, TEENS, TENS, UNITS, number, ordinal, plain
from kb.meaning.facts.time_units import divided, iso, unit_named
from kb.model import Qualifier

WORDS = {value: word for word, value in reversed((UNITS | TEENS | TENS).items())}


def in_words(value: int) -> str:
    """A number to 999 as Danish writes it."""
    if value >= 100:
        hundreds = f"{in_words(value // 100)} hundrede" if value >= 200 else "hundrede"
        return hundreds if value % 100 == 0 else f"{hundreds} og {in_words(value % 100)}"
    return WORDS[value] if value in WORDS else f"{WORDS[value % 10]}og{WORDS[value - value % 10]}"


@given(st.integers(1, 999))
def test_number_words_read_back(value: int) -> None:
    assert number(in_words(value)) == value


@given(st.integers(0, 10**7))
def test_thousands_marks_do_not_count(value: int) -> None:
    assert number(f"{value:,}".replace(",", ".")) == number(str(value)) == value


@given(st.integers(0, 10**5), st.integers(0, 99))
def test_decimal_comma(whole: int, hundredths: int) -> None:
    assert number(f"{whole},{hundredths:02}") == Fraction(whole * 100 + hundredths, 100)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("halvanden", Fraction(3, 2)),
        ("en halv", Fraction(1, 2)),
        ("2½", Fraction(5, 2)),
        ("to et halvt", Fraction(5, 2)),
    ],
)
def test_halves(printed: str, value: Fraction) -> None:
    assert number(printed) == value


@pytest.mark.parametrize("printed", ["mange", "", "§", "første"])
def test_no_number_is_guessed(printed: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        number(printed)


@pytest.mark.parametrize(("word", "place"), ORDINALS.items())
def test_ordinals_in_words_and_digits(word: str, place: int) -> None:
    assert ordinal(word) == ordinal(f"{place}.") == place


@given(st.fractions(min_value=0, max_value=10**6, max_denominator=4))
def test_plain_numbers_carry_no_marks(value: Fraction) -> None:
    assert float(plain(value)) == pytest.approx(float(value), abs=0.005)


NOUNS = {"minute": "minutter", "hour": "timer", "day": "dage", "week": "uger", "month": "måneder", "year": "år"}


@given(st.integers(2, 12), st.sampled_from(sorted(NOUNS)), st.booleans())
def test_lengths_read_back(value: int, unit: str, is_in_words: bool) -> None:
    printed = in_words(value) if is_in_words else str(value)
    (read,) = durations(f"Det varer {printed} {NOUNS[unit]} i alt.")
    assert (read.value, read.qualifier) == (iso(Fraction(value), unit), Qualifier.EXACT)


@given(st.sampled_from(["op til", "højst", "maks.", "senest", "inden for", "indtil"]), st.integers(2, 12))
def test_words_of_the_upper_bound(bound: str, value: int) -> None:
    (read,) = durations(f"Støtten gives {bound} {value} uger.")
    assert (read.value, read.qualifier) == (f"P{value}W", Qualifier.MAX)


@given(st.sampled_from(["mindst", "minimum", "som minimum", "ikke under"]), st.integers(2, 12))
def test_words_of_the_lower_bound(bound: str, value: int) -> None:
    (read,) = durations(f"Støtten gives {bound} {value} uger.")
    assert (read.value, read.qualifier) == (f"P{value}W", Qualifier.MIN)


@pytest.mark.parametrize("text", ["efter § 85 timer vi efter", "den 3. maj", "fylder 18 år", "i uge 12", "stk. 2"])
def test_no_length_where_none_is_printed(text: str) -> None:
    assert durations(text) == ()


@given(st.text(alphabet="0123456789½.,-–§ abdefghiklmnoprstuvyåæø", max_size=60))
def test_any_text_gives_lengths_inside_it(text: str) -> None:
    assert all(0 <= read.start < read.end <= len(text) for read in durations(text))


@given(st.integers(1, 12))
def test_intervals_divide_evenly_or_not_at_all(times: int) -> None:
    value = divided("P1Y", Fraction(times))
    assert value == {1: "P1Y", 2: "P6M", 3: "P4M", 4: "P3M", 6: "P2M", 12: "P1M"}.get(times, "")


@pytest.mark.parametrize(
    ("noun", "unit"),
    [("kvartaler", ("month", 3)), ("hverdage", ("day", 1)), ("mdr.", ("month", 1))],
)
def test_units_by_name(noun: str, unit: tuple[str, int]) -> None:
    assert unit_named(noun) == unit
