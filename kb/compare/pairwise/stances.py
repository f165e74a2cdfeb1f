# ruff: noqa: E501 - tables of rules: a row is a line
"""Which way a change goes where two texts say the same rule in quite different words.

Word for word there is nothing to compare; what each text says is: its measured limits (as `kb numbers` reads them), and
its side in the questions of `stance_rules`. A question counts where one text is on the one side and the other on the
other; a rule with consequences counts also where only one text has them, when it names the conduct that has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.compare.pairwise.direction_rules import GRANT_RE, PERSON
from kb.compare.pairwise.rates import NO_HELP_RE
from kb.compare.pairwise.signals import Signal, towards
from kb.compare.pairwise.stance_rules import CONDUCT_RE, STANCE_RULES, StanceRule
from kb.compare.pairwise.two_texts import Pair
from kb.meaning.cues import weigh
from kb.taxonomy import SectionType

REFUSED = 3.0  # weight of the cues of an exclusion from which a sentence refuses
GIVES_RE = re.compile(
    rf"{GRANT_RE.pattern}|\b(?:leveres|visiteres|bevilger|giver|yder|udføres|tager|tilladt|må gerne|velkommen|fortsætter)\b",
    re.IGNORECASE,
)
_NO_RE = re.compile(r"\b(?:ikke|ingen|intet|hverken|undtag\w*)\b", re.IGNORECASE)
# A no without a "not": somebody else does it, or it lies outside.
_ELSEWHERE_RE = re.compile(
    r"\b(?:falder|ligger|er) (?:\w+ )?uden ?for\b|\bhører (?:\w+ )?(?:under|til) (?:et |en )?(?:anden|andet|andre)\b|\b(?:udelukket|afskåret|undtaget)\b"
    r"|\b(?:skal|må|bør) (?:du|borgeren) (?:\w+ )?(?:selv|søge|klare|henvende)|\bhenvise[rs]? (?:du |borgeren |vi |der )?til\b|\b(?:varetages|gives|ydes|leveres) af (?:regionen|staten|andre|egen læge|\w+centret|jobcenter\w*)\b|\bvaretages af\b|\boverlades til\b"
    r"|\b(?:afslås|afvises|afslag)\b|\bi stedet\b",
    re.IGNORECASE,
)
_SUBORDINATE_RE = re.compile(
    rf"\b(?:hvis|når|såfremt|der|som(?! (?:hovedregel|udgangspunkt|regel))|selvom|selv om|så længe|medmindre)\b"
    rf"|^\W*(?:kan|er|har|bliver|skal|vil|må|\w+r) {PERSON}\b",
    re.IGNORECASE,
)
# "Ikke uden borgerens deltagelse", "ikke, hvis det kan klares af banken": a condition. "Udløser ikke automatisk": a doubt.
_NOT_WHOLLY_RE = re.compile(
    r"\bikke\b.{0,60}\b(?:uden|hvis|såfremt|medmindre|når|alene|kun)\b|\bhar ikke (?:egne?t?|selv)\b|\bikke (?:automatisk|nødvendigvis|i sig selv|kun|alene|bare|altid)\b",
    re.IGNORECASE,
)
_GIVES_AND_TAKES_RE = re.compile(
    r"\b(?:skal|kan) (?:tilbyde|yde|give|bevilge|tilbydes|ydes|gives|bevilges|få)\b(?! ikke)[^.]*\bikke\b|\bdvs\. ikke\b|\b(?:kan|gives|ydes|får|omfatter)\b[^.]*,? (?:men|dog)\b[^.]*\bikke\b",
    re.IGNORECASE,
)
# What follows is weighed first: the support may go on.
_WEIGHED_RE = re.compile(
    r"\bvurdere\w*,? om\b|\brevurder\w*|\btages? (?:\w+ )?(?:op til|stilling til)|\bdrøfte\w*,? om\b|\bmulighed for,? at\b|\bser (?:vi )?på,? om\b|\bom (?:støtten|tilbuddet|forløbet|indsatsen) skal\b",
    re.IGNORECASE,
)
# "Vi kommer ikke på besøg": what is not done. "Vi opkræver ikke betaling" is good news.
_WE_DO_NOT_RE = re.compile(
    r"\b(?:vi|kommunen|bostøtten|medarbejder(?:en|ne)|ledsageren|personalet) "
    r"(?!har |er |ejer |driver |kræver|forlanger|opkræver|stiller|forventer|lægger|afviser|ser|regner|tager hensyn|skelner)\w+ (?:(?:dig|dem|jer|selv) )?ikke\b",
    re.IGNORECASE,
)
_REFUSES_RE = re.compile(r"\b(?:er|var) ikke (?:tilladt|en opgave|en del|omfattet|muligt)\b|\bforbudt\b", re.IGNORECASE)
_OFFERED_RE = re.compile(rf"{GIVES_RE.pattern}|\b(?:åben\w*|lukket|kommer|lægges|leveres|arbejder)\b", re.IGNORECASE)
# A no that says yes.
_NO_HINDRANCE_RE = re.compile(
    r"\b(?:er |udgør )?(?:ingen|ikke (?:en |nogen )?) ?hindring\b|\bikke til hinder\b|\b(?:udelukker|hindrer|afskærer) (?:dig |borgeren )?ikke\b",
    re.IGNORECASE,
)
# Who pays depends on how much, or on which: "dækker halvdelen", "de første otte".
_IN_PART_RE = re.compile(
    r"\bhalvdelen\b|\b(?:en|størstedelen) del(?:en)? af\b|\bdelvis\w*|\bde første\b|\bresten\b|\brestbeløb\w*|%|\bprocent\b|\boverstig\w*",
    re.IGNORECASE,
)
# "Formår borgeren ikke at deltage, kan …": when, not what.
_WHEN_RE = re.compile(rf"^\W*(?!her\b|der\b|så\b)\w+ (?:{PERSON}|vi|kommunen)\b[^,]*,\s", re.IGNORECASE)
# Help to get it elsewhere is not it.
_LEADS_TO_RE = re.compile(
    r"\btil at (?:lave|søge|finde|aftale|bestille|kontakte|undersøge)\b|\b(?:råd|vejledning|rådgivning) om\b",
    re.IGNORECASE,
)
_STARTS_RE = re.compile(
    r"\b(?:støtten|hjælpen|indsatsen|forløbet) (?:kan )?(?:begynd|start)\w*|\bfå støtte\b|\bopstart\w*", re.IGNORECASE
)
_WE_CANCEL_RE = re.compile(
    r"\b(?:aflyser|udebliver) (?:vi|kommunen|medarbejderen)\b|\b(?:vi|kommunen|medarbejderen) (?:må )?(?:aflyse|udeblive)r?\b",
    re.IGNORECASE,
)
_PASSIVE_RE = re.compile(r"\b(?!\w+(?:else|ese)s)\w{4,}es\b")  # what is done with it, not what it is
_WHEN_CHOSEN_RE = re.compile(r"\bhvornår\b|\btidspunkt\w*|\bhvilken dag\b|\bklokkeslæt\b", re.IGNORECASE)
PAYMENT_RE = re.compile(
    r"(?:dag|pris|betal|afhold|dække|udgift|koste|gratis|regning|beløb|pris|egenbetal|brugerbetal|opkræv|afregn|finansier|bekost|refunder|selv|måned|krone"
    r"|vederlag|penge|frem|tilbage|egen|dig|forbindelse|samt|hver|alle|altid)\w*",
    re.IGNORECASE,
)
_SENTENCE_RE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ\d–-])")


def stances(pair: Pair) -> Iterator[Signal]:
    """Questions in which the two texts stand on different sides."""
    for rule in STANCE_RULES:
        if rule.kinds and not rule.kinds & {kind.value for kind in pair.types}:
            continue
        if not (rule.is_subject or pair.shares_a_subject or _of_one_conduct(rule, pair)) or (
            rule.name == "consequence" and _both_weigh(pair)
        ):
            continue
        if rule.name == "hours_open" and not all(map(_is_offered, (pair.one, pair.other))):
            continue
        if rule.name == "limit" and any(map(NO_HELP_RE.search, (pair.one, pair.other))):
            continue
        if rule.name == "who_pays" and any(map(_IN_PART_RE.search, (pair.one, pair.other))):
            continue
        before, after = side_of(rule, pair.one), side_of(rule, pair.other)
        if before and after:
            (was_good, said), (is_good, now) = before, after
            if was_good != is_good and not _is_of_other_things(rule, pair, said, now):
                yield Signal(rule.name, towards(looser=is_good), said, now)


_AGE_RE = re.compile(r"\b(\d\d)\.? år\b", re.IGNORECASE)
_ENDS_TOO_RE = re.compile(r"\b(?:slut|stop|ophør|afslut|luk|mist|bortfald)\w*", re.IGNORECASE)


def consequences(pair: Pair) -> Iterator[Signal]:
    """What happens to who stays away or forgets, where only one text says that anything happens."""
    rule = next(rule for rule in STANCE_RULES if rule.name == "consequence")
    before, after = (rule.hurts.search(text) for text in (pair.one, pair.other))
    if bool(before) == bool(after) or not pair.shares_a_subject or _both_weigh(pair):
        return
    text, found = (pair.one, before) if before else (pair.other, after)
    plain = pair.other if before else pair.one
    if CONDUCT_RE.search(plain) and _ENDS_TOO_RE.search(plain):
        return
    if found and CONDUCT_RE.search(text):
        shown = (found[0], "") if before else ("", found[0])
        yield Signal(rule.name, towards(looser=bool(before)), *shown)


def refusals(pair: Pair) -> Iterator[Signal]:
    """What the one text gives the other refuses."""
    if pair.waits_alike or _NO_RE.search(
        pair.lead_in
    ):  # the words above a bullet say no: of which of the two is not known here
        return
    before, after = _refused(pair.one), _refused(pair.other)
    if bool(before) == bool(after) or not pair.shares_a_subject or pair.names_other_things:
        return
    if not Pair(_PASSIVE_RE.sub(" ", pair.one), _PASSIVE_RE.sub(" ", pair.other)).shares_a_subject:
        return
    if _LEADS_TO_RE.search(pair.other if before else pair.one):
        return
    if _names_its_age(*((pair.one, pair.other) if before else (pair.other, pair.one))):
        return
    plain = _NO_HINDRANCE_RE.sub("kan", pair.other if before else pair.one)
    if GIVES_RE.search(plain) and not _denies(plain) and not _ELSEWHERE_RE.search(plain):
        yield Signal("refused", towards(looser=bool(before)), before, after)


def _names_its_age(refusing: str, giving: str) -> bool:
    """The refusal is of those below an age that the other text names as well: one limit, said from both sides."""
    refused = set(_AGE_RE.findall(refusing))
    return bool(refused) and refused <= set(_AGE_RE.findall(giving))


def sentences(text: str) -> list[str]:
    """The sentences of a clause."""
    return [part for part in _SENTENCE_RE.split(text) if part.strip()]


def _refused(text: str) -> str:
    """The words by which a sentence refuses; "" where none does."""
    for sentence in sentences(text):
        if _NOT_WHOLLY_RE.search(sentence) or _GIVES_AND_TAKES_RE.search(sentence):
            continue
        when = _WHEN_RE.match(sentence)
        sentence = sentence[when.end() :] if when else sentence
        if said := _WE_DO_NOT_RE.search(sentence) or _REFUSES_RE.search(sentence):
            return said[0]
        found = weigh(sentence)
        if found.sums.get(SectionType.EXCLUSIONS, 0.0) >= REFUSED:
            return found.phrases[SectionType.EXCLUSIONS][0]
    return ""


def _is_offered(text: str) -> bool:
    """The text says when something is given, not when it is needed."""
    return bool(_OFFERED_RE.search(text)) and not re.search(r"\b(?:kræver|behov for)\b", text, re.IGNORECASE)


def _of_one_conduct(rule: StanceRule, pair: Pair) -> bool:
    """Both say what follows when somebody stays away, however they call it."""
    return rule.name == "consequence" and all(map(CONDUCT_RE.search, (pair.one, pair.other)))


def _is_of_other_things(rule: StanceRule, pair: Pair, said: str, now: str) -> bool:
    """Beside the words of the answers the texts have nothing in common, or each names a thing of its own."""
    if rule.name == "who_chooses" and bool(_WHEN_CHOSEN_RE.search(pair.one)) != bool(
        _WHEN_CHOSEN_RE.search(pair.other)
    ):
        return True
    if rule.name == "notice_given" and any(map(_STARTS_RE.search, (pair.one, pair.other))):
        return True
    if rule.name == "consequence" and bool(_WE_CANCEL_RE.search(pair.one)) != bool(_WE_CANCEL_RE.search(pair.other)):
        return True
    if not rule.is_subject and pair.names_other_things:
        return True
    if rule.name not in {"who_pays", "carries", "demand", "exit"}:
        return False
    rest = Pair(pair.one.replace(said, " "), pair.other.replace(now, " "))
    own = rest.things_of_its_own(PAYMENT_RE)
    return not rest.shares_a_subject or (rule.name == "who_pays" and all(own))


def _both_weigh(pair: Pair) -> bool:
    return bool(_WEIGHED_RE.search(pair.one)) and bool(_WEIGHED_RE.search(pair.other))


def is_refused(text: str) -> bool:
    """A sentence of the text says no to something that is given elsewhere."""
    return bool(_refused(text))


def _denies(text: str) -> bool:
    """A main clause says no; "hvis du ikke kan" and "kan du ikke bruge bussen" only say when.

    >>> _denies("Kan du ikke bruge bussen, bevilger vi en taxa."), _denies("Du kan få en taxa, men ikke om natten.")
    (False, True)
    """
    for sentence in sentences(text):
        for at, part in enumerate(sentence.split(",")):
            no = _NO_RE.search(part)
            head = part[: no.start()] if no else ""
            head = re.sub(r"^\W*Der\b", "", head) if at == 0 else head  # "der ydes ikke" is a main clause
            if no and not _SUBORDINATE_RE.search(head):
                return True
    return False


def side_of(rule: StanceRule, text: str) -> tuple[bool, str] | None:
    """Whether the text's answer helps the citizen, with its words; None where it has none, or both."""
    helps = [(match.start(), match.end(), True) for match in rule.helps.finditer(text)]
    hurts = [(match.start(), match.end(), False) for match in rule.hurts.finditer(text)]
    kept = [
        found
        for found in (*helps, *hurts)
        if not any(
            other[2] != found[2]
            and other[0] < found[1]
            and found[0] < other[1]
            and other[1] - other[0] > found[1] - found[0]
            for other in (*helps, *hurts)
        )
    ]
    if len({good for *_, good in kept}) != 1:
        return None
    start, end, good = min(kept)
    return good, text[start:end]
