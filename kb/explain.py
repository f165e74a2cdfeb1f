"""What does the program believe about a document's lines, and why?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kb.errors import QueryError
from kb.law.resolution import Standing, resolve
from kb.library import Library
from kb.model import (
    UNSURE_BELOW,
    WEAK_BELOW,
    CleanText,
    Edit,
    Fact,
    Fate,
    Heading,
    InternalRef,
    Provision,
    Qualifier,
    RefKind,
    Role,
    Section,
    Source,
    Standard,
    StatedCitation,
)
from kb.taxonomy import SectionType, label

QUALIFIER_WORDS = {
    Qualifier.EXACT: "præcis",
    Qualifier.MIN: "mindst",
    Qualifier.MAX: "højst",
    Qualifier.APPROXIMATE: "omkring",
    Qualifier.AS_NEEDED: "efter behov",
    Qualifier.ONGOING: "løbende",
    Qualifier.EVENT: "ved en begivenhed",
    Qualifier.INDIVIDUAL: "aftales i den enkelte sag",
    Qualifier.UNTIL_GOAL: "til målet er nået",
    Qualifier.ASAP: "hurtigst muligt",
    Qualifier.PENSION: "folkepensionsalderen",
    Qualifier.DRAFTED: "udarbejdet",
    Qualifier.REVISED: "revideret",
}
UNIT_WORDS = {"weekdays": "kun hverdage tæller"}
STANDING_WORDS = {
    Standing.IN_FORCE: "gælder",
    Standing.CHANGED: "ændret",
    Standing.MOVED: "flyttet",
    Standing.REPEALED: "ophævet",
    Standing.SUPERSEDED: "afløst af en nyere",
    Standing.NOT_YET: "gælder først fra",
    Standing.PARAGRAPH_NOT_IN_REGISTER: "loven er kendt, paragraffen står ikke i registret",
    Standing.NOT_IN_REGISTER: "står ikke i registret",
}
REF_WORDS = {
    RefKind.NUMBERED: "et nummereret sted i dokumentet",
    RefKind.TITLED: "et afsnit i dokumentet",
    RefKind.FIGURE: "en figur i dokumentet",
    RefKind.DEICTIC: "et sted i nærheden, som teksten ikke nævner ved navn",
    RefKind.UNRESOLVED: "stedet blev ikke fundet, eller flere steder kan være ment",
    RefKind.EXTERNAL: "et andet dokument eller en hjemmeside",
}
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


def explained(library: Library, name: str, number: int, *, headings: Sequence[Heading] | None = None) -> list[str]:
    """All that is known of one line of a document; `headings` where its outline is known already.

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
        told += _heading_evidence(clean, sections[0], headings)
    provisions = [provision for provision in reading.provisions if provision.start_line <= number <= provision.end_line]
    told += [text for provision in provisions for text in _of_provision(provision)]
    told += [text for fact in reading.facts if fact.start_line <= number <= fact.end_line for text in _of_fact(fact)]
    told += [
        text
        for citation in reading.citations
        if citation.start_line <= number <= citation.end_line
        for text in _of_citation(citation)
    ]
    told += [
        text
        for ref in reading.internal_refs
        if ref.start_line <= number <= ref.end_line
        for text in _of_internal_ref(ref)
    ]
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


def _heading_evidence(clean: CleanText, section: Section, headings: Sequence[Heading] | None) -> Iterator[str]:
    from kb.structure.headings import outline

    for heading in outline(clean) if headings is None else headings:
        if heading.start_line == section.start_line and section.heading:
            yield f"  ses af      {'; '.join(heading.evidence)} (vægt {heading.score:.2f})"


def _of_fact(fact: Fact) -> Iterator[str]:
    words = [fact.value or "", QUALIFIER_WORDS.get(fact.qualifier, "") if fact.qualifier else ""]
    words += [f"pr. {fact.per}" if fact.per else "", UNIT_WORDS.get(fact.unit, fact.unit)]
    yield f"  oplysning   {fact.type.value}: {', '.join(word for word in words if word)}"
    yield f"    ordene    »{fact.phrase}«"
    if fact.clock:
        yield f"    regnet    {fact.clock}"
    if fact.exit_clause:
        yield f"    forbehold {fact.exit_clause}"
    yield f"    læst af   reglen for »{fact.rule}«" if fact.rule else "    læst af   et mønster for tal og adresser"


def _of_citation(citation: StatedCitation) -> Iterator[str]:
    for ref in citation.refs:
        found = resolve(ref)
        taken = " (loven er underforstået)" if citation.inferred else ""
        yield f"  henvisning  {ref}{taken}, skrevet »{citation.surface}«"
        title = f"{found.title}{f' ({found.duty})' if found.duty else ''}: " if found.title else ""
        since = f" {found.since}" if found.since and found.standing is not Standing.IN_FORCE else ""
        moved = f", nu {found.now_at}" if found.now_at else ""
        yield f"    register  {title}{STANDING_WORDS[found.standing]}{since}{moved}"
        if found.checked_on:
            seen = "set i en kilde" if found.verified else "ikke bekræftet i en kilde"
            yield f"    gennemset {found.checked_on}, {seen}"
        if found.eli:
            yield f"    link      {found.eli} (dannet efter mønstret, ikke åbnet)"


def _of_internal_ref(ref: InternalRef) -> Iterator[str]:
    places = ", ".join(f"linje {start}-{end}" if end > start else f"linje {start}" for start, end in ref.targets)
    yield f"  peger på    »{ref.surface}«: {places or REF_WORDS[ref.kind]}"


def _of_provision(provision: Provision) -> Iterator[str]:
    yield f"  bestemmelse {provision.id}: {', '.join(_types(provision)) or 'ingen af kernetyperne'}"
    yield f"    tekst     {provision.text}"
    if provision.lead_in:
        yield f"    indledt   {provision.lead_in}"
    yield from (f"    fordi     {reason}" for reason in provision.reasons)
    for one in provision.perhaps:
        yield f"    måske     {label(one.type)} {one.confidence:.2f} (andet i standarden er sikrere): {one.reason}"


def _types(provision: Provision) -> Iterator[str]:
    for kind in provision.types:
        sure = provision.confidence_in(kind)
        doubt = " (måske)" if sure < WEAK_BELOW else " (usikker)" if sure < UNSURE_BELOW else ""
        yield f"{label(kind)} {sure:.2f}{doubt}"
