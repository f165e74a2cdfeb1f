"""What do all formats say alike of a comparison by topic: labels, distances, deciding words, findings?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.alphabet import danish_order
from kb.compare.names import listed
from kb.compare.numbers import Clock
from kb.compare.topics.concepts import concept_named
from kb.compare.topics.consensus import Consensus, Distance, Step
from kb.compare.topics.deciding import Stretch
from kb.compare.topics.highlights import Evidence, Highlight, Kind
from kb.compare.topics.matrix import Order, TopicCell, TopicMatrix, TopicRow, topic_quote
from kb.compare.topics.records import Decider, Ground, Relation
from kb.compare.topics.variants import Variant
from kb.model import Cell, CellState, Column, Quote
from kb.present import numbers as figures
from kb.present import parts
from kb.present.safe import printable
from kb.present.texts import Words
from kb.present.topic_texts import GUIDE

_INTERVAL_RE = re.compile(r"P(\d+(?:\.\d+)?)([YMWD])")
_IN_A_YEAR = {"Y": 1, "M": 12, "W": 52, "D": 366}
APART = frozenset({Relation.DIFFERENT, Relation.CONTRARY})


@dataclass(frozen=True, slots=True)
class Place:
    """One quote of one cell, as flat tables list it."""

    row: TopicRow
    column: Column
    cell: TopicCell
    quote: Quote | None  # None for an empty answer


def places(matrix: TopicMatrix) -> Iterator[Place]:
    """Every quote of the matrix, and every cell without any, row by row."""
    for row in matrix.rows:
        for column, cell in zip(matrix.columns, row.cells, strict=True):
            for quote in cell.quotes or (None,):
                yield Place(row, column, cell, quote)


def label(row: TopicRow, words: Words) -> str:
    """What a person calls the topic: the known question, else words of the texts."""
    if not row.topic:
        return words("alone")
    if not row.concept:
        return printable(row.label)
    return concept_named(row.concept).label if words.language == "da" else _plain(row.concept)


def _plain(concept: str) -> str:
    return concept.replace("_", " ").capitalize()


def concept_label(concept: str, fallback: str, words: Words) -> str:
    """The same for a question by its name."""
    if not concept:
        return printable(fallback)
    return concept_named(concept).label if words.language == "da" else _plain(concept)


def relation(found: Relation | None, words: Words) -> str:
    """A distance in words; "" for none."""
    return words(f"rel_{found.value}") if found else ""


def distance(cell: TopicCell, words: Words) -> str:
    """How far a cell is from the baseline; "" where it is not held against one."""
    return words("baseline") if cell.is_baseline else relation(cell.relation, words)


def decided(deciders: Sequence[Decider], words: Words) -> list[str]:
    """The deciding words of two texts, the baseline's first: "tal: »fire uger« over for »to uger«"."""
    return [f"{words(f'ground_{one.ground.value}')}: {_pair(one, words)}" for one in deciders]


def _pair(one: Decider, words: Words) -> str:
    first, second = printable(one.one), printable(one.other)
    if first and second:
        return words("decider", one=first, other=second)
    return words("decider_here", other=second) if second else words("decider_there", one=first)


def among(row: TopicRow, words: Words) -> list[str]:
    """The deciding words of the two documents of a topic that are farthest apart."""
    return [
        f"{words(f'ground_{one.ground.value}')}: "
        + (
            words("decider", one=printable(one.one), other=printable(one.other))
            if one.one and one.other
            else words("decider_one", word=printable(one.one or one.other))
        )
        for one in row.deciders
        if one.one or one.other
    ]


def agreement(row: TopicRow, words: Words) -> str:
    """How many agree, or that no wording is shared."""
    if not row.variants:
        return ""
    if row.is_shared:
        return words("agree_of", n=len(row.variants[0].documents), of=row.voices)
    return words("no_agreement", n=len(row.variants))


def variant_quote(variant: Variant) -> Quote:
    """The words that stand for a variant, with their place."""
    return topic_quote(variant.wording)


def names(documents: Sequence[str], columns: Sequence[Column], words: Words) -> str:
    """The municipalities of these documents, as a sentence lists them."""
    by_document = {column.document: parts.municipality(column, words) for column in columns}
    return listed(sorted(dict.fromkeys(by_document[name] for name in documents), key=danish_order))


def silent(row: TopicRow, columns: Sequence[Column]) -> list[str]:
    """Documents that do not state the topic."""
    return [
        column.document
        for column, cell in zip(columns, row.cells, strict=True)
        if cell.state is CellState.NOT_STATED and column.standards
    ]


def facts(cell: TopicCell) -> list[str]:
    """The facts of a cell as printed, each once."""
    return list(dict.fromkeys(printable(fact.phrase) for fact in cell.facts))


def answer(cell: TopicCell, words: Words) -> str:
    """The word for a cell without provisions; "" when quotes are the answer."""
    return parts.answer(_as_cell(cell), words)


def explanation(cell: TopicCell, words: Words) -> str:
    """Its note, or where was searched."""
    return parts.explanation(_as_cell(cell), words)


def _as_cell(cell: TopicCell) -> Cell:
    return Cell(cell.state, cell.quotes, cell.looked_in, cell.note)


