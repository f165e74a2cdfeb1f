"""How far do the types of provisions hold on documents that nothing was learned from?

Leave-one-out figures (rules as they are, classifier trained without the document), a learning curve, how confidences
compare with the truth, and the table of confusions. The rules were written with all but the held-back documents in
view, so the leave-one-out figures are honest of the classifier only; the held-back ones are honest of both.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeAlias

from bench.annotated import SHARED, AnnotatedSet, Labelled, annotated_sets, may_teach
from bench.figures import Figure
from bench.training import left_out, read_with, the_pieces, trained
from kb.meaning.calibration import confidence
from kb.meaning.encoder import is_bundled
from kb.meaning.provision_rules import Evidence, labels
from kb.meaning.statement_meaning import RECEIPT
from kb.meaning.weak_types import given
from kb.scoring import NO_TYPE, Row, confusion, provision_scores
from kb.taxonomy import CORE

ORDERS = 2  # orders of the documents that a learning curve is the mean of
BANDS = ((0.0, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))

Read: TypeAlias = Sequence[tuple[Labelled, Evidence]]
Curve: TypeAlias = Mapping[str, float] | None


def measure(shared: Path = SHARED) -> Iterator[Figure]:
    """Everything this module knows, as figures; tables are in `report`."""
    if not is_bundled():
        return
    sets, read = _left_out(shared)
    for name, value in core_f1(sets, read).items():
        yield Figure(f"learning.core_f1.{name}", value)
    for documents, value in learning_curve(sets):
        yield Figure(f"learning.curve.{documents:02}_documents", value)
    yield Figure("learning.calibration_error", calibration_error(read), 0.08, lower_is_better=True)
    yield Figure("learning.calibration_error.held_back", calibration_error(_held_back(read)), lower_is_better=True)


@cache
def _left_out(shared: Path) -> tuple[Sequence[AnnotatedSet], Read]:
    sets = annotated_sets(shared)
    return sets, list(left_out([one for each in sets for one in each.labelled], the_pieces()))


def core_f1(sets: Sequence[AnnotatedSet], read: Read, *, curve: Curve = None) -> dict[str, float]:
    """Mean F1 of the core types: each set by the rules alone and by both, held-back documents apart.

    The confidences are by the curve that comes with the package or another.
    """
    figures: dict[str, float] = {}
    for each in sets:
        for name, keep in ((each.name, True), (f"{each.name}.held_back", False)):
            documents = [document for document in each.gold.documents if may_teach(document) is keep]
            rules = [(one, one.statement.evidence) for one in each.labelled]
            if documents:
                figures[f"{name}.rules"] = _scores(each, documents, rules, curve)["core_f1"]
                figures[f"{name}.left_out"] = _scores(each, documents, read, curve)["core_f1"]
    return figures


def _scores(each: AnnotatedSet, documents: Sequence[str], read: Read, curve: Curve = None) -> dict[str, float]:
    return provision_scores(each.gold.only(documents), list(rows(read, documents, curve=curve)))


def rows(read: Read, documents: Sequence[str], *, curve: Curve = None) -> Iterator[Row]:
    """What was read, as `kb export provisions` would write it."""
    for document in documents:
        here = [(one, found) for one, found in read if one.document == document]
        types = given([(one.statement.section, labels(found, curve=curve)) for one, found in here])
        for (one, _), carried in zip(here, types, strict=True):
            yield one.row([label.type.value for label in carried.types])


def learning_curve(sets: Sequence[AnnotatedSet]) -> Iterator[tuple[int, float]]:
    """Number of documents learned from, and the mean core F1 on what is held back; 0 = the rules alone."""
    every = [one for each in sets for one in each.labelled]
    documents = sorted({one.document for one in every if may_teach(one.document)})
    held = [one for one in every if not may_teach(one.document)]
    yield 0, _mean_held(sets, [(one, one.statement.evidence) for one in held])
    steps = sorted({1, 2, 3, 6, len(documents)} & set(range(len(documents) + 1)))
    for count in steps:
        found = []
        for seed in range(ORDERS if count < len(documents) else 1):
            chosen = set(Random(seed).sample(documents, count))
            heads = trained([one for one in every if one.document in chosen], the_pieces())
            found.append(_mean_held(sets, read_with(heads, held)))
        yield count, sum(found) / len(found)


def _mean_held(sets: Sequence[AnnotatedSet], read: Read) -> float:
    found = []
    for each in sets:
        documents = [document for document in each.gold.documents if not may_teach(document)]
        if documents:
            found.append(_scores(each, documents, read)["core_f1"])
    return sum(found) / max(1, len(found))


# ------------------------------------------------------------------------------------------------ confidence


def confidences(read: Read) -> Iterator[tuple[float, bool]]:
    """The confidence of each type that was given, and whether a person gave it too."""
    for one, found in read:
        for core, score in found.scores.items():
            if score > 0 and core in one.types:
                yield confidence(core, found.seen(core)), one.types[core]


def reliability(read: Read) -> Iterator[tuple[float, float, int, float, float]]:
    """Each band of confidence: from, to, how many types, their mean confidence, the share that is right."""
    types = list(confidences(read))
    for low, high in BANDS:
        inside = [(sure, right) for sure, right in types if low <= sure < high]
        if inside:
            mean = sum(sure for sure, _ in inside) / len(inside)
            yield low, high, len(inside), mean, sum(right for _, right in inside) / len(inside)


def calibration_error(read: Read) -> float:
    """Mean distance between confidence and the share of right types, over the bands."""
    bands = list(reliability(read))
    total = sum(count for _, _, count, _, _ in bands)
    return sum(count * abs(mean - right) for _, _, count, mean, right in bands) / max(1, total)


def _held_back(read: Read) -> Read:
    return [(one, found) for one, found in read if not may_teach(one.document)]


# ------------------------------------------------------------------------------------------------ tables


def report(shared: Path = SHARED) -> Iterator[str]:
    """The tables for a person: receipt, confusions, reliability."""
    if not is_bundled():
        yield "  no bundled model on this platform: the rules decide alone"
        return
    sets, read = _left_out(shared)
    yield from receipt_lines(sets)
    yield "  confusions, one document left out at a time (line: annotated, column: given)"
    yield from confusion_lines(_confusions(sets, read))
    for title, some in (("all", read), ("held back", _held_back(read))):
        yield f"  confidence against truth, {title}: from, to, types, mean confidence, share right"
        for low, high, count, mean, right in reliability(some):
            yield f"    {low:.1f}-{min(high, 1.0):.1f} {count:>5} {mean:>8.2f} {right:>8.2f}"


def receipt_lines(sets: Sequence[AnnotatedSet]) -> Iterator[str]:
    """What the shipped weights were made of, and whether the annotations have changed since."""
    receipt = json.loads(RECEIPT.read_text(encoding="utf-8"))
    yield f"  weights of {receipt['date']}: {receipt['statements']} statements of {len(receipt['documents'])} documents"
    changed = [each.name for each in sets if receipt["annotations"].get(each.name) != each.sha256]
    if changed:
        yield f"  made from other annotations than those here: {', '.join(changed)}; python -m bench.training"


def _confusions(sets: Sequence[AnnotatedSet], read: Read) -> Counter[tuple[str, str]]:
    table = Counter[tuple[str, str]]()
    for each in sets:
        documents = [document for document in each.gold.documents if document in {one.document for one, _ in read}]
        table += confusion(each.gold.only(documents), list(rows(read, documents)))
    return table


def confusion_lines(table: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """
    >>> print(*confusion_lines({("scope", "scope"): 3, ("scope", "none"): 1}), sep="\\n")
                     target_group  content    scope follow_up exclusions     none
        target_group            -        -        -         -          -        -
        content                 -        -        -         -          -        -
        scope                   -        -        3         -          -        1
        follow_up               -        -        -         -          -        -
        exclusions              -        -        -         -          -        -
        none                    -        -        -         -          -        -
    """
    kinds = [*(core.value for core in CORE), NO_TYPE]
    yield " " * 16 + "".join(f" {kind:>{max(8, len(kind))}}" for kind in kinds)
    for row in kinds:
        cells = (f" {table.get((row, kind), 0) or '-':>{max(8, len(kind))}}" for kind in kinds)
        yield f"    {row:<12}{''.join(cells)}"
