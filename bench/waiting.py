"""How long does one wait for a run in which nothing changed, and for the first answer of a command?

A hundred documents: the shipped ones under other names, the scanned page left out. Whole processes from start to end,
the median of several runs. They are seconds on this machine, so only their targets count and they are not in the
record.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.figures import Figure
from bench.made_from import sources
from bench.pdfs import CORPUS
from bench.runs import kb, timed

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
        yield _figure("ingest.unchanged", home, ("ingest",), target=1.0, rounds=rounds)
        for name, command in COMMANDS.items():
            yield _figure(f"ingest.cold_{name}", home, command, target=2.0, rounds=rounds)


def _figure(name: str, home: Path, command: tuple[str, ...], *, target: float, rounds: int) -> Figure:
    seconds = median(timed(kb(home, *command)).seconds for _ in range(rounds))
    return Figure(name, seconds, target, lower_is_better=True, unit="s", is_kept=False)


def _write_documents(folder: Path) -> None:
    folder.mkdir(parents=True)
    names = [document.output for document in sources() if document.head["layout"] != "scan"]
    for number in range(DOCUMENTS):
        path = CORPUS / names[number % len(names)]
        shutil.copy(path, folder / f"{path.stem}-{number // len(names)}{path.suffix}")
