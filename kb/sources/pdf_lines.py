"""Which words make a line, and what does its shape say?

Pure geometry on `Word`s, wherever they come from (a text layer or OCR): words on one baseline, raised and lowered ones
with them; the text with its spaces; bullets; the leading of a column and where it opens up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from statistics import median

from kb.model import Box, Mark
from kb.sources.glyphs import BULLETS, PDF, is_bullet, readable
from kb.sources.pdf_words import Word

_ONE_LINE = 0.6  # of the smaller font size: baselines nearer than that are one line
_SMALL = 0.8  # of the size of its neighbour: a raised or lowered letter
_RAISED = 0.5  # of the neighbour's size that it may stand off the baseline
_OPEN = 0.3  # of the font size: so much more white than usual between lines is a new paragraph
_END_RE = re.compile(r"[.:;!?…][\"”»')]*$")


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line with what the layout knows of it."""

    words: tuple[Word, ...]  # from the left
    page: int
    column: int = 0
    mark: Mark = Mark.TEXT
    fresh: bool | None = None  # white space above it; None = begins a column, so its place does not tell
    x0: float = field(init=False)
    x1: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)
    baseline: float = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        words = self.words
        sizes = [word.size for word in words]
        largest = max(sizes)
        note = partial(object.__setattr__, self)
        note("x0", min([word.x0 for word in words]))
        note("x1", max([word.x1 for word in words]))
        note("top", min([word.top for word in words]))
        note("bottom", max([word.bottom for word in words]))
        note("baseline", words[sizes.index(largest)].baseline)
        note("size", median(sizes) if len(words) > 2 else largest)

    @property
    def box(self) -> Box:
        return Box(round(self.x0, 2), round(self.top, 2), round(self.x1, 2), round(self.bottom, 2))

    @property
    def bold(self) -> bool:
        letters = [word.bold for word in self.words if any(map(str.isalnum, word.text))]
        return bool(letters) and all(letters)

    @property
    def bold_lead(self) -> int:
        """Characters of the bold words it begins with, when others follow."""
        count = next((at for at, word in enumerate(self.words) if not word.bold), 0)
        return len(readable(join(self.words[:count]), media_type=PDF, mark=self.mark)) if count else 0

    @property
    def text(self) -> str:
        """The line as a person reads it."""
        return readable(join(self.words), media_type=PDF, mark=self.mark)


def join(words: Sequence[Word]) -> str:
    """Words with the spaces between them; one that is glued to the word before gets none."""
    parts: list[str] = []
    before: Word | None = None
    for word in words:
        if before is not None and not (word.glued and before.end == word.start):
            parts.append(" ")
        parts.append(word.text)
        before = word
    return "".join(parts)


def lines_of(words: Iterable[Word], *, page: int = 0, column: int = 0) -> list[Printed]:
    """Words of one column as lines from the top; a ruled table is a line of its own."""
    printed = [Printed(tuple(line), page, column) for line in rows_of(words)]
    return sorted(printed, key=lambda line: (line.top if line.words[0].table >= 0 else line.baseline, line.x0))


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """The words of each line of one column, from the left."""
    lines: list[list[Word]] = []
    anchors: list[Word] = []  # the largest word of each line: its baseline is the line's
    alone: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.baseline, word.x0)):
        if word.table >= 0:
            alone.append([word])
            continue
        for index in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
            anchor = anchors[index]
            if abs(word.baseline - anchor.baseline) <= _ONE_LINE * min(word.size, anchor.size):
                lines[index].append(word)
                if word.size > anchor.size:
                    anchors[index] = word
                break
        else:
            lines.append([word])
            anchors.append(word)
    return [sorted(line, key=lambda word: (word.x0, word.start)) for line in _with_raised(lines) + alone]


def _with_raised(lines: list[list[Word]]) -> list[list[Word]]:
    """Lines with the raised and lowered letters that stand beside their words."""
    sizes = [max(word.size for word in line) for line in lines]
    kept: list[list[Word]] = []
    for index, (line, size) in enumerate(zip(lines, sizes, strict=True)):
        near = range(max(0, index - 2), min(len(lines), index + 3))
        larger = [lines[other] for other in near if size <= _SMALL * sizes[other]]
        home = next((other for other in larger if all(_is_raised(word, other, size) for word in line)), None)
        if home is None:
            kept.append(line)
        else:
            home.extend(line)
    return kept


def _is_raised(small: Word, line: Sequence[Word], size: float) -> bool:
    return any(
        size <= _SMALL * word.size
        and abs(small.baseline - word.baseline) <= _RAISED * word.size
        and (abs(small.x0 - word.x1) <= 0.4 * word.size or abs(word.x0 - small.x1) <= 0.4 * word.size)
        for word in line
    )


def with_marks(lines: Sequence[Printed]) -> list[Printed]:
    """The lines of one column, with bullets marked and white space above noted; the first one's stays open."""
    usual = usual_white(lines)
    marked: list[Printed] = []
    for line in lines:
        mark = Mark.BULLET if line.mark in (Mark.TEXT, Mark.CELL) and begins_with_bullet(line) else line.mark
        fresh = line.fresh
        if marked:
            before = marked[-1]
            fresh = line.top - before.bottom > usual + _OPEN * min(line.size, before.size)
            fresh = fresh or line.words[0].table >= 0 or before.words[0].table >= 0
        marked.append(replace(line, mark=mark, fresh=fresh))
    return marked


def usual_white(lines: Sequence[Printed]) -> float:
    """Points of white between two lines of a paragraph: the smallest distance that is common."""
    steps = [
        round(below.top - above.bottom, 0) for above, below in pairwise(lines) if abs(above.size - below.size) < 0.6
    ]
    if not steps:
        return 0.25 * lines[0].size if lines else 0.0
    common = [step for step, count in Counter(steps).items() if count >= 0.2 * len(steps)]
    return min(common) if common else median(steps)


def begins_with_bullet(line: Printed) -> bool:
    """Does a bullet glyph open the line?"""
    first = line.words[0]
    if first.table >= 0:
        return False
    if len(line.words) == 1:
        return first.text[0] in BULLETS and len(first.text) > 1
    if first.text[0] in BULLETS:
        return True
    if is_bullet(first.text) or (first.symbol and len(first.text) == 1):
        return True
    return first.text == "o" and line.words[1].x0 - first.x1 >= 0.4 * first.size


def runs_on(before: Printed, after: Printed) -> bool:
    """Does a sentence go on from the foot of one column, or page, to the head of the next?"""
    if after.mark is Mark.BULLET or abs(before.size - after.size) > 0.6 or before.bold != after.bold:
        return False
    return _END_RE.search(before.text) is None
