"""Which words make a length of time a limit of a complaint: for the citizen to complain, for the municipality to look
again?
"""

from __future__ import annotations

from kb.meaning.facts.rules import FactRule
from kb.model import FactType as F
from kb.taxonomy import SectionType as T
from kb.text.patterns import any_of

_COMPLAINING = frozenset({T.COMPLAINT})
# How long the appeal board takes is no limit for anybody here.
_BY_THE_COUNCIL = (
    r"ankestyrelse\w* .{0,20}(?:har|behandle|træffe|afgør|sagsbehandlingstid)|"
    r"(?:behandle|afgør|træffe)\w* .{0,20}ankestyrelse"
)

COMPLAINT_RULES: tuple[FactRule, ...] = (
    # A limit in a complaint belongs to the one who acts: the municipality looks again, the citizen complains.
    FactRule(
        F.REASSESSMENT_DEADLINE,
        any_of(
            r"¤.{0,30}\b(?:modtagelsen? af|modtage[rt]) (?:\w+ ){0,2}klage",
            (
                r"(?:genvurder|revurder|genbehandl|(?:vurderer|behandler|ser|kigger)\b.{0,40}\b"
                r"(?:på ny|igen|endnu en gang)\b).{0,90}¤"
            ),
            r"¤.{0,80}(?:genvurder|genbehandl|på ny\b)",
        ),
        "Kommunen genvurderer sagen inden 4 uger.",
        sections=frozenset({T.COMPLAINT, T.PROCEDURE, T.GENERAL, T.REMARKS}),
        seen_in=T.COMPLAINT,
    ),
    FactRule(
        F.REASSESSMENT_DEADLINE,
        any_of(
            (
                r"(?:kommunen|vi|forvaltningen|afdelingen|myndighed\w*)\b.{0,60}"
                r"(?:besvare|svare|afgøre|behandle|vurdere|hører fra)\w*.{0,60}¤"
            ),
            r"hører fra os.{0,20}¤",
            (
                r"(?:kommunen|vi|forvaltningen|afdelingen|myndighed\w*)\b.{0,30}¤.{0,30}\b"
                r"(?:tage[rs]? stilling|vurdere[rs]?|svare[rs]?|besvare[rs]?|behandle[rs]?|afgøre[rs]?)\b"
            ),
        ),
        "Kommunen besvarer klagen inden 4 uger.",
        unless=r"\b(?:du|borgeren) skal klage|klagefrist",
        sections=_COMPLAINING,
        seen_in=T.COMPLAINT,
    ),
    FactRule(
        F.REASSESSMENT_DEADLINE,
        r"\b(?:vi|kommunen|forvaltningen|afdelingen)\b.{0,30}¤ til at (?:\w+ ){0,3}"
        r"(?:revurder|vurder|behandle|se på)",
        "Vi har fire uger til at revurdere sagen.",
        sections=_COMPLAINING,
        seen_in=T.COMPLAINT,
    ),
    FactRule(
        F.COMPLAINT_DEADLINE,
        any_of(
            r"klage(?:frist)?\w*.{0,140}¤",
            r"¤.{0,80}(?:\bklage[rn]?\b|indgive|indsende)",
        ),
        "Du kan klage inden 4 uger efter, at du har fået afgørelsen.",
        unless=any_of(
            rf"{_BY_THE_COUNCIL}",
            r"senest .{0,20}klage.{0,20}(?:svar|behandl)",
            r"\b(?:videresend|sende[rs]?|oversend)\w*\b.{0,20}\bklagen?\b.{0,20}¤ til ankestyrelsen",
        ),
        sections=frozenset({T.COMPLAINT, T.PROCEDURE, T.GENERAL, T.REMARKS, T.CONDITIONS, T.CONTACT}),
        seen_in=T.COMPLAINT,
    ),
    FactRule(
        F.COMPLAINT_DEADLINE,
        r"¤ (?:efter|fra) .{0,50}\b(?:afgørelsen?|brevet)\b",
        "Til kommunen senest 4 uger efter modtaget afgørelse.",
        unless=r"genvurder|revurder|vurdere[rs]?\b|behandle[rs]?\b|\bsvar",
        sections=_COMPLAINING,
        seen_in=T.COMPLAINT,
    ),
    FactRule(
        F.COMPLAINT_DEADLINE,
        r"\b(?:henvend|kontakt|skriv|indgiv|sige|meddel)\w*.{0,80}¤.{0,60}(?:afgørelse|brev)"
        r"|^\W*(?:skriv|ring|henvend dig|sig det)\b.{0,30}¤",
        "Skriv til kommunen senest 4 uger efter, at du fik afgørelsen.",
        sections=_COMPLAINING,
        seen_in=T.COMPLAINT,
    ),
)
