"""Lines fit the terminal; a file has the same lines everywhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from kb.cli.output import format_meant
from kb.present.line import WIDEST, fit, width


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def wide_again() -> Iterator[None]:
    yield
    fit(WIDEST)


def read_on(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on in the test, standard output is a terminal."""
    monkeypatch.setattr(sys, "stdout", _Terminal())
    monkeypatch.setattr("kb.cli.output.get_terminal_size", lambda: os.terminal_size((columns, 24)))


@pytest.mark.parametrize(("columns", "wanted"), [(80, 80), (120, WIDEST), (20, 50)])
def test_text_fits_the_terminal(monkeypatch: pytest.MonkeyPatch, columns: int, wanted: int) -> None:
    read_on(columns, monkeypatch)
    assert format_meant(None, None, ("text", "json")) == "text"
    assert width() == wanted


@pytest.mark.parametrize("out", [Path("svar.txt"), None])
def test_what_is_no_text_for_a_terminal_is_as_wide_as_ever(monkeypatch: pytest.MonkeyPatch, out: Path | None) -> None:
    read_on(60, monkeypatch)
    format_meant("text" if out else "json", out, ("text", "json"))
    assert width() == WIDEST
