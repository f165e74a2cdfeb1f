"""From cleaned text to a reading: standards, sections, provisions, and what the document says of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kb.meaning.citing import stated_citations
from kb.meaning.facts import facts
from kb.meaning.internal_refs import internal_refs
from kb.meaning.metadata import Known, metadata
from kb.meaning.provisions import provisions
from kb.meaning.sections import sections
from kb.meaning.standing import grade, provision_kind, referral
from kb.model import CleanText, Document, Finding, Grade, Heading, Reading, Standard
from kb.structure.headings import outline
from kb.structure.standards import standards

_KIND_RE = re.compile(
    r"kvalitetsstandard|serviceniveau|ydelseskatalog|indsatskatalog|servicestandard|ydelsesbeskrivelse", re.IGNORECASE
)


def understand(
    clean: CleanText,
    *,
    municipality: str | None = None,
    manifest: Mapping[str, str] | None = None,
) -> Reading:
    """All that is understood of one document; the caller's municipality wins over the manifest's and the text's."""
    manifest = manifest or {}
    headings = outline(clean)
    known = metadata(clean, municipality=municipality, manifest=manifest)
    found = standards(clean, headings)
    divided = sections(clean, headings, found)
    stated = provisions(clean, divided, municipality=known.municipality)
    title = _document_title(clean, headings, found)
    kept = tuple(
        replace(
            standard,
            title=standard.title or title,  # a text that lost its titles: the document's own
            provision_kind=provision_kind(standard, stated),
            refers_to=referral(standard, divided, stated),
        )
        for standard in found
    )
    cited = stated_citations(clean, divided)
    mark, findings = grade(clean, divided, kept, known)
    return Reading(
        document=_document(clean, known, title, manifest, mark, findings),
        standards=kept,
        sections=divided,
        provisions=stated,
        facts=facts(clean, kept, divided, stated),
        citations=cited,
        internal_refs=internal_refs(clean, headings, divided, cited),
    )


def _document_title(clean: CleanText, headings: Sequence[Heading], found: Sequence[Standard]) -> str:
    """The title as printed: the one standard's, else the first heading that names the kind, else the file's."""
    if len(found) == 1 and found[0].title_lines:
        return found[0].title
    hinted = dict(clean.source.hints).get("title", "")
    first = found[0].start_line if found else len(clean.texts)
    named = next((h.text for h in headings if h.start_line < first and _KIND_RE.search(h.text)), "")
    return named or hinted or clean.source.document.rpartition(".")[0]


def _document(
    clean: CleanText, known: Known, title: str, manifest: Mapping[str, str], mark: Grade, findings: tuple[Finding, ...]
) -> Document:
    source = clean.source
    return Document(
        document=source.document,
        municipality=known.municipality,
        municipality_code=known.municipality_code,
        title=manifest.get("title") or title,
        media_type=source.media_type,
        pages=source.pages or max((page or 0 for page in clean.pages), default=0),
        lines=len(source.lines),
        sha256=source.sha256,
        approved_on=known.approved_on,
        approved_by=known.approved_by,
        edition_year=known.edition_year,
        case_number=known.case_number,
        grade=mark,
        evidence=tuple(sorted(known.evidence.items())),
        findings=findings,
    )
