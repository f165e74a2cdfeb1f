"""Sentences end where a reader would say so."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kb.text.sentences import sentences


def test_case(sentences_case: Any) -> None:
    given_text, expected = sentences_case.given, sentences_case.expected
    found = [given_text[start:end] for start, end in sentences(given_text)]
    assert "\n".join(found) == expected


@given(st.text(alphabet="aB1 .!?•§()\n-", max_size=80))
def test_every_printed_character_is_in_one_sentence(text: str) -> None:
    ranges = sentences(text)
    assert all(start < end for start, end in ranges)
    assert all(before[1] <= after[0] for before, after in pairwise(ranges))
    assert all(text[start:end] == text[start:end].strip() for start, end in ranges)
    covered = "".join(text[start:end] for start, end in ranges)
    assert "".join(covered.split()) == "".join(text.split())
