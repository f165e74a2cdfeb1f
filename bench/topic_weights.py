"""`python -m bench.topic_weights`: what is evidence worth that two statements are one topic?

Pairs of statements of two documents that people put together or kept apart go through a logistic regression, with the
evidence of `kb/compare/topics/likeness.py`: those that speak to one question, and all others. Printed are the F1 and
precision of each set with the weights of the others, and the weights that all sets give, which a person then writes
into `likeness.py`. Sets: our own standards, the documents beside the repository where they exist, and the batches
written blind but the last, which is held back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import click
import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from bench.annotated import BATCH_HELD_BACK, SHARED, batches
from bench.topics import Group, judged, overlap, scored, shipped, span_of
from kb.compare.topics import topics_of
from kb.compare.topics.concepts import concepts
from kb.compare.topics.leanings import Floats, VectorsOf
from kb.compare.topics.likeness import ANSWERS, SUBJECTS, Flags, Likeness, Places
from kb.compare.topics.questions import speaking
from kb.compare.topics.records import Statement
from kb.compare.topics.statements import voices
from kb.ingest import ingest
from kb.library import Library
from kb.meaning.encoder import bundled
from kb.paths import PROJECT, Home
from kb.topic_tables import vectors_of

Array = npt.NDArray[np.float64]
Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Judged:
    """What people put together in one library, and what it says, by law."""

    groups: Sequence[Group]
    said: Mapping[str, Sequence[Statement]]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Evidence and whether a pair belongs together; columns as in `ANSWERS` and `SUBJECTS`, without the bias."""

    answers: Array
    are_answers: Flags
    subjects: Array
    are_subjects: Flags


def sets(folder: Path, shared: Path, more: Sequence[Path]) -> Iterator[tuple[str, list[Judged], VectorsOf]]:
    """Each set with its vectors; `more`: further annotations of the documents beside the repository."""
    library, meaning = _read(folder / "own", PROJECT / "corpus")
    yield "own", [_judged(library, groups) for groups in shipped(library).values()], meaning
    if (shared / "gold" / "matches.jsonl").exists():
        library, meaning = _read(folder / "shared", shared / "corpus")
        places = (shared / "gold" / "matches.jsonl", *more)
        yield "shared", [_judged(library, judged(place)) for place in places], meaning
    for batch in batches():
        if batch.name != BATCH_HELD_BACK:
            library, meaning = _read(folder / batch.name, batch / "corpus")
            yield batch.name, [_judged(library, judged(batch / "matches.jsonl"))], meaning


def _read(place: Path, corpus: Path) -> tuple[Library, VectorsOf]:
    home = Home(place)
    ingest(home, [corpus])
    meaning = vectors_of(home, bundled())
    if meaning is None:
        raise RuntimeError("the bundled model is not installed on this platform")
    return Library.open(home), meaning


def _judged(library: Library, groups: Sequence[Group]) -> Judged:
    laws = sorted({group.law for group in groups})
    return Judged(groups, {law: [one for voice in voices(library, law)[1] for one in voice.statements] for law in laws})


def pairs(one: Judged, meaning: VectorsOf) -> Pairs:
    """The pairs of which both statements are annotated."""
    answers: list[Array] = []
    subjects: list[Array] = []
    for law, said in one.said.items():
        spans = [(at, span) for at, group in enumerate(one.groups) if group.law == law for span in group.members]
        held = [{at for at, span in spans if overlap(span_of(each.provision), span)} for each in said]
        names = sorted({each.provision.document for each in said})
        of = np.array([names.index(each.provision.document) for each in said])
        together = np.array([[bool(mine & theirs) for theirs in held] for mine in held])
        likeness = Likeness(said, meaning)
        rest = np.logical_and.outer(*[np.array([bool(each) for each in held])] * 2) & (of[:, None] < of[None])
        for concept, rows in zip(concepts(), speaking(said, likeness.shares), strict=True):
            asked = np.array([row for row in rows if held[row]], dtype=np.intp)
            if len(set(of[asked].tolist())) < 2:
                continue
            known = np.array([concept.name in said[row].concepts for row in asked])
            seen = [_answers_by(likeness, asked, known, name) for name in _evidence(ANSWERS)]
            here = of[asked][:, None] < of[asked][None]
            at = np.ix_(asked, asked)
            answers.append(np.column_stack([*(each[here] for each in seen), together[at][here]]))
            rest[at] = False
        every = np.arange(len(said))
        seen = [_subjects_by(likeness, every, name) for name in _evidence(SUBJECTS)]
        subjects.append(np.column_stack([*(each[rest] for each in seen), together[rest]]))
    all_answers, all_subjects = np.vstack(answers), np.vstack(subjects)
    return Pairs(all_answers[:, :-1], all_answers[:, -1] > 0, all_subjects[:, :-1], all_subjects[:, -1] > 0)


def _evidence(weights: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(name for name in weights if name != "bias")


def _answers_by(likeness: Likeness, rows: Places, known: Flags, name: str) -> Floats:
    with patch.dict(ANSWERS, dict.fromkeys(ANSWERS, 0.0) | {name: 1.0}):
        return likeness.answers(rows.tolist(), known)


def _subjects_by(likeness: Likeness, rows: Places, name: str) -> Floats:
    with patch.dict(SUBJECTS, dict.fromkeys(SUBJECTS, 0.0) | {name: 1.0}):
        return likeness.between(rows.tolist(), rows.tolist())


def fitted(some: Sequence[Pairs]) -> tuple[Weights, Weights]:
    """The weights of both sums."""
    answers = _fit(ANSWERS, [one.answers for one in some], [one.are_answers for one in some])
    return answers, _fit(SUBJECTS, [one.subjects for one in some], [one.are_subjects for one in some])


def _fit(names: Mapping[str, float], rows: Sequence[Array], labels: Sequence[Flags]) -> Weights:
    model = LogisticRegression(max_iter=3000).fit(np.vstack(rows), np.concatenate(labels))
    found = dict(zip(_evidence(names), model.coef_[0].tolist(), strict=True)) | {"bias": float(model.intercept_[0])}
    return {name: round(value, 2) for name, value in found.items()}


@click.command(help=__doc__)
@click.option("--shared", default=SHARED, type=click.Path(path_type=Path), help="Folder with gold/ and corpus/.")
@click.option(
    "--more", multiple=True, type=click.Path(path_type=Path), help="Further groups in its documents (matches.jsonl)."
)
def main(shared: Path, more: Sequence[Path]) -> None:
    with TemporaryDirectory(prefix="bench-") as folder:
        found = [(name, held, meaning) for name, held, meaning in sets(Path(folder), shared, more)]
        made = {name: [pairs(one, meaning) for one in held] for name, held, meaning in found}
        for name, held, meaning in found:
            answers, subjects = fitted([one for other, some in made.items() if other != name for one in some])
            with patch.dict(ANSWERS, answers), patch.dict(SUBJECTS, subjects):
                for one in held:
                    topics = [
                        each for law, said in one.said.items() for each in topics_of(said, law, vectors_of=meaning)
                    ]
                    score = scored(one.groups, topics)
                    click.echo(f"without {name}: F1 {score.pair_f1:.3f}, precision {score.precision:.3f}")
        for title, weights in zip(
            ("ANSWERS", "SUBJECTS"), fitted([one for some in made.values() for one in some]), strict=True
        ):
            click.echo(f"{title} {weights}")


if __name__ == "__main__":
    main()
