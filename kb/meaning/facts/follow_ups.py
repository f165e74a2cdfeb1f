"""How often is a service, a plan or the standard itself looked at again?

A rhythm ("mindst en gang om året", "hver tredje måned", "efter 3 måneder") counts only where the sentence, or its
section, speaks of following up. "Løbende", "efter behov" and "inden perioden udløber" count beside such a verb only:
"opfølgning på aftalte opgaver" is the content of a service and no rhythm.
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.meaning.facts.durations import durations
from kb.meaning.facts.intervals import Interval, intervals
from kb.meaning.facts.rules import FRAGMENT, FactRule, compiled, holding, marked
from kb.meaning.facts.statement import Found, Statement
from kb.model import FactType as F
from kb.model import Qualifier
from kb.taxonomy import SectionType as T
from kb.text.patterns import any_of

_FOLLOWS_UP = any_of(
    r"opfølg\w*|\bfølge[rs]?\b.{0,90}\bop\b|\bfulgt op\b",
    r"evaluer\w*|(?:re|gen)vurder\w*|revisit\w*|genvisit\w*|\bstatus(?:møde\w*)?\b",
    r"(?:juster|opdater|tilpass|revider)\w*",
    r"gennemgå\w* (?:\w+ ){0,2}mål",
    r"vurderes? (?:\w+ ){0,4}(?:behov|støtte|hjælp|bevilling|indsats)\w*",
)
# Other words for looking at a case again; common ones, so each stands with what it is about.
_LOOKS_AGAIN = any_of(
    r"\b(?:ser?|kigge[rs]?|ses)\b.{0,40}\b(?:igen|på ny|på, om)\b",
    r"\btage[rs]? .{0,20}\bop (?:igen|på ny)\b",
    r"\btage[rs]? (?:\w+ ){0,2}stilling til,? (?:om|hvorvidt)\b",
    r"\bprøve[rs]? (?:igen|på ny)\b|genbesøge[rs]?\b|efterprøve[rs]?\b",
    r"\bgøre[rs]? (?:\w+ ){0,2}status\b",
    (
        r"\b(?:undersøge|kontrollere|drøfte|afklare|gennemgå|tale)[rs]?\b.{0,60}\b(?:om|hvorvidt)\b.{0,60}"
        r"\b(?:stadig|fortsat|fortsætte|virker|passer|opfyldt)"
    ),
    (
        r"\b(?:sagen|støtten|bevilling\w*|indsatsen|planen|hjælpen|behovet)\b.{0,20}"
        r"\b(?:drøftes|gennemgås|undersøges|prøves|ses efter)\b"
    ),
)
# What is weighed in a rhythm, or when some time of the help has passed, is weighed again: "hvert halve år vurderes det,
# om borgeren kan flytte", "når der er gået tre måneder, taler vi om, hvorvidt du er kommet på vej".
_WEIGHED = r"\b(?:vurdere|afklare|drøfte|undersøge|tale)[rs]?\b[^.;]{0,30}?,? (?:om|hvorvidt|hvordan)\b"
_SINCE_THE_START = (
    r"når der er gået|efter (?:\w+ ){0,2}(?:indflytning|opstart|start|bevilling|iværksættelse|påbegynd)|hver"
)
# How a section on following up says that somebody comes or meets: "Første gang er tre måneder efter opstart."
_MEETS = r"\b(?:besøg\w*|møde[rs]?\b|mødes|ses|samtale\w*|første gang|første møde|igen|ringer|kontakter)\b"
_ENDS = r"\b(?:stopp|ophør|bortfald|afslut|lukk|træder i kraft|varsl|flyt)\w*"
# "Socialudvalget tager det op til fornyet drøftelse hvert andet år": what stands before it, the standard.
_COMMITTEE = r"\b(?:\w*udvalg(?:et)?|byråd(?:et)?|kommunalbestyrelsen)\b.{0,12}\b\w+r (?:det|den|dem|dette)\b"
_OF_THE_CASE = r"\b(?:du|dig|din|dit|borger\w*|støtten|hjælpen|indsatsen|sagen|bevilling\w*|budget\w*|takst\w*)\b"
_FEW_WORDS = 6
_FINITE = r"\b(?!eller|efter|under|over|ellers|senere)[a-zæøå]{2,}(?:er|es|te|de)\b"
FOLLOWS_UP = f"{_FOLLOWS_UP}|{_LOOKS_AGAIN}"
# Nouns and verbs that a rhythm beside them belongs to, and no follow-up.
_WEIGHS = r"vurder\w*|\bstatus\b|drøft\w*|samtale"  # what is done at an event, in a section on following up
_OTHER_RHYTHM = any_of(
    r"telefonopkald|planlagte opgaver|vagtplan|journal\w*",
    r"offentliggør|tilfredshedsundersøgelse|brugerundersøgelse|tilsyn\w*",
    r"\bmåler\b(?!.{0,30}\b(?:fremgang|udvikling|\w*mål))",
    r"udebliv|uden varsel",
    r"\btakst|budget|fastsætte[rs]|reguleres",
    r"(?:gruppen|holdet|udvalget|teamet|netværket) mødes",
    r"fremmøde|udeblev|indlagt|indlæggelse",
    r"kurs(?:er|us)|rengøring|tøjvask|\bbad\b|indkøb",
)
_THE_STANDARD = r"kvalitetsstandard\w*|serviceniveau\w*|\bstandarden\b|ydelseskatalog\w*|\bdokumentet\b|politik\w*"
_REVISES = (
    r"\btage[rs]? (?:\w+ ){0,2}op\b|fornyet|drøfte[rs]?\b|revi\w+|revurder|evaluer|tager stilling|opdater|"
    r"godkende|gennemgå|politisk|behandle|ajourfør|justere|\bses efter|\bser på\b"
)
_PLAN = r"\b(?P<plan>(?:handle|indsats|pleje|udslusnings|behandlings|borger)plan(?:en|er|erne)?)\b"

_ABOUT_THE_HELP = frozenset({T.FOLLOW_UP, T.SCOPE, T.CONTENT, T.DELIVERY, T.REMARKS, T.CONDITIONS, T.PURPOSE})

WORD_RULES: tuple[FactRule, ...] = (
    FactRule(
        F.FOLLOW_UP_INTERVAL,
        any_of(
            r"\b(?:efter|ved|ud fra) (?:(?:dit|borgerens|konkret|individuelt) )?behov\b",
            r"\bafhængigt? af\b.{0,30}\bbehov\w*",
            r"når (?:der er|du har|borgeren har|behovet) (?:\w+ )?(?:behov|opstår)",
            r"\bhvis (?:der er|der opstår) behov",
            r"så ofte (?:som )?(?:det er )?(?:nødvendigt|der er behov)",
            r"\b(?:hvis|når) (?:du|man|borgeren|dine?)(?: \w+){0,5} (?:beder om|ønsker) det\b",
            r"\bbede om\b.{0,30}\b(?:fulgt op|følges op|opfølgning|et møde|en samtale)\b",
        ),
        "Der følges op efter behov.",
        qualifier=Qualifier.AS_NEEDED,
        unless=r"støtten? (?:gives|ydes) efter",
        seen_in=T.FOLLOW_UP,
    ),
    FactRule(
        F.FOLLOW_UP_INTERVAL,
        any_of(
            (
                r"\b(?:ved|hvis der sker|når der sker|i tilfælde af) (?:\w+ ){0,2}"
                r"(?:væsentlige?|større|betydelige?)?\s*(?:ændring\w*|forandring\w*) (?:i|af|for|hos)\b"
            ),
            r"\bændrer (?:\w+ ){1,3}sig\b",
            r"(?:behov|situation|forhold|tilstand)\w* (?:\w+ ){0,2}ændre[rs]?\b",
            r"når \w+ melder om ændring\w*",
            r"\bved ændre(?:t|de) behov",
        ),
        "Der følges op ved ændringer i din situation.",
        qualifier=Qualifier.AS_NEEDED,
        unless=any_of(
            r"skal du (?:oplyse|kontakte|give besked)",
            r"pligt til at",
            r"forpligtet",
            r"melde tilbage",
            r"^kontakt\b",
            r"kontakte? (?:os|din)\b",
            r"kontakte? (?:\w+ ){0,3}kommune",
        ),
        seen_in=T.FOLLOW_UP,
    ),
    FactRule(
        F.FOLLOW_UP_INTERVAL,
        any_of(
            (
                r"\bløbende\b(?: \w+){0,2}? (?:opfølg|følge|følg|fulgt|evaluer|juster|opdater|revurder|vurder|"
                r"tilpass)\w*"
            ),
            (
                r"(?:følge[rs]?|evaluere[rs]?|justere[rs]?|opdatere[rs]?|revurdere[rs]?|vurdere[rs]?|tilpasses?)"
                r"(?: og \w+)?(?: \w+){0,2} løbende\b"
            ),
            r"\bløbende (?:opfølgning|evaluering|vurdering|revurdering|justering)",
            r"(?:opfølgning\w*|evaluering\w*) (?:sker|foregår|foretages|finder sted|er) løbende",
            r"\bløbende (?:under|gennem|i løbet af|i) \w+",
            r"^\W*løbende\W*$",
        ),
        "Der følges løbende op på støtten.",
        qualifier=Qualifier.ONGOING,
        unless=any_of(
            rf"(?:{_THE_STANDARD})[^.]{{0,80}}løbende",
            r"medarbejder\w* (?:\w+ ){0,3}(?:efter)?uddann",
            r"løbende (?:arbejde|opsøg)",
            r"metode\w*",
            r"kvalitet",
        ),
        seen_in=T.FOLLOW_UP,
    ),
    FactRule(
        F.FOLLOW_UP_INTERVAL,
        any_of(
            (
                r"\b(?:inden|før|når|ved) (?:\w+ ){0,2}(?:period\w*|bevilling\w*|forløb\w*|tidsramme\w*|indsats\w*|"
                r"støtte\w*|ophold\w*|behandling\w*|undervisning\w*|kurs\w*)(?:ens|ets)? (?:\w+ )?"
                r"(?:udløb\w*|slutter|slutning|ophør\w*|afslut\w*|er slut)"
            ),
            r"^\W*(?:halvvejs|midtvejs)\b|\bmidt i (?:forløb|period|bevilling|ophold)\w*|"
            r"\bhver gang (?:\w+ ){1,3}(?:udløber|slutter|forlænges)\b|\bhalvvejs i\b",
            r"\bmidtvejs\w*",
            r"\bhalvdelen af (?:forløb|period|indsats)\w*",
        ),
        "Før forløbet slutter, gør vi status.",
        qualifier=Qualifier.EVENT,
        seen_in=T.FOLLOW_UP,
    ),
    FactRule(
        F.FOLLOW_UP_INTERVAL,
        any_of(
            (
                r"(?:aftales?|fastsættes?|fastlægges?|planlægges?|tilrettelægges?|afgøres?|vurderes?|afhænger|beror)"
                r"\b.{0,50}\b(?:individuel\w*|konkret\w*|i den enkelte sag|den enkeltes? \w+|fra gang til gang|"
                r"fra sag til sag|i hvert enkelt tilfælde|i hver enkelt sag|fra borger til borger)"
            ),
            r"(?:frekvens|hyppighed|hvor ofte)\w*.{0,60}\b(?:afhænger|varierer|tilpasses|beror)\b",
            r"\b(?:opfølgning|evaluering)\w* (?:\w+ ){0,2}tilpasse[st]?\b",
            r"^\W*individuelt?\W*$",
            r"(?:opfølgning\w*|evaluering\w*) (?:sker|foregår|foretages|tilrettelægges) (?:\w+ )?individuelt",
            r"\bindividuelt? (?:aftal|fastsat|fastlagt|tilrettelagt|vurder)\w*",
        ),
        "Hvor ofte der følges op, aftales individuelt.",
        qualifier=Qualifier.INDIVIDUAL,
        seen_in=T.FOLLOW_UP,
        sections=frozenset({T.FOLLOW_UP}),
    ),
)
SET_IN_THE_CASE = FactRule(
    F.FOLLOW_UP_INTERVAL,
    r"\b(?:fremgå|står?|skrive|aftale|oplyse)\w*\b(?:, | )(?:\w+ ){0,3}?(?:hvornår|hvor ofte)\b",
    "I afgørelsen står, hvornår vi følger op.",
    qualifier=Qualifier.INDIVIDUAL,
    seen_in=T.FOLLOW_UP,
)


def follow_ups(statement: Statement) -> Iterator[Found]:
    """How often the service is followed up, and how often the standard is revised.

    >>> sentence = Statement("Der følges op efter behov og minimum hvert 2. år.", T.FOLLOW_UP)
    >>> [(found.value, found.qualifier.value) for found in follow_ups(sentence)]
    [(None, 'as_needed'), ('P2Y', 'min')]
    """
    text = statement.text
    if statement.section is T.COMPLAINT:
        return  # to look again at a complaint is no follow-up
    follows = compiled(FOLLOWS_UP).search(text) is not None or _is_weighed_again(statement)
    is_of_standard = compiled(_THE_STANDARD).search(text) or (
        statement.section is T.GENERAL
        and (compiled(_COMMITTEE).search(text) or not (statement.has_standard or compiled(_OF_THE_CASE).search(text)))
    )
    if is_of_standard and compiled(_REVISES).search(text):
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
            and (
                rule.qualifier is not Qualifier.EVENT
                or compiled(_WEIGHS).search(text)
                or len(text.split()) <= _FEW_WORDS  # "Midtvejs og ved afslutning."
            )
        ):
            yield Found(
                rule.type, match.start(), match.end(), None, rule.qualifier, applies_to=applies_to, rule=rule.seen
            )
    yield from rhythms or _labelled(statement)


def _is_weighed_again(statement: Statement) -> bool:
    """Is something weighed in a rhythm, or when some time of the help has passed?"""
    text = statement.text
    if statement.section not in _ABOUT_THE_HELP or not compiled(_WEIGHED).search(text):
        return False
    return compiled(_SINCE_THE_START).search(text) is not None and next(intervals(text), None) is not None


def _labelled(statement: Statement) -> Iterator[Found]:
    """ "Niveau 3: 6 mdr." in a section on following up: a length of time is all that the label has beside it."""
    found = durations(statement.text) if statement.section is T.FOLLOW_UP else ()
    if len(found) != 1 or found[0].value.startswith("PT"):
        return
    only = found[0]
    if compiled(r"^(?:[^:¤]{1,40}: )?\W*¤\W*$").match(marked(statement.text, only.start, only.end)):
        yield Found(
            F.FOLLOW_UP_INTERVAL,
            only.start,
            only.end,
            only.value,
            only.qualifier,
            rule="Der følges op hvert halve år.",
        )


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
    if interval.is_span and statement.section is T.FOLLOW_UP and not compiled(_ENDS).search(around):
        if compiled(rf"{_MEETS}.{{0,40}}¤|¤.{{0,40}}{_MEETS}").search(around):
            return True  # "Visitator kommer på besøg tre måneder efter opstart."
        if len(around.split()) <= _FEW_WORDS and around[:1].isupper() and not compiled(_FINITE).search(around):
            return True  # "Altid efter 8 uger for nye borgere."
    if interval.is_span and compiled(rf"¤.{{0,80}}{_WEIGHED}").search(around):
        return _is_weighed_again(statement)
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
