"""Split words are mended, hyphens that belong to a word stay."""

from __future__ import annotations

from typing import Any

import pytest

from kb.text import clean
from kb.text.hyphens import SOFT_HYPHEN


def test_case(hyphens_case: Any, make_source: Any) -> None:
    cleaned = clean(make_source(hyphens_case.given.split("\n")))
    assert "\n".join(cleaned.texts) == hyphens_case.expected


@pytest.mark.parametrize("hyphen", [SOFT_HYPHEN, "\ufffe", "\N{HYPHEN}"])
def test_hyphens_of_formats_are_mended_like_typed_ones(hyphen: str, make_source: Any) -> None:
    cleaned = clean(make_source([f"en indi{hyphen}", "viduel plan"]))
    assert cleaned.texts == ("en individuel", "plan")


def test_soft_hyphens_inside_words_of_a_web_page_are_dropped(make_source: Any) -> None:
    cleaned = clean(make_source(["kvalitets\xadstan\xaddard"], media_type="text/html"))
    assert cleaned.texts == ("kvalitetsstandard",)
    assert cleaned.findings == ()


def test_a_word_that_nobody_knows_is_reported_with_its_line(make_source: Any) -> None:
    (finding,) = clean(make_source(["Formål", "Vi kører til Gnyf-", "blavsen."])).findings
    assert (finding.code, finding.line) == ("hyphen_guessed", 2)
    assert "»Gnyfblavsen«" in finding.message


@pytest.mark.real
def test_split_words_of_a_long_handbook(real_source: Any) -> None:
    source = real_source("viborg")
    cleaned = clean(source)
    ends = [line.number for line in source.lines if line.text.rstrip().endswith("-") and line.text.strip("- ")]
    kept = [number for number in ends if cleaned.texts[number - 1].endswith("-")]
    assert len(ends) == 477
    assert len(kept) == 7  # all before "og" and "eller", looked at one by one
    assert cleaned.findings == ()
