"""How does a source document look as a PDF?

Four layouts: `single` (one column), `columns` (two columns below full-width titles), `labels` (a narrow left column of
labels beside the text) and `scan` (see scan.py). The text is broken into strips, the strips are placed on pages, and
only then drawn, because a footer must know how many pages there are.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from pathlib import Path

import reportlab
from hyphens import wrap
from markup import Block, SourceDocument
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
TOP, BOTTOM = 70.0, 64.0  # free for the running head and foot
FAMILIES = {
    "helvetica": ("Helvetica", "Helvetica-Bold"),
    "times": ("Times-Roman", "Times-Bold"),
    "vera": ("Vera", "VeraBd"),
}
HEADING_SIZES = {1: 1.9, 2: 1.3, 3: 1.0, 4: 1.0}  # times the body size


@dataclass(frozen=True, slots=True)
class Piece:
    x: float
    text: str
    font: str
    size: float


@dataclass(frozen=True, slots=True)
class Strip:
    """One printed line: pieces on a common baseline."""

    pieces: tuple[Piece, ...]
    before: float  # white space above, dropped at the top of a column
    height: float
    keeps_next: bool = False
    has_rule: bool = False  # a thin rule above it, full width
    grid: tuple[float, ...] = ()  # table rows: where upright rules stand, left edge first, right edge last
    ends_row: bool = False
    mark: int = -1  # index of the heading it begins, for the table of contents


@dataclass(frozen=True, slots=True)
class Placed:
    strip: Strip
    page: int
    x: float
    y: float  # baseline, from the bottom of the page


@dataclass(frozen=True, slots=True)
class Style:
    body: str
    bold: str
    size: float
    margin: float
    label_width: float
    gap: float
    hyphenate: bool


def style_of(document: SourceDocument) -> Style:
    for name in ("Vera", "VeraBd"):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(Path(reportlab.__file__).parent / "fonts" / f"{name}.ttf")))
    body, bold = FAMILIES[document.head.get("font", "helvetica")]
    return Style(
        body,
        bold,
        float(document.head.get("size", "10")),
        float(document.head.get("margin", "62")),
        float(document.head.get("label_width", "112")),
        22.0,
        document.head.get("hyphenate", "no") == "yes",
    )


def with_contents(document: SourceDocument) -> SourceDocument:
    """The document with its `@toc` written out: headings and the pages they stand on."""
    if not any(block.kind == "toc" for block in document.blocks):
        return document
    pages = {placed.strip.mark: placed.page for placed in place(document) if placed.strip.mark >= 0}
    blocks: list[Block] = []
    for block in document.blocks:
        if block.kind != "toc":
            blocks.append(block)
            continue
        depth = int(document.head.get("toc_depth", "2"))
        for index, heading in enumerate(document.blocks):
            if heading.kind in {"heading", "label"} and 1 <= heading.level <= depth and index in pages:
                if document.sections[heading.section].flags & {"front"}:
                    continue
                text = f"{heading.text}\t{pages[index] + 1}"
                blocks.append(Block("entry", text, block.section, heading.level))
    return replace(document, blocks=tuple(blocks))


def _entry_count(document: SourceDocument) -> int:
    depth = int(document.head.get("toc_depth", "2"))
    return sum(
        b.kind == "heading" and 1 <= b.level <= depth and "front" not in document.sections[b.section].flags
        for b in document.blocks
    )


def _strips(blocks: Sequence[tuple[int, Block]], width: float, style: Style) -> list[Strip]:
    """The lines of one region, in the order in which they are read."""
    strips: list[Strip] = []
    position = 0
    while position < len(blocks):
        index, block = blocks[position]
        if block.kind == "label":
            end = position + 1
            while end < len(blocks) and blocks[end][1].kind in {"paragraph", "bullet", "cell"}:
                end += 1
            strips += _labelled(blocks[position:end], width, style)
            position = end
        elif block.kind == "cell":
            end = position
            while end < len(blocks) and blocks[end][1].kind == "cell" and blocks[end][1].row == block.row:
                end += 1
            strips += _table_row([b for _, b in blocks[position:end]], width, style)
            position = end
        else:
            strips += _running(index, block, width, style)
            position += 1
    return strips


def _running(index: int, block: Block, width: float, style: Style) -> list[Strip]:
    size, font, indent, bullet = style.size, style.body, 0.0, ""
    before, keeps = 0.55 * size, block.lead is not None
    if block.kind == "heading":
        size, font = style.size * HEADING_SIZES[block.level], style.bold
        before, keeps = 1.1 * size, True
    elif block.kind == "bullet":
        indent, before, bullet = 11.0, 0.25 * size, "•"
    elif block.kind == "toc":
        return []
    elif block.kind == "entry":
        text, _, page = block.text.partition("\t")
        indent = 12.0 * (block.level - 1)
        dots = "." * int((width - indent - _width(text, font, size) - 26) / _width(".", font, size))
        return [Strip((Piece(indent, f"{text} {dots} {page}", font, size),), 1.5, size * 1.3)]
    lines = wrap(
        block.text,
        _fits(font, size, width - indent),
        hyphenate=style.hyphenate and block.kind != "heading",
    )
    strips = []
    for n, line in enumerate(lines):
        pieces = [Piece(indent, line, font, size)]
        if bullet and n == 0:
            pieces.insert(0, Piece(0.0, bullet, font, size))
        strips.append(
            Strip(
                tuple(pieces),
                before if n == 0 else 0.0,
                size * 1.28,
                keeps or (n == 0 and len(lines) > 1),  # no first line alone at the foot of a column
                mark=index if block.kind == "heading" and n == 0 else -1,
            )
        )
    return strips


def _labelled(blocks: Sequence[tuple[int, Block]], width: float, style: Style) -> list[Strip]:
    """A row of the label layout: label lines on the left, body lines on the right, breaking over pages together."""
    index, label = blocks[0]
    left = style.label_width - 14
    lines = wrap(label.text, _fits(style.bold, style.size, left), hyphenate=True)
    labels = [Piece(0.0, line, style.bold, style.size) for line in lines]
    body = _strips(blocks[1:], width - style.label_width, style)
    strips = []
    for n, (piece, strip) in enumerate(zip_longest(labels, body)):
        shifted = tuple(replace(p, x=p.x + style.label_width) for p in strip.pieces) if strip else ()
        strips.append(
            Strip(
                (piece, *shifted) if piece else shifted,
                9.0 if n == 0 else strip.before if strip else 0.0,
                style.size * 1.28,
                n == 0,
                has_rule=n == 0,
                mark=index if n == 0 else -1,
            )
        )
    return strips


def _table_row(cells: Sequence[Block], width: float, style: Style) -> list[Strip]:
    share = [0.64, 0.36] if len(cells) == 2 else [1 / len(cells)] * len(cells)
    starts = [width * sum(share[:n]) for n in range(len(cells))]
    font = style.bold if cells[0].level else style.body
    columns = [
        [
            Piece(start, line, font, style.size)
            for line in wrap(cell.text, _fits(font, style.size, width * part - 8), hyphenate=False)
        ]
        for cell, start, part in zip(cells, starts, share, strict=True)
    ]
    rows = list(zip_longest(*columns))
    grid = (*(start - 5 for start in starts), width)
    return [
        Strip(
            tuple(p for p in row if p), 5.0 if n == 0 else 0.0, style.size * 1.28, n < len(rows) - 1,
            has_rule=n == 0, grid=grid, ends_row=n == len(rows) - 1,
        )
        for n, row in enumerate(rows)
    ]  # fmt: skip


def _fits(font: str, size: float, width: float) -> Callable[[str], bool]:
    return lambda line: _width(line, font, size) <= width


def _width(text: str, font: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(text, font, size))


def _regions(document: SourceDocument) -> Iterator[tuple[bool, bool, list[tuple[int, Block]]]]:
    """(begins a page, has two columns, blocks) for each stretch between layout commands."""
    is_two = is_new = False
    waiting: list[tuple[int, Block]] = []
    for index, block in enumerate(document.blocks):
        if block.kind in {"break", "wide", "columns"}:
            if waiting:
                yield is_new, is_two, waiting
                waiting, is_new = [], False
            is_new = is_new or block.kind == "break"
            is_two = block.kind == "columns" or (is_two and block.kind != "wide")
        else:
            waiting.append((index, block))
    if waiting:
        yield is_new, is_two, waiting


def place(document: SourceDocument) -> list[Placed]:
    """Where each strip stands."""
    style = style_of(document)
    full = WIDTH - 2 * style.margin
    column_width = (full - style.gap) / 2
    placed: list[Placed] = []
    page, y = 0, HEIGHT - TOP
    for is_new, is_two, blocks in _regions(document):
        if is_new and y < HEIGHT - TOP:
            page, y = page + 1, HEIGHT - TOP
        if not is_two:
            strips = _strips(blocks, full, style)
            if any(block.kind == "toc" for _, block in blocks):  # room for entries that are not known yet
                strips += [Strip((), 1.5, style.size * 1.3)] * _entry_count(document)
            rest = strips
            while rest:
                rest, y = _fill(rest, page, style.margin, y, BOTTOM, placed)
                if rest:
                    page, y = page + 1, HEIGHT - TOP
            continue
        rest = _strips(blocks, column_width, style)
        y -= 8
        while rest:
            total = sum(s.before + s.height for s in rest)
            floor = max(BOTTOM, y - total / 2 - 30) if total < 1.9 * (y - BOTTOM) else BOTTOM
            rest, left_y = _fill(rest, page, style.margin, y, floor, placed)
            rest, right_y = _fill(rest, page, style.margin + column_width + style.gap, y, BOTTOM, placed)
            y = min(left_y, right_y)
            if rest:
                page, y = page + 1, HEIGHT - TOP
    return placed


def _fill(
    strips: list[Strip], page: int, x: float, top: float, floor: float, placed: list[Placed]
) -> tuple[list[Strip], float]:
    """Places what fits between `top` and `floor`; gives back the rest and how far down it came."""
    y = top
    count = 0
    for n, strip in enumerate(strips):
        before = strip.before if n else 0.0
        if y - before - strip.height < floor:
            break
        y -= before + strip.height
        placed.append(Placed(strip, page, x, y))
        count += 1
    if count < len(strips):
        while count > 0 and strips[count - 1].keeps_next:
            count -= 1
            y += placed[-1].strip.height
            placed.pop()
    return strips[count:], y


def furniture(document: SourceDocument, pages: int) -> list[tuple[str, str]]:
    """Running head and foot of each page, as printed."""
    head, foot = document.head.get("header", ""), document.head.get("footer", "")
    first = document.head.get("first_page_header", "no") == "yes"
    return [
        (
            head.format(page=n, pages=pages) if n > 1 or first else "",
            foot.format(page=n, pages=pages) if n > 1 or document.head.get("first_page_footer", "yes") == "yes" else "",
        )
        for n in range(1, pages + 1)
    ]


def pdf(document: SourceDocument) -> bytes:
    """The document as PDF, the same bytes each time."""
    document = with_contents(document)
    style = style_of(document)
    placed = place(document)
    pages = 1 + max(p.page for p in placed)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(document.head["title"])
    canvas.setAuthor(document.head["municipality"])
    for number, strips in groupby(placed, key=lambda p: p.page):
        head, foot = furniture(document, pages)[number]
        canvas.setFont(style.body, 8)
        canvas.drawString(style.margin, HEIGHT - 40, head)
        left, _, right = foot.partition("\t")
        canvas.drawString(style.margin, 34, left)
        canvas.drawRightString(WIDTH - style.margin, 34, right)
        canvas.setLineWidth(0.4)
        canvas.setStrokeGray(0.5)
        for item in strips:
            _draw_rules(canvas, item, WIDTH - 2 * style.margin)
            for piece in item.strip.pieces:
                canvas.setFont(piece.font, piece.size)
                canvas.drawString(item.x + piece.x, item.y, piece.text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw_rules(canvas: Canvas, item: Placed, width: float) -> None:
    strip, top, bottom = item.strip, item.y + item.strip.height + 1, item.y - 4
    if strip.grid:
        left, right = item.x + strip.grid[0], item.x + strip.grid[-1]
        if strip.has_rule:
            canvas.line(left, top, right, top)
        if strip.ends_row:
            canvas.line(left, bottom, right, bottom)
        for x in strip.grid:
            canvas.line(item.x + x, bottom, item.x + x, top)
    elif strip.has_rule:
        canvas.line(item.x, top, item.x + width, top)
