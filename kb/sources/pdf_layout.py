"""In which order does one read a page?

Words -> gutters -> columns -> lines. A gutter is an upright strip without a word, some lines tall, with text on both
sides; it is sought per band, so a full-width title, a change of columns half-way down or a label column under an
introduction each get their own. What stands left of it decides how one reads on:

- *columns*: dense text on both sides. All of the left, then all of the right.
- *rows*: short labels on the left. Label, then the text beside it, label by label (`Row`).

Numbers and bullets that hang left of their text are no column, nor are page numbers behind a table of contents.
Pure geometry: no engine, no file. Idea of cutting by empty strips: Nagy & Seth's XY cut; Breuel's white space cover.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from kb.model import Mark
from kb.sources.pdf_lines import Printed, lines_of, rows_of, with_marks
from kb.sources.pdf_tables import RuledTable
from kb.sources.pdf_words import Word

_NARROWEST = 6.0  # points of white that part two columns
_GUTTER = 0.7  # of the font size, at least
_SAME_EDGE = 2.5  # points that the lines of a column may begin apart
_CLEAR = 1.8  # times the word spaces of its lines that a gutter is wide
_TOO_MANY = 8  # lines side by side that chance does not explain
_ONE_EDGE = 1.0  # points: lines of one column begin exactly below each other; a word near by must not shift the edge
_MOST_EDGES = 8  # tried on a page, those with most lines first
_DEEPEST = 6  # nested cuts; a page has no more columns
_LABEL_SHARE = 0.42  # a label column is narrower than this share of the band
_EVEN = 0.4  # columns of text split a band between this share and its mirror
_LONGEST_LABEL = 8  # lines
_MARKER_RE = re.compile(r"[^\w§]|\d{1,2}(\.\d{1,2})*[.):]?|[a-zA-Z][.)]|[ivxIVX]{1,4}[.)]|o")
_NUMBER_RE = re.compile(r"[\d.,…·%-]+|kr\.?")


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines that follow each other in one column."""

    lines: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A label and what stands beside it, or the cells of a table row."""

    labels: tuple[Printed, ...]
    body: tuple[Printed, ...]
    edge: float  # where the body begins; a body that goes on over the page begins there too
    ruled: bool = False
    columns: tuple[float, ...] = field(default=())  # of a ruled table


Element = Flow | Row


@dataclass(frozen=True, slots=True)
class _Band:
    """A gutter and the words on both sides of it."""

    edge: float  # where the right side begins
    left: tuple[Word, ...]
    right: tuple[Word, ...]
    left_lines: tuple[Printed, ...]
    right_lines: tuple[Printed, ...]

    @property
    def words(self) -> int:
        return len(self.left_lines) + len(self.right_lines)


def arrange(
    words: Sequence[Word], tables: Sequence[RuledTable], page: int, *, label_edge: float | None = None
) -> list[Element]:
    """A page in reading order; `tables` are read row by row where they stand.

    `label_edge` is where the text beside a label column began on the pages before: there a single line is enough.
    """
    stands_for = [
        Word("", t.box.x0, t.box.x1, t.box.bottom, t.box.bottom - t.box.top, start=-1, end=-1, table=number)
        for number, t in enumerate(tables)
    ]
    elements: list[Element] = []
    for element in _cut([*words, *stands_for], page, 0, 0, label_edge):
        elements.extend(_with_tables(element, tables, page) if isinstance(element, Flow) else [element])
    return elements


def label_edge(elements: Sequence[Element]) -> float | None:
    """Where the text beside the last label column on a page begins."""
    edges = [element.edge for element in elements if isinstance(element, Row) and element.labels and not element.ruled]
    return edges[-1] if edges else None


def _cut(words: list[Word], page: int, column: int, depth: int, known: float | None = None) -> list[Element]:
    band = _widest_band(words, page, known) if depth < _DEEPEST else None
    if band is None:
        lines = with_marks(lines_of(words, page=page, column=column))
        return [Flow(tuple(lines))] if lines else []
    inside = {id(word) for word in (*band.left, *band.right)}
    top = min(word.top for word in (*band.left, *band.right))
    above = [word for word in words if id(word) not in inside and word.baseline - 0.3 * word.size < top]
    taken = inside | {id(word) for word in above}
    below = [word for word in words if id(word) not in taken]
    if _is_labelled(band):
        middle: list[Element] = _rows(band, page, column)
    else:
        middle = []
        for left, right in _split_at_titles(band):
            middle += _cut(left, page, column, depth + 1)
            middle += _cut(right, page, column + 1, depth + 1)
    return _cut(above, page, column, depth + 1, known) + middle + _cut(below, page, column, depth + 1, known)


# ------------------------------------------------------------------------------------------------ gutters


def _widest_band(words: list[Word], page: int, known: float | None) -> _Band | None:
    """The gutter with most lines beside it; a known one needs no proof."""
    if len(words) < (2 if known is not None else 6):
        return None
    size = median(word.size for word in words if word.table < 0) if any(w.table < 0 for w in words) else 10.0
    need = max(_NARROWEST, _GUTTER * size)
    best: _Band | None = None
    for edge in _left_edges(words, need):
        for band in _bands(words, edge, need, page):
            if best is None or band.words > best.words:
                best = band
    if best is None and known is not None:
        return next(iter(_bands(words, known, need, page, is_known=True)), None)
    return best


def _left_edges(words: list[Word], need: float) -> list[float]:
    """Where several lines, or parts of lines behind a gap, begin one below the other."""
    starts: list[float] = []
    for row in rows_of(words):
        right = -need
        for word in row:
            if word.x0 - right >= need or right < 0:
                starts.append(word.x0)
            right = max(right, word.x1)
    starts.sort()
    margin = starts[0] + 1.5 * need
    edges: list[tuple[int, float]] = []  # how many lines begin there
    group: list[float] = []
    for x in [*starts, float("inf")]:
        if group and x - group[0] > _ONE_EDGE:
            if len(group) >= 2 and group[0] > margin:
                edges.append((len(group), group[0]))
            group = []
        group.append(x)
    return [edge for _, edge in sorted(edges, key=lambda pair: -pair[0])[:_MOST_EDGES]]


def _bands(words: list[Word], edge: float, need: float, page: int, *, is_known: bool = False) -> list[_Band]:
    """Stretches of the strip left of an edge that no word crosses, if both sides hold text."""
    crossing = sorted((w for w in words if w.x0 < edge - 0.5 and w.x1 > edge - need), key=lambda w: w.top)
    cuts: list[tuple[float, float]] = []
    for word in crossing:
        if cuts and word.top <= cuts[-1][1]:
            cuts[-1] = (cuts[-1][0], max(cuts[-1][1], word.bottom))
        else:
            cuts.append((word.top, word.bottom))
    tops = [top for top, _ in cuts]
    sides: dict[int, tuple[list[Word], list[Word]]] = {}
    for word in words:
        is_left, is_right = word.x1 <= edge - need, word.x0 >= edge - 0.5
        middle = word.baseline - 0.3 * word.size
        index = bisect_right(tops, middle)
        if (is_left or is_right) and not (
            index and middle < cuts[index - 1][1]
        ):  # else it stands in a line that crosses
            left, right = sides.setdefault(index, ([], []))
            (left if is_left else right).append(word)
    bands: list[_Band] = []
    for index, (left, right) in sides.items():
        if left and right:
            above = cuts[index - 1][1] if index else None
            band = _band(*_without_tail(left, right, above), edge, page, is_known=is_known)
            bands += [band] if band is not None else []
    return bands


def _without_tail(left: list[Word], right: list[Word], above: float | None) -> tuple[list[Word], list[Word]]:
    """Both sides without the last lines of a full-width paragraph that ends right above the band.

    Such lines do not reach the strip, or have a word space there by chance.
    """
    if above is None:
        return left, right
    tail: set[int] = set()
    for line in lines_of([*left, *right]):
        if line.words[0].table >= 0 or line.top - above > 0.55 * line.size:
            break
        spaces = _spaces(line)
        if spaces and max(spaces) >= _CLEAR * median(spaces) and max(spaces) >= _NARROWEST:
            break
        tail.update(id(word) for word in line.words)
        above = line.bottom
    return [word for word in left if id(word) not in tail], [word for word in right if id(word) not in tail]


def _band(left: list[Word], right: list[Word], edge: float, page: int, *, is_known: bool) -> _Band | None:
    if (
        not left
        or all(_MARKER_RE.fullmatch(word.text) for word in left)
        or all(_NUMBER_RE.fullmatch(w.text) for w in right)
    ):
        return None
    right_lines = lines_of(right, page=page)
    aligned = sum(abs(line.x0 - edge) <= _SAME_EDGE for line in right_lines)
    if aligned < max(1 if is_known else 2, 0.4 * len(right_lines)):
        return None
    left_lines = lines_of(left, page=page)
    # Markers beside their text leave the rest of the left side to the lines above and below.
    worded = [line for line in left_lines if not all(_MARKER_RE.fullmatch(word.text) for word in line.words)]
    beside = [line for line in worded if any(_level(line, other) for other in right_lines)]
    if not beside or len(beside) < 0.34 * len(_blocks(worded)):
        return None
    if len(worded) < 0.5 * len(left_lines):
        return None
    if not is_known and len(beside) < _TOO_MANY and _is_river(left_lines, right_lines):
        return None
    return _Band(edge, tuple(left), tuple(right), tuple(left_lines), tuple(right_lines))


def _is_river(left: Sequence[Printed], right: Sequence[Printed]) -> bool:
    """Is the strip made of word spaces that happen to stand below each other?

    A gutter is wider than the spaces of the lines on both sides of it. A strip along many lines is no chance, however
    narrow: Chromium sets columns 1 em apart, less than the spaces of a loosely justified line.
    """
    wide = narrow = 0
    for line in left:
        beside = next((other for other in right if abs(other.baseline - line.baseline) <= 1), None)
        if beside is None:
            continue
        gaps = _spaces(line) + _spaces(beside)
        if gaps and beside.x0 - line.x1 < _CLEAR * median(gaps):
            narrow += 1
        else:
            wide += 1
    return narrow > 0.3 * (wide + narrow)


def _spaces(line: Printed) -> list[float]:
    return [b.x0 - a.x1 for a, b in zip(line.words, line.words[1:], strict=False) if b.x0 > a.x1]


def _level(one: Printed, other: Printed) -> bool:
    """Do two lines stand side by side?"""
    return min(one.bottom, other.bottom) - max(one.top, other.top) > 0.3 * min(one.size, other.size)


# ------------------------------------------------------------------------------------------------ columns or rows


def _is_labelled(band: _Band) -> bool:
    """Is the left side a column of labels, read row by row?"""
    left = min(line.x0 for line in band.left_lines)
    right = max(line.x1 for line in band.right_lines)
    share = (band.edge - left) / max(1.0, right - left)
    blocks = _blocks(band.left_lines)
    longest = max(len(block) for block in blocks)
    left_signs = sum(len(word.text) for word in band.left)
    right_signs = sum(len(word.text) for word in band.right)
    sparse = len(band.left_lines) <= 0.6 * len(band.right_lines)
    if share > 1 - _EVEN:
        return False
    if share >= _EVEN:
        anchored = sum(any(_level(block[0], line) for line in band.right_lines) for block in blocks)
        return sparse and longest <= 4 and len(blocks) >= 2 and anchored == len(blocks)
    if share > _LABEL_SHARE:
        return False
    return longest <= _LONGEST_LABEL and (sparse or left_signs <= right_signs)


def _split_at_titles(band: _Band) -> list[tuple[list[Word], list[Word]]]:
    """The words of two columns, in one pair or more where a title without a word beside it stands above both."""
    body = median(line.size for line in (*band.left_lines, *band.right_lines))
    cuts = [
        line.top - 0.1
        for line in band.left_lines
        if line.size >= 1.2 * body and _parts_both(line, band.left_lines, band.right_lines)
    ]
    pairs: list[tuple[list[Word], list[Word]]] = [([], []) for _ in range(len(cuts) + 1)]
    for side, words in enumerate((band.left, band.right)):
        for word in words:
            pairs[bisect_right(cuts, word.baseline - 0.3 * word.size)][side].append(word)
    return [pair for pair in pairs if pair[0] or pair[1]]


def _parts_both(title: Printed, left: Sequence[Printed], right: Sequence[Printed]) -> bool:
    above = [line for line in right if line.bottom <= title.top + 0.2 * title.size]
    below = [line for line in right if line.top >= title.bottom - 0.2 * title.size]
    if not above or not below or len(above) + len(below) < len(right):
        return False
    following = [line for line in left if line.top >= title.bottom - 0.2 * title.size]
    # Both columns start again level below the title, and there was text on both sides above it.
    return (
        bool(following)
        and any(line.bottom <= title.top for line in left)
        and abs(following[0].baseline - below[0].baseline) <= 3
    )


# ------------------------------------------------------------------------------------------------ rows


def _rows(band: _Band, page: int, column: int) -> list[Element]:
    """A label column row by row; text beside no label comes first, as it goes on from the page before."""
    labels = _labels(band)
    starts = [block[0].top - 0.35 * block[0].size for block in labels]
    bodies: list[list[Word]] = [[] for _ in range(len(labels) + 1)]
    for line in band.right_lines:
        bodies[bisect_right(starts, line.top)].extend(line.words)
    elements: list[Element] = []
    for number, words in enumerate(bodies):
        lines = [line for element in _cut(words, page, column + 1, _DEEPEST) for line in _lines(element)]
        heads = with_marks([replace(line, column=column) for line in labels[number - 1]]) if number else []
        if not number:
            elements += [Row((), tuple(lines), band.edge)] if lines else []
        elif lines:
            elements.append(Row(tuple(replace(head, mark=Mark.LABEL) for head in heads), tuple(lines), band.edge))
        else:
            elements.append(Flow(tuple(heads)))  # a title above the rows, not a label
    return elements


def _lines(element: Element) -> tuple[Printed, ...]:
    return element.lines if isinstance(element, Flow) else element.labels + element.body


def _labels(band: _Band) -> list[list[Printed]]:
    """The lines of the left side, label by label."""
    labels: list[list[Printed]] = []
    for block in _blocks(band.left_lines):
        if labels and block[0].text[:1].islower() and block[0].bold == labels[-1][-1].bold:
            labels[-1].append(block[0])  # a label whose lines stand level with those of its text
        else:
            labels.append([block[0]])
        for line in block[1:]:
            if _opens_row(line, labels[-1][-1], band.right_lines):
                labels.append([line])
            else:
                labels[-1].append(line)
    return labels


def _blocks(lines: Sequence[Printed]) -> list[list[Printed]]:
    """Lines without white space between them."""
    blocks: list[list[Printed]] = []
    for line in lines:
        before = blocks[-1][-1] if blocks else None
        same = before is not None and abs(before.size - line.size) < 1 and before.bold == line.bold
        if before is not None and same and line.baseline - before.baseline <= 1.45 * line.size:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _opens_row(line: Printed, before: Printed, right: Sequence[Printed]) -> bool:
    """Does a label that stands tight under another begin a row of its own?"""
    if not line.text[:1].isupper() and not line.text[:1].isdigit():
        return False
    if before.text.endswith(("-", ",", "/")) or before.text.split()[-1] in ("og", "eller", "af", "for", "til", "i"):
        return False
    beside = next((number for number, other in enumerate(right) if _on_baseline(line, other)), None)
    if beside is None:
        return False
    if beside == 0:
        return True
    above, edge = right[beside - 1], max(other.x1 for other in right)
    left = min(other.x0 for other in right)
    is_short = above.x1 < edge - 0.2 * (edge - left)
    return is_short or above.text.endswith((".", ":", "!", "?"))


def _on_baseline(one: Printed, other: Printed) -> bool:
    return abs(one.baseline - other.baseline) <= 0.3 * one.size


# ------------------------------------------------------------------------------------------------ ruled tables


def _with_tables(flow: Flow, tables: Sequence[RuledTable], page: int) -> list[Element]:
    """A flow, cut where one of its lines stands for a ruled table."""
    elements: list[Element] = []
    lines: list[Printed] = []
    for line in flow.lines:
        number = line.words[0].table
        if number < 0:
            lines.append(line)
            continue
        if lines:
            elements.append(Flow(tuple(lines)))
            lines = []
        elements += table_rows(tables[number], page)
    if lines:
        elements.append(Flow(tuple(lines)))
    return elements


def table_rows(table: RuledTable, page: int) -> list[Row]:
    """The rows of a ruled table: first cells and heads are labels."""
    rows = []
    for number, row in enumerate(table.rows):
        cells = [_cell_lines(cell, page, column) for column, cell in enumerate(row.cells)]
        is_head = number == 0 and len(table.rows) > 1 and all(line.bold for cell in cells for line in cell)
        labels = tuple(replace(line, mark=Mark.LABEL) for line in cells[0])
        mark = Mark.LABEL if is_head else Mark.CELL
        body = tuple(
            line if line.mark is Mark.BULLET else replace(line, mark=mark) for cell in cells[1:] for line in cell
        )
        rows.append(Row(labels, body, table.columns[min(1, len(table.columns) - 1)], True, table.columns))
    return rows


def _cell_lines(words: Sequence[Word], page: int, column: int) -> list[Printed]:
    lines = with_marks(lines_of(words, page=page, column=column))
    return [replace(lines[0], fresh=False), *lines[1:]] if lines else []
