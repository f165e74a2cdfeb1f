"""What does each municipality answer, in its own words? `kb ask`

One row a municipality: the values that the program read where the question asks for one, the passages that support an
answer, or which of the four other answers it is, with its proof. Never a sentence of ours: what is shown is quoted,
and what is missing is said to be missing.

A passage supports an answer when its words cover half of the question, or when it stands in the kind of section that
answers such questions. Under one law the question is also read as the known questions of the topics
(`kb.compare.topics.asked`), and a provision that speaks to the same one supports an answer in whatever words; where
nothing else does, the answer is shown as unsure. All are rules of thumb: the nearest passages are shown beside a "not
stated", so that a reader can object.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kb.alphabet import danish_order
from kb.compare import build_matrix
from kb.compare.fact_absence import fact_absence
from kb.compare.numbers import Missing, Number, Numbers, build_numbers
from kb.compare.topics import TopicTable
from kb.compare.topics.asked import CLEAR, asked_about, said_to
from kb.compare.topics.concepts import concept_named
from kb.compare.topics.leanings import VectorsOf
from kb.errors import QueryError
from kb.finder import Finder
from kb.index import Hit, Passage
from kb.index.asked import readable
from kb.index.intents import types_asked_for, values_asked_for
from kb.index.names_asked import NameKind
from kb.index.question import Question, Way
from kb.library import Library
from kb.model import Absence, Cell, CellState, Column, FactType, Provision, Quote
from kb.taxonomy import CORE, SectionType

SUPPORTS = 0.5  # share of the question, telling words counting more, that a passage covers
SHOWN = 3  # passages a municipality


@dataclass(frozen=True, slots=True)
class Place:
    """Lines that were searched."""

    document: str
    start_line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What one municipality says to a question."""

    municipality: str
    state: CellState
    support: tuple[Hit, ...] = ()  # the best first
    numbers: tuple[Number, ...] = ()  # values that answer, each with its quotes
    quotes: tuple[Quote, ...] = ()  # the words that refer elsewhere, or say that it is not offered
    nearest: tuple[Hit, ...] = ()  # where nothing supports an answer: what came closest
    looked_in: tuple[Place, ...] = ()  # what was searched
    absence: Absence | None = None  # the proof of a value that is not stated
    columns: tuple[Column, ...] = ()  # the documents asked
    is_value_missing: bool = False  # a value was asked for and none was read: its absence is proven, not a passage's
    is_unsure: bool = False  # what is quoted speaks to the same known question, and nothing else says that it answers

    @property
    def evidence(self) -> tuple[Hit | Quote, ...]:
        """The words that answer, those that hold a value first; a passage that holds one is there once."""
        own = [quote for number in self.numbers for quote in number.quotes]
        first = [next((hit for hit in self.support if _stands_in(quote, hit)), quote) for quote in dict.fromkeys(own)]
        return tuple(dict.fromkeys((*first, *self.support, *self.quotes)))


@dataclass(frozen=True, slots=True)
class Replies:
    """A question put to all municipalities."""

    question: str
    law: str  # as the library writes it; "" = all standards
    types: tuple[SectionType, ...]  # sections that would answer it
    values: tuple[FactType, ...]  # facts that would
    rows: tuple[Reply, ...]  # in Danish order
    snapshot: str
    read_as: tuple[str, ...] = ()  # the known questions that it was read as, the likeliest first


@dataclass(frozen=True, slots=True)
class TopicReader:
    """Who knows the topics of a law, and what a question asks."""

    table: Callable[[str], TopicTable]
    vectors_of: VectorsOf


@dataclass(frozen=True, slots=True)
class Heard:
    """The known questions that a question was read as, and what speaks to them."""

    asked: Mapping[str, float] = field(default_factory=dict)  # shares, the likeliest first
    spoken: tuple[Quote, ...] = ()  # those that say most first

    @property
    def is_clear(self) -> bool:
        """One known question is asked rather than all others."""
        return max(self.asked.values(), default=0.0) >= CLEAR


def replies(
    finder: Finder, library: Library, text: str, *, law: str = "", topics: TopicReader | None = None
) -> Replies:
    """A reply for each municipality with a standard under the law ("" = any standard), in Danish order.

    A law or a municipality that the question itself names counts as asked for. `topics` None: the question is not read
    as a known one.
    Raises: QueryError for a law that no standard rests on, or an empty question.
    """
    left = finder.left(readable(text))
    law = law or next(iter(left.of(NameKind.LAW)), "")
    heard = _heard(library, law, left.text, topics)
    types, values = types_asked_for(left.text), _values(left.text, heard)
    columns, cells, label = _asked(library, law, types, left.of(NameKind.MUNICIPALITY))
    numbers = _numbers(library, law, values, columns)
    known = {document.document for document in library.documents}
    rows = []
    for municipality in sorted({column.municipality for column in columns} - {""}, key=danish_order):
        own = [column for column in columns if column.municipality == municipality]
        said = [cell for column, cell in zip(columns, cells, strict=True) if column in own]
        readable_ones = [column.document for column in own if column.document in known]
        only = finder.only(laws=[law] if law else (), documents=readable_ones)
        answer = finder.search(left.text, only=only, limit=4 * SHOWN)
        hits = _about(answer.hits, own) if readable_ones else []
        reply = _reply(library, own, said, hits, answer.question, numbers)
        rows.append(_with_topics(reply, heard, {column.document for column in own}))
    read_as = tuple(concept_named(name).label for name in heard.asked)
    return Replies(readable(text), label, types, values, tuple(rows), library.snapshot, read_as)


