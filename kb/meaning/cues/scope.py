"""How much, how long, when, and up to where?"""

from __future__ import annotations

from kb.meaning.cues.cue import Cue
from kb.meaning.cues.words import NUMBER, UNIT
from kb.taxonomy import SectionType as T
from kb.text.patterns import any_of

CUES: tuple[Cue, ...] = (
    Cue(
        T.SCOPE,
        r"\b(?:op til|maksimalt|maksimum|max\.?|maks\.?|mindst|minimum|højst|indtil|over|under|cirka|ca\.)\s"
        rf"(?:\w+ ){{0,2}}?{NUMBER}\s?(?:\w+ )?{UNIT}",
        3.0,
        "Der kan gives op til fem timer.",
    ),
    Cue(
        T.SCOPE,
        rf"\b{NUMBER}\s?(?:til {NUMBER} )?{UNIT}\b[^.;]{{0,15}}\b(?:om|pr\.?|per|i) "
        r"(?:ugen|måneden|året|dagen|uge|måned|år|dag|døgn|kvartal)",
        3.2,
        "Du får to timer om ugen.",
    ),
    Cue(
        T.SCOPE,
        any_of(
            r"\b\d+(?:[.,-]\d+)? (?:timer|minutter|kontakter|samtaler|mødegange|besøg)\b",
            r"\bmængde (?:timer|døgn)",
            r"tidsgrænse",
            r"\b(?:en|én) enkelt gang",
        ),
        2.5,
        "Forløbet er på 12 samtaler.",
    ),
    Cue(
        T.SCOPE,
        r"\bhver(?:t)? (?:anden |andet |tredje |\d+\. ?)(?:uge|dag|måned)\b",
        2.6,
        "Der gøres rent hver anden uge.",
    ),
    Cue(
        T.SCOPE,
        any_of(
            r"\bhver(?:t)? (?:uge|dag|måned|år)\b",
            r"\b(?:ugentlig|daglig|månedlig)t?\b",
        ),
        1.8,
        "Der handles ind hver uge.",
    ),
    Cue(
        T.SCOPE,
        any_of(
            r"(?<!i det )\bomfang(?:et|s)?\b",
            r"\bvarighed(?:en)?\b",
            r"\budmål\w*",
            r"\btimetal\w*",
            r"tidsramme",
            r"\bhyppighed\w*",
        ),
        2.4,
        "Omfanget fastsættes individuelt.",
    ),
    Cue(
        T.SCOPE,
        any_of(
            r"tidsbegræns\w*",
            r"tidsafgræns\w*",
            r"\bmidlertidigt? (?:støtte|tilbud|forløb|indsats|døgntilbud)",
            r"er midlertidig\w*",
            r"længere(?:varende)? periode",
            r"kortere periode",
            r"afgrænset periode",
            r"så længe\b(?! (?:du|borgeren) selv)",
            r"ikke være permanent",
        ),
        2.4,
        "Støtten er tidsbegrænset.",
    ),
    Cue(
        T.SCOPE,
        any_of(
            r"\b(?:forlænges|udvides|nedsættes)\b",
            r"\blaveste niveau",
            r"\b(?:støtte|indsats)niveau(?:er|erne|et)?\b",
            r"indsatstrappe",
            r"\bklippekort",
        ),
        2.4,
        "Forløbet kan forlænges.",
    ),
    Cue(
        T.SCOPE,
        any_of(
            r"\b(?:opspares?|spare[s]?|opsparing|overføre[s]?)\b[^.;]{0,40}\b(?:timer|tid)",
            r"\btimer\b[^.;]{0,40}\b(?:opspar|spare|overfør)",
        ),
        3.0,
        "Timer kan opspares.",
    ),
    Cue(
        T.SCOPE,
        any_of(
            r"\b\d[\d.]*(?:,\d\d)? ?(?:kr\b|kroner)",
            r"standardbeløb",
            r"\bbeløb svarende",
        ),
        2.4,
        "Der gives 1.000 kr. om måneden.",
    ),
    Cue(
        T.SCOPE,
        any_of(
            r"(?:konkret|individuel)\w*(?:,| og)? (?:konkret |individuel |faglig )\w*vurdering",
            r"efter (?:dit|borgerens) (?:individuelle |konkrete )?behov",
            r"den enkeltes (?:konkrete )?behov",
        ),
        0.9,
        "Tiden fastsættes efter en konkret og individuel vurdering.",
    ),
    Cue(
        T.SCOPE,
        any_of(
            r"\balle (?:ugens )?dage\b",
            r"\bhverdage mellem",
            r"mellem (?:kl\.|klokken)",
            r"\bi dagtimerne\b",
            r"\bi weekend",
        ),
        2.4,
        "Støtten gives alle ugens dage.",
    ),
    Cue(
        T.SCOPE,
        any_of(
            (
                rf"\b{NUMBER}\s?(?:en halv |og en halv )?(?:times?|timers|minutters|besøg|gange|kontakter|samtaler|"
                r"moduler|dage) (?:\w+ ){0,2}?(?:ugentligt?|dagligt?|månedligt?|årligt?|om ugen)"
            ),
            rf"\b(?:ugentligt?|dagligt?|månedligt?) {NUMBER} ?{UNIT}\b",
        ),
        2.8,
        "Der gives tre timers træning ugentligt.",
    ),
    Cue(
        T.SCOPE,
        any_of(
            r"\btidsubegrænset",
            (
                r"\b(?:pladsen|bevillingen|opholdet|støtten|indsatsen|tilbuddet|ydelsen) er "
                r"(?:som udgangspunkt )?varig\w?\b"
            ),
            r"\b(?:holder|har|er) (?:\w+ )?(?:ferie)?lukket\b",
            r"\blukke(?:r|uge|dage)\b",
            r"\bpr\. kalender",
            r"\bmoduler?\b",
            r"\bpulje\w*\b[^.;]{0,40}\b(?:timer|udbetal|samle)",
            r"\btimer(?:ne)?\b[^.;]{0,30}\bpulje",
            r"\b(?:løber|strækker? sig|forløber?) (?:over|i) ",
            r"\bet par gange\b",
        ),
        2.4,
        "Tilbuddet holder lukket mellem jul og nytår.",
    ),
    Cue(
        T.SCOPE,
        any_of(
            (
                r"\b(?:takst|pakke|trin|ydelsesniveau)(?:er|erne|ne|r)?\b[^.;]{0,30}\b"
                r"(?:lav|mellem|høj|lille|stor|1|a\b)"
            ),
            r"\b(?:tre|fire|fem|to) (?:pakker|niveauer|trin|takster)\b",
            r"\b(?:nattevagt|vågent personale|sovende vagt|døgndækning|om natten)\b",
        ),
        2.2,
        "Indsatsen udmåles i fire niveauer.",
    ),
    Cue(T.SCOPE, r"i (?:begrænset|et vist|fleksibelt) omfang", 2.0, "Ledsagelse kan i begrænset omfang indgå."),
    Cue(
        T.SCOPE,
        any_of(
            r"sagsbehandlingstid",
            r"\bafgørelse(?!\w*\b[^.;]{0,60}\btimer)",
            r"\bansøgning",
            r"\bklage",
            r"\bsvar\b",
            r"\bfrist(?:en)?\b",
            r"modtagelse af",
            r"\bvarsel\b",
            r"besøges? inden",
            r"\bkontaktes?\b[^.]{0,20}inden",
        ),
        -3.4,
        "Du får afgørelse inden otte uger.",
    ),
    Cue(
        T.SCOPE,
        r"^\W*kan (?:selv |ikke )?(?:arbejde|klare|færdes|transportere|bo|deltage|overskue)\b",
        -3.4,
        "Kan arbejde mindst otte timer om ugen.",
    ),
    Cue(
        T.SCOPE,
        any_of(
            r"varierende (?:\w+ ){0,3}varighed",
            r"varighed(?:en)? af (?:symptom|sygdom|lidelse)",
        ),
        -2.4,
        "Symptomer af varierende styrke og varighed.",
    ),
    Cue(
        T.SCOPE,
        r"opfølg|følge[rs]?\b.{0,40}\bop\b|evaluer|revurder|revisit|gennemgå|drøfte[rs]",
        -2.4,
        "Der følges op hver sjette måned.",
    ),
    Cue(
        T.SCOPE,
        any_of(
            r"\b(?:over|fyldt|under|mellem|fra) (?:de )?(?:1[5-9]|6[0-9])\b",
            r"\b18 år\b",
        ),
        -2.6,
        "Du er over 18 år.",
    ),
    Cue(
        T.SCOPE,
        any_of(
            r"\btidsudmåling\w*",
            r"\btime(?:antal|tal|ramme)\w*",
            r"\bhvor mange timer\w*",
            r"\bi hvilket omfang (?:du|borgeren|der)\b",
        ),
        4.0,
        "Der laves en tidsudmåling ud fra behovet.",
    ),
    Cue(
        T.SCOPE,
        any_of(
            r"\bhele døgnet\b",
            r"\bdøgnet rundt\b",
            r"\bi ferier og på helligdage",
        ),
        3.4,
        "Støtten kan gives hele døgnet.",
    ),
    Cue(
        T.SCOPE,
        any_of(
            (
                r"\b(?:hverdage?|weekend\w*|ferier|helligdage|aften\w*)\b,? (?:\w+,? )?(?:og|eller|samt) (?:i |på )?"
                r"(?:weekend\w*|ferier|helligdage|aften\w*|nat\w*)"
            ),
            r"\btid(?:en|erne)?\b[^.;]{0,20}\bfordele\w*",
        ),
        3.4,
        "Støtten kan bruges i hverdage, weekender og ferier.",
    ),
    Cue(
        T.SCOPE,
        any_of(
            r"\bingen (?:fast |øvre |nedre |bestemt )?(?:grænse|loft|begrænsning|tidsgrænse)\b",
            r"\b(?:døgn|tids|time)grænse\w*\b",
            r"\b(?:er|være|gives|ydes) (?:\w+ )?(?:midlertidig|varig|tidsbegrænset|kortvarig)t? eller "
            r"(?:midlertidig|varig|længerevarende|tids)",
        ),
        3.4,
        "Der er ingen øvre grænse for antallet af besøg.",
    ),
)
