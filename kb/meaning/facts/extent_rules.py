"""Which words make a printed length of time the length, the hours or the savings of a grant?"""

from __future__ import annotations

from kb.meaning.facts.rules import FactRule
from kb.model import FactType as F
from kb.model import Qualifier
from kb.taxonomy import SectionType as T
from kb.text.patterns import any_of

ABOUT_THE_SERVICE = frozenset(T) - {T.COMPLAINT, T.CONTACT, T.FOLLOW_UP, T.PAYMENT, T.BOILERPLATE}
_SERVICE = (
    r"(?:støtte|hjælp|indsats|forløb|ophold|ydelse|bevilling|tilbud|træning|ledsagelse|aflastning|afløsning|behandling|bistand|ordning|"
    r"samtale|rådgivning|undervisning|plads|varighed|hold|botilbud|periode|overnat|forlæng)"
)
_GRANTS = (
    r"(?:forhøj\w*|udvid\w*|var(?:er|e|ighed\w*|et)|giv(?:es|e|er)|gives|yd(?:es|e|er)|bevilg\w*|modtag\w*|tilbyd\w*|tildel\w*|"
    r"løber|forlæng\w*|benytt\w*|bruge[s]?|få\b|får\b|opholde?\w*|bo\b|overnat\w*|tidsbegræns\w*|"
    r"midlertidig\w*|gælde[r]?|aftales?)"
)
OTHER_TIME = any_of(
    r"(?<!\bi )¤ efter\b(?! (?:behov|ønske))|varsel|¤ før\b|¤ forud|afbud|udebl|fravær",
    r"udredningsfase|udredning\w* (?:varer|tager|er)|høring|sagsbehandling|ansøg\w* .{0,40}¤|ventetid|venteliste",
    r"kørsel|køretid|transporttid|\bpause",
    r"seneste ¤|sidste ¤|¤ siden|for ¤ siden|ikke (?:er )?(?:set|sket)|brugt|erfaring|boet i",
    r"indlagt|indlæggelse (?:på|over)|ophold i udlandet|udlandsophold",
    r"ansættelse|regnskab|indsendes|tilbagebetal|garanti|opbevar|slettes",
    r"\bplan\b|handleplan",
    r"¤ (?:mellemrum|interval)",
)

