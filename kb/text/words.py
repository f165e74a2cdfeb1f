"""Is this a Danish word?

Evidence: the word forms that simplemma ships (some 788,000; lists of several origins), then the endings that a Danish
noun or adjective takes, then whether the word can be cut into words that are known. The dictionary is opened by the
first question asked (see `wordlist`; 0.65 s and 10 MB where no file can be kept), so text without a doubtful hyphen
never pays.

Never: says how a word should be spelt. A word that nobody knows is not wrong; names and new compounds are not listed.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from kb.text.wordlist import WordList, danish_words

MIN_STEM = 5  # "kommun" + "er" is evidence, "od" + "en" is none
MIN_PART = 3
MIN_HEAD = 4

# Longest first, so that "-ernes" is not read as "-er" + "nes".
INFLECTIONS = ("ernes", "erne", "enes", "ene", "ens", "ets", "ers", "nes", "en", "et", "er", "es", "ne", "ts", "e", "s")

# "sag-s-behandling" before "sags", then "støtte|behov", "dreng-e-skole", "student-er-hue".
LINKS = ("s", "", "e", "er")

SHORT_PARTS = frozenset({"bo", "by", "år", "ø"})  # "botilbud": the two-letter words that do begin compounds
SHORT_HEADS = frozenset({"tid", "sag", "råd", "syn", "løn", "mål", "liv", "hus"})

# In the dictionary as words, yet far oftener the end of another word: "forskel|lige", "social|iske".
SUFFIXES = frozenset({
    "else", "elser", "ende", "endes", "ener", "enes", "erne", "erens", "eres", "heden", "heder", "inden", "inder",
    "inger", "ingen", "inges", "isk", "iske", "lige", "ligt", "lighed", "ling", "linge", "linger", "løse", "løst",
    "ningen", "rede", "rende", "sel", "ske", "sted", "sten", "tet", "teten", "tion", "pens", "ring", "ringe",
    "ringen",
})  # fmt: skip


def fold(text: str) -> str:
    """The text in the one spelling that comparisons use: lower case, å æ ø for aa ae oe, composed letters.

    >>> fold("Aabenraa") == fold("Åbenrå")
    True
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    return folded.replace("aa", "å").replace("ae", "æ").replace("oe", "ø")


@lru_cache(maxsize=65536)
def is_listed(word: str) -> bool:
    """True for a form that stands in the dictionary as it is.

    >>> is_listed("funktionsevne"), is_listed("ningsafstemning")
    (True, False)
    """
    words = _words()
    if words is not None:
        return bool(word) and word.lower() in words
    import simplemma  # 0.1 s: only when a word is asked for

    return bool(word) and simplemma.is_known(word.lower(), lang="da", low_memory=True)


@cache
def _words() -> WordList | None:
    return danish_words()


def is_word(word: str) -> bool:
    """True for a dictionary form, or one with an ending that the dictionary does not list.

    >>> is_word("støtten"), is_word("visitatorernes"), is_word("støt-te")
    (True, True, False)
    """
    if is_listed(word):
        return True
    lower = word.lower()
    return lower.isalpha() and any(
        is_listed(lower.removesuffix(ending))
        for ending in INFLECTIONS
        if lower.endswith(ending) and len(lower) - len(ending) >= MIN_STEM
    )


def is_compound(word: str) -> bool:
    """True for a word that can be cut into known words, with or without a linking s, e or er.

    >>> is_compound("bostøtteforløb"), is_compound("visitationsudvalget"), is_compound("rativt")
    (True, True, False)
    """
    return len(parts(word)) > 1


@lru_cache(maxsize=65536)
def parts(word: str) -> tuple[str, ...]:
    """The known words that a compound is made of, as few as possible; the word itself when it cannot be cut.

    Never: says that a listed word is a compound; "borgeren" can be cut into "bor + geren". Ask about words that
    `is_listed` does not know.

    >>> parts("støttekontaktperson")
    ('støtte', 'kontaktperson')
    """
    lower = word.lower()
    best: tuple[str, ...] = (lower,)
    if not lower.isalpha():
        return best
    for cut in range(2, len(lower) - MIN_PART + 1):
        head = lower[cut:]
        modifier = _modifier(lower[:cut])
        if modifier is None:
            continue
        tail = (head,) if _is_head(head) else parts(head)
        if not _is_head(head) and len(tail) == 1:
            continue
        if len(best) == 1 or len(tail) + 1 < len(best):
            best = (modifier, *tail)
    return best


def _is_head(text: str) -> bool:
    return text in SHORT_HEADS or (len(text) >= MIN_HEAD and text not in SUFFIXES and is_word(text))


def _modifier(surface: str) -> str | None:
    """The word behind the first part of a compound, its linking letters taken off."""
    for link in LINKS:
        stem = surface.removesuffix(link) if surface.endswith(link) else ""
        if stem in SHORT_PARTS or (len(stem) >= MIN_PART and stem not in SUFFIXES and is_listed(stem)):
            return stem
    return None
