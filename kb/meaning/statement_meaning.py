"""What does a statement mean whose words decide nothing?

The rules of `provision_rules` add up what speaks for a type; near nought they are undecided. There a small classifier,
one logistic head a type over the statement's vector, moves the scores a little. It is trained on annotated documents by
`python -m bench.training`, its weights come with the package, `statement_meaning.json` is their receipt.

Never: a statement whose words refuse something loses that to a vector, or gains content by it. Vectors do not see
"ikke". Where the platform has no bundled model, or weights made for another one, the rules decide alone;
`kb doctor` says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kb.meaning.encoder import Encoder, bundled
from kb.meaning.provision_rules import Evidence
from kb.meaning.statement_vectors import embedded
from kb.taxonomy import CORE
from kb.taxonomy import SectionType as T

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

WEIGHTS = Path(__file__).with_suffix(".npz")
RECEIPT = Path(__file__).with_suffix(".json")

# Chosen by leaving out one document at a time (`python -m bench learning`), not on the documents held back.
UNDECIDED = 1.0  # a score nearer to nought than this may be moved
SHARE = 0.4  # of the head's log odds that a score gets; as much again where nothing is known of the section
CENTRE = 1.5  # log odds against a type at which a head says nothing: most statements carry none
UNTOLD_CENTRE = 1.0  # the same, added where nothing is known of the section
REFUSES = 2.4  # score of the words from which a statement leaves something out
SCALE = 6.0  # of the vectors minus their mean: e5's lie close together


@dataclass(frozen=True, slots=True)
class Heads:
    """One logistic head a core type, in the order of `CORE`."""

    encoder: str  # whose vectors they were trained on
    mean: npt.NDArray[np.float32]  # (dimensions,)
    slopes: npt.NDArray[np.float32]  # (types, dimensions)
    intercepts: npt.NDArray[np.float32]  # (types,)

    def log_odds(self, vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """For each statement and type. Shape: (statements, types)."""
        centred: npt.NDArray[np.float32] = (vectors - self.mean) * SCALE
        return centred @ self.slopes.T + self.intercepts


@cache
def shipped() -> Heads | None:
    """The heads that come with the package; None before the first training."""
    import numpy as np

    if not WEIGHTS.exists():
        return None
    with np.load(WEIGHTS) as kept:
        parts = (kept[name].astype(np.float32) for name in ("mean", "slopes", "intercepts"))
        return Heads(str(kept["encoder"]), *parts)


def is_undecided(found: Evidence) -> bool:
    """Do the words leave room for a doubt that the meaning could settle?"""
    return found.trust < 1.0 or any(abs(score) < UNDECIDED for score in found.scores.values())


def settled(
    texts: Sequence[str],
    found: Sequence[Evidence],
    *,
    kept: Path | None = None,
    encoder: Encoder | None = None,
    heads: Heads | None = None,
) -> list[Evidence]:
    """The evidence of each statement, moved by its meaning where the words were undecided.

    `kept`: a file for the vectors. Without an encoder that fits the heads the evidence comes back as it was.
    """
    encoder, heads = encoder or bundled(), heads or shipped()
    open_ = [at for at, one in enumerate(found) if is_undecided(one)]
    moved = list(found)
    if encoder is None or heads is None or heads.encoder != encoder.name or not open_:
        return moved
    odds = heads.log_odds(embedded([texts[at] for at in open_], encoder, kept=kept))
    for at, row in zip(open_, odds, strict=True):
        moved[at] = shifted(found[at], dict(zip(CORE, map(float, row), strict=True)))
    return moved


def shifted(found: Evidence, log_odds: dict[T, float]) -> Evidence:
    """The evidence with each score moved by a share of the log odds, and the types that came or went by it."""
    untold = 1.0 - found.trust
    refuses = found.refusal >= REFUSES
    scores: dict[T, float] = {}
    for core, score in found.scores.items():
        shift = SHARE * (1 + untold) * (log_odds[core] + CENTRE + UNTOLD_CENTRE * untold)
        if refuses and core in {T.EXCLUSIONS, T.CONTENT}:
            shift = max(0.0, shift) if core is T.EXCLUSIONS else min(0.0, shift)
        scores[core] = score + shift
    came = frozenset(core for core in scores if (scores[core] > 0) and found.scores[core] <= 0)
    return replace(found, scores=scores, meant=came)