def _values(text: str, heard: Heard) -> tuple[FactType, ...]:
    """The facts that would answer: of those that the words ask for, the ones that answer the known questions asked.

    "Hvor længe opbevares journalen?" asks for a time, and not for how long help is given.
    """
    values = values_asked_for(text)
    answering = {fact.partition(":")[0] for name in heard.asked for fact in concept_named(name).facts}
    return tuple(fact for fact in values if fact.value in answering) if heard.is_clear else values


def _heard(library: Library, law: str, text: str, topics: TopicReader | None) -> Heard:
    """What the text asks, read as known questions, and the provisions under the law that speak to them."""
    asked = asked_about(text, topics.vectors_of) if topics is not None and law and text else {}
    if topics is None or not asked:
        return Heard()
    table = topics.table(law)
    said = sorted(said_to(asked, table).items(), key=lambda one: (-one[1], one[0]))
    spoken = (_quoted(table.statements[name].provision) for name, _ in said)
    return Heard(asked, tuple(quote for quote in spoken if not _is_bare(quote.text)))


def _quoted(provision: Provision) -> Quote:
    return Quote(
        provision.id,
        provision.document,
        provision.text,
        provision.start_line,
        provision.end_line,
        provision.page,
        lead_in=provision.lead_in,
    )


def _with_topics(reply: Reply, heard: Heard, documents: Collection[str]) -> Reply:
    """The reply with the provisions that speak to the known question asked; a value that was read needs none.

    Where the question is clear, passages that do not speak to it are left out as long as others do, and an answer is
    sure where both say so. A "refers elsewhere" stays.
    """
    if not heard.asked or reply.numbers or reply.state not in (CellState.STATED, CellState.NOT_STATED):
        return reply
    spoken = [quote for quote in heard.spoken if quote.document in documents]
    agreed = tuple(hit for hit in reply.support if any(_touches(hit.passage, quote) for quote in spoken))
    if not spoken:
        return replace(reply, is_unsure=heard.is_clear and reply.state is CellState.STATED)
    support = agreed if heard.is_clear else (*agreed, *(hit for hit in reply.support if hit not in agreed))
    further = [quote for quote in spoken if not any(_touches(hit.passage, quote) for hit in support)]
    return replace(
        reply,
        state=CellState.STATED,
        support=support,
        quotes=(*reply.quotes, *further[: max(0, SHOWN - len(support))]),
        nearest=(),
        absence=None,
        is_unsure=not (agreed if heard.is_clear else support),
    )


def _touches(passage: Passage, quote: Quote) -> bool:
    return (
        passage.document == quote.document
        and passage.start_line <= quote.end_line
        and quote.start_line <= passage.end_line
    )


def _about(hits: Sequence[Hit], columns: Sequence[Column]) -> list[Hit]:
    """The best hits of the standards that are asked, and of what serves them; others only name the law."""
    asked = {standard for column in columns for standard in column.standards}
    return [hit for hit in hits if hit.passage.standard is None or not asked or hit.passage.standard in asked]


def _asked(
    library: Library, law: str, types: Sequence[SectionType], municipalities: Sequence[str]
) -> tuple[tuple[Column, ...], tuple[Cell, ...], str]:
    """The documents that are asked, and for each what its sections answer where no passage does."""
    if law:
        matrix = build_matrix(library, law, types=types[:1] or CORE, municipalities=municipalities)
        cells = tuple(_common([row[at] for row in matrix.cells]) for at in range(len(matrix.columns)))
        return matrix.columns, cells, matrix.law
    everyone = build_numbers(library, "", types=(FactType.PROVISION_KIND,), municipalities=municipalities)
    return everyone.columns, tuple(_read(library, column) for column in everyone.columns), ""


def _common(cells: Sequence[Cell]) -> Cell:
    """What a document answers when it answers alike for all these types; otherwise nothing but where was looked."""
    first = cells[0]
    if all(cell.state is first.state for cell in cells):
        return first
    unreadable = next((cell for cell in cells if cell.state is CellState.UNREADABLE), None)
    return unreadable or Cell(CellState.NOT_STATED, (), first.looked_in)


