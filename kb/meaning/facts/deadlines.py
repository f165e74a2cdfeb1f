"""Which time limits bind the municipality, the provider and the citizen, and what do they run from?

The verb beside the limit decides: to complain, to look again, to answer, to call, to begin, to write a plan. A length
of time that no such verb stands with is not a deadline.
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.meaning.facts.deadline_rules import ASAP, DEADLINE_RULES
from kb.meaning.facts.durations import Duration, durations
from kb.meaning.facts.rules import FRAGMENT, QUANTITY, FactRule, compiled, holding, in_context, own_clause
from kb.meaning.facts.statement import Found, Statement
from kb.model import FactType as F
from kb.model import Qualifier

CLOCK_RE = (
    r"^\W*(?:regnet |gerne )?(?P<clock>(?:fra|efter|regnet fra|når)\b(?: det tidspunkt,?)?[^.;]{3,160}?)"
    r"(?=[.;]|,? skal\b|, [^,]{0,30}\b(?:inden|senest|højst)\b|"
    r", (?:rette|og|vil|kan|får|hvis|men)\b| og (?:sendes|sender|aftaler|om|derefter|oplyser)\b|$)"
)
CLOCK_BEFORE_RE = r"(?P<clock>\b(?:[Ff]ra|[Nn]år) [^.;:]{8,140}?)(?=:| er der | skal | og til | må der )"
_IS_READY = (
    r"\b(?:foreligger|færdig|klar|udarbejdet)\b(?: \w+){0,2} ¤ efter\b"  # "Planen er færdig seks uger efter opstart."
)
ALWAYS_LIMITS = frozenset({F.COMPLAINT_DEADLINE, F.REASSESSMENT_DEADLINE})  # a right that ends, a duty with an end
_MAY_PASS = r"\bgår?\b.{0,20}¤ fra\b"  # "Der går tre uger fra afgørelse til opstart."
_LABELLED = rf"(?:^|[:.] )[A-ZÆØÅ]\w+(?: \w+){{0,2}}: {QUANTITY}"  # "Start: 14 dage efter afgørelse"
_ADDED = rf"\bløbende måned\W+(?:plus |og )?\W*{QUANTITY}"
_LIMIT = r"\b(?:inden|senest)"  # what makes hours and minutes a limit and no length
_HAS_SO_LONG = r"\bhar (?:\w+ ){0,3}¤ til at\b"  # "Afdelingen har 4 uger til at genvurdere sagen."


def deadlines(statement: Statement) -> Iterator[Found]:
    """The time limits of a sentence.

    >>> from kb.taxonomy import SectionType as T
    >>> sentence = Statement("Du kan klage inden fire uger fra modtagelsen.", T.COMPLAINT)
    >>> [(found.type.value, found.value, found.qualifier.value, found.clock) for found in deadlines(sentence)]
    [('complaint_deadline', 'P4W', 'max', 'fra modtagelsen')]
    """
    soon = holding((ASAP,), statement.text, statement) if "mulig" in statement.text else None
    if soon:
        rule, match = soon
        yield Found(rule.type, match.start(), match.end(), None, rule.qualifier, rule=rule.seen)
    limits = [duration for duration in durations(statement.text) if not duration.per]
    for duration in limits:
        if duration.noun.startswith(("time", "min")) and not compiled(_LIMIT).search(duration.bound):
            continue
        around = in_context(statement, duration.start, duration.end)
        # "Afgørelse inden 6 uger, opstart inden for 20 hverdage": each limit has words of its own
        if len(limits) > 1 or duration.start <= FRAGMENT:
            clause = own_clause(around)
            around = clause if holding(DEADLINE_RULES, clause, statement) else around
        if compiled(r"\b(?:seneste|sidste|forudgående|forløbne) ¤").search(around):
            continue
        held = holding(DEADLINE_RULES, around, statement)
        if held is None:
            continue
        rule, _ = held
        if rule.type is F.PLAN_DEADLINE and duration.value.startswith("PT"):
            continue  # "målet er, at besøget begynder inden for en halv time"
        if _is_no_limit(rule, duration, around):
            continue
        yield Found(
            type=rule.type,
            start=duration.start,
            end=duration.end,
            value=duration.value,
            qualifier=_bound(rule, duration, around, statement.text),
            unit=duration.unit,
            clock=clock(statement.text, duration.end),
            rule=rule.seen,
        )


def clock(text: str, end: int) -> str:
    """What a limit that ends here runs from, in the text's own words; "" when it does not say.

    >>> clock("Afgørelsen træffes senest 8 uger efter, at ansøgningen er modtaget.", 33)
    'efter, at ansøgningen er modtaget'
    """
    match = compiled(CLOCK_RE).match(text[end:])
    return match["clock"].strip(" ,") if match else ""


def _is_no_limit(rule: FactRule, duration: Duration, around: str) -> bool:
    if rule.type is F.NOTICE_PERIOD or rule.qualifier is Qualifier.MAX:
        return False
    if duration.qualifier is Qualifier.MIN:
        return True
    if rule.type in ALWAYS_LIMITS or compiled(_MAY_PASS).search(around):
        return False
    # "Støtten begynder efter 3 uger" limits nothing; processing times and complaints are printed as plain lengths.
    if compiled(_HAS_SO_LONG).search(around):
        return False
    if rule.type is F.PLAN_DEADLINE and compiled(_IS_READY).search(around):
        return False
    if compiled(_LABELLED).search(around):
        return False
    return duration.qualifier is Qualifier.EXACT and rule.type not in {F.PROCESSING_TIME, F.COMPLAINT_DEADLINE}


def _bound(rule: FactRule, duration: Duration, around: str, text: str) -> Qualifier:
    """ "Klagefristen er 4 uger" is a maximum: the word for the limit says so."""
    if rule.qualifier is not None:
        return rule.qualifier
    if rule.type in ALWAYS_LIMITS:
        return Qualifier.MAX
    if rule.type is F.NOTICE_PERIOD and compiled("senest").search(duration.bound):
        return Qualifier.MIN  # "senest 4 uger før" leaves at least four weeks
    if rule.type is F.NOTICE_PERIOD and duration.qualifier is Qualifier.EXACT and not compiled(_ADDED).search(around):
        return Qualifier.MIN  # "med 14 ugers varsel": nobody is wronged by more
    has_so_long = compiled(_HAS_SO_LONG).search(around) is not None
    if rule.type is F.PROCESSING_TIME and not has_so_long and not compiled(r"frist(?!er:)").search(text):
        return duration.qualifier  # a heading "Frist" bounds no row below it
    if duration.qualifier is Qualifier.EXACT and compiled(rf"frist(?!er:).*{QUANTITY}|{_HAS_SO_LONG}").search(around):
        return Qualifier.MAX
    return duration.qualifier
