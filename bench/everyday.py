"""`python -m bench.everyday`: learn anew what everyday words mean (`kb/index/everyday.npz`), and measure it.

A logistic regression over the expressions of `kb/index/everyday.tsv`, once with the bundled model's vectors and once by
letters alone. Measured at `tests/cases/said.tsv`: three expressions a concept, written with the concepts' names
and administrative words in view and none of the expressions. The same rows and model give the same weights.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from kb.index.concepts import Concept, concepts
from kb.index.everyday import READINGS, Readings, shipped_readings, slots, stamp
from kb.index.vectors import Encoder, Vectors
from kb.meaning.encoder import bundled

SCALE = 10.0  # of both unit vectors: how steep a head may become, against the penalty
PENALTY = 1e-4  # of the squared weights, beside the mean of the losses
ITERATIONS = 150
CASES = Path(__file__).parent.parent / "tests" / "cases" / "said.tsv"


@dataclass(frozen=True, slots=True)
class Right:
    """How often the right concept is likeliest, and among the likeliest three."""

    first: float
    among_three: float
    count: int


def learnt(rows: Sequence[Concept], encoder: Encoder) -> Readings:
    """Readings of these rows, with the vectors of one model."""
    said = [(at, text) for at, row in enumerate(rows) for text in row.expressions]
    of = np.array([at for at, _ in said])
    met = np.stack([slots(text) for _, text in said])
    telling = np.log((len(said) + 1) / ((met > 0).sum(axis=0) + 1)).astype(np.float32)
    letters = _units(met * telling)
    vectors = np.stack([encoder.query(text) for _, text in said])
    middle = vectors.mean(axis=0)
    both = np.hstack([_units(vectors - middle), letters])
    with_vector = _heads(both, of)
    return Readings(
        telling=telling,
        letters_alone=_heads(letters, of),
        middle=middle,
        of_vector=with_vector[: len(middle)],
        of_letters=with_vector[len(middle) :],
        named=np.stack([encoder.query(row.administrative) for row in rows]),
        model=encoder.name,
    )


def _heads(inputs: Vectors, of: Vectors) -> Vectors:
    """One head a concept. Shape: (inputs, concepts)."""
    strength = 1.0 / (2 * PENALTY * len(of))
    model = LogisticRegression(C=strength, fit_intercept=False, max_iter=ITERATIONS, tol=1e-3)
    with threadpool_limits(limits=1):
        model.fit(inputs * SCALE, of)
    return np.asarray(SCALE * model.coef_.T, dtype=np.float32)


def _units(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1.0), dtype=np.float32)


def write(readings: Readings, rows: Sequence[Concept]) -> None:
    """Keep them beside the module that reads them, the heads in whole steps of a 127th of each column's largest."""
    alone, alone_step = _steps(readings.letters_alone)
    of_vector, vector_step = _steps(readings.of_vector)
    of_letters, letters_step = _steps(readings.of_letters)
    np.savez(
        READINGS,
        stamp=np.array(stamp(rows)),
        model=np.array(readings.model),
        telling=readings.telling,
        middle=readings.middle.astype(np.float16),
        named=readings.named.astype(np.float16),
        letters_alone=alone,
        letters_alone_step=alone_step,
        of_vector=of_vector,
        of_vector_step=vector_step,
        of_letters=of_letters,
        of_letters_step=letters_step,
    )


def _steps(heads: Vectors) -> tuple[npt.NDArray[np.int8], Vectors]:
    step = np.abs(heads).max(axis=0) / 127
    return np.rint(heads / step).astype(np.int8), step.astype(np.float32)


def right(readings: Readings, vector: Callable[[str], Vectors] | None) -> Right:
    """How the cases are read."""
    at = {concept.name: number for number, concept in enumerate(concepts())}
    cases = [line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines()[1:]]
    places = []
    for name, text in cases:
        shares = readings.shares(text, vector(text) if vector else None)
        places.append(int((shares > shares[at[name]]).sum()))
    return Right(
        first=sum(place == 0 for place in places) / len(places),
        among_three=sum(place < 3 for place in places) / len(places),
        count=len(places),
    )


@click.command(help=__doc__)
def main() -> None:
    encoder = bundled()
    assert encoder is not None
    write(learnt(concepts(), encoder), concepts())
    shipped_readings.cache_clear()
    readings = shipped_readings()
    for name, vector in (("with the model", encoder.query), ("by letters alone", None)):
        found = right(readings, vector)
        click.echo(f"{name}: first {found.first:.3f}, among three {found.among_three:.3f}, of {found.count}")


if __name__ == "__main__":
    main()
