"""Each rule reads its example; numbers mean the same however they are printed."""

from __future__ import annotations

import itertools

import pytest

from kb.compare.topics.operative import OPERATIVE_RULES, Kind, OperativeRule, operatives


@pytest.mark.parametrize("rule", OPERATIVE_RULES, ids=lambda rule: f"{rule.kind}-{rule.key}")
def test_a_rule_reads_its_example(rule: OperativeRule) -> None:
    assert (rule.kind, rule.key) in {(word.kind, word.key) for word in operatives(rule.example)}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("tre timer om ugen", ["3 time"]),
        ("3 timer om ugen", ["3 time"]),
        ("halvanden time", ["1.5 time"]),
        ("1.250 kr. om måneden", ["1250 kr"]),
        ("hver sjette måned", ["hver 6. måned"]),
        ("hvert andet år", ["hver 2. år"]),
        ("en gang årligt", ["1 gang", "hver 1. år"]),
        ("over 18 år", ["18 alder"]),
        ("mellem 18 og 67 år", ["67 alder"]),
        ("75 pct. af udgiften", ["75 procent"]),
        ("efter § 85 i loven", []),
        ("efter §§ 83 og 85", []),
        ("en medarbejder", []),
        ("den 12. marts 2024", []),
    ],
)
def test_numbers(text: str, keys: list[str]) -> None:
    assert [word.key for word in operatives(text) if word.kind is Kind.NUMBER] == keys


def test_words_do_not_overlap() -> None:
    words = operatives("Du kan ikke få mere end højst tre timer om ugen, medmindre der er særlige grunde.")
    assert all(one.end <= other.start for one, other in itertools.pairwise(words))
    assert [word.text for word in words if word.kind is Kind.NEGATION] == ["kan ikke"]
