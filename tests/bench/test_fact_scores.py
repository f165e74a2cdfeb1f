"""Do the scores of facts count what the gold format counts?"""

from __future__ import annotations

from bench.fact_rows import outcome
from kb.scoring import Gold, fact_scores


def gold(*facts: dict[str, object]) -> Gold:
    rows = tuple({"doc": "a", "fact_type": "max_duration", "line_start": 3, "line_end": 3, **fact} for fact in facts)
    return Gold(("a",), (), {}, (), {}, (), {}, rows, {"a": [[1, 9]]})


def read(value: str, qualifier: str, line: int = 3) -> dict[str, object]:
    return {
        "document": "a.txt", "fact_type": "max_duration", "value": value, "qualifier": qualifier,
        "start_line": line, "end_line": line,
    }  # fmt: skip


def test_a_fact_with_the_wrong_bound_is_found_and_told() -> None:
    scores = fact_scores(gold({"value": "P6M", "qualifier": "max"}), [read("P6M", "exact")])
    assert scores == {"f1": 1.0, "right_qualifiers": 0.0}


def test_optional_facts_count_neither_for_nor_against() -> None:
    annotated = gold({"value": "P6M", "qualifier": "max"}, {"value": "P1Y", "qualifier": "max", "optional": True})
    assert fact_scores(annotated, [read("P6M", "max"), read("P1Y", "max")])["f1"] == 1.0
    assert fact_scores(annotated, [read("P6M", "max")])["f1"] == 1.0


def test_another_value_or_another_place_is_no_match() -> None:
    annotated = gold({"value": "P6M", "qualifier": "max"})
    assert fact_scores(annotated, [read("P7M", "max")])["f1"] == 0.0
    assert fact_scores(annotated, [read("P6M", "max", line=9)])["f1"] == 0.0


def test_sentences_are_counted_by_type_and_value() -> None:
    row = {"section": "scope", "heading": "", "text": "Støtten gives i op til seks måneder."}
    right = outcome([{**row, "facts": "max_duration=P6M max"}])
    assert (right.right, right.extra, right.missed, right.wrong_qualifiers) == (1, 0, 0, 0)
    assert outcome([{**row, "facts": "max_duration=P6M exact"}]).wrong_qualifiers == 1
    assert outcome([{**row, "facts": "max_duration=P5M max"}]).missed == 1
    assert outcome([{**row, "facts": ""}]).extra == 1
