# ruff: noqa: E501 - a table row is a line
"""The words beside a rule that leave room to depart from it: "som udgangspunkt", "i særlige tilfælde ...".

A fact without them is stricter than its text.
"""

from __future__ import annotations

from kb.meaning.facts.rules import compiled

_IN_THE_SENTENCE = (
    r"\b(?:som |i )udgangspunkt(?:et)?\b|\bsom (?:hovedregel|regel)\b|\bnormalt\b|"
    r"\b(?:i|kun i|ved) (?:helt |ganske )?(?:særlige|enkelte|ekstraordinære) (?:tilfælde|situationer|forhold|omstændigheder)\b[^.;]*|"
    r"\bmedmindre\b[^.;]*|\b(?:helt )?undtagelsesvist?\b[^.;]*|\bdog kan\b[^.;]*|\bkan (?:dog )?(?:fraviges|forlænges|dispenseres)\b[^.;]*"
)
_NEXT_SENTENCE = (
    r"^(?:(?:kun )?i (?:helt |ganske )?(?:særlige|enkelte|ekstraordinære) (?:tilfælde|situationer)|undtagelsesvis|der kan (?:dog )?(?:undtagelsesvis|i særlige|dispenseres)|"
    r"kun hvis der er|(?:perioden|opholdet|forløbet|støtten|indsatsen) kan (?:i \w+ \w+ )?forlænges|du kan få mere)\b.*"
)


def exit_clause(text: str, following: str = "") -> str:
    """The exit clause of a sentence, else that of the sentence after it; "" when there is none.

    >>> exit_clause("Støtten gives som udgangspunkt i 6 måneder.")
    'som udgangspunkt'
    """
    match = compiled(_IN_THE_SENTENCE).search(text) or compiled(_NEXT_SENTENCE).search(following)
    return match[0].strip(" ,.") if match else ""
