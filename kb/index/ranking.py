"""Which of the passages found answers best?

Each leg says a little of a passage: how much of the question its words cover, and where; how near its meaning is;
whether it is about the reference asked for; whether it stands in a section that answers such questions. A ranker adds
these up with the weights of `weights.tsv`. The weights are fitted by `bench/search.py` on question-passage pairs; what
they were fitted on and what they gave on questions left out is written in that file's first lines.

Never: filters. A passage that every leg but one misses can still win.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import mul

from kb.index.engine import Field
from kb.index.question import AskedWord, Question, Variant, Way
from kb.taxonomy import SectionType

SETTLES = (SectionType.TARGET_GROUP, SectionType.CONTENT, SectionType.SCOPE, SectionType.LEGAL_BASIS)
ASIDE = (SectionType.BOILERPLATE, SectionType.CONTACT)
PLACES = (Field.TEXT, Field.HEADING, Field.CONTEXT)
REFERENCE_RARITY = 6.0  # a reference asked for weighs as much as a word in a few passages of a thousand
INSIDE_COMPOUND = 0.5  # the word asked for is a part of the passage's word
SAME_PARTS = 0.8  # the passage's word has all its parts in their order
SOME_PARTS = 0.6  # they stand in the passage, all of them; fewer count by the square of their share
FEATURES = (
    "keyword",
    "text",
    "heading",
    "context",
    "anywhere",
    "complete",
    "meaning",
    "meaning_alone",
    "meaning_unknown",
    "type",
    "types",
    "cites",
    "cites_only",
    "cites_heading",
    "law",
    "law_settles",
    "statute",
    "length",
    "aside",
    "lead",
)
_ANYWHERE = FEATURES.index("anywhere")


@dataclass(frozen=True, slots=True)
class Row:
    """A passage's terms as the engine has them, each field between spaces."""

    text: str
    parts: str
    heading: str
    context: str
    cites: str
    law: str
    section_type: SectionType
    types: frozenset[str]
    words: int
    quoted_law: bool
    is_lead: bool  # ends with a colon and leaves the answer to what follows
    municipality: str = ""  # as terms
    document: str = ""
    section: str = ""  # the line it begins on

    @classmethod
    def of(cls, line: str) -> Row:
        """The row as `writing` wrote it."""
        cells = line.split("\t")
        by_field = dict(zip(Field, (f" {cell} " for cell in cells), strict=False))
        return cls(
            text=by_field[Field.TEXT],
            parts=by_field[Field.PARTS],
            heading=by_field[Field.HEADING],
            context=by_field[Field.CONTEXT],
            cites=by_field[Field.CITES],
            law=by_field[Field.LAW],
            section_type=SectionType(cells[-2]),
            types=frozenset(by_field[Field.TYPE].split()),
            words=by_field[Field.TEXT].count(" ") - 1,
            quoted_law=cells[-1][0] == "1",
            is_lead=cells[-1][1] == "1",
            municipality=by_field[Field.MUNICIPALITY].strip(),
            document=by_field[Field.DOCUMENT].strip(),
            section=cells[-3],
        )

    def field(self, field: Field) -> str:
        return self.text if field is Field.TEXT else self.heading if field is Field.HEADING else self.context


@dataclass(frozen=True, slots=True)
class Match:
    """A word of the question in a passage: the best way it was found."""

    asked: AskedWord
    variant: Variant | None  # None when only parts were found
    weight: float
    way: Way


def match_in(word: AskedWord, row: Row, field: Field) -> Match | None:
    """The best way in which the field of the passage holds the word asked for."""
    place = row.field(field)
    found = [
        Match(word, variant, variant.weight, variant.way) for variant in word.variants if _holds(place, variant.terms)
    ]
    if field is Field.TEXT:
        keys = [] if word.is_light else [variant.terms[0] for variant in word.variants if len(variant.terms) == 1]
        if any(_holds(row.parts, (key,)) for key in keys):
            found.append(Match(word, None, INSIDE_COMPOUND, Way.COMPOUND))
        if len(word.parts) > 1:
            run = "+".join(word.parts)
            if _holds(row.parts, (run,)):
                found.append(Match(word, None, SAME_PARTS, Way.COMPOUND))
            share = sum(_holds(place, (part,)) or _holds(row.parts, (part,)) for part in word.parts) / len(word.parts)
            if share > 0:
                found.append(Match(word, None, share * share * SOME_PARTS, Way.COMPOUND))
    return max(found, key=lambda match: match.weight, default=None)


