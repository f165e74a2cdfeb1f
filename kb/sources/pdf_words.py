"""Which words are printed on a PDF page, and where?

pdfium gives characters with an origin on the baseline, an advance box and the text object they belong to; this module
makes words of them, in page coordinates with the rotation and the crop box undone. A word ends at white space, at a
gap, at a new baseline and where font or weight change (then `glued` says that no space is printed before the next
part).

The stream of a page is what pdfium reports, one character each, its own generated spaces and line ends included. Every
character of it ends in a `Word` or in a drop: invisible, outside the page, or printed twice.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from kb.model import Box

INVISIBLE = "usynlig tekst"
OUTSIDE = "uden for siden"
TWICE = "trykt to gange"

ASCENT, DESCENT = 0.78, 0.22  # of the font size; the same for every font, so that lines of mixed fonts compare
_GAP = 0.25  # of the font size: more is a space even where none is coded
_BACKWARD = 0.5  # of the font size: a step back that long starts a new word
_BASELINE = 0.12  # of the font size: more is another line, or a raised or lowered letter
_NO_UNICODE = "\ufffd"

_BOLD_RE = re.compile(r"bold|black|heavy|demi|extrab|[-,]bd\b|-b$", re.IGNORECASE)
_PLAIN_RE = re.compile(r"regular|light|roman|book|medium|italic|oblique|normal|thin", re.IGNORECASE)
_SYMBOL_RE = re.compile(r"symbol|wingding|dingbat|webding", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_HEAVY = 700


@dataclass(frozen=True, slots=True)
class Word:
    """Characters printed side by side, in points from the top left corner of the page as one looks at it."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool = False
    start: int = 0  # in the stream of its page
    end: int = 0
    glued: bool = False  # no space before it: it goes on from the word before in the stream
    symbol: bool = False  # set in a symbol font: a lone letter is a bullet
    angle: int = 0  # degrees clockwise from upright, to the nearest 1
    table: int = -1  # stands for a ruled table when 0 or more

    @property
    def top(self) -> float:
        return self.baseline - ASCENT * self.size

    @property
    def bottom(self) -> float:
        return self.baseline + DESCENT * self.size

    @property
    def box(self) -> Box:
        return Box(round(self.x0, 2), round(self.top, 2), round(self.x1, 2), round(self.bottom, 2))


@dataclass(frozen=True, slots=True)
class PageWords:
    """A page as its words, with the characters that are in none."""

    stream: str
    words: tuple[Word, ...]
    dropped: tuple[tuple[str, int, int], ...]  # reason, start, end in the stream
    width: float
    height: float
    hidden: int = 0  # characters of an invisible text layer that were kept, as under a scan
    unreadable: int = 0  # characters whose font does not say what they are


@dataclass(frozen=True, slots=True)
class _Style:
    """What all characters of one text object have in common."""

    size: float
    bold: bool
    symbol: bool
    angle: int
    invisible: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """Page coordinates: the box that is shown, and how it is turned."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int  # degrees clockwise: 0, 90, 180, 270

    @property
    def width(self) -> float:
        return self.right - self.left if self.rotation % 180 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        return self.top - self.bottom if self.rotation % 180 == 0 else self.right - self.left

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file as one sees it, from the top left corner."""
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y


