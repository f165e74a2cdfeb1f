"""When does a text send the reader elsewhere, and when does it say that the municipality does not offer the service?

Missing is not no, so both need the text's own words. A rule is a row: what it decides, the pattern, and a sentence
that it was written for. A rule never fires on a reference to an Act ("der henvises til § 85"), on a person who is
referred ("borgeren henvises til egen læge"), or on a limit ("tilbyder ikke støtte i ferier"): those are contents, no
answer to "does the municipality have this at all?".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kb.law.citations import citations
from kb.model import CellState, Standard


class Note(StrEnum):
    """What a cell's state needs a word more about; each is a text of `present/texts`."""

    LAW_ONLY = "law_only"  # the quotes are statute text, none the municipality's own words
    BY_HEADING = "by_heading"  # no sentence was recognised, the quotes are what stands under the heading
    REJECTED = "rejected"  # the whole document could not be read
    GRADE_D = "grade_d"  # the document was read in parts
    UNREADABLE_PAGES = "unreadable_pages"  # pages of the standard could not be read


@dataclass(frozen=True, slots=True)
class StateRule:
    """One way of saying it."""

    state: CellState
    pattern: re.Pattern[str]
    example: str


# Papers that can hold a service level. A law, a person or an offer is not among them, nor an annex of the same paper.
_PAPER = (
    r"(?:\w*kvalitetsstandard\w*|serviceniveau\w*|servicebeskrivelse\w*|servicedeklaration\w*|ydelseskatalog\w*"
    r"|ydelsesbeskrivelse\w*|indsatskatalog\w*|indsatsbeskrivelse\w*|takst(?:blad|oversigt)\w*|retningslinj\w+|visitationskriterier\w*"
    r"|pjece\w*|hjemmeside\w*|dokument\w*|administrationsgrundlag\w*|(?:https?://)?www\.(?!retsinformation)\S+)"
)
_GAP = r"[^.;:!?§]{0,90}?"  # within the clause, and never across a §
_NOT_SELF = r"(?:(?!\b(?:denne|dette|nærværende|disse)\b)[^.;:!?§]){0,90}?"
_NOT_RELATIVE = r"(?<!\bsom\s)(?<!\bder\s)"  # "den støtte, som beskrives i kvalitetsstandarden" says what, not where
_SERVICE = (
    r"(?:denne|dette|ydelsen|tilbuddet|ordningen|indsatsen|støtten|hjælpen|bestemmelsen|muligheden|ydelser\s+efter"
    r"|(?:tilbud|støtte|hjælp|indsatser|indsats)\s+efter)\b"
)


def _rule(state: CellState, pattern: str, example: str) -> StateRule:
    return StateRule(state, re.compile(pattern, re.IGNORECASE), example)


