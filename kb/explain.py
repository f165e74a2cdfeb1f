"""What does the program believe about a document's lines, and why?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kb.errors import QueryError
from kb.library import Library
from kb.model import CleanText, Edit, Fate, Provision, Role, Section, Source, Standard
from kb.taxonomy import SectionType, label

FATE_WORDS = {Fate.MOVED: "flyttet", Fate.REPAIRED: "rettet", Fate.DROPPED: "udeladt"}
ROLE_WORDS = {
    Role.BODY: "brødtekst",
    Role.BLANK: "tom linje",
    Role.EMPTIED: "tømt: ordene er flyttet til linjen over",
    Role.CHROME: "websidens ramme, ikke en del af dokumentet",
    Role.FURNITURE: "sidehoved, sidefod eller sidetal",
    Role.CONTENTS: "indholdsfortegnelse",
}


def shown_lines(
    source: Source, *, page: int | None = None, numbers: bool = False, sections: Sequence[Section] = ()
) -> list[str]:
    """The source's lines as they are, with the margins asked for."""
    type_of = {line: section.type.value for section in sections for line in _lines_of(section)}
    width = max(map(len, SectionType)) if sections else 0
    digits = len(str(len(source.lines)))
    shown = []
    for line in source.lines:
        if page is None or line.page == page:
            number = f"{line.number:>{digits}}  " if numbers else ""
            margin = f"{type_of.get(line.number, ''):{width}}  " if sections else ""
            shown.append(f"{number}{margin}{line.text}")
    if page is not None and not shown:
        pages = f"har {source.pages} sider" if source.pages else "har ingen sider"
        raise QueryError(f"'{source.document}' {pages}; side {page} findes ikke.")
    return shown


def shown_steps(clean: CleanText, *, page: int | None = None) -> list[str]:
    """What cleaning did, line by line, in the order of the lines."""
    edits = [edit for edit in clean.edits if page is None or clean.pages[edit.line - 1] == page]
    if not edits:
        return ["Rensningen ændrede intet her."]
    return [text for edit in sorted(edits, key=lambda edit: edit.line) for text in _told(edit)]


def explained(library: Library, name: str, number: int) -> list[str]:
    """All that is known of one line of a document.

    Raises: QueryError when the document has no such line.
    """
    source, clean, reading = library.source(name), library.clean(name), library.reading(name)
    if not 1 <= number <= len(source.lines):
        raise QueryError(f"'{name}' har {len(source.lines)} linjer; linje {number} findes ikke.")
    line = source.lines[number - 1]
    page = clean.pages[number - 1]
    told = [
        f"{name}, linje {number}{f', side {page}' if page else ''}",
        f"  kilde       {line.text}",
        f"  renset      {clean.texts[number - 1]}",
        f"  bruges som  {ROLE_WORDS[clean.roles[number - 1]]}; læst som {line.mark.value}",
    ]
    told += [f"  {text}" for edit in clean.edits if edit.line == number for text in _told(edit)]
    told += [
        text
        for standard in reading.standards
        if standard.start_line <= number <= standard.end_line
        for text in _of_standard(standard)
    ]
    sections = [section for section in reading.sections if number in _lines_of(section)]
    told += [text for section in sections for text in _of_section(section)]
    if sections:
        told += _heading_evidence(clean, sections[0])
    provisions = [provision for provision in reading.provisions if provision.start_line <= number <= provision.end_line]
    told += [text for provision in provisions for text in _of_provision(provision)]
    findings = [*source.findings, *clean.findings, *reading.document.findings]
    told += [f"  bemærkning  {finding.message}" for finding in dict.fromkeys(findings) if finding.line == number]
    return told


def _lines_of(section: Section) -> range:
    return range(section.start_line, section.end_line + 1)


def _told(edit: Edit) -> Iterator[str]:
    yield f"linje {edit.line}  {edit.step}: {FATE_WORDS[edit.fate]} ({edit.reason})"
    yield f"    før    {edit.before}"
    yield f"    efter  {edit.after}"


def _of_standard(standard: Standard) -> Iterator[str]:
    laws = ", ".join(standard.law_refs) or "ingen lovhenvisning"
    yield f"  standard    {standard.id} »{standard.title}« ({laws}), linje {standard.start_line}-{standard.end_line}"


def _of_section(section: Section) -> Iterator[str]:
    name = f"{label(section.type)} ({section.type.value})"
    yield f"  afsnit      {name}, linje {section.start_line}-{section.end_line}, sikkerhed {section.confidence:.2f}"
    yield f"  overskrift  {section.heading or '(ingen)'}"
    yield f"  begrundelse {section.reason}"
    if section.serves:
        yield f"  gælder også {', '.join(section.serves)}"
    if section.quoted_law:
        yield "  citat       gengivet lovtekst, ikke kommunens egne ord"


def _heading_evidence(clean: CleanText, section: Section) -> Iterator[str]:
    from kb.structure.headings import outline

    for heading in outline(clean):
        if heading.start_line == section.start_line and section.heading:
            yield f"  ses af      {'; '.join(heading.evidence)} (vægt {heading.score:.2f})"


def _of_provision(provision: Provision) -> Iterator[str]:
    types = ", ".join(label(section_type) for section_type in provision.types) or "ingen af kernetyperne"
    yield f"  bestemmelse {provision.id}: {types}, sikkerhed {provision.confidence:.2f}"
    yield f"    tekst     {provision.text}"
    if provision.lead_in:
        yield f"    indledt   {provision.lead_in}"
    yield from (f"    fordi     {reason}" for reason in provision.reasons)
