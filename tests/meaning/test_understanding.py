"""Promises about whole documents: every line in one section, every quote at its lines, what the document says of
itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.meaning import understand
from kb.meaning.metadata import municipality_named
from kb.model import CleanText, Line, Reading, Role, Source
from kb.taxonomy import SectionType as T
from kb.text import clean

STANDARD = """\
Kvalitetsstandard for bostøtte
Serviceloven § 85
Godkendt af Byrådet den 3. maj 2023. Sagsnr. 23-123456

Hvem kan få støtte?
Voksne over 18 år med betydelig nedsat funktionsevne.

Hvad kan du få hjælp til?
Der kan gives hjælp til:
• at planlægge din uge
• at åbne og besvare post
Der ydes ikke hjælp til flytning.

Hvor ofte følges der op?
Havbjerg Kommune følger op en gang om året.
"""


def cleaned(text: str) -> CleanText:
    texts = text.split("\n")
    lines = tuple(Line(number, line) for number, line in enumerate(texts, start=1))
    return clean(Source("prøve.txt", "text/plain", "0", len(text), (), (text,), lines))


def squeezed(text: str) -> str:
    return re.sub(r"[\s•]+", "", text)


def covered_once(text: CleanText, reading: Reading) -> bool:
    owners = [0] * (len(text.texts) + 1)
    for section in reading.sections:
        for n in range(section.start_line, section.end_line + 1):
            owners[n] += 1
    return all(
        owners[n] == 1
        for n, role in enumerate(text.roles, start=1)
        if role is not Role.BLANK and text.source.lines[n - 1].text.strip()
    )


def test_a_small_standard_is_understood() -> None:
    reading = understand(cleaned(STANDARD))
    (standard,) = reading.standards
    assert standard.law_refs == ("SEL § 85",)
    assert [s.type for s in reading.sections] == [T.GENERAL, T.TARGET_GROUP, T.CONTENT, T.FOLLOW_UP]
    assert (reading.document.approved_on, reading.document.approved_by) == ("2023-05-03", "Byrådet")
    assert reading.document.case_number == "23-123456"
    assert reading.document.municipality == "Havbjerg"
    excluded = [p for p in reading.provisions if T.EXCLUSIONS in p.types]
    assert [(p.text, p.section_type, p.start_line) for p in excluded] == [
        ("Der ydes ikke hjælp til flytning.", T.CONTENT, 12)
    ]
    bullets = [p for p in reading.provisions if p.lead_in]
    assert [(p.text, p.lead_in) for p in bullets] == [
        ("at planlægge din uge", "Der kan gives hjælp til:"),
        ("at åbne og besvare post", "Der kan gives hjælp til:"),
    ]


PIECES = st.sampled_from(
    [
        *(
            "",
            "",
            "Målgruppe",
            "1.1 Formål",
            "2. Indhold",
            "HVAD KOSTER DET?",
            "Hvem kan få hjælp?",
            "Indhold",
            "1. Rammer",
        ),
        *("• et punkt", "- et andet punkt", "pleje-", "og støtte", "3/8", "Serviceloven § 85", "§ 82 a", "§ 84."),
        *("Der ydes ikke hjælp til flytning.", "Hjælpen gives efter § 83 og", "Kontakt", "Telefon 00 00 00 00"),
        "en lang linje, der ikke slutter med et punktum og går videre",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_every_line_has_one_section_and_every_quote_stands_at_its_lines(pieces: list[str]) -> None:
    text = cleaned("\n".join(pieces))
    reading = understand(text)
    assert covered_once(text, reading)
    for provision in reading.provisions:
        there = squeezed("".join(text.texts[provision.start_line - 1 : provision.end_line]))
        assert squeezed(provision.text) in there


def test_reading_twice_gives_the_same() -> None:
    assert understand(cleaned(STANDARD)) == understand(cleaned(STANDARD))


@pytest.mark.parametrize(
    ("printed", "name"),
    [("Åbenrå", "Aabenraa"), ("Aabenraa Kommune", "Aabenraa"), ("Århus", "Aarhus"), ("Høje Taastrup", "Høje-Taastrup")],
)
def test_spelling_variants_of_a_municipality(printed: str, name: str) -> None:
    found, code = municipality_named(printed)
    assert found == name
    assert len(code) == 3


def test_the_callers_municipality_wins() -> None:
    assert understand(cleaned(STANDARD), municipality="Egelund").document.municipality == "Egelund"


def test_an_agenda_item_is_no_standard() -> None:
    fields = (
        "Resumé",
        "Udvalget skal tage stilling.",
        "Indstilling",
        "Det indstilles.",
        "Sagsfremstilling",
        "Efter § 85.",
    )
    paper = "\n\n".join(("Punkt 4: Ny standard", *fields, "Beslutning", "Godkendt."))
    reading = understand(cleaned(paper))
    assert reading.standards == ()
    assert "no_standard" in {finding.code for finding in reading.document.findings}


CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@pytest.mark.parametrize(
    "path", sorted(CORPUS.glob("*.txt")) + sorted(CORPUS.glob("*.html")), ids=lambda path: path.name
)
def test_shipped_documents_are_covered_line_by_line(path: Path) -> None:
    from kb.sources import read

    text = clean(read(path))
    assert covered_once(text, understand(text))
