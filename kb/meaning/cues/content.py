"""What does the service consist of, where its heading does not say so?"""

from __future__ import annotations

from kb.meaning.cues.cue import Cue
from kb.taxonomy import SectionType as T
from kb.text.patterns import any_of

CUES: tuple[Cue, ...] = (
    Cue(
        T.CONTENT,
        any_of(
            (
                r"\b(?:støtten?|hjælpen?|indsats(?:en|er)?|ydelsen|tilbuddet|ledsagelsen?|forløbet|bistand(?:en)?|"
                r"ordningen)\b(?:[^.;]|jf\.){0,60}\b(?:kan bestå|består|kan indeholde|indeholder|"
                r"(?:kan|skal) (?:også )?omfatte|omfatter|tager form|kan ydes (?:i|som)|"
                r"gives (?:som(?! udgangspunkt| hovedregel)|i(?! dit| din| borgerens| eget| hjemmet| ferie| uge|"
                r" op til| en periode| \d))|leveres (?:enten )?(?:som|i form)|"
                r"(?:gives|ydes|leveres) (?:på hold|over (?:telefon|skærm|video)|ved besøg)|"
                r"kan (?:\w+ ){0,3}(?:ydes|gives|leveres)[^.;]{0,30}(?:som|i grupper|i form))\b"
            ),
            r"\bkan (?:støtten|hjælpen|indsatsen|ydelsen|tilbuddet|bistanden) (?:bestå|indeholde|omfatte)",
        ),
        2.8,
        "Hjælpen kan bestå af vejledning.",
    ),
    Cue(
        T.CONTENT,
        r"\b(?:hjælp|støtte|bistand|omsorg|pleje),? (?:\w+,? ){0,2}(?:og|eller|samt) (?:\w+ )?"
        r"(?:støtte|omsorg|optræning|oplæring|træning|pleje)\b",
        2.4,
        "Hjælp, omsorg og støtte.",
    ),
    Cue(
        T.CONTENT,
        any_of(
            r"\b(?:tilbydes|gives|ydes) (?:som udgangspunkt )?(?:støtte|hjælp|indsats\w*)? ?i grupper",
            r"i grupper (?:eller|og) som",
            r"gruppebaseret (?:eller|og) individuel",
        ),
        2.4,
        "Støtten ydes i grupper eller individuelt.",
    ),
    Cue(
        T.CONTENT,
        r"\b(?:vejlederen|medarbejderen|personalet|støttepersonen|kontaktpersonen|bostøtten|ledsageren|afløseren|"
        r"hjælperen|vi|mentoren|pædagogen) (?:kan |vil |skal )?(?:\w+ )?"
        r"(?:hjælper|hjælpe|støtter|støtte|guider|guide|vejleder|øver|træner|træne|opsøger|følger|går med|"
        r"tager med|lytter|motiverer|bygger bro|træder til|sætter sig)\b(?![^.;]*\bikke\b)",
        1.8,
        "Vejlederen hjælper med at læse breve og lave aftaler.",
    ),
    Cue(
        T.CONTENT,
        any_of(
            r"\b(?:udmøntes|tilrettelægges|foregår|gives|leveres) som\b",
            r"\bkan (?:eksempelvis|for eksempel|f\.eks\.|fx)\b",
            (
                r"\b(?:metode(?:n|rne)|indsatsen|støtten) er\b[^.;]{0,40}\b"
                r"(?:samtale|vejledning|øvelse|motiver|visualisering)"
            ),
            (
                r"\b(?:øvelse|oplæring|oprydning|samvær|fælles (?:måltider|spisning|pauser|madlavning)|"
                r"aktiviteter som)\b"
            ),
        ),
        1.6,
        "Hjælpen udmøntes som øvelse og samtale.",
    ),
    # An entry of a catalogue: its number, the task, how much of it.
    Cue(
        T.CONTENT,
        r"^\W*[a-zæøå]{1,2} ?\d{1,2}[.:]? (?!pakke|niveau|trin|takst)[a-zæøå]{3,}(?: og \w+)?, [^.]*\d",
        4.4,
        "H2 Tøjvask, hver 14. dag",
    ),
    Cue(
        T.CONTENT,
        any_of(
            r"\begenbetaling",
            r"\bbrugerbetaling",
            r"\b(?:afholder?|betaler?) (?:du|borgeren) selv\b",
            r"\bgratis\b",
        ),
        -2.4,
        "Der er ingen egenbetaling.",
    ),
    Cue(
        T.CONTENT,
        any_of(
            r"\blæse?r?\b(?! (?:breve|post|op\b))[^.;]{0,12}\b(?:mere|om|videre|eksempler)\b",
            r"\borientere dig\b",
            r"\bhjemmeside\b",
            r"\bvil du vide mere\b",
            r"\b(?:ringe til|kontakte|skrive til) os\b",
            r"\bprincipafgørelse\w*",
            r"\bprincipmeddelelse\w*",
        ),
        -2.4,
        "Du kan læse mere på hjemmesiden.",
    ),
    Cue(
        T.CONTENT,
        any_of(
            r"beskrevet (?:nærmere )?i (?:bilag|afsnit)",
            r"\bfremgår af",
            r"bero\w* (?:altid )?på en",
            r"\ber et (?:\w+ )?redskab",
            r"vurderes",
            r"ud fra en \w+ vurdering",
        ),
        -1.8,
        "Metoden er beskrevet i bilag 1.",
    ),
    Cue(
        T.CONTENT,
        r"\b(?:råd og vejledning|rådgivning og vejledning|optræning|guidning|samtaler om|træning (?:i|af)|"
        r"støtte til at)\b",
        0.8,
        "Støtte til at lave mad.",
    ),
    Cue(
        T.CONTENT,
        any_of(
            r"\bkan (?:\w+ )?indgå\b(?! i (?:målgruppe|ordning|beregning|timetal))",
            r"\b(?:ledsageren|hjælperen|medarbejderen|bostøtten|kontaktpersonen|afløseren) (?:kan |må |vil )?(?:\w+ )?"
            r"(?:hjælper?|giver?|støtter?|bistår?|vejleder?) (?:\w+ ){0,3}(?:med|til|i|de)\b(?![^.;]*\bikke\b)",
            r"^\W*(?:\w+ )?indhold(?:et)?:",
            r"\b(?:timerne|ledsagelsen|hjælpen|støtten|tiden) (?:kan |må |skal )?(?:\w+ )?(?:bruge[rs]?|anvende[rs]?)\b"
            r"(?![^.;]*\bikke\b)[^.;]{0,20}\b(?:til|på|ved)\b(?! (?:\w+ )?(?:hverdage|weekend|måned|uge|dage|aften))",
        ),
        3.6,
        "Timerne kan bruges til en tur i biografen.",
        True,
    ),
)
