"""The clauses of two documents as their page shows them: which, with which words marked, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kb.compare.pairwise import Change, Clause, Comparison
from kb.compare.pairwise.redline import Op, Piece
from kb.compare.pairwise.signals import Direction
from kb.model import Provision
from kb.present import redline
from kb.present.safe import printable
from kb.ui.address import View, mark
from kb.ui.texts import Texts

SHOWN = {  # what of the comparison is on the page: key in the address, its text
    "changes": "pair_changes",
    "all": "pair_all",
    "both": "pair_both",
    "stricter": "pair_stricter",
    "looser": "pair_looser",
    "undecided": "pair_undecided",
}
USUAL = "changes"
_ELEMENTS = {Op.SAME: "", Op.OUT: "del", Op.IN: "ins"}
_DIFFERING = {Op.SAME: "", Op.OUT: "mark", Op.IN: "mark"}
_PLAIN = {Op.SAME: "", Op.OUT: "", Op.IN: ""}
_SIDES = {Op.SAME: "", Op.OUT: "one", Op.IN: "other"}


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words as the page prints it."""

    text: str
    element: str  # "del", "ins", "mark" or ""
    side: str  # the only text it stands in; "" = both
    is_operative: bool
    space: bool


@dataclass(frozen=True, slots=True)
class Place:
    text: str
    href: str
    css: str


@dataclass(frozen=True, slots=True)
class Row:
    """A clause as the page shows it."""

    change: str
    question: str  # that two municipalities both answer
    fate: str  # "" where the question says enough
    lead: tuple[Run, ...]
    pieces: tuple[Run, ...]
    places_one: tuple[Place, ...]
    places_other: tuple[Place, ...]
    direction: str
    reading: str
    evidence: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    clauses: tuple[Row, ...]


def counts(comparison: Comparison, texts: Texts) -> list[tuple[int, str]]:
    """How many clauses are alike, changed, in one only, and read which way."""
    names = redline.names(comparison, texts.words)
    editions, apart = ("pair_count_same", "pair_count_changed"), ("pair_count_alike", "pair_count_differs")
    same, changed = editions if comparison.are_editions else apart
    return [
        (comparison.count(Change.SAME), texts(same)),
        (comparison.count(Change.CHANGED), texts(changed)),
        (comparison.count(Change.ONLY_ONE), texts("pair_count_only", name=names["one"])),
        (comparison.count(Change.ONLY_OTHER), texts("pair_count_only", name=names["other"])),
        *((comparison.read_as(way), texts.words(way.value)) for way in Direction),
    ]


def groups_of(comparison: Comparison, view: View, texts: Texts) -> list[Group]:
    """The clauses that the view asks for, section by section."""
    wanted = view.option("vis") or USUAL
    groups = []
    for name, clauses in redline.by_type(comparison, texts.words):
        kept = [clause for clause in clauses if _is_shown(clause, comparison, wanted, view.types)]
        if kept:
            groups.append(Group(name, tuple(_row(clause, comparison, view, texts) for clause in kept)))
    return groups


def _is_shown(clause: Clause, comparison: Comparison, wanted: str, types: Sequence[str]) -> bool:
    held = redline.held(clause)
    if types and held.section_type.value not in types and not {kind.value for kind in held.types} & set(types):
        return False
    if wanted == "changes":
        return clause.change is not Change.SAME or clause.is_moved
    if wanted == "both":
        return clause.change in {Change.SAME, Change.CHANGED}
    if wanted in {"stricter", "looser", "undecided"}:
        way = Direction.UNCLEAR if wanted == "undecided" else Direction(wanted)
        return comparison.is_read(clause) and clause.verdict.direction is way
    return True


def _row(clause: Clause, comparison: Comparison, view: View, texts: Texts) -> Row:
    words = texts.words
    is_pair = clause.one is not None and clause.other is not None
    is_inline = view.option("opstilling") == "inline"
    elements = _ELEMENTS
    if (
        not comparison.are_editions and not is_inline
    ):  # nothing was taken out or put in: the words that differ are marked
        elements = _DIFFERING
    if not is_pair and not comparison.are_editions:
        elements = _PLAIN
    if is_pair and not is_inline and not any(piece.op is Op.SAME for piece in clause.pieces):
        elements = _PLAIN  # two texts without a word in common: a mark on all of it marks nothing
    return Row(
        change=clause.change.value,
        question=printable(clause.question),
        fate="" if clause.question and clause.change is Change.CHANGED else redline.fate(clause, comparison, words),
        lead=tuple(_run(piece, text, elements) for piece, text in redline.spaced(clause.lead)),
        pieces=tuple(_run(piece, text, elements) for piece, text in redline.spaced(clause.pieces)),
        places_one=tuple(_place(provision, view, texts) for provision in clause.ones),
        places_other=tuple(_place(provision, view, texts) for provision in clause.others),
        direction=clause.verdict.direction.value,
        reading=redline.reading(clause, comparison, words),
        evidence=tuple(redline.evidence(clause, comparison, words)),
        rules=tuple(redline.rules(clause, words)),
    )


def _run(piece: Piece, text: str, elements: Mapping[Op, str]) -> Run:
    return Run(text.strip(), elements[piece.op], _SIDES[piece.op], piece.is_operative, text.startswith(" "))


def _place(provision: Provision, view: View, texts: Texts) -> Place:
    lines = provision.start_line, provision.end_line
    return Place(
        redline.lines(provision, texts.words),
        replace(view, document=provision.document, lines=lines).href,
        mark(provision.document, lines),
    )
