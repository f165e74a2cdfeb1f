"""What do documents call by some words and people by others?

`everyday.tsv` holds concepts of the field, each with the words that documents use (`finds`) and with what citizens,
relatives, carers, case workers and lawyers say instead (`said`).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Concept:
    """What documents call by some words and people by others."""

    name: str
    finds: tuple[str, ...]
    said: tuple[str, ...]

    @property
    def administrative(self) -> str:
        """The words whose vector stands for it."""
        return f"{self.name}: {', '.join(self.finds)}"

    @property
    def expressions(self) -> tuple[str, ...]:
        """All that stands for it: its name, what is said and what documents say."""
        return tuple(dict.fromkeys((self.name, *self.said, *self.finds)))


@cache
def concepts() -> tuple[Concept, ...]:
    """The rows that come with the package."""
    with files("kb.index").joinpath("everyday.tsv").open(encoding="utf-8") as table:
        return tuple(
            Concept(row["concept"], _listed(row["finds"]), _listed(row["said"]))
            for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in cell.split(";") if one.strip())
