"""`python -m bench.training`: make the weights of `kb/meaning/statement_meaning` anew, and their receipt.

One logistic head a core type over the vectors of all annotated statements that may teach: the shipped corpus, the
documents for measuring, and the shared annotations where they exist. Then, leaving out one document at a time, the
curve that turns scores into confidences. The same annotations and the same model give the same weights.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click
import numpy as np

from bench.annotated import SHARED, Labelled, annotated_sets, may_teach
from kb.errors import StoreError
from kb.meaning.calibration import FEATURES
from kb.meaning.encoder import Encoder, bundled
from kb.meaning.provision_rules import Evidence
from kb.meaning.statement_meaning import RECEIPT, SCALE, WEIGHTS, Heads, settled
from kb.meaning.statement_vectors import embedded
from kb.paths import PROJECT
from kb.taxonomy import CORE

if TYPE_CHECKING:
    import numpy.typing as npt

Array: TypeAlias = "npt.NDArray[np.float64]"

VECTORS = PROJECT / "indexes" / "bench" / "statements.npz"
PENALTY = 1.0  # of the squared slopes, beside a sum of losses with mean weight 1
CURVE_PENALTY = 0.1
STEPS = 30
ENOUGH = 5  # statements of a type without which there is no head


def logistic(rows: Array, labels: Array, weights: Array, penalty: float, *, start: Array | None = None) -> Array:
    """The coefficients of a weighted logistic regression, the intercept first, by Newton's method.

    `start`: coefficients near the answer, which save steps and change nothing.

    >>> from numpy import array, ones
    >>> float(logistic(array([[-1.0], [1.0], [-1.0], [1.0]]), array([0.0, 1, 0, 1]), ones(4), 1.0)[1]) > 0.5
    True
    """
    design = np.hstack([np.ones((len(rows), 1)), rows])
    ridge = np.full(design.shape[1], penalty)
    ridge[0] = 1e-6
    found = np.zeros(design.shape[1]) if start is None else start.copy()
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(design @ found, -30, 30)))
        slope = design.T @ (weights * (chance - labels)) + ridge * found
        curve = (design * (weights * chance * (1 - chance))[:, None]).T @ design + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        found -= step
        if float(np.abs(step).max()) < 1e-5:
            break
    return found


def trained(learned: Sequence[Labelled], encoder: Encoder, *, near: Heads | None = None) -> Heads:
    """The heads for these statements; a long document counts as the root of its statements, so that none drowns out
    the rest. `near`: heads of almost the same statements, to begin from."""
    vectors = embedded([one.text for one in learned], encoder, kept=VECTORS)
    mean = vectors.mean(axis=0)
    rows = ((vectors - mean) * SCALE).astype(np.float64)
    slopes, intercepts = np.zeros((len(CORE), rows.shape[1])), np.full(len(CORE), -20.0)
    for at, core in enumerate(CORE):
        known = [n for n, one in enumerate(learned) if core in one.types]
        labels = np.array([float(learned[n].types[core]) for n in known])
        if min(labels.sum(), (1 - labels).sum()) < ENOUGH:
            continue
        weights = weights_of([learned[n].document for n in known])
        start = None if near is None else np.append(near.intercepts[at], near.slopes[at]).astype(np.float64)
        found = logistic(rows[known], labels, weights, PENALTY, start=start)
        intercepts[at], slopes[at] = found[0], found[1:]
    return Heads(encoder.name, mean, slopes.astype(np.float32), intercepts.astype(np.float32))


def weights_of(documents: Sequence[str]) -> Array:
    """One over the root of the length of each statement's document, mean 1."""
    lengths = Counter(documents)
    weights = np.array([lengths[document] ** -0.5 for document in documents])
    scaled: Array = weights / weights.mean()
    return scaled


