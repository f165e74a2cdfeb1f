# ruff: noqa: E501 - patterns: an alternative is a line
"""Does a clause refuse? "Uden" and "ikke, hvis" say when something is given, not that it is not."""

from __future__ import annotations

import re

from kb.compare.pairwise.direction_rules import PERSON
from kb.meaning.cues import weigh
from kb.taxonomy import SectionType

REFUSED = 3.0  # weight of the cues of an exclusion from which a sentence refuses
_SENTENCE_RE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ\d–-])")
# "Ikke uden borgerens deltagelse", "ikke, hvis det kan klares af banken": a condition. "Udløser ikke automatisk": a doubt.
_NOT_WHOLLY_RE = re.compile(
    r"\bikke\b.{0,60}\b(?:uden|hvis|såfremt|medmindre|når|alene|kun)\b|\bhar ikke (?:egne?t?|selv)\b|\bikke (?:automatisk|nødvendigvis|i sig selv|kun|alene|bare|altid)\b",
    re.IGNORECASE,
)
_GIVES_AND_TAKES_RE = re.compile(
    r"\b(?:skal|kan) (?:tilbyde|yde|give|bevilge|tilbydes|ydes|gives|bevilges|få)\b(?! ikke)[^.]*\bikke\b|\bdvs\. ikke\b|\b(?:kan|gives|ydes|får|omfatter)\b[^.]*,? (?:men|dog)\b[^.]*\bikke\b",
    re.IGNORECASE,
)
# "Formår borgeren ikke at deltage, kan …": when, not what.
_WHEN_RE = re.compile(rf"^\W*(?!her\b|der\b|så\b)\w+ (?:{PERSON}|vi|kommunen)\b[^,]*,\s", re.IGNORECASE)
# "Vi kommer ikke på besøg": what is not done. "Vi opkræver ikke betaling" is good news.
_WE_DO_NOT_RE = re.compile(
    r"\b(?:vi|kommunen|bostøtten|medarbejder(?:en|ne)|ledsageren|personalet) "
    r"(?!har |er |ejer |driver |kræver|forlanger|opkræver|stiller|forventer|lægger|afviser|ser|regner|tager hensyn|skelner)\w+ (?:(?:dig|dem|jer|selv) )?ikke\b",
    re.IGNORECASE,
)
_REFUSES_RE = re.compile(r"\b(?:er|var) ikke (?:tilladt|en opgave|en del|omfattet|muligt)\b|\bforbudt\b", re.IGNORECASE)


def is_refused(text: str) -> bool:
    """A sentence of the text says no to something that is given elsewhere.

    >>> is_refused("Hjælp til flytning ydes ikke."), is_refused("Hjælpen gives ikke uden borgerens deltagelse.")
    (True, False)
    """
    return any(map(_refuses, filter(str.strip, _SENTENCE_RE.split(text))))


def _refuses(sentence: str) -> bool:
    if _NOT_WHOLLY_RE.search(sentence) or _GIVES_AND_TAKES_RE.search(sentence):
        return False
    when = _WHEN_RE.match(sentence)
    said = sentence[when.end() :] if when else sentence
    if _WE_DO_NOT_RE.search(said) or _REFUSES_RE.search(said):
        return True
    return weigh(said).sums.get(SectionType.EXCLUSIONS, 0.0) >= REFUSED
