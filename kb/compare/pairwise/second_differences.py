# ruff: noqa: E501 - tables of rules: a row is a line
"""Does anything else differ between two texts in quite different words, that the decided difference does not explain?

"Seks timer i stedet for tre" is more, but not with "altid i gruppe" beside it. Where one text has a second thing to say
that pulls the other way, or a "men" whose half nobody read, the pair is left to a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.compare.pairwise.direction_rules import GRANT_RE, NARROW_RE
from kb.compare.pairwise.offers import access, choice, efforts, money
from kb.compare.pairwise.signals import Direction, Signal, towards
from kb.compare.pairwise.stance_rules import STANCE_RULES
from kb.compare.pairwise.stances import PAYMENT_RE, side_of
from kb.compare.pairwise.two_texts import COMMON, Pair

_COUNTS = {"hours", "processing", "pays", "subsidy", "duration", "refused"}
_AGES = {"age_from", "age_to"}
# Who helps has to be so old, not who is helped.
_AGE_OF_HELPER_RE = re.compile(
    r"\b(?:ledsageren|hjælper\w*|medarbejder\w*|støtteperson\w*|aflaster\w*|din ledsager|ledsagere)\b (?:\w+ ){0,3}(?:over|under|fyldt|mindst)",
    re.IGNORECASE,
)
# A half of the text that turns what the other half says.
_TURNS_RE = re.compile(r"\b(?:men|dog|til gengæld|derimod|omvendt|mod at)\b", re.IGNORECASE)
_SAYS_RE = re.compile(r"\w{4,}")
# More of it, for whom it is not enough: helps, whatever condition it has.
_MORE_RE = re.compile(
    r"\b(?:flere|mere|længere|hyppigere|oftere|hurtigere|øges|udvides|forlænges|fraviges|også)\b", re.IGNORECASE
)
_CONDITION_RE = re.compile(
    r"\b(?<!betaler )(?:kun|alene|udelukkende|hvis|såfremt|dersom|forudsat|medmindre|på betingelse af|på (?:det )?vilkår)\b",
    re.IGNORECASE,
)
_NEED_RE = re.compile(
    r"\bbehov\w*|\bbrug for\b|\bnødvendig\w*|\bvurder\w*|\bikke (?:selv )?kan\b|\bønske\w*", re.IGNORECASE
)
_FORM_HELPS_RE = re.compile(r"\bindividuel\w*|\bpå tomandshånd\b|\ben[- ]til[- ]en\b|\balenetid\b", re.IGNORECASE)
_FORM_HURTS_RE = re.compile(
    r"\b(?:i|på|som) (?:\w+ )?(?:grupper?|hold)\b|\bgruppe(?:vis|forløb\w*|støtte\w*|træning\w*)|\bsammen med andre\b|\b(?:virtuel\w*|over (?:skærm|telefon|video)\w*|via (?:skærm|video)\w*)",
    re.IGNORECASE,
)
# What one has to have before, and help that comes on top.
_HURDLE_RE = re.compile(
    r"\b(?:efter|kræver|forudsætter|med|mod) (?:en )?(?:\w+ )?(?:henvisning|lægeerklæring|egenbetaling|brugerbetaling|betaling)\b",
    re.IGNORECASE,
)
_ON_TOP_RE = re.compile(r"\b(?:desuden|dertil|foruden|derudover|herudover|oveni|suppleres|tillige)\b", re.IGNORECASE)
# Where it takes place: two places are neither more nor less.
_AT_HOME_RE = re.compile(
    r"\b(?:i|fra) (?:dit |borgerens |deres )?(?:eget |egen )?(?:hjem|bolig)\b|\bhjemme(?: hos (?:dig|borgeren))?\b|\bhos dig\b",
    re.IGNORECASE,
)
_ELSEWHERE_RE = re.compile(
    r"\b(?:på|i) (?:\w+ )?(?:\w*centre[tr]?|\w*center|aktivitetshuset|rådhuset|værestedet|klinikken|lokaler\w*)\b|\bhos os\b",
    re.IGNORECASE,
)
# When, or how it came to it: what is counted at night says nothing of the day.
_SETTING_RE = re.compile(
    r"\b(?P<what>nat|aften|weekend|ferie|hellig|akut|udland|(?:den|det) årlige|lige (?:er|har)|netop (?:er|har))(?:\w*)",
    re.IGNORECASE,
)
_WHO_IS_RE = re.compile(r",? (?:som|der) (?:er|har|bor|går|modtager)\b", re.IGNORECASE)
_HOURS_OF_RE = re.compile(r"\btimers (?:individuel |personlig )?(?P<thing>\w{5,})", re.IGNORECASE)
_CLAUSE_RE = re.compile(r"(?<=[.!?;:])\s+|,\s")


def is_explained(pair: Pair, signals: Sequence[Signal]) -> bool:
    """Nothing that only one of the texts says pulls against the signals, which all pull one way."""
    way = signals[0].direction
    if any(_turns_unread(text, shown) for text, shown in _shown(pair, signals)):
        return False
    rules = {signal.rule for signal in signals}
    if rules & _AGES and any(map(_AGE_OF_HELPER_RE.search, (pair.one, pair.other))):
        return False
    if "pays" in rules and (_prices_other_things(pair) or any(map(_ON_TOP_RE.search, (pair.one, pair.other)))):
        return False
    if rules & _COUNTS and _is_set_elsewhen(pair):
        return False
    if _are_elsewhere(pair) or (way is Direction.LOOSER and rules & _AGES and _narrows(pair)):
        return False
    return all(found is way for found in _others(pair, signals))


def _is_set_elsewhen(pair: Pair) -> bool:
    """The texts are about other hours, other days or another situation."""
    before, after = (
        {found["what"].casefold() for found in _SETTING_RE.finditer(text)} for text in (pair.one, pair.other)
    )
    return before != after


def _are_elsewhere(pair: Pair) -> bool:
    """The one is given at home and the other not, or the hours are hours of different things."""
    homes, others = ([bool(p.search(text)) for text in (pair.one, pair.other)] for p in (_AT_HOME_RE, _ELSEWHERE_RE))
    if (homes[0] and others[1] and not homes[1]) or (homes[1] and others[0] and not homes[0]):
        return True
    things = [_HOURS_OF_RE.search(text) for text in (pair.one, pair.other)]
    for thing, text in zip(things, (pair.other, pair.one), strict=True):
        name = thing["thing"].casefold() if thing else ""
        if name and name not in COMMON and name[:5] not in text.casefold():
            return any(thing is None or thing["thing"].casefold() != name for thing in things) and all(things)
    return False


def _prices_other_things(pair: Pair) -> bool:
    """Each names something to pay for that the other does not, and nothing is named by both."""
    left, right = pair.things_of_its_own(PAYMENT_RE)
    return bool(left and right) and not pair.names_one_thing(PAYMENT_RE)


def _narrows(pair: Pair) -> bool:
    """Only the second text says how grave it has to be, or what else one has to be."""
    return any(found.search(pair.other) and not found.search(pair.one) for found in (NARROW_RE, _WHO_IS_RE))


def _shown(pair: Pair, signals: Sequence[Signal]) -> Iterator[tuple[str, list[str]]]:
    """Both texts, each with the words of it that the signals rest on."""
    yield pair.one, [signal.one for signal in signals if signal.one]
    yield pair.other, [signal.other for signal in signals if signal.other]


def _turns_unread(text: str, shown: Sequence[str]) -> bool:
    """The text has two halves, and the signals rest on one of them."""
    for turn in _TURNS_RE.finditer(text):
        halves = (text[: turn.start()], text[turn.end() :])
        if not all(map(_SAYS_RE.search, halves)):
            continue
        if not all(any(words in half for words in shown) for half in halves):
            return True
    return False


def _others(pair: Pair, signals: Sequence[Signal]) -> Iterator[Direction]:
    """Which way all else goes that the texts take a side in, other than the words that the signals rest on."""
    for read in (money, choice, access, efforts):
        yield from (signal.direction for signal in read(pair))
    named = {signal.rule for signal in signals}
    (one, said), (other, now) = _shown(pair, signals)
    for rule in STANCE_RULES:
        if rule.name in named:
            continue
        before, after = (
            _beside(rule.name, side_of(rule, text), text, shown, named) for text, shown in ((one, said), (other, now))
        )
        yield from _way(before, after, said, now)
    yield from _way(_form(one), _form(other), said, now)
    for pattern, helps in ((_HURDLE_RE, False), (_ON_TOP_RE, True)):
        had, has = bool(pattern.search(one)), bool(pattern.search(other))
        if had != has:
            yield towards(looser=has == helps)
    conditions = [_condition(text, shown) for text, shown in ((one, said), (other, now))]
    if bool(conditions[0]) != bool(conditions[1]):
        yield towards(looser=bool(conditions[0]))


def _beside(
    name: str, side: tuple[bool, str] | None, text: str, shown: Sequence[str], named: set[str]
) -> tuple[bool, str] | None:
    """The side, unless it only says what the signals say."""
    if side is None or (name == "limit" and "refused" in named) or (name == "consequence" and side[0]):
        return None
    if name == "who_pays" and named & {"pays", "subsidy"}:
        return None
    if name in {"demand", "limit"} and any(
        side[1] in clause and any(words in clause for words in shown) for clause in _CLAUSE_RE.split(text)
    ):
        return None
    return side


def _way(
    before: tuple[bool, str] | None, after: tuple[bool, str] | None, said: Sequence[str], now: Sequence[str]
) -> Iterator[Direction]:
    """The way from the one answer to the other; an answer that only one text has is for or against what is not said."""
    before = None if before and _touches(before[1], said) else before
    after = None if after and _touches(after[1], now) else after
    if before and after:
        if before[0] != after[0]:
            yield towards(looser=after[0])
    elif before:
        yield towards(looser=not before[0])
    elif after:
        yield towards(looser=after[0])


def _touches(words: str, shown: Sequence[str]) -> bool:
    return any(words in one or one in words for one in shown)


def _form(text: str) -> tuple[bool, str] | None:
    """Help for oneself, or together with others or from afar; None where the text says neither, or both."""
    helps, hurts = _FORM_HELPS_RE.search(text), _FORM_HURTS_RE.search(text)
    if bool(helps) == bool(hurts):
        return None
    found = helps or hurts
    return (bool(helps), found[0]) if found else None


def _condition(text: str, shown: Sequence[str]) -> str:
    """The words of a condition that is neither the need itself nor one of getting more."""
    clauses = _CLAUSE_RE.split(text)
    for at, clause in enumerate(clauses):
        found = _CONDITION_RE.search(clause)
        before = clauses[at - 1] if at else ""
        if found and found[0].casefold() in {"hvis", "såfremt"}:
            main = before or next(iter(clauses[at + 1 :]), "")
            found = found if GRANT_RE.search(main) else None
        if not found or _NEED_RE.search(clause) or _MORE_RE.search(f"{before} {clause}"):
            continue
        if not any(words in clause for words in shown):
            return found[0]
    return ""
