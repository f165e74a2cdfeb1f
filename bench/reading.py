"""Are the shipped PDFs read in the order in which they were written, with nothing lost?

Order: similarity of two sequences of words (difflib's ratio), the cleaned body lines as `kb show` orders them against
the source text the PDF was made from. Lost: words of the source that are in no line at all. Complaints: what the two
halves of the account (`kb verify`) have to say; they must have nothing. Beside it the order that pdfplumber's
`extract_text` gives.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pdfplumber

from bench.figures import Figure
from bench.made_from import sources
from bench.pdfs import CORPUS
from kb.errors import SourceError
from kb.model import CleanText, Role
from kb.sources import read
from kb.sources import verify as verify_source
from kb.text import clean
from kb.text.ledger import verify as verify_text

TARGETS = {"columns": 0.98, "labels": 0.98}
_WORD_RE = re.compile(r"\w+")
_HYPHEN_RE = re.compile(r"(?<=\w)-(?=\w)")  # whether "e-mail" may be split is another question than order
_BODY = {Role.BODY, Role.EMPTIED}


def measure() -> Iterator[Figure]:
    """Order and losses of each shipped PDF."""
    complaints = 0
    for document in sources():
        if not document.output.endswith(".pdf"):
            continue
        path, layout = CORPUS / document.output, document.head["layout"]
        try:
            cleaned = clean(read(path))
        except SourceError as error:
            print(f"not read: {error}")
            continue
        written, ours = source_words(document), read_words(cleaned)
        name = f"reading.{document.stem}"
        yield Figure(f"{name}.order", similarity(written, ours), TARGETS.get(layout))
        if layout != "scan":  # text recognition misreads a letter here and there
            everything = _words(" ".join(cleaned.texts))
            yield Figure(f"{name}.words_lost", lost(written, everything), 0, lower_is_better=True)
            yield Figure(f"{name}.order_of_extract_text", similarity(written, _extracted(path)), is_kept=False)
        complaints += len(verify_source(cleaned.source)) + len(verify_text(cleaned))
    yield Figure("reading.complaints", complaints, 0, lower_is_better=True)


def source_words(document: Any) -> list[str]:
    """The words of a source in reading order; the table of contents is left out, as it is on our side."""
    return _words(" ".join(block.text for block in document.blocks))


def read_words(cleaned: CleanText) -> list[str]:
    """The words of the lines that are text, in line order."""
    return _words(" ".join(text for text, role in zip(cleaned.texts, cleaned.roles, strict=True) if role in _BODY))


def similarity(one: Sequence[str], other: Sequence[str]) -> float:
    """
    >>> similarity(["støtte", "efter", "§", "85"], ["støtte", "efter", "85", "§"])
    0.75
    """
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def lost(written: Sequence[str], ours: Sequence[str]) -> int:
    """How many words of the source are nowhere in what was read."""
    return (Counter(written) - Counter(ours)).total()


def _extracted(path: Path) -> list[str]:
    with pdfplumber.open(path) as pdf:
        return _words(" ".join(page.extract_text() for page in pdf.pages))


def _words(text: str) -> list[str]:
    return _WORD_RE.findall(_HYPHEN_RE.sub("", text.lower()))
