"""Which lines are a table of contents?

A block under "Indhold" or "Indholdsfortegnelse", or without a heading near the top, whose lines are titles: they come
back later as headings, or end in leaders and a page number.

Never: takes a section that is called "Indhold" ("2. Indhold" is what the service holds): its lines do not come back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kb.text.words import fold

HEADING_RE = re.compile(r"(?:indhold|indholdsfortegnelse|indholdsoversigt|oversigt)\s*:?(?:\s+side)?", re.IGNORECASE)
LEADER_RE = re.compile(r"\s*(?:\.\s?){3,}\s*(?P<page>\d{1,3})?$|\s*…+\s*(?P<page2>\d{1,3})?$")
PAGE_RE = re.compile(r"(?<=[^\W\d_])[?)]?\s+(?P<page>\d{1,3})$")
NUMBER_RE = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)[.)]?\s+(?=\D)|(?P<roman>[ivx]{1,4}|[a-z])[.)]\s+")

MIN_ENTRIES = 2  # under a heading, with numbers or pages
MIN_ENTRIES_BARE = 4  # without one of these: chance is nearer
MIN_PAGED = 3  # page numbers in order
MIN_SHARE = 0.6  # of the lines of a block must be sure
MAX_DOUBTS = 1  # lines in a row that are no entry before the block is over
MAX_ENTRY = 110  # characters
MIN_TITLE = 4
TOP_SHARE = 0.25  # a block without heading, numbers or pages stands in the first quarter


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a possible table of contents."""

    index: int
    key: str  # the folded title without number, leaders and page
    number: str  # "2.1"
    page: int | None
    has_leaders: bool


def contents_lines(texts: Sequence[str]) -> frozenset[int]:
    """0-based indexes of the lines of tables of contents, their headings included.

    >>> text = ["Indhold", "1. Formål", "2. Målgruppe", "", "1. Formål", "At støtte.", "2. Målgruppe", "Voksne."]
    >>> sorted(contents_lines(text))
    [0, 1, 2]
    >>> sorted(contents_lines(["2. Indhold", "Hjælp til indkøb", "Hjælp til rengøring", "3. Omfang"]))
    []
    """
    entries = [_entry(index, text) for index, text in enumerate(texts) if text]
    later = _Titles(entries)
    found: set[int] = set()
    for position, entry in enumerate(entries):
        if entry.index in found or HEADING_RE.fullmatch(texts[entry.index]) is None:
            continue
        block = _block(entries[position + 1 :], later)
        is_shown = any(member.number or member.page for member in block)
        is_near_top = position < len(entries) * TOP_SHARE
        if (is_shown or is_near_top) and _is_contents(block, later, MIN_ENTRIES if is_shown else MIN_ENTRIES_BARE):
            found |= {entry.index, *(member.index for member in block)}
    return frozenset(found or _bare_block(entries, later))


class _Titles:
    """Where each title stands, to ask whether it comes back."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._last: dict[str, int] = {}
        self._numbered: dict[str, list[tuple[int, str]]] = {}
        for position, entry in enumerate(entries):
            self._last[entry.key] = entry.index
            if position + 1 < len(entries):  # a heading may be broken over two lines
                self._last.setdefault(f"{entry.key} {entries[position + 1].key}", entry.index)
            if entry.number:
                self._numbered.setdefault(entry.number, []).append((entry.index, entry.key))

    def come_back(self, entry: Entry) -> bool:
        """Whether the title stands alone on a later line, or begins one under the same number."""
        if len(entry.key) < MIN_TITLE:
            return False
        if self._last.get(entry.key, -1) > entry.index:
            return True
        return any(
            index > entry.index and (key.startswith(entry.key) or (len(key) >= MIN_TITLE and entry.key.startswith(key)))
            for index, key in self._numbered.get(entry.number, ())
        )


def _entry(index: int, text: str) -> Entry:
    leaders = LEADER_RE.search(text)
    page = (leaders["page"] or leaders["page2"]) if leaders else None
    title = text[: leaders.start()] if leaders else text
    if page is None and (match := PAGE_RE.search(title)) is not None:
        page, title = match["page"], title[: match.start("page")]
    folded = fold(title).strip()
    number = NUMBER_RE.match(folded)
    label = (number["number"] or number["roman"]) if number else ""
    key = " ".join((folded[number.end() :] if number else folded).split()).rstrip(" .:")
    return Entry(index, key, label, int(page) if page else None, leaders is not None)


def _is_sure(entry: Entry, titles: _Titles) -> bool:
    return entry.has_leaders or titles.come_back(entry)


def _block(entries: Sequence[Entry], titles: _Titles) -> list[Entry]:
    """The entries from here to the first title that was already seen, or to what is no title."""
    block: list[Entry] = []
    seen: set[tuple[str, str]] = set()
    doubts = 0
    previous_page = 0
    for entry in entries:
        if (entry.number, entry.key) in seen or len(entry.key) > MAX_ENTRY:
            break
        has_page_in_order = entry.page is not None and entry.page >= previous_page
        if _is_sure(entry, titles):
            doubts = 0
        elif not has_page_in_order:
            doubts += 1
        if doubts > MAX_DOUBTS:
            break
        previous_page = entry.page if has_page_in_order and entry.page is not None else previous_page
        seen.add((entry.number, entry.key))
        block.append(entry)
    while block and not _is_sure(block[-1], titles) and not _goes_on(block):
        block.pop()
    return block


def _goes_on(block: Sequence[Entry]) -> bool:
    """Whether the last entry has the number, or a page, that comes after the one before it."""
    if len(block) < 2:
        return False
    last, before = block[-1], block[-2]
    if last.page is not None and before.page is not None:
        return last.page >= before.page
    return last.number.isdigit() and before.number.isdigit() and int(last.number) == int(before.number) + 1


def _is_contents(block: Sequence[Entry], titles: _Titles, minimum: int) -> bool:
    sure = sum(_is_sure(entry, titles) for entry in block)
    paged = [entry.page for entry in block if entry.page is not None]
    if len(paged) >= max(MIN_PAGED, MIN_SHARE * len(block)) and paged == sorted(paged):
        return True
    return sure >= minimum and sure >= MIN_SHARE * len(block)


def _bare_block(entries: Sequence[Entry], titles: _Titles) -> set[int]:
    """A table of contents without a heading: leaders, or numbers in order that all come back, near the top."""
    for position, entry in enumerate(entries[: int(len(entries) * TOP_SHARE)]):
        if not (entry.has_leaders or (entry.number in {"1", "1.1"} and titles.come_back(entry))):
            continue
        block = _block(entries[position:], titles)
        is_list = all(member.has_leaders for member in block) or all(
            member.number and titles.come_back(member) for member in block
        )
        if len(block) >= MIN_ENTRIES_BARE and is_list:
            return {member.index for member in block}
    return set()
