"""How long does a person wait for the app, and what does an open session cost?

In a headless browser, over 98 made-up municipalities with a standard under § 85 each: one of the shipped documents told
again under other names. The server is warm when the first figure is taken. Seconds are of this machine, so only their
targets count; memory per session is what the server's resident memory grows by.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.figures import Figure
from bench.pdfs import CORPUS
from bench.runs import PROC, kb, timed
from kb.paths import PROJECT
from kb.ui.address import COMPARE, OVERVIEW, View
from tests.journeys.browser import FLAGS, find

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MUNICIPALITIES = 98
LAW = "SEL § 85"
TOLD_AGAIN = "noerresoe-socialpaedagogisk-bistand.txt"
SESSIONS = 16
_FIRST = ("Nord", "Syd", "Vester", "Øster", "Lille", "Store", "Gammel", "Ny", "Over", "Neder")
_LAST = ("bæk", "holm", "rup", "lund", "sted", "borg", "vig", "mark", "næs", "ager")
_READY = """() => document.documentElement.dataset.kb === "ready" && document.querySelector("footer.kb-foot")
  && document.querySelector('[data-test-script-state="notRunning"]')"""


def measure(*, rounds: int = 3) -> Iterator[Figure]:
    """Seconds to the first useful screen, for a filter change and for a source; MB per open session."""
    path = find()
    if path is None:
        print("  not measured: this machine has no browser (python tests/journeys/browser.py installs one)")
        return
    from playwright.sync_api import sync_playwright

    with TemporaryDirectory(prefix="bench-") as folder, sync_playwright() as playwright:
        home = Path(folder)
        _write(home / "corpus")
        timed(kb(home, "ingest"))
        with _server(home) as (address, pid):
            browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
            yield from _waits(browser, address, rounds)
            if PROC.is_dir():
                yield _memory(browser, address, pid)
            browser.close()


def names() -> list[str]:
    """Of the municipalities, none of them real."""
    return [f"{_FIRST[n // len(_LAST)]}{_LAST[n % len(_LAST)]}" for n in range(MUNICIPALITIES)]


def _write(folder: Path) -> None:
    folder.mkdir(parents=True)
    text = (CORPUS / TOLD_AGAIN).read_text(encoding="utf-8")
    for name in names():
        (folder / f"{name.casefold()}.txt").write_text(text.replace("Nørresø", name), encoding="utf-8")


def _waits(browser: Browser, address: str, rounds: int) -> Iterator[Figure]:
    _open(browser, address, View(COMPARE, law=LAW)).close()  # warms the server
    first: list[float] = []
    usual: list[float] = []
    for _ in range(rounds):
        for view, into in ((View(OVERVIEW), first), (View(COMPARE, law=LAW), usual)):
            started = time.perf_counter()
            page = _open(browser, address, view)
            into.append(time.perf_counter() - started)
            page.close()
    yield _seconds("app.first_screen", first, target=3.0)
    yield _seconds("app.first_comparison", usual, target=3.0)
    page = _open(browser, address, View(COMPARE, law=LAW, municipalities=tuple(names())))
    page.wait_for_function(f"document.querySelectorAll('.kb-reading thead th').length === {MUNICIPALITIES + 1}")
    page.wait_for_timeout(1500)  # the first painting is over
    changes = []
    sections = page.locator(".stMultiSelect input").nth(1)
    rows = page.locator(".kb-reading tbody tr").count()
    for left in range(rows - 1, max(0, rows - 1 - rounds), -1):
        sections.focus()
        started = time.perf_counter()
        page.keyboard.press("Backspace")
        page.wait_for_function(f"document.querySelectorAll('.kb-reading tbody tr').length === {left}")
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        changes.append(time.perf_counter() - started)
    yield _seconds("app.filter_change_98", changes, target=0.5)
    found = page.evaluate(
        """() => {
          const box = document.querySelector(".kb-tools input[type=search]");
          const started = performance.now();
          box.value = "støtte";
          box.dispatchEvent(new Event("input"));
          return (performance.now() - started) / 1000;
        }"""
    )
    yield _seconds("app.find_in_table_98", [found], target=0.2)
    sources = []
    for at in range(rounds):
        started = time.perf_counter()
        page.locator("td .kb-quote").nth(at).click()
        passage = page.locator("td .kb-quote").nth(at).get_attribute("class") or ""
        mark = next(name for name in passage.split() if name.startswith("at-"))
        page.wait_for_selector(f'.kb-evidence-head[data-passage="{mark}"]')
        sources.append(time.perf_counter() - started)
    yield _seconds("app.open_source_98", sources, target=0.5)
    page.close()


def _memory(browser: Browser, address: str, pid: int) -> Figure:
    view = View(COMPARE, law=LAW)
    # The first few fill what sessions share; the rest only add themselves. Below zero: less than what comes and goes.
    pages = [_open(browser, address, view) for _ in range(SESSIONS // 4)]
    before = _resident_mb(pid)
    pages += [_open(browser, address, view) for _ in range(SESSIONS)]
    grown = (_resident_mb(pid) - before) / SESSIONS
    for page in pages:
        page.close()
    return Figure("app.memory_per_session", grown, 10.0, lower_is_better=True, unit="MB", is_kept=False)


def _open(browser: Browser, address: str, view: View) -> Page:
    page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="da-DK")
    page.goto(address + view.href.removeprefix("./"))
    page.wait_for_function(_READY, timeout=60_000)
    return page


def _seconds(name: str, runs: list[float], *, target: float) -> Figure:
    return Figure(name, median(runs), target, lower_is_better=True, unit="s", is_kept=False)


def _resident_mb(pid: int) -> float:
    for line in (PROC / str(pid) / "status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


@contextmanager
def _server(home: Path) -> Iterator[tuple[str, int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", f"--server.port={port}"],
        cwd=PROJECT,
        env={**os.environ, "KB_HOME": str(home), "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}/"
    try:
        for _ in range(300):
            try:
                with urllib.request.urlopen(f"{address}_stcore/health", timeout=1):
                    break
            except OSError:
                time.sleep(0.1)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(timeout=10)
