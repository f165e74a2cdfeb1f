"""The places of a whole library, each with the document it is from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from kb.alphabet import danish_order
from kb.library import Library
from kb.model import Document, Provision, Reading, Standard

One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Found(Generic[One]):
    """A place and its document."""

    document: Document
    one: One


def gathered(library: Library, of: Callable[[Reading], Iterable[One]]) -> tuple[Found[One], ...]:
    """What `of` finds in each document; municipalities in Danish order, documents by name."""
    documents = sorted(library.documents, key=lambda one: (*danish_order(one.municipality), one.document))
    return tuple(Found(document, one) for document in documents for one in of(library.reading(document.document)))


def without_lead_ins(provisions: Iterable[Provision]) -> set[str]:
    """Ids of the provisions that are more than the words which lead in others of them."""
    chosen = tuple(provisions)
    leading = {(one.document, one.lead_in_lines, one.lead_in) for one in chosen if one.lead_in}
    return {one.id for one in chosen if (one.document, (one.start_line, one.end_line), one.text) not in leading}


def named_standard(standard: Standard | None) -> str:
    """The title of a standard with the law it rests on, which tells two of one title apart; "" for a shared part."""
    if standard is None:
        return ""
    laws = [law for law in standard.law_refs if law.partition("§ ")[2] not in standard.title]
    return f"{standard.title} ({', '.join(laws)})" if laws else standard.title
