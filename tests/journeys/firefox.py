"""Debian's Firefox, driven by the protocol that browsers share (WebDriver BiDi).

Playwright drives a Firefox of its own making only, which not every machine can fetch; this one is the people's.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

NAMES = ("firefox-esr", "firefox")
WAIT = 60.0  # seconds
_QUIET = {  # it asks nobody anything
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}
_AT_REST = "document.querySelector('[data-test-script-state=\"notRunning\"]')"
_LISTENING_RE = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


def find() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


class Firefox:
    """One page."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._numbers = count(1)
        self.errors: list[str] = []  # what went wrong in the page's scripts
        self._do("session.new", capabilities={})
        self._do("session.subscribe", events=["log.entryAdded"])
        self._page = self._do("browsingContext.getTree")["contexts"][0]["context"]
        self._do("browsingContext.setViewport", context=self._page, viewport={"width": 1440, "height": 900})

    def open(self, address: str) -> None:
        self._do("browsingContext.navigate", context=self._page, url=address, wait="complete")
        self.until("document.documentElement.dataset.kb === 'ready' && document.querySelector('footer.kb-foot')")

    def value(self, expression: str) -> Any:
        """What the expression is in the page: text, number or truth."""
        return self._evaluated(expression).get("value")

    def until(self, expression: str) -> None:
        """Wait until the expression is true in the page."""
        end = time.monotonic() + WAIT
        while self.value(f"Boolean({expression})") is not True:
            assert time.monotonic() < end, f"never true: {expression}"
            time.sleep(0.1)

    def click(self, selector: str) -> None:
        """With the mouse, in the middle of the first element, once it has come to rest."""
        named = f"document.querySelector({json.dumps(selector)})"
        self.until(f"{named} && {_AT_REST}")
        end = time.monotonic() + WAIT
        before, place = "", self._place_of(named)
        while before != place:
            assert time.monotonic() < end, f"never at rest: {selector}"
            time.sleep(0.2)
            before, place = place, self._place_of(named)
        element = {"type": "element", "element": {"sharedId": self._evaluated(named)["sharedId"]}}
        moves = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": element},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._do("input.performActions", context=self._page, actions=[{"type": "pointer", "id": "m", "actions": moves}])

    def _place_of(self, named: str) -> str:
        """Where the element is after it was brought into sight."""
        there = f"JSON.stringify({named}?.getBoundingClientRect() ?? 'gone')"
        return str(self.value(f"({named}?.scrollIntoView({{ block: 'center' }}), {there})"))

    def press(self, keys: str) -> None:
        typed = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._do("input.performActions", context=self._page, actions=[{"type": "key", "id": "k", "actions": typed}])

    def end(self) -> None:
        self._do("browser.close")

    def _evaluated(self, expression: str) -> dict[str, Any]:
        said = self._do("script.evaluate", expression=expression, target={"context": self._page}, awaitPromise=True)
        assert said["type"] == "success", said
        return dict(said["result"])

    def _do(self, method: str, **params: object) -> dict[str, Any]:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            said = json.loads(self._socket.recv(timeout=WAIT))
            if said.get("method") == "log.entryAdded":
                entry = said["params"]
                if entry["type"] == "javascript" and entry["level"] == "error":
                    self.errors.append(str(entry["text"]))
            elif said.get("id") == number:
                assert said["type"] == "success", said
                return dict(said["result"])


@contextmanager
def started(program: str, profile: Path) -> Iterator[Firefox]:
    """A Firefox without a window and with an empty profile."""
    profile.mkdir(exist_ok=True)
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in _QUIET.items()]
    (profile / "user.js").write_text("\n".join(lines))
    command = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port=0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        try:
            found = next(filter(None, map(_LISTENING_RE.search, process.stdout)), None)
            assert found is not None, "Firefox ended at once"
            with connect(f"{found[1]}/session", max_size=None, open_timeout=WAIT) as socket:
                firefox = Firefox(socket)
                yield firefox
                firefox.end()
        finally:
            if process.poll() is None:
                process.terminate()
