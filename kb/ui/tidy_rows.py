"""The rows of the review page's lists: quotes that open their passage, with the words beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kb.model import Document, Provision, Section
from kb.taxonomy import label
from kb.tidying.assessed import Assessed, Reach
from kb.tidying.gathered import Found, named_standard
from kb.tidying.misplaced import Misplaced
from kb.tidying.repeated import Repeated
from kb.ui.address import View, mark, written
from kb.ui.texts import Texts


@dataclass(frozen=True, slots=True)
class Said:
    """Words that open their passage; without an address, words of ours."""

    text: str
    place: str = ""
    href: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class MisplacedRow:
    owner: str
    standard: str
    below: Said
    about: str  # what the heading is about
    lead_in: str
    quote: Said
    types: tuple[tuple[str, str, bool], ...]  # key, name, is it a guess?
    reasons: tuple[str, ...]
    homes: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class RepeatedRow:
    owner: str
    document: str
    text: str
    size: str
    places: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class AssessedRow:
    owner: str
    standard: str
    lead_in: str
    quote: Said
    reach: str
    away: str  # how far; "" where that says nothing
    promise: Said | None


def misplaced_row(found: Found[Misplaced], view: View, texts: Texts) -> MisplacedRow:
    one, language = found.one, texts.language
    heading = (one.below_line, one.below_line)
    return MisplacedRow(
        _owner(found.document, texts),
        named_standard(one.standard) or texts("tidy_shared_part"),
        _said(one.below, found.document.document, heading, view, texts),
        texts("heading_about", type=label(one.section.type, language=language)),
        one.provision.lead_in,
        _quote(one.provision, view, texts),
        tuple((kind.value, label(kind, language=language), kind in one.unsure) for kind in one.types),
        tuple(reason.partition(": ")[2] for reason in one.reasons),
        tuple(_homes(one, view, texts)),
    )


def _homes(one: Misplaced, view: View, texts: Texts) -> list[Said]:
    said = []
    for kind in one.types:
        name = label(kind, language=texts.language)
        homes = [home for home in one.homes if home.type is kind]
        said += [_home(home, name, view, texts) for home in homes]
        said += [] if homes else [Said(texts.words("no_such_section", type=name))]
    return said


def _home(home: Section, name: str, view: View, texts: Texts) -> Said:
    return _said(home.heading or name, home.document, (home.start_line, home.start_line), view, texts)


def repeated_row(found: Found[Repeated], view: View, texts: Texts) -> RepeatedRow:
    one, document = found.one, found.document
    size = texts(
        "words_repeated", words=texts.count("words", one.words), times=texts.count("standards", len(one.places))
    )
    places = tuple(
        _said(named_standard(place.standard), document.document, place.lines, view, texts) for place in one.places
    )
    return RepeatedRow(_owner(document, texts), document.document, one.text, size, places)


def assessed_row(found: Found[Assessed], view: View, texts: Texts) -> AssessedRow:
    one = found.one
    is_measured = one.reach in {Reach.SECTION, Reach.STANDARD} and one.lines_away
    return AssessedRow(
        _owner(found.document, texts),
        named_standard(one.standard) or texts("tidy_shared_part"),
        one.rule.lead_in,
        _quote(one.rule, view, texts),
        texts.words(f"reach_{one.reach.name}"),
        texts("lines_away", lines=texts.count("lines", one.lines_away)) if is_measured else "",
        _quote(one.promise.provision, view, texts) if one.promise and one.reach is not Reach.IN_RULE else None,
    )


def _owner(document: Document, texts: Texts) -> str:
    return document.municipality or texts.words("unknown_municipality")


def _quote(provision: Provision, view: View, texts: Texts) -> Said:
    lines = (provision.start_line, provision.end_line)
    return _said(provision.text, provision.document, lines, view, texts, page=provision.page)


def _said(
    text: str, document: str, lines: tuple[int, int], view: View, texts: Texts, *, page: int | None = None
) -> Said:
    place = f"l. {written(lines)}"
    if page:
        place = f"{texts.words('tag_page', page=page)}, {place}"
    return Said(text, place, replace(view, document=document, lines=lines).href, mark(document, lines))
