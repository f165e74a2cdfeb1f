"""One row of the tables of cues.

Weights: 4 settles the matter anywhere, 3 beats the doubt of a foreign section, 2 needs a friendly one, 1 only helps.
Negative rows take back what a row above gives by mistake.
"""

from __future__ import annotations

from dataclasses import dataclass

from kb.taxonomy import SectionType


@dataclass(frozen=True, slots=True)
class Cue:
    """One row; `seen` is an example of our own that the row must find."""

    type: SectionType
    pattern: str
    weight: float
    seen: str
    main_clause: bool = False  # matched on the text without its subordinate clauses
