"""With which municipalities does one compare oneself? Those of one's region, of one's size, and lists of one's own.

Own lists are kept in the journal of the workspace under the kind "peer_group": the newest entry of a name is the list,
an empty one takes it away. Sizes are dated figures (`compare/inhabitants.py`); a municipality of the library that has
none stands in a group that says so.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kb.alphabet import danish_order
from kb.compare.inhabitants import AS_OF, SOURCE, inhabitants
from kb.compare.names import folded, suggestion
from kb.errors import QueryError
from kb.workspace import Entry, Journal

KIND = "peer_group"
SIZES = (  # name, at least, below
    ("Under 30.000 indbyggere", 0, 30_000),
    ("30.000-60.000 indbyggere", 30_000, 60_000),
    ("60.000-100.000 indbyggere", 60_000, 100_000),
    ("Over 100.000 indbyggere", 100_000, 10_000_000),
)
NO_SIZE = "Indbyggertal ikke oplyst"
SIZE_SOURCE = f"{SOURCE}, 1. januar {AS_OF.year}"


@dataclass(frozen=True, slots=True)
class PeerGroup:
    """A list of municipalities with a name."""

    name: str
    municipalities: tuple[str, ...]  # short forms, in Danish order
    entry: str = ""  # id of the journal's entry; "" for a region or a size
    source: str = ""  # what a group by size rests on, with its date

    @property
    def label(self) -> str:
        """The name with what it rests on."""
        return f"{self.name} ({self.source})" if self.source else self.name


def peer_groups(journal: Journal, library: Iterable[str] = ()) -> tuple[PeerGroup, ...]:
    """The groups of one's own, then the regions, then the sizes.

    `library` names the municipalities at hand: those whose size is not known are a group of their own.
    """
    return (*_own(journal), *_regions(), *_sizes(), *_without_size(library))


def group_named(name: str, journal: Journal, library: Iterable[str] = ()) -> PeerGroup:
    """The group that the name means.

    Raises: QueryError with the names that there are.
    """
    groups = peer_groups(journal, library)
    for group in groups:
        if folded(name) in {folded(known) for known in (group.name, group.label, group.name.removeprefix("Region "))}:
            return group
    names = suggestion([group.name for group in groups])
    raise QueryError(f"Der er ingen kommunegruppe »{name}«.", hint=names)


def keep(journal: Journal, name: str, municipalities: Sequence[str], *, by: str) -> Entry:
    """Keep a list under this name; it takes the place of an older one.

    Raises: QueryError for a name that is empty, a region's or a size's; StoreError when it cannot be kept.
    """
    named = " ".join(name.split())
    if not named:
        raise QueryError("Gruppen mangler et navn.", hint="Skriv et kort navn, for eksempel »Vores naboer«.")
    if any(folded(region.name) == folded(named) for region in _regions()):
        raise QueryError(f"»{named}« er en region.", hint="Vælg et andet navn.")
    if folded(named) in {folded(size) for size in (NO_SIZE, *(size.name for size in _sizes()))}:
        raise QueryError(f"»{named}« er en gruppe efter indbyggertal.", hint="Vælg et andet navn.")
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


@cache
def _sizes() -> tuple[PeerGroup, ...]:
    return tuple(
        PeerGroup(
            name,
            tuple(sorted((one for one, number in inhabitants().items() if least <= number < below), key=danish_order)),
            source=SIZE_SOURCE,
        )
        for name, least, below in SIZES
    )


def _without_size(library: Iterable[str]) -> Iterator[PeerGroup]:
    """Those of the library that no figure is known of, such as one that does not exist."""
    unknown = sorted({name for name in library if name and name not in inhabitants()}, key=danish_order)
    if unknown:
        yield PeerGroup(NO_SIZE, tuple(unknown), source=SIZE_SOURCE)
