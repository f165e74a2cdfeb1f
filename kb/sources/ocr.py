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
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import StringIO
from statistics import mean

import pypdfium2

from kb.sources.page_image import png
from kb.sources.pdf_words import ASCENT, DESCENT, Word

INSTALL_HINT = "Installér tesseract med dansk (pakken tesseract-ocr-dan), eller skaf en PDF med tekst."
_DPI = 250
_LONGEST_SECONDS = 120  # for one page


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
    rows = list(csv.DictReader(StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE))
    lines: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in rows:
        if row["level"] == "5" and row["text"].strip():
            key = (row["block_num"], row["par_num"], row["line_num"])
            lines.setdefault(key, []).append(row)
    words: list[Word] = []
    parts: list[str] = []
    trust: list[float] = []
    position = 0
    for line in lines.values():
        size = _size(line) * scale
        baseline = (max(_bottom(row) for row in line)) * scale - DESCENT * size
        for row in line:
            text = row["text"].strip()
            left = float(row["left"]) * scale
            words.append(
                Word(
                    text,
                    left,
                    left + float(row["width"]) * scale,
                    baseline,
                    size,
                    start=position,
                    end=position + len(text),
                )
            )
            parts.append(text)
            position += len(text) + 1
            trust.append(max(0.0, float(row["conf"])) / 100)
    return Scan(" ".join(parts), tuple(words), round(mean(trust), 4) if trust else 0.0)


def _size(line: Sequence[dict[str, str]]) -> float:
    top = min(float(row["top"]) for row in line)
    return max(1.0, (max(_bottom(row) for row in line) - top) / (ASCENT + DESCENT))


def _bottom(row: dict[str, str]) -> float:
    return float(row["top"]) + float(row["height"])
