"""What does each municipality answer, in its own words? `kb ask`

One row a municipality that has a standard under the law: the passages that support an answer, or "not stated" with the
places that were searched. Never a sentence of ours: what is shown is quoted, and what is missing is said to be missing.

A passage supports an answer when its words cover half of the question, or when it stands in the kind of section that
answers such questions. Both are rules of thumb: the nearest passages are shown beside a "not stated", so that a reader
can object.
"""

from __future__ import annotations

from dataclasses import dataclass

from kb.alphabet import danish_order
from kb.finder import Finder
from kb.index import Hit
from kb.index.asked import Question
from kb.library import Library
from kb.model import Standard

SUPPORTS = 0.5  # share of the question, telling words counting more, that a passage covers
SHOWN = 3  # passages a municipality


@dataclass(frozen=True, slots=True)
class Place:
    """Lines that were searched."""

    document: str
    start_line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What one municipality says to a question."""

    municipality: str
    support: tuple[Hit, ...]  # () = not stated
    nearest: tuple[Hit, ...] = ()  # where nothing supports an answer: what came closest
    looked_in: tuple[Place, ...] = ()  # the standards that were searched


def replies(finder: Finder, library: Library, text: str, *, law: str) -> tuple[Reply, ...]:
    """A reply for each municipality with a standard under the law, in Danish order.

    Raises: QueryError for a law that no standard rests on, or an empty question.
    """
    standards = _standards(library, finder.standards_meant(law))
    found = []
    for municipality in sorted(standards, key=danish_order):
        only = finder.only(municipalities=[municipality], laws=[law])
        answer = finder.search(text, only=only, limit=SHOWN)
        support = tuple(hit for hit in answer.hits if _supports(hit, answer.question))
        places = tuple(Place(s.document, s.start_line, s.end_line) for s in standards[municipality])
        found.append(Reply(municipality, support, () if support else answer.hits, places))
    return tuple(found)


def _supports(hit: Hit, question: Question) -> bool:
    fits = bool(question.types) and question.types[0] in (hit.passage.section_type, *hit.passage.types)
    return fits or hit.covers >= SUPPORTS


def _standards(library: Library, laws: tuple[str, ...]) -> dict[str, list[Standard]]:
    by_municipality: dict[str, list[Standard]] = {}
    for standard in dict.fromkeys(standard for law in laws for standard in library.standards_under(law)):
        municipality = library.document(standard.document).municipality
        if municipality:
            by_municipality.setdefault(municipality, []).append(standard)
    return by_municipality
