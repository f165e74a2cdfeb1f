"""What does the register know of a reference: does it stand, and where is its text?

`paragraphs.tsv` has the paragraphs that quality standards cite, `numbered.tsv` acts, orders and guidelines by number,
`laws.tsv` the laws. All three are reviewed, dated data: a row says when it was checked and whether a source was seen.
The links are built from the pattern of the official addresses and were not opened.

Never: takes a paragraph that has no row for one that does not exist, or looks anything up elsewhere.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from kb.law.register import laws


class Standing(StrEnum):
    """How a reference stands on the day asked for."""

    IN_FORCE = "in_force"
    CHANGED = "changed"  # reworded; a text older than `since` speaks of the older words
    MOVED = "moved"  # its rules stand elsewhere now
    REPEALED = "repealed"
    SUPERSEDED = "superseded"  # a newer consolidation, order or guideline took its place
    NOT_YET = "not_yet"  # in force from `since` on
    PARAGRAPH_NOT_IN_REGISTER = "paragraph_not_in_register"  # the law is known, this paragraph has no row
    NOT_IN_REGISTER = "not_in_register"


@dataclass(frozen=True, slots=True)
class Resolution:
    """One reference and what the register says of it."""

    ref: str
    standing: Standing
    title: str = ""  # in our own words, Danish
    duty: str = ""  # "skal", "kan", "skal/kan"; "" where the row does not say
    since: str = ""  # ISO date, or as much of it as is known
    now_at: str = ""  # where the rules are now: "BL § 86"
    eli: str = ""  # built from the pattern, not opened
    verified: bool = False  # a source was seen; else from memory
    checked_on: str = ""  # "2025-11"
    note: str = ""


def resolve(ref: str, *, on: str = "") -> Resolution:
    """A reference in normal form, as it stands on a day: an ISO date or its beginning, "" for the latest known.

    >>> resolve("SEL § 41").standing.value, resolve("SEL § 41").now_at
    ('moved', 'BL § 86')
    >>> resolve("SEL § 41 stk. 2", on="2020").standing.value
    'in_force'
    >>> resolve("SEL § 999").standing.value
    'paragraph_not_in_register'
    """
    row = _numbered().get(ref)
    if row is not None:
        return _of_row(ref, row, eli=row["eli"], now_at=row["replaced_by"], on="")
    abbr, _, rest = ref.partition(" ")
    law = next((law for law in laws() if law.abbr == abbr), None)
    if law is None:
        return Resolution(ref, Standing.NOT_IN_REGISTER)
    paragraph = re.match(r"§ (?P<number>\d+(?: [a-zæøå](?![a-zæøå]))?)", rest)
    found = _paragraphs().get((abbr, paragraph["number"])) if paragraph else None
    if found is not None:
        return _of_row(ref, found, eli=law.eli, now_at=found["new_home"], on=on)
    standing = Standing.PARAGRAPH_NOT_IN_REGISTER if paragraph else Standing(law.status)
    return Resolution(
        ref, standing, title=law.name, eli=law.eli, verified=law.verified, checked_on=law.checked_on, note=law.note
    )


def is_paragraph_known(law: str, number: str) -> bool:
    """The register has a row for this paragraph: ("SEL", "85"), ("SEL", "82 a")."""
    return (law, number) in _paragraphs()


def _of_row(ref: str, row: dict[str, str], *, eli: str, now_at: str, on: str) -> Resolution:
    standing, since = Standing(row["status"]), row.get("since", "")
    if on and since and f"{on}-12-31"[:10] < since:
        standing = Standing.NOT_YET if standing is Standing.IN_FORCE else Standing.IN_FORCE
    return Resolution(
        ref=ref,
        standing=standing,
        title=row["title"],
        duty=row.get("kind", ""),
        since=since,
        now_at=now_at if standing in {Standing.MOVED, Standing.REPEALED, Standing.SUPERSEDED} else "",
        eli=eli,
        verified=row["verified"] == "yes",
        checked_on=row["checked_on"],
        note=row["note"],
    )


@cache
def _paragraphs() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["law"], row["paragraph"]): row for row in _rows("paragraphs.tsv")}


@cache
def _numbered() -> dict[str, dict[str, str]]:
    return {row["reference"]: row for row in _rows("numbered.tsv")}


def _rows(name: str) -> list[dict[str, str]]:
    with files("kb.law").joinpath(name).open(encoding="utf-8") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
