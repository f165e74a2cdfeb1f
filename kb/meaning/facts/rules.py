"""What is a rule of the fact readers, and when does it hold?

A rule is a row: a pattern, where it may be used, what speaks against it, and a sentence of our own that it must read.
Rules about a printed quantity write `¤` where the quantity stands, so "klag… ¤" reads: a form of the word before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kb.meaning.facts.statement import Statement
from kb.model import FactType, Qualifier
from kb.taxonomy import SectionType

QUANTITY = "¤"
FRAGMENT = 3  # characters before a quantity that begins its statement: a bullet, a bracket


@dataclass(frozen=True, slots=True)
class FactRule:
    """One row. The first that holds decides, within one family."""

    type: FactType
    pattern: str
    seen: str  # our own example; with `seen_in` it is a test
    value: str | None = None  # of a rule without a quantity
    qualifier: Qualifier | None = None
    unless: str = ""  # speaks against it anywhere in the sentence
    sections: frozenset[SectionType] | None = None  # None = anywhere
    seen_in: SectionType = SectionType.GENERAL
    role: str = ""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def marked(text: str, start: int, end: int) -> str:
    """The sentence with one quantity replaced by its mark."""
    return f"{text[:start]}{QUANTITY}{text[end:]}"


def in_context(statement: Statement, start: int, end: int) -> str:
    """The sentence with one quantity marked; one that begins with it is no sentence, and the heading says the rest.

    >>> in_context(Statement("Senest 14 dage efter mødet.", SectionType.DELIVERY, heading="Opstart"), 0, 14)
    'Opstart: ¤ efter mødet.'
    """
    text = marked(statement.text, start, end)
    is_fragment = start <= FRAGMENT or text[:start].rstrip().endswith(":")  # "Hjælpemidler: 8 uger."
    return f"{statement.heading}: {text}" if statement.heading and is_fragment else text


# A comma or semicolon that ends a clause; "senest 8 uger efter, at ..." goes on behind its comma.
_CLAUSE_BREAK = (
    r"(?<=[\w)¤])[,;]\s+(?!(?:at|som|der|hvor|hvornår|når|hvis|fra|efter|regnet|dog|eller|og eventuelt)\b)"
    r"|\.\s+(?=[A-ZÆØÅ])|\s+og\s+(?=(?:\w+ ){1,3}(?:inden|senest|højst)\b)"
)


def own_clause(text: str) -> str:
    """The clause of a sentence that its marked quantity stands in.

    >>> own_clause("Afgørelse inden 6 uger, opstart ¤ fra afgørelsen.")
    'opstart ¤ fra afgørelsen.'
    """
    return next((clause for clause in compiled(_CLAUSE_BREAK).split(text) if QUANTITY in clause), text)


def holding(rules: Iterable[FactRule], text: str, statement: Statement) -> tuple[FactRule, re.Match[str]] | None:
    """The first rule that holds for a text of the statement, with its match."""
    for rule in rules:
        if rule.sections is not None and statement.section not in rule.sections:
            continue
        match = compiled(rule.pattern).search(text)
        if match and not (rule.unless and compiled(rule.unless).search(text)):
            return rule, match
    return None
