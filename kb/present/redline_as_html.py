"""The comparison of two documents as one web page that needs nothing else; it runs no script."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from kb.compare.pairwise import Clause, Comparison, Side
from kb.compare.pairwise.redline import Piece
from kb.present import parts, redline
from kb.present.as_html import own_file, page_template, policy_hash
from kb.present.safe import printable
from kb.present.texts import Words

_ELEMENTS = {"same": "", "out": "del", "in": "ins"}
_SOURCE_KEYS = ("municipality", "standard", "approved_on", "approved_by", "document", "file_type", "grade", "sha256")


def to_html(comparison: Comparison, words: Words, date: str | None) -> bytes:
    """A page in UTF-8; every text of a source is escaped."""
    style = own_file("matrix.css") + own_file("redline.css")
    said = [words("made_on", date=parts.in_words(date, words))] if date else []
    said += [words("snapshot", snapshot=printable(comparison.snapshot))] if comparison.snapshot else []
    page = page_template("redline.html").render(
        words=words,
        title=redline.title(comparison, words),
        facts=said,
        summary=redline.summary(comparison, words),
        guide=redline.guide(comparison, words),
        style=Markup(style),
        style_hash=policy_hash(style),
        names=redline.names(comparison, words),
        groups=[
            {"label": label, "clauses": [_clause(clause, comparison, words) for clause in clauses]}
            for label, clauses in redline.by_type(comparison, words)
        ],
        source_keys=_SOURCE_KEYS,
        sources=[_source(side, words) for side in (comparison.one, comparison.other)],
    )
    return page.encode("utf-8", "replace")


def _clause(clause: Clause, comparison: Comparison, words: Words) -> dict[str, Any]:
    # What only one municipality says was never taken out or put in.
    is_marked = comparison.are_editions or (clause.one is not None and clause.other is not None)
    return {
        "change": clause.change.value,
        "is_shown": clause.change.value != "same" or clause.is_moved,
        "fate": redline.headline(clause, comparison, words),
        "lead": _printed(clause.lead, is_marked=is_marked),
        "pieces": _printed(clause.pieces, is_marked=is_marked),
        "direction": clause.verdict.direction.value,
        "reading": redline.reading(clause, comparison, words),
        "evidence": redline.evidence(clause, comparison, words),
        "rules": redline.rules(clause, words),
        "places": [
            {"side": side, "text": redline.lines(provision, words), "document": printable(provision.document)}
            for side, held in (("one", clause.ones), ("other", clause.others))
            for provision in held
        ],
    }


def _printed(pieces: Sequence[Piece], *, is_marked: bool) -> list[dict[str, Any]]:
    return [
        {
            "element": _ELEMENTS[piece.op.value] if is_marked else "",
            "text": printed.strip(),
            "space": printed.startswith(" "),
            "is_operative": piece.is_operative,
        }
        for piece, printed in redline.spaced(pieces)
    ]


def _source(side: Side, words: Words) -> tuple[str, ...]:
    document = side.document
    return (
        printable(document.municipality) or words("unknown_municipality"),
        printable(side.title),
        parts.in_words(document.approved_on, words) or words("not_approved"),
        printable(document.approved_by),
        printable(document.document),
        parts.file_type(document.document),
        words.grade(document.grade),
        document.sha256,
    )
