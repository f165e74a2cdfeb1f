"""What came of a search, for a person and for a program."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from textwrap import wrap
from typing import Any

from kb import taxonomy
from kb.asking import Replies
from kb.index import Answer, Hit, Passage
from kb.index.names_asked import NameKind
from kb.index.question import Way
from kb.library import Library
from kb.model import CellState, Fact, Quote, Role
from kb.present.line import width
from kb.present.safe import printable

Link = Callable[[str, int, int], str]  # the app's address of lines: document, first, last
AROUND = 2  # lines shown before and after a hit
IN_DANISH = {
    Way.WORD: "ord",
    Way.INFLECTION: "bøjning",
    Way.COMPOUND: "led i sammensat ord",
    Way.SYNONYM: "synonym",
    Way.TRANSLATION: "oversættelse",
    Way.SPELLING: "stavemåde",
    Way.REFERENCE: "henvisning",
    Way.NUMBER: "tal",
    Way.MEANING: "betydning",
}
NO_HITS = "Ingen steder passer. Prøv færre eller andre ord, eller fjern en afgrænsning."
NO_MEANING = "Der er kun søgt på ord og synonymer: den lokale sprogmodel er ikke installeret."


def lines_around(
    library: Library, passage: Passage, *, most: int = AROUND
) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """The lines of text before and after a passage with their numbers, within its section and without its heading."""
    section = next(
        (
            one
            for one in library.reading(passage.document).sections
            if one.start_line <= passage.start_line <= one.end_line
        ),
        None,
    )
    if section is None:
        return [], []
    heads = {line for start, end, _ in section.subheadings for line in range(start, end + 1)}
    clean = library.clean(passage.document)

    def texts(numbers: Iterable[int]) -> list[tuple[int, str]]:
        said = (
            (number, clean.texts[number - 1].strip())
            for number in numbers
            if clean.roles[number - 1] is Role.BODY and number not in heads
        )
        return list(islice((one for one in said if one[1]), most))

    before = texts(range(passage.start_line - 1, max(section.heading_end_line, section.start_line - 1), -1))
    return before[::-1], texts(range(passage.end_line + 1, section.end_line + 1))


def as_rows(answer: Answer, link: Link | None = None) -> list[dict[str, Any]]:
    """The hits as `kb search --json` and `--batch` write them, best first."""
    return [_row(hit, link) for hit in answer.hits]


def _row(hit: Hit, link: Link | None = None) -> dict[str, Any]:
    passage = hit.passage
    row = _plain_row(hit)
    if link is not None:
        row["permalink"] = link(passage.document, passage.start_line, passage.end_line)
    return row


def _plain_row(hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    return {
        "document": passage.document,
        "start_line": passage.start_line,
        "end_line": passage.end_line,
        "text": passage.text,
        "score": hit.score,
        "why": [{"way": way.value, "words": words} for way, words in hit.why],
        "page": passage.page,
        "municipality": passage.municipality,
        "standard": passage.standard,
        "title": passage.title,
        "heading": passage.heading,
        "lead_in": passage.lead_in,
        "section_type": passage.section_type.value,
        "law_refs": list(passage.laws),
        "marks": [list(mark) for mark in hit.marks],
        "heading_marks": [list(mark) for mark in hit.heading_marks],
        "lead_in_marks": [list(mark) for mark in hit.lead_in_marks],
        "facts": [_fact(fact) for fact in hit.facts],
        "same_text": len(hit.same),
    }


def as_json(answer: Answer, library: Library, *, link: Link | None = None) -> str:
    """The whole answer as one JSON object: what was understood, the hits with their surroundings and a permalink, and
    which data they are from."""
    question = answer.question
    return _dumped(
        {
            "query": question.text,
            "corrected": question.corrected,
            "words": [{"word": word.text, "also": _texts(word.variants[1:])} for word in question.written.words],
            "meanings": [{"concept": word.text, "also": _texts(word.variants)} for word in question.concepts],
            "near": list(question.offered),
            "types": [kind.value for kind in question.types],
            "narrowed_to": [{"kind": name.kind.value, "name": name.value} for name in answer.names],
            "numbers": [measure.text for measure in question.measures],
            "snapshot": library.snapshot,
            "meaning": answer.has_meaning,
            "found": answer.found,
            "facets": {name: dict(values) for name, values in answer.facets},
            "results": [
                {**row, **_surroundings(library, hit)}
                for row, hit in zip(as_rows(answer, link), answer.hits, strict=True)
            ],
        },
        indent=1,
    )


def _surroundings(library: Library, hit: Hit) -> dict[str, Any]:
    before, after = lines_around(library, hit.passage)
    return {
        name: [{"line": number, "text": text} for number, text in lines]
        for name, lines in (("before", before), ("after", after))
    }


def as_batch_line(qid: object, answer: Answer) -> str:
    """One line of a batch: the query's id and its hits."""
    return _dumped({"qid": qid, "results": as_rows(answer)})


