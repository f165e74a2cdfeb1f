"""The words of exports: no module takes another's key, and every rule of a reading can be explained."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

import kb.compare.pairwise
from kb.compare.pairwise.direction_rules import NUMBER_RULES
from kb.present import listing_texts, number_texts, pair_texts, texts, tidying_texts, topic_texts

MODULES = (number_texts, pair_texts, topic_texts, listing_texts, tidying_texts)


def test_no_key_is_taken_twice() -> None:
    for one, other in combinations(MODULES, 2):
        assert not set(one.TEXTS) & set(other.TEXTS)
    joined = {key for module in MODULES for key in module.TEXTS}
    own = re.findall(r'^    "(\w+)": \(', Path(texts.__file__).read_text(encoding="utf-8"), re.MULTILINE)
    assert not joined & set(own)


def rules() -> list[str]:
    """The names of all signals that the readers give."""
    folder = Path(kb.compare.pairwise.__file__).parent
    written = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    names = {rule.name for rule in NUMBER_RULES} | set(re.findall(r'Signal\(\s*"(\w+)"', written))
    return sorted(names | {name.replace("_added", "_removed") for name in names if name.endswith("_added")})


@pytest.mark.parametrize("rule", rules())
def test_every_rule_has_a_name_and_a_reason(rule: str) -> None:
    for key in (f"signal_{rule}", f"why_{rule}"):
        danish, english = texts.TEXTS[key]
        assert danish
        assert english


def test_no_reason_is_left_from_a_rule_that_is_gone() -> None:
    assert {key.removeprefix("why_") for key in pair_texts.TEXTS if key.startswith("why_")} == set(rules())
