"""From cleaned text to a reading: standards, sections, provisions, and what the document says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kb.meaning.metadata import Known, metadata
from kb.meaning.provisions import provisions
from kb.meaning.sections import sections
from kb.meaning.standing import grade, provision_kind, referral
from kb.model import CleanText, Document, Finding, Grade, Reading, Standard
from kb.structure.headings import outline
from kb.structure.standards import standards


def understand(clean: CleanText, *, municipality: str | None = None, manifest: Mapping[str, str] | None = None) -> Reading:
    """All that is understood of one document. A municipality from the caller or the manifest wins over the text's own."""
    manifest = manifest or {}
    headings = outline(clean)
    known = metadata(clean, municipality=municipality, manifest=manifest)
    found = standards(clean, headings)
    divided = sections(clean, headings, found)
    stated = provisions(clean, divided, municipality=known.municipality)
    kept = tuple(
        replace(
            standard,
            title=standard.title or _title_of(standard, known),
            provision_kind=provision_kind(standard, stated),
            refers_to=referral(standard, divided, stated),
        )
        for standard in found
    )
    mark, findings = grade(clean, divided, kept, known)
    return Reading(_document(clean, known, kept, manifest, mark, findings), kept, divided, stated)


def _title_of(standard: Standard, known: Known) -> str:
    """A name for a standard that lost its title: what it is about, from its own references."""
    refs = ", ".join(standard.law_refs)
    return " ".join(part for part in (refs, known.municipality) if part)


def _document(
    clean: CleanText, known: Known, found: tuple[Standard, ...], manifest: Mapping[str, str], mark: Grade, findings: tuple[Finding, ...]
) -> Document:
    source = clean.source
    hinted = dict(source.hints).get("title", "")
    title = manifest.get("title") or (found[0].title if len(found) == 1 else "") or hinted or (found[0].title if found else "")
    return Document(
        document=source.document,
        municipality=known.municipality,
        municipality_code=known.municipality_code,
        title=title,
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
