"""Into which parts does a sentence fall that may speak of different things?

"Der gives ikke hjælp til børnepasning, hovedrengøring og flytning" speaks of three things, and its vector of meaning is
near to none of them. A part is never shown: it only tells what the sentence speaks of.
"""

from __future__ import annotations

import re
from functools import lru_cache

LEAST_LETTERS = 5  # of a part between two commas: "mv." and "evt." say nothing
_CLAUSE_RE = re.compile(
    r"[;:•()]|(?:^|\s)[-–o]\s|(?<=[.!?])\s|,? \b(?:men|dog|hvis|når|idet|så|hvor|samt)\b", re.IGNORECASE
)
_ITEM_RE = re.compile(r",|\bog/eller\b|\bog\b|\beller\b")
_EDGES = " ,."


@lru_cache(maxsize=65_536)
def parts_of(text: str) -> tuple[str, ...]:
    """The clauses of a text and what stands between their commas, each once; () for a text of one part.

    >>> parts_of("Der gives ikke hjælp til flytning, hvis du ikke deltager.")
    ('Der gives ikke hjælp til flytning', 'du ikke deltager')
    >>> parts_of("rengøring og tøjvask")
    ('rengøring', 'tøjvask')
    """
    found: list[str] = []
    for clause in _CLAUSE_RE.split(text):
        plain = clause.strip(_EDGES)
        if " " in plain and len(plain) < len(text) - 3:
            found.append(plain)
        items = [item.strip(_EDGES) for item in _ITEM_RE.split(plain)]
        if len(items) > 1:
            found += [item for item in items if len(item) >= LEAST_LETTERS]
    return tuple(dict.fromkeys(found))
