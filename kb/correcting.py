"""Corrections on the command line: `kb corrections`. They are made in the app."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from kb.corrections import Correction, Outcome, Status
from kb.corrections.exchange import take_in
from kb.corrections.ledger import person
from kb.corrections.records import APPLIED, CHANGES, DISMISSED
from kb.errors import QueryError
from kb.export import corrections as rows_of
from kb.library import Library
from kb.paths import Home
from kb.present.corrected import note_in_words, status_in_words, told
from kb.workspace import Journal


def listed(library: Library, names: Sequence[str]) -> list[str]:
    """The corrections of these documents, one below the other."""
    lines = [text for name in names for text in _of_document(library, name)]
    if library.ledger.unreadable:
        lines.append(f"{library.ledger.unreadable} rettelser kan ikke læses af denne udgave af programmet.")
    return lines or ["Der er ingen rettelser."]


def listed_as_json(library: Library, names: Sequence[str]) -> str:
    """The same as `kb export corrections` writes them, as one JSON list."""
    rows = [row for row in rows_of(library) if row["document"] in names]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def after_reading(home: Home) -> list[str]:
    """What became of people's corrections after a run, in a sentence; nothing where there are none.

    They are laid on here, so that whoever opens the library next need not wait for it.
    """
    library = Library.open(home)
    counts = Counter(outcome.status for name in library.ledger.by_document for _, outcome in library.outcomes(name))
    if not counts:
        return []
    standing = sum(counts[status] for status in APPLIED)
    doubtful = counts[Status.LOOK] + counts[Status.LOST]
    said = f"Rettelser: {standing} gælder"
    return [f"{said}, {doubtful} skal ses efter: `kb corrections`." if doubtful else f"{said}."]


def undone(home: Home, entry_id: str, *, by: str) -> list[str]:
    """Take a correction back.

    Raises: QueryError when there is no name, or no such correction.
    """
    if not by.strip():
        raise QueryError("Hvem fortryder rettelsen?", hint="Angiv navnet med --by NAVN.")
    journal = Journal(home.workspace)
    entry = next((one for one in journal.valid() if one.id == entry_id), None)
    if entry is None or entry.kind not in {*CHANGES, DISMISSED}:
        raise QueryError(f"Der er ingen gældende rettelse med id {entry_id}.", hint="Se dem med `kb corrections`.")
    journal.undo(entry_id, by=person(by))
    return [f"Rettelsen {entry_id} af {entry.by} er fortrudt."]


def import_lines(home: Home, lines: Sequence[str], *, take_theirs: bool) -> list[str]:
    """Take in a file of corrections and say what came of it.

    Raises: QueryError when the file holds something else; nothing is then taken in.
    """
    rows: list[object] = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                rows.append(json.loads(line))
            except ValueError as error:
                raise QueryError(
                    f"Linje {number} er ikke JSON.", hint="Filen skal være skrevet med `kb export corrections`."
                ) from error
    taken = take_in(Journal(home.workspace), rows, take_theirs=take_theirs)
    said = [f"{len(taken.new)} rettelser hentet, {taken.known} kendt i forvejen, {len(taken.conflicts)} i strid."]
    for conflict in taken.conflicts:
        here, there = conflict.here, conflict.there
        said.append(
            f"I strid: {here.anchor.document}, {_place(here)}: {told(here).what} er »{told(here).now}« her ({here.by}"
            f" {here.date}) og »{told(there).now}« i filen ({there.by} {there.date})."
        )
    if taken.conflicts:
        said.append("Filens gælder nu." if take_theirs else "De herværende gælder; vælg filens med --theirs.")
    return said


def _of_document(library: Library, name: str) -> Iterator[str]:
    outcomes = library.outcomes(name)
    if not outcomes:
        return
    counts = Counter(status_in_words(outcome) for _, outcome in outcomes)
    yield f"{name}: {', '.join(f'{count} {status}' for status, count in counts.items())}"
    for one, outcome in outcomes:
        yield f"  {one.id}  {one.date}  {one.by}: {_in_words(one)}"
        yield f"                {_place(one, outcome)}: {status_in_words(outcome)}. {note_in_words(outcome)}".rstrip()


def _in_words(one: Correction) -> str:
    words = told(one)
    if one.is_confirmation:
        return f"{words.what}: {words.now} (godkendt)" if words.now else words.what
    return f"{words.what}: {words.was} → {words.now}" if words.was else f"{words.what}: {words.now}"


def _place(one: Correction, outcome: Outcome | None = None) -> str:
    lines = (outcome.lines if outcome else None) or one.anchor.lines
    if not lines[0]:
        return "hele dokumentet"
    said = f"linje {lines[0]}" if lines[0] == lines[1] else f"linje {lines[0]}-{lines[1]}"
    if outcome and outcome.candidates:
        said += f" (måske linje {', '.join(f'{start}-{end}' for start, end in outcome.candidates)})"
    return said
