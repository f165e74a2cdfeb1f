"""Does a change give the citizen less or more? The program's reading, with the words it rests on.

    both texts ──operative words──> Signal, Signal, … ──> stricter, looser, neutral or unclear

A signal is a rule that fired, with the words of both texts. Signals that pull the same way decide; signals that pull
apart, and changes that no rule reads, are unclear: a person has to look. Whether a change is lawful is never said here.

Never: decides between texts that are worded apart. Read by what each of them says, two of five decisions on a
stranger's pairs were wrong (`bench/clause_pairs`), and of 345 clauses of real documents only two were decided.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from kb.compare.pairwise.direction_rules import GRANT_RE, PERSON
from kb.compare.pairwise.duties import conditions, duties, negations
from kb.compare.pairwise.limits import bounds, numbers, reservations
from kb.compare.pairwise.offers import access, choice, efforts, endings, groups, lists, money
from kb.compare.pairwise.signals import Direction, Signal, Verdict
from kb.compare.pairwise.two_texts import Pair, is_negated
from kb.taxonomy import SectionType

Reader = Callable[[Pair], Iterator[Signal]]

READERS: tuple[Reader, ...] = (
    *(numbers, bounds, duties, negations, conditions, reservations),
    *(money, choice, access, efforts, groups, lists, endings),
)

_DECIDED = {Direction.STRICTER, Direction.LOOSER}
_OPPOSITE = {Direction.STRICTER: Direction.LOOSER, Direction.LOOSER: Direction.STRICTER}
_DEMAND_RE = re.compile(
    rf"\b{PERSON}\b.{{0,25}}\bskal\b|\bskal {PERSON}\b|\bforudsætning\w*|\bbetingelse\w*", re.IGNORECASE
)
_EXCEPTION_ONLY_RE = re.compile(r"\bmedmindre\b|\bi særlige tilfælde\b", re.IGNORECASE)


@lru_cache(maxsize=8192)
def direction(one: str, other: str, *, types: tuple[SectionType, ...] = (), lead_in: str = "") -> Verdict:
    """What the second text of a pair means for the citizen.

    `types` are those of the section and of the clause, `lead_in` the words that govern a bullet: more of what is not
    covered is less for the citizen.

    >>> direction("Du kan få to timer om ugen.", "Du kan få en time om ugen.").direction.value
    'stricter'
    >>> direction("Afgørelsen træffes inden otte uger.", "Afgørelsen træffes inden fire uger.").direction.value
    'looser'
    """
    pair = Pair(one, other, types, lead_in)
    signals = tuple(dict.fromkeys(signal for read in READERS for signal in read(pair)))
    found = {signal.direction for signal in signals}
    if len(found) == 1 and found <= _DECIDED and pair.is_one_statement:
        return Verdict(found.pop(), signals)
    if found:
        return Verdict(Direction.UNCLEAR, signals)
    is_wording = pair.keys == pair.other_keys and pair.differs_in_wording_only
    return Verdict(Direction.NEUTRAL if is_wording else Direction.UNCLEAR)


def is_one_statement(one: str, other: str) -> bool:
    """The two texts speak of the same thing in nearly the same words.

    >>> is_one_statement("Støtte til flytning.", "Der ydes støtte til flytning.")
    True
    >>> is_one_statement("Støtte til økonomi og netbank.", "Regninger betales gennem banken.")
    False
    """
    return Pair(one, other).is_one_statement


def direction_of_added(text: str, types: tuple[SectionType, ...], lead_in: str = "") -> Verdict:
    """What a clause means that only the second text has; taken away, it means the opposite (`opposite`)."""
    excludes = SectionType.EXCLUSIONS in types
    whole = f"{lead_in} {text}".strip()
    if excludes and not _EXCEPTION_ONLY_RE.search(whole):
        return Verdict(Direction.STRICTER, (Signal("exclusion_added", Direction.STRICTER, "", _first(text)),))
    demand = _DEMAND_RE.search(whole)
    if demand and SectionType.CONDITIONS in types:
        return Verdict(Direction.STRICTER, (Signal("demand_added", Direction.STRICTER, "", demand[0]),))
    if SectionType.CONTENT in types and GRANT_RE.search(whole) and not is_negated(whole):
        return Verdict(Direction.LOOSER, (Signal("offer_added", Direction.LOOSER, "", _first(text)),))
    return Verdict(Direction.UNCLEAR)


def opposite(verdict: Verdict) -> Verdict:
    """The verdict for the way back.

    >>> opposite(direction_of_added("Du skal selv deltage.", (SectionType.CONDITIONS,))).direction.value
    'looser'
    """
    signals = tuple(
        Signal(
            signal.rule.replace("_added", "_removed"),
            _OPPOSITE.get(signal.direction, signal.direction),
            signal.other,
            signal.one,
        )
        for signal in verdict.signals
    )
    return Verdict(_OPPOSITE.get(verdict.direction, verdict.direction), signals)


def _first(text: str) -> str:
    return " ".join(text.split()[:6])
