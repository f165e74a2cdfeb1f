"""On which page of the original does a line of a text dump stand?

Evidence: form feeds; page numbers that count up. Between two numbers that do not follow on each other nothing is known.

Never: guesses from the leading space that some dumps leave where a page begins. The same space stands before broken
labels and bullets; the one dump we saw that names its number of pages has more such lines than pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kb.model import Line
from kb.text.furniture import PageLabel

FORM_FEED = "\f"
HEAD_LINES = 6  # printed lines in which the first page number stands when it stands at the head of pages


def recovered_pages(lines: Sequence[Line], texts: Sequence[str], labels: Sequence[PageLabel]) -> tuple[int | None, ...]:
    """The page of each line: the reader's own, else what the dump shows, else None.

    >>> lines = [Line(1, "Målgruppe"), Line(2, "\\fOmfang")]
    >>> recovered_pages(lines, ["Målgruppe", "Omfang"], ())
    (1, 2)
    """
    if any(line.page is not None for line in lines):
        return tuple(line.page for line in lines)
    if any(FORM_FEED in line.text.rstrip(FORM_FEED) for line in lines):
        return _by_form_feeds(lines)
    if len(labels) > 1:
        return _by_labels(texts, labels)
    return (None,) * len(lines)


def page_starts(lines: Sequence[Line]) -> tuple[int, ...]:
    """0-based indexes of the lines that begin a page by a form feed.

    >>> page_starts([Line(1, "Målgruppe"), Line(2, "\\fOmfang"), Line(3, "Pris\\f"), Line(4, "Klage")])
    (1, 3)
    """
    pages = _by_form_feeds(lines)
    return tuple(index for index in range(1, len(pages)) if pages[index] != pages[index - 1])


def _by_form_feeds(lines: Sequence[Line]) -> tuple[int, ...]:
    pages: list[int] = []
    page = 1
    for line in lines:
        ahead = len(line.text) - len(line.text.lstrip(FORM_FEED + " "))
        page += line.text[:ahead].count(FORM_FEED)
        pages.append(page)
        page += line.text[ahead:].count(FORM_FEED)
    return tuple(pages)


def _stand_at_heads(texts: Sequence[str], labels: Sequence[PageLabel]) -> bool:
    """Whether page numbers begin their pages: hardly anything stands before the first, and more after the last."""
    before = sum(bool(text) for text in texts[: labels[0].index])
    after = sum(bool(text) for text in texts[labels[-1].index + 1 :])
    return before < HEAD_LINES and before < after


def _by_labels(texts: Sequence[str], labels: Sequence[PageLabel]) -> tuple[int | None, ...]:
    first, last = labels[0], labels[-1]
    is_head = first.page == 1 and _stand_at_heads(texts, labels)
    pages: list[int | None] = [None] * len(texts)
    for label in labels:
        pages[label.index] = label.page
    for before, after in pairwise(labels):
        if after.page == before.page + 1:
            between = before.page if is_head else after.page
            pages[before.index + 1 : after.index] = [between] * (after.index - before.index - 1)
    if first.page == 1:
        pages[: first.index] = [1] * first.index
    is_last = is_head or last.page == last.total or not any(texts[last.index + 1 :])
    if last.total in (None, last.page):
        rest = len(texts) - last.index - 1
        pages[last.index + 1 :] = [last.page if is_last else last.page + 1] * rest
    return tuple(pages)
