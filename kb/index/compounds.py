"""Which words is a Danish compound made of?

Evidence, in this order: both parts are in the dictionary; the first part begins and the last part ends many other
dictionary words ("sag-", "-tid"); the parts are long enough to be no accident. A word that the dictionary lists
as it is needs stronger evidence than one it does not.

Never: cuts off a particle or an ending. "Understøtte" is not "støtte", "betaling" is not "tal", and words on the
protect list are one idea even where they could be cut ("udgangspunkt", "indsats").

Idea: productivity of parts, as in Koehn and Knight 2003 (Empirical Methods for Compound Splitting).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from kb.index.word_lists import word_list

LINKS = ("", "s", "e", "er")
SHORT_PARTS = {"bo": 30, "by": 20, "år": 20}  # two-letter words that begin compounds, with a productivity each
SHORT_HEADS = frozenset({"tid", "sag", "råd", "syn", "løn", "mål", "liv", "hus", "bil", "dag", "råb", "mad", "tøj"})
MIN_HEAD = 4
MIN_MODIFIER = 3
MIN_WORD = 6
LISTED_BAR = 4.4  # log productivity that a listed word's parts need; found on hand-cut words of the field
UNLISTED_BAR = 2.2
UNSEEN_LONG = 1.5  # productivity of a long word that is in no other compound: it is a word, so it may be a part

PARTICLES = word_list("particles")
ENDINGS = word_list("endings")
PROTECTED = word_list("protected")


@dataclass(frozen=True, slots=True)
class Splitter:
    """Cuts compounds by what a dictionary knows of their parts."""

    lemma_of: Mapping[str, str]  # word form -> dictionary word
    productivity: Productivity
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts as dictionary words, links taken off; the word itself when it is not cut.

        Shape: lower-case words in, parts in their order out; the last part keeps its inflection.
        """
        if word not in self._known:
            self._known[word] = self._split(word)
        return self._known[word]

    def _split(self, word: str) -> tuple[str, ...]:
        lemma = self.lemma_of.get(word, word)
        if len(word) < MIN_WORD or not word.isalpha() or word in PROTECTED or lemma in PROTECTED:
            return (word,)
        cuts = list(self._cuts(word))
        if not cuts:
            return (word,)
        score, modifier, head = max(cuts)
        if score < (LISTED_BAR if word in self.lemma_of else UNLISTED_BAR):
            return (word,)
        return (*self.parts(modifier), *self.parts(head))

    def _cuts(self, word: str) -> Iterator[tuple[float, str, str]]:
        for cut in range(2, len(word) - 2):
            head = word[cut:]
            strength = self._head_strength(head)
            if strength <= 0:
                continue
            for modifier in self._modifiers(word[:cut]):
                before = self._modifier_strength(modifier)
                if before > 0:
                    yield (
                        math.log(1 + before) + math.log(1 + strength) - self._doubt(word[:cut], modifier),
                        modifier,
                        head,
                    )

    def _head_strength(self, head: str) -> float:
        lemma = self.lemma_of.get(head, "")
        if head in ENDINGS or lemma in ENDINGS or not lemma:
            return 0.0
        if len(lemma) < MIN_HEAD and lemma not in SHORT_HEADS:
            return 0.0
        return max(self.productivity.ends(lemma), UNSEEN_LONG if len(head) >= 5 else 0)

    def _modifier_strength(self, modifier: str) -> float:
        if modifier in SHORT_PARTS:
            return SHORT_PARTS[modifier]
        if modifier not in self.lemma_of:  # itself a compound
            return 12.0
        return max(self.productivity.begins(modifier), UNSEEN_LONG if len(modifier) >= 6 else 0)

    def _modifiers(self, surface: str) -> Iterator[str]:
        """Words the first half may stand for, with its linking letters taken off."""
        for link in LINKS:
            if not surface.endswith(link):
                continue
            stem = surface.removesuffix(link) if link else surface
            if stem in PARTICLES or stem in ENDINGS:
                continue
            if stem in SHORT_PARTS or (
                len(stem) >= MIN_MODIFIER and (self.lemma_of.get(stem) == stem or self._is_compound(stem))
            ):
                yield stem

    def _is_compound(self, stem: str) -> bool:
        return len(stem) >= 8 and stem not in self.lemma_of and len(self.parts(stem)) > 1

    @staticmethod
    def _doubt(surface: str, modifier: str) -> float:
        """Short first parts and links that could belong to the word itself are weaker evidence."""
        doubt = 1.5 if len(modifier) <= 3 and modifier not in SHORT_PARTS else 0.0
        link = surface[len(modifier) :]
        return doubt + (0.0 if not link else 0.3 if link == "s" else 1.2)


def splitter_over(forms: Iterable[tuple[str, str]]) -> Splitter:
    """A splitter over a dictionary of (word form, dictionary word).

    >>> words = "klage vejledning frist sag studie klagefrist klagesag klagebrev brev studievejledning".split()
    >>> splitter_over((word, word) for word in words).parts("klagevejledning")
    ('klage', 'vejledning')
    """
    lemma_of = {form.lower(): lemma.lower() for form, lemma in forms if form.isalpha() and lemma.isalpha()}
    lemmas = set(lemma_of.values())
    return Splitter(lemma_of | {lemma: lemma for lemma in lemmas}, Productivity(lemmas))


class Productivity:
    """In how many words of a list does a word begin compounds, and in how many does it end them?

    Counted when it is asked for, among the words with that beginning or ending: counting for all words of the
    dictionary at once takes 2.4 seconds, and a question asks for one word.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._sorted = sorted(self._words)
        self._reversed = sorted(word[::-1] for word in self._words)
        self.begins = cache(self._begins)
        self.ends = cache(self._ends)

    def _begins(self, modifier: str) -> int:
        return sum(
            self._is_cut(word, len(modifier) + len(link)) == modifier
            for word in _with_prefix(self._sorted, modifier)
            for link in LINKS
            if word.startswith(link, len(modifier))
        )

    def _ends(self, head: str) -> int:
        return sum(
            self._is_cut(word[::-1], len(word) - len(head)) is not None
            for word in _with_prefix(self._reversed, head[::-1])
        )

    def _is_cut(self, word: str, cut: int) -> str | None:
        """The first part when the word is a compound cut there."""
        head = word[cut:]
        if not MIN_MODIFIER <= cut < len(word) - 2 or head not in self._words or head in ENDINGS:
            return None
        return next((stem for stem in _stems(word[:cut]) if stem in self._words and stem not in ENDINGS), None)


def _with_prefix(words: Sequence[str], prefix: str) -> Sequence[str]:
    """Of sorted words those that begin so."""
    return words[bisect_left(words, prefix) : bisect_left(words, prefix + "\U0010ffff")]


def _stems(surface: str) -> Iterator[str]:
    for link in LINKS:
        if surface.endswith(link) and len(surface) - len(link) >= MIN_MODIFIER:
            yield surface.removesuffix(link) if link else surface
