"""Searches that people keep: what did they find at the last look, and what is new, changed or gone since?

A saved search is an entry of the journal with the question, its filters and what was found; a later look is an entry
that names it. A hit is known again by municipality and words, not by line or file name, so that text that moved is no
news; neither is a hit whose document has not changed, for it only ranks otherwise. What is gone and what is new in one
municipality and alike is one change; where facts were read in both, it is a change of fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from kb.errors import QueryError
from kb.finder import Finder
from kb.index import Hit
from kb.library import Library
from kb.model import Fact, FactType, Qualifier
from kb.workspace import Entry, Journal

KIND, LOOK = "saved_search", "saved_search_look"
MOST = 50  # hits that are remembered
ALIKE = 0.55  # of two texts' words: one has become the other
MOST_NAME = 80


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with all that narrows it, as `Finder.only` and `Finder.search` take it."""

    query: str
    municipalities: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    approved_from: str = ""
    approved_to: str = ""
    without: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sight:
    """A hit as it was seen."""

    municipality: str
    document: str
    title: str
    heading: str
    text: str
    start_line: int
    end_line: int
    page: int | None = None
    facts: tuple[Fact, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """Where the text stands says nothing of what it is."""
        return self.municipality, squeezed(self.text)


@dataclass(frozen=True, slots=True)
class Look:
    """What a search found at one time."""

    snapshot: str
    sources: Mapping[str, str] = field(default_factory=dict)  # document -> sha256
    sights: tuple[Sight, ...] = ()


@dataclass(frozen=True, slots=True)
class Saved:
    """A search that is kept, with its last look."""

    id: str
    name: str
    asked: Asked
    by: str
    at: str  # when it was last looked at
    look: Look


class ChangeKind(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FactChange:
    """Facts of one type before and after."""

    type: FactType
    before: tuple[Fact, ...]
    after: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A hit that is new, changed or gone."""

    kind: ChangeKind
    before: Sight | None
    after: Sight | None
    facts: tuple[FactChange, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """What happened to a saved search since its last look."""

    saved: Saved
    changes: tuple[Change, ...]  # changes first, then what is new, then what is gone
    now: Look
    problem: str = ""  # why it could not be looked: a filter that the library does not know any more


# ---------------------------------------------------------------------------------------------------- keeping


def save(journal: Journal, finder: Finder, library: Library, name: str, asked: Asked, *, by: str = "") -> Entry:
    """Keep a search under this name, with what it finds now; an older one of that name gives way.

    Raises: QueryError for a search without a name.
    """
    named = " ".join(name.split())[:MOST_NAME]
    if not named:
        raise QueryError("Søgningen har ikke fået et navn.", hint="Skriv et navn at gemme den under.")
    look = look_now(finder, library, asked)
    older = [one for one in saved_searches(journal) if one.name == named]
    entry = journal.add(KIND, {"name": named, "asked": asdict(asked), "look": _written(look)}, by=by)
    for one in older:
        journal.undo(one.id, by=by)
    return entry


def saved_searches(journal: Journal) -> tuple[Saved, ...]:
    """The searches that are kept, in the order in which they were saved, each with its last look."""
    looks = {str(entry.payload.get("search")): entry for entry in journal.valid(LOOK)}
    found = (_saved(entry, looks.get(entry.id)) for entry in journal.valid(KIND))
    return tuple(one for one in found if one is not None)


def saved_named(journal: Journal, name: str) -> Saved:
    """The search of this name. Raises: QueryError naming those that there are."""
    kept = saved_searches(journal)
    for one in kept:
        if one.name.casefold() == " ".join(name.split()).casefold():
            return one
    hint = f"Gemt er: {', '.join(one.name for one in kept)}." if kept else 'Gem en med `kb search "…" --save NAVN`.'
    raise QueryError(f"Der er ingen gemt søgning med navnet »{name}«.", hint=hint)


def remove(journal: Journal, saved: Saved, *, by: str = "") -> None:
    """Take a saved search back; undoing that entry brings it again."""
    journal.undo(saved.id, by=by)


def seen(journal: Journal, news: News, *, by: str = "") -> None:
    """Keep what was found now as the last look."""
    journal.add(LOOK, {"search": news.saved.id, "look": _written(news.now)}, by=by)


# ---------------------------------------------------------------------------------------------------- looking


def look_now(finder: Finder, library: Library, asked: Asked) -> Look:
    """What the search finds in the library as it is.

    Raises: QueryError for a filter that the library does not know (any more).
    """
    only = finder.only(
        municipalities=asked.municipalities,
        laws=asked.laws,
        types=asked.types,
        documents=asked.documents,
        approved_from=asked.approved_from,
        approved_to=asked.approved_to,
    )
    answer = finder.search(asked.query, only=only, limit=MOST, without=asked.without, also=asked.also)
    compared = any(measure.is_compared for measure in answer.question.measures)
    hits = [hit for hit in answer.hits if hit.facts or not compared]
    sources = {document.document: document.sha256 for document in library.documents}
    return Look(library.snapshot, sources, tuple(_sight(hit) for hit in hits))


def news_of(saved: Saved, finder: Finder, library: Library) -> News:
    """What is new, changed and gone since the last look."""
    try:
        before, now = saved.look, look_now(finder, library, saved.asked)
    except QueryError as error:
        return News(saved, (), saved.look, f"{error.message} {error.hint}".strip())
    was, is_now = {one.key for one in before.sights}, {one.key for one in now.sights}
    is_changed = {name for name, sha in now.sources.items() if before.sources.get(name) != sha}
    fresh = [one for one in now.sights if one.key not in was and one.document in is_changed]
    stands = {one.key for one in before.sights if one.key not in is_now and _still_stands(one, library)}
    gone = [one for one in before.sights if one.key not in is_now and one.key not in stands]
    changes: list[Change] = []
    for old in (*gone, *(one for one in before.sights if one not in gone)):
        new = _became(old, fresh)
        if new is not None:
            fresh.remove(new)
            changes.append(Change(ChangeKind.CHANGED, old, new, tuple(_facts(old, new))))
    paired = {change.before for change in changes}
    changes += [Change(ChangeKind.NEW, None, one) for one in fresh]
    changes += [Change(ChangeKind.GONE, one, None) for one in gone if one not in paired]
    return News(saved, tuple(changes), now)


def squeezed(text: str) -> str:
    """The text without white space and case: where lines break says nothing."""
    return "".join(text.split()).casefold()


def _still_stands(sight: Sight, library: Library) -> bool:
    """The words stand somewhere in a document of the municipality: the search only ranks them otherwise."""
    parts = [squeezed(part) for part in sight.text.split("\n")]
    for document in library.documents:
        if document.municipality == sight.municipality:
            whole = squeezed("".join(library.clean(document.document).texts))
            if all(part in whole for part in parts):
                return True
    return False


def _became(old: Sight, fresh: Sequence[Sight]) -> Sight | None:
    """What the old text has most likely become."""
    near = [(_likeness(old, one), -at, one) for at, one in enumerate(fresh) if one.municipality == old.municipality]
    best = max(near, key=lambda item: item[:2], default=None)
    return best[2] if best and best[0] >= ALIKE else None


def _likeness(old: Sight, new: Sight) -> float:
    one, other = old.text.casefold().split(), new.text.casefold().split()
    alike = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return alike + 0.15 * (old.heading.casefold() == new.heading.casefold() and bool(old.heading))


def _facts(old: Sight, new: Sight) -> Iterator[FactChange]:
    """The types of facts whose values differ."""
    for kind in dict.fromkeys(fact.type for fact in (*old.facts, *new.facts)):
        before = tuple(fact for fact in old.facts if fact.type is kind)
        after = tuple(fact for fact in new.facts if fact.type is kind)
        if sorted(map(_value, before)) != sorted(map(_value, after)):
            yield FactChange(kind, before, after)


def _value(fact: Fact) -> tuple[str, str, str, str]:
    return fact.value or "", fact.qualifier or "", fact.unit, fact.per


def _sight(hit: Hit) -> Sight:
    one = hit.passage
    return Sight(
        one.municipality,
        one.document,
        one.title,
        one.heading,
        one.text,
        one.start_line,
        one.end_line,
        one.page,
        one.facts,
    )


# ---------------------------------------------------------------------------------------------------- the journal

_OF_FACT = ("type", "value", "qualifier", "unit", "per", "phrase", "start_line", "end_line", "role")


def _written(look: Look) -> dict[str, Any]:
    return {
        "snapshot": look.snapshot,
        "sources": dict(look.sources),
        "sights": [
            {
                **{name: getattr(one, name) for name in Sight.__slots__ if name != "facts"},
                "facts": [{name: getattr(fact, name) for name in _OF_FACT} for fact in one.facts],
            }
            for one in look.sights
        ],
    }


def _saved(entry: Entry, later: Entry | None) -> Saved | None:
    """The search of an entry; None for one that another version wrote in another way."""
    try:
        asked: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in _object(entry.payload["asked"]).items()
        }
        last = later or entry
        look = _read(_object(last.payload["look"]))
        return Saved(entry.id, str(entry.payload["name"]), Asked(**asked), entry.by, last.at, look)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("no object")
    return value


def _read(written: Mapping[str, Any]) -> Look:
    return Look(str(written["snapshot"]), dict(written["sources"]), tuple(_sights(written["sights"])))


def _sights(rows: Iterable[Mapping[str, Any]]) -> Iterator[Sight]:
    for row in rows:
        facts = tuple(_fact(one, str(row["document"])) for one in row["facts"])
        yield Sight(**{**row, "facts": facts})


def _fact(row: Mapping[str, Any], document: str) -> Fact:
    values = {**row, "type": FactType(row["type"])}
    values["qualifier"] = Qualifier(row["qualifier"]) if row["qualifier"] else None
    return Fact(document=document, standard=None, law_refs=(), **values)
