"""Which words make a printed length of time a time limit, and of what?

The first row that holds decides: what is said of complaints before what is said of decisions, a call before a start.
"""

from __future__ import annotations

from kb.meaning.facts.rules import FactRule
from kb.model import FactType as F
from kb.model import Qualifier
from kb.taxonomy import SectionType as T
from kb.text.patterns import any_of

_COMPLAINING = frozenset({T.COMPLAINT})
# How long the appeal board takes is no limit for anybody here.
_BY_THE_COUNCIL = (
    r"ankestyrelse\w* .{0,20}(?:har|behandle|træffe|afgør|sagsbehandlingstid)|"
    r"(?:behandle|afgør|træffe)\w* .{0,20}ankestyrelse"
)

DEADLINE_RULES: tuple[FactRule, ...] = (
    # A limit in a complaint belongs to the one who acts: the municipality looks again, the citizen complains.
    FactRule(
        F.REASSESSMENT_DEADLINE,
        any_of(
            r"¤.{0,30}\b(?:modtagelsen? af|modtage[rt]) (?:\w+ ){0,2}klage",
            (
                r"(?:genvurder|revurder|genbehandl|(?:vurderer|behandler|ser|kigger)\b.{0,40}\b"
                r"(?:på ny|igen|endnu en gang)\b).{0,90}¤"
            ),
            r"¤.{0,80}(?:genvurder|genbehandl|på ny\b)",
        ),
        "Kommunen genvurderer sagen inden 4 uger.",
        sections=frozenset({T.COMPLAINT, T.PROCEDURE, T.GENERAL, T.REMARKS}),
        seen_in=T.COMPLAINT,
    ),
    FactRule(
        F.REASSESSMENT_DEADLINE,
        any_of(
            (
                r"(?:kommunen|vi|forvaltningen|afdelingen|myndighed\w*)\b.{0,60}"
                r"(?:besvare|svare|afgøre|behandle|vurdere|hører fra)\w*.{0,60}¤"
            ),
            r"hører fra os.{0,20}¤",
            (
                r"(?:kommunen|vi|forvaltningen|afdelingen|myndighed\w*)\b.{0,30}¤.{0,30}\b"
                r"(?:tage[rs]? stilling|vurdere[rs]?|svare[rs]?|besvare[rs]?|behandle[rs]?|afgøre[rs]?)\b"
            ),
        ),
        "Kommunen besvarer klagen inden 4 uger.",
        unless=r"\b(?:du|borgeren) skal klage|klagefrist",
        sections=_COMPLAINING,
        seen_in=T.COMPLAINT,
    ),
    FactRule(
        F.REASSESSMENT_DEADLINE,
        r"\b(?:vi|kommunen|forvaltningen|afdelingen)\b.{0,30}¤ til at (?:\w+ ){0,3}"
        r"(?:revurder|vurder|behandle|se på)",
        "Vi har fire uger til at revurdere sagen.",
        sections=_COMPLAINING,
        seen_in=T.COMPLAINT,
    ),
    FactRule(
        F.COMPLAINT_DEADLINE,
        any_of(
            r"klage(?:frist)?\w*.{0,140}¤",
            r"¤.{0,80}(?:\bklage[rn]?\b|indgive|indsende)",
        ),
        "Du kan klage inden 4 uger efter, at du har fået afgørelsen.",
        unless=any_of(
            rf"{_BY_THE_COUNCIL}",
            r"senest .{0,20}klage.{0,20}(?:svar|behandl)",
        ),
        sections=frozenset({T.COMPLAINT, T.PROCEDURE, T.GENERAL, T.REMARKS, T.CONDITIONS, T.CONTACT}),
        seen_in=T.COMPLAINT,
    ),
    FactRule(
        F.COMPLAINT_DEADLINE,
        r"¤ (?:efter|fra) .{0,50}\b(?:afgørelsen?|brevet)\b",
        "Til kommunen senest 4 uger efter modtaget afgørelse.",
        unless=r"genvurder|revurder|vurdere[rs]?\b|behandle[rs]?\b|\bsvar",
        sections=_COMPLAINING,
        seen_in=T.COMPLAINT,
    ),
    FactRule(
        F.COMPLAINT_DEADLINE,
        r"\b(?:henvend|kontakt|skriv|indgiv|sige|meddel)\w*.{0,80}¤.{0,60}(?:afgørelse|brev)",
        "Skriv til kommunen senest 4 uger efter, at du fik afgørelsen.",
        sections=_COMPLAINING,
        seen_in=T.COMPLAINT,
    ),
    FactRule(
        F.NOTICE_PERIOD,
        any_of(
            r"\b(?:varsel|varsle\w*|opsigelse\w*|opsige\w*)[^,;]{0,60}¤",
            r"¤.{0,40}\b(?:\w*varsel|i forvejen|forud\b)",
            r"\btræder (?:\w+ )?i kraft ¤ efter",
            (
                r"\b(?:ned|nedsæt\w*|fratag\w*|ændre\w*|ophør\w*)\b.{0,60}\b(?:besked|underrettet|orienteret|varslet)"
                r"\b.{0,10}¤ før\b"
            ),
        ),
        "Ændringer varsles mindst 10 uger før.",
        unless=any_of(
            r"\bstatus\b.{0,40}før mødet",
            r"\baflys",
            r"\bafbud",
            r"uden varsel",
            r"gå\w* forud",
            r"påbegynd",
            r"igangsæt",
        ),
    ),
    # ---------------------------------------------------------------- after the decision
    FactRule(
        F.DECISION_NOTICE,
        any_of(
            (
                r"afgørelse\w*.{0,80}¤ (?:efter|fra) (?:\w+ ){0,2}"
                r"(?:\w*møde\w*|\w*samtalen?|\w*besøget|afgørelsen|beslutningen|visitationen)"
            ),
            r"¤ (?:efter|fra) (?:\w+ ){0,2}\w*møde\w*.{0,80}afgørelse",
        ),
        "Afgørelsen sendes til dig senest 5 hverdage efter mødet.",
    ),
    FactRule(
        F.PLAN_DEADLINE,
        any_of(
            r"\b(?:\w*plan(?:en|er|erne)?|\w*mål|målene)\b.{0,80}¤",
            r"\b(?:udarbejde|lave|skrive|opstille|formulere)[rs]?\b.{0,20}¤.{0,40}\b\w*plan\b",
            (
                r"¤.{0,160}(?:udarbejd|lav|skriv|opstil|formuler|fastsæt|ligge|foreligge)\w*.{0,60}\b"
                r"(?:\w*plan|planen|\w*mål)\b"
            ),
        ),
        "Der laves en plan senest 8 uger efter opstart.",
        unless=any_of(
            r"følge[rs]?\b.{0,30}\bop\b",
            r"opfølgning",
            r"evaluer\w*",
            r"revider\w*",
            r"timer\b",
            r"opnå",
        ),
    ),
    FactRule(
        F.START_DEADLINE,
        r"\b\w*garanti\w* (?:er |gælder )?(?:på|inden\s?for)? ?¤",
        "Behandlingsgarantien på 14 dage gælder.",
        qualifier=Qualifier.MAX,
    ),
    FactRule(
        F.START_DEADLINE,
        any_of(
            (
                r"(?:første (?:besøg|møde|samtale) (?:\w+ ){1,3}|igangs[æa]t|iværks[æa]t|s[æa]t(?:tes)? i værk|begynde|"
                r"start(?:e|er)|opstart|påbegynd|sættes? i gang|kommer i gang|sat i gang|\ber i gang|gå(?:r)? i gang|"
                r"effektuer|kommer (?:vi|\w+en) første gang|(?:hjælp|støtte|ydelse|"
                r"indsats)\w* leveres|indflytning)\w*.{0,90}¤"
            ),
            r"¤.{0,90}(?:igangsæt|iværksæt|begynde|starte|opstarte|påbegynd|i gang)",
            r"\bgå[r]?\b.{0,20}¤ fra .{0,60}\btil (?:\w+ ){0,2}(?:opstart|start|hjælp|støtte)",
            r"\b(?:få[r]?|finde[rs]?|tilbyde[rs]?|har) (?:\w+ ){0,3}(?:en |din )?plads\b.{0,30}¤|^(?:\w+: )?start: ¤",
            r"\bgår\b.{0,20}¤.{0,60}\btil (?:\w+ ){0,2}(?:får|modtager|har)\b.{0,20}(?:første|hjælp|støtte|besøg)",
        ),
        "Støtten begynder senest tre uger efter afgørelsen.",
        unless=any_of(
            r"\bplan\b",
            r"handleplan",
            r"indsatsplan",
            r"opfølg",
            r"følge[rs]?\b.{0,20}\bop\b",
            r"udløb",
            r"før (?:\w+ ){0,2}(?:opstart|start)",
            r"sagsbehandlingstid",
        ),
    ),
    FactRule(
        F.CONTACT_DEADLINE,
        any_of(
            r"\b(?:ringe[rs]? .{0,20}op|ringet op|bringes op|vende[rs]? tilbage)\b.{0,60}¤",
            r"¤.{0,60}\b(?:ringet op|vende[rs]? (?:\w+ )?tilbage)\b",
        ),
        "Du bliver ringet op inden for to hverdage.",
        unless=r"klag|afgørelse|fravær",
        sections=frozenset(T) - {T.FOLLOW_UP, T.COMPLAINT},
    ),
    FactRule(
        F.CONTACT_DEADLINE,
        any_of(
            (
                r"\b(?:kontakte?[rst]?|tage[rs]? kontakt|rette[rs]? henvendelse|henvende[rs]? sig|ringe[rs]?|"
                r"invitere[rs]?|indkalde[rs]?|kvitter\w*|hører fra|bekræft\w*|"
                r"tilbydes? (?:\w+ ){0,2}(?:samtale|møde|tid))\b.{0,90}¤"
            ),
            r"\bhenvendelse\w*\b.{0,20}\bbesvares\b.{0,30}¤",
            r"\b(?:besøger|opsøger|møder) (?:dig|borgeren|ansøger\w*)\b.{0,20}¤",
            r"\bsvare[rs]?\b.{0,20}\bhenvendelse\w*.{0,40}¤",
            (
                r"¤.{0,90}\b(?:kontakte?[rst]?|tage[rs]? kontakt|rette[rs]? henvendelse|henvende[rs]? sig|ringe[rs]?|"
                r"inviteres|indkaldes|kvitter\w*)\b"
            ),
        ),
        "En medarbejder kontakter dig inden for en uge.",
        unless=any_of(
            r"\bklag\w*",
            r"meld\w* afbud",
            r"¤ (?:før|inden)\b",
            r"\b(?:du|borgeren) skal (?:\w+ )?kontakte",
            r"afgørelse",
            r"udeble\w*|udebliv\w*|fremmøde|mød\w* (?:\w+ )?op\b",
        ),
        sections=frozenset(T) - {T.FOLLOW_UP},
    ),
    # ---------------------------------------------------------------- from the application to the decision
    FactRule(
        F.PROCESSING_TIME,
        any_of(
            (
                r"(?:\bsagsbehandling(?:en)? (?:er|tager|varer)|\bbehandling\w* af (?:\w+ ){0,3}(?:sag|ansøgning)\w* "
                r"(?:tager|varer)|sagsbehandlingstid|sagsbehandlingsfrist|behandlingstid|svarfrist|ekspeditionstid|"
                r"afgørelsesfrist|tidsfrist|\bfrist)\w*.{0,90}¤"
            ),
            r"¤.{0,60}(?:sagsbehandlingstid|behandlingstid)",
            r"¤(?:sagsbehandlings)?frist",
            r"\b(?:tager|varer)\b.{0,20}¤ at (?:sags)?behandle",
            r"\b(?:sager|ansøgninger|ansøgning|behandling): ¤",
            r"\bfra (?:\w+ ){0,4}(?:ansøgning|modtag)\w*[^.:]{0,60}: .{0,120}¤",
            r"\bsag(?:en|er|erne)?\b[^.,]{0,40}\b(?:tager|varer)\b.{0,20}¤",
            r"\bhar\b.{0,15}¤ til at (?:\w+ ){0,2}(?:behandle|afgøre|vurdere|oplyse)",
            r"\bhvor lang(?: tid)?\b[^:]{0,60}: ¤",
            r"\bhvornår\b[^:]{0,40}\b(?:svar|afgørelse)\b[^:]{0,20}: ¤",
        ),
        "Sagsbehandlingstiden er 8 uger.",
        unless=r"klag\w*|genvurder|ankestyrelse",
    ),
    FactRule(
        F.PROCESSING_TIME,
        any_of(
            r"(?:afgørelse|svar|besked|bevilling)\w*\b.{0,90}¤",
            r"(?:(?:afgør|behandle)(?:es|[rs])?|afgjort|behandlet)\b.{0,60}\b(?:sag|ansøgning)\w*.{0,60}¤",
            r"\bskal behandles\b.{0,60}¤",
            r"\bansøgning\w*\b.{0,40}\bbehandle[rs]?\b.{0,20}¤",
            r"\b(?:sag(?:en|er|erne)?|ansøgning\w*)\b.{0,30}\b(?:\w*behandles|afgøres|besvares)\b.{0,60}¤",
            r"¤.{0,90}(?:truffet|træffe\w*|afgjort|behandlet|besvaret|\bafgørelse|\bsvar\b)",
        ),
        "Du får svar på din ansøgning inden for fire uger.",
        unless=any_of(
            r"klag\w*",
            r"genvurder",
            r"ophør",
            r"træder i kraft",
            r"gælder",
            r"opfølg",
            r"gyldig",
            r"bevilling\w* (?:er|gives|kan)",
            r"\bbesked om,? (?:hvem|hvor|hvilke\w*)\b",
            r"(?:modtage\w*|givet) (?:\w+ ){0,3}afgørelse\w*\W*$",
        ),
        sections=frozenset(T) - {T.COMPLAINT, T.FOLLOW_UP, T.SCOPE, T.TARGET_GROUP},
    ),
    FactRule(
        F.PROCESSING_TIME,
        any_of(
            r"\bansøgning\w*\b.{0,40}\bbehandle[rs]?\b.{0,20}¤",
            r"\b(?:frister?|afgørelse): (?:afgørelse )?¤",
        ),
        "En ansøgning om ledsagelse behandler vi på seks uger.",
        unless=r"klag\w*|genvurder",
        sections=frozenset({T.FOLLOW_UP, T.SCOPE, T.TARGET_GROUP}),
        seen_in=T.FOLLOW_UP,
    ),
)
ASAP = FactRule(
    F.START_DEADLINE,
    any_of(
        (
            r"\b(?:igangsæt|iværksæt|begynd|start|opstart|påbegynd|sættes? i gang|går i gang)\w*\b.{0,60}"
            r"(?:\b(?:hurtigst|snarest) mulig\w*|\bså hurtigt som muligt|\bsnarest\b)"
        ),
        (
            r"(?:\b(?:hurtigst|snarest) mulig\w*|\bså hurtigt som muligt)\b.{0,40}\b"
            r"(?:igangsæt|iværksæt|begynd|start|påbegynd)\w*"
        ),
    ),
    "Hjælpen begynder hurtigst muligt.",
    qualifier=Qualifier.ASAP,
    seen_in=T.DELIVERY,
    sections=frozenset({T.DELIVERY, T.PROCEDURE, T.SCOPE, T.REMARKS, T.CONTENT}),
)
