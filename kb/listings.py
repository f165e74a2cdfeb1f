"""What stands in the cells of a file of hits, or of replies?

The file itself is written by `kb.present.listing`. `link` makes the app's address of lines in a document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kb import taxonomy
from kb.asking import Place, Replies, Reply
from kb.hits import Link, hit_lines, lines_around, why_in_words, wrapped
from kb.index import Answer, Hit
from kb.index.names_asked import NameKind
from kb.index.question import Way
from kb.index.searcher import Only
from kb.library import Library
from kb.model import CellState, Quote
from kb.present import parts
from kb.present.line import width
from kb.present.listing import Cell, Head, Listing, named
from kb.present.numbers import converted, said
from kb.present.safe import printable
from kb.present.texts import Words

_HITS = (
    *(Head("rank", 5), Head("municipality", 16, 2.6), Head("standard", 30, 4.0), Head("heading", 26)),
    *(Head("context_before", 30), Head("lead_in", 26), Head("text", 80, 7.9), Head("context_after", 30)),
    *(Head("type", 18, 2.6), Head("found_by", 40, 3.6), Head("document", 30, 3.6), Head("page", 7, 1.2)),
    *(Head("from_line", 9, 1.2), Head("to_line", 9), Head("approved_on", 22), Head("link", 40)),
)
_REPLIES = (
    *(Head("municipality", 16, 2.8), Head("answer", 24, 3.2), Head("stated_values", 30, 4.0)),
    *(Head("in_own_words", 90, 11.0), Head("nearest_words", 50), Head("looked_for_in", 40, 5.6)),
    *(Head("document", 30), Head("approved_on", 22), Head("link", 40)),
)


def listing_of(answer: Answer, library: Library, words: Words, *, asked: str, only: Only, link: Link) -> Listing:
    """The hits as rows: quote, surroundings, why, place, source, link."""
    question = answer.question
    narrowed = [*only.municipalities, *only.laws, *(taxonomy.label(t, language=words.language) for t in only.types)]
    narrowed += [name.value for name in answer.names if name.kind is not NameKind.ABSENT]
    also = [
        variant.text
        for word in question.written.words
        for variant in word.variants
        if variant.way not in (Way.WORD, Way.REFERENCE)
    ]
    also += [word.text for word in question.concepts]
    said_of = [words("search_count", shown=len(answer.hits), found=answer.found)]
    said_of += [words("search_narrowed", what=", ".join(dict.fromkeys(narrowed)))] if narrowed else []
    said_of += [words("search_also", what=", ".join(dict.fromkeys(also)))] if also else []
    return Listing(
        title=words("search_title", asked=asked),
        said=tuple(said_of),
        heads=_HITS,
        rows=tuple(_hit(number, hit, library, words, link) for number, hit in enumerate(answer.hits, start=1)),
        documents=named(library.documents, [hit.passage.document for hit in answer.hits]),
        guide=tuple(words(f"list_guide_{key}") for key in ("quoted", "why", "rank")),
        snapshot=library.snapshot,
        empty=words("search_empty"),
    )


def _hit(number: int, hit: Hit, library: Library, words: Words, link: Link) -> tuple[Cell, ...]:
    passage = hit.passage
    before, after = lines_around(library, passage)
    return (
        number,
        passage.municipality or words("unknown_municipality"),
        passage.title,
        passage.heading,
        " ".join(text for _, text in before),
        passage.lead_in,
        passage.text,
        " ".join(text for _, text in after),
        taxonomy.label(passage.section_type, language=words.language),
        why_in_words(hit, words.language),
        passage.document,
        passage.page,
        passage.start_line,
        passage.end_line,
        parts.document_dated(library.document(passage.document), words),
        link(passage.document, passage.start_line, passage.end_line),
    )


def listing_of_replies(replies: Replies, library: Library, words: Words, *, link: Link) -> Listing:
    """A row for each municipality: its values, its words, or which of the four other answers it is, with its proof."""
    columns = [column for reply in replies.rows for column in reply.columns]
    states = [f"{words.state(state)}: {words.meaning(state)}" for state in CellState if state is not CellState.STATED]
    return Listing(
        title=words("ask_title", asked=replies.question),
        said=(
            words("ask_under", law=replies.law) if replies.law else words("ask_all"),
            *((read_as_words(replies, words),) if replies.read_as else ()),
        ),
        heads=_REPLIES,
        rows=tuple(_reply(reply, library, words, link) for reply in replies.rows),
        documents=named(library.documents, [column.document for column in columns]),
        guide=(words("list_guide_quoted"), words("ask_guide"), *states),
        snapshot=replies.snapshot,
        empty=words("ask_empty"),
    )


def _reply(reply: Reply, library: Library, words: Words, link: Link) -> tuple[Cell, ...]:
    stated = reply.state is CellState.STATED
    first = next(iter(places_of(reply)), None)
    return (
        reply.municipality,
        state_in_words(reply, words),
        "\n".join(dict.fromkeys(values_in_words(reply, words))),
        "\n".join(own_words(reply, words)),
        "\n".join(_quoted(hit, words) for hit in reply.nearest) if not stated else "",
        looked_in_words(reply.looked_in, words) if not stated else "",
        "\n".join(dict.fromkeys(column.document for column in reply.columns)),
        "\n".join(dict.fromkeys(parts.dated(column, words) for column in reply.columns)),
        link(*first) if first else "",
    )


def read_as_words(replies: Replies, words: Words) -> str:
    """The known questions that it was read as, for a reader to object."""
    return words("ask_read_as", names=", ".join(f"»{name}«" for name in replies.read_as))


def state_in_words(reply: Reply, words: Words) -> str:
    """Which answer it is. That no passage was found for a question of one's own is no proof that it is not stated."""
    if reply.is_unsure:
        return words("ask_unsure")
    is_proven = reply.state is not CellState.NOT_STATED or reply.is_value_missing
    return words.state(reply.state) if is_proven else words("ask_nothing")


