"""The numbers of each municipality under one law, or under all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.alphabet import danish_order
from kb.compare.cells import Witness
from kb.compare.editions import Holding, newest, year_of
from kb.compare.fact_absence import CLUES, fact_absence, stated_facts
from kb.compare.law_query import laws_meant
from kb.compare.matrix import build_matrix
from kb.compare.names import municipality_named
from kb.compare.numbers.clocks import clock_named_in, clock_of
from kb.compare.numbers.kinds import IN_ORDER, PLOTTED, TIMED
from kb.compare.numbers.records import Missing, Number, Numbers
from kb.compare.numbers.scales import size_of
from kb.compare.shelf import Shelf
from kb.model import Absence, CellState, Column, Fact, FactType, Finding, Grade, Provision, Quote, Reading, Severity
from kb.taxonomy import SectionType


def build_numbers(
    library: Shelf, law: str = "", *, types: Sequence[FactType] = (), municipalities: Sequence[str] = ()
) -> Numbers:
    """What each municipality states under the law ("" = all laws), type by type (() = every type).

    The newest edition of a document speaks; a finding names the older ones. A municipality that states nothing is in
    `missing` with one of the four answers.
    Raises: QueryError when the library does not know the law or a municipality; with near names.
    """
    wanted = tuple(kind for kind in IN_ORDER if kind in types or not types)
    laws: tuple[str, ...] = laws_meant(law, library.laws()).laws if law else ()
    if law:
        matrix = build_matrix(library, law, types=(), municipalities=municipalities)
        said = Numbers(matrix.law, wanted, matrix.columns, (), (), matrix.snapshot, matrix.findings, matrix.documents)
    else:
        said = _all_laws(library, wanted, municipalities)
    numbers: list[Number] = []
    missing: list[Missing] = []
    witnesses = [_witness(library, column, laws) for column in said.columns]
    silence = _Silence(witnesses)
    for kind in wanted:
        for at, witness in enumerate(witnesses):
            stated = list(_numbers(witness, at, kind, is_all=not law)) if witness else []
            numbers += stated
            if not [number for number in stated if not number.is_unplaced]:
                missing.append(silence.missing(at, kind))
    return replace(said, numbers=tuple(numbers), missing=tuple(missing))


def _witness(library: Shelf, column: Column, laws: tuple[str, ...]) -> Witness | None:
    """None for a document that could not be read."""
    if column.document not in {document.document for document in library.documents}:
        return None
    reading = library.reading(column.document)
    standards = tuple(one for one in reading.standards if one.id in column.standards)
    return Witness(reading, library.clean(column.document), standards, laws)


def _all_laws(library: Shelf, types: tuple[FactType, ...], municipalities: Sequence[str]) -> Numbers:
    held = {one.municipality for one in library.documents} | {one.municipality for one in library.rejected}
    known = sorted(held - {""}, key=danish_order)
    asked = [municipality_named(name, known) for name in municipalities]
    holdings = [
        Holding(document, library.reading(document.document).standards)
        for document in library.documents
        if library.reading(document.document).standards and (not asked or document.municipality in asked)
    ]
    holdings.sort(key=lambda one: (danish_order(one.document.municipality), one.document.document))
    shown, replaced = newest(holdings)
    columns = [
        Column(
            municipality=one.document.municipality,
            document=one.document.document,
            standards=tuple(standard.id for standard in one.standards),
            title=one.document.title,
            approved_on=one.document.approved_on,
            approved_by=one.document.approved_by,
            edition_year=one.document.edition_year,
            grade=one.document.grade,
        )
        for one in shown
    ]
    lost = [one for one in library.rejected if one.municipality and (not asked or one.municipality in asked)]
    return Numbers(
        law="",
        types=types,
        columns=(*columns, *(Column(one.municipality, one.document, (), "", grade=Grade.D) for one in lost)),
        numbers=(),
        missing=(),
        snapshot=library.snapshot,
        findings=tuple(
            Finding(
                "older_edition",
                f"{older.document.municipality} har også en ældre udgave, »{older.document.document}«"
                f" ({year_of(older.document)});"
                f" tallene er fra »{newer.document.document}« ({year_of(newer.document)}).",
                Severity.INFO,
            )
            for older, newer in replaced
        ),
        documents=tuple(one.document for one in shown),
    )


# ---------------------------------------------------------------------------------------------------- what is stated


def _numbers(witness: Witness, column: int, kind: FactType, *, is_all: bool) -> Iterator[Number]:
    """Each value once, with all its places, in the order of the document."""
    if is_all:
        facts = tuple(fact for fact in witness.reading.facts if fact.type is kind)
    else:
        facts = stated_facts(witness.reading.facts, witness, kind)
    same: dict[tuple[object, ...], list[Fact]] = {}
    for fact in sorted(facts, key=lambda one: (one.start_line, one.end_line)):
        same.setdefault(_same(fact, is_all=is_all), []).append(fact)
    for stated in same.values():
        quotes = dict.fromkeys(_quote(witness, fact) for fact in stated)
        first = _with_clock(stated[0], next(iter(quotes)).text)
        yield Number(
            column=column,
            type=kind,
            fact=first,
            size=size_of(first),
            clock=clock_of(first.clock) if kind in TIMED else None,
            laws=first.law_refs,
            quotes=tuple(quotes),
            exit_clause=next((fact.exit_clause for fact in stated if fact.exit_clause), ""),
            is_unplaced=kind in PLOTTED and first.standard is None and not first.law_refs and bool(first.applies_to),
        )


def _with_clock(fact: Fact, sentence: str) -> Fact:
    """The fact with what its limit runs from, where its sentence says so before the limit."""
    if fact.type not in TIMED or fact.clock:
        return fact
    return replace(fact, clock=clock_named_in(sentence))


def _same(fact: Fact, *, is_all: bool) -> tuple[object, ...]:
    clock = clock_of(fact.clock)
    value = (fact.value, fact.qualifier, fact.unit, fact.per, fact.role, fact.price_level, clock)
    return (*value, fact.applies_to, fact.case, fact.law_refs if is_all else ())


def _quote(witness: Witness, fact: Fact) -> Quote:
    """The sentence that states the fact; its own words where no provision holds them."""
    held = _holding(witness.reading, fact)
    return Quote(
        provision=held.id if held else "",
        document=fact.document,
        text=held.text if held else fact.phrase,
        start_line=held.start_line if held else fact.start_line,
        end_line=held.end_line if held else fact.end_line,
        page=held.page if held else witness.clean.pages[fact.start_line - 1],
        heading=held.heading if held else _heading(witness.reading, fact.start_line),
        lead_in=held.lead_in if held else "",
        shared=fact.standard is None,
    )


def _holding(reading: Reading, fact: Fact) -> Provision | None:
    for provision in reading.provisions:
        touches = provision.start_line <= fact.end_line and fact.start_line <= provision.end_line
        if touches and fact.phrase in provision.text:
            return provision
    return None


def _heading(reading: Reading, line: int) -> str:
    return next((one.heading for one in reading.sections if one.start_line <= line <= one.end_line), "")


# ------------------------------------------------------------------------------------------------ what is not stated


def proof_of(library: Shelf, numbers: Numbers, missing: Missing) -> Absence | None:
    """Where a missing fact was looked for and what comes closest; None where nothing could be read."""
    column = numbers.columns[missing.column]
    return fact_absence(library, column, missing.type) if column.standards else None


class _Silence:
    """Why a document states nothing: as the sections where a fact usually stands answer, each asked once."""

    def __init__(self, witnesses: Sequence[Witness | None]) -> None:
        self._witnesses = witnesses
        self._states: dict[tuple[int, SectionType], CellState] = {}

    def missing(self, at: int, kind: FactType) -> Missing:
        witness = self._witnesses[at]
        if witness is None:
            return Missing(at, kind, CellState.UNREADABLE)
        states = [self._state(at, witness, home) for home in SectionType if home in CLUES[kind][1]]
        state = next((one for one in states if one is not CellState.NOT_STATED), CellState.NOT_STATED)
        return Missing(at, kind, state, witness.searched)

    def _state(self, at: int, witness: Witness, home: SectionType) -> CellState:
        if (at, home) not in self._states:
            self._states[at, home] = witness.silence(home)
        return self._states[at, home]
