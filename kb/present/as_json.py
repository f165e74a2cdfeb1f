"""The matrix for programs: the whole structure, keys in English, quotes exactly as they are kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from kb.model import Absence, Cell, Column, Finding, Matrix, Quote
from kb.present.texts import Words
from kb.taxonomy import label


def to_json(matrix: Matrix, words: Words, date: str | None) -> bytes:
    """See `written`."""
    body: dict[str, Any] = {
        "law": matrix.law,
        "snapshot": matrix.snapshot,
        "date": date,
        "columns": [column_as_json(column) for column in matrix.columns],
        "rows": [
            {
                "type": section_type.value,
                "label": label(section_type, language=words.language),
                "cells": [
                    _cell(column, cell, number)
                    for number, (column, cell) in enumerate(zip(matrix.columns, row, strict=True))
                ],
            }
            for section_type, row in zip(matrix.types, matrix.cells, strict=True)
        ],
        "findings": findings_as_json(matrix.findings),
    }
    return written(body)


def written(body: dict[str, Any]) -> bytes:
    """UTF-8 JSON, two spaces deep. A lone surrogate is written as U+FFFD, for it is no text."""
    return (json.dumps(body, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def findings_as_json(findings: Sequence[Finding]) -> list[dict[str, str]]:
    """What is to be known of a comparison as a whole."""
    return [{"code": one.code, "severity": one.severity.value, "message": one.message} for one in findings]


def lines_as_json(lines: Sequence[tuple[int, int]]) -> list[dict[str, int]]:
    """Where something was looked for."""
    return [{"start_line": start, "end_line": end} for start, end in lines]


def column_as_json(column: Column) -> dict[str, Any]:
    """A document of a comparison and its standards."""
    return {
        "municipality": column.municipality,
        "document": column.document,
        "standards": list(column.standards),
        "title": column.title,
        "approved_on": column.approved_on,
        "approved_by": column.approved_by,
        "edition_year": column.edition_year,
        "grade": column.grade.value,
    }


def _cell(column: Column, cell: Cell, number: int) -> dict[str, Any]:
    return {
        "column": number,
        "municipality": column.municipality,
        "document": column.document,
        "state": cell.state.value,
        "note": cell.note,
        "looked_in": lines_as_json(cell.looked_in),
        "quotes": [quote_as_json(quote) for quote in cell.quotes],
        "absence": _absence(cell.absence) if cell.absence else None,
    }


def _absence(absence: Absence) -> dict[str, Any]:
    measured = absence.overlooked
    return {
        "looked_in": [
            {
                "type": place.type.value,
                "heading": place.heading,
                "start_line": place.start_line,
                "end_line": place.end_line,
                "first_page": place.first_page,
                "last_page": place.last_page,
            }
            for place in absence.looked_in
        ],
        "nearest": [
            {"reason": near.reason.value, "about": near.about, "quote": quote_as_json(near.quote)}
            for near in absence.nearest
        ],
        "refers_to": [quote_as_json(quote) for quote in absence.refers_to],
        "overlooked": {
            "missed": measured.missed,
            "annotated": measured.annotated,
            "share": round(measured.share, 4),
            "documents": measured.documents,
            "documents_held_back": measured.is_held_back,
            "measured_on": measured.measured_on,
        }
        if measured
        else None,
    }


def quote_as_json(quote: Quote) -> dict[str, Any]:
    """A quote exactly as it is kept, with its place."""
    return {
        "provision": quote.provision,
        "document": quote.document,
        "text": quote.text,
        "lead_in": quote.lead_in,
        "heading": quote.heading,
        "page": quote.page,
        "start_line": quote.start_line,
        "end_line": quote.end_line,
        "confidence": quote.confidence,
        "shared": quote.shared,
        "quoted_law": quote.quoted_law,
    }