def _read(library: Library, column: Column) -> Cell:
    if column.document not in {document.document for document in library.documents}:
        return Cell(CellState.UNREADABLE)
    return Cell(CellState.NOT_STATED, (), ((1, library.document(column.document).lines),))


def _numbers(library: Library, law: str, values: Sequence[FactType], columns: Sequence[Column]) -> Numbers | None:
    if not values or not columns:
        return None
    try:
        return build_numbers(library, law, types=values)
    except QueryError:
        return None


def _reply(
    library: Library,
    columns: Sequence[Column],
    cells: Sequence[Cell],
    hits: Sequence[Hit],
    question: Question,
    numbers: Numbers | None,
) -> Reply:
    documents = {column.document for column in columns}
    stated = _stated(numbers, documents)
    said = [hit for hit in hits if supports(hit, question) and not _is_bare_lead(hit)]
    # A passage with another value of the kind, such as the next row of a table, is about another service.
    values = set(numbers.types) if numbers else set()
    said = [hit for hit in said if _holds(hit, stated) or not values & _kinds_in(library, hit.passage)]
    support = tuple(sorted(said[:SHOWN], key=lambda hit: not _holds(hit, stated)))
    nearest = tuple(hits[:SHOWN])
    silent = next((cell for cell in cells if cell.state not in (CellState.STATED, CellState.NOT_STATED)), None)
    places = tuple(
        Place(column.document, start, end)
        for column, cell in zip(columns, cells, strict=True)
        for start, end in cell.looked_in
    )
    reply = Reply(columns[0].municipality, CellState.STATED, looked_in=places, columns=tuple(columns))
    if stated:  # the passages that hold a value, and what else the section that answers says
        close = (hit for hit in support if _holds(hit, stated) or hit.passage.section_type in question.types[:1])
        return replace(reply, support=tuple(close), numbers=stated)
    if silent is not None and (silent.state is not CellState.UNREADABLE or not support):
        quotes = tuple(dict.fromkeys(quote for cell in cells if cell.state is silent.state for quote in cell.quotes))
        return replace(reply, state=silent.state, quotes=quotes, nearest=nearest)
    if support:
        return replace(reply, support=support)
    absence = _absence(library, columns, cells, numbers)
    is_missing = numbers is not None and bool(numbers.missing)
    return replace(reply, state=CellState.NOT_STATED, nearest=nearest, absence=absence, is_value_missing=is_missing)


def _stated(numbers: Numbers | None, documents: set[str]) -> tuple[Number, ...]:
    if numbers is None:
        return ()
    return tuple(
        number
        for number in numbers.numbers
        if numbers.columns[number.column].document in documents and not number.is_unplaced
    )


def _holds(hit: Hit, numbers: Sequence[Number]) -> bool:
    """The passage stands where one of the values was read."""
    passage = hit.passage
    return any(
        quote.document == passage.document
        and quote.start_line <= passage.end_line
        and passage.start_line <= quote.end_line
        for number in numbers
        for quote in number.quotes
    )


def _kinds_in(library: Library, passage: Passage) -> set[FactType]:
    """The kinds of values that stand on the lines of the passage."""
    return {
        fact.type
        for fact in library.reading(passage.document).facts
        if fact.start_line <= passage.end_line and passage.start_line <= fact.end_line
    }


def _is_bare_lead(hit: Hit) -> bool:
    return _is_bare(hit.passage.text)


def _is_bare(text: str) -> bool:
    """A line that only leads to its bullets says nothing without them."""
    return text.rstrip().endswith(":")


def _stands_in(quote: Quote, hit: Hit) -> bool:
    passage = hit.passage
    return passage.document == quote.document and passage.start_line <= quote.start_line <= passage.end_line


def supports(hit: Hit, question: Question) -> bool:
    """The passage answers the question by the rules of thumb above; the right kind of section is not enough where the
    question is about something of its own ("hjælp til rengøring") and the passage does not speak of it."""
    if hit.covers >= SUPPORTS:
        return True
    wanted = set(question.types[:1])
    if SectionType.CONTENT in wanted:
        wanted.add(SectionType.EXCLUSIONS)  # "gives der hjælp til rengøring?" is answered by a no as well
    fits = bool(wanted & {hit.passage.section_type, *hit.passage.types})
    about = question.topics
    spoken_of = {said.partition(" → ")[0] for way, said in hit.why if way is not Way.MEANING}
    return fits and (not about or bool(about & spoken_of))


def _absence(
    library: Library, columns: Sequence[Column], cells: Sequence[Cell], numbers: Numbers | None
) -> Absence | None:
    """The proof for the first value asked for, else for the section that would answer."""
    missing: Missing | None = next(iter(numbers.missing), None) if numbers else None
    if missing is not None and columns[0].standards:
        return fact_absence(library, columns[0], missing.type)
    return next((cell.absence for cell in cells if cell.absence), None)
