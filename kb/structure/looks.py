"""Which short lines look as the known headings of this document do, and which come back once a service?

A document sets its headings in one way: a blank line above and the text right below, capitals, bold, a question. Where
most short lines of one look are headings that the rules know, the others of that look are headings too, whatever their
words ("Pakker", "Ophold").

Never: learns from plain lines without air: in a narrow column every line looks like that.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise

from kb.model import Mark
from kb.structure.heading_rules import fold_heading, heading_rule, is_known
from kb.structure.layout import Layout, Printed
from kb.structure.phrases import ADDRESS_RE

MAX_WORDS = 8
MAX_LENGTH = 70  # characters
MIN_KNOWN = 3
MIN_TYPES = 2
SHARE = 0.6  # of the short lines of one look that the rules know or that come back

Look = tuple[bool, ...]


def alike(sheet: Layout) -> frozenset[int]:
    """Indexes in `sheet.lines` of the short lines whose look is that of the document's headings."""
    by_look: dict[Look, list[int]] = defaultdict(list)
    for at, line in enumerate(sheet.lines):
        if _may_name(sheet, at, line):
            look = _look(sheet, at)
            if any(look[:4]):
                by_look[look].append(at)
    return frozenset(at for places in by_look.values() if _are_headings(sheet, places) for at in places)


def template(sheet: Layout) -> frozenset[int]:
    """Indexes of the lines that come back in one order, once a service: the headings of a form, whatever their words.

    Evidence: at least three different short lines with air above and their text right below, each at least twice, that
    follow one another as they did before. A remark that comes back ("Se også bilag 1") has no such company.
    """
    places = [at for at in range(len(sheet.lines) - 1) if _may_label(sheet, at)]
    words = [fold_heading(sheet.lines[at].text) for at in places]
    counts = Counter(words)
    recurring = [(at, text) for at, text in zip(places, words, strict=True) if counts[text] > 1]
    pairs = Counter((a, b) for (_, a), (_, b) in pairwise(recurring) if a != b)
    ordered = {text for pair, count in pairs.items() if count > 1 for text in pair}
    return frozenset(at for at, text in recurring if text in ordered) if len(ordered) >= MIN_KNOWN else frozenset()


def _may_label(sheet: Layout, at: int) -> bool:
    line = sheet.lines[at]
    text = line.text.strip()
    is_set = sheet.extra(at) > 0 and sheet.extra(at + 1) == 0 and line.line.mark is Mark.TEXT and not line.is_bullet
    is_short = len(text) <= MAX_LENGTH and len(text.split()) <= MAX_WORDS and text[:1].isupper()
    is_name = not text.endswith((".", ",", ";", ":")) and "§" not in text and not ADDRESS_RE.search(text)
    return is_set and is_short and is_name


def _may_name(sheet: Layout, at: int, line: Printed) -> bool:
    if at + 1 >= len(sheet.lines) or line.line.mark is not Mark.TEXT or line.is_bullet:
        return False
    text = line.text.strip()
    is_short = len(text) <= MAX_LENGTH and len(text.split()) <= MAX_WORDS
    is_name = text[:1].isupper() and not text.endswith((".", ",", ";", ":")) and not ADDRESS_RE.search(text)
    return is_short and is_name and not sheet.lines[at + 1].starts_lower


def _look(sheet: Layout, at: int) -> Look:
    line = sheet.lines[at]
    return (
        at == 0 or sheet.extra(at) > 0,
        line.is_caps,
        line.line.bold,
        0 < 1.08 * sheet.size < line.line.size,
        sheet.extra(at + 1) > 0,
        line.text.rstrip().endswith("?"),
    )


def _are_headings(sheet: Layout, places: list[int]) -> bool:
    folded = Counter(fold_heading(sheet.lines[at].text) for at in places)
    known = [sheet.lines[at].text for at in places if is_known(sheet.lines[at].text)]
    types = {rule.type for text in known if (rule := heading_rule(text))}
    sure = sum(is_known(sheet.lines[at].text) or folded[fold_heading(sheet.lines[at].text)] > 1 for at in places)
    return len(known) >= MIN_KNOWN and len(types) >= MIN_TYPES and sure >= SHARE * len(places)
