# ruff: noqa: E501 - a rule is a row is a line
"""How much and how long: hours in a period, the longest and shortest grant, contacts, hours saved up.

A length of time says how long a service lasts only beside words of granting or lasting, and never where it times
something else (a way, a break, an absence, a past event).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kb.meaning.facts.bounds import BOUND_BEFORE, bound_behind, qualifier_at
from kb.meaning.facts.durations import Duration, durations
from kb.meaning.facts.intervals import FOLLOWS_UP
from kb.meaning.facts.numbers import NUMBER, number, plain
from kb.meaning.facts.periods import PER, PERIOD_WORDS, period_of
from kb.meaning.facts.rules import FactRule, compiled, holding, in_context
from kb.meaning.facts.statement import Found, Statement
from kb.model import FactType as F
from kb.model import Qualifier
from kb.taxonomy import SectionType as T

_ABOUT_THE_SERVICE = frozenset(T) - {T.COMPLAINT, T.CONTACT, T.FOLLOW_UP, T.PAYMENT, T.BOILERPLATE}
_SERVICE = (
    r"(?:støtte|hjælp|indsats|forløb|ophold|ydelse|bevilling|tilbud|træning|ledsagelse|aflastning|afløsning|behandling|bistand|ordning|"
    r"samtale|rådgivning|undervisning|plads|varighed|hold|botilbud|periode|overnat|forlæng)"
)
_GRANTS = r"(?:var(?:er|e|ighed\w*|et)|giv(?:es|e|er)|gives|yd(?:es|e|er)|bevilg\w*|modtag\w*|tilbyd\w*|tildel\w*|løber|forlæng\w*|benytt\w*|bruge[s]?|få\b|får\b|opholde?\w*|bo\b|overnat\w*|tidsbegræns\w*|midlertidig\w*|gælde[r]?|aftales?)"
_OTHER_TIME = (
    r"varsel|udredningsfase|udredning\w* (?:varer|tager|er)|høring|kørsel|køretid|transporttid|\bpause|ansøg\w* .{0,40}¤|sagsbehandling|¤ før|¤ forud|seneste ¤|sidste ¤|ventetid|venteliste|"
    r"fravær|indlagt|indlæggelse (?:på|over)|ophold i udlandet|udlandsophold|erfaring|¤ siden|boet i|ansættelse|regnskab|indsendes|"
    r"udebl|afbud|\bplan\b|handleplan|for ¤ siden|tilbagebetal|garanti|opbevar|slettes|ikke (?:er )?(?:set|sket)|brugt"
)

# fmt: off
SAVINGS_RULES: tuple[FactRule, ...] = (
    FactRule(F.SAVINGS_LIMIT, r"\bspare[s]? ¤|\bspare[s]?\b.{0,40}(?:\bop\b|sammen).{0,60}¤|\bopspare[s]?\b.{0,60}¤|¤[^,;.]{0,60}\bspare[s]?\b.{0,20}\bop\b|¤[^,;.]{0,40}\bopspare\w*|¤[^,;.]{0,10}\b(?:stående|til gode)\b|\bop til\b.{0,10}¤.{0,30}overføre\w*|overføre\w*.{0,40}¤", "Timerne kan spares op til 90 timer inden for 6 måneder.", unless=r"ikke .{0,30}spare(?!s? ¤)", seen_in=T.SCOPE),
)
SAVED_FOR: tuple[FactRule, ...] = (
    FactRule(F.SAVINGS_LIMIT, r"\b(?:timer|tid(?:en)?)\b.{0,20}\b(?:ikke)\b.{0,40}¤.{0,40}\b(?:bortfald|mistes|går tabt|slettes|udløber)|\b(?:opspare\w*|ubrugte|uforbrugte) timer (?:bortfald|mistes|slettes|udløber)\w*.{0,20}¤|\bspares?\b.{0,10}¤.{0,15}\btimer\b", "Timer, der ikke er brugt inden 6 måneder, bortfalder.", seen_in=T.SCOPE),
    FactRule(F.SAVINGS_LIMIT, r"\bopspare(?:de|t) timer\b.{0,40}\b(?:bruges|anvendes|afvikles|afholdes|benyttes)\b.{0,20}¤", "Opsparede timer skal bruges inden for et halvt år.", seen_in=T.SCOPE),
    FactRule(F.SAVINGS_LIMIT, r"\b(?:opspares?|spares? (?:\w+ )?(?:op|sammen)|gemmes?(?: \w+)?)(?: i| over)?(?: en periode (?:på|af))? ¤", "Ubrugte timer kan opspares i op til 6 måneder.", unless=r"\bikke\b", seen_in=T.SCOPE),
)
NO_SAVING = FactRule(F.SAVINGS_LIMIT, r"\btimer\b.{0,30}\bikke (?:bruges|anvendes|overføres)\b.{0,15}\b(?:næste|senere|efterfølgende)\b|\b(?:ikke|hverken)\b.{0,40}(?:\bspare[s]?\b.{0,40}\b(?:op|sammen)\b|\bopspare[s]?\b|\bgemmes?\b|\boverføres? til (?:\w+ ){0,2}(?:næste|senere|anden|efterfølgende|en ny)\b)|\bspare[s]?\b.{0,20}\bikke\b.{0,20}\bop\b|\bopsparing\b.{0,30}\b(?:ikke mulig|ikke tilladt)|\b(?:ubrugte|uforbrugte) timer\b.{0,20}(?:fortabes|bortfalder|mistes)\b.{0,20}\budgang", "Timerne kan ikke spares op.", value="PT0H", qualifier=Qualifier.MAX, unless=r"mere end|ud over|længere end|oplysning", seen_in=T.SCOPE)
LENGTH_RULES: tuple[FactRule, ...] = (
    FactRule(F.MIN_DURATION, r"(?:lidelse|nedsættelse|behov|ophold)\w*\b.{0,30}(?:¤ varighed|varighed (?:på|af) ¤)", "En funktionsnedsættelse af mindst et års varighed.", seen_in=T.TARGET_GROUP, qualifier=Qualifier.MIN),
    # All that a heading such as "Omfang" or "Hvor længe ..." has below it.
    FactRule(F.MAX_DURATION, r"^(?:[^¤]*: )?\W*¤\W*$", "Op til to år.", seen_in=T.SCOPE, sections=frozenset({T.SCOPE}), qualifier=Qualifier.MAX),
    FactRule(F.MAX_DURATION, r"^(?:[^¤]*: )?\W*¤\W*$", "Seks uger.", seen_in=T.SCOPE, sections=frozenset({T.SCOPE}), qualifier=Qualifier.EXACT),
    FactRule(F.MIN_DURATION, r"^(?:[^¤]*: )?\W*¤\W*$", "Over to år.", seen_in=T.SCOPE, sections=frozenset({T.SCOPE}), qualifier=Qualifier.MIN),
    FactRule(F.MIN_DURATION, rf"(?:ophold|behov|{_SERVICE})\w*.{{0,80}}(?:forventes? (?:at )?(?:\w+ ){{0,6}}|varig\w* .{{0,20}}|længerevarende .{{0,40}}|dvs\. |(?:vare|varer|bestå|løber|forløber|strækker sig|varighed på|varet) )(?:i )?¤", "Ophold, der forventes at vare over to år.", seen_in=T.TARGET_GROUP, qualifier=Qualifier.MIN),
    FactRule(F.MAX_DURATION, rf"(?:{_GRANTS}|{_SERVICE}\w*).{{0,120}}¤|¤.{{0,40}}{_SERVICE}|¤.{{0,60}}(?:ad gangen|{_GRANTS})", "Støtten gives i op til 6 måneder.", seen_in=T.SCOPE, sections=_ABOUT_THE_SERVICE | {T.FOLLOW_UP}, qualifier=Qualifier.MAX),
    FactRule(F.MAX_DURATION, r"\b(?:ophører|stopper|slutter|afsluttes|udløber)\b.{0,40}\befter ¤", "Støtten ophører som hovedregel efter seks måneder.", seen_in=T.SCOPE, sections=_ABOUT_THE_SERVICE, qualifier=Qualifier.EXACT, unless=r"uden|fravær|udebl|inaktiv|ikke (?:\w+ ){0,3}kontakt"),
    FactRule(F.MAX_DURATION, r"\b(?:forløb|ophold|kursus|indsats)\w* tager ¤|\bi alt ¤\W*$", "Et forløb tager cirka ti uger.", seen_in=T.SCOPE, sections=frozenset({T.SCOPE, T.CONTENT}), qualifier=Qualifier.EXACT),
    FactRule(F.MAX_DURATION, r"\b(?:modtage|få|bruge|benytte)\b.{0,30}\bi ¤\W*$|¤ ad gangen|\baf ¤ varighed", "Bevillingen gives for ét år ad gangen.", seen_in=T.SCOPE, sections=_ABOUT_THE_SERVICE, qualifier=Qualifier.EXACT),
    FactRule(F.MAX_DURATION, r"¤(?:forløb|ophold|bevilling|periode|kursus|plads|tilbud|indsats)", "Der tilbydes et tremånedersforløb.", seen_in=T.SCOPE, sections=_ABOUT_THE_SERVICE, qualifier=Qualifier.EXACT, unless=r"prøve|opsigelse"),
    FactRule(F.MAX_DURATION, r"(?:varer|\b(?:kortvarig|midlertidig|tidsbegrænset)\w*,|varighed\w*\W+(?:er |på )?|forløb\w* (?:er )?(?:på|over)?|løber(?: over| i)?|strækker sig|fordel\w* over|periode på|(?:begrænset|begrænses) til|udgør|bevilges(?: \w+){0,2} for|aftales i)\W*¤|\b(?:deltage|gives|ydes|bevilges|tilbydes|bo|mødes)\b.{0,40}\bi ¤", "Forløbet varer 12 uger.", seen_in=T.SCOPE, sections=_ABOUT_THE_SERVICE, qualifier=Qualifier.EXACT),
)
UNTIL_GOAL = FactRule(F.MAX_DURATION, r"\b(?:indtil|når|til) (?:\w+ ){0,4}\w*mål\w*(?: (?:for|med) \w+)? (?:er|bliver) (?:nået|opnået|opfyldt)\b|\b(?:når|indtil) \w+ har (?:nået|opnået) (?:\w+ ){0,2}\w*mål\w*", "Støtten ophører, når målene er nået.", qualifier=Qualifier.UNTIL_GOAL, seen_in=T.SCOPE, sections=frozenset({T.SCOPE, T.FOLLOW_UP, T.CONTENT, T.REMARKS, T.DELIVERY}))
# Hours that are not the citizen's: of the staff, of a building, of a job.
_OF_OTHERS = (
    r"\b(?:medarbejder|personale|ansat|leverandør|ledsager|hjælper|team)\w*\b (?:\w+ ){0,2}(?:modtager|deltager|uddannes|undervises|superviseres|arbejder|er ansat|skal have)\b|"
    r"\bsupervision|efteruddannelse|kompetenceudvikling|personalemøde|teammøde|vagtplan|normering|arbejdsuge|"
    r"\b(?:borgere|personer|voksne|unge|du|som|der)\b,? (?:\w+ )?(?:arbejder|er i (?:arbejde|job|beskæftigelse|uddannelse)|har (?:et )?(?:arbejde|job))\b"
)
_ENDS = r"\b(?:afslut|ophør|stop|løber|varer|ydes|gives|bortfald)\w*"
HOURS_RULE = FactRule(F.HOURS_PER_PERIOD, r"¤", "Der bevilges op til 15 timer om måneden.", unless=r"åbent|åbningstid|telefontid|kan kontaktes|til stede|bemandet|ansat\b|kl\. ?\d|arbejdsuge|\bløn\w*|i arbejde|beskæftigelse (?:i|på)|frivillig\w* arbejde|transport\w* (?:er|på)|lønnede?", seen_in=T.SCOPE, sections=_ABOUT_THE_SERVICE)
TOTAL_HOURS_RULE = FactRule(F.HOURS_PER_PERIOD, r"\b(?:ydes|gives|bevilges|tildeles|tilbydes|udgør|omfang\w*|ramme\w*|udmåles)\b.{0,60}¤", "Der bevilges maksimalt 15 timer.", unless=r"åbent|åbningstid|telefontid|kl\. ?\d|varsel|afbud|inden for|senest|¤ (?:før|efter)|køre|transport|pr\. (?:besøg|gang)|ad gangen", seen_in=T.SCOPE, sections=_ABOUT_THE_SERVICE)
CONTACTS_RULES: tuple[FactRule, ...] = (
    FactRule(F.CONTACTS, r"¤", "Der gives op til 12 samtaler om året.", unless=r"udebl\w*|afbud|\bvæk\b|klag\w*|opfølg\w*|følge[rs]?\b.{0,40}\bop\b|status\w*|evaluer\w*|revider\w*|revurder\w*|godkend\w*|kvalitetsstandard|\bstandarden\b|serviceniveauet (?:juster|ajourfør)|tandlæge|rengøring|\bbad\b|døgnpleje", seen_in=T.SCOPE, sections=frozenset({T.SCOPE, T.CONTENT, T.DELIVERY, T.REMARKS, T.TARGET_GROUP, T.GENERAL, T.CONDITIONS})),
)
# fmt: on
_GIVES_CONTACT = (
    r"besøg|\bkomme[rs]?\b|mødes|\bmøder\b|støtte|samtale|kontakt|\b(?:gives|ydes|tilbydes|bevilges)\b|ledsage"
)
_COURSE_NOUNS = {
    "mødegange",
    "lektioner",
    "sessioner",
    "konsultationer",
}  # counted without a bound: a course has so many
_CONTACT_NOUNS = r"\w*(?:samtaler?|besøg|kontakter)|\w*møder?|mødegange?|konsultationer|sessioner|lektioner"


def extents(statement: Statement) -> Iterator[Found]:
    """How much of the service the sentence grants, and for how long.

    >>> sentence = Statement("Støtten gives i højst to år med op til 8 timer om måneden.", T.SCOPE)
    >>> [(found.type.value, found.value, found.per) for found in extents(sentence)]
    [('max_duration', 'P2Y', ''), ('hours_per_period', 'PT8H', 'P1M')]
    """
    text = statement.text
    no_saving = holding((NO_SAVING,), text, statement)
    if no_saving:
        rule, match = no_saving
        yield Found(rule.type, match.start(), match.end(), rule.value, rule.qualifier, rule=rule.seen)
    until = holding((UNTIL_GOAL,), text, statement) if "mål" in text else None
    if until and compiled(_ENDS).search(text):
        rule, match = until
        yield Found(rule.type, match.start(), match.end(), None, rule.qualifier, rule=rule.seen)
    for duration in durations(text):
        rule_found = _extent(statement, duration, in_context(statement, duration.start, duration.end))
        if rule_found is None:
            continue
        yield Found(
            rule_found.type,
            duration.start,
            duration.end,
            duration.value,
            Qualifier.MAX if rule_found in SAVED_FOR else duration.qualifier,  # what is not used by then is lost
            unit=duration.unit,
            per=duration.per,
            rule=rule_found.seen,
        )
    yield from _contacts(statement)


def _extent(statement: Statement, duration: Duration, text: str) -> FactRule | None:
    """The rule that a length of time falls under; None for one that measures something else."""
    is_hours = duration.value.startswith("PT")
    if compiled(_OF_OTHERS).search(statement.text):
        return None
    if compiled(r"under|mindre end").fullmatch(duration.bound) and compiled(
        r"\bikke\b|^\W*(?:hjælp|støtte|behov|bevilling|et behov|ved)\w* (?:på )?¤"
    ).search(text):
        return None  # "støtte under 30 minutter om ugen bevilges ikke": who gets none, or gets it elsewhere
    if (duration.value, duration.per) == ("PT24H", "P1D"):
        return None  # round the clock
    if is_hours and duration.per:
        held = holding(SAVINGS_RULES, text, statement) or holding((HOURS_RULE,), text, statement)
        return held[0] if held else None
    if is_hours and duration.noun.startswith("time") and duration.qualifier in {Qualifier.MIN, Qualifier.MAX}:
        held = holding(SAVINGS_RULES, text, statement) or holding((TOTAL_HOURS_RULE,), text, statement)
        return held[0] if held else None
    if not is_hours and (held := holding(SAVED_FOR, text, statement)):
        return held[0]
    if statement.section is T.FOLLOW_UP and compiled(
        rf"(?:{FOLLOWS_UP})[^.,]{{0,40}}\befter ¤|(?:{FOLLOWS_UP})\w* ¤|¤.{{0,20}}(?:{FOLLOWS_UP})"
    ).search(text):
        return None  # "evalueres efter højst 6 måneder"
    if is_hours or compiled(_OTHER_TIME).search(text):
        return None
    if duration.per and duration.noun not in {"døgn", "dage", "uger", "dag"}:
        return None
    ends = compiled(r"\b(?:ophører|stopper|slutter|afsluttes|udløber) ¤(?! (?:før|efter))").search(text) is not None
    if not ends and compiled(r"\b(?:inden\s*for|inden|i\s+løbet\s+af|senest|over)\b").search(duration.bound) and not compiled(r"\bover\b|max|maks|højst").search(duration.bound):  # fmt: skip
        return None  # a limit, not a length
    stated = Qualifier.EXACT if duration.qualifier is Qualifier.APPROXIMATE else duration.qualifier
    for rule in LENGTH_RULES:
        if rule.qualifier is stated and (held := holding((rule,), text, statement)):
            return held[0]
    return None


@cache
def _contacts_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"{BOUND_BEFORE}(?:(?P<low>{NUMBER})\s*(?:-|–|til)\s*)?(?P<number>{NUMBER})\s+(?:(?:individuelle|rådgivende|støttende|korte|telefoniske)\s+)?"
        rf"(?:(?P<each>daglig|ugentlig|månedlig|årlig)e\s+)?"
        rf"(?P<noun>{_CONTACT_NOUNS}|gange?)(?![\wæøå])(?:(?:\s+[\wæøå]+){{0,2}}?\s+{PER})?",
        re.IGNORECASE,
    )


_COUNTED = (  # "Antallet af samtaler er begrænset til ti."
    rf"\bantal(?:let)? (?:af )?(?:{_CONTACT_NOUNS})\b(?:\s+\w+){{0,3}}?\s+(?P<bound>begrænset til|højst|maksimalt|mindst|op til|er|udgør)\s+(?:på\s+)?(?P<number>{NUMBER})"
)


def _contacts(statement: Statement) -> Iterator[Found]:
    if not compiled(rf"gang|{_CONTACT_NOUNS}").search(statement.text):
        return
    held = holding(CONTACTS_RULES, "¤", statement)
    if held is None or compiled(rf"{held[0].unless}|{_OF_OTHERS}|{FOLLOWS_UP}").search(statement.text):
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
        if match["low"] and number(match["low"]) >= number(match["number"]):
            continue  # "aftrappes fra to til én gang om ugen"
        per = PERIOD_WORDS[match["each"].casefold()] if match["each"] else period_of(match)
        is_bounded = bool(match["bound"] or match["low"] or per)
        noun = match["noun"].casefold()
        is_times = noun in {"gang", "gange"}
        if is_times and not (
            (is_bounded and per)
            or compiled(r"(?:mødes|strækker sig over|består af|forløb\w* (?:på|over|af|er på))\s*$").search(
                statement.text[: match.start("number")]
            )
        ):
            continue
        if is_times and statement.section is not T.SCOPE and not compiled(_GIVES_CONTACT).search(statement.text):
            continue  # "vi laver mad sammen en gang om ugen"
        if not is_bounded and not is_times and not (noun in _COURSE_NOUNS or statement.section is T.SCOPE):
            continue
        is_article = match["number"].casefold() in {"en", "et"} and not is_times
        if (is_article or number(match["number"]) == 1) and not (match["bound"] or (per and not is_article)):
            continue  # "et besøg": an article
        high = plain(number(match["number"]))
        value = f"{plain(number(match['low']))}-{high}" if match["low"] else high
        start = match.start("bound") if match["bound"] else match.end() - len(match[0].lstrip())
        at = match.start("low") if match["low"] else match.start("number")
        qualifier = qualifier_at(statement.text, at, beside=match["bound"])
        if qualifier is Qualifier.EXACT:
            qualifier = bound_behind(statement.text, match.end("noun"), match.end()) or qualifier
        yield Found(
            F.CONTACTS,
            start,
            match.end(),
            value,
            qualifier,
            per=per,
            rule=held[0].seen,
        )
