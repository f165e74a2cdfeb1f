"""Where does a standard begin and end, and which law is it about?

It begins at its title (`titles`). What follows the last standard at its own rank or above serves the document as a
whole.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from kb.law.citations import citations
from kb.law.register import natural_key
from kb.law.services import refs_of_service
from kb.model import CleanText, Heading, Role, Standard
from kb.structure.heading_rules import fold_heading, heading_rule
from kb.structure.law_lines import section_refs
from kb.structure.own_paragraphs import own_paragraphs, without_own_paragraphs
from kb.structure.titles import CORE_HEADINGS, Title, of_services, restarts, titles_of, whole
from kb.taxonomy import SectionType as T

_FIRST_SUBSECTION_RE = re.compile(r" stk\. 1\b.*$")


def standards(clean: CleanText, headings: tuple[Heading, ...]) -> tuple[Standard, ...]:
    """The standards of a document in order, without overlap."""
    own = own_paragraphs(clean)
    clean, headings = without_own_paragraphs(clean, headings, own)
    body = [n for n, role in enumerate(clean.roles, start=1) if role in {Role.BODY, Role.EMPTIED}]
    if not body or is_committee_case(headings):
        return ()
    titles = titles_of(clean, headings) or restarts(clean, headings) or [whole(clean, headings, body)]
    last = body[-1]
    found: list[Standard] = []
    for index, title in enumerate(titles):
        until = titles[index + 1].start_line - 1 if index + 1 < len(titles) else last
        end = _end(headings, title, until)
        end = max((n for n in body if n <= end), default=end)
        refs = title.law_refs or _law_refs(clean, headings, title, end, by_name=bool(own))
        found.append(
            Standard(
                id=f"{clean.source.document}#{index + 1}",
                document=clean.source.document,
                title=title.text,
                law_refs=refs,
                start_line=title.start_line,
                end_line=end,
                title_lines=(title.start_line, title.end_line) if title.text else None,
            )
        )
    return tuple(_named(clean, standard) for standard in found)


# The fixed fields of a committee case: a paper about a standard, not a standard.
_CASE_FIELDS = frozenset(
    [
        *("indstilling", "sagsfremstilling", "beslutning", "resume", "resumé", "beskrivelse", "beskrivelse af sagen"),
        *("sagsgang", "sagshistorik", "historik", "tidsperspektiv", "alternativer", "høring", "inddragelse og høring"),
    ]
)


def is_committee_case(headings: tuple[Heading, ...]) -> bool:
    """Has the document the fields of an agenda item instead of those of a standard?"""
    folded = {fold_heading(h.text) for h in headings}
    return len(folded & _CASE_FIELDS) >= 3


def _end(headings: tuple[Heading, ...], title: Title, until: int) -> int:
    """Last line of the standard: before the next title, a heading of its own rank or above, or a contact block."""
    for heading in headings:
        if heading.start_line <= title.end_line:
            continue
        if heading.start_line > until:
            break
        rule = heading_rule(heading.text)
        closes = title.text and title.level and heading.level <= title.level
        contact = rule is not None and rule.type is T.CONTACT and rule.confidence >= 0.9 and not heading.number
        if closes or (
            contact
            and not any(
                h.start_line > heading.start_line
                and h.start_line <= until
                and (r := heading_rule(h.text))
                and r.type in CORE_HEADINGS
                and r.confidence >= 0.9
                for h in headings
            )
        ):
            return heading.start_line - 1
    return until


def _law_refs(
    clean: CleanText, headings: tuple[Heading, ...], title: Title, end: int, *, by_name: bool
) -> tuple[str, ...]:
    """What the standard is about by its legal basis, else its target group, its name, what it cites most.

    `by_name`: rules with paragraphs of their own name the Act in the first of them, and other services in the rest.
    """
    named = refs_of_service(title.text or " ".join(text for name, text in clean.source.hints if name == "title"))
    if by_name and named:
        return named
    inside = [h for h in headings if title.start_line <= h.start_line <= end]
    for wanted in (T.LEGAL_BASIS, T.TARGET_GROUP):
        for k, heading in enumerate(inside):
            rule = heading_rule(heading.text)
            if rule and rule.type is wanted:
                last = inside[k + 1].start_line - 1 if k + 1 < len(inside) else min(end, heading.end_line + 15)
                refs = section_refs("\n".join(clean.texts[heading.start_line - 1 : last]))
                if refs:
                    return _first_run(refs, clean, heading.start_line, last)
    if named:
        return named
    counts = Counter(
        ref
        for c in citations("\n".join(clean.texts[title.start_line - 1 : end]))
        if c.kind == "section"
        for ref in c.refs
        if ref.startswith("SEL ") and of_services((ref,))
    )
    best = counts.most_common(1)
    return (best[0][0],) if best else ()


def _first_run(refs: tuple[str, ...], clean: CleanText, start: int, end: int) -> tuple[str, ...]:
    """The references of the first sentence that has any: later ones are often about something else."""
    text = "\n".join(clean.texts[start - 1 : end])
    first = next((c for c in citations(text) if c.kind in {"section", "verbal"}), None)
    if first is None:
        return refs
    run, reach = list(first.refs), first.end
    for c in citations(text):
        if c.start > first.start and c.kind in {"section", "verbal"} and c.start - reach <= 12:
            run += c.refs
            reach = c.end
    return tuple(dict.fromkeys(run))


def _named(clean: CleanText, standard: Standard) -> Standard:
    """The standard with its references in natural order; the first subsection of a paragraph is the paragraph's rule:
    a standard of "§ 83, stk. 1" is the one of § 83."""
    paragraphs = (_FIRST_SUBSECTION_RE.sub("", ref) for ref in standard.law_refs)
    refs = tuple(sorted(dict.fromkeys(paragraphs), key=natural_key))
    return replace(standard, law_refs=refs)
