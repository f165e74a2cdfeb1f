"""Which paragraph does a service's usual name point to, and what do people call the service of a paragraph?

A name points to a paragraph only where a document cites none itself. The names are the usual ones of the field, not of
one municipality.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

_DETAIL_RE = re.compile(r" (?:stk|nr|pkt)\. .*")


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


def law_label(ref: str) -> str:
    """The reference with the usual name of its service, where there is one.

    >>> law_label("SEL § 85")
    'SEL § 85 – socialpædagogisk støtte'
    >>> law_label("SEL § 999")
    'SEL § 999'
    """
    name = _names().get(ref) or _names().get(_DETAIL_RE.sub("", ref), "")
    return f"{ref} – {name[0].lower()}{name[1:]}" if name else ref


@cache
def _names() -> dict[str, str]:
    """The first usual name of each reference; a name that stands for several references is no name of one."""
    with files("kb.law").joinpath("services.tsv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {row["refs"]: row["seen"] for row in reversed(rows) if ";" not in row["refs"]}
