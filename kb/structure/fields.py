"""Which beginnings of lines are the fields of a form: "Omfang: Op til 5 timer", "Pris Ydelsen er gratis"?

A catalogue prints one block a service, each field on a line with its text: behind a colon, in bold before it, or
beside it where a table with labels at the left was read row by row. One such line shows nothing ("Frist: 4 uger").
Evidence is the document: a block of three fields that the heading rules know, of different types, or such fields that
come back once a service. Once the form is there, further labels belong to it when they come back among known ones; the
others stay text.

Never: takes a label with a digit ("Niveau 2: 3-6 timer"), a list item, an address, or a lead-in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.model import Mark
from kb.structure.heading_rules import HeadingRule, fold_heading, heading_rule, is_known
from kb.structure.layout import Layout
from kb.structure.phrases import ADDRESS_RE, ASKING_RE, LEAD_IN_RE, OPEN_END_RE, VERB_RE
from kb.taxonomy import SectionType as T

KNOWN = 0.9  # confidence of a heading rule
LIKELY = 0.6
MIN_FIELDS = 3  # known labels, and types of them
MIN_HELD = 2  # of the types a standard holds
MAX_WORDS = 5
NEAR = 3  # printed lines to a known field
PARAGRAPH = 6  # printed lines
MAX_AGAIN = 3  # words of a label beside its text that no rule knows
NEVER_ALONE = 2  # words of a label that no rule knows and that does not come back

_HELD = {
    *(T.TARGET_GROUP, T.CONTENT, T.SCOPE, T.FOLLOW_UP, T.EXCLUSIONS),
    *(T.PURPOSE, T.PAYMENT, T.LEGAL_BASIS, T.CONDITIONS),
}
MAX_ALONE = 40  # characters of a label that has a line for itself
MAX_NAME = 80
# "Ydelse: Ledsageordning": the label of the name that a block of the catalogue has.
_NAMING_RE = re.compile(
    r"^(?:ydelse|indsats|tilbud|støttetype|navn|titel|(?:ydelsens|indsatsens|tilbuddets) (?:navn|titel))$"
)
_PASSIVE_RE = re.compile(r" (?!frist)\w{3,}(?:es|edes|tes)\b(?<!nes)")  # "Bistanden opstartes"
_COLON_RE = re.compile(r"(?P<label>[A-ZÆØÅ][^.:?!;,()\d§•]{1,48}?)\s?:(?:\s+(?=\S)|\s*$)")
_COLUMN_RE = re.compile(r"(?P<label>[A-ZÆØÅ][a-zæøå]+(?: [a-zæøå]+){0,3})\s+(?=(?:[A-ZÆØÅ§]|\d|[–-] ))")


@dataclass(frozen=True, slots=True)
class Field:
    """A label at the beginning of a line and where its text begins; `offset` is 0 when the line is the label."""

    label: str
    offset: int
    reason: str
    names: bool = False  # the text is the name of a service, and the block below is about it


@dataclass(frozen=True, slots=True)
class _Found:
    at: int
    label: str
    offset: int
    rule: HeadingRule | None
    text: str = ""  # behind the label, on its line
    only_again: bool = False  # words that may as well begin a sentence: a label only where they come back

    @property
    def folded(self) -> str:
        return fold_heading(self.label)

    @property
    def is_known(self) -> bool:
        return self.rule is not None and self.rule.confidence >= KNOWN and len(self.folded) >= 3


def fields(sheet: Layout) -> Mapping[int, Field]:
    """The fields of the document's form by their index in `sheet.lines`; empty when it has none."""
    found: dict[int, Field] = {}
    for at, field in _of_form(list(_behind_colons(sheet)), "felt i dokumentets skema (etiket med kolon)"):
        found[at] = field
    for at, field in _of_form(list(_in_bold(sheet)), "felt i dokumentets skema (fed etiket foran teksten)"):
        found.setdefault(at, field)
    for at, field in _of_form(list(_beside_text(sheet)), "felt i dokumentets skema (etiket foran teksten)"):
        found.setdefault(at, field)
    return found


def _of_form(found: Sequence[_Found], reason: str) -> Iterator[tuple[int, Field]]:
    """The labels that make a form together, when they do."""
    known = [label for label in found if label.is_known and not label.only_again]
    repeated = Counter(label.folded for label in found)
    if not _comes_back(known) and not any(_is_block(run) for run in _runs(known)):
        return
    places = [label.at for label in found if label.is_known and (not label.only_again or repeated[label.folded] > 1)]
    for label in found:
        if _NAMING_RE.match(label.folded) and _is_name(label.text):
            yield label.at, Field(label.text, label.offset, reason, names=True)
            continue
        is_near = any(0 < abs(place - label.at) <= NEAR for place in places)
        is_likely = label.rule is not None and label.rule.confidence >= LIKELY
        comes_back = repeated[label.folded] > 1 and is_near
        if label.only_again and not comes_back:
            continue
        if label.is_known or is_likely or comes_back or (is_near and len(label.label.split()) <= NEVER_ALONE):
            yield label.at, Field(label.label, label.offset, reason)


def _is_name(text: str) -> bool:
    return 0 < len(text) <= MAX_NAME and text[:1].isupper() and not text.endswith((".", ":", ";"))


