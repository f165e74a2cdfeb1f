"""Do the scores say what the gold format's definitions say?"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bench.quality import SHARED, exported
from kb.scoring import (
    NO_TYPE,
    Gold,
    citation_scores,
    confusion,
    gold_in,
    is_labelled,
    provision_counts,
    provision_scores,
    section_scores,
)

TEXT = ("Målgruppe", "Voksne med behov for støtte.", "", "Omfang", "Op til 3 timer om ugen.")


def gold(**parts: Any) -> Gold:
    empty: dict[str, Any] = {
        "documents": ("a",), "sections": (), "laws": {"a/85": frozenset({"SEL § 85"})}, "provisions": (),
        "exhaustive": {"a": {"scope": [[1, 5]]}}, "citations": (), "citation_ranges": {"a": [[1, 5]]},
    }  # fmt: skip
    return Gold(**{**empty, **parts})


def section(kind: str, start: int, end: int, **more: object) -> dict[str, object]:
    return {"doc": "a", "standard_id": "a/85", "type": kind, "start_line": start, "end_line": end, **more}


def said(kind: str, start: int, end: int, *laws: str) -> dict[str, object]:
    return {"document": "A.pdf", "type": kind, "start_line": start, "end_line": end, "law_refs": list(laws)}


def provision(text: str, line: int, **more: object) -> dict[str, object]:
    return {"document": "a.txt", "types": ["scope"], "text": text, "start_line": line, "end_line": line, **more}


SECTIONS = (section("target_group", 1, 3), section("scope", 4, 5, alt_types=["conditions"]))


@pytest.mark.parametrize(
    ("predicted", "accuracy", "laws"),
    [
        ([said("target_group", 1, 2, "SEL § 85"), said("scope", 4, 5, "SEL § 85")], 1.0, 1.0),
        ([said("target_group", 1, 2, "SEL § 85"), said("conditions", 4, 5, "SEL § 83")], 1.0, 0.5),
        ([said("target_group", 1, 5, "SEL § 85")], 0.5, 1.0),
        ([said("target_group", 1, 2), said("scope", 1, 5)], 1.0, 0.0),
        ([], 0.0, 0.0),
    ],
    ids=["all right", "a defensible type, another law", "one section too long", "the first row counts", "nothing said"],
)
def test_lines_count_once_and_blank_ones_not(
    predicted: Sequence[dict[str, object]], accuracy: float, laws: float
) -> None:
    scores = section_scores(gold(sections=SECTIONS), predicted, {"a": TEXT})
    assert (scores["line_accuracy"], scores["law_agreement"]) == (accuracy, laws)


LONG = "Støtten gives i op til tre timer om ugen"


@pytest.mark.parametrize(
    ("annotated", "predicted", "f1"),
    [
        ([provision(LONG, 5)], [provision(LONG, 5)], 1.0),
        ([provision(LONG, 5)], [provision("Støtten gives i op", 5), provision("til tre timer om ugen", 5)], 1.0),
        ([provision(LONG, 5)], [provision("Støtten gives", 5)], 0.0),
        ([provision(LONG, 5)], [provision(LONG, 4)], 0.0),
        ([provision(LONG, 5)], [provision(LONG, 5), provision("Noget helt andet", 2)], 2 / 3),
        ([provision(LONG, 5, lead_in_lines=[4])], [provision(LONG, 5), provision("Omfanget er:", 4)], 1.0),
        ([provision(LONG, 5), provision("Ni timer", 2, borderline=["scope"])], [provision(LONG, 5)], 1.0),
        ([provision(LONG, 5)], [provision(LONG, 5), provision("Uden for listen", 9)], 1.0),
    ],
    ids=[
        "the same", "in two parts", "too little of it", "on another line", "one too many", "a lead-in is free",
        "a borderline label is free", "outside the annotated lines",
    ],
)  # fmt: skip
def test_half_of_the_words_on_the_same_lines(
    annotated: Sequence[dict[str, object]], predicted: Sequence[dict[str, object]], f1: float
) -> None:
    scores = provision_scores(gold(provisions=tuple(annotated)), predicted)
    assert scores["core_f1"] == pytest.approx(f1)


def cited(line: int, *refs: str, kind: str = "section") -> dict[str, object]:
    return {"doc": "a", "line": line, "normalised": list(refs), "kind": kind}


def found(line: int, *refs: str) -> dict[str, object]:
    return {"document": "a.txt", "start_line": line, "end_line": line, "refs": list(refs)}


@pytest.mark.parametrize(
    ("annotated", "predicted", "f1"),
    [
        ([cited(2, "SEL § 85")], [found(3, "SEL § 85")], 1.0),
        ([cited(2, "SEL § 85")], [found(4, "SEL § 85")], 0.0),
        ([cited(2, "SEL § 85", "SEL § 83")], [found(2, "sel §85")], 2 / 3),
        ([cited(2, "SEL § 85")], [found(2, "SEL § 85"), found(2, "SEL § 85")], 2 / 3),
        ([cited(2, "SEL § 85"), cited(2, "SEL", kind="law")], [found(2, "SEL § 85"), found(2, "SEL")], 1.0),
    ],
    ids=["a line off", "two lines off", "one of two", "said twice", "a law alone is free"],
)
def test_one_reference_at_a_time(
    annotated: Sequence[dict[str, object]], predicted: Sequence[dict[str, object]], f1: float
) -> None:
    scores = citation_scores(gold(citations=tuple(annotated)), predicted)
    assert scores["f1"] == pytest.approx(f1)


@pytest.mark.real
@pytest.mark.slow
@pytest.mark.skipif(not (SHARED / "gold" / "score.py").exists(), reason="the shared annotations are not here")
def test_the_shared_scorer_says_the_same(tmp_path: Path) -> None:
    made, annotations = exported(SHARED / "corpus", {}), gold_in(SHARED / "gold")
    ours = {
        "sections": section_scores(annotations, made.rows["sections"], made.texts),
        "provisions": provision_scores(annotations, made.rows["provisions"]),
    }
    if "citations" in made.rows:
        ours["citations"] = citation_scores(annotations, made.rows["citations"])
    for kind, scores in ours.items():
        path = tmp_path / f"{kind}.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in made.rows[kind]), encoding="utf-8")
        command = [sys.executable, str(SHARED / "gold" / "score.py"), kind, str(SHARED / "gold"), str(path)]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        theirs = {line.split()[0].removeprefix(f"{kind}."): float(line.split()[1]) for line in printed.splitlines()}
        assert theirs == {measure: pytest.approx(scores[measure], abs=5.1e-5) for measure in theirs}
        assert set(scores) == set(theirs)


def typed(*types: str, line: int = 5, text: str = "Op til 3 timer om ugen.", **more: object) -> dict[str, object]:
    return {"doc": "a", "start_line": line, "end_line": line, "text": text, "types": list(types), **more}


EVERYWHERE = {"a": {kind: [[1, 9]] for kind in ("target_group", "content", "scope", "follow_up", "exclusions")}}


@pytest.mark.parametrize(
    ("annotated", "given", "expected"),
    [
        ([typed("scope")], [typed("scope")], {("scope", "scope"): 1}),
        ([typed("scope")], [typed("content")], {("scope", "content"): 1}),
        ([typed("scope")], [typed()], {("scope", NO_TYPE): 1}),
        ([typed()], [typed("scope")], {(NO_TYPE, "scope"): 1}),
        ([typed("scope", "content")], [typed("scope")], {("scope", "scope"): 1, ("content", NO_TYPE): 1}),
        ([typed("scope", borderline=["scope"])], [typed()], {}),
        ([typed("scope", borderline=["scope"])], [typed("scope")], {}),
        (
            [typed("scope")],
            [typed("scope", line=8, text="Noget andet")],
            {("scope", NO_TYPE): 1, (NO_TYPE, "scope"): 1},
        ),
    ],
)
def test_confusions(annotated: list[Any], given: list[Any], expected: dict[tuple[str, str], int]) -> None:
    assert confusion(gold(provisions=annotated, exhaustive=EVERYWHERE), given) == expected


def test_precision_and_recall_are_told_apart() -> None:
    counts = provision_counts(
        gold(provisions=[typed("scope"), typed("scope", line=7, text="En uge.")], exhaustive=EVERYWHERE),
        [typed("scope"), typed("scope", line=3, text="Intet her.")],
    )
    assert (counts["scope"].precision, counts["scope"].recall) == (0.5, 0.5)
    assert set(counts) == {"scope"}


def test_labels_of_a_statement() -> None:
    annotated = [typed("scope", "content", borderline=["content"])]
    labels = is_labelled(gold(provisions=annotated, exhaustive=EVERYWHERE), typed())
    assert labels["scope"] is True
    assert labels["exclusions"] is False
    assert "content" not in labels
    assert is_labelled(gold(provisions=annotated), typed(line=9)) == {}


def test_a_part_of_the_annotations() -> None:
    whole = gold(provisions=[typed("scope"), typed("scope") | {"doc": "b"}])
    assert len(whole.only({"a"}).provisions) == 1
    assert whole.only({"b"}).exhaustive == {}
