"""Does a change give the citizen less or more? The program's reading, with the words it rests on.

    both texts ──operative words──> Signal, Signal, … ──> stricter, looser, neutral or unclear

A signal is a rule that fired, with the words of both texts. Signals that pull the same way decide; signals that pull
apart, and changes that no rule reads, are unclear: a person has to look. Whether a change is lawful is never said here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from kb.compare.pairwise.direction_rules import (
    BURDEN_RE,
    CARRIES_RE,
    CHOICE_RE,
    EFFORT_RE,
    ENDS_RE,
    EXCEPTION_RE,
    FREE_RE,
    GATE_RE,
    GRANT_RE,
    MUNICIPALITY,
    NARROW_RE,
    NEEDS_GATE_RE,
    NEITHER_RE,
    NUMBER_RULES,
    OFFER_RE,
    ONE_WORD,
    PAYS_RE,
    PERSON,
    More,
    NumberRule,
)
from kb.compare.pairwise.sizes import ratio
from kb.compare.topics.operative import NUMERALS, Kind, Operative, operatives
from kb.index.danish import STOP_WORDS
from kb.taxonomy import SectionType


class Direction(StrEnum):
    """What the second text means for the citizen, compared with the first."""

    STRICTER = "stricter"
    LOOSER = "looser"
    NEUTRAL = "neutral"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Signal:
    """A rule that fired: what it says, and the words of both texts ("" where one has none)."""

    rule: str  # key of a text in present
    direction: Direction
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Verdict:
    direction: Direction
    signals: tuple[Signal, ...] = ()


HELD = 0.8  # share of the shorter text's words of content in the longer from which the two are one statement
SHARED = 0.4  # ... or of the words of both; below, a change of "skal" is a change of subject

MOST_OTHER = 3  # words of content that both sides may have of their own

_OPPOSITE = {Direction.STRICTER: Direction.LOOSER, Direction.LOOSER: Direction.STRICTER}
_WORD_RE = re.compile(r"\w+")
_MARKED_RE = re.compile(r"\w+|,")
_CONTENT_RE = re.compile(r"[^\W\d_]{4,}")


def direction(one: str, other: str, *, types: tuple[SectionType, ...] = (), lead_in: str = "") -> Verdict:
    """What the second text of a pair means for the citizen.

    `types` are those of the section and of the clause, `lead_in` the words that govern a bullet: more of what is not
    covered is less for the citizen.

    >>> direction("Du kan få to timer om ugen.", "Du kan få en time om ugen.").direction.value
    'stricter'
    >>> direction("Afgørelsen træffes inden otte uger.", "Afgørelsen træffes inden fire uger.").direction.value
    'looser'
    """
    pair = _Pair(one, other, types, lead_in)
    signals = tuple(dict.fromkeys(signal for read in READERS for signal in read(pair)))
    found = {signal.direction for signal in signals}
    if Direction.UNCLEAR in found or len(found) > 1:
        return Verdict(Direction.UNCLEAR, signals)
    if found:
        return Verdict(found.pop(), signals) if pair.is_one_statement else Verdict(Direction.UNCLEAR, signals)
    is_wording = pair.keys == pair.other_keys and pair.differs_in_wording_only
    return Verdict(Direction.NEUTRAL if is_wording else Direction.UNCLEAR)


def is_one_statement(one: str, other: str) -> bool:
    """The two texts speak of the same thing in nearly the same words.

    >>> is_one_statement("Støtte til flytning.", "Der ydes støtte til flytning.")
    True
    >>> is_one_statement("Støtte til økonomi og netbank.", "Regninger betales gennem banken.")
    False
    """
    return _Pair(one, other).is_one_statement


def direction_of_added(text: str, types: tuple[SectionType, ...], lead_in: str = "") -> Verdict:
    """What a clause means that only the second text has; taken away, it means the opposite (`opposite`)."""
    excludes = SectionType.EXCLUSIONS in types
    whole = f"{lead_in} {text}".strip()
    if excludes and not _EXCEPTION_ONLY_RE.search(whole):
        return Verdict(Direction.STRICTER, (Signal("exclusion_added", Direction.STRICTER, "", _first(text)),))
    demand = _DEMAND_RE.search(whole)
    if demand and SectionType.CONDITIONS in types:
        return Verdict(Direction.STRICTER, (Signal("demand_added", Direction.STRICTER, "", demand[0]),))
    if SectionType.CONTENT in types and GRANT_RE.search(whole) and not _negated(whole):
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


_DEMAND_RE = re.compile(
    rf"\b{PERSON}\b.{{0,25}}\bskal\b|\bskal {PERSON}\b|\bforudsætning\w*|\bbetingelse\w*", re.IGNORECASE
)
_EXCEPTION_ONLY_RE = re.compile(r"\bmedmindre\b|\bi særlige tilfælde\b", re.IGNORECASE)


@dataclass(frozen=True)  # no slots: worked out once
class _Pair:
    one: str
    other: str
    types: tuple[SectionType, ...] = ()
    lead_in: str = ""

    def __post_init__(self) -> None:
        for name, text in (("words", self.one), ("other_words", self.other)):
            object.__setattr__(self, name, operatives(text))

    words: tuple[Operative, ...] = ()
    other_words: tuple[Operative, ...] = ()

    @property
    def says_no(self) -> bool:
        """Both texts, or the words above them, say what is not given."""
        if re.search(r"\b(?:ikke|ingen|undtaget)\b", self.lead_in, re.IGNORECASE):
            return True
        return _negated(self.one) and _negated(self.other)

    @property
    def changed(self) -> tuple[list[str], list[str]]:
        """The words and marks that only the first text has, and only the second, in their order."""
        left, right = (_MARKED_RE.findall(text.casefold().rstrip(" .:;")) for text in (self.one, self.other))
        gone: list[str] = []
        come: list[str] = []
        for tag, a0, a1, b0, b1 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
            if tag != "equal":
                gone += left[a0:a1]
                come += right[b0:b1]
        return gone, come

    @property
    def keys(self) -> list[tuple[Kind, str]]:
        return sorted((word.kind, word.key) for word in self.words)

    @property
    def other_keys(self) -> list[tuple[Kind, str]]:
        return sorted((word.kind, word.key) for word in self.other_words)

    @property
    def differs_in_wording_only(self) -> bool:
        """The same words of content and numbers, in whatever order and form; words that mean the same count as one."""
        return _said(self.one) == _said(self.other)

    @property
    def is_one_statement(self) -> bool:
        """Nearly all words of the shorter text stand in the longer one, or half of all words in both."""
        left, right = sorted((_content(self.one), _content(self.other)), key=len)
        shared = len(left & right)
        if min(len(left), len(right)) - shared > MOST_OTHER:  # each says several things that the other does not
            return False
        return not left or shared >= HELD * len(left) or shared >= SHARED * len(left | right)

    def of(self, kind: Kind) -> tuple[list[Operative], list[Operative]]:
        """Operative words of a kind that only the first has, and those that only the second has."""
        left, right = ([word for word in words if word.kind is kind] for words in (self.words, self.other_words))
        return _without(left, right), _without(right, left)


def _without(words: list[Operative], others: list[Operative]) -> list[Operative]:
    rest = [word.key for word in others]
    kept = []
    for word in words:
        if word.key in rest:
            rest.remove(word.key)
        else:
            kept.append(word)
    return kept


def _said(text: str) -> set[str]:
    words = {word.casefold() for word in _WORD_RE.findall(text)} - STOP_WORDS
    counted = {word.casefold() for word in _WORD_RE.findall(text) if word.casefold() in NUMERALS} - {"en", "et"}
    return {ONE_WORD.get(word, word[:7]) for word in words} | counted


def _content(text: str) -> set[str]:
    """What the text is about: its longer words, those that decide left out."""
    bare = text
    for word in reversed(operatives(text)):
        bare = bare[: word.start] + " " + bare[word.end :]
    return {word.casefold()[:6] for word in _CONTENT_RE.findall(bare)}


# ---------------------------------------------------------------------------------------------------- readers


def numbers(pair: _Pair) -> Iterator[Signal]:
    """A quantity that went up or down, read by what the sentence counts."""
    if any(True for _ in money(pair)):  # free or not says more than how much
        return
    gone, come = pair.of(Kind.NUMBER)
    for before, after in zip(gone, come, strict=False):
        rule = next((r for r in NUMBER_RULES if r.fits(pair.one, before) and r.fits(pair.other, after)), None)
        times = ratio(before, after)
        if rule is not None and pair.says_no:
            rule = _turned(rule, pair.one, before)
        if rule is None or times is None or rule.more is More.UNCLEAR:
            yield Signal("number", Direction.UNCLEAR, before.text, after.text)
        elif times != 1:
            yield Signal(rule.name, _way(looser=(times > 1) == (rule.more is More.LOOSER)), before.text, after.text)
    if (
        pair.of(Kind.NEGATION) == ([], []) and not pair.says_no
    ):  # else that says it: "kan forlænges én gang", "kan ikke forlænges"
        bounds_gone, bounds_come = pair.of(Kind.BOUND)
        yield from (_ceiling(pair.one, bounds_gone, word, is_new=False) for word in gone[len(come) :])
        yield from (_ceiling(pair.other, bounds_come, word, is_new=True) for word in come[len(gone) :])


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
_ABOUT_TIME = frozenset(
    {"complaint_deadline", "notice_to_citizen", "missed", "lapse", "save"}
)  # a "not" turns nothing here


def _ceiling(text: str, bounds: list[Operative], lone: Operative, *, is_new: bool) -> Signal:
    """A ceiling where there was none takes; a number without a bound may be a gift or a limit."""
    shown = ("", lone.text) if is_new else (lone.text, "")
    counts = next((rule for rule in NUMBER_RULES if rule.fits(text, lone)), None)
    if counts is not None and counts.more is More.LOOSER and any(word.key == "max" for word in bounds):
        return Signal("ceiling", _way(looser=not is_new), *shown)
    return Signal("number", Direction.UNCLEAR, *shown)


def bounds(pair: _Pair) -> Iterator[Signal]:
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
        yield Signal("bound", Direction.UNCLEAR, *_texts(gone, come))
    else:
        yield Signal("bound", _way(looser=after > before), *_texts(gone, come))


def _way(*, looser: bool) -> Direction:
    return Direction.LOOSER if looser else Direction.STRICTER


def duties(pair: _Pair) -> Iterator[Signal]:
    """skal and kan, read by who must or may."""
    gone, come = pair.of(Kind.DUTY)
    if _offered(pair):
        yield Signal("duty", _way(looser=bool(gone)), *_texts(gone, come))
        return
    if not gone or not come:
        if (gone or come) and pair.of(Kind.NEGATION) == ([], []):
            word = (gone or come)[0]
            if word.key == "skal" and (way := _duty_alone(pair.one if gone else pair.other, is_new=bool(come))):
                yield Signal("duty", way, word.text if gone else "", "" if gone else word.text)
            elif word.key != "kan":
                yield Signal("duty", Direction.UNCLEAR, word.text if gone else "", "" if gone else word.text)
        return
    force = {"må": 0, "kan": 0, "bør": 1, "skal": 2}
    before, after = gone[0], come[0]
    if force[before.key] == force[after.key]:
        return
    subjects = _subject(pair.one, before), _subject(pair.other, after)
    if subjects[0] != subjects[1] or not subjects[0] or _negated(pair.one) or _negated(pair.other):
        yield Signal("duty", Direction.UNCLEAR, before.text, after.text)
        return
    more = force[after.key] > force[before.key]
    looser = more == (subjects[0] == "municipality")
    yield Signal("duty", _way(looser=looser), before.text, after.text)


def _offered(pair: _Pair) -> bool:
    """ "Kommunen tilbyder" became "kommunen kan tilbyde", or the other way round."""
    gone, come = pair.of(Kind.DUTY)
    if [word.key for word in (*gone, *come)] != ["kan"] or pair.of(Kind.NEGATION) != ([], []) or pair.says_no:
        return False
    plain, able = (pair.one, pair.other) if come else (pair.other, pair.one)
    verb = _OFFERS_RE.search(plain)
    return bool(verb) and f"{verb[0][:-1].casefold()}" in able.casefold().split() if verb else False


_OFFERS_RE = re.compile(r"\b(?:tilbyder|yder|giver|bevilger|udarbejder|dækker|følger|hjælper)\b", re.IGNORECASE)


def _duty_alone(text: str, *, is_new: bool) -> Direction | None:
    word = next(word for word in operatives(text) if word.kind is Kind.DUTY and word.key == "skal")
    if _subject(text, word) != "person" or _negated(text):
        return None
    return Direction.STRICTER if is_new else Direction.LOOSER


def _subject(text: str, word: Operative) -> str:
    """Who must or may: the nearest of the two before the word, else after it. "Du skal have" is a right, not a duty."""
    if word.text.casefold().startswith("har "):  # "har krav på", "har ret til": who has it need not give it
        return "municipality"
    if re.match(r"\s*(?:\w+\s)?(?:have|tilbydes|gives|bevilges|ydes)\b", text[word.end :], re.IGNORECASE):
        return "municipality"
    for stretch, last in ((text[: word.start], True), (text[word.end :], False)):
        found = [(m.start(), "municipality") for m in re.finditer(rf"\b{MUNICIPALITY}\b", stretch, re.IGNORECASE)]
        found += [(m.start(), "person") for m in re.finditer(rf"\b{PERSON}\b", stretch, re.IGNORECASE)]
        if found:
            return (max if last else min)(found)[1]
    return ""


def negations(pair: _Pair) -> Iterator[Signal]:
    """A "not" that came or went in a sentence about what is given."""
    gone, come = pair.of(Kind.NEGATION)
    if bool(gone) == bool(come):
        if len(gone) != len(come):
            yield Signal("negation", Direction.UNCLEAR, *_texts(gone, come))
        return
    text = pair.one if gone else pair.other
    if _access(pair) or (gone or come)[0].text.casefold() == "uden":
        if not _access(pair):
            yield Signal("negation", Direction.UNCLEAR, *_texts(gone, come))
        return
    count = sum(word.kind is Kind.NEGATION for word in operatives(text))
    burden = bool(BURDEN_RE.search(text))
    if count > 1 or CHOICE_RE.search(text) or not (burden or GRANT_RE.search(text)):
        if not CHOICE_RE.search(text):
            yield Signal("negation", Direction.UNCLEAR, *_texts(gone, come))
        return
    looser = bool(gone) != burden
    yield Signal("negation", _way(looser=looser), *_texts(gone, come))


def _texts(gone: list[Operative], come: list[Operative]) -> tuple[str, str]:
    return gone[0].text if gone else "", come[0].text if come else ""


def conditions(pair: _Pair) -> Iterator[Signal]:
    """A condition that came or went; an exception to a "no" opens, a condition of a "yes" shuts."""
    gone, come = pair.of(Kind.CONDITION)
    if not gone and not come:
        return
    if gone and come:
        narrowing = {"only", "if"}
        if (
            {word.key for word in gone} <= narrowing
            and {word.key for word in come} <= narrowing
            and len(gone) != len(come)
        ):
            way = Direction.STRICTER if len(come) > len(gone) else Direction.LOOSER
            yield Signal("condition", way, *_texts(gone, come))
        else:
            yield Signal("condition", Direction.UNCLEAR, *_texts(gone, come))
        return
    text, word = (pair.one, gone[0]) if gone else (pair.other, come[0])
    if _WISH_RE.match(text[word.start :]):  # "hvis du ønsker at klage" shuts nobody out
        return
    is_open = text[word.end :].strip(" ,") == ":" or any(one.kind is Kind.CONDITION for one in operatives(pair.lead_in))
    opens = None if is_open else _opens(text, word)  # the condition goes on in the bullets, or stands above them
    if opens is None:
        yield Signal("condition", Direction.UNCLEAR, *_texts(gone, come))
        return
    looser = opens == bool(come)
    yield Signal("condition", _way(looser=looser), *_texts(gone, come))


_WISH_RE = re.compile(rf"(?:hvis|såfremt) {PERSON} (?:ønsker|vil|gerne vil|har lyst|har spørgsmål)\b", re.IGNORECASE)


def _opens(text: str, word: Operative) -> bool | None:
    """The condition widens what the citizen gets; None where the sentence does not say what it is about."""
    negated = _negated(text[: word.start]) or _negated(text[word.end :].partition(",")[2])
    if BURDEN_RE.search(text):
        return None if negated else word.key != "unless"
    if not negated and not GRANT_RE.search(text):
        return None
    return (word.key == "unless") != (not negated) if word.key == "unless" else (negated and word.key != "only")


def _negated(text: str) -> bool:
    return any(word.kind is Kind.NEGATION for word in operatives(text))


def reservations(pair: _Pair) -> Iterator[Signal]:
    """A "som udgangspunkt" or "i særlige tilfælde": a way out of a limit helps, one out of a promise does not."""
    gone, come = pair.of(Kind.RESERVATION)
    if bool(gone) == bool(come):
        return
    text, word = (pair.one, gone[0]) if gone else (pair.other, come[0])
    limit = _negated(text) or any(found.key == "max" for found in operatives(text)) or bool(BURDEN_RE.search(text))
    promise = any(found.key in {"skal", "min", "latest"} for found in operatives(text))
    if any(rule.name in _PROMISED and rule.fits(text, found) for rule in NUMBER_RULES for found in operatives(text)):
        limit, promise = False, True  # "højst seks uger" binds the municipality
    exception = word.key == "exception" and bool(EXCEPTION_RE.search(text))
    if promise and not limit and not exception:
        looser = bool(gone)
    elif (limit and not promise) or exception:
        looser = bool(come)
    else:
        yield Signal("reservation", Direction.UNCLEAR, *_texts(gone, come))
        return
    yield Signal("reservation", _way(looser=looser), *_texts(gone, come))


_PROMISED = frozenset({"processing", "notice_to_citizen"})


def money(pair: _Pair) -> Iterator[Signal]:
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


def choice(pair: _Pair) -> Iterator[Signal]:
    """Free choice of who gives the help."""
    states = [(not _negated(text)) if CHOICE_RE.search(text) else None for text in (pair.one, pair.other)]
    if None not in states and states[0] != states[1]:
        gone, come = pair.of(Kind.NEGATION)
        yield Signal("choice", Direction.LOOSER if states[1] else Direction.STRICTER, *_texts(gone, come))


def access(pair: _Pair) -> Iterator[Signal]:
    """With or without referral, assessment or payment."""
    found = _access(pair)
    if found:
        yield found


def _access(pair: _Pair) -> Signal | None:
    for free_text, other_text, is_new in ((pair.one, pair.other, True), (pair.other, pair.one, False)):
        free, needs = GATE_RE.search(free_text), NEEDS_GATE_RE.search(other_text)
        if (
            free
            and needs
            and not GATE_RE.search(other_text)
            and free["gate"][:6].casefold() == needs["gate"][:6].casefold()
        ):
            shown = (free[0], needs[0]) if is_new else (needs[0], free[0])
            return Signal("access", _way(looser=not is_new), *shown)
    return None


def efforts(pair: _Pair) -> Iterator[Signal]:
    """A promise that became an effort, or the other way round."""
    found = [EFFORT_RE.search(text) for text in (pair.one, pair.other)]
    if bool(found[0]) != bool(found[1]) and not pair.says_no and not BURDEN_RE.search(pair.one + pair.other):
        shown = tuple(match[0] if match else "" for match in found)
        yield Signal("effort", _way(looser=bool(found[0])), shown[0], shown[1])


def groups(pair: _Pair) -> Iterator[Signal]:
    """A word that narrows the target group came or went, and nothing else."""
    if SectionType.TARGET_GROUP not in pair.types or pair.says_no:
        return
    gone, come = pair.changed
    for words, other, is_new in ((come, gone, True), (gone, come, False)):
        text = " ".join(words)
        match = NARROW_RE.search(text)
        if match and not other and not set(NARROW_RE.sub(" ", text).casefold().split()) - {"og", "eller", ","}:
            shown = ("", match[0]) if is_new else (match[0], "")
            yield Signal("group", _way(looser=not is_new), *shown)


def lists(pair: _Pair) -> Iterator[Signal]:
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
    if pair.says_no or CARRIES_RE.search(whole):
        if not NEITHER_RE.search(whole):
            yield Signal("listed_more", _way(looser=bool(gone)), *shown)
    elif SectionType.TARGET_GROUP in pair.types:
        if all(re.search(rf"\b(?:eller|samt)\s+{re.escape(item)}", longer, re.IGNORECASE) for item in changed):
            yield Signal("group", _way(looser=bool(come)), *shown)
    elif SectionType.CONTENT in pair.types and OFFER_RE.search(whole) and not BURDEN_RE.search(whole):
        yield Signal("listed_offers", _way(looser=bool(come)), *shown)


def _items(text: str) -> list[str]:
    """What a list names; the first item has the words before the list with it.

    >>> _items("støtte til post, økonomi og indkøb.")
    ['støtte til post', 'økonomi', 'indkøb']
    """
    parts = re.split(r",|\b(?:og|eller|samt)\b", text.casefold().rstrip(" .:;"))
    return [" ".join(part.split()) for part in parts if part.strip()]


def endings(pair: _Pair) -> Iterator[Signal]:
    """Help that stops, or may stop."""
    before, after = ENDS_RE.search(pair.one), ENDS_RE.search(pair.other)
    if before and after and bool(before["may"]) != bool(after["may"]) and not pair.says_no:
        yield Signal("duty", _way(looser=bool(after["may"])), before[0], after[0])


_LONGEST_ITEM = 6  # words
_CLAUSE_RE = re.compile(  # what stands after a comma and is no item
    r"(?:der|som|hvor|hvis|når|såfremt|idet|da|dog|men|at|så|fx|herunder|medmindre|jf|hvilket|således|kan|skal|er|har)\b"
)


READERS: tuple[Callable[[_Pair], Iterator[Signal]], ...] = (
    numbers, bounds, duties, negations, conditions, reservations, money, choice, access,
    efforts, groups, lists, endings,
)  # fmt: skip


def _first(text: str) -> str:
    return " ".join(text.split()[:6])
