"""Do the readings of the first documents that were written blind still agree with their writers?"""

from __future__ import annotations

import re

import pytest

from bench.annotated import WRITTEN_BLIND
from kb.meaning.understanding import understand
from kb.model import Reading
from kb.scoring import Gold, fact_scores, gold_in, provision_scores, section_scores, span, stem
from kb.sources import read
from kb.text import clean

BATCH = WRITTEN_BLIND / "batch-1"
DOCUMENTS = sorted((BATCH / "corpus").glob("*.txt"))
# Below these something has fallen; a little above what is reached today would test the writers.
FLOORS = {"lines": 0.97, "core": 0.94, "facts": 0.90, "bounds": 0.97}


@pytest.fixture(scope="module")
def gold() -> Gold:
    return gold_in(BATCH)


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {path.stem: understand(clean(read(path))) for path in DOCUMENTS}


def test_every_annotated_document_is_here(gold: Gold) -> None:
    assert [path.stem for path in DOCUMENTS] == list(gold.documents)


def test_phrases_stand_on_their_lines(gold: Gold) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8").split("\n") for path in DOCUMENTS}
    for row in gold.facts:
        lines = [texts[stem(row)][number - 1] for number in span(row)]
        assert _letters(row["phrase"]) in _letters(" ".join(lines)), row


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def test_sections_agree(gold: Gold, readings: dict[str, Reading]) -> None:
    rows = [
        {"document": name, "type": one.type.value, "start_line": one.start_line, "end_line": one.end_line}
        for name, reading in readings.items()
        for one in reading.sections
    ]
    texts = {path.stem: path.read_text(encoding="utf-8").split("\n") for path in DOCUMENTS}
    assert section_scores(gold, rows, texts)["line_accuracy"] >= FLOORS["lines"]


def test_core_types_agree(gold: Gold, readings: dict[str, Reading]) -> None:
    rows = [
        {
            "document": name,
            "types": [kind.value for kind in one.types],
            "text": one.text,
            "start_line": one.start_line,
            "end_line": one.end_line,
        }
        for name, reading in readings.items()
        for one in reading.provisions
    ]
    assert provision_scores(gold, rows)["core_f1"] >= FLOORS["core"]


def test_facts_agree_and_their_bounds(gold: Gold, readings: dict[str, Reading]) -> None:
    rows = [
        {
            "document": name,
            "fact_type": one.type.value,
            "value": one.value,
            "qualifier": one.qualifier.value if one.qualifier else None,
            "start_line": one.start_line,
            "end_line": one.end_line,
        }
        for name, reading in readings.items()
        for one in reading.facts
    ]
    scores = fact_scores(gold, rows)
    assert scores["f1"] >= FLOORS["facts"]
    assert scores["right_qualifiers"] >= FLOORS["bounds"]
