"""How do others go through the same PDFs? Each is a script of its own process, so that what it imports is not ours.

Warp-Ingest (PyPI: warp-ingest) is no dependency: name a Python that has it with `--warp-python`. It asks NLTK for
English data when it is imported; where there is no network it needs a stand-in under ~/nltk_data, which changes none
of its rules.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

EXTRACT_TEXT = """
import sys
import pdfplumber
for path in sys.argv[1:]:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
"""

WARP_INGEST = """
import sys
from warp_ingest.ingestor import pdf_ingestor
for path in sys.argv[1:]:
    pdf_ingestor.parse_to_markdown(path)
"""


def extract_text(paths: Sequence[Path]) -> tuple[str, ...]:
    """pdfplumber's bare `extract_text`, one process: no order, no structure, nothing kept."""
    return (sys.executable, "-c", EXTRACT_TEXT, *map(str, paths))


def warp_ingest(paths: Sequence[Path], python: str) -> tuple[str, ...]:
    """Warp-Ingest to Markdown."""
    return (python, "-c", WARP_INGEST, *map(str, paths))


def has_warp_ingest(python: str) -> bool:
    """Can this Python import it?"""
    try:
        tried = subprocess.run([python, "-c", "import warp_ingest"], capture_output=True, check=False)
    except OSError:
        return False
    return tried.returncode == 0
