"""Which short lines look as the known headings of this document do, and which come back once a service?

A document sets its headings in one way: a blank line above and the text right below, capitals, bold, a question. Where
most short lines of one look are headings that the rules know, the others of that look are headings too, whatever their
words ("Pakker", "Ophold").

Where nothing else sets them off, a heading still ends where the next word had room, between a sentence's end and a text
that begins anew. And where most paragraphs of a document open with such a line of their own, each of these lines is a
heading, a statement or a begun sentence too ("Vi ser tilbage sammen", "Du kan få hjælp, hvis ...").

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
MIN_OPENERS = 5
OPENED = 0.7  # of the paragraphs of more than one line

Look = tuple[bool, ...]


def alike(sheet: Layout) -> frozenset[int]:
    """Indexes in `sheet.lines` of the short lines whose look is that of the document's headings."""
    by_look: dict[Look, list[int]] = defaultdict(list)
    for at, line in enumerate(sheet.lines):
        if _may_name(sheet, at, line):
            look = _look(sheet, at)
            if any(look[:5]):
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


def openers(sheet: Layout) -> frozenset[int]:
    """Indexes in `sheet.lines` of lines that open paragraphs, where most paragraphs open with a line of their own."""
    starts = [at for at in range(len(sheet.lines) - 1) if at == 0 or sheet.extra(at) > 0]
    long = [at for at in starts if sheet.extra(at + 1) == 0]
    found = [at for at in long if at > 0 and _opens(sheet, at)]
    known = sum(is_known(sheet.lines[at].text) for at in found)
    is_style = len(found) >= MIN_OPENERS and len(found) >= OPENED * len(long) and known >= MIN_KNOWN
    return frozenset(found) if is_style else frozenset()


def _opens(sheet: Layout, at: int) -> bool:
    """A short line that ends where the next word had room, and ends no sentence but a question or a begun one."""
    line, after = sheet.lines[at], sheet.lines[at + 1]
    text = line.text.strip()
    is_plain = line.line.mark is Mark.TEXT and not line.is_bullet and text[:1].isupper()
    ends_open = text.endswith(("?", "...", "…")) or text[-1:].isalpha()
    is_short = len(text) <= MAX_LENGTH and len(text.split()) <= MAX_WORDS + 2
    is_apart = is_plain and ends_open and is_short and not ADDRESS_RE.search(text)
    return is_apart and sheet.breaks_off(at) and (after.is_bullet or not after.starts_lower)


def _may_name(sheet: Layout, at: int, line: Printed) -> bool:
    if at + 1 >= len(sheet.lines) or line.line.mark is not Mark.TEXT or line.is_bullet:
        return False
    text = line.text.strip()
    is_short = len(text) <= MAX_LENGTH and len(text.split()) <= MAX_WORDS
    is_name = text[:1].isupper() and not text.endswith((".", ",", ";", ":")) and not ADDRESS_RE.search(text)
    is_name = is_name and not text.casefold().endswith(" kommune")  # a letterhead
    return is_short and is_name and not sheet.lines[at + 1].starts_lower


def _look(sheet: Layout, at: int) -> Look:
    line = sheet.lines[at]
    return (
        at == 0 or sheet.extra(at) > 0,
        line.is_caps,
        line.line.bold,
        0 < 1.08 * sheet.size < line.line.size,
        _has_own_line(sheet, at),
        sheet.extra(at + 1) > 0,
        line.text.rstrip().endswith("?"),
    )


def _has_own_line(sheet: Layout, at: int) -> bool:
    """Without air: after a sentence's end, and ending where the next word had room."""
    if at == 0 or sheet.extra(at) > 0 or sheet.body_gap > 0 or any(char.isdigit() for char in sheet.lines[at].text):
        return False
    return sheet.lines[at - 1].ends_sentence and sheet.breaks_off(at)


def _are_headings(sheet: Layout, places: list[int]) -> bool:
    folded = Counter(fold_heading(sheet.lines[at].text) for at in places)
    known = [sheet.lines[at].text for at in places if is_known(sheet.lines[at].text)]
    types = {rule.type for text in known if (rule := heading_rule(text))}
    sure = sum(is_known(sheet.lines[at].text) or folded[fold_heading(sheet.lines[at].text)] > 1 for at in places)
    return len(known) >= MIN_KNOWN and len(types) >= MIN_TYPES and sure >= SHARE * len(places)
