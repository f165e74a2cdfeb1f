"""Whenever `kb ingest` is killed: does the library still show its last complete state, or the new one?

A small library stands; a larger document is added by a run that gets SIGKILL at a random moment (seeded, so the draws
are the same each time). Then every document is loaded with its source, cleaned text and reading, and its account is
checked.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Figure
from bench.pdfs import CORPUS
from bench.runs import kb, timed
from kb.errors import KbError
from kb.library import Library
from kb.paths import Home
from kb.sources import verify as verify_source
from kb.text.ledger import verify as verify_text

MOMENTS = 20
STANDING = ("sandmose-samvaer-104.html", "soenderaa-ledsagelse-2022.pdf")
ADDED = ("egelund-bostoette-85.pdf", "klitholm-ledsagelse-og-bostoette.pdf")


def measure(*, seed: int = 85) -> Iterator[Figure]:
    """In how many of twenty kills the state was readable and whole, and how many runs were really cut short."""
    if os.name != "posix":
        print("not measured: no SIGKILL on this system")
        return
    chance = random.Random(seed)
    whole = cut_short = 0
    with TemporaryDirectory(prefix="bench-") as folder:
        standing = Home(Path(folder) / "standing")
        standing.corpus.mkdir(parents=True)
        for name in STANDING:
            shutil.copy(CORPUS / name, standing.corpus)
        timed(kb(standing.root, "ingest"))
        for name in ADDED:
            shutil.copy(CORPUS / name, standing.corpus)
        length = timed(kb(_copy(standing, "whole").root, "ingest", "--workers", "2")).seconds
        for moment in range(MOMENTS):
            home = _copy(standing, f"moment-{moment}")
            with subprocess.Popen(
                kb(home.root, "ingest", "--workers", "2"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            ) as process:
                time.sleep(chance.uniform(0.1, 1.0) * length)
                process.send_signal(signal.SIGKILL)
            shown = whole_documents(home)
            whole += shown in (set(STANDING), {*STANDING, *ADDED})
            cut_short += shown == set(STANDING)
    yield Figure("kill.whole", whole, MOMENTS)
    yield Figure("kill.cut_short", cut_short, is_kept=False)


def whole_documents(home: Home) -> set[str]:
    """The documents of the library when all of them can be read and their accounts balance; else none."""
    try:
        library = Library.open(home)
        for document in library.documents:
            clean = library.clean(document.document)
            if not library.reading(document.document).sections or verify_source(clean.source) or verify_text(clean):
                return set()
    except KbError as error:
        print(f"  {error}", file=sys.stderr)
        return set()
    return {document.document for document in library.documents}


def _copy(home: Home, name: str) -> Home:
    there = home.root.with_name(name)
    shutil.copytree(home.root, there)
    return Home(there)
