"""Where does each section of a stretch of text begin: at its title, its lead paragraph, and its headings?

The type is decided by, in order: the place (title, law line, lead paragraph, quoted statute), then what `section_types`
reads. A heading that no rule knows and that ranks below the one above it is a sub-heading, no section of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kb.meaning.body_rules import guess_section_type
from kb.meaning.cues import weigh
from kb.meaning.section_types import APPENDIX, STATUTE_HEADING, Draft, typed
from kb.meaning.standing import REFERRAL_RE
from kb.meaning.units import units
from kb.model import Heading, Standard
from kb.structure.heading_rules import heading_rule
from kb.structure.law_lines import is_law_line
from kb.structure.layout import Layout
from kb.structure.phrases import PARAGRAPH_IN_BRACKETS_RE
from kb.taxonomy import SectionType as T

_DOCUMENT_RE = re.compile(r"kvalitetsstandard|serviceniveau|ydelseskatalog", re.IGNORECASE)
_OFFER_RE = re.compile(r"\b(?:tilbyde[rs]?|kan få|får du|har ret|skal give|kan søge|er til dig|yder)\b", re.IGNORECASE)


def drafts(
    sheet: Layout,
    owner: Standard | None,
    start: int,
    end: int,
    inside: list[Heading],
    recurring: Mapping[str, int],
    elsewhere: Mapping[str, T],
    *,
    alone: bool,
) -> Iterator[Draft]:
    printed = [line.number for line in sheet.lines if start <= line.number <= end]
    if not printed:
        return
    title_end = owner.title_lines[1] if owner and owner.title_lines else start - 1
    if owner and owner.title_lines:
        yield from _title(sheet, owner, alone)
    first_heading = next((h for h in inside if h.start_line > title_end), None)
    before = [n for n in printed if title_end < n and (first_heading is None or n < first_heading.start_line)]
    if before:
        lead = _lead(sheet, owner, before, is_front=alone or owner is None)
        titled = owner is not None and owner.title_lines is not None and alone
        if not (titled and lead.type is T.GENERAL):  # the front of a document goes with its title
            yield lead
    current: Draft | None = None
    statute = False
    inside = [h for h in inside if h.start_line > title_end]
    for at, heading in enumerate(inside):
        following = inside[at + 1] if at + 1 < len(inside) else None
        last = following.start_line - 1 if following else end
        rule = heading_rule(heading.text)
        if statute and (heading.number or heading.text.casefold().startswith(APPENDIX)):
            statute = False
        if (
            rule
            and rule.type is T.LEGAL_BASIS
            and owner is None
            and not heading.text.strip().startswith(STATUTE_HEADING)
        ):
            statute = True
        draft = typed(sheet, heading, last, following, current, recurring, elsewhere, statute=statute, owner=owner)
        if draft is None and heading.body_offset:  # a label that opens nothing stays in its sentence
            continue
        if draft is None and current is not None:
            current = replace(
                current, subheadings=(*current.subheadings, (heading.start_line, heading.end_line, heading.text))
            )
            continue
        if current is not None:
            yield current
        current = draft
    if current is not None:
        yield current


def _title(sheet: Layout, owner: Standard, alone: bool) -> Iterator[Draft]:
    """The title block: its heading is general, a law line under it the legal basis."""
    assert owner.title_lines is not None
    start, end = owner.title_lines
    heading = Heading(start, end, owner.title)
    law_line = next(
        (
            n
            for n in range(start + 1, end + 1)
            if is_law_line(sheet.clean.texts[n - 1])
            and sheet.clean.texts[n - 1].strip()
            and not PARAGRAPH_IN_BRACKETS_RE.match(sheet.clean.texts[n - 1].strip())  # a part of the title
        ),
        None,
    )
    if law_line is None or alone:
        yield Draft(start, heading, T.GENERAL, 1.0, "standardens titel")
        return
    yield Draft(start, replace(heading, end_line=law_line - 1), T.GENERAL, 1.0, "standardens titel")
    yield Draft(law_line, None, T.LEGAL_BASIS, 0.95, "lovhenvisning under titlen")


def _lead(sheet: Layout, owner: Standard | None, lines: list[int], *, is_front: bool) -> Draft:
    """The paragraph before the first heading: who is offered what, a pointer elsewhere, or an introduction."""
    statements = [unit.text for unit in units(sheet, lines[0], lines[-1])]
    if owner is not None and not is_front:
        sums = [weigh(text).sums for text in statements]
        target = sum(max(0.0, found.get(T.TARGET_GROUP, 0.0)) for found in sums)
        if any(_refers_elsewhere(text) for text in statements):
            return Draft(lines[0], None, T.INTERFACES, 0.7, "henviser til en anden standard")
        if target >= 2.0 or any("kommunalbestyrelsen" in text.casefold() for text in statements):
            return Draft(lines[0], None, T.TARGET_GROUP, 0.8, "indledende afsnit om, hvem der kan få ydelsen")
        guess = guess_section_type(statements)
        if guess and guess.confidence >= 0.6 and guess.type not in {T.DELIVERY, T.CONTENT}:
            return Draft(lines[0], None, guess.type, guess.confidence, "indledende afsnit, efter ordene")
        if any(_OFFER_RE.search(text) for text in statements):
            return Draft(lines[0], None, T.TARGET_GROUP, 0.6, "indledende afsnit om, hvad kommunen tilbyder hvem")
    if owner is None:
        guess = guess_section_type(statements)
        if guess and guess.type is T.CONTACT and guess.confidence >= 0.5:
            return Draft(lines[0], None, T.CONTACT, 0.8, "adresser og telefonnumre")
    return Draft(lines[0], None, T.GENERAL, 0.7, "tekst før den første overskrift")


def _refers_elsewhere(text: str) -> bool:
    return bool(REFERRAL_RE.search(text)) and bool(_DOCUMENT_RE.search(text))