@dataclass(frozen=True, slots=True)
class Needles:
    """What `match_in` looks for, made ready once for all passages: some 500 are weighed for a question."""

    ways: tuple[tuple[str, float], ...]  # between spaces, the weightiest first
    keys: tuple[str, ...]  # as a part of the passage's compounds
    run: str  # the parts of the word asked for, as one key; "" when it has none
    parts: tuple[str, ...]

    @classmethod
    def of(cls, word: AskedWord) -> Needles:
        ways = {f" {' '.join(variant.terms)} ": variant.weight for variant in reversed(word.variants)}
        single = () if word.is_light else word.variants
        keys = tuple(f" {variant.terms[0]} " for variant in single if len(variant.terms) == 1)
        parts = tuple(f" {part} " for part in word.parts) if len(word.parts) > 1 else ()
        run = f" {'+'.join(word.parts)} " if parts else ""
        return cls(tuple(sorted(ways.items(), key=lambda way: -way[1])), keys, run, parts)

    def weight_in(self, row: Row, field: Field) -> float:
        """The weight of the match that `match_in` finds, 0 when there is none."""
        place = row.field(field)
        best = 0.0
        for needle, weight in self.ways:
            if needle in place:
                best = weight
                break
        if field is not Field.TEXT:
            return best
        within = row.parts
        if best < INSIDE_COMPOUND and len(within) > 2 and any(key in within for key in self.keys):
            best = INSIDE_COMPOUND
        if self.parts:
            if best < SAME_PARTS and self.run in within:
                return SAME_PARTS
            share = sum(part in place or part in within for part in self.parts) / len(self.parts)
            best = max(best, share * share * SOME_PARTS)
        return best


def _holds(place: str, terms: Sequence[str]) -> bool:
    return f" {' '.join(terms)} " in place


def held(question: Question, row: Row, needles: Sequence[Needles], *, rarity: Sequence[float]) -> float:
    """The share of the question that the passage holds, in its words, its heading or its title."""
    return features(question, row, needles, rarity=rarity, keyword=0.0, meaning=0.0, meaning_alone=0.0, unknown=0.0)[
        _ANYWHERE
    ]


def features(
    question: Question,
    row: Row,
    needles: Sequence[Needles],
    *,
    rarity: Sequence[float],
    keyword: float,
    meaning: float,
    meaning_alone: float,
    unknown: float,
) -> tuple[float, ...]:
    """What the legs say of the passage, in the order of `FEATURES`.

    `needles` are the question's words, made ready; `rarity` says how telling each is, in their order; `keyword` is the
    engine's score as a share of the best; `meaning` counts standard deviations above the mean of all passages;
    `unknown` is the share of the question that the library does not use.
    """
    of_words = sum(rarity)
    total = of_words + REFERENCE_RARITY * len(question.refs) or 1.0
    weights = {field: [needle.weight_in(row, field) for needle in needles] for field in PLACES}
    stands = {Field.TEXT: row.text, Field.HEADING: row.heading, Field.CONTEXT: row.law}
    refs = tuple(f" {ref} " for ref in question.refs)
    cited = {field: sum(ref in stands[field] for ref in refs) for field in PLACES}

    def covered(field: Field) -> float:
        return float(sum(map(mul, rarity, weights[field])) + REFERENCE_RARITY * cited[field]) / total

    best = list(map(max, *weights.values())) if needles else []
    anywhere = sum(map(mul, rarity, best)) + REFERENCE_RARITY * max(cited.values())
    complete = float(bool(best) and min(best) >= 0.35)
    kinds = question.types
    by_type = 0.0 if row.section_type not in kinds else 1.0 if row.section_type is kinds[0] else 0.6
    cites = any(ref in row.cites for ref in refs)
    about = any(ref in row.law for ref in refs)
    return (
        keyword * of_words / total,
        covered(Field.TEXT),
        covered(Field.HEADING),
        covered(Field.CONTEXT),
        anywhere / total,
        complete,
        meaning,
        meaning_alone,
        max(meaning, meaning_alone) * unknown,
        by_type,
        float(any(kind.value in row.types for kind in kinds)),
        float(cites),
        1.0 / len(row.cites.split()) if cites else 0.0,
        float(any(ref in row.heading for ref in refs)),
        float(about),
        float((about or cites) and row.section_type in SETTLES),
        float(row.quoted_law and bool(question.refs) and cites),
        min(1.0, math.log1p(row.words) / 4),
        float(row.section_type in ASIDE),
        float(row.is_lead),
    )


def score(values: Sequence[float], weights: Mapping[str, float]) -> float:
    return float(sum(map(mul, (weights.get(name, 0.0) for name in FEATURES), values)))


@cache
def shipped_weights() -> Mapping[str, float]:
    """The weights that come with the package."""
    with files("kb.index").joinpath("weights.tsv").open(encoding="utf-8") as table:
        rows = csv.DictReader((line for line in table if not line.startswith("#")), delimiter="\t")
        return {row["feature"]: float(row["weight"]) for row in rows}
