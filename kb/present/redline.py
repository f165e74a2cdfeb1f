"""What do all formats of a comparison of two documents say alike? Names, readings, places, and words joined again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kb.compare.pairwise import Change, Clause, Comparison, Side
from kb.compare.pairwise.redline import Op, Piece
from kb.compare.pairwise.signals import Direction, Signal
from kb.model import Provision
from kb.present import parts
from kb.present.safe import printable
from kb.present.texts import Words
from kb.taxonomy import SectionType, label

_CLOSING = tuple(".,;:!?)]»”%")
_OPENING = tuple("([«“§")


def name(side: Side, comparison: Comparison, words: Words) -> str:
    """The municipality; between its own editions what tells them apart."""
    document = side.document
    if not comparison.are_editions:
        return printable(document.municipality) or printable(document.document)
    edition = parts.in_words(document.approved_on, words) if document.approved_on else str(document.edition_year or "")
    named = printable(document.municipality)
    return f"{named} {edition}" if edition else f"{named} ({printable(document.document)})"


def names(comparison: Comparison, words: Words) -> dict[str, str]:
    """Both names, as texts want them."""
    return {"one": name(comparison.one, comparison, words), "other": name(comparison.other, comparison, words)}


def title(comparison: Comparison, words: Words) -> str:
    key = "editions_title" if comparison.are_editions else "compare_title"
    return words(key, law=printable(comparison.law), **names(comparison, words))


def summary(comparison: Comparison, words: Words) -> list[str]:
    """How many clauses have which fate, and how many changes are read which way."""
    fates = {change.value: comparison.count(change) for change in Change}
    ways = {way.value: comparison.read_as(way) for way in Direction}
    return [words("counts" if comparison.are_editions else "counts_apart", **fates), words("read_as", **ways)]


def guide(comparison: Comparison, words: Words) -> list[str]:
    """How to read the marks."""
    keys = ["guide_out", "guide_in", "guide_operative", "guide_reading"]
    keys += [] if comparison.are_editions else ["guide_silence"]
    return [words(key, **names(comparison, words)) for key in keys]


def by_type(comparison: Comparison, words: Words) -> Iterator[tuple[str, list[Clause]]]:
    """The clauses by the type of section that they stand in, the types in the order of the taxonomy."""
    order = list(SectionType)

    def place(clause: Clause) -> int:
        return order.index(held(clause).section_type)

    for at, clauses in groupby(sorted(comparison.clauses, key=place), key=place):
        yield label(order[at], language=words.language), list(clauses)


def held(clause: Clause) -> Provision:
    """The provision that says where the clause belongs: the second document's, else the first's."""
    provision = clause.other or clause.one
    if provision is None:
        raise ValueError("a clause has at least one side")
    return provision


def fate(clause: Clause, comparison: Comparison, words: Words) -> str:
    """What became of the clause, in a word or two."""
    key = "differs" if clause.change is Change.CHANGED and not comparison.are_editions else clause.change.value
    said = [words(key, **names(comparison, words))]
    said += [words("moved")] if clause.is_moved else []
    said += [words("split", n=len(clause.others))] if clause.is_split else []
    said += [words("merged", n=len(clause.ones))] if clause.is_merged else []
    return ", ".join(said)


def headline(clause: Clause, comparison: Comparison, words: Words) -> str:
    """The question that two municipalities both answer, and what became of the clause."""
    return " – ".join(filter(None, (printable(clause.question), fate(clause, comparison, words))))


def reading(clause: Clause, comparison: Comparison, words: Words) -> str:
    """How the program reads the change; "" where there is none to read.

    Between municipalities most is worded differently and not decided: the summary counts it, a row does not say so.
    """
    way = clause.verdict.direction
    if not comparison.is_read(clause) or (way is Direction.UNCLEAR and not comparison.are_editions):
        return ""
    if comparison.are_editions or way is Direction.NEUTRAL:
        return words(way.value)
    return words(f"{way.value}_in", **names(comparison, words))


def evidence(clause: Clause, comparison: Comparison, words: Words) -> list[str]:
    """What the reading rests on: the rule and the words of both sides."""
    return [
        f"{words(f'signal_{signal.rule}')}: {_words_of(signal, comparison, words)}" for signal in clause.verdict.signals
    ]


def rules(clause: Clause, words: Words) -> list[str]:
    """What each rule that fired says, once."""
    return list(dict.fromkeys(words(f"why_{signal.rule}") for signal in clause.verdict.signals))


def changed(comparison: Comparison) -> list[Clause]:
    """The clauses of a change list: all but those that stand as they stood."""
    return [clause for clause in comparison.clauses if clause.change is not Change.SAME or clause.is_moved]


def _words_of(signal: Signal, comparison: Comparison, words: Words) -> str:
    """Between municipalities nothing was taken out or put in: each has its word, or has none."""
    key = "from_to" if signal.one and signal.other else "is_new" if signal.other else "is_gone"
    if comparison.are_editions:
        return words(key, one=printable(signal.one), other=printable(signal.other))
    said = [
        words("word_in", name=name(side, comparison, words), word=printable(word))
        for side, word in ((comparison.one, signal.one), (comparison.other, signal.other))
        if word
    ]
    return ", ".join(said)


def places(clause: Clause, words: Words) -> list[str]:
    """Where the clause stands in the first and in the second document."""
    return [place(provision, words) for provision in (*clause.ones, *clause.others)]


def place(provision: Provision, words: Words) -> str:
    """Document, page and lines."""
    return f"{printable(provision.document)} {lines(provision, words)}"


def lines(provision: Provision, words: Words) -> str:
    """Page and lines: "s. 2, l. 12-13"."""
    key = "tag_line" if provision.start_line == provision.end_line else "tag_lines"
    found = words(key, start=provision.start_line, end=provision.end_line)
    return f"{words('tag_page', page=provision.page)}, {found}" if provision.page else found


def spaced(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, str]]:
    """The pieces with the text to print, a space before it where words are apart.

    >>> pieces = (Piece(Op.SAME, "Du får"), Piece(Op.OUT, "to"), Piece(Op.IN, "tre"), Piece(Op.SAME, ", hvis"))
    >>> "".join(text for _, text in spaced(pieces))
    'Du får to tre, hvis'
    """
    before = ""
    for piece in pieces:
        text = printable(piece.text)
        apart = before and not text.startswith(_CLOSING) and not before.endswith(_OPENING)
        yield piece, f" {text}" if apart else text
        before = text


def sides(pieces: Sequence[Piece]) -> tuple[str, str]:
    """The words of the first and of the second text."""
    first, second = ([p for p in pieces if p.op is not gone] for gone in (Op.IN, Op.OUT))
    return "".join(text for _, text in spaced(first)), "".join(text for _, text in spaced(second))
