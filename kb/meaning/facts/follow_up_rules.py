"""Which words speak of following up, and which of them say when without a number?"""

from __future__ import annotations

from kb.meaning.facts.rules import FactRule
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
    r"\b(?:ser?|kigge[rs]?|ses)\b.{0,40}\b(?:igen|på ny|på, (?:om|hvordan))\b",
    r"\btage[rs]? .{0,40}\bop (?:igen|på ny|til (?:ny|fornyet) (?:vurdering|behandling|drøftelse|stillingtagen))\b",
    r"\btage[rs]? (?:\w+ ){0,2}stilling til,? (?:om|hvorvidt)\b",
    r"\bprøve[rs]? (?:igen|på ny)\b|genbesøge[rs]?\b|efterprøve[rs]?\b",
    r"\bgøre[rs]? (?:\w+ ){0,2}status\b",
    (
        r"\b(?:undersøge|kontrollere|drøfte|afklare|gennemgå|tale|spørge)[rs]?\b.{0,60}\b(?:om|hvorvidt)\b.{0,60}"
        r"\b(?:stadig|fortsat|fortsætte|virker|passer|opfyldt)"
    ),
    (
        r"\b(?:sagen|støtten|bevilling\w*|indsatsen|planen|hjælpen|behovet)\b.{0,20}"
        r"\b(?:drøftes|gennemgås|undersøges|prøves|ses efter)\b"
    ),
)
# What is weighed in a rhythm, or when some time of the help has passed, is weighed again: "hvert halve år vurderes det,
# om borgeren kan flytte", "når der er gået tre måneder, taler vi om, hvorvidt du er kommet på vej".
WEIGHED = r"\b(?:vurdere|afklare|drøfte|undersøge|tale)[rs]?\b[^.;]{0,30}?,? (?:om|hvorvidt|hvordan)\b"
SINCE_THE_START = (
    r"når der er gået|efter (?:\w+ ){0,2}(?:indflytning|opstart|start|bevilling|iværksættelse|påbegynd)|hver"
)
# How a section on following up says that somebody comes or meets: "Første gang er tre måneder efter opstart."
MEETS = r"\b(?:besøg\w*|møde[rs]?\b|mødes|ses|samtale\w*|første gang|første møde|igen|ringer|kontakter)\b"
ENDS = r"\b(?:stopp|ophør|bortfald|afslut|lukk|træder i kraft|varsl|flyt)\w*"
# "Socialudvalget tager det op til fornyet drøftelse hvert andet år": what stands before it, the standard.
COMMITTEE = r"\b(?:\w*udvalg(?:et)?|byråd(?:et)?|kommunalbestyrelsen)\b.{0,12}\b\w+r (?:det|den|dem|dette)\b"
OF_THE_CASE = r"\b(?:du|dig|din|dit|borger\w*|støtten|hjælpen|indsatsen|sagen|bevilling\w*|budget\w*|takst\w*)\b"
FEW_WORDS = 6
FINITE = r"\b(?!eller|efter|under|over|ellers|senere)[a-zæøå]{2,}(?:er|es|te|de)\b"
FOLLOWS_UP = f"{_FOLLOWS_UP}|{_LOOKS_AGAIN}"
# Nouns and verbs that a rhythm beside them belongs to, and no follow-up.
WEIGHS = r"vurder\w*|\bstatus\b|drøft\w*|samtale"  # what is done at an event, in a section on following up
OTHER_RHYTHM = any_of(
    r"telefonopkald|planlagte opgaver|vagtplan|journal\w*",
    r"offentliggør|tilfredshedsundersøgelse|brugerundersøgelse|tilsyn\w*",
    r"\bmåler\b(?!.{0,30}\b(?:fremgang|udvikling|\w*mål))",
    r"udebliv|uden varsel",
    r"\btakst|budget|fastsætte[rs]|reguleres",
    r"(?:gruppen|holdet|udvalget|teamet|netværket) mødes",
    r"fremmøde|udeblev|indlagt|indlæggelse",
    r"kurs(?:er|us)|rengøring|tøjvask|\bbad\b|indkøb",
)
THE_STANDARD = (
    r"kvalitetsstandard\w*|serviceniveau\w*|\bstandarden\b|ydelseskatalog\w*|\bdokumentet\b|politik\w*|"
    r"\b(?:kataloget|notatet|retningslinjerne|(?:teksten|oplysningerne|indholdet) på siden)\b"
)
REVISES = (
    r"\btage[rs]? (?:\w+ ){0,2}op\b|fornyet|drøfte[rs]?\b|revi\w+|revurder|evaluer|tager stilling|opdater|"
    r"godkende|gennemgå|politisk|behandle|ajourfør|justere|\bses efter|\bser på\b"
)
PLAN = r"\b(?P<plan>(?:handle|indsats|pleje|udslusnings|behandlings|borger)plan(?:en|er|erne)?)\b"

ABOUT_THE_HELP = frozenset({T.FOLLOW_UP, T.SCOPE, T.CONTENT, T.DELIVERY, T.REMARKS, T.CONDITIONS, T.PURPOSE})

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
                r"(?:væsentlige?|større|betydelige?)?\s*(?:ændring\w*|forandring\w*)"
                r"(?: (?:i|af|for|hos)\b|\W*(?:$|,|jf\b))"
            ),
            r"\bændrer (?:\w+ ){1,3}sig\b",
            r"(?:behov|situation|forhold|tilstand)\w* (?:\w+ ){0,2}ændre[rs]?\b",
            r"når \w+ melder om ændring\w*",
            r"\b(?:når|hvis) (?:borgeren|du|familien) (?:selv )?henvender (?:sig|dig)\b",
            r"\bved ændre(?:t|de) behov",
        ),
        "Der følges op ved ændringer i din situation.",
        qualifier=Qualifier.AS_NEEDED,
        unless=any_of(
            r"skal du (?:oplyse|kontakte|give besked)",
            r"\bskal \w+ (?:underrettes|orienteres|oplyses|have besked)",
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
            rf"(?:{THE_STANDARD})[^.]{{0,80}}løbende",
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
