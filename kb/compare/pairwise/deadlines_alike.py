# ruff: noqa: E501 - tables of rules: a row is a line
"""Are the time limits of two texts one limit: kept by the same side, for the same step, from the same moment?

"Inden fire uger" for the citizen to send a paper is no processing time, and a week from a signed plan is not shorter
than a fortnight from the first call.
"""

from __future__ import annotations

import re

from kb.compare.numbers.clocks import Clock, clock_of
from kb.compare.pairwise.direction_rules import PERSON
from kb.compare.pairwise.two_texts import Pair

_DOES = r"(?:(?:ind|frem)?send|aflever|indlever|svar|besvar|oplys|giv|meld|meddel|kontakt|ring|søg|ansøg|betal|vedlæg|returner|underskriv|fremlæg|dokumenter|kom)\w*"
# The citizen has to keep it.
_OWED_RE = re.compile(
    rf"\b(?:skal|bedes|må|bør) {PERSON}\b[^.;]{{0,60}}?\b{_DOES}|\b{PERSON} (?:skal|bedes|må|bør)\b[^.;]{{0,60}}?\b{_DOES}"
    rf"|\b(?:frist|svarfrist) (?:for|til) {PERSON}\b|\b(?:din|borgerens|ansøgerens) (?:\w+ )?(?:frist|svarfrist)\b|\b{PERSON} har\b[^.;]{{0,40}}\btil at {_DOES}"
    r"|\bpartshøring\w*|\bskal (?:være )?(?:indsendt|indsendes|afleveret|afleveres|meddeles|indgivet|indgives|vedlægges|returneres)\b",
    re.IGNORECASE,
)
_MOMENT_RE = re.compile(r"\b(?:efter,? at|efter|fra(?: at)?|når|siden)\b(?P<moment>[^.,;:]{4,80})", re.IGNORECASE)
_NO_MOMENT_RE = re.compile(
    r"§|lov(?:en|ens)?\b|\bbehov|\bregler|\baftale\b|^\s*modtagelsen\s*$|^\s*(?:et|en) (?:konkret|individuel|samlet)",
    re.IGNORECASE,
)
_UNTIL_RE = re.compile(r"\s(?:ind)?til\s", re.IGNORECASE)
_SAID_BY_ALL = {Clock.APPLICATION, Clock.CONTACT}  # what a limit runs from where nothing is said
_STEPS = {
    "decision": re.compile(r"\bafgør\w*|\bsagsbehandl\w*|\bafgjort\b", re.IGNORECASE),
    "start": re.compile(r"\bbegynd\w*|\bopstart\w*|\bstarte[rs]?\b|\biværks\w*|\bigangs\w*|\bgår i gang\b|\bi gang\b", re.IGNORECASE),
    "meeting": re.compile(r"\bvisitationsbesøg\w*|\bhjemmebesøg\w*|\b\w*samtale\w*|\b\w*møde[rt]?\b", re.IGNORECASE),
    "plan": re.compile(r"\b\w*plan(?:en|er)?\b", re.IGNORECASE),
    "answer": re.compile(r"\bkvittering\w*|\bringer tilbage\b|\bkontakte[rs]\b", re.IGNORECASE),
}  # fmt: skip


def are_alike(pair: Pair) -> bool:
    """The municipality keeps both limits, for one step and from one moment, as far as the texts say so."""
    texts = (pair.one, pair.other)
    if any(map(_OWED_RE.search, texts)):
        return False
    steps = [_steps(text) for text in texts]
    if all(steps) and not steps[0] & steps[1]:
        return False
    before, after = map(_clocks, texts)
    if not before or not after:
        return (before | after) <= _SAID_BY_ALL | {Clock.OTHER}
    return bool((before & after) - {Clock.OTHER}) or before == after


def _steps(text: str) -> set[str]:
    """What has to have happened by then."""
    bare = _MOMENT_RE.sub(lambda found: " ".join(_UNTIL_RE.split(found[0])[1:]), text)
    return {name for name, pattern in _STEPS.items() if pattern.search(bare)}


def _clocks(text: str) -> set[Clock]:
    """The moments that a text names."""
    moments = [_UNTIL_RE.split(found["moment"])[0] for found in _MOMENT_RE.finditer(text)]
    return {clock_of(moment) for moment in moments if not _NO_MOMENT_RE.search(moment)} - {Clock.NOT_STATED}
