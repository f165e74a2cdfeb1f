"""False "not stated" is counted where a person found an answer, and nowhere else."""

from __future__ import annotations

from bench.unstated import false_not_stated
from kb.library import Library
from kb.scoring import Gold


def gold(*types: str, document: str = "egelund-ledsagelse", borderline: tuple[str, ...] = ()) -> Gold:
    row = {"doc": document, "standard_id": "x/1", "types": list(types), "borderline": list(borderline)}
    row |= {"text": "", "start_line": 8, "end_line": 8}
    return Gold((document,), (), {"x/1": frozenset({"SEL § 97"})}, (row,), {}, (), {})


def test_what_is_found_is_no_false_silence(tiny_library: Library) -> None:
    found = false_not_stated(tiny_library, gold("target_group", "scope"))
    assert (found.cells, found.false, found.share) == (2, (), 0.0)


def test_what_is_overlooked_is_named(tiny_library: Library) -> None:
    found = false_not_stated(tiny_library, gold("scope", "follow_up"))
    assert found.false == (("egelund-ledsagelse", "SEL § 97", "follow_up"),)
    assert found.share == 0.5


def test_what_a_second_reader_could_drop_does_not_count(tiny_library: Library) -> None:
    assert false_not_stated(tiny_library, gold("follow_up", borderline=("follow_up",))).cells == 0


def test_a_standard_that_was_not_found_is_counted_apart(tiny_library: Library) -> None:
    found = false_not_stated(tiny_library, gold("scope", document="ukendt"))
    assert (found.cells, found.without_column) == (0, 1)
