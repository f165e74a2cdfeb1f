"""Of what type is the section that a heading opens, or is it a sub-heading of the one above?

In order: a quoted statute, a heading that only gathers others, a law line, the heading's rule, the words of the body,
the meaning of the heading, the section above.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kb.meaning.body_rules import Guess, guess_section_type
from kb.meaning.heading_meaning import Meant, type_by_meaning
from kb.meaning.heading_types import BEYOND_DOUBT, CLEARLY, SURE, WEIGHTY, bar, known_type
from kb.meaning.units import Unit, units
from kb.model import Heading, Mark, Standard
from kb.structure.evidence import is_alike
from kb.structure.heading_rules import fold_heading, heading_rule
from kb.structure.law_lines import is_law_line, section_refs
from kb.structure.layout import Layout
from kb.taxonomy import CORE
from kb.taxonomy import SectionType as T

MEANING_WEIGHS = 1.4  # a heading's meaning against the words below it
_SINGLE_MINDED = {T.PAYMENT, T.COMPLAINT}  # types whose words name nothing else, however quiet the heading
BY_WORDS = "efter ordene i afsnittet"
ELSEWHERE = "samme overskrift andre steder i dokumentet"
STATUTE_HEADING = "§"
APPENDIX = ("bilag", "appendiks")


_DOCUMENT_RE = re.compile(
    r"kvalitetsstandard|serviceniveau|katalog|håndbog|ydelsesblad|(?:ydelses|indsats)beskrivelser", re.IGNORECASE
)
TITLE_WORDS = 5
TITLE_LINES = 2  # lines of the document above a title
# Not "borgere, som ikke:", which goes on to say who they are.
_REFUSING_RE = re.compile(
    r"(?<!som )(?<!der )(?<!hvis du )\bikke(?: (?:hjælp|støtte|bistand|omfattet|med))?(?: til)?\s*:?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A section before its lines are settled."""

    start: int
    heading: Heading | None
    type: T
    confidence: float
    reason: str
    quoted_law: bool = False
    gathers: bool = False  # a heading without text, over other headings
    subheadings: tuple[tuple[int, int, str], ...] = ()


def typed(
    sheet: Layout,
    heading: Heading,
    last: int,
    following: Heading | None,
    current: Draft | None,
    recurring: Mapping[str, int],
    elsewhere: Mapping[str, T],
    *,
    statute: bool,
    owner: Standard | None,
) -> Draft | None:
    """The section this heading opens, or None when it is a sub-heading of the current one."""
    rule = known_type(heading.text)
    folded = fold_heading(heading.text)
    in_standard = owner is not None
    # The sections of a catalogue come once a standard; what comes once in all and ranks below them is a part of one.
    is_lower = heading.level > max(recurring.values(), default=99)
    is_of_its_own = bool(heading.number) or is_alike(heading)
    is_once = in_standard and bool(recurring) and folded not in recurring and (is_lower or not is_of_its_own)
    deeper = (
        current is not None
        and current.heading is not None
        and heading.level > current.heading.level
        and not current.gathers
    )
    body = units(
        sheet, heading.end_line if heading.body_offset else heading.end_line + 1, last, body_offset=heading.body_offset
    )
    if statute:
        name = "citeret lov" if heading.text.strip().startswith(STATUTE_HEADING) else "afsnit med citeret lov"
        return Draft(heading.start_line, heading, T.LEGAL_BASIS, 0.95, name, quoted_law=True)
    if not body and following is not None and following.level > heading.level and _is_container(heading, following):
        return Draft(
            heading.start_line,
            heading,
            T.GENERAL,
            0.9,
            "overskrift over andre overskrifter, uden egen tekst",
            gathers=True,
        )
    if owner is not None and is_law_line(heading.text.removeprefix(heading.number).lstrip(" .").rstrip(" :")):
        if deeper:
            return None
        own = {ref.partition(" stk.")[0] for ref in owner.law_refs} & {
            ref.partition(" stk.")[0] for ref in section_refs(heading.text)
        }
        kind = T.LEGAL_BASIS if own else T.INTERFACES
        return Draft(
            heading.start_line,
            heading,
            kind,
            0.85,
            "overskriften er en lovhenvisning" + ("" if own else " til en anden paragraf"),
        )
    statements = [f"{unit.lead_in.rstrip(':')} {unit.text}".strip() for unit in body]
    if rule is not None and rule.type is T.CONTACT and _is_contact(statements):
        return Draft(heading.start_line, heading, T.CONTACT, 0.9, "overskrift med adresse, telefon eller mail under")
    is_first = bool(sheet.lines) and heading.start_line == sheet.lines[0].number
    if (
        owner is None
        and not _is_contact(statements)
        and ((is_first and (rule is None or rule.confidence < SURE)) or _is_title(sheet, heading, current))
    ):
        return Draft(heading.start_line, heading, T.GENERAL, 0.9, "dokumentets titel")
    if (rule is None or rule.confidence < SURE) and _refuses_by_list(body):
        return Draft(heading.start_line, heading, T.EXCLUSIONS, 0.85, "punkter under en indledning, der siger nej")
    if rule is not None and rule.confidence >= SURE:
        if is_once and deeper:
            return None
        if (
            deeper
            and current is not None
            and (
                _is_sub(heading, rule.type, current)
                or (heading.score < 0.7 and not _stands_alone(sheet, heading) and rule.type not in _SINGLE_MINDED)
            )
        ):
            return None
        if current is not None and current.type is T.CONTACT and not _stands_alone(sheet, heading):
            return None
        return Draft(heading.start_line, heading, rule.type, rule.confidence, rule.reason)
    if folded in elsewhere:
        return Draft(heading.start_line, heading, elsewhere[folded], 0.7, ELSEWHERE)
    if is_once and current is not None and current.heading is not None:
        return None
    if deeper and rule is None and current is not None and not recurring and _is_plain_below(sheet, heading, current):
        meant = type_by_meaning(heading.text)
        if meant is not None and meant.confidence >= CLEARLY and meant.type is not current.type:
            return Draft(heading.start_line, heading, meant.type, meant.confidence, meant.reason)
    if deeper or (current is not None and current.type is T.CONTACT and not _stands_alone(sheet, heading)):
        return None
    return _by_body(
        heading,
        statements,
        rule.type if rule else None,
        rule.confidence if rule else 0.0,
        current,
        in_standard=in_standard,
    )