def frame_of(page: pypdfium2.PdfPage) -> Frame:
    """The visible part of a page."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation())


def read_words(page: pypdfium2.PdfPage, *, keep_invisible: bool = False) -> PageWords:
    """All words of a page in the order of its stream; `keep_invisible` where the text layer lies under a scan."""
    frame = frame_of(page)
    textpage = page.get_textpage()
    try:
        scribe = _Scribe(textpage.raw, frame, keep_invisible=keep_invisible)
        scribe.read(pdfium.FPDFText_CountChars(textpage.raw))
    finally:
        textpage.close()
    words, twice = _without_doubles(scribe.words)
    dropped = scribe.dropped + [(TWICE, word.start, word.end) for word in twice]
    return PageWords(
        "".join(scribe.stream),
        tuple(words),
        tuple(dropped),
        frame.width,
        frame.height,
        scribe.hidden,
        scribe.unreadable,
    )


def _plainly(function: object, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of pdfium that takes and gives plain addresses: pypdfium2 declares pointers, and wrapping each of them
    takes as long as the call itself."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value)  # type: ignore[arg-type]


_ADDRESS, _INDEX = ctypes.c_void_p, ctypes.c_int
_unicode_of = _plainly(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _ADDRESS, _INDEX)
_object_of = _plainly(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, _ADDRESS, _INDEX)
_origin_of = _plainly(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, _ADDRESS, _INDEX, _ADDRESS, _ADDRESS)
_box_of = _plainly(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, _ADDRESS, _INDEX, _ADDRESS)


class _Scribe:
    """Goes through the characters of one page once; a page has thousands, so this is the loop that must be quick."""

    def __init__(self, raw: object, frame: Frame, *, keep_invisible: bool) -> None:
        self.raw = raw
        self.frame = frame
        self.keep_invisible = keep_invisible
        self.stream: list[str] = []
        self.words: list[Word] = []
        self.dropped: list[tuple[str, int, int]] = []
        self.hidden = 0
        self.unreadable = 0
        self._styles: dict[int, _Style] = {}
        self._fonts: dict[int, tuple[bool, bool]] = {}

    def read(self, count: int) -> None:
        x, y, rect = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        at_x, at_y, at_rect = ctypes.addressof(x), ctypes.addressof(y), ctypes.addressof(rect)
        raw = ctypes.cast(self.raw, ctypes.c_void_p).value  # type: ignore[arg-type]
        place, styles = self.frame.place, self._styles
        unturned, left, top = self.frame.rotation == 0, self.frame.left, self.frame.top
        stream: list[str] = self.stream
        unicode_of, object_of, origin_of, box_of = _unicode_of, _object_of, _origin_of, _box_of
        # The word under way.
        text: list[str] = []
        start = 0
        style: _Style | None = None
        x0 = x1 = base = word_line = 0.0
        origin = (0.0, 0.0)  # of the character before
        along = 0.0  # where the next character should begin, measured in reading direction
        glued = False
        high = ""

        def close(end: int) -> None:
            if text and style is not None:
                self._keep("".join(text), x0, x1, base, style, start, end, glued)
                text.clear()

        position = 0  # in the stream; pdfium's index counts a surrogate pair twice on some systems
        for index in range(count):
            code = unicode_of(raw, index)
            if 0xD800 <= code < 0xDC00:
                high = chr(code)
                continue
            character = _character(code, high)
            high = ""
            if character.isspace():
                close(position)
                glued = False
                stream.append(character)
                position += 1
                continue
            address = object_of(raw, index)
            if address is None:
                # Generated by pdfium: of these only white space occurs (seen over all test files); keep the account.
                close(position)
                stream.append(character)
                self.dropped.append((INVISIBLE, position, position + 1))
                position += 1
                continue
            current = styles.get(address)
            if current is None:
                current = styles[address] = self._style(index, address)
            origin_of(raw, index, at_x, at_y)
            box_of(raw, index, at_rect)
            if unturned:  # `place`, written out: three calls for each of thousands of characters
                px, py = x.value - left, top - y.value
                ax, ay = rect.left - left, top - rect.top
                bx, by = rect.right - left, top - rect.bottom
            else:
                px, py = place(x.value, y.value)
                ax, ay = place(rect.left, rect.top)
                bx, by = place(rect.right, rect.bottom)
            low, high_x = (ax, bx) if ax <= bx else (bx, ax)
            if current.angle:
                reading, line, advance = _turned(current.angle, (px, py), (ax, ay), (bx, by))
            else:
                # The box, not the origin: both halves of a ligature have the same origin.
                reading, line, advance = low, py, high_x - low
            if advance <= 0:
                advance = 0.5 * current.size
                high_x = low + advance
            size = current.size
            if text:
                same = current is style or current == style
                # All letters of a ligature have the origin of its glyph, wherever pdfium puts their boxes.
                step = 0.0 if (px, py) == origin else reading - along
                if same and abs(line - word_line) <= _BASELINE * size and -_BACKWARD * size < step <= _GAP * size:
                    text.append(character)
                    if high_x > x1:
                        x1 = high_x
                    if low < x0:
                        x0 = low
                    along = max(along, reading + advance) if (px, py) == origin else reading + advance
                    origin = (px, py)
                    stream.append(character)
                    position += 1
                    continue
                close(position)
                glued = -_BACKWARD * size < step <= 0.12 * size and abs(line - word_line) < size
            style, start, x0, x1, base, word_line = current, position, low, high_x, py, line
            origin = (px, py)
            along = reading + advance
            text.append(character)
            stream.append(character)
            position += 1
        close(position)

    def _keep(
        self, text: str, x0: float, x1: float, base: float, style: _Style, start: int, end: int, glued: bool
    ) -> None:
        if style.invisible and not self.keep_invisible:
            self.dropped.append((INVISIBLE, start, end))
            return
        middle, centre = base - 0.3 * style.size, (x0 + x1) / 2
        if not (-1 <= centre <= self.frame.width + 1 and -1 <= middle <= self.frame.height + 1):
            self.dropped.append((OUTSIDE, start, end))
            return
        self.hidden += style.invisible * (end - start)
        self.unreadable += text.count(_NO_UNICODE)
        self.words.append(
            Word(text, x0, x1, base, style.size, style.bold, start, end, glued, style.symbol, style.angle)
        )

    def _style(self, index: int, address: int) -> _Style:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self.raw, index, ctypes.byref(matrix))
        size = pdfium.FPDFText_GetFontSize(self.raw, index) * math.hypot(matrix.c, matrix.d)
        ax, ay = self.frame.place(0, 0)
        bx, by = self.frame.place(matrix.a, matrix.b)
        angle = round(math.degrees(math.atan2(by - ay, bx - ax))) % 360
        text_object = pdfium.FPDFText_GetTextObject(self.raw, index)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object)
        font = pdfium.FPDFTextObj_GetFont(text_object)
        font_address = ctypes.c_void_p.from_buffer(font).value or 0
        traits = self._fonts.get(font_address)
        if traits is None:
            traits = self._fonts[font_address] = _font_traits(font)
        bold = traits[0] or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
        return _Style(round(size, 2) or 1.0, bold, traits[1], angle, mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)


def _turned(
    angle: int, origin: tuple[float, float], one: tuple[float, float], other: tuple[float, float]
) -> tuple[float, float, float]:
    """Where a character of slanted text begins along its line, which line that is, and how far it reaches."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    begin = min(x * cos + y * sin for x, y in (one, other))
    reach = abs((other[0] - one[0]) * cos) + abs((other[1] - one[1]) * sin)
    return begin, origin[1] * cos - origin[0] * sin, reach


