"""What goes into a format's reader, and what comes out of it?"""

from __future__ import annotations

from dataclasses import dataclass

from kb.model import Dropped, Finding, Line


@dataclass(frozen=True, slots=True)
class Raw:
    """A file's bytes with what dispatch learned of them."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found; `kb.sources.formats` adds name, hash and size and makes it a `Source`."""

    streams: tuple[str, ...]
    lines: tuple[Line, ...]
    reader: str  # engines and versions
    page_sizes: tuple[tuple[float, float], ...] = ()
    dropped: tuple[Dropped, ...] = ()
    agreement: float = 1.0
    hints: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