def values_in_words(reply: Reply, words: Words) -> Iterator[str]:
    """The values that were read: "mindst hvert år", with the common scale where it helps."""
    for number in reply.numbers:
        on_scale = converted(number, words)
        yield f"{said(number, words)} ({on_scale})" if on_scale else said(number, words)


def own_words(reply: Reply, words: Words) -> Iterator[str]:
    """The quotes that answer, each with its place; a passage that holds a value is quoted once."""
    for passage in reply.evidence:
        if isinstance(passage, Quote):
            text = " ".join(part for part in (passage.lead_in, passage.text) if part)
            yield f"»{text}« [{parts.tag(passage, words)}]"
        else:
            yield _quoted(passage, words)


def places_of(reply: Reply) -> Iterator[tuple[str, int, int]]:
    """Where the answer stands, else where was looked."""
    for number in reply.numbers:
        yield from ((quote.document, quote.start_line, quote.end_line) for quote in number.quotes)
    for hit in reply.support:
        yield hit.passage.document, hit.passage.start_line, hit.passage.end_line
    yield from ((quote.document, quote.start_line, quote.end_line) for quote in reply.quotes)
    yield from ((place.document, place.start_line, place.end_line) for place in reply.looked_in)


def looked_in_words(places: Sequence[Place], words: Words) -> str:
    """The lines that were searched, document by document."""
    by_document: dict[str, list[str]] = {}
    for place in places:
        lines = f"{place.start_line}-{place.end_line}" if place.start_line != place.end_line else f"{place.start_line}"
        by_document.setdefault(place.document, []).append(lines)
    return "; ".join(f"{printable(name)}, l. {', '.join(lines)}" for name, lines in by_document.items())


def _quoted(hit: Hit, words: Words) -> str:
    passage = hit.passage
    quote = Quote("", passage.document, passage.text, passage.start_line, passage.end_line, passage.page)
    text = " ".join(_parts((passage.lead_in, *passage.text.split("\n"))))
    return f"»{text}« [{parts.tag(quote, words)}]"


def _parts(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if text]


def replies_as_lines(replies: Replies) -> list[str]:
    """What each municipality replies, for a terminal."""
    words = Words("da")
    lines = wrapped(read_as_words(replies, words), "", "  ") if replies.read_as else []
    for reply in replies.rows:
        lines += ["", f"── {reply.municipality} {'─' * max(0, width() - len(reply.municipality) - 4)}"]
        values = list(dict.fromkeys(values_in_words(reply, words)))
        if values:
            lines += wrapped(f"Aflæst: {'; '.join(values)}", "", "  ")
        lines += [f"{words('ask_unsure')}:"] if reply.is_unsure else []
        if reply.state is CellState.STATED:
            lines += [line for said in own_words(reply, words) for line in wrapped(printable(said), "   ", "     ")]
            continue
        lines.append(f"{state_in_words(reply, words)}.")
        lines += [line for said in own_words(reply, words) for line in wrapped(printable(said), "   ", "     ")]
        if reply.looked_in:
            lines += wrapped(f"Der er ledt i {looked_in_words(reply.looked_in, words)}.", "", "  ")
        lines += ["Nærmest:"] if reply.nearest else []
        lines += [line for number, hit in enumerate(reply.nearest, start=1) for line in hit_lines(number, hit)]
    return lines
