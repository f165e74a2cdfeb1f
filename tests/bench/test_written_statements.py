"""The statements written to be learned from: whole rows, none twice, noes among them, each type beside the others."""

from __future__ import annotations

from collections import Counter

from bench.annotated import WRITTEN_STATEMENTS, written_statements
from kb.taxonomy import CORE


def test_rows_are_whole_and_of_known_types() -> None:
    known = {core.value for core in CORE}
    for line in WRITTEN_STATEMENTS.read_text(encoding="utf-8").splitlines()[1:]:
        style, types, text = line.split("\t")
        assert style
        assert text
        assert set(types.split()) <= known


def test_none_stands_twice() -> None:
    counts = Counter(one.text.casefold() for one in written_statements())
    assert [text for text, count in counts.items() if count > 1] == []


def test_each_type_has_its_noes() -> None:
    every = written_statements()
    for core in CORE:
        given = sum(one.types[core] for one in every)
        assert 50 <= given <= len(every) // 3
    assert sum(not any(one.types.values()) for one in every) >= len(every) // 5
