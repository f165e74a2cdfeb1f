"""How long does a process take, and how much memory do it and its children hold?"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

KB = (sys.executable, "-c", "from kb.cli import main; main()")
PROC = Path("/proc")
_EVERY = 0.05  # seconds between two looks at the memory


class FailedRun(Exception):
    """A process that ended with an error; the message is the end of what it wrote."""


@dataclass(frozen=True, slots=True)
class Run:
    seconds: float
    cpu_seconds: float  # of the process and its children: what other work on the machine does not change much
    output: str
    peak_mb: float = 0.0  # resident memory of the process and its children together; 0 where it was not looked at


def timed(command: Sequence[str], *, watch_memory: bool = False) -> Run:
    """Run a command to its end.

    Raises: FailedRun when it does not end well.
    """
    started, spent = time.perf_counter(), _cpu_of_children()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        watch = _Watch(process.pid) if watch_memory and PROC.is_dir() else None
        output, errors = process.communicate()
        seconds = time.perf_counter() - started
    peak = watch.end() if watch else 0.0
    if process.returncode:
        raise FailedRun(f"{command[0]}: {errors.strip()[-500:]}")
    return Run(seconds, _cpu_of_children() - spent, output, peak)


def _cpu_of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def kb(home: Path, *arguments: str | Path) -> tuple[str, ...]:
    """The command line for `kb` in this home."""
    return (*KB, "--home", str(home), *map(str, arguments))


class _Watch:
    """Looks at the memory of a process tree until told to end."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._peak = 0.0
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> float:
        self._is_over.set()
        self._thread.join()
        return self._peak

    def _look(self) -> None:
        while not self._is_over.wait(_EVERY):
            self._peak = max(self._peak, sum(map(_resident_mb, _tree(self._pid))))


def _tree(pid: int) -> list[int]:
    """The process and all below it."""
    try:
        tasks = [task / "children" for task in (PROC / str(pid) / "task").iterdir()]
        children = [int(child) for path in tasks for child in path.read_text().split()]
    except OSError:  # ended meanwhile
        return []
    return [pid, *(below for child in children for below in _tree(child))]


def _resident_mb(pid: int) -> float:
    try:
        pages = int((PROC / str(pid) / "statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
