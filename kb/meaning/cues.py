"""What does one sentence say: who, what, how much, how it is followed up, what is left out?

Each row adds its weight to one type when its pattern is found. The rows are written for single sentences or bullets; the
heading, the lead-in and the neighbours are weighed in `provisions.py`. Weights: 4 settles the matter anywhere, 3 beats the
doubt of a foreign section, 2 needs a friendly one, 1 only helps. Negative rows take back what a row above gives by mistake.

Clause matters: "Der ydes ikke hjælp til X" leaves X out; "borgere, der ikke selv kan X" says whom the help is for. Rows with
`main_clause` are matched on the text without its subordinate clauses.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from kb.taxonomy import SectionType as T
from kb.text.sieve import Sieve


@dataclass(frozen=True, slots=True)
class Cue:
    """One row; `seen` is an example of our own that the row must find."""

    type: T
    pattern: str
    weight: float
    seen: str
    main_clause: bool = False


_GIVE = (
    r"(?:ydes|yder|gives|giver|tilbydes|tilbyder|bevilges|bevilger|tildeles|tildeler|dækkes|dækker|leveres|leverer|visiteres|udføres|"
    r"udbetales|omfatter|indgår|indeholder|rummer|varetager|varetages|administrerer|stilles|medtages|refunderes|iværksættes|anvendes)"
)
_GIVEN = (
    r"(?:få|modtage|bevilges|ydes|gives|dække\w*|indgå|foregå|dispenseres|tilbydes|tildeles|leveres|anvendes|bruges|benyttes|opnås|kombineres|"
    r"yde|give|tilbyde|bevilge|være|ske|søges|medtages|overføres|spares|opspares|blive bevilget|forvente)"
)
_HELPER = (
    r"(?:\w*(?:medarbejder|hjælper|ledsager|støtteperson|kontaktperson|vejleder|leverandør)(?:en|ne|ens)?|bostøtten|personalet|"
    r"støtten|hjælpen|indsatsen|ydelsen|tilbuddet|ordningen|ledsagelsen|opholdet|kommunen|bistanden)"
)
_PEOPLE = r"(?:borgere|personer|voksne|unge|kvinder|mænd|ægtefæller|pårørende|forældre|mennesker|beboere|dig|den,|dem,)"
_UNIT = r"(?:timer?|minutter|min\.|dage?|døgn|hverdage|uger?|måneder?|mdr\.?|år|gange?|besøg|kontakter|samtaler|mødegange|møder|forløb)"
_NUMBER = r"(?:\d+(?:[.,-]\d+)?|½|en|én|et|ét|to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|fjorten)"

# fmt: off
CUES: tuple[Cue, ...] = (
    # ------------------------------------------------------------------ exclusions
    Cue(T.EXCLUSIONS, rf"\b{_GIVE}\b[^.;:,]{{0,60}}?\b(?:ikke|hverken)\b(?! (?:kun|alene|blot|mindst))", 3.8, "Der ydes ikke støtte til havearbejde.", True),
    Cue(T.EXCLUSIONS, rf"\b(?:ikke|hverken)\b(?! (?:kun|alene|blot|mindst|nødvendigvis))[^.;:]{{0,50}}?\b{_GIVE}\b", 2.6, "Ikke alle opgaver ydes.", True),
    Cue(T.EXCLUSIONS, rf"\b(?:kan|vil|kunne)\b[^.;:]{{0,40}}?\b(?:ikke|aldrig|hverken)\b[^.;:]{{0,40}}?\b{_GIVEN}\b", 3.6, "Støtten kan ikke gives i ferier.", True),
    Cue(T.EXCLUSIONS, rf"\b(?:{_HELPER}|vi|der) (?:\w+ ){{0,2}}?\w{{2,}}[rs] (?:\w+ ){{0,2}}?(?:ikke|intet|ingen)\b(?! (?:kun|alene|blot|mindst))", 3.2, "Hjælperen henter ikke børn.", True),
    Cue(T.EXCLUSIONS, rf"\b\w{{2,}}(?:r|es) (?:{_HELPER}|timerne|der|du|borgeren|borgere) (?:\w+ ){{0,2}}?ikke\b(?! (?:kun|alene|blot|mindst))|\bfår\b[^.;:,]{{0,40}}\bikke\b", 3.0, "Bliver du væk, erstattes timerne ikke.", True),
    Cue(T.EXCLUSIONS, rf"\b(?:{_HELPER}|der|vi) (?:kan|må|skal|vil) (?:\w+ ){{0,2}}?(?:ikke|aldrig)\b(?! (?:kun|alene|blot|mindst|stilles krav))", 3.2, "Hjælperen må ikke passe børn.", True),
    Cue(T.EXCLUSIONS, r"\bhører (?:\w+ )?under\b|\bsøges efter §|\bog ikke (?:af|efter)\b|\ber (?:\w+s|en anden myndigheds|andres) opgave\b|\bi stedet (?:tale|søge|henvende|kontakte|bruge)", 2.6, "Behandling hører under regionen."),
    Cue(T.EXCLUSIONS, r"\b(?:gives|klares|løses|varetages|dækkes|betales|udføres|håndteres) af (?:\w+ ){0,2}?(?:jobcent|region|sundhedsv|sygehus|hospital|skole|uddannelsess|andre|familie|pårørende|værge|bank|udlejer|arbejdsgiver)", 2.6, "Optræning til job klares af jobcentret."),
    Cue(T.EXCLUSIONS, r"ikke (?:er )?omfattet|hører ikke (?:med|under|ind)|ikke en del af|ikke indgå|uden for (?:ordningen|indsatsen|ydelsen|tilbuddet|målgruppen)|er ikke (?:et )?(?:tilbud om|behandling|terapi|en mulighed)", 3.8, "Havearbejde er ikke omfattet."),
    Cue(T.EXCLUSIONS, r"\bikke (?:ret til|berettiget|i målgruppen|i sig selv|bevilling|adgang til)|heller ikke\b", 3.0, "Alder alene giver ikke ret til hjælp."),
    Cue(T.EXCLUSIONS, rf"\b{_GIVE}\b(?: \w+){{0,2}} (?:kun|udelukkende)\b|\b(?:ydes|gives|tilbydes|bevilges|leveres) alene\b|\b(?:kun|alene|udelukkende)\b (?:kan |må )?(?:{_GIVE}|{_GIVEN}|få|til)\b", 3.0, "Hjælpen gives kun på hverdage.", True),
    Cue(T.EXCLUSIONS, r"\bsubsidiær\w*|efter anden lovgivning", 3.0, "Ordningen er subsidiær til hjælp efter anden lovgivning."),
    Cue(T.EXCLUSIONS, r"(?<!ikke )\b(?:kan|skal) (?:i stedet )?(?:klares|dækkes|løses|varetages|afhjælpes|tilgodeses|imødekommes)\b[^.;:]{0,60}\b(?:på anden|af andre|i stedet|af en|af ægtefælle|af familie|hjælpemid)", 2.6, "Behov, der kan dækkes på anden vis, giver ikke hjælp."),
    Cue(T.EXCLUSIONS, r"andre muligheder\b[^.;]{0,40}\b(?:først|afprøv|udtømt|tænkes ind)|(?:afprøve\w*|forsøge\w*|udtømt\w*)\b[^.;]{0,30}\bførst\b|\bi stedet for\b", 2.4, "Andre muligheder skal være afprøvet først."),
    Cue(T.EXCLUSIONS, r"\b(?:bortfalder|afslås|undtaget|undtages|udelukke[rst]?|afvises)\b|\bgive[sr]? afslag\b", 2.8, "Retten bortfalder ved flytning."),
    Cue(T.EXCLUSIONS, r"\b(?:aldrig|under ingen omstændigheder)\b", 2.6, "Personalet må aldrig opbevare nøgler.", True),
    Cue(T.EXCLUSIONS, r"ikke (?:udføres|ydes|gives|leveres|kan gennemføres)?\s*uden (?:at )?(?:borgeren|din|dig|du)", 2.4, "Opgaverne løses ikke uden borgerens deltagelse."),
    Cue(T.EXCLUSIONS, r"har (?:valgt|besluttet) ikke at|gør ikke brug af|er ikke et tilbud", 3.5, "Kommunen har valgt ikke at tilbyde akutpladser."),
    Cue(T.EXCLUSIONS, r"(?:henvises?|henvist) (?:du |borgeren )?til (?!afsnit|bilag|lov|kvalitetsstandard|serviceniveau|§|punkt)", 2.4, "I stedet henvises du til frivillige tilbud."),
    Cue(T.EXCLUSIONS, r"(?:dvs\.|det vil sige) ikke\b|\bog (?:du |borgeren )?ikke bor\b", 3.0, "Borgere i egen bolig, dvs. ikke i botilbud."),
    Cue(T.EXCLUSIONS, r"\b(?!skal|behøver|stilles|forventes|forudsættes|kræves|anses|opleves|vides|lykkes|synes|findes)\w{3,}es(?: \w+){0,2} ikke\b(?! (?:kun|alene|blot|mindst|krav|nødvendigvis))|\bog (?:\w+ ){0,2}?(?!heller|ellers)\w{3,}[rs] ikke\b(?! (?:kun|alene|blot|mindst|sin|sit|sine)\b)", 2.8, "Udgifter til rejser refunderes normalt ikke.", True),
    Cue(T.EXCLUSIONS, r"\båbner (?:\w+ )?ikke (?:for|op for)\b|\b(?:giver|begrunder|berettiger|udløser|medfører|kvalificerer)\b[^.;:,]{0,40}\bikke\b(?! (?:altid|nødvendigvis|kun|alene|blot))|\bikke\b[^.;:,]{0,25}\b(?:give adgang|begrunde|berettige|udløse|grundlag for)", 3.0, "En svær boligsituation begrunder ikke hjælp.", True),
    Cue(T.EXCLUSIONS, r"hører? ikke til\b|(?:falder|ligger|er) uden ?for\b(?! (?:hjemmet|boligen|normal|kommunens grænse|åbningstid|dagtim))|\bhenhører under|\bhenlægges til", 3.4, "Oprydning i udhuse falder uden for ordningen."),
    Cue(T.EXCLUSIONS, r"\b(?:påhviler|ligger hos|overlades til|påtager sig|tilfalder|bestrides af|ydes i stedet af|er (?:det )?\w+s (?:opgave|ansvar))\b", 2.6, "Snerydning ligger hos boligforeningen."),
    Cue(T.EXCLUSIONS, r"\ber (?:derfor |altså |dermed |heller )?(?:ikke|ingen) (?:en |et |nogen )?(?:erstatning|afløser|fast|chauffør|hushjælp|vikar|grundlag|adgang|mulighed|tilbud|sted at|del af|beregnet|tiltænkt|tænkt|egnet)|\b(?:ingen|ikke (?:nogen )?) ?(?:adgang til at|mulighed for at|hjemmel til|personale til)|træde i stedet for", 3.0, "Hjælperen er ikke en fast barnepige."),
    Cue(T.EXCLUSIONS, r"\b(?:kan|har|får)\b[^.;:,]{0,60}\b(?:ægtefælle|pårørende|familie|netværk|nabo|frivillig|forening|værge|arbejdsgiver|samlever)\w*\b[^.;:,]{0,40}\b(?:løfte|klare|overtage|hjælpe|løse|varetage|påtage)\b|\bmå (?:\w+ ){0,3}?(?:familie|pårørende|netværk|flyttefirma|håndværker|nabo)\w*\b[^.;:]{0,40}\b(?:hjælpe|klare|løse|stå)", 2.4, "Kan en nabo klare indkøbet, gives der ikke hjælp til det."),
    Cue(T.EXCLUSIONS, r"\b(?:bevilges|gives|ydes|tilbydes|overvejes|tages i brug|sættes ind) (?:\w+ )?først,? (?:når|hvis|efter)|\bgår forud for\b|\b(?:er|være|skal være|har været) (?:\w+ )?udtømt|\bafprøves (?:altid )?(?:,? ?før|først)|\bskal (?:først|i stedet) (?:bruge|søge|henvende|kontakte|benytte|prøve|afprøve)|\bmå først\b", 2.6, "Besøg i hjemmet gives først, når telefonstøtte er prøvet."),
    Cue(T.EXCLUSIONS, r"\b(?:hjælpes?|henvises?|vises?|sendes?|visiteres?) (?:\w+ )?(?:i stedet |derfor |dertil|hertil|videre til|hen til)|\b(?:visiteres|henvises|tilbydes)\b[^.;:]{0,40}\b(?:i stedet|efter (?:servicelovens )?§)|\bskal søge (?:hos|hjælp hos|om hjælp)\b|\ber det rette\b", 2.2, "Søger man selskab, vises man videre til frivillige."),
    Cue(T.EXCLUSIONS, r"\b(?:skal|må|kan) (?:\w+ )?(?:selv|på egen hånd) (?:\w+ ){0,2}?(?:skaffe|sørge|finde|arrangere|ordne|løse|klare|stå for)", 2.2, "Flytning må borgeren selv sørge for."),
    Cue(T.EXCLUSIONS, r"\bstilles? i bero\b|\bholder (?:vi|\w+en) (?:os|sig) fra\b|\bpå grund af (?:normal )?alder|\baldersbetinge\w*|\bnormal aldring", 2.4, "Bevillingen stilles i bero under et udlandsophold."),
    Cue(T.EXCLUSIONS, r"\bmedmindre\b", 1.0, "Hjælpen stopper, medmindre behovet består."),
    Cue(T.EXCLUSIONS, r"(?<!hvis der )(?<!når der )\b(?:søges|ansøges|(?:skal|kan|må) (?:du|borgeren|man|der) (?:i stedet )?(?:an)?søge[s]?)\b[^.;]{0,60}\befter\b[^.;]{0,25}§", 3.4, "Hjælp til bad kan du i stedet søge efter § 83."),
    Cue(T.EXCLUSIONS, r"\b(?:efter|i|jf\.?) (?:anden lovgivning|andre (?:regler|bestemmelser|paragraffer|love))\b", 3.4, "Behovet må ikke kunne dækkes efter andre regler."),
    Cue(T.EXCLUSIONS, r"\b(?:når|hvis|kun)\b[^.;]{0,40}\bikke kan\b[^.;]{0,50}\b(?:familie|netværk|pårørende|hjælpemid\w*|på anden (?:vis|måde)|andre steder)", 3.6, "Støtten gives, når du ikke kan få hjælp fra familie eller netværk."),
    Cue(T.EXCLUSIONS, r"\b(?:men|dog) (?:\w+ ){0,3}?ikke\b(?! (?:kun|alene|nødvendigvis|mindst|altid|automatisk|krav|(?:blive |være |gå )?(?:mindre|under|færre|lavere|kortere)))", 3.6, "Bostøtten tager med til møder, men taler ikke din sag.", True),
    Cue(T.EXCLUSIONS, r"\b(?:klarer|ordner|løser|sørger|udfører|står) (?:du|borgeren|man) selv\b", 3.4, "Tøjvask klarer du selv."),
    Cue(T.EXCLUSIONS, r"\b(?:sat|sættes|stilles|står) (?:\w+ )?(?:på pause|i bero)\b|\bikke (?:det|den) rette\b|\bhører (?:til|hjemme) (?:hos|i)\b[^.;]{0,40}\bikke\b", 3.8, "Under ferie i udlandet er støtten sat på pause."),
    Cue(T.EXCLUSIONS, r"\b(?:netværk|pårørende|familie|frivillig)\w*\b[^.;]{0,50}\b(?:først\b|før (?:du|der|kommunen|støtte))", 3.6, "Vi bruger dit netværk, før du får støtte."),
    Cue(T.EXCLUSIONS, r"\bgaver?\b|\blåne?r? penge|\btestament\w*", -3.2, "Medarbejderen må ikke modtage gaver."),
    Cue(T.EXCLUSIONS, r"frit (?:leverandør)?valg|frit at vælge", -2.4, "Der er ikke frit valg af leverandør."),
    Cue(T.EXCLUSIONS, r"(?:klage|indbringes|påklages)|\bbetaling\b|\bskema\b|\bventeliste|\bikke (?:ryges|rygning|føres journal)|ikke (?:er )?muligt at overholde|overholde\w* (?:frist|sagsbehandlings)", -3.0, "Afgørelsen kan ikke indbringes for anden myndighed."),
    Cue(T.EXCLUSIONS, r"ikke (?:være|er) (?:bekendt|til fordel)|ikke udtryk for|ikke (?:et |stilles )?krav|ikke nødvendig|behøver ikke|ikke (?:kunne )?(?:fremvise|fremlægge|dokumentere)", -3.0, "Vurderingen er ikke udtryk for et gennemsnit."),
    # ------------------------------------------------------------------ target group
    Cue(T.TARGET_GROUP, r"\bmålgruppe\w*\b[^.;]{0,80}\b(?:er|omfatter|kendetegne\w*|består|udgøres)\b|(?<!ikke )\bi målgruppen\b", 3.2, "Målgruppen er voksne med hjerneskade."),
    Cue(T.TARGET_GROUP, r"\b(?:kommunalbestyrelsen|kommunen|byrådet|vi) (?:skal|kan)(?: (?:efter|jf\.?|i henhold til) [^,;]{0,30}?§+ ?\d+(?: ?[a-d]\b)?,?)? (?:sørge for|tilbyde|yde|give)\b.*\b(?:hvis du|til (?:personer|borgere|voksne)|når du|du har|følge af)", 3.2, "Kommunen skal tilbyde støtte, hvis du har nedsat funktionsevne."),
    Cue(T.TARGET_GROUP, r"\bkommunalbestyrelsen\b[^.;]{0,60}\bhvis du\b", 3.0, "Kommunalbestyrelsen har en særlig pligt, hvis du er syg."),
    Cue(T.TARGET_GROUP, rf"\b(?:kan|skal|vil) (?:kun )?(?:tildeles|bevilges|ydes|tilbydes|gives|modtages|søges)\b[^.;]{{0,40}}\b{_PEOPLE}", 3.0, "Ordningen kan bevilges til borgere i egen bolig."),
    Cue(T.TARGET_GROUP, r"\b(?:tildeles|bevilges|ydes|tilbydes|gives)\b[^.;]{0,25}\b(?:borgere|personer|voksne),? (?:som|der|med|over)\b", 2.6, "Hjælpen ydes til borgere, der bor alene."),
    Cue(T.TARGET_GROUP, r"\b(?:rettet mod|målrettet|henvender sig til|(?:er|tilbud) til (?:dig|borgere|personer|voksne|unge))\b", 2.8, "Tilbuddet henvender sig til unge."),
    Cue(T.TARGET_GROUP, r"\b(?:over|fyldt|under|mellem|fra) (?:de )?(?:1[5-9]|6[0-9]) år|\b18 år (?:eller|og) (?:derover|over|opefter|ældre)|folkepensionsalder", 2.2, "Du skal være fyldt 18 år."),
    Cue(T.TARGET_GROUP, r"nedsat (?:fysisk|psykisk|funktions)|funktionsnedsættelse|særlige sociale problemer|sindslidelse|udviklingshæm|\bmisbrug\b|hjemløs|hjerneskade", 0.9, "Nedsat fysisk funktionsevne."),
    Cue(T.TARGET_GROUP, r"(?:betingelse|forudsætning|krav)\b,? at (?:kommunalbestyrelsen|kommunen) vurderer|(?:betingelse|forudsætning|krav)\b[^.;]{0,50}\b(?:at|er) (?:du|borgeren|behovet|der er)\b[^.;]{0,40}\b(?:har|behov|bor|funktion|nedsat)", 2.6, "Det er et krav, at borgeren har et varigt behov."),
    Cue(T.TARGET_GROUP, r"behov(?:et)?\b[^.;]{0,40}\b(?:konsekvens|følge|skyldes)\b", 2.6, "Behovet skal være en følge af handicappet."),
    Cue(T.TARGET_GROUP, r"\b(?:uanset|ikke .{0,30}bestemt) (?:boform|diagnose|alder)|\bdiagnose[rn]?\b[^.;]{0,40}\b(?:krav|betingelse|automatisk|skal|modtage)", 2.2, "Støtten gives uanset boform."),
    Cue(T.TARGET_GROUP, r"\bborgergruppen\b|\bpersonkreds\w*|kendetegnet ved", 2.6, "Personkredsen er kendetegnet ved svær sygdom."),
    Cue(T.TARGET_GROUP, r"(?:ikke|ude af stand) (?:selv |alene )?(?:er i stand|kan færdes|kan klare|magter)|i stand til at færdes", 1.4, "Du er ikke i stand til at færdes alene."),
    Cue(T.TARGET_GROUP, r"\bret(?:ten)? til\b[^.;]{0,40}\b(?:bevares|efter|hvis|når|fortsæt)|bevarer retten", 2.4, "Du bevarer retten til ledsagelse efter pensionen."),
    Cue(T.TARGET_GROUP, rf"\b(?:er|ordningen er|tænkt|tiltænkt|beregnet|forbeholdt|gælder|findes) (?:for|til) (?:\w+ ){{0,2}}?(?:{_PEOPLE}(?<=[,])|{_PEOPLE}\b)", 2.8, "Ordningen er beregnet til voksne med synstab."),
    Cue(T.TARGET_GROUP, r"\b(?:komme[r]? i betragtning|i betragtning kommer|visiteres kan|kan visiteres|kriteri\w*|modtagerne? (?:er|af)|kredsen af)\b", 2.8, "I betragtning kommer borgere med varige lidelser."),
    Cue(T.TARGET_GROUP, r"\b(?:behøver|skal|kræves) (?:\w+ )?(?:ikke|ingen)\b[^.;]{0,60}\bdiagnose|\bingen (?:øvre |nedre )?aldersgrænse|\bikke selv (?:får|kan|magter|formår|opsøger)\b[^.;]{0,60}\b(?:hjælp|kontakt|støtte)", 2.8, "Du behøver ikke have fået stillet en diagnose."),
    Cue(T.TARGET_GROUP, r"\b(?:kan|kunne) (?:du )?(?:få|modtage|søge)\b[^.;]{0,60}\b(?:hvis|når) (?:du|man|borgeren) (?:har|er|bor|ikke)\b|\b(?:behov(?:et)?|funktionsevne\w*|funktionsnedsættelse\w*|lidelse\w*|handicap\w*|tilstand\w*) (?:skal|må) være\b|\bskal (?:du|borgeren|man|ansøger\w*|den pågældende|vedkommende) (?:have|være i stand|være indstillet|være motiveret|kunne)\b|\b(?:du|borgeren|man|ansøger\w*|den pågældende|vedkommende) (?:skal|må) (?:have (?:et|en|brug)|være (?:i stand|indstillet|motiveret|parat|myndig|fyldt)|kunne)\b", 1.7, "Borgeren skal være i stand til at tage imod vejledning."),
    Cue(T.TARGET_GROUP, r"\b(?:beholder|bevarer)\b[^.;]{0,40}\b(?:ordning|støtte|hjælp|ret|den|bevilling)|\bhvis (?:varigt?|hverdag|dagligdag|nedsatte|funktionsevne)", 2.4, "Voksne, hvis hverdag er præget af svær sygdom."),
    Cue(T.TARGET_GROUP, r"tilvalgsbestemmelse|valgt at (?:gøre brug|bruge)|\buddrag af\b|bestemmelsen er", -2.4, "Det er en tilvalgsbestemmelse."),
    Cue(T.TARGET_GROUP, r"\b(?:gives|ydes|tilbydes|bevilges|henvender sig|gælder) ikke (?:til|for)\b", -3.0, "Støtten gives ikke til børn under 15 år."),
    Cue(T.TARGET_GROUP, r"barn under|børn under|dit barn", -2.0, "Dit barn er under 18 år."),
    # ------------------------------------------------------------------ scope
    Cue(T.SCOPE, rf"\b(?:op til|maksimalt|maksimum|max\.?|maks\.?|mindst|minimum|højst|indtil|over|under|cirka|ca\.)\s(?:\w+ ){{0,2}}?{_NUMBER}\s?(?:\w+ )?{_UNIT}", 3.0, "Der kan gives op til fem timer."),
    Cue(T.SCOPE, rf"\b{_NUMBER}\s?(?:til {_NUMBER} )?{_UNIT}\b[^.;]{{0,15}}\b(?:om|pr\.?|per|i) (?:ugen|måneden|året|dagen|uge|måned|år|dag|døgn|kvartal)", 3.2, "Du får to timer om ugen."),
    Cue(T.SCOPE, r"\b\d+(?:[.,-]\d+)? (?:timer|minutter|kontakter|samtaler|mødegange|besøg)\b|\bmængde (?:timer|døgn)|tidsgrænse|\b(?:en|én) enkelt gang", 2.5, "Forløbet er på 12 samtaler."),
    Cue(T.SCOPE, r"\bhver(?:t)? (?:anden |andet |\d+\. ?)?(?:uge|dag|måned|år)\b|\b(?:ugentlig|daglig|månedlig)t?\b", 1.8, "Der gøres rent hver anden uge."),
    Cue(T.SCOPE, r"(?<!i det )\bomfang(?:et|s)?\b|\bvarighed(?:en)?\b|\budmål\w*|\btimetal\w*|tidsramme|\bhyppighed\w*", 2.4, "Omfanget fastsættes individuelt."),
    Cue(T.SCOPE, r"tidsbegræns\w*|tidsafgræns\w*|\bmidlertidigt? (?:støtte|tilbud|forløb|indsats|døgntilbud)|er midlertidig\w*|længere(?:varende)? periode|kortere periode|afgrænset periode|så længe\b(?! (?:du|borgeren) selv)|ikke være permanent", 2.4, "Støtten er tidsbegrænset."),
    Cue(T.SCOPE, r"\b(?:forlænges|udvides|nedsættes)\b|\blaveste niveau|\b(?:støtte|indsats)niveau(?:er|erne|et)?\b|indsatstrappe|\bklippekort", 2.4, "Forløbet kan forlænges."),
    Cue(T.SCOPE, r"\b(?:opspares?|spare[s]?|opsparing|overføre[s]?)\b[^.;]{0,40}\b(?:timer|tid)|\btimer\b[^.;]{0,40}\b(?:opspar|spare|overfør)", 3.0, "Timer kan opspares."),
    Cue(T.SCOPE, r"\b\d[\d.]*(?:,\d\d)? ?(?:kr\b|kroner)|standardbeløb|\bbeløb svarende", 2.4, "Der gives 1.000 kr. om måneden."),
    Cue(T.SCOPE, r"(?:konkret|individuel)\w*(?:,| og)? (?:konkret |individuel |faglig )\w*vurdering|efter (?:dit|borgerens) (?:individuelle |konkrete )?behov|den enkeltes (?:konkrete )?behov", 0.9, "Tiden fastsættes efter en konkret og individuel vurdering."),
    Cue(T.SCOPE, r"\balle (?:ugens )?dage\b|\bhverdage mellem|mellem kl\.|\bi dagtimerne\b|\bi weekend", 2.4, "Støtten gives alle ugens dage."),
    Cue(T.SCOPE, rf"\b{_NUMBER}\s?(?:en halv |og en halv )?(?:times?|timers|minutters|besøg|gange|kontakter|samtaler|moduler|dage) (?:\w+ ){{0,2}}?(?:ugentligt?|dagligt?|månedligt?|årligt?|om ugen)|\b(?:ugentligt?|dagligt?|månedligt?) {_NUMBER} ?{_UNIT}\b", 2.8, "Der gives tre timers træning ugentligt."),
    Cue(T.SCOPE, r"\btidsubegrænset|\b(?:pladsen|bevillingen|opholdet|støtten|indsatsen|tilbuddet|ydelsen) er (?:som udgangspunkt )?varig\w?\b|\b(?:holder|har|er) (?:\w+ )?(?:ferie)?lukket\b|\blukke(?:r|uge|dage)\b|\bpr\. kalender|\bmoduler?\b|\bpulje\w*\b[^.;]{0,40}\b(?:timer|udbetal|samle)|\btimer(?:ne)?\b[^.;]{0,30}\bpulje|\b(?:løber|strækker? sig|forløber?) (?:over|i) |\bet par gange\b", 2.4, "Tilbuddet holder lukket mellem jul og nytår."),
    Cue(T.SCOPE, r"\b(?:takst|pakke|trin|ydelsesniveau)(?:er|erne|ne|r)?\b[^.;]{0,30}\b(?:lav|mellem|høj|lille|stor|1|a\b)|\b(?:tre|fire|fem|to) (?:pakker|niveauer|trin|takster)\b|\b(?:nattevagt|vågent personale|sovende vagt|døgndækning|om natten)\b", 2.2, "Indsatsen udmåles i fire niveauer."),
    Cue(T.SCOPE, r"i (?:begrænset|et vist|fleksibelt) omfang", 2.0, "Ledsagelse kan i begrænset omfang indgå."),
    Cue(T.SCOPE, r"sagsbehandlingstid|\bafgørelse(?!\w*\b[^.;]{0,60}\btimer)|\bansøgning|\bklage|\bsvar\b|\bfrist(?:en)?\b|modtagelse af|\bvarsel\b|besøges? inden|\bkontaktes?\b[^.]{0,20}inden", -3.4, "Du får afgørelse inden otte uger."),
    Cue(T.SCOPE, r"varierende (?:\w+ ){0,3}varighed|varighed(?:en)? af (?:symptom|sygdom|lidelse)", -2.4, "Symptomer af varierende styrke og varighed."),
    Cue(T.SCOPE, r"opfølg|følge[rs]?\b.{0,40}\bop\b|evaluer|revurder|revisit", -2.4, "Der følges op hver sjette måned."),
    Cue(T.SCOPE, r"\b(?:over|fyldt|under|mellem|fra) (?:de )?(?:1[5-9]|6[0-9])\b|\b18 år\b", -2.6, "Du er over 18 år."),
    Cue(T.SCOPE, r"\btidsudmåling\w*|\btime(?:antal|tal|ramme)\w*|\bhvor mange timer\w*|\bi hvilket omfang (?:du|borgeren|der)\b", 4.0, "Der laves en tidsudmåling ud fra behovet."),
    Cue(T.SCOPE, r"\bhele døgnet\b|\bdøgnet rundt\b|\bi ferier og på helligdage", 3.4, "Støtten kan gives hele døgnet."),
    Cue(T.SCOPE, r"\b(?:hverdage?|weekend\w*|ferier|helligdage|aften\w*)\b,? (?:\w+,? )?(?:og|eller|samt) (?:i |på )?(?:weekend\w*|ferier|helligdage|aften\w*|nat\w*)|\btid(?:en|erne)?\b[^.;]{0,20}\bfordele\w*", 3.4, "Støtten kan bruges i hverdage, weekender og ferier."),
    # ------------------------------------------------------------------ follow-up
    Cue(T.FOLLOW_UP, r"opfølgning(?!splan)|\bfølge[rs]?\b[^.;]{0,70}\bop\b|\bfulgt\b[^.;]{0,30}\bop\b", 4.0, "Kommunen følger op hvert år."),
    Cue(T.FOLLOW_UP, r"\bevaluer\w+|\brevurder\w*|\brevisit\w*|statusmøde|\bstatus(?:notat|rapport)?\b[^.;]{0,40}\b(?:mål|indsats|sagsbehandler)|tage[rs]? (?:der )?stilling til", 3.0, "Støtten evalueres efter et halvt år."),
    Cue(T.FOLLOW_UP, r"\b(?:støtten|indsatsen|hjælpen|bevillingen|forløbet|ordningen|tilbuddet|ydelsen|opholdet)\b[^.;]{0,60}\b(?:afslutte[srt]?|afsluttet|ophører|ophøre|stopper|stoppes|indstilles|justeres|ændres|reguleres)\b|\bafslutter (?:forløbet|støtten|indsatsen|hjælpen)|\bafsluttes (?:støtten|indsatsen|hjælpen|forløbet)", 2.8, "Støtten afsluttes, når målene er nået."),
    Cue(T.FOLLOW_UP, r"\bvurdere[sr]?\b[^.;]{0,60}\b(?:om|hvorvidt)\b[^.;]{0,80}\b(?:fortsæt\w*|fortsat|afslut\w*|opnået|nået|profiterer|stadig)", 3.0, "Det vurderes, om hjælpen skal fortsætte."),
    Cue(T.FOLLOW_UP, r"\bnye mål\b|\bmålene?\b[^.;]{0,25}\b(?:er|bliver) (?:nået|opnået|opfyldt)|nået (?:dine|sine) (?:\w+)?mål", 2.4, "Der opstilles nye mål."),
    Cue(T.FOLLOW_UP, r"handleplan\w*\b[^.;]{0,50}\b(?:justeres|revideres|opdateres|evalueres)|løbende (?:justere|tilpasse|revidere|evaluere)s?|(?:justeres|tilpasses|evalueres|vurderes) løbende", 2.8, "Handleplanen justeres mindst en gang om året."),
    Cue(T.FOLLOW_UP, r"\b(?:gør|gøres|gøre) (?:vi |der |I )?status|\bgenbesøg|\bårsmøde|\bopfølgningsmøde|\bstatusopfølgning|\b(?:sagen|bevillingen|indsatsen|støtten|planen|ordningen|opholdet|hjælpen) (?:gennemgås|genoptages|tages op|vurderes igen|ses efter|drøftes)|\btages? op til (?:fornyet |ny )?(?:overvejelse|vurdering)|\bvurdere[rs]? \w+ (?:på ny|igen)|\btimetallet set efter", 3.2, "Bevillingen gennemgås, når der er gået et år."),
    Cue(T.FOLLOW_UP, r"\b(?:stadig|fortsat|fremdeles) (?:giver mening|har behov|er (?:behov|brug|den rette|det rette)|passer|bor det rigtige)|\b(?:opsiges|standses|trækker (?:vi|\w+en) (?:os|sig)|sættes (?:ned|op)|sat ned|erstattes af en anden)\b|\b(?:når|er) målet? (?:er )?nået|\b(?:pladsen|støtten|hjælpen) (?:kan )?(?:blive givet|gives) til en anden", 2.6, "Vi taler med dig om, hvorvidt hjælpen fortsat er den rette."),
    Cue(T.FOLLOW_UP, r"\b(?:underrette[rs]?|melde[rs]? (?:tilbage|til|om)|indberette[rs]?|orientere[rs]?)\b[^.;]{0,60}\b(?:ændring|fremgang|udvikling|delmål|mål|forhold)\w*|\b(?:ændrer|ændres|forværres|bedres)\b[^.;]{0,60}\b(?:underrettes|kontakte|møde|rådgiver|sagsbehandler)", 2.2, "Udføreren indberetter fremgangen på delmålene."),
    Cue(T.FOLLOW_UP, r"\b(?:møde|besøg|samtale|kontakt|holder|mødes|ringer|besøger)\b[^.;]{0,60}\b(?:efter|hver(?:t)?|mindst|når der er gået|årligt)\b[^.;]{0,25}\b(?:måneder|måned|uger|år|kvartal|halve år|halvår)\b", 1.6, "Der holdes møde med borgeren hver sjette måned."),
    Cue(T.FOLLOW_UP, r"\bmål(?:ene|et)?\b[^.;]{0,30}\b(?:gennemgå\w*|drøfte\w*|ses efter|evaluere\w*)", 3.6, "Målene bliver gennemgået sammen med dig."),
    Cue(T.FOLLOW_UP, r"\b(?:kontakte|besøge|ringe|mødes|tale|høre)[rs]?\b[^.;]{0,60}\bom\b[^.;]{0,30}\b(?:stadig|fortsat)\b", 4.2, "Rådgiveren ringer for at høre, om støtten stadig passer."),
    Cue(T.FOLLOW_UP, r"\b(?:ser|kigger|taler|ringer|hører)\b[^.;]{0,50}\b(?:mål\w*|indsats\w*|støtte\w*|bevilling\w*)\b[^.;]{0,20}\b(?:igen|på ny)\b|\bhører?,? hvordan det går\b", 4.4, "Vi ser på målene igen efter tolv uger."),
    Cue(T.FOLLOW_UP, r"\bklage\w*|genvurder\w*|kvalitetsstandard\w*\b[^.;]{0,60}\b(?:revider|godkend|evaluer)", -4.0, "Klagen genvurderes af kommunen."),
    # ------------------------------------------------------------------ content, where it is not under its own heading
    Cue(T.CONTENT, r"\b(?:støtten?|hjælpen?|indsats(?:en|er)?|ydelsen|tilbuddet|ledsagelsen?|forløbet|bistand(?:en)?|ordningen)\b(?:[^.;]|jf\.){0,60}\b(?:kan bestå|består|kan indeholde|indeholder|(?:kan|skal) (?:også )?omfatte|omfatter|tager form|kan ydes (?:i|som)|gives (?:som(?! udgangspunkt| hovedregel)|i(?! dit| din| borgerens| eget| hjemmet| ferie| uge| op til| en periode| \d))|leveres (?:enten )?(?:som|i form)|(?:gives|ydes|leveres) (?:på hold|over (?:telefon|skærm|video)|ved besøg)|kan (?:\w+ ){0,3}(?:ydes|gives|leveres)[^.;]{0,30}(?:som|i grupper|i form))\b|\bkan (?:støtten|hjælpen|indsatsen|ydelsen|tilbuddet|bistanden) (?:bestå|indeholde|omfatte)", 2.8, "Hjælpen kan bestå af vejledning."),
    Cue(T.CONTENT, r"\b(?:hjælp|støtte|bistand|omsorg|pleje),? (?:\w+,? ){0,2}(?:og|eller|samt) (?:\w+ )?(?:støtte|omsorg|optræning|oplæring|træning|pleje)\b", 2.4, "Hjælp, omsorg og støtte."),
    Cue(T.CONTENT, r"\b(?:tilbydes|gives|ydes) (?:som udgangspunkt )?(?:støtte|hjælp|indsats\w*)? ?i grupper|i grupper (?:eller|og) som|gruppebaseret (?:eller|og) individuel", 2.4, "Støtten ydes i grupper eller individuelt."),
    Cue(T.CONTENT, r"\b(?:vejlederen|medarbejderen|personalet|støttepersonen|kontaktpersonen|bostøtten|ledsageren|afløseren|hjælperen|vi|mentoren|pædagogen) (?:kan |vil |skal )?(?:\w+ )?(?:hjælper|hjælpe|støtter|støtte|guider|guide|vejleder|øver|træner|træne|opsøger|følger|går med|tager med|lytter|motiverer|bygger bro|træder til|sætter sig)\b(?![^.;]*\bikke\b)", 1.8, "Vejlederen hjælper med at læse breve og lave aftaler."),
    Cue(T.CONTENT, r"\b(?:udmøntes|tilrettelægges|foregår|gives|leveres) som\b|\bkan (?:eksempelvis|for eksempel|f\.eks\.|fx)\b|\b(?:metode(?:n|rne)|indsatsen|støtten) er\b[^.;]{0,40}\b(?:samtale|vejledning|øvelse|motiver|visualisering)|\b(?:øvelse|oplæring|oprydning|samvær|fælles (?:måltider|spisning|pauser|madlavning)|aktiviteter som)\b", 1.6, "Hjælpen udmøntes som øvelse og samtale."),
    Cue(T.CONTENT, r"\begenbetaling|\bbrugerbetaling|\b(?:afholder?|betaler?) (?:du|borgeren) selv\b|\bgratis\b", -2.4, "Der er ingen egenbetaling."),
    Cue(T.CONTENT, r"\blæse?r?\b(?! (?:breve|post|op\b))[^.;]{0,12}\b(?:mere|om|videre|eksempler)\b|\borientere dig\b|\bhjemmeside\b|\bvil du vide mere\b|\b(?:ringe til|kontakte|skrive til) os\b|\bprincipafgørelse\w*|\bprincipmeddelelse\w*", -2.4, "Du kan læse mere på hjemmesiden."),
    Cue(T.CONTENT, r"beskrevet (?:nærmere )?i (?:bilag|afsnit)|\bfremgår af|bero\w* (?:altid )?på en|\ber et (?:\w+ )?redskab|vurderes|ud fra en \w+ vurdering", -1.8, "Metoden er beskrevet i bilag 1."),
    Cue(T.CONTENT, r"\b(?:råd og vejledning|rådgivning og vejledning|optræning|guidning|samtaler om|træning (?:i|af)|støtte til at)\b", 0.8, "Støtte til at lave mad."),
)
# fmt: on

_SUBORDINATE_RE = re.compile(
    r"(?:,\s*(?:også |især |men kun )?(?:der|som|hvor|hvis|såfremt|når|selvom|selv om|da|fordi|medmindre)\b|^(?:hvis|såfremt|når|selvom|selv om)\b|\bhvis (?:du|borgeren|der)\b)[^,.;:]*",
    re.IGNORECASE,
)


def main_clause(text: str) -> str:
    """The text without its subordinate clauses, roughly: enough to see whether "ikke" belongs to the main verb.

    >>> main_clause("Hvis du ikke selv kan handle, ydes hjælp til indkøb.")
    ', ydes hjælp til indkøb.'
    """
    return _SUBORDINATE_RE.sub("", text)


@cache
def _sieve() -> Sieve:
    return Sieve([cue.pattern for cue in CUES])


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The cues of one sentence: the sum for each type and the phrases that gave it."""

    sums: dict[T, float]
    phrases: dict[T, tuple[str, ...]]


def weigh(text: str) -> Weighed:
    """Sum of the cues for each core type, with the words that were found.

    >>> weigh("Der ydes ikke støtte til flytning.").sums[T.EXCLUSIONS] > 3
    True
    """
    sums: dict[T, float] = defaultdict(float)
    phrases: dict[T, list[str]] = defaultdict(list)
    main = main_clause(text)
    best: dict[T, float] = {}
    for at in _sieve().candidates(f"{text}\n{main}"):
        cue = CUES[at]
        match = _compiled(cue.pattern).search(main if cue.main_clause else text)
        if match is None:
            continue
        phrases[cue.type].append(match[0])
        # Positive cues of one type often see the same words: the strongest counts in full, the others a quarter.
        if cue.weight > 0:
            strongest = best.get(cue.type, 0.0)
            sums[cue.type] += max(0.0, cue.weight - strongest) + 0.25 * min(cue.weight, strongest)
            best[cue.type] = max(strongest, cue.weight)
        else:
            sums[cue.type] += cue.weight
    return Weighed(dict(sums), {kind: tuple(found) for kind, found in phrases.items()})
