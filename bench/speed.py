"""How many pages a second, beside others on the same PDFs?

Ours is the whole of `kb ingest --workers 2` into an empty home: start, read, check by a second reading, clean, understand,
store. The runs take turns (A B C A B C), each a process of its own from start to end, and each round gives its ratios; the
median of the rounds is the figure, because other work on the machine slows both sides of a round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench import rivals
from bench.figures import Figure
from bench.pdfs import PdfSet, write_pdfs
from bench.runs import kb, timed

WORKERS = 2
NOISE = 0.10  # relative; paired medians of three rounds still differ by so much on a busy machine


def measure(*, rounds: int = 3, warp_python: str | None = None) -> Iterator[Figure]:
    """Pages a second of each, and ours as a multiple of theirs."""
    with TemporaryDirectory(prefix="bench-") as folder:
        pdfs = write_pdfs(_made(Path(folder) / "pdfs"))
        runners: dict[str, Callable[[int], float]] = {
            "kb": lambda round_number: _ingest(pdfs, Path(folder) / f"home-{round_number}"),
            "extract_text": lambda _: timed(rivals.extract_text(pdfs.paths)).seconds,
        }
        if warp_python:
            runners["warp_ingest"] = lambda _: timed(rivals.warp_ingest(pdfs.paths, warp_python)).seconds
        seconds: dict[str, list[float]] = {name: [] for name in runners}
        for round_number in range(rounds):
            for name, run in runners.items():
                seconds[name].append(run(round_number))
                print(
                    f"  round {round_number + 1}: {name} {seconds[name][-1]:.2f} s for {pdfs.pages} pages", flush=True
                )
        yield from _figures(seconds, pdfs.pages)


def _figures(seconds: dict[str, list[float]], pages: int) -> Iterator[Figure]:
    for name, taken in seconds.items():
        yield Figure(f"speed.{name}", pages / median(taken), unit="pages/s", is_kept=False)
    for name, target in (("extract_text", 1.5), ("warp_ingest", 2.5)):
        if name in seconds:
            ratio = median(theirs / ours for theirs, ours in zip(seconds[name], seconds["kb"], strict=True))
            yield Figure(f"speed.times_{name}", ratio, target, unit="x", noise=NOISE)


def _ingest(pdfs: PdfSet, home: Path) -> float:
    return timed(kb(home, "ingest", pdfs.paths[0].parent, "--workers", str(WORKERS))).seconds


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
