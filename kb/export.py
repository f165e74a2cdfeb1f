"""What do other programs get to read? One row an object, with the keys they rely on."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from kb.corrections.exchange import row_of
from kb.law.resolution import resolve
from kb.library import Library
from kb.model import Fact, FactType, Qualifier

if TYPE_CHECKING:
    from kb.compare.topics.leanings import VectorsOf

Row = dict[str, object]

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


def sources(library: Library) -> Iterator[Row]:
    for entry in library.entries:
        document = asdict(entry.document)
        yield {
            **{key: document[key] for key in SOURCE_KEYS},
            "evidence": dict(entry.document.evidence),
            "findings": [finding.message for finding in entry.document.findings],
            "laws": list(entry.laws),
        }


def standards(library: Library) -> Iterator[Row]:
    for standard in library.standards:
        yield {
            "document": standard.document,
            "standard": standard.id,
            "title": standard.title,
            "law_refs": list(standard.law_refs),
            "provision_kind": standard.provision_kind,
            "start_line": standard.start_line,
            "end_line": standard.end_line,
            "refers_to": standard.refers_to,
        }


def sections(library: Library) -> Iterator[Row]:
    for section in library.sections:
        yield {
            "document": section.document,
            "standard": section.standard,
            "law_refs": list(section.law_refs),
            "type": section.type.value,
            "heading": section.heading,
            "start_line": section.start_line,
            "end_line": section.end_line,
            "page": section.page,
            "confidence": section.confidence,
            "reason": section.reason,
            "serves": list(section.serves),
            "quoted_law": section.quoted_law,
        }


def provisions(library: Library) -> Iterator[Row]:
    """`confidence` is that of the least certain of `types`, `confidences` has one for each.

    `perhaps`, with their confidences, are types that the words point to weakly while others in the standard carry them
    more surely; they are not among `types`.
    """
    for provision in library.provisions:
        yield {
            "id": provision.id,
            "document": provision.document,
            "municipality": provision.municipality,
            "standard": provision.standard,
            "law_refs": list(provision.law_refs),
            "section_type": provision.section_type.value,
            "types": [section_type.value for section_type in provision.types],
            "confidence": provision.confidence,
            "confidences": {kind.value: provision.confidence_in(kind) for kind in provision.types},
            "perhaps": {one.type.value: one.confidence for one in provision.perhaps},
            "unsure": provision.is_unsure,
            "text": provision.text,
            "start_line": provision.start_line,
            "end_line": provision.end_line,
            "page": provision.page,
            "heading": provision.heading,
            "lead_in": provision.lead_in,
            "reasons": list(provision.reasons),
            "quoted_law": provision.quoted_law,
        }


def facts(library: Library) -> Iterator[Row]:
    for entry in library.entries:
        for fact in library.reading(entry.document.document).facts:
            yield {
                "document": fact.document,
                "standard": fact.standard,
                "law_refs": list(fact.law_refs),
                "fact_type": fact.type.value,
                "value": _value(fact),
                "qualifier": fact.bound.value if fact.bound else None,
                "approximate": fact.qualifier is Qualifier.APPROXIMATE,
                "unit": fact.unit or None,
                "per": fact.per or None,
                "phrase": fact.phrase,
                "start_line": fact.start_line,
                "end_line": fact.end_line,
                "applies_to": fact.applies_to,
                "case": fact.case,
                "role": fact.role,
                "price_level": fact.price_level,
                "clock": fact.clock,
                "exit_clause": fact.exit_clause,
                "rule": fact.rule,
            }


def _value(fact: Fact) -> str | int | None:
    """Ages and sums as numbers, all else as text."""
    is_number = fact.type in WHOLE_NUMBERS and fact.value is not None and fact.value.isdecimal()
    return int(fact.value) if is_number and fact.value else fact.value


def citations(library: Library) -> Iterator[Row]:
    for entry in library.entries:
        known = entry.document
        dated = known.approved_on or str(known.edition_year or "")
        dated = dated if re.match(r"\d{4}", dated) else ""
        for citation in library.reading(entry.document.document).citations:
            resolved = [resolve(ref) for ref in citation.refs]
            yield {
                "document": citation.document,
                "refs": list(citation.refs),
                "kind": citation.kind,
                "surface": citation.surface,
                "start_line": citation.start_line,
                "end_line": citation.end_line,
                "inferred": citation.inferred,
                # One for each of `refs`, in the same order.
                "resolved": [one.standing.value for one in resolved],
                "resolved_then": [resolve(ref, on=dated).standing.value if dated else "" for ref in citation.refs],
                "now_at": [one.now_at for one in resolved],
                "title": [one.title for one in resolved],
                "eli": [one.eli for one in resolved],
                "verified": [one.verified for one in resolved],
                "checked_on": [one.checked_on for one in resolved],
            }


def references(library: Library) -> Iterator[Row]:
    """Where documents send their readers within themselves, with the lines meant."""
    for entry in library.entries:
        reading = library.reading(entry.document.document)
        for ref in reading.internal_refs:
            yield {
                "document": ref.document,
                "kind": ref.kind.value,
                "surface": ref.surface,
                "normalised": ref.normalised,
                "start_line": ref.start_line,
                "end_line": ref.end_line,
                "target": [
                    {"document": ref.document, "start_line": start, "end_line": end} for start, end in ref.targets
                ],
            }


def corrections(library: Library) -> Iterator[Row]:
    """What people corrected and what became of it; `kb corrections --import` reads it on another machine."""
    from kb.present.corrected import told

    for name in library.ledger.by_document:
        for one, outcome in library.outcomes(name):
            start, end = outcome.lines or one.anchor.lines
            words = told(one)
            yield {
                **row_of(one),
                "document": name,
                "status": outcome.status.value,
                "start_line": start or None,
                "end_line": end or None,
                "candidates": [list(lines) for lines in outcome.candidates],
                "about": words.what,
                "was": words.was,
                "now": words.now,
                "text": one.anchor.text,
            }


def topics(library: Library, vectors_of: VectorsOf | None = None) -> Iterator[Row]:
    """The topics of every law; without vectors of meaning words decide alone."""
    from kb.compare.topics import build_topics, law_groups  # numpy: only for whom it may concern

    for law in law_groups(library.laws()):
        for topic in build_topics(library, law, vectors_of=vectors_of).topics:
            yield {
                "law": topic.law,
                "topic": topic.label,
                "type": topic.type.value,
                "relation": topic.relation.value,
                "members": [
                    {
                        "document": member.document,
                        "start_line": member.start_line,
                        "end_line": member.end_line,
                        "text": member.text,
                        "municipality": member.municipality,
                        "page": member.page,
                        "provision": member.id,
                    }
                    for member in topic.members
                ],
                "deciders": [
                    {"ground": decider.ground.value, "one": decider.one, "other": decider.other}
                    for decider in topic.deciders
                ],
                "concept": topic.concept,
                "id": topic.id,
            }


WHOLE_NUMBERS = {
    FactType.MIN_AGE,
    FactType.MAX_AGE,
    FactType.AMOUNT_DKK,
    FactType.AMOUNT_PERCENT,
    FactType.DISTANCE_KM,
    FactType.CONTACTS,
}

SOURCE_KEYS = (
    "document",
    "municipality",
    "municipality_code",
    "title",
    "media_type",
    "pages",
    "lines",
    "sha256",
    "approved_on",
    "approved_by",
    "edition_year",
    "case_number",
    "grade",
    "reviewed_by",
    "reviewed_on",
)

KINDS: dict[str, Callable[[Library], Iterator[Row]]] = {
    "sources": sources,
    "standards": standards,
    "sections": sections,
    "provisions": provisions,
    "facts": facts,
    "citations": citations,
    "references": references,
    "corrections": corrections,
    "topics": topics,
}


def as_jsonl(rows: Iterable[Row]) -> str:
    """One JSON object a line."""
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def as_csv(rows: Iterable[Row]) -> str:
    """A table for a spreadsheet: lists joined with "; ", nothing is run as a formula. "" when there are no rows."""
    table = list(rows)
    if not table:
        return ""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table[0])
    writer.writerows([_cell(value) for value in row.values()] for row in table)
    return out.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, dict):
        value = [f"{key}: {part}" for key, part in value.items()]
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    if not isinstance(value, str):
        return "" if value is None else str(value)
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value
