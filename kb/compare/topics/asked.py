"""What do the standards say to a question that a person puts in words of their own?

A question is read as the known questions of `concepts.tsv`, as statements are (`leanings.py` has learnt from both).
What a statement says to it is what it has of the same known questions: all of those whose words it holds, of others its
share by meaning.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

import numpy as np

from kb.compare.topics.build import TopicTable
from kb.compare.topics.concepts import concepts
from kb.compare.topics.leanings import VectorsOf, leanings

LEAST_ASKED, MOST_ASKED = 0.1, 3  # share of a known question that is looked for, and how many
CLEAR = 0.5  # share of one known question from which a question asks it and no other
LEAST_SAID = 0.5  # of 1: a statement that says so much to the question may answer it


def asked_about(text: str, vectors_of: VectorsOf) -> Mapping[str, float]:
    """The known questions that the text is likely to ask, with their shares, the likeliest first."""
    learned = leanings(vectors_of)
    shares = learned.of([text], learned.centred(vectors_of([text])))[0]
    likely = np.argsort(-shares, kind="stable")[:MOST_ASKED].tolist()
    return {concepts()[at].name: float(shares[at]) for at in likely if shares[at] >= LEAST_ASKED}


def said_to(asked: Mapping[str, float], table: TopicTable) -> Mapping[str, float]:
    """How much each statement says to the question, by the id of its provision; those that say little left out.

    The geometric mean of how far the question is about a known one, all of it where it is clear, and how far the
    statement speaks to it; for the known question of which that is most.
    """
    found: dict[str, float] = {}
    for name, share in asked.items():
        for provision, heard in table.heard.get(name, {}).items():
            found[provision] = max(found.get(provision, 0.0), sqrt(min(1.0, share / CLEAR) * heard))
    return {provision: said for provision, said in found.items() if said >= LEAST_SAID}
