"""Topics and their consensus for programs: the whole structure, keys in English."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kb.compare.topics.consensus import Change, Consensus
from kb.compare.topics.highlights import Evidence, Highlight
from kb.compare.topics.matrix import TopicCell, TopicMatrix, TopicRow
from kb.compare.topics.records import Decider
from kb.compare.topics.variants import Variant
from kb.model import Fact
from kb.present import topics as wording
from kb.present.as_json import column_as_json, findings_as_json, lines_as_json, quote_as_json, written
from kb.present.texts import Words


def to_json(matrix: TopicMatrix, found: Sequence[Highlight], words: Words, date: str | None) -> bytes:
    """See `written`."""
    return written(
        {
            **_about(matrix, date),
            "highlights": [_highlight(one, words) for one in found],
            "rows": [_row(row, matrix, words) for row in matrix.rows],
        }
    )


def consensus_to_json(found: Consensus, words: Words, date: str | None) -> bytes:
    """See `written`."""
    matrix = found.matrix
    return written(
        {
            **_about(matrix, date),
            "topics": [
                {
                    **_head(row, words),
                    "is_shared": row.is_shared,
                    "variants": [_variant(variant) for variant in row.variants],
                    "not_stated": wording.silent(row, matrix.columns),
                }
                for row in found.rows
            ],
            "municipalities": [
                {
                    "municipality": held.column.municipality,
                    "document": held.column.document,
                    "agrees": held.agrees,
                    "changes": [_change(change, words) for change in held.changes],
                }
                for held in found.distances
            ],
        }
    )


def _about(matrix: TopicMatrix, date: str | None) -> dict[str, Any]:
    return {
        "law": matrix.law,
        "snapshot": matrix.snapshot,
        "date": date,
        "baseline": matrix.baseline or None,
        "group": matrix.group or None,
        "only_differences": matrix.only_differences,
        "order": matrix.order.value,
        "columns": [column_as_json(column) for column in matrix.columns],
        "findings": findings_as_json(matrix.findings),
    }


def _head(row: TopicRow, words: Words) -> dict[str, Any]:
    return {
        "topic": row.topic,
        "question": row.concept,
        "label": wording.label(row, words),
        "words": row.label,
        "type": row.type.value,
        "relation": row.relation.value,
        "disagreement": row.disagreement,
        "deciders": _deciders(row.deciders),
    }


def _row(row: TopicRow, matrix: TopicMatrix, words: Words) -> dict[str, Any]:
    return {
        **_head(row, words),
        "variants": [_variant(variant) for variant in row.variants],
        "cells": [
            {"municipality": column.municipality, "document": column.document, **_cell(cell)}
            for column, cell in zip(matrix.columns, row.cells, strict=True)
        ],
    }


def _cell(cell: TopicCell) -> dict[str, Any]:
    return {
        "state": cell.state.value,
        "note": cell.note,
        "is_baseline": cell.is_baseline,
        "distance": cell.relation.value if cell.relation else None,
        "deciders": _deciders(cell.deciders),
        "quotes": [
            {
                **quote_as_json(quote),
                "marks": [{"start": mark.start, "end": mark.end, "ground": mark.ground.value} for mark in marks],
            }
            for quote, marks in zip(cell.quotes, cell.marks, strict=True)
        ],
        "facts": [_fact(fact) for fact in cell.facts],
        "looked_in": lines_as_json(cell.looked_in),
    }


def _deciders(deciders: Sequence[Decider]) -> list[dict[str, str]]:
    return [{"ground": one.ground.value, "one": one.one, "other": one.other} for one in deciders]


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "fact_type": fact.type.value,
        "value": fact.value,
        "qualifier": fact.qualifier.value if fact.qualifier else None,
        "phrase": fact.phrase,
        "start_line": fact.start_line,
        "end_line": fact.end_line,
    }


def _variant(variant: Variant) -> dict[str, Any]:
    return {"documents": list(variant.documents), "wording": quote_as_json(wording.variant_quote(variant))}


def _highlight(one: Highlight, words: Words) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "title": wording.highlight_title(one, words),
        "summary": wording.highlight_lead(one, words),
        "evidence": [_evidence(evidence, words) for evidence in one.evidence],
        "not_stated": list(one.silent),
    }


def _evidence(one: Evidence, words: Words) -> dict[str, Any]:
    return {
        "municipality": one.municipality,
        "document": one.document,
        "page": one.page,
        "start_line": one.start_line,
        "end_line": one.end_line,
        "text": one.text,
        "value": wording.evidence_value(one, words),
    }


def _change(change: Change, words: Words) -> dict[str, Any]:
    return {
        "topic": change.row.topic,
        "label": wording.label(change.row, words),
        "type": change.row.type.value,
        "step": change.step.value,
        "distance": change.cell.relation.value if change.cell.relation else None,
        "stands_now": [quote_as_json(quote) for quote in change.cell.quotes],
        "wording": quote_as_json(change.wording),
        "deciders": _deciders(change.deciders),
    }
