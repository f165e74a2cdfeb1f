"""The dictionary's word forms in a file that is searched without being read.

simplemma ships its Danish forms packed for size; unpacking them takes half a second, in every worker process anew.
They are therefore written once, sorted, into the virtual environment that holds the package, and searched there by
halving. The file is named after simplemma's version and may always be deleted; where it cannot be written (no virtual
environment, no right to write), the package is asked as it is.
"""

from __future__ import annotations

import mmap
import os
import sys
from importlib.metadata import version
from pathlib import Path


class WordList:
    """Words of a sorted file, one a line."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def __contains__(self, word: str) -> bool:
        wanted = word.encode()
        data = self._data
        low, high = 0, len(data)  # the line we look for begins in [low, high)
        while low < high:
            middle = (low + high) // 2
            start = data.rfind(b"\n", low, middle) + 1 or low
            end = data.find(b"\n", middle)
            line = data[start : end if end >= 0 else len(data)]
            if line == wanted:
                return True
            if line < wanted:
                low = (end if end >= 0 else len(data)) + 1
            else:
                high = start
        return False


def danish_words() -> WordList | None:
    """simplemma's Danish forms, written at the first call on this machine; None where no file can be kept."""
    if sys.prefix == sys.base_prefix:
        return None
    path = Path(sys.prefix) / "share" / "kb" / f"danish-{version('simplemma')}.txt"
    try:
        if not path.exists():
            _write(path)
        return WordList(path)
    except (OSError, ValueError):
        return None


def _write(path: Path) -> None:
    """All forms, sorted by their bytes; whole or not at all, also when two processes write at once."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    forms = DefaultDictionaryFactory().get_dictionary("da")
    lines = sorted(form.encode() for form in forms if "\n" not in form)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}")
    part.write_bytes(b"\n".join(lines))
    part.replace(path)
