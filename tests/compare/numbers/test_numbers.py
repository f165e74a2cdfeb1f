"""The numbers of several municipalities: what may stand together, and what is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kb.compare.numbers import Numbers, build_numbers, proof_of
from kb.errors import QueryError
from kb.library import Library
from kb.model import CellState, Fact, FactType, Qualifier, Severity

F, Q = FactType, Qualifier

STANDARD = """
= Støtte | SEL § 85
# follow_up Opfølgning
{} {{follow_up}}
# scope Omfang
{} {{scope}}
"""


def shelf_with(new_shelf: Callable[[], object], rows: dict[str, tuple[str, list[Fact]]]) -> object:
    shelf = new_shelf()
    for name, (text, facts) in rows.items():
        shelf.add(name, STANDARD.format(text, "Du kan få støtte."))  # type: ignore[attr-defined]
        document = f"{name.casefold()}.pdf"
        reading = shelf.readings[document]  # type: ignore[attr-defined]
        own = tuple(replace(fact, document=document, standard=reading.standards[0].id) for fact in facts)
        shelf.readings[document] = replace(reading, facts=own)  # type: ignore[attr-defined]
    return shelf


def fact(
    value: str | None,
    phrase: str,
    qualifier: Qualifier = Q.EXACT,
    *,
    kind: FactType = F.FOLLOW_UP_INTERVAL,
    clock: str = "",
) -> Fact:
    return Fact("", None, ("SEL § 85",), kind, value, phrase, 3, 3, qualifier=qualifier, clock=clock)


@pytest.fixture
def numbers(new_shelf: Callable[[], object]) -> Numbers:
    rows = {
        "Bakkeby": ("Der følges op hvert år.", [fact("P1Y", "hvert år")]),
        "Dalrup": (
            "Der følges op mindst hvert halve år og efter behov.",
            [fact("P6M", "mindst hvert halve år", Q.MIN), fact(None, "efter behov", Q.AS_NEEDED)],
        ),
        "Enghave": ("Der følges op efter tre måneder.", [fact("P3M", "efter tre måneder")]),
        "Fjordby": ("Vi taler sammen om opfølgning.", []),
    }
    return build_numbers(shelf_with(new_shelf, rows), "SEL § 85", types=[F.FOLLOW_UP_INTERVAL])  # type: ignore[arg-type]


def test_numbers_of_different_kinds_do_not_share_a_band(numbers: Numbers) -> None:
    bands = numbers.bands(F.FOLLOW_UP_INTERVAL)
    assert [
        (band.qualifier, band.role, [numbers.columns[n.column].municipality for n in band.numbers]) for band in bands
    ] == [
        (Q.EXACT, "", ["Bakkeby"]),
        (Q.EXACT, "first", ["Enghave"]),  # the first follow-up is no interval
        (Q.MIN, "", ["Dalrup"]),
    ]


def test_words_stand_beside_the_axis(numbers: Numbers) -> None:
    [(word, said)] = numbers.beside(F.FOLLOW_UP_INTERVAL)
    assert (word, len(said)) == ("as_needed", 1)


def test_silence_is_no_zero(numbers: Numbers) -> None:
    [missing] = numbers.missing_of(F.FOLLOW_UP_INTERVAL)
    assert numbers.columns[missing.column].municipality == "Fjordby"
    assert missing.state is CellState.NOT_STATED
    assert missing.looked_in


def test_the_sentence_is_quoted(numbers: Numbers) -> None:
    [number] = numbers.bands(F.FOLLOW_UP_INTERVAL)[0].numbers
    assert [(quote.text, quote.start_line) for quote in number.quotes] == [("Der følges op hvert år.", 3)]


def test_limits_on_different_clocks_do_not_share_a_band(new_shelf: Callable[[], object]) -> None:
    def limit(clock: str) -> list[Fact]:
        return [fact("P6W", "seks uger", Q.MAX, kind=F.PROCESSING_TIME, clock=clock)]

    rows = {
        "Bakkeby": ("Svar gives senest seks uger fra ansøgningen.", limit("fra ansøgningen")),
        "Dalrup": (
            "Svar gives senest seks uger efter, at alle oplysninger er der.",
            limit("efter, at alle oplysninger er der"),
        ),
        "Enghave": ("Svar gives senest om seks uger.", limit("")),
    }
    found = build_numbers(shelf_with(new_shelf, rows), "SEL § 85", types=[F.PROCESSING_TIME])  # type: ignore[arg-type]
    assert [band.clock.value for band in found.bands(F.PROCESSING_TIME) if band.clock] == [
        "complete",
        "application",
        "not_stated",
    ]


def test_a_value_that_is_said_twice_is_one_number_with_two_places(new_shelf: Callable[[], object]) -> None:
    twice = [fact("P1Y", "hvert år"), replace(fact("P1Y", "hvert år"), start_line=5, end_line=5)]
    shelf = shelf_with(new_shelf, {"Bakkeby": ("Der følges op hvert år.", twice)})
    [number] = build_numbers(shelf, "SEL § 85", types=[F.FOLLOW_UP_INTERVAL]).numbers  # type: ignore[arg-type]
    assert [quote.start_line for quote in number.quotes] == [3, 5]


def test_a_table_row_of_another_service_is_not_plotted(new_shelf: Callable[[], object]) -> None:
    shelf = shelf_with(new_shelf, {"Bakkeby": ("Pension 12 uger.", [])})
    reading = shelf.readings["bakkeby.pdf"]  # type: ignore[attr-defined]
    row = Fact("bakkeby.pdf", None, (), F.PROCESSING_TIME, "P12W", "Pension 12 uger", 3, 3, applies_to="Pension")
    shelf.readings["bakkeby.pdf"] = replace(reading, facts=(row,))  # type: ignore[attr-defined]
    found = build_numbers(shelf, "SEL § 85", types=[F.PROCESSING_TIME])  # type: ignore[arg-type]
    assert found.bands(F.PROCESSING_TIME) == ()
    assert [number.is_unplaced for number in found.of(F.PROCESSING_TIME)] == [True]
    assert [missing.state for missing in found.missing] == [CellState.NOT_STATED]


def test_a_file_that_could_not_be_read_is_unreadable(new_shelf: Callable[[], object], shelf: object) -> None:
    from dataclasses import make_dataclass

    lost = make_dataclass("Lost", ["document", "municipality", "reason"])("x.pdf", "Øby", "Filen er låst")
    shelf.rejected = (lost,)  # type: ignore[attr-defined]
    found = build_numbers(shelf, "SEL § 97", types=[F.MIN_AGE])  # type: ignore[arg-type]
    states = {found.columns[one.column].municipality: one.state for one in found.missing}
    assert states["Øby"] is CellState.UNREADABLE


def test_the_newest_edition_speaks_and_the_older_is_named(corpus_library: Library) -> None:
    for law in ("SEL § 97", ""):
        found = build_numbers(corpus_library, law, types=[F.HOURS_PER_PERIOD])
        shown = [column.document for column in found.columns if column.municipality == "Sønderå"]
        assert shown == ["soenderaa-ledsagelse-2025.docx"]
        assert any("soenderaa-ledsagelse-2022.pdf" in one.message for one in found.findings)
        assert all(one.severity is not Severity.ERROR for one in found.findings)


def test_every_number_stands_where_it_is_said(corpus_library: Library) -> None:
    found = build_numbers(corpus_library, "")
    assert len(found.numbers) > 100
    for number in found.numbers:
        for quote in number.quotes:
            texts = corpus_library.clean(quote.document).texts[quote.start_line - 1 : quote.end_line]
            words = "".join("".join(texts).split())
            assert "".join(quote.text.split()) in words or "".join(number.fact.phrase.split())[:12] in words


def test_the_proof_of_a_silence(corpus_library: Library) -> None:
    found = build_numbers(corpus_library, "SEL § 85", types=[F.NOTICE_PERIOD])
    for missing in found.missing:
        proof = proof_of(corpus_library, found, missing)
        assert proof is not None
        assert proof.looked_in


def test_an_unknown_name_is_said(corpus_library: Library) -> None:
    for law in ("SEL § 85", ""):
        with pytest.raises(QueryError):
            build_numbers(corpus_library, law, municipalities=["Atlantis"])
    with pytest.raises(QueryError):
        build_numbers(corpus_library, "SEL § 999")
