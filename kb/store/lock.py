"""Who is writing?

The lock is the operating system's, on an open file: it ends with its process however that ends, so a stale lock cannot
exist. The process number in the file is only there for the message.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.errors import StoreError

if sys.platform == "win32":
    import msvcrt

    LOCKED_BYTE = 1 << 30  # far behind the text: others may read who it is

    def _take(descriptor: int) -> None:
        os.lseek(descriptor, LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def only_writer(path: Path, *, patience: float = 0) -> Iterator[None]:
    """Hold the lock file for as long as the block runs.

    Unit: patience in seconds, how long to wait for another process that holds it.
    Raises: StoreError when it holds it longer.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _take_within(patience, descriptor)
        except OSError as error:
            holder = os.read(descriptor, 20).decode("ascii", "replace").strip()
            raise StoreError(
                f"En anden kørsel{f' (proces {holder})' if holder else ''} er i gang med at skrive.",
                hint="Vent, til den er færdig, og prøv igen.",
            ) from error
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode("ascii"))
        yield
    finally:
        os.close(descriptor)


def _take_within(patience: float, descriptor: int) -> None:
    until = time.monotonic() + patience
    while True:
        try:
            _take(descriptor)
        except OSError:
            if time.monotonic() >= until:
                raise
            time.sleep(0.02)
        else:
            return
