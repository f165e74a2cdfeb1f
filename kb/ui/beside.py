"""Who does the heavy work behind the pages without standing in the reader's way?

One process of low priority with one thread. It makes the first index of words and the vectors of meaning (25 ms a text,
for five real documents a minute and a half). When threads of the server did that, the pages waited for their turn: the
first topics came after 11 s. The process begins when it is needed and ends when it has had nothing to do for a while.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import ParamSpec, TypeVar

import numpy as np

from kb.finder import Finder, folder_of, texts_to_read
from kb.index.states import is_first
from kb.index.vectors import Progress, VectorCache
from kb.library import Library
from kb.meaning import encoder as encoders
from kb.meaning.encoder import Encoder, Vectors
from kb.paths import Home
from kb.pool import be_a_worker

P = ParamSpec("P")
T = TypeVar("T")

IDLE = 30.0  # seconds until the process ends
A_WHILE = 3.0  # seconds after a page was asked for in which its reader comes first
A_FEW = 16  # texts that are read without looking up: 0.4 s
GIVES_WAY = 15  # its niceness: where it and the server want the same core, it gets a thirtieth of it


def make_words(home: Home) -> None:
    """The first index of words, made by the process; after the first, whoever opens one makes it within a second."""
    if is_first(folder_of(home), encoder=None):
        _index_made(home, has_meaning=False)


def make_meaning(home: Home, library: Library, encoder: Encoder, progress: Progress) -> None:
    """The first index with meaning: all vectors a few at a time, then the index from them."""
    if is_first(folder_of(home), encoder=encoder):
        VectorCache(home.indexes / "vectors", encoder).of(texts_to_read(library), progress=progress)
        _index_made(home, has_meaning=True)


def _index_made(home: Home, *, has_meaning: bool) -> None:
    # A process that dies of it had too little memory; whoever opens the index makes it.
    with suppress(BrokenProcessPool):
        _process.do(_make_index, str(home.root), has_meaning)


class BesideEncoder:
    """An encoder whose questions are answered here and whose texts are read by the process.

    `can_wait`: it stands back while somebody waits in front of a page (`in_a_hurry`, `page_asked_for`).
    """

    def __init__(self, own: Encoder, *, can_wait: bool) -> None:
        self.name = own.name
        self._own, self._can_wait = own, can_wait
        # A question to 98 municipalities is searched 98 times: 1.7 of 2.6 seconds went to reading its words again.
        self.query = lru_cache(maxsize=64)(own.query)

    def passages(self, texts: Sequence[str]) -> Vectors:
        if not self._can_wait or not texts:
            return self._read(texts)
        made: list[Vectors] = []
        for start in range(0, len(texts), A_FEW):
            _let_others_pass()
            made.append(self._read(texts[start : start + A_FEW]))
        return np.concatenate(made)

    def _read(self, texts: Sequence[str]) -> Vectors:
        try:
            return _process.do(_vectors, self.name, list(texts))
        except BrokenProcessPool:
            return self._own.passages(texts)


def for_search() -> Encoder | None:
    """As `encoder.for_search`, beside the pages."""
    own = encoders.for_search()
    return BesideEncoder(own, can_wait=True) if own is not None else None


def for_topics() -> Encoder | None:
    """As `encoder.bundled`, beside the pages."""
    own = encoders.bundled()
    return BesideEncoder(own, can_wait=False) if own is not None else None


@contextmanager
def in_a_hurry() -> Iterator[None]:
    """Inside, what can wait does."""
    global _waiting
    with _counting:
        _waiting += 1
        _nobody_waits.clear()
    try:
        yield
    finally:
        with _counting:
            _waiting -= 1
            if not _waiting:
                _nobody_waits.set()


def page_asked_for() -> None:
    """For a while what can wait does: with it on the second of two cores a page took half as long again."""
    global _attended_until
    _attended_until = time.monotonic() + A_WHILE


def _let_others_pass() -> None:
    _nobody_waits.wait()
    while (left := _attended_until - time.monotonic()) > 0:
        time.sleep(left)


_attended_until = 0.0
_counting = threading.Lock()
_waiting = 0
_nobody_waits = threading.Event()
_nobody_waits.set()


class _Process:
    """One process for all sessions, there while it is needed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._at_work = 0
        self._rest: threading.Timer | None = None

    def do(self, work: Callable[P, T], *args: P.args, **more: P.kwargs) -> T:
        """What the work gives there.

        Raises: BrokenProcessPool when the process dies of it; SystemExit when the program is ending.
        """
        with self._lock:
            if self._rest is not None:
                self._rest.cancel()
            if self._pool is None:
                spawned = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(1, mp_context=spawned, initializer=_stand_back)
            pool = self._pool
            try:
                doing = pool.submit(work, *args, **more)
            except BrokenProcessPool:
                self._pool = None
                raise
            except RuntimeError as refused:  # the program is ending, and with it the thread that asked
                raise SystemExit from refused
            self._at_work += 1
        try:
            return doing.result()
        except BrokenProcessPool:
            with self._lock:
                self._pool = None if self._pool is pool else self._pool
            raise
        finally:
            with self._lock:
                self._at_work -= 1
                if not self._at_work:
                    self._rest = threading.Timer(IDLE, self._end)
                    self._rest.daemon = True
                    self._rest.start()

    def _end(self) -> None:
        with self._lock:
            if self._pool is not None and not self._at_work:
                self._pool.shutdown(wait=False)
                self._pool = None


_process = _Process()


# --------------------------------------------------------------------------------------------- in the process


def _stand_back() -> None:
    be_a_worker()
    if hasattr(os, "nice"):
        os.nice(GIVES_WAY)


def _make_index(root: str, has_meaning: bool) -> None:
    home = Home(Path(root))
    Finder.open(home, library=Library.open(home), encoder=encoders.for_search() if has_meaning else None).close()


def _vectors(name: str, texts: list[str]) -> Vectors:
    encoder = next(one for one in (encoders.bundled(), encoders.for_search()) if one is not None and one.name == name)
    return encoder.passages(texts)
