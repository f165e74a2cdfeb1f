"""Which words of a statement decide its answer to a question, and where do they stand in the printed text?"""

from __future__ import annotations

from dataclasses import dataclass

from kb.compare.topics.concepts import concept_named
from kb.compare.topics.operative import Kind, operatives
from kb.compare.topics.records import Ground, Statement
from kb.compare.topics.relations import ANY_QUESTION


@dataclass(frozen=True, slots=True)
class Stretch:
    """A half-open range of a quote's text."""

    start: int
    end: int
    ground: Ground


def deciding_stretches(statement: Statement, concept: str) -> tuple[Stretch, ...]:
    """The deciding words of the provision's text in their order; none inside another."""
    text = statement.provision.text
    row = concept_named(concept) if concept else None
    decides = row.decides if row else ANY_QUESTION
    grounds = {Kind(ground): ground for ground in decides if ground in set(map(str, Kind))}
    if row and Ground.POLARITY in row.decides:
        grounds[Kind.NEGATION] = Ground.POLARITY
    found = [Stretch(word.start, word.end, grounds[word.kind]) for word in operatives(text) if word.kind in grounds]
    if row and row.deciding_words:
        found += [Stretch(*match.span(), Ground.WORDS) for match in row.deciding_words.finditer(text)]
    if Ground.NUMBER in decides:
        for fact in statement.facts:
            at = text.find(fact.phrase)
            if at >= 0:
                found.append(Stretch(at, at + len(fact.phrase), Ground.NUMBER))
    return _apart(found)


def _apart(found: list[Stretch]) -> tuple[Stretch, ...]:
    """The longest of those that overlap."""
    kept: list[Stretch] = []
    for stretch in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or stretch.start >= kept[-1].end:
            kept.append(stretch)
    return tuple(kept)
