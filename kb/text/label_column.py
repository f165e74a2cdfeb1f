"""Which lines of a text dump are the rest of a label whose column was read into the text beside it?

A page with labels in a narrow left column comes out of a dump row by row: "5. Krav til", the first line of the text,
"den der søger", the next line of the text. Evidence: a short numbered line that ends in mid-phrase; right below it a
line of text that begins with a capital; then a short line that completes the label's broken word or its question, or
one that begins in lower case while the text's sentence goes on after it: a full paragraph has no short line inside.

Never: takes a short line that ends the paragraph or completes a word of the text: it is the text's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.text.hyphens import LINE_END_RE, RIGHT_RE, SOFT_HYPHEN
from kb.text.words import is_word

LABEL_RE = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*\.?\s?[A-ZÆØÅ]|(?:Hva[dr]|Hvem|Hvor\w*|Hvilke\w*) )")
ENDED_RE = re.compile(r"[.?!:;][\"”»)]*$")
QUESTION_RE = re.compile(r"\s*[\d.]*\s*(?:hva[dr]|hvem|hvor|hvilke)", re.IGNORECASE)
# "Krav til Den, der søger": a label and, in the column beside it, a text that begins anew.
BESIDE_RE = re.compile(r"([A-ZÆØÅ][a-zæøå]+(?: [a-zæøå]+){0,3}) (?=[A-ZÆØÅ])")
PREPOSITION_RE = re.compile(r" (?:til|for|af|om|med|i)$")
DEFINITE_RE = re.compile(r"[a-zæøå]{3,}(?:en|et|ne)")
MAX_WHOLE = 40  # characters of a label on a line of its own
MAX_REST = 3  # words of a label on the next line
MAX_FOOT = 4  # lines of a page foot between a broken label and its text
MAX_LABEL = 0.5  # of a full line
MIN_TEXT = 0.55
MAX_PIECES = 6
FULL_LINE = 0.9  # percentile of the lengths


def label_pieces(texts: Sequence[str]) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """For each interleaved label the 0-based index of its first line and of the lines that hold the rest of it.

    >>> label_pieces([
    ...     "5. Krav til", "Borgeren skal selv have et ønske om at ændre noget",
    ...     "den, der søger", "og tage del i arbejdet med at nå de mål, der er sat.",
    ... ])
    ((0, (2,)),)
    >>> label_pieces(["5. Krav til den, der søger", "Borgeren skal ønske en forandring.", "Det er vigtigt."])
    ()
    """
    lengths = sorted(len(text) for text in texts if len(text) > 20)
    if not lengths:
        return ()
    full = lengths[int(FULL_LINE * (len(lengths) - 1))]
    found = []
    for index, text in enumerate(texts):
        if LABEL_RE.match(text) and len(text) <= MAX_LABEL * full and ENDED_RE.search(text) is None:
            pieces = _pieces(texts, index, full)
            if pieces:
                found.append((index, pieces))
    return tuple(found)


def split_labels(texts: Sequence[str]) -> tuple[tuple[int, int, int], ...]:
    """Labels that begin a line of text and end in the next: the index of the first line, where the label breaks off in
    it, and how many characters of the next line belong to it.

    Evidence: the label stands whole on a line of its own elsewhere. Where one does, a label that breaks off after a
    preposition has its noun on the next line too.

    >>> rows = ["Hvad indgår ikke", "Der gives ikke terapi.", "Hvad indgår Indkøb og", "ikke transport."]
    >>> split_labels(rows)
    ((2, 11, 4),)
    """
    whole = {" ".join(text.split()).casefold().rstrip("?:") for text in texts if len(text) <= MAX_WHOLE}
    found: list[tuple[int, int, int]] = []
    open_ended: list[tuple[int, int, int]] = []
    for index, text in enumerate(texts[:-1]):
        label = BESIDE_RE.match(text)
        below = texts[index + 1]
        if label is None or not below[:1].islower():
            continue
        words = below.split()
        ends = [" ".join(words[:count]) for count in range(min(MAX_REST, len(words)), 0, -1)]
        end = next((end for end in ends if f"{label[1]} {end}".casefold() in whole), None)
        if end is not None:
            found.append((index, label.end(1), len(end)))
        elif PREPOSITION_RE.search(label[1]) and DEFINITE_RE.fullmatch(words[0]):
            open_ended.append((index, label.end(1), len(words[0])))
    return tuple(sorted([*found, *open_ended])) if found else ()


def _pieces(texts: Sequence[str], label: int, full: int) -> tuple[int, ...]:
    at = _below(texts, label, gap=MAX_FOOT if texts[label].endswith(("-", SOFT_HYPHEN)) else 0)
    if at is None or not texts[at][:1].isupper():
        return ()
    is_text = len(texts[at]) >= MIN_TEXT * full
    pieces: list[int] = []
    reached, text_line = label, at
    while len(pieces) < MAX_PIECES:
        piece = _below(texts, text_line)
        if (
            piece is None
            or len(texts[piece]) > MAX_LABEL * full
            or not _belongs(texts, label, reached, text_line, piece, is_text)
        ):
            break
        pieces.append(piece)
        going_on = _below(texts, piece)
        if going_on is None or ENDED_RE.search(texts[piece]):
            break
        reached, text_line = piece, going_on
    return tuple(pieces)


def _belongs(texts: Sequence[str], label: int, reached: int, text_line: int, piece: int, is_text: bool) -> bool:
    """Is this short line the rest of the label and not of the text right above it?"""
    if _makes_word(texts[reached], texts[piece]):
        return True
    if texts[piece].endswith("?") and QUESTION_RE.match(texts[label]) and texts[piece][:1].islower():
        return True
    going_on = _below(texts, piece)
    if not is_text or going_on is None or ENDED_RE.search(texts[text_line]):
        return False
    if texts[text_line].endswith(("-", SOFT_HYPHEN)) and not _makes_word(texts[text_line], texts[going_on]):
        return False
    if texts[piece].endswith("."):  # a short last line of the paragraph
        return False
    return texts[piece][:1].islower() or texts[reached].endswith(("-", SOFT_HYPHEN))


def _makes_word(broken: str, following: str) -> bool:
    """Does the word that breaks off at the end of one line go on with the first word of the other?"""
    left, right = LINE_END_RE.search(broken), RIGHT_RE.match(following)
    return (
        left is not None and right is not None and right["right"].islower() and is_word(left["left"] + right["right"])
    )


def _below(texts: Sequence[str], index: int, *, gap: int = 0) -> int | None:
    """The printed line below with at most `gap` blank ones between: lines that are no body look blank."""
    for following in range(index + 1, min(index + 2 + gap, len(texts))):
        if texts[following]:
            return following
    return None
