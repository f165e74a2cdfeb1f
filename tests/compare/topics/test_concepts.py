"""Each known question finds its own example and leaves its counter-example alone."""

from __future__ import annotations

import pytest

from kb.compare.topics.concepts import ANY, Concept, concepts, concepts_in
from kb.taxonomy import SectionType as T

ROWS = pytest.mark.parametrize("concept", concepts(), ids=lambda concept: concept.name)


@ROWS
def test_finds_its_example(concept: Concept) -> None:
    assert concept.has_words_in(concept.example)


@ROWS
def test_leaves_its_counter_example(concept: Concept) -> None:
    assert not concept.has_words_in(concept.counter)


@ROWS
def test_names_types_that_exist(concept: Concept) -> None:
    known = {kind.value for kind in T} | {ANY}
    assert concept.types
    assert concept.types | concept.never <= known


def test_names_are_used_once() -> None:
    names = [concept.name for concept in concepts()]
    assert len(names) == len(set(names))


def test_a_type_that_is_never_right_wins() -> None:
    assert "practical_tasks" in concepts_in("rengøring og indkøb", [T.CONTENT])
    assert "practical_tasks" not in concepts_in("rengøring og indkøb", [T.CONTENT, T.EXCLUSIONS])
