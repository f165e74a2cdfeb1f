"""Do two engines read the same words?

pdfplumber (pdfminer) reads a sample of the pages that pdfium read. They share no code, so a word that both report is
confirmed; missing spaces, fonts without a character map and text that one engine does not see make them differ. Order
is not compared: pdfplumber's own order mixes columns.
"""

from __future__ import annotations

import logging
import re
import unicodedata
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import zip_longest
from typing import Any

import pdfplumber
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager
from pdfminer.utils import Matrix, apply_matrix_rect
from pdfplumber.page import Page
from pdfplumber.utils.text import dedupe_chars, extract_words

from kb.model import Finding, Severity
from kb.sources.pdf_lines import join
from kb.sources.pdf_words import PageWords

ENOUGH = 0.97  # share of words confirmed, under which a page gets a finding
_EVERY = 8  # the first page and every eighth after it
_NO_WORD_RE = re.compile(r"\(cid:\d+\)|[\u00ad\ufffe\u200b\x02]")
_WORD_RE = re.compile(r"\w+")

Char = dict[str, Any]  # as pdfplumber gives them, less what words are not made of

_log = logging.getLogger(__name__)
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class SecondReading:
    """How far the engines agree."""

    agreement: float  # share of words confirmed on the pages that were read twice; 1.0 when there were none
    pages: tuple[int, ...]
    findings: tuple[Finding, ...]


def confirm(data: bytes, pages: Mapping[int, PageWords]) -> SecondReading:
    """Read a sample of the pages (1-based) again and count the words that both readings hold."""
    sample = sample_of(sorted(pages))
    confirmed = total = 0
    findings: list[Finding] = []
    done: list[int] = []
    for number, chars in _plumber_pages(data, sample):
        same, most = _compare(chars, pages[number])
        confirmed, total = confirmed + same, total + most
        done.append(number)
        if same < ENOUGH * most:
            message = (
                f"Kun {same * 100 // most} % af ordene på side {number} bekræftes af en anden læsning; "
                "sammenlign siden med originalen."
            )
            findings.append(Finding("second_reading_differs", message, Severity.WARNING, page=number))
    if len(done) < len(sample):
        message = "Dele af dokumentet kunne ikke læses igen til kontrol; sammenlign med originalen."
        findings.append(Finding("second_reading_failed", message, Severity.WARNING))
    return SecondReading(confirmed / total if total else 1.0, tuple(done), tuple(findings))


def _compare(chars: list[Char], page: PageWords) -> tuple[int, int]:
    """Words that both hold, and words of the reading that holds more."""
    dropped = [page.stream[start:end] for _, start, end in page.dropped]
    ours = Counter(_words(" ".join([join(page.words), *dropped])))
    same, most = _shared(ours, _spelled(chars))
    if same < ENOUGH * most:
        # Letters printed twice for boldness: pdfium takes them for one, pdfplumber only when asked to.
        again = _shared(Counter(_words(join(page.words))), _spelled(dedupe_chars(chars)))
        same, most = max((same, most), again, key=lambda pair: pair[0] / max(1, pair[1]))
    return same, most


def _shared(ours: Counter[str], theirs: Counter[str]) -> tuple[int, int]:
    return (ours & theirs).total(), max(ours.total(), theirs.total())


def _spelled(chars: list[Char]) -> Counter[str]:
    words = extract_words(_without_phantoms(chars), x_tolerance_ratio=0.2, use_text_flow=True)
    return Counter(_words(" ".join(word["text"] for word in words)))


def sample_of(pages: list[int]) -> list[int]:
    """The pages that are read twice: the first, and evenly spread ones after it.

    >>> sample_of([1, 2]), sample_of(list(range(1, 11)))
    ([1], [1, 9])
    """
    return pages[::_EVERY]


def _plumber_pages(data: bytes, pages: list[int]) -> Iterator[tuple[int, list[Char]]]:
    """Characters page by page, as far as pdfplumber gets."""
    if not pages:
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with pdfplumber.open(BytesIO(data), pages=pages) as pdf:
                for page in pdf.pages:
                    yield page.page_number, _chars(page)
                    page.close()
        except Exception as error:  # pdfminer raises anything at all on odd files; the first reading stands
            _log.debug("second reading: %r", error)


def _chars(page: Page) -> list[Char]:
    """The characters of a page in the order of its stream."""
    glyphs = _Glyphs(page.pdf.rsrcmgr, page.height)
    PDFPageInterpreter(page.pdf.rsrcmgr, glyphs).process_page(page.page_obj)
    return glyphs.chars


class _Glyphs(PDFTextDevice):
    """Notes what words are made of and no more: `page.chars` resolves every attribute of each character, colours
    included, and that takes longer than reading the page."""

    def __init__(self, manager: PDFResourceManager, height: float) -> None:
        super().__init__(manager)
        self.chars: list[Char] = []
        self._height = height

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = f"(cid:{cid})"
        advance = font.char_width(cid) * fontsize * scaling
        low = font.get_descent() * fontsize + rise
        if font.is_vertical():
            box = (-0.5 * fontsize, rise + advance, 0.5 * fontsize, rise)
        else:
            box = (0.0, low, advance, low + fontsize)
        x0, y0, x1, y1 = apply_matrix_rect(matrix, box)
        a, b, c, d, _, _ = matrix
        top = self._height - max(y0, y1)
        self.chars.append(
            {
                "text": text,
                "fontname": font.fontname,
                "size": abs(x1 - x0) if font.is_vertical() else abs(y1 - y0),
                "upright": a * d * scaling > 0 and b * c <= 0,
                "x0": min(x0, x1),
                "x1": max(x0, x1),
                "width": abs(x1 - x0),
                "top": top,
                "bottom": self._height - min(y0, y1),
                "doctop": top,
            }
        )
        return advance


def _without_phantoms(chars: list[Char]) -> list[Char]:
    """Characters without the blanks that the next one is printed over.

    Chromium writes a soft hyphen inside a word that way; it is no space, and pdfium rightly gives none.
    """
    return [
        char
        for char, after in zip_longest(chars, chars[1:])
        if after is None or char["text"] != " " or abs(after["x0"] - char["x0"]) > 0.5 * char["width"]
    ]


def _words(text: str) -> list[str]:
    """Words as both engines write them; they differ in hyphens at line ends and in glyphs without a character."""
    return _WORD_RE.findall(unicodedata.normalize("NFKC", _NO_WORD_RE.sub("", text)))
