"""What does a heading say that its section is about?

Rows are tried in order; the first that matches decides, so the narrow ones stand first. Each row brings the heading that
made us write it, and that heading is its test. Headings are matched folded: lower case, without number and end mark.

Order of the table: words that turn the meaning round (ikke, undtaget) before the words they turn round (få hjælp,
målgruppe); the document's own purpose and reading guide before "formål"; questions about follow-up before "hvor ofte".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kb.taxonomy import SectionType as T
from kb.text.sieve import Sieve


@dataclass(frozen=True, slots=True)
class HeadingRule:
    """One row: what it decides, by which words, seen in which heading."""

    type: T
    pattern: str
    seen: str
    confidence: float = 0.95

    @property
    def name(self) -> str:
        return f"overskrift »{self.seen}«"


# The words a municipality has for what it gives.
SERVICE = (
    r"(?:ydelsen|ydelserne|ydelse|indsatsen|indsatserne|indsatser|indsats|hjælpen|hjælp|støtten|støtte|tilbuddet|tilbuddene|"
    r"tilbud|forløbet|forløb|bevillingen|bevilling|ordningen|ordning|behandlingen|behandling|opholdet|ophold|plejen|"
    r"træningen|træning|ledsagelsen|ledsagelse|servicen|service|aflastningen|aflastning|madservice)"
)
DOCUMENT = r"(?:kvalitetsstandard\w*|serviceniveau(?:et|er|erne)?|ydelsesbeskrivelser|indsatskatalog\w*|hæftet|standarden|dokumentet|håndbogen|kataloget|ydelseskatalog\w*|pjecen)"

# fmt: off
HEADING_RULES: tuple[HeadingRule, ...] = (
    # --- the document about itself
    HeadingRule(T.GENERAL, r"^(?:til|fra|emne|dato|vedr|vedrørende|j\.? ?nr|sagsnr)\.?:", "Til: Medarbejdere i Visitationen"),
    HeadingRule(T.SCOPE, r"^(?:kommunens )?serviceniveau(?:et)?(?: og .*)?$", "Serviceniveau", 0.8),
    HeadingRule(T.GENERAL, rf"formål\w*\b.*\b{DOCUMENT}|{DOCUMENT}s? (?:formål|opbygning)", "Hvad er formålet med en kvalitetsstandard?"),
    HeadingRule(T.GENERAL, rf"\blæse?r? (?:jeg|du|man|vi)\b|læsevejledning|sådan (?:læse|bruge)|hvorfor (?:en |et |har vi )?{DOCUMENT}|^ord(?:,| der |forklaring|liste|$)", "Hvordan læser jeg denne kvalitetsstandard?"),
    HeadingRule(T.GENERAL, r"^læs (?:dette|det her|her|denne \w+) først", "Læs dette først"),
    HeadingRule(T.GENERAL, rf"^hvad er (?:en|et) {DOCUMENT}|^(?:generelt? |generel )?(?:information )?om {DOCUMENT}", "Hvad er en kvalitetsstandard?"),
    HeadingRule(T.GENERAL, r"^(?:forord|indledning|introduktion|præsentation|(?:sagens )?baggrund|velkommen)\b", "Indledning"),
    HeadingRule(T.GENERAL, r"^(?:generel\w*|general) (?:information|del|oplysning)|^generelt$|^general?e bestemmelser", "GENEREL INFORMATION"),
    HeadingRule(T.GENERAL, r"\bpolitisk\w*\b.*\b(?:mål|vision)|^vision\w*\b|^mission\b|kerneopgave|^mest muligt", "Lokale politiske mål"),
    HeadingRule(T.GENERAL, r"^(?:indstilling|sagsfremstilling|beslutning|resum[eé]|historik|sagshistorik|tidsperspektiv|høring|inddragelse og høring)$", "Sagsfremstilling"),
    HeadingRule(T.GENERAL, r"^rammer$|organisering|^begreber|^definitioner|^omfattede ydelser", "Rammer"),
    HeadingRule(T.GENERAL, rf"^(?:vejledende )?{DOCUMENT}(?:$| (?:på|inden for|for|vedrørende|efter|om)\b)(?!.*omfatter)|anvendelsesområde", "Kvalitetsstandarder"),
    HeadingRule(T.GENERAL, r"^(?:regulativ|retningslinje|standard|notat|vejledning|katalog|serviceniveau)\w*s (?:status|gyldighed|karakter|retsvirkning)$|^ikrafttræden?", "Regulativets status", 0.9),
    HeadingRule(T.GENERAL, r"^fælles for\b", "Fælles for alle ydelser", 0.9),
    # --- law
    HeadingRule(T.GENERAL, r"^(?:fælles|indledende|almindelige) (?:regler|bestemmelser|rammer|vilkår|principper|forhold|del)\b", "Fælles bestemmelser"),
    HeadingRule(T.LEGAL_BASIS, r"lovgrundlag|lovhjemmel|^lov(?:en)?$|^hjemmel\b|retsgrundlag|retligt grundlag|juridisk grundlag|lovgivning(?:en)?$|lovmæssig|uddrag af lov", "Lovgrundlag"),
    HeadingRule(T.LEGAL_BASIS, r"^(?:lov om|bekendtgørelse om|vejledning om)\b(?!.*§ ?\d+ ?[a-d]?$)|^(?:principper og )overordnede værdier$", "Lov om Social Service (serviceloven)"),
    HeadingRule(T.LEGAL_BASIS, r"^§+ ?\d+ ?[a-z]?\.?$", "§ 82 a"),
    # --- disagreement: before what "ikke" and "afgørelse" say
    HeadingRule(T.COMPLAINT, r"\buenig\w*|\bikke (?:er )?enig\w*|\bmedhold\b|\b(?:hvis|når) (?:du|jeg) får (?:et )?afslag|rettigheder ved afslag|\bpåklage", "Hvis du ikke er enig i afgørelsen"),
    # --- what is left out: before everything that "ikke" turns round
    HeadingRule(T.EXCLUSIONS, r"\b(?:ikke|aldrig|ej)\b.*\b(?:få|fås|modtage|omfatt\w*|indgår?|dække\w*|yde[rs]?|gives?|bevilge[st]?|tilbyde[rs]?|hjælp\w*|støtte\w*|målgruppe\w*|ret)\b", "Hvad kan du ikke få hjælp til?"),
    HeadingRule(T.EXCLUSIONS, r"\b(?:få[rs]?|modtage|omfatt\w*|indgår?|dække\w*|yde[rs]?|gives?|bevilge[st]?|tilbyde[rs]?|levere[rs]?|består|er|kan)\b.*\b(?:ikke|ej)\b", "Støtten omfatter ikke"),
    HeadingRule(T.EXCLUSIONS, r"\bindeholder(?: \w+)? ikke\b|^(?:ydes|gives|leveres|dækkes|bevilges) ikke$", "Indeholder ikke"),
    HeadingRule(T.EXCLUSIONS, r"^(?!hvis|når)(?!.*\b(?:betal|koste|kunne|møde|komme))[^,]*\b(?:må|kan|hjælper|støtter|gør|bruges)\b[^,]*\bikke(?: (?:med|til|bruges til|anvendes til))?$", "Det hjælper vi ikke med", 0.9),
    HeadingRule(T.EXCLUSIONS, r"\bikke\b[^,]*\b(?:bruges|anvendes) til$|\bsvaret er nej$", "Hvad ordningen ikke kan bruges til"),
    HeadingRule(T.EXCLUSIONS, r"^ikke\b", "Ikke behandling", 0.8),
    HeadingRule(T.EXCLUSIONS, r"undtag|uden for (?:målgruppe|ordning|ydelse|indsats|bistand|støtte|tilbud)|udenfor målgruppe|falder uden\s?for|afslagskriteri|eksklusion", "Borgere uden for målgruppen"),
    HeadingRule(T.EXCLUSIONS, r"\bandre(?:s)?\b.*\b(?:ansvar\w*|tager sig af|står for|løser|opgaver?)\b", "Opgaver, andre tager sig af", 0.85),
    HeadingRule(T.EXCLUSIONS, r"\b(?:siger|får|må sige) (?:\w+ )?nej\b|\b(?:giver|gives) afslag\b|\bgrunde til afslag", "Hvornår siger vi nej?", 0.85),
    HeadingRule(T.EXCLUSIONS, r"\b(?:finde[rs]?|få[rs]?|søge[rs]?|klare[rs]?)\b.*\b(?:et andet sted|andre steder|andetsteds|hos andre)$", "Hvad må du finde et andet sted?", 0.9),
    HeadingRule(T.INTERFACES, r"^snit(?:tet)? (?:til|mod|mellem)\b", "Snit til anden hjælp"),
    HeadingRule(T.INTERFACES, r"afgrænsning (?:til|mellem|over ?for|i forhold til|mod)|snitflade|grænseflade|gråzone", "Snitflader til andre bestemmelser"),
    HeadingRule(T.EXCLUSIONS, r"afgrænsning|begrænsning(?:er)? (?:i|for|af)|^begrænsninger", "Afgrænsning"),
    HeadingRule(T.INTERFACES, r"sammenhæng (?:med|til|mellem)|^kombination(?:er|en)?\b|\bkan kombineres|samspil med|anden lovgivning|øvrige (?:tilbud|indsatser|muligheder|bestemmelser)|^andre (?:tilbud|indsatser|muligheder|bestemmelser|ydelser|støtte)|i forhold til andre", "Sammenhæng med andre bestemmelser"),
    HeadingRule(T.INTERFACES, r"\bgrænser? (?:til|mod|mellem)\b|\b(?:anden|andre) (?:hjælp|støtte|ydelser?|tilbud|indsatser?)\b.*\bsamtidig", "Grænser til andre ydelser"),
    # --- complaint, payment, follow-up: single-minded words
    HeadingRule(T.COMPLAINT, r"\bklage\w*|\banke(?:mulighed\w*|vejledning\w*|adgang)?\b|utilfreds(?! ?hed)", "Klagemuligheder"),
    HeadingRule(T.PAYMENT, r"egenbetaling|brugerbetaling|\bbetal\w*|\bkoster?\b|\bpris(?:en|er)?\b|\btakst\w*|egne udgifter|^udgifter", "Hvad koster hjælpen?"),
    HeadingRule(T.PAYMENT, r"\bgratis\b|\bgebyr\w*|\bomkostning\w*|\bøkonomi(?:en)? (?:for|ved|i forbindelse)|\bhvem (?:afholder|dækker) udgift", "Er det gratis?"),
    HeadingRule(T.PAYMENT, r"^økonomi$", "Økonomi", 0.4),
    HeadingRule(T.PAYMENT, r"\bvederlag(?:et)?\b", "Vederlag"),
    HeadingRule(T.FOLLOW_UP, rf"^tilsyn(?:et)? med {SERVICE}$", "Tilsyn med bevillingen"),
    HeadingRule(T.FOLLOW_UP, r"opfølgning|\bfølge[rs]?\b.*\bop\b|\brevurdering|\brevisitation|evaluering af|^evaluering|\bevaluere[st]?\b|\bfulgt op\b|(?:ændring|ophør) af (?:hjælp|støtte|ydelse|indsats)", "Hvordan følges der op på ydelsen?"),
    HeadingRule(T.FOLLOW_UP, r"\b(?:gen|re)vurder\w*|\bjustering\w*|\bstatus(?:møde\w*|samtale\w*|opfølgning\w*)?\b|\bmidtvejs\w*", "Genvurdering af bevillingen"),
    HeadingRule(T.FOLLOW_UP, r"\b(?:ser|kigger|vurderer|taler)\b.*\b(?:igen|på ny)\b|\bhvad sker der (?:bagefter|efter\b)", "Vi ser på din bevilling igen"),
    HeadingRule(T.FOLLOW_UP, r"\b(?:stopper|slutter|ophører|udløber|afsluttes)\b|^(?:afslutning|ophør)\b|\b(?:afslutning|ophør) af\b", "Hvornår stopper hjælpen?", 0.9),
    HeadingRule(T.FOLLOW_UP, r"\bbehov\w*\b.*\bændre\w*|\bændre\w* (?:behov|situation)|\bændringer i (?:dit|din|borgerens)", "Når dit behov ændrer sig", 0.9),
    # --- purpose, and its traps
    HeadingRule(T.CONTENT, r"opfylde[rs]? .*formål", "Hvordan opfylder vi formålet?"),
    HeadingRule(T.PURPOSE, r"\bformål\w*|\bmålet med\b|^mål(?:sætning)? (?:for|med)|hvorfor (?:yder|giver|tilbyder)|\bfå ud af\b|hvad er målet|\bskal .*\bføre til\b|hvad vil vi opnå", "Formålet med støtten"),
    HeadingRule(T.PURPOSE, r"\bopnå\w*\b|\bambition\w*|\bhensigt\w*|\bsigte[t]? med|\bhvorfor (?:har|findes|er der|tilbyder)\b|\bønskede? (?:effekt|resultat)\w*|\bdet vil vi(?: gerne)?$", "Det vil vi gerne opnå", 0.9),
    # --- quality
    HeadingRule(T.QUALITY, r"kvalitet(?!sstandard)\w*|\bværdi(?:er|grundlag\w*|sæt)\b|brugertilfreds|tilfredshed|egenkontrol|succeskriteri|brugerundersøg|brugerindflydelse", "Kvalitetsmål"),
    HeadingRule(T.QUALITY, r"\bforvente\w*\b.*\b(?:af|fra) (?:os|kommunen|medarbejder\w*|personalet|hjælperen|leverandøren)\b|\bløfter?\b|\bservice(?:mål|garanti)\w*|\bhvordan måler vi", "Det kan du forvente af os", 0.85),
    HeadingRule(T.QUALITY, r"^(?:kommunens |intern[te]? )?(?:tilsyn|kontrol)\b|\btilsyn(?:et)?$", "Tilsyn"),
    # --- who
    HeadingRule(T.TARGET_GROUP, r"^(?:modtagere?n?|ansøgere?n?|hvem|til hvem|personer|borgere)$", "Modtager", 0.9),
    HeadingRule(T.CONDITIONS, r"^(?:borgeren(?: selv)?|dig selv)$", "Borgeren"),
    HeadingRule(T.DELIVERY, r"^(?:ledsager|hjælper|medarbejder|støtteperson)(?:en|e|ne)?$", "Ledsageren", 0.9),
    HeadingRule(T.PROCEDURE, r"\bvisiterer\b|hvem (?:bevilger|træffer|afgør|vurderer)|hvem (?:skal|kan) (?:jeg|du) (?:kontakte|henvende)", "Hvem visiterer til indsatsen?"),
    HeadingRule(T.TARGET_GROUP, r"\bhvem (?:støtter|hjælper|tilbyder|giver|yder) (?:vi|kommunen)\b|\bnoget for (?:mig|dig)\b", "Hvem støtter vi?"),
    HeadingRule(T.DELIVERY, r"\bhvem\b.*\b(?:lever\w*|udfør\w*|yder|løser|hjælper|besvarer|står for|giver|varetager|arbejder|skal hjælpe|er (?:ledsager|hjælper|kontaktperson)\w*)\b", "Hvem leverer ydelsen?"),
    HeadingRule(T.DELIVERY, r"frit ?valg|valg af leverandør|vælge\w* (?:leverandør|hvem)|\b(?:jeg|du|man|borgeren) selv vælge$|bestemme,? hvem|leverandør|udfører(?:e|en|krav)?\b", "Frit valg af leverandør"),
    HeadingRule(T.TARGET_GROUP, r"målgruppe|\bhvem (?:kan|får|har|gælder|henvender|omfatter)\b|\bhvem er (?:\w+ )?(?:omfattet|berettiget|i målgruppen|målgruppen|for|til)\b|modtagere? af|\bpersonkreds|henvender .* sig til|for hvem", "Hvem kan modtage støtten?"),
    HeadingRule(T.TARGET_GROUP, r"visitationskriteri|tildelingskriteri|bevillingskriteri|^kriterier|betingelser for (?:at|bevilling|tildeling|hjælp|støtte)|grundlag for bevilling|hvornår (?:kan|har) (?:jeg|du|man|borgeren) (?:få|ret|modtage)|berettiget|hvad skal der til for", "Visitationskriterier"),
    HeadingRule(T.TARGET_GROUP, r"\b(?:adgangs|optagelses|indskrivnings)(?:kriteri|krav|betingelse)\w*|\b(?:krav|betingelser?|kriteri\w*) for (?:at|modtagelse|bevilling|støtten|hjælpen|ydelsen)", "Adgangskriterier"),
    HeadingRule(T.TARGET_GROUP, r"^(?:kan )?(?:tildeles|bevilges|gives|ydes|visiteres|tilbydes)(?: \w+)? til$|^(?:kan )?(?:søges|modtages) af$|^henvender sig til$", "Tildeles til"),
    HeadingRule(T.TARGET_GROUP, r"^betingelser(?:ne)?$", "Betingelser", 0.7),
    HeadingRule(T.TARGET_GROUP, r"^(?:borgere|personer|voksne|unge|mennesker|ældre),? (?:med|der|som|over|fra|mellem|i)\b", "Voksne med nedsat funktionsevne", 0.7),
    HeadingRule(T.TARGET_GROUP, r"funktionsniveau (?:frem for|før|og ikke) diagnose|^diagnose|alderssvarende|aldersgrænse", "Funktionsniveau før diagnose", 0.7),
    # --- what is asked of the citizen
    HeadingRule(T.CONDITIONS, r"\bdin (?:egen )?rolle\b|\bforhindret\b|\bafbud\b|\bdet beder vi\b|\bbeder (?:vi )?(?:dig|om)\b|\b(?:dine|borgerens) (?:pligter|opgaver)\b|\bbrug for fra dig\b", "Din rolle i forløbet"),
    HeadingRule(T.PROCEDURE, r"\bskal (?:jeg|du|man|borgeren) gøre\b.*\b(?:for at|hvis|når) (?:\w+ )?(?:få|søge|modtage|vil)\b", "Hvad skal jeg gøre for at få støtte?"),
    HeadingRule(T.CONDITIONS, r"forudsætning|forvent\w* (?:til|vi|af|kommunen)|krav til (?:borger|dig|modtager|bruger)|\bbidrage|\bdit ansvar|skal (?:du|jeg|borgeren)(?: \w+)? (?:selv|gøre|bidrage)|noget,? (?:jeg|du) skal|medvirke|din egen indsats|egen indsats|arbejdsmiljø|forventninger", "Hvad skal du bidrage med i forløbet?"),
    HeadingRule(T.CONDITIONS, r"^(?:borgeren|modtageren|du) skal(?: selv)?$|^samarbejdet$", "Borgeren skal", 0.9),
    # --- how much, how long, how often
    HeadingRule(T.SCOPE, r"^niveauer(?:ne)?$|^niveau [a-zæøå]+ [a-zæøå]+", "Niveau Fremmøde Personale pr. borger", 0.9),
    HeadingRule(T.PROCEDURE, r"^(?:svar|behandlings|ekspeditions)tid(?:er|en)?$|^svarfrist", "Svartid"),
    HeadingRule(T.PROCEDURE, r"\bhvor lang tid (?:tager det|går der|tager (?:min |en )?(?:sag|ansøg|behandling)\w*|skal (?:jeg|du) vente)|\bhvornår (?:får|kan) (?:jeg|du|man)\b.*\b(?:svar|besked)\b|\bventetid", "Hvor lang tid tager det?"),
    HeadingRule(T.SCOPE, r"^så (?:meget|længe|ofte|tit|mange)\b|\bhvor tit\b", "Så meget hjælp kan du få"),
    HeadingRule(T.SCOPE, r"\blængde\w*|\btimer\b|\btimetal\w*|\btid til\b|\bperioden?\b|tidsbegræns\w*|\bmaksim\w*|\bloft\b|\bmængden?\b", "Støttens længde", 0.9),
    HeadingRule(T.SCOPE, r"\bomfang|hyppighed|varighed|tidsramme|tidsforbrug|udmåling|\bhvor (?:meget|længe|ofte|mange|lang tid)\b|midlertidige? (?:forløb|støtte)$|støttens størrelse|tildelte timer|^antal\b", "Ydelsens omfang"),
    # --- case handling
    HeadingRule(T.PROCEDURE, r"sagsbehandling|sagsgang|\bansøg|\bsøge[rs]?\b|partshøring|tids?frist|\bfrister?\b|\bvisitation(?!skrit)|\bvisitering|tildeling|kompetencefordeling|handleplan|voksenudrednings|\bvum\b|\budredning|bevillingskompetence|hvordan (?:får|kan) (?:jeg|du|man|borgeren)|hvordan (?:tildeles|bevilges|vurderes|foregår|træffes)|dit første møde|når du (?:søger|henvender)|mødet med|samtykke|fælles opgave|undersøgelse", "Visitation og sagsbehandling"),
    HeadingRule(T.CONTACT, r"^(?:personlig |telefonisk )?henvendelse(?:r|n)?$|^(?:henvendelse|kontakt) (?:til|hos)\b", "Henvendelse", 0.5),
    HeadingRule(T.PROCEDURE, r"henvendelse", "Fra henvendelse til hjælp"),
    HeadingRule(T.PROCEDURE, r"afgørelse", "Afgørelsen", 0.9),
    HeadingRule(T.PROCEDURE, r"^sådan (?:gør|søger|ansøger|får|kommer|vurderer|visiterer|behandler)\b|\bhvor (?:henvender|søger|ringer)\b|\bhvad gør (?:jeg|du|man)\b|\btrin for trin|\bfremgangsmåde|\b(?:din|min|dit|min) sag\b|\bfra (?:henvendelse|ansøgning)", "Sådan får du støtte", 0.9),
    # --- who gives it, where, when
    HeadingRule(T.CONTENT, r"^(?:det|hvad)(?: der)? (?:leveres|ydes|tilbydes|bevilges)(?: der)?$", "Hvad der leveres"),
    HeadingRule(T.DELIVERY, r"\bhvor (?:\w+ )?(?:ydes|leveres|foregår|finder|gives|bor|kan (?:du|jeg|man)|udføres)\b|\bhvordan (?:leveres|ydes|udføres|gives|tilrettelægges|vil du blive)\b|\bhvornår (?:leveres|ydes|gives|udføres|starter|sker|kan hjælpen)\b|levering|leveres|udførelse|fleksib|bytte|personale|medarbejdere|kompetence|dokumentation|tilbagemelding|vikar|aflysning|igangsættelse|opstart|digitale løsninger|velfærdsteknologi|\bsted\b|kontaktpersoner?$", "Hvor leveres indsatsen?"),
    HeadingRule(T.DELIVERY, r"\bhvem kommer\b|\bhvornår på (?:dagen|ugen)|\bhvor og hvornår|\berstatnings\w*|\b(?:medarbejder|hjælper|kontaktperson|ledsager)(?:en|ens)?\b.*\b(?:syg|ferie|fravær|udebliver)|\bferie og sygdom", "Hvis din medarbejder er syg", 0.9),
    # --- what it holds
    HeadingRule(T.CONTENT, rf"\bindhold\w*|\bhvad (?:indeholder|indgår|omfatter|består|dækker|kan (?:jeg|du|man|borgeren|der) (?:få|søge|modtage|ydes)|kan \w+ (?:hjælpe|støtte|bistå)|kan (?:indgå|{SERVICE}))|{SERVICE}s? (?:omfatter|art|indhold|består)|aktiviteter|mulige (?:indsatser|ydelser)|\bhvilke\w*(?: \w+)? (?:behov|indsats\w*|opgaver|ydelser|hjælp|støtte|typer|former)|indsatsområde|eksempler på|beskrivelse af (?:ydelse|indsats|tilbud)|{SERVICE}sbeskrivelse|^temaer\b|hvad omhandler|hvad får", "Hvad indeholder ydelsen?"),
    HeadingRule(T.CONTENT, r"\b(?:må|kan|skal|bør)\b.*\b(?:bruge[rs]?|anvende[rs]?)\b.*\btil$|^anvendelse$", "Hvad må jeg bruge timerne til?", 0.9),
    HeadingRule(T.CONTENT, r"^(?:kan )?(?:indeholder?|omfatter?|dækker?|bestå(?:r)? (?:af|i))$", "Indeholder"),
    HeadingRule(T.CONTENT, r"^hvad går\b.*\bud på|^hvad (?:laver|gør) vi\b|\bkan (?:støtten|hjælpen|indsatsen|et forløb) se ud", "Hvad går støtten ud på?"),
    HeadingRule(T.CONTENT, r"^(?:det|her|dette|vi) (?:kan|får|indeholder|omfatter|tilbyder|hjælper|støtter)\b(?!.*\b(?:ikke|selv|forvente)\b)|^vores (?:tilbud|indsats\w*|hjælp|støtte)$|^sådan (?:hjælper|støtter|arbejder|foregår|kan)\b", "Her kan vi hjælpe", 0.85),
    HeadingRule(T.CONTENT, r"\b(?:former|typer|slags) (?:for|af)?\b|\bmetoder?\b|\barbejdsmetode|\bmuligheder i\b", "Former for støtte", 0.7),
    HeadingRule(T.CONTENT, r"^hvad er (?!vigtig|god)(?:en |et |den |det )?\w+", "Hvad er personlig pleje?", 0.5),
    # --- the rest
    HeadingRule(T.REMARKS, r"bemærkning|særlige forhold|^særligt?\b(?! om)|^vær opmærksom|værd at vide|godt at vide|^andet$|^øvrigt$|^diverse|supplerende oplysning|^bemærk\b", "Særlige bemærkninger"),
    HeadingRule(T.REMARKS, r"\b(?:skal|bør) (?:du |man )?(?:også )?vide\b|\bvigtigt at (?:vide|huske)\b", "Andet, du skal vide"),
    HeadingRule(T.CONTACT, r"^spørgsmål til\b", "Spørgsmål til notatet", 0.9),
    HeadingRule(T.CONTACT, r"^kontakt\b(?!person)|kontakt(?:oplysning|info)|^åbningstid|^telefon|^find os|yderligere (?:information|oplysning)|^her kan du|vil du vide mere|spørgsmål\?*$", "Kontakt"),
    HeadingRule(T.LEGAL_BASIS, r"^paragraf(?:fer|fen)?\b|\bjura\b|\bjuridisk\w*|\bhvad siger (?:loven|reglerne)|\blovtekst|\bregelgrundlag|\bgældende regler", "Hvad siger loven?"),
    HeadingRule(T.PROCEDURE, r"\bbevilling", "Bevilling", 0.7),
    HeadingRule(T.CONDITIONS, r"\bkrav\b", "Krav", 0.5),
    HeadingRule(T.SCOPE, r"^(?:ydelses|støtte|indsats)?pakker?(?:ne)?$", "Pakker", 0.8),
    HeadingRule(T.SCOPE, r"støtteniveau|\bniveauer?\b", "Støtteniveauer", 0.4),
    HeadingRule(T.CONTENT, r"^(?:social|støtte|hjælp|indsatser|aflastning|afløsning|praktisk|kreativ|fælles)|^(?:egenomsorg|mobilitet|samfundsliv|kommunikation|relationer|sundhed\w*|socialt liv|omgivelser)$", "Praktiske opgaver i hjemmet", 0.4),
)
# fmt: on

SURELY = 0.9
_NUMBER_RE = re.compile(
    r"^\s*(?:\d{1,2}\.?[a-h][.)]?\s+(?=[a-zæøå]{3})"
    r"|(?:(?:kapitel|afsnit|punkt|pkt\.?)\s+)?\d+(?:\.\d+)*\s*[.):]?|[a-p](?:\.(?=\s)|\.?\d+(?:\.\d+)*[.:]?\s)"
    r"|§\s?\d{1,2}\.?\s+(?=[a-zæøå]{4}))\s*",
    re.IGNORECASE,
)
# "Indhold og omfang", "Levering, pris og opfølgning": single words side by side; the first has the text's beginning.
_FIRST_NAMED_RE = re.compile(r"^((?!andre?t?\b|øvrige?\b|hv)\w+)(?:, \w+)* og \w+$")
_END_RE = re.compile(r"[\s?:.!]+$")


def fold_heading(text: str) -> str:
    """A heading as the rules read it.

    >>> fold_heading("2.1 HVAD ER STØTTENS INDHOLD?")
    'hvad er støttens indhold'
    """
    flat = " ".join(text.split()).casefold()
    return _END_RE.sub("", _NUMBER_RE.sub("", flat, count=1)).strip(" -–•")


@cache
def _sieve() -> Sieve:
    return Sieve([rule.pattern for rule in HEADING_RULES])


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@lru_cache(maxsize=4096)  # a heading is asked about some three times
def heading_rule(text: str) -> HeadingRule | None:
    """The first row that matches, or None when no row knows the heading.

    >>> heading_rule("Hvad kan du få hjælp til?").type, heading_rule("Hvad kan du ikke få hjælp til?").type
    (<SectionType.CONTENT: 'content'>, <SectionType.EXCLUSIONS: 'exclusions'>)
    """
    folded = fold_heading(text)
    if not folded:
        return None
    first = _FIRST_NAMED_RE.match(folded)
    named = _rule_of(first[1]) if first is not None else None
    if named is not None and named.confidence >= SURELY:
        return named
    return _rule_of(folded)


def _rule_of(folded: str) -> HeadingRule | None:
    rules = (HEADING_RULES[at] for at in _sieve().candidates(folded))
    return next((rule for rule in rules if _compiled(rule.pattern).search(folded)), None)


def is_known(text: str) -> bool:
    """Does a rule know these words as a heading, and surely?"""
    rule = heading_rule(text)
    return rule is not None and rule.confidence >= SURELY
