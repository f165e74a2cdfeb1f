"""What does one sentence say: who, what, how much, how it is followed up, what is left out?

Each row of the tables, one a type, adds its weight to the type when its pattern is found. The rows are written for
single sentences or bullets; the heading, the lead-in and the neighbours are weighed in `provision_rules`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from kb.meaning.cues import content, exclusions, follow_up, scope, target_group
from kb.meaning.cues.cue import Cue
from kb.taxonomy import SectionType as T
from kb.text.sieve import Sieve

__all__ = ["CUES", "Cue", "Weighed", "main_clause", "weigh"]

CUES: tuple[Cue, ...] = (
    *exclusions.CUES,
    *target_group.CUES,
    *scope.CUES,
    *follow_up.CUES,
    *content.CUES,
)

# "Kommer du ikke til aftalerne, ...": a condition that begins with its verb
_VERB_FIRST = (
    r"^(?:kan|er|har|bor|kommer|får|vil|skal|udebliver|mangler|ønsker|bliver|ligger|går|møder|lever|deltager|melder|"
    r"aflyser|ændrer|bruger|opholder|flytter|dækkes|ydes) "
    r"(?:du|borgeren|borgere|man|der|vi|ikke|behovet|det|den|hjælpen|støtten|en|et)\b[^,.;:]*(?=,)"
)
_SUBORDINATE_RE = re.compile(
    (
        r"(?:,\s*(?:også |især |men kun )?(?:der|som|hvor|hvis|såfremt|når|selvom|selv om|da|fordi|medmindre)\b|"
        r"^(?:hvis|såfremt|når|selvom|selv om)\b|\bhvis (?:du|borgeren|der)\b)[^,.;:]*"
        rf"|{_VERB_FIRST}"
    ),
    re.IGNORECASE,
)


def main_clause(text: str) -> str:
    """The text without its subordinate clauses, roughly: enough to see whether "ikke" belongs to the main verb.

    >>> main_clause("Hvis du ikke selv kan handle, ydes hjælp til indkøb.")
    ', ydes hjælp til indkøb.'
    """
    return _SUBORDINATE_RE.sub("", text)


@cache
def _sieve() -> Sieve:
    return Sieve([cue.pattern for cue in CUES])


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The cues of one sentence: the sum for each type and the phrases that gave it."""

    sums: dict[T, float]
    phrases: dict[T, tuple[str, ...]]


def weigh(text: str) -> Weighed:
    """Sum of the cues for each core type, with the words that were found.

    >>> weigh("Der ydes ikke støtte til flytning.").sums[T.EXCLUSIONS] > 3
    True
    """
    sums: dict[T, float] = defaultdict(float)
    phrases: dict[T, list[str]] = defaultdict(list)
    main = main_clause(text)
    best: dict[T, float] = {}
    for at in _sieve().candidates(f"{text}\n{main}"):
        cue = CUES[at]
        match = _compiled(cue.pattern).search(main if cue.main_clause else text)
        if match is None:
            continue
        phrases[cue.type].append(match[0])
        # Positive cues of one type often see the same words: the strongest counts in full, the others a quarter.
        if cue.weight > 0:
            strongest = best.get(cue.type, 0.0)
            sums[cue.type] += max(0.0, cue.weight - strongest) + 0.25 * min(cue.weight, strongest)
            best[cue.type] = max(strongest, cue.weight)
        else:
            sums[cue.type] += cue.weight
    return Weighed(dict(sums), {kind: tuple(found) for kind, found in phrases.items()})
