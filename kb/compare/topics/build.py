"""Which questions does a law raise in the standards, and how does each document answer them?

First the known questions: statements that a row of `concepts.tsv` brings together are a topic as far as they are alike.
Then what is left: statements that are alike by words and meaning alone, which needs far more of both. What is like
nothing else stands in one document only; what is neither near enough nor far enough is said to be unclear.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kb.compare.shelf import Shelf
from kb.compare.topics.clusters import clusters
from kb.compare.topics.concepts import concepts
from kb.compare.topics.labels import Labeller
from kb.compare.topics.likeness import Floats, Likeness
from kb.compare.topics.records import Relation, Statement, Topic
from kb.compare.topics.relations import relation_of
from kb.compare.topics.statements import voices
from kb.model import Provision
from kb.taxonomy import SectionType

VectorsOf = Callable[[Sequence[str]], npt.NDArray[np.float32]]

MOST_A_DOCUMENT = 3  # members that one document has in a topic; more, and the topic is several
JOIN_KNOWN = -0.5  # mean log odds from which statements to one known question are one topic
JOIN_BY_WORDS = -2.5  # ... from which statements to no known question are, by words alone
JOIN_BY_MEANING = -2.0  # ... by words and meaning
NEAR = 0.4  # a statement that joined nothing is unclear when it is so little short of it, else it stands alone


@dataclass(frozen=True, slots=True)
class TopicTable:
    """The topics of one law over the documents that have a standard under it."""

    law: str
    documents: tuple[str, ...]
    topics: tuple[Topic, ...]

    @property
    def shared(self) -> tuple[Topic, ...]:
        """Topics that at least two documents speak to."""
        return tuple(topic for topic in self.topics if len(topic.documents) > 1)


def build_topics(
    library: Shelf, law: str, *, vectors_of: VectorsOf | None = None, all_editions: bool = False
) -> TopicTable:
    """The topics of a law; the same library gives the same topics.

    `vectors_of` gives unit vectors of meaning; without it words decide alone.
    Raises: QueryError when the library does not know the law.
    """
    query, said = voices(library, law, all_editions=all_editions)
    statements = [statement for voice in said for statement in voice.statements]
    return TopicTable(
        law=query.label,
        documents=tuple(voice.holding.document.document for voice in said),
        topics=topics_of(statements, query.label, vectors_of=vectors_of),
    )


def topics_of(statements: Sequence[Statement], law: str, *, vectors_of: VectorsOf | None = None) -> tuple[Topic, ...]:
    """The topics of these statements, in the order of types and lines."""
    if not statements:
        return ()
    vectors = vectors_of([statement.text for statement in statements]) if vectors_of else None
    return _Builder(statements, law, vectors).topics()


@dataclass(frozen=True, slots=True)
class _Group:
    rows: tuple[int, ...]
    concept: str = ""
    is_unclear: bool = False


class _Builder:
    def __init__(self, statements: Sequence[Statement], law: str, vectors: Floats | None) -> None:
        self._statements = statements
        self._law = law
        self._likeness = Likeness(statements, vectors)
        self._labeller = Labeller(statements)
        self._join = JOIN_BY_WORDS if vectors is None else JOIN_BY_MEANING
        self._documents = [statement.provision.document for statement in statements]

    def topics(self) -> tuple[Topic, ...]:
        known = list(self._known())
        placed = {row for group in known for row in group.rows}
        rest = [row for row in range(len(self._statements)) if row not in placed and not self._opens_a_list(row)]
        topics = [self._topic(group) for group in (*known, *self._unknown(rest))]
        order = list(SectionType)
        return tuple(sorted(topics, key=lambda topic: (order.index(topic.type), _place(topic.members[0]), topic.id)))

    def _opens_a_list(self, row: int) -> bool:
        """It says nothing without its bullets, which carry it as their lead-in."""
        return self._statements[row].provision.text.endswith(":")

    def _known(self) -> Iterator[_Group]:
        """Topics of known questions that at least two documents speak to; one found twice counts once."""
        seen: set[tuple[int, ...]] = set()
        for concept in concepts():
            rows = [row for row, statement in enumerate(self._statements) if concept.name in statement.concepts]
            if len(self._voices(rows)) < 2:
                continue
            scores = self._likeness.scores(rows, is_one_question=True)
            for group in self._clustered(rows, scores, JOIN_KNOWN):
                if len(self._voices(group)) > 1 and group not in seen:
                    seen.add(group)
                    yield _Group(group, concept.name)

    def _unknown(self, rows: Sequence[int]) -> Iterator[_Group]:
        """Topics of what no known question brought together, down to those of one statement."""
        scores = self._likeness.scores(rows)
        places = {row: place for place, row in enumerate(rows)}
        documents = np.array([self._documents[row] for row in rows])
        for group in self._clustered(rows, scores, self._join):
            if len(self._voices(group)) > 1:
                yield _Group(group)
                continue
            for row in group:  # one document repeating itself is no topic
                foreign = scores[places[row]][documents != self._documents[row]]
                near = len(foreign) > 0 and float(foreign.max()) > self._join - NEAR
                yield _Group((row,), is_unclear=near or bool(self._statements[row].concepts))

    def _clustered(self, rows: Sequence[int], scores: Floats, threshold: float) -> list[tuple[int, ...]]:
        documents = [self._documents[row] for row in rows]
        found = clusters(scores, documents, threshold=threshold, most=MOST_A_DOCUMENT)
        return [tuple(rows[place] for place in group) for group in found]

    def _voices(self, rows: Sequence[int]) -> set[str]:
        return {self._documents[row] for row in rows}

    def _topic(self, group: _Group) -> Topic:
        held = [self._statements[row] for row in group.rows]
        members = tuple(sorted((statement.provision for statement in held), key=_place))
        if len(self._voices(group.rows)) > 1:
            relation, deciders = relation_of(held, group.concept)
        else:
            relation, deciders = (Relation.UNCLEAR if group.is_unclear else Relation.ONLY_HERE), ()
        return Topic(
            id=_id(self._law, group.concept, members),
            law=self._law,
            label=self._labeller.label(group.rows),
            type=_type(members),
            relation=relation,
            members=members,
            deciders=deciders,
            concept=group.concept,
        )


def _place(provision: Provision) -> tuple[str, int, str]:
    return provision.document, provision.start_line, provision.id


def _type(members: Sequence[Provision]) -> SectionType:
    """The type that most members carry; of equal ones the first in the taxonomy, which begins with the core."""
    votes = [kind for member in members for kind in (member.types or (member.section_type,))]
    return max(SectionType, key=lambda kind: (votes.count(kind), -list(SectionType).index(kind)))


def _id(law: str, concept: str, members: Sequence[Provision]) -> str:
    """A name that stays when members are added behind the first."""
    first = f"{law}|{concept}|{members[0].document}|{members[0].text}"
    return hashlib.sha256(first.encode("utf-8", "replace")).hexdigest()[:10]
