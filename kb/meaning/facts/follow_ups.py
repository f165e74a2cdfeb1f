"""How often is a service, a plan or the standard itself looked at again?

A rhythm ("mindst en gang om året", "hver tredje måned", "efter 3 måneder") counts only where the sentence, or its
section, speaks of following up. "Løbende", "efter behov" and "inden perioden udløber" count beside such a verb only:
"opfølgning på aftalte opgaver" is the content of a service and no rhythm.
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.meaning.facts.durations import durations
from kb.meaning.facts.follow_up_rules import (
    ABOUT_THE_HELP,
    COMMITTEE,
    ENDS,
    FEW_WORDS,
    FINITE,
    FOLLOWS_UP,
    MEETS,
    OF_THE_CASE,
    OTHER_RHYTHM,
    PLAN,
    REVISES,
    SET_IN_THE_CASE,
    SINCE_THE_START,
    THE_STANDARD,
    WEIGHED,
    WEIGHS,
    WORD_RULES,
)
from kb.meaning.facts.intervals import Interval, intervals
from kb.meaning.facts.rules import FRAGMENT, compiled, holding, marked
from kb.meaning.facts.statement import Found, Statement
from kb.model import FactType as F
from kb.model import Qualifier
from kb.taxonomy import SectionType as T


def follow_ups(statement: Statement) -> Iterator[Found]:
    """How often the service is followed up, and how often the standard is revised.

    >>> sentence = Statement("Der følges op efter behov og minimum hvert 2. år.", T.FOLLOW_UP)
    >>> [(found.value, found.qualifier.value) for found in follow_ups(sentence)]
    [(None, 'as_needed'), ('P2Y', 'min')]
    """
    text = statement.text
    if statement.section is T.COMPLAINT:
        return  # to look again at a complaint is no follow-up
    follows = compiled(FOLLOWS_UP).search(text) is not None or _is_weighed_again(statement)
    is_of_standard = compiled(THE_STANDARD).search(text) or (
        statement.section is T.GENERAL
        and (compiled(COMMITTEE).search(text) or not (statement.has_standard or compiled(OF_THE_CASE).search(text)))
    )
    if is_of_standard and compiled(REVISES).search(text):
        yield from _revisions(text)
        return
    if not follows and statement.section is not T.FOLLOW_UP:
        return
    plan = compiled(PLAN).search(text)
    applies_to = plan["plan"] if plan and follows else ""
    rhythms = list(_rhythms(statement, follows, applies_to))
    if follows and not rhythms and (held := holding((SET_IN_THE_CASE,), text, statement)):
        rule, match = held
        yield Found(rule.type, match.start(), match.end(), None, rule.qualifier, rule=rule.seen)
        return
    for rule in WORD_RULES:
        if rule.qualifier is Qualifier.INDIVIDUAL and rhythms:
            continue  # what is set in the single case is which of the printed rhythms
        held = holding((rule,), text, statement)
        if held is None:
            continue
        _, match = held
        if follows or (
            statement.section is T.FOLLOW_UP
            and (
                rule.qualifier is not Qualifier.EVENT
                or compiled(WEIGHS).search(text)
                or len(text.split()) <= FEW_WORDS  # "Midtvejs og ved afslutning."
            )
        ):
            yield Found(
                rule.type, match.start(), match.end(), None, rule.qualifier, applies_to=applies_to, rule=rule.seen
            )
    yield from rhythms or _labelled(statement)


def _is_weighed_again(statement: Statement) -> bool:
    """Is something weighed in a rhythm, or when some time of the help has passed?"""
    text = statement.text
    if statement.section not in ABOUT_THE_HELP or not compiled(WEIGHED).search(text):
        return False
    return compiled(SINCE_THE_START).search(text) is not None and next(intervals(text), None) is not None


def _labelled(statement: Statement) -> Iterator[Found]:
    """ "Niveau 3: 6 mdr." in a section on following up: a length of time is all that the label has beside it."""
    found = durations(statement.text) if statement.section is T.FOLLOW_UP else ()
    if len(found) != 1 or found[0].value.startswith("PT"):
        return
    only = found[0]
    if compiled(r"^(?:[^:¤]{1,40}: )?\W*¤\W*$").match(marked(statement.text, only.start, only.end)):
        yield Found(
            F.FOLLOW_UP_INTERVAL,
            only.start,
            only.end,
            only.value,
            only.qualifier,
            rule="Der følges op hvert halve år.",
        )


def _rhythms(statement: Statement, follows: bool, applies_to: str) -> Iterator[Found]:
    text = statement.text
    for interval in intervals(text):
        around = marked(text, interval.start, interval.end)
        if compiled(OTHER_RHYTHM).search(around) or not _is_follow_up(statement, around, interval, follows):
            continue
        yield Found(
            F.FOLLOW_UP_INTERVAL,
            interval.start,
            interval.end,
            interval.value,
            interval.qualifier,
            applies_to=applies_to,
            rule="Der følges op hvert halve år.",
        )


def _is_follow_up(statement: Statement, around: str, interval: Interval, follows: bool) -> bool:
    if interval.is_span and statement.section is T.FOLLOW_UP and interval.start <= FRAGMENT:
        return True  # "Efter 3 måneder." below "Opfølgning"
    if interval.is_span and statement.section is T.FOLLOW_UP and compiled(r"\bkontakt\w*.{0,30}¤").search(around):
        return True  # "Din rådgiver kontakter dig efter tre måneder."
    if interval.is_span and statement.section is T.FOLLOW_UP and not compiled(ENDS).search(around):
        if compiled(rf"{MEETS}.{{0,40}}¤|¤.{{0,40}}{MEETS}").search(around):
            return True  # "Visitator kommer på besøg tre måneder efter opstart."
        if len(around.split()) <= FEW_WORDS and around[:1].isupper() and not compiled(FINITE).search(around):
            return True  # "Altid efter 8 uger for nye borgere."
    if interval.is_span and compiled(rf"¤.{{0,80}}{WEIGHED}").search(around):
        return _is_weighed_again(statement)
    if interval.is_span:
        return (
            compiled(rf"(?:{FOLLOWS_UP})(?:(?!stopp|ophør|bortfald).){{0,80}}¤|¤.{{0,40}}(?:{FOLLOWS_UP})").search(
                around
            )
            is not None
        )
    if statement.section is T.FOLLOW_UP:
        return True
    return follows and statement.section not in {T.PAYMENT, T.COMPLAINT, T.CONTACT}


def _revisions(text: str) -> Iterator[Found]:
    for interval in intervals(text):
        if not interval.is_span:
            yield Found(
                F.REVISION_INTERVAL,
                interval.start,
                interval.end,
                interval.value,
                interval.qualifier,
                rule="Standarden revideres hvert andet år.",
            )
