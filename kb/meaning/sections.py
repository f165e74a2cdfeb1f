"""Which section does every line belong to, and of what type is it?

Every non-blank line of a document ends up in exactly one section: lines that are no body (menus, page numbers,
contents)
as `boilerplate`, the rest under the heading above them. The type is decided by, in order: the place (title, law
line, lead
paragraph, quoted statute), the heading's rule, the body's words, the meaning of the heading, the section above.
A heading that no rule knows and that ranks below the one above it is a sub-heading, no section of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kb.meaning.body_rules import Guess, guess_section_type
from kb.meaning.cues import weigh
from kb.meaning.heading_meaning import Meant, type_by_meaning
from kb.meaning.heading_types import BEYOND_DOUBT, CLEARLY, SURE, WEIGHTY, bar, known_type
from kb.meaning.serving import serving
from kb.meaning.standing import REFERRAL_RE
from kb.meaning.units import units
from kb.model import CleanText, Heading, Mark, Role, Section, Standard
from kb.structure.heading_rules import fold_heading, heading_rule
from kb.structure.layout import Layout, layout
from kb.structure.standards import is_law_line, section_refs
from kb.taxonomy import CORE
from kb.taxonomy import SectionType as T

MEANING_WEIGHS = 1.4  # a heading's meaning against the words below it
_SINGLE_MINDED = {T.PAYMENT, T.COMPLAINT}  # types whose words name nothing else, however quiet the heading
_STATUTE_HEADING = "§"
_DOCUMENT_RE = re.compile(r"kvalitetsstandard|serviceniveau|ydelseskatalog", re.IGNORECASE)
_OFFER_RE = re.compile(r"\b(?:tilbyde[rs]?|kan få|får du|har ret|skal give|kan søge|er til dig|yder)\b", re.IGNORECASE)
_APPENDIX = ("bilag", "appendiks")


@dataclass(frozen=True, slots=True)
class _Draft:
    """A section before its lines are settled."""

    start: int
    heading: Heading | None
    type: T
    confidence: float
    reason: str
    quoted_law: bool = False
    gathers: bool = False  # a heading without text, over other headings
    subheadings: tuple[tuple[int, int, str], ...] = ()


def sections(clean: CleanText, headings: Sequence[Heading], standards: Sequence[Standard]) -> tuple[Section, ...]:
    """The sections of a document in order of their lines."""
    sheet = layout(clean)
    recurring = {
        text
        for text, count in Counter(fold_heading(h.text) for h in headings).items()
        if len(standards) >= 3 and count >= 3
    }
    found: list[Section] = []
    for owner, start, end in _stretches(clean, standards):
        inside = [h for h in headings if start <= h.start_line <= end]
        drafts = list(_drafts(sheet, owner, start, end, inside, recurring, alone=len(standards) == 1))
        found += _settled(clean, owner, drafts, end)
    found += _outside(clean)
    served = serving(clean, found, standards)
    return tuple(sorted(served, key=lambda section: section.start_line))


def _stretches(clean: CleanText, standards: Sequence[Standard]) -> Iterator[tuple[Standard | None, int, int]]:
    """The document cut at its standards: (None, first, last) before, between and after them."""
    at, last = 1, len(clean.texts)
    for standard in standards:
        if standard.start_line > at:
            yield None, at, standard.start_line - 1
        yield standard, standard.start_line, standard.end_line
        at = standard.end_line + 1
    if at <= last:
        yield None, at, last


def _drafts(
    sheet: Layout,
    owner: Standard | None,
    start: int,
    end: int,
    inside: list[Heading],
    recurring: set[str],
    *,
    alone: bool,
) -> Iterator[_Draft]:
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
    current: _Draft | None = None
    statute = False
    inside = [h for h in inside if h.start_line > title_end]
    for at, heading in enumerate(inside):
        following = inside[at + 1] if at + 1 < len(inside) else None
        last = following.start_line - 1 if following else end
        rule = heading_rule(heading.text)
        if statute and (heading.number or heading.text.casefold().startswith(_APPENDIX)):
            statute = False
        if (
            rule
            and rule.type is T.LEGAL_BASIS
            and owner is None
            and not heading.text.strip().startswith(_STATUTE_HEADING)
        ):
            statute = True
        draft = _typed(sheet, heading, last, following, current, recurring, statute=statute, owner=owner)
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


def _title(sheet: Layout, owner: Standard, alone: bool) -> Iterator[_Draft]:
    """The title block: its heading is general, a law line under it the legal basis."""
    assert owner.title_lines is not None
    start, end = owner.title_lines
    heading = Heading(start, end, owner.title)
    law_line = next(
        (
            n
            for n in range(start + 1, end + 1)
            if is_law_line(sheet.clean.texts[n - 1]) and sheet.clean.texts[n - 1].strip()
        ),
        None,
    )
    if law_line is None or alone:
        yield _Draft(start, heading, T.GENERAL, 1.0, "standardens titel")
        return
    yield _Draft(start, replace(heading, end_line=law_line - 1), T.GENERAL, 1.0, "standardens titel")
    yield _Draft(law_line, None, T.LEGAL_BASIS, 0.95, "lovhenvisning under titlen")


def _lead(sheet: Layout, owner: Standard | None, lines: list[int], *, is_front: bool) -> _Draft:
    """The paragraph before the first heading: who is offered what, a pointer elsewhere, or an introduction."""
    statements = [unit.text for unit in units(sheet, lines[0], lines[-1])]
    if owner is not None and not is_front:
        sums = [weigh(text).sums for text in statements]
        target = sum(max(0.0, found.get(T.TARGET_GROUP, 0.0)) for found in sums)
        if any(_refers_elsewhere(text) for text in statements):
            return _Draft(lines[0], None, T.INTERFACES, 0.7, "henviser til en anden standard")
        if target >= 2.0 or any("kommunalbestyrelsen" in text.casefold() for text in statements):
            return _Draft(lines[0], None, T.TARGET_GROUP, 0.8, "indledende afsnit om, hvem der kan få ydelsen")
        guess = guess_section_type(statements)
        if guess and guess.confidence >= 0.6 and guess.type not in {T.DELIVERY, T.CONTENT}:
            return _Draft(lines[0], None, guess.type, guess.confidence, "indledende afsnit, efter ordene")
        if any(_OFFER_RE.search(text) for text in statements):
            return _Draft(lines[0], None, T.TARGET_GROUP, 0.6, "indledende afsnit om, hvad kommunen tilbyder hvem")
    if owner is None:
        guess = guess_section_type(statements)
        if guess and guess.type is T.CONTACT and guess.confidence >= 0.5:
            return _Draft(lines[0], None, T.CONTACT, 0.8, "adresser og telefonnumre")
    return _Draft(lines[0], None, T.GENERAL, 0.7, "tekst før den første overskrift")


def _refers_elsewhere(text: str) -> bool:
    return bool(REFERRAL_RE.search(text)) and bool(_DOCUMENT_RE.search(text))


def _typed(
    sheet: Layout,
    heading: Heading,
    last: int,
    following: Heading | None,
    current: _Draft | None,
    recurring: set[str],
    *,
    statute: bool,
    owner: Standard | None,
) -> _Draft | None:
    """The section this heading opens, or None when it is a sub-heading of the current one."""
    rule = known_type(heading.text)
    folded = fold_heading(heading.text)
    in_standard = owner is not None
    deeper = (
        current is not None
        and current.heading is not None
        and heading.level > current.heading.level
        and not current.gathers
    )
    body = units(
        sheet, heading.end_line if heading.body_offset else heading.end_line + 1, last, body_offset=heading.body_offset
    )
    if statute:
        name = "citeret lov" if heading.text.strip().startswith(_STATUTE_HEADING) else "afsnit med citeret lov"
        return _Draft(heading.start_line, heading, T.LEGAL_BASIS, 0.95, name, quoted_law=True)
    if not body and following is not None and following.level > heading.level and _is_container(heading, following):
        return _Draft(
            heading.start_line,
            heading,
            T.GENERAL,
            0.9,
            "overskrift over andre overskrifter, uden egen tekst",
            gathers=True,
        )
    if owner is not None and is_law_line(heading.text.removeprefix(heading.number).lstrip(" .").rstrip(" :")):
        if deeper:
            return None
        own = {ref.partition(" stk.")[0] for ref in owner.law_refs} & {
            ref.partition(" stk.")[0] for ref in section_refs(heading.text)
        }
        kind = T.LEGAL_BASIS if own else T.INTERFACES
        return _Draft(
            heading.start_line,
            heading,
            kind,
            0.85,
            "overskriften er en lovhenvisning" + ("" if own else " til en anden paragraf"),
        )
    if rule is not None and rule.confidence >= SURE:
        if recurring and in_standard and folded not in recurring and deeper:
            return None
        if (
            deeper
            and current is not None
            and (
                _is_sub(heading, rule.type, current)
                or (heading.score < 0.7 and not _stands_alone(sheet, heading) and rule.type not in _SINGLE_MINDED)
            )
        ):
            return None
        if current is not None and current.type is T.CONTACT and not _stands_alone(sheet, heading):
            return None
        return _Draft(heading.start_line, heading, rule.type, rule.confidence, rule.reason)
    if recurring and in_standard and folded not in recurring and current is not None and current.heading is not None:
        return None
    if deeper and rule is None and current is not None and not recurring and _is_plain_below(sheet, heading, current):
        meant = type_by_meaning(heading.text)
        if meant is not None and meant.confidence >= CLEARLY and meant.type is not current.type:
            return _Draft(heading.start_line, heading, meant.type, meant.confidence, meant.reason)
    if deeper or (current is not None and current.type is T.CONTACT and not _stands_alone(sheet, heading)):
        return None
    return _by_body(
        heading,
        [f"{unit.lead_in.rstrip(':')} {unit.text}".strip() for unit in body],
        rule.type if rule else None,
        rule.confidence if rule else 0.0,
        current,
        in_standard=in_standard,
    )


def _is_container(heading: Heading, following: Heading) -> bool:
    """Does a heading without text of its own only gather the headings below it?"""
    rule = heading_rule(following.text)
    return bool(following.number) or (not heading.number and rule is not None and rule.confidence >= SURE)


def _is_sub(heading: Heading, kind: T, current: _Draft) -> bool:
    """Is a known heading below the current one still part of it: a label with a colon, or the same type again?"""
    if heading.number:
        return False
    return heading.text.rstrip().endswith(":") or kind is current.type or kind in {T.REMARKS, T.GENERAL}


def _stands_alone(sheet: Layout, heading: Heading) -> bool:
    """Has the heading more than its words to show for itself: a number, a question mark, a mark or a style?"""
    line = sheet.lines[sheet.index[heading.start_line]]
    styled = (line.line.bold and sheet.bold_share < 0.4) or (sheet.size > 0 and line.line.size > 1.08 * sheet.size)
    return (
        bool(heading.number)
        or heading.text.endswith("?")
        or line.line.mark in {Mark.HEADING, Mark.LABEL}
        or line.is_caps
        or styled
    )


def _outweighs(meant: Meant, guess: Guess) -> bool:
    """Does what a heading clearly means count for more than the words below it? Not where it is weighty and they say
    something else."""
    sure_enough = BEYOND_DOUBT if meant.type in WEIGHTY and meant.type is not guess.runner_up else CLEARLY
    return meant.confidence >= sure_enough and MEANING_WEIGHS * meant.confidence >= guess.confidence


def _is_plain_below(sheet: Layout, heading: Heading, current: _Draft) -> bool:
    """Does a heading rank below the current one only because no rule knows it? Its looks then tell no rank."""
    above = current.heading
    return above is not None and not above.number and not _stands_alone(sheet, heading)


def _by_body(
    heading: Heading, statements: list[str], hinted: T | None, hint: float, current: _Draft | None, *, in_standard: bool
) -> _Draft | None:
    """A heading no rule is sure of: the body decides, then the heading's meaning."""
    start = heading.start_line
    if any(word in heading.text.casefold() for word in _APPENDIX) and not in_standard:
        guess = guess_section_type(statements)
        return _Draft(start, heading, guess.type if guess else T.GENERAL, 0.5, "bilag, efter ordene")
    guess = guess_section_type(statements)
    meant = type_by_meaning(heading.text) if statements else None
    if meant is not None and meant.confidence < bar(meant.type):
        meant = None
    enough = 0.34 if in_standard else 0.5
    if guess is not None and (guess.confidence >= enough or guess.type is hinted):
        agrees = meant is not None and guess.type is meant.type
        backed = (0.2 if guess.type is hinted else 0.0) + (0.3 if agrees else 0.0)
        if meant is None or backed or not _outweighs(meant, guess):
            return _Draft(start, heading, guess.type, min(0.9, guess.confidence + backed), "efter ordene i afsnittet")
    if meant is not None:
        return _Draft(start, heading, meant.type, meant.confidence, meant.reason)
    if hinted is not None:
        return _Draft(start, heading, hinted, hint, "overskriftens ord")
    if guess is not None:
        return _Draft(start, heading, guess.type, guess.confidence, "efter ordene i afsnittet, usikkert")
    if current is not None and current.type in CORE:
        return None
    return _Draft(start, heading, T.GENERAL, 0.4, "ingen regel kender overskriften")


