"""Whenever a run is killed: is the last complete state there, or the new one, and never a mixture?"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kb.ingest import ingest
from kb.library import Library
from kb.paths import Home

MOMENTS = 20
NAMES = ("a.txt", "b.txt", "c.txt", "d.txt")

INGEST = """
import sys
from pathlib import Path
from kb.ingest import ingest
from kb.paths import Home

if __name__ == "__main__":
    ingest(Home(Path(sys.argv[1])), [Path(sys.argv[1]) / "corpus"], workers=int(sys.argv[2]))
"""


def write_edition(home: Home, edition: int) -> None:
    home.corpus.mkdir(exist_ok=True)
    for name in NAMES:
        lines = "\n".join(f"Støtten kan bestå af samtaler nummer {line}." for line in range(40))
        (home.corpus / name).write_text(f"Udgave {edition} af {name}\n\n{lines}\n", encoding="utf-8")


def editions_shown(home: Home) -> list[str]:
    """The edition that each document shows, by its source, its cleaned text and its reading."""
    library = Library.open(home)
    assert tuple(document.document for document in library.documents) == NAMES
    for name in NAMES:
        assert library.reading(name).sections
        assert library.clean(name).texts[0] == library.source(name).lines[0].text
    return [library.source(name).lines[0].text.split()[1] for name in NAMES]


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_a_run_killed_at_any_moment_leaves_a_complete_state(tmp_path: Path) -> None:
    home = Home(tmp_path)
    script = tmp_path / "ingest.py"
    script.write_text(INGEST)
    write_edition(home, 0)
    started = time.monotonic()
    subprocess.run([sys.executable, str(script), str(tmp_path), "1"], check=True)
    whole_run = time.monotonic() - started
    chance = random.Random(85)
    shown = "0"
    finished = 0
    for moment in range(1, MOMENTS + 1):
        write_edition(home, moment)
        workers = "2" if moment % 5 == 0 else "1"
        with subprocess.Popen([sys.executable, str(script), str(tmp_path), workers]) as process:
            time.sleep(chance.uniform(0.2, 1.1) * whole_run)
            process.send_signal(signal.SIGKILL)
        editions = editions_shown(home)
        assert editions in ([shown] * len(NAMES), [str(moment)] * len(NAMES))
        finished += editions[0] == str(moment)
        shown = editions[0]
    assert finished < MOMENTS, "no run was killed: the moments are too late"
    report = ingest(home, [home.corpus], workers=1)
    assert report.rejected == ()
    assert editions_shown(home) == [str(MOMENTS)] * len(NAMES)
    assert not list(home.indexes.rglob("*.tmp"))
