"""Which passages answer a question, and why?

A searcher opens one index folder (`folder.py` says what lies in it). The keyword engine and the meaning leg each name
candidates; `ranking` orders them; equal texts are shown once with a count; in a question that compares municipalities,
each hit of one makes room for the next.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from kb.index.asked import Reader
from kb.index.danish import WORD_RE, Lexicon, compound_keys, law_terms, name_term, tokens
from kb.index.engine import AllOf, AnyOf, BestOf, Condition, Engine, Field, Has, HasPhrase
from kb.index.everyday import Everyday, reads, shipped_readings
from kb.index.folder import IndexFolder
from kb.index.measures import Measure, fitting
from kb.index.names_asked import Name
from kb.index.nearness import Nearness, nearness
from kb.index.passages import Passage
from kb.index.quantities import quantity_of, term_of
from kb.index.question import AskedWord, Question, Way
from kb.index.ranking import Match, Needles, Row, features, held, match_in, score, shipped_weights
from kb.index.signs import SEARCHED
from kb.index.spelling import Speller
from kb.index.vectors import Encoder, Vectors
from kb.model import Fact
from kb.taxonomy import SectionType
from kb.text.words import fold

ROWS_KEPT = 8192  # in memory, of those that questions came across
QUESTIONS_KEPT = 64  # whose vector is remembered: reading and searching ask for it
TERMS_KEPT = 50_000  # whose number of passages is remembered
CANDIDATES = 150  # of each leg
FIELD_WEIGHT = {Field.TEXT: 1.0, Field.HEADING: 0.6, Field.CONTEXT: 0.4, Field.PARTS: 0.35}
PART_WEIGHT = 0.25
COMPARES = re.compile(r"\bkommuner(?:ne)?\b|\bsammenlign|\bmunicipalities\b", re.IGNORECASE)
RETAKEN = 60  # hits whose order is settled again by what stands before them
SAME_SECTION = 0.1  # taken off for each earlier hit of the same section
SAME_SECTION_OF_LAW = 0.8  # ... when nothing but a reference was asked for: a statute's text would fill the page
SAME_MUNICIPALITY = 0.3  # taken off for each earlier hit of the municipality when a question compares
TOWARDS = 0.75  # how far a question's vector is moved towards the administrative words of what it means
STATES_IT = 10.0  # added where a fact lies on the side of the number that was asked for: those come first
NAMES_IT = 0.3  # ... where it is the very number


@dataclass(frozen=True, slots=True)
class Only:
    """What a search is narrowed to; () = everything."""

    municipalities: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()  # references as the standards write them
    types: tuple[SectionType, ...] = ()
    documents: tuple[str, ...] = ()

    def condition(self) -> Condition | None:
        parts: list[Condition] = []
        if self.municipalities:
            parts.append(AnyOf(tuple(Has(Field.MUNICIPALITY, name_term(name)) for name in self.municipalities)))
        if self.laws:
            terms = [law_terms(law)[0] for law in self.laws]
            parts.append(AnyOf(tuple(Has(field, term) for term in terms for field in (Field.LAW, Field.CITES))))
        if self.types:
            parts.append(AnyOf(tuple(Has(Field.TYPE, kind.value) for kind in self.types)))
        if self.documents:
            parts.append(AnyOf(tuple(Has(Field.DOCUMENT, name_term(name)) for name in self.documents)))
        return AllOf(tuple(parts)) if parts else None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found."""

    passage: Passage
    score: float
    why: tuple[tuple[Way, str], ...]  # way and the words it was found by, the strongest first
    marks: tuple[tuple[int, int], ...] = ()  # half-open ranges of the passage's text to highlight
    same: tuple[str, ...] = ()  # ids of passages with the same words that it stands for
    covers: float = 0.0  # share of the question that its words and heading hold, telling words counting more
    facts: tuple[Fact, ...] = ()  # those that state an amount asked for
    heading_marks: tuple[tuple[int, int], ...] = ()
    lead_in_marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a question."""

    question: Question
    hits: tuple[Hit, ...]
    facets: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = ()  # field, (value, number of candidates)
    has_meaning: bool = True  # False: no model is installed, or its vectors are not made yet
    found: int = 0  # passages found, equal texts once; hits are the best of them
    measured: int = 0  # passages that state an amount asked for
    names: tuple[Name, ...] = ()  # municipalities and a law that the question named: the search is narrowed to them


# ------------------------------------------------------------------------------------------------ searching


class Searcher:
    """An opened index."""

    def __init__(self, folder: Path | IndexFolder, *, encoder: Encoder | None = None) -> None:
        self._folder = IndexFolder(folder) if isinstance(folder, Path) else folder
        self._encoder = encoder
        self.engine: Engine = self._folder.engine
        self._row = lru_cache(maxsize=ROWS_KEPT)(lambda number: Row.of(self._folder.rows[number]))
        self._uses = lru_cache(maxsize=TERMS_KEPT)(self._counted)
        self._vector = lru_cache(maxsize=QUESTIONS_KEPT)(self._made)

    def close(self) -> None:
        self.engine.close()

    @property
    def has_meaning(self) -> bool:
        return self._encoder is not None and self.vectors is not None

    def search(
        self,
        text: str,
        *,
        only: Only | None = None,
        limit: int = 20,
        weights: Mapping[str, float] | None = None,
        without: Collection[str] = (),
        also: Sequence[str] = (),
    ) -> Answer:
        """The passages that answer the question best; `without` and `also` as `Reader.read` takes them."""
        question = self.read(text, without=without, also=also)
        found = self.weighed(question, only=only)
        weights = weights or shipped_weights()
        stated = self._stated(question, found)
        together = self.ordered(
            question, {number: score(values, weights) + stated.get(number, 0.0) for number, values in found.items()}
        )
        shown = [number for _, number, _ in together[:limit]]
        covers = self._covered(question, shown)
        hits = tuple(
            self._hit(question, number, value, same, covers[number]) for value, number, same in together[:limit]
        )
        facets = self._facets([number for _, number, _ in together])
        return Answer(question, hits, facets, self.has_meaning, len(together), len(stated))

    def _covered(self, question: Question, numbers: Iterable[int]) -> dict[int, float]:
        """How much of what the person wrote each passage holds."""
        written = question.written
        rarity = [self._rarity(word) for word in written.words]
        needles = tuple(map(Needles.of, written.words))
        return {number: held(written, self.row(number), needles, rarity=rarity) for number in numbers}

    def read(self, text: str, *, without: Collection[str] = (), also: Sequence[str] = ()) -> Question:
        """The question, understood, with the everyday concepts that it is likely to mean."""
        return self._everyday.meant(self._reader.read(text, without=without, also=also), without=without)

    def weighed(self, question: Question, *, only: Only | None = None) -> dict[int, tuple[float, ...]]:
        """All candidates with what the legs say of each, in the order of `FEATURES`."""
        narrowed = [one for one in (only.condition() if only else None, question.must) if one is not None]
        condition = AllOf(tuple(narrowed)) if narrowed else None
        allowed = None if condition is None else self.engine.holding(condition)
        keyword = self.keyword_leg(question, condition)
        near = self._by_meaning(question, allowed)
        numbers = set(keyword)
        if near is not None:
            numbers |= near.best(most=CANDIDATES)
        stating = self._stating(question)
        numbers.update(stating if allowed is None else stating & set(allowed))
        if not numbers and allowed is not None:  # nothing but signs was asked for
            numbers.update(sorted(allowed)[: 2 * CANDIDATES])
        rarity = [self._rarity(word) for word in question.words]
        total = sum(rarity)
        of_unknown = sum(rare for rare, word in zip(rarity, question.words, strict=True) if not word.is_known)
        unknown = of_unknown / total if total else 0.0
        top = max(keyword.values(), default=0.0) or 1.0
        needles = tuple(map(Needles.of, question.words))
        return {
            number: features(
                question,
                self.row(number),
                needles,
                rarity=rarity,
                keyword=keyword.get(number, 0.0) / top,
                meaning=float(near.of[0, number]) if near is not None else 0.0,
                meaning_alone=float(near.of[1, number]) if near is not None else 0.0,
                unknown=unknown,
            )
            for number in sorted(numbers)
        }

    def ordered(self, question: Question, scores: Mapping[int, float]) -> list[tuple[float, int, tuple[int, ...]]]:
        """The order in which passages with these scores are shown: score, number, numbers of those with equal text."""
        ranked = sorted(((value, number) for number, value in scores.items()), key=lambda item: (-item[0], item[1]))
        return self._in_turn(self._same_texts_once(ranked), question)

    # -------------------------------------------------------------------------------------------- legs

    def keyword_leg(self, question: Question, only: Condition | None = None) -> dict[int, float]:
        conditions = tuple(condition for word in question.words for condition in self._conditions(word))
        found = dict(self.engine.best(AnyOf(conditions), limit=CANDIDATES, only=only)) if conditions else {}
        if question.refs:  # a reference has no rarity: all passages of a standard are equally about its paragraph
            about = AnyOf(tuple(Has(field, ref) for ref in question.refs for field in (Field.CITES, Field.LAW)))
            both = about if only is None else AllOf((about, only))
            found |= {number: found.get(number, 0.0) for number in sorted(self.engine.holding(both))[: 4 * CANDIDATES]}
        return found

    def _conditions(self, word: AskedWord) -> list[Condition]:
        ways: list[Condition] = []
        for variant in word.variants:
            for field in SEARCHED:
                weight = variant.weight * FIELD_WEIGHT[field] * word.weight
                if len(variant.terms) == 1:
                    ways.append(Has(field, variant.terms[0], weight))
                else:
                    ways.append(HasPhrase(field, variant.terms, weight))
            if len(variant.terms) == 1 and not word.is_light:
                ways.append(Has(Field.PARTS, variant.terms[0], FIELD_WEIGHT[Field.PARTS] * variant.weight))
        conditions: list[Condition] = [BestOf(tuple(ways))]
        if len(word.parts) > 1:
            conditions.append(Has(Field.PARTS, "+".join(word.parts), 0.8))
            conditions += [Has(field, part, PART_WEIGHT) for part in word.parts for field in (Field.TEXT, Field.PARTS)]
        return conditions

    def _by_meaning(self, question: Question, allowed: Collection[int] | None) -> Nearness | None:
        if self._encoder is None or self.vectors is None or all(word.is_name for word in question.words):
            return None
        asked = self._vector(question.meant)
        if question.meanings and self._reads_meaning:
            asked = asked + TOWARDS * shipped_readings().towards(question.meanings)
            asked = asked / np.linalg.norm(asked)
        return nearness(self.vectors, asked, only=allowed)

    def _rarity(self, word: AskedWord) -> float:
        """How telling a word is: rare ones more; an unknown one as its best other spelling or word."""
        counts = [
            min(self._uses(term) for term in variant.terms)
            for variant in word.variants
            if all(map(self._uses, variant.terms))
        ]
        count = self._uses(word.variants[0].terms[0]) or max(counts, default=1)
        total = self.size
        return word.weight * math.log(1 + (total - count + 0.5) / (count + 0.5)) if count <= total else 0.1

    def _counted(self, term: str) -> int:
        return max(self.engine.count(term, field) for field in (*SEARCHED, Field.PARTS))

    def _stating(self, question: Question) -> set[int]:
        """Passages with a fact that states an amount asked for."""
        return {number for measure in question.measures for number in self._holders(measure)}

    def _holders(self, measure: Measure) -> set[int]:
        terms = fitting(measure, self._folder.facts)
        return set(self.engine.holding(AnyOf(tuple(Has(Field.FACT, term) for term in terms)))) if terms else set()

    def _stated(self, question: Question, found: Collection[int]) -> dict[int, float]:
        """What is added to the passages found that state an amount asked for."""
        gains: dict[int, float] = defaultdict(float)
        for measure in question.measures:
            for number in self._holders(measure) & set(found):
                gains[number] += STATES_IT if measure.is_compared else NAMES_IT
        return dict(gains)

    # -------------------------------------------------------------------------------------------- results

    def _same_texts_once(self, ranked: Sequence[tuple[float, int]]) -> list[tuple[float, int, tuple[int, ...]]]:
        """The best place of each text within a municipality, with the other places."""
        by_text: dict[tuple[str, str], list[int]] = defaultdict(list)
        first: dict[int, float] = {}
        for value, number in ranked:
            row = self.row(number)
            key = (row.municipality, row.text)
            if not by_text[key]:
                first[number] = value
            by_text[key].append(number)
        return [(first[numbers[0]], numbers[0], tuple(numbers[1:])) for numbers in by_text.values()]

    def _in_turn(
        self, ranked: Sequence[tuple[float, int, tuple[int, ...]]], question: Question
    ) -> list[tuple[float, int, tuple[int, ...]]]:
        """Hits in an order that lets no section, and in a comparison no municipality, answer for all."""
        shown: Counter[tuple[str, ...]] = Counter()
        is_reference = bool(question.refs) and all(word.is_name for word in question.words)
        for_section = SAME_SECTION_OF_LAW if is_reference else SAME_SECTION
        for_municipality = SAME_MUNICIPALITY if COMPARES.search(question.text) else 0.0

        waiting = list(ranked[:RETAKEN])
        places = {number: self._places(number) for _, number, _ in waiting}

        def taken_off(number: int) -> float:
            section, municipality = places[number]
            return for_section * shown[section] + for_municipality * shown[municipality]

        ordered: list[tuple[float, int, tuple[int, ...]]] = []
        while waiting:
            best = max(waiting, key=lambda item: (item[0] - taken_off(item[1]), -item[1]))
            waiting.remove(best)
            shown.update(places[best[1]])
            ordered.append(best)
        return ordered + list(ranked[RETAKEN:])

    def _places(self, number: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        row = self.row(number)
        return (row.document, row.section), (row.municipality,)

    def _hit(self, question: Question, number: int, value: float, same: Sequence[int], covers: float) -> Hit:
        passage = self.passage(number)
        matches = self._matches(question, number)
        facts = tuple(fact for fact in passage.facts if _answers(fact, question))
        marks = (*self._marks(passage.text, question, matches), *_printed(passage.text, facts))
        why = (*((Way.NUMBER, fact.phrase) for fact in facts), *self._why(question, number, matches, passage))
        others = tuple(self.passage(other).id for other in same)
        heading, lead_in = (_apart(self._marks(text, question, matches)) for text in (passage.heading, passage.lead_in))
        return Hit(passage, round(value, 4), why, _apart(marks), others, round(covers, 4), facts, heading, lead_in)

    def _matches(self, question: Question, number: int) -> list[Match]:
        row = self.row(number)
        found = [match_in(word, row, field) for word in question.words for field in SEARCHED]
        best: dict[AskedWord, Match] = {}
        for match in found:
            if match is not None and (match.asked not in best or match.weight > best[match.asked].weight):
                best[match.asked] = match
        return sorted(best.values(), key=lambda match: -match.weight)

    def _why(
        self, question: Question, number: int, matches: Sequence[Match], passage: Passage
    ) -> tuple[tuple[Way, str], ...]:
        row = self.row(number)
        why: list[tuple[Way, str]] = []
        named = [ref for ref in (*passage.cites, *passage.laws) if set(law_terms(ref)) & set(question.refs)]
        if named:
            why.append((Way.REFERENCE, ", ".join(dict.fromkeys(named))))
        surfaces = {fold(word) for word in WORD_RE.findall(f"{passage.context}\n{passage.text}")}
        for match in matches:
            way = match.way
            said = match.variant.text if match.variant else match.asked.text
            if way is Way.WORD and said not in surfaces and " " not in said:
                way = Way.INFLECTION
            why.append((way, match.asked.text if said == match.asked.text else f"{match.asked.text} → {said}"))
        if not why or (not matches and row.words):
            why.append((Way.MEANING, question.meant))
        return tuple(why)

    def _marks(self, text: str, question: Question, matches: Sequence[Match]) -> tuple[tuple[int, int], ...]:
        """Places of the text that the question's words were found at."""
        found = [match.variant.terms for match in matches if match.variant]
        whole = {terms[0] for terms in found if len(terms) == 1} | set(question.refs)
        parts = {part for match in matches if match.way is Way.COMPOUND for part in match.asked.parts}
        parts |= {match.asked.variants[0].terms[0] for match in matches if match.way is Way.COMPOUND}
        standing = list(tokens(text, self._lexicon.stem))
        marks = [
            (token.start, token.end)
            for token in standing
            if token.term in whole
            or token.term in parts
            or (token.surface and parts & set(compound_keys(self._lexicon.form(token.surface).parts)))
        ]
        terms = [token.term for token in standing]
        for phrase in (variant for variant in found if len(variant) > 1):  # words that say it together only
            for at in range(len(terms) - len(phrase) + 1):
                if tuple(terms[at : at + len(phrase)]) == phrase:
                    marks += [(token.start, token.end) for token in standing[at : at + len(phrase)]]
        return tuple(dict.fromkeys(marks))

    def _facets(self, numbers: Sequence[int]) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
        """How many of the passages each municipality, type, document and law has, as terms of the index."""
        counts: dict[str, Counter[str]] = {name: Counter() for name in ("municipality", "type", "document", "law")}
        for number in numbers:
            row = self.row(number)
            counts["municipality"][row.municipality] += 1
            counts["type"][row.section_type.value] += 1
            counts["document"][row.document] += 1
            counts["law"].update(set(row.law.split()))
        return tuple(
            (name, tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))) for name, found in counts.items()
        )

    # -------------------------------------------------------------------------------------------- parts

    @property
    def size(self) -> int:
        """Number of passages."""
        return self._folder.size

    def passage(self, number: int) -> Passage:
        return self._folder.passage(number)

    def row(self, number: int) -> Row:
        return self._row(number)

    @property
    def vectors(self) -> Vectors | None:
        """Vectors of the passages with their context, and without. Shape: (2, passages, dimensions)."""
        return self._folder.meaning

    def _made(self, text: str) -> Vectors:
        assert self._encoder is not None
        return self._encoder.query(text)

    @cached_property
    def _reads_meaning(self) -> bool:
        return reads(self._encoder)

    @cached_property
    def _everyday(self) -> Everyday:
        return Everyday(self._folder.terms_of, self._uses, self._vector if self._reads_meaning else None)

    @property
    def _lexicon(self) -> Lexicon:
        return self._folder.lexicon

    @cached_property
    def _reader(self) -> Reader:
        return Reader(
            self._lexicon, Speller.of(self._folder.uses, self._lexicon.stem), self._folder.thesaurus, self._uses
        )


def _answers(fact: Fact, question: Question) -> bool:
    quantity = quantity_of(term_of(fact))
    return quantity is not None and any(measure.fits(quantity) for measure in question.measures)


def _printed(text: str, facts: Iterable[Fact]) -> Iterator[tuple[int, int]]:
    """Where the words of the facts stand in the text."""
    for fact in facts:
        words = r"\s+".join(map(re.escape, fact.phrase.split()))
        if match := re.search(words, text):
            yield match.span()


def _apart(marks: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The ranges in their order, those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)
