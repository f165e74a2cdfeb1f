"""Which known questions of the field does a provision speak to?

`concepts.tsv` is reviewed data. A row names a question that standards answer (age, housing, who may be the companion),
how a person calls it, the section types it is at home in (`*` = any, `!type` = never), the facts that answer it
wherever they stand, whether all that is said of it stands together (`yes`, or `list` where an answer is one), what
makes two answers differ, the words it is known by, what speaks against it, a sentence of ours that it must find and
one that it must not. A provision may speak to several questions: "borgere over 18 år i egen bolig" is about age and
about housing. The rows say what a text is about,
never what it decides.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from kb.compare.topics.records import Ground
from kb.model import Fact, Qualifier
from kb.taxonomy import SectionType

ANY = "*"
NOTHING = "none"
WORDS = "words="


@dataclass(frozen=True, slots=True)
class Concept:
    """A question of the field and the words it is known by."""

    name: str
    label: str  # Danish, a few words
    types: frozenset[str]  # section types, ANY
    never: frozenset[str]
    facts: frozenset[str]  # "payment:free", "follow_up_interval"
    is_whole: bool  # who speaks to it at all answers it: all that is said stands together
    is_list: bool  # an answer is a list, such as levels of support: each bullet below its lead-in is a part of it
    decides: frozenset[Ground]  # what makes two answers to it differ; () = wording never does
    deciding_words: re.Pattern[str] | None  # words that decide where one answer has them and the other has not
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    example: str
    counter: str

    @property
    def is_narrow(self) -> bool:
        """At home in one or two section types: who speaks to it there answers it."""
        return ANY not in self.types and len(self.types) <= 2

    def is_answered_by(self, facts: Iterable[Fact]) -> bool:
        """One of these facts is an answer, whatever its words and its section.

        What happens "løbende" or at some event answers no question on how often or how soon.
        """
        said = (fact for fact in facts if fact.value is not None or fact.qualifier is Qualifier.AS_NEEDED)
        return any(self.facts & {fact.type.value, f"{fact.type.value}:{fact.value}"} for fact in said)

    def is_in(self, text: str, types: Iterable[SectionType]) -> bool:
        """The text, of these types, speaks to the question."""
        kinds = {section_type.value for section_type in types}
        if kinds & self.never or not (ANY in self.types or kinds & self.types):
            return False
        return self.has_words_in(text)

    def has_words_in(self, text: str) -> bool:
        """The words stand in the text, and nothing speaks against them."""
        return bool(self.pattern.search(text)) and not (self.unless and self.unless.search(text))


@cache
def concept_named(name: str) -> Concept:
    """The row of that name."""
    return next(concept for concept in concepts() if concept.name == name)


@cache
def concepts() -> tuple[Concept, ...]:
    """The reviewed rows, in the order of the file."""
    with files("kb.compare.topics").joinpath("concepts.tsv").open(encoding="utf-8") as table:
        return tuple(_concept(row) for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def _concept(row: dict[str, str]) -> Concept:
    named, decides = row["types"].split(), row["decides"].split()
    return Concept(
        name=row["concept"],
        label=row["label"],
        types=frozenset(name for name in named if not name.startswith("!")),
        never=frozenset(name.removeprefix("!") for name in named if name.startswith("!")),
        facts=frozenset(row["facts"].split()),
        is_whole=row["whole"] != "",
        is_list=row["whole"] == "list",
        decides=frozenset(Ground(name) for name in decides if "=" not in name and name != NOTHING),
        deciding_words=next((re.compile(n[len(WORDS) :], re.IGNORECASE) for n in decides if n.startswith(WORDS)), None),
        pattern=re.compile(row["pattern"], re.IGNORECASE),
        unless=re.compile(row["unless"], re.IGNORECASE) if row["unless"] else None,
        example=row["example"],
        counter=row["counter"],
    )


def concepts_in(text: str, types: Iterable[SectionType]) -> frozenset[str]:
    """The questions that a text of these types speaks to.

    >>> sorted(concepts_in("Ordningen er for borgere over 18 år i egen bolig.", [SectionType.TARGET_GROUP]))
    ['age', 'housing']
    """
    return _concepts_in(text, tuple(types))


@lru_cache(maxsize=20_000)  # a page asks again and again about the same sentences
def _concepts_in(text: str, types: tuple[SectionType, ...]) -> frozenset[str]:
    return frozenset(concept.name for concept in concepts() if concept.is_in(text, types))
