"""The matrix for programs: the whole structure, keys in English, quotes exactly as they are kept."""

from __future__ import annotations

import json
from typing import Any

from kb.model import Absence, Cell, Column, Matrix, Quote
from kb.taxonomy import label


def to_json(matrix: Matrix, language: str, date: str | None) -> bytes:
    """UTF-8 JSON, two spaces deep. A lone surrogate is written as U+FFFD, for it is no text."""
    body: dict[str, Any] = {
        "law": matrix.law,
        "snapshot": matrix.snapshot,
        "date": date,
        "columns": [_column(column) for column in matrix.columns],
        "rows": [
            {
                "type": section_type.value,
                "label": label(section_type, language=language),
                "cells": [
                    _cell(column, cell, number)
                    for number, (column, cell) in enumerate(zip(matrix.columns, row, strict=True))
                ],
            }
            for section_type, row in zip(matrix.types, matrix.cells, strict=True)
        ],
        "findings": [
            {"code": finding.code, "severity": finding.severity.value, "message": finding.message}
            for finding in matrix.findings
        ],
    }
    return (json.dumps(body, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _column(column: Column) -> dict[str, Any]:
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
        "looked_in": [{"start_line": start, "end_line": end} for start, end in cell.looked_in],
        "quotes": [_quote(quote) for quote in cell.quotes],
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
            {"reason": near.reason.value, "about": near.about, "quote": _quote(near.quote)} for near in absence.nearest
        ],
        "refers_to": [_quote(quote) for quote in absence.refers_to],
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
        "confidence": quote.confidence,
        "shared": quote.shared,
        "quoted_law": quote.quoted_law,
    }
