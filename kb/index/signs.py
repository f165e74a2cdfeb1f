"""What a person asks for with signs that other search fields know.

    "mindst indgribende"         the words one after the other, in any inflection
    bostøtte OG gruppe IKKE unge boolean, in capitals, Danish or English; brackets group
    visit*                       any ending

Never: fails. What cannot be read as a sign is read as a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from kb.index.danish import Lexicon, tokens
from kb.index.engine import AllOf, AnyOf, BestOf, Condition, Field, Has, HasPhrase, Without
from kb.text.words import fold

MOST_DEPTH = 20  # brackets inside brackets
MOST_ENDINGS = 200  # word forms that a pattern may stand for

SEARCHED = (Field.TEXT, Field.HEADING, Field.CONTEXT)

_SIGNS_RE = re.compile(r'"([^"]*)"|([()])|([^\s()"]+)')
_AND, _OR, _NOT = {"OG", "AND"}, {"ELLER", "OR"}, {"IKKE", "NOT"}


class Signs:
    """Quotes, booleans and patterns of a question, and its words without them."""

    def __init__(self, lexicon: Lexicon, text: str) -> None:
        self._lexicon = lexicon
        self._pieces = [
            (match[1] or "", match[2] or "", match[3] or "", match[0]) for match in _SIGNS_RE.finditer(text)
        ]
        spoken = any(char.islower() for char in text)
        self._boolean = spoken and any(
            (word in _AND | _OR | _NOT and 0 < at < len(self._pieces) - 1)
            or (word in _NOT and at == 0 and len(self._pieces) > 1)
            for at, (_, _, word, _) in enumerate(self._pieces)
        )
        self._at = 0
        self.condition = self._any() if self._boolean and self._depth() <= MOST_DEPTH else self._required()
        self.bare = " ".join(self._bare())

    def _depth(self) -> int:
        depth = deepest = 0
        for _, bracket, _, _ in self._pieces:
            depth += {"(": 1, ")": -1}.get(bracket, 0)
            deepest = max(deepest, depth)
        return deepest

    def _bare(self) -> Iterator[str]:
        skip = False
        for phrase, bracket, word, _ in self._pieces:
            if self._boolean and word in _NOT:
                skip = True
                continue
            if not bracket and not (self._boolean and word in _AND | _OR):
                if not skip:
                    yield (phrase or word).replace("*", "")
                skip = False

    def _required(self) -> Condition | None:
        """Without booleans, what stands in quotes or has a * must be there."""
        asked = [self._of(phrase, word) for phrase, _, word, _ in self._pieces if phrase or "*" in word]
        found = tuple(one for one in asked if one is not None)
        return AllOf(found) if found else None

    def _any(self) -> Condition | None:
        found = [self._all()]
        while self._word() in _OR:
            self._at += 1
            found.append(self._all())
        kept = tuple(one for one in found if one is not None)
        return (AnyOf(kept) if len(kept) > 1 else kept[0]) if kept else None

    def _all(self) -> Condition | None:
        kept: list[Condition] = []
        without: list[Condition] = []
        while self._at < len(self._pieces) and self._word() not in _OR and self._bracket() != ")":
            if self._word() in _AND:
                self._at += 1
                continue
            negated = self._word() in _NOT
            self._at += negated
            one = self._one()
            if one is not None:
                (without if negated else kept).append(one)
        base: Condition | None = (AllOf(tuple(kept)) if len(kept) > 1 else kept[0]) if kept else None
        return Without(base, AnyOf(tuple(without))) if without else base

    def _one(self) -> Condition | None:
        if self._at >= len(self._pieces):
            return None
        phrase, bracket, word, _ = self._pieces[self._at]
        self._at += 1
        if bracket == "(":
            inner = self._any()
            self._at += self._bracket() == ")"
            return inner
        return self._of(phrase, word)

    def _word(self) -> str:
        return self._pieces[self._at][2] if self._at < len(self._pieces) else ""

    def _bracket(self) -> str:
        return self._pieces[self._at][1] if self._at < len(self._pieces) else ""

    def _of(self, phrase: str, word: str) -> Condition | None:
        """The condition for a phrase, a pattern or a word; None when nothing is left to look for."""
        if "*" in word:
            return self._like(fold(word))
        terms = tuple(dict.fromkeys(token.term for token in tokens(phrase or word, self._lexicon.stem)))
        if not terms:
            return None
        if len(terms) > 1:
            return BestOf(tuple(HasPhrase(place, terms) for place in SEARCHED))
        places = SEARCHED if phrase else (*SEARCHED, Field.PARTS)
        return BestOf(tuple(Has(place, terms[0]) for place in places))

    def _like(self, pattern: str) -> Condition | None:
        """Word forms of the library that fit; a pattern of one letter fits too much to mean anything."""
        letters = pattern.replace("[", "[[]").replace("?", "[?]")
        letters = re.sub(r"\*+", "*", letters)
        if sum(char.isalnum() for char in pattern) < 2:
            return None
        forms = [form for word, form in self._lexicon.forms.items() if fnmatchcase(word, letters)][:MOST_ENDINGS]
        stems = sorted({form.stem for form in forms})
        conditions = tuple(Has(place, term) for term in stems for place in SEARCHED)
        return AnyOf(conditions or (Has(Field.TEXT, pattern),))
