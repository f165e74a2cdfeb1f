# ruff: noqa: E501 - a rule is a row is a line
"""Which time limits bind the municipality, the provider and the citizen, and what do they run from?

The verb beside the limit decides: to complain, to look again, to answer, to call, to begin, to write a plan. A length
of time that no such verb stands with is not a deadline.
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.meaning.facts.durations import Duration, durations
from kb.meaning.facts.rules import QUANTITY, FactRule, compiled, holding, in_context
from kb.meaning.facts.statement import Found, Statement
from kb.model import FactType as F
from kb.model import Qualifier
from kb.taxonomy import SectionType as T

_COMPLAINING = frozenset({T.COMPLAINT})
# How long the appeal board takes is no limit for anybody here.
_BY_THE_COUNCIL = r"ankestyrelse\w* .{0,20}(?:har|behandle|træffe|afgør|sagsbehandlingstid)|(?:behandle|afgør|træffe)\w* .{0,20}ankestyrelse"

# fmt: off
DEADLINE_RULES: tuple[FactRule, ...] = (
    # A limit in a complaint belongs to the one who acts: the municipality looks again, the citizen complains.
    FactRule(F.REASSESSMENT_DEADLINE, r"¤.{0,30}\b(?:modtagelsen? af|modtage[rt]) (?:\w+ ){0,2}klage|(?:genvurder|revurder|genbehandl|(?:vurderer|behandler|ser|kigger)\b.{0,40}\b(?:på ny|igen|endnu en gang)\b).{0,90}¤|¤.{0,80}(?:genvurder|genbehandl|på ny\b)", "Kommunen genvurderer sagen inden 4 uger.", sections=frozenset({T.COMPLAINT, T.PROCEDURE, T.GENERAL, T.REMARKS}), seen_in=T.COMPLAINT),
    FactRule(F.REASSESSMENT_DEADLINE, r"(?:kommunen|vi|forvaltningen|afdelingen|myndighed\w*)\b.{0,60}(?:besvare|svare|afgøre|behandle|vurdere|hører fra)\w*.{0,60}¤|hører fra os.{0,20}¤|(?:kommunen|vi|forvaltningen|afdelingen|myndighed\w*)\b.{0,30}¤.{0,30}\b(?:tage[rs]? stilling|vurdere[rs]?|svare[rs]?|besvare[rs]?|behandle[rs]?|afgøre[rs]?)\b", "Kommunen besvarer klagen inden 4 uger.", unless=r"\b(?:du|borgeren) skal klage|klagefrist", sections=_COMPLAINING, seen_in=T.COMPLAINT),
    FactRule(F.REASSESSMENT_DEADLINE, r"\b(?:vi|kommunen|forvaltningen|afdelingen)\b.{0,30}¤ til at (?:\w+ ){0,3}(?:revurder|vurder|behandle|se på)", "Vi har fire uger til at revurdere sagen.", sections=_COMPLAINING, seen_in=T.COMPLAINT),
    FactRule(F.COMPLAINT_DEADLINE, r"klage(?:frist)?\w*.{0,140}¤|¤.{0,80}(?:\bklage[rn]?\b|indgive|indsende)", "Du kan klage inden 4 uger efter, at du har fået afgørelsen.", unless=rf"{_BY_THE_COUNCIL}|senest .{{0,20}}klage.{{0,20}}(?:svar|behandl)", sections=frozenset({T.COMPLAINT, T.PROCEDURE, T.GENERAL, T.REMARKS, T.CONDITIONS, T.CONTACT}), seen_in=T.COMPLAINT),
    FactRule(F.COMPLAINT_DEADLINE, r"\b(?:henvend|kontakt|skriv|indgiv|sige|meddel)\w*.{0,80}¤.{0,60}(?:afgørelse|brev)", "Skriv til kommunen senest 4 uger efter, at du fik afgørelsen.", sections=_COMPLAINING, seen_in=T.COMPLAINT),
    FactRule(F.NOTICE_PERIOD, r"\b(?:varsel|varsle\w*|opsigelse\w*|opsige\w*)[^,;]{0,60}¤|¤.{0,40}\b(?:\w*varsel|i forvejen|forud\b)|\btræder (?:\w+ )?i kraft ¤ efter|\b(?:ned|nedsæt\w*|fratag\w*|ændre\w*|ophør\w*)\b.{0,60}\b(?:besked|underrettet|orienteret|varslet)\b.{0,10}¤ før\b", "Ændringer varsles mindst 10 uger før.", unless=r"\bstatus\b.{0,40}før mødet|\baflys|\bafbud|uden varsel|gå\w* forud|påbegynd|igangsæt"),
    # ---------------------------------------------------------------- after the decision
    FactRule(F.DECISION_NOTICE, r"afgørelse\w*.{0,80}¤ (?:efter|fra) (?:\w+ ){0,2}(?:\w*møde\w*|\w*samtalen?|\w*besøget|afgørelsen|beslutningen|visitationen)|¤ (?:efter|fra) (?:\w+ ){0,2}\w*møde\w*.{0,80}afgørelse", "Afgørelsen sendes til dig senest 5 hverdage efter mødet."),
    FactRule(F.PLAN_DEADLINE, r"\b(?:\w*plan(?:en|er|erne)?|\w*mål|målene)\b.{0,80}¤|¤.{0,160}(?:udarbejd|lav|skriv|opstil|formuler|fastsæt|ligge|foreligge)\w*.{0,60}\b(?:\w*plan|planen|\w*mål)\b", "Der laves en plan senest 8 uger efter opstart.", unless=r"følge[rs]?\b.{0,30}\bop\b|opfølgning|evaluer\w*|revider\w*|timer\b|opnå"),
    FactRule(F.START_DEADLINE, r"\b\w*garanti\w* (?:er |gælder )?(?:på|inden\s?for)? ?¤", "Behandlingsgarantien på 14 dage gælder.", qualifier=Qualifier.MAX),
    FactRule(F.START_DEADLINE, r"(?:første (?:besøg|møde|samtale) (?:\w+ ){1,3}|igangs[æa]t|iværks[æa]t|begynde|start(?:e|er)|opstart|påbegynd|sættes? i gang|kommer i gang|går i gang|sat i gang|\ber i gang|gå(?:r)? i gang|effektuer|(?:hjælp|støtte|ydelse|indsats)\w* leveres|indflytning)\w*.{0,90}¤|¤.{0,90}(?:igangsæt|iværksæt|begynde|starte|opstarte|påbegynd|i gang)|\bgå[r]?\b.{0,20}¤ fra .{0,60}\btil (?:\w+ ){0,2}(?:opstart|start|hjælp|støtte)|\bgår\b.{0,20}¤.{0,60}\btil (?:\w+ ){0,2}(?:får|modtager|har)\b.{0,20}(?:første|hjælp|støtte|besøg)", "Støtten begynder senest tre uger efter afgørelsen.", unless=r"\bplan\b|handleplan|indsatsplan|opfølg|følge[rs]?\b.{0,20}\bop\b|udløb|før (?:\w+ ){0,2}(?:opstart|start)|sagsbehandlingstid"),
    FactRule(F.CONTACT_DEADLINE, r"\b(?:ringe[rs]? .{0,20}op|ringet op|bringes op|vende[rs]? tilbage)\b.{0,60}¤|¤.{0,60}\b(?:ringet op|vende[rs]? (?:\w+ )?tilbage)\b", "Du bliver ringet op inden for to hverdage.", unless=r"klag|afgørelse|fravær", sections=frozenset(T) - {T.FOLLOW_UP, T.COMPLAINT}),
    FactRule(F.CONTACT_DEADLINE, r"\b(?:kontakte?[rst]?|tage[rs]? kontakt|rette[rs]? henvendelse|henvende[rs]? sig|ringe[rs]?|invitere[rs]?|indkalde[rs]?|kvitter\w*|hører fra|bekræft\w*|tilbydes? (?:\w+ ){0,2}(?:samtale|møde|tid))\b.{0,90}¤|\bhenvendelse\w*\b.{0,20}\bbesvares\b.{0,30}¤|\bsvare[rs]?\b.{0,20}\bhenvendelse\w*.{0,40}¤|¤.{0,90}\b(?:kontakte?[rst]?|tage[rs]? kontakt|rette[rs]? henvendelse|henvende[rs]? sig|ringe[rs]?|inviteres|indkaldes|kvitter\w*)\b", "En medarbejder kontakter dig inden for en uge.", unless=r"\bklag\w*|meld\w* afbud|¤ (?:før|inden)\b|\b(?:du|borgeren) skal (?:\w+ )?kontakte|afgørelse", sections=frozenset(T) - {T.FOLLOW_UP}),
    # ---------------------------------------------------------------- from the application to the decision
    FactRule(F.PROCESSING_TIME, r"(?:\bsagsbehandling(?:en)? (?:er|tager|varer)|\bbehandling\w* af (?:\w+ ){0,3}(?:sag|ansøgning)\w* (?:tager|varer)|sagsbehandlingstid|sagsbehandlingsfrist|behandlingstid|svarfrist|ekspeditionstid|afgørelsesfrist|tidsfrist|\bfrist)\w*.{0,90}¤|¤.{0,60}(?:sagsbehandlingstid|behandlingstid)|¤(?:sagsbehandlings)?frist|\b(?:tager|varer)\b.{0,20}¤ at (?:sags)?behandle|\bhvor lang(?: tid)?\b[^:]{0,60}: ¤|\bhvornår\b[^:]{0,40}\b(?:svar|afgørelse)\b[^:]{0,20}: ¤", "Sagsbehandlingstiden er 8 uger.", unless=r"klag\w*|genvurder|ankestyrelse"),
    FactRule(F.PROCESSING_TIME, r"(?:afgørelse|svar|besked|bevilling)\w*\b.{0,90}¤|(?:(?:afgør|behandle)[rs]?|afgjort|behandlet)\b.{0,60}\b(?:sag|ansøgning)\w*.{0,60}¤|\bskal behandles\b.{0,60}¤|\b(?:sag(?:en|er|erne)?|ansøgning\w*)\b.{0,30}\b(?:\w*behandles|afgøres|besvares)\b.{0,60}¤|¤.{0,90}(?:truffet|træffe\w*|afgjort|behandlet|besvaret|\bafgørelse|\bsvar\b)", "Du får svar på din ansøgning inden for fire uger.", unless=r"klag\w*|genvurder|ophør|træder i kraft|gælder|opfølg|gyldig|bevilling\w* (?:er|gives|kan)|(?:modtage\w*|givet) (?:\w+ ){0,3}afgørelse\w*\W*$", sections=frozenset(T) - {T.COMPLAINT, T.FOLLOW_UP, T.SCOPE, T.TARGET_GROUP}),
)
ASAP = FactRule(F.START_DEADLINE, r"\b(?:igangsæt|iværksæt|begynd|start|opstart|påbegynd|sættes? i gang|går i gang)\w*\b.{0,60}(?:\b(?:hurtigst|snarest) mulig\w*|\bså hurtigt som muligt|\bsnarest\b)|(?:\b(?:hurtigst|snarest) mulig\w*|\bså hurtigt som muligt)\b.{0,40}\b(?:igangsæt|iværksæt|begynd|start|påbegynd)\w*", "Hjælpen begynder hurtigst muligt.", qualifier=Qualifier.ASAP, seen_in=T.DELIVERY, sections=frozenset({T.DELIVERY, T.PROCEDURE, T.SCOPE, T.REMARKS, T.CONTENT}))
# fmt: on

CLOCK_RE = (
    r"^\W*(?:regnet |gerne )?(?P<clock>(?:fra|efter|regnet fra|når)\b(?: det tidspunkt,?)?[^.;]{3,160}?)"
    r"(?=[.;]|,? skal\b|, (?:rette|og|vil|kan|får|hvis|men)\b| og (?:sendes|sender|aftaler|om|derefter|oplyser)\b|$)"
)
CLOCK_BEFORE_RE = r"(?P<clock>\b(?:[Ff]ra|[Nn]år) [^.;:]{8,140}?)(?=:| er der | skal | og til | må der )"
_IS_READY = (
    r"\b(?:foreligger|færdig|klar|udarbejdet)\b(?: \w+){0,2} ¤ efter\b"  # "Planen er færdig seks uger efter opstart."
)
ALWAYS_MAX = frozenset({F.COMPLAINT_DEADLINE, F.REASSESSMENT_DEADLINE})  # a right that ends, a duty with an end
_MAY_PASS = r"\bgår?\b.{0,20}¤ fra\b"  # "Der går tre uger fra afgørelse til opstart."
_HAS_SO_LONG = r"\bhar (?:\w+ ){0,3}¤ til at\b"  # "Afdelingen har 4 uger til at genvurdere sagen."


def deadlines(statement: Statement) -> Iterator[Found]:
    """The time limits of a sentence.

    >>> sentence = Statement("Du kan klage inden fire uger fra modtagelsen.", T.COMPLAINT)
    >>> [(found.type.value, found.value, found.qualifier.value, found.clock) for found in deadlines(sentence)]
    [('complaint_deadline', 'P4W', 'max', 'fra modtagelsen')]
    """
    soon = holding((ASAP,), statement.text, statement) if "mulig" in statement.text else None
    if soon:
        rule, match = soon
        yield Found(rule.type, match.start(), match.end(), None, rule.qualifier, rule=rule.seen)
    for duration in durations(statement.text):
        if duration.per or (duration.noun.startswith(("time", "min")) and duration.qualifier is not Qualifier.MAX):
            continue
        around = in_context(statement, duration.start, duration.end)
        if compiled(r"\b(?:seneste|sidste|forudgående|forløbne) ¤").search(around):
            continue
        held = holding(DEADLINE_RULES, around, statement)
        if held is None:
            continue
        rule, _ = held
        if _is_no_limit(rule, duration, around):
            continue
        yield Found(
            type=rule.type,
            start=duration.start,
            end=duration.end,
            value=duration.value,
            qualifier=_bound(rule, duration, around),
            unit=duration.unit,
            clock=clock(statement.text, duration.end),
            rule=rule.seen,
        )


def clock(text: str, end: int) -> str:
    """What a limit that ends here runs from, in the text's own words; "" when it does not say.

    >>> clock("Afgørelsen træffes senest 8 uger efter, at ansøgningen er modtaget.", 33)
    'efter, at ansøgningen er modtaget'
    """
    match = compiled(CLOCK_RE).match(text[end:])
    return match["clock"].strip(" ,") if match else ""


def _is_no_limit(rule: FactRule, duration: Duration, around: str) -> bool:
    if rule.type is F.NOTICE_PERIOD or rule.qualifier is Qualifier.MAX:
        return False
    if duration.qualifier is Qualifier.MIN:
        return True
    if rule.type in ALWAYS_MAX or compiled(_MAY_PASS).search(around):
        return False
    # "Støtten begynder efter 3 uger" limits nothing; processing times and complaints are printed as plain lengths.
    if compiled(_HAS_SO_LONG).search(around):
        return False
    if rule.type is F.PLAN_DEADLINE and compiled(_IS_READY).search(around):
        return False
    return duration.qualifier is Qualifier.EXACT and rule.type not in {F.PROCESSING_TIME, F.COMPLAINT_DEADLINE}


def _bound(rule: FactRule, duration: Duration, around: str) -> Qualifier:
    """ "Klagefristen er 4 uger" is a maximum: the word for the limit says so."""
    if rule.qualifier is not None:
        return rule.qualifier
    if rule.type in ALWAYS_MAX:
        return Qualifier.MAX
    if rule.type is F.NOTICE_PERIOD and compiled("senest").search(duration.bound):
        return Qualifier.MIN  # "senest 4 uger før" leaves at least four weeks
    if duration.qualifier is Qualifier.EXACT and compiled(rf"frist.*{QUANTITY}|{_HAS_SO_LONG}").search(around):
        return Qualifier.MAX
    return duration.qualifier
