"""Who pays? free, own_expenses (what goes along with the service), user_fee (for the service), standard_rate.

Rules are tried on the whole sentence; one sentence may say two things ("gratis, men du betaler selv transport").
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.meaning.facts.payment_rules import FEE, FREE, FREE_BY_LAW, OWN, PAYMENT_RULES, RATE
from kb.meaning.facts.rules import compiled, holding
from kb.meaning.facts.statement import Found, Statement
from kb.model import FactType as F
from kb.taxonomy import SectionType as T

_ASKS_FREE = r"\bgratis\b|vederlagsfri"
_ASKS = r"koster|betal|gratis|\bpris\b"
_BOUND_ONLY = (
    r"\W*(?:højst|maksimalt|maks|max|op til|indtil|mindst|minimum)\b"  # "..., dog højst 200 kr." of what is before
)
_SPEAKS_OF_IT = (  # a quick no for most sentences: a word of every rule
    r"gratis|vederlag|betal|omkostning|udgift|beregning|\bkr\b|kroner|,-|koster|takst|pensionistkort|sats|pris|beløb|gebyr|"
    r"leje|opkræv|afregn|afhold|dække|finansier|bekost|køb|sørge|regning|forbrug|\begen\b|skaffe|medbring|indtægt|indkomst"
)
_TWO_CLAUSES = r"\w(?:, (?:og|men|dog) |; )"
# A short answer below a heading that asks: "Er der egenbetaling?" - "Nej." - "Ja, for mad."
_ANSWER = r"^\W*(?:(?:nej|ingen|intet|ikke noget|ingenting)\W*(?:$|,)|(?P<yes>ja)\b)"


def payments(statement: Statement) -> Iterator[Found]:
    """What the sentence says about who pays; each answer once.

    >>> sentence = Statement("Støtten er gratis, men du betaler selv for transport.", T.PAYMENT)
    >>> [found.value for found in payments(sentence)]
    ['free', 'own_expenses']
    """
    text = statement.text
    if statement.section is T.LEGAL_BASIS and (held := holding((FREE_BY_LAW,), text, statement)):
        yield Found(F.PAYMENT, held[1].start(), held[1].end(), FREE, rule=FREE_BY_LAW.seen)
    if statement.section in {T.COMPLAINT, T.CONTACT, T.LEGAL_BASIS, T.PURPOSE, T.FOLLOW_UP, T.QUALITY}:
        return
    given: set[str] = set()
    answer = compiled(_ANSWER).search(text)
    if statement.section is T.PAYMENT and answer and compiled(_ASKS).search(statement.heading):
        yield Found(
            F.PAYMENT,
            0,
            len(text),
            FREE if answer["yes"] is None or compiled(_ASKS_FREE).search(statement.heading) else FEE,
            rule="Koster det noget? Nej.",
        )
        given = {FREE, FEE, RATE}  # what follows ("men du betaler selv for transport") is said beside the answer
    if not compiled(_SPEAKS_OF_IT).search(text):
        return
    # "Du betaler husleje, og du skal selv købe møbler": each main clause may say who pays for what.
    parts = (
        (text, *compiled(r"(?<=\w)(?:, (?:og|men|dog) |; )").split(text))
        if compiled(_TWO_CLAUSES).search(text)
        else (text,)
    )
    parts = tuple(part for part in parts if part is text or not compiled(_BOUND_ONLY).match(part))
    for rule in PAYMENT_RULES:
        if rule.value is None or rule.value in given or not any(holding((rule,), part, statement) for part in parts):
            continue
        if rule.value == OWN and {RATE, FEE} & given and not compiled(r"\bselv\b|\begne\b").search(text):
            continue  # "betaler 25 kr. for materialer"
        if rule.value == FEE and RATE in given:
            continue  # the rate is the fee
        given.add(rule.value)
        yield Found(F.PAYMENT, 0, len(text), rule.value, applies_to=_part(text), rule=rule.seen)


_PART = (
    r"^\W*(?:ved|for|til)\s+(?P<part>[\wæøå/-]+(?:\s(?!er\b|kan\b|skal\b|afholder\b|betaler\b)[\wæøå/-]+){0,3})"
    r"\s(?:er|kan|skal|afholder|betaler)\b"
)


def _part(text: str) -> str:
    """The part of the service a sentence begins with: "Ved aflastning er der egenbetaling"."""
    match = compiled(_PART).match(text)
    return match["part"] if match else ""
