"""What bounds a printed number: is it the least, the most, an average, or exactly so much?

A small grammar of where Danish puts the words that bound a number. They stand

    beside it         "op til 15 timer", "mindst én gang"                 BOUND_BEFORE
    behind it         "15 timer eller derunder", "hvert år eller oftere"  `bound_behind`
    in its clause     "Du kan højst være indskrevet i to år"              _FLOATING
    in its noun       "Den maksimale frist er 8 uger", "et loft på ti"    _NOUNS
    in its verb       "må aldrig overstige 8 uger", "begrænset til ti"    _VERBS
    on its fellow     "højst to eller tre timer"                          `clause_before`

and a denial turns a comparison round: "ikke længere end to år" is an upper bound. Without any of these a number is
exact.

Never: a bound taken from another clause, or from beyond another quantity.
"""

from __future__ import annotations

import re
from functools import cache

from kb.meaning.facts.numbers import NUMBER
from kb.model import Qualifier

# What bounds a number, read left to right; the last bound that stands before the number counts.
BOUNDS: tuple[tuple[Qualifier, str], ...] = (
    (
        Qualifier.MAX,
        (
            r"(?:ikke|aldrig|ingen)\s+(?:mere|flere|længere(?:\s+væk)?|oftere|højere|senere|over|ud\s+over)(?:\s+end)?|"
            r"(?:ikke|aldrig)\s+over(?:stige|skride)[rn]?"
        ),
    ),
    (
        Qualifier.MIN,
        r"(?:ikke|aldrig)\s+(?:under|(?:mindre|sjældnere|færre|kortere)\s+end)|over(?:stig|skrid)(?:e|er|ende)",
    ),
    (
        Qualifier.MAX,
        r"(?:i\s+)?op\s*(?:til|i?mod)|indtil|inden\s+der\s+er\s+gået|(?:aller)?højst|højest|maks(?:imum|imalt|imal)?\.?|max(?:imum|imalt|imal)?\.?|maksimale|længste|"
        r"højeste|inden\s*for|inden|i\s+løbet\s+af|(?:aller)?senest(?:\s+(?:efter|om))?|begrænse[ts]\s+til",
    ),
    (Qualifier.MAX, r"under|(?:mindre|færre|kortere)\s+end"),
    (
        Qualifier.MIN,
        (
            r"(?:som\s+)?(?:(?:aller)?mindst|minimum|minimalt)(?:\s+af)?|i\s+hvert\s+fald|(?<!\d)(?<!\d\s)min\.|mindste|(?:mere|flere|længere(?:\s+væk)?|højere|oftere)\s+end|"
            r"over|tidligst"
        ),
    ),
    (
        Qualifier.APPROXIMATE,
        r"ca\.?|cirka|omkring|omtrent|omtrentligt?|i\s+gennemsnit|gennemsnitligt?e?|normalt|typisk|som\s+regel|i\s+reglen|"
        r"oftest|sædvanligvis|almindeligvis|rundt\s+regnet|tilnærmelsesvis|hen\s+ved|i\s+omegnen\s+af",
    ),
)
_BOUND = "|".join(f"(?:{words})" for _, words in BOUNDS)
_FILLER = (
    r"(?:de|den|det|en|et|næste|første|efterfølgende|kommende|i\s+alt|samlet|dog|på|"
    r"(?:afstand|radius|periode|varighed)\s+(?:af|på))"
)
# Dots of "maks." and "ca." stand inside a bound, so white space or the number itself ends it.
BOUND_BEFORE = rf"(?:(?P<bound>\b(?:{_BOUND})(?:\s+(?:{_FILLER}|{_BOUND}))*)\s+)?"

