"""How many pages a second, beside others on the same PDFs?

Ours is the whole of `kb ingest --workers 2` into an empty home: start, read, check by a second reading, clean,
understand, store. The runs take turns (A B C A B C), each a process of its own from start to end, and each round
gives its ratios; the median of the rounds is the figure, because other work on the machine slows both sides of a
round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench import rivals
from bench.figures import Figure
from bench.pdfs import write_pdfs
from bench.runs import Run, kb, timed

WORKERS = 2
NOISE = 0.10  # relative; paired medians of three rounds still differ by so much on a busy machine


def measure(*, rounds: int = 3, warp_python: str | None = None) -> Iterator[Figure]:
    """Pages a second of each, and ours as a multiple of theirs."""
    with TemporaryDirectory(prefix="bench-") as folder:
        paths = Path(folder) / "pdfs"
        paths.mkdir()
        pdfs = write_pdfs(paths)
        commands: dict[str, Callable[[Path], Sequence[str]]] = {
            "kb": lambda home: kb(home, "ingest", paths, "--workers", str(WORKERS)),
            "extract_text": lambda _: rivals.extract_text(pdfs.paths),
        }
        if warp_python:
            commands["warp_ingest"] = lambda _: rivals.warp_ingest(pdfs.paths, warp_python)
        runs: dict[str, list[Run]] = {name: [] for name in commands}
        for number in range(1, rounds + 1):
            for name, command in commands.items():
                run = timed(command(Path(folder) / f"home-{number}"))
                runs[name].append(run)
                print(f"  round {number}: {name:<14}{run.seconds:6.2f} s, {run.cpu_seconds:6.2f} s CPU", flush=True)
        yield from _figures(runs, pdfs.pages)


def _figures(runs: dict[str, list[Run]], pages: int) -> Iterator[Figure]:
    for name, taken in runs.items():
        yield Figure(f"speed.{name}", pages / median(run.seconds for run in taken), unit="pages/s", is_kept=False)
    for name, target in (("extract_text", 1.5), ("warp_ingest", 2.5)):
        if name in runs:
            ratio = median(theirs.seconds / ours.seconds for theirs, ours in zip(runs[name], runs["kb"], strict=True))
            yield Figure(f"speed.times_{name}", ratio, target, unit="x", noise=NOISE)
