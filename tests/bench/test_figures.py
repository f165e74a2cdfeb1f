"""Does the record say gain and loss where there is one, and keep what a run did not measure?"""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.figures import Figure, against, read_record, write_record


@pytest.mark.parametrize(
    ("figure", "before", "word"),
    [
        (Figure("f", 0.91), 0.90, "gain"),
        (Figure("f", 0.89), 0.90, "loss"),
        (Figure("f", 260, lower_is_better=True), 300, "gain"),
        (Figure("f", 340, lower_is_better=True), 300, "loss"),
        (Figure("f", 0.90004), 0.90, "same"),
        (Figure("f", 2.7, noise=0.1), 2.5, "same"),
        (Figure("f", 2.1, noise=0.1), 2.5, "loss"),
        (Figure("f", 1, lower_is_better=True), 0, "loss"),
    ],
)
def test_what_the_record_says(figure: Figure, before: float, word: str) -> None:
    (line,) = against([figure], {"f": before})
    assert line.split()[0] == word


def test_seconds_are_not_compared() -> None:
    assert list(against([Figure("f", 3.0, unit="s", is_kept=False)], {"f": 1.0})) == []


@pytest.mark.parametrize(
    ("figure", "is_met"),
    [
        (Figure("f", 0.95, 0.95), True),
        (Figure("f", 0.94, 0.95), False),
        (Figure("f", 0.9, 1.0, lower_is_better=True), True),
        (Figure("f", 1.1, 1.0, lower_is_better=True), False),
        (Figure("f", 0.0), True),
    ],
)
def test_targets(figure: Figure, is_met: bool) -> None:
    assert figure.meets_target is is_met
    assert ("MISSED" in str(figure)) is not is_met


def test_a_part_of_the_figures_leaves_the_rest_of_the_record(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    assert read_record(path) == {}
    write_record([Figure("a", 1.0), Figure("b", 2.0), Figure("seconds", 9.0, is_kept=False)], path)
    write_record([Figure("b", 3.0)], path)
    assert read_record(path) == {"a": 1.0, "b": 3.0}
