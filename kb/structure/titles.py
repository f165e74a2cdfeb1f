"""Which headings open a standard?

Evidence, in order: a heading that names a service and its paragraph, or has the paragraph alone on the line below it,
with typed headings under it; a heading of the same rank and number depth as such titles; an untyped heading over the
same set of typed headings that its neighbours have; the first heading of a standard coming again in a text that lost
its titles. A document with none of these is one standard.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.law.services import refs_of_service
from kb.model import CleanText, Heading, Role
from kb.structure.evidence import SERIES_EVIDENCE, TITLE_EVIDENCE
from kb.structure.heading_rules import fold_heading, heading_rule
from kb.structure.law_lines import is_law_line, refs_in, section_refs
from kb.structure.phrases import VERB_RE
from kb.taxonomy import SectionType as T

# A heading of these types is about the service even when it cites a paragraph: never a title.
_NEVER_TITLES = {
    T.LEGAL_BASIS, T.INTERFACES, T.EXCLUSIONS, T.PURPOSE, T.TARGET_GROUP, T.SCOPE, T.FOLLOW_UP, T.COMPLAINT,
    T.PAYMENT, T.CONTACT, T.CONDITIONS, T.REMARKS,
}  # fmt: skip
CORE_HEADINGS = {T.TARGET_GROUP, T.CONTENT, T.PURPOSE, T.LEGAL_BASIS, T.SCOPE, T.FOLLOW_UP, T.EXCLUSIONS}
# What is said of the case and of the standard itself stands under these: no service rests on them.
_NO_SERVICE = frozenset(f"SEL § {number}" for number in (1, 2, 3, 138, 139, 141, 148, 151, 166))
_NO_SERVICE_LAWS = frozenset({"RSL", "FVL"})
FIRST_LINES = 5
MAX_TITLE = 70  # characters
_COUNTED_RE = re.compile(r"(?P<word>[A-ZÆØÅ]\w+) (?:\d{1,2}|[A-P])\b")
_STARTERS = {T.TARGET_GROUP, T.PURPOSE, T.LEGAL_BASIS, T.CONTENT}


@dataclass(frozen=True, slots=True)
class Title:
    """A heading that opens a standard."""

    at: int  # index into the headings; -1 when the standard opens without one
    start_line: int
    end_line: int  # last line of the title block: the heading and the law line below it
    text: str
    law_refs: tuple[str, ...]
    level: int


def _title_block(clean: CleanText, headings: tuple[Heading, ...], at: int) -> tuple[int, tuple[str, ...], str]:
    """Last line, law refs and text of the title that this heading may open: itself and up to three lines below."""
    heading = headings[at]
    refs = of_services(section_refs(heading.text))
    end, text = heading.end_line, heading.text
    seen = 0
    for n in range(heading.end_line + 1, min(len(clean.texts), heading.end_line + 8) + 1):
        line = clean.texts[n - 1].strip()
        if not line or clean.roles[n - 1] is not Role.BODY:
            continue
        seen += 1
        if seen > 3:
            break
        if is_law_line(line):
            below = of_services(section_refs(line))
            new = tuple(dict.fromkeys((*refs, *below)))
            return n, new, text if refs_in(text) else _joined(clean, heading, n - 1)
        rule = heading_rule(line)
        if (
            len(line) > 80
            or VERB_RE.search(line.casefold())
            or (rule and rule.confidence >= 0.9 and rule.type is not T.GENERAL)
            or line.endswith((".", ":", "?"))
        ):
            break
    return end, refs, text


def of_services(refs: tuple[str, ...]) -> tuple[str, ...]:
    """The references that a service can rest on.

    >>> of_services(("SEL § 138", "RSL § 3 stk. 2", "SEL § 85"))
    ('SEL § 85',)
    """
    return tuple(
        ref
        for ref in refs
        if ref.partition(" stk.")[0] not in _NO_SERVICE and ref.split(" ")[0] not in _NO_SERVICE_LAWS
    )


def _joined(clean: CleanText, heading: Heading, until: int) -> str:
    """The heading with the short lines between it and its law line: "Kvalitetsstandard" + "Ledsageordning"."""
    more = [clean.texts[n - 1].strip() for n in range(heading.end_line + 1, until + 1) if clean.texts[n - 1].strip()]
    return " ".join([heading.text, *more])


def _types_under(headings: tuple[Heading, ...], at: int) -> list[tuple[int, T]]:
    """Typed headings below this one in rank, up to the next of its own rank."""
    found: list[tuple[int, T]] = []
    for later in headings[at + 1 :]:
        if later.level <= headings[at].level:
            break
        rule = heading_rule(later.text)
        if rule and rule.confidence >= 0.6:
            found.append((later.level, rule.type))
    return found


def titles_of(clean: CleanText, headings: tuple[Heading, ...]) -> list[Title]:
    blocks = [_title_block(clean, headings, at) for at in range(len(headings))]
    under = [{kind for _, kind in _types_under(headings, at)} & CORE_HEADINGS for at in range(len(headings))]
    strong: list[int] = []
    for at, heading in enumerate(headings):
        rule = heading_rule(heading.text)
        barred = (
            rule is not None
            and rule.confidence >= 0.6
            and rule.type in _NEVER_TITLES
            and TITLE_EVIDENCE not in " ".join(heading.evidence)
        )
        if blocks[at][1] and not barred and len(under[at]) >= 2:
            strong.append(at)
    # A title over other titles is the document's own: "Kvalitetsstandarder efter servicelovens §§ 83-107".
    strong = [at for at in strong if not any(_is_under(headings, other, at) for other in strong if other != at)]
    ranks = Counter((headings[at].level, bool(headings[at].number)) for at in strong)
    alike = [
        at
        for at, heading in enumerate(headings)
        if at not in strong
        and blocks[at][1]
        and ranks[(heading.level, bool(heading.number))] >= 2
        and not _barred(heading)
    ]
    chosen = sorted({*strong, *alike, *_by_template(headings, under, strong)})
    chosen = sorted({*chosen, *_siblings(clean, headings, under, chosen)}) or _named_in_series(headings)
    return [
        Title(at, headings[at].start_line, blocks[at][0], blocks[at][2], blocks[at][1], headings[at].level)
        for at in chosen
    ]


def _barred(heading: Heading) -> bool:
    rule = heading_rule(heading.text)
    return rule is not None and rule.confidence >= 0.6 and rule.type in _NEVER_TITLES


def _is_under(headings: tuple[Heading, ...], at: int, above: int) -> bool:
    """Does heading `at` stand below heading `above` in rank and place?"""
    return above < at and all(headings[k].level > headings[above].level for k in range(above + 1, at + 1))


def _named_in_series(headings: tuple[Heading, ...]) -> list[int]:
    """Parts that count up and carry the usual names of services, where nothing below them is headed."""
    found = [
        at
        for at, heading in enumerate(headings)
        if any(reason.startswith(SERIES_EVIDENCE) for reason in heading.evidence)
        and refs_of_service(heading.text)
        and not _barred(heading)
    ]
    return found if len(found) >= 2 else []


def _siblings(
    clean: CleanText, headings: tuple[Heading, ...], under: list[set[T]], chosen: Sequence[int]
) -> Iterator[int]:
    """Headings of the rank that most titles have, over a target group and more, whose name or first lines say which
    service they are about: "DEL E - HJÆLPEMIDLER"."""
    ranks = Counter((headings[at].level, bool(headings[at].number)) for at in chosen)
    for at, heading in enumerate(headings):
        rule = heading_rule(heading.text)
        if (
            at in chosen
            or ranks[(heading.level, bool(heading.number))] < 2
            or (rule is not None and rule.confidence >= 0.9)
            or len(under[at]) < 2
            or not (T.TARGET_GROUP in under[at] or _counts_with(heading, [headings[k] for k in chosen]))
        ):
            continue
        below = "\n".join(clean.texts[heading.end_line : heading.end_line + FIRST_LINES])
        if refs_of_service(heading.text) or of_services(section_refs(below)):
            yield at


def _counts_with(heading: Heading, titles: Sequence[Heading]) -> bool:
    """Does it count on with the word that the titles begin with: "Pakke 3" among "Pakke 1" and "Pakke 2"?"""
    words = Counter(match["word"].casefold() for title in titles if (match := _COUNTED_RE.match(title.text)))
    own = _COUNTED_RE.match(heading.text)
    return own is not None and words[own["word"].casefold()] >= 2


def _by_template(headings: tuple[Heading, ...], under: list[set[T]], strong: list[int]) -> list[int]:
    """Untyped headings of one rank, each over the same three or more typed headings: titles that cite nothing."""
    by_rank: dict[tuple[int, bool], list[int]] = {}
    for at, heading in enumerate(headings):
        rule = heading_rule(heading.text)
        if len(under[at]) >= 3 and (rule is None or rule.confidence < 0.6):
            by_rank.setdefault((heading.level, bool(heading.number)), []).append(at)
    found = [at for group in by_rank.values() if len(group) >= 2 for at in group]
    taken = (*strong, *found)
    return [
        at
        for at in found
        if not any(_is_under(headings, at, other) or _is_under(headings, other, at) for other in taken if other != at)
    ]


def restarts(clean: CleanText, headings: tuple[Heading, ...]) -> list[Title]:
    """Standards of a text that lost its titles: the set of question headings begins anew."""
    typed = [(at, rule) for at, h in enumerate(headings) if (rule := heading_rule(h.text)) and rule.confidence >= 0.9]
    starters = [(at, fold_heading(headings[at].text)) for at, rule in typed if rule.type in _STARTERS]
    if not starters:
        return []
    first = next((text for _, text in starters if sum(other == text for _, other in starters) > 1), None)
    if first is None:
        return []
    begins = [at for at, text in starters if text == first]
    if any(b - a < 4 for a, b in itertools.pairwise(begins)) or begins[0] > 3:
        return []
    return [_above(clean, headings, at) for at in begins]


def _above(clean: CleanText, headings: tuple[Heading, ...], at: int) -> Title:
    """The title of the standard whose first heading this is: a heading, or a short line, right above it."""
    first = headings[at]
    printed = [n for n in range(1, first.start_line) if clean.roles[n - 1] is Role.BODY and clean.texts[n - 1].strip()]
    before = headings[at - 1] if at else None
    if (
        before is not None
        and printed
        and before.end_line == printed[-1]
        and not (before.body_offset or _barred(before))
    ):
        refs = of_services(section_refs(before.text))
        level = min(before.level, first.level - 1)
        return Title(at - 1, before.start_line, before.end_line, before.text, refs, level)
    line = clean.texts[printed[-1] - 1].strip() if printed else ""
    above = clean.texts[printed[-2] - 1].strip() if len(printed) > 1 else ""
    is_set_off = not above or above.endswith((".", "?", "!")) or (len(printed) > 1 and printed[-1] - printed[-2] > 1)
    if is_set_off and 3 < len(line) <= MAX_TITLE and line[:1].isupper() and line[-1:].isalnum():
        return Title(at, printed[-1], printed[-1], line, of_services(section_refs(line)), first.level - 1)
    return Title(at, first.start_line, first.start_line - 1, "", (), first.level)


def whole(clean: CleanText, headings: tuple[Heading, ...], body: list[int]) -> Title:
    """The document as one standard: its title is its first heading, or its first line."""
    for at in range(min(3, len(headings))):
        end, refs, text = _title_block(clean, headings, at)
        if refs and not _barred(headings[at]):
            return Title(at, headings[at].start_line, end, text, refs, 0)
    if (
        headings
        and not _barred(headings[0])
        and not headings[0].number
        and headings[0].start_line <= body[min(12, len(body) - 1)]
    ):
        return Title(0, headings[0].start_line, headings[0].end_line, headings[0].text, (), 0)
    return Title(-1, body[0], body[0] - 1, "", (), 0)