STATE_RULES: tuple[StateRule, ...] = (
    _rule(
        CellState.REFERS,
        rf"\b(?:der\s+henvises|henvises\s+der)\b{_GAP}\btil\b{_NOT_SELF}\b{_PAPER}",
        "Der henvises til kommunens kvalitetsstandard for personlig hjælp.",
    ),
    _rule(
        CellState.REFERS,
        rf"^(?:for|om|vedr\.?|vedrørende|angående|med\s+hensyn\s+til|hvad\s+angår)\b[^.;:!?]{{0,140}}?\bhenvises\b{_GAP}\btil\b{_NOT_SELF}\b{_PAPER}",
        "For omfanget af hjælpen efter § 83 henvises til ældreområdets kvalitetsstandarder.",
    ),
    _rule(
        CellState.REFERS,
        rf"\b(?:vi|kommunen|forvaltningen)\s+henviser\b{_GAP}\btil\b{_NOT_SELF}\b{_PAPER}",
        "Kommunen henviser til serviceniveauet for botilbud.",
    ),
    _rule(
        CellState.REFERS,
        rf"(?:^|[(,:–-]\s*)(?:der\s+)?se\s+(?!også\b|endvidere\b|desuden\b|i\s+øvrigt\b){_NOT_SELF}\b{_PAPER}",
        "Se kvalitetsstandard for ledsagelse.",
    ),
    _rule(
        CellState.REFERS,
        rf"\bfremgår\s+(?:\w+\s+){{0,2}}af\b{_NOT_SELF}\b{_PAPER}(?!\w|,?\s+at\b)",
        "Målgruppen fremgår af kvalitetsstandarden for socialpædagogisk støtte.",
    ),
    _rule(
        CellState.REFERS,
        rf"{_NOT_RELATIVE}\b(?:er|står|bliver)\s+(?:\w+\s+){{0,2}}(?:beskrevet|omtalt|fastsat)\s+(?:\w+\s+){{0,1}}i\b{_NOT_SELF}\b{_PAPER}",
        "Omfanget er nærmere beskrevet i ydelseskataloget.",
    ),
    _rule(
        CellState.REFERS,
        rf"{_NOT_RELATIVE}\b(?:beskrives|findes|kan\s+(?:læses|findes|ses))\s+(?:\w+\s+){{0,1}}(?:i|på)\b{_NOT_SELF}\b{_PAPER}",
        "Serviceniveauet kan læses på kommunens hjemmeside.",
    ),
    _rule(
        CellState.EXCLUDED,
        r"\btilbyder\s+(?:\w+\s+){0,2}ikke\s+(?P<what>[^.;]+)",
        "Kommunen tilbyder ikke ydelser efter § 82 c.",
    ),
    _rule(
        CellState.EXCLUDED,
        r"\bhar\s+(?:\w+\s+){0,4}?(?:valgt|besluttet)\s+(?:\w+\s+){0,2}?ikke\s+at\s+"
        r"(?:tilbyde|benytte|anvende|bruge|yde|etablere|oprette|gøre\s+brug\s+af)\s+(?P<what>[^.;]+)",
        "Byrådet har valgt ikke at gøre brug af muligheden.",
    ),
    _rule(
        CellState.EXCLUDED,
        rf"(?:^|\b)(?P<what>{_SERVICE}[^.;,]{{0,40}}?)\s+(?:tilbydes|ydes|findes)\s+(?:\w+\s+){{0,2}}ikke\s+(?:i|af)\s+\w*\s?kommune",
        "Ordningen findes ikke i kommunen.",
    ),
)

# "... tilbyder ikke støtte i ferier", "... til borgere under 30": part of a service, not the service.
_LIMIT_RE = re.compile(
    r"\b(?:hvis|når|såfremt|medmindre|kun|alene|udover|ud\s+over|uden\s+for|ved\s+siden\s+af|mere\s+end|flere\s+end"
    r"|under\s+\d+|over\s+\d+|til\s+(?:personer|borgere|dig|unge|børn|pårørende)|i\s+(?:weekend\w*|ferie\w*|aften\w*|nat\w*"
    r"|forbindelse|tidsrummet|stedet)|om\s+(?:natten|aftenen|dagen)|længere|hvor)\b",
    re.IGNORECASE,
)
_SERVICE_RE = re.compile(rf"(?:\w+\s+)?{_SERVICE}", re.IGNORECASE)  # "længere denne ydelse"
_STEM = 7  # letters: "ledsageordning" in a title, "ledsagelse" in the sentence


def refers(text: str) -> bool:
    """The text sends the reader to another paper.

    >>> refers("Se kommunens kvalitetsstandard for hjælp i hjemmet.")
    True
    >>> refers("Hjælpen gives efter lovens regler, idet der henvises til § 85.")
    False
    """
    return any(rule.state is CellState.REFERS and rule.pattern.search(text) for rule in STATE_RULES)


def denies(text: str, standards: Sequence[Standard], laws: Sequence[str]) -> bool:
    """The text says that the service of these standards is not offered at all.

    `laws` are the references asked for: "tilbyder ikke ydelser efter § 82 c" denies § 82 c, not § 82 a.
    """
    for rule in STATE_RULES:
        match = rule.pattern.search(text) if rule.state is CellState.EXCLUDED else None
        if match is None or _LIMIT_RE.search(text):
            continue
        cited = {ref for citation in citations(text) for ref in citation.refs if "§" in ref}
        if cited:
            return bool(cited & set(laws))
        what = match["what"]
        if _SERVICE_RE.match(what) or any(_names(what, standard.title) for standard in standards):
            return True
    return False


def _names(what: str, title: str) -> bool:
    """A long word of the title stands in the words, endings aside."""
    stems = {word[:_STEM] for word in re.findall(r"[a-zæøå]{6,}", title.casefold())} - {"kvalite", "kommune", "service"}
    return any(stem in what.casefold() for stem in stems)
