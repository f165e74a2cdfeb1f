"""How is a case looked at again, and when does the help end?"""

from __future__ import annotations

from kb.meaning.cues.cue import Cue
from kb.taxonomy import SectionType as T
from kb.text.patterns import any_of

CUES: tuple[Cue, ...] = (
    Cue(
        T.FOLLOW_UP,
        any_of(
            r"opfølgning(?!splan)",
            r"\bfølge[rs]?\b[^.;]{0,70}\bop\b",
            r"\bfulgt\b[^.;]{0,30}\bop\b",
        ),
        4.0,
        "Kommunen følger op hvert år.",
    ),
    Cue(
        T.FOLLOW_UP,
        any_of(
            r"\bevaluer\w+",
            r"\brevurder\w*",
            r"\brevisit\w*",
            r"\b(?:bevilling|støtte|indsats|hjælp|ydelse|ordning|forløb)\w*\b[^.;]{0,20}\bgenvurdere[srt]?\b",
            r"statusmøde",
            r"\bstatus(?:notat|rapport)?\b[^.;]{0,40}\b(?:mål|indsats|sagsbehandler)",
            r"tage[rs]? (?:der )?stilling til",
        ),
        3.0,
        "Støtten evalueres efter et halvt år.",
    ),
    Cue(
        T.FOLLOW_UP,
        any_of(
            (
                r"\b(?:støtten|indsatsen|hjælpen|bevillingen|forløbet|ordningen|tilbuddet|ydelsen|opholdet)\b"
                r"[^.;]{0,60}\b(?:afslutte[srt]?|afsluttet|ophører|ophøre|stopper|stoppes|indstilles|justeres|ændres|"
                r"reguleres)\b"
            ),
            r"\bafslutter (?:forløbet|støtten|indsatsen|hjælpen)",
            r"\bafsluttes (?:støtten|indsatsen|hjælpen|forløbet)",
        ),
        2.8,
        "Støtten afsluttes, når målene er nået.",
    ),
    Cue(
        T.FOLLOW_UP,
        r"\bvurdere[srt]?\b[^.;]{0,60}\b(?:om|hvorvidt)\b[^.;]{0,80}\b"
        r"(?:fortsæt\w*|fortsat|afslut\w*|opnået|nået|profiterer|stadig)",
        3.0,
        "Det vurderes, om hjælpen skal fortsætte.",
    ),
    Cue(
        T.FOLLOW_UP,
        any_of(
            r"\bnye mål\b",
            r"\bmålene?\b[^.;]{0,25}\b(?:er|bliver) (?:nået|opnået|opfyldt)",
            r"nået (?:dine|sine) (?:\w+)?mål",
        ),
        2.4,
        "Der opstilles nye mål.",
    ),
    Cue(
        T.FOLLOW_UP,
        any_of(
            r"handleplan\w*\b[^.;]{0,50}\b(?:justeres|revideres|opdateres|evalueres)",
            r"løbende (?:justere|tilpasse|revidere|evaluere)s?",
            r"(?:justeres|tilpasses|evalueres|vurderes) løbende",
        ),
        2.8,
        "Handleplanen justeres mindst en gang om året.",
    ),
    Cue(
        T.FOLLOW_UP,
        any_of(
            r"\b(?:gør|gøres|gøre) (?:vi |der |I )?status",
            r"\bgenbesøg",
            r"\bårsmøde",
            r"\bopfølgningsmøde",
            r"\bstatusopfølgning",
            (
                r"\b(?:sagen|bevillingen|indsatsen|støtten|planen|ordningen|opholdet|hjælpen) "
                r"(?:gennemgås|genoptages|tages op|vurderes igen|ses efter|drøftes)"
            ),
            r"\btage[rst]? (?:\w+ )?op til (?:fornyet |ny )?(?:overvejelse|vurdering)",
            r"\bvurdere[rs]? (?:\w+ ){1,3}(?:på ny|igen)\b",
            r"\btimetallet set efter",
        ),
        3.2,
        "Bevillingen gennemgås, når der er gået et år.",
    ),
    Cue(
        T.FOLLOW_UP,
        any_of(
            (
                r"\b(?:stadig|fortsat|fremdeles) (?:giver mening|har behov|er (?:behov|brug|den rette|det rette)|"
                r"passer|bor det rigtige)"
            ),
            (
                r"\b(?:opsiges|standses|trækker (?:vi|\w+en) (?:os|sig)|sættes (?:ned|op)|sat ned|"
                r"erstattes af en anden)\b"
            ),
            r"\b(?:når|er) målet? (?:er )?nået",
            r"\b(?:pladsen|støtten|hjælpen) (?:kan )?(?:blive givet|gives) til en anden",
        ),
        2.6,
        "Vi taler med dig om, hvorvidt hjælpen fortsat er den rette.",
    ),
    Cue(
        T.FOLLOW_UP,
        any_of(
            (
                r"\b(?:underrette[rs]?|melde[rs]? (?:tilbage|til|om)|indberette[rs]?|orientere[rs]?)\b[^.;]{0,60}\b"
                r"(?:ændring|fremgang|udvikling|delmål|mål|forhold)\w*"
            ),
            (
                r"\b(?:ændrer|ændres|forværres|bedres)\b[^.;]{0,60}\b"
                r"(?:underrettes|kontakte|møde|rådgiver|sagsbehandler)"
            ),
        ),
        2.2,
        "Udføreren indberetter fremgangen på delmålene.",
    ),
    Cue(
        T.FOLLOW_UP,
        r"\b(?:møde|besøg|samtale|kontakt|holder|mødes|ringer|besøger)\b[^.;]{0,60}\b"
        r"(?:efter|hver(?:t)?|mindst|når der er gået|årligt)\b[^.;]{0,25}\b"
        r"(?:måneder|måned|uger|år|kvartal|halve år|halvår)\b",
        1.6,
        "Der holdes møde med borgeren hver sjette måned.",
    ),
    Cue(
        T.FOLLOW_UP,
        r"\bmål(?:ene|et)?\b[^.;]{0,30}\b(?:gennemgå\w*|drøfte\w*|ses efter|evaluere\w*)",
        3.6,
        "Målene bliver gennemgået sammen med dig.",
    ),
    Cue(
        T.FOLLOW_UP,
        r"\b(?:kontakte|besøge|ringe|mødes|tale|høre|spørge)[rs]?\b[^.;]{0,60}\bom\b[^.;]{0,30}\b(?:stadig|fortsat)\b",
        4.2,
        "Rådgiveren ringer for at høre, om støtten stadig passer.",
    ),
    Cue(
        T.FOLLOW_UP,
        any_of(
            (
                r"\b(?:ser|kigger|taler|ringer|hører)\b[^.;]{0,50}\b(?:mål\w*|indsats\w*|støtte\w*|bevilling\w*)\b"
                r"[^.;]{0,20}\b(?:igen|på ny)\b"
            ),
            r"\bhører?,? hvordan det går\b",
        ),
        4.4,
        "Vi ser på målene igen efter tolv uger.",
    ),
    Cue(
        T.FOLLOW_UP,
        any_of(
            r"\bklage\w*",
            r"\b(?:afgørelse|klage)\w*\b[^.;]{0,40}genvurder\w*|genvurder\w*[^.;]{0,40}\b(?:afgørelse|klage|anke)\w*",
            r"kvalitetsstandard\w*\b[^.;]{0,60}\b(?:revider|godkend|evaluer)",
        ),
        -4.0,
        "Klagen genvurderes af kommunen.",
    ),
    Cue(
        T.FOLLOW_UP,
        r"\b(?:halvvejs|midtvejs|når der er gået|hvert? (?:halve |andet |anden |\w+ |\d+\. )?(?:år|måned|kvartal)|"
        r"efter (?:indflytning|opstart)\w*)\b"
        r"[^.;]{0,60}\b(?:vurdere|drøfte|tale|se|afklare|undersøge)[rs]?\b[^.;]{0,40}\b(?:om|hvorvidt|hvordan)\b",
        4.4,
        "Hvert halve år vurderes det, om borgeren kan flytte.",
    ),
    Cue(
        T.FOLLOW_UP,
        r"\b(?:lukkes|afsluttes) (?:sagen|bevillingen|pladsen|forløbet)\b"
        r"|\b(?:sagen|bevillingen|pladsen|forløbet) (?:\w+ )?(?:lukkes|afsluttes)\b",
        3.4,
        "Ved tre udeblivelser lukkes sagen.",
    ),
    Cue(
        T.FOLLOW_UP,
        r"\bansøgning\w*\b[^.;]{0,40}\bbehandle[rs]?\b|\bbehandle[rs]? (?:\w+ ){0,3}ansøgning",
        -4.0,
        "En ansøgning om ledsagelse behandler vi på seks uger.",
    ),
    Cue(
        T.FOLLOW_UP,
        r"\b(?:(?:sam)?tale|drøfte|vurdere)[rs]?\b[^.;]{0,30}\b(?:om|hvorvidt)\b[^.;]{0,30}"
        r"\b(?:fortsætte|stoppe[rs]?|ophøre|afsluttes|fortsat)\b",
        4.4,
        "Vi taler om, hvorvidt støtten skal fortsætte.",
    ),
)
