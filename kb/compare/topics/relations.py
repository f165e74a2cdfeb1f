"""Do the members of a topic say the same, and if not, which words decide?

Evidence for each two documents, in this order: the same words; a fact of the same type with another value or bound; one
excludes what the other grants; one takes something out of what both grant; operative words of a kind that decides the
question (`concepts.tsv` says which: for a deadline the number, for free choice the negation) and that they do not
share. What is left is alike. A topic stands as far apart as the two of its documents that are farthest apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.compare.topics.concepts import concept_named
from kb.compare.topics.operative import Kind, Operative, operatives
from kb.compare.topics.records import Decider, Ground, Relation, Statement
from kb.index.danish import STOP_WORDS
from kb.model import Fact, FactType
from kb.taxonomy import SectionType

APART = (Relation.SAME, Relation.ALIKE, Relation.DIFFERENT, Relation.CONTRARY)  # in rising order
ANY_QUESTION = frozenset({Ground.NUMBER, Ground.BOUND, Ground.NEGATION, Ground.CONDITION, Ground.RESERVATION})
LEAST_SHARED = 0.2  # share of the shorter text's words of content that the other has, too, where parts decide

_WORD_RE = re.compile(r"\w+")
_CONTENT_RE = re.compile(r"[^\W\d_]{4,}")
_NOTHING_RE = re.compile(r"0(?:,00)? ?kr\b", re.IGNORECASE)  # a price of nothing
_NO_RE = re.compile(r"\b(?:ikke|ingen|uden for|undtage\w*)\b", re.IGNORECASE)
_AUTHORITY_CHOOSES_RE = re.compile(  # "Det er Visitationen, der vælger leverandør."
    r"(?:kommune|visitation|myndighed|afdeling|rådgiver|sagsbehandler)\w*,? (?:\w+ ){0,2}?"
    r"(?:vælger|bestemmer|afgør|udpeger|anviser)\b",
    re.IGNORECASE,
)
_GRANTS = frozenset({SectionType.CONTENT, SectionType.SCOPE, SectionType.TARGET_GROUP})
_KINDS = {Kind(ground): ground for ground in ANY_QUESTION | {Ground.DUTY}}


def between(
    one: Sequence[Statement], other: Sequence[Statement], concept: str = ""
) -> tuple[Relation, tuple[Decider, ...]]:
    """How two documents stand to each other in one topic."""
    if _words(one) == _words(other):
        return Relation.SAME, ()
    decides = concept_named(concept).decides if concept else ANY_QUESTION
    if Ground.NUMBER in decides and (by_facts := tuple(_by_facts(one, other))):
        return Relation.DIFFERENT, by_facts
    # Who was brought here by meaning alone may speak of something near: enough to stand here, too little to contradict.
    is_known = not concept or all(any(concept in each.concepts for each in side) for side in (one, other))
    opposes = _excludes(one) != _excludes(other) and (_grants(one) or _grants(other))
    if Ground.NEGATION in decides and is_known and opposes:
        refused = _refusal(one if _excludes(one) else other)
        granted = _refusal(other if _excludes(one) else one)
        if refused and not granted:  # without a word that says no it is only the program that takes it for one
            words = (refused, "") if _excludes(one) else ("", refused)
            return Relation.CONTRARY, (Decider(Ground.NEGATION, *words),)
    if Ground.NEGATION in decides and (limits := tuple(_by_limits(one, other))):
        return Relation.DIFFERENT, limits
    if Ground.POLARITY in decides and is_known and bool(_denial(one)) != bool(_denial(other)):
        return Relation.CONTRARY, (Decider(Ground.POLARITY, _denial(one), _denial(other)),)
    by_words = (*_by_operatives(one, other, decides - {Ground.NEGATION}), *_by_named_words(one, other, concept))
    if Ground.PARTS in decides and not by_words:
        by_words = tuple(_by_parts(one, other))
    return (Relation.DIFFERENT if by_words else Relation.ALIKE), by_words


def _words(statements: Sequence[Statement]) -> list[list[str]]:
    return sorted(_WORD_RE.findall(statement.text.casefold()) for statement in statements)


def _by_facts(one: Sequence[Statement], other: Sequence[Statement]) -> Iterator[Decider]:
    """Facts of one type that share no value; where neither has a value, the words in place of one count."""
    mine = [fact for statement in one for fact in statement.facts]
    theirs = [fact for statement in other for fact in statement.facts]
    for kind in sorted({fact.type for fact in mine} & {fact.type for fact in theirs}):
        left, right = ([fact for fact in facts if fact.type is kind] for facts in (mine, theirs))
        if not {_value(fact) for fact in left} & {_value(fact) for fact in right}:
            yield Decider(Ground.NUMBER, left[0].phrase, right[0].phrase)


def _value(fact: Fact) -> tuple[str | None, object]:
    if fact.type is FactType.PAYMENT and _NOTHING_RE.match(fact.phrase):
        return "free", None
    return fact.value, fact.qualifier if fact.value is None else None


def _excludes(statements: Sequence[Statement]) -> bool:
    return all(SectionType.EXCLUSIONS in statement.provision.types for statement in statements)


def _grants(statements: Sequence[Statement]) -> bool:
    return all(
        _GRANTS & set(statement.provision.types) and SectionType.EXCLUSIONS not in statement.provision.types
        for statement in statements
    )


def _by_limits(one: Sequence[Statement], other: Sequence[Statement]) -> Iterator[Decider]:
    """Both grant, and one takes something out of it: help with money, but not to draw it."""
    if _excludes(one) or _excludes(other):
        return
    mine, theirs = (_refusal([each for each in side if _excludes([each])]) for side in (one, other))
    if bool(mine) != bool(theirs) and not (_negation(one) and _negation(other)):  # else both say no to something
        yield Decider(Ground.NEGATION, mine, theirs)


def _negation(statements: Sequence[Statement]) -> str:
    return next((word.text for word in _operatives(statements) if word.kind is Kind.NEGATION), "")


def _denial(statements: Sequence[Statement]) -> str:
    """The negation, or the words that leave the choice to the authority, which denies it without one."""
    left = (_AUTHORITY_CHOOSES_RE.search(one.text) for one in statements)
    return _negation(statements) or next((match[0] for match in left if match), "")


def _refusal(statements: Sequence[Statement]) -> str:
    """The negation; else the words above that say no to a list; "" where nothing printed does."""
    above = (text for one in statements for text in (one.provision.lead_in, one.provision.heading))
    return _negation(statements) or next((text for text in above if _NO_RE.search(text)), "")


def _operatives(statements: Sequence[Statement]) -> list[Operative]:
    return [word for statement in statements for word in operatives(statement.text)]


def _by_operatives(
    one: Sequence[Statement], other: Sequence[Statement], decides: frozenset[Ground]
) -> Iterator[Decider]:
    """Operative words of one kind that share no meaning."""
    mine, theirs = _operatives(one), _operatives(other)
    for kind, ground in _KINDS.items():
        if ground not in decides:
            continue
        left, right = ([word for word in words if word.kind is kind] for words in (mine, theirs))
        if kind is Kind.NUMBER and not (left and right):
            continue  # a number that only one of them gives is no other number
        if kind is Kind.BOUND and {word.key for word in (*left, *right)} == {"latest"}:
            continue  # a time limit is a latest whether it says so or not
        if (left or right) and not {word.key for word in left} & {word.key for word in right}:
            yield Decider(ground, left[0].text if left else "", right[0].text if right else "")


def _by_named_words(one: Sequence[Statement], other: Sequence[Statement], concept: str) -> Iterator[Decider]:
    """Words that decide this question and stand on one side only."""
    pattern = concept_named(concept).deciding_words if concept else None
    if pattern is None:
        return
    left, right = ([m[0].casefold() for s in side for m in pattern.finditer(s.text)] for side in (one, other))
    if set(left) != set(right):
        only = [word for word in left if word not in right], [word for word in right if word not in left]
        yield Decider(Ground.WORDS, *(next(iter(words), "") for words in only))


def _by_parts(one: Sequence[Statement], other: Sequence[Statement]) -> Iterator[Decider]:
    """Things that one side names and the other does not, when they share less than half of what the shorter names."""
    left, right = (_content(side) for side in (one, other))
    shared = left.keys() & right.keys()
    if len(shared) < LEAST_SHARED * min(len(left), len(right)):
        mine, theirs = ([word for stem, word in side.items() if stem not in shared] for side in (left, right))
        yield Decider(Ground.PARTS, ", ".join(mine[:3]), ", ".join(theirs[:3]))


def _content(statements: Sequence[Statement]) -> dict[str, str]:
    """Words of content by the letters they begin with."""
    words = [word.casefold() for one in statements for word in _CONTENT_RE.findall(one.provision.text)]
    return {word[:6]: word for word in reversed(words) if word not in STOP_WORDS}
