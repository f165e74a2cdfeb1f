"""Where did every character go?

Counted are letters, digits, signs and punctuation; white space and invisible characters are not. A soft hyphen counts
as a hyphen, so marking a split word changes nothing and dropping the mark shows as one hyphen dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.model import CleanText, Edit, Fate, Role
from kb.text.hyphens import SOFT_HYPHEN
from kb.text.steps import STEPS

GLYPH_NAME_RE = re.compile(r"\(cid:\d+\)")


@dataclass(frozen=True, slots=True)
class Account:
    """Characters by what became of them; each entry is counted once for each time it was touched."""

    source: int  # in the source's lines
    kept: int  # on their line, as they were
    moved: tuple[tuple[str, int], ...]  # reason, characters
    repaired: tuple[tuple[str, int], ...]
    dropped: tuple[tuple[str, int], ...]
    set_aside: tuple[tuple[Role, int], ...]  # of the kept: in lines that are no body


def account(clean: CleanText) -> Account:
    """What became of the characters of a source.

    Unit: characters that print.
    """
    touched: dict[Fate, Counter[str]] = {fate: Counter() for fate in Fate}
    for edit in clean.edits:
        before, after = printed(edit.before), printed(edit.after)
        gone = (after - before) if edit.fate is Fate.MOVED else (before - after)
        touched[edit.fate][edit.reason] += gone.total()
    total = sum(printed(line.text).total() for line in clean.source.lines)
    aside: Counter[Role] = Counter()
    for text, role in zip(clean.texts, clean.roles, strict=True):
        if role not in (Role.BODY, Role.BLANK, Role.EMPTIED):
            aside[role] += printed(text).total()
    return Account(
        source=total,
        kept=total - sum(reasons.total() for reasons in touched.values()),
        moved=_table(touched[Fate.MOVED]),
        repaired=_table(touched[Fate.REPAIRED]),
        dropped=_table(touched[Fate.DROPPED]),
        set_aside=tuple((role, aside[role]) for role in Role if aside[role]),
    )


def restore(clean: CleanText) -> tuple[str, ...]:
    """The source's texts, made from the cleaned ones by taking back every edit, the last one first.

    Raises: ValueError when an edit does not fit what stands on its line.
    """
    return _replayed(clean.texts, ((edit.line, edit.after, edit.before) for edit in reversed(clean.edits)))


def verify(clean: CleanText) -> list[str]:
    """What is wrong with the account, in Danish; [] when every character is accounted for."""
    source = tuple(line.text for line in clean.source.lines)
    if not len(source) == len(clean.texts) == len(clean.roles) == len(clean.pages):
        return ["Den rensede tekst har ikke lige så mange linjer som kilden; indlæs dokumentet igen."]
    problems: list[str] = []
    try:
        if restore(clean) != source:
            problems.append("Rettelserne taget tilbage giver ikke kildens tekst; indlæs dokumentet igen.")
        if _replayed(source, ((edit.line, edit.before, edit.after) for edit in clean.edits)) != clean.texts:
            problems.append("Rettelserne brugt på kilden giver ikke den rensede tekst; indlæs dokumentet igen.")
    except ValueError as error:
        problems.append(str(error))
    for name in dict.fromkeys(edit.step for edit in clean.edits):
        problems.extend(_imbalance(name, [edit for edit in clean.edits if edit.step == name]))
    problems.extend(
        f"Linje {number} er markeret som tømt, men har tekst eller er tom i kilden; indlæs dokumentet igen."
        for number, (role, text, original) in enumerate(zip(clean.roles, clean.texts, source, strict=True), start=1)
        if role is Role.EMPTIED and (text or not original.strip())
    )
    return problems


def printed(text: str) -> Counter[str]:
    """The characters of a text that print, counted; a soft hyphen is a hyphen.

    >>> printed("a\\xadb ") == Counter("a-b")
    True
    """
    return Counter(
        "-" if char == SOFT_HYPHEN else char
        for char in text
        if char == SOFT_HYPHEN or not (char.isspace() or unicodedata.category(char) in ("Cc", "Cf"))
    )


def _table(reasons: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Reasons in the order of the steps, those that touched nothing that prints left out."""
    return tuple((step.reason, reasons[step.reason]) for step in STEPS if reasons[step.reason])


def _replayed(texts: Sequence[str], changes: Iterable[tuple[int, str, str]]) -> tuple[str, ...]:
    lines = list(texts)
    for number, expected, replacement in changes:
        if not 1 <= number <= len(lines) or lines[number - 1] != expected:
            raise ValueError(f"En rettelse passer ikke til teksten på linje {number}; indlæs dokumentet igen.")
        lines[number - 1] = replacement
    return tuple(lines)


def _imbalance(name: str, edits: Sequence[Edit]) -> list[str]:
    """What a step lost or made up, judged by what its fate allows.

    MOVED keeps every character, over all its lines together. DROPPED only takes away, and never a letter or digit.
    REPAIRED keeps the letters and digits of each line, however they are encoded.
    """
    if len({edit.fate for edit in edits}) != 1:
        return [f"Trinnet {name} har rettelser af flere slags; indlæs dokumentet igen."]
    fate = edits[0].fate
    if fate is Fate.MOVED:
        before = sum((printed(edit.before) for edit in edits), Counter[str]())
        after = sum((printed(edit.after) for edit in edits), Counter[str]())
        return [] if before == after else [f"Trinnet {name} har flyttet tegn, som ikke er kommet frem igen."]
    problems = []
    for edit in edits:
        added = printed(edit.after) - printed(edit.before)
        if _alphanumerics(edit.before) != _alphanumerics(edit.after) or (fate is Fate.DROPPED and added):
            problems.append(f"Trinnet {name} har ændret bogstaver eller tal på linje {edit.line}; se linjen i kilden.")
    return problems


def _alphanumerics(text: str) -> str:
    plain = unicodedata.normalize("NFKC", GLYPH_NAME_RE.sub("", text))
    return "".join(char for char in plain if char.isalnum())
