"""Which lines of a text dump belong to the page and not to the text?

A PDF reader knows the margins of a page and marks them; a dump has only words. Evidence, in order: a page number in
words ("Side 3 af 8"), page numbers that count up ("3/8", "- 4 -", a lone number), a line that comes back at the edge of
most pages where form feeds or page numbers show the edges, a title that comes back in mid-sentence, and a block of case
number and approval that stands beside a page number or breaks a sentence.

Never: judges by repetition alone (a handbook repeats "Ingen egenbetaling." for every service); takes the case number or
the approval on the first or last page, where they are the document's own data.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from kb.text.words import fold

MIN_PAGE_LINES = 8  # lines from one page number to the next; a column of figures is denser
MIN_LONE_NUMBERS = 3  # lone numbers that count up before they are page numbers
MIN_RATIOS = 3
EDGE_LINES = 12  # printed lines at either end of a document that may hold its own data
MAX_BLOCK = 4  # printed lines of one running foot
MIN_REPEATS = 2
MIN_INTERRUPTIONS = 3
RUNNING_SHARE = 2 / 3  # of the pages; title pages and landscape tables go without

WORDED_RE = re.compile(
    r"(?:side|s\.)\s*(?P<page>\d{1,3})(?:\s*(?:af|ud af|/|\\|of)\s*(?P<total>\d{1,3}))?\.?", re.IGNORECASE
)
# "Lysby Kommune · Serviceniveau   Side 2 af 5": the number at one end of the page's own line
WORDED_AT_END_RE = re.compile(rf"(?P<own>\S.*?)[\s·|•–—-]+{WORDED_RE.pattern}", re.IGNORECASE)
WORDED_AT_START_RE = re.compile(rf"{WORDED_RE.pattern}[\s·|•–—-]+(?P<own>\S.*)", re.IGNORECASE)
RATIO_RE = re.compile(r"(?P<page>\d{1,3})\s*(?:/|af)\s*(?P<total>\d{1,3})", re.IGNORECASE)
DASHED_RE = re.compile(r"[-–—]\s*(?P<page>\d{1,3})\s*[-–—]")
LONE_RE = re.compile(r"(?P<page>\d{1,3})")

ADMINISTRATIVE_RE = re.compile(
    r"\b(?:sags?(?:nr|nummer|id)|løbenr|dok(?:ument)?\.?\s?(?:nr|nummer|id)|journal(?:nr|nummer)|j\.?\s?nr|acadre|sbsys|"
    r"version \d|(?:godkendt|vedtaget|revideret|opdateret) (?:i|af|den|d\.)|senest (?:revideret|opdateret))",
    re.IGNORECASE,
)
TITLE_RE = re.compile(r"\b(?:kommunes?|kvalitetsstandard(?:er)?|serviceniveau(?:er)?)\b|\b20\d\d\b", re.IGNORECASE)
SENTENCE_END_RE = re.compile(r"[.!?:;][\"”»)]*$")
DIGITS_RE = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class PageLabel:
    """A line that is a page number."""

    index: int  # 0-based index of the line
    page: int
    total: int | None = None  # "3/8": 8


def page_labels(texts: Sequence[str]) -> tuple[PageLabel, ...]:
    """The page numbers of a dump in order; () when what looks like them does not count up.

    >>> [label.page for label in page_labels(["Side 1 af 2", "Målgruppe", "Side 2 af 2"])]
    [1, 2]
    >>> page_labels(["Pris i kr.", "12", "9", "17"])
    ()
    """
    worded = _labels(texts, WORDED_RE)
    if any(label.total for label in worded) and _ascends(worded):
        return worded
    if len(worded) > 1 and _counts_up(worded):  # "side 4" alone may be the end of a sentence
        return worded
    for pattern in (WORDED_AT_END_RE, WORDED_AT_START_RE):
        beside = tuple(label for label in _labels(texts, pattern) if label.total)
        if (
            len(beside) >= MIN_REPEATS
            and _ascends(beside)
            and len({_own(texts, label, pattern) for label in beside}) == 1
        ):
            return beside
    ratios = tuple(label for label in _labels(texts, RATIO_RE) if label.total and label.page <= label.total > 1)
    has_one_total = len({label.total for label in ratios}) == 1
    if has_one_total and _counts_up(ratios) and _is_page_ratio(texts, ratios):
        return ratios
    dashed = _labels(texts, DASHED_RE)
    if len(dashed) > 1 and _counts_up(dashed) and _are_pages_apart(texts, dashed):
        return dashed
    lone = tuple(label for label in _labels(texts, LONE_RE) if _stands_alone(texts, label.index))
    if len(lone) >= MIN_LONE_NUMBERS and _counts_up(lone) and _are_pages_apart(texts, lone):
        return lone
    return ()


def running_lines(texts: Sequence[str], labels: Sequence[PageLabel], page_starts: Sequence[int] = ()) -> frozenset[int]:
    """0-based indexes of the lines that belong to the page: the numbers, repeated heads and feet, feet in mid-text.

    `page_starts` are the lines that begin a page by a form feed.

    >>> texts = ["Støtten gives i", "", "Sagsnr. 19/204", "2", "", "borgerens hjem."]
    >>> sorted(running_lines(["Mål"] * 20 + texts + ["Pris"] * 20, ()))
    [22, 23]
    """
    numbers = frozenset(label.index for label in labels)
    return (
        numbers
        | _repeated_at_edges(texts, numbers, page_starts)
        | _repeated_in_sentences(texts)
        | _feet_in_the_text(texts, numbers)
    )


def _labels(texts: Sequence[str], pattern: re.Pattern[str]) -> tuple[PageLabel, ...]:
    found = []
    for index, text in enumerate(texts):
        match = pattern.fullmatch(text.strip())
        if match is not None:
            total = match.groupdict().get("total")
            found.append(PageLabel(index, int(match["page"]), int(total) if total else None))
    return tuple(found)


def _own(texts: Sequence[str], label: PageLabel, pattern: re.Pattern[str]) -> str:
    """What stands beside a page number on its line."""
    match = pattern.fullmatch(texts[label.index].strip())
    return fold(match["own"]) if match else ""


def _counts_up(labels: Sequence[PageLabel]) -> bool:
    return all(after.page == before.page + 1 for before, after in pairwise(labels))


def _ascends(labels: Sequence[PageLabel]) -> bool:
    return all(after.page > before.page for before, after in pairwise(labels))


def _are_pages_apart(texts: Sequence[str], labels: Sequence[PageLabel]) -> bool:
    return all(
        sum(bool(text) for text in texts[before.index : after.index]) >= MIN_PAGE_LINES
        for before, after in pairwise(labels)
    )


def _is_page_ratio(texts: Sequence[str], labels: Sequence[PageLabel]) -> bool:
    """Whether these are pages: "1/8" alone at the head of a document is one, "1/2" in a table is a half."""
    if len(labels) >= MIN_RATIOS:  # "1/6", "2/6", "3/6": nothing else counts like that, however short the last page
        return True
    if len(labels) > 1:
        return _are_pages_apart(texts, labels)
    label = labels[0]
    return label.page == 1 and _stands_alone(texts, label.index) and not any(texts[: label.index])


def _stands_alone(texts: Sequence[str], index: int) -> bool:
    before = index == 0 or not texts[index - 1]
    return before and (index + 1 == len(texts) or not texts[index + 1])


def _repeated_at_edges(texts: Sequence[str], numbers: frozenset[int], page_starts: Sequence[int]) -> frozenset[int]:
    """Heads and feet that come back on most pages, read from the edge inwards up to the first line that does not.

    Never: looks past the first line that a page has for itself, so "Serviceloven § 83" under each title stays.
    """
    printed = [index for index, text in enumerate(texts) if text]
    if len(page_starts) >= MIN_REPEATS:
        edges = [(bisect_left(printed, start), bisect_left(printed, start)) for start in page_starts]
    else:  # the number itself stands between foot and head
        edges = [(place, place + 1) for place in (bisect_left(printed, number) for number in sorted(numbers))]
    if len(edges) < MIN_REPEATS:
        return frozenset()
    starts = [0, *(head for _, head in edges)]
    ends = [*(foot for foot, _ in edges), len(printed)]
    pages = [printed[start:end] for start, end in zip(starts, ends, strict=True)]
    feet = [page[: -MAX_BLOCK - 1 : -1] for page in pages[:-1]]
    heads = [page[:MAX_BLOCK] for page in pages[1:]]
    return frozenset(_running(texts, feet) | _running(texts, heads))


def _running(texts: Sequence[str], margins: Sequence[Sequence[int]]) -> set[int]:
    """The lines of these margins, each read from its edge, that are the same on most pages."""
    occurrences: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for page, margin in enumerate(margins):
        for index in margin:
            occurrences[_masked(texts[index])].append((page, index))
    running = {
        index
        for places in occurrences.values()
        if len({page for page, _ in places}) >= max(MIN_REPEATS, len(margins) * RUNNING_SHARE)
        and _is_same_text([(page, texts[index]) for page, index in places])
        for _, index in places
    }
    return {index for margin in margins for index in takewhile(running.__contains__, margin)}


def _repeated_in_sentences(texts: Sequence[str]) -> frozenset[int]:
    """Titles and dates that come back in the middle of sentences, where nothing else shows the edges of pages."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        if TITLE_RE.search(text) and SENTENCE_END_RE.search(text) is None:
            places[_masked(text)].append(index)
    return frozenset(
        index
        for indexes in places.values()
        if len(indexes) >= MIN_INTERRUPTIONS
        and sum(_breaks_a_sentence(texts, [index]) for index in indexes) >= len(indexes) * RUNNING_SHARE
        for index in indexes
    )


