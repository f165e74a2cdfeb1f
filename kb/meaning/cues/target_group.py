"""For whom is the service?"""

from __future__ import annotations

from kb.meaning.cues.cue import Cue
from kb.meaning.cues.words import PEOPLE
from kb.taxonomy import SectionType as T
from kb.text.patterns import any_of

CUES: tuple[Cue, ...] = (
    Cue(
        T.TARGET_GROUP,
        any_of(
            r"\bmålgruppe\w*\b[^.;]{0,80}\b(?:er|omfatter|kendetegne\w*|består|udgøres)\b",
            r"(?<!ikke )(?<!ikke længere )(?<!ikke længere er )\bi målgruppen\b",
        ),
        3.2,
        "Målgruppen er voksne med hjerneskade.",
    ),
    Cue(
        T.TARGET_GROUP,
        r"\b(?:kommunalbestyrelsen|kommunen|byrådet|vi) (?:skal|kan)"
        r"(?: (?:efter|jf\.?|i henhold til) [^,;]{0,30}?§+ ?\d+(?: ?[a-d]\b)?,?)? (?:sørge for|tilbyde|yde|give)"
        r"\b.*\b(?:hvis du|til (?:personer|borgere|voksne)|når du|du har|følge af)",
        3.2,
        "Kommunen skal tilbyde støtte, hvis du har nedsat funktionsevne.",
    ),
    Cue(
        T.TARGET_GROUP,
        r"\bkommunalbestyrelsen\b[^.;]{0,60}\bhvis du\b",
        3.0,
        "Kommunalbestyrelsen har en særlig pligt, hvis du er syg.",
    ),
    Cue(
        T.TARGET_GROUP,
        r"\b(?:kan|skal|vil) (?:kun )?(?:tildeles|bevilges|ydes|tilbydes|gives|modtages|søges)\b[^.;]{0,40}\b"
        rf"{PEOPLE}",
        3.0,
        "Ordningen kan bevilges til borgere i egen bolig.",
    ),
    Cue(
        T.TARGET_GROUP,
        r"\b(?:tildeles|bevilges|ydes|tilbydes|gives)\b[^.;]{0,25}\b(?:borgere|personer|voksne),? "
        r"(?:som|der|med|over)\b",
        2.6,
        "Hjælpen ydes til borgere, der bor alene.",
    ),
    Cue(
        T.TARGET_GROUP,
        r"\b(?:rettet mod|retter sig (?:mod|til)|målrettet|henvender sig til|"
        r"(?:er|tilbud) til (?:dig|borgere|personer|voksne|unge))\b",
        2.8,
        "Tilbuddet henvender sig til unge.",
    ),
    Cue(
        T.TARGET_GROUP,
        any_of(
            r"\b(?:over|fyldt|under|mellem|fra) (?:de )?(?:1[5-9]|6[0-9]) år",
            r"\b18 år (?:eller|og) (?:derover|over|opefter|ældre)",
            r"folkepensionsalder",
        ),
        2.2,
        "Du skal være fyldt 18 år.",
    ),
    Cue(
        T.TARGET_GROUP,
        any_of(
            r"nedsat (?:fysisk|psykisk|funktions)",
            r"funktionsnedsættelse",
            r"særlige sociale problemer",
            r"sindslidelse",
            r"udviklingshæm",
            r"\bmisbrug\b",
            r"hjemløs",
            r"hjerneskade",
        ),
        0.9,
        "Nedsat fysisk funktionsevne.",
    ),
    Cue(
        T.TARGET_GROUP,
        any_of(
            r"(?:betingelse|forudsætning|krav)\b(?: for [^,.;]{0,40})?,? at (?:kommunalbestyrelsen|kommunen) vurderer",
            (
                r"(?:betingelse|forudsætning|krav)\b[^.;]{0,50}\b(?:at|er) (?:du|borgeren|behovet|der er)\b"
                r"[^.;]{0,40}\b(?:har|behov|bor|funktion|nedsat)"
            ),
        ),
        2.6,
        "Det er et krav, at borgeren har et varigt behov.",
    ),
    Cue(
        T.TARGET_GROUP,
        r"behov(?:et)?\b[^.;]{0,40}\b(?:konsekvens|følge|skyldes)\b",
        2.6,
        "Behovet skal være en følge af handicappet.",
    ),
    Cue(
        T.TARGET_GROUP,
        any_of(
            r"\b(?:uanset|ikke .{0,30}bestemt) (?:boform|diagnose|alder)",
            r"\bdiagnose[rn]?\b[^.;]{0,40}\b(?:krav|betingelse|automatisk|skal|modtage)",
        ),
        2.2,
        "Støtten gives uanset boform.",
    ),
    Cue(
        T.TARGET_GROUP,
        r"\bborgergruppen\b|\bpersonkreds\w*|kendetegnet ved",
        2.6,
        "Personkredsen er kendetegnet ved svær sygdom.",
    ),
    Cue(
        T.TARGET_GROUP,
        any_of(
            r"(?:ikke|ude af stand) (?:selv |alene )?(?:er i stand|kan færdes|kan klare|magter)",
            r"i stand til at færdes",
        ),
        1.4,
        "Du er ikke i stand til at færdes alene.",
    ),
    Cue(
        T.TARGET_GROUP,
        any_of(
            r"\bret(?:ten)? til\b[^.;]{0,40}\b(?:bevares|efter|hvis|når|fortsæt)",
            r"bevarer retten",
        ),
        2.4,
        "Du bevarer retten til ledsagelse efter pensionen.",
    ),
    Cue(
        T.TARGET_GROUP,
        r"\b(?:er|ordningen er|tænkt|tiltænkt|beregnet|forbeholdt|gælder|findes) (?:for|til) (?:\w+ ){0,2}?"
        rf"(?:{PEOPLE}(?<=[,])|{PEOPLE}\b)",
        2.8,
        "Ordningen er beregnet til voksne med synstab.",
    ),
    Cue(
        T.TARGET_GROUP,
        r"\b(?:komme[r]? i betragtning|i betragtning kommer|visiteres kan|kan visiteres|kriteri\w*|"
        r"modtagerne? (?:er|af)|kredsen af)\b",
        2.8,
        "I betragtning kommer borgere med varige lidelser.",
    ),
    Cue(
        T.TARGET_GROUP,
        any_of(
            r"\b(?:behøver|skal|kræves) (?:\w+ )?(?:ikke|ingen)\b[^.;]{0,60}\bdiagnose",
            r"\bingen (?:øvre |nedre )?aldersgrænse",
            r"\bikke selv (?:får|kan|magter|formår|opsøger)\b[^.;]{0,60}\b(?:hjælp|kontakt|støtte)",
        ),
        2.8,
        "Du behøver ikke have fået stillet en diagnose.",
    ),
    Cue(
        T.TARGET_GROUP,
        any_of(
            (
                r"\b(?:kan|kunne) (?:du )?(?:få|modtage|søge)\b[^.;]{0,60}\b(?:hvis|når) (?:du|man|borgeren) "
                r"(?:har|er|bor|ikke)\b"
            ),
            (
                r"\b(?:behov(?:et)?|funktionsevne\w*|funktionsnedsættelse\w*|lidelse\w*|handicap\w*|tilstand\w*) "
                r"(?:skal|må) være\b"
            ),
            (
                r"\bskal (?:du|borgeren|man|ansøger\w*|den pågældende|vedkommende) "
                r"(?:have|være i stand|være indstillet|være motiveret|kunne)\b"
            ),
            (
                r"\b(?:du|borgeren|man|ansøger\w*|den pågældende|vedkommende) (?:skal|må) "
                r"(?:have (?:et|en|brug)|være (?:i stand|indstillet|motiveret|parat|myndig|fyldt)|kunne)\b"
            ),
        ),
        1.7,
        "Borgeren skal være i stand til at tage imod vejledning.",
    ),
    Cue(
        T.TARGET_GROUP,
        any_of(
            r"\b(?:beholder|bevarer)\b[^.;]{0,40}\b(?:ordning|støtte|hjælp|ret|den|bevilling)",
            r"\bhvis (?:varigt?|hverdag|dagligdag|nedsatte|funktionsevne)",
        ),
        2.4,
        "Voksne, hvis hverdag er præget af svær sygdom.",
    ),
    # A note of what somebody can or has, without saying who.
    Cue(
        T.TARGET_GROUP,
        r"^\W*(?:kan (?:selv |ikke )?(?:arbejde|klare|færdes|transportere|bo|deltage|overskue|udtrykke|indgå|"
        r"tage imod)|har (?:et |en |svært|behov|brug|mistet|ikke)|bor (?:i|på|alene))\b[^?]*$",
        1.6,
        "Kan arbejde mindst otte timer om ugen.",
    ),
    # A diagnosis that is not needed, or not enough: it says whom the service is for, and refuses nothing.
    Cue(
        T.TARGET_GROUP,
        any_of(
            r"\bdiagnose\w*\b[^.;]{0,30}\bikke (?:\w+ )?(?:i sig selv|alene|automatisk|afgørende)\b",
            r"\bikke (?:\w+ )?(?:i sig selv|alene|automatisk)\b[^.;]{0,80}\bdiagnose",
        ),
        3.2,
        "En diagnose giver ikke i sig selv ret til støtte.",
    ),
    Cue(
        T.TARGET_GROUP,
        rf"^\W*(?:f\.eks\.|fx|for eksempel|eksempelvis|det (?:kan være|er|drejer sig om)) {PEOPLE},? (?:der|som|med)\b",
        3.4,
        "F.eks. borgere, der lever isoleret.",
    ),
    Cue(
        T.TARGET_GROUP,
        any_of(
            rf"\b(?:ophold|omsorg|støtte|hjælp|bistand)(?:,? (?:og|eller|samt)? ?\w+){{0,2}} til {PEOPLE},? "
            r"(?:der|som) (?:har|er|lever|bor|ikke)\b",
            rf"\b(?:støtter|hjælper|modtager) {PEOPLE},? (?:der|som) (?:ikke|har|er)\b",
        ),
        2.4,
        "Vi støtter borgere, som ikke selv kan komme rundt i byen.",
    ),
    Cue(
        T.TARGET_GROUP,
        any_of(
            r"tilvalgsbestemmelse",
            r"valgt at (?:gøre brug|bruge)",
            r"\buddrag af\b",
            r"bestemmelsen er",
        ),
        -2.4,
        "Det er en tilvalgsbestemmelse.",
    ),
    Cue(
        T.TARGET_GROUP,
        any_of(
            r"\b(?:gives|ydes|tilbydes|bevilges|henvender sig|gælder)\b(?: \w+){0,3} ikke (?:til|for)\b",
            r"\b(?:er|hører) ikke (?:\w+ )?(?:i|til|en del af|omfattet af) (?:målgruppen|personkredsen)\b",
        ),
        -3.0,
        "Støtten gives ikke til børn under 15 år.",
    ),
    Cue(T.TARGET_GROUP, r"barn under|børn under|dit barn", -2.0, "Dit barn er under 18 år."),
    Cue(
        T.TARGET_GROUP,
        r"\b(?:krav|betingelse(?:r|n)?|kriterie(?:r|t)?|forudsætning(?:er)?):",
        3.0,
        "Fælles krav: bopæl i kommunen.",
    ),
    # Whose need is another's, or whose age is not the citizen's.
    Cue(
        T.TARGET_GROUP,
        any_of(
            r"\balene skyldes\b|\bskyldes alene\b",
            r"\b(?:husstand|ægtefælle|samlever|pårørende|hjemmeboende børn)\w*\b[^.;]{0,30}\b(?:under|over|fyldt) ",
            r"\b(?:ledsager|hjælper|medarbejder|kontaktperson|afløser)(?:en|ne)?\b[^.;]{0,30}\b(?:under|over|fyldt)\b",
        ),
        -3.0,
        "Ledsageren skal være fyldt 18 år.",
    ),
)