SAVINGS_RULES: tuple[FactRule, ...] = (
    FactRule(
        F.SAVINGS_LIMIT,
        any_of(
            r"\bopsparing\w*\b.{0,60}¤",
            r"\bspare[s]? ¤",
            r"\b(?:spare|samle)s?\b.{0,40}(?:\bop\b|sammen).{0,60}¤",
            r"\bopspare[s]?\b.{0,60}¤",
            r"¤[^,;.]{0,60}\bspare[s]?\b.{0,20}\bop\b",
            r"¤[^,;.]{0,40}\bopspare\w*",
            r"¤[^,;.]{0,10}\b(?:stående|til gode)\b",
            r"\bop til\b.{0,10}¤.{0,30}overføre\w*",
            r"\b(?:overføre|gemme|flytte)[rs]?\b.{0,60}¤",
        ),
        "Timerne kan spares op til 90 timer inden for 6 måneder.",
        unless=r"ikke .{0,30}spare(?!s? ¤)",
        seen_in=T.SCOPE,
    ),
)
SAVED_FOR: tuple[FactRule, ...] = (
    FactRule(
        F.SAVINGS_LIMIT,
        any_of(
            (
                r"\b(?:timer|tid(?:en)?)\b.{0,20}\b(?:ikke)\b.{0,40}¤.{0,40}\b"
                r"(?:bortfald|mistes|går tabt|slettes|udløber)"
            ),
            r"\b(?:opspare\w*|ubrugte|uforbrugte) (?:timer|minutter) (?:bortfald|falder bort|mistes|slettes|udløber)\w*"
            r".{0,20}¤",
            r"\bopsparing(?:en)?\b (?:kan |må )?(?:ske|sker|foregå|foregår|gælder)\b.{0,20}¤",
            r"\b(?:timer|minutter)(?:ne)?\b.{0,30}\b(?:flyttes|overføres)\b.{0,10}¤",
            r"\bspares?\b.{0,10}¤.{0,15}\btimer\b",
        ),
        "Timer, der ikke er brugt inden 6 måneder, bortfalder.",
        seen_in=T.SCOPE,
    ),
    FactRule(
        F.SAVINGS_LIMIT,
        r"\b(?:opspare(?:de|t)|ubrugte|uforbrugte) \w*timer\b.{0,60}"
        r"\b(?:bruges|anvendes|afvikle[st]|afholdes|benyttes)\b.{0,20}¤",
        "Opsparede timer skal bruges inden for et halvt år.",
        seen_in=T.SCOPE,
    ),
    FactRule(
        F.SAVINGS_LIMIT,
        r"\b(?:opspares?|(?:spare|samle)s? (?:\w+ )?(?:op|sammen)|(?:kan|må) (?:du|man) gemme|gemmes?(?: \w+)?)"
        r"(?: i| over)?(?: en periode (?:på|af))? ¤",
        "Ubrugte timer kan opspares i op til 6 måneder.",
        unless=r"\bikke (?:kan|må|muligt)\b|\b(?:kan|må) ikke\b|journal|oplysning|dokument|optagelse|notat",
        seen_in=T.SCOPE,
    ),
)
NO_SAVING = FactRule(
    F.SAVINGS_LIMIT,
    any_of(
        (
            r"\bikke (?:muligt|mulighed for|lov til) at (?:overføre|flytte|gemme|opspare|spare)\b.{0,40}"
            r"\b(?:til|op|sammen)\b"
        ),
        r"\btimer\b.{0,30}\bikke (?:bruges|anvendes|overføres|tages med)\b.{0,15}\b(?:næste|senere|efterfølgende)\b",
        (
            r"\b(?:ikke|hverken)\b[^,]{0,40}(?:\bspare[s]?\b.{0,40}\b(?:op|sammen)\b|\bopspare[s]?\b|\bgemmes?\b|"
            r"\boverføres? til (?:\w+ ){0,2}(?:næste|senere|anden|efterfølgende|en ny)\b)"
        ),
        r"\bspare[s]?\b.{0,20}\bikke\b.{0,20}\bop\b",
        r"\bopsparing\b.{0,30}\b(?:ikke mulig|ikke tilladt)",
        r"\b(?:ubrugte|uforbrugte) timer\b.{0,20}(?:fortabes|bortfalder|mistes)\b.{0,20}\budgang",
    ),
    "Timerne kan ikke spares op.",
    value="PT0H",
    qualifier=Qualifier.MAX,
    unless=r"mere end|ud over|længere end|oplysning",
    seen_in=T.SCOPE,
)
_ALONE = r"^(?:[^¤]*: )?\W*¤\W*$"  # all that a heading such as "Omfang" or "Hvor længe ..." has below it

