"""What does a person ask for?

A question is read as words, legal references and signs of what kind of section would answer it. Each word comes with
the other ways of saying it, each with its reason and a weight below 1; what is asked for with signs is read by `signs`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from kb.index.danish import LIGHT_WORDS, STOP_WORDS, Lexicon, Token, law_terms, tokens
from kb.index.intents import types_asked_for
from kb.index.measures import measures
from kb.index.question import WEIGHT, AskedWord, Question, Variant, Way
from kb.index.signs import Signs
from kb.index.spelling import Speller
from kb.index.thesaurus import Match, Relation, Thesaurus
from kb.index.word_lists import word_list
from kb.law.citations import DEFAULT_LAW, citations
from kb.text.words import fold, is_listed

MOST_CHARACTERS = 1000  # of a question; a longer one is cut
MOST_WORDS = 40
NAME_WEIGHT = 0.5  # of the name of a service whose paragraph was asked for
LIGHT_WEIGHT = 0.3  # of a word that no topic hangs on
ADDED_WEIGHT = 0.8  # of a word that a person added from those offered

_NUMBERED_RE = re.compile(
    r"\b(bekendtgørelse|vejledning|lovbekendtgørelse|lov|bek|vej|lbk)\.?\s+(?:nr\.?\s*)?(\d{2,5})\b(?:\s+(?:af|fra)\s+\d{4}\b)?",
    re.IGNORECASE,
)
_KIND_OF = {"bekendtgørelse": "bek", "vejledning": "vej", "lovbekendtgørelse": "lbk"}
_ENGLISH = word_list("english")


@dataclass(frozen=True)
class Reader:
    """Reads questions with what one library knows."""

    lexicon: Lexicon
    speller: Speller
    thesaurus: Thesaurus
    uses: Callable[[str], int]  # in how many passages a term stands

    def read(self, text: str, *, without: Collection[str] = (), also: Sequence[str] = ()) -> Question:
        """The question, understood. `without` are other ways of saying it, and amounts, that the person took out;
        `also` are words that the person added to it."""
        plain = readable(text)
        signs = Signs(self.lexicon, plain)
        bare = signs.bare
        found = list(tokens(bare, self.lexicon.stem))
        refs, places = _refs(bare)
        words = [token for token in found if token.surface and not any(token.start in place for place in places)]
        words = words[:MOST_WORDS]
        left_out = {fold(one) for one in without}
        asked, near, corrections = self._asked(words)
        asked = [_kept(word, left_out) for word in (*asked, *self._added(also))]
        corrections = [(token, better) for token, better in corrections if fold(better) not in left_out]
        corrected = bare
        for token, better in sorted(corrections, key=lambda pair: -pair[0].start):
            corrected = corrected[: token.start] + better + corrected[token.end :]
        named = (_kept(word, left_out) for word in self._named(refs))
        return Question(
            text=bare,
            words=tuple(dict.fromkeys(word for word in (*asked, *named) if word.variants)),
            refs=refs,
            types=types_asked_for(corrected),
            must=signs.condition,
            corrected=corrected if corrections else "",
            offered=tuple(one for one in near if one not in also),
            is_english=_is_english(words),
            measures=tuple(
                one for one in measures(corrected, aside=_refs(corrected)[1]) if fold(one.text) not in left_out
            ),
        )

    def _added(self, texts: Sequence[str]) -> Iterator[AskedWord]:
        """Words that the person added: they are searched as synonyms are."""
        for text in texts:
            terms = tuple(token.term for token in tokens(readable(text), self.lexicon.stem))
            if terms:
                yield AskedWord(text, (Variant(Way.SYNONYM, terms, text, WEIGHT[Way.SYNONYM]),), weight=ADDED_WEIGHT)

    def _asked(self, words: Sequence[Token]) -> tuple[list[AskedWord], tuple[str, ...], list[tuple[Token, str]]]:
        english = _is_english(words)
        matches = self.thesaurus.matches([token.term for token in words])
        telling = [not _is_stop(token) for token in words]
        if not any(telling):
            telling = [True] * len(words)
        asked: list[AskedWord] = []
        near: dict[str, None] = {}
        corrections: list[tuple[Token, str]] = []
        covered: set[int] = set()
        singles: dict[int, list[Variant]] = {}
        for match in [*matches, *self._inside(matches, words)]:
            span = words[match.start : match.end]
            related = [
                one
                for one in match.related
                if one.relation is not Relation.ENGLISH or english or not self._is_used(span)
            ]
            near.update(dict.fromkeys(one.text for one in related if one.relation is Relation.NEAR))
            ways = [_related(one.text, one.terms, one.relation) for one in related if one.relation is not Relation.NEAR]
            ways = [way for way in ways if self._can_match(way.terms)]
            if not ways:
                continue
            if len(span) == 1:
                singles[match.start] = ways
            else:
                itself = Variant(Way.WORD, tuple(token.term for token in span), _text(span), 1.0)
                asked.append(AskedWord(_text(span), (itself, *ways)))
                covered.update(range(match.start, match.end))
        for at, joined in self._apart(words, covered):
            span = words[at : at + 2]
            asked.append(self._joined(span, joined))
            if not self._is_used(span):
                corrections.append((Token("", "", span[0].start, span[1].end), joined))
            covered.update((at, at + 1))
        for at, token in enumerate(words):
            if not telling[at] and at not in singles:
                continue
            form = self.lexicon.form(token.surface)
            variants = [Variant(Way.WORD, (token.term,), token.surface, 1.0), *singles.get(at, ())]
            is_known = self.uses(token.term) > 0
            if not is_known and at not in singles and at not in covered and not english:
                spelt = self._spelt(token)
                variants.extend(spelt)
                if spelt:
                    corrections.append((token, spelt[0].text))
                    form = self.lexicon.form(spelt[0].text)
            is_light = token.surface in LIGHT_WORDS and at not in singles
            weight = 0.5 if at in covered or not telling[at] else LIGHT_WEIGHT if is_light else 1.0
            parts = () if is_light else form.parts
            asked.append(AskedWord(token.surface, tuple(variants), parts, weight, is_known, is_light))
        return asked, tuple(near), corrections

    def _apart(self, words: Sequence[Token], covered: Collection[int]) -> Iterator[tuple[int, str]]:
        """Where two words stand that the library writes as one: "bo støtte"."""
        for at, (first, second) in enumerate(pairwise(words)):
            is_free = at not in covered and at + 1 not in covered and second.start - first.end == 1
            is_free = is_free and not _is_stop(first) and not _is_stop(second)
            if is_free and (joined := self.speller.joined(first.surface, second.surface)):
                yield at, joined

    def _joined(self, span: Sequence[Token], joined: str) -> AskedWord:
        form = self.lexicon.form(joined)
        apart = Variant(Way.WORD, tuple(token.term for token in span), _text(span), 1.0)
        together = Variant(Way.SPELLING, (form.stem,), joined, WEIGHT[Way.SPELLING])
        also = [way for way in self._also(together.terms) if way.terms not in (apart.terms, together.terms)]
        return AskedWord(_text(span), (apart, together, *also), form.parts)

    def _named(self, refs: Sequence[str]) -> Iterator[AskedWord]:
        """What the thesaurus calls the references: "§ 97" is also asked for as "ledsageordning"."""
        for ref in refs:
            related = [one for one in self.thesaurus.entries.get((ref,), ()) if self._can_match(one.terms)]
            if related:
                ways = tuple(_related(one.text, one.terms, one.relation) for one in related)
                yield AskedWord(related[0].text, ways, weight=NAME_WEIGHT, is_name=True)
            law = ref.partition("§")[0]
            if law not in (ref, DEFAULT_LAW.casefold()) and self._can_match((law,)):
                itself = Variant(Way.REFERENCE, (law,), law.upper(), WEIGHT[Way.SYNONYM])
                yield AskedWord(law.upper(), (itself,), weight=NAME_WEIGHT, is_name=True)

    def _inside(self, matches: Sequence[Match], words: Sequence[Token]) -> Iterator[Match]:
        """What the thesaurus knows of the single words of a longer entry."""
        for match in matches:
            for at in range(match.start, match.end) if match.end - match.start > 1 else ():
                related = self.thesaurus.entries.get((words[at].term,))
                if related:
                    yield Match(at, at + 1, related)

    def _is_used(self, span: Sequence[Token]) -> bool:
        return all(self.uses(token.term) for token in span)

    def _can_match(self, terms: Sequence[str]) -> bool:
        return all(self.uses(term) for term in terms)

    def _spelt(self, token: Token) -> list[Variant]:
        """Words of the library that an unknown word may stand for, with what the thesaurus says of the likeliest."""
        near = self.speller.near(token.surface)
        if not near or (near[0][1] > 0 and is_listed(token.surface)):  # spelt right
            return []
        spelt = [
            Variant(
                Way.SPELLING,
                tuple(map(self.lexicon.stem, text.split())),
                text,
                WEIGHT[Way.SPELLING] if cost <= 1 else 0.7,
            )
            for text, cost in near
        ]
        return [*spelt, *self._also(spelt[0].terms)]

    def _also(self, terms: Sequence[str]) -> list[Variant]:
        """What the thesaurus says of these words."""
        return [
            way
            for match in self.thesaurus.matches(terms)
            for one in match.related
            if one.relation is Relation.SAME
            and self._can_match((way := _related(one.text, one.terms, one.relation)).terms)
        ]


def _kept(word: AskedWord, left_out: Collection[str]) -> AskedWord:
    """The word without the other ways of saying it that the person took out."""
    ways = tuple(one for one in word.variants if one.way is Way.WORD or fold(one.text) not in left_out)
    return word if ways == word.variants else replace(word, variants=ways)


def _related(text: str, terms: tuple[str, ...], relation: Relation) -> Variant:
    way = Way.TRANSLATION if relation is Relation.ENGLISH else Way.SYNONYM
    return Variant(way, terms, text, WEIGHT[way])


def _is_stop(token: Token) -> bool:
    return token.surface in STOP_WORDS


def _is_english(words: Sequence[Token]) -> bool:
    """Do English words carry the question?"""
    english = {term for row in _english_words() for term in row.split()}
    telling = [token.surface for token in words]
    hits = sum(word in english or word in _ENGLISH for word in telling)
    return bool(telling) and hits >= 0.6 * len(telling)


@cache
def _english_words() -> tuple[str, ...]:
    from kb.index.thesaurus import reviewed_rows

    return tuple(
        re.sub(r"[^\w\s]", " ", word)
        for row in reviewed_rows()
        if row.relation is Relation.ENGLISH
        for word in row.words
    )


def _text(span: Sequence[Token]) -> str:
    return " ".join(token.surface for token in span)


def readable(text: str) -> str:
    """The text in one line without control characters, at most `MOST_CHARACTERS`.

    >>> readable("  klage\\x00\\n frist ")
    'klage frist'
    """
    cut = unicodedata.normalize("NFC", text[: 4 * MOST_CHARACTERS])
    plain = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in cut)
    return " ".join(plain.split())[:MOST_CHARACTERS]


def _refs(text: str) -> tuple[tuple[str, ...], list[range]]:
    """Terms of the references asked for, and where they stand; "bekendtgørelse 483" names one by its number alone."""
    terms: dict[str, None] = {}
    places: list[range] = []
    for citation in citations(text):
        exact = [law_terms(ref)[0] for ref in citation.refs if re.search(r"\d", ref)]
        if exact:
            terms.update(dict.fromkeys(exact))
            places.append(range(citation.start, citation.end))
    for match in _NUMBERED_RE.finditer(text):
        kind = match[1].casefold()
        terms[f"{_KIND_OF.get(kind, kind)}nr{match[2]}"] = None
        places.append(range(*match.span()))
    return tuple(terms), places
