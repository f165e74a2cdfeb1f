"""`python -m bench.topic_questions`: learn anew which known question a sentence speaks to, and measure it.

`bench/phrasings.tsv` says each question of `concepts.tsv` in further ways, as standards answer it and (writer `q`) as
people ask it; `none` are sentences and questions of no known question. Their writers saw the questions with an example
and a near miss of each; no document, no annotation and nothing else of the program. What is learnt goes to
`kb/compare/topics/leanings.npz` with a receipt beside it: how often the right question comes first, and among the first
three, in the sentences of a writer who was left out, and in a fifth of all that was left out. The same rows and model
give the same weights. It takes some minutes: nearly all of them for the vectors of the sentences.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from kb.compare.topics.concepts import concepts
from kb.compare.topics.leanings import (
    RECEIPT,
    SLOTS,
    WEIGHTS,
    Floats,
    Heads,
    Leanings,
    VectorsOf,
    leanings_of,
    letters,
    stamp,
    unit,
    usual_texts,
)
from kb.errors import StoreError
from kb.meaning.encoder import bundled

PHRASINGS = Path(__file__).with_name("phrasings.tsv")
NONE = "none"  # answers no question
ROWS = "rows"  # the writer of the examples in `concepts.tsv`, which are always learnt from
SCALE = 10.0  # of both unit vectors: how steep a head may become, against the penalty
PENALTY = 1e-3  # of the squared weights, beside the mean of the losses
# So strong a penalty makes shares modest. 1.5 was best of sentences left out (loss 1.50, here 1.53), 1.3 of statements
# put together with a set of documents left out: they are longer and speak of more than one thing.
SHARPNESS = 1.3
ITERATIONS = 150
PARTS = 5

Places = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A sentence that speaks to a question."""

    question: str
    writer: str
    text: str


@dataclass(frozen=True, slots=True)
class Right:
    """How often the right question is likeliest, among the likeliest three, and what the shares are worth."""

    first: float
    among_three: float
    loss: float  # mean of the negative logarithms of the right question's share
    count: int


def phrasings() -> tuple[Phrasing, ...]:
    """The examples of `concepts.tsv`, then the further sentences."""
    with PHRASINGS.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    further = (Phrasing(row["concept"], row["writer"], row["text"]) for row in rows)
    return (*(Phrasing(concept.name, ROWS, concept.example) for concept in concepts()), *further)


def questions() -> list[str]:
    """The columns of a head."""
    return [*(concept.name for concept in concepts()), NONE]


@dataclass(frozen=True, slots=True)
class Learnt:
    """The weights of both readings."""

    usual: Floats
    directions: Floats
    telling: Floats
    with_vectors: Heads
    letters_alone: Heads

    def leanings(self, *, by_letters: bool = False) -> Leanings:
        """As the package reads them."""
        heads = self.letters_alone if by_letters else self.with_vectors
        return leanings_of(self.usual, self.telling, heads, self.directions)


def learnt(rows: Sequence[Phrasing], vectors_of: VectorsOf) -> Learnt:
    """What these sentences teach, with these vectors."""
    texts = [row.text for row in rows]
    of = np.array([questions().index(row.question) for row in rows])
    usual = np.asarray(vectors_of(usual_texts()), dtype=np.float32)
    met = letters(texts, np.ones(SLOTS, dtype=np.float32)) > 0
    telling = np.log((len(rows) + 1) / (met.sum(axis=0) + 1)).astype(np.float32)
    by_letters = letters(texts, telling)
    vectors = unit(vectors_of(texts) - usual.mean(axis=0))
    both, intercepts = _heads(np.hstack([vectors, by_letters]), of)
    alone, intercepts_alone = _heads(by_letters, of)
    dimensions = vectors.shape[1]
    return Learnt(
        usual=usual,
        directions=_directions(vectors, of),
        telling=telling,
        with_vectors=Heads(both[dimensions:], both[:dimensions], intercepts),
        letters_alone=Heads(alone, np.zeros((0, 0), dtype=np.float32), intercepts_alone),
    )


def _heads(inputs: Floats, of: Places) -> tuple[Floats, Floats]:
    """A logistic regression in which every question weighs alike. Shapes: (inputs, questions), (questions,)."""
    weights = 1 / np.bincount(of)[of]
    model = LogisticRegression(C=1 / (2 * PENALTY * len(of)), max_iter=ITERATIONS, tol=1e-3)
    with threadpool_limits(limits=1):
        model.fit(inputs * SCALE, of, sample_weight=weights / weights.mean())
    columns = len(questions())
    found = np.zeros((inputs.shape[1], columns), dtype=np.float32)
    intercepts = np.full(columns, -30.0, dtype=np.float32)  # a question without sentences is never meant
    found[:, model.classes_] = SHARPNESS * SCALE * model.coef_.T
    intercepts[model.classes_] = SHARPNESS * model.intercept_
    return found, intercepts