def _is_same_text(occurrences: Sequence[tuple[int, str]]) -> bool:
    """Whether each number in these lines stays the same or counts with the pages; "§ 83" after "§ 82" seldom does."""
    rows = [(page, [int(number) for number in DIGITS_RE.findall(text)]) for page, text in occurrences]
    first_page, first = rows[0]
    return all(
        all(numbers[column] == first[column] for _, numbers in rows)
        or all(numbers[column] - page == first[column] - first_page for page, numbers in rows)
        for column in range(len(first))
    )


def _masked(text: str) -> str:
    return DIGITS_RE.sub("0", fold(text))


def _feet_in_the_text(texts: Sequence[str], numbers: frozenset[int]) -> frozenset[int]:
    """Blocks between blank lines, away from both ends, that hold nothing but case data and perhaps a page number."""
    printed = [index for index, text in enumerate(texts) if text]
    if len(printed) <= 2 * EDGE_LINES:
        return frozenset()
    inner = range(printed[EDGE_LINES], printed[-EDGE_LINES])
    found: set[int] = set()
    for run in _administrative_runs(texts, printed):
        if run[0] not in inner or not _has_margins(texts, run):
            continue
        has_number = any(LONE_RE.fullmatch(texts[index]) for index in run) or bool(numbers & set(run))
        if has_number or _breaks_a_sentence(texts, run):
            found.update(run)
    return frozenset(found)


def _administrative_runs(texts: Sequence[str], printed: Sequence[int]) -> list[list[int]]:
    """Neighbouring printed lines that are case data or lone numbers, with at least one of the former."""
    runs: list[list[int]] = []
    run: list[int] = []
    for index in [*printed, -1]:
        is_part = index >= 0 and bool(ADMINISTRATIVE_RE.match(texts[index]) or LONE_RE.fullmatch(texts[index]))
        if is_part:
            run.append(index)
            continue
        if 0 < len(run) <= MAX_BLOCK and any(ADMINISTRATIVE_RE.match(texts[member]) for member in run):
            runs.append(run)
        run = []
    return runs


def _has_margins(texts: Sequence[str], run: Sequence[int]) -> bool:
    return not texts[run[0] - 1] and not texts[run[-1] + 1]


def _breaks_a_sentence(texts: Sequence[str], run: Sequence[int]) -> bool:
    before = next((texts[index] for index in range(run[0] - 1, -1, -1) if texts[index]), "")
    after = next((texts[index] for index in range(run[-1] + 1, len(texts)) if texts[index]), "")
    return bool(before) and SENTENCE_END_RE.search(before) is None and after[:1].islower()
