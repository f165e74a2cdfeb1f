"""Which words say who pays, and whether for the service or for what goes along with it?

The first row that holds decides for its answer: what is free before what is charged, a fixed rate before a fee.
"""

from __future__ import annotations

from kb.meaning.facts.rules import FactRule
from kb.model import FactType as F
from kb.taxonomy import SectionType as T
from kb.text.patterns import any_of

FREE, OWN, FEE, RATE = "free", "own_expenses", "user_fee", "standard_rate"

_WHO = r"(?:(?:borger|bruger|beboer|deltager|ansøger)(?:en|ne|e)?|du|man|kvinden|den enkelte)"
_PAYS = (
    r"(?:betaler|betale|afholder|afholde|dækker|dække|finansierer|finansiere|bekoster|bekoste|køber|"
    r"sørger)"
)
# What a citizen buys beside the service, and what makes up a stay.
_SIDE = (
    r"(?:transport\w*|befordring|kørsel|bus\w*|billet\w*|entré?\w*|mad(?:en)?\b|madvarer|"
    r"materiale\w*|råvarer|forplejning|kost\b|"
    r"fortæring|drikke\w*|aktivitet\w*|ture?\b|udflugt\w*|"
    r"rengøringsmidler|redskaber|udgifte\w*|deltagelse|spisning|kaffe|ferie\w*|café\w*|internet|telefon|medicin|tøj\b|"
    r"egne\b|hjælpemid\w*|fornøjelse\w*|oplevelse\w*|begges)"
)
_STAY = (
    r"(?:husleje|opholdet|ophold\b|logi|el og varme|el, varme|el\b|varme|vand\b|boudgift\w*|opholdsbetaling|"
    r"botilbud\w*|at bo\b|vask\b|servicepakke|beboerindskud)"
)
_DEPENDS = r"(?:\b(?:efter|afhængigt? af|ud fra) (?:\w+ )?(?:indtægt|indkomst)\w*)"
_SUM = r"\b\d[\d.,]*(?: ?kr\b| ?kroner|,-)"
_NO_FEE = any_of(
    r"tilskud|merudgift|overstig|godtgørelse|udgift\w* er under|\bfå dækket\b|\bdækkes\b|refunder",
    r"dusør|\w*løn\b|udbetale",
    r"(?<![\d.,])0 ?(?:kr\b|kroner|,-)",
    _DEPENDS,
    r"\bkommunen\b(?![^.]*\bborger)",
)
_NOT_FREE = r"ikke (?:er )?gratis|kommer gratis ind|gratis (?:adgang|entré|billet)"

