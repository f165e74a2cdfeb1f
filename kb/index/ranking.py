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

from kb.index.asked import AskedWord, Question, Variant, Way
from kb.index.engine import Field
from kb.taxonomy import SectionType

SETTLES = (SectionType.TARGET_GROUP, SectionType.CONTENT, SectionType.SCOPE, SectionType.LEGAL_BASIS)
ASIDE = (SectionType.BOILERPLATE, SectionType.CONTACT)
PLACES = (Field.TEXT, Field.HEADING, Field.CONTEXT)
REFERENCE_RARITY = 6.0  # a reference asked for weighs as much as a word in a few passages of a thousand
INSIDE_COMPOUND = 0.5  # the word asked for is a part of the passage's word
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

    def field(self, field: Field) -> str:
        return {Field.TEXT: self.text, Field.HEADING: self.heading, Field.CONTEXT: self.context}[field]


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
        keys = [variant.terms[0] for variant in word.variants if len(variant.terms) == 1]
        if any(_holds(row.parts, (key,)) for key in keys):
            found.append(Match(word, None, INSIDE_COMPOUND, Way.COMPOUND))
        if len(word.parts) > 1:
            run = "+".join(word.parts)
            if _holds(row.parts, (run,)):
                found.append(Match(word, None, 0.8, Way.COMPOUND))
            share = sum(_holds(place, (part,)) or _holds(row.parts, (part,)) for part in word.parts) / len(word.parts)
            if share > 0:
                found.append(Match(word, None, share * share * 0.6, Way.COMPOUND))
    return max(found, key=lambda match: match.weight, default=None)


def _weight_in(word: AskedWord, row: Row, field: Field) -> float:
    match = match_in(word, row, field)
    return match.weight if match else 0.0


def _holds(place: str, terms: Sequence[str]) -> bool:
    return f" {' '.join(terms)} " in place


def features(
    question: Question,
    row: Row,
    *,
    rarity: Sequence[float],
    keyword: float,
    meaning: float,
    meaning_alone: float,
    unknown: float,
) -> tuple[float, ...]:
    """What the legs say of the passage, in the order of `FEATURES`.

    `rarity` says how telling each word of the question is, in their order; `keyword` is the engine's score as a share
    of the best; `meaning` counts standard deviations above the mean of all passages; `unknown` is the share of the
    question that the library does not use.
    """
    of_words = sum(rarity)
    total = of_words + REFERENCE_RARITY * len(question.refs) or 1.0
    weights = {field: [_weight_in(word, row, field) for word in question.words] for field in PLACES}
    stands = {Field.TEXT: row.text, Field.HEADING: row.heading, Field.CONTEXT: row.law}
    cited = {field: sum(_holds(stands[field], (ref,)) for ref in question.refs) for field in PLACES}

    def covered(field: Field) -> float:
        words = sum(rare * weight for rare, weight in zip(rarity, weights[field], strict=True))
        return (words + REFERENCE_RARITY * cited[field]) / total

    best = [max(of_word) for of_word in zip(*weights.values(), strict=True)]
    words = sum(rare * weight for rare, weight in zip(rarity, best, strict=True))
    anywhere = words + REFERENCE_RARITY * max(cited.values())
    complete = float(bool(best) and min(best) >= 0.35)
    kinds = question.types
    by_type = 0.0 if row.section_type not in kinds else 1.0 if row.section_type is kinds[0] else 0.6
    cites = any(_holds(row.cites, (ref,)) for ref in question.refs)
    about = any(_holds(row.law, (ref,)) for ref in question.refs)
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
        float(any(_holds(row.heading, (ref,)) for ref in question.refs)),
        float(about),
        float((about or cites) and row.section_type in SETTLES),
        float(row.quoted_law and bool(question.refs) and cites),
        min(1.0, math.log1p(row.words) / 4),
        float(row.section_type in ASIDE),
        float(row.is_lead),
    )


def score(values: Sequence[float], weights: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in zip(FEATURES, values, strict=True))


@cache
def shipped_weights() -> Mapping[str, float]:
    """The weights that come with the package."""
    with files("kb.index").joinpath("weights.tsv").open(encoding="utf-8") as table:
        rows = csv.DictReader((line for line in table if not line.startswith("#")), delimiter="\t")
        return {row["feature"]: float(row["weight"]) for row in rows}
