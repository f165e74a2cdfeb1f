"""Two wordings of a clause: what only one of them says, and whether they are one statement at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from kb.compare.pairwise.direction_rules import ONE_WORD
from kb.compare.topics.operative import NUMERALS, Kind, Operative, operatives
from kb.index.danish import STOP_WORDS
from kb.taxonomy import SectionType

HELD = 0.8  # share of the shorter text's words of content in the longer from which the two are one statement
SHARED = 0.4  # ... or of the words of both; below, a change of "skal" is a change of subject

_FEW, _MANY = 3, 5  # words of content: so few say nothing of a text with more than so many
MOST_OTHER = 3  # words of content that both sides may have of their own

_WORD_RE = re.compile(r"\w+")
_MARKED_RE = re.compile(r"\w+|,")
_CONTENT_RE = re.compile(r"[^\W\d_]{4,}")


_NOT_BEFORE_RE = re.compile(r"\bikke\b.{0,80}\bfør\b", re.IGNORECASE)
_ONLY_AFTER_RE = re.compile(r"\bførst\b.{0,40}\b(?:efter|når)\b", re.IGNORECASE)
# Whom it is for: "borgere, som ikke kan deltage". It says no to nobody.
_WHO_CANNOT_RE = re.compile(
    r",?\s*\b(?:som|der)\s+(?:\w+\s+){0,2}?ikke\s+(?:\w+\s+)?(?:kan|magter|formår|har|er i stand)\b[^.,;]*",
    re.IGNORECASE,
)


@dataclass(frozen=True)  # no slots: worked out once
class Pair:
    one: str
    other: str
    types: tuple[SectionType, ...] = ()
    lead_in: str = ""

    def __post_init__(self) -> None:
        for name, text in (("words", self.one), ("other_words", self.other)):
            object.__setattr__(self, name, operatives(text))

    words: tuple[Operative, ...] = ()
    other_words: tuple[Operative, ...] = ()

    @property
    def says_no(self) -> bool:
        """Both texts, or the words above them, say what is not given."""
        if re.search(r"\b(?:ikke|ingen|undtaget)\b", self.lead_in, re.IGNORECASE):
            return True
        return all(is_negated(_WHO_CANNOT_RE.sub(" ", text)) for text in (self.one, self.other))

    @property
    def waits_alike(self) -> bool:
        """ "Ikke før" in the one text and "først efter" in the other: one rule, said from both sides."""
        both = ((self.one, self.other), (self.other, self.one))
        return any(_NOT_BEFORE_RE.search(a) and _ONLY_AFTER_RE.search(b) for a, b in both)

    @property
    def changed(self) -> tuple[list[str], list[str]]:
        """The words and marks that only the first text has, and only the second, in their order."""
        left, right = (_MARKED_RE.findall(text.casefold().rstrip(" .:;")) for text in (self.one, self.other))
        gone: list[str] = []
        come: list[str] = []
        for tag, a0, a1, b0, b1 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
            if tag != "equal":
                gone += left[a0:a1]
                come += right[b0:b1]
        return gone, come

    @property
    def keys(self) -> list[tuple[Kind, str]]:
        return sorted((word.kind, word.key) for word in self.words)

    @property
    def other_keys(self) -> list[tuple[Kind, str]]:
        return sorted((word.kind, word.key) for word in self.other_words)

    @property
    def differs_in_wording_only(self) -> bool:
        """The same words of content and numbers, in whatever order and form; words that mean the same count as one."""
        return _said(self.one) == _said(self.other)

    @property
    def is_one_statement(self) -> bool:
        """Nearly all words of the shorter text stand in the longer one, or half of all words in both."""
        left, right = sorted((_content(self.one), _content(self.other)), key=len)
        if not left and len(right) > 1:  # "Nej."
            return False
        if len(left) < _FEW and len(right) > _MANY:  # "ledsagelsen er gratis" is not the same as all that names it
            return False
        shared = len(left & right)
        if min(len(left), len(right)) - shared > MOST_OTHER:  # each says several things that the other does not
            return False
        return not left or shared >= HELD * len(left) or shared >= SHARED * len(left | right)

    def of(self, kind: Kind) -> tuple[list[Operative], list[Operative]]:
        """Operative words of a kind that only the first has, and those that only the second has."""
        left, right = ([word for word in words if word.kind is kind] for words in (self.words, self.other_words))
        return _without(left, right), _without(right, left)


def _without(words: list[Operative], others: list[Operative]) -> list[Operative]:
    rest = [word.key for word in others]
    kept = []
    for word in words:
        if word.key in rest:
            rest.remove(word.key)
        else:
            kept.append(word)
    return kept


def _said(text: str) -> set[str]:
    words = {word.casefold() for word in _WORD_RE.findall(text)} - STOP_WORDS
    counted = {word.casefold() for word in _WORD_RE.findall(text) if word.casefold() in NUMERALS} - {"en", "et"}
    return {ONE_WORD.get(word, word[:7]) for word in words} | counted


def _content(text: str) -> set[str]:
    """What the text is about: its longer words, those that decide left out."""
    bare = text
    for word in reversed(operatives(text)):
        bare = bare[: word.start] + " " + bare[word.end :]
    return {word.casefold()[:6] for word in _CONTENT_RE.findall(bare)}


def is_negated(text: str) -> bool:
    return any(word.kind is Kind.NEGATION for word in operatives(text))