def _is_container(heading: Heading, following: Heading) -> bool:
    """Does a heading without text of its own only gather the headings below it?"""
    rule = heading_rule(following.text)
    return bool(following.number) or (not heading.number and rule is not None and rule.confidence >= SURE)


def _is_sub(heading: Heading, kind: T, current: Draft) -> bool:
    """Is a known heading below the current one still part of it: a label with a colon, or the same type again?"""
    if heading.number:
        return False
    return heading.text.rstrip().endswith(":") or kind is current.type or kind in {T.REMARKS, T.GENERAL}


def _stands_alone(sheet: Layout, heading: Heading) -> bool:
    """Has the heading more than its words to show for itself: a number, a question mark, a mark or a style?"""
    line = sheet.lines[sheet.index[heading.start_line]]
    styled = (line.line.bold and sheet.bold_share < 0.4) or (sheet.size > 0 and line.line.size > 1.08 * sheet.size)
    return (
        bool(heading.number)
        or heading.text.endswith("?")
        or line.line.mark in {Mark.HEADING, Mark.LABEL}
        or line.is_caps
        or styled
    )


def _outweighs(meant: Meant, guess: Guess) -> bool:
    """Does what a heading clearly means count for more than the words below it? Not where it is weighty and they say
    something else."""
    sure_enough = BEYOND_DOUBT if meant.type in WEIGHTY and meant.type is not guess.runner_up else CLEARLY
    return meant.confidence >= sure_enough and MEANING_WEIGHS * meant.confidence >= guess.confidence


def _is_plain_below(sheet: Layout, heading: Heading, current: Draft) -> bool:
    """Does a heading rank below the current one only because no rule knows it? Its looks then tell no rank."""
    above = current.heading
    return above is not None and not above.number and not _stands_alone(sheet, heading)


def _is_title(sheet: Layout, heading: Heading, current: Draft | None) -> bool:
    """Does the document's title stand here: many words and no question, at the top before any text?"""
    at = sheet.index[heading.start_line]
    is_at_top = at == 0 or (current is not None and current.start == sheet.lines[0].number and at <= TITLE_LINES)
    is_long = len(heading.text.split()) >= TITLE_WORDS or bool(_DOCUMENT_RE.search(heading.text))
    return (
        is_at_top
        and is_long
        and not heading.number
        and not heading.text.endswith(("?", ":"))
        and not heading.body_offset
    )


def _refuses_by_list(body: Sequence[Unit]) -> bool:
    """Do most statements hang on a lead-in that ends in "ikke": "Vær klar over, at bostøtten ikke:"?"""
    refused = sum(bool(_REFUSING_RE.search(unit.lead_in)) for unit in body)
    return refused >= 2 and 2 * refused > len(body)


def _is_contact(statements: list[str]) -> bool:
    guess = guess_section_type(statements)
    return guess is not None and guess.type is T.CONTACT


def _by_body(
    heading: Heading, statements: list[str], hinted: T | None, hint: float, current: Draft | None, *, in_standard: bool
) -> Draft | None:
    """A heading no rule is sure of: the body decides, then the heading's meaning."""
    start = heading.start_line
    if any(word in heading.text.casefold() for word in APPENDIX) and not in_standard:
        guess = guess_section_type(statements)
        return Draft(start, heading, guess.type if guess else T.GENERAL, 0.5, "bilag, efter ordene")
    guess = guess_section_type(statements)
    meant = type_by_meaning(heading.text) if statements else None
    if meant is not None and meant.confidence < bar(meant.type):
        meant = None
    enough = 0.34 if in_standard else 0.5
    if guess is not None and (guess.confidence >= enough or guess.type is hinted):
        agrees = meant is not None and guess.type is meant.type
        backed = (0.2 if guess.type is hinted else 0.0) + (0.3 if agrees else 0.0)
        if meant is None or backed or not _outweighs(meant, guess):
            return Draft(start, heading, guess.type, min(0.9, guess.confidence + backed), BY_WORDS)
    if meant is not None:
        return Draft(start, heading, meant.type, meant.confidence, meant.reason)
    if hinted is not None:
        return Draft(start, heading, hinted, hint, "overskriftens ord")
    if guess is not None:
        return Draft(start, heading, guess.type, guess.confidence, f"{BY_WORDS}, usikkert")
    if current is not None and current.type in CORE:
        return None
    return Draft(start, heading, T.GENERAL, 0.4, "ingen regel kender overskriften")