def _settled(clean: CleanText, owner: Standard | None, drafts: list[_Draft], end: int) -> Iterator[Section]:
    """Drafts with their last lines, cut where other lines (a page foot) stand between."""
    for at, draft in enumerate(drafts):
        until = drafts[at + 1].start - 1 if at + 1 < len(drafts) else end
        for first, last in _runs(clean, draft.start, until):
            heading = draft.heading
            opens = heading is not None and first == draft.start
            refs = section_refs(heading.text) if heading is not None and owner is None else ()
            yield Section(
                document=clean.source.document,
                standard=owner.id if owner else None,
                type=draft.type,
                heading=heading.text if heading else "",
                start_line=first,
                end_line=last,
                heading_end_line=heading.end_line if opens and heading else first - 1,
                body_offset=heading.body_offset if opens and heading else 0,
                page=clean.pages[first - 1],
                confidence=round(draft.confidence, 2),
                reason=draft.reason,
                law_refs=owner.law_refs if owner else refs,
                quoted_law=draft.quoted_law,
                subheadings=tuple(sub for sub in draft.subheadings if first <= sub[0] <= last),
            )


def _runs(clean: CleanText, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Runs of body lines, without blank lines at their ends; a run breaks only at lines that are no body."""
    start = end = 0
    for n in range(first, last + 1):
        role = clean.roles[n - 1]
        if role in {Role.BODY, Role.EMPTIED}:
            start = start or n
            end = n
        elif role is not Role.BLANK and start:
            yield start, end
            start = 0
    if start:
        yield start, end


_OUTSIDE = {
    Role.CHROME: "menu, brødkrumme eller sidefod på hjemmesiden",
    Role.FURNITURE: "sidehoved, sidefod eller sidetal",
    Role.CONTENTS: "indholdsfortegnelse",
}


def _outside(clean: CleanText) -> Iterator[Section]:
    """Lines that are no part of any standard, in runs of one kind."""
    start: int | None = None
    kind: Role | None = None
    end = 0
    for n, role in enumerate((*clean.roles, Role.BODY), start=1):
        if role in _OUTSIDE and role is kind:
            end = n
            continue
        if role is Role.BLANK:
            continue
        if kind is not None and start is not None:
            yield Section(
                clean.source.document,
                None,
                T.BOILERPLATE,
                "",
                start,
                end,
                start - 1,
                page=clean.pages[start - 1],
                reason=_OUTSIDE[kind],
            )
        start, end, kind = (n, n, role) if role in _OUTSIDE else (None, 0, None)
