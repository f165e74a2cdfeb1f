"""What does a comparison need of a library?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kb.model import CleanText, Document, Reading, Standard


class Rejected(Protocol):
    """A file that the last run could not read."""

    @property
    def document(self) -> str: ...
    @property
    def municipality(self) -> str: ...
    @property
    def reason(self) -> str: ...


class Shelf(Protocol):
    """The part of `kb.library.Library` that a matrix is made from; tests stand in with a few records."""

    @property
    def snapshot(self) -> str: ...
    @property
    def documents(self) -> Sequence[Document]: ...
    @property
    def rejected(self) -> Sequence[Rejected]: ...
    def laws(self) -> Sequence[str]: ...
    def standards_under(self, law: str, /) -> Sequence[Standard]: ...
    def reading(self, name: str, /) -> Reading: ...
    def clean(self, name: str, /) -> CleanText: ...
