"""How wide is a line of text? As wide as the terminal it is read on, and the same everywhere in a file."""

from __future__ import annotations

from contextvars import ContextVar

WIDEST, NARROWEST = 100, 50  # columns; longer lines are hard to read, shorter ones break a place in two

_WIDTH: ContextVar[int] = ContextVar("width", default=WIDEST)


def width() -> int:
    """Columns that a line may take."""
    return _WIDTH.get()


def fit(columns: int) -> None:
    """From now on lines fit a terminal of so many columns.

    >>> fit(80); width()
    80
    >>> fit(200); width()
    100
    """
    _WIDTH.set(max(NARROWEST, min(WIDEST, columns)))
