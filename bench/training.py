"""`python -m bench.training`: make the weights of `kb/meaning/statement_meaning` anew, and their receipt.

One logistic head a core type over the vectors of all annotated statements that may teach: the shipped corpus, the
documents for measuring, and the shared annotations where they exist; beside them the statements that were written to
be learned from. (With each document left out those gave the shared annotations 0.019 of core F1; the others, held back
or not, between -0.006 and 0.008.) Then, leaving out one document at a time, the curve that turns scores into
confidences. The same annotations and the same model give the same weights.

A piece of a word has its vector in the model's table and beside it one coordinate of its own, so that heads learn from
words that are alike and from words that are just these. Weighing the two alike held best with a document left out;
so did the root of the number of pieces, against the mean and the sum.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click
import numpy as np
from scipy.sparse import csr_array, hstack
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from bench.annotated import SHARED, WRITTEN_STATEMENTS, Labelled, Written, annotated_sets, may_teach, written_statements
from bench.token_table import token_table
from kb.errors import StoreError
from kb.meaning.calibration import FEATURES
from kb.meaning.encoder import bundled
from kb.meaning.pieces import START, Pieces
from kb.meaning.provision_rules import Evidence
from kb.meaning.statement_meaning import RECEIPT, WEIGHTS, Heads, settled, shipped
from kb.taxonomy import CORE

if TYPE_CHECKING:
    import numpy.typing as npt

Array: TypeAlias = "npt.NDArray[np.float64]"

SCALE = 3.3  # of a piece's unit vector and of its own coordinate, against a penalty of about 1
PENALTY = 2.0  # of the squared slopes, beside a sum of losses with mean weight 1
CURVE_PENALTY = 0.1
ENOUGH = 5  # statements of a type without which there is no head
FORMS = 3  # Danish word forms that a piece must be part of, to be carried along
_SIGN_RE = re.compile(rf"{START}?(?:\d{{1,3}}|[§.,:;()/–%!?-])?")


def vocabulary() -> Pieces:
    """The pieces that Danish word forms fall into, in lower case; figures and signs as well."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    likely = token_table().likely
    every = Pieces({piece: (at, likely[piece]) for at, piece in enumerate(likely)})
    texts = [
        form.decode() if isinstance(form, bytes) else form for form in DefaultDictionaryFactory().get_dictionary("da")
    ]
    forms = {text.lower() for text in texts if re.fullmatch(r"[a-zæøåéü-]+", text, re.IGNORECASE)}
    counts = Counter(at for form in forms for at in every.of_text(form))
    kept = [piece for at, piece in enumerate(likely) if counts[at] >= FORMS or _SIGN_RE.fullmatch(piece)]
    return Pieces({piece: (at, round(likely[piece], 2)) for at, piece in enumerate(sorted(kept))})


def the_pieces() -> Pieces:
    """The vocabulary that comes with the package."""
    return shipped().pieces


def logistic(rows: object, labels: Array, weights: Array, penalty: float) -> Array:
    """The coefficients of a weighted logistic regression, the intercept first.

    >>> from numpy import array, ones
    >>> float(logistic(array([[-1.0], [1.0], [-1.0], [1.0]]), array([0.0, 1, 0, 1]), ones(4), 1.0)[1]) > 0.5
    True
    """
    model = LogisticRegression(C=1 / penalty, tol=1e-5, max_iter=2000)
    with threadpool_limits(1):  # threads wait for each other over so little: 15 s in place of 0.1 on a busy machine
        model.fit(rows, labels, sample_weight=weights)
    found: Array = np.append(model.intercept_, model.coef_[0])
    return found


