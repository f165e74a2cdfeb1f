"""The turns of phrase that tell a heading from a sentence, a lead-in or an address."""

from __future__ import annotations

import re

QUESTION_RE = re.compile(
    r"^(?:hva[dr]|hvem|hvor\w*|hvilke\w*|hvilket|hvis|kan|er|skal|må|får|har)\b[^.?!]*\?\s*$", re.IGNORECASE
)
# Headings that ask or begin to tell without a question mark: "Sådan foregår sagsbehandlingen".
# A clause that only begins ("Hvis du bliver forsinket") or points at what follows ("Det skal du selv") is no sentence.
ASKING_RE = re.compile(
    r"(?:sådan|når du|hvad|hvem|hvor\w*|hvilke\w*)\b"
    r"|(?:hvis|når|så (?:meget|længe|ofte)|(?:det|her) (?:kan|skal|får|må) (?:du|jeg|vi))\b[^,]*$"
)
ADDRESS_RE = re.compile(
    r"@|www\.|https?:|\b\d{4} [A-ZÆØÅ]|\b(?:tlf|telefon|mail|e-mail|cvr|ean|kl)\b\.?\s*:?\s*\d|(?:\d{2} ){3}\d{2}"
    r"|(?:vej|gade|allé|alle|plads|torv|stræde)(?:en)? \d",
    re.IGNORECASE,
)
# Finite verbs that sentences of these documents have and their headings seldom.
VERB_RE = re.compile(
    r"\b(?:er|kan|skal|vil|må|bør|har|får|bliver|bor|sker|foregår|tager|søger|følger|gælder|dækker|koster|omfatter|indeholder|udgør|"
    r"kontakter|afholder|betaler|modtager|arbejder|"
    r"ydes|gives|tilbydes|bevilges|foretages|leveres|udføres|vurderes)\b"
)
LAW_LINE_RE = re.compile(
    r"^(?:jf\.?\s*)?(?:lov om social service|serviceloven)s?,?\s*§+[\s\dA-Za-z,.–-]*(?:og[\s\da-z,§]*)*$", re.IGNORECASE
)
SERVICE_NAME_RE = re.compile(
    r"kvalitetsstandard|serviceniveau|ydelsesbeskrivelse|indsatsbeskrivelse"
    r"|\b(?:støtte|hjælp|bistand|tilbud|indsats\w*|ophold|ordning\w*|pleje|træning|forløb|rådgivning|behandling|samvær|"
    r"aflastning|afløsning|ledsagelse|beskæftigelse|kontaktperson)\b"
    r"|\w(?:støtte|hjælp|bistand|tilbud|ordning|botilbud|forløb|rådgivning|behandling|ledsagelse|beskæftigelse)\b",
    re.IGNORECASE,
)
APPENDIX_RE = re.compile(
    r"^(?:\d+(?:\.\d+)*\.?\s+)?(?:bilag|appendiks|tillæg)\b(?:\s+(?:\d+|[A-Z]))?\s*(?:[.:–-]|$|\s[A-ZÆØÅ])",
    re.IGNORECASE,
)
LEAD_IN_RE = re.compile(
    r"\b(?:til|at|af|om|med|følgende|hvis|når|på|ved|efter|bl\.a\.|eksempelvis|f\.eks\.|er|kan|skal|ydes)\s*:$",
    re.IGNORECASE,
)
RULED_RE = re.compile(r"^\s*[-=_–—*~]{4,}\s*$")
BEGUN_RE = re.compile(r"\b(?:som|der|hvis|når|at|herunder)$", re.IGNORECASE)  # "Borgere over 18 år, som"
HAS_DIGIT_OR_PARAGRAPH_RE = re.compile(r"[\d§]")
# "Kort forløb, § 82 b", "Ledsager (SEL § 97)"
NAMED_PARAGRAPH_RE = re.compile(
    r"^(?:\S+ ){0,6}?\S*(?:,| [–-]|(?= \()) \(?(?:efter |jf\. )?"
    r"(?:SEL|SUL|BL|servicelovens?|lov om social service)?,? ?"
    r"§+ ?\d[\d a-zA-Z,.–-]*(?:og[\d a-z§]+)?\)?$",
    re.IGNORECASE,
)
_OWN_PARAGRAPH = r"\((?:jf\. |efter )?(?:[a-zæøå]*lov(?:en)?s?|lov om [a-zæøå ]+|SEL|SUL|BL)?,? ?§+ ?\d[^()]*\)"
PARAGRAPH_IN_BRACKETS_RE = re.compile(rf"{_OWN_PARAGRAPH}$", re.IGNORECASE)  # "(servicelovens § 97)"
# "En ledsager, når du vil ud (servicelovens § 97)": what it rests on in brackets at the end, and no stop
ENDS_WITH_PARAGRAPH_RE = re.compile(rf"^[A-ZÆØÅ][^.:;()]{{3,80}} {_OWN_PARAGRAPH}$", re.IGNORECASE)
OPEN_END_RE = re.compile(
    r"(?:\b(?:og|eller|samt|i|til|for|af|med|om|på|efter|ved|den|det|de|en|et|kan|mellem|personlig)|[,–/§-])$",
    re.IGNORECASE,
)
# "Hvad ordningen ikke kan bruges til", "Det hjælper vi ikke med": the word at the end belongs to the first one
POINTING_RE = re.compile(r"(?:hv|det |dette |her )")
SENTENCE_BREAK_RE = re.compile(r"[a-zæøå]{3}\. [A-ZÆØÅ]")
