"""How do readers write lines down?

Each format finds its own lines; numbering, blank lines and the record of drops are the same for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kb.model import Box, Dropped, Line, Mark, Stretch


class LineWriter:
    """Collects lines in reading order and numbers them."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._drops: dict[str, list[Stretch]] = {}

    def add(
        self,
        text: str,
        origin: Iterable[Stretch],
        *,
        page: int | None = None,
        box: Box | None = None,
        size: float = 0.0,
        bold: bool = False,
        column: int = 0,
        mark: Mark = Mark.TEXT,
        level: int = 0,
        row: int | None = None,
        bold_lead: int = 0,
    ) -> None:
        """One more line; `origin` in the order of the text."""
        line = Line(
            *(len(self.lines) + 1, text, page, box, size, bold, column, mark, level, row),
            tuple(merge_stretches(origin)),
            bold_lead,
        )
        self.lines.append(line)

    def blank(self, page: int | None = None) -> None:
        """A blank line, unless nothing is printed yet or one stands there already."""
        if self.lines and self.lines[-1].text:
            self.lines.append(Line(len(self.lines) + 1, "", page))

    def drop(self, reason: str, origin: Iterable[Stretch]) -> None:
        """Account for characters that are in no line."""
        self._drops.setdefault(reason, []).extend(origin)

    def finish(self) -> tuple[tuple[Line, ...], tuple[Dropped, ...]]:
        """All lines without a blank one at the end, and the drops by reason."""
        while self.lines and not self.lines[-1].text:
            self.lines.pop()
        dropped = tuple(
            Dropped(reason, tuple(merge_stretches(sorted(origin, key=_position))))
            for reason, origin in self._drops.items()
            if origin
        )
        return tuple(self.lines), dropped


def bold_beginning(pieces: Iterable[tuple[str, bool]]) -> str:
    """The bold text that a line begins with, when text that is not bold follows; else "".

    >>> bold_beginning([("Omfang:", True), (" op til 5 timer", False)])
    'Omfang:'
    >>> bold_beginning([("Omfang", True)]), bold_beginning([("op til ", False), ("5 timer", True)])
    ('', '')
    """
    bold = ""
    for text, is_bold in pieces:
        if text.strip() and not is_bold:
            return bold
        bold += text
    return ""


def merge_stretches(origin: Iterable[Stretch]) -> list[Stretch]:
    """Neighbours joined, order kept, empty ones left out.

    >>> merge_stretches([Stretch(0, 0, 2), Stretch(0, 2, 5), Stretch(1, 5, 6)])
    [Stretch(stream=0, start=0, end=5), Stretch(stream=1, start=5, end=6)]
    """
    merged: list[Stretch] = []
    for stretch in origin:
        if stretch.start == stretch.end:
            continue
        last = merged[-1] if merged else None
        if last is not None and last.stream == stretch.stream and last.end == stretch.start:
            merged[-1] = Stretch(last.stream, last.start, stretch.end)
        else:
            merged.append(stretch)
    return merged


def union(boxes: Sequence[Box]) -> Box:
    """The smallest box around all of them."""
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def _position(stretch: Stretch) -> tuple[int, int]:
    return stretch.stream, stretch.start
