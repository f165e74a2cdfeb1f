"""Which way a change goes in what is counted: numbers, their bounds, and the ways out of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kb.compare.numbers.clocks import Clock, clock_of
from kb.compare.pairwise.direction_rules import BURDEN_RE, EXCEPTION_RE, NUMBER_RULES, More, NumberRule
from kb.compare.pairwise.offers import money
from kb.compare.pairwise.signals import Direction, Signal, first_words, towards
from kb.compare.pairwise.sizes import rated, ratio
from kb.compare.pairwise.two_texts import Pair, is_negated
from kb.compare.topics.operative import Kind, Operative, operatives


def numbers(pair: Pair) -> Iterator[Signal]:
    """A quantity that went up or down, read by what the sentence counts."""
    if any(True for _ in money(pair)):  # free or not says more than how much
        return
    gone, come = pair.of(Kind.NUMBER)
    for before, after in zip(gone, come, strict=False):
        rule = next((r for r in NUMBER_RULES if r.fits(pair.one, before) and r.fits(pair.other, after)), None)
        times = rated(ratio(before, after), pair.one, before.end, pair.other, after.end)
        if _is_one_of_several_beside_all(pair):
            rule = None
        if rule is not None and rule.name == "processing" and _counts_from_elsewhere(pair, before.end, after.end):
            rule = None
        if rule is not None and pair.says_no:
            rule = _turned(rule, pair.one, before)
        if rule is None or times is None or rule.more is More.UNCLEAR:
            yield Signal("number", Direction.UNCLEAR, before.text, after.text)
        elif times != 1:
            yield Signal(rule.name, towards(looser=(times > 1) == (rule.more is More.LOOSER)), before.text, after.text)
    is_plain = pair.of(Kind.NEGATION) == ([], []) and not pair.says_no
    if is_plain:  # a "not" says more: "kan forlænges én gang", "kan ikke forlænges"
        bounds_gone, bounds_come = pair.of(Kind.BOUND)
        yield from (_ceiling(pair.one, bounds_gone, word, is_new=False) for word in gone[len(come) :])
        yield from (_ceiling(pair.other, bounds_come, word, is_new=True) for word in come[len(gone) :])


# A level among several, what most get, an extra grant: no measure of what another text gives.
_ONE_OF_SEVERAL_RE = re.compile(
    r"\bniveau(?:er)?\b|\bpakker?\b|\bmellempakke|\bde fleste\b|\bi gennemsnit\b|\bi de første\b"
    r"|\b(?:sådan|ekstra|yderligere) \w+|\bderefter (?:\w+ )?\w+ (?:timer?|gange?|besøg|døgn|dage)\b",
    re.IGNORECASE,
)
_CLOCK_LETTERS = 90  # behind a time limit, in which it says what it runs from


def _is_one_of_several_beside_all(pair: Pair) -> bool:
    """One of the texts counts for a level, for most people or on top of something else, and the other does not."""
    return len({bool(_ONE_OF_SEVERAL_RE.search(text)) for text in (pair.one, pair.other)}) > 1


def _counts_from_elsewhere(pair: Pair, end: int, other_end: int) -> bool:
    """The two limits run from different moments, as far as the texts name one."""
    clocks = {
        clock_of(text[at : at + _CLOCK_LETTERS]) if text[at:].strip(" .") else Clock.NOT_STATED
        for text, at in ((pair.one, end), (pair.other, other_end))
    }
    return len(clocks - {Clock.NOT_STATED, Clock.OTHER}) > 1


def _turned(rule: NumberRule, text: str, word: Operative) -> NumberRule | None:
    """The row in a sentence that says no: who is shut out by age is let in by the same number the other way.

    "Ydes ikke ud over fem timer" is a ceiling as any other, "ikke under fem timer" the opposite; None where the
    sentence may be read either way.
    """
    flipped = replace(rule, more=More.STRICTER if rule.more is More.LOOSER else More.LOOSER)
    if rule.name in {"age_from", "age_to"}:
        return flipped
    if rule.more is More.STRICTER or rule.name in _ABOUT_TIME or _ABOVE_RE.search(text[: word.start]):
        return rule
    return flipped if _BELOW_RE.search(text[: word.start]) else None


_ABOVE_RE = re.compile(r"\b(?:ud ?over|mere end|flere end|over|længere end)\s*$", re.IGNORECASE)
_BELOW_RE = re.compile(r"\b(?:under|mindre end|færre end)\s*$", re.IGNORECASE)
# A "not" turns nothing in what these count.
_ABOUT_TIME = frozenset({"complaint_deadline", "notice_to_citizen", "missed", "lapse", "save"})


def _ceiling(text: str, bounds: list[Operative], lone: Operative, *, is_new: bool) -> Signal:
    """A ceiling where there was none takes; a number without a bound may be a gift or a limit."""
    shown = ("", lone.text) if is_new else (lone.text, "")
    counts = next((rule for rule in NUMBER_RULES if rule.fits(text, lone)), None)
    if counts is not None and counts.more is More.LOOSER and any(word.key == "max" for word in bounds):
        return Signal("ceiling", towards(looser=not is_new), *shown)
    return Signal("number", Direction.UNCLEAR, *shown)


def bounds(pair: Pair) -> Iterator[Signal]:
    """A "mindst" or "op til" where the number itself stays."""
    gone, come = pair.of(Kind.BOUND)
    if pair.of(Kind.NEGATION) != ([], []):  # that says more
        return
    if pair.of(Kind.NUMBER) != ([], []) or not (gone or come) or {word.key for word in (*gone, *come)} == {"about"}:
        return
    rank = {"max": -1, "min": 1}
    before, after = (sum(rank.get(word.key, 0) for word in words) for words in (gone, come))
    amounts = [rule for rule in NUMBER_RULES if any(rule.fits(pair.other, word) for word in pair.other_words)]
    if before == after or not amounts or amounts[0].more is not More.LOOSER:
        yield Signal("bound", Direction.UNCLEAR, *first_words(gone, come))
    else:
        yield Signal("bound", towards(looser=after > before), *first_words(gone, come))


def reservations(pair: Pair) -> Iterator[Signal]:
    """A "som udgangspunkt" or "i særlige tilfælde": a way out of a limit helps, one out of a promise does not."""
    gone, come = pair.of(Kind.RESERVATION)
    if bool(gone) == bool(come):
        return
    text, word = (pair.one, gone[0]) if gone else (pair.other, come[0])
    if _SOFT_RE.search(pair.other if gone else pair.one):  # says the same in other words
        yield Signal("reservation", Direction.UNCLEAR, *first_words(gone, come))
        return
    limit = is_negated(text) or any(found.key == "max" for found in operatives(text)) or bool(BURDEN_RE.search(text))
    promise = any(found.key in {"skal", "min", "latest"} for found in operatives(text))
    if any(rule.name in _PROMISED and rule.fits(text, found) for rule in NUMBER_RULES for found in operatives(text)):
        limit, promise = False, True  # "højst seks uger" binds the municipality
    exception = word.key == "exception" and bool(EXCEPTION_RE.search(text))
    if promise and not limit and not exception:
        looser = bool(gone)
    elif (limit and not promise) or exception:
        looser = bool(come)
    else:
        yield Signal("reservation", Direction.UNCLEAR, *first_words(gone, come))
        return
    yield Signal("reservation", towards(looser=looser), *first_words(gone, come))


_SOFT_RE = re.compile(
    r"\b(?:i sig selv|automatisk|nødvendigvis|oftest|for det meste|primært|fortrinsvis)\b", re.IGNORECASE
)
_PROMISED = frozenset({"processing", "notice_to_citizen"})
