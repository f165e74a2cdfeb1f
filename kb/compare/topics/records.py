"""What a comparison by topic is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kb.model import Fact, Provision
from kb.taxonomy import SectionType


class Relation(StrEnum):
    """How the municipalities of a topic stand to each other, as far as the program can read it."""

    SAME = "same"  # the same words, case and layout aside
    ALIKE = "alike"  # other words, and no operative word differs
    DIFFERENT = "different"  # an operative word or value differs; `Decider` shows it
    CONTRARY = "contrary"  # one says that it is so, the other that it is not
    ONLY_HERE = "only_here"  # one document says it, none of the others does
    UNCLEAR = "unclear"  # the program abstains: near to others, not near enough


class Ground(StrEnum):
    """What a difference rests on."""

    NUMBER = "number"
    BOUND = "bound"  # mindst, op til, efter behov
    DUTY = "duty"  # skal, kan
    NEGATION = "negation"
    POLARITY = "polarity"  # the only question is yes or no, and one has a negation
    CONDITION = "condition"  # hvis, medmindre
    RESERVATION = "reservation"  # som udgangspunkt, i særlige tilfælde
    WORDS = "words"  # a word that decides this question
    PARTS = "parts"  # one names things that the other does not


@dataclass(frozen=True, slots=True)
class Decider:
    """The words that tell two texts apart."""

    ground: Ground
    one: str  # the word in the first text; "" where it has none
    other: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A provision as topics are made of it."""

    provision: Provision
    text: str  # with the lead-in that governs it
    facts: tuple[Fact, ...] = ()
    concepts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Topic:
    """One question of the law in question, and what each document says on it."""

    id: str  # made from what is said: stays when documents are added or change places
    law: str
    label: str  # words of the members themselves
    type: SectionType
    relation: Relation
    members: tuple[Provision, ...]  # in the order of documents and lines
    deciders: tuple[Decider, ...] = ()
    concept: str = ""  # row of `concepts.tsv` that brought the members together; "" = their words did

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that say something on it, each once."""
        return tuple(dict.fromkeys(member.document for member in self.members))
