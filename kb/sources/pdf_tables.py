"""Where on a page do ruled tables stand?

pdfium names the drawn paths (quickly, on every page), pdfplumber's table finder makes cells of the edges: its functions
take plain edges, so the page need not be parsed a second time. Rules that only underline, frame or decorate make no
table: a table has at least two cells side by side with words in them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from pdfplumber import table as plumber

from kb.model import Box
from kb.sources.pdf_words import Frame, Word, frame_of

_THIN = 3.0  # points: a filled box no thicker is a line
_SHORT = 4.0  # points: shorter edges belong to icons and letters drawn as paths
_SNAP = 3.0  # points, as in pdfplumber
_MOST_EDGES = 3000  # a page with more is a drawing
_DEEPEST_FORM = 4
_UPRIGHT = 0.5  # points that a straight rule may lean

Matrix = tuple[float, float, float, float, float, float]
Edge = dict[str, Any]  # as pdfplumber wants them
_UNTURNED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row as the first column cuts it: what a label stands for, however many rules run beside it."""

    cells: tuple[tuple[Word, ...], ...]  # from the left, then down; the first is the label's, maybe empty
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table found by its rules."""

    box: Box
    rows: tuple[TableRow, ...]
    columns: tuple[float, ...]  # left edges of its columns


def find_tables(edges: Sequence[Edge], words: Sequence[Word]) -> tuple[list[RuledTable], list[Word]]:
    """The tables of a page from the top, and the words that stand in none."""
    rest = list(words)
    tables: list[RuledTable] = []
    if sum(edge["orientation"] == "v" for edge in edges) < 2 or len(edges) > _MOST_EDGES:
        return tables, rest
    merged = plumber.merge_edges(list(edges), _SNAP, _SNAP, _SNAP, _SNAP)
    merged = plumber.merge_edges(merged + _open_ends(merged), _SNAP, _SNAP, _SNAP, _SNAP)
    crossings = plumber.edges_to_intersections(merged, _SNAP, _SNAP)
    for group in plumber.cells_to_tables(plumber.intersections_to_cells(crossings)):
        cells = [Box(*(float(value) for value in cell)) for cell in group]
        table, rest = _fill(cells, rest)
        if table is not None:
            tables.append(table)
    return sorted(tables, key=lambda table: (table.box.top, table.box.x0)), rest


def _open_ends(edges: Sequence[Edge]) -> list[Edge]:
    """Level edges that close a table whose uprights run on: a row that the page break cuts has no rule there."""
    uprights = [edge for edge in edges if edge["orientation"] == "v"]
    levels = [edge for edge in edges if edge["orientation"] == "h"]
    closing = []
    for side in ("top", "bottom"):
        for y in sorted({edge[side] for edge in uprights}):
            group = [edge for edge in uprights if abs(edge[side] - y) <= _SNAP]
            x0, x1 = min(edge["x0"] for edge in group), max(edge["x0"] for edge in group)
            is_closed = any(
                abs(h["top"] - y) <= _SNAP and h["x0"] <= x0 + _SNAP and h["x1"] >= x1 - _SNAP for h in levels
            )
            # Uprights of a table meet a rule somewhere; signs in the margin that indicate changes do not.
            meets = any(
                h["x0"] <= x0 + _SNAP
                and h["x1"] >= x1 - _SNAP
                and group[0]["top"] - _SNAP <= h["top"] <= group[0]["bottom"] + _SNAP
                for h in levels
            )
            if len(group) >= 3 and not is_closed and meets:
                closing.append({**levels[0], "x0": x0, "x1": x1, "top": y, "bottom": y, "width": x1 - x0})
    return closing


def _fill(cells: list[Box], words: list[Word]) -> tuple[RuledTable | None, list[Word]]:
    frame = Box(
        min(c.x0 for c in cells), min(c.top for c in cells), max(c.x1 for c in cells), max(c.bottom for c in cells)
    )
    held: dict[Box, list[Word]] = {cell: [] for cell in sorted(cells, key=lambda c: (c.top, c.x0))}
    outside: list[Word] = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, word.baseline - 0.3 * word.size
        home = (
            next((c for c in held if c.x0 <= x <= c.x1 and c.top <= y <= c.bottom), None) if _in(frame, x, y) else None
        )
        (held[home] if home is not None else outside).append(word)
    filled = [cell for cell, inside in held.items() if inside]
    if not _side_by_side(filled):
        return None, words
    columns = tuple(sorted({cell.x0 for cell in held}))
    starts = sorted({cell.top for cell in held if cell.x0 <= columns[0] + _SNAP})
    rows = []
    for number, top in enumerate(starts):
        bottom = starts[number + 1] if number + 1 < len(starts) else frame.bottom
        within = [cell for cell in held if top - _SNAP < cell.top < bottom - _SNAP]
        first = [tuple(held[cell]) for cell in within if cell.x0 <= columns[0] + _SNAP]
        others = [tuple(held[cell]) for cell in within if cell.x0 > columns[0] + _SNAP]
        rows.append(TableRow((first[0] if first else (), *others), top, bottom))
    placed = {word.start for row in rows for cell in row.cells for word in cell}
    lost = [word for inside in held.values() for word in inside if word.start not in placed]
    return RuledTable(frame, tuple(row for row in rows if any(row.cells)), columns), outside + lost


def _side_by_side(cells: Sequence[Box]) -> bool:
    return any(
        one.x1 <= other.x0 + _SNAP and min(one.bottom, other.bottom) - max(one.top, other.top) > _SNAP
        for one in cells
        for other in cells
        if one is not other
    )


def _in(box: Box, x: float, y: float) -> bool:
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def read_edges(page: pypdfium2.PdfPage) -> list[Edge]:
    """The upright and level rules drawn on a page, sides of boxes included."""
    frame = frame_of(page)
    edges: list[Edge] = []
    for points in _paths(page.raw, _UNTURNED, 0):
        for (ax, ay), (bx, by) in points:
            x0, top = frame.place(ax, ay)
            x1, bottom = frame.place(bx, by)
            edge = _edge(min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom))
            if edge is not None and _is_on(frame, edge):
                edges.append(edge)
        if len(edges) > _MOST_EDGES:
            break
    return edges


def _is_on(frame: Frame, edge: Edge) -> bool:
    return bool(edge["x1"] > 0 and edge["bottom"] > 0 and edge["x0"] < frame.width and edge["top"] < frame.height)


def _edge(x0: float, top: float, x1: float, bottom: float) -> Edge | None:
    width, height = x1 - x0, bottom - top
    if height <= _UPRIGHT and width >= _SHORT:
        return {"x0": x0, "x1": x1, "top": top, "bottom": top, "orientation": "h", "width": width, "height": 0.0}
    if width <= _UPRIGHT and height >= _SHORT:
        return {"x0": x0, "x1": x0, "top": top, "bottom": bottom, "orientation": "v", "width": 0.0, "height": height}
    return None


Point = tuple[float, float]


def _paths(container: Any, matrix: Matrix, depth: int) -> Iterator[list[tuple[Point, Point]]]:
    """The straight pieces of each painted path, in the coordinates of the page; forms are entered."""
    in_form = depth > 0
    count = pdfium.FPDFFormObj_CountObjects(container) if in_form else pdfium.FPDFPage_CountObjects(container)
    for index in range(count):
        get = pdfium.FPDFFormObj_GetObject if in_form else pdfium.FPDFPage_GetObject
        item = get(container, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            yield from _paths(item, _times(_matrix_of(item), matrix), depth + 1)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and _is_painted(item):
            yield _pieces(item, _times(_matrix_of(item), matrix))


def _is_painted(item: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke)):
        return False
    if stroke.value:
        return True
    colour = [ctypes.c_uint() for _ in range(4)]
    if not fill.value or not pdfium.FPDFPageObj_GetFillColor(item, *(ctypes.byref(part) for part in colour)):
        return bool(fill.value)
    red, green, blue, alpha = (part.value for part in colour)
    return alpha > 0 and min(red, green, blue) < 250


def _pieces(item: Any, matrix: Matrix) -> list[tuple[Point, Point]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    pieces: list[tuple[Point, Point]] = []
    here = begin = (0.0, 0.0)
    corners: list[Point] = []
    count = pdfium.FPDFPath_CountSegments(item)
    if count > 400:
        return pieces  # a drawing, not a rule
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = _apply(matrix, x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            pieces.append((here, point))
        here = point
        corners.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            pieces.append((here, begin))
            here = begin
    return _as_rule(corners) or pieces


def _as_rule(corners: Sequence[Point]) -> list[tuple[Point, Point]]:
    """A filled box so thin that it is a line, as that line; empty for anything else."""
    if not 4 <= len(corners) <= 5:
        return []
    x0, x1 = min(x for x, _ in corners), max(x for x, _ in corners)
    y0, y1 = min(y for _, y in corners), max(y for _, y in corners)
    if y1 - y0 <= _THIN < x1 - x0:
        middle = (y0 + y1) / 2
        return [((x0, middle), (x1, middle))]
    if x1 - x0 <= _THIN < y1 - y0:
        middle = (x0 + x1) / 2
        return [((middle, y0), (middle, y1))]
    return []


def _matrix_of(item: Any) -> Matrix:
    raw = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(raw)):
        return _UNTURNED
    return raw.a, raw.b, raw.c, raw.d, raw.e, raw.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def _apply(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
