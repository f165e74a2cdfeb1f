"""Which way a change goes in who must, who may, who may not, and on which condition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.compare.pairwise.direction_rules import BURDEN_RE, CHOICE_RE, GRANT_RE, MUNICIPALITY, PERSON
from kb.compare.pairwise.offers import access_signal
from kb.compare.pairwise.signals import Direction, Signal, first_words, towards
from kb.compare.pairwise.two_texts import Pair, is_negated
from kb.compare.topics.operative import Kind, Operative, operatives


def duties(pair: Pair) -> Iterator[Signal]:
    """skal and kan, read by who must or may."""
    gone, come = pair.of(Kind.DUTY)
    if _offered(pair):
        yield Signal("duty", towards(looser=bool(gone)), *first_words(gone, come))
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
    if subjects[0] != subjects[1] or not subjects[0] or is_negated(pair.one) or is_negated(pair.other):
        yield Signal("duty", Direction.UNCLEAR, before.text, after.text)
        return
    more = force[after.key] > force[before.key]
    looser = more == (subjects[0] == "municipality")
    yield Signal("duty", towards(looser=looser), before.text, after.text)


def _offered(pair: Pair) -> bool:
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
    if _subject(text, word) != "person" or is_negated(text):
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


_NO_LIMIT_RE = re.compile(r"\s*(?:\w+ )?(?:øvre|nedre|maks\w*|\w*grænse\w*|loft|\w*begrænsning\w*)\b", re.IGNORECASE)


def negations(pair: Pair) -> Iterator[Signal]:
    """A "not" that came or went in a sentence about what is given."""
    if pair.waits_alike:
        return
    gone, come = pair.of(Kind.NEGATION)
    if any(
        _NO_LIMIT_RE.match(text[word.end :]) for text, words in ((pair.one, gone), (pair.other, come)) for word in words
    ):
        yield Signal("negation", Direction.UNCLEAR, *first_words(gone, come))
        return
    gone = [word for word in gone if not _MORE_RE.match(pair.one[word.end :])]
    come = [word for word in come if not _MORE_RE.match(pair.other[word.end :])]
    if bool(gone) == bool(come):
        if len(gone) != len(come):
            yield Signal("negation", Direction.UNCLEAR, *first_words(gone, come))
        return
    text = pair.one if gone else pair.other
    if access_signal(pair) or (gone or come)[0].text.casefold() == "uden":
        if not access_signal(pair):
            yield Signal("negation", Direction.UNCLEAR, *first_words(gone, come))
        return
    count = sum(word.kind is Kind.NEGATION for word in operatives(text))
    burden = bool(BURDEN_RE.search(text))
    if count > 1 or CHOICE_RE.search(text) or not (burden or GRANT_RE.search(text)):
        if not CHOICE_RE.search(text):
            yield Signal("negation", Direction.UNCLEAR, *first_words(gone, come))
        return
    looser = bool(gone) != burden
    yield Signal("negation", towards(looser=looser), *first_words(gone, come))


def conditions(pair: Pair) -> Iterator[Signal]:
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
            yield Signal("condition", way, *first_words(gone, come))
        else:
            yield Signal("condition", Direction.UNCLEAR, *first_words(gone, come))
        return
    text, word = (pair.one, gone[0]) if gone else (pair.other, come[0])
    if _WISH_RE.match(text[word.start :]):  # "hvis du ønsker at klage" shuts nobody out
        return
    is_open = text[word.end :].strip(" ,") == ":" or any(one.kind is Kind.CONDITION for one in operatives(pair.lead_in))
    opens = None if is_open else _opens(text, word)  # the condition goes on in the bullets, or stands above them
    if opens is None:
        yield Signal("condition", Direction.UNCLEAR, *first_words(gone, come))
        return
    looser = opens == bool(come)
    yield Signal("condition", towards(looser=looser), *first_words(gone, come))


_MORE_RE = re.compile(
    r"\s+(?:længere|mere|flere|over)\b(?! \w+ omfattet)", re.IGNORECASE
)  # says a limit, refuses nothing
# "Hvis du ønsker at klage", "hvis kommunen bevilger støtte": a matter of course.
_WISH_RE = re.compile(
    rf"(?:hvis|såfremt) (?:{PERSON} (?:ønsker|vil|gerne vil|har lyst|har spørgsmål"
    r"|(?:får|bliver|er blevet) (?:bevilget|visiteret|tilbudt))"
    r"|(?:vi|\w+ kommune|kommunen|visitationen|\w*afdelingen|\w*forvaltningen) (?:\w+ )?"
    r"(?:bevilger|giver|tilbyder|visiterer))\b",
    re.IGNORECASE,
)


def _opens(text: str, word: Operative) -> bool | None:
    """The condition widens what the citizen gets; None where the sentence does not say what it is about."""
    negated = is_negated(text[: word.start]) or is_negated(text[word.end :].partition(",")[2])
    if BURDEN_RE.search(text):
        return None if negated else word.key != "unless"
    if not negated and not GRANT_RE.search(text):
        return None
    return (word.key == "unless") != (not negated) if word.key == "unless" else (negated and word.key != "only")
