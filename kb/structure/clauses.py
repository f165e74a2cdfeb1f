"""Does a document number its sentences, as regulations do: "2.1.1 Støtte kan bevilges til personer, der ..."?

Shown by the depth: where most of what is numbered that deep is a sentence, no such line names what follows.

Never: counts the first depth, where lists count their items.
"""

from __future__ import annotations

from collections import defaultdict

from kb.model import Mark
from kb.structure.extent import inline_heading
from kb.structure.layout import Layout
from kb.structure.numbering import numbered
from kb.structure.phrases import VERB_RE

MIN_CLAUSES = 3
SHARE = 0.6


def clause_depths(sheet: Layout) -> frozenset[int]:
    """The depths of outline numbers, from 2 on, that count sentences."""
    by_depth: dict[int, list[bool]] = defaultdict(list)
    for at, line in enumerate(sheet.lines):
        count = numbered(line.text) if line.line.mark is Mark.TEXT else None
        if count is None or count.depth < 2 or not count.text:
            continue
        if inline_heading(sheet, at, count, in_series=True) is None:
            by_depth[count.depth].append(_is_clause(sheet, at, count.text))
    return frozenset(
        depth for depth, found in by_depth.items() if sum(found) >= MIN_CLAUSES and sum(found) >= SHARE * len(found)
    )


def _is_clause(sheet: Layout, at: int, text: str) -> bool:
    """Is this a sentence to its full stop? It goes on over the lines below that begin in lower case."""
    after = at + 1
    while after < len(sheet.lines) and sheet.extra(after) == 0 and sheet.lines[after].starts_lower:
        text = f"{text} {sheet.lines[after].text.strip()}"
        after += 1
    return text.rstrip().endswith(".") and bool(VERB_RE.search(text.casefold()))
