"""What does a statement mean whose words decide nothing?

The rules of `provision_rules` add up what speaks for a type; near nought they are undecided. There a small classifier,
one logistic head a type over the statement's vector, moves the scores a little. The vector is the sum of those of the
statement's pieces (`pieces.py`) over the root of their number, each as it stands in the bundled model's own table. A
head over a sum is the sum of the head over its parts, so what comes with the package is what each piece says for each
type, and neither the model nor its 25 ms of processor time a statement are needed here. It is trained on annotated
documents by `python -m bench.training`; `statement_meaning.json` is the receipt of its weights.

Measured with each document left out of the training: core F1 as with the model's own vectors of whole sentences (0.907
for 0.908 on the shared annotations, 0.938 for 0.943 on our own, 0.858 for 0.851 on those held back).

Never: a statement whose words refuse something loses that to a vector, or gains content by it. Vectors do not see
"ikke".
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from kb.meaning.pieces import Pieces
from kb.meaning.provision_rules import Evidence
from kb.taxonomy import CORE
from kb.taxonomy import SectionType as T

WEIGHTS = Path(__file__).with_suffix(".tsv")  # piece, log likelihood, what it says for each type in hundredths
RECEIPT = Path(__file__).with_suffix(".json")

# Chosen by leaving out one document at a time (`python -m bench learning`), not on the documents held back.
UNDECIDED = 1.0  # a score nearer to nought than this may be moved
SHARE = 0.3  # of the head's log odds that a score gets; as much again where nothing is known of the section
CENTRE = 1.75  # log odds against a type at which a head says nothing: most statements carry none
UNTOLD_CENTRE = 1.0  # the same, added where nothing is known of the section
REFUSES = 2.4  # score of the words from which a statement leaves something out


@dataclass(frozen=True, slots=True)
class Heads:
    """One logistic head a core type, in the order of `CORE`, as what each piece says."""

    pieces: Pieces
    says: Sequence[int]  # hundredths; of each piece in its place, for each type
    intercepts: tuple[float, ...]  # one a type

    def log_odds(self, text: str) -> dict[T, float]:
        """How likely the statement is of each type."""
        places = self.pieces.of_text(text)
        scale = 100 * max(1, len(places)) ** 0.5
        width = len(CORE)
        return {
            core: sum(self.says[width * place + at] for place in places) / scale + self.intercepts[at]
            for at, core in enumerate(CORE)
        }


@cache
def shipped() -> Heads:
    """The heads that come with the package."""
    rows = [row.split("\t", 2) for row in WEIGHTS.read_text(encoding="utf-8").splitlines()]
    receipt = json.loads(RECEIPT.read_text(encoding="utf-8"))
    return Heads(
        Pieces({piece: (at, float(likely)) for at, (piece, likely, _) in enumerate(rows)}),
        array("h", map(int, "\t".join(said for _, _, said in rows).split("\t"))),
        tuple(receipt["intercepts"][core.value] for core in CORE),
    )


def is_undecided(found: Evidence) -> bool:
    """Do the words leave room for a doubt that the meaning could settle?"""
    return found.trust < 1.0 or any(abs(score) < UNDECIDED for score in found.scores.values())


def settled(text: str, found: Evidence, *, heads: Heads | None = None) -> Evidence:
    """The evidence of a statement with what its meaning says, moved by that where the words were undecided.

    Where the words are sure that it carries no type, the meaning is not asked.
    """
    undecided = is_undecided(found)
    if not undecided and max(found.scores.values()) <= 0:
        return found
    log_odds = (heads or shipped()).log_odds(text)
    return replace(shifted(found, log_odds) if undecided else found, log_odds=log_odds)


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
