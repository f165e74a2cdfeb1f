"""Which lines count the parts of a document: "A.", "Del B", "B4", "Ydelsesblad 7", "Pakke 2-5.", "§ 3"?

No scheme is known beforehand. A line may begin with a counter of any kind; it counts when the document has the next one
of the same kind further down, in order, with text between them: what stands line under line is a list or a table.

Never: reads outline numbers ("2.4"), which `numbering` knows, or a counter whose lines are sentences.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kb.model import Mark
from kb.structure.layout import Layout, Printed
from kb.structure.phrases import ADDRESS_RE, VERB_RE

MAX_LABEL = 90  # characters
MAX_WORDS = 14
MIN_BETWEEN = 2  # printed lines from one counter to the next, where one of them may be long
LONG_LINE = 60

_WORD = r"[A-ZÆØÅ](?:[a-zæøå]{2,}|[A-ZÆØÅ]{2,})"
_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"]
_WORDED_RE = re.compile(
    rf"(?P<word>{_WORD})\.?\s+(?P<counter>\d{{1,2}}|[A-P]|[IVX]{{1,5}})\b(?:\s?[-–]\s?\d{{1,2}})?\s*(?:[.:–-]\s*(?P<text>\S.*)?|(?P<plain>[A-ZÆØÅ]\S.*)?)$"
)
_LETTER_RE = re.compile(r"(?P<counter>[A-P])[.)]?\s*[–-]?\s+(?P<text>[A-ZÆØÅ]\S.*)$")
_ROMAN_RE = re.compile(r"(?P<counter>[IVX]{1,5})[.)]?\s+(?P<text>[A-ZÆØÅ].*)$")
_LETTERED_RE = re.compile(r"(?P<letter>[A-P])\.?(?P<counter>\d{1,2}(?:\.\d{1,2}){0,2})[.:]?\s+(?P<text>[A-ZÆØÅ].*)$")
_MINOR_RE = re.compile(r"(?P<major>\d{1,2})\.?(?P<minor>[a-h])[.)]?\s+(?P<text>[A-ZÆØÅ].*)$")
_PARAGRAPH_RE = re.compile(r"§\s*(?P<counter>\d{1,2})\s*[.:–-]?\s+(?P<text>[A-ZÆØÅ][^.]*)$")
_NO_COUNTER = frozenset({"side", "telefon", "tlf", "uge", "kl", "nr", "stk", "bilag", "tabel", "figur"})


@dataclass(frozen=True, slots=True)
class Counted:
    """A line that counts a part of the document."""

    kind: str  # what the series counts with: "del", "A", "§", "B1"
    parts: tuple[int, ...]
    printed: str  # the counter as printed, where it is a name of its own: "B4"
    text: str  # what follows it; "" when it stands alone
    depth: int  # 1 for a part of the document, 2 for a part of a lettered part …

    @property
    def is_alone(self) -> bool:
        return not self.text


def series(sheet: Layout) -> Mapping[int, Counted]:
    """The counted lines by their index in `sheet.lines`."""
    groups: dict[str, list[tuple[int, Counted]]] = defaultdict(list)
    for at, line in enumerate(sheet.lines):
        for counted in _readings(line):
            groups[counted.kind].append((at, counted))
    found: dict[int, Counted] = {}
    for kind in sorted(groups):
        members = _in_order(groups[kind], starts_at_one=not kind[0].islower())
        if len(members) >= 2 and _are_apart(sheet, [at for at, _ in members]):
            for at, counted in members:
                found.setdefault(at, counted)
    return found


def _readings(line: Printed) -> Iterator[Counted]:
    """What the line may count, as each scheme reads it."""
    text = line.text.strip()
    if line.line.mark in {Mark.BULLET, Mark.CELL} or not _may_name(text):
        return
    worded = _WORDED_RE.fullmatch(text)
    if worded is not None and worded["word"].casefold() not in _NO_COUNTER:
        name = (worded["text"] or worded["plain"] or "").strip()
        parts = _number(worded["counter"])
        if parts is not None and not VERB_RE.search(name.casefold()):
            yield Counted(worded["word"].casefold(), parts, "", name, 1)
        return
    lettered = _LETTERED_RE.fullmatch(text)
    if lettered is not None:
        parts = (_letter(lettered["letter"]), *(int(part) for part in lettered["counter"].split(".")))
        printed = lettered["letter"] + lettered["counter"]
        yield Counted("A1", parts, printed, lettered["text"], len(parts))
        return
    minor = _MINOR_RE.fullmatch(text)
    if minor is not None:
        parts = (int(minor["major"]), _letter(minor["minor"].upper()))
        yield Counted("1a", parts, f"{minor['major']}.{minor['minor']}", minor["text"], 2)
        return
    for kind, pattern in (("A", _LETTER_RE), ("I", _ROMAN_RE), ("§", _PARAGRAPH_RE)):
        match = pattern.fullmatch(text)
        if match is None:
            continue
        counter = match["counter"]
        number = (_letter(counter),) if kind == "A" else _number(counter)
        if number is not None:
            yield Counted(kind, number, "", match["text"], 1)


def _may_name(text: str) -> bool:
    """Is this short enough for a name, and does it end like one?"""
    return (
        len(text) <= MAX_LABEL
        and len(text.split()) <= MAX_WORDS
        and not text.endswith((".", ",", ";"))
        and not ADDRESS_RE.search(text)
    ) or bool(re.fullmatch(rf"{_WORD} \d{{1,2}}\.", text))


def _number(counter: str) -> tuple[int, ...] | None:
    if counter.isdigit():
        return (int(counter),)
    if counter in _ROMAN:
        return (_ROMAN.index(counter) + 1,)
    return (_letter(counter),) if len(counter) == 1 else None


def _letter(letter: str) -> int:
    return ord(letter) - ord("A") + 1


def _in_order(members: Sequence[tuple[int, Counted]], *, starts_at_one: bool) -> list[tuple[int, Counted]]:
    """The members that count on from the one before; letters and §§ begin at the first and leave none out. Letters may
    begin anew, in the next part of the document.

    A word with its counter ("Ydelsesblad 4", "Ydelsesblad 7") may leave some out: the catalogue is printed in parts.
    """
    kept: list[tuple[int, Counted]] = []
    for at, counted in members:
        last = kept[-1][1].parts if kept else None
        if counted.kind in {"A1", "1a"}:
            fits = counted.parts[1:] in {(0,), (1,)} if last is None else _counts_on(last, counted.parts)
        elif last is None:
            fits = not starts_at_one or counted.parts == (1,)
        else:
            begins_anew = counted.kind == "A" and counted.parts == (1,) and last[0] > 1
            fits = counted.parts == (last[0] + 1,) or begins_anew if starts_at_one else counted.parts > last
        if fits:
            kept.append((at, counted))
    return kept


def _counts_on(last: tuple[int, ...], parts: tuple[int, ...]) -> bool:
    """ "B3" after "B2", "B2.1" after "B2", "C1" after "B9"."""
    if parts[0] != last[0]:
        return parts[0] > last[0] and all(part == 1 for part in parts[1:])
    if len(parts) > len(last):
        return parts[:-1] == last and parts[-1] == 1
    return parts[:-1] == last[: len(parts) - 1] and parts[-1] == last[len(parts) - 1] + 1


def _is_text(line: Printed) -> bool:
    return len(line.text) >= LONG_LINE or (line.text.endswith(".") and len(line.text) >= LONG_LINE / 2)


def _are_apart(sheet: Layout, places: Sequence[int]) -> bool:
    """Does text stand between most of them? Levels and rates are printed line under line."""
    gaps = [b - a > MIN_BETWEEN or (b - a == MIN_BETWEEN and _is_text(sheet.lines[a + 1])) for a, b in pairwise(places)]
    return 3 * sum(gaps) >= 2 * len(gaps)
