"""Which lines of a page are its furniture: running head, running foot, page number?

Evidence: the outermost lines of a page, read inwards, whose text comes back on other pages at the same distance from
the edge, digits masked; or whose number counts the pages. A line that is also printed in the middle of a page is a
heading of the text ("Målgruppe" at the top of every standard), and so is everything within it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.sources.pdf_lines import Printed, lines_of
from kb.sources.pdf_words import Word

_DEEP = 0.16  # share of the page height that a head or foot can reach into it
_MOST_LINES = 5  # of a head or a foot
_SAME_PLACE = 4.0  # points that it may stand higher or lower from page to page
_DIGITS_RE = re.compile(r"\d+")
_PAGE_NUMBER_RE = re.compile(r"(?:(?:side|s\.|page)\s*)?[-–|]?\s*(\d{1,4})\s*[-–|]?(?:\s*(?:af|/|of)\s*\d{1,4})?", re.I)


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near the top or the foot of a page."""

    page: int
    at_top: bool
    distance: float  # from the edge of the page
    mask: str
    line: Printed
    gap: float  # white between it and the next line inwards, in font sizes


def find_furniture(pages: Sequence[tuple[Sequence[Word], float]]) -> list[list[Printed]]:
    """For each page (its words outside tables, its height) the lines that are furniture, from the top."""
    lines = [lines_of(words, page=number) for number, (words, _) in enumerate(pages, start=1)]
    edges = [edge for number, (_, height) in enumerate(pages) for edge in _edges(lines[number], number + 1, height)]
    inner = _inner_masks(lines, [height for _, height in pages])
    numbered = _counting(edges)
    found: list[list[Printed]] = [[] for _ in pages]
    for at_top in (True, False):
        for number in range(1, len(pages) + 1):
            outward = [edge for edge in edges if edge.page == number and edge.at_top == at_top]
            for edge in outward:  # from the edge inwards; the first line of the text ends it
                if id(edge) not in numbered and not _comes_back(edge, edges, inner, len(pages)):
                    break
                found[number - 1].append(edge.line)
    return [sorted(group, key=lambda line: (line.baseline, line.x0)) for group in found]


def mask(text: str) -> str:
    """A line with its numbers masked, the way it comes back from page to page.

    >>> mask("Kvalitetsstandard 2024  side 7")
    'kvalitetsstandard # side #'
    """
    return " ".join(_DIGITS_RE.sub("#", text).lower().split())


def _edges(lines: Sequence[Printed], page: int, height: float) -> Iterable[_Edge]:
    head = [line for line in lines if line.bottom <= _DEEP * height][:_MOST_LINES]
    foot = [line for line in reversed(lines) if line.top >= (1 - _DEEP) * height][:_MOST_LINES]
    for at_top, group in ((True, head), (False, foot)):
        for line in group:
            index = lines.index(line)
            if at_top:
                gap = lines[index + 1].top - line.bottom if index + 1 < len(lines) else height
            else:
                gap = line.top - lines[index - 1].bottom if index else height
            distance = line.baseline if at_top else height - line.baseline
            yield _Edge(page, at_top, distance, mask(line.text), line, gap / line.size)


def _inner_masks(lines: Sequence[Sequence[Printed]], heights: Sequence[float]) -> set[str]:
    """What is printed between head and foot of any page."""
    return {
        mask(line.text)
        for page, height in zip(lines, heights, strict=True)
        for line in page
        if line.bottom > _DEEP * height and line.top < (1 - _DEEP) * height
    }


def _comes_back(edge: _Edge, edges: Sequence[_Edge], inner: set[str], pages: int) -> bool:
    if not edge.mask or edge.mask in inner:
        return False
    same_place = [
        e
        for e in edges
        if e.at_top == edge.at_top and abs(e.distance - edge.distance) <= _SAME_PLACE and e.page != edge.page
    ]
    others = {e.page for e in same_place if e.mask == edge.mask}
    if pages == 2:
        # Two pages prove little: it must also be set apart, or smaller than the text.
        return bool(others) and (edge.gap >= 1.2 or edge.distance <= 45)
    if len(others) >= max(2, 0.4 * pages - 1):
        return True
    # A running head that changes with the chapter: the place is taken on most pages, and mostly repeats.
    masks = Counter(e.mask for e in same_place)
    repeating = sum(count for count in masks.values() if count > 1)
    return (
        bool(others) and len({e.page for e in same_place}) >= 0.6 * (pages - 1) and repeating >= 0.6 * len(same_place)
    )


def _counting(edges: Sequence[_Edge]) -> set[int]:
    """Lines that hold nothing but a number that counts the pages."""
    offsets: Counter[tuple[bool, int]] = Counter()
    numbered: list[tuple[_Edge, int]] = []
    for edge in edges:
        match = _PAGE_NUMBER_RE.fullmatch(edge.line.text.strip())
        if match:
            offset = int(match.group(1)) - edge.page
            offsets[(edge.at_top, offset)] += 1
            numbered.append((edge, offset))
    return {
        id(edge)
        for edge, offset in numbered
        if offsets[(edge.at_top, offset)] >= 2 or (offset == 0 and edge.line.text.strip() != str(edge.page))
    }
