"""Which sections, and which facts, would answer a question that is put like this? The rows stand in `intents.tsv`."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kb.index.measures import measures
from kb.model import FactType
from kb.taxonomy import SectionType


@dataclass(frozen=True, slots=True)
class Intent:
    pattern: re.Pattern[str]
    types: tuple[SectionType, ...]
    facts: tuple[FactType, ...] = ()  # that would answer with a value


@cache
def intents() -> tuple[Intent, ...]:
    """Words of questions and the sections that answer them."""
    with files("kb.index").joinpath("intents.tsv").open(encoding="utf-8") as table:
        return tuple(
            Intent(
                re.compile(row["pattern"], re.IGNORECASE),
                tuple(SectionType(name.strip()) for name in row["types"].split(";")),
                tuple(FactType(name.strip()) for name in row["facts"].split(";") if name.strip()),
            )
            for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        )


def types_asked_for(text: str) -> tuple[SectionType, ...]:
    """Section types that would answer the question, the clearest first.

    >>> types_asked_for("Hvor tit skal støtten revurderes?")
    (<SectionType.FOLLOW_UP: 'follow_up'>, <SectionType.SCOPE: 'scope'>)
    """
    return tuple(dict.fromkeys(kind for intent in intents() if intent.pattern.search(text) for kind in intent.types))


def values_asked_for(text: str) -> tuple[FactType, ...]:
    """Facts whose value would answer the question; () for a question that words answer.

    >>> [fact.value for fact in values_asked_for("Hvor ofte følges der op?")]
    ['follow_up_interval']
    """
    found = [fact for intent in intents() if intent.pattern.search(text) for fact in intent.facts]
    found += [fact for measure in measures(text) for fact in measure.types if len(measure.types) < 4]
    return tuple(dict.fromkeys(found))
