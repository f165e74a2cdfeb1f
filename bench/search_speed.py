"""How quick is a search of a large library? `python -m bench.search_speed`

The library is `bench.scale`: our own fictional documents told again with other words. Its vectors are random, which
takes the matrix product as long as real ones; the model itself is loaded and asked (`query`), so that a whole search
pays for it. Every time is a process's own (CPU), all its threads together, so that other work on the machine counts
little; what a person waits for, the clock, is printed beside it.

    keyword      the keyword leg alone, each question asked for the first time
    whole        a whole search, hits with their reasons and marks
    update       one document of a hundred passages changed: a new index from the one before, vectors of the words aside
    cold         `kb search` from a new shell, index there, model loaded
"""

from __future__ import annotations

import csv
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import numpy as np

from bench import scale
from bench.figures import Figure
from bench.runs import timed
from bench.search import PAIRS
from kb.index import Passage, Searcher
from kb.index.engines import engine_named
from kb.index.folder import MEANING, IndexFolder
from kb.index.vectors import Encoder, Progress, VectorCache, Vectors
from kb.index.writing import Part, write_parts
from kb.ingest import ingest
from kb.library import Library
from kb.meaning.encoder import bundled
from kb.paths import PROJECT, Home

PASSAGES = 60_000
NATIONAL = 300_000
TARGETS = {"keyword": 80.0, "whole": 150.0, "update": 3.0, "cold": 2.0, "national": 20.0}
DIMENSIONS = 384


class Standing:
    """The bundled model for questions, chance for passages."""

    name = "chance"

    def __init__(self, model: Encoder | None) -> None:
        self._model = model
        self._chance = np.random.RandomState(384)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return _unit(self._chance.standard_normal((len(texts), DIMENSIONS)))

    def query(self, text: str) -> Vectors:
        return self._model.query(text) if self._model is not None else self.passages([text])[0]


def _unit(values: np.ndarray) -> Vectors:
    return np.asarray(values / np.linalg.norm(values, axis=-1, keepdims=True), dtype=np.float32)


def measure(*, national: bool = False) -> Iterator[Figure]:
    """Times over 60,000 passages on Whoosh; with `national` over 300,000 on tantivy as well."""
    originals = _originals()
    with TemporaryDirectory(prefix="bench-scale-") as folder:
        yield from _of_size(Path(folder) / "whoosh", originals, PASSAGES, "whoosh")
        if national:
            yield from _of_size(Path(folder) / "tantivy", originals, NATIONAL, "tantivy")


def _originals() -> list[Passage]:
    from kb.index import passages_of

    with TemporaryDirectory(prefix="bench-scale-") as folder:
        home = Home(Path(folder))
        ingest(home, [PROJECT / "corpus"])
        library = Library.open(home)
        names = [document.document for document in library.documents]
        return [one for name in names for one in passages_of(library.reading(name), library.clean(name))]