LENGTH_RULES: tuple[FactRule, ...] = (
    FactRule(
        F.MIN_DURATION,
        r"(?:lidelse|nedsættelse|behov|ophold)\w*\b.{0,30}(?:¤ varighed|varighed (?:på|af) ¤)",
        "En funktionsnedsættelse af mindst et års varighed.",
        seen_in=T.TARGET_GROUP,
        qualifier=Qualifier.MIN,
    ),
    FactRule(
        F.MAX_DURATION,
        _ALONE,
        "Op til to år.",
        seen_in=T.SCOPE,
        sections=frozenset({T.SCOPE}),
        qualifier=Qualifier.MAX,
    ),
    FactRule(
        F.MAX_DURATION,
        _ALONE,
        "Seks uger.",
        seen_in=T.SCOPE,
        sections=frozenset({T.SCOPE}),
        qualifier=Qualifier.EXACT,
    ),
    FactRule(
        F.MIN_DURATION,
        _ALONE,
        "Over to år.",
        seen_in=T.SCOPE,
        sections=frozenset({T.SCOPE}),
        qualifier=Qualifier.MIN,
    ),
    FactRule(
        F.MIN_DURATION,
        rf"(?:ophold|behov|lidelse|nedsættelse|tilstand|{_SERVICE})\w*.{{0,80}}"
        r"(?:forventes? (?:at )?(?:\w+ ){0,6}|varig\w* .{0,20}|"
        r"længerevarende .{0,40}|dvs\. |(?:vare|varer|bestå|løber|forløber|strækker sig|varighed på|varet) )"
        r"(?:i )?¤",
        "Ophold, der forventes at vare over to år.",
        seen_in=T.TARGET_GROUP,
        qualifier=Qualifier.MIN,
        unless=r"\b(?:nedsættelse|lidelse|tilstand)\w*\b.{0,40}\b(?:have|har) varet\b",
    ),
    FactRule(
        F.MAX_DURATION,
        any_of(
            rf"(?:{_GRANTS}|{_SERVICE}\w*).{{0,120}}¤",
            rf"¤.{{0,40}}{_SERVICE}",
            rf"¤.{{0,60}}(?:ad gangen|{_GRANTS})",
        ),
        "Støtten gives i op til 6 måneder.",
        seen_in=T.SCOPE,
        sections=ABOUT_THE_SERVICE | {T.FOLLOW_UP},
        qualifier=Qualifier.MAX,
    ),
    FactRule(
        F.MAX_DURATION,
        r"\b(?:ophører|stopper|slutter|afsluttes|udløber)\b.{0,40}\befter ¤",
        "Støtten ophører som hovedregel efter seks måneder.",
        seen_in=T.SCOPE,
        sections=ABOUT_THE_SERVICE,
        qualifier=Qualifier.EXACT,
        unless=r"uden|fravær|udebl|inaktiv|ikke (?:\w+ ){0,3}kontakt",
    ),
    FactRule(
        F.MAX_DURATION,
        r"\b(?:forløb|ophold|kursus|indsats)\w* tager ¤|\bi alt ¤\W*$",
        "Et forløb tager cirka ti uger.",
        seen_in=T.SCOPE,
        sections=frozenset({T.SCOPE, T.CONTENT}),
        qualifier=Qualifier.EXACT,
    ),
    FactRule(
        F.MAX_DURATION,
        any_of(
            r"\b(?:modtage|få|bruge|benytte)\b.{0,30}\bi ¤\W*$",
            r"¤ ad gangen",
            r"¤ (?:den )?første gang",
            r"\baf ¤ varighed",
            r"\b(?:bevilling|aftale|tilbud|ordning|tilsagn)\w* (?:\w+ ){0,2}gælder (?:i |for )?¤",
        ),
        "Bevillingen gives for ét år ad gangen.",
        seen_in=T.SCOPE,
        sections=ABOUT_THE_SERVICE,
        qualifier=Qualifier.EXACT,
    ),
    FactRule(
        F.MAX_DURATION,
        r"¤(?:forløb|ophold|bevilling|periode|kursus|plads|tilbud|indsats)",
        "Der tilbydes et tremånedersforløb.",
        seen_in=T.SCOPE,
        sections=ABOUT_THE_SERVICE,
        qualifier=Qualifier.EXACT,
        unless=r"prøve|opsigelse",
    ),
    FactRule(
        F.MAX_DURATION,
        any_of(
            (
                r"(?:varer|\b(?:kortvarig|midlertidig|tidsbegrænset)\w*,|kan vare i|"
                r"varighed\w*\W+(?:er |på )?(?:som udgangspunkt )?|"
                r"forløb\w* (?:er )?(?:på|over)?|løber(?: over| i)?|strækker sig|fordel\w* over|periode på|"
                r"(?:begrænset|begrænses) til|udgør|bevilges(?: \w+){0,2} for|aftales i)\W*¤"
            ),
            r"\b(?:deltage|gives|ydes|bevilges|tilbydes|bo|mødes)\b.{0,40}\bi ¤",
            r"\b(?:ophold|forløb|bevilling|periode|indsats|kursus)\w* er (?:\w+ )?på ¤",
        ),
        "Forløbet varer 12 uger.",
        seen_in=T.SCOPE,
        sections=ABOUT_THE_SERVICE,
        qualifier=Qualifier.EXACT,
    ),
)
UNTIL_GOAL = FactRule(
    F.MAX_DURATION,
    any_of(
        (
            r"\b(?:indtil|når|til) (?:\w+ ){0,4}\w*mål\w*(?: (?:for|med) \w+)? (?:er|bliver) "
            r"(?:nået|opnået|opfyldt)\b"
        ),
        r"\b(?:når|indtil) \w+ har (?:nået|opnået) (?:\w+ ){0,2}\w*mål\w*",
    ),
    "Støtten ophører, når målene er nået.",
    qualifier=Qualifier.UNTIL_GOAL,
    seen_in=T.SCOPE,
    sections=frozenset({T.SCOPE, T.FOLLOW_UP, T.CONTENT, T.REMARKS, T.DELIVERY}),
)
# Hours that are not the citizen's: of the staff, of a building, of a job.
OF_OTHERS = any_of(
    r"\bi 20\d\d (?:modtog|fik|havde|brugte|blev|var|er der)\b|\b(?:modtog|brugte) (?:\d|borgerne)",  # a report
    (
        r"\b(?:medarbejder|personale|ansat|leverandør|ledsager|hjælper|team)\w*\b (?:\w+ ){0,2}"
        r"(?:modtager|deltager|uddannes|undervises|superviseres|arbejder|er ansat|skal have)\b"
    ),
    r"\bsupervision|efteruddannelse|kompetenceudvikling|personalemøde|teammøde|vagtplan|normering|arbejdsuge",
    (
        r"\b(?:borgere|personer|voksne|unge|du|som|der)\b,? (?:\w+ )?"
        r"(?:arbejder|er i (?:arbejde|job|beskæftigelse|uddannelse)|har (?:et )?(?:arbejde|job))\b"
    ),
)
ENDS = r"\b(?:afslut|ophør|stop|løber|varer|ydes|gives|bortfald)\w*"
HOURS_RULE = FactRule(
    F.HOURS_PER_PERIOD,
    r"¤",
    "Der bevilges op til 15 timer om måneden.",
    unless=any_of(
        r"åbent",
        r"åbningstid",
        r"telefontid",
        r"kan kontaktes",
        r"til stede",
        r"bemandet",
        r"ansat\b",
        r"kl\. ?\d",
        r"arbejdsuge",
        r"\bløn\w*",
        r"\bgennemsnittet\b",
        r"i arbejde",
        r"beskæftigelse (?:i|på)",
        r"frivillig\w* arbejde",
        r"transport\w* (?:er|på)",
        r"lønnede?",
    ),
    seen_in=T.SCOPE,
    sections=ABOUT_THE_SERVICE,
)
TOTAL_HOURS_RULE = FactRule(
    F.HOURS_PER_PERIOD,
    r"\b(?:ydes|gives|bevilges|tildeles|tilbydes|udgør|omfang\w*|ramme\w*|udmåles)\b.{0,60}¤",
    "Der bevilges maksimalt 15 timer.",
    unless=any_of(
        r"åbent",
        r"åbningstid",
        r"telefontid",
        r"kl\. ?\d",
        r"varsel",
        r"afbud",
        r"inden for",
        r"senest",
        r"¤ (?:før|efter)",
        r"køre",
        r"transport",
        r"pr\. (?:besøg|gang)",
        r"ad gangen",
    ),
    seen_in=T.SCOPE,
    sections=ABOUT_THE_SERVICE,
)
