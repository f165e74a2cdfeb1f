"""Does a command answer before one wonders whether it hangs?"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from kb.ingest import ingest
from kb.paths import Home

DOCUMENTS = 100


@pytest.fixture(scope="module")
def large_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A hundred documents of some three pages each."""
    home = Home(tmp_path_factory.mktemp("large"))
    home.corpus.mkdir()
    for number in range(DOCUMENTS):
        sentences = "\n".join(f"- hjælp til opgave {line} efter aftale med kommunen" for line in range(100))
        (home.corpus / f"standard-{number:03}.txt").write_text(
            f"Kvalitetsstandard nr. {number}\n\nLovgrundlag\nServiceloven § 85\n\nIndhold\n{sentences}\n",
            encoding="utf-8",
        )
    assert len(ingest(home, [home.corpus]).outcomes) == DOCUMENTS
    return home


def seconds(home: Home, *arguments: str) -> float:
    """Of a processor, the quickest of three, less what the interpreter takes to start: other work is not ours."""

    def once(*command: str) -> float:
        before = os.times()
        subprocess.run([sys.executable, "-c", *command], check=True, capture_output=True)
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    commands = ("from kb.cli import main; main()", "--home", str(home.root), *arguments)
    return min(once(*commands) for _ in range(3)) - min(once("pass") for _ in range(3))


@pytest.mark.slow
def test_a_run_without_changes_takes_less_than_a_second(large_home: Home) -> None:
    assert seconds(large_home, "ingest") < 1.0


@pytest.mark.slow
@pytest.mark.parametrize(
    "command", [["export", "sources"], ["export", "provisions"], ["show", "standard-007"], ["doctor"]]
)
def test_reading_commands_take_less_than_two_seconds(large_home: Home, command: list[str]) -> None:
    assert seconds(large_home, *command) < 2.0
