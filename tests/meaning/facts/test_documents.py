"""Facts of whole documents: each stands on its lines, tables give one fact a row, contact data has one form."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.meaning import understand
from kb.meaning.facts.approval import approvals
from kb.meaning.facts.contact_data import contact_data
from kb.meaning.facts.processing_rows import time_rows
from kb.model import CleanText, Fact, FactType, Line, Qualifier, Source
from kb.text import clean

STANDARD = """\
Kvalitetsstandard for bostøtte
Serviceloven § 85
Godkendt af Byrådet den 3. maj 2023

Målgruppe
Voksne over 18 år med betydelig nedsat funktionsevne.

Omfang
Der bevilges som udgangspunkt op til 3 timer om
ugen. I særlige tilfælde kan der bevilges mere.

Egenbetaling
Støtten er gratis. Du betaler selv for transport.

Opfølgning
Havbjerg Kommune følger op efter behov og mindst
en gang om året.

Klage
Du kan klage inden 4 uger fra modtagelsen af afgørelsen.

Kontakt
Visitationen, Åvej 2, 0000 Havbjerg
Telefon 00 00 00 00
"""


def cleaned(text: str) -> CleanText:
    texts = text.split("\n")
    lines = tuple(Line(number, line) for number, line in enumerate(texts, start=1))
    return clean(Source("prøve.txt", "text/plain", "0", len(text), (), (text,), lines))


def stands_on_its_lines(fact: Fact, document: CleanText) -> bool:
    printed = " ".join(document.texts[fact.start_line - 1 : fact.end_line])
    return "".join(fact.phrase.split()) in "".join(printed.split())


def test_a_small_standard_states_its_facts() -> None:
    reading = understand(cleaned(STANDARD))
    stated = {(fact.type.value, fact.value, fact.qualifier, fact.start_line, fact.end_line) for fact in reading.facts}
    assert stated == {
        ("approved_by", "Byrådet", None, 3, 3),
        ("approval_date", "2023-05-03", None, 3, 3),
        ("min_age", "18", None, 6, 6),
        ("hours_per_period", "PT3H", Qualifier.MAX, 9, 10),
        ("payment", "free", None, 13, 13),
        ("payment", "own_expenses", None, 13, 13),
        ("follow_up_interval", None, Qualifier.AS_NEEDED, 16, 16),
        ("follow_up_interval", "P1Y", Qualifier.MIN, 16, 17),
        ("complaint_deadline", "P4W", Qualifier.MAX, 20, 20),
        ("address", "Åvej 2, 0000 Havbjerg", None, 23, 23),
        ("phone", "00000000", None, 24, 24),
    }


def test_a_fact_keeps_its_way_out_and_its_clock() -> None:
    reading = understand(cleaned(STANDARD))
    hours = next(fact for fact in reading.facts if fact.type is FactType.HOURS_PER_PERIOD)
    complaint = next(fact for fact in reading.facts if fact.type is FactType.COMPLAINT_DEADLINE)
    assert (hours.per, hours.exit_clause) == ("P1W", "som udgangspunkt")
    assert complaint.clock == "fra modtagelsen af afgørelsen"


def test_every_phrase_stands_on_the_lines_it_names() -> None:
    document = cleaned(STANDARD)
    assert all(stands_on_its_lines(fact, document) for fact in understand(document).facts)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(STANDARD.split("\n")), max_size=25))
def test_phrases_stand_on_their_lines_in_any_order_of_lines(lines: list[str]) -> None:
    document = cleaned("\n".join(lines))
    reading = understand(document)
    assert all(stands_on_its_lines(fact, document) for fact in reading.facts)
    assert all(fact.start_line <= fact.end_line for fact in reading.facts)


def test_statute_text_states_no_numbers() -> None:
    quoted = (
        "Kvalitetsstandard\nServiceloven § 97\n\nMålgruppe\nVoksne i eget hjem.\n\n"
        "Bilag 1: Lovtekst\n§ 97. Kommunalbestyrelsen skal tilbyde 15 timers ledsagelse om måneden.\n"
        "Stk. 2. Personer kan få et tilskud på 900 kr. om året.\n"
    )
    types = {fact.type for fact in understand(cleaned(quoted)).facts}
    assert FactType.HOURS_PER_PERIOD not in types


def test_a_citation_broken_over_lines_opens_no_statute_text() -> None:
    text = (
        "Kvalitetsstandard\nServiceloven § 85\n\nOpstart\nRådgiveren laver en plan efter servicelovens\n"
        "§ 141. Støtten begynder senest otte\nuger efter afgørelsen.\n"
    )
    assert FactType.START_DEADLINE in {fact.type for fact in understand(cleaned(text)).facts}


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (["Bostøtte 6 uger", "Ledsagelse 4 uger"], [("Bostøtte", "", "P6W"), ("Ledsagelse", "", "P4W")]),
        (["Støtte i", "eget hjem", "8 uger"], [("Støtte i eget hjem", "", "P8W")]),
        (
            ["Hjælpere", "a) Ændringer: 4 uger", "b) Nye ansøgninger: 12 uger"],
            [("Hjælpere", "Ændringer", "P4W"), ("Hjælpere", "Nye ansøgninger", "P12W")],
        ),
        (["Botilbud: op til 12 uger"], [("Botilbud", "", "P12W")]),
        (["Vi svarer altid hurtigt.", "Du kan ringe i 2 timer om dagen."], []),
        (["Støtte- og kontaktperson", "Ingen ansøgning", "Ledsagelse", "5 uger"], [("Ledsagelse", "", "P5W")]),
    ],
)
def test_a_table_gives_one_fact_a_row(lines: list[str], rows: list[tuple[str, str, str]]) -> None:
    read = time_rows(list(enumerate(lines, start=1)))
    assert [(row.label, row.case, row.duration.value) for row in read] == rows


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Rådhuset, Gl. Strandvej 12 B, 9999 Tangby", ["Gl. Strandvej 12 B, 9999 Tangby"]),
        ("Kongens Alle 5\n9999 Tangby", ["Kongens Alle 5, 9999 Tangby"]),
        ("Skriv til hjaelp@tangby.example.", ["hjaelp@tangby.example"]),
        ("Ring mandag til torsdag kl. 9-14.30", ["Mo-Th 09:00-14:30"]),
        ("Telefontid alle hverdage mellem kl. 8.30 og 9.30", ["Mo-Fr 08:30-09:30"]),
        ("Åbent mandag, tirsdag og fredag 10-14", ["Mo,Tu,Fr 10:00-14:00"]),
        ("Telefonen er åben kl. 9-12 på hverdage", ["Mo-Fr 09:00-12:00"]),
        ("Tlf. 1234 5678", ["12345678"]),
        ("CVR: 12345678, sagsnr. 24-12 34 56 78", []),
        ("Støtten gives på hverdage mellem kl. 8 og 15.", []),
        ("I 2019 og 2020 var der 12 borgere.", []),
        ("Tlf. 00 00 00 00, hverdage kl. 10-12", ["00000000", "Mo-Fr 10:00-12:00"]),
        ("Støtten gives hverdage kl. 8-16.", []),
    ],
)
def test_contact_data_in_normal_form(text: str, values: list[str]) -> None:
    assert [datum.value for datum in contact_data(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Åbningstider: Mandag-onsdag kl. 9-15, torsdag kl. 9-17 og fredag kl. 9-13",
            ["Mo-We 09:00-15:00", "Th 09:00-17:00", "Fr 09:00-13:00"],
        ),
        ("Mandag, onsdag og fredag 9.00-13.00 og torsdag 9.00-17.00", ["Mo,We,Fr 09:00-13:00", "Th 09:00-17:00"]),
        ("Telefontid: alle hverdage fra kl. 8 til 10", ["Mo-Fr 08:00-10:00"]),
        ("Du kan ringe mandag til fredag mellem klokken 8.30 og 9.30", ["Mo-Fr 08:30-09:30"]),
        ("Åbent hele døgnet", ["24/7"]),
        ("Ma-to 9-14, fr 9-12", ["Mo-Th 09:00-14:00", "Fr 09:00-12:00"]),
        ("Alle hverdage kl. 9-12, torsdag dog kl. 13-17", ["Mo-Fr 09:00-12:00", "Th 13:00-17:00"]),
        ("Vi har to 9-14 årige på holdet", []),
        ("Vagttelefonen er åben døgnet rundt, alle ugens dage", ["24/7"]),
        ("Man-tors 9-14, fre 9-12", ["Mo-Th 09:00-14:00", "Fr 09:00-12:00"]),
        ("Hverdage: 08.00–15.30", ["Mo-Fr 08:00-15:30"]),
        ("Tirsdag lukket. Øvrige hverdage kl. 10-12", []),
        ("Telefonen er åben alle dage kl. 7.00-23.00", ["Mo-Su 07:00-23:00"]),
        ("Lørdag og søndag: 10-14", ["Sa,Su 10:00-14:00"]),
        ("Torvet 3, 0001 Mosedal", ["Torvet 3, 0001 Mosedal"]),
        ("Støtteteamet, Kirkestræde 8, Mosedal", ["Kirkestræde 8, Mosedal"]),
        ("Sted: Bakkevej 12, Mosedal.", ["Bakkevej 12, Mosedal"]),
        ("Vi mødes ved Bakkevej 12, Mosedal kommune er vært.", []),
        ("Boulevarden 13\n0002 Egeby", ["Boulevarden 13, 0002 Egeby"]),
        ("Rådhuset, Store Plads 1, st. th., 0003 Lillestad", ["Store Plads 1, st. th., 0003 Lillestad"]),
        ("Anna Bergs Vej 12B, 2. tv., 0004 Sundby", ["Anna Bergs Vej 12B, 2. tv., 0004 Sundby"]),
        ("Industriparken 22-24, 0005 Nordby", ["Industriparken 22-24, 0005 Nordby"]),
        ("Havnegade 5, 1., 0006 Vesterå C", ["Havnegade 5, 1., 0006 Vesterå C"]),
        ("Postboks 100, 0007 Østby", ["Postboks 100, 0007 Østby"]),
        ("H.C. Larsens Allé 4, 0008 Aaby", ["H.C. Larsens Allé 4, 0008 Aaby"]),
        ("Tlf.: 00 00 00 01", ["00000001"]),
        ("Telefon: +45 0000 0002", ["00000002"]),
        ("Mobil 00000003", ["00000003"]),
        ("Ring på telefonnummer 00-00-00-04", ["00000004"]),
        ("CVR-nr. 00 00 00 05", []),
        ("Skriv til visitation@mosedal.example", ["visitation@mosedal.example"]),
        ("E-mail: bo_stoette@egeby.example.", ["bo_stoette@egeby.example"]),
        ("Journalnr. 00.00.00-X00-1-22", []),
    ],
)
def test_contact_data_below_a_heading_that_says_so(text: str, values: list[str]) -> None:
    assert [datum.value for datum in contact_data(text, is_contact_section=True)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Godkendt i Social- og Ældreudvalget juni 2024", ["Social- og Ældreudvalget", "2024-06"]),
        ("Standarden er vedtaget af Tangby Byråd den 1. juli 2023.", ["Tangby Byråd", "2023-07-01"]),
        ("Godkendelse: 01.02.2022", ["2022-02-01"]),
        ("Revideret maj 2021", ["2021-05"]),
        ("Ferien skal være godkendt af visitator.", []),
        ("Et godkendt opholdssted den 3. maj", []),
    ],
)
def test_approval_by_a_political_body(text: str, values: list[str]) -> None:
    assert [approval.value for approval in approvals(text)] == values


def approval_rows() -> list[tuple[str, list[str]]]:
    with (Path(__file__).parents[2] / "cases" / "facts" / "approvals.tsv").open(encoding="utf-8") as table:
        return [
            (row["text"], [value for value in (row["values"] or "").split("; ") if value])
            for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


@pytest.mark.parametrize(("text", "values"), approval_rows())
def test_who_approved_it_and_when(text: str, values: list[str]) -> None:
    assert sorted(approval.value for approval in approvals(text)) == sorted(values)


@pytest.mark.real
def test_facts_of_real_documents_stand_on_their_lines() -> None:
    folder = Path(__file__).parents[4] / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip("the documents are not here")
    for path in sorted(folder.glob("*.txt")):
        document = cleaned(path.read_text(encoding="utf-8"))
        facts = understand(document).facts
        assert facts
        assert [fact for fact in facts if not stands_on_its_lines(fact, document)] == []
