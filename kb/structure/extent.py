"""How far does a heading reach: over several lines, or only over the beginning of one?"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from kb.model import Mark
from kb.structure.heading_rules import fold_heading, heading_rule, is_known
from kb.structure.layout import Layout, Printed
from kb.structure.numbering import Numbered, numbered
from kb.structure.phrases import ADDRESS_RE, OPEN_END_RE, PARAGRAPH_IN_BRACKETS_RE, QUESTION_RE, VERB_RE

MAX_LINES = 8
MAX_INLINE = 60  # characters of a heading that shares its line with the text
MIN_INLINE_TEXT = 12
MAX_TWO_LINES = 110
LABEL_WORDS = 4
NARROW = 0.5  # of a full line: the lines of a label column

_NEXT_LABEL_RE = re.compile(r"\. [A-ZÆØÅ]\w+: ")
_LABEL_WITH_COLON_RE = re.compile(r"^[A-ZÆØÅ][^.:?!]{2,48}:\s+(?=\S)")


def inline_heading(sheet: Layout, at: int, count: Numbered | None, *, in_series: bool) -> tuple[int, str] | None:
    """Where the text begins on the heading's own line, and the evidence: "1.1 Formål Formålet med støtten er ...".

    None when the line is no heading with text behind it. `count` is the outline number the line begins with.
    """
    line = sheet.lines[at]
    if line.line.mark in {Mark.HEADING, Mark.LABEL, Mark.BULLET, Mark.CELL} or line.is_bullet:
        return None
    return _behind_colon(sheet, at) or _behind_number(line.text, count, in_series) or _behind_label(sheet, at)


def _behind_colon(sheet: Layout, at: int) -> tuple[int, str] | None:
    label = _LABEL_WITH_COLON_RE.match(sheet.lines[at].text)
    if label is None or len(label[0].split()) > 5:
        return None
    rule = heading_rule(label[0])
    if rule is None or rule.confidence < 0.9 or len(fold_heading(label[0])) < 4:
        return None
    text = sheet.lines[at].text
    is_row = bool(_NEXT_LABEL_RE.search(text, label.end()))  # "Opfølgning: hvert år. Betaling: ingen."
    if sheet.extra(at) == 0 and (is_row or not _is_heading_elsewhere(sheet, label[0])):
        return None
    if VERB_RE.search(label[0].casefold()) or ADDRESS_RE.search(label[0]):
        return None
    return label.end(), f"etiket med kolon ({rule.name})"


def _is_heading_elsewhere(sheet: Layout, label: str) -> bool:
    """Does the document have these words alone on a line, too: "Formål" here, "Formål: At borgeren ..." there?"""
    return label.strip(" :").casefold() in sheet.short_lines


# "Omfang Der kan bevilges op til 15": the label of a narrow left column, printed on one line with the text beside it.
_LABEL_BESIDE_RE = re.compile(
    r"^(?P<label>[A-ZÆØÅ][a-zæøå]{3,}(?: (?:og|af|med|til) [a-zæøå]+)?) +(?=[A-ZÆØÅ][a-zæøå]+ [a-zæøå0-9])"
)


def _behind_label(sheet: Layout, at: int) -> tuple[int, str] | None:
    """A noun that the rules know as a heading, before a sentence that begins with a capital: no sentence reads so."""
    match = _LABEL_BESIDE_RE.match(sheet.lines[at].text)
    if match is None or sheet.extra(at) == 0:
        return None
    rule = heading_rule(match["label"])
    if rule is None or rule.confidence < 0.9 or len(sheet.lines[at].text) - match.end() < MIN_INLINE_TEXT:
        return None
    return match.end(), f"etiket ved siden af teksten ({rule.name})"


def _behind_number(text: str, count: Numbered | None, in_series: bool) -> tuple[int, str] | None:
    """A second capital in the line, with words before it that the rules know as a heading."""
    if count is None or not count.text or (count.depth == 1 and not in_series):
        return None
    start = len(text) - len(count.text)
    for before, here in itertools.pairwise(re.finditer(r"\S+", text[start:])):
        if before.end() > MAX_INLINE:
            return None
        restarts = here[0][0].isupper() and (not here[0].isupper() or here[0] == "I")
        if not restarts or before[0][-1] in ".,:;(/–-":
            continue
        heading = text[start : start + before.end()]
        if OPEN_END_RE.search(heading):
            continue
        has_text = len(text) - start - here.start() >= MIN_INLINE_TEXT
        if heading_rule(heading) and has_text and not VERB_RE.search(heading.casefold().partition(" ")[2]):
            return start + here.start(), "nummer; teksten begynder på overskriftens linje"
        return None
    return None


def heading_lines(sheet: Layout, at: int, count: Numbered | None) -> int:
    """How many printed lines the heading that may begin here runs over; at least 1.

    Its paragraph in brackets goes with it: "Kapitel 3. Ledsageordning" + "(servicelovens § 97)".
    """
    used = _heading_lines(sheet, at, count)
    after = at + used
    if after >= len(sheet.lines) or sheet.extra(after) > 0 or sheet.lines[after - 1].ends_sentence:
        return used
    return used + 1 if PARAGRAPH_IN_BRACKETS_RE.match(sheet.lines[after].text.strip()) else used


def _heading_lines(sheet: Layout, at: int, count: Numbered | None) -> int:
    first = sheet.lines[at]
    if first.line.mark is Mark.HEADING:
        return _while(sheet, at, _same_format)
    if first.line.mark is Mark.LABEL:
        return _while(sheet, at, lambda a, b: b.line.mark is Mark.LABEL and b.line.row == a.line.row)
    if count is not None and not count.text:  # "YDELSE 2" over the name of the service
        return _numbered_lines(sheet, at, count)
    if first.is_caps:
        return _while(sheet, at, lambda a, b: b.is_upper and not is_known(b.text) and _continues(sheet, a, b))
    if first.line.bold and sheet.bold_share < 0.4:
        return _while(sheet, at, lambda a, b: _same_bold(sheet, first, b) and _continues(sheet, a, b))
    if count is not None:
        return _numbered_lines(sheet, at, count)
    if first.text.endswith("?"):
        return 1
    joined = " ".join(line.text for line in sheet.lines[at : at + 2])
    return _open_lines(sheet, at) if QUESTION_RE.match(joined) or _is_label(joined) else 1


def _is_label(text: str) -> bool:
    """Do the rules know these few words as a heading: "Frit valg af" + "leverandør"?"""
    return len(text.split()) <= LABEL_WORDS and text[-1:].isalpha() and is_known(text)


def _same_format(a: Printed, b: Printed) -> bool:
    return b.line.mark is Mark.HEADING and b.line.level == a.line.level and b.gap == 0


def _same_bold(sheet: Layout, first: Printed, line: Printed) -> bool:
    return line.line.bold and abs(line.line.size - first.line.size) < 0.6 and len(line.text) < 70


def _continues(sheet: Layout, a: Printed, b: Printed) -> bool:
    return sheet.extra(sheet.index[b.number]) == 0 and not a.text.endswith("?") and numbered(b.text) is None


def _numbered_lines(sheet: Layout, at: int, count: Numbered) -> int:
    """A number alone takes the line below; else a block of narrow lines up to the next gap, or two open lines."""
    if not count.text:
        alone = at + 1 == len(sheet.lines) or sheet.extra(at + 1) > 0 or not sheet.lines[at + 1].text[:1].isupper()
        return 1 if alone else 2
    used = _while(
        sheet, at, lambda a, b: sheet.extra(sheet.index[b.number]) == 0 and not b.is_bullet and numbered(b.text) is None
    )
    texts = [line.text for line in sheet.lines[at : at + used]]
    stands_apart = at + used >= len(sheet.lines) or sheet.extra(at + used) > 0
    is_narrow = used <= 2 or all(len(text) <= NARROW * sheet.width for text in texts)
    if used > 1 and stands_apart and is_narrow and not texts[-1].endswith("."):
        return used
    return _open_lines(sheet, at)


def _open_lines(sheet: Layout, at: int) -> int:
    """Two lines when the first ends in mid-phrase and the second closes it."""
    if at + 1 >= len(sheet.lines) or sheet.extra(at + 1) > 0:
        return 1
    a, b = sheet.lines[at], sheet.lines[at + 1]
    is_open = bool(OPEN_END_RE.search(a.text)) or b.text.rstrip().endswith("?")
    return 2 if is_open and b.starts_lower and len(a.text) + len(b.text) < MAX_TWO_LINES else 1


def _while(sheet: Layout, at: int, goes_on: Callable[[Printed, Printed], bool]) -> int:
    used = 1
    while used < MAX_LINES and at + used < len(sheet.lines):
        if not goes_on(sheet.lines[at + used - 1], sheet.lines[at + used]):
            break
        used += 1
    return used
