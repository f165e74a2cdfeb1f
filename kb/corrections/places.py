"""Where does the text that a person corrected stand now?

Evidence, in order:

1. the same file and the same words on the same lines: it *applies*;
2. the same words elsewhere, found once with their surroundings (heading, line above or line below) or best by them: it
   was *moved*. Words are the same when they differ in white space, capitals, hyphens and punctuation only;
3. the same words without their surroundings, or several times; or a text very like it: a person must *look*;
4. nothing like it: it is *lost*.

Never: takes a different text for the one that was corrected; what is only similar is a candidate, no place.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property

from kb.corrections.records import Anchor, Status
from kb.model import CleanText, Reading, Role

MOST_TEXT = 4000  # characters of a text that an anchor holds; the rest is in its digest
ALIKE = 0.8  # likeness of two texts from which one may be the other, rewritten, when its surroundings are there
VERY_ALIKE = 0.9  # the same without its surroundings
MOST_CANDIDATES = 3
_BESIDE = 300  # characters of the lines above and below
_TRIED = 6  # windows that are compared letter by letter

_DASHES = str.maketrans({"–": "-", "—": "-", "‑": "-", "−": "-", "\u00ad": ""})
# What tells texts apart: words, §, %, comparisons; within a number its marks, between two numbers the space.
_TELLING_RE = re.compile(r"[\w§%€<>=≥≤+]+|(?<=\d)[.,:/-](?=\d)|(?<=\d)\s+(?=\d)")
_WORD_RE = re.compile(r"\w{3,}")


def normal(text: str) -> str:
    """The text without what a new layout may change.

    >>> normal("Op til 1,5 time – pr. uge") == normal("op til 1,5\\ntime pr. UGE.")
    True
    >>> normal("1,5 time") == normal("15 time")
    False
    """
    return "".join(match.group() if not match.group().isspace() else " " for match in _telling(text))


def _telling(text: str) -> Iterable[re.Match[str]]:
    return _TELLING_RE.finditer(unicodedata.normalize("NFC", text).translate(_DASHES).casefold())


def digest_of(normal_text: str) -> str:
    return hashlib.sha256(normal_text.encode("utf-8", "replace")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an anchor was found."""

    status: Status
    lines: tuple[int, int] | None = None
    candidates: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)  # no slots: what is searched in is made once
