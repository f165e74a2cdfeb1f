"""A fact that a standard does not state: where was it looked for, and what comes closest?

`fact_absence` answers for one column of a comparison ("klagefrist: ikke oplyst"). A passage comes close when it speaks
of the matter without a value that could be read, when it is statute text, or when it answers for another service of
the same document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from kb.compare.absence import MOST_NEAREST, in_other_standards, looked_in, quote_of, referrals
from kb.compare.cells import Witness
from kb.compare.overlooked import overlooked
from kb.compare.shelf import Shelf
from kb.meaning.facts import found_in
from kb.meaning.facts.rules import compiled
from kb.meaning.facts.statement import statement_of
from kb.model import Absence, Column, Fact, FactType, NearMiss, Provision, Reason
from kb.taxonomy import SectionType as T

# Words that speak of the matter, and the sections where an answer usually stands.
CLUES: dict[FactType, tuple[str, frozenset[T]]] = {
    FactType.FOLLOW_UP_INTERVAL: (
        r"opfølg|følge[rs]? .{0,40}\bop\b|fulgt op|evaluer|revurder|statusmøde",
        frozenset({T.FOLLOW_UP}),
    ),
    FactType.REVISION_INTERVAL: (r"revider|opdater|ajourfør|gælder indtil", frozenset({T.GENERAL, T.LEGAL_BASIS})),
    FactType.PROVISION_KIND: (
        r"kommunen (?:kan|skal)|kommunalbestyrelsen (?:kan|skal)|byrådet (?:kan|skal)",
        frozenset({T.LEGAL_BASIS, T.TARGET_GROUP}),
    ),
    FactType.FREE_CHOICE: (r"frit? valg|leverandør|vælge", frozenset({T.DELIVERY, T.REMARKS})),
    FactType.PAYMENT: (r"betal|gratis|udgift|koster|\bpris", frozenset({T.PAYMENT})),
    FactType.AMOUNT_DKK: (r"\bkr\b|kroner|beløb|takst|tilskud", frozenset({T.PAYMENT, T.SCOPE})),
    FactType.AMOUNT_PERCENT: (r"procent|\bpct|%", frozenset({T.QUALITY})),
    FactType.PROCESSING_TIME: (r"sagsbehandling|frist|afgørelse|svar på .{0,20}ansøgning", frozenset({T.PROCEDURE})),
    FactType.DECISION_NOTICE: (r"afgørelse", frozenset({T.PROCEDURE})),
    FactType.CONTACT_DEADLINE: (r"kontakt|henvend|hører fra", frozenset({T.PROCEDURE, T.DELIVERY})),
    FactType.START_DEADLINE: (r"opstart|igangsæt|iværksæt|begynd|i gang|start", frozenset({T.DELIVERY, T.PROCEDURE})),
    FactType.PLAN_DEADLINE: (r"handleplan|indsatsplan|\bplan\b", frozenset({T.DELIVERY, T.PROCEDURE, T.FOLLOW_UP})),
    FactType.COMPLAINT_DEADLINE: (r"klag", frozenset({T.COMPLAINT})),
    FactType.REASSESSMENT_DEADLINE: (r"genvurder|revurder|på ny|klag", frozenset({T.COMPLAINT})),
    FactType.NOTICE_PERIOD: (r"varsel|varsle|opsig", frozenset({T.REMARKS, T.CONDITIONS})),
    FactType.MAX_DURATION: (r"varighed|periode|tidsbegræns|midlertidig|varer|længe", frozenset({T.SCOPE})),
    FactType.MIN_DURATION: (r"længerevarende|varig|varighed", frozenset({T.SCOPE, T.TARGET_GROUP})),
    FactType.HOURS_PER_PERIOD: (r"timer?\b|omfang|udmål", frozenset({T.SCOPE})),
    FactType.SAVINGS_LIMIT: (r"spare|gemme|overføre", frozenset({T.SCOPE})),
    FactType.CONTACTS: (r"samtaler|besøg|møder|kontakter|gange", frozenset({T.SCOPE, T.CONTENT})),
    FactType.MIN_AGE: (r"alder|\bår\b|voksne|unge", frozenset({T.TARGET_GROUP})),
    FactType.MAX_AGE: (r"alder|\bår\b|pension", frozenset({T.TARGET_GROUP})),
    FactType.DISTANCE_KM: (r"kilometer|\bkm\b|afstand|transport|kørsel", frozenset({T.SCOPE})),
    FactType.OPENING_HOURS: (r"åben|åbningstid|telefontid|træffe", frozenset({T.CONTACT})),
    FactType.ADDRESS: (r"adresse|henvend|kontakt", frozenset({T.CONTACT})),
    FactType.PHONE: (r"telefon|tlf|\bring", frozenset({T.CONTACT})),
    FactType.EMAIL: (r"mail|digital post|\bskriv", frozenset({T.CONTACT})),
    FactType.APPROVED_BY: (r"godkendt|vedtaget|udvalg|byråd", frozenset({T.GENERAL})),
    FactType.APPROVAL_DATE: (r"godkendt|vedtaget|gælder fra|revideret", frozenset({T.GENERAL})),
}


def fact_absence(library: Shelf, column: Column, fact_type: FactType) -> Absence | None:
    """Where a fact of this type was looked for in a column's standards; None when the document states one.

    `column` is a column of `build_matrix`: its document and its standards are all that counts.
    """
    reading = library.reading(column.document)
    standards = tuple(one for one in reading.standards if one.id in column.standards)
    witness = Witness(reading, library.clean(column.document), standards, ())
    if stated_facts(reading.facts, witness, fact_type):
        return None
    return Absence(
        looked_in=looked_in(witness),
        nearest=tuple(islice(_nearest(witness, fact_type), MOST_NEAREST)),
        refers_to=referrals(witness),
        overlooked=overlooked(fact_type.value),
    )


def stated_facts(facts: Sequence[Fact], witness: Witness, fact_type: FactType) -> tuple[Fact, ...]:
    """The facts of this type about the standards of a witness: their own, those of sections that serve them, those of
    a table row that names their paragraph, and those about the whole document."""
    ids = {standard.id for standard in witness.standards}
    laws = {law for standard in witness.standards for law in standard.law_refs}
    return tuple(
        fact
        for fact in facts
        if fact.type is fact_type
        and (
            fact.standard in ids
            or (fact.standard is None and bool(laws & set(fact.law_refs)))
            or (fact.standard is None and not fact.law_refs and _serves(witness, fact.start_line))
        )
    )


def _serves(witness: Witness, line: int) -> bool:
    return any(section.start_line <= line <= section.end_line for section in witness.sections)


def _nearest(witness: Witness, fact_type: FactType) -> Iterator[NearMiss]:
    clue, homes = CLUES[fact_type]
    speaking = [one for one in witness.provisions if compiled(clue).search(f"{one.lead_in} {one.text}")]
    speaking.sort(key=lambda one: (one.section_type not in homes, one.start_line))
    statute = [one for one in speaking if one.quoted_law]
    own = [one for one in speaking if not one.quoted_law]
    yield from (NearMiss(quote_of(one), Reason.NO_VALUE) for one in own[: MOST_NEAREST - 1])
    yield from (NearMiss(quote_of(one), Reason.STATUTE_TEXT) for one in statute if _states(witness, one, fact_type))
    stated = [fact for fact in witness.reading.facts if fact.type is fact_type]
    holding = (one for one in witness.reading.provisions if any(_holds(one, fact) for fact in stated))
    yield from in_other_standards(witness, holding)


def _holds(provision: Provision, fact: Fact) -> bool:
    """The fact was read in this provision, and not in another one on the same line."""
    is_near = provision.start_line <= fact.end_line and fact.start_line <= provision.end_line
    return is_near and fact.phrase in provision.text


def _states(witness: Witness, provision: Provision, fact_type: FactType) -> bool:
    """The statute text would state the fact, were it the municipality's own."""
    return any(found.type is fact_type for found in found_in(statement_of(provision, witness.clean.texts)))
