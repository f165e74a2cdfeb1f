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
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pdfplumber
from pdfplumber.utils import extract_words

from kb.model import Finding, Severity
from kb.sources.pdf_lines import join
from kb.sources.pdf_words import PageWords

ENOUGH = 0.97  # share of words confirmed, under which a page gets a finding
_ALL_PAGES = 3  # documents no longer are read twice in full
_EVERY = 4  # of longer ones, every fourth page
_NO_WORD_RE = re.compile(r"\(cid:\d+\)|[\u00ad\ufffe\u200b\x02]")
_WORD_RE = re.compile(r"\w+")

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
    for number, words in _plumber_words(data, sample).items():
        ours = Counter(_words(_text(pages[number])))
        same = sum((ours & words).values())
        most = max(sum(ours.values()), sum(words.values()))
        confirmed, total = confirmed + same, total + most
        done.append(number)
        if most and same < ENOUGH * most:
            message = (
                f"Kun {same * 100 // most} % af ordene på side {number} bekræftes af en anden læsning; "
                "sammenlign siden med originalen."
            )
            findings.append(Finding("second_reading_differs", message, Severity.WARNING, page=number))
    return SecondReading(confirmed / total if total else 1.0, tuple(done), tuple(findings))


def sample_of(pages: list[int]) -> list[int]:
    """The pages that are read twice: all of a short document, evenly spread ones of a long one.

    >>> sample_of([1, 2]), sample_of(list(range(1, 11)))
    ([1, 2], [1, 5, 9])
    """
    return pages if len(pages) <= _ALL_PAGES else pages[::_EVERY]


def _plumber_words(data: bytes, pages: list[int]) -> dict[int, Counter[str]]:
    found: dict[int, Counter[str]] = {}
    if not pages:
        return found
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with pdfplumber.open(BytesIO(data), pages=pages) as pdf:
                for page in pdf.pages:
                    words = extract_words(_without_phantoms(page.chars), x_tolerance_ratio=0.2, use_text_flow=True)
                    found[page.page_number] = Counter(_words(" ".join(word["text"] for word in words)))
                    page.close()
        except Exception:
            return found
    return found


def _without_phantoms(chars: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Characters without the blanks that the next one is printed over.

    Chromium writes a soft hyphen inside a word that way; it is no space, and pdfium rightly gives none.
    """
    return [
        char
        for char, after in zip(chars, [*chars[1:], None], strict=True)
        if after is None or char["text"] != " " or abs(after["x0"] - char["x0"]) > 0.5 * char["width"]
    ]


def _text(page: PageWords) -> str:
    """All that pdfium sees on a page, what was dropped included: pdfplumber sees it too."""
    return " ".join([join(page.words), *(page.stream[start:end] for _, start, end in page.dropped)])


def _words(text: str) -> list[str]:
    """Words as both engines write them; they differ in hyphens at line ends and in glyphs without a character."""
    return _WORD_RE.findall(unicodedata.normalize("NFKC", _NO_WORD_RE.sub("", text)))
