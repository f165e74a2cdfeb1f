"""How deep does each heading stand?

By the format's own rank, else by its outline number, else by its looks: a larger font over the numbers, capitals over
lower case, questions over plain lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.model import Heading, Mark
from kb.structure.evidence import LARGER, RARE, TITLE_EVIDENCE, is_in_house_style
from kb.structure.heading_rules import heading_rule
from kb.structure.layout import Layout, Printed
from kb.structure.phrases import APPENDIX_RE, LETTERED_RE, QUESTION_RE

_LETTERS = "ABCDEFGHIJKLMNOP"
MAX_LETTERED = 90  # characters


def with_levels(sheet: Layout, found: Sequence[Heading]) -> Iterator[Heading]:
    """The headings with their levels, 1 for the highest of the document."""
    sizes = sorted({round(line.line.size) for line in sheet.lines if line.line.size}, reverse=True)
    titles = _airy_titles(sheet, found)
    louder = _louder(sheet, found)
    shift = bool(louder)
    deepest = max((heading.number.count(".") + 1 for heading in found if heading.number), default=0) + shift
    for heading in found:
        line = sheet.lines[sheet.index[heading.start_line]]
        if line.line.mark is Mark.HEADING:
            level = line.line.level
        elif heading.start_line in louder or APPENDIX_RE.match(heading.text):
            level = 1
        elif heading.number:
            level = heading.number.count(".") + 1 + shift
        else:
            level = deepest + (1 if heading.start_line in titles else _style_rank(sheet, line, sizes, heading))
        yield replace(heading, level=max(1, level))


def lettered_series(sheet: Layout) -> frozenset[int]:
    """The numbers of the lines lettered "A. ...", "B. ..." in order down the document, none of them in running text."""
    lines = [
        line
        for at, line in enumerate(sheet.lines)
        if LETTERED_RE.match(line.text) and len(line.text) <= MAX_LETTERED and (at == 0 or sheet.extra(at) > 0)
    ]
    is_series = len(lines) >= 2 and [line.text[0] for line in lines] == list(_LETTERS[: len(lines)])
    return frozenset(line.number for line in lines) if is_series else frozenset()


def _louder(sheet: Layout, found: Sequence[Heading]) -> set[int]:
    """Unnumbered headings over the others: in a larger font than every numbered one, or lettered "A.", "B."."""
    size = {h.start_line: sheet.lines[sheet.index[h.start_line]].line.size for h in found}
    largest = max((size[h.start_line] for h in found if h.number), default=None)
    letters = lettered_series(sheet)
    unnumbered = [h.start_line for h in found if not h.number]
    return {line for line in unnumbered if line in letters or (largest and 0 < LARGER * largest < size[line])}


def _airy_titles(sheet: Layout, found: Sequence[Heading]) -> set[int]:
    """Lines set apart by more air than other headings, where the titles of services are: they rank with those.

    The only sign of rank that plain text keeps. Shown by consistency: most titles have the air, few other headings do.
    """
    titles = {h.start_line for h in found if any(reason.startswith(TITLE_EVIDENCE) for reason in h.evidence)}
    if not titles:
        return set()
    marks = {h.start_line: sheet.lines[sheet.index[h.start_line]].line.mark for h in found}
    plain = [h.start_line for h in found if not h.number and marks[h.start_line] is not Mark.HEADING]
    air = {line for line in plain if sheet.extra(sheet.index[line]) >= 2}
    if 2 * len(titles & air) > len(titles) and len(air) <= 0.4 * len(plain):
        return titles | air
    return titles


def _style_rank(sheet: Layout, line: Printed, sizes: Sequence[int], heading: Heading) -> int:
    """1 for the loudest unnumbered style of the document, more for quieter ones."""
    if 0 < LARGER * sheet.size < line.line.size:
        return 1 + sizes.index(round(line.line.size))
    if line.is_caps and sheet.caps_share < RARE:
        return 2
    is_usual = is_in_house_style(heading) or heading_rule(line.text) is not None
    return 3 if QUESTION_RE.match(line.text) or line.line.bold or is_usual else 4
