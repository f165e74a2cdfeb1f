"""The questions a law raises in the standards, and what each document answers: `build_topics`."""

from kb.compare.topics.build import TopicTable, build_topics, topics_of
from kb.compare.topics.records import Decider, Ground, Relation, Topic
from kb.compare.topics.statements import law_groups

__all__ = ["Decider", "Ground", "Relation", "Topic", "TopicTable", "build_topics", "law_groups", "topics_of"]
