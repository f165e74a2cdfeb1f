"""What do people call the service that a paragraph is about?"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from kb.law.register import law_named

_DETAIL_RE = re.compile(r" (?:stk|nr|pkt)\. .*")


def law_label(ref: str) -> str:
    """The reference with the usual name of its service, where there is one.

    >>> law_label("SEL § 85")
    'SEL § 85 – socialpædagogisk støtte'
    >>> law_label("SEL § 999")
    'SEL § 999'
    """
    name = _services().get(ref) or _services().get(_DETAIL_RE.sub("", ref), "")
    return f"{ref} – {name[0].lower()}{name[1:]}" if name else ref


def in_order(refs: Iterable[str]) -> list[str]:
    """Serviceloven first, which nearly all standards rest on; the others as they come.

    >>> in_order(["ABL § 105", "SEL § 85", "SEL § 97"])
    ['SEL § 85', 'SEL § 97', 'ABL § 105']
    """
    return sorted(refs, key=lambda ref: not ref.startswith("SEL "))


def abbreviations(refs: Iterable[str]) -> tuple[str, ...]:
    """What the laws in these references are called in full, each once.

    >>> abbreviations(["SEL § 85", "SEL § 97"])
    ('SEL: Lov om social service',)
    """
    found = {abbr: law_named(abbr) for abbr in dict.fromkeys(ref.partition(" ")[0] for ref in refs)}
    return tuple(f"{abbr}: {law.name}" for abbr, law in found.items() if law)


@cache
def _services() -> dict[str, str]:
    """The first usual name of each reference; a name that stands for several references is no name of one."""
    table = files("kb.law").joinpath("services.tsv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {row["refs"]: row["seen"] for row in reversed(rows) if ";" not in row["refs"]}
