"""What proves that a standard does not state something?

The sections that were read for it, with lines and pages; the passages that come closest, each with the reason why it is
no answer; the other papers that the text names, for the answer may stand there; and how often the program overlooked
something of the kind in documents that people annotated. Nothing here turns "not stated" into "no".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol

from kb.compare.cell_states import refers
from kb.compare.overlooked import overlooked
from kb.meaning.cues import weigh
from kb.model import Absence, CleanText, LookedIn, NearMiss, Provision, Quote, Reading, Reason, Section, Standard
from kb.taxonomy import CORE, SectionType

MOST_NEAREST = 3
MOST_REFERRALS = 3


class Searched(Protocol):
    """The part of `kb.compare.cells.Witness` that a proof is made from."""

    @property
    def reading(self) -> Reading: ...
    @property
    def clean(self) -> CleanText: ...
    @property
    def standards(self) -> Sequence[Standard]: ...
    @property
    def sections(self) -> Sequence[Section]: ...
    @property
    def provisions(self) -> Sequence[Provision]: ...


def absence(witness: Searched, section_type: SectionType) -> Absence:
    """The proof that no provision of this type was found."""
    return Absence(
        looked_in=looked_in(witness),
        nearest=tuple(islice(_nearest(witness, section_type), MOST_NEAREST)),
        refers_to=referrals(witness),
        overlooked=overlooked(section_type.value),
    )


def looked_in(witness: Searched) -> tuple[LookedIn, ...]:
    """The sections that were read, in the order of the document."""
    pages = witness.clean.pages
    return tuple(
        LookedIn(
            document=section.document,
            type=section.type,
            heading=section.heading,
            start_line=section.start_line,
            end_line=section.end_line,
            first_page=pages[section.start_line - 1],
            last_page=pages[section.end_line - 1],
        )
        for section in witness.sections
    )


def referrals(witness: Searched) -> tuple[Quote, ...]:
    """The sentences that name another paper."""
    naming = (one for one in witness.provisions if not one.quoted_law and refers(f"{one.lead_in} {one.text}".strip()))
    return tuple(quote_of(one) for one in islice(naming, MOST_REFERRALS))


def _nearest(witness: Searched, section_type: SectionType) -> Iterator[NearMiss]:
    if section_type not in CORE:  # these are told by their heading
        below = (one for one in witness.reading.provisions if one.section_type is section_type)
        yield from in_other_standards(witness, below)
        return
    weighed = [(weigh(one.text).sums.get(section_type, 0.0), one) for one in witness.provisions]
    weighed.sort(key=lambda pair: (-pair[0], pair[1].start_line))
    own = [one for weight, one in weighed if weight > 0 and not one.quoted_law]
    yield from (NearMiss(quote_of(one), Reason.BELOW_THRESHOLD) for one in own[: MOST_NEAREST - 1])
    carrying = (one for one in witness.reading.provisions if section_type in one.types)
    yield from in_other_standards(witness, carrying)


def in_other_standards(witness: Searched, carrying: Iterable[Provision]) -> Iterator[NearMiss]:
    """Provisions that answer the question for another service of the document."""
    own = {one.id for one in witness.provisions}
    titles = {standard.id: standard.title for standard in witness.reading.standards}
    for one in carrying:
        if one.id not in own:
            reason = Reason.STATUTE_TEXT if one.quoted_law else Reason.OTHER_STANDARD
            yield NearMiss(quote_of(one), reason, about=titles.get(one.standard or "", ""))


def quote_of(provision: Provision, *, kind: SectionType | None = None, heading: str | None = None) -> Quote:
    """A provision as a cell of this type shows it, under its own heading or another."""
    return Quote(
        provision=provision.id,
        document=provision.document,
        text=provision.text,
        start_line=provision.start_line,
        end_line=provision.end_line,
        page=provision.page,
        heading=provision.heading if heading is None else heading,
        lead_in=provision.lead_in,
        confidence=provision.confidence if kind is None else provision.confidence_in(kind),
        shared=provision.standard is None,
        quoted_law=provision.quoted_law,
    )
