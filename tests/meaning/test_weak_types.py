"""A type of little confidence is given where nothing surer carries it in the standard, and nowhere else."""

from __future__ import annotations

import pytest

from kb.meaning.provision_rules import Label
from kb.meaning.weak_types import given
from kb.model import Section
from kb.taxonomy import SectionType as T

SURE, WEAK, WEAKER = 0.9, 0.35, 0.2


def section(standard: str | None, *, serves: tuple[str, ...] = (), quoted_law: bool = False) -> Section:
    return Section("a.txt", standard, T.GENERAL, "", 1, 1, 0, serves=serves, quoted_law=quoted_law)


def scope(confidence: float) -> tuple[Label, ...]:
    return (Label(T.SCOPE, confidence, "scope: »ugen«"),)


ONE, OTHER = section("a.txt#1"), section("a.txt#2")
FOR_BOTH = section(None, serves=("a.txt#1", "a.txt#2"))


@pytest.mark.parametrize(
    ("found", "types"),
    [
        # Nothing else speaks of it: the weak ones stand, all of them.
        ([(ONE, scope(WEAK))], [1]),
        ([(ONE, scope(WEAK)), (ONE, scope(WEAKER))], [1, 1]),
        # Something surer does, before or after it.
        ([(ONE, scope(SURE)), (ONE, scope(WEAK))], [1, 0]),
        ([(ONE, scope(WEAK)), (ONE, scope(SURE))], [0, 1]),
        # What is sure in another standard answers nothing here; nor does another type.
        ([(ONE, scope(WEAK)), (OTHER, scope(SURE))], [1, 1]),
        ([(ONE, scope(WEAK)), (ONE, (Label(T.CONTENT, SURE, ""),))], [1, 1]),
        # A part of the whole document serves its standards where it is sure; weak signs in it answer for none.
        ([(ONE, scope(WEAK)), (FOR_BOTH, scope(SURE))], [0, 1]),
        ([(FOR_BOTH, scope(WEAK)), (ONE, scope(SURE))], [0, 1]),
        ([(section(None, serves=("a.txt#1",)), scope(WEAK)), (OTHER, scope(SURE))], [1, 1]),
        ([(section(None), scope(WEAK)), (ONE, scope(SURE))], [1, 1]),
        ([(FOR_BOTH, scope(WEAK)), (ONE, scope(SURE)), (OTHER, scope(SURE))], [0, 1, 1]),
        # Quoted statute is no answer of the municipality's.
        ([(ONE, scope(WEAK)), (section("a.txt#1", quoted_law=True), scope(SURE))], [1, 1]),
    ],
)
def test_a_weak_type_is_given_where_nothing_is_surer(
    found: list[tuple[Section, tuple[Label, ...]]], types: list[int]
) -> None:
    answers = given(found)
    assert [len(answer.types) for answer in answers] == types
    for (_, labels), answer in zip(found, answers, strict=True):
        assert {*answer.types, *answer.perhaps} == set(labels)  # nothing is lost


def test_no_type_is_left_without_a_provision() -> None:
    found = [(ONE, scope(WEAKER)), (ONE, scope(WEAK)), (ONE, ()), (OTHER, scope(WEAK))]
    answers = given(found)
    assert all(answer.types for (_, labels), answer in zip(found, answers, strict=True) if labels)
