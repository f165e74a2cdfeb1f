"""What stands in the cells of a file of places to tidy up? The file itself is written by `kb.present.listing`."""

from __future__ import annotations

from collections.abc import Sequence

from kb import taxonomy
from kb.hits import Link
from kb.library import Library
from kb.model import Provision
from kb.present.listing import Cell, Head, Listing, named
from kb.present.texts import Words
from kb.taxonomy import SectionType
from kb.tidying.assessed import Assessed, Reach
from kb.tidying.gathered import Found, named_standard
from kb.tidying.misplaced import Misplaced
from kb.tidying.repeated import Repeated

_PLACE = (
    *(Head("document", 30, 3.0), Head("page", 7), Head("from_line", 9, 1.4), Head("to_line", 9)),
    Head("link", 40),
)
_MISPLACED = (
    *(Head("municipality", 16, 2.4), Head("standard", 30, 3.4), Head("stands_under", 28, 3.2)),
    *(Head("heading_type", 20), Head("lead_in", 26), Head("text", 70, 7.2), Head("carries", 20, 2.6)),
    *(Head("why_read_so", 30), Head("looked_for_under", 34, 3.4), Head("how_sure", 10)),
    *_PLACE,
)
_REPEATED = (
    *(Head("municipality", 16, 2.4), Head("text", 80, 9.2), Head("number_of_words", 7, 1.2)),
    *(Head("times", 11, 2.2), Head("stands_in", 60, 7.2)),
    *_PLACE,
)
_ASSESSED = (
    *(Head("municipality", 16, 2.4), Head("standard", 30, 3.2), Head("heading", 26), Head("lead_in", 26)),
    *(Head("limiting_rule", 60, 6.6), Head("promise_where", 22, 2.9), Head("lines_between", 9)),
    *(Head("promise_text", 50, 5.2), Head("promise_lines", 10, 1.9)),
    *_PLACE,
)


def listing_of_misplaced(found: Sequence[Found[Misplaced]], library: Library, words: Words, *, link: Link) -> Listing:
    """Each rule under a heading of another type: where it stands, what it is about and why, where one would look."""
    return _listing("misplaced", _MISPLACED, found, [_misplaced(one, words, link) for one in found], library, words)


def _misplaced(found: Found[Misplaced], words: Words, link: Link) -> tuple[Cell, ...]:
    one = found.one
    return (
        found.document.municipality or words("unknown_municipality"),
        named_standard(one.standard),
        one.below,
        taxonomy.label(one.section.type, language=words.language),
        one.provision.lead_in,
        one.provision.text,
        labels(one.types, words),
        "\n".join(reason.partition(": ")[2] for reason in one.reasons),
        "\n".join(homes_in_words(one, words)),
        labels(one.unsure, words),
        *_place(one.provision, link),
    )


def homes_in_words(one: Misplaced, words: Words) -> list[str]:
    """Where the rule would be looked for: the sections of its types, or that there is none."""
    said = []
    for kind in one.types:
        name = taxonomy.label(kind, language=words.language)
        homes = [home for home in one.homes if home.type is kind]
        said += [f"{home.heading or name} (l. {home.start_line}-{home.end_line})" for home in homes]
        said += [] if homes else [words("no_such_section", type=name)]
    return said


def listing_of_repeated(found: Sequence[Found[Repeated]], library: Library, words: Words, *, link: Link) -> Listing:
    """Each passage that several standards of a document repeat, with the places where it stands."""
    return _listing("repeated", _REPEATED, found, [_repeated(one, words, link) for one in found], library, words)


def _repeated(found: Found[Repeated], words: Words, link: Link) -> tuple[Cell, ...]:
    one = found.one
    places = [f"{named_standard(place.standard)}, l. {place.lines[0]}-{place.lines[1]}" for place in one.places]
    return (
        found.document.municipality or words("unknown_municipality"),
        one.text,
        one.words,
        len(one.places),
        "\n".join(places),
        *_place(one.places[0].provisions[0], link, to=one.places[0].lines[1]),
    )


def listing_of_assessed(found: Sequence[Found[Assessed]], library: Library, words: Words, *, link: Link) -> Listing:
    """Each rule that limits the help, with the nearest words that promise an individual assessment."""
    return _listing("assessed", _ASSESSED, found, [_assessed(one, words, link) for one in found], library, words)


def _assessed(found: Found[Assessed], words: Words, link: Link) -> tuple[Cell, ...]:
    one = found.one
    near = one.promise.provision if one.promise else None
    return (
        found.document.municipality or words("unknown_municipality"),
        named_standard(one.standard),
        one.rule.heading,
        one.rule.lead_in,
        one.rule.text,
        words(f"reach_{one.reach.name}"),
        one.lines_away if one.reach in {Reach.SECTION, Reach.STANDARD} else None,
        near.text if near else "",
        f"{near.start_line}-{near.end_line}" if near else "",
        *_place(one.rule, link),
    )


def labels(types: Sequence[SectionType], words: Words) -> str:
    """The names of the types."""
    return ", ".join(taxonomy.label(kind, language=words.language) for kind in types)


def _place(provision: Provision, link: Link, *, to: int = 0) -> tuple[Cell, ...]:
    end = to or provision.end_line
    start = provision.start_line
    return provision.document, provision.page, start, end, link(provision.document, start, end)


def _listing(
    key: str,
    heads: tuple[Head, ...],
    found: Sequence[Found[Misplaced]] | Sequence[Found[Repeated]] | Sequence[Found[Assessed]],
    rows: Sequence[tuple[Cell, ...]],
    library: Library,
    words: Words,
) -> Listing:
    return Listing(
        title=words(f"{key}_title"),
        said=(words("list_of", n=len(rows)),),
        heads=heads,
        rows=tuple(rows),
        documents=named(library.documents, [one.document.document for one in found]),
        guide=(words(f"{key}_guide"), words("list_guide_quoted")),
        snapshot=library.snapshot,
        empty=words(f"{key}_empty"),
    )
