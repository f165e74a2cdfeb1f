"""Does a document count its own parts with the § sign, and on which lines?

Rules a municipality writes for itself are often numbered as an Act is: "§ 1.", "§ 2." and on, each before its text.
Such a counter cites nothing. It is told from statute text by its order alone: it begins with § 1 and goes up one by
one, while a standard that quotes an Act takes a paragraph here and there ("§ 82 a.", "§ 83."). The Act itself, which is
numbered so as well, says "denne lov".

Never: decides by what a paragraph says, or takes a line of two for a series.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from kb.model import CleanText, Heading, Role

MIN_PARAGRAPHS = 3
MAX_GAP = 2  # a line lost by the page layout takes one number with it
_OPENING_LINES = 4  # in which an Act says what it is
_COUNTER_RE = re.compile(r"^\s*(?P<sign>§)\s?(?P<number>\d{1,3})(?:\s?(?P<letter>[a-h])(?=[.:\s]))?(?:[.:–-]|(?=\s)|$)")
_OF_AN_ACT_RE = re.compile(r"\b(?:denne|nærværende)\s+(?:lov|bekendtgørelse)\b|\blovens\s+formål\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OwnParagraphs:
    """The lines that count, with the number each has; `statute` are the lines that quote a paragraph of an Act."""

    lines: Mapping[int, str] = field(default_factory=dict)  # line: "3", "3 a"
    statute: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lines)

    def holds(self, line: int) -> bool:
        """Is the line a part of the municipality's own paragraphs?"""
        at = bisect_right(self.starts, line)
        if not at:
            return False
        quoted = bisect_right(self.statute, line)
        return not quoted or self.statute[quoted - 1] < self.starts[at - 1]

    def lines_of(self, number: str, line: int) -> tuple[int, int]:
        """The paragraph of this number, of the run that a line stands in: its first line, and the last before the next
        paragraph (0 where it is the last).

        Raises: ValueError when no paragraph has the number.
        """
        named = [first for first, one in self.lines.items() if one == number]
        before = [first for first, one in self.lines.items() if one == "1" and first <= line]
        run = before[-1] if before else 0
        if not named:
            raise ValueError(f"no paragraph of its own: {number!r}")
        start = next((first for first in named if first >= run), named[-1])
        at = self.starts.index(start)
        return start, self.starts[at + 1] - 1 if at + 1 < len(self.starts) else 0


def own_paragraphs(clean: CleanText) -> OwnParagraphs:
    """The document's own paragraphs; none where it only quotes those of an Act."""
    found = list(_counters(clean))
    if len(found) < MIN_PARAGRAPHS:
        return OwnParagraphs()
    own: dict[int, str] = {}
    for run in _runs(found):
        first = run[0][0]
        opening = " ".join(clean.texts[first - 1 : first - 1 + _OPENING_LINES])
        if len(run) >= MIN_PARAGRAPHS and not _OF_AN_ACT_RE.search(opening):
            own.update(run)
    if not own:
        return OwnParagraphs()
    return OwnParagraphs(own, tuple(line for line, _ in found if line not in own), tuple(sorted(own)))


def without_own_paragraphs(
    clean: CleanText, headings: tuple[Heading, ...], own: OwnParagraphs | None = None
) -> tuple[CleanText, tuple[Heading, ...]]:
    """The same lines and headings with blanks for the § of the document's own counters, so that none reads as a
    citation; every offset is kept."""
    own = own_paragraphs(clean) if own is None else own
    if not own:
        return clean, headings
    texts = tuple(blanked(text) if line in own.lines else text for line, text in enumerate(clean.texts, start=1))
    plain = (replace(h, text=blanked(h.text).strip()) if h.start_line in own.lines else h for h in headings)
    return replace(clean, texts=texts), tuple(plain)


def blanked(text: str) -> str:
    """A line without the § sign and the number it begins with; as long as it was.

    >>> blanked("§ 3. Støtten gives.")
    '     Støtten gives.'
    """
    match = _COUNTER_RE.match(text)
    return " " * match.end() + text[match.end() :] if match else text


def _counters(clean: CleanText) -> Iterator[tuple[int, str]]:
    for line, (text, role) in enumerate(zip(clean.texts, clean.roles, strict=True), start=1):
        if role is Role.BODY and "§" in text[:8] and (match := _COUNTER_RE.match(text)):
            yield line, match["number"] + (f" {match['letter']}" if match["letter"] else "")


def _runs(found: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """The ascending runs among the counted lines, each from § 1; what is out of order is left out."""
    run: list[tuple[int, str]] = []
    last = 0
    for line, number in found:
        value = int(number.split()[0])
        if number == "1":
            if run:
                yield run
            run, last = [(line, number)], 1
        elif run and (last < value <= last + MAX_GAP or (value == last and " " in number)):
            run.append((line, number))
            last = value
    if run:
        yield run
