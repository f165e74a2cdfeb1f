"""Which words make a printed length of time a time limit, and of what?

The first row that holds decides: what is said of complaints before what is said of decisions, a call before a start.
"""

from __future__ import annotations

from kb.meaning.facts.complaint_rules import COMPLAINT_RULES
from kb.meaning.facts.rules import FactRule
from kb.model import FactType as F
from kb.model import Qualifier
from kb.taxonomy import SectionType as T
from kb.text.patterns import any_of

DEADLINE_RULES: tuple[FactRule, ...] = (
    *COMPLAINT_RULES,
    FactRule(
        F.NOTICE_PERIOD,
        any_of(
            r"\b(?:varsel|varsle\w*|opsigelse\w*|opsige\w*)[^,;]{0,60}¤",
            r"¤.{0,40}\b(?:\w*varsel|i forvejen|forud\b)",
            r"\b(?:træder (?:\w+ )?i kraft|får (?:\w+ )?virkning) ¤ efter",
            r"\bfår (?:\w+ )?(?:det )?at vide ¤,? (?:før|inden)\b",
            (
                r"\b(?:først|tidligst)\b.{0,40}\b(?:nedsættes|sættes ned|ophører|træder i kraft|får virkning)\b.{0,10}"
                r"\b(?:efter )?¤|\b(?:ned|nedsæt\w*|fratag\w*|ændre\w*|ophør\w*)\b.{0,60}"
                r"\b(?:besked|underrettet|orienteret|varslet)\b.{0,10}¤ før\b"
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
            r"\b(?:når|efter) (?:\w+ ){0,2}(?:\w*mødet|\w*samtalen|\w*besøget)\b.{0,60}\bafgørelse\w*.{0,30}¤",
            r"afgørelse\w*.{0,80}¤ efter,? at (?:den|afgørelsen) er truffet",
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
            r"\bafbud",
            r"mellemrum|interval",
            r"\bnår\b.{0,20}mål",
            r"\w*plan(?:en)? er (?:underskrevet|godkendt|lavet|klar)\b.{0,40}\b(?:begynd|start)",
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
            r"\bgå[r]?\b.{0,20}¤ fra .{0,60}\btil (?:\w+ ){0,2}(?:opstart|start|hjælp|støtte|første)",
            r"\b(?:tager imod|møder|besøger) (?:dig|borgeren) (?:for )?første gang\b.{0,10}¤",
            r"\bsiger vi ja, (?:kommer|besøger|starter|begynder) vi\b.{0,30}¤",
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
            r"\b\w*vurder(?:ing|es|er|e)\b.{0,10}¤",
            r"\baf besøgene\b",  # how punctual
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
            r"(?:\d|\b(?:to|tre|fire|fem|seks|otte|ti|tolv)) kontakter\b",  # so many contacts
        ),
        sections=frozenset(T) - {T.FOLLOW_UP},
    ),
    # ---------------------------------------------------------------- from the application to the decision
    FactRule(
        F.PROCESSING_TIME,
        any_of(
            (
                r"(?:\bsagsbehandling(?:en)? (?:er|tager|varer|må|kan)|"
                r"\bbehandling\w* af (?:\w+ ){0,3}(?:sag|ansøgning)\w* (?:tager|varer)|"
                r"sagsbehandlingstid|sagsbehandlingsfrist|behandlingstid|svarfrist|ekspeditionstid|"
                r"afgørelsesfrist|tidsfrist|\bfrist)\w*.{0,90}¤"
            ),
            r"¤.{0,60}(?:sagsbehandlingstid|behandlingstid)",
            r"¤(?:sagsbehandlings)?frist",
            r"¤ (?:på|til) at (?:\w+ ){0,2}(?:sagsbehandle|behandle|afgøre|træffe)\b",
            r"\b(?:tager|varer)\b.{0,20}¤ at (?:sags)?behandle",
            r"\b(?:sager|ansøgninger|ansøgning|behandling): ¤",
            r"\bfra (?:\w+ ){0,4}(?:ansøgning|modtag)\w*[^.:]{0,60}: .{0,120}¤",
            r"\bsag(?:en|er|erne)?\b[^.,]{0,40}\b(?:tager|varer)\b.{0,20}¤",
            r"\bhar\b.{0,15}¤ til at (?:\w+ ){0,2}(?:behandle|afgøre|vurdere|oplyse)",
            r"\bhvor lang(?: tid)?\b[^:]{0,60}: ¤",
            r"\bhvornår\b[^:]{0,40}\b(?:svar|afgørelse)\b[^:]{0,20}: ¤",
        ),
        "Sagsbehandlingstiden er 8 uger.",
        unless=r"klag\w*|genvurder|ankestyrelse|\bfrist for (?:borgeren|dig|ansøger\w*)\b",
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
            r"\bbestilling\w*",
            r"\bop til (?:ny|fornyet)\b",
            r"\bafbud",
            r"\b(?:e-?)?mails?\b|\bsms\b",
            r"¤ (?:fra|efter)\b.{0,40}\bafgørelsen?\b.{0,25}\ber (?:truffet|givet)",  # what it runs from
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
