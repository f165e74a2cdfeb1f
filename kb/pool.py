"""How is the same work done on many documents, when one of them may take its process down?

Processes are spawned, not forked: the embedding model hangs in a forked child. Only as many documents are handed out
as there are processes, so when one dies the suspects are few; each is tried again alone, and the one that dies alone is
it.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

MOST_WORKERS = 4  # each holds a dictionary and a PDF; more of them wait for memory and disk


def usual_workers() -> int:
    return min(os.cpu_count() or 1, MOST_WORKERS)


def run_each(
    work: Callable[[Task], Result], tasks: Sequence[Task], *, workers: int
) -> Iterator[tuple[Task, Result | None]]:
    """Each task with its result, as they are done; None for a task whose process died.

    One task or one worker runs in this process.
    """
    if workers <= 1 or len(tasks) <= 1:
        for task in tasks:
            yield task, work(task)
        return
    waiting = deque(tasks)
    while waiting:
        suspects = yield from _until_one_dies(work, waiting, workers)
        for task in suspects:
            alone = _until_one_dies(work, deque([task]), 1)
            yield task, next((result for _, result in alone), None)


def _until_one_dies(
    work: Callable[[Task], Result], waiting: deque[Task], workers: int
) -> Generator[tuple[Task, Result], None, list[Task]]:
    """Work off the queue; the tasks that were under way when a process died."""
    running: dict[Future[Result], Task] = {}
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(workers, len(waiting)), mp_context=context, initializer=be_a_worker) as pool:
        while waiting or running:
            while waiting and len(running) < workers:
                task = waiting.popleft()
                try:
                    running[pool.submit(work, task)] = task
                except BrokenProcessPool:
                    waiting.appendleft(task)
                    return list(running.values())
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in sorted(done, key=list(running).index):
                try:
                    result = future.result()
                except BrokenProcessPool:
                    return list(running.values())
                yield running.pop(future), result
    return []


def be_a_worker() -> None:
    """End at once and silently with Ctrl-C and with the parent, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # One document keeps one core busy; the engines' own threads would only wait for each other: 25 ms of CPU a sentence
    # in place of 41 with two workers on two cores.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    # Records are many small objects and hardly ever in a circle: looking for circles less often saves 3 % of a run.
    gc.set_threshold(20_000, 20, 20)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