def _comes_back(known: Sequence[_Found]) -> bool:
    """Are there labels of different types that come once a service?"""
    repeated = Counter(label.folded for label in known)
    types = {label.rule.type for label in known if label.rule and repeated[label.folded] > 1}
    return len(types) >= MIN_HELD and bool(types & _HELD)


def _is_block(run: Sequence[_Found]) -> bool:
    types = {label.rule.type for label in run if label.rule}
    return len(types) >= MIN_FIELDS and len(types & _HELD) >= MIN_HELD


def _runs(known: Sequence[_Found]) -> Iterator[list[_Found]]:
    """Labels with no more than a paragraph from one to the next."""
    run: list[_Found] = []
    for label in known:
        if run and label.at - run[-1].at > PARAGRAPH:
            yield run
            run = []
        run.append(label)
    yield run


def _behind_colons(sheet: Layout) -> Iterator[_Found]:
    for at, line in enumerate(sheet.lines):
        match = _COLON_RE.match(line.text) if _may_be_field(sheet, at) else None
        if match is None:
            continue
        is_all = match.end() >= len(line.text)
        is_label = _may_be_label(match["label"]) or _refuses(match)
        if not is_label and (is_all or len(match["label"].split()) > MAX_WORDS or ADDRESS_RE.search(match["label"])):
            continue
        if (is_all and LEAD_IN_RE.search(line.text)) or not (is_all or _has_own_text(sheet, at)):
            continue
        offset, text = 0 if is_all else match.end(), line.text[match.end() :]
        yield _Found(at, match["label"], offset, heading_rule(match["label"]), text, only_again=not is_label)


def _in_bold(sheet: Layout) -> Iterator[_Found]:
    """Labels that the format sets in bold before their text: with the type of the letters a colon is not needed."""
    for at, line in enumerate(sheet.lines):
        label = " ".join(line.line.text[: line.line.bold_lead].split()) if _may_be_field(sheet, at) else ""
        name = label.rstrip(" :.–-")
        if not name or not line.text.startswith(label) or not name[:1].isupper() or re.search(r"[\d§]", name):
            continue
        if _may_be_label(name):
            text = line.text[len(label) :]
            offset = len(line.text) - len(text.lstrip(" :.–-"))
            yield _Found(at, name, offset, heading_rule(name), line.text[offset:])


def _beside_text(sheet: Layout) -> Iterator[_Found]:
    """Labels without a colon: known words, in lower case but for the first, and then a text that begins anew.

    The line before must have ended, or the label must stand elsewhere too: "Leverandør Nord" may go on a sentence.
    """
    alone = {fold_heading(line.text) for line in sheet.lines if len(line.text) <= MAX_ALONE}
    starts = Counter(match["label"].casefold() for line in sheet.lines if (match := _COLUMN_RE.match(line.text)))
    for at, line in enumerate(sheet.lines):
        match = _COLUMN_RE.match(line.text) if _may_be_field(sheet, at) else None
        if match is None or not _may_be_label(match["label"]) or OPEN_END_RE.search(match["label"]):
            continue
        if not _has_own_text(sheet, at):
            continue
        label, begins = match["label"], line.text[match.end()]
        rule = heading_rule(label)
        is_elsewhere = label.casefold() in alone or starts[label.casefold()] > 1
        before = sheet.lines[at - 1] if at else None
        has_ended = before is None or before.ends_sentence or sheet.extra(at) > 0
        is_new = begins.isupper() and not line.text[match.end() :].split()[0].isupper()
        is_again = starts[label.casefold()] > 1 and has_ended and is_new and len(label.split()) <= MAX_AGAIN
        is_sure = rule is not None and rule.confidence >= KNOWN and (is_elsewhere or (has_ended and is_new))
        if is_sure:
            yield _Found(at, label, match.end(), rule, line.text[match.end() :])
        elif is_again:
            yield _Found(at, label, match.end(), rule, line.text[match.end() :], only_again=True)


def _may_be_field(sheet: Layout, at: int) -> bool:
    line = sheet.lines[at]
    return line.line.mark is Mark.TEXT and not line.is_bullet


def _has_own_text(sheet: Layout, at: int) -> bool:
    """Is this not the first line below a heading: "Frit valg: tre firmaer" under "Leverandør"?"""
    above = sheet.lines[at - 1] if at and sheet.extra(at) == 0 else None
    if above is None or len(above.text) > MAX_ALONE or above.ends_sentence or re.search(r"[:\d]", above.text):
        return True
    return not is_known(above.text)


def _refuses(label: re.Match[str]) -> bool:
    """ "Ydelsen omfatter ikke: Kørsel og terapi.": a field where its text stands on the line, else a lead-in."""
    rule = heading_rule(label["label"])
    has_text = label.end() < len(label.string)
    return has_text and rule is not None and rule.type is T.EXCLUSIONS and len(label["label"].split()) <= MAX_WORDS


def _may_be_label(label: str) -> bool:
    folded = label.casefold()
    if len(label.split()) > MAX_WORDS or ADDRESS_RE.search(label) or _PASSIVE_RE.search(folded):
        return False
    # "Modtager:" is a noun; alone, a word that is a verb elsewhere names something.
    return not VERB_RE.search(folded) or bool(ASKING_RE.match(folded)) or " " not in folded
