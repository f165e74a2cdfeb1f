"""What does a hyphen between two halves of a word mean?

Three answers: the printer put it there (JOIN), the word is spelt with it (HARD), or the second word is left out and
comes later (SUSPENDED, "pleje- og støttebehov"). Evidence in order: the word that follows, capitals, words that always
take a hyphen, the spelling that the document itself uses elsewhere, the dictionary. At a line end the printer is the
usual culprit, so JOIN is the answer when nothing is known; inside a line it is the writer, so the hyphen stays unless
the dictionary objects.

Never: joins "pleje- og", "kan-bestemmelse", "BUM-modellen"; touches addresses, numbers and ranges ("82 a-c").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kb.text.words import is_compound, is_listed, is_word

SOFT_HYPHEN = "\N{SOFT HYPHEN}"  # our own mark for "the printer's hyphen", until the last step drops it

MIN_PIECE = 3  # "te" and "de" are words, and the ends of others
MAX_GAP = 12  # lines between the halves: blank ones, and the foot and head of a page

PAIRING_WORDS = frozenset({"og", "eller", "samt", "såvel", "hhv", "henholdsvis", "respektive", "resp", "kontra"})
# Also the last syllable of a word: "der-til", "i-med"; then the dictionary knows the whole.
PAIRING_OR_SYLLABLE = frozenset({"til", "i", "både", "men", "med", "som"})

# Spelt with a hyphen whatever follows.
HYPHEN_FIRSTS = frozenset({"kan", "skal", "må", "bør", "ikke", "cpr", "cvr", "ean", "it", "tv", "pc", "sms", "ph"})

LINE_END_RE = re.compile(rf"(?P<left>[^\W\d_]+)(?P<hyphen>[-{SOFT_HYPHEN}])$")
RIGHT_RE = re.compile(r"(?P<right>[^\W\d_]+)(?P<rest>\S*)")
ADDRESS_RE = re.compile(r"\S*(?:www\.|https?:|@)\S*$")
WORD_RE = re.compile(r"[^\W\d_]+")
HYPHENATED_RE = re.compile(
    rf"(?<![\w@./{SOFT_HYPHEN}-])[^\W\d_]{{2,}}(?:[-{SOFT_HYPHEN}][^\W\d_]{{2,}})+(?![\w@{SOFT_HYPHEN}-]|[./]\w)"
)


class Hyphen(StrEnum):
    """What a hyphen means."""

    JOIN = "join"
    HARD = "hard"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class Spellings:
    """How often a document writes a word, in one piece and with a hyphen inside a line."""

    whole: Counter[str]
    hyphenated: Counter[str]


def spellings(texts: Iterable[str]) -> Spellings:
    """The words of a document, counted in lower case.

    >>> spellings(["En kan-bestemmelse om støt-", "te og støtte"]).whole["støtte"]
    1
    """
    whole: Counter[str] = Counter()
    hyphenated: Counter[str] = Counter()
    for text in texts:
        lower = text.replace(SOFT_HYPHEN, "").lower()
        if "-" in lower:
            hyphenated.update(HYPHENATED_RE.findall(lower))
        whole.update(WORD_RE.findall(lower))
    return Spellings(whole, hyphenated)


def next_line(texts: Sequence[str], index: int) -> int | None:
    """Index of the line where a word that breaks off at the end of this one goes on; None when it is too far away.

    >>> next_line(["indi-", "", "viduel"], 0)
    2
    """
    for following in range(index + 1, min(index + 2 + MAX_GAP, len(texts))):
        if texts[following]:
            return following
    return None


def line_end_hyphen(texts: Sequence[str], index: int, spelt: Spellings) -> Hyphen | None:
    """What the hyphen at the end of a line means; None when there is none, or nothing that it could join.

    >>> texts = ["en indi-", "viduel pleje-", "og støtteplan efter BUM-", "modellen"]
    >>> [str(line_end_hyphen(texts, index, spellings(texts))) for index in range(4)]
    ['join', 'suspended', 'hard', 'None']
    """
    left_match = LINE_END_RE.search(texts[index])
    following = next_line(texts, index)
    if left_match is None or following is None or ADDRESS_RE.search(texts[index]):
        return None
    right_match = RIGHT_RE.match(texts[following])
    if right_match is None or ADDRESS_RE.match(right_match[0]):
        return None
    left, right = left_match["left"], right_match["right"]
    if left_match["hyphen"] == SOFT_HYPHEN:
        return Hyphen.JOIN
    if right[0].isupper() and not left.isupper() and following > index + 1:
        return None  # a blank line and a capital: more likely a new paragraph than a name
    return _line_end_meaning(left, right, spelt)


def _line_end_meaning(left: str, right: str, spelt: Spellings) -> Hyphen | None:
    joined, twin = (left + right).lower(), f"{left}-{right}".lower()
    if right.lower() in PAIRING_WORDS:
        return Hyphen.SUSPENDED
    if right.lower() in PAIRING_OR_SYLLABLE and not is_listed(joined):
        return Hyphen.SUSPENDED
    if len(right) == 1:
        return None  # "§ 82 a-" / "c": a range
    if len(left) == 1:
        return Hyphen.HARD  # "e-" / "mail": Danish never leaves one letter behind
    if right[0].isupper() and left.islower():
        return None  # "krav til borge-" / "Borgeren": a label breaks off beside the text of another column
    if right[0].isupper() and not left.isupper():
        return Hyphen.HARD  # "Bestiller-" / "Udfører"
    if left.isupper() and not right.isupper():
        return Hyphen.HARD  # "BUM-" / "modellen"
    if left.lower() in HYPHEN_FIRSTS and not is_listed(joined):
        return Hyphen.HARD
    if is_listed(twin):
        return Hyphen.HARD  # "tv-avis" is listed with its hyphen
    if spelt.hyphenated[twin] and not spelt.whole[joined] and not is_word(joined):
        return Hyphen.HARD  # the document writes it so elsewhere, within a line
    return Hyphen.JOIN


def is_known(word: str, spelt: Spellings, *, seen: int = 0) -> bool:
    """True when the dictionary, a compound of its words, or more than `seen` places in the document have the word."""
    return is_word(word) or spelt.whole[word.lower()] > seen or is_compound(word)


def mend_stray(word: str, spelt: Spellings) -> str:
    """A hyphenated word from inside a line, with a soft hyphen for each hyphen that a printer left there.

    >>> spelt = spellings(["pensionsloven"])
    >>> [mend_stray(word, spelt) for word in ("pen-sionsloven", "ikke-uddannede", "fag-personer")]
    ['pen\\xadsionsloven', 'ikke-uddannede', 'fag-personer']
    """
    pieces = word.replace(SOFT_HYPHEN, "").split("-")
    if len(pieces) == 1:
        return word
    if not all(piece.islower() for piece in pieces[1:]) or not (pieces[0].islower() or pieces[0].istitle()):
        return word
    joined = "".join(pieces).lower()
    if is_listed(word) or (pieces[0].lower() in HYPHEN_FIRSTS and not is_listed(joined)):
        return word
    if spelt.whole[joined]:
        return word.replace("-", SOFT_HYPHEN)
    if all(len(piece) >= MIN_PIECE and is_listed(piece) for piece in pieces):
        return word  # "fag-personer": both are words, so the writer may have meant it
    if is_word(joined) or (spelt.hyphenated["-".join(pieces).lower()] == 1 and is_compound(joined)):
        return word.replace("-", SOFT_HYPHEN)
    return word
