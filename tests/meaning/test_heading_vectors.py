"""Are the vectors that come with the package those of the examples that come with it?"""

from __future__ import annotations

import pytest

from kb.meaning import heading_meaning
from kb.meaning.encoder import bundled
from kb.structure.heading_rules import fold_heading


@pytest.mark.skipif(bundled() is None, reason="the bundled model is not installed here")
def test_the_shipped_vectors_are_current() -> None:
    encoder = bundled()
    assert encoder is not None
    texts, _ = heading_meaning._headings()
    vectors = heading_meaning._shipped(heading_meaning._stamp(texts, encoder))
    assert vectors is not None, "run heading_meaning.write_vectors()"
    assert vectors.shape[0] == len(texts)
    assert abs(vectors[:3] - encoder.passages([fold_heading(text) for text in texts[:3]])).max() < 2e-3


def test_vectors_of_other_examples_are_not_taken() -> None:
    assert heading_meaning._shipped("0" * 64) is None