def pieces(text: str, marks: Sequence[Stretch]) -> list[tuple[str, Ground | None]]:
    """The text in pieces, the deciding ones with their ground; joined they are the text.

    >>> pieces("inden to uger", (Stretch(6, 13, Ground.NUMBER),))
    [('inden ', None), ('to uger', <Ground.NUMBER: 'number'>)]
    """
    shown = printable(text)
    if shown != text:  # characters that act are shown by their number: the places no longer hold
        return [(shown, None)]
    found: list[tuple[str, Ground | None]] = []
    at = 0
    for mark in marks:
        found += [(text[at : mark.start], None), (text[mark.start : mark.end], mark.ground)]
        at = mark.end
    found.append((text[at:], None))
    return [piece for piece in found if piece[0]]


def about(matrix: TopicMatrix, words: Words) -> list[str]:
    """What was chosen, in sentences."""
    name = printable(matrix.baseline) or words("baseline_most")
    said = [words("against", baseline=name)]
    said += [words("group_shown", group=printable(matrix.group))] if matrix.group else []
    said += [words("only_differences")] if matrix.only_differences else []
    said += [words("by_disagreement")] if matrix.order is Order.DISAGREEMENT else []
    return said


def dated(matrix: TopicMatrix, words: Words, date: str | None) -> list[str]:
    """When it was written, the newest source, and which data."""
    newest = parts.newest_approval(matrix.columns)
    said = [words("made_on", date=parts.in_words(date, words))] if date else []
    said += [words("newest_source", date=parts.in_words(newest, words))] if newest else []
    said += [words("snapshot", snapshot=printable(matrix.snapshot))] if matrix.snapshot else []
    return said


def guide(words: Words) -> list[str]:
    """How to read a comparison by topic."""
    return [words(key) for key in GUIDE]


def states(words: Words) -> list[tuple[str, str]]:
    """The four empty answers and what they mean."""
    return [(words.state(state), words.meaning(state)) for state in CellState if state is not CellState.STATED]


SOURCE_KEYS = ("municipality", "standard", "approved_on", "approved_by", "document", "grade", "sha256")


def sources(matrix: TopicMatrix, words: Words) -> list[tuple[str, ...]]:
    """A row for each document behind the matrix, in the order of `SOURCE_KEYS`."""
    return [
        (
            parts.municipality(column, words),
            printable(column.title),
            parts.approved(column, words),
            printable(column.approved_by),
            printable(column.document),
            words.grade(column.grade),
            document.sha256 if document else "",
        )
        for column, document in parts.sources(matrix)
    ]


# ------------------------------------------------------------------------------------------------ findings


def highlight_title(one: Highlight, words: Words) -> str:
    """What a highlight is about."""
    return words(f"highlight_{one.kind.value}", label=concept_label(one.concept, one.label, words))


def highlight_lead(one: Highlight, words: Words) -> str:
    """Its count, in a sentence."""
    if one.kind is Kind.FOLLOW_UP:
        yearly = {e.document for e in one.evidence if _is_within_a_year(e)}
        return words("highlight_yearly", n=len(yearly), of=one.documents)
    if one.kind is Kind.DEADLINES:
        clocks = {e.number.clock for e in one.evidence if e.number and e.number.clock not in {None, Clock.NOT_STATED}}
        return words("highlight_clocks", n=one.speaking, of=one.documents, clocks=len(clocks))
    return words("highlight_count", n=one.speaking, of=one.documents)


def _is_within_a_year(one: Evidence) -> bool:
    """A fixed interval of a year or less, and no first follow-up alone."""
    match = _INTERVAL_RE.fullmatch(one.number.fact.value or "") if one.number and not one.number.role else None
    return match is not None and float(match[1]) <= _IN_A_YEAR[match[2]]


def evidence_value(one: Evidence, words: Words) -> str:
    """The figure behind a line of evidence with its clock; "" where there is none."""
    if one.number is None:
        return ""
    clock = figures.clock(one.number, words)
    kind = figures.fact_label(one.number.type, words)
    counted = f" ({words('clock').lower()}: {clock})" if clock else ""
    return f"{kind}: {figures.said(one.number, words)}{counted}"


def evidence_place(one: Evidence, words: Words) -> str:
    """Document, page and lines."""
    return parts.tag(Quote("", one.document, one.text, one.start_line, one.end_line, one.page), words)


def highlight_silent(one: Highlight, words: Words) -> str:
    """Who says nothing of it; "" when all do."""
    named = [name or words("unknown_municipality") for name in one.silent]
    return words("silent_on_it", names=listed(named)) if named else ""


# ------------------------------------------------------------------------------------------------ consensus


def consensus_count(found: Consensus, words: Words) -> str:
    """How many topics have a shared wording."""
    return words("consensus_count", shared=len(found.shared), of=len(found.rows))


def distance_count(found: Distance, words: Words) -> str:
    """How often a municipality says what most say, something else, and nothing."""
    return words(
        "distance_count",
        agrees=found.agrees,
        change=found.count(Step.CHANGE),
        add=found.count(Step.ADD),
        look=found.count(Step.LOOK),
    )
