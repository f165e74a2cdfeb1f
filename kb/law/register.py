"""Which laws do quality standards cite, and under which names?

`laws.tsv` is reviewed, dated data: each row says whether its number was seen in a source, and when that was checked.
Nothing is looked up elsewhere.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Law:
    """One row of the register."""

    abbr: str  # "SEL"
    name: str  # "Lov om social service"
    forms: tuple[str, ...]  # every name it goes by in print, without the genitive s
    reference: str  # "LBK nr 1129 af 2025-09-22"; "" when not known
    eli: str  # built from the pattern of the official addresses, not opened; "" where the number is not known
    verified: bool  # the number was seen in a stored public page; else it is not known, or from memory
    checked_on: str  # "2025-11"
    status: str  # "in_force" or "repealed"
    note: str


@cache
def laws() -> tuple[Law, ...]:
    """The register, in the order of its file."""
    with files("kb.law").joinpath("laws.tsv").open(encoding="utf-8") as table:
        rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(
            Law(
                abbr=row["abbr"],
                name=row["name"],
                forms=tuple(form.strip() for form in row["forms"].split(";")),
                reference=row["reference"],
                eli=row["eli"],
                verified=row["verified"] == "yes",
                checked_on=row["checked_on"],
                status=row["status"],
                note=row["note"],
            )
            for row in rows
        )


GENITIVES = frozenset({"", "e", "n", "s", "en", "es", "ns", "ens"})  # as the grammar of citations has them


@cache
def law_named(name: str) -> Law | None:
    """The law that goes by this name or abbreviation, genitive and spacing aside.

    >>> law_named("Servicelovens").abbr
    'SEL'
    >>> law_named("lov om   social service").abbr
    'SEL'
    """
    folded = " ".join(name.split()).casefold().rstrip(".").removesuffix("(serviceloven)").strip()
    for law in laws():
        for form in (law.abbr, law.name, *law.forms):
            plain = form.casefold().rstrip(".")
            if folded.startswith(plain) and folded[len(plain) :] in GENITIVES:
                return law
    return None


_NUMBER_RE = re.compile(r"§ (\d+)(?: ([a-zæøå]))?(?: stk\. (\d+))?")


def natural_key(ref: str) -> tuple[str, int, str, int, str]:
    """A key that sorts references as a lawyer would.

    >>> sorted(["SEL § 85", "SEL § 107", "SEL § 82 b", "SEL § 82 a"], key=natural_key)
    ['SEL § 82 a', 'SEL § 82 b', 'SEL § 85', 'SEL § 107']
    """
    law, _, rest = ref.partition(" ")
    match = _NUMBER_RE.search(rest)
    if match is None:
        return (law, 0, "", 0, rest)
    return (law, int(match[1]), match[2] or "", int(match[3] or 0), rest)
