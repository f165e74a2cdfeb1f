"""How well are documents read whose writers and annotators had not seen the program?

One set of figures a batch of `bench/written_blind`. Rules were written with the earlier batches in view, so that only
the last one says what a stranger's document gets; how each did at first look stands in its README.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.annotated import BATCH_HELD_BACK, batches
from bench.figures import Figure
from bench.quality import agreement, exported
from bench.topics import judged, score_of
from kb.ingest import ingest
from kb.library import Library
from kb.meaning.encoder import bundled
from kb.paths import Home
from kb.scoring import gold_in
from kb.topic_tables import vectors_of

SHOWN = {
    "sections.line_accuracy": 0.90,
    "provisions.core_f1": 0.88,
    "facts.f1": 0.90,
    "facts.right_qualifiers": 0.98,
    "citations.f1": 0.98,
    "unstated.false_share": 0.02,
    "topics.pair_f1": 0.60,
    "topics.precision": 0.75,
    "topics.relation": 0.80,
}


def measure() -> Iterator[Figure]:
    """The figures of each batch; targets stand at the one that is held back."""
    for folder in batches():
        name = f"blind.{folder.name}"
        is_held_back = folder.name == BATCH_HELD_BACK
        found = dict(_reading(folder)) | dict(_topics(folder))
        for key, target in SHOWN.items():
            lower = key.startswith("unstated")
            yield Figure(f"{name}.{key}", found[key], target if is_held_back else None, lower_is_better=lower)


def _reading(folder: Path) -> Iterator[tuple[str, float]]:
    gold = gold_in(folder)
    for kind, scores in agreement("batch", gold, exported(folder / "corpus", {"batch": gold})).items():
        for measured, value in scores.items():
            yield f"{kind}.{measured}", value


def _topics(folder: Path) -> Iterator[tuple[str, float]]:
    with TemporaryDirectory(prefix="bench-") as place:
        home = Home(Path(place))
        ingest(home, [folder / "corpus"])
        score = score_of(Library.open(home), judged(folder / "matches.jsonl"), vectors_of(home, bundled()))
    yield from (
        ("topics.pair_f1", score.pair_f1),
        ("topics.precision", score.precision),
        ("topics.relation", score.relation),
    )