PAYMENT_RULES: tuple[FactRule, ...] = (
    FactRule(
        F.PAYMENT,
        any_of(
            (
                r"\b(?:er|ydes|tilbydes|gives|leveres|være|indsatsen|støtten|hjælpen|tilbuddet)\b.{0,60}\b"
                r"(?:gratis|vederlagsfrit?|uden (?:egen|bruger)?betaling|omkostningsfri\w*|"
                r"uden udgift\w*|uden omkostning\w*|"
                r"uden beregning)\b"
            ),
            r"^\W*(?:gratis|vederlagsfri)\b",
            r"(?<![\d.,])0 ?(?:kr\b|kroner|,-)",
            r"\b(?:intet|uden) vederlag\b",
        ),
        "Støtten er gratis.",
        value=FREE,
        unless=_NOT_FREE,
        seen_in=T.PAYMENT,
    ),
    FactRule(
        F.PAYMENT,
        any_of(
            r"\b(?:ingen|ikke|uden)\b(?: \w+){0,3} (?:egen|bruger)?betaling\b",
            r"(?:egen|bruger)betaling(?:en)?\W{1,3}(?:nej|ingen)\b",
        ),
        "Der er ingen egenbetaling.",
        value=FREE,
        unless=any_of(
            r"betaling (?:for|til|af) (?:mad|kost|transport|kørsel|materialer)",
            r"manglende betaling",
            r"ikke kun",
        ),
        seen_in=T.PAYMENT,
    ),
    FactRule(
        F.PAYMENT,
        any_of(
            r"\b(?:koster|betaler?|der betales) (?:\w+ ){0,4}(?:ikke|intet|ingenting)\b",
            r"\bikke betale (?:noget )?for (?:støtten|hjælpen|indsatsen|ydelsen)",
        ),
        "Støtten koster ikke noget.",
        value=FREE,
        unless=any_of(
            r"ikke (?:mere|flere|over|under|højere|mindre)\b",
            r"ikke betaler?\b.{0,30}(?:husleje|regning)",
            r"hvis (?:du|borgeren) ikke",
        ),
        sections=frozenset({T.PAYMENT}),
        seen_in=T.PAYMENT,
    ),
    FactRule(
        F.PAYMENT,
        r"\bkoster (?:dig |borgeren )?(?:ikke noget|ingenting|intet)\b|"
        r"\bbetaler ikke for (?:støtten|hjælpen|ydelsen|forløbet)\b",
        "Det koster ikke noget at deltage.",
        value=FREE,
        unless=r"\b(?:hvis|når)\b.{0,30}\bkoster",
        sections=frozenset({T.PROCEDURE, T.CONTENT, T.SCOPE, T.DELIVERY, T.REMARKS, T.TARGET_GROUP, T.GENERAL}),
        seen_in=T.PROCEDURE,
    ),
    FactRule(
        F.PAYMENT,
        any_of(
            r"\b(?:kørselstakst|pensionistkort|standardsats|fast(?:e|sat)? (?:\w+ )?(?:pris|beløb|takst|sats))\b",
            r"\b(?:egen|bruger)betaling(?:en)?\b.{0,40}\b(?:udgør|udgøre|er)\b.{0,30}\d[\d.,]*(?: ?kr|,-)",
        ),
        "Egenbetalingen for et ophold udgør 95 kr. pr. døgn.",
        value=RATE,
        sections=frozenset({T.PAYMENT}),
        unless=_NO_FEE,
        seen_in=T.PAYMENT,
    ),
    FactRule(
        F.PAYMENT,
        any_of(
            rf"(?:betale[rs]?|betaling\w*|koster|\w*pris(?:en)?|takst\w*|opkræve[rs]?|afregnes|gebyr\w*)\b.{{0,60}}{_SUM}",
            rf"(?:^|[;:,.] )(?:frokost|mad|kost|forplejning|materialer|servicepakke|vask|el|leje)\w*"
            rf"(?: (?:og|til) \w+)?\W{{1,3}}(?:indtil |højst |max\.? )?{_SUM}",
            rf"{_SUM}\.? (?:pr|per|om|i|for|hver)\b(?! kommunen)",
        ),
        "Du betaler 50 kr. om dagen for frokost.",
        value=FEE,
        sections=frozenset({T.PAYMENT}),
        unless=any_of(
            _NO_FEE,
            r"\b(?:afholder|dækker)\b|\begne udgifter|\bselv\b.{0,20}\budgift|\bregning\b",
            r"\bbetaler (?:du|borgeren)\b.{0,15}\bselv\b",
        ),
        seen_in=T.PAYMENT,
    ),
    FactRule(
        F.PAYMENT,
        any_of(
            (
                r"\b(?:der er|er der|opkræve[rs]?|opkræver kommunen|mod|forbundet med|med|med en) (?:\w+ ){0,2}"
                r"(?:egen|bruger|delvis )?betaling\b"
            ),
            r"\b(?:egen|bruger)betaling (?:for|til|af|i forhold|på|omfatter|vedr)",
            r"opkræves der (?:egen|bruger)?betaling",
            rf"\bder betales (?:en |et )?{_STAY}",
            r"\bbetales der for\b|\bopkræve[rs]?\b.{0,30}\b(?:husleje|leje|gebyr|opholdsbetaling)\b",
            r"\bder betales\b(?: efter [^,;]{3,60}?)? for\b",
            rf"\b(?:betaling(?:en)?:?|betale[rs]?|kr\.|pris(?:en)?|takst(?:en)?|beregnes|"
            rf"fastsættes)\W.{{0,40}}{_DEPENDS}",
            r"\b(?:deltager|bruger)?gebyr\w*\b.{0,60}\d ?(?:kr|,-)",
            r"\bopkræve[rs]? .{0,30}(?:beløb|betaling|takst) for\b",
            r"\bbetales (?:der )?(?:en |et )?(?:takst|gebyr|leje)",
            r"\b(?:egen|bruger|opholds)betaling(?:en)? (?:beregnes|fastsættes|opkræves|afhænger|udgør|sker|svarer)",
        ),
        "Der er egenbetaling for kost.",
        value=FEE,
        unless=any_of(
            r"\bingen\b",
            r"ikke (?:\w+ ){0,2}(?:egen|bruger)?betaling",
            r"uden (?:egen|bruger)?betaling",
            r"aktiviteter,? hvor",
        ),
        seen_in=T.PAYMENT,
        sections=frozenset({T.PAYMENT, T.REMARKS, T.SCOPE, T.CONTENT, T.DELIVERY}),
    ),
    FactRule(
        F.PAYMENT,
        any_of(
            (
                rf"\b{_WHO}\b(?: (?:i|på|med) \w+(?: \w+)?)? (?:skal (?:selv )?|kan |må )?(?:selv )?"
                rf"(?:betaler?|afholder?)\b.{{0,80}}\b{_STAY}"
            ),
            rf"\b{_WHO} (?:skal )?betaler? (?:for|husleje|leje)\b.{{0,80}}\b{_STAY}",
            rf"(?:{_STAY}|\bkost).{{0,60}}\b(?:betales|afholdes)\b",
            rf"\bbetale[rs]? {_WHO}\b.{{0,40}}{_STAY}",
            r"\bbetaling for (?:opholdet|ophold|kost|logi|mad)\b",
        ),
        "Borgeren betaler husleje, el og varme.",
        value=FEE,
        unless=any_of(
            r"\bikke (?:betale|opkræve)",
            r"\bgratis\b",
            r"entré",
            r"befordring",
            r"billet",
            r"betales (?:ikke )?af kommunen",
            r"tidligere bolig",
        ),
        seen_in=T.PAYMENT,
        sections=frozenset({T.PAYMENT, T.REMARKS, T.SCOPE, T.CONTENT, T.DELIVERY}),
    ),
    FactRule(
        F.PAYMENT,
        any_of(
            rf"\b{_WHO}\b.{{0,25}}\b{_PAYS}\b.{{0,60}}(?:\bselv\b|\begne?\b|\begen\b|\bsin\b|\bbegges\b|{_SIDE})",
            (
                rf"\b(?:betale[rs]?|afholde[rs]?|dække[rs]?|bekoste[rs]?|købe[rs]?) {_WHO}\b.{{0,30}}"
                rf"(?:\bselv\b|\begne?\b|\bbegges\b|{_SIDE})"
            ),
            rf"\b{_SIDE}.{{0,20}}\b(?:skal|må) (?:\w+ ){{0,2}}selv (?:købe|klare|stå for)\b",
            r"\b(?:skal|må|kan) selv (?:at )?(?:betale|afholde|dække|bekoste)\b",
            r"\b(?:betales|afholdes|dækkes|bekostes) selv\b",
            r"\b(?:er|sker for) (?:borgerens|beboerens|din|ens) egen (?:udgift|regning)",
            r"\bfor (?:borgerens|beboerens|din) regning\b",
            rf"\b(?:betale[rs]?|afholde[rs]?) {_WHO}\b.{{0,20}}\beget\b",
            rf"\bbetales? {_SIDE}.{{0,40}}\baf (?:deltager|borger|bruger|beboer)(?:en|ne|e)?\b",
            rf"\b(?:udgift\w*|omkostning\w*)\b.{{0,60}}\b(?:påhviler|pålægges|tilfalder) {_WHO}\b",
            r"^\W*(?:egne udgifter|eget forbrug|egen (?:transport|befordring|kost))\b(?!.*\b(?:dækkes|refunderes)\b)",
            (
                rf"(?:\budgift\w*\b.{{0,90}}|\b{_SIDE}\b.{{0,60}})\b(?:afholdes|betales|dækkes)\b.{{0,20}}\baf "
                rf"(?:dig\b|{_WHO}\b)"
            ),
        ),
        "Borgeren afholder selv udgifter til transport.",
        value=OWN,
        unless=any_of(
            r"\bikke (?:selv )?(?:skal )?(?:kan )?(?:betale|afholde)",
            r"(?:betaler?|afholder?)\b.{0,40}\b(?:husleje|leje|opholdet|logi|el|varme)\b",
            r"støtte til at",
            r"merudgifter",
        ),
        seen_in=T.PAYMENT,
        sections=frozenset({T.PAYMENT, T.REMARKS, T.SCOPE, T.CONTENT, T.DELIVERY, T.CONDITIONS}),
    ),
    FactRule(
        F.PAYMENT,
        any_of(
            (
                rf"\b{_WHO}\b (?:kan|må|skal|vil) (?:dog |også |selv |kunne |påregne |forvente |at ){{0,4}}"
                r"(?:have|påregne|forvente|få|regne med)?\s*(?:egne )?udgifter\b"
            ),
            r"\b(?:egne udgifter|udgifter) (?:til|ved|i forbindelse) .{0,80}\b(?:selv|egen regning|for egen)\b",
            r"for (?:din |sin |borgerens )?egen regning",
            r"dog kan (?:der )?(?:være|forekomme) udgifter",
            r"kan (?:der )?(?:dog )?(?:være|forekomme) (?:egen)?udgifter",
        ),
        "Du kan dog have udgifter til garn og maling.",
        value=OWN,
        unless=r"merudgift",
        seen_in=T.PAYMENT,
        sections=frozenset({T.PAYMENT, T.REMARKS}),
    ),
    FactRule(
        F.PAYMENT,
        rf"\b(?:udgift|omkostning)\w*,? (?:som )?{_WHO} (?:selv )?(?:skal |må )?(?:selv )?(?:afholde|betale|dække)"
        r"[rs]?\b",
        "Entré og kaffe er omkostninger, du selv må betale.",
        value=OWN,
        unless=r"\bikke\b",
        seen_in=T.PAYMENT,
        sections=frozenset({T.PAYMENT, T.REMARKS, T.SCOPE, T.CONTENT, T.DELIVERY, T.CONDITIONS, T.EXCLUSIONS}),
    ),
    FactRule(
        F.PAYMENT,
        rf"\b{_WHO}\b.{{0,20}}\bbetale[rs]?\b.{{0,60}}\begne (?:leve)?omkostninger\b",
        "Borgeren betaler husleje og egne leveomkostninger.",
        value=OWN,
        seen_in=T.PAYMENT,
        sections=frozenset({T.PAYMENT, T.REMARKS, T.SCOPE, T.CONTENT, T.DELIVERY}),
    ),
    FactRule(
        F.PAYMENT,
        rf"\b{_WHO} skal selv (?:købe|anskaffe|medbringe|skaffe)\b",
        "Du skal selv købe dine møbler.",
        value=OWN,
        seen_in=T.PAYMENT,
        sections=frozenset({T.PAYMENT}),
    ),
)
FREE_BY_LAW = FactRule(
    F.PAYMENT,
    r"\b(?:tilbud om|tilbyde\w*|yde[rs]?|give[rs]?|sørge\w* for) (?:\w+ ){0,2}(?:gratis|vederlagsfri\w*)\b",
    "Kommunen skal give tilbud om gratis rådgivning.",
    value=FREE,
    seen_in=T.LEGAL_BASIS,
)
