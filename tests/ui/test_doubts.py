"""What the review asks of a provision: each guess by its own figure, what is sure beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kb.library import Library
from kb.taxonomy import SectionType as T
from kb.ui.review_page import _doubts
from kb.ui.texts import Texts


@pytest.mark.parametrize(
    ("sure", "said"),
    [
        ((0.95, 0.56), "Handler bestemmelsen om Afgrænsning (programmet er 56\u00a0% sikkert)? Sikkert: Målgruppe."),
        (
            (0.7, 0.56),
            "Handler bestemmelsen om Målgruppe (programmet er 70\u00a0% sikkert) og"
            " Afgrænsning (programmet er 56\u00a0% sikkert)?",
        ),
        (
            (0.95, 0.2),
            "Måske handler bestemmelsen om Afgrænsning. Det er det nærmeste, programmet fandt i standarden."
            " Sikkert: Målgruppe.",
        ),
        ((0.95, 0.9), "Sikkert: Målgruppe, Afgrænsning."),
    ],
)
def test_each_guess_is_asked_for_itself(tiny_library: Library, sure: tuple[float, float], said: str) -> None:
    types = (T.TARGET_GROUP, T.EXCLUSIONS)
    provision = replace(next(iter(tiny_library.provisions)), types=types, confidence=min(sure), confidences=sure)
    assert " ".join(_doubts(provision, Texts("da"))) == said
