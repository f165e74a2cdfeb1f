"""Which section does every line belong to?

Every non-blank line of a document ends up in exactly one section: lines that are no body (menus, page numbers,
contents) as `boilerplate`, the rest under the heading above them (`section_starts`), with the type that `section_types`
gives it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kb.meaning.section_starts import drafts
from kb.meaning.section_types import BY_WORDS, Draft
from kb.meaning.serving import serving
from kb.model import CleanText, Heading, Role, Section, Standard
from kb.structure.evidence import is_field
from kb.structure.heading_rules import fold_heading
from kb.structure.law_lines import section_refs
from kb.structure.layout import layout
from kb.structure.own_paragraphs import OwnParagraphs, blanked, own_paragraphs
from kb.taxonomy import SectionType as T

MAJORITY = 0.6  # of the weight of the texts below a heading
MIN_REPEATS = 3  # of a heading, in as many standards
MIN_FIELDS = 2  # of a label that the document's form has


def sections(clean: CleanText, headings: Sequence[Heading], standards: Sequence[Standard]) -> tuple[Section, ...]:
    """The sections of a document in order of their lines."""
    sheet = layout(clean)
    recurring = _recurring(headings) if len(standards) >= MIN_REPEATS else {}

    def opened(owner: Standard | None, start: int, end: int, elsewhere: Mapping[str, T]) -> list[Draft]:
        inside = [h for h in headings if start <= h.start_line <= end]
        return list(drafts(sheet, owner, start, end, inside, recurring, elsewhere, alone=len(standards) == 1))

    parts = [(owner, start, end, opened(owner, start, end, {})) for owner, start, end in _stretches(clean, standards)]
    agreed = _agreed([draft for *_, part in parts for draft in part], headings)
    known = {h.start_line: agreed[text] for h in headings if (text := fold_heading(h.text)) in agreed}
    for at, (owner, start, end, part) in enumerate(parts):
        types = {draft.start: draft.type for draft in part}
        if any(start <= line <= end and types.get(line) is not kind for line, kind in known.items()):
            parts[at] = (owner, start, end, opened(owner, start, end, agreed))
    own = own_paragraphs(clean)
    found = [section for owner, _, end, part in parts for section in _settled(clean, owner, part, end, own)]
    found += _outside(clean)
    served = serving(clean, found, standards)
    return tuple(sorted(served, key=lambda section: section.start_line))


def _agreed(opened: Sequence[Draft], headings: Sequence[Heading]) -> dict[str, T]:
    """The types that headings no rule knows have by most of the texts below them, where they come more than once."""
    counts = Counter(fold_heading(heading.text) for heading in headings)
    votes: dict[str, Counter[T]] = defaultdict(Counter)
    for draft in opened:
        folded = fold_heading(draft.heading.text) if draft.heading is not None else ""
        if counts[folded] > 1 and draft.reason.startswith(BY_WORDS):
            votes[folded][draft.type] += round(100 * draft.confidence)
    return {
        folded: kinds.most_common(1)[0][0]
        for folded, kinds in votes.items()
        if kinds.most_common(1)[0][1] >= MAJORITY * kinds.total()
    }


def _recurring(headings: Sequence[Heading]) -> dict[str, int]:
    """The headings that come once a standard, with the level they have."""
    levels: dict[str, Counter[int]] = defaultdict(Counter)
    for heading in headings:
        levels[fold_heading(heading.text)][heading.level] += 1
    fields = {fold_heading(heading.text) for heading in headings if is_field(heading)}
    return {
        text: seen.most_common(1)[0][0]
        for text, seen in levels.items()
        if sum(seen.values()) >= (MIN_FIELDS if text in fields else MIN_REPEATS)
    }


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


def _settled(
    clean: CleanText, owner: Standard | None, opened: list[Draft], end: int, own: OwnParagraphs
) -> Iterator[Section]:
    """Drafts with their last lines, cut where other lines (a page foot) stand between."""
    for at, draft in enumerate(opened):
        until = opened[at + 1].start - 1 if at + 1 < len(opened) else end
        for first, last in _runs(clean, draft.start, until):
            heading = draft.heading
            opens = heading is not None and first == draft.start
            name = heading.text if heading is not None and owner is None else ""
            refs = section_refs(blanked(name) if first in own.lines else name)
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
