"""A library of any size, made from our own fictional documents.

The passages of the shipped corpus are told again by made-up municipalities. In each telling a fifth of the longer
words is exchanged for words of the Danish dictionary, drawn by Zipf's law: common words stay common, and the number of
different words grows with the text as it does in real ones (Heaps), so that posting lists and the lexicon have the
sizes of a real library. The same number gives the same passages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from kb.index import Passage
from kb.index.danish import STOP_WORDS

A_DOCUMENT = 100  # passages
A_MUNICIPALITY = 10  # documents
EXCHANGED = 0.2  # share of the words of five letters and more
MOST_WORDS = 200_000  # of the dictionary
ZIPF_OFFSET = 30.0  # the dictionary's words have no first ten: those are in the documents already
_WORD_RE = re.compile(r"[^\W\d_]{5,}")
_FIRST = ("Nord", "Syd", "Vester", "Øster", "Lille", "Store", "Gammel", "Ny", "Over", "Neder")
_LAST = ("bæk", "holm", "rup", "lund", "sted", "borg", "vig", "mark", "næs", "ager", "løse", "skov", "å")


def passages(originals: Sequence[Passage], size: int) -> Iterator[Passage]:
    """So many passages, documents one after the other, each document's in the order of its lines."""
    chance = np.random.RandomState(85)
    words = _dictionary_words()
    weights = 1.0 / (np.arange(len(words)) + ZIPF_OFFSET)
    drawn = iter(chance.choice(len(words), size=size * 12, p=weights / weights.sum()))
    kept = iter(chance.random_sample(size * 120) >= EXCHANGED)

    def exchanged(match: re.Match[str]) -> str:
        if next(kept) or match[0].casefold() in STOP_WORDS:
            return match[0]
        return str(words[next(drawn)])

    for number in range(size):
        document, place = divmod(number, A_DOCUMENT)
        municipality = _name(document // A_MUNICIPALITY)
        original = originals[(document * 37 + place) % len(originals)]
        name = f"{municipality.casefold()}-{document % A_MUNICIPALITY}.pdf"
        line = 1 + 3 * place
        yield replace(
            original,
            id=f"{name}:{line}:{place}",
            document=name,
            municipality=municipality,
            text=_WORD_RE.sub(exchanged, original.text),
            section_line=1 + 3 * (place // 5 * 5),
            start_line=line,
            end_line=line + 1,
        )


def _name(number: int) -> str:
    rest, last = divmod(number, len(_LAST))
    rest, first = divmod(rest, len(_FIRST))
    return f"{_FIRST[first]}{_LAST[last]}{'' if not rest else ' ' + chr(64 + rest)}"


@cache
def _dictionary_words() -> tuple[str, ...]:
    """Danish word forms in an order of chance, the same each time."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    known = DefaultDictionaryFactory().get_dictionary("da")
    forms = sorted({form for form in known if form.isalpha() and len(form) > 4})
    order = np.random.RandomState(97).permutation(len(forms))[:MOST_WORDS]
    return tuple(forms[at].lower() for at in order)
