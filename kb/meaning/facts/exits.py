"""The words beside a rule that leave room to depart from it: "som udgangspunkt", "i særlige tilfælde ...".

A fact without them is stricter than its text.
"""

from __future__ import annotations

from kb.meaning.facts.rules import compiled
from kb.text.patterns import any_of

_RARE = r"(?:særlige|enkelte|ekstraordinære)"
_IN_THE_SENTENCE = any_of(
    r"\b(?:som |i )udgangspunkt(?:et)?\b",
    r"\bsom (?:hovedregel|regel)\b",
    r"\bnormalt\b",
    rf"\b(?:i|kun i|ved) (?:helt |ganske )?{_RARE} (?:tilfælde|situationer|forhold|omstændigheder)\b[^.;]*",
    r"\bmedmindre\b[^.;]*",
    r"\b(?:helt )?undtagelsesvist?\b[^.;]*",
    r"\bdog kan\b[^.;]*",
    r"\bkan (?:dog )?(?:fraviges|forlænges|dispenseres)\b[^.;]*",
)
_NEXT_SENTENCE = (
    rf"^(?:(?:kun )?i (?:helt |ganske )?{_RARE} (?:tilfælde|situationer)|undtagelsesvis|"
    r"der kan (?:dog )?(?:undtagelsesvis|i særlige|dispenseres)|kun hvis der er|"
    r"(?:perioden|opholdet|forløbet|støtten|indsatsen) kan (?:i \w+ \w+ )?forlænges|du kan få mere)\b.*"
)


def exit_clause(text: str, following: str = "") -> str:
    """The exit clause of a sentence, else that of the sentence after it; "" when there is none.

    >>> exit_clause("Støtten gives som udgangspunkt i 6 måneder.")
    'som udgangspunkt'
    """
    match = compiled(_IN_THE_SENTENCE).search(text) or compiled(_NEXT_SENTENCE).search(following)
    return match[0].strip(" ,.") if match else ""
