"""What is a section about when its heading does not say?

Weights of supporting section types for one sentence; the core five come from `cues`. A section takes the type that most
of its sentences speak for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kb.meaning.cues import weigh
from kb.taxonomy import CORE
from kb.taxonomy import SectionType as T
from kb.text.patterns import any_of


@dataclass(frozen=True, slots=True)
class BodyRule:
    type: T
    pattern: str
    weight: float
    seen: str  # our own example


BODY_RULES: tuple[BodyRule, ...] = (
    BodyRule(
        T.COMPLAINT,
        any_of(
            r"\bklage[rsn]?\b",
            r"klagefrist",
            r"klagevejledning",
            r"ankestyrelsen",
            r"genvurder",
        ),
        3.0,
        "Du kan klage til Ankestyrelsen.",
    ),
    BodyRule(
        T.PAYMENT,
        any_of(
            r"egenbetaling",
            r"brugerbetaling",
            r"\bgratis\b",
            r"uden betaling",
            r"\bbetaler?\b",
            r"opkræves",
            r"egne udgifter",
            r"\bafholder?\b[^.]{0,30}udgift",
            r"\budgift(?:er|en)?\b[^.]{0,40}afhold",
        ),
        2.8,
        "Støtten er gratis.",
    ),
    BodyRule(
        T.PROCEDURE,
        any_of(
            r"\bansøg\w*",
            r"\bvisit(?:ation|er|ator)\w*",
            r"sagsbehandl\w*",
            r"\bafgørelse\w*",
            r"udredning\w*",
            r"voksenudrednings",
            r"\bvum\b",
            r"partshør",
            r"samtykke",
            r"bisidder",
            r"\bmyndighed\w*",
            r"\boplyse sagen",
            r"træffe[rs]? \w* ?afgørelse",
            r"henvend(?:e|er|else)\b",
        ),
        2.2,
        "Du søger ved at henvende dig til visitationen.",
    ),
    BodyRule(
        T.DELIVERY,
        any_of(
            r"\bleveres? (?:af|i|på)",
            r"leverandør\w*",
            r"\budføres? af",
            r"\bmedarbejdere?\b",
            r"\bpersonale\w*",
            r"i (?:dit|borgerens|eget) (?:eget )?hjem",
            r"\bdagtimerne\b",
            r"uddann(?:et|else)",
            r"kontaktperson",
            r"digitale? løsning",
            r"velfærdsteknologi",
        ),
        2.0,
        "Hjælpen leveres af uddannede medarbejdere.",
    ),
    BodyRule(
        T.PURPOSE,
        any_of(
            r"\bformål\w*",
            r"\bmålet (?:med|er)",
            r"\bhar til hensigt",
            r"for at du (?:kan|bliver)",
            r"så (?:selvstændigt|normalt) et liv",
            r"at borgeren (?:får|bliver|kan|opnår)",
            r"sigte(?:t)? (?:er|på)",
        ),
        2.4,
        "Formålet er, at du bliver selvhjulpen.",
    ),
    BodyRule(
        T.CONDITIONS,
        any_of(
            r"\bforvente[srt]?\b",
            r"\bskal du\b",
            r"\bdu skal\b",
            r"motiveret",
            r"deltage[r]? aktivt",
            r"medvirke",
            r"meld\w* afbud",
            r"samarbejde",
            r"til rådighed",
            r"rygning",
            r"arbejdsplads",
        ),
        2.0,
        "Det forventes, at du deltager aktivt.",
    ),
    BodyRule(
        T.LEGAL_BASIS,
        any_of(
            r"^[”\"»]?§ ?\d+",
            r"\bkommunalbestyrelsen (?:skal|kan)\b",
            r"\bstk\. ?\d",
            r"lovbekendtgørelse",
            r"bekendtgørelse nr",
            r"\bvejledning nr",
            r"retsinformation",
            r"i medfør af",
            r"lov nr\.",
        ),
        2.4,
        "§ 99. Kommunalbestyrelsen skal sørge for ...",
    ),
    BodyRule(
        T.QUALITY,
        any_of(
            r"kvalitetsmål",
            r"\bkvalitet\w*",
            r"\bværdi(?:er|grundlag)\w*",
            r"\brespekt\w*",
            r"værdig",
            r"tilfreds\w*",
            r"\btilsyn\b",
            r"anerkend",
            r"tillid",
            r"troværdig",
            r"egenkontrol",
            r"fagligt niveau",
        ),
        2.0,
        "Hjælpen gives med respekt.",
    ),
    BodyRule(
        T.INTERFACES,
        any_of(
            r"snitflade",
            r"adskiller sig fra",
            r"\bsamtidig med\b",
            r"i sammenhæng med andre",
            r"andre (?:former for )?(?:tilbud|ydelser|indsatser|bestemmelser)",
            r"koordiner",
            r"(?:§+ ?\d+[^.]{0,40}){2,}",
            r"glidende overgang",
        ),
        2.0,
        "Støtten adskiller sig fra hjemmehjælp efter § 83.",
    ),
    BodyRule(
        T.CONTACT,
        any_of(
            r"(?:\d{2} ){3}\d{2}",
            r"\b\d{8}\b",
            r"@",
            r"www\.",
            r"\b\d{4} [A-ZÆØÅ][a-zæøå]+",
            r"telefontid",
            r"åbningstid",
            r"\btlf\b",
        ),
        2.6,
        "Ring på 00 00 00 00.",
    ),
    BodyRule(
        T.GENERAL,
        any_of(
            r"kvalitetsstandard\w*",
            r"serviceniveau\w*",
            r"\bvision\w*",
            r"kerneopgave",
            r"politi(?:k|sk)\w*",
            r"\bpjece",
            r"i det følgende",
            r"kommunens mål",
            r"byråd",
            r"udvalget",
        ),
        2.0,
        "Kvalitetsstandarden beskriver kommunens serviceniveau.",
    ),
    BodyRule(
        T.CONTENT,
        any_of(
            r"\b(?:eksempelvis|for eksempel|f\.eks\.|eksempler)\b",
            r"\bstøtte til\b",
            r"\bhjælp til\b",
            r"\btræning\b",
            r"\bvejledning\b",
            r"temaer",
            r"aktivitet\w*",
            r"\bat (?:planlægge|deltage|træne|etablere|håndtere|strukturere|vedligeholde)\b",
        ),
        1.3,
        "Støtte til at planlægge indkøb.",
    ),
)


REFUSES = 2.4  # weight of the cues from which a statement leaves something out


@cache
def _compiled() -> tuple[tuple[BodyRule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.pattern, re.IGNORECASE)) for rule in BODY_RULES)


@dataclass(frozen=True, slots=True)
class Guess:
    """The best type for a body, how sure, and the runner-up."""

    type: T
    confidence: float  # share of the weight, 0-1
    runner_up: T | None


def guess_section_type(statements: Sequence[str]) -> Guess | None:
    """The type most statements speak for; None when hardly any of them says anything.

    Statements that leave something out count for the section where at least half of them do: what they leave out is
    named in the words of the content, which would outvote them.

    >>> guess_section_type(["Du kan klage inden fire uger.", "Klagen sendes til kommunen."]).type
    <SectionType.COMPLAINT: 'complaint'>
    """
    totals: dict[T, float] = defaultdict(float)
    refusals = 0
    for text in statements:
        sums = weigh(text).sums
        refusals += sums.get(T.EXCLUSIONS, 0.0) >= REFUSES
        for kind, weight in sums.items():
            if weight > 0 and kind in CORE:
                totals[kind] += min(weight, 4.0)
        for rule, pattern in _compiled():
            if pattern.search(text):
                totals[rule.type] += rule.weight
    if not totals:
        return None
    ranked = sorted(totals, key=lambda kind: (-totals[kind], list(T).index(kind)))
    if statements and 2 * refusals >= len(statements) and ranked[0] is not T.EXCLUSIONS:
        return Guess(T.EXCLUSIONS, round(0.5 * refusals / len(statements), 2), ranked[0])
    share = totals[ranked[0]] / sum(totals.values())
    return Guess(ranked[0], round(share, 2), ranked[1] if len(ranked) > 1 else None)
