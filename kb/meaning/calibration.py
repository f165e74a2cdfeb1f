"""How often is a type right that was given on evidence like this?

A logistic curve over the score and where it comes from, fitted by `python -m bench.training` to types given to
documents that the classifier was not trained on. So a confidence of 0.8 means: of such types four in five stand up to a
reader. `python -m bench learning` prints the table that shows how far that holds.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kb.taxonomy import SectionType as T

RECEIPT = Path(__file__).with_name("statement_meaning.json")
FEATURES = ("score", "told", "own", "untold")

# The curve is fitted on documents that the rules were written with in view. On two documents of other municipalities,
# annotated by others and looked at for the first time, 82 % of the types were right where the curve said 90 %: the odds
# of an error were 1.9 times as high. So much is taken off the log odds of every type.
UNSEEN = -0.6


def features(score: float, *, is_told: bool, is_own: bool, untold: float) -> dict[str, float]:
    """What the curve looks at: the score (more than 4 says no more), is there a word for the type, is it the section's
    own, how little is known of the section (0-1)."""
    return {"score": min(score, 4.0), "told": float(is_told), "own": float(is_own), "untold": untold}


def confidence(core: T, seen: Mapping[str, float]) -> float:
    """Probability that the type is right, 0.01-0.99."""
    curve = _curve()
    odds = UNSEEN + curve.get(core.value, 0.0) + sum(curve.get(name, 0.0) * seen[name] for name in FEATURES)
    return round(min(0.99, max(0.01, 1 / (1 + math.exp(-odds)))), 2)


@cache
def _curve() -> dict[str, float]:
    if not RECEIPT.exists():  # before the first training
        return {"score": 1.1}
    return dict(json.loads(RECEIPT.read_text(encoding="utf-8"))["calibration"])
