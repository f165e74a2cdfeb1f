"""Which corrections of one edition may hold in another, and how is a correction set on another place?

A document is taken for another edition when its municipality is the same and it has a law in common; a correction is
offered to it when its text stands there, or nearly so. Nothing is carried over by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from kb.corrections.ledger import Ledger
from kb.corrections.overlay import is_read_so
from kb.corrections.places import Ground, Place, anchor_at, normal
from kb.corrections.records import (
    APPLIED,
    Anchor,
    Approved,
    Change,
    Correction,
    Described,
    Fixed,
    Retyped,
    Shifted,
    Typed,
)
from kb.model import Document
from kb.taxonomy import SectionType

_OF_ONE_DOCUMENT = (Described, Approved)  # what is true of one edition and says nothing of another


@dataclass(frozen=True, slots=True)
class Offer:
    """A correction of another edition that a person may take over."""

    correction: Correction
    lines: tuple[int, int]  # where it would be put
    is_same_text: bool  # False: the text is alike


def offers(ground: Ground, ledger: Ledger, known: Iterable[Document]) -> Iterator[Offer]:
    """The corrections of earlier editions that this document may take over, in the order in which they were made.

    `known` are the documents of the library: what was corrected in a newer edition is not offered to an older one.
    """
    document = ground.reading.document
    taken = {one.origin for one in ledger.of_document(document.document)}
    laws = {law for standard in ground.reading.standards for law in standard.law_refs}
    years = {one.document: _year(one) for one in known}
    for one in ledger.corrections:
        anchor = one.anchor
        if anchor.document == document.document or isinstance(one.change, _OF_ONE_DOCUMENT) or one.id in taken:
            continue
        if not anchor.municipality or anchor.municipality != document.municipality or not laws & set(anchor.laws):
            continue
        if (one.id, document.document) in ledger.dismissed or _is_newer(years.get(anchor.document, ""), document):
            continue
        place = ground.place(anchor, is_whole_lines=_is_whole_lines(one.change))
        lines = place.lines if place.status in APPLIED else next(iter(place.candidates), None)
        if lines is not None and not (place.status in APPLIED and _is_so(ground, one, place)):
            yield Offer(one, lines, place.status in APPLIED)


def put_at(ground: Ground, one: Correction, lines: tuple[int, int]) -> tuple[Anchor, Change]:
    """The correction as it is to be written for these lines: a person has looked at them and said so."""
    change = one.change
    quote = ""
    if isinstance(change, Typed):
        quote = _nearest(one.anchor.text, [p.text for p in ground.reading.provisions if _touches(p, lines)])
    elif isinstance(change, Fixed):
        said = normal(one.anchor.text)
        here = said in normal(ground.text_at(lines))
        facts = [fact.phrase for fact in ground.reading.facts if fact.type is change.type and _touches(fact, lines)]
        quote = one.anchor.text if here else _nearest(one.anchor.text, facts)
    elif isinstance(change, Shifted):
        began = ground.place(change.began, is_whole_lines=True)
        if began.lines is not None:
            change = replace(change, began=anchor_at(ground, began.lines))
    return anchor_at(ground, lines, quote=quote), change


def _is_whole_lines(change: Change) -> bool:
    return not isinstance(change, Typed | Fixed)


def _is_so(ground: Ground, one: Correction, place: Place) -> bool:
    """The document is read as the correction says without it."""
    assert place.lines is not None
    reading, change = ground.reading, one.change
    if isinstance(change, Typed):
        said = normal(one.anchor.text)
        here = [p for p in reading.provisions if _touches(p, place.lines) and normal(p.text) == said]
        return bool(here) and set(here[0].types) == set(change.types)
    if isinstance(change, Retyped):
        here_too = [s for s in reading.sections if _touches(s, place.lines) and s.type is not SectionType.BOILERPLATE]
        return {(s.type, s.start_line >= place.lines[0], s.end_line <= place.lines[1]) for s in here_too} == {
            (change.type, True, True)
        }
    anchor, change = put_at(ground, one, place.lines)
    return is_read_so(ground.reading, ground.clean, replace(one, anchor=anchor, change=change))


def _touches(record: object, lines: tuple[int, int]) -> bool:
    start, end = getattr(record, "start_line", 0), getattr(record, "end_line", 0)
    return bool(start <= lines[1] and lines[0] <= end)


def _nearest(text: str, others: list[str]) -> str:
    """The likest of these; "" when there is none."""
    return max(others, key=lambda other: SequenceMatcher(None, text, other, autojunk=False).ratio(), default="")


def _year(document: Document) -> str:
    stated = re.match(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?", document.approved_on)
    return max(stated[0] if stated else "", str(document.edition_year or ""))


def _is_newer(year: str, document: Document) -> bool:
    own = _year(document)
    return bool(year and own) and year > own
