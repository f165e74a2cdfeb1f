# ruff: noqa: E501 - tables of rules: a row is a line
"""Does anything else differ between two texts in quite different words, that the decided difference does not explain?

"Seks timer i stedet for tre" is more, but not with "altid i gruppe" beside it. Where one text has a second thing to say
that pulls the other way, or a "men" whose half nobody read, the pair is left to a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.compare.pairwise.direction_rules import GRANT_RE
from kb.compare.pairwise.offers import access, choice, efforts, money
from kb.compare.pairwise.signals import Direction, Signal, towards
from kb.compare.pairwise.stance_rules import STANCE_RULES
from kb.compare.pairwise.stances import side_of
from kb.compare.pairwise.two_texts import Pair

# A half of the text that turns what the other half says.
_TURNS_RE = re.compile(r"\b(?:men|dog|til gengæld|derimod|omvendt|mod at)\b", re.IGNORECASE)
_SAYS_RE = re.compile(r"\w{4,}")
# More of it, for whom it is not enough: helps, whatever condition it has.
_MORE_RE = re.compile(
    r"\b(?:flere|mere|længere|hyppigere|oftere|hurtigere|øges|udvides|forlænges|fraviges|også)\b", re.IGNORECASE
)
_CONDITION_RE = re.compile(
    r"\b(?<!betaler )(?:kun|alene|udelukkende|hvis|såfremt|forudsat|medmindre|på betingelse af|på (?:det )?vilkår)\b", re.IGNORECASE
)
_NEED_RE = re.compile(r"\bbehov\w*|\bbrug for\b|\bnødvendig\w*|\bvurder\w*|\bikke (?:selv )?kan\b|\bønske\w*", re.IGNORECASE)
_FORM_HELPS_RE = re.compile(r"\bindividuel\w*|\bpå tomandshånd\b|\ben[- ]til[- ]en\b|\balenetid\b", re.IGNORECASE)
_FORM_HURTS_RE = re.compile(r"\b(?:i|på|som) (?:\w+ )?(?:grupper?|hold)\b|\bgruppe(?:vis|forløb\w*|støtte\w*|træning\w*)|\bsammen med andre\b|\b(?:virtuel\w*|over (?:skærm|telefon|video)\w*|via (?:skærm|video)\w*)", re.IGNORECASE)
_CLAUSE_RE = re.compile(r"(?<=[.!?;:])\s+|,\s")


def is_explained(pair: Pair, signals: Sequence[Signal]) -> bool:
    """Nothing that only one of the texts says pulls against the signals, which all pull one way."""
    way = signals[0].direction
    if any(_turns_unread(text, shown) for text, shown in _shown(pair, signals)):
        return False
    return all(found is way for found in _others(pair, signals))


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
