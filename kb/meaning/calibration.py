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
FEATURES = ("score", "told", "own", "untold", "meaning", "beside", "led", "bare", "bare_meaning", "rival")

# The curve is fitted on documents that the rules were written with in view. On others it says too much: this is taken
# off the log odds of every type. Of 0, -0.3 and -0.6 this had the least log loss on real and held-back documents
# together (0.20 on those held back; 0.31 when the curve saw no more than the score and the section).
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
    rival: float = 0.0,
) -> dict[str, float]:
    """What the curve looks at.

    The score (more than 4 says no more), is there a word for the type, is it the section's own, how little is known of
    the section (0-1), what the statement's meaning says for the type, is the section of none of the core types, does
    the lead-in of a list speak for the type, does nothing but the section (where the meaning counts for more), the
    score of the type that has most beside it.
    """
    meaning, is_bare = min(1.0, max(-2.0, log_odds / 3)), is_own and not is_told
    return {
        "score": min(score, 4.0),
        "told": float(is_told),
        "own": float(is_own),
        "untold": untold,
        "meaning": meaning,
        "beside": float(is_beside),
        "led": float(is_led),
        "bare": float(is_bare),
        "bare_meaning": is_bare * meaning,
        "rival": min(4.0, max(-3.0, rival)),
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
