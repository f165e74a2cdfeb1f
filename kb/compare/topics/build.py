"""Which questions does a law raise in the standards, and how does each document answer them?

First the known questions: statements that speak to a row of `concepts.tsv`, by its words or by what they mean
(`questions.py`), are a topic as far as they are alike. A statement that speaks to several questions stands in several.
Then statements of other documents that answer the same in words no row knows. Then what is left: statements that are
alike by words and meaning alone, which needs far more of both. What is like nothing else stands in one document only;
what is neither near enough nor far enough is said to be unclear.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from kb.compare.shelf import Shelf
from kb.compare.topics.clusters import clusters
from kb.compare.topics.concepts import Concept, concepts
from kb.compare.topics.labels import Labeller
from kb.compare.topics.leanings import Floats, VectorsOf
from kb.compare.topics.likeness import Likeness
from kb.compare.topics.questions import speaking
from kb.compare.topics.records import Relation, Statement, Topic
from kb.compare.topics.statements import voices
from kb.compare.topics.variants import by_document, relation_of
from kb.model import Provision
from kb.taxonomy import SectionType

MOST_A_DOCUMENT = 3  # members that one document has in a topic; more, and the topic is several
MOST_OF_A_QUESTION = 4  # of a known question
BEST = 0.3  # share of the likest statement of a topic, beside the mean of all, when one more may join it
ECHO = 0.6  # share of a topic's members that a better known one holds, from which it says nothing of its own
MOST_ANSWERS = 12  # of a question that facts answer, or whose answer is a list
SAME_ANSWER = 4.0  # log odds of two statements that hold a fact of the question, or that are parts of one answer
OTHER_QUESTION = 2.0  # log odds against two statements that speak to known questions, and to different ones
HARDLY = 0.05  # share of a question below which a statement is not said to speak to it
NEAR = 0.25  # a statement that joined nothing is unclear when it is so little short of it, else it stands alone


@dataclass(frozen=True, slots=True)
class Joins:
    """Mean log odds from which statements are one topic."""

    known: float  # statements to one known question
    narrow: float  # so much less will do for a question at home in one or two section types, such as payment
    unknown: float  # statements to no known question
    late: float  # a statement to no known question and the topic of one


BY_WORDS = Joins(known=0.75, narrow=0.2, unknown=-2.75, late=-2.75)
BY_MEANING = Joins(known=-0.2, narrow=0.0, unknown=0.5, late=0.5)  # words and vectors of meaning


@dataclass(frozen=True, slots=True)
class TopicTable:
    """The topics of one law over the documents that have a standard under it."""

    law: str  # as exports name it
    documents: tuple[str, ...]
    topics: tuple[Topic, ...]
    law_asked: str = ""  # as it was asked for
    statements: Mapping[str, Statement] = field(default_factory=dict)  # by the id of the provision
    heard: Mapping[str, Mapping[str, float]] = field(default_factory=dict)  # known question, provision id: share of it

    @property
    def shared(self) -> tuple[Topic, ...]:
        """Topics that at least two documents speak to."""
        return tuple(topic for topic in self.topics if len(topic.documents) > 1)

    @property
    def types(self) -> tuple[SectionType, ...]:
        """The section types of the topics, in order."""
        return tuple(dict.fromkeys(topic.type for topic in self.topics))

    def statements_of(self, topic: Topic) -> list[Statement]:
        """The members of a topic with their facts."""
        return [self.statements[member.id] for member in topic.members]


def build_topics(
    library: Shelf, law: str, *, vectors_of: VectorsOf | None = None, all_editions: bool = False
) -> TopicTable:
    """The topics of a law; the same library gives the same topics.

    `vectors_of` gives unit vectors of meaning; without it words decide alone.
    Raises: QueryError when the library does not know the law.
    """
    query, said = voices(library, law, all_editions=all_editions)
    statements = [statement for voice in said for statement in voice.statements]
    builder = _Builder(statements, query.label, vectors_of) if statements else None
    return TopicTable(
        law=query.label,
        documents=tuple(voice.holding.document.document for voice in said),
        topics=builder.topics() if builder else (),
        law_asked=law,
        statements={statement.provision.id: statement for statement in statements},
        heard=builder.heard() if builder else {},
    )


def topics_of(statements: Sequence[Statement], law: str, *, vectors_of: VectorsOf | None = None) -> tuple[Topic, ...]:
    """The topics of these statements, in the order of types and lines."""
    if not statements:
        return ()
    return _Builder(statements, law, vectors_of).topics()


@dataclass(frozen=True, slots=True)
class _Group:
    rows: tuple[int, ...]
    concept: str = ""
    is_unclear: bool = False


class _Builder:
    def __init__(self, statements: Sequence[Statement], law: str, vectors_of: VectorsOf | None) -> None:
        self._statements = statements
        self._law = law
        self._likeness = Likeness(statements, vectors_of)
        self._labeller = Labeller(statements)
        self._joins = BY_WORDS if vectors_of is None else BY_MEANING
        self._most = MOST_A_DOCUMENT if vectors_of is None else MOST_OF_A_QUESTION
        self._documents = [statement.provision.document for statement in statements]
        self._heard: dict[str, set[str]] = {}  # documents that speak to a known question
        for statement, document in zip(statements, self._documents, strict=True):
            for name in statement.concepts:
                self._heard.setdefault(name, set()).add(document)

    def topics(self) -> tuple[Topic, ...]:
        known = self._without_echoes(list(self._known()))
        placed = {row for group in known for row in group.rows}
        rest = [row for row in range(len(self._statements)) if row not in placed and not self._opens_a_list(row)]
        known = self._joined_late(known, rest)
        placed = {row for group in known for row in group.rows}
        rest = [row for row in rest if row not in placed]
        groups = (*known, *self._unknown(rest))
        ids = _ids(self._law, groups, [statement.text for statement in self._statements])
        topics = [self._topic(group, name) for group, name in zip(groups, ids, strict=True)]
        order = list(SectionType)
        return tuple(sorted(topics, key=lambda topic: (order.index(topic.type), _place(topic.members[0]), topic.id)))

    def heard(self) -> dict[str, dict[str, float]]:
        """Of each known question how much each statement has, by the id of its provision: all of it where its words
        are known, else its share by meaning; hardly anything is left out."""
        shares = self._likeness.shares
        found: dict[str, dict[str, float]] = {}
        for at, concept in enumerate(concepts()):
            known = {row: 1.0 for row, one in enumerate(self._statements) if concept.name in one.concepts}
            if shares is not None:
                meant = np.flatnonzero(shares[:, at] >= HARDLY)
                known = {row: float(shares[row, at]) for row in meant.tolist()} | known
            found[concept.name] = {self._statements[row].provision.id: share for row, share in sorted(known.items())}
        return found

    def _opens_a_list(self, row: int) -> bool:
        """It says nothing without its bullets, which carry it as their lead-in."""
        return self._statements[row].provision.text.endswith(":")

    def _without_echoes(self, groups: Sequence[_Group]) -> list[_Group]:
        """The topics of known questions without those that meaning alone found in the members of a better known one.

        "at betale regninger" leans towards the handling of money, too; where it is known to be about bills it stands.
        """
        sure = [np.mean([group.concept in self._statements[row].concepts for row in group.rows]) for group in groups]
        held = [set(group.rows) for group in groups]
        known = [rows for rows, share in zip(held, sure, strict=True) if share >= 0.5]
        return [
            group
            for group, rows, share in zip(groups, held, sure, strict=True)
            if share >= 0.5 or not any(len(rows & others) >= ECHO * len(rows) for others in known)
        ]

    def _known(self) -> Iterator[_Group]:
        """Topics of known questions that at least two documents speak to; one found twice counts once."""
        seen: set[tuple[int, ...]] = set()
        for concept, rows in zip(concepts(), speaking(self._statements, self._likeness.shares), strict=True):
            if len(self._voices(rows)) < 2:
                continue
            known = np.array([concept.name in self._statements[row].concepts for row in rows])
            scores, most = self._likeness.answers(rows, known), self._most
            sure = [place for place, row in enumerate(rows) if self._is_sure(row, concept)]
            if len(self._voices([rows[place] for place in sure])) > 1:
                among = np.ix_(sure, sure)
                scores[among], most = np.maximum(scores[among], SAME_ANSWER), MOST_ANSWERS
            threshold = self._joins.known - (self._joins.narrow if concept.is_narrow else 0.0)
            for group in self._clustered(rows, scores, threshold, most=most):
                if len(self._voices(group)) > 1 and group not in seen:
                    seen.add(group)
                    yield _Group(group, concept.name)

    def _is_sure(self, row: int, concept: Concept) -> bool:
        """It answers the question by a fact, or is a part of an answer that is a list."""
        is_known = concept.name in self._statements[row].concepts
        return (concept.is_whole and is_known) or concept.is_answered_by(self._statements[row].facts)

    def _joined_late(self, known: Sequence[_Group], rest: Sequence[int]) -> list[_Group]:
        """The known topics with the statements that answer the same in words no row of the table knows.

        Each goes to the topic it is most like, when its document is not yet heard there.
        """
        if not known or not rest:
            return list(known)
        joined = [row for group in known for row in group.rows]
        likeness = self._likeness.between(rest, joined) - OTHER_QUESTION * self._speak_to_others(rest, joined)
        starts = np.cumsum([0, *(len(group.rows) for group in known)])
        means = (1 - BEST) * np.add.reduceat(likeness, starts[:-1], axis=1) / np.diff(starts)
        means += BEST * np.maximum.reduceat(likeness, starts[:-1], axis=1)
        for at, group in enumerate(known):
            heard = self._voices(group.rows)
            means[[self._documents[row] in heard for row in rest], at] = -np.inf
        added: dict[int, list[int]] = {}
        for place in np.argsort(-means.max(axis=1), kind="stable"):
            at = int(means[place].argmax())
            if means[place, at] < self._joins.late:
                break
            held = [self._documents[row] for row in added.get(at, ())]
            if held.count(self._documents[rest[place]]) < MOST_A_DOCUMENT:
                added.setdefault(at, []).append(rest[place])
        return [
            _Group(tuple(sorted((*group.rows, *added.get(at, ())))), group.concept) for at, group in enumerate(known)
        ]

    def _unknown(self, rows: Sequence[int]) -> Iterator[_Group]:
        """Topics of what no known question brought together, down to those of one statement."""
        scores = self._likeness.between(rows, rows) - OTHER_QUESTION * self._speak_to_others(rows, rows)
        places = {row: place for place, row in enumerate(rows)}
        documents = np.array([self._documents[row] for row in rows])
        for group in self._clustered(rows, scores, self._joins.unknown):
            if len(self._voices(group)) > 1:
                yield _Group(group)
                continue
            for row in group:  # one document repeating itself is no topic
                foreign = scores[places[row]][documents != self._documents[row]]
                near = len(foreign) > 0 and float(foreign.max()) > self._joins.unknown - NEAR
                yield _Group((row,), is_unclear=near or self._is_answered_elsewhere(row))

    def _is_answered_elsewhere(self, row: int) -> bool:
        """Another document speaks to a known question that this statement speaks to."""
        heard = (self._heard.get(name, set()) for name in self._statements[row].concepts)
        return any(documents - {self._documents[row]} for documents in heard)

    def _speak_to_others(self, rows: Sequence[int], others: Sequence[int]) -> Floats:
        """1 where both of two statements speak to known questions and share none."""
        names = sorted({name for row in (*rows, *others) for name in self._statements[row].concepts})
        mine, theirs = self._questions(rows, names), self._questions(others, names)
        speak = np.outer(mine.max(axis=1), theirs.max(axis=1))
        return np.asarray(speak * (mine @ theirs.T == 0), dtype=np.float32)

    def _questions(self, rows: Sequence[int], names: Sequence[str]) -> Floats:
        """1 where a statement speaks to a question. Shape: (len(rows), len(names) + 1)."""
        flags = np.zeros((len(rows), len(names) + 1), dtype=np.float32)
        for place, row in enumerate(rows):
            flags[place, [names.index(name) for name in self._statements[row].concepts]] = 1.0
        return flags

    def _clustered(
        self, rows: Sequence[int], scores: Floats, threshold: float, *, most: int = MOST_A_DOCUMENT
    ) -> list[tuple[int, ...]]:
        documents = [self._documents[row] for row in rows]
        found = clusters(scores, documents, threshold=threshold, most=most)
        return [tuple(rows[place] for place in group) for group in found]

    def _voices(self, rows: Sequence[int]) -> set[str]:
        return {self._documents[row] for row in rows}

    def _topic(self, group: _Group, name: str) -> Topic:
        held = [self._statements[row] for row in group.rows]
        members = tuple(sorted((statement.provision for statement in held), key=_place))
        if len(self._voices(group.rows)) > 1:
            said = by_document(held)
            relation, deciders = relation_of(said, group.concept)
        else:
            relation, deciders = (Relation.UNCLEAR if group.is_unclear else Relation.ONLY_HERE), ()
        return Topic(
            id=name,
            law=self._law,
            label=self._labeller.label(group.rows, group.concept),
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


def _ids(law: str, groups: Sequence[_Group], texts: Sequence[str]) -> list[str]:
    """Names made of what is said, not of who says it or in which order.

    A known question is named by itself, its further topics by their least fingerprint of a text, which a member that
    is added takes over rarely.
    """
    prints = [min(_fingerprint(f"{law}|{group.concept}|{texts[row]}") for row in group.rows) for group in groups]
    first: dict[str, int] = {}
    for at in sorted(range(len(groups)), key=lambda at: (-len(groups[at].rows), prints[at])):
        if groups[at].concept:
            first.setdefault(groups[at].concept, at)
    return [
        _fingerprint(f"{law}|{group.concept}")[:10] if first.get(group.concept) == at else prints[at][:10]
        for at, group in enumerate(groups)
    ]


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
