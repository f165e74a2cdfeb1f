"""How do corrections travel to another machine?

A file holds the corrections that stand, one a line, each with its anchor, so that it is found there by its text. What
was taken in before is passed over. Where the two machines say different things of one place, the one that is here stays
and the other is named, unless the person asks for theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kb.corrections.ledger import Ledger, correction_of, person
from kb.corrections.places import normal
from kb.corrections.records import CHANGES, Correction, Described, Typed
from kb.errors import QueryError
from kb.store import plain
from kb.workspace import Entry, Journal

IMPORTED = "imported"  # key of a payload: id of the entry on the machine that it came from

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two machines that say different things of one place."""

    here: Correction
    there: Correction


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a file of corrections."""

    new: tuple[Correction, ...]
    known: int  # taken in before, or made here
    conflicts: tuple[Conflict, ...]


def row_of(one: Correction) -> Row:
    """A correction as it is written to a file."""
    payload: Row = {"anchor": plain(one.anchor), "change": plain(one.change)}
    payload |= {key: value for key, value in (("replaces", one.replaces), ("origin", one.origin)) if value}
    return {"id": one.id, "at": one.at, "by": one.by, "kind": one.kind, "payload": payload}


def take_in(journal: Journal, rows: Sequence[object], *, take_theirs: bool = False) -> Taken:
    """Add the corrections of a file to the journal, under the names and times they were made with.

    Raises: QueryError naming the line that holds no correction; nothing is then taken in.
    """
    theirs = [_correction(number, row) for number, row in enumerate(rows, start=1)]
    entries = journal.entries()
    seen = {entry.id for entry in entries} | {str(entry.payload.get(IMPORTED)) for entry in entries}
    here = Ledger.of(journal.valid()).corrections
    new: list[Correction] = []
    conflicts: list[Conflict] = []
    ids: dict[str, str] = {}  # theirs: ours
    for one in theirs:
        if one.id in seen:
            continue
        against = _against(one, here)
        if against is not None:
            conflicts.append(Conflict(against, one))
            if not take_theirs:
                continue
        payload = row_of(one)["payload"]
        assert isinstance(payload, dict)
        payload |= {key: ids.get(str(payload[key]), payload[key]) for key in ("replaces", "origin") if key in payload}
        entry = journal.add(one.kind, {**payload, IMPORTED: one.id}, by=one.by, at=datetime.fromisoformat(one.at))
        ids[one.id] = entry.id
        new.append(one)
    return Taken(tuple(new), len(theirs) - len(new) - (0 if take_theirs else len(conflicts)), tuple(conflicts))


def _correction(number: int, row: object) -> Correction:
    hint = "Filen skal være skrevet med `kb export corrections`."
    try:
        fields: Any = row
        entry = Entry(
            str(fields["id"]), str(fields["at"]), str(fields["by"]), str(fields["kind"]), dict(fields["payload"])
        )
        datetime.fromisoformat(entry.at)
        person(entry.by)
    except (KeyError, TypeError, ValueError, QueryError) as error:
        raise QueryError(f"Linje {number} er ikke en rettelse.", hint=hint) from error
    one = correction_of(entry) if entry.kind in CHANGES else None
    if one is None:
        raise QueryError(f"Linje {number} er ikke en rettelse, som denne udgave af programmet kender.", hint=hint)
    return one


def _against(one: Correction, others: Iterable[Correction]) -> Correction | None:
    """The correction that says something else of the same place."""
    for other in others:
        if other.kind == one.kind and _is_same_place(other, one) and other.change != one.change:
            return other
    return None


def _is_same_place(one: Correction, other: Correction) -> bool:
    if one.anchor.document != other.anchor.document or one.anchor.is_whole != other.anchor.is_whole:
        return False
    if isinstance(one.change, Described) and isinstance(other.change, Described):
        return one.change.field == other.change.field
    if isinstance(one.change, Typed):
        return normal(one.anchor.text) == normal(other.anchor.text)
    return one.anchor.lines == other.anchor.lines and normal(one.anchor.text) == normal(other.anchor.text)
