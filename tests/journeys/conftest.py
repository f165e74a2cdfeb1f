"""The app in a real browser: one server for all journeys, over a home of its own with a part of the shipped corpus."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from kb.ingest import ingest
from kb.paths import Home
from kb.ui.address import View
from tests.journeys.browser import FLAGS, SKIPPED, find

PROJECT = Path(__file__).parents[2]
DOCUMENTS = (  # a page to show, a table to read, two editions to compare
    "egelund-bostoette-85.pdf",
    "havbjerg-stoette-til-voksne.html",
    "soenderaa-ledsagelse-2022.pdf",
    "soenderaa-ledsagelse-2025.docx",
)
WAIT = 30_000  # milliseconds
expect.set_options(timeout=WAIT)

Seen = TypeVar("Seen")


def eventually(read: Callable[[], Seen], wanted: Callable[[Seen], bool]) -> Seen:
    """What is read as soon as it is as wanted, or what it still is when the time is up.

    A page comes to rest by itself, on a busy machine late: a journey asks what it comes to, never how soon.
    """
    end = time.monotonic() + WAIT / 1000
    while not wanted(seen := read()) and time.monotonic() < end:
        time.sleep(0.1)
    return seen


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find()
    if path is None:
        pytest.skip(SKIPPED)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def journey_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("journeys"))
    home.corpus.mkdir(parents=True)
    for name in DOCUMENTS:
        shutil.copy(PROJECT / "corpus" / name, home.corpus)
    assert ingest(home, [home.corpus], workers=1).rejected == ()
    return home


@pytest.fixture(scope="session")
def server(browser: Browser, journey_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the running app."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", f"--server.port={port}"],
            cwd=PROJECT,
            env={**os.environ, "KB_HOME": str(journey_home.root), "PYTHONPATH": str(PROJECT)},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    address = f"http://localhost:{port}/"
    try:
        _wait_for(address, process, log)
        yield address
    finally:
        process.terminate()
        try:
            process.wait(timeout=WAIT / 1000)
        except subprocess.TimeoutExpired:  # on a busy machine what works behind the pages is still at it
            process.kill()
            process.wait()


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the app did not start: {log.read_text()[-2000:]}")


class Journey:
    """A person in front of the app."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def open(self, view: View) -> Page:
        self.page.goto(self.address + view.href.removeprefix("./"))
        return self.settled()

    def follow(self, view: View) -> Page:
        """Go there by one of our links, in the running session."""
        self.page.evaluate(
            """(href) => {
              const link = Object.assign(document.createElement("a"), { className: "kb", href, textContent: "x" });
              document.body.append(link);
              link.click();
              link.remove();
            }""",
            view.href,
        )
        self.page.wait_for_function(
            """([page, language, passage]) => location.pathname.split("/").pop() === page
              && document.documentElement.lang === language && location.search.includes(passage)""",
            arg=[view.page, view.language, f"linje={view.lines[0]}" if view.lines else ""],
        )
        return self.settled()

    def settled(self) -> Page:
        """The page once the program has run and its foot is there."""
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=WAIT)
        self.page.wait_for_selector("footer.kb-foot", state="attached", timeout=WAIT)
        self.page.wait_for_function("document.documentElement.dataset.kb === 'ready'", timeout=WAIT)
        return self.page


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Callable[..., Journey]]:
    """Begin a journey: `visit().open(View(...))`. What goes wrong in the browser's own script fails the test."""
    contexts = []
    errors: list[str] = []

    def begin(width: int = 1440, height: int = 900) -> Journey:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            locale="da-DK",
            permissions=["clipboard-read", "clipboard-write"],
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT)
        page.on("pageerror", lambda error: errors.append(str(error)))
        return Journey(page, server)

    yield begin
    for context in contexts:
        context.close()
    assert errors == []
