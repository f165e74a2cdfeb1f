"""How often did the program overlook something that a person found?

`overlooked.tsv` is measured by `python -m bench.overlooked` on annotated documents that no rule was written from, where
they hold enough of a kind; else on all annotated ones, and the row says so. It counts single provisions and facts:
a cell is wrongly "not stated" only when all that stands there was overlooked.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from kb.model import Overlooked


def overlooked(kind: str) -> Overlooked | None:
    """The measure for a section type or a fact type; None where nobody measured."""
    return _table().get(kind)


@cache
def _table() -> dict[str, Overlooked]:
    with files("kb.compare").joinpath("overlooked.tsv").open(encoding="utf-8") as table:
        return {
            row["kind"]: Overlooked(
                missed=int(row["missed"]),
                annotated=int(row["annotated"]),
                documents=int(row["documents"]),
                measured_on=row["measured_on"],
                is_held_back=row["documents_are"] == "held_back",
            )
            for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        }
