"""The numbers for programs: keys in English, values as facts carry them, quotes exactly as they are kept."""

from __future__ import annotations

from typing import Any

from kb.compare.numbers import Band, Missing, Number, Numbers
from kb.present.as_json import column_as_json, findings_as_json, lines_as_json, quote_as_json, written
from kb.present.texts import Words


def to_json(numbers: Numbers, _words: Words, date: str | None) -> bytes:
    """See `written`."""
    body: dict[str, Any] = {
        "law": numbers.law,
        "snapshot": numbers.snapshot,
        "date": date,
        "columns": [column_as_json(column) for column in numbers.columns],
        "facts": [
            {
                "fact_type": kind.value,
                "bands": [_band(band) for band in numbers.bands(kind)],
                "in_words": [
                    {"word": word, "numbers": [_number(number) for number in said]}
                    for word, said in numbers.beside(kind)
                ],
                "unplaced": [_number(number) for number in numbers.of(kind) if number.is_unplaced],
                "without": [_missing(missing, numbers) for missing in numbers.missing_of(kind)],
            }
            for kind in numbers.types
        ],
        "findings": findings_as_json(numbers.findings),
    }
    return written(body)


def _band(band: Band) -> dict[str, Any]:
    return {
        "scale": band.scale.value,
        "clock": band.clock.value if band.clock else None,
        "qualifier": band.qualifier.value,
        "role": band.role,
        "numbers": [_number(number) for number in band.numbers],
    }


def _number(number: Number) -> dict[str, Any]:
    fact, size = number.fact, number.size
    return {
        "column": number.column,
        "value": fact.value,
        "qualifier": fact.qualifier.value if fact.qualifier else None,
        "unit": fact.unit,
        "per": fact.per,
        "on_scale": round(size.value, 4) if size else None,
        "is_near": size.is_near if size else None,
        "law_refs": list(number.laws),
        "clock_text": fact.clock,
        "applies_to": fact.applies_to,
        "case": fact.case,
        "role": fact.role,
        "price_level": fact.price_level,
        "exit_clause": number.exit_clause,
        "phrase": fact.phrase,
        "quotes": [quote_as_json(quote) for quote in number.quotes],
    }


def _missing(missing: Missing, numbers: Numbers) -> dict[str, Any]:
    return {
        "column": missing.column,
        "municipality": numbers.columns[missing.column].municipality,
        "document": numbers.columns[missing.column].document,
        "state": missing.state.value,
        "looked_in": lines_as_json(missing.looked_in),
    }