# An adverb bounds the number behind its verb: "kan maksimalt gemmes 40 timer". Words between them may be many, but
# no conjunction and no other number.
_FLOATING = re.compile(
    r"\b(?P<bound>(?:som\s+)?(?:højst|maks\.|maks|maksimalt|maksimum|max|mindst|minimum)|typisk|normalt|som\s+regel|oftest|"
    r"sædvanligvis|almindeligvis|i\s+gennemsnit|gennemsnitligt)\s+"
    rf"(?!(?:en|et|mulig\w*|sandsynlig\w*|indgribende|nødvendig\w*)\s)(?:(?!(?:og|eller|men|at|som|hvis|hvert?|inden|herefter|derefter|én|ét)\b)(?!{NUMBER}(?<!\ben)(?<!\bet)\s)"
    r"[^\s,;:]+\s+){1,9}$",
    re.IGNORECASE,
)
_NOUNS: tuple[tuple[Qualifier, re.Pattern[str]], ...] = tuple(
    (qualifier, re.compile(pattern + r"\s+$", re.IGNORECASE))
    for qualifier, pattern in (
        # "Den gennemsnitlige sagsbehandlingstid er (på) 5 uger."
        (
            Qualifier.APPROXIMATE,
            r"\bgennemsnitligt?e?\s+(?:[\wæøå-]+\s+){1,4}(?:er|var|udgør|ligger)(?:\s+på)?",
        ),
        (
            Qualifier.MAX,
            r"\b(?:maksimale?|længste|højeste)\s+(?:[\wæøå-]+\s+){1,4}(?:er|var|udgør|på|til)(?:\s+på)?",
        ),
        (Qualifier.MIN, r"\b(?:minimale?|mindste)\s+(?:[\wæøå-]+\s+){1,4}(?:er|var|udgør|på|til)(?:\s+på)?"),
        # "et loft på 15 timer", "Den øvre grænse er 15 timer."
        (
            Qualifier.MAX,
            r"\b(?:\w*loft(?:et)?(?:\s+over\s+\w+)?|(?:øvre\s+|tids|overs?)grænse(?:n)?|\w*maksimum)\s+(?:er\s+|udgør\s+)?"
            r"(?:på|sat\s+til|fastsat\s+til|er|udgør)",
        ),
        (Qualifier.MIN, r"\bnedre\s+grænse(?:n)?\s+(?:er\s+)?(?:på|sat\s+til|er)"),
    )
)  # fmt: skip
_VERBS: tuple[tuple[Qualifier, re.Pattern[str]], ...] = tuple(
    (qualifier, re.compile(pattern + r"\s+$", re.IGNORECASE))
    for qualifier, pattern in (
        (Qualifier.MAX, r"\boverst\w*\s+(?:\w+\s+){0,3}ikke"),  # "Antallet overstiger normalt ikke 5 timer."
        (Qualifier.MAX, r"(?:begrænse[ts]|begrænset|afgrænset)\s+til(?:\s+(?:en|et)\s+\w+\s+på)?"),
    )
)
_SPREADS = re.compile(
    (
        r"\b(?:strække[rs]?\s+sig|løbe[rs]?|fordel(?:t|es|er)|spredt|forløb(?:er)?|foregår)\s+(?:(?P<bound>(?!ud\b)\w+)\s+)?over"
        r"(?:\s+e[nt])?\s+$"
    ),
    re.IGNORECASE,
)
_SPREAD_OVER = re.compile(
    r"\b(?:strække[rs]?\s+sig|løbe[rs]?|forløber|foregår)\s+$", re.IGNORECASE
)  # "løber over minimum otte uger"
_ABOVE = re.compile(
    r"^(?:(?:mere|flere|længere(?:\s+væk)?|højere|oftere)\s+end|over|ud\s+over|over(?:stig|skrid)\w*)\b", re.IGNORECASE
)
_BELOW = re.compile(r"^(?:under|(?:mindre|færre|kortere|sjældnere)\s+end)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:ikke|ingen|aldrig|hverken)\b[^,.;:]{0,60}$", re.IGNORECASE)
_SELDOM = re.compile(
    r"\b(?:kun|alene)\b[^,.;:]{0,20}\b(?:undtagelse\w*|særlige|sjældne|helt)\b[^,.;:]{0,30}$|"
    r"\bundtagelsesvis\b[^,.;:]{0,10}$",
    re.IGNORECASE,
)  # "kan kun undtagelsesvis overstige otte timer"
_RARELY = re.compile(r"\bsjældent\b[^,.;:]{0,20}$", re.IGNORECASE)  # "gives sjældent mere end 4 timer": no limit
_NONE = re.compile(r"\b(?:ingen|aldrig)\b[^,.;:]{0,60}$", re.IGNORECASE)  # "Ingen kørsel under 10 km"
_MUST_NOT = re.compile(r"\b(?:må|kan|bør|skal)\s+(?:\w+\s+){0,3}(?:ikke|aldrig)\b[^,.;:]{0,60}$", re.IGNORECASE)

_BEHIND: tuple[tuple[Qualifier, re.Pattern[str]], ...] = tuple(
    (qualifier, re.compile(rf"\s*\(?(?:{pattern})(?![\wæøå])(?!\s+(?:{NUMBER}|ved|efter|hvis))", re.IGNORECASE))
    for qualifier, pattern in (
        (
            Qualifier.MIN,
            r"(?:eller|og)\s+(?:mere|derover|flere|længere|oftere|opefter|op(?!\s+(?:til|i?mod))|over)|(?:som\s+)?(?:minimum|mindst)",
        ),
        (
            Qualifier.MAX,
            (
                r"(?:eller|og)\s+(?:mindre|derunder|færre|kortere|sjældnere|under)|"
                r"(?:som\s+)?(?:maksimum|maksimalt|højst|maks\.?|max\.?)|,?\s*(?:men|dog)\s+(?:ikke|aldrig)\s+mere|"
                r"[^,.;]{0,30}\b(?:kan|må)\s+(?:\w+\s+)?(?:ikke|aldrig)\s+over(?:skrides|stiges)"
            ),
        ),
        (Qualifier.APPROXIMATE, r"i\s+gennemsnit|gennemsnitligt?|cirka"),
    )
)
_CLAUSE_END = re.compile(
    (
        r"(?<!\bmaks)(?<!\bmax)(?<!\bca)(?<!\bmin)(?<!\bpr)(?<!mdr)(?<!\d)\.\s|[,;:!?(]|"
        r"\b(?:men|dog|hvorefter|derefter|herefter|samt)\b"
    ),
    re.IGNORECASE,
)
_FELLOW = re.compile(r"^\s*(?:,|,?\s*eller|og/eller|/)\s*$", re.IGNORECASE)


