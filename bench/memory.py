"""How much memory do `kb ingest` and its workers hold at most?

The sum of what is resident in each process, so pages they share count twice. Linux only (it reads /proc).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Figure
from bench.pdfs import write_pdfs
from bench.runs import PROC, kb, timed
from bench.speed import WORKERS

NOISE = 0.05


def measure() -> Iterator[Figure]:
    """The peak over the PDFs that speed is measured on, with two workers."""
    if not PROC.is_dir():
        print("not measured: no /proc on this system")
        return
    with TemporaryDirectory(prefix="bench-") as folder:
        pdfs = Path(folder) / "pdfs"
        pdfs.mkdir()
        write_pdfs(pdfs)
        run = timed(kb(Path(folder) / "home", "ingest", pdfs, "--workers", str(WORKERS)), watch_memory=True)
    yield Figure("memory.ingest_peak", run.peak_mb, unit="MB", lower_is_better=True, noise=NOISE)
