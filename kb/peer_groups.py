"""With which municipalities does one compare oneself? The regions of the register, and lists of one's own.

Own lists are kept in the journal of the workspace under the kind "peer_group": the newest entry of a name is the list,
an empty one takes it away. How large a municipality is stands in no register here, so there are no groups by size.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kb.alphabet import danish_order
from kb.compare.names import folded, suggestion
from kb.errors import QueryError
from kb.workspace import Entry, Journal

KIND = "peer_group"


@dataclass(frozen=True, slots=True)
class PeerGroup:
    """A list of municipalities with a name."""

    name: str
    municipalities: tuple[str, ...]  # short forms, in Danish order
    entry: str = ""  # id of the journal's entry; "" for a region


def peer_groups(journal: Journal) -> tuple[PeerGroup, ...]:
    """The groups of one's own, then the regions."""
    return (*_own(journal), *_regions())


def group_named(name: str, journal: Journal) -> PeerGroup:
    """The group that the name means.

    Raises: QueryError with the names that there are.
    """
    groups = peer_groups(journal)
    for group in groups:
        if folded(group.name) == folded(name) or folded(group.name) == folded(f"Region {name}"):
            return group
    names = suggestion([group.name for group in groups])
    raise QueryError(f"Der er ingen kommunegruppe »{name}«.", hint=names)


def keep(journal: Journal, name: str, municipalities: Sequence[str], *, by: str) -> Entry:
    """Keep a list under this name; it takes the place of an older one.

    Raises: QueryError for a name that is empty or a region's; StoreError when it cannot be kept.
    """
    named = " ".join(name.split())
    if not named:
        raise QueryError("Gruppen mangler et navn.", hint="Skriv et kort navn, for eksempel »Vores naboer«.")
    if any(folded(region.name) == folded(named) for region in _regions()):
        raise QueryError(f"»{named}« er en region.", hint="Vælg et andet navn.")
    members = sorted(dict.fromkeys(municipalities), key=danish_order)
    return journal.add(KIND, {"name": named, "municipalities": members}, by=by)


def _own(journal: Journal) -> Iterator[PeerGroup]:
    newest: dict[str, PeerGroup] = {}
    for entry in journal.valid(KIND):
        named, listed = entry.payload.get("name"), entry.payload.get("municipalities")
        if isinstance(named, str) and isinstance(listed, list):
            newest[folded(named)] = PeerGroup(named, tuple(map(str, listed)), entry.id)
    yield from sorted(
        (group for group in newest.values() if group.municipalities), key=lambda one: danish_order(one.name)
    )


@cache
def _regions() -> tuple[PeerGroup, ...]:
    regions: dict[str, list[str]] = {}
    with files("kb.meaning").joinpath("municipalities.tsv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            regions.setdefault(row["region"], []).append(row["name"])
    return tuple(
        PeerGroup(f"Region {name}", tuple(sorted(held, key=danish_order)))
        for name, held in sorted(regions.items(), key=lambda one: danish_order(one[0]))
    )