def trained(learned: Sequence[Labelled | Written], pieces: Pieces) -> Heads:
    """The heads for these statements; a long document counts as the root of its statements, so that none drowns out
    the rest."""
    table = SCALE * token_table().vectors(sorted(pieces.known, key=lambda piece: pieces.known[piece][0]))
    held = _held(learned, pieces)
    dense = held @ table
    centre = dense.mean(axis=0)
    rows = hstack([csr_array(dense - centre), SCALE * held]).tocsr()
    says, intercepts = np.zeros((len(table), len(CORE))), np.full(len(CORE), -20.0)
    for at, core in enumerate(CORE):
        known = [n for n, one in enumerate(learned) if core in one.types]
        labels = np.array([float(learned[n].types[core]) for n in known])
        if min(labels.sum(), (1 - labels).sum()) < ENOUGH:
            continue
        found = logistic(rows[known], labels, weights_of([learned[n].document for n in known]), PENALTY)
        shared, own = np.split(found[1:], [table.shape[1]])
        says[:, at] = table @ shared + SCALE * own
        intercepts[at] = found[0] - centre @ shared
    return Heads(pieces, np.rint(100 * says).astype(int).ravel().tolist(), tuple(intercepts.round(4).tolist()))


def _held(learned: Sequence[Labelled | Written], pieces: Pieces) -> csr_array:
    """How often each piece stands in each statement, over the root of the number of its pieces."""
    cut = [pieces.of_text(one.text) for one in learned]
    rows = [row for row, places in enumerate(cut) for _ in places]
    values = [len(places) ** -0.5 for places in cut for _ in places]
    columns = [place for places in cut for place in places]
    return csr_array((values, (rows, columns)), shape=(len(learned), len(pieces.known)))


def weights_of(documents: Sequence[str]) -> Array:
    """One over the root of the length of each statement's document, mean 1."""
    lengths = Counter(documents)
    weights = np.array([lengths[document] ** -0.5 for document in documents])
    scaled: Array = weights / weights.mean()
    return scaled


def left_out(every: Sequence[Labelled], pieces: Pieces) -> Iterator[tuple[Labelled, Evidence]]:
    """Each statement with its evidence as a program would find it that had not learned from its document.

    What is held back was never learned from.
    """
    teaching = [one for one in every if may_teach(one.document)]
    written = written_statements()
    for document in sorted({one.document for one in teaching}):
        heads = trained([*(one for one in teaching if one.document != document), *written], pieces)
        yield from read_with(heads, [one for one in teaching if one.document == document])
    yield from read_with(trained([*teaching, *written], pieces), [one for one in every if not may_teach(one.document)])


def read_with(heads: Heads, some: Sequence[Labelled]) -> list[tuple[Labelled, Evidence]]:
    """Statements with their evidence by the rules and these heads."""
    return [(one, settled(one.text, one.statement.evidence, heads=heads)) for one in some]


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


def write(heads: Heads, receipt: Mapping[str, object]) -> None:
    width = len(CORE)
    rows = [
        "\t".join((piece, f"{likely:.2f}", *map(str, heads.says[width * at : width * (at + 1)])))
        for piece, (at, likely) in sorted(heads.pieces.known.items(), key=lambda item: item[1][0])
    ]
    WEIGHTS.write_text("\n".join(rows) + "\n", encoding="utf-8")
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

    encoder = bundled()
    if encoder is None:
        raise StoreError("Sprogmodellen er ikke installeret.", hint="Træn på Linux eller macOS.")
    pieces = vocabulary()
    sets = annotated_sets(shared)
    every = [one for each in sets for one in each.labelled]
    teaching = [one for one in every if may_teach(one.document)]
    read = list(left_out(every, pieces))
    curve = calibration([(one, found) for one, found in read if may_teach(one.document)])
    receipt: dict[str, object] = {
        "date": day,
        "encoder": encoder.name,
        "pieces": len(pieces.known),
        "annotations": {each.name: each.sha256 for each in sets},
        "documents": sorted({one.document for one in teaching}),
        "statements": len(teaching),
        "written": hashlib.sha256(WRITTEN_STATEMENTS.read_bytes()).hexdigest(),
        "labels": {core.value: sum(one.types.get(core, False) for one in teaching) for core in CORE},
        "core_f1": {key: round(value, 4) for key, value in core_f1(sets, read, curve=curve).items()},
        "calibration": curve,
    }
    heads = trained([*teaching, *written_statements()], pieces)
    receipt["intercepts"] = {core.value: value for core, value in zip(CORE, heads.intercepts, strict=True)}
    write(heads, receipt)
    click.echo(json.dumps(receipt, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main(prog_name="python -m bench.training")
