"""Where does the time go for one document: reading, cleaning, understanding or storing?

The 25-page handbook in one process, the first time (dictionary and model are loaded) and after that. `--profile`
lists the functions that take longest. For the person who mends: the figures are printed and not kept.
"""

from __future__ import annotations

import cProfile
import pstats
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.figures import Figure
from bench.pdfs import CORPUS, page_count
from kb.meaning import understand
from kb.sources import read
from kb.store import Cleaning, FileStore
from kb.text import clean

HANDBOOK = CORPUS / "aasbjerg-kvalitetsstandarder-2024.pdf"
STAGES = ("read", "clean", "understand", "store")
ROUNDS = 5


def measure(*, profile: bool = False) -> Iterator[Figure]:
    """Milliseconds a page of each stage."""
    pages = page_count(HANDBOOK)
    first, *later = [_once(HANDBOOK) for _ in range(1 + ROUNDS)]
    for at, stage in enumerate(STAGES):
        yield Figure(f"stages.{stage}.first", 1000 * first[at] / pages, unit="ms/page", is_kept=False)
        warm = median(seconds[at] for seconds in later)
        yield Figure(f"stages.{stage}", 1000 * warm / pages, unit="ms/page", is_kept=False)
    if profile:
        recorder = cProfile.Profile()
        recorder.runcall(_once, HANDBOOK)
        pstats.Stats(recorder).sort_stats("tottime").print_stats(25)
        pstats.Stats(recorder).sort_stats("cumulative").print_stats("kb/", 40)


def _once(path: Path) -> tuple[float, ...]:
    """Seconds of each stage."""
    with TemporaryDirectory(prefix="bench-") as folder:
        marks = [time.perf_counter()]
        source = read(path)
        marks.append(time.perf_counter())
        cleaned = clean(source)
        marks.append(time.perf_counter())
        reading = understand(cleaned)
        marks.append(time.perf_counter())
        store = FileStore(Path(folder))
        with store.writing():
            for record in (source, Cleaning.of(cleaned), reading):
                store.save("0" * 24, record)
        marks.append(time.perf_counter())
    return tuple(after - before for before, after in pairwise(marks))
