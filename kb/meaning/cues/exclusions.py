"""What does a sentence leave out, refuse, or send elsewhere?

Clause matters: "Der ydes ikke hjælp til X" leaves X out; "borgere, der ikke selv kan X" says whom the help is for. Rows
with `main_clause` are matched on the text without its subordinate clauses.
"""

from __future__ import annotations

from kb.meaning.cues.cue import Cue
from kb.meaning.cues.words import GIVE, GIVEN, HELPER
from kb.taxonomy import SectionType as T
from kb.text.patterns import any_of

CUES: tuple[Cue, ...] = (
    Cue(
        T.EXCLUSIONS,
        rf"\b{GIVE}\b[^.;:,]{{0,60}}?\b(?:ikke|hverken)\b(?! (?:kun|alene|blot|mindst))",
        3.8,
        "Der ydes ikke støtte til havearbejde.",
        True,
    ),
    Cue(
        T.EXCLUSIONS,
        rf"\b(?:ikke|hverken)\b(?! (?:kun|alene|blot|mindst|nødvendigvis))[^.;:]{{0,50}}?\b{GIVE}\b",
        2.6,
        "Ikke alle opgaver ydes.",
        True,
    ),
    Cue(
        T.EXCLUSIONS,
        rf"\b(?:kan|vil|kunne)\b[^.;:]{{0,40}}?\b(?:ikke|aldrig|hverken)\b[^.;:]{{0,40}}?\b{GIVEN}\b",
        3.6,
        "Støtten kan ikke gives i ferier.",
        True,
    ),
    Cue(
        T.EXCLUSIONS,
        rf"\b(?:{HELPER}|vi|der) (?:\w+ ){{0,2}}?\w{{2,}}[rs] (?:\w+ ){{0,2}}?(?:ikke|intet|ingen)\b"
        r"(?! (?:kun|alene|blot|mindst))",
        3.2,
        "Hjælperen henter ikke børn.",
        True,
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            (
                rf"\b\w{{2,}}(?:r|es) (?:{HELPER}|timerne|der|du|borgeren|borgere) (?:\w+ ){{0,2}}?ikke\b"
                r"(?! (?:kun|alene|blot|mindst))"
            ),
            r"\bfår\b[^.;:,]{0,40}\bikke\b",
        ),
        3.0,
        "Bliver du væk, erstattes timerne ikke.",
        True,
    ),
    Cue(
        T.EXCLUSIONS,
        rf"\b(?:{HELPER}|der|vi) (?:kan|må|skal|vil) (?:\w+ ){{0,2}}?(?:ikke|aldrig)\b"
        r"(?! (?:kun|alene|blot|mindst|stilles krav))",
        3.2,
        "Hjælperen må ikke passe børn.",
        True,
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            r"\bhører (?:\w+ )?under\b",
            r"\bsøges efter §",
            r"\bog ikke (?:af|efter)\b",
            r"\ber (?:\w+s|en anden myndigheds|andres) opgave\b",
            r"\bi stedet (?:tale|søge|henvende|kontakte|bruge)",
        ),
        2.6,
        "Behandling hører under regionen.",
    ),
    Cue(
        T.EXCLUSIONS,
        r"\b(?:gives|klares|løses|varetages|dækkes|betales|udføres|håndteres) af (?:\w+ ){0,2}?"
        r"(?:jobcent|region|sundhedsv|\w*sygeplejen\b|\w{3,}ordningen|hjemmehjælp|hjemmepleje|apotek|læge|"
        r"psykiatri|\w*terapeut|borgerservice|sygehus|hospital|skole|uddannelsess|andre|familie|pårørende|værge|bank|"
        r"udlejer|arbejdsgiver)",
        2.6,
        "Optræning til job klares af jobcentret.",
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            r"ikke (?:er )?omfattet",
            r"hører ikke (?:med|under|ind)",
            r"ikke en del af",
            r"ikke indgå",
            r"uden for (?:ordningen|indsatsen|ydelsen|tilbuddet|målgruppen)",
            r"er ikke (?:et )?(?:tilbud om|behandling|terapi|en mulighed)",
        ),
        3.8,
        "Havearbejde er ikke omfattet.",
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            r"\bikke (?:ret til|berettiget|i målgruppen|i sig selv|bevilling|adgang til)",
            r"heller ikke\b",
        ),
        3.0,
        "Alder alene giver ikke ret til hjælp.",
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            rf"\b{GIVE}\b(?: \w+){{0,2}} (?:kun|udelukkende)\b",
            r"\b(?:ydes|gives|tilbydes|bevilges|leveres) alene\b",
            rf"\b(?:kun|alene|udelukkende)\b (?:kan |må )?(?:{GIVE}|{GIVEN}|få|til)\b",
        ),
        3.0,
        "Hjælpen gives kun på hverdage.",
        True,
    ),
    Cue(
        T.EXCLUSIONS,
        r"\bsubsidiær\w*|efter anden lovgivning",
        3.0,
        "Ordningen er subsidiær til hjælp efter anden lovgivning.",
    ),
    Cue(
        T.EXCLUSIONS,
        r"(?<!ikke )\b(?:kan|skal) (?:i stedet )?(?:klares|dækkes|løses|varetages|afhjælpes|tilgodeses|"
        r"imødekommes)\b[^.;:]{0,60}\b(?:på anden|af andre|i stedet|af en|af ægtefælle|af familie|hjælpemid)",
        2.6,
        "Behov, der kan dækkes på anden vis, giver ikke hjælp.",
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            r"andre muligheder\b[^.;]{0,40}\b(?:først|afprøv|udtømt|tænkes ind)",
            r"(?:afprøve\w*|forsøge\w*|udtømt\w*)\b[^.;]{0,30}\bførst\b",
            r"\bi stedet for\b",
        ),
        2.4,
        "Andre muligheder skal være afprøvet først.",
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            r"\b(?:bortfalder|afslås|undtaget|undtages|udelukke[rst]?|afvises)\b",
            r"\bgive[sr]? afslag\b",
        ),
        2.8,
        "Retten bortfalder ved flytning.",
    ),
    Cue(
        T.EXCLUSIONS,
        r"\b(?:aldrig|under ingen omstændigheder)\b",
        2.6,
        "Personalet må aldrig opbevare nøgler.",
        True,
    ),
    Cue(
        T.EXCLUSIONS,
        r"ikke (?:udføres|ydes|gives|leveres|kan gennemføres)?\s*uden (?:at )?(?:borgeren|din|dig|du)",
        2.4,
        "Opgaverne løses ikke uden borgerens deltagelse.",
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            r"har (?:valgt|besluttet) ikke at",
            r"gør ikke brug af",
            r"er ikke et tilbud",
        ),
        3.5,
        "Kommunen har valgt ikke at tilbyde akutpladser.",
    ),
    Cue(
        T.EXCLUSIONS,
        r"(?:henvises?|henvist) (?:du |borgeren )?til (?!afsnit|bilag|lov|kvalitetsstandard|serviceniveau|§|punkt)",
        2.4,
        "I stedet henvises du til frivillige tilbud.",
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            r"\bog ikke (?:er |samtidig )?(?:bor|bosat)\b",
            r"\bog (?:du |borgeren )?ikke bor\b",
        ),
        3.0,
        "Borgere i egen bolig og ikke bosat i botilbud.",
    ),
    Cue(T.EXCLUSIONS, r"(?:dvs\.|det vil sige) ikke\b", 4.2, "Borgere i egen bolig, dvs. ikke i botilbud."),
    # A limit of what is given, not of whom or what it is for.
    Cue(
        T.EXCLUSIONS,
        any_of(
            r"\bikke (?:være |en )?(?:permanent|varig)\w*\b",
            r"\b(?:kun|alene) (?:i|ved|efter) (?:\w+ ){0,3}\b(?:kan|skal) der (?:udmåles|bevilges|gives|ydes) "
            r"(?:mere|flere|færre)\b",
            r"\bikke\b[^.;]{0,30}\b(?:højere|større|længere|flere|mere) (?:\w+ )?end (?:nødvendig|behov)\w*",
            r"\b(?:niveau|pakke|trin|fuld tid)\w*\b(?: \w+)? (?:gives|bevilges|ydes|udmåles|tildeles) kun\b",
        ),
        -4.0,
        "Kun i særlige tilfælde kan der udmåles mere.",
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            r"\bdiagnose\w*\b[^.;]{0,30}\bikke (?:\w+ )?(?:i sig selv|alene|automatisk|afgørende)\b",
            r"\bikke (?:\w+ )?(?:i sig selv|alene|automatisk)\b[^.;]{0,80}\bdiagnose",
        ),
        -5.0,
        "En diagnose giver ikke i sig selv ret til støtte.",
    ),
    Cue(
        T.EXCLUSIONS,
        r"\btager (?:vi|kommunen|\w+en) (?:os|sig) ikke af\b",
        3.6,
        "Har du en mentor, tager vi os ikke af dit arbejde.",
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            (
                r"\b(?!skal|behøver|stilles|forventes|forudsættes|kræves|anses|opleves|vides|lykkes|synes|"
                r"findes)\w{3,}es(?: \w+){0,2} ikke\b(?! (?:kun|alene|blot|mindst|krav|nødvendigvis))"
            ),
            r"\bog (?:\w+ ){0,2}?(?!heller|ellers)\w{3,}[rs] ikke\b(?! (?:kun|alene|blot|mindst|sin|sit|sine)\b)",
        ),
        2.8,
        "Udgifter til rejser refunderes normalt ikke.",
        True,
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            r"\båbner (?:\w+ )?ikke (?:for|op for)\b",
            (
                r"\b(?:giver|begrunder|berettiger|udløser|medfører|kvalificerer)\b[^.;:,]{0,40}\bikke\b"
                r"(?! (?:altid|nødvendigvis|kun|alene|blot))"
            ),
            r"\bikke\b[^.;:,]{0,25}\b(?:give adgang|begrunde|berettige|udløse|grundlag for)",
        ),
        3.0,
        "En svær boligsituation begrunder ikke hjælp.",
        True,
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            r"hører? ikke til\b",
            r"(?:falder|ligger|er) uden ?for\b(?! (?:hjemmet|boligen|normal|kommunens grænse|åbningstid|dagtim))",
            r"\bhenhører under",
            r"\bhenlægges til",
        ),
        3.4,
        "Oprydning i udhuse falder uden for ordningen.",
    ),
    Cue(
        T.EXCLUSIONS,
        r"\b(?:påhviler|ligger hos|overlades til|påtager sig|tilfalder|bestrides af|ydes i stedet af|"
        r"er (?:det )?\w+s (?:opgave|ansvar))\b",
        2.6,
        "Snerydning ligger hos boligforeningen.",
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            (
                r"\ber (?:derfor |altså |dermed |heller )?(?:ikke|ingen) (?:en |et |nogen )?"
                r"(?:erstatning|afløser|fast|chauffør|hushjælp|vikar|grundlag|adgang|mulighed|tilbud|sted at|del af|"
                r"beregnet|tiltænkt|tænkt|egnet)"
            ),
            r"\b(?:ingen|ikke (?:nogen )?) ?(?:adgang til at|mulighed for at|hjemmel til|personale til)",
            r"træde i stedet for",
        ),
        3.0,
        "Hjælperen er ikke en fast barnepige.",
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            (
                r"\b(?:kan|har|får)\b[^.;:,]{0,60}\b(?:ægtefælle|pårørende|familie|netværk|nabo|frivillig|forening|"
                r"værge|arbejdsgiver|samlever)\w*\b[^.;:,]{0,40}\b"
                r"(?:løfte|klare|overtage|hjælpe|løse|varetage|påtage)\b"
            ),
            (
                r"\bmå (?:\w+ ){0,3}?(?:familie|pårørende|netværk|flyttefirma|håndværker|nabo)\w*\b[^.;:]{0,40}\b"
                r"(?:hjælpe|klare|løse|stå)"
            ),
        ),
        2.4,
        "Kan en nabo klare indkøbet, gives der ikke hjælp til det.",
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            (
                r"\b(?:bevilges|gives|ydes|tilbydes|overvejes|tages i brug|sættes ind) (?:\w+ )?først,? "
                r"(?:når|hvis|efter)"
            ),
            r"\bgår forud for\b",
            r"\b(?:er|være|skal være|har været) (?:\w+ )?udtømt",
            r"\bafprøves (?:altid )?først",
            r"\bskal (?:først|i stedet) (?:bruge|søge|henvende|kontakte|benytte|prøve|afprøve)",
            r"\bmå først\b",
        ),
        2.6,
        "Besøg i hjemmet gives først, når telefonstøtte er prøvet.",
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            (
                r"\b(?:hjælpes?|henvises?|vises?|sendes?|visiteres?) (?:\w+ )?"
                r"(?:i stedet |derfor |dertil|hertil|videre til|hen til)"
            ),
            r"\b(?:visiteres|henvises|tilbydes)\b[^.;:]{0,40}\b(?:i stedet|efter (?:servicelovens )?§)",
            r"\bskal søge (?:hos|hjælp hos|om hjælp)\b",
            r"\ber det rette\b",
        ),
        2.2,
        "Søger man selskab, vises man videre til frivillige.",
    ),
    Cue(
        T.EXCLUSIONS,
        r"\b(?:skal|må|kan) (?:\w+ )?(?:selv|på egen hånd) (?:\w+ ){0,2}?"
        r"(?:skaffe|sørge|finde|arrangere|ordne|løse|klare|stå for)",
        2.2,
        "Flytning må borgeren selv sørge for.",
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            r"\bstilles? i bero\b",
            r"\bholder (?:vi|\w+en) (?:os|sig) fra\b",
            r"\bpå grund af (?:normal )?alder",
            r"\baldersbetinge\w*",
            r"\bnormal aldring",
        ),
        2.4,
        "Bevillingen stilles i bero under et udlandsophold.",
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            r"\bkun (?:med|omfattet|medtaget|inkluderet),? (?:når|hvis|ved|i)\b",
            r"\bsidste udvej\b",
            r"\ber en opgave for (?!bostøtten|medarbejder|støtte|ledsager|hjælper)",
            r"\bhører hjemme (?:hos|i|under)\b",
            r"\bder er (?:\w+ )?ingen \w+(?:pladser|tilbud|ordning|vagt|hold)\b",
            r"\bholder? (?:\w+ )?pause\b|\bholdes? (?:\w+ )?pause\b",
            r"\ber (?:derfor |altså )?ikke (?:alene |i sig selv )?(?:nok|tilstrækkelig\w*)\b",
            r"\b(?:borgere|personer|voksne|unge|du|man)\b[^.;]{0,90}\bhenvises til\b(?! (?:afsnit|bilag|punkt|side))",
            r"\b(?:andre|øvrige|almindelige|ordinære) (?:tilbud|muligheder|indsatser|former|løsninger)\b[^.;]{0,40}"
            r"\b(?:afprøvet|udtømt|forsøgt|prøvet)\b",
        ),
        3.6,
        "Er du indlagt, holder støtten pause.",
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            r"\bingen (?:fast |øvre |nedre |bestemt )?(?:grænse|loft|begrænsning|tidsgrænse)\b",
            r"\bikke\b[^.;]{0,25}\b(?:behandle|afgøre|oplyse|træffe|love|garantere)\b",
        ),
        -4.0,
        "Der er ingen øvre grænse for antallet af besøg.",
    ),
    # Notes without a verb: "Ikke ved rask samlever.", "Læge: kun i akutte tilfælde."
    Cue(
        T.EXCLUSIONS,
        any_of(
            r"^\W*ikke (?:ved|til|i|for|hvis|på|efter|om|under|når|som|borgere|personer)\b",
            r"^\W*ikke (?!(?:kun|alene|blot|mindst|altid|nødvendigvis|\w*brugte)\b)\w+(?:, \w+)*"
            r"(?: \w+| (?:og|eller) \w+)?\W*$",
            r"\bikke (?:alene|udelukkende) på grund af\b",
            r"(?:^\W*|: )(?:kun|alene) (?:hvis|ved|i|når|efter|til|for)\b[^,]*$",
        ),
        4.0,
        "Ikke ved rask samlever.",
    ),
    Cue(
        T.EXCLUSIONS,
        r", ikke (?!(?:kun|alene|blot|mindst|altid|nødvendigvis)\b)(?:(?:i|på|til|ved|for) )?\w+\W*$",
        3.2,
        "Let behov: kursus, ikke bostøtte.",
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            r"\b(?!kræves|forudsættes|forventes)\w{3,}es (?:\w+ )?(?:kun|udelukkende),? "
            r"(?:når|hvis|efter|ved|i|til|for)\b",
            r"\b(?:hjælper|støtter|kommer|giver|yder|betaler|tilbyder) (?:\w+ )?(?:kun|udelukkende),? "
            r"(?:når|hvis|ved|i|til)\b",
        ),
        3.2,
        "Opgaverne løses kun, når borgeren er med.",
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            r"\b(?:ægtefælle|samlever|pårørende|familie|børn|bofælle)\w*\b[^.;]{0,60}\bforventes\b[^.;]{0,40}"
            r"\b(?:tage|klare|hjælpe|overtage|stå|løse|varetage)\b",
            r"\bforventes\b[^.;]{0,20}\b(?:ægtefælle|samlever|pårørende|familie)\w*\b[^.;]{0,40}"
            r"\b(?:tage|klare|hjælpe|overtage|stå|løse|varetage)\b",
        ),
        3.8,
        "Raske pårørende i hjemmet forventes at tage sig af indkøbet.",
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            r"\b(?:søges|søger (?:du|man|borgeren)|fås|hentes) (?:\w+ )?(?:hos|ved|gennem|via)\b"
            r"(?! (?:\w+ )?(?:sagsbehandler|rådgiver|visitat|kommune|myndighed|os\b))",
            r"\bgår vejen (?:gennem|via|over)\b",
            r"\bfår (?:\w+ )?i stedet\b|\bi stedet (?:hjælp|støtte|tilbud)\b",
            r"\bkøbes (?:privat|selv|hos)\b",
        ),
        3.2,
        "Støtte til børnene søges hos Familieafdelingen.",
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            r"\budgift\w*\b[^.;,]{0,40}\b(?:påhviler|afholdes af|betales af) (?:borger|dig|du\b|den enkelte)",
            r"\b(?:kvalitets)?standard(?:en|erne)?\b[^.;]{0,30}\b(?:aldrig|ikke|i stedet for)\b",
            r"\bsagen lukkes ikke\b",
            r"\btimer(?:ne)?\b[^.;]{0,70}\bbortfalder\b|\bbortfalder\b[^.;]{0,20}\btimer",
            r"\b(?:varer?|strækker sig|overstiger?|udgør)\b"
            r"[^.;]{0,25}\bikke (?:\w+ )?(?:over|ud over|mere|længere|flere)\b",
            r"\b(?:som|der)\b[^.;]{0,60}\bikke kan\b[^.;]{0,50}\befter anden lovgivning",
        ),
        -4.0,
        "Øvrige udgifter påhviler borgeren.",
    ),
    Cue(T.EXCLUSIONS, r"\bmedmindre\b", 1.0, "Hjælpen stopper, medmindre behovet består."),
    Cue(
        T.EXCLUSIONS,
        r"(?<!hvis der )(?<!når der )\b(?:søges|ansøges|(?:skal|kan|må) (?:du|borgeren|man|der) (?:i stedet )?"
        r"(?:an)?søge[s]?)\b[^.;]{0,60}\befter\b[^.;]{0,25}§",
        3.4,
        "Hjælp til bad kan du i stedet søge efter § 83.",
    ),
    Cue(
        T.EXCLUSIONS,
        r"\b(?:efter|i|jf\.?) (?:anden lovgivning|andre (?:regler|bestemmelser|paragraffer|love))\b",
        3.4,
        "Behovet må ikke kunne dækkes efter andre regler.",
    ),
    Cue(
        T.EXCLUSIONS,
        r"\b(?:når|hvis|kun)\b[^.;]{0,40}\bikke kan\b[^.;]{0,50}\b"
        r"(?:familie|netværk|pårørende|hjælpemid\w*|på anden (?:vis|måde)|andre steder)",
        3.6,
        "Støtten gives, når du ikke kan få hjælp fra familie eller netværk.",
    ),
    Cue(
        T.EXCLUSIONS,
        r"\b(?:men|dog) (?:\w+ ){0,3}?ikke\b(?! (?:kun|alene|nødvendigvis|mindst|altid|automatisk|krav|"
        r"(?:blive |være |gå )?(?:mindre|under|færre|lavere|kortere)))",
        3.6,
        "Bostøtten tager med til møder, men taler ikke din sag.",
        True,
    ),
    Cue(
        T.EXCLUSIONS,
        r"\b(?:klarer|ordner|løser|sørger|udfører|står) (?:du|borgeren|man) selv\b",
        3.4,
        "Tøjvask klarer du selv.",
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            r"\b(?:sat|sættes|stilles|står) (?:\w+ )?(?:på pause|i bero)\b",
            r"\bikke (?:det|den) rette\b",
            r"\bhører (?:til|hjemme) (?:hos|i)\b[^.;]{0,40}\bikke\b",
        ),
        3.8,
        "Under ferie i udlandet er støtten sat på pause.",
    ),
    Cue(
        T.EXCLUSIONS,
        r"\b(?:netværk|pårørende|familie|frivillig)\w*\b[^.;]{0,50}\b(?:først\b|før (?:du|der|kommunen|støtte))",
        3.6,
        "Vi bruger dit netværk, før du får støtte.",
    ),
    Cue(T.EXCLUSIONS, r"\bgaver?\b|\blåne?r? penge|\btestament\w*", -3.2, "Medarbejderen må ikke modtage gaver."),
    Cue(T.EXCLUSIONS, r"frit (?:leverandør)?valg|frit at vælge", -2.4, "Der er ikke frit valg af leverandør."),
    Cue(
        T.EXCLUSIONS,
        any_of(
            r"(?:klage|indbringes|påklages)",
            r"\bbetaling\b",
            r"\bskema\b",
            r"\bventeliste",
            r"\bikke (?:ryges|rygning|føres journal)|\bryges ikke\b",
            r"ikke (?:er )?muligt at overholde",
            r"overholde\w* (?:frist|sagsbehandlings)",
        ),
        -3.0,
        "Afgørelsen kan ikke indbringes for anden myndighed.",
    ),
    Cue(
        T.EXCLUSIONS,
        any_of(
            r"ikke (?:være|er) (?:bekendt|til fordel)",
            r"ikke udtryk for",
            r"ikke (?:et |stilles )?krav",
            r"ikke nødvendig",
            r"behøver ikke",
            r"ikke (?:kunne )?(?:fremvise|fremlægge|dokumentere)",
        ),
        -3.0,
        "Vurderingen er ikke udtryk for et gennemsnit.",
    ),
)
