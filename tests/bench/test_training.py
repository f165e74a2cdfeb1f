"""Is the fit the one it says it is?"""

from __future__ import annotations

import numpy as np
import pytest

from bench.training import logistic, weights_of

RNG = np.random.default_rng(85)
ROWS = RNG.normal(size=(200, 3))
LABELS = (ROWS @ np.array([2.0, -1.0, 0.0]) + RNG.normal(size=200) > 0.5).astype(float)
WEIGHTS = np.ones(200)


def test_the_slope_of_the_loss_is_nought_at_the_answer() -> None:
    found = logistic(ROWS, LABELS, WEIGHTS, 1.0)
    chance = 1 / (1 + np.exp(-(ROWS @ found[1:] + found[0])))
    slope = ROWS.T @ (chance - LABELS) + found[1:]
    assert np.abs(slope).max() < 1e-3
    assert found[1] > 0 > found[2]


def test_the_order_of_the_rows_changes_nothing() -> None:
    turned = logistic(ROWS[::-1], LABELS[::-1], WEIGHTS, 1.0)
    assert turned == pytest.approx(logistic(ROWS, LABELS, WEIGHTS, 1.0), abs=1e-4)


def test_a_long_document_does_not_drown_out_a_short_one() -> None:
    weights = weights_of(["long"] * 100 + ["short"] * 4)
    assert weights.mean() == pytest.approx(1.0)
    assert weights[-1] == pytest.approx(5 * weights[0])
