# ruff: noqa: E501 - tables of rules: a row is a line
"""On which side does a text stand in a question that matters to the citizen, however it is worded?

Two municipalities seldom say the same rule in the same words. A row is one question (does the citizen pay, may the
limit be passed, what happens to who stays away) with the words for the one answer and for the other. A text that
speaks for both sides, or for none, has no answer; only a text on the one side beside a text on the other is a change.
Where the words of both answers overlap the longer reading holds, so "behøver ikke vedlægge" is no "vedlægge".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.compare.pairwise.direction_rules import PERSON

_WE = r"(?:vi|kommunen|kommunalbestyrelsen|forvaltningen|visitationen|visitator(?:en)?|sagsbehandleren|rådgiveren|leverandøren|personalet|bostøtten|hjemmeplejen)"
_YOU = PERSON
_MAY = r"\b(?:ydes|gives|bevilges|tilbydes|dækkes|imødekommes|støttes|udføres|leveres)"


@dataclass(frozen=True, slots=True)
class StanceRule:
    """A question, the words for an answer that helps the citizen and for one that does not."""

    name: str  # key of a text in present
    helps: re.Pattern[str]
    hurts: re.Pattern[str]
    one: str  # a sentence of ours that helps
    other: str  # one that does not
    kinds: frozenset[str]  # of section where only there it is read; empty: everywhere
    is_subject: bool = False  # the question is the subject: two texts that answer it speak of one thing


_SUBJECTS = {"limit", "promise", "wait", "continuity", "who_chooses", "first", "hours_open", "notice_given"}


def _row(name: str, helps: str, hurts: str, one: str, other: str, kinds: str = "") -> StanceRule:
    return StanceRule(
        name, re.compile(helps, re.IGNORECASE), re.compile(hurts, re.IGNORECASE), one, other,
        frozenset(kinds.split()), name in _SUBJECTS,
    )  # fmt: skip


# fmt: off
STANCE_RULES: tuple[StanceRule, ...] = (
    _row("limit",
         r"\b(?:intet|ingen|ikke (?:noget|nogen)|uden) (?:\w+ )?(?:loft|maksimum|grænse|timegrænse|begrænsning\w*|tidsbegrænsning|øvre \w*grænse|tidsgrænse|fast grænse)\b|\bubegrænset\w*|\btidsubegrænset\w*|\bikke (?:tids)?begrænset\b"
         r"|\b(?:er|gives|bevilges) (?:varigt?|permanent\w*)\b|\b(?:ind)?til behovet (?:ophører|er væk|ikke længere)|\buden (?:slutdato|udløb)|\bså (?:længe|tit|ofte|meget|mange \w+) (?:som )?(?:der er |du har |borgeren har |den enkelte har |det er |er |du |borgeren )?(?:\w+ )?(?:behov|brug|nødvendig\w*|påkrævet|ønsker)|\bde \w+, (?:du|borgeren) har (?:brug|behov) for",
         r"\b(?:højst|højest|op til|indtil|maks(?:imalt|imum|\.)?|max\.?|maximalt|aldrig mere end|ikke (?:mere|flere|længere|over)(?: end)?) (?:\w+ ){0,3}?(?:\d|en\b|én\b|et\b|ét\b|to\b|tre\b|fire\b|fem\b|seks\b|syv\b|otte\b|ni\b|ti\b|tolv\b)|\btidsbegrænset\w*|\b(?:måneder|år|uger|måned|uge) ad gangen\b|\budløber\b|\b(?:to|tre|fire|fem|\d+|én|en) (?:gange?|timer|besøg|døgn|uger|måneder) (?:om|pr\.?|per|i) (?:dagen|ugen|måneden|året|uge|måned|år)\b",
         "Ledsagelsen gives uden loft over antallet af timer.", "Ledsagelsen gives med højst ti timer om ugen."),
    _row("exit",
         r"\b(?:kan|vil kunne) (?:(?!ikke\b)\w+ ){0,4}?(?:øges|udvides|forlænges|overskrides|fraviges|afviges|forhøjes|dispenseres|gentages|genbevilges)\b|\b(?:fraviges|øges|udvides|forlænges|udvider|fraviger|forlænger),? (?:hvis|når|såfremt|ved|i særlige)"
         r"|\bi (?:helt )?særlige tilfælde\b(?! (?:kan )?(?:\w+ )?ikke)|\bkan (?:\w+ ){0,3}?i (?:helt )?særlige tilfælde|\bmulighed for (?:\w+ )?(?:forlængelse|dispensation|flere|mere)|\b(?:er|kun) vejledende\b|\bkan (?:vi |kommunen |der )?(?:bevillige|bevilge|bevilges|gives|ydes) (?:flere|mere|længere)\b|\bundtagelsesvis\w* (?:kan|gives|ydes)|\bnyt forløb (?:kan )?(?:iværksættes|bevilges)|\b(?:søge|få|bevilges) (?:det |forløbet |tilbuddet )?(?:igen|på ny)\b",
         r"\b(?:kan|må) ikke (?:\w+ ){0,2}?(?:overskrides|fraviges|forlænges|udvides|gentages|øges|forhøjes|genbevilges|afviges)\b|\b(?:fraviges|forlænges|udvides|øges|overskrides) ikke\b|\b(?:er|et) bindende\b|\buden undtagelse\w*|\b(?:ingen|ikke nogen) (?:undtagelse\w*|dispensation)|\bikke mulighed for (?:\w+ )?(?:forlængelse|dispensation|flere|mere)|\bder (?:gøres|gives|er) (?:ikke|ingen) (?:undtagelse\w*|dispensation)|\b(?:får|gives|giver) (?:du |borgeren |vi )?(?:nej|afslag)\b|\bkun (?:én|en|et|1) gang\b",
         "Rammen kan udvides, hvis behovet er større.", "Rammen kan ikke fraviges."),
    _row("consequence",
         r"\bholdes? (?:\w+ )?åben\b|\bopretholde[rs]?\b|\bbevare[rs]?\b|\bbeholder\b|\bgenoptage[rs]?\b|\boverføre[rs]\b|\bkan (?:\w+ ){0,3}?(?:overføres|gemmes|spares|opspares|flyttes|bruges senere)|\berstattes? (?:af|med)|\berstatningsbesøg\b|\b(?:aftale[rs]?|finder|få[r]?|tilbydes?) (?:\w+ ){0,3}?(?:nyt? tid\w*|ny tid|nyt besøg|et andet besøg)|\bopsøgende\b|\b(?:kontakter|ringer|taler|drøfter)\b(?: \w+){0,3}? (?:dig|borgeren|dig,|med dig|til dig|for at)|\btager (?:\w+ )?kontakt til\b|\bmå (?:gerne )?blive\b|\bingen betydning for (?:støtten|bevillingen|din)|\bikke (?:føre\w*|medføre\w*|betyde\w*|få) (?:\w+ ){0,4}?(?:ophør|stop\w*|mist\w*|følger|konsekvens\w*)|\b(?:ændres|nedsættes|stoppes|ophører) (?:kun|alene),? (?:hvis|når|efter)|\b(?:støtten|bevillingen|hjælpen) (?:fortsætter|består)\b",
         r"\bmiste(?:r|s)?\b|\bfortabe[rs]?\b|\bbortfalde?[rs]?\b|\bfalde[r]? (?:\w+ ){0,3}?(?:væk|bort)\b|\b(?:ophør(?:er|e|es)?|stoppe[rs]?|stop|standse[rs]?|indstille[rs]?|afslutte[rs]?|afbryde[rs]?|inddrage[rs]?|lukke[rs]?)\b|\bbortvise[rs]?\b|\bbortvisning\b|\budelukke[rs]\b|\bi bero\b|\btilbagebetal\w*|\bnedsætte[rs]?\b|\bsætte[rs]? (?:vi )?(?:\w+ ){0,3}?ned\b|\breducere[rs]?\b|\bregne[rs] (?:\w+,? ){0,7}?(?:udeblev\w*|brugt|afholdt)|\b(?:er|bliver) (?:det )?(?:aflyst|tabt|spildt)\b|\b(?:opsige[rs]?|fratrække[rs]?|fratage[rs]?)\b|\btæller (?:\w+ ){0,3}?som (?:brugt|afholdt)",
         "Bliver borgeren væk fra en aftale, kontakter vi borgeren.", "Udebliver borgeren fra to aftaler, stopper støtten."),
    _row("who_pays",
         r"\b(?:gratis|vederlagsfri\w*|omkostningsfri\w*)\b|\buden (?:\w+ )?(?:udgift\w*|betaling|egenbetaling|brugerbetaling|beregning)\b|\bingen (?:egen|bruger)?betaling\b|\b(?:koster|opkræves|betaler?|betales) (?:\w+ ){0,2}?(?:ikke|intet|ingen)\b|\bskal ikke (?:\w+ )?betale\b|\b(?:kommunen|vi) (?:(?!du |borgeren |selv )\w+ ){0,6}?(?:betaler|dækker|afholder|bekoster|refunderer|finansierer)\b(?! selv)|\b(?:betaler|dækker|afholder|bekoster|refunderer) (?:kommunen|vi)\b|\b(?:udgift\w*|transport\w*|billet\w*|kørsel\w*|befordring\w*|entr\w+)(?: \w+){0,5}? (?:dækkes|refunderes|betales af kommunen)\b|\b(?:er )?inkluderet i (?:prisen|tilbuddet)|\bafholde[rs]? af kommunen\b|\btager (?:vi|kommunen) os af\b",
         r"\b(?:betaler?|betales|afholder?|afholdes|dække[rs]?|bekoste[rs]?|finansiere[rs]?) (?!kun\b)(?:\w+ ){0,3}?selv\b|\bselv (?:\w+ ){0,4}?(?:betale[rs]?|afholde[rs]?|dække[rs]?|bekoste[rs]?|finansiere[rs]?|stå for udgift\w*)\b|\bfor egen regning\b|\bskal (?:du |borgeren )?(?:\w+ )?betale\b|\b(?:koster|opkræves|afregnes) (?:dig |der |med )?(?:\w+ )?\d|\b(?:egen|bruger)betaling(?:en)? (?:er|på|udgør)\b|\bmod (?:egen|bruger)?betaling\b|\b(?:du|borgeren|borgere) betaler (?!kun\b|ikke\b|intet\b)|\bopkræves (?:der )?(?:\w+ )?(?:betaling|egenbetaling|gebyr)|\b(?:er )?(?:dit|borgerens) eget ansvar at betale|\budgift\w* (?:\w+ ){0,3}?(?:påhviler|er) (?:dig|borgeren)s?\b|\bpåhviler (?:dig|borgeren)\b",
         "Kommunen betaler ledsagerens billet.", "Borgeren betaler selv ledsagerens billet."),
    _row("who_chooses",
         r"\bfri(?:t|e)? (?:\w+ )?valg\b|\b(?:kan|må|ret til at|lov til at|mulighed for at) (?:(?:du|borgeren) )?(?:selv |frit |også )*(?:vælge|bestemme|udpege|foreslå|pege på|skifte)\b|\bvælger (?:du|borgeren) (?:selv|frit)\b|\b(?:du|borgeren) (?:vælger|bestemmer) (?:selv|frit)\b|\bdit valg\b|\befter (?:eget|dit|borgerens) (?:ønske|valg)\b|\bvalgfri\w*",
         r"\bikke (?:\w+ ){0,2}?(?:vælge|valg|bestemme|udpege|foreslå|pege på|skifte)\b|\b(?:kan|får) (?:du |borgeren )?ikke (?:\w+ ){0,2}?(?:vælge|skifte)|\bintet valg\b|\b" + _WE + r" (?:vælger|udpeger|anviser|bestemmer|fordeler|tildeler|beslutter)\b|\b(?:vælges|udpeges|anvises|bestemmes|tildeles|besluttes) (?:alene )?af " + _WE + r"|\bdet er (?:kommunen|vores|kommunens) (?:\w+ ){0,5}?(?:der|som) (?:vælger|bestemmer|gør|leverer|kommer|udfører)",
         "Du kan selv vælge leverandør.", "Kommunen vælger leverandøren."),
    _row("demand",
         r"\b(?:kræver|kræves|forudsætter|forudsættes) (?:\w+ ){0,2}?(?:ikke|ingen)\b|\bbehøver (?:\w+ )?ikke\b|\bskal ikke (?:\w+ ){0,2}?(?:vedlægge|dokumentere|indsende|søge|deltage|være|have)|\b(?:ikke|ingen|intet|uden)(?: noget)? (?:krav|forudsætning\w*|betingelse\w*|henvisning\w*|nødvendig\w*|visitation|ansøgning|dokumentation|bilag|kvittering)\b|\bikke et krav\b|\buanset\b|\buafhængig\w* af\b|\b(?:har|er) (?:ingen betydning|uden betydning|underordnet)\b|\bfrivillig\w*|\bopfordres\b|\bgerne\b|\buden hensyn til\b|\bingen hindring\b|\bblot én af\b|\bkan (?:\w+ ){0,2}?(?:vedlægge|medsende)\b|\bikke til hinder for\b",
         r"\b(?:kræver|kræves|forudsætter|forudsættes)\b|\bforventes at\b|\bdet er et krav\b|\bskal (?:\w+ ){0,3}?(?:foreligge|være (?:skriftlig|begrundet|dokumenteret|udredt))|\bkrav om\b|\bdet er (?:en|et) (?:betingelse|forudsætning|krav)\w*|\b(?:betingelse|forudsætning|krav)(?:en|et)? (?:for|er)\b|\b" + _YOU + r"(?: \w+){0,2}? skal (?!ikke\b|have (?:tilbudt|mulighed)|tilbydes|vide|høres|inddrages|kunne få|betale|have ret)(?=\w)|\bskal " + _YOU + r" (?!ikke\b|have (?:tilbudt|mulighed)|tilbydes|betale)(?=\w)|\bskal (?:\w+ ){0,4}?(?:vedlægges|dokumenteres|indsendes|meddeles|oplyses|foreligge)\b|\bmod (?:kvittering|dokumentation|bilag|henvisning)\b",
         "Du behøver ikke vedlægge dokumentation.", "Du skal vedlægge dokumentation."),
    _row("carries",
         r"\b(?:kommunen|vi|medarbejderen|ledsageren|personalet|bostøtten) (?:\w+ ){0,2}?(?:sørger for|bestiller|indhenter|arrangerer|henter|skaffer|udfylder|anskaffer|medbringer|tager os af|hjælper dig med|står for|kører)\b|\b(?:sørger|bestiller|indhenter|arrangerer|henter|skaffer|anskaffer) (?:kommunen|vi|medarbejderen|personalet)\b",
         r"\b(?:skal|må|bør) (?:(?:du|borgeren|ansøgeren) )?(?:selv )(?:\w+ ){0,2}?(?:sørge|bestille|indhente|arrangere|medbringe|skaffe|anskaffe|klare|finde|stå for|komme|møde)\b|\b(?:du|borgeren) (?:\w+ )?(?:sørger|bestiller|indhenter|arrangerer|medbringer|skaffer|anskaffer|klarer|finder|står) (?:\w+ ){0,2}?selv\b|\bselv (?:\w+ ){0,2}?(?:sørge|bestille|indhente|arrangere|medbringe|skaffe|anskaffe)r?\b",
         "Kommunen bestiller en tolk.", "Borgeren skal selv medbringe en tolk."),
    _row("first",
         r"\baftales (?:med (?:dig|borgeren)|ved|i fællesskab)\b.{0,60}\b(?:om|eller)\b|\b(?:individuelt|individuel\w*) eller i (?:en )?gruppe|\bi (?:en )?gruppe eller (?:individuelt|alene)|\befter (?:eget|dit|borgerens) ønske\b|\bkan begynde med det samme\b|\bogså når andre \w+ ikke er (?:prøvet|afprøvet|udtømt)",
         r"\bfør (?:vi|der|du|borgeren|støtte\w*|individuel\w*|kommunen) .{0,60}\b(?:skal|afprøv\w*|prøvet|gennemført|udtømt|forsøgt)|\bførst når .{0,60}\b(?:afprøvet|prøvet|gennemført|udtømt|forsøgt)|\b(?:skal|først) (?:\w+ ){0,4}?(?:være )?(?:afprøvet|udtømt|forsøgt|gennemført|prøves|afprøves)\b",
         "Det aftales med borgeren, om støtten gives individuelt eller i gruppe.", "Før vi giver individuel støtte, skal du have gennemført et gruppeforløb."),
    _row("hours_open",
         r"\bdøgnet rundt\b|\balle (?:ugens |årets )?(?:syv )?dage\b|\bhele døgnet\b|\bhele ugen\b|\balle tider af (?:døgnet|ugen)|\bogså (?:\w+ )?(?:i |om )?(?:aften\w*|weekend\w*|ferie\w*|helligdag\w*|natten)|\b(?:aften\w*|weekend\w*)(?:,? og \w+)? (?:er omfattet|ydes også|medregnes)|\bhver dag\b|\bholde[rs]? åbent (?:hver|alle|i ferie\w*)",
         r"\b(?:kun|alene|udelukkende) (?:på |i |om )?(?:hverdage?|dagtimer\w*|formiddag\w*|arbejdstid\w*)|\bpå hverdage\b|\bi dagtimerne\b|\bmandag(?:e)?(?: til |[ -]*[-–][ -]*| og | - )(?:fredag|torsdag|onsdag)|\bnormal arbejdstid|\balmindelig arbejdstid|\blukket\b|\bikke (?:i |om |på )?(?:aften\w*|weekend\w*|ferie\w*|helligdag\w*|natten)|\b(?:aften\w*|weekend\w*|ferier?|helligdage?)(?:,? og \w+)? (?:er|ydes|gives) ikke",
         "Støtten gives alle ugens dage.", "Støtten gives kun på hverdage."),
    _row("who_may",
         r"\bogså (?:borgere|personer|gives|ydes|til|for|unge|ældre|pårørende|andre)\b|\bkan også\b|\bbåde\b.{0,60}\bog\b|\balle (?:borgere|voksne|i målgruppen|kan)\b|\bså alle\b|\bogså selv om\b|\bselvom\b|\beller (?:\w+ ){0,2}?(?:psykisk|fysisk|kognitiv)\w*",
         r"\bikke til andre\b|\bikke (?:ydes |gives |bevilges )?(?:til|for) (?:denne|andre|borgere|personer|beboere|unge|ældre)\b|\b(?:kun|alene|udelukkende) (?:til|for) (?:borgere|personer|voksne|dem|unge|dig)\b|\bforbeholdt\b|\b(?:er|bliver) (?:undtaget|udelukket|afskåret)\b|\bikke (?:bevilges|gives|ydes|tilbydes) (?:til )?(?:denne|disse)\b|\bbevilges ikke til\b|\bikke i forvejen\b|\bbortvises\b",
         "Ordningen gælder også borgere i botilbud.", "Ordningen gives ikke til borgere i botilbud."),
    _row("promise",
         r"\b(?:kommunen|vi|kommunalbestyrelsen|byrådet|forvaltningen) (?:skal|er forpligtet|har pligt)\b|\b(?:du|borgeren|borgere) har (?:\w+ )?(?:krav på|ret til)\b(?! at (?:klage|tage))|\bdet er kommunens pligt\b",
         r"\b(?:kommunen|vi|kommunalbestyrelsen|byrådet|forvaltningen) kan (?:vælge|beslutte|efter)\b|\b(?:kommunen|kommunalbestyrelsen|byrådet|forvaltningen) kan (?:tilbyde|yde|bevilge|give)\b|\bhvis (?:vi|kommunen) (?:skønner|vurderer|finder)|\befter (?:kommunens|et|vores) skøn\b|\bi det omfang,? der er (?:plads|ressourcer|mulighed)|\bhvis der er (?:plads|ressourcer|tid)",
         "Kommunen skal tilbyde en handleplan.", "Kommunen kan vælge at tilbyde en handleplan."),
    _row("wait",
         r"\b(?:start\w*|begynd\w*|svar\w*|kontakt\w*|hjælp\w*|iværksæt\w*)\b.{0,40}\b(?:straks|samme dag|dagen efter|med det samme|så snart)|\b(?:samme dag|med det samme)\b.{0,30}\b(?:svar|hjælp)|\b(?:uden|ingen) ventetid\b",
         r"\bventeliste\b|\bkarens\w*|\bventetid\w* (?:på|er|kan)\b|\bnår (?:der er|en plads bliver) (?:en )?(?:plads|ledig\w*)|\b(?:svar\w*|begynd\w*|start\w*|kontakt\w*|hjælp\w*)\b.{0,50}\b(?:inden for|senest|op til|efter) (?:\d+|to|tre|fire|fem|seks|otte|ti|fjorten) (?:hverdage|dage|uger|måneder)",
         "Støtten begynder dagen efter bevillingen.", "Der er ventetid på tre måneder, før støtten kan begynde; borgeren skrives på venteliste.", "procedure delivery conditions scope quality contact remarks content"),
    _row("continuity",
         r"\b(?:én |en )?faste? (?:kontaktperson\w*|medarbejder\w*|støtteperson\w*|ledsager\w*|hjælper\w*)|\b(?:af|kommer) den samme (?:medarbejder|person|ledsager)\b",
         r"\bmedarbejder\w*.{0,30}\bskift\w*|\bskift\w*.{0,30}\bmedarbejder\w*|\bikke (?:\w+ ){0,3}?(?:den )?samme (?:medarbejder|person|ledsager)|\b(?:flere )?forskellige (?:medarbejdere|hjælpere)\b",
         "Du får en fast medarbejder.", "Du må regne med skiftende medarbejdere."),
    _row("notice_given",
         r"\btidligst (?:\w+ ){0,3}?(?:\d+|to|tre|fire|fem|seks|otte|ti|tolv|fjorten) (?:dage|uger|måneder)|\bvarsle[rs]?\b.{0,40}(?:\d+|to|tre|fire|seks|otte|fjorten) (?:dage|uger|måneder)|(?:\d+|to|tre|fire|seks|otte|fjorten) (?:dages|ugers|måneders) varsel",
         r"\b(?:straks|med det samme|omgående|uden varsel|øjeblikkeligt|fra den (?:førstkommende|næste|første))\b",
         "Ændringen får virkning tidligst 14 uger efter afgørelsen.", "Ændringen gælder straks.", "procedure scope general remarks follow_up conditions"),
)
# fmt: on

# What a citizen does, or does not do, that a rule has consequences for.
CONDUCT_RE = re.compile(
    r"\budebliv\w*|\bmanglende fremmøde|\bbliver? (?:\w+ ){0,2}?væk\b|\bmøde[rt]? (?:\w+ ){0,2}?(?:ikke|op)\b|\bafbud\b|\bikke (?:at )?komme\b|\bikke "
    r"(?:\w+ ){0,2}?(?:medvirke\w*|samarbejde\w*|deltage\w*|overhold\w*|betale\w*|oplyse\w*|meddele\w*|melde\w*|bruge\w*)|\bpåvirke[dt]\w*|\bundla\w+"
    r"|\bovertræd\w*|\bindlagt\b|\bindlæggelse\w*|\bfravær\w*|\buforbrugt\w*|\bubrugt\w*|\bsker det ikke\b|\bellers\b|\btrusler\b|\bvold\b|\bafvise[rs]?\b",
    re.IGNORECASE,
)
