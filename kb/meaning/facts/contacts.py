"""How many talks, visits or meetings does a sentence grant, and per what?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kb.meaning.facts.bounds import BOUND_BEFORE, bound_behind, qualifier_at
from kb.meaning.facts.extent_rules import OF_OTHERS
from kb.meaning.facts.follow_up_rules import FOLLOWS_UP
from kb.meaning.facts.numbers import NUMBER, number, plain
from kb.meaning.facts.periods import PER, PERIOD_WORDS, period_of
from kb.meaning.facts.rules import FactRule, compiled, holding
from kb.meaning.facts.statement import Found, Statement
from kb.model import FactType as F
from kb.model import Qualifier
from kb.taxonomy import SectionType as T
from kb.text.patterns import any_of

CONTACTS_RULES: tuple[FactRule, ...] = (
    FactRule(
        F.CONTACTS,
        r"¤",
        "Der gives op til 12 samtaler om året.",
        unless=any_of(
            r"udebl\w*",
            r"afbud",
            r"\bvæk\b",
            r"klag\w*",
            r"opfølg\w*",
            r"følge[rs]?\b.{0,40}\bop\b",
            r"status\w*",
            r"evaluer\w*",
            r"revider\w*",
            r"revurder\w*",
            r"godkend\w*",
            r"kvalitetsstandard",
            r"\bstandarden\b",
            r"serviceniveauet (?:juster|ajourfør)",
            r"tandlæge",
            r"rengøring|indkøb|\w*vask\b|levering|\bbringes\b",
            r"\bbad\b",
            r"døgnpleje",
            r"\b(?:bevilges|forlænges|gentages|fornyes) (?:kun )?(?:én|en|1) gang\b",
        ),
        seen_in=T.SCOPE,
        sections=frozenset({T.SCOPE, T.CONTENT, T.DELIVERY, T.REMARKS, T.TARGET_GROUP, T.GENERAL, T.CONDITIONS}),
    ),
)
_GIVES_CONTACT = (
    r"besøg|\bkomme[rs]?\b|mødes|\bmøder\b|støtte|samtale|kontakt|\b(?:gives|ydes|tilbydes|bevilges)\b|ledsage"
)
_COURSE_NOUNS = {
    "mødegange",
    "gruppegange",
    "kursusgange",
    "lektioner",
    "sessioner",
    "konsultationer",
}  # counted without a bound: a course has so many
_CONTACT_NOUNS = (
    r"\w*(?:samtaler?|besøg|kontakter)|\w*møder?|(?:møde|gruppe|kursus)gange?|konsultationer|sessioner|lektioner"
)


@cache
def _contacts_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"{BOUND_BEFORE}(?:mellem\s+(?P<between>{NUMBER})\s+og\s+|(?P<low>{NUMBER})\s*(?:-|–|til)\s*)?(?P<number>{NUMBER})\s+(?:(?:individuelle|rådgivende|støttende|korte|telefoniske)\s+)?"
        rf"(?:(?P<each>daglig|ugentlig|månedlig|årlig)[et]?\s+)?"
        rf"(?P<noun>{_CONTACT_NOUNS}|gange?)(?![\wæøå])(?:(?:\s+[\wæøå]+){{0,2}}?\s+{PER})?",
        re.IGNORECASE,
    )


_COUNTED = (  # "Antallet af samtaler er begrænset til ti."
    rf"\bantal(?:let)? (?:af )?(?:{_CONTACT_NOUNS})\b(?:\s+\w+){{0,3}}?\s+"
    rf"(?P<bound>begrænset til|højst|maksimalt|mindst|op til|er|udgør)\s+(?:på\s+)?(?P<number>{NUMBER})"
)


def contacts(statement: Statement) -> Iterator[Found]:
    """The contacts that the sentence grants.

    >>> [(f.value, f.qualifier.value, f.per) for f in contacts(Statement("Der gives 1-2 besøg om ugen.", T.SCOPE))]
    [('1', 'min', 'P1W'), ('2', 'max', 'P1W')]
    """
    if not compiled(rf"gang|{_CONTACT_NOUNS}").search(statement.text):
        return
    held = holding(CONTACTS_RULES, "¤", statement)
    if held is None or compiled(rf"{held[0].unless}|{OF_OTHERS}|{FOLLOWS_UP}").search(statement.text):
        return
    counted = compiled(_COUNTED).search(statement.text)
    if counted:
        at, beside = counted.start("number"), counted["bound"]
        bound = qualifier_at(statement.text, at, beside=None if beside in {"er", "udgør"} else beside)
        yield Found(
            F.CONTACTS, counted.start(), counted.end(), plain(number(counted["number"])), bound, rule=held[0].seen
        )
        return
    for match in _contacts_pattern().finditer(statement.text):
        lower = "between" if match["between"] else "low"
        if match[lower] and number(match[lower]) >= number(match["number"]):
            continue  # "aftrappes fra to til én gang om ugen"
        per = PERIOD_WORDS[match["each"].casefold()] if match["each"] else period_of(match)
        is_bounded = bool(match["bound"] or match[lower] or per)
        noun = match["noun"].casefold()
        is_times = noun in {"gang", "gange"}
        if (
            is_times
            and not (
                (is_bounded and per)
                or compiled(r"\s+à\b").match(statement.text, match.end("noun"))  # "10 gange à 2 timer"
                or compiled(r"(?:mødes|strækker sig over|består af|forløb\w* (?:på|over|af|er på))\s*$").search(
                    statement.text[: match.start(lower) if match[lower] else match.start("number")]
                )
            )
        ):
            continue
        if is_times and statement.section is not T.SCOPE and not compiled(_GIVES_CONTACT).search(statement.text):
            continue  # "vi laver mad sammen en gang om ugen"
        if not is_bounded and not is_times and not (noun in _COURSE_NOUNS or statement.section is T.SCOPE):
            continue
        is_article = match["number"].casefold() in {"en", "et"} and not is_times and not match["each"]
        if (is_article or number(match["number"]) == 1) and not (match["bound"] or (per and not is_article)):
            continue  # "et besøg": an article
        start = match.start("bound") if match["bound"] else match.end() - len(match[0].lstrip())
        at = match.start(lower) if match[lower] else match.start("number")
        qualifier = qualifier_at(statement.text, at, beside=match["bound"])
        if qualifier is Qualifier.EXACT:
            qualifier = bound_behind(statement.text, match.end("noun"), match.end()) or qualifier
        if match[lower] and qualifier in {Qualifier.EXACT, Qualifier.APPROXIMATE}:
            qualifier = Qualifier.MAX  # "1-2 gange": a range says how far it goes
            low = plain(number(match[lower]))
            if low != "0":
                yield Found(F.CONTACTS, start, match.end(), low, Qualifier.MIN, per=per, rule=held[0].seen)
        high = plain(number(match["number"]))
        yield Found(F.CONTACTS, start, match.end(), high, qualifier, per=per, rule=held[0].seen)
