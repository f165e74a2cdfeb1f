"""Two municipalities, documents or editions beside each other, clause by clause."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kb.alphabet import danish_order
from kb.compare.editions import Holding, newest
from kb.compare.holdings import holdings_under
from kb.compare.law_query import LawQuery, laws_meant
from kb.compare.names import folded, municipality_named, suggestion
from kb.compare.pairwise.clauses import Pairing, paired
from kb.compare.pairwise.direction import direction, direction_of_added, is_one_statement, opposite
from kb.compare.pairwise.questions import shared_questions
from kb.compare.pairwise.records import Change, Clause, Comparison, Side
from kb.compare.pairwise.redline import Ignore, Op, Piece, redline
from kb.compare.pairwise.refusals import is_refused
from kb.compare.pairwise.signals import Direction, Signal, Verdict
from kb.compare.shelf import Shelf
from kb.compare.topics import TopicTable
from kb.compare.topics.records import Statement
from kb.compare.topics.statements import Voice, voice_of
from kb.errors import QueryError
from kb.model import Document, Provision
from kb.taxonomy import SectionType


def compare_pair(
    library: Shelf,
    one: str,
    other: str,
    law: str,
    *,
    ignore: Ignore | None = None,
    topics: Callable[[], TopicTable] | None = None,
) -> Comparison:
    """What `other` says where `one` says something, and the other way round.

    A side is a document (its file name or the beginning of it) or a municipality, which stands for its newest document.
    `topics` gives those of the law by meaning: they say which clauses of two municipalities answer one question. It is
    not asked for two editions, and without it words alone say so.
    Raises: QueryError when a name is not known, has no standard under the law, or both name the same document.
    """
    query = laws_meant(law, library.laws())
    held = holdings_under(library, query)
    mine, theirs = _named(one, held, query), _named(other, held, query)
    if mine is theirs:
        name = mine.document.document
        raise QueryError(
            f"Begge sider er dokumentet '{name}'.",
            hint="Angiv to kommuner, to dokumenter eller to udgaver med filnavn.",
        )
    ignored = ignore or Ignore()
    first, second = (voice_of(library, holding, query) for holding in (mine, theirs))
    of_one = are_editions(mine.document, theirs.document)
    questions = (
        None
        if of_one
        else shared_questions(first.statements, second.statements, query.label, topics() if topics else None)
    )
    pairings = paired(first.statements, second.statements, questions)
    return Comparison(
        law=query.label,
        one=_side(first),
        other=_side(second),
        clauses=tuple(_clause(pairing, first.statements, second.statements, ignored, of_one) for pairing in pairings),
        are_editions=of_one,
        ignore=ignored,
        snapshot=library.snapshot,
    )


def are_editions(one: Document, other: Document) -> bool:
    """Two documents of one municipality, which are read as its older and its newer text."""
    return bool(one.municipality) and folded(one.municipality) == folded(other.municipality)


def _named(name: str, held: Sequence[Holding], query: LawQuery) -> Holding:
    """The document of this name or beginning, else the newest of the municipality."""
    wanted = name.casefold()
    by_document = {holding.document.document.casefold(): holding for holding in held}
    meant = [holding for key, holding in by_document.items() if key == wanted or key.rpartition(".")[0] == wanted]
    owned = [holding for holding in held if folded(holding.document.municipality) == folded(name)]
    meant = meant or newest(owned)[0] or [found for key, found in by_document.items() if key.startswith(wanted)]
    if len(meant) == 1:
        return meant[0]
    if meant:
        names = [holding.document.document for holding in meant]
        raise QueryError(f"'{name}' passer på flere dokumenter efter {query.label}.", hint=suggestion(names))
    municipalities = sorted({holding.document.municipality for holding in held} - {""}, key=danish_order)
    try:
        municipality_named(name, municipalities)
    except QueryError as error:
        raise QueryError(f"Der er ingen standard efter {query.label} fra »{name}«.", hint=error.hint) from error
    raise AssertionError("a municipality that is known has a document")


def _side(voice: Voice) -> Side:
    standards = voice.holding.standards
    titles = dict.fromkeys(standard.title for standard in standards if standard.title)
    return Side(
        voice.holding.document, " · ".join(titles) or voice.holding.document.title, tuple(s.id for s in standards)
    )


def _clause(
    pairing: Pairing, one: Sequence[Statement], other: Sequence[Statement], ignore: Ignore, are_editions: bool
) -> Clause:
    mine = one[pairing.one].provision if pairing.one is not None else None
    theirs = other[pairing.other].provision if pairing.other is not None else None
    ones = tuple(one[row].provision for row in pairing.ones)
    others = tuple(other[row].provision for row in pairing.others)
    if mine is not None and theirs is not None:
        before, after = _joined(ones), _joined(others)
        pieces, lead = redline(before, after, ignore), redline(mine.lead_in, theirs.lead_in, ignore)
        is_moved = pairing.is_moved and are_editions
        turns = any(piece.op is not Op.SAME and piece.is_operative for piece in lead)  # "omfatter" and "omfatter ikke"
        if not turns and all(piece.op is Op.SAME for piece in pieces):
            verdict = Verdict(Direction.NEUTRAL)
            return Clause(Change.SAME, mine, theirs, pieces, verdict, lead, is_moved, ones, others, pairing.question)
        verdict = _now_excluded(mine, theirs) or (
            direction(f"{mine.lead_in} {before}".strip(), f"{theirs.lead_in} {after}".strip(), types=_types(theirs))
            if turns
            else direction(before, after, types=_types(theirs), lead_in=theirs.lead_in or mine.lead_in)
        )
        return Clause(Change.CHANGED, mine, theirs, pieces, verdict, lead, is_moved, ones, others, pairing.question)
    if theirs is not None:
        verdict = _if_editions(direction_of_added(theirs.text, _types(theirs), theirs.lead_in), are_editions)
        lead = _whole(Op.IN, theirs.lead_in)
        return Clause(Change.ONLY_OTHER, None, theirs, _whole(Op.IN, theirs.text), verdict, lead, others=others)
    if mine is None:
        raise AssertionError("a pairing has at least one side")
    verdict = _if_editions(opposite(direction_of_added(mine.text, _types(mine), mine.lead_in)), are_editions)
    lead = _whole(Op.OUT, mine.lead_in)
    return Clause(Change.ONLY_ONE, mine, None, _whole(Op.OUT, mine.text), verdict, lead, ones=ones)


def _joined(provisions: Sequence[Provision]) -> str:
    return " ".join(provision.text for provision in provisions)


def _types(provision: Provision) -> tuple[SectionType, ...]:
    """What the clause is about: the section it stands in, and the types its own words carry."""
    return tuple(dict.fromkeys((provision.section_type, *provision.types)))


def _now_excluded(one: Provision, other: Provision) -> Verdict | None:
    """What the one grants the other lists among what is not covered, or the other way round."""
    before, after = (SectionType.EXCLUSIONS in provision.types for provision in (one, other))
    grants = SectionType.CONTENT in (one.types if after else other.types)
    refused = other if after else one
    # Between municipalities two texts of one subject may be about different things: only the same words are one thing.
    if (
        before == after
        or not grants
        or one.quoted_law
        or other.quoted_law
        or not is_refused(f"{refused.lead_in} {refused.text}")
        or not is_one_statement(one.text, other.text)
    ):
        return None
    way = Direction.STRICTER if after else Direction.LOOSER
    above = [provision.lead_in or provision.heading for provision in (one, other)]
    return Verdict(way, (Signal("excluded", way, *above),))


def _if_editions(verdict: Verdict, are_editions: bool) -> Verdict:
    """Between municipalities silence is no answer: what only one says may hold for the other all the same."""
    return verdict if are_editions else Verdict(Direction.UNCLEAR)


def _whole(op: Op, text: str) -> tuple[Piece, ...]:
    pieces = redline(text, "") if op is Op.OUT else redline("", text)
    return tuple(piece for piece in pieces if piece.op is op)
