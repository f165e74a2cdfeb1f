"""Are two documents of one municipality editions of one standard, and which is the newest?

Evidence that they are: the titles are alike once years, dates and words about editions are out of them, or the
standards under the law are. Which is newest: the approval date, else the edition year. Where neither says, both are
shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kb.compare.names import folded
from kb.compare.shelf import Shelf
from kb.model import Document, Standard

_EDITION_WORDS_RE = re.compile(
    r"§+ ?\d+(?: ?[a-z]\b)?|\b(?:\d[\d./-]*"
    r"|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    r"|revideret|revision|udgave|version|gældende|godkendt|gyldig|fra|pr|den|af|på|i|for|om|og|efter|pdf|docx?"
    r"|kvalitetsstandard(?:er|en)?|serviceniveau(?:er|et)?)\b|[^\w\s]"
)
_ALIKE = 0.87  # "socialpædagogisk støtte" and "socialpædagogisk bistand" are 0.83 alike and may be two services


@dataclass(frozen=True, slots=True)
class Holding:
    """One document and its standards under the law asked for."""

    document: Document
    standards: tuple[Standard, ...]
    asides: tuple[Standard, ...] = ()  # written under another paragraph; they only mention this one


def newest(holdings: Sequence[Holding]) -> tuple[list[Holding], list[tuple[Holding, Holding]]]:
    """The holdings to show, and each older edition with the one that takes its place."""
    shown: list[Holding] = []
    replaced: list[tuple[Holding, Holding]] = []
    for holding in sorted(holdings, key=_age, reverse=True):
        newer = next((kept for kept in shown if _are_editions(kept, holding) and _age(kept) > _age(holding)), None)
        if newer is None:
            shown.append(holding)
        else:
            replaced.append((holding, newer))
    order = {holding.document.document: place for place, holding in enumerate(holdings)}
    return sorted(shown, key=lambda holding: order[holding.document.document]), replaced


def edition_pairs(library: Shelf, law: str) -> list[tuple[str, str]]:
    """The documents under exactly this law that are editions of one standard: the older and the next newer one."""
    standards = library.standards_under(law)
    holdings = [
        Holding(document, owned)
        for document in library.documents
        if (owned := tuple(one for one in standards if one.document == document.document))
    ]
    pairs = []
    for older in holdings:
        newer = [one for one in holdings if _age(one) > _age(older) and _are_editions(one, older)]
        if newer:
            pairs.append((older.document.document, min(newer, key=_age).document.document))
    return pairs


def year_of(document: Document) -> str:
    """The date that tells editions apart, as ISO as far as it is known; "" when nothing is."""
    stated = re.match(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?", document.approved_on)
    edition = str(document.edition_year or "")
    # A revision of 2024 in a document approved in 2020 is the edition of 2024.
    return max(stated[0] if stated else "", edition)


def _age(holding: Holding) -> str:
    return year_of(holding.document)


def _are_editions(one: Holding, other: Holding) -> bool:
    if folded(one.document.municipality) != folded(other.document.municipality) or not one.document.municipality:
        return False
    if not _age(one) or not _age(other) or not _laws(one) & _laws(other):
        return False
    if _alike(one.document.title, other.document.title):
        return True
    return any(_alike(mine.title, theirs.title) for mine in one.standards for theirs in other.standards)


def _laws(holding: Holding) -> set[str]:
    return {law for standard in holding.standards for law in standard.law_refs}


def _alike(one: str, other: str) -> bool:
    """
    >>> _alike("Kvalitetsstandard for bostøtte 2021", "Bostøtte, revideret marts 2024")
    True
    >>> _alike("Bostøtte", "Botilbud")
    False
    """
    mine, theirs = _title_words(one), _title_words(other)
    return bool(mine and theirs) and SequenceMatcher(None, mine, theirs, autojunk=False).ratio() >= _ALIKE


def _title_words(title: str) -> str:
    return " ".join(_EDITION_WORDS_RE.sub(" ", title.casefold()).split())
