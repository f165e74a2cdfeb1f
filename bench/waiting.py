"""How long does one wait for a run in which nothing changed, and for the first answer of a command?

A hundred documents: the shipped ones under other names, the scanned page left out. Whole processes from start to end,
the median of several runs. They are seconds on this machine, so only their targets count and they are not in the
record.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.figures import Figure
from bench.made_from import sources
from bench.pdfs import CORPUS
from bench.runs import Run, kb, timed

DOCUMENTS = 100
COMMANDS: dict[str, tuple[str, ...]] = {
    "matrix": ("matrix", "--law", "SEL § 85"),
    "show": ("show", "aasbjerg-kvalitetsstandarder-2024-0.pdf"),
    "export_sections": ("export", "sections"),
    "export_provisions": ("export", "provisions"),
}


def measure(*, rounds: int = 3) -> Iterator[Figure]:
    """Seconds for `kb ingest` without changes, and for each reading command."""
    with TemporaryDirectory(prefix="bench-") as folder:
        home = Path(folder) / "home"
        _write_documents(home / "corpus")
        first = timed(kb(home, "ingest")).seconds
        yield Figure("ingest.first", first, unit="s", lower_is_better=True, is_kept=False)
        again = [
            run for run in (timed(kb(home, "ingest", "--json")) for _ in range(rounds)) if is_unchanged(run.output)
        ]
        if again:
            yield _figure("ingest.unchanged", again, target=1.0)
        else:
            print("  no run without changes: the program itself was edited meanwhile")
        for name, command in COMMANDS.items():
            yield _figure(f"ingest.cold_{name}", [timed(kb(home, *command)) for _ in range(rounds)], target=2.0)


def is_unchanged(report: str) -> bool:
    """Did this run (its `--json` report) find every document as it was?"""
    return all(document["outcome"] == "unchanged" for document in json.loads(report)["documents"])


def _figure(name: str, runs: list[Run], *, target: float) -> Figure:
    seconds = median(run.seconds for run in runs)
    return Figure(name, seconds, target, lower_is_better=True, unit="s", is_kept=False)


def _write_documents(folder: Path) -> None:
    folder.mkdir(parents=True)
    names = [document.output for document in sources() if document.head["layout"] != "scan"]
    for number in range(DOCUMENTS):
        path = CORPUS / names[number % len(names)]
        shutil.copy(path, folder / f"{path.stem}-{number // len(names)}{path.suffix}")
