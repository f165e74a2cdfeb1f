"""Does one document that kills its process leave the others alone?"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kb.pool import run_each


def doubled_or_dead(number: int) -> int:
    if number == 13:
        os._exit(9)
    return number * 2


def where(_: int) -> int:
    return os.getpid()


def test_the_one_that_dies_is_found() -> None:
    results = dict(run_each(doubled_or_dead, [1, 13, 3, 4, 5], workers=2))
    assert results == {1: 2, 13: None, 3: 6, 4: 8, 5: 10}


@pytest.mark.parametrize(("tasks", "workers"), [([1], 4), ([1, 2, 3], 1), ([], 2)])
def test_little_work_is_done_here(tasks: list[int], workers: int) -> None:
    assert [pid for _, pid in run_each(where, tasks, workers=workers)] == [os.getpid()] * len(tasks)


SLEEPERS = r"""
import os, time
from kb.pool import run_each

def sleep(number):
    os.write(1, f"{os.getpid()}\n".encode())  # in one piece: two write here
    time.sleep(600)

if __name__ == "__main__":
    list(run_each(sleep, [1, 2], workers=2))
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_workers_end_with_their_parent(tmp_path: Path) -> None:
    script = tmp_path / "sleepers.py"
    script.write_text(SLEEPERS)
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        try:
            assert [int(parent.stdout.readline()) for _ in range(2)]
        finally:
            parent.send_signal(signal.SIGKILL)
        # The workers hold the other end of the pipe: it closes when the last of them has gone.
        parent.communicate(timeout=120)
