"""How does a raw character read?

A file holds a few characters that nobody prints or types: the hyphen that a typesetter put at a margin, the bullet of a
symbol font, the mark that says where a word may break. `readable` writes them as a person would. It is the only
difference between a line's raw characters and its text, white space apart, so the account can be checked by calling it
again. It never touches letters: ligatures and accents are the business of `kb.text`.
"""

from __future__ import annotations

import re

from kb.model import Mark

PDF = "application/pdf"
HTML = "text/html"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PLAIN = frozenset({"text/plain", "text/markdown"})

# Hyphens that end a line: U+00AD as many typesetters write it, U+FFFE and U+0002 as pdfium reports the same thing.
SOFT_HYPHENS = "\u00ad\ufffe\x02"
# Chromium prints U+2010, Word and InDesign U+2011; both are the hyphen of the keyboard to a reader.
HYPHENS = "\u2010\u2011"

# Width zero, meaning none: zero width space, joiners, direction marks, byte order mark, and NUL from broken exports.
WEIGHTLESS = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\x00"

# Symbol and Wingdings live in U+F000-F0FF when a PDF or DOCX keeps the font's own codes; \x7f is what a base-14 font
# without a map gives for a bullet.
PRIVATE_BULLETS = "\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf076\uf071\uf06e\uf06f\uf0b0\uf02d\uf0be\uf0e0\uf0f0\x7f\x95"
BULLETS = "•◦▪▫■□●○‣⁃∙·➢➤►▶✓✔❖❑" + PRIVATE_BULLETS
DASH_BULLETS = "-–—"
# What a symbol font prints as a bullet though its code says a letter: Courier's o, Wingdings' §, Ø, ü, v and q.
LETTER_BULLETS = "o§Øüvq"

_BULLET_RE = re.compile(rf"[{re.escape(BULLETS + DASH_BULLETS)}]")
_COMMON = {ord(c): None for c in WEIGHTLESS} | {ord(c): "•" for c in PRIVATE_BULLETS}
_PRINTED = str.maketrans(_COMMON | {ord(c): "-" for c in SOFT_HYPHENS + HYPHENS})
_TYPED = str.maketrans(_COMMON | {ord(c): None for c in SOFT_HYPHENS})


def is_bullet(text: str) -> bool:
    """Is this word a bullet and nothing else?

    >>> is_bullet("•"), is_bullet("\uf0b7"), is_bullet("–"), is_bullet("1.")
    (True, True, True, False)
    """
    return len(text) == 1 and _BULLET_RE.match(text) is not None


def readable(raw: str, *, media_type: str, mark: Mark = Mark.TEXT) -> str:
    """Raw characters as a person reads them.

    A soft hyphen is ink in a PDF and a mere permission to break in HTML and DOCX. In a PDF, the first character of a
    line marked BULLET is the bullet, whatever letter its font stands for. Text files stay as they are: their lines are
    cited by number and compared by hash.

    >>> readable("forvent\u00ad", media_type=PDF), readable("kom\u00admune", media_type="text/html")
    ('forvent-', 'kommune')
    >>> readable("o Hjælp til bad", media_type=PDF, mark=Mark.BULLET)
    '• Hjælp til bad'
    """
    if media_type in PLAIN:
        return raw
    if media_type != PDF:
        return raw.translate(_TYPED)
    text = raw.translate(_PRINTED)
    if mark is Mark.BULLET and text[:1] in LETTER_BULLETS:
        text = "•" + text[1:]
    return text
