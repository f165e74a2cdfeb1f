"""What does a page image say?

tesseract (a separate program, with its Danish model) reads an image made by pdfium; its TSV gives words with boxes, so
the layout of `pdf_layout` serves scans as well. One thread each: with the default of one per core two documents at a
time took six times as long.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from io import StringIO
from statistics import mean, median

import pypdfium2

from kb.sources.page_image import png
from kb.sources.pdf_words import Word

INSTALL_HINT = "Installér tesseract med dansk (pakken tesseract-ocr-dan), eller skaf en PDF med tekst."
_DPI = 250
_LONGEST_SECONDS = 120  # for one page
# How far letters reach above and below the baseline, in font sizes, as in most text faces.
_RISE, _X_HEIGHT, _DROP = 0.73, 0.53, 0.21
_TALL, _DEEP = "bdfhkltåi§?!/()[]", "gjpqy,;§()[]/"
_NEAR = 0.15  # share of the usual size


@dataclass(frozen=True, slots=True)
class Scan:
    """A page as OCR read it."""

    stream: str  # its words with a space between
    words: tuple[Word, ...]
    confidence: float  # mean of the words, 0-1


@cache
def is_available() -> bool:
    """Is tesseract there, with Danish?"""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return b"dan" in (listed.stdout + listed.stderr).split()


def read_image_page(pdf: pypdfium2.PdfDocument, index: int) -> Scan:
    """The words of a page that is an image; empty when tesseract finds none or fails."""
    page = pdf[index]
    try:
        image = page.render(scale=_DPI / 72, grayscale=True).to_pil()
    finally:
        page.close()
    return words_of_tsv(_tesseract(png(image)), scale=72 / _DPI)


def _tesseract(image: bytes) -> str:
    command = ["tesseract", "stdin", "stdout", "-l", "dan", "--dpi", str(_DPI), "--psm", "3", "tsv"]
    try:
        done = subprocess.run(
            command,
            input=image,
            capture_output=True,
            timeout=_LONGEST_SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", errors="replace")


def words_of_tsv(table: str, *, scale: float) -> Scan:
    """tesseract's TSV as words; all words of a line share its baseline and size."""
    lines: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in csv.DictReader(StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == "5" and row["text"].strip():
            lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(row)
    sizes = _sizes(lines.values())
    words: list[Word] = []
    trust: list[float] = []
    position = 0
    for line, (size, baseline) in zip(lines.values(), sizes, strict=True):
        for row in line:
            text, left = row["text"].strip(), float(row["left"]) * scale
            right = left + float(row["width"]) * scale
            words.append(
                Word(text, left, right, baseline * scale, size * scale, start=position, end=position + len(text))
            )
            position += len(text) + 1
            trust.append(max(0.0, float(row["conf"])) / 100)
    stream = " ".join(word.text for word in words)
    return Scan(stream, tuple(words), round(mean(trust), 4) if trust else 0.0)


def _sizes(lines: Iterable[Sequence[dict[str, str]]]) -> list[tuple[float, float]]:
    """Font size and baseline of each line: the medians of its words, as the ink of a skewed line is taller.

    Sizes near the page's usual one are taken for it: two or three letters say little.
    """
    found: list[tuple[float, float]] = []
    for line in lines:
        shapes = [_shape(row) for row in line]
        found.append((median(size for size, _ in shapes), median(baseline for _, baseline in shapes)))
    usual = median(size for size, _ in found) if found else 0.0
    return [(usual if abs(size - usual) <= _NEAR * usual else size, baseline) for size, baseline in found]


def _shape(row: dict[str, str]) -> tuple[float, float]:
    """Font size and baseline of a word, from the height of its ink and the letters that reach up and down."""
    text, bottom = row["text"], float(row["top"]) + float(row["height"])
    rise = _RISE if any(letter in _TALL or letter.isupper() or letter.isdigit() for letter in text) else _X_HEIGHT
    drop = _DROP if any(letter in _DEEP for letter in text) else 0.0
    size = max(1.0, float(row["height"]) / (rise + drop))
    return size, bottom - drop * size