class Ground:
    """A document as anchors are looked for in it."""

    reading: Reading
    clean: CleanText

    def place(self, anchor: Anchor, *, is_whole_lines: bool) -> Place:
        """Where the anchored text stands; `is_whole_lines`: a place must begin where a line begins."""
        if anchor.is_whole:
            same = anchor.sha256 == self.clean.source.sha256
            return Place(Status.APPLIES if same else Status.LOOK, (0, 0))
        wanted = normal(anchor.text)
        is_same_file = anchor.sha256 == self.clean.source.sha256
        if self._says(anchor.lines, wanted, anchor) and (is_same_file or self._surrounds(anchor, anchor.lines)):
            return Place(Status.APPLIES, anchor.lines)
        found = list(self._occurrences(wanted, anchor, is_whole_lines=is_whole_lines))
        rated = sorted(((self._surrounds(anchor, lines), lines) for lines in found), key=lambda one: (-one[0], one[1]))
        if rated and rated[0][0] and (len(rated) == 1 or rated[0][0] > rated[1][0]):
            return Place(Status.MOVED, rated[0][1])
        if rated:
            return Place(Status.LOOK, None, tuple(lines for _, lines in rated[:MOST_CANDIDATES]))
        near = self._near(wanted, anchor)
        return Place(Status.LOOK, None, near) if near else Place(Status.LOST)

    # -------------------------------------------------------------------------------------- the same words

    def text_at(self, lines: tuple[int, int]) -> str:
        """The cleaned body lines, one below the other; where there is no body, what is printed."""
        numbers = range(lines[0], lines[1] + 1)
        body = [self.clean.texts[n - 1] for n in numbers if self._is_body(n)]
        return "\n".join(body or [self._printed(n) for n in numbers if 0 < n <= len(self.clean.texts)])

    def path_at(self, line: int) -> tuple[str, ...]:
        """Title of the standard and heading of the section that hold the line."""
        section = next((one for one in self.reading.sections if one.start_line <= line <= one.end_line), None)
        titles = {standard.id: standard.title for standard in self.reading.standards}
        return (titles.get(section.standard or "", ""), section.heading) if section else ()

    def beside(self, lines: tuple[int, int]) -> tuple[str, str]:
        """The body lines above and below; "" at the ends of the document."""
        above = next((self.clean.texts[n - 1] for n in range(lines[0] - 1, 0, -1) if self._is_body(n)), "")
        last = len(self.clean.texts)
        below = next((self.clean.texts[n - 1] for n in range(lines[1] + 1, last + 1) if self._is_body(n)), "")
        return above, below

    def _says(self, lines: tuple[int, int], wanted: str, anchor: Anchor) -> bool:
        if lines[1] > len(self.clean.texts):
            return False
        here = normal(self.text_at(lines))
        if anchor.length > len(wanted):
            return len(here) == anchor.length and digest_of(here) == anchor.digest
        return wanted in here if self._is_part(anchor, wanted) else wanted == here

    @staticmethod
    def _is_part(anchor: Anchor, wanted: str) -> bool:
        """The anchor is of words within its lines: its digest is of the words."""
        return anchor.length == 0 and bool(wanted)

    def _occurrences(self, wanted: str, anchor: Anchor, *, is_whole_lines: bool) -> Iterable[tuple[int, int]]:
        if not wanted:
            return
        length = max(anchor.length, len(wanted))
        for ground in (self._body, self._all):
            at = ground.text.find(wanted)
            hits = []
            while at >= 0:
                whole = ground.text[at : at + length]
                if anchor.length <= len(wanted) or digest_of(whole) == anchor.digest:
                    lines = ground.line_at(at), ground.line_at(at + len(whole) - 1)
                    if not is_whole_lines or at in ground.begins:
                        hits.append(lines)
                at = ground.text.find(wanted, at + 1)
            if hits:
                yield from dict.fromkeys(hits)
                return

    def _surrounds(self, anchor: Anchor, lines: tuple[int, int]) -> int:
        """How much of what stood round the text stands round these lines: heading, line above, line below."""
        above, below = self.beside(lines)
        path = self.path_at(lines[0])
        has_heading = bool(anchor.path and path) and normal(anchor.path[-1]) == normal(path[-1]) != ""
        has_title = has_heading and normal(anchor.path[0]) == normal(path[0])
        has_above = normal(above[:_BESIDE]) == normal(anchor.before)
        has_below = normal(below[:_BESIDE]) == normal(anchor.after)
        return sum((has_heading, has_title, has_above, has_below))

    # -------------------------------------------------------------------------------------- similar words

    def _near(self, wanted: str, anchor: Anchor) -> tuple[tuple[int, int], ...]:
        """Lines that may be the text, rewritten, the likest first."""
        words = set(_WORD_RE.findall(anchor.text.casefold()))
        numbers = [n for n in range(1, len(self.clean.texts) + 1) if self._is_body(n)]
        if not words or not numbers or len(wanted) < 8:
            return ()
        held = [words & self._words[n - 1] for n in numbers]
        count = max(1, sum(1 for text in anchor.text.split("\n") if text.strip()))
        shares = []
        for first in range(len(numbers)):
            window = range(first, min(first + count, len(numbers)))
            shares.append((-len(set().union(*(held[n] for n in window))) / len(words), first, window))
        found: list[tuple[float, tuple[int, int]]] = []
        for share, _, window in sorted(shares, key=lambda one: one[:2])[:_TRIED]:
            lines = numbers[window[0]], numbers[window[-1]]
            if -share < ALIKE / 2 or any(lines[0] <= end and start <= lines[1] for _, (start, end) in found):
                continue
            here = normal(self.text_at(lines))[:MOST_TEXT]
            matcher = SequenceMatcher(None, wanted, here, autojunk=False)
            if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
                continue
            likeness = matcher.ratio()
            if likeness >= VERY_ALIKE or (likeness >= ALIKE and self._surrounds(anchor, lines)):
                found.append((likeness, lines))
        found.sort(key=lambda one: (-one[0], one[1]))
        return tuple(lines for _, lines in found[:MOST_CANDIDATES])

    # -------------------------------------------------------------------------------------- the text, once

    def _is_body(self, number: int) -> bool:
        return self.clean.roles[number - 1] is Role.BODY and bool(self.clean.texts[number - 1].strip())

    def _printed(self, number: int) -> str:
        return self.clean.texts[number - 1] or self.clean.source.lines[number - 1].text

    @cached_property
    def _words(self) -> list[set[str]]:
        return [set(_WORD_RE.findall(text.casefold())) for text in self.clean.texts]

    @cached_property
    def _body(self) -> _Joined:
        return _joined([(n, text) for n, text in enumerate(self.clean.texts, start=1) if self._is_body(n)])

    @cached_property
    def _all(self) -> _Joined:
        return _joined([(n, self._printed(n)) for n in range(1, len(self.clean.texts) + 1)])


@dataclass(frozen=True, slots=True)
class _Joined:
    """Lines in their normal form, one after the other."""

    text: str
    starts: tuple[int, ...]  # where each line begins in it
    numbers: tuple[int, ...]  # of those lines
    begins: frozenset[int]  # `starts`, to ask

    def line_at(self, offset: int) -> int:
        return self.numbers[bisect_right(self.starts, offset) - 1]


def _joined(lines: Sequence[tuple[int, str]]) -> _Joined:
    parts: list[str] = []
    starts, numbers = [], []
    at = 0
    for number, text in lines:
        part = normal(text)
        if not part:
            continue
        if parts and parts[-1][-1:].isdigit() and part[0].isdigit():
            parts.append(" ")
            at += 1
        starts.append(at)
        numbers.append(number)
        parts.append(part)
        at += len(part)
    return _Joined("".join(parts), tuple(starts), tuple(numbers), frozenset(starts))


def anchor_at(ground: Ground, lines: tuple[int, int] | None, *, quote: str = "") -> Anchor:
    """An anchor of these lines, of the words `quote` on them, or (None) of the document as a whole."""
    document = ground.reading.document
    whole_document = Anchor(
        document=document.document,
        sha256=document.sha256,
        municipality=document.municipality,
        laws=tuple(dict.fromkeys(law for standard in ground.reading.standards for law in standard.law_refs)),
    )
    if lines is None:
        return whole_document
    text = quote or ground.text_at(lines)
    whole = normal(text)
    above, below = ground.beside(lines)
    return replace(
        whole_document,
        start_line=lines[0],
        end_line=lines[1],
        text=_beginning(text),
        digest=digest_of(whole),
        length=0 if quote else len(whole),
        path=ground.path_at(lines[0]),
        before=above[:_BESIDE],
        after=below[:_BESIDE],
    )


def _beginning(text: str) -> str:
    """As much of a text as an anchor holds, in whole lines."""
    kept = ""
    for line in text.split("\n"):
        if kept and len(kept) + len(line) > MOST_TEXT:
            break
        kept = f"{kept}\n{line}" if kept else line
    return kept[:MOST_TEXT]
