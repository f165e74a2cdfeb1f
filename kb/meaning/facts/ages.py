"""From which age, and up to which, can a citizen get the service?

An age is a bound only where it stands with the citizen: "børn under 18 år" and "dit barn under 18 år" say nothing of
who may apply, nor do ages in what the standard leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.meaning.facts.rules import FactRule, compiled, holding
from kb.meaning.facts.statement import Found, Statement
from kb.model import FactType as F
from kb.model import Qualifier
from kb.taxonomy import SectionType as T
from kb.text.patterns import any_of

PENSION = r"(?:folke)?pensions?alder(?:en)?\b"
_YEARS = r"(?P<age>\d{2}|atten|femogtres|syvogtres)"
_CHILD = (  # or another who lives there
    r"\b(?:barn|børn|børnene|barnet|barns|hjemmeboende|forældre(?:s)?|søskende|husstand(?:en)?|husstandsmedlemmer|"
    r"unge(?= under))\b"
)
_WORDS = {"atten": "18", "femogtres": "65", "syvogtres": "67"}

AGE_RULES: tuple[FactRule, ...] = (
    FactRule(
        F.MIN_AGE,
        rf"\bmellem (?:de )?(?:det )?(?:fyldte )?{_YEARS}\.?\s*(?:år)?\s*(?:og|til|-|–)\s*(?:\d{{2}}|{PENSION})",
        "Borgere mellem 18 og 67 år.",
    ),
    FactRule(
        F.MIN_AGE,
        r"\b(?:over|fra|mindst|minimum|fyldt|fylder|ældre end|fra det fyldte|fra og med)(?: de| det)?"
        rf"(?: fyldte)? {_YEARS}\.?\s*(?:år\b|-\s?årsalderen|-?årige)",
        "Voksne over 18 år.",
    ),
    FactRule(
        F.MIN_AGE,
        r"\b(?:over|fyldt) (?P<age>1[5-8])(?=\s*(?:[,.]|og\b|som\b|med\b))",
        "Mennesker over 18, som har brug for støtte.",
    ),
    FactRule(
        F.MIN_AGE,
        any_of(
            rf"^\W*(?:den nedre )?aldersgrænse\w* er {_YEARS.replace('age', 'age5')} år",
            rf"\b{_YEARS}\s*år (?:og|eller) (?:(?:der|op)?over|mere)\b",
            rf"\b{_YEARS.replace('age', 'age2')}\s*år (?:og|eller) (?:opefter|ældre)",
            rf"\b{_YEARS.replace('age', 'age3')}\s*(?:-|–|til)\s*\d{{2}}[- ]?år",
            rf"\b{_YEARS.replace('age', 'age4')}\s*år\s*(?:-|–|til)\s*(?:de )?(?:\d{{2}}|{PENSION})",
        ),
        "Borgere, der er 18 år eller derover.",
    ),
    FactRule(
        F.MIN_AGE,
        rf"\b(?:nået|opnået|nedre (?:alders)?grænse(?:n)? (?:er|på)|(?:som|der|du) er) {_YEARS}\s*"
        r"(?:år\b(?! gammel)|-?\s?årsalderen)",
        "Borgere, der har nået 18-årsalderen.",
    ),
    FactRule(
        F.MIN_AGE,
        rf"\b{_YEARS}\s?\+(?: |-)?(?:år\w*)?",
        "18+ årige med psykiske vanskeligheder.",
        seen_in=T.TARGET_GROUP,
    ),
)
MAX_AGE_RULES: tuple[FactRule, ...] = (
    FactRule(
        F.MAX_AGE,
        rf"\b(?:er|har|over|er du) (?:du |man )?(?:fyldt |ældre end )?{_YEARS} år\b.{{0,20}}\b"
        r"(?:kan|ophører|bortfalder)\b.{0,30}\b(?:ikke|bevilling|ret)\w*",
        "Er du fyldt 67 år, kan du ikke få ordningen for første gang.",
        seen_in=T.TARGET_GROUP,
    ),
    FactRule(
        F.MAX_AGE,
        any_of(
            rf"\bikke (?:er )?(?:fyldt|ældre end|over) {_YEARS} år\b",
            rf"\bikke\b[^.;]{{0,40}}\btil [^.;]{{0,40}}\b(?:er fyldt|over) {_YEARS.replace('age', 'age5')} år\b",
            rf"\bendnu ikke (?:er )?{_YEARS.replace('age', 'age3')} år\b",
            rf"^\W*efter det fyldte {_YEARS.replace('age', 'age4')}\. år\b.{{0,40}}\bikke\b",
            rf"\bøvre (?:alders)?grænse(?:n)? (?:er|på) {_YEARS.replace('age', 'age2')} år\b",
        ),
        "Personer, der endnu ikke er fyldt 67 år.",
        seen_in=T.TARGET_GROUP,
    ),
    FactRule(
        F.MAX_AGE,
        rf"\b(?:ophører|bortfalder|stopper|slutter|udløber)\b.{{0,40}}\bfylder {_YEARS} år\b",
        "Støtten ophører, når du fylder 67 år.",
        seen_in=T.TARGET_GROUP,
    ),
    FactRule(
        F.MAX_AGE,
        rf"\balder\w*\b.{{0,30}}\bikke\b.{{0,12}}\b(?:mindre end|under|lavere end) {_YEARS} år",
        "Aldersgrænsen er dog ikke under 67 år.",
        seen_in=T.TARGET_GROUP,
    ),
    FactRule(
        F.MAX_AGE,
        any_of(
            rf"\bmellem .{{0,20}}\d{{2}}\.?\s*(?:år)?\s*(?:og|til|-|–)\s*{_YEARS}\s*år",
            rf"\b\d{{2}}\s*(?:-|–|til)\s*{_YEARS.replace('age', 'age2')}[- ]?år",
        ),
        "Borgere mellem 18 og 67 år.",
    ),
    FactRule(
        F.MAX_AGE,
        rf"\b(?:under|indtil|op til|til|højst|inden|før)(?: de| det)?(?: fyldte)? {_YEARS}\.?\s*"
        r"(?:år\b|-\s?årsalderen)",
        "Borgere under 67 år.",
        unless=r"^\W*(?:hvis|såfremt|er du|er borgeren)\b",
    ),
)
PENSION_RULE = FactRule(
    F.MAX_AGE,
    any_of(
        (r"\b(?:bortfalder|ophører|stopper|slutter|indtil|frem til)\b.{0,40}\b(?:når|opnår)\b(?: \w+)? " rf"{PENSION}"),
        rf"\b(?:under|og|til|indtil|inden|ikke (?:har )?nået|frem til)(?: de| det)? {PENSION}",
    ),
    "Borgere under folkepensionsalderen.",
    qualifier=Qualifier.PENSION,
    unless=r"\b(?:behold|bevar|fortsæt|overgå)\w*",
)
_STAFF_IS = (
    r"\b(?:medarbejder|ledsager|hjælper|personale|ansat|vikar|leverandør)\w* (?:skal|må|er|kan)\b"  # whose age it is
)
_CITIZEN = (
    r"\b(?:borger(?:e|en)?|person(?:er)?|mennesker|voksne?|du|dig|ansøger(?:en)?|kvinder|mænd|unge|"
    r"målgruppen|krav|alderen|deltagere|alle|den,? der|støtten|indsatsen|tilbuddet)\b"
)
OLDEST_ENTRY = 60
_LEFT_OUT = frozenset({T.EXCLUSIONS, T.INTERFACES, T.COMPLAINT, T.CONTACT, T.PAYMENT, T.BOILERPLATE})


def ages(statement: Statement) -> Iterator[Found]:
    """The age bounds of a sentence about the citizen.

    >>> sentence = Statement("Borgere mellem 18 år og folkepensionsalderen kan få ledsagelse.", T.TARGET_GROUP)
    >>> [(found.type.value, found.value, found.qualifier) for found in ages(sentence)]
    [('min_age', '18', None), ('max_age', None, <Qualifier.PENSION: 'pension'>)]
    """
    text = statement.text
    if statement.section in _LEFT_OUT or not compiled(rf"\d\d|alder|{'|'.join(_WORDS)}").search(text):
        return
    if compiled(r"^\W*ikke\b|ikke (?:\w+ )?omfattet|\bydes ikke\b|\bgives ikke\b").search(text):
        return
    if statement.section is not T.TARGET_GROUP and not compiled(_CITIZEN).search(text):
        return
    for rules in (AGE_RULES, MAX_AGE_RULES):
        for rule in rules:
            match = compiled(rule.pattern).search(text)
            if (
                match is None
                or _is_of_a_child(text, match)
                or compiled(_STAFF_IS).search(text[: match.start()])
                or (rule.unless and compiled(rule.unless).search(text))
            ):
                continue
            printed = next(value for name, value in match.groupdict().items() if value and name.startswith("age"))
            value = _WORDS.get(printed.casefold(), printed)
            if rule.type is F.MAX_AGE and int(value) < 23:
                continue  # "under 18 år" sends the reader to the rules for children
            if rule.type is F.MIN_AGE and int(value) > OLDEST_ENTRY and compiled(r"\bikke\b|\bfylde?r?\b").search(text):
                continue  # who keeps the right, or loses it, at that age
            yield Found(rule.type, match.start(), match.end(), value, rule=rule.seen)
            break
    held = holding((PENSION_RULE,), text, statement)
    match = held[1] if held else None
    if match and not any(compiled(rule.pattern).search(text) for rule in MAX_AGE_RULES):
        yield Found(F.MAX_AGE, match.start(), match.end(), None, PENSION_RULE.qualifier, rule=PENSION_RULE.seen)


def _is_of_a_child(text: str, match: re.Match[str]) -> bool:
    """Does the age belong to a child, whose age is no bound? "Børn og unge under 23 år" are citizens."""
    before = text[: match.start()]
    if compiled(r"\bunge\W*$").search(before) and not compiled(r"\b1[0-8]\b").search(match[0]):
        return False
    return compiled(rf"{_CHILD}(?:\W+\w+){{0,3}}\W*$").search(before) is not None
