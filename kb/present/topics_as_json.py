"""Topics and their consensus for programs: JSON with the whole structure, CSV with a row for each quote."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from io import StringIO
from typing import Any

from kb.compare.topics.consensus import Change, Consensus
from kb.compare.topics.highlights import Evidence, Highlight
from kb.compare.topics.matrix import TopicCell, TopicMatrix, TopicRow
from kb.compare.topics.records import Decider
from kb.compare.topics.variants import Variant
from kb.model import Column, Fact, Quote
from kb.present import topics as wording
from kb.present.safe import no_formula, printable
from kb.present.texts import Words

COLUMNS = (
    *("law", "type", "topic", "label", "words", "relation", "municipality", "document", "approved_on", "state"),
    *("distance", "text", "deciding_words", "facts", "lead_in", "page", "start_line", "end_line", "heading"),
    *("provision", "topic_id", "agreement", "note"),
)


def to_json(matrix: TopicMatrix, found: Sequence[Highlight], words: Words, date: str | None) -> bytes:
    """UTF-8 JSON, two spaces deep."""
    return _written(
        {
            **_about(matrix, date),
            "highlights": [_highlight(one, words) for one in found],
            "rows": [_row(row, matrix, words) for row in matrix.rows],
        }
    )


def consensus_to_json(found: Consensus, words: Words, date: str | None) -> bytes:
    """UTF-8 JSON, two spaces deep."""
    matrix = found.matrix
    return _written(
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


def to_csv(matrix: TopicMatrix, words: Words) -> bytes:
    """UTF-8 with a byte order mark; cells that a spreadsheet would run as a formula begin with an apostrophe."""
    table = StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for place in wording.places(matrix):
        row, column, cell, quote = place.row, place.column, place.cell, place.quote
        values: tuple[object, ...] = (
            *(matrix.law, row.type.value, row.concept, wording.label(row, words), row.label, row.relation.value),
            *(column.municipality, column.document, column.approved_on, cell.state.value),
            "baseline" if cell.is_baseline else (cell.relation.value if cell.relation else ""),
            quote.text if quote else "",
            "; ".join(wording.decided(cell.deciders, words)),
            "; ".join(wording.facts(cell)),
            *((quote.lead_in, quote.page or "", quote.start_line, quote.end_line) if quote else ("", "", "", "")),
            *((quote.heading, quote.provision) if quote else ("", "")),
            *(row.topic, wording.agreement(row, words), cell.note),
        )
        writer.writerow([no_formula(printable(str(value))) for value in values])
    return b"\xef\xbb\xbf" + table.getvalue().encode("utf-8", "replace")


def _written(body: dict[str, Any]) -> bytes:
    return (json.dumps(body, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _about(matrix: TopicMatrix, date: str | None) -> dict[str, Any]:
    return {
        "law": matrix.law,
        "snapshot": matrix.snapshot,
        "date": date,
        "baseline": matrix.baseline or None,
        "group": matrix.group or None,
        "only_differences": matrix.only_differences,
        "order": matrix.order.value,
        "columns": [_column(column) for column in matrix.columns],
        "findings": [
            {"code": one.code, "severity": one.severity.value, "message": one.message} for one in matrix.findings
        ],
    }


def _column(column: Column) -> dict[str, Any]:
    return {
        "municipality": column.municipality,
        "document": column.document,
        "title": column.title,
        "approved_on": column.approved_on,
        "edition_year": column.edition_year,
        "grade": column.grade.value,
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
                **_quote(quote),
                "marks": [{"start": mark.start, "end": mark.end, "ground": mark.ground.value} for mark in marks],
            }
            for quote, marks in zip(cell.quotes, cell.marks, strict=True)
        ],
        "facts": [_fact(fact) for fact in cell.facts],
        "looked_in": [{"start_line": start, "end_line": end} for start, end in cell.looked_in],
    }


def _deciders(deciders: Sequence[Decider]) -> list[dict[str, str]]:
    return [{"ground": one.ground.value, "one": one.one, "other": one.other} for one in deciders]


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "provision": quote.provision,
        "document": quote.document,
        "text": quote.text,
        "lead_in": quote.lead_in,
        "heading": quote.heading,
        "page": quote.page,
        "start_line": quote.start_line,
        "end_line": quote.end_line,
    }


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
    return {"documents": list(variant.documents), "wording": _quote(wording.variant_quote(variant))}


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
        "stands_now": [_quote(quote) for quote in change.cell.quotes],
        "wording": _quote(change.wording),
        "deciders": _deciders(change.deciders),
    }
