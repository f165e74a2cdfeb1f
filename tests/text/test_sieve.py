"""No pattern that would match is held back, and most others are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.meaning.cues import CUES
from kb.structure.heading_rules import HEADING_RULES
from kb.text.sieve import Sieve, needed


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"klag(?:e|er)\b[^.]*senest", {"senest"}),
        (r"(?:ydes|yder|gives) ikke", {" ikke"}),
        (r"(?:støtte|hjælp)en?", {"støtte", "hjælp"}),
        (r"(?:aflast|aflastning) til", {"aflast"}),
        (r"(?:aflast|aflastning)", {"aflast"}),
        (r"(?:dag){1,2}", {"dag"}),
        ("(?P<unit>timer)", {"timer"}),
        ("ÅRLIGT", {"årligt"}),
    ],
)
def test_the_words_that_a_match_must_hold(pattern: str, words: set[str]) -> None:
    assert needed(pattern) == words


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d+",
        "(?:klage)?",
        "(?:klage)*",
        "klage|",
        r"klage|\d+",
        "(?:klage|(?:frist)?)",
        "(?!klage)",
        "(?<!klage)",
        "[klage]+",
        "k",
        "",
        r"(\w+) \1",
    ],
)
def test_a_pattern_that_can_do_without_any_word_is_always_tried(pattern: str) -> None:
    assert needed(pattern) == frozenset()
    assert Sieve([pattern]).candidates("") == [0]


def test_the_order_of_the_patterns_is_kept() -> None:
    assert Sieve(["uge", r"\d", "dag", "hverdag"]).candidates("5 hverdage om ugen") == [0, 1, 2, 3]
    assert Sieve(["uge", "måned", "dag"]).candidates("En dag.") == [2]


@pytest.mark.parametrize("text", ["İKKE", "ıkke", "ikke", "IKKE", "iKKe", "\N{KELVIN SIGN}ikKe"])
def test_letters_that_count_as_the_same_are_the_same(text: str) -> None:
    assert re.search("ikke", text, re.IGNORECASE)
    assert Sieve(["ikke"]).candidates(text) == [0]


PATTERNS = [cue.pattern for cue in CUES] + [rule.pattern for rule in HEADING_RULES]
SENTENCES = [cue.seen for cue in CUES] + [rule.seen for rule in HEADING_RULES]


def test_the_rules_see_what_they_saw_without_it() -> None:
    sieve = Sieve(PATTERNS)
    patterns = [re.compile(pattern, re.IGNORECASE) for pattern in PATTERNS]
    tried = 0
    for text in (*SENTENCES, *map(str.upper, SENTENCES), *map(str.casefold, SENTENCES)):
        candidates = set(sieve.candidates(text))
        tried += len(candidates)
        assert {at for at, pattern in enumerate(patterns) if pattern.search(text)} <= candidates
    assert tried < 0.2 * len(patterns) * 3 * len(SENTENCES)


ATOMS = st.sampled_from(["ab", "b", "ba", "a", ".", "[ab]", r"\b", "(?!a)", "(?=b)", "c", "ac"])


def _grown(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(parts, min_size=1, max_size=3).map("".join),
        st.lists(parts, min_size=1, max_size=3).map(lambda ways: f"(?:{'|'.join(ways)})"),
        st.tuples(parts, st.sampled_from(["?", "*", "+", "{2}", "{0,1}", "+?"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
    )


@given(st.recursive(ATOMS, _grown, max_leaves=12), st.text(alphabet="abcABC ", max_size=12))
def test_whatever_matches_is_tried(pattern: str, text: str) -> None:
    if re.search(pattern, text, re.IGNORECASE):
        assert Sieve([pattern]).candidates(text) == [0]
