"""Which way a change goes in what is offered: its price, choice and access, its promise, its lists, its end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.compare.pairwise.direction_rules import (
    BURDEN_RE,
    CARRIES_RE,
    CHOICE_RE,
    DEMANDS_RE,
    EFFORT_RE,
    ENDS_RE,
    FREE_RE,
    GATE_RE,
    NARROW_RE,
    NEEDS_GATE_RE,
    NEITHER_RE,
    OFFER_RE,
    PAYS_RE,
)
from kb.compare.pairwise.signals import Direction, Signal, first_words, towards
from kb.compare.pairwise.two_texts import Pair, is_negated
from kb.compare.topics.operative import Kind
from kb.taxonomy import SectionType


def money(pair: Pair) -> Iterator[Signal]:
    """Free, or paid by the citizen."""
    before, after = (
        ("free" if FREE_RE.search(t) else "pays" if PAYS_RE.search(t) else "") for t in (pair.one, pair.other)
    )
    if {before, after} == {"free", "pays"}:
        words = [
            (FREE_RE if state == "free" else PAYS_RE).search(text)
            for state, text in ((before, pair.one), (after, pair.other))
        ]
        yield Signal(
            "payment", Direction.STRICTER if after == "pays" else Direction.LOOSER, *(w[0] if w else "" for w in words)
        )


def choice(pair: Pair) -> Iterator[Signal]:
    """Free choice of who gives the help."""
    states = [(not is_negated(text)) if CHOICE_RE.search(text) else None for text in (pair.one, pair.other)]
    if None not in states and states[0] != states[1]:
        gone, come = pair.of(Kind.NEGATION)
        yield Signal("choice", Direction.LOOSER if states[1] else Direction.STRICTER, *first_words(gone, come))


def access(pair: Pair) -> Iterator[Signal]:
    """With or without referral, assessment or payment."""
    found = access_signal(pair)
    if found:
        yield found


def access_signal(pair: Pair) -> Signal | None:
    for free_text, other_text, is_new in ((pair.one, pair.other, True), (pair.other, pair.one, False)):
        free, needs = GATE_RE.search(free_text), NEEDS_GATE_RE.search(other_text)
        if (
            free
            and needs
            and not GATE_RE.search(other_text)
            and free["gate"][:6].casefold() == needs["gate"][:6].casefold()
        ):
            shown = (free[0], needs[0]) if is_new else (needs[0], free[0])
            return Signal("access", towards(looser=not is_new), *shown)
    return None


def efforts(pair: Pair) -> Iterator[Signal]:
    """A promise that became an effort, or the other way round."""
    found = [EFFORT_RE.search(text) for text in (pair.one, pair.other)]
    if bool(found[0]) != bool(found[1]) and not pair.says_no and not BURDEN_RE.search(pair.one + pair.other):
        shown = tuple(match[0] if match else "" for match in found)
        yield Signal("effort", towards(looser=bool(found[0])), shown[0], shown[1])


def groups(pair: Pair) -> Iterator[Signal]:
    """A word that narrows the target group came or went, and nothing else."""
    if SectionType.TARGET_GROUP not in pair.types or pair.says_no:
        return
    gone, come = pair.changed
    for words, other, is_new in ((come, gone, True), (gone, come, False)):
        text = " ".join(words)
        match = NARROW_RE.search(text)
        if match and not other and not set(NARROW_RE.sub(" ", text).casefold().split()) - {"og", "eller", ","}:
            shown = ("", match[0]) if is_new else (match[0], "")
            yield Signal("group", towards(looser=not is_new), *shown)


def lists(pair: Pair) -> Iterator[Signal]:
    """One more, or one fewer, in a list: of offers, or of what is not covered or must be paid."""
    before, after = _items(pair.one), _items(pair.other)
    gone = [item for item in before if item not in after]
    come = [item for item in after if item not in before]
    changed = gone or come
    if bool(gone) == bool(come) or pair.keys != pair.other_keys or not set(before) & set(after):
        return
    if any(_CLAUSE_RE.match(item) or len(item.split()) > _LONGEST_ITEM for item in changed):
        return
    longer = pair.other if come else pair.one
    whole = f"{pair.lead_in} {longer}"
    shown = ("", ", ".join(come)) if come else (", ".join(gone), "")
    if DEMANDS_RE.search(longer) and not CARRIES_RE.search(
        whole
    ):  # one more thing that the citizen must do, or be able to
        yield Signal("demand_added" if come else "demand_removed", towards(looser=bool(gone)), *shown)
    elif pair.says_no or CARRIES_RE.search(whole):
        if not NEITHER_RE.search(whole):
            yield Signal("listed_more", towards(looser=bool(gone)), *shown)
    elif SectionType.TARGET_GROUP in pair.types:
        if all(re.search(rf"\b(?:eller|samt)\s+{re.escape(item)}", longer, re.IGNORECASE) for item in changed):
            yield Signal("group", towards(looser=bool(come)), *shown)
    elif SectionType.CONTENT in pair.types and OFFER_RE.search(whole) and not BURDEN_RE.search(whole):
        yield Signal("listed_offers", towards(looser=bool(come)), *shown)


def _items(text: str) -> list[str]:
    """What a list names; the first item has the words before the list with it.

    >>> _items("støtte til post, økonomi og indkøb.")
    ['støtte til post', 'økonomi', 'indkøb']
    """
    parts = re.split(r",|\b(?:og|eller|samt)\b", text.casefold().rstrip(" .:;"))
    return [" ".join(part.split()) for part in parts if part.strip()]


def endings(pair: Pair) -> Iterator[Signal]:
    """Help that stops, or may stop."""
    before, after = ENDS_RE.search(pair.one), ENDS_RE.search(pair.other)
    if before and after and bool(before["may"]) != bool(after["may"]) and not pair.says_no:
        yield Signal("duty", towards(looser=bool(after["may"])), before[0], after[0])


_LONGEST_ITEM = 6  # words
_CLAUSE_RE = re.compile(  # what stands after a comma and is no item
    r"(?:der|som|hvor|hvis|når|såfremt|idet|da|dog|men|at|så|fx|herunder|medmindre|jf|hvilket|således|kan|skal|er|har)\b"
)