def qualifier_of(bound: str) -> Qualifier:
    """What the words before a number make of it; EXACT when there are none.

    >>> qualifier_of("som minimum"), qualifier_of("senest inden for"), qualifier_of("")
    (<Qualifier.MIN: 'min'>, <Qualifier.MAX: 'max'>, <Qualifier.EXACT: 'exact'>)
    """
    found = [
        (match.end(), -at, qualifier)  # of two that end at one place the one listed first
        for at, (qualifier, pattern) in enumerate(_bounds())
        for match in pattern.finditer(bound)
    ]
    return max(found)[2] if found else Qualifier.EXACT


@cache
def _bounds() -> tuple[tuple[Qualifier, re.Pattern[str]], ...]:
    return tuple((qualifier, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for qualifier, words in BOUNDS)


def bound_before(text: str, start: int, *, beside: str | None) -> str:
    """The words that bound the number beginning at `start`: those beside it, else an adverb of its clause.

    >>> bound_before("Der kan maksimalt gemmes 40 timer", 25, beside=None)
    'maksimalt'
    """
    if beside and (spread := _SPREADS.search(text[:start])):
        # "strækker sig over 10 uger" is ten weeks, no more; "kan højst strække sig over" is at most
        floating = _FLOATING.search(clause_before(text, start))
        return spread["bound"] or (floating["bound"] if floating else "")
    if beside and beside.casefold().startswith("over ") and _SPREAD_OVER.search(text[: start - len(beside) - 1]):
        return beside[len("over ") :]
    if beside:
        return beside
    match = _FLOATING.search(clause_before(text, start))
    return match["bound"] if match else ""


def qualifier_at(text: str, start: int, *, beside: str | None) -> Qualifier:
    """What bounds the number that begins at `start`, by the words before it in its clause.

    >>> text = "Støtten kan ikke udgøre mere end 30 timer."
    >>> qualifier_at(text, text.index("30"), beside="mere end")
    <Qualifier.MAX: 'max'>
    >>> text = "Du kan højst være indskrevet i tilbuddet i to år."
    >>> qualifier_at(text, text.index("to år"), beside=None)
    <Qualifier.MAX: 'max'>
    """
    bound = bound_before(text, start, beside=beside)
    if not beside:
        clause = clause_before(text, start)
        for rows in (_VERBS, _NOUNS):
            if said := next((qualifier for qualifier, pattern in rows if pattern.search(clause)), None):
                return said
    qualifier = qualifier_of(bound)
    if beside:
        before = text[: max(0, start - len(beside))]
        if qualifier is Qualifier.MIN and _ABOVE.match(beside) and (_DENIED.search(before) or _SELDOM.search(before)):
            return Qualifier.MAX
        if qualifier is Qualifier.MIN and _ABOVE.match(beside) and _RARELY.search(before):
            return Qualifier.APPROXIMATE
        if qualifier is Qualifier.MAX and _BELOW.match(beside) and (_MUST_NOT.search(before) or _NONE.search(before)):
            return Qualifier.MIN
        if qualifier is Qualifier.APPROXIMATE and (floating := _FLOATING.search(clause_before(text, start))):
            return qualifier_of(floating["bound"])
    return qualifier


def bound_behind(text: str, *ends: int) -> Qualifier | None:
    """What the words right behind one of these places make of the number before them.

    >>> bound_behind("15 timer om måneden eller derunder", 8, 19)
    <Qualifier.MAX: 'max'>
    """
    return next((qualifier for end in ends for qualifier, row in _BEHIND if end >= 0 and row.match(text, end)), None)


@cache
def _quantity() -> re.Pattern[str]:
    nouns = (
        r"min|timer?|dage?|døgn|uger?|måned\w*|mdr|år|kvartal\w*|gange?|kr|kroner|%|procent|pct|km|samtaler|besøg|møder"
    )
    return re.compile(
        (
            rf"{NUMBER}\s*-?\s*(?:(?:daglig|ugentlig|månedlig|årlig)e\s+)?(?:{nouns})s?(?![\wæøå])"
            r"(?:\s+(?:om|pr\.?|i|per)\s+\w+)?"
        ),
        re.IGNORECASE,
    )


def clause_before(text: str, start: int) -> str:
    """The words of the clause before a number, from the quantity before it on; a fellow of that ("to eller tre timer")
    shares its bound.

    >>> clause_before("Støtten varer to år, og du kan højst få 3 timer", 40)
    ' og du kan højst få '
    """
    begin = 0
    for match in _CLAUSE_END.finditer(text, 0, start):
        if not (match[0] == "," and _FELLOW.match(text[match.start() : start])):
            begin = match.end()
    for match in _quantity().finditer(text, begin, start):
        if not _FELLOW.match(text[match.end() : start]):
            begin = match.end()
    return text[begin:start]
