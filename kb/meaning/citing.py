"""Which legal references does a document make, and on which lines?

The grammar of `kb.law.citations` over the cleaned body, lines joined, so that a reference broken over lines is one. Lines
that are no body (contents, site chrome, page furniture) and the ends of sections stop it.
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.law.citations import citations
from kb.meaning.facts.printed import printed_text
from kb.model import CleanText, StatedCitation


def stated_citations(clean: CleanText) -> tuple[StatedCitation, ...]:
    """The references of a document in the order of its lines."""
    return tuple(_stated(clean))


def _stated(clean: CleanText) -> Iterator[StatedCitation]:
    printed = printed_text(clean)
    for citation in citations(printed.text):
        first, last = printed.lines_of(citation.start, citation.end)
        yield StatedCitation(
            document=clean.source.document,
            refs=citation.refs,
            kind=citation.kind,
            surface=" ".join(printed.text[citation.start : citation.end].split()),
            start_line=first,
            end_line=last,
            inferred=citation.inferred,
        )
