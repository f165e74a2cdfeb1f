"""Is an annotated pair counted for what it is?"""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from bench.directions import figures, main, own_pairs, pairs_of, table

ROWS = [
    {"a": "Du kan få to timer om ugen.", "b": "Du kan få en time om ugen.", "label": "stricter", "type": "scope"},
    {"a": "Du kan få to timer om ugen.", "b": "Du kan få tre timer om ugen.", "label": "stricter"},  # told wrongly
    {"a": "Vi ses på tirsdag.", "b": "Vi mødes i haven.", "label": "looser", "type": "frist"},  # no rule reads it
    {"a": "Du kan få råd og vejledning.", "b": "Du kan få vejledning og råd.", "label": "neutral", "why": "orden"},
]


def written(folder: Path) -> Path:
    path = folder / "par.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS) + "\n\n", encoding="utf-8")
    return path


def test_right_wrong_and_left_to_a_person_are_three_things(tmp_path: Path) -> None:
    found = {figure.name: figure.value for figure in figures("x", pairs_of(written(tmp_path)))}
    assert (found["x.pairs"], found["x.said"]) == (4, 2)
    assert found["x.precision"] == 1 / 2
    assert found["x.recall"] == 1 / 3
    assert found["x.turned_round"] == 1
    assert (found["x.neutral_said"], found["x.neutral_called_change"]) == (1, 0)


def test_nothing_said_is_no_precision() -> None:
    assert "x.precision" not in {figure.name for figure in figures("x", [])}


def test_each_miss_is_shown_with_the_rule_that_made_it(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, [str(written(tmp_path)), "--misses"])
    assert result.exit_code == 0
    assert "stricter said looser" in result.output
    assert "- hours looser: »to timer« | »tre timer«" in result.output
    assert "looser said unclear" in result.output
    assert "neutral said" not in result.output


def test_the_table_counts_every_pair() -> None:
    pairs = own_pairs()
    counted = sum(int(cell) for line in list(table(pairs))[1:] for cell in line.split()[1:])
    assert counted == len(pairs) >= 300
