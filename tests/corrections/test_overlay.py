"""Does a correction change what it says, and nothing else; and does every line keep its place in one section?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.corrections import Correction, overlay
from kb.corrections.places import Ground, anchor_at
from kb.corrections.records import (
    Action,
    Based,
    Change,
    Described,
    FactValue,
    Fixed,
    Headed,
    Merged,
    Retyped,
    Shifted,
    Split,
    Status,
    Typed,
)
from kb.library import Library
from kb.model import CleanText, FactType, Qualifier, Reading
from kb.taxonomy import CORE
from kb.taxonomy import SectionType as T
from tests.conftest import TINY_TEXTS
from tests.corrections.conftest import understood

HAVBJERG = "havbjerg-bostoette.txt"


class Desk:
    """Corrections of one reading, as a person makes them one after the other."""

    def __init__(self, reading: Reading, clean: CleanText) -> None:
        self.base, self.clean = reading, clean
        self.made: list[Correction] = []

    def line(self, text: str) -> int:
        return next(line.number for line in self.clean.source.lines if line.text.startswith(text))

    def correct(self, lines: tuple[int, int] | None, change: Change, *, quote: str = "") -> Reading:
        anchor = anchor_at(Ground(self.reading, self.clean), lines, quote=quote)
        self.made.append(Correction(f"{len(self.made):012x}", "2026-03-02T09:00:00+01:00", "Anna Holm", anchor, change))
        return self.reading

    @property
    def reading(self) -> Reading:
        return overlay(self.base, self.clean, self.made).reading

    @property
    def statuses(self) -> list[Status]:
        return [outcome.status for outcome in overlay(self.base, self.clean, self.made).outcomes]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(*understood(tmp_path, HAVBJERG, TINY_TEXTS[HAVBJERG]))


def section_at(reading: Reading, line: int) -> tuple[T, str, int, int]:
    (section,) = [one for one in reading.sections if one.start_line <= line <= one.end_line]
    return section.type, section.heading, section.start_line, section.end_line


def types_of(reading: Reading, text: str) -> set[T]:
    (provision,) = [one for one in reading.provisions if one.text.startswith(text)]
    return set(provision.types)


# ------------------------------------------------------------------------------------------------ one by one


def test_a_corrected_type_is_read_by_all_its_sentences(desk: Desk) -> None:
    start, end = desk.line("Omfang"), desk.line("Støtten gives")
    reading = desk.correct((start, end), Retyped(T.EXCLUSIONS, T.SCOPE))
    (section,) = [one for one in reading.sections if one.start_line == start]
    assert (section.type, section.confidence, section.reason) == (T.EXCLUSIONS, 1.0, "rettet af Anna Holm 2026-03-02")
    (provision,) = [one for one in reading.provisions if one.start_line == end]
    assert provision.section_type is T.EXCLUSIONS


def test_a_confirmed_type_says_so(desk: Desk) -> None:
    start, end = desk.line("Omfang"), desk.line("Støtten gives")
    reading = desk.correct((start, end), Retyped(T.SCOPE, T.SCOPE))
    (section,) = [one for one in reading.sections if one.start_line == start]
    assert section.reason == "godkendt af Anna Holm 2026-03-02"
    assert reading.provisions == desk.base.provisions


def test_a_section_is_cut_in_two(desk: Desk) -> None:
    line = desk.line("- samtaler")
    reading = desk.correct((line, line), Split(T.DELIVERY, T.CONTENT))
    assert section_at(reading, line) == (T.DELIVERY, "", line, line)
    assert section_at(reading, line - 1)[0] is T.CONTENT


def test_two_sections_become_one(desk: Desk) -> None:
    line = desk.line("Omfang")
    reading = desk.correct((line, line), Merged(T.SCOPE))
    kind, heading, start, _ = section_at(reading, line)
    assert (kind, heading, start) == (T.CONTENT, "Indhold", desk.line("Indhold"))
    assert "Omfang" not in [one.text for one in reading.provisions], "the heading stays a heading"


def test_a_boundary_goes_up(desk: Desk) -> None:
    began, line = desk.line("Omfang"), desk.line("- samtaler")
    reading = desk.correct((line, line), Shifted(_anchor(desk, began), T.SCOPE))
    assert section_at(reading, line)[::2] == (T.SCOPE, line)
    assert section_at(reading, began) == section_at(reading, line)
    assert section_at(reading, line - 1)[0] is T.CONTENT


def test_a_boundary_goes_down(desk: Desk) -> None:
    began, line = desk.line("Afgrænsning"), desk.line("- pasning")
    reading = desk.correct((line, line), Shifted(_anchor(desk, began), T.EXCLUSIONS))
    assert section_at(reading, line - 1)[0] is T.SCOPE
    assert section_at(reading, line)[::2] == (T.EXCLUSIONS, line)


def test_a_line_becomes_a_heading(desk: Desk) -> None:
    line = desk.line("Bostøtten kan bestå af")
    reading = desk.correct((line, line), Headed(True, T.DELIVERY))
    assert section_at(reading, line)[:3] == (T.DELIVERY, "Bostøtten kan bestå af:", line)
    assert not [one for one in reading.provisions if one.start_line == line]


def test_a_line_becomes_a_subheading(desk: Desk) -> None:
    line = desk.line("Bostøtten kan bestå af")
    reading = desk.correct((line, line), Headed(True))
    (section,) = [one for one in reading.sections if one.heading == "Indhold"]
    assert section.subheadings == ((line, line, "Bostøtten kan bestå af:"),)
    assert not [one for one in reading.provisions if one.start_line == line]


def test_a_heading_becomes_text(desk: Desk) -> None:
    line = desk.line("Omfang")
    reading = desk.correct((line, line), Headed(False))
    assert section_at(reading, line)[:2] == (T.CONTENT, "Indhold")
    assert section_at(desk.correct((line, line), Headed(True, T.SCOPE)), line)[:2] == (T.SCOPE, "Omfang")


def test_a_sentence_gets_other_types(desk: Desk) -> None:
    quote = "Støtten gives som udgangspunkt i op til 3 timer om ugen."
    line = desk.line("Støtten gives")
    reading = desk.correct((line, line), Typed((T.CONTENT,), (T.SCOPE,)), quote=quote)
    assert types_of(reading, "Støtten gives") == {T.CONTENT}
    (provision,) = [one for one in reading.provisions if one.text == quote]
    assert provision.confidence == 1.0
    assert "rettet af Anna Holm" in provision.reasons[0]


def test_the_types_of_a_sentence_outlast_the_type_of_its_section(desk: Desk) -> None:
    line = desk.line("Støtten gives")
    quote = "Støtten gives som udgangspunkt i op til 3 timer om ugen."
    desk.correct((line, line), Typed((T.TARGET_GROUP,), (T.SCOPE,)), quote=quote)
    reading = desk.correct((line - 1, line), Retyped(T.CONTENT, T.SCOPE))
    assert types_of(reading, "Støtten gives") == {T.TARGET_GROUP}
    assert desk.statuses == [Status.APPLIES, Status.APPLIES]


def test_a_fact_is_changed_removed_and_added(desk: Desk) -> None:
    line = desk.line("Støtten gives")
    hours = [fact for fact in desk.base.facts if fact.type is FactType.HOURS_PER_PERIOD]
    assert [fact.value for fact in hours] == ["PT3H"]
    was = FactValue("PT3H", hours[0].qualifier, hours[0].unit, hours[0].per, hours[0].applies_to)
    quote = hours[0].phrase
    now = replace(was, value="PT4H", qualifier=Qualifier.EXACT)
    reading = desk.correct((line, line), Fixed(Action.CHANGE, FactType.HOURS_PER_PERIOD, was, now), quote=quote)
    (fact,) = [fact for fact in reading.facts if fact.type is FactType.HOURS_PER_PERIOD]
    assert (fact.value, fact.qualifier, fact.rule) == ("PT4H", Qualifier.EXACT, "rettet af Anna Holm 2026-03-02")
    reading = desk.correct((line, line), Fixed(Action.REMOVE, FactType.HOURS_PER_PERIOD, now), quote=quote)
    assert FactType.HOURS_PER_PERIOD not in {fact.type for fact in reading.facts}
    added = Fixed(Action.ADD, FactType.MAX_DURATION, None, FactValue("P1Y", Qualifier.MAX))
    reading = desk.correct((line, line), added, quote="Støtten gives som udgangspunkt")
    (fact,) = [fact for fact in reading.facts if fact.type is FactType.MAX_DURATION]
    assert (fact.value, fact.phrase, fact.start_line) == ("P1Y", "Støtten gives som udgangspunkt", line)
    assert fact.standard == hours[0].standard


def test_the_document_is_described_otherwise(desk: Desk) -> None:
    desk.correct(None, Described("municipality", "Åbenrå", "Havbjerg"))
    desk.correct(None, Described("edition_year", "2023", ""))
    reading = desk.correct(None, Described("approved_on", "2023-05-01", ""))
    document = reading.document
    assert (document.municipality, document.municipality_code) == ("Aabenraa", "580")
    assert (document.edition_year, document.approved_on) == (2023, "2023-05-01")
    assert {one.municipality for one in reading.provisions} == {"Aabenraa"}
    said = [finding.message for finding in document.findings if finding.code == "corrected"]
    assert said[0] == "Kommune er rettet af Anna Holm 2026-03-02."


def test_a_standard_rests_on_another_law(desk: Desk) -> None:
    (standard,) = desk.base.standards
    lines = (standard.start_line, standard.start_line)
    reading = desk.correct(lines, Based(("SEL § 83",), standard.law_refs))
    assert [one.law_refs for one in reading.standards] == [("SEL § 83",)]
    owned = [one for one in (*reading.sections, *reading.provisions, *reading.facts) if one.standard == standard.id]
    assert {one.law_refs for one in owned} == {("SEL § 83",)}


def test_of_two_corrections_of_one_thing_the_later_stands(desk: Desk) -> None:
    lines = desk.line("Omfang"), desk.line("Støtten gives")
    desk.correct(lines, Retyped(T.EXCLUSIONS, T.SCOPE))
    reading = desk.correct(lines, Retyped(T.PAYMENT, T.EXCLUSIONS))
    assert section_at(reading, lines[0])[0] is T.PAYMENT
    assert desk.statuses == [Status.REPLACED, Status.APPLIES]


def test_text_that_was_taken_for_page_furniture_is_read(tmp_path: Path) -> None:
    text = TINY_TEXTS[HAVBJERG].replace("Omfang\n", "Indholdsfortegnelse\nMålgruppe .... 1\nIndhold .... 2\n\nOmfang\n")
    desk = Desk(*understood(tmp_path, HAVBJERG, text))
    line = desk.line("Målgruppe ....")
    outside = section_at(desk.base, line)
    assert outside[0] is T.BOILERPLATE
    made = overlay(desk.base, desk.clean, [])
    assert made.shown == ()
    reading = desk.correct(outside[2:], Retyped(T.GENERAL, T.BOILERPLATE))
    assert section_at(reading, line)[0] is T.GENERAL
    assert line in overlay(desk.base, desk.clean, desk.made).shown
    assert [one for one in reading.provisions if one.start_line <= line <= one.end_line]


def test_without_corrections_nothing_changes(desk: Desk) -> None:
    assert desk.reading is desk.base


def test_a_correction_of_sections_that_are_no_more_needs_a_look(desk: Desk) -> None:
    began, line = desk.line("Opfølgning"), desk.line("Indhold")
    desk.correct((line, line), Shifted(_anchor(desk, began), T.FOLLOW_UP))
    assert desk.statuses == [Status.LOOK]
    assert desk.reading.sections == desk.base.sections


def _anchor(desk: Desk, line: int) -> object:
    return anchor_at(Ground(desk.reading, desk.clean), (line, line))


# ------------------------------------------------------------------------------------------------ any at all


def lines_covered(reading: Reading) -> list[int]:
    return sorted(n for one in reading.sections for n in range(one.start_line, one.end_line + 1))


def check(reading: Reading, clean: CleanText) -> None:
    """What every reading promises."""
    covered = lines_covered(reading)
    assert len(covered) == len(set(covered)), "a line is in two sections"
    printed = {line.number for line in clean.source.lines if line.text.strip()}
    assert printed <= set(covered), "a line is in no section"
    for section in reading.sections:
        assert section.start_line - 1 <= section.heading_end_line <= section.end_line
        assert all(section.start_line <= start <= end <= section.end_line for start, end, _ in section.subheadings)
        assert {section.start_line, section.end_line} <= printed
    ids = [provision.id for provision in reading.provisions]
    assert len(ids) == len(set(ids))
    assert all(one.start_line in covered for one in reading.provisions)
    for standard in reading.standards:
        own = [one for one in reading.sections if one.standard == standard.id]
        assert all(standard.start_line <= one.start_line and one.end_line <= standard.end_line for one in own)


def changes(last: int) -> st.SearchStrategy[tuple[str, int, int, T]]:
    lines = st.integers(1, last)
    kinds = st.sampled_from(["type", "split", "merge", "shift", "head", "subhead", "unhead", "types", "law"])
    return st.tuples(kinds, lines, lines, st.sampled_from(list(T)))


def made(desk: Desk, what: tuple[str, int, int, T]) -> Iterator[tuple[tuple[int, int], Change, str]]:
    kind, one, other, section_type = what
    lines = (min(one, other), max(one, other))
    here = (one, one)
    if kind == "type":
        yield lines, Retyped(section_type, T.GENERAL), ""
    elif kind == "split":
        yield here, Split(section_type, T.GENERAL), ""
    elif kind == "merge":
        yield here, Merged(T.GENERAL), ""
    elif kind == "shift":
        yield here, Shifted(_anchor(desk, other), T.GENERAL), ""
    elif kind == "head":
        yield (one, min(one + 1, other) if other > one else one), Headed(True, section_type), ""
    elif kind == "subhead":
        yield here, Headed(True), ""
    elif kind == "unhead":
        yield here, Headed(False), ""
    elif kind == "law":
        yield here, Based((f"SEL § {80 + other % 30}",)), ""
    else:
        for provision in desk.reading.provisions[one % 7 :: 7][:1]:
            types = tuple(sorted({CORE[one % 5], CORE[other % 5]}))
            yield (provision.start_line, provision.end_line), Typed(types, provision.types), provision.text


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory, corpus_library: Library) -> list[tuple[Reading, CleanText]]:
    folder = tmp_path_factory.mktemp("texts")
    tiny = [understood(folder, name, text) for name, text in TINY_TEXTS.items()]
    wanted = (
        "klitholm-ledsagelse-og-bostoette.pdf",
        "soenderaa-ledsagelse-2022.pdf",
        "havbjerg-stoette-til-voksne.html",
    )
    return [*tiny, *((corpus_library.reading(name), corpus_library.clean(name)) for name in wanted)]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_corrected_each_line_stays_in_one_section(
    data: st.DataObject, readings: list[tuple[Reading, CleanText]]
) -> None:
    reading, clean = data.draw(st.sampled_from(readings), label="document")
    desk = Desk(reading, clean)
    check(reading, clean)
    for what in data.draw(st.lists(changes(len(clean.texts)), min_size=1, max_size=6), label="corrections"):
        for lines, change, quote in made(desk, what):
            check(desk.correct(lines, change, quote=quote), clean)
    again = overlay(reading, clean, desk.made)
    assert again.reading == desk.reading, "the same corrections give the same reading"
