"""Which clauses of two municipalities answer one question?

Two municipalities word the same rule quite differently, and their sections stand in another order. What brings two of
their clauses together is the topic that holds both (`kb.compare.topics`); the page names it, so that a reader sees why
they stand side by side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kb.compare.topics import Topic, TopicTable, topics_of
from kb.compare.topics.concepts import concept_named
from kb.compare.topics.records import Statement

Questions = Mapping[tuple[int, int], str]  # rows of the first and second text: the question that both answer


def shared_questions(
    one: Sequence[Statement], other: Sequence[Statement], law: str, table: TopicTable | None
) -> Questions:
    """The rows of both texts that stand in one topic, with its name; of several topics that of the fewest members.

    `table`: the topics of the law over the library. Without it, or where it does not hold both documents (an older
    edition), topics are made of these two texts by their words alone.
    """
    topics = table.topics if table is not None and _holds(table, one, other) else topics_of([*one, *other], law)
    left, right = _rows(one), _rows(other)
    found: dict[tuple[int, int], str] = {}
    for topic in sorted(topics, key=lambda topic: len(topic.members)):
        names = [member.id for member in topic.members]
        ours, theirs = ([rows[name] for name in names if name in rows] for rows in (left, right))
        for row in ours:
            for column in theirs:
                found.setdefault((row, column), _name(topic))
    return found


def _name(topic: Topic) -> str:
    """The known question, else the words that its members share."""
    return concept_named(topic.concept).label if topic.concept else topic.label


def _holds(table: TopicTable, *texts: Sequence[Statement]) -> bool:
    return all(text[0].provision.document in table.documents for text in texts if text)


def _rows(text: Sequence[Statement]) -> dict[str, int]:
    return {statement.provision.id: row for row, statement in enumerate(text)}
