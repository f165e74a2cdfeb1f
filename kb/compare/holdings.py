"""Which documents have a standard under a law, and which of their standards only mention it?

A standard that is written under another paragraph and names this one in a parenthesis ("§ 108 (eller § 85 i boliger
efter almenboligloven)") is about another service. Where the document has a standard of its own under the law, the
other one is left to its own paragraph's comparison, and a finding says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kb.compare.editions import Holding
from kb.compare.law_query import LawQuery
from kb.compare.names import listed
from kb.compare.shelf import Shelf
from kb.law.citations import citations
from kb.model import Finding, Severity, Standard

_OPENING = 5  # lines in which a standard names its paragraph
_PARENTHESIS_RE = re.compile(r"\([^()]*\)")


def holdings_under(library: Shelf, query: LawQuery) -> list[Holding]:
    """The documents that have a standard under the law, older editions too, in the order of the library."""
    standards = {one.id: one for law in query.laws for one in library.standards_under(law)}
    holdings = [
        Holding(document, tuple(sorted(owned, key=lambda one: one.start_line)))
        for document in library.documents
        if (owned := [one for one in standards.values() if one.document == document.document])
    ]
    return [_without_asides(library, holding, query) for holding in holdings]


def _without_asides(library: Shelf, holding: Holding, query: LawQuery) -> Holding:
    if len(holding.standards) < 2:
        return holding
    asides = tuple(one for one in holding.standards if _is_aside(library, one, query))
    kept = tuple(one for one in holding.standards if one not in asides)
    return replace(holding, standards=kept, asides=asides) if kept else holding


def _is_aside(library: Shelf, standard: Standard, query: LawQuery) -> bool:
    """Its opening names another paragraph in the open and those asked for in a parenthesis only."""
    if set(standard.law_refs) <= set(query.laws):
        return False
    lines = library.clean(standard.document).texts[standard.start_line - 1 :][:_OPENING]
    opening = " ".join(lines)
    named = {ref for found in citations(opening) for ref in found.refs}
    in_the_open = {ref for found in citations(_PARENTHESIS_RE.sub(" ", opening)) for ref in found.refs}
    asked, others = set(query.laws), set(standard.law_refs) - set(query.laws)
    return bool(named & asked) and not in_the_open & asked and bool(in_the_open & others)


def left_out(holdings: Sequence[Holding], query: LawQuery) -> list[Finding]:
    """The standards that only mention the law, each with the paragraph it is written under."""
    return [
        Finding(
            "mentioned_in_passing",
            f"{holding.document.municipality or holding.document.document}: »{aside.title}« nævner kun {query.label} i"
            f" parentes og er ikke med her; den står under {listed(_own(aside, query))}.",
            Severity.INFO,
        )
        for holding in holdings
        for aside in holding.asides
    ]


def _own(standard: Standard, query: LawQuery) -> tuple[str, ...]:
    return tuple(law for law in standard.law_refs if law not in query.laws)
