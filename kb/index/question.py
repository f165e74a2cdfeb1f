"""A question as it was understood: its words, each with the other ways of saying it, and what would answer it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from kb.index.danish import STOP_WORDS, WORD_RE
from kb.index.engine import Condition
from kb.index.intents import intents
from kb.index.measures import Measure
from kb.taxonomy import SectionType
from kb.text.words import fold


class Way(StrEnum):
    """How a passage's word relates to the word asked for; also what `why` names."""

    WORD = "word"
    INFLECTION = "inflection"
    COMPOUND = "compound part"
    SYNONYM = "synonym"
    TRANSLATION = "translation"
    SPELLING = "spelling"
    REFERENCE = "reference"
    NUMBER = "number"  # a fact states the amount asked for
    MEANING = "meaning"


# "hvilke kommuner ...", "... i de enkelte kommuner": whom is asked, not what about.
_ASKED_OF_RE = re.compile(
    r"\b(?:(?:hos|i|blandt)\s+)?(?:(?:alle|andre|de|enkelte|forskellige|hvilke)\s+)+kommuner(?:ne)?\b"
    r"|\bkommunerne\b|^\s*(?:sammenlign|vis)\b|\bwhich\s+municipalities\b",
    re.IGNORECASE,
)

WEIGHT = {Way.WORD: 1.0, Way.SYNONYM: 0.6, Way.TRANSLATION: 0.8, Way.SPELLING: 0.8, Way.COMPOUND: 0.4}


@dataclass(frozen=True, slots=True)
class Variant:
    """One way of saying a word of the question."""

    way: Way
    terms: tuple[str, ...]  # more than one: one after the other
    text: str  # as a person reads it
    weight: float


@dataclass(frozen=True, slots=True)
class AskedWord:
    """A word of the question, or a few that belong together, and all ways of saying it."""

    text: str
    variants: tuple[Variant, ...]
    parts: tuple[str, ...] = ()  # stems of its parts
    weight: float = 1.0
    is_known: bool = True  # the library uses it as it is
    is_light: bool = False  # everyday speech is full of it: no topic hangs on it
    is_name: bool = False  # what a reference asked for is called; the person did not write it
    is_concept: bool = False  # what everyday words of the question are likely to mean; nor this


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood."""

    text: str
    words: tuple[AskedWord, ...]
    refs: tuple[str, ...] = ()  # terms of the legal references asked for, the exact ones first
    types: tuple[SectionType, ...] = ()  # sections that would answer it
    must: Condition | None = None  # what was asked for with signs
    corrected: str = ""  # with the likeliest spelling; "" when nothing was to correct
    offered: tuple[str, ...] = ()  # near words, not searched
    is_english: bool = False
    measures: tuple[Measure, ...] = ()  # amounts asked for
    meanings: tuple[tuple[str, float], ...] = ()  # concepts that it is likely to mean, with their shares

    @property
    def written(self) -> Question:
        """The question without the concepts that it was read as: what a passage must speak of to answer it."""
        return replace(self, words=tuple(word for word in self.words if not word.is_concept), meanings=())

    @property
    def concepts(self) -> tuple[AskedWord, ...]:
        """What it was read as beside its words, the likeliest first."""
        return tuple(word for word in self.words if word.is_concept)

    @property
    def topics(self) -> frozenset[str]:
        """The words that say what the question is about, beside those that say what kind of question it is.

        "hvad koster det?" is about nothing but the price; "hvad koster ledsagelse?" is about ledsagelse.
        """
        text = self.meant
        for intent in intents():
            text = intent.pattern.sub(" ", text)
        left = {fold(match[0]) for match in WORD_RE.finditer(text)} - STOP_WORDS
        return frozenset(word.text for word in self.written.words if not word.is_name and left & set(word.text.split()))

    @property
    def meant(self) -> str:
        """The words whose meaning is searched."""
        return self.corrected or self.text

    @property
    def about(self) -> str:
        """The words whose meaning is searched, without those that say whom is asked."""
        return " ".join(_ASKED_OF_RE.sub(" ", self.meant).split()) or self.meant
