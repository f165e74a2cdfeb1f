"""What does cleaning do to the words, and in which order?

A step is a plain function from texts to texts; `STEPS` is the order. Line n of the result is line n of the source, so a
step may empty a line but never remove one. A printer's hyphen goes in three steps, so that each can be checked by
counting characters: it is marked (as a soft hyphen), the rest of the word moves up, the mark is dropped.

Never: changes a letter or a digit. "§85" stays "§85": the text is quoted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kb.model import Fate
from kb.text.hyphens import (
    HYPHENATED_RE,
    PAIRING_WORDS,
    RIGHT_RE,
    SOFT_HYPHEN,
    Hyphen,
    line_end_hyphen,
    mend_stray,
    next_line,
    spellings,
)
from kb.text.label_column import label_pieces, split_labels

BULLET = "•"

# How PDF engines and word processors write a bullet whose glyph has no code point of its own. Only where a line begins:
# inside a line the same codes are arrows, boxes and letters of symbol fonts, and nobody knows which.
BULLET_RE = re.compile(r"^(?P<margin>\s*)(?:\(cid:\d+\)|[\x7f\uf020-\uf0ff])")
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
# U+FFFE is what PDFium gives for a hyphen at a line end.
HYPHENS = str.maketrans({"\N{HYPHEN}": "-", "\N{NON-BREAKING HYPHEN}": "-", "\ufffe": "-"})
HEADING_SIGN_RE = re.compile(r"^(?:#{1,6}[ \t]+)+(?=\S)")
INVISIBLE_RE = re.compile(
    r"(?<![^\W\d_])\xad|[\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\x00-\x08\x0e-\x1b]"
)


class Reads(StrEnum):
    """Which lines a step sees."""

    ALL = "all"
    BODY = "body"  # the others look blank to it, so a word can go on after the foot of a page
    DUMP = "dump"  # the body of a text dump, without the lines that are no body


@dataclass(frozen=True, slots=True)
class Step:
    """A named change and what it does to characters."""

    name: str
    run: Callable[[Sequence[str]], list[str]]
    fate: Fate
    reason: str  # Danish, for the person who reads the account
    reads: Reads


def unify_glyphs(texts: Sequence[str]) -> list[str]:
    """One code for each character: composed letters, no ligatures, one bullet, one hyphen.

    >>> unify_glyphs(["(cid:127) ﬂere timer", "\\uf0b7 Ba\\u030ade"])
    ['• flere timer', '• Både']
    """
    return [_unified(text) for text in texts]


def _unified(text: str) -> str:
    bulleted = BULLET_RE.sub(rf"\g<margin>{BULLET}", text)
    return unicodedata.normalize("NFC", bulleted.translate(LIGATURES).translate(HYPHENS))


def drop_invisible_characters(texts: Sequence[str]) -> list[str]:
    """The texts without zero-width and control characters; soft hyphens after a letter stay until words are mended.

    >>> drop_invisible_characters(["\\ufeffMål\\u200bgruppe"])
    ['Målgruppe']
    """
    return [INVISIBLE_RE.sub("", text) for text in texts]


def normalise_spaces(texts: Sequence[str]) -> list[str]:
    """One plain space between words, none at the ends: tabs, form feeds and fixed spaces count as spaces.

    >>> normalise_spaces(["•\\tTilbuddet  gives\\xa0til", " voksne "])
    ['• Tilbuddet gives til', 'voksne']
    """
    return [" ".join(text.split()) for text in texts]


def mark_label_hyphens(texts: Sequence[str]) -> list[str]:
    """A soft hyphen where a label of an interleaved column breaks off inside a word.

    >>> texts = ["5. Krav til bor-", "Borgeren skal selv ønske at ændre noget", "geren", "og møde til tiden."]
    >>> mark_label_hyphens(texts)[0]
    '5. Krav til bor\\xad'
    """
    marked = list(texts)
    for label, pieces in label_pieces(texts):
        for broken, piece in zip((label, *pieces), pieces, strict=False):
            following = RIGHT_RE.match(texts[piece])
            if texts[broken].endswith("-") and following and following["right"].lower() not in PAIRING_WORDS:
                marked[broken] = texts[broken][:-1] + SOFT_HYPHEN
    return marked


def gather_labels(texts: Sequence[str]) -> list[str]:
    """The rest of a label that a dump interleaved with the text beside it, moved up to the label's first line.

    >>> gather_labels(["5. Krav til den", "Borgeren skal selv ønske at ændre noget", "der søger", "og møde til tiden."])
    ['5. Krav til den der søger', 'Borgeren skal selv ønske at ændre noget', '', 'og møde til tiden.']
    """
    gathered = list(texts)
    for label, pieces in label_pieces(texts):
        for piece in pieces:
            joint = "" if gathered[label].endswith(SOFT_HYPHEN) else " "
            gathered[label] += joint + gathered[piece]
            gathered[piece] = ""
    return gathered


def complete_labels(texts: Sequence[str]) -> list[str]:
    """The rest of a label that a dump left at the beginning of the next line of the text beside it, moved up to it.

    >>> complete_labels(["Hvad indgår ikke", "Terapi.", "Hvad indgår Indkøb og", "ikke transport."])[2:]
    ['Hvad indgår ikke Indkøb og', 'transport.']
    """
    moved = list(texts)
    for index, end, length in split_labels(texts):
        following = moved[index + 1]
        moved[index] = f"{moved[index][:end]} {following[:length]}{moved[index][end:]}"
        moved[index + 1] = following[length:].lstrip()
    return moved


def drop_heading_signs(texts: Sequence[str]) -> list[str]:
    """Headings of Markdown without the sign that the format needs, in files of any name.

    >>> drop_heading_signs(["## Målgruppe", "#1 på listen", "# "])
    ['Målgruppe', '#1 på listen', '# ']
    """
    return [HEADING_SIGN_RE.sub("", text) for text in texts]


def mark_line_end_hyphens(texts: Sequence[str]) -> list[str]:
    """A soft hyphen where a word is split at the margin; real and suspended hyphens stay as they are.

    Seen in: Viborg 2020, some 470 times.

    >>> mark_line_end_hyphens(["en indi-", "viduel plan, pleje-", "og støttebehov"])
    ['en indi\\xad', 'viduel plan, pleje-', 'og støttebehov']
    """
    spelt = spellings(texts)
    return [
        text[:-1] + SOFT_HYPHEN if text.endswith("-") and line_end_hyphen(texts, index, spelt) is Hyphen.JOIN else text
        for index, text in enumerate(texts)
    ]


def move_split_words(texts: Sequence[str]) -> list[str]:
    """The rest of a word that breaks off at the margin, moved up to the line it began on.

    >>> move_split_words(["en indi\\xad", "", "viduel plan efter BUM-", "modellen"])
    ['en indi\\xadviduel', '', 'plan efter BUM-modellen', '']
    """
    spelt = spellings(texts)
    moved = list(texts)
    for index in range(len(moved)):
        while (following := next_line(moved, index)) is not None and line_end_hyphen(moved, index, spelt) in (
            Hyphen.JOIN,
            Hyphen.HARD,
        ):
            word = RIGHT_RE.match(moved[following])
            if word is None:
                break
            moved[index] += word[0]
            moved[following] = moved[following][word.end() :].lstrip()
    return moved


def mark_stray_hyphens(texts: Sequence[str]) -> list[str]:
    """A soft hyphen where a line break of an earlier layout left its hyphen inside a line.

    >>> mark_stray_hyphens(["støt-te efter en kan-bestemmelse til ikke-uddannede"])
    ['støt\\xadte efter en kan-bestemmelse til ikke-uddannede']
    """
    spelt = spellings(texts)
    return [HYPHENATED_RE.sub(lambda match: mend_stray(match[0], spelt), text) for text in texts]


def drop_soft_hyphens(texts: Sequence[str]) -> list[str]:
    """The texts without the hyphens that only a margin needed.

    >>> drop_soft_hyphens(["en indi\\xadviduel plan"])
    ['en individuel plan']
    """
    return [text.replace(SOFT_HYPHEN, "") for text in texts]


STEPS: tuple[Step, ...] = (
    Step("unify_glyphs", unify_glyphs, Fate.REPAIRED, "samme tegn skrevet på én måde", Reads.ALL),
    Step("drop_invisible_characters", drop_invisible_characters, Fate.DROPPED, "usynlige tegn", Reads.ALL),
    Step("normalise_spaces", normalise_spaces, Fate.REPAIRED, "mellemrum", Reads.ALL),
    Step("drop_heading_signs", drop_heading_signs, Fate.DROPPED, "tegn for overskrift", Reads.DUMP),
    Step("mark_label_hyphens", mark_label_hyphens, Fate.REPAIRED, "ord delt ved linjeskift", Reads.DUMP),
    Step("gather_labels", gather_labels, Fate.MOVED, "resten af etiketten flyttet op", Reads.DUMP),
    Step("complete_labels", complete_labels, Fate.MOVED, "resten af etiketten flyttet op", Reads.DUMP),
    Step("mark_line_end_hyphens", mark_line_end_hyphens, Fate.REPAIRED, "ord delt ved linjeskift", Reads.BODY),
    Step("move_split_words", move_split_words, Fate.MOVED, "resten af ordet flyttet op", Reads.BODY),
    Step("mark_stray_hyphens", mark_stray_hyphens, Fate.REPAIRED, "ord delt midt i linjen", Reads.BODY),
    Step("drop_soft_hyphens", drop_soft_hyphens, Fate.DROPPED, "bindestreg ved orddeling", Reads.ALL),
)
