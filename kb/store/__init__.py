"""How is what was understood kept, so that a reader always finds a complete state?

JSON is written and read in this layer only.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from kb.store.codec import built, plain, shape
from kb.store.files import FileStore
from kb.store.records import Cleaning, Entry, Keys, Receipt, Rejection, Snapshot

__all__ = [
    "Cleaning",
    "Entry",
    "FileStore",
    "Keys",
    "Receipt",
    "Rejection",
    "Snapshot",
    "Store",
    "built",
    "plain",
    "shape",
]

T = TypeVar("T")


class Store(Protocol):
    """Records that never change, under keys made from their content's causes, and one pointer to a complete state.

    A shared server database can take the place of `FileStore` with a table `records(kind, key, body)` filled by
    `INSERT ... ON CONFLICT DO NOTHING`, a table `snapshots(id, body)`, one row `current(id)` that `publish` updates in
    the transaction that sweeps, and an advisory lock for `writing`. Readers need no lock: what they hold never changes.
    """

    def current(self) -> Snapshot | None:
        """The last complete state; None before the first. Raises: StoreError when it cannot be read."""

    def has(self, kind: type[object], key: str) -> bool:
        """Is there a record under the key, and is it whole?"""

    def load(self, kind: type[T], key: str) -> T:
        """The record under the key. Raises: StoreError when it is missing or damaged."""

    def save(self, key: str, record: object) -> None:
        """Keep a record; it becomes visible with the snapshot that refers to it."""

    def recall(self, kind: type[T], group: str, key: str) -> T | None:
        """A record that `remember` kept; None when it has to be made again."""

    def remember(self, group: str, key: str, record: object) -> None:
        """Keep a record that saves time, one a group; where nothing can be kept that is no error."""

    def publish(self, snapshot: Snapshot) -> None:
        """Make this the current state in one step and sweep what it and the one before do not need."""

    def writing(self) -> AbstractContextManager[None]:
        """Be the only writer. Raises: StoreError when another is at work."""