def _font_traits(font: object) -> tuple[bool, bool]:
    """Is the font bold, is it a symbol font?"""
    buffer = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = buffer.value.decode("utf-8", errors="replace").partition("+")[2] or buffer.value.decode("latin-1")
    flags = pdfium.FPDFFont_GetFlags(font)
    weight = pdfium.FPDFFont_GetWeight(font)
    # pdfium guesses the weight from the stem width; a name that says "Regular" knows better.
    bold = bool(_BOLD_RE.search(name)) or bool(flags > 0 and flags & _FORCE_BOLD)
    if not bold and weight >= _HEAVY:
        bold = _PLAIN_RE.search(name) is None
    return bold, bool(_SYMBOL_RE.search(name))


def _character(code: int, high: str) -> str:
    if 0xDC00 <= code < 0xE000:
        if not high:
            return _NO_UNICODE
        return (high + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16")
    return chr(code) if code else _NO_UNICODE


def _without_doubles(words: Iterable[Word]) -> tuple[list[Word], list[Word]]:
    """Words, and those that repeat one at the same place: a shadow, or bold made by printing twice."""
    kept: list[Word] = []
    twice: list[Word] = []
    places: dict[tuple[str, int, int], int] = {}
    seen: set[str] = set()
    for word in words:
        column, line = round(word.x0 / 4), round(word.baseline / 4)
        index = None
        if word.text in seen:
            near = [(word.text, column + i, line + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
            index = next((places[key] for key in near if key in places and _same_place(kept[places[key]], word)), None)
        if index is None:
            seen.add(word.text)
            places[(word.text, column, line)] = len(kept)
            kept.append(word)
        else:
            twice.append(word)
            if not kept[index].bold and kept[index].x0 != word.x0:
                kept[index] = replace(kept[index], bold=True)
    return kept, twice


def _same_place(one: Word, other: Word) -> bool:
    reach = 0.15 * max(one.size, other.size)
    return abs(one.x0 - other.x0) <= reach and abs(one.baseline - other.baseline) <= reach
