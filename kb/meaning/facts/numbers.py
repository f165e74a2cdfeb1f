"""Which number does a Danish text print?

Digits with the Danish full stop and comma ("1.020", "2,5"), fractions ("½", "1½"), number words to 999 ("femogtyve",
"to hundrede") and halves ("halvanden", "en halv", "to en halv"). Ordinals are read from words and from digits with a
full stop ("tredje", "14.").

Never: reads the article "en" as a number by itself; that is for the rule that knows what stands after it.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

# fmt: off
UNITS = {
    "en": 1, "én": 1, "een": 1, "et": 1, "ét": 1, "eet": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6,
    "syv": 7, "otte": 8, "ni": 9,
}
TEENS = {
    "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16, "sytten": 17,
    "atten": 18, "nitten": 19,
}
TENS = {
    "tyve": 20, "tredive": 30, "fyrre": 40, "halvtreds": 50, "tres": 60, "halvfjerds": 70, "firs": 80,
    "halvfems": 90,
}
HALVES = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
ORDINALS = {
    "første": 1, "anden": 2, "andet": 2, "andre": 2, "tredje": 3, "tredie": 3, "fjerde": 4, "femte": 5,
    "sjette": 6, "syvende": 7, "ottende": 8, "niende": 9, "tiende": 10, "ellevte": 11, "tolvte": 12,
    "trettende": 13, "fjortende": 14, "femtende": 15, "sekstende": 16, "syttende": 17, "attende": 18,
    "nittende": 19, "tyvende": 20,
}
# fmt: on


def _longest_first(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_SMALL = rf"(?:{_longest_first(UNITS)})"
_TENS = rf"(?:{_SMALL}og)?(?:{_longest_first(TENS)})"
_BELOW_100 = rf"(?:{_TENS}|{_longest_first(TEENS)}|{_SMALL})"
WORD = rf"(?:(?:{_SMALL}\s?)?hundrede?(?:\s?og\s?{_BELOW_100})?|{_BELOW_100})"
DIGITS = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
HALF = r"(?:halvanden|halvandet|(?:(?:en|et)\s+)?halv[te]?)"
# Longest forms first: "1½", "to et halvt", "2,5", "femogtyve".
NUMBER = (
    rf"(?:(?<![\w§.,])(?<!§\s)(?:{DIGITS})?\s?[½¼¾]|(?<![\w§.,/])(?<!§\s){DIGITS}(?![\d/])"
    rf"|\b{_BELOW_100}\s+(?:og\s+)?(?:en|et)\s+halvt?\b|\b{HALF}\b|\b{WORD}\b)"
)
IN_COMPOUND = rf"(?:halvanden|halvandet|{_BELOW_100})"  # "fire" of "fireugersfrist"; without the edges of a word
ORDINAL = rf"(?:\d{{1,2}}\.|\b(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))})\b)"


def number(printed: str) -> Fraction:
    """The value of a printed number.

    Raises: ValueError when it is none.

    >>> number("1.020"), number("2,5"), number("femogtyve"), number("halvanden"), number("1½")
    (Fraction(1020, 1), Fraction(5, 2), Fraction(25, 1), Fraction(3, 2), Fraction(3, 2))
    """
    text = " ".join(printed.casefold().split())
    if text and text[-1] in HALVES:
        whole = text[:-1].strip()
        return (number(whole) if whole else Fraction(0)) + HALVES[text[-1]]
    if re.fullmatch(DIGITS, text):
        return Fraction(text.replace(".", "").replace(",", "."))
    if text.startswith("halvand"):
        return Fraction(3, 2)
    mixed = re.fullmatch(rf"(?:(?P<whole>{_BELOW_100})\s+(?:og\s+)?)??(?:(?:en|et)\s+)?halv[te]?", text)
    if mixed:
        return Fraction(1, 2) + (_word(mixed["whole"]) if mixed["whole"] else 0)
    return Fraction(_word(text))


def ordinal(printed: str) -> int:
    """The place a printed ordinal names.

    Raises: ValueError when it is none.

    >>> ordinal("14."), ordinal("tredje")
    (14, 3)
    """
    text = printed.casefold().strip()
    if text in ORDINALS:
        return ORDINALS[text]
    return int(text.removesuffix("."))


def plain(value: Fraction) -> str:
    """A number as facts carry it: no thousands mark, a decimal point, no more digits than needed.

    >>> plain(Fraction(6540)), plain(Fraction(175, 2))
    ('6540', '87.5')
    """
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.2f}".rstrip("0").rstrip(".")


@cache
def _word(text: str) -> int:
    simple = UNITS | TEENS | TENS
    if text in simple:
        return simple[text]
    hundreds = re.fullmatch(rf"(?:(?P<many>{_SMALL})\s?)?hundrede?(?:\s?og\s?(?P<rest>{_BELOW_100}))?", text)
    if hundreds:
        many = UNITS[hundreds["many"]] if hundreds["many"] else 1
        return 100 * many + (_word(hundreds["rest"]) if hundreds["rest"] else 0)
    compound = re.fullmatch(rf"(?P<unit>{_SMALL})og(?P<tens>{_longest_first(TENS)})", text)
    if compound:
        return UNITS[compound["unit"]] + TENS[compound["tens"]]
    raise ValueError(f"no number: {text!r}")
