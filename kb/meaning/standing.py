"""How does a standard stand: must or may, here or elsewhere, and how sure are we that it was read right?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.meaning.metadata import Known
from kb.model import CleanText, Finding, Grade, Provision, Role, Section, Severity, Standard
from kb.taxonomy import CORE
from kb.taxonomy import SectionType as T

_MUST_RE = re.compile(
    r"\bskal-bestemmelse|\b(?:kommunalbestyrelsen|kommunen|byrådet) skal (?:tilbyde|yde|sørge|give)", re.IGNORECASE
)
_MAY_RE = re.compile(
    r"\bkan-bestemmelse|tilvalgsbestemmelse"
    r"|\b(?:kommunalbestyrelsen|kommunen|byrådet) kan (?:tilbyde|yde|iværksætte|give)",
    re.IGNORECASE,
)
REFERRAL_RE = re.compile(
    r"\b(?:der )?henvises(?: der)? til"
    r"|\bse (?:i stedet )?(?:kommunens |vores )?(?:særskilte? |egen )?(?:kvalitetsstandard|serviceniveau)"
    r"|(?:er|findes) beskrevet i (?:en )?(?:særskilt|anden|kommunens)"
    r"|\b(?:finder|findes|fremgår|står|læs\w*)\b[^.]{0,60}\b(?:kvalitetsstandard|serviceniveau|ydelseskatalog)\w*",
    re.IGNORECASE,
)
AGREEMENT_OK = 0.97  # share of words both readings of a PDF must have
SHORT_STANDARD = 3  # provisions: with so few, a pointer elsewhere is all there is


def provision_kind(standard: Standard, stated: Sequence[Provision]) -> str:
    """ "skal" or "kan" as the standard itself says, "" when it does not or says both."""
    mine = [p for p in stated if p.standard == standard.id]
    own = [p.text for p in mine if "-bestemmelse" in p.text or "tilvalgsbestemmelse" in p.text]
    own = own or [p.text for p in mine if p.section_type in {T.LEGAL_BASIS, T.TARGET_GROUP}]
    must, may = any(_MUST_RE.search(t) for t in own), any(_MAY_RE.search(t) for t in own)
    return "" if must == may else ("skal" if must else "kan")


def referral(standard: Standard, divided: Sequence[Section], stated: Sequence[Provision]) -> str:
    """The sentence that sends the reader elsewhere, when the standard holds hardly anything itself; else ""."""
    mine = [p for p in stated if p.standard == standard.id]
    kinds = {s.type for s in divided if s.standard == standard.id}
    if len(mine) > SHORT_STANDARD + 2 or len(kinds & set(CORE)) > 1:
        return ""
    return next((p.text for p in mine if REFERRAL_RE.search(p.text)), "")


def grade(
    clean: CleanText, divided: Sequence[Section], found: Sequence[Standard], known: Known
) -> tuple[Grade, tuple[Finding, ...]]:
    """How sure we are that the document was read right, with a finding for each doubt."""
    findings = [*clean.source.findings, *clean.findings]
    body = sum(role is Role.BODY for role in clean.roles)
    typed = sum(
        s.end_line - s.start_line + 1
        for s in divided
        if s.type not in {T.GENERAL, T.BOILERPLATE} and s.confidence >= 0.6
    )
    headed = sum(bool(s.heading) for s in divided)
    core = {s.type for s in divided} & set(CORE)
    if not known.municipality:
        findings.append(Finding("no_municipality", "Kommunen står ikke i dokumentet. Angiv den med --municipality."))
    if body and not found:
        findings.append(
            Finding(
                "no_standard",
                "Der blev ikke fundet nogen kvalitetsstandard i dokumentet. Det kan være et notat.",
            )
        )
    if any(not standard.law_refs for standard in found):
        findings.append(Finding("no_law", "En standard nævner ingen paragraf. Kontrollér, hvad den handler om."))
    weak_structure = headed < 3 or not core or (body > 40 and typed < 0.35 * body)
    if weak_structure:
        findings.append(
            Finding(
                "weak_structure",
                "Dokumentets opdeling er usikker: få overskrifter kunne genkendes. Sammenhold med kilden.",
            )
        )
    errors = any(f.severity is Severity.ERROR for f in findings)
    warnings = sum(f.severity is Severity.WARNING for f in findings)
    if errors:
        return Grade.D, tuple(findings)
    if weak_structure or clean.source.agreement < AGREEMENT_OK or any(f.code == "ocr" for f in findings):
        return Grade.C, tuple(findings)
    return (Grade.B if warnings else Grade.A), tuple(findings)
