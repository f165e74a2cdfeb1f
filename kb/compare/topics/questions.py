"""Which statements speak to a question: by the words of its row, or by what they mean?

Words count in the sections where the question is at home. Elsewhere they count when the meaning does not speak against
them: a sentence on changing staff below "Egenbetaling" is still about the staff. Meaning alone counts where a statement
leans clearly towards the question, less clearly in its own sections, and where no row's words say already what the
statement is about. Whether two statements that speak to it answer it alike is then for `likeness.py` to say.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kb.compare.topics.concepts import ANY, concepts
from kb.compare.topics.leanings import Floats
from kb.compare.topics.records import Statement

LEAST = {"words": 0.15, "at_home": 0.5, "anywhere": 0.65}  # share of the question that is enough beside these


def speaking(statements: Sequence[Statement], shares: Floats | None) -> list[list[int]]:
    """For each question of `concepts.tsv` the places of the statements that speak to it.

    `shares`: how much of each question each statement has by meaning; None: words alone decide.
    """
    return [
        [row for row, one in enumerate(statements) if concept.name in one.concepts or row in meant]
        for concept, meant in zip(concepts(), _meant(statements, shares), strict=True)
    ]


def _meant(statements: Sequence[Statement], shares: Floats | None) -> list[set[int]]:
    if shares is None:
        return [set() for _ in concepts()]
    found: list[set[int]] = []
    kinds = [{one.provision.section_type.value, *(kind.value for kind in one.provision.types)} for one in statements]
    for at, concept in enumerate(concepts()):
        rows: set[int] = set()
        for row in np.flatnonzero(shares[:, at] >= min(LEAST.values())).tolist():
            if kinds[row] & concept.never:
                continue
            is_at_home = ANY in concept.types or bool(kinds[row] & concept.types)
            is_clear = shares[row, at] >= LEAST["at_home" if is_at_home else "anywhere"]
            if concept.has_words_in(statements[row].provision.text) or (is_clear and not statements[row].concepts):
                rows.add(row)
        found.append(rows)
    return found
