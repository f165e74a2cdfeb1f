"""Where does each reading stand in its document's text, for who trains or tests a model of their own?

One spaCy document for each of ours, its text the cleaned lines. Four groups of spans, the first under the key that
spaCy's span categoriser reads by itself:

    sc         core types of sentences; id: the provision's
    sections   section types, from the heading to the last line
    facts      fact types; id: value and qualifier
    citations  "section", "law" …; id: the references

A person's corrections are laid on. spaCy is imported here only: for Danish it has a tokenizer and no model that works
without a network, which reading does not need (2.5 s and 280 MB a process beside torch), and such a person does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from kb.library import Library
from kb.model import Reading

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

GROUPS = ("sc", "sections", "facts", "citations")


@dataclass(frozen=True, slots=True)
class Spans:
    """What was written, and how much of it has no place."""

    data: bytes  # a DocBin; `DocBin().from_bytes(data).get_docs(vocab)` gives the documents
    documents: int
    spans: int
    unplaced: int  # readings whose words do not stand in one piece, as where two columns were read as one


@dataclass(frozen=True, slots=True)
class _Stated:
    """One reading: the words, the lines they stand in, and what is said of them."""

    group: str
    label: str
    id: str
    text: str  # "" = the whole lines
    lines: tuple[int, int]


def as_docbin(library: Library) -> Spans:
    """Every document of the library with its readings as spans; the same library gives the same bytes."""
    import spacy
    from spacy.tokens import DocBin

    danish = spacy.blank("da")
    danish.max_length = 100_000_000  # characters; the limit is for parsers, of which there are none
    box = DocBin(attrs=["ORTH", "SPACY"], store_user_data=True)
    placed = unplaced = 0
    for document in library.documents:
        doc, missed = _marked(danish, library, document.document)
        placed += sum(len(doc.spans[group]) for group in GROUPS)
        unplaced += missed
        box.add(doc)
    return Spans(box.to_bytes(), len(library.documents), placed, unplaced)


def _marked(danish: Language, library: Library, document: str) -> tuple[Doc, int]:
    texts = library.clean(document).texts
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    doc = danish("\n".join(texts))
    reading = library.reading(document)
    doc.user_data = {"document": document, "sha256": reading.document.sha256}
    found: dict[str, list[Span]] = {group: [] for group in GROUPS}
    missed = 0
    for stated in _stated(reading):
        first, last = stated.lines
        place = _place(doc.text, stated.text, starts[first - 1], starts[last] - 1)
        span = place and doc.char_span(
            *place, label=stated.label, span_id=stated.id, alignment_mode="expand"
        )  # a token may hold more than the words: "85," before a comma that belongs to a list
        if span:
            found[stated.group].append(span)
        else:
            missed += 1
    for group, spans in found.items():
        doc.spans[group] = spans
    return doc, missed


def _stated(reading: Reading) -> Iterator[_Stated]:
    for section in reading.sections:
        yield _Stated("sections", section.type.value, "", "", (section.start_line, section.end_line))
    for provision in reading.provisions:
        for one in provision.types:
            lines = (provision.start_line, provision.end_line)
            yield _Stated("sc", one.value, provision.id, provision.text, lines)
    for fact in reading.facts:
        said = " ".join(filter(None, (fact.value, fact.qualifier and fact.qualifier.value)))
        yield _Stated("facts", fact.type.value, said, fact.phrase, (fact.start_line, fact.end_line))
    for citation in reading.citations:
        lines = (citation.start_line, citation.end_line)
        yield _Stated("citations", citation.kind, "; ".join(citation.refs), citation.surface, lines)


def _place(text: str, words: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the words stand between the two places, however they are broken into lines; None where they do not."""
    if not words:
        return start, end
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    found = pattern.search(text, start, end)
    return found.span() if found else None
