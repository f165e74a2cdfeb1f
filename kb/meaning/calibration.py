"""How often is a type right that was given on evidence like this?

A logistic curve over the score, what it comes from, and what the statement's meaning says, fitted by `python -m
bench.training` to types given to documents that the classifier was not trained on. So a confidence of 0.8 means: of
such types four in five stand up to a reader. `python -m bench learning` prints the table that shows how far that holds.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kb.taxonomy import SectionType as T

RECEIPT = Path(__file__).with_name("statement_meaning.json")
FEATURES = ("score", "told", "own", "untold", "meaning", "beside", "led")

# The curve is fitted on documents that the rules were written with in view. On others it says too much: this is taken
# off the log odds of every type. Of 0, -0.3 and -0.6 this had the least log loss on real and held-back documents
# together (0.23 on those held back; 0.31 before the curve saw the meaning).
UNSEEN = -0.3


def features(
    score: float,
    *,
    is_told: bool,
    is_own: bool,
    untold: float,
    log_odds: float = 0.0,
    is_beside: bool = False,
    is_led: bool = False,
) -> dict[str, float]:
    """What the curve looks at.

    The score (more than 4 says no more), is there a word for the type, is it the section's own, how little is known of
    the section (0-1), what the statement's meaning says for the type, is the section of none of the core types, does
    the lead-in of a list speak for the type.
    """
    return {
        "score": min(score, 4.0),
        "told": float(is_told),
        "own": float(is_own),
        "untold": untold,
        "meaning": min(1.0, max(-2.0, log_odds / 3)),
        "beside": float(is_beside),
        "led": float(is_led),
    }


def confidence(core: T, seen: Mapping[str, float], *, curve: Mapping[str, float] | None = None) -> float:
    """Probability that the type is right, 0.01-0.99; by the curve that comes with the package or another."""
    curve = _curve() if curve is None else curve
    odds = UNSEEN + curve.get(core.value, 0.0) + sum(curve.get(name, 0.0) * seen[name] for name in FEATURES)
    return round(min(0.99, max(0.01, 1 / (1 + math.exp(-odds)))), 2)


@cache
def _curve() -> dict[str, float]:
    if not RECEIPT.exists():  # before the first training
        return {"score": 1.1}
    return dict(json.loads(RECEIPT.read_text(encoding="utf-8"))["calibration"])