def _of_size(folder: Path, originals: Sequence[Passage], size: int, engine: str) -> Iterator[Figure]:
    key = f"search_speed.{size // 1000}k.{engine}"
    passages = list(scale.passages(originals, size))
    parts = [
        Part(chosen[0].document, f"first {at}", lambda chosen=chosen: chosen)  # type: ignore[misc]
        for at in range(0, size, scale.A_DOCUMENT)
        for chosen in (passages[at : at + scale.A_DOCUMENT],)
    ]
    kind = engine_named(engine)
    began = time.process_time()
    write_parts(folder, parts, cache=None, kind=kind)
    yield Figure(f"{key}.build", time.process_time() - began, unit="s", is_kept=False)
    yield Figure(f"{key}.size", _megabytes(folder), unit="MB", is_kept=False)
    _write_chance(folder / MEANING, size)

    searcher = Searcher(folder, encoder=Standing(bundled()))
    searcher.search("støtte")  # opened, model loaded
    with PAIRS.open(encoding="utf-8", newline="") as table:
        texts = [row["query"] for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)]
    keyword = [_timed(partial(searcher.keyword_leg, question)) for question in map(searcher.read, texts)]
    whole = [_timed(partial(searcher.search, text)) for text in texts]
    target = TARGETS["national"] if engine == "tantivy" else TARGETS["keyword"]
    yield from _percentile(f"{key}.keyword", keyword, target)
    yield from _percentile(f"{key}.whole", whole, TARGETS["whole"] if size <= PASSAGES else None)

    seconds = timed((sys.executable, "-c", UPDATE, str(folder), str(folder.with_name(f"{engine}-after")))).output
    cpu, clock = map(float, seconds.split())
    yield Figure(f"{key}.update", cpu, TARGETS["update"] if size <= PASSAGES else None, True, unit="s", is_kept=False)
    yield Figure(f"{key}.update_clock", clock, unit="s", is_kept=False)
    run = timed((sys.executable, "-c", COLD, str(folder)), watch_memory=True)
    yield Figure(
        f"{key}.cold", run.cpu_seconds, TARGETS["cold"] if size <= PASSAGES else None, True, "s", is_kept=False
    )
    yield Figure(f"{key}.cold_clock", run.seconds, unit="s", is_kept=False)
    yield Figure(f"{key}.cold_memory", run.peak_mb, unit="MB", is_kept=False)
    yield Figure(f"{key}.memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, unit="MB", is_kept=False)


# A process of its own, so that the dictionary and the index are opened as they are after an ingestion.
UPDATE = """
import sys, time
from pathlib import Path
from bench.search_speed import updated
cpu, clock = time.process_time(), time.perf_counter()
updated(Path(sys.argv[1]), Path(sys.argv[2]))
print(time.process_time() - cpu, time.perf_counter() - clock)
"""
COLD = """
import sys
from pathlib import Path
from kb.index import Searcher
from kb.meaning.encoder import bundled
print(len(Searcher(Path(sys.argv[1]), encoder=bundled()).search("hvor tit folges der op på ledsageording").hits))
"""


def updated(before: Path, after: Path) -> None:
    """Make the index after a change: the first document has two words more in every passage, one of them unknown."""
    index = IndexFolder(before)
    first = [index.passage(number) for number in range(scale.A_DOCUMENT)]
    changed = [replace(one, text=f"{one.text} Nyaffattet brintbil.") for one in first]
    parts = [Part(filed.document, key, lambda: changed) for key, filed in index.documents.items()]
    parts[0] = replace(parts[0], key="changed")
    write_parts(after, parts, cache=_Chance(Path(), Standing(None)), before=index, kind=engine_named(index.engine_name))


class _Chance(VectorCache):
    """Vectors of chance in the place of the cache: a model's 20-50 ms a passage are not what is measured here."""

    def of(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        return _unit(np.random.RandomState(1).standard_normal((len(texts), DIMENSIONS)))


def _write_chance(place: Path, size: int) -> None:
    made = np.lib.format.open_memmap(place, mode="w+", dtype=np.float32, shape=(2, size, DIMENSIONS))
    chance = np.random.RandomState(384)
    for which in range(2):
        for start in range(0, size, 10_000):
            end = min(size, start + 10_000)
            made[which, start:end] = _unit(chance.standard_normal((end - start, DIMENSIONS)))
    made.flush()


def _timed(step: Callable[[], object]) -> tuple[float, float]:
    cpu, clock = time.process_time(), time.perf_counter()
    step()
    return 1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - clock)


def _percentile(key: str, times: Sequence[tuple[float, float]], target: float | None) -> Iterator[Figure]:
    for name, column in (("", 0), ("_clock", 1)):
        values = [one[column] for one in times]
        aim = target if column == 0 else None
        yield Figure(f"{key}{name}_p95", float(np.percentile(values, 95)), aim, True, unit="ms", is_kept=False)
    yield Figure(f"{key}_p50", float(np.percentile([one[0] for one in times], 50)), unit="ms", is_kept=False)


def _megabytes(folder: Path) -> float:
    return sum(place.stat().st_size for place in folder.rglob("*") if place.is_file()) / 1e6


@click.command()
@click.option("--national", is_flag=True, help="300,000 passages on tantivy as well: two minutes more.")
def main(national: bool) -> None:
    """Print how long a search takes."""
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    for figure in measure(national=national):
        click.echo(str(figure))


if __name__ == "__main__":
    main(prog_name="python -m bench.search_speed")
