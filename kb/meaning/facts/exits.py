"""The words beside a rule that leave room to depart from it: "som udgangspunkt", "i særlige tilfælde ...".

A fact without them is stricter than its text. Each row has the sentence that made us write it; what lets less be given,
or nothing, is no way out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kb.meaning.facts.rules import compiled
from kb.text.patterns import any_of

_RARE = r"(?:særlige|enkelte|ekstraordinære|sjældne)"
_MORE = r"(?:flere|mere|længere|oftere|andet|udvid\w*|forlæng\w*|fravig\w*|overskrid\w*|hæve\w*|forhøj\w*)"
_LESS = r"\b(?:ophør|stopp|bortfald|nedsæt|afslut|sættes ned|inddrag)\w*"


@dataclass(frozen=True, slots=True)
class Exit:
    """One way of leaving room, and a sentence with it."""

    pattern: str
    seen: str


IN_THE_SENTENCE: tuple[Exit, ...] = (
    Exit(r"\b(?:som |i )udgangspunkt(?:et)?\b", "Støtten er som udgangspunkt fire timer om ugen."),
    Exit(r"\b(?:som (?:hovedregel|regel|oftest)|i reglen)\b", "Der gives som hovedregel fire timer."),
    Exit(
        r"\b(?:normalt|sædvanligvis|almindeligvis|typisk|oftest)\b(?! (?:for|at)\b)",
        "Der gives normalt højst fire timer.",
    ),
    Exit(r"\bvejledende\b(?! (?:serviceniveau|standard))", "Der gives vejledende fire timer."),
    Exit(
        rf"\b(?:i|kun i|ved) (?:helt |ganske )?{_RARE} (?:tilfælde|situationer|forhold|omstændigheder)\b[^.;]*",
        "Der gives fire timer, i særlige tilfælde flere.",
    ),
    Exit(r"\b(?:medmindre|med mindre)\b[^.;]*", "Der gives fire timer, medmindre behovet er større."),
    Exit(
        r"\b(?:hvis|når|hvor) (?:ikke |intet )andet (?:er )?\w+[^.;]*",
        "Der gives fire timer, hvis ikke andet er aftalt.",
    ),
    Exit(r"\b(?:helt )?undtagelsesvist?\b[^.;]*", "Der gives undtagelsesvis fire timer."),
    Exit(r"\bdog kan\b[^.;]*", "Der gives fire timer, dog kan der gives flere."),
    Exit(rf"\bdog {_MORE}\b[^.;]*", "Der gives fire timer, dog flere ved sygdom."),
    Exit(
        r"\bkan (?:dog )?(?:fraviges|forlænges|dispenseres|overskrides)\b[^.;]*", "Fristen er to år og kan forlænges."
    ),
    Exit(
        r"\bmed mulighed for (?:\w+ )?(?:forlængelse|udvidelse|dispensation|at forlænge|at udvide)\b[^.;]*",
        "Støtten gives i seks måneder med mulighed for forlængelse.",
    ),
)
IN_THE_NEXT: tuple[Exit, ...] = (
    Exit(
        rf"^(?:kun )?i (?:helt |ganske )?{_RARE} (?:tilfælde|situationer)\b.*",
        "I særlige tilfælde kan der gives flere timer.",
    ),
    Exit(r"^undtagelsesvist?\b.*", "Undtagelsesvis kan der bevilges mere."),
    Exit(
        r"^der kan (?:dog )?(?:undtagelsesvis|i (?:helt )?særlige|dispenseres|gives dispensation)\b.*",
        "Der kan dispenseres fra loftet.",
    ),
    Exit(
        rf"^(?:der kan (?:\w+ )?(?:bevilges|gives|ydes)|du kan få|borgeren kan få) (?:\w+ )?{_MORE}\b.*",
        "Du kan få flere timer, hvis du har brug for det.",
    ),
    Exit(r"^kun hvis der er\b.*", "Kun hvis der er et særligt behov, gives der mere."),
    Exit(
        r"^(?:\w+ ){0,4}(?:rammen|loftet|grænsen|perioden|opholdet|forløbet|støtten|indsatsen|bevillingen|timetallet) "
        r"kan (?:dog )?(?:i \w+ \w+ )?(?:forlænges|fraviges|overskrides|udvides|hæves)\b.*",
        "Rammen kan overskrides, hvis behovet taler for det.",
    ),
    Exit(
        r"^efter en (?:konkret|individuel)\b.{0,40}\bkan (?:\w+ ){1,4}(?:fraviges|udvides|overskrides|forlænges)\b.*",
        "Efter en konkret vurdering kan rammen fraviges.",
    ),
)


@cache
def _joined(rows: tuple[Exit, ...]) -> str:
    return any_of(*(row.pattern for row in rows))


def exit_clause(text: str, following: str = "") -> str:
    """The exit clause of a sentence, else that of the sentence after it; "" when there is none.

    >>> exit_clause("Støtten gives som udgangspunkt i 6 måneder.")
    'som udgangspunkt'
    """
    match = compiled(_joined(IN_THE_SENTENCE)).search(text)
    if match is None and following and not compiled(_LESS).search(following):
        match = compiled(_joined(IN_THE_NEXT)).search(following)
    return match[0].strip(" ,.") if match else ""