def left_out(every: Sequence[Labelled], encoder: Encoder) -> Iterator[tuple[Labelled, Evidence]]:
    """Each statement with its evidence as a program would find it that had not learned from its document.

    What is held back was never learned from.
    """
    teaching = [one for one in every if may_teach(one.document)]
    whole = trained(teaching, encoder)
    for document in sorted({one.document for one in teaching}):
        heads = trained([one for one in teaching if one.document != document], encoder, near=whole)
        yield from read_with(heads, [one for one in teaching if one.document == document], encoder)
    yield from read_with(whole, [one for one in every if not may_teach(one.document)], encoder)


def read_with(heads: Heads, some: Sequence[Labelled], encoder: Encoder) -> list[tuple[Labelled, Evidence]]:
    """Statements with their evidence by the rules and these heads."""
    found = settled(
        [one.text for one in some],
        [one.statement.evidence for one in some],
        kept=VECTORS,
        encoder=encoder,
        heads=heads,
    )
    return list(zip(some, found, strict=True))


def calibration(read: Sequence[tuple[Labelled, Evidence]]) -> dict[str, float]:
    """The curve from evidence to the share of right types, from what was read without having been learned."""
    rows: list[list[float]] = []
    labels: list[float] = []
    documents: list[str] = []
    for one, found in read:
        for core, score in found.scores.items():
            if score > 0 and core in one.types:
                seen = found.seen(core)
                rows.append([*(seen[name] for name in FEATURES), *(float(core is other) for other in CORE)])
                labels.append(float(one.types[core]))
                documents.append(one.document)
    fitted = logistic(np.array(rows), np.array(labels), weights_of(documents), CURVE_PENALTY)
    names = [*FEATURES, *(core.value for core in CORE)]
    curve = {name: float(value) for name, value in zip(names, fitted[1:], strict=True)}
    # One intercept a type: theirs and the common one.
    return {name: round(value + (name not in FEATURES) * float(fitted[0]), 4) for name, value in curve.items()}


def the_encoder() -> Encoder:
    """The bundled model. Raises: StoreError where the platform has none."""
    encoder = bundled()
    if encoder is None:
        raise StoreError("Sprogmodellen er ikke installeret.", hint="Træn på Linux eller macOS.")
    return encoder


def write(heads: Heads, receipt: Mapping[str, object]) -> None:
    WEIGHTS.parent.mkdir(exist_ok=True)
    np.savez(
        WEIGHTS,
        encoder=np.array(heads.encoder),
        mean=heads.mean.astype(np.float32),
        slopes=heads.slopes,
        intercepts=heads.intercepts,
    )
    weights = hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()
    RECEIPT.write_text(
        json.dumps({**receipt, "weights_sha256": weights}, indent=1, sort_keys=True, ensure_ascii=False) + "\n",
        encoding="utf-8",
    )


@click.command()
@click.option("--shared", default=SHARED, type=click.Path(path_type=Path), help="Folder with gold/ and corpus/.")
@click.option("--date", "day", default=str(date.today()), show_default=True, help="Date on the receipt.")
def main(shared: Path, day: str) -> None:
    """Train the heads and the curve, and write them with their receipt into the package."""
    from bench.learning import core_f1

    encoder = the_encoder()
    sets = annotated_sets(shared)
    every = [one for each in sets for one in each.labelled]
    teaching = [one for one in every if may_teach(one.document)]
    read = list(left_out(every, encoder))
    curve = calibration([(one, found) for one, found in read if may_teach(one.document)])
    receipt: dict[str, object] = {
        "date": day,
        "encoder": encoder.name,
        "annotations": {each.name: each.sha256 for each in sets},
        "documents": sorted({one.document for one in teaching}),
        "statements": len(teaching),
        "labels": {core.value: sum(one.types.get(core, False) for one in teaching) for core in CORE},
        "core_f1": {key: round(value, 4) for key, value in core_f1(sets, read).items()},
        "calibration": curve,
    }
    write(trained(teaching, encoder), receipt)
    click.echo(json.dumps(receipt, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main(prog_name="python -m bench.training")
