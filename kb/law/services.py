"""Which paragraph does a service's usual name point to?

Used only where a document cites no paragraph itself. The names are the usual ones of the field, not of one
municipality.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files


@cache
def _table() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    with files("kb.law").joinpath("services.tsv").open(encoding="utf-8") as table:
        rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(
            (re.compile(row["pattern"], re.IGNORECASE), tuple(ref.strip() for ref in row["refs"].split(";")))
            for row in rows
        )


def refs_of_service(name: str) -> tuple[str, ...]:
    """References a service name stands for; () when no usual name is in it.

    >>> refs_of_service("Ledsageordning for borgere under pensionsalderen")
    ('SEL § 97',)
    """
    return next((refs for pattern, refs in _table() if pattern.search(name)), ())
