"""The comparison of two documents for programs: keys in English, texts exactly as they are kept."""

from __future__ import annotations

from typing import Any

from kb.compare.pairwise import Clause, Comparison, Side
from kb.compare.pairwise.redline import Piece
from kb.model import Provision
from kb.present.as_json import written
from kb.present.texts import Words


def to_json(comparison: Comparison, words: Words, date: str | None) -> bytes:
    """See `written`."""
    body: dict[str, Any] = {
        "law": comparison.law,
        "snapshot": comparison.snapshot,
        "date": date,
        "are_editions": comparison.are_editions,
        "ignored": {"case": comparison.ignore.case, "numbering": comparison.ignore.numbering},
        "one": _side(comparison.one),
        "other": _side(comparison.other),
        "clauses": [_clause(clause, words) for clause in comparison.clauses],
    }
    return written(body)


def _side(side: Side) -> dict[str, Any]:
    document = side.document
    return {
        "municipality": document.municipality,
        "document": document.document,
        "title": side.title,
        "standards": list(side.standards),
        "approved_on": document.approved_on,
        "edition_year": document.edition_year,
        "sha256": document.sha256,
    }


def _clause(clause: Clause, words: Words) -> dict[str, Any]:
    return {
        "change": clause.change.value,
        "is_moved": clause.is_moved,
        "question": clause.question,
        "direction": clause.verdict.direction.value,
        "signals": [
            {
                "rule": signal.rule,
                "meaning": words(f"why_{signal.rule}"),
                "direction": signal.direction.value,
                "one": signal.one,
                "other": signal.other,
            }
            for signal in clause.verdict.signals
        ],
        "more_one": [_provision(provision) for provision in clause.ones if provision is not clause.one],
        "more_other": [_provision(provision) for provision in clause.others if provision is not clause.other],
        "one": _provision(clause.one),
        "other": _provision(clause.other),
        "lead": [_piece(piece) for piece in clause.lead],
        "pieces": [_piece(piece) for piece in clause.pieces],
    }


def _piece(piece: Piece) -> dict[str, Any]:
    return {"op": piece.op.value, "text": piece.text, "is_operative": piece.is_operative}


def _provision(provision: Provision | None) -> dict[str, Any] | None:
    if provision is None:
        return None
    return {
        "provision": provision.id,
        "document": provision.document,
        "text": provision.text,
        "lead_in": provision.lead_in,
        "heading": provision.heading,
        "section_type": provision.section_type.value,
        "types": [kind.value for kind in provision.types],
        "page": provision.page,
        "start_line": provision.start_line,
        "end_line": provision.end_line,
    }
