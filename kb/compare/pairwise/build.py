"""Two municipalities, documents or editions beside each other, clause by clause."""

from __future__ import annotations

from collections.abc import Sequence

from kb.alphabet import danish_order
from kb.compare.editions import Holding, newest
from kb.compare.law_query import LawQuery
from kb.compare.names import folded, municipality_named, suggestion
from kb.compare.pairwise.clauses import Pairing, paired
from kb.compare.pairwise.direction import Direction, Signal, Verdict, direction, direction_of_added, opposite
from kb.compare.pairwise.records import Change, Clause, Comparison, Side
from kb.compare.pairwise.redline import Ignore, Op, Piece, redline
from kb.compare.shelf import Shelf
from kb.compare.topics.records import Statement
from kb.compare.topics.statements import Voice, voices
from kb.errors import QueryError
from kb.model import Provision
from kb.taxonomy import SectionType


def compare_pair(library: Shelf, one: str, other: str, law: str, *, ignore: Ignore | None = None) -> Comparison:
    """What `other` says where `one` says something, and the other way round.

    A side is a document (its file name or the beginning of it) or a municipality, which stands for its newest document.
    Raises: QueryError when a name is not known, has no standard under the law, or both name the same document.
    """
    query, said = voices(library, law, all_editions=True)
    first, second = _named(one, said, query), _named(other, said, query)
    if first is second:
        name = first.holding.document.document
        raise QueryError(
            f"Begge sider er dokumentet '{name}'.",
            hint="Angiv to kommuner, to dokumenter eller to udgaver med filnavn.",
        )
    ignored = ignore or Ignore()
    documents = first.holding.document, second.holding.document
    are_editions = bool(documents[0].municipality) and folded(documents[0].municipality) == folded(
        documents[1].municipality
    )
    pairings = paired(first.statements, second.statements)
    return Comparison(
        law=query.label,
        one=_side(first),
        other=_side(second),
        clauses=tuple(
            _clause(pairing, first.statements, second.statements, ignored, are_editions) for pairing in pairings
        ),
        are_editions=are_editions,
        ignore=ignored,
        snapshot=library.snapshot,
    )


def _named(name: str, said: Sequence[Voice], query: LawQuery) -> Voice:
    """The document of this name or beginning, else the newest of the municipality."""
    wanted = name.casefold()
    by_document = {voice.holding.document.document.casefold(): voice for voice in said}
    meant = [voice for key, voice in by_document.items() if key == wanted or key.rpartition(".")[0] == wanted]
    owned = [voice for voice in said if folded(voice.holding.document.municipality) == folded(name)]
    meant = meant or _newest(owned) or [voice for key, voice in by_document.items() if key.startswith(wanted)]
    if len(meant) == 1:
        return meant[0]
    if meant:
        names = [voice.holding.document.document for voice in meant]
        raise QueryError(f"'{name}' passer på flere dokumenter efter {query.label}.", hint=suggestion(names))
    municipalities = sorted({voice.holding.document.municipality for voice in said} - {""}, key=danish_order)
    try:
        municipality_named(name, municipalities)
    except QueryError as error:
        raise QueryError(f"Der er ingen standard efter {query.label} fra »{name}«.", hint=error.hint) from error
    raise AssertionError("a municipality that is known has a document")


def _newest(owned: Sequence[Voice]) -> list[Voice]:
    shown: Sequence[Holding] = newest([voice.holding for voice in owned])[0] if owned else []
    return [voice for voice in owned if voice.holding in shown]


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
    if mine is not None and theirs is not None:
        pieces = redline(mine.text, theirs.text, ignore)
        if all(piece.op is Op.SAME for piece in pieces):
            return Clause(
                Change.SAME, mine, theirs, pieces, Verdict(Direction.NEUTRAL), pairing.is_moved and are_editions
            )
        verdict = _now_excluded(mine, theirs) or direction(mine.text, theirs.text)
        return Clause(Change.CHANGED, mine, theirs, pieces, verdict, pairing.is_moved and are_editions)
    if theirs is not None:
        verdict = direction_of_added(theirs.text, theirs.types, theirs.lead_in)
        return Clause(Change.ONLY_OTHER, None, theirs, _whole(Op.IN, theirs.text), _if_editions(verdict, are_editions))
    if mine is None:
        raise AssertionError("a pairing has at least one side")
    verdict = opposite(direction_of_added(mine.text, mine.types, mine.lead_in))
    return Clause(Change.ONLY_ONE, mine, None, _whole(Op.OUT, mine.text), _if_editions(verdict, are_editions))


def _now_excluded(one: Provision, other: Provision) -> Verdict | None:
    """What the one grants the other lists among what is not covered, or the other way round."""
    before, after = (SectionType.EXCLUSIONS in provision.types for provision in (one, other))
    grants = SectionType.CONTENT in (one.types if after else other.types)
    if before == after or not grants:
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
