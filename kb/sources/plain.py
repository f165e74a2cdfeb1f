"""What does a text file hold?

Line n of the source is line n of the file split on LF, always: people and annotations cite those numbers. Only a
carriage return at the end of a line is taken off. In Markdown a `#` heading is marked and keeps its sign, which
cleaning takes off.
"""

from __future__ import annotations

import re

from kb.model import Mark, Stretch
from kb.sources.decoding import decode
from kb.sources.reading import Raw, Reading
from kb.sources.writing import LineWriter

_HEADING_RE = re.compile(r"(#{1,6})[ \t]+\S")
_ITEM_RE = re.compile(r"[ \t]*[-*+•][ \t]+\S")
_FENCE_RE = re.compile(r"[ \t]*(```|~~~)")


def read_plain(raw: Raw) -> Reading:
    """A .txt or .md file, line by line."""
    stream, findings = decode(raw.data, name=raw.name)
    pieces = stream.split("\n")
    if pieces and not pieces[-1]:
        pieces.pop()
    writer = LineWriter()
    start, fenced = 0, False
    for piece in pieces:
        text = piece.removesuffix("\r")
        mark, level = Mark.TEXT, 0
        if raw.media_type == "text/markdown":
            fenced ^= _FENCE_RE.match(text) is not None
            mark, level = (Mark.TEXT, 0) if fenced else _markdown(text)
        writer.add(text, [Stretch(0, start, start + len(text))], mark=mark, level=level)
        start += len(piece) + 1
    return Reading(streams=(stream,), lines=tuple(writer.lines), findings=findings, reader="text")


def _markdown(text: str) -> tuple[Mark, int]:
    heading = _HEADING_RE.match(text)
    if heading:
        return Mark.HEADING, len(heading.group(1))
    return (Mark.BULLET, 0) if _ITEM_RE.match(text) else (Mark.TEXT, 0)
