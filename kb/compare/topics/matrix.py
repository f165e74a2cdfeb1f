"""What does each municipality answer to each question of a law, and how far is it from one of them or from most?

Rows are topics within section types, columns are documents. A cell quotes, marks the words that decide and stands at a
distance from the baseline: a municipality that was chosen, else the wording that most agree on. What only one document
says is gathered in one row a section type, so that nothing that was read is left out. Distance is a difference of
words, never a judgement of the level.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kb.compare.absence import quote_of
from kb.compare.matrix import build_matrix
from kb.compare.names import municipality_named
from kb.compare.shelf import Shelf
from kb.compare.topics.build import TopicTable
from kb.compare.topics.deciding import Stretch, deciding_stretches
from kb.compare.topics.records import Decider, Ground, Relation, Statement, Topic
from kb.compare.topics.relations import between
from kb.compare.topics.variants import Variant, by_document, is_shared, relation_of, variants
from kb.errors import QueryError
from kb.model import Cell, CellState, Column, Document, Fact, Finding, Matrix, Quote
from kb.taxonomy import SectionType

NOT_BASELINE = "Ingen af de viste kommuner er »{name}«."


class Order(StrEnum):
    """In which order the topics of a section type stand."""

    TEXT = "text"  # as the documents tend to bring them
    DISAGREEMENT = "disagreement"  # those with most disagreement first


@dataclass(frozen=True, slots=True)
class TopicCell:
    """What one document says on a topic."""

    state: CellState
    quotes: tuple[Quote, ...] = ()
    marks: tuple[tuple[Stretch, ...], ...] = ()  # for each quote the words that decide
    facts: tuple[Fact, ...] = ()
    relation: Relation | None = None  # to the baseline; None where either says nothing, and for the baseline itself
    deciders: tuple[Decider, ...] = ()  # the baseline's word first
    is_baseline: bool = False
    looked_in: tuple[tuple[int, int], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic over all columns."""

    topic: str  # Topic.id; "" for the row of what only one document says
    label: str
    type: SectionType
    relation: Relation  # among the columns shown
    cells: tuple[TopicCell, ...]  # one a column
    variants: tuple[Variant, ...] = ()  # the one that most agree on first
    disagreement: float = 0.0  # 0 = all say the same; towards 1 with every variant and voice, 2 where they contradict
    deciders: tuple[Decider, ...] = ()
    concept: str = ""

    @property
    def voices(self) -> int:
        """Documents that say something on it."""
        return sum(1 for cell in self.cells if cell.state is CellState.STATED)

    @property
    def is_shared(self) -> bool:
        """At least two documents agree, and more than on any other wording."""
        return is_shared(self.variants)


@dataclass(frozen=True, slots=True)
class TopicMatrix:
    """Municipalities side by side under one law, topic by topic."""

    law: str
    columns: tuple[Column, ...]
    rows: tuple[TopicRow, ...]
    baseline: str = ""  # municipality; "" = the wording that most agree on
    group: str = ""  # name of the peer group shown; "" = all
    only_differences: bool = False
    order: Order = Order.TEXT
    snapshot: str = ""
    findings: tuple[Finding, ...] = ()
    documents: tuple[Document, ...] = ()

    @property
    def types(self) -> tuple[SectionType, ...]:
        """The section types of the rows, in order."""
        return tuple(dict.fromkeys(row.type for row in self.rows))


def topic_matrix(
    library: Shelf,
    table: TopicTable,
    *,
    municipalities: Sequence[str] = (),
    types: Sequence[SectionType] = (),
    baseline: str = "",
    only_differences: bool = False,
    order: Order = Order.TEXT,
    group: str = "",
    base: Matrix | None = None,
) -> TopicMatrix:
    """The topics of a table laid over the municipalities that are asked for; none means all, as with the types.

    `base` is the matrix by section type of the same municipalities and of at least these types, where it is at hand.
    Raises: QueryError when a municipality is not known, or the baseline is not among those shown.
    """
    asked = types or table.types
    base = base or build_matrix(library, table.law_asked, types=asked, municipalities=municipalities)
    laid = _Laid(table, base, _baseline(baseline, base))
    rows = [row for row in laid.rows(asked) if not only_differences or row.relation in DIFFERENCES]
    if order is Order.DISAGREEMENT:
        places = {section_type: at for at, section_type in enumerate(SectionType)}
        rows.sort(key=lambda row: (places[row.type], not row.topic, -row.disagreement, row.label))
    return TopicMatrix(
        law=base.law,
        columns=base.columns,
        rows=tuple(rows),
        baseline=laid.baseline,
        group=group,
        only_differences=only_differences,
        order=order,
        snapshot=base.snapshot,
        findings=base.findings,
        documents=base.documents,
    )


DIFFERENCES = frozenset({Relation.DIFFERENT, Relation.CONTRARY})


def _baseline(name: str, base: Matrix) -> str:
    if not name:
        return ""
    shown = [column.municipality for column in base.columns if column.standards]
    try:
        return municipality_named(name, shown)
    except QueryError as error:
        raise QueryError(NOT_BASELINE.format(name=name), hint=error.hint) from error


