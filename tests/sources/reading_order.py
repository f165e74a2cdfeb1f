"""How much of a text came out in the right order?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from kb.model import Mark, Source


def printed_text(source: Source) -> str:
    """The text of a source without page furniture, hyphens at line ends mended."""
    lines = [line.text for line in source.lines if line.text and line.mark is not Mark.FURNITURE]
    return re.sub(r"(\w)-\n(\w)", r"\1\2", "\n".join(lines))


def agreement(truth: Sequence[str], source: Source) -> float:
    """Token similarity with the text that was put in, 0-1; bullets aside."""
    found = [word for word in printed_text(source).split() if word != "•"]
    return SequenceMatcher(None, list(truth), found, autojunk=False).ratio()