def _directions(vectors: Floats, of: Places) -> Floats:
    """The directions that tell the questions apart, against how far the sentences of one lie from each other.

    That spread is drawn halfway to the same in every direction: there are few sentences a question.
    Shape: (dimensions, questions - 1 or less).
    """
    asked = of < len(questions()) - 1  # what answers no question has nothing in common
    rows, of = vectors[asked].astype(np.float64), of[asked]
    means = np.stack([rows[of == at].mean(axis=0) for at in np.unique(of)])
    apart = rows - means[np.searchsorted(np.unique(of), of)]
    spread = apart.T @ apart / len(rows)
    spread += np.eye(len(spread)) * np.trace(spread) / len(spread)
    lengths, axes = np.linalg.eigh(spread)
    evened = (axes / np.sqrt(lengths)) @ axes.T
    _, _, found = np.linalg.svd((means - means.mean(axis=0)) @ evened, full_matrices=False)
    return np.asarray(evened @ found[: len(means) - 1].T, dtype=np.float32)


# ------------------------------------------------------------------------------------------------ measured


def right(found: Leanings, rows: Sequence[Phrasing], vectors_of: VectorsOf) -> Right:
    """How these sentences are read."""
    texts = [row.text for row in rows]
    shares = found.of(texts, found.centred(vectors_of(texts)))
    shares = np.hstack([shares, 1 - shares.sum(axis=1, keepdims=True)])
    own = shares[np.arange(len(rows)), [questions().index(row.question) for row in rows]]
    places = (shares > own[:, None]).sum(axis=1)
    return Right(
        first=float(np.mean(places == 0)),
        among_three=float(np.mean(places < 3)),
        loss=float(-np.log(np.maximum(own, 1e-6)).mean()),
        count=len(rows),
    )


def left_out(rows: Sequence[Phrasing]) -> Iterator[tuple[str, Sequence[Phrasing], Sequence[Phrasing]]]:
    """Name of what is left out, what is learnt from, and what is read: each writer, and a fifth of all."""
    for writer in sorted({row.writer for row in rows} - {ROWS}):
        yield (
            f"writer {writer}",
            [row for row in rows if row.writer != writer],
            [row for row in rows if row.writer == writer],
        )
    # By the text, so that a row more moves no other.
    part = [int(hashlib.sha256(row.text.encode()).hexdigest(), 16) % PARTS for row in rows]
    yield (
        "a fifth",
        [row for row, at in zip(rows, part, strict=True) if at or row.writer == ROWS],
        [row for row, at in zip(rows, part, strict=True) if not at and row.writer != ROWS],
    )


def figures(rows: Sequence[Phrasing], vectors_of: VectorsOf) -> dict[str, dict[str, float]]:
    """How what was left out is read, with vectors and by letters alone."""
    found: dict[str, dict[str, float]] = {}
    for name, learning, asked in left_out(rows):
        kept = learnt(learning, vectors_of)
        for how, by_letters in (("with vectors", False), ("by letters", True)):
            one = right(kept.leanings(by_letters=by_letters), asked, vectors_of)
            found[f"{name}, {how}"] = {
                "first": round(one.first, 3),
                "among_three": round(one.among_three, 3),
                "loss": round(one.loss, 3),
                "sentences": one.count,
            }
    return found


# ------------------------------------------------------------------------------------------------ kept


def write(found: Learnt) -> None:
    """Keep the weights, the heads in whole steps of a 127th of each column's largest."""
    heads, alone = found.with_vectors, found.letters_alone
    parts = {"of_letters": heads.of_letters, "of_vector": heads.of_vector, "letters_alone": alone.of_letters}
    steps = {name: np.abs(values).max(axis=0) / 127 for name, values in parts.items()}
    whole = {name: np.rint(values / np.maximum(steps[name], 1e-9)).astype(np.int8) for name, values in parts.items()}
    np.savez_compressed(
        WEIGHTS,
        stamp=np.array(stamp()),
        usual=found.usual.astype(np.float16),
        directions=found.directions.astype(np.float16),
        telling=found.telling.astype(np.float16),
        intercepts=heads.intercepts,
        intercepts_alone=alone.intercepts,
        **whole,
        **{f"{name}_step": step.astype(np.float32) for name, step in steps.items()},
    )


def sha256_of_table() -> str:
    """Of the sentences."""
    return hashlib.sha256(PHRASINGS.read_bytes()).hexdigest()


@click.command(help=__doc__)
@click.option("--only-measure", is_flag=True, help="Say what is left out is worth, and write nothing.")
@click.option("--date", "day", default=str(date.today()), show_default=True, help="Date on the receipt.")
def main(*, only_measure: bool, day: str) -> None:
    encoder = bundled()
    if encoder is None:
        raise StoreError("Sprogmodellen er ikke installeret.", hint="Træn på Linux eller macOS.")
    rows = phrasings()
    vectors = dict(zip((row.text for row in rows), encoder.passages([row.text for row in rows]), strict=True))
    vectors |= dict(zip(usual_texts(), encoder.passages(usual_texts()), strict=True))

    def vectors_of(texts: Sequence[str]) -> Floats:
        return np.stack([vectors[text] for text in texts]).astype(np.float32)

    measured = figures(rows, vectors_of)
    click.echo(json.dumps(measured, indent=1, ensure_ascii=False))
    if only_measure:
        return
    write(learnt(rows, vectors_of))
    receipt = {
        "date": day,
        "encoder": encoder.name,
        "left_out": measured,
        "sentences": {writer: sum(row.writer == writer for row in rows) for writer in sorted({r.writer for r in rows})},
        "table_sha256": sha256_of_table(),
        "weights_sha256": hashlib.sha256(WEIGHTS.read_bytes()).hexdigest(),
    }
    RECEIPT.write_text(json.dumps(receipt, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(prog_name="python -m bench.topic_questions")
