# ruff: noqa: E501 - a rule is a row is a line
"""How often is a service, a plan or the standard itself looked at again?

A rhythm ("mindst en gang om året", "hver tredje måned", "efter 3 måneder") counts only where the sentence, or its
section, speaks of following up. "Løbende", "efter behov" and "inden perioden udløber" count beside such a verb only:
"opfølgning på aftalte opgaver" is the content of a service and no rhythm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from kb.meaning.facts.bounds import BOUND_BEFORE, bound_behind, qualifier_at
from kb.meaning.facts.numbers import NUMBER, ORDINAL, number, ordinal
from kb.meaning.facts.periods import PER, period_of
from kb.meaning.facts.rules import FRAGMENT, FactRule, compiled, holding, marked
from kb.meaning.facts.statement import Found, Statement
from kb.meaning.facts.time_units import UNIT, divided, iso, unit_named
from kb.model import FactType as F
from kb.model import Qualifier
from kb.taxonomy import SectionType as T

_FOLLOWS_UP = (
    r"opfølg\w*|\bfølge[rs]?\b.{0,90}\bop\b|\bfulgt op\b|evaluer\w*|revurder\w*|revisit\w*|genvisit\w*|\bstatus(?:møde\w*)?\b|"
    r"(?:juster|opdater|tilpass|revider)\w*|gennemgå\w* (?:\w+ ){0,2}mål|vurderes? (?:\w+ ){0,4}(?:behov|støtte|hjælp|bevilling|indsats)\w*"
)
# Other words for looking at a case again; common ones, so each stands with what it is about.
_LOOKS_AGAIN = (
    r"\b(?:ser?|kigge[rs]?|ses)\b.{0,40}\b(?:igen|på ny|på, om)\b|\btage[rs]? .{0,20}\bop (?:igen|på ny)\b|\btage[rs]? (?:\w+ ){0,2}stilling til,? (?:om|hvorvidt)\b|"
    r"\bprøve[rs]? (?:igen|på ny)\b|genbesøge[rs]?\b|efterprøve[rs]?\b|\bgøre[rs]? (?:\w+ ){0,2}status\b|"
    r"\b(?:undersøge|kontrollere|drøfte|afklare|gennemgå|tale)[rs]?\b.{0,60}\b(?:om|hvorvidt)\b.{0,60}\b(?:stadig|fortsat|fortsætte|virker|passer|opfyldt)|"
    r"\b(?:sagen|støtten|bevilling\w*|indsatsen|planen|hjælpen|behovet)\b.{0,20}\b(?:drøftes|gennemgås|undersøges|prøves|ses efter)\b"
)
FOLLOWS_UP = f"{_FOLLOWS_UP}|{_LOOKS_AGAIN}"
# Nouns and verbs that a rhythm beside them belongs to, and no follow-up.
_WEIGHS = r"vurder\w*|\bstatus\b|drøft\w*|samtale"  # what is done at an event, in a section on following up
_OTHER_RHYTHM = (
    r"telefonopkald|planlagte opgaver|vagtplan|offentliggør|udebliv|uden varsel|tilfredshedsundersøgelse|brugerundersøgelse|tilsyn\w*|\btakst|budget|(?:gruppen|holdet|udvalget|teamet|netværket) mødes|fastsætte[rs]|reguleres|"
    r"kurs(?:er|us)|rengøring|tøjvask|\bbad\b|indkøb|journal\w*|\bmåler\b"
)
_THE_STANDARD = r"kvalitetsstandard\w*|serviceniveau\w*|\bstandarden\b|ydelseskatalog\w*|\bdokumentet\b|politik\w*"
_REVISES = (
    r"revi\w+|revurder|evaluer|tager stilling|opdater|godkende|gennemgå|politisk|behandle|ajourfør|justere|\bses efter"
)
_PLAN = r"\b(?P<plan>(?:handle|indsats|pleje|udslusnings|behandlings|borger)plan(?:en|er|erne)?)\b"

_EVERY = (
    rf"hver(?:t)?\s+(?:(?:(?P<nth_from>{ORDINAL})\s*(?:til|-|–)\s*)?(?P<nth>{ORDINAL})\s+(?P<nth_unit>dag|uge|måned|kvartal|år)"
    r"|(?P<half>halve)\s+(?P<or_whole>(?:eller|og)\s+(?:hele|helt)\s+)?år|(?P<each>dag|uge|måned|kvartal|halvår|år))\b"
)
_TIMES = rf"(?:(?P<low>{NUMBER})\s*(?:-|–|til)\s*)?(?P<times>{NUMBER})\s+gange?\s+(?:(?:i|om)\s+)?{PER}"
_ADVERB = r"(?:(?:en|én|et|ét|fast|faste|1)\s+){0,2}(?P<adverb>ugentlig|månedlig|kvartalsvis|kvartårlig|halvårlig|årlig)(?:t|e)?(?:vis)?\b"
# "efter 3 måneder", "efter 3, 6 eller 12 måneder", "4 måneder efter opstart", "inden for 8 uger"
_AFTER = (
    rf"(?:\befter\s+|\bnår\s+der\s+er\s+gået\s+|\b(?P<within>(?:senest\s+)?inden\s*for\s+))(?:enten\s+|(?:de|den|det)\s+)?(?:(?P<after_bound>ca\.|cirka|omkring|højst|maksimalt|senest|mindst)\s+)?(?:første\s+)?"
    rf"(?P<list>(?:{NUMBER},\s*)*{NUMBER}\s+(?:og|eller|til)\s+)?(?P<after>{NUMBER})\s+(?P<after_unit>{UNIT})\b"
    r"|\b(?P<in_first>inden\s*for|i\s+løbet\s+af)\s+det\s+første\s+(?P<first_unit>halvår|kvartal|år)\b"
    rf"|(?P<past>{NUMBER})\s+(?P<past_unit>{UNIT})\s+efter\b"
)
_BETWEEN = rf"\bgår?\s+(?:(?:\w+\s+)?(?P<gap_bound>højst|maksimalt|mindst|op\s+til)\s+)?(?P<gap>{NUMBER})\s+(?P<gap_unit>{UNIT})\s+(?:i)?mellem"
_APART = rf"med\s+(?:(?P<apart_bound>højst|maks\.?|maksimalt|max\.?|op\s+til|mindst|minimum|ca\.)\s+)?(?P<apart>{NUMBER})\s+(?P<apart_unit>{UNIT})s?\s+(?:mellemrum|interval\w*)"
_ADVERB_PERIODS = {
    "ugentlig": "P1W",
    "månedlig": "P1M",
    "kvartalsvis": "P3M",
    "kvartårlig": "P3M",
    "halvårlig": "P6M",
    "årlig": "P1Y",
}

# fmt: off
WORD_RULES: tuple[FactRule, ...] = (
    FactRule(F.FOLLOW_UP_INTERVAL, r"\b(?:efter|ved|ud fra) (?:(?:dit|borgerens|konkret|individuelt) )?behov\b|\bafhængigt? af\b.{0,30}\bbehov\w*|når (?:der er|du har|borgeren har|behovet) (?:\w+ )?(?:behov|opstår)|\bhvis (?:der er|der opstår) behov|så ofte (?:som )?(?:det er )?(?:nødvendigt|der er behov)", "Der følges op efter behov.", qualifier=Qualifier.AS_NEEDED, unless=r"støtten? (?:gives|ydes) efter", seen_in=T.FOLLOW_UP),
    FactRule(F.FOLLOW_UP_INTERVAL, r"\b(?:ved|hvis der sker|når der sker|i tilfælde af) (?:\w+ ){0,2}(?:væsentlige?|større|betydelige?)?\s*(?:ændring\w*|forandring\w*) (?:i|af|for|hos)\b|\bændrer (?:\w+ ){1,3}sig\b|(?:behov|situation|forhold|tilstand)\w* (?:\w+ ){0,2}ændre[rs]?\b|når \w+ melder om ændring\w*|\bved ændre(?:t|de) behov", "Der følges op ved ændringer i din situation.", qualifier=Qualifier.AS_NEEDED, unless=r"skal du (?:oplyse|kontakte|give besked)|pligt til at|forpligtet|melde tilbage|^kontakt\b|kontakte? (?:os|din)\b|kontakte? (?:\w+ ){0,3}kommune", seen_in=T.FOLLOW_UP),
    FactRule(F.FOLLOW_UP_INTERVAL, r"\bløbende\b(?: \w+){0,2}? (?:opfølg|følge|følg|fulgt|evaluer|juster|opdater|revurder|vurder|tilpass)\w*|(?:følge[rs]?|evaluere[rs]?|justere[rs]?|opdatere[rs]?|revurdere[rs]?|vurdere[rs]?|tilpasses?)(?: og \w+)?(?: \w+){0,2} løbende\b|\bløbende (?:opfølgning|evaluering|vurdering|revurdering|justering)|(?:opfølgning\w*|evaluering\w*) (?:sker|foregår|foretages|finder sted|er) løbende|\bløbende (?:under|gennem|i løbet af|i) \w+|^\W*løbende\W*$", "Der følges løbende op på støtten.", qualifier=Qualifier.ONGOING, unless=rf"(?:{_THE_STANDARD})[^.]{{0,80}}løbende|medarbejder\w* (?:\w+ ){{0,3}}(?:efter)?uddann|løbende (?:arbejde|opsøg)|metode\w*|kvalitet", seen_in=T.FOLLOW_UP),
    FactRule(F.FOLLOW_UP_INTERVAL, r"\b(?:inden|før|når|ved) (?:\w+ ){0,2}(?:period\w*|bevilling\w*|forløb\w*|tidsramme\w*|indsats\w*|støtte\w*|ophold\w*|behandling\w*|undervisning\w*|kurs\w*)(?:ens|ets)? (?:\w+ )?(?:udløb\w*|slutter|slutning|ophør\w*|afslut\w*|er slut)|\bhalvvejs i\b|\bmidtvejs\w*|\bhalvdelen af (?:forløb|period|indsats)\w*", "Før forløbet slutter, gør vi status.", qualifier=Qualifier.EVENT, seen_in=T.FOLLOW_UP),
    FactRule(F.FOLLOW_UP_INTERVAL, r"(?:aftales?|fastsættes?|fastlægges?|planlægges?|tilrettelægges?|afgøres?|vurderes?|afhænger|beror)\b.{0,50}\b(?:individuel\w*|konkret\w*|i den enkelte sag|den enkeltes? \w+|fra gang til gang|fra sag til sag)|(?:frekvens|hyppighed|hvor ofte)\w*.{0,60}\b(?:afhænger|varierer|tilpasses|beror)\b|\b(?:opfølgning|evaluering)\w* (?:\w+ ){0,2}tilpasse[st]?\b|^\W*individuelt?\W*$|(?:opfølgning\w*|evaluering\w*) (?:sker|foregår|foretages|tilrettelægges) (?:\w+ )?individuelt|\bindividuelt? (?:aftal|fastsat|fastlagt|tilrettelagt|vurder)\w*", "Hvor ofte der følges op, aftales individuelt.", qualifier=Qualifier.INDIVIDUAL, seen_in=T.FOLLOW_UP, sections=frozenset({T.FOLLOW_UP})),
)
SET_IN_THE_CASE = FactRule(F.FOLLOW_UP_INTERVAL, r"\b(?:fremgå|står?|skrive|aftale|oplyse)\w*\b(?:, | )(?:\w+ ){0,3}?(?:hvornår|hvor ofte)\b", "I afgørelsen står, hvornår vi følger op.", qualifier=Qualifier.INDIVIDUAL, seen_in=T.FOLLOW_UP)
# fmt: on
_VALUE_FREE = F.FOLLOW_UP_INTERVAL


@dataclass(frozen=True, slots=True)
class Interval:
    """A printed rhythm and where it stands."""

    start: int
    end: int
    value: str
    qualifier: Qualifier
    is_span: bool = False  # "efter 3 måneder": once, and only beside a verb of following up


_RHYTHM_RE = re.compile(  # a quick no for most sentences
    r"mellem|\bhver|\bgange?\b|ugentlig|månedlig|årlig|kvart|(?:dag|uge|måned|mdr|år|døgn)\w*\b.*\befter|(?:efter|inden|med).*(?:dag|uge|måned|mdr|år|døgn)",
    re.IGNORECASE | re.DOTALL,
)


@cache
def _interval_pattern() -> re.Pattern[str]:
    return re.compile(rf"{BOUND_BEFORE}(?:{_TIMES}|{_EVERY}|{_ADVERB}|{_AFTER}|{_BETWEEN}|{_APART})", re.IGNORECASE)


def intervals(text: str) -> Iterator[Interval]:
    """The rhythms a sentence prints.

    >>> [(i.value, i.qualifier.value) for i in intervals("efter tre måneder og derefter mindst én gang om året")]
    [('P3M', 'exact'), ('P1Y', 'min')]
    """
    if not _RHYTHM_RE.search(text):
        return
    for match in _interval_pattern().finditer(text):
        bounds = ("bound", "within", "apart_bound", "after_bound", "gap_bound", "in_first")
        beside = next((match[name] for name in bounds if match[name]), None)
        at = match.end("bound") + 1 if match["bound"] else match.start()
        if match["gap"] and not beside:
            at = match.start("gap")
        qualifier = qualifier_at(text, at, beside=beside)
        if qualifier is Qualifier.EXACT:
            qualifier = bound_behind(text, match.end()) or qualifier
        value = _value(match)
        if match["or_whole"]:  # "hvert halve eller hele år"
            yield Interval(match.start("or_whole"), match.end(), "P1Y", qualifier)
        if match["list"]:
            yield from _listed(match, qualifier)
        if match["low"] or match["nth_from"]:
            qualifier = Qualifier.MIN if qualifier is Qualifier.EXACT else qualifier
        if value:
            start = match.start("bound") if match["bound"] else match.end() - len(match[0].lstrip())
            yield Interval(
                start,
                match.end(),
                value,
                qualifier,
                is_span=bool(match["after"] or match["past"] or match["first_unit"]),
            )


def _listed(match: re.Match[str], qualifier: Qualifier) -> Iterator[Interval]:
    """ "efter 3, 6 eller 12 måneder": the numbers before the last share its unit."""
    unit, many = unit_named(match["after_unit"])
    for printed in re.finditer(NUMBER, match["list"], re.IGNORECASE):
        yield Interval(match.start(), match.end(), iso(number(printed[0]) * many, unit), qualifier, is_span=True)


def _value(match: re.Match[str]) -> str:
    if match["times"]:
        return divided(period_of(match), number(match["low"] or match["times"]))
    if match["nth"]:
        unit, many = unit_named(match["nth_unit"])
        return _in_years(iso(Fraction(ordinal(match["nth"]) * many), unit))
    if match["half"]:
        return "P6M"
    if match["each"]:
        unit, many = unit_named(match["each"])
        return iso(Fraction(many), unit)
    if match["adverb"]:
        return _ADVERB_PERIODS[match["adverb"].casefold()]
    if match["first_unit"]:
        unit, many = unit_named(match["first_unit"])
        return iso(Fraction(many), unit)
    printed, noun = next(
        (match[kind], match[f"{kind}_unit"]) for kind in ("after", "past", "apart", "gap") if match[kind]
    )
    unit, many = unit_named(noun)
    try:
        value = iso(number(printed) * many, unit)
    except ValueError:
        return ""
    return "" if value.startswith("PT") else value


def _in_years(interval: str) -> str:
    """ "hver 12. måned" is once a year: rhythms are compared across municipalities."""
    months = re.fullmatch(r"P(\d+)M", interval)
    return f"P{int(months[1]) // 12}Y" if months and int(months[1]) % 12 == 0 else interval


def follow_ups(statement: Statement) -> Iterator[Found]:
    """How often the service is followed up, and how often the standard is revised.

    >>> sentence = Statement("Der følges op efter behov og minimum hvert 2. år.", T.FOLLOW_UP)
    >>> [(found.value, found.qualifier.value) for found in follow_ups(sentence)]
    [(None, 'as_needed'), ('P2Y', 'min')]
    """
    text = statement.text
    if statement.section is T.COMPLAINT:
        return  # to look again at a complaint is no follow-up
    follows = compiled(FOLLOWS_UP).search(text) is not None
    if compiled(_THE_STANDARD).search(text) and compiled(_REVISES).search(text):
        yield from _revisions(text)
        return
    if not follows and statement.section is not T.FOLLOW_UP:
        return
    plan = compiled(_PLAN).search(text)
    applies_to = plan["plan"] if plan and follows else ""
    rhythms = list(_rhythms(statement, follows, applies_to))
    if follows and not rhythms and (held := holding((SET_IN_THE_CASE,), text, statement)):
        rule, match = held
        yield Found(rule.type, match.start(), match.end(), None, rule.qualifier, rule=rule.seen)
        return
    for rule in WORD_RULES:
        if rule.qualifier is Qualifier.INDIVIDUAL and rhythms:
            continue  # what is set in the single case is which of the printed rhythms
        held = holding((rule,), text, statement)
        if held is None:
            continue
        _, match = held
        if follows or (
            statement.section is T.FOLLOW_UP
            and (rule.qualifier is not Qualifier.EVENT or compiled(_WEIGHS).search(text))
        ):
            yield Found(
                rule.type, match.start(), match.end(), None, rule.qualifier, applies_to=applies_to, rule=rule.seen
            )
    yield from rhythms


def _rhythms(statement: Statement, follows: bool, applies_to: str) -> Iterator[Found]:
    text = statement.text
    for interval in intervals(text):
        around = marked(text, interval.start, interval.end)
        if compiled(_OTHER_RHYTHM).search(around) or not _is_follow_up(statement, around, interval, follows):
            continue
        yield Found(
            F.FOLLOW_UP_INTERVAL,
            interval.start,
            interval.end,
            interval.value,
            interval.qualifier,
            applies_to=applies_to,
            rule="Der følges op hvert halve år.",
        )


def _is_follow_up(statement: Statement, around: str, interval: Interval, follows: bool) -> bool:
    if interval.is_span and statement.section is T.FOLLOW_UP and interval.start <= FRAGMENT:
        return True  # "Efter 3 måneder." below "Opfølgning"
    if interval.is_span and statement.section is T.FOLLOW_UP and compiled(r"\bkontakt\w*.{0,30}¤").search(around):
        return True  # "Din rådgiver kontakter dig efter tre måneder."
    if interval.is_span:
        return (
            compiled(rf"(?:{FOLLOWS_UP})(?:(?!stopp|ophør|bortfald).){{0,80}}¤|¤.{{0,40}}(?:{FOLLOWS_UP})").search(
                around
            )
            is not None
        )
    if statement.section is T.FOLLOW_UP:
        return True
    return follows and statement.section not in {T.PAYMENT, T.COMPLAINT, T.CONTACT}


def _revisions(text: str) -> Iterator[Found]:
    for interval in intervals(text):
        if not interval.is_span:
            yield Found(
                F.REVISION_INTERVAL,
                interval.start,
                interval.end,
                interval.value,
                interval.qualifier,
                rule="Standarden revideres hvert andet år.",
            )