def replies_as_json(replies: Replies, *, link: Link | None = None) -> str:
    """What each municipality replies, as one JSON object."""
    rows = [
        {
            "municipality": reply.municipality,
            "state": reply.state.value,
            "stated": reply.state is CellState.STATED,
            "is_unsure": reply.is_unsure,
            "facts": [_fact(number.fact) for number in reply.numbers],
            "support": [_row(hit, link) for hit in reply.support],
            "quotes": [_quote(quote) for quote in reply.quotes],
            "nearest": [_row(hit, link) for hit in reply.nearest],
            "looked_in": [
                {"document": place.document, "start_line": place.start_line, "end_line": place.end_line}
                for place in reply.looked_in
            ],
            "refers_to": [_quote(quote) for quote in reply.absence.refers_to] if reply.absence else [],
        }
        for reply in replies.rows
    ]
    return _dumped(
        {
            "question": replies.question,
            "read_as": list(replies.read_as),
            "law": replies.law,
            "types": [kind.value for kind in replies.types],
            "fact_types": [kind.value for kind in replies.values],
            "snapshot": replies.snapshot,
            "replies": rows,
        },
        indent=1,
    )


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "fact_type": fact.type.value,
        "value": fact.value,
        "qualifier": fact.qualifier.value if fact.qualifier else None,
        "unit": fact.unit or None,
        "per": fact.per or None,
        "phrase": fact.phrase,
        "document": fact.document,
        "start_line": fact.start_line,
        "end_line": fact.end_line,
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "document": quote.document,
        "start_line": quote.start_line,
        "end_line": quote.end_line,
        "page": quote.page,
        "text": quote.text,
    }


def why_in_words(hit: Hit, language: str = "da") -> str:
    """Why the passage was found: "bøjning følges; synonym hvor tit → opfølgning"."""
    names = IN_DANISH if language == "da" else {way: way.value for way in Way}
    return "; ".join(f"{names[way]} {said}" for way, said in hit.why)


def _dumped(value: object, *, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent) + "\n"


def as_lines(answer: Answer) -> list[str]:
    """The answer for a terminal, at most 100 columns wide."""
    return list(_lines(answer))


def _lines(answer: Answer) -> Iterator[str]:
    question = answer.question
    if question.corrected:
        yield f"Mente du: {printable(question.corrected)}? Der er søgt på begge dele."
    also = [
        f"{word.text} → {', '.join(_texts(word.variants[1:]))}" for word in question.written.words if word.variants[1:]
    ]
    if also:
        yield from wrapped(f"Også søgt: {'; '.join(also)}", "", "  ")
    meant = [f"{word.text} ({', '.join(_texts(word.variants))})" for word in question.concepts]
    if meant:
        yield from wrapped(
            f"Betydning: {'; '.join(meant)} (fjern en: --without {question.concepts[0].text!r})", "", "  "
        )
    if question.offered:
        yield from wrapped(f"Beslægtede ord: {', '.join(question.offered[:8])}", "", "  ")
    narrowed = [name.value for name in answer.names if name.kind is not NameKind.ABSENT]
    if narrowed:
        yield f"Afgrænset til {', '.join(narrowed)} (søg bredere: --without {narrowed[0]!r})."
    absent = [name.value for name in answer.names if name.kind is NameKind.ABSENT]
    if absent:
        yield f"Biblioteket har ingen dokumenter fra {', '.join(absent)}."
    compared = [measure.text for measure in question.measures if measure.is_compared]
    if compared and answer.hits:
        fitting = (
            f"{answer.measured} {'sted' if answer.measured == 1 else 'steder'}" if answer.measured else "Intet sted"
        )
        yield f"{fitting} har et tal, der passer til »{printable(', '.join(compared))}«."
    if not answer.has_meaning:
        yield NO_MEANING
    if not answer.hits:
        yield NO_HITS
    for number, hit in enumerate(answer.hits, start=1):
        yield from hit_lines(number, hit)


def _texts(variants: Sequence[Any]) -> list[str]:
    return [variant.text for variant in variants]


def hit_lines(number: int, hit: Hit) -> Iterator[str]:
    """A hit for a terminal."""
    passage = hit.passage
    yield ""
    head = " · ".join(part for part in (passage.municipality, passage.title, passage.heading) if part)
    yield from wrapped(f"{number}. {printable(head)}", "", "   ")
    if passage.lead_in:
        yield from wrapped(printable(passage.lead_in), "   ", "   ")
    for line in passage.text.split("\n"):
        yield from wrapped(
            f"»{printable(line)}«" if "\n" not in passage.text else f"• {printable(line)}", "   ", "     "
        )
    lines = (
        f"linje {passage.start_line}"
        if passage.start_line == passage.end_line
        else (f"linje {passage.start_line}-{passage.end_line}")
    )
    page = f", side {passage.page}" if passage.page else ""
    kind = taxonomy.label(passage.section_type)
    same = f" · samme tekst {len(hit.same)} {'sted' if len(hit.same) == 1 else 'steder'} mere" if hit.same else ""
    yield f"   {printable(passage.document)}, {lines}{page} · {kind}{same}"
    yield from wrapped(f"Fundet fordi: {why_in_words(hit)}", "   ", "   ")


def wrapped(text: str, first: str, later: str) -> list[str]:
    """A text in lines as wide as the terminal."""
    return wrap(text, width(), initial_indent=first, subsequent_indent=later, break_long_words=False) or [first]
