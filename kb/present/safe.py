"""How does text from a stranger's file reach a terminal, a table or a Word document without doing harm there?

Nothing is removed in silence: a character that could act (an escape code, a change of writing direction) or that XML
forbids is shown by its number. What a spreadsheet would run as a formula gets an apostrophe in front.
"""

from __future__ import annotations

import re
import unicodedata

_SPACE_RE = re.compile(r"\s+")
# Direction marks and overrides change the order in which a quote is read ("1 time" -> "emit 1").
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def printable(text: str) -> str:
    """The text on one line, with characters that act shown by their number.

    >>> printable("to\\x1b[2J  timer\\n om ugen")
    'to[U+001B][2J timer om ugen'
    """
    text = _SPACE_RE.sub(" ", text).strip()
    if text.isascii() and text.isprintable():
        return text
    return "".join(f"[U+{ord(char):04X}]" if _acts(char) else char for char in text)


def _acts(char: str) -> bool:
    return (
        char in _DIRECTION
        or unicodedata.category(char) in {"Cc", "Cs"}
        or ord(char) & 0xFFFE == 0xFFFE  # U+FFFE, U+FFFF and their like: no characters
    )


def no_formula(text: str) -> str:
    """The text so that a spreadsheet that opens it as CSV shows it and runs nothing.

    >>> no_formula("=1+1"), no_formula("§ 85")
    ("'=1+1", '§ 85')
    """
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
