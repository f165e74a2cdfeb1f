"""Where is the browser that the journeys are made in? Run as a script it sees to it that there is one.

Any Chromium will do: the system's, Chrome, Edge, or the one that Playwright brings. `KB_BROWSER` names another.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-quic"),
)
SKIPPED = "Der er ingen browser, så rejserne gennem app'en er sprunget over: kør `python tests/journeys/browser.py`."


def find() -> str | None:
    """Path of a browser; None when this machine has none."""
    named = os.environ.get("KB_BROWSER")
    if named:
        return named if Path(named).is_file() else None
    return next((path for path in map(shutil.which, NAMES) if path), None) or _playwrights_own()


def install() -> str | None:
    """A browser, installed when there is none: as root on Debian by apt, else Playwright's own."""
    if find() is None and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", *command], check=False, env=environment, stdout=subprocess.DEVNULL)
    if find() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return find()


def _playwrights_own() -> str | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


if __name__ == "__main__":
    found = install()
    print(f"browser for the journeys: {found}" if found else "No browser could be installed: the journeys are skipped.")
