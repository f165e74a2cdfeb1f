"""What are the single statements of a body: its sentences and bullets, with the lead-in that governs a bullet?

Lines are put together to paragraphs and bullets first (a bullet may go on after a blank line when the next line
begins in lower case), then paragraphs are cut into sentences. Sub-headings inside the body are no statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kb.model import Mark
from kb.structure.layout import BULLET_RE, Layout, Printed
from kb.text.sentences import sentences

_NUMBERED_ITEM_RE = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-zA-Z]\))\s+\S")
# "B2  Besøg: 3 timer pr. uge", "Niveau 3: 5 timer": rows of a catalogue, each for itself where a few stand together
_CODED_ROW_RE = re.compile(
    r"^\s*(?:[A-ZÆØÅ]{1,2}\d{1,2}\b[:.)]?|(?:niveau|trin|pakke|gruppe|kategori|type|takst)\s+(?:\d{1,2}|[A-H])\b\s*[:.)–-])\s*\S",
    re.IGNORECASE,
)
_ANSWER_RE = re.compile(
    r"\d|\b(?:ingen|intet|ja|nej|gratis|op til|efter behov|individuelt?|løbende|årligt?|ikke)\b", re.IGNORECASE
)
_BULLET_MARK_RE = re.compile(r"^\s*(?:[•▪‣◦●○■□➢✓*·–-]|o(?=\s+[A-ZÆØÅ])|\d{1,2}[.)]|[a-zA-Z]\))\s*")


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence or bullet of a body."""

    text: str
    start_line: int
    end_line: int
    is_bullet: bool = False
    is_lead_in: bool = False  # ends in a colon and governs the bullets after it
    lead_in: str = ""
    lead_in_lines: tuple[int, int] | None = None
    is_same_item: bool = False  # a further sentence of the bullet before it


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph or a bullet: its lines and where each begins in the joined text."""

    text: str
    starts: tuple[tuple[int, int], ...]  # offset, line number
    is_bullet: bool
    row: int | None

    def line_at(self, offset: int) -> int:
        return next(number for start, number in reversed(self.starts) if start <= offset)


def units(
    sheet: Layout, first: int, last: int, *, body_offset: int = 0, headings: Sequence[tuple[int, int]] = ()
) -> tuple[Unit, ...]:
    """The statements on lines first..last; `body_offset` cuts a heading off the first line, `headings` are left out."""
    left_out = {n for start, end in headings for n in range(start, end + 1)}
    blocks: list[_Block] = []
    stretch: list[Printed] = []
    for line in [*sheet.between(first, last), None]:  # a heading left out ends a paragraph
        if line is not None and line.number not in left_out:
            stretch.append(line)
            continue
        blocks += _blocks(sheet, stretch, first, body_offset)
        stretch = []
    return tuple(_with_lead_ins(list(_units_of(blocks))))


def _blocks(sheet: Layout, printed: list[Printed], first: int, body_offset: int) -> Iterator[_Block]:
    parts: list[tuple[int, str]] = []
    is_bullet, row = False, None
    is_catalogue = sum(_CODED_ROW_RE.match(line.text) is not None for line in printed) >= 2
    for at, line in enumerate(printed):
        text = line.text[body_offset:] if line.number == first and body_offset else line.text
        starts_item = (
            line.line.mark is Mark.BULLET
            or bool(BULLET_RE.match(text))
            or bool(_NUMBERED_ITEM_RE.match(text))
            or (is_catalogue and bool(_CODED_ROW_RE.match(text)))
        )
        if parts and not _goes_on(sheet, printed[at - 1], line, starts_item, is_bullet):
            yield _block(parts, is_bullet, row)
            parts = []
        if not parts:
            is_bullet, row = starts_item, line.line.row
        parts.append((line.number, text))
    if parts:
        yield _block(parts, is_bullet, row)


def _goes_on(sheet: Layout, before: Printed, line: Printed, starts_item: bool, in_bullet: bool) -> bool:
    """Does this line continue the paragraph or bullet of the line before it?"""
    if starts_item:
        return False
    if line.line.mark is Mark.HEADING or (line.line.mark is Mark.LABEL) != (before.line.mark is Mark.LABEL):
        return False
    unfinished = not before.ends_sentence
    if before.text.rstrip().endswith(",") and line.text[:1].isdigit():
        return True  # "§§ 83, 84," / "85 og 86"
    if line.line.mark is Mark.CELL and (line.line.row != before.line.row or line.gap > 0):
        return False
    if line.starts_lower and (unfinished or before.text.rstrip().endswith((",", "-"))):
        return True
    if sheet.extra(sheet.index[line.number]) > 0:
        return False
    if (
        unfinished
        and line.text[:1].isupper()
        and len(before.text) < 0.55 * sheet.width
        and not before.starts_lower
        and len(before.text.split()) <= 5
    ):
        return False  # a short line that stands for itself: a theme above its text
    if in_bullet and unfinished and line.text[:1].isupper() and len(before.text) < 0.85 * sheet.width:
        return False  # the bullet's line was not full: a new paragraph, not its next line
    return not before.text.rstrip().endswith(":") or not in_bullet


def _block(parts: list[tuple[int, str]], is_bullet: bool, row: int | None) -> _Block:
    text, starts = "", []
    for number, part in parts:
        part = part.strip()
        if text:
            text += " "
        starts.append((len(text), number))
        text += part
    return _Block(text, tuple(starts), is_bullet, row)


def _is_label(block: _Block, following: _Block) -> bool:
    """A theme over the text it names, no statement: a few words without end mark, figure or answer of their own."""
    words = block.text.split()
    looks_so = not block.is_bullet and len(words) <= 5 and block.text[:1].isupper() and block.text[-1:].isalpha()
    return (
        looks_so
        and not _ANSWER_RE.search(block.text)
        and (following.is_bullet or len(following.text.split()) > len(words))
    )


def _units_of(blocks: list[_Block]) -> Iterator[Unit]:
    for at, block in enumerate(blocks):
        if at + 1 < len(blocks) and _is_label(block, blocks[at + 1]):
            continue
        mark = _BULLET_MARK_RE.match(block.text) if block.is_bullet else None
        begin = mark.end() if mark else 0
        first = True
        for start, end in sentences(block.text[begin:]):
            text = block.text[begin + start : begin + end]
            if not re.search(r"\w", text):
                continue
            yield Unit(
                text=text,
                start_line=block.line_at(begin + start),
                end_line=block.line_at(begin + end - 1),
                is_bullet=block.is_bullet,
                is_lead_in=text.rstrip().endswith(":"),
                is_same_item=block.is_bullet and not first,
            )
            first = False


def _with_lead_ins(found: list[Unit]) -> Iterator[Unit]:
    """Bullets with the statement that governs them: it ends in a colon, or in mid-sentence right before them."""
    lead: Unit | None = None
    for unit, following in zip(found, [*found[1:], None], strict=True) if found else ():
        if unit.is_bullet:
            governs = (lead.text, (lead.start_line, lead.end_line)) if lead else ("", None)
            yield replace(unit, lead_in=governs[0], lead_in_lines=governs[1])
            continue
        before_a_list = following is not None and following.is_bullet
        leads = unit.is_lead_in or (before_a_list and unit.text.rstrip()[-1:].isalpha())
        lead = replace(unit, is_lead_in=True) if leads else None
        yield lead or unit
