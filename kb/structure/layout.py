"""How do the printed lines of a document lie: where are the gaps, how wide is a full line, what is a line like?

Blank lines mean different things in different documents. In a text dump that sets every second line blank, one blank
line means nothing and three mean a new paragraph; so a gap is measured against the gap inside sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from kb.model import CleanText, Line, Role

SHORT = 60  # characters
MIN_PARAGRAPHS = 4
ROOM = 0.85  # of a full line
SHORT = 40  # characters
TERMINATORS = '.!?:;”"»'
_LETTERS_RE = re.compile(r"[A-Za-zÆØÅæøåÄÖÜäöüé]")
_CAPITALS_RE = re.compile(r"[A-ZÆØÅÄÖÜ]")
_PARAGRAPH_LETTER_RE = re.compile(r"(?<=\d) ?[a-h]\b")  # "§ 82 a OG § 82 b"
BULLET_RE = re.compile(r"^\s*(?:[•▪‣◦●○■□➢✓*·]|[-–]\s|o\s(?=[A-ZÆØÅ])|[a-hA-H]\)\s|\d{1,2}\)\s)")


@dataclass(frozen=True)  # no slots: its measures are worked out once and kept
class Printed:
    """A line that is part of the text, with what surrounds it."""

    number: int  # line number
    text: str
    line: Line
    gap: int  # blank lines since the printed line before it
    new_page: bool

    @property
    def page_known(self) -> bool:
        return self.line.page is not None

    @cached_property
    def is_caps(self) -> bool:
        letters = "".join(_LETTERS_RE.findall(self.text))
        return len(letters) >= 4 and len(_CAPITALS_RE.findall(letters)) >= 0.9 * len(letters)

    @cached_property
    def is_upper(self) -> bool:
        """No lower-case letter but a paragraph's: capitals of any number, as the last word of a heading may be."""
        text = _PARAGRAPH_LETTER_RE.sub("", self.text)
        return text == text.upper() and any(char.isalpha() for char in text)

    @cached_property
    def is_bullet(self) -> bool:
        return bool(BULLET_RE.match(self.text))

    @cached_property
    def starts_lower(self) -> bool:
        stripped = self.text.lstrip(" (\"”»'")
        return bool(stripped) and stripped[0].islower()

    @cached_property
    def ends_sentence(self) -> bool:
        return self.text.rstrip(" )").endswith(tuple(TERMINATORS))


@dataclass(frozen=True)
class Layout:
    """The printed lines of a document and the measures that the evidence is weighed against."""

    clean: CleanText
    lines: tuple[Printed, ...]

    @cached_property
    def body_gap(self) -> int:
        """Blank lines between two lines of one sentence: the most usual number."""
        gaps = Counter(
            b.gap
            for a, b in zip(self.lines, self.lines[1:], strict=False)
            if b.starts_lower and not a.ends_sentence and not b.is_bullet
        )
        return gaps.most_common(1)[0][0] if gaps else 0

    @cached_property
    def width(self) -> int:
        """Length of a full line: the 90th percentile of the lines that are longer than a heading's few words."""
        lengths = sorted(len(line.text) for line in self.lines if len(line.text) > 20)
        return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 80

    def breaks_off(self, at: int) -> bool:
        """Does `lines[at]` end although the next word had room on it? Then somebody meant it to end there."""
        if at + 1 >= len(self.lines):
            return True
        following = self.lines[at + 1].text.split(maxsplit=1)[0]
        return len(self.lines[at].text) + 1 + len(following) <= ROOM * self.width

    @cached_property
    def is_unwrapped(self) -> bool:
        """Is each line a whole paragraph? Then a short line that ends no sentence stands for itself."""
        full = [line for line in self.lines if len(line.text) > SHORT and not line.is_bullet]
        return len(full) >= MIN_PARAGRAPHS and sum(line.ends_sentence for line in full) >= 0.9 * len(full)

    @cached_property
    def size(self) -> float:
        """Font size of the body, by characters; 0 where the source has no fonts."""
        sizes: Counter[float] = Counter()
        for line in self.lines:
            sizes[round(line.line.size, 1)] += len(line.text)
        return sizes.most_common(1)[0][0] if sizes else 0.0

    @cached_property
    def bold_share(self) -> float:
        return sum(line.line.bold for line in self.lines) / max(1, len(self.lines))

    @cached_property
    def caps_share(self) -> float:
        return sum(line.is_caps for line in self.lines) / max(1, len(self.lines))

    @cached_property
    def short_lines(self) -> frozenset[str]:
        """The texts of the lines that hold a few words only, in lower case, without a colon."""
        return frozenset(line.text.strip(" :").casefold() for line in self.lines if len(line.text) <= SHORT)

    @cached_property
    def index(self) -> dict[int, int]:
        """Line number to position in `lines`."""
        return {line.number: at for at, line in enumerate(self.lines)}

    def between(self, first: int, last: int) -> tuple[Printed, ...]:
        """The printed lines with these numbers, both included."""
        start = bisect_left(self.lines, first, key=lambda line: line.number)
        return self.lines[start : bisect_right(self.lines, last, lo=start, key=lambda line: line.number)]

    def extra(self, at: int) -> int:
        """Blank lines before `lines[at]` beyond those inside a sentence."""
        return max(0, self.lines[at].gap - self.body_gap)


def layout(clean: CleanText) -> Layout:
    """The lines that are body text, in order; page furniture and emptied lines do not count as gaps."""
    printed: list[Printed] = []
    gap, page = 0, None
    for number, (text, role) in enumerate(zip(clean.texts, clean.roles, strict=True), start=1):
        if role is Role.BLANK:
            gap += 1
        elif role is Role.BODY and text.strip():
            here = clean.pages[number - 1]
            printed.append(Printed(number, text, clean.source.lines[number - 1], gap, new_page=here != page))
            gap, page = 0, here
    return Layout(clean, tuple(printed))