@dataclass(frozen=True, slots=True)
class _Laid:
    """The topics laid over the columns of a matrix by section type."""

    table: TopicTable
    base: Matrix
    baseline: str

    def rows(self, types: Sequence[SectionType]) -> Iterator[TopicRow]:
        shown = {column.document for column in self.base.columns}
        for section_type in SectionType:
            if section_type not in types:
                continue
            alone: list[Topic] = []
            shared: list[TopicRow] = []
            for topic in self.table.topics:
                if topic.type is not section_type:
                    continue
                said = by_document([one for one in self.table.statements_of(topic) if one.provision.document in shown])
                if len(said) > 1:
                    shared.append(self._row(topic, said))
                elif said:
                    alone.append(topic)
            yield from sorted(shared, key=self._place)
            if alone:
                yield self._alone(section_type, alone)

    def _row(self, topic: Topic, said: Mapping[str, Sequence[Statement]]) -> TopicRow:
        found = variants(said, topic.concept)
        at = self.base.types.index(topic.type)
        against = self._against(said, found)
        cells = tuple(
            self._cell(topic, said.get(column.document, ()), against, empty)
            for column, empty in zip(self.base.columns, self.base.cells[at], strict=True)
        )
        relation, deciders = _relation(topic, said)
        return TopicRow(
            topic=topic.id,
            label=topic.label,
            type=topic.type,
            relation=relation,
            cells=cells,
            variants=found,
            disagreement=_disagreement(found, relation, deciders, sum(1 for one in self.base.columns if one.standards)),
            deciders=deciders,
            concept=topic.concept,
        )

    def _against(self, said: Mapping[str, Sequence[Statement]], found: Sequence[Variant]) -> Sequence[Statement]:
        """What the others are held against; () where the baseline says nothing, or no wording is shared."""
        if self.baseline:
            mine = [column.document for column in self.base.columns if column.municipality == self.baseline]
            return [one for document in mine for one in said.get(document, ())]
        return said[found[0].documents[0]] if is_shared(found) else ()

    def _cell(self, topic: Topic, held: Sequence[Statement], against: Sequence[Statement], empty: Cell) -> TopicCell:
        if not held:
            return _empty(empty)
        is_baseline = bool(against) and held[0] in against
        relation, deciders = (None, ()) if is_baseline or not against else between(against, held, topic.concept)
        return TopicCell(
            CellState.STATED,
            quotes=tuple(topic_quote(one) for one in held),
            marks=tuple(deciding_stretches(one, topic.concept) for one in held),
            facts=tuple(dict.fromkeys(fact for one in held for fact in one.facts)),
            relation=relation,
            deciders=deciders,
            is_baseline=is_baseline,
        )

    def _alone(self, section_type: SectionType, topics: Sequence[Topic]) -> TopicRow:
        """What only one of the documents says, with a remark where the program is not sure that it is alone."""
        said = by_document([one for topic in topics for one in self.table.statements_of(topic)])
        at = self.base.types.index(section_type)
        cells = tuple(
            TopicCell(
                CellState.STATED,
                quotes=tuple(topic_quote(one) for one in said[column.document]),
                marks=tuple(() for _ in said[column.document]),
            )
            if column.document in said
            else _empty(empty)
            for column, empty in zip(self.base.columns, self.base.cells[at], strict=True)
        )
        return TopicRow(topic="", label="", type=section_type, relation=Relation.ONLY_HERE, cells=cells)

    def _place(self, row: TopicRow) -> tuple[float, str]:
        """Where in its document the topic tends to stand, from 0 to 1."""
        lines = {one.document: one.lines for one in self.base.documents}
        places = [
            quote.start_line / max(1, lines.get(quote.document, 1))
            for cell in row.cells
            if cell.state is CellState.STATED
            for quote in cell.quotes[:1]
        ]
        return (sum(places) / len(places) if places else 1.0), row.topic


def _empty(cell: Cell) -> TopicCell:
    """The empty answer of the section type; where that is stated, this topic is what is not."""
    if cell.state is CellState.STATED:
        return TopicCell(CellState.NOT_STATED, looked_in=cell.looked_in)
    return TopicCell(
        cell.state, quotes=cell.quotes, marks=tuple(() for _ in cell.quotes), looked_in=cell.looked_in, note=cell.note
    )


def topic_quote(statement: Statement) -> Quote:
    """A statement as a cell by topic shows it: how sure its section type is says nothing here."""
    return replace(quote_of(statement.provision), confidence=1.0)


def _relation(topic: Topic, said: Mapping[str, Sequence[Statement]]) -> tuple[Relation, tuple[Decider, ...]]:
    """The relation among the documents shown, which may be fewer than those of the topic."""
    if len(said) == len(topic.documents):
        return topic.relation, topic.deciders
    return relation_of(said, topic.concept)


LISTS = 0.5  # how much a difference weighs that is only one in what is named


def _disagreement(found: Sequence[Variant], relation: Relation, deciders: Sequence[Decider], documents: int) -> float:
    """The chance that two of the documents, taken at random, speak to it and do not say the same.

    Half of it where they only name other things, and as much again as speak to it where they contradict.
    """
    sizes = [len(variant.documents) for variant in found]
    total = sum(sizes)
    share = 1 - sum(size * (size - 1) for size in sizes) / (total * (total - 1)) if total > 1 else 0.0
    if deciders and all(decider.ground is Ground.PARTS for decider in deciders):
        share *= LISTS
    return round((share + (relation is Relation.CONTRARY)) * total / max(total, documents), 4)
