"""What came of a search, for a person and for a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from textwrap import wrap
from typing import Any

from kb import taxonomy
from kb.asking import Reply
from kb.index import Answer, Hit, Passage
from kb.index.asked import Way
from kb.library import Library
from kb.model import Role
from kb.present.safe import printable

WIDTH = 100
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


def as_rows(answer: Answer) -> list[dict[str, Any]]:
    """The hits as `kb search --json` and `--batch` write them, best first."""
    return [_row(hit) for hit in answer.hits]


def _row(hit: Hit) -> dict[str, Any]:
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
        "same_text": len(hit.same),
    }


def as_json(answer: Answer, *, snapshot: str) -> str:
    """The whole answer as one JSON object: what was understood, the hits, and which data they are from."""
    question = answer.question
    return _dumped(
        {
            "query": question.text,
            "corrected": question.corrected,
            "words": [
                {"word": word.text, "also": [variant.text for variant in word.variants[1:]]} for word in question.words
            ],
            "near": list(question.offered),
            "types": [kind.value for kind in question.types],
            "snapshot": snapshot,
            "meaning": answer.has_meaning,
            "facets": {name: dict(values) for name, values in answer.facets},
            "results": as_rows(answer),
        },
        indent=1,
    )


def as_batch_line(qid: object, answer: Answer) -> str:
    """One line of a batch: the query's id and its hits."""
    return _dumped({"qid": qid, "results": as_rows(answer)})


def replies_as_json(question: str, law: str, found: Sequence[Reply], *, snapshot: str) -> str:
    """What each municipality replies, as one JSON object."""
    rows = [
        {
            "municipality": reply.municipality,
            "stated": bool(reply.support),
            "support": [_row(hit) for hit in reply.support],
            "nearest": [_row(hit) for hit in reply.nearest],
            "looked_in": [
                {"document": place.document, "start_line": place.start_line, "end_line": place.end_line}
                for place in reply.looked_in
            ],
        }
        for reply in found
    ]
    return _dumped({"question": question, "law": law, "snapshot": snapshot, "replies": rows}, indent=1)


def replies_as_lines(found: Sequence[Reply]) -> list[str]:
    """What each municipality replies, for a terminal."""
    lines: list[str] = []
    for reply in found:
        lines += ["", f"── {reply.municipality} {'─' * max(0, WIDTH - len(reply.municipality) - 4)}"]
        if not reply.support:
            places = "; ".join(
                f"{place.document}, linje {place.start_line}-{place.end_line}" for place in reply.looked_in
            )
            lines += _wrapped(f"Ikke beskrevet. Der er ledt i {printable(places)}.", "", "  ")
            lines += ["Nærmest:"] if reply.nearest else []
        for number, hit in enumerate(reply.support or reply.nearest, start=1):
            lines += list(_hit(number, hit))
    return lines


def _dumped(value: object, *, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent) + "\n"


def as_lines(answer: Answer) -> list[str]:
    """The answer for a terminal, at most 100 columns wide."""
    return list(_lines(answer))


def _lines(answer: Answer) -> Iterator[str]:
    question = answer.question
    if question.corrected:
        yield f"Mente du: {printable(question.corrected)}? Der er søgt på begge dele."
    also = [f"{word.text} → {', '.join(_texts(word.variants[1:]))}" for word in question.words if word.variants[1:]]
    if also:
        yield from _wrapped(f"Også søgt: {'; '.join(also)}", "", "  ")
    if question.offered:
        yield from _wrapped(f"Beslægtede ord: {', '.join(question.offered[:8])}", "", "  ")
    if not answer.has_meaning:
        yield NO_MEANING
    if not answer.hits:
        yield NO_HITS
    for number, hit in enumerate(answer.hits, start=1):
        yield from _hit(number, hit)


def _texts(variants: Sequence[Any]) -> list[str]:
    return [variant.text for variant in variants]


def _hit(number: int, hit: Hit) -> Iterator[str]:
    passage = hit.passage
    yield ""
    head = " · ".join(part for part in (passage.municipality, passage.title, passage.heading) if part)
    yield from _wrapped(f"{number}. {printable(head)}", "", "   ")
    if passage.lead_in:
        yield from _wrapped(printable(passage.lead_in), "   ", "   ")
    for line in passage.text.split("\n"):
        yield from _wrapped(
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
    yield from _wrapped(f"Fundet ved {'; '.join(f'{IN_DANISH[way]}: {words}' for way, words in hit.why)}", "   ", "   ")


def _wrapped(text: str, first: str, later: str) -> list[str]:
    return wrap(text, WIDTH, initial_indent=first, subsequent_indent=later, break_long_words=False) or [first]
