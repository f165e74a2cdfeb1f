"""What is a section about when its heading does not say?

Weights of supporting section types for one sentence; the core five come from `cues`. A section takes the type that most of
its sentences speak for.
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


@dataclass(frozen=True, slots=True)
class BodyRule:
    type: T
    pattern: str
    weight: float
    seen: str  # our own example


# fmt: off
BODY_RULES: tuple[BodyRule, ...] = (
    BodyRule(T.COMPLAINT, r"\bklage[rsn]?\b|klagefrist|klagevejledning|ankestyrelsen|genvurder", 3.0, "Du kan klage til Ankestyrelsen."),
    BodyRule(T.PAYMENT, r"egenbetaling|brugerbetaling|\bgratis\b|uden betaling|\bbetaler?\b|opkræves|egne udgifter|\bafholder?\b[^.]{0,30}udgift|\budgift(?:er|en)?\b[^.]{0,40}afhold", 2.8, "Støtten er gratis."),
    BodyRule(T.PROCEDURE, r"\bansøg\w*|\bvisit(?:ation|er|ator)\w*|sagsbehandl\w*|\bafgørelse\w*|udredning\w*|voksenudrednings|\bvum\b|partshør|samtykke|bisidder|\bmyndighed\w*|\boplyse sagen|træffe[rs]? \w* ?afgørelse|henvend(?:e|er|else)\b", 2.2, "Du søger ved at henvende dig til visitationen."),
    BodyRule(T.DELIVERY, r"\bleveres? (?:af|i|på)|leverandør\w*|\budføres? af|\bmedarbejdere?\b|\bpersonale\w*|i (?:dit|borgerens|eget) (?:eget )?hjem|\bdagtimerne\b|uddann(?:et|else)|kontaktperson|digitale? løsning|velfærdsteknologi", 2.0, "Hjælpen leveres af uddannede medarbejdere."),
    BodyRule(T.PURPOSE, r"\bformål\w*|\bmålet (?:med|er)|\bhar til hensigt|for at du (?:kan|bliver)|så (?:selvstændigt|normalt) et liv|at borgeren (?:får|bliver|kan|opnår)|sigte(?:t)? (?:er|på)", 2.4, "Formålet er, at du bliver selvhjulpen."),
    BodyRule(T.CONDITIONS, r"\bforvente[srt]?\b|\bskal du\b|\bdu skal\b|motiveret|deltage[r]? aktivt|medvirke|meld\w* afbud|samarbejde|til rådighed|rygning|arbejdsplads", 2.0, "Det forventes, at du deltager aktivt."),
    BodyRule(T.LEGAL_BASIS, r"^[”\"»]?§ ?\d+|\bkommunalbestyrelsen (?:skal|kan)\b|\bstk\. ?\d|lovbekendtgørelse|bekendtgørelse nr|\bvejledning nr|retsinformation|i medfør af|lov nr\.", 2.4, "§ 99. Kommunalbestyrelsen skal sørge for ..."),
    BodyRule(T.QUALITY, r"kvalitetsmål|\bkvalitet\w*|\bværdi(?:er|grundlag)\w*|\brespekt\w*|værdig|tilfreds\w*|\btilsyn\b|anerkend|tillid|troværdig|egenkontrol|fagligt niveau", 2.0, "Hjælpen gives med respekt."),
    BodyRule(T.INTERFACES, r"snitflade|adskiller sig fra|\bsamtidig med\b|i sammenhæng med andre|andre (?:former for )?(?:tilbud|ydelser|indsatser|bestemmelser)|koordiner|(?:§+ ?\d+[^.]{0,40}){2,}|glidende overgang", 2.0, "Støtten adskiller sig fra hjemmehjælp efter § 83."),
    BodyRule(T.CONTACT, r"(?:\d{2} ){3}\d{2}|\b\d{8}\b|@|www\.|\b\d{4} [A-ZÆØÅ][a-zæøå]+|telefontid|åbningstid|\btlf\b", 2.6, "Ring på 00 00 00 00."),
    BodyRule(T.GENERAL, r"kvalitetsstandard\w*|serviceniveau\w*|\bvision\w*|kerneopgave|politi(?:k|sk)\w*|\bpjece|i det følgende|kommunens mål|byråd|udvalget", 2.0, "Kvalitetsstandarden beskriver kommunens serviceniveau."),
    BodyRule(T.CONTENT, r"\b(?:eksempelvis|for eksempel|f\.eks\.|eksempler)\b|\bstøtte til\b|\bhjælp til\b|\btræning\b|\bvejledning\b|temaer|aktivitet\w*|\bat (?:planlægge|deltage|træne|etablere|håndtere|strukturere|vedligeholde)\b", 1.3, "Støtte til at planlægge indkøb."),
)
# fmt: on


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
