"""The body text of a document as one string, for facts that stand in lines rather than sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container
from dataclasses import dataclass

from kb.model import CleanText, Role


@dataclass(frozen=True, slots=True)
class PrintedText:
    """Cleaned lines joined by newlines; a line of another role is empty."""

    text: str
    starts: tuple[int, ...]  # offset of each line

    def line_at(self, offset: int) -> int:
        return bisect_right(self.starts, offset)

    def lines_of(self, start: int, end: int) -> tuple[int, int]:
        """First and last line of a stretch."""
        return self.line_at(start), self.line_at(max(start, end - 1))


def printed_text(clean: CleanText, roles: Container[Role] = (Role.BODY,)) -> PrintedText:
    """The lines of these roles, from the first line of the document on."""
    lines = [text if role in roles else "" for text, role in zip(clean.texts, clean.roles, strict=True)]
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return PrintedText("\n".join(lines), tuple(starts))
