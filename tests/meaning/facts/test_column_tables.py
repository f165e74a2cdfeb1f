"""Tables whose head names what each column holds: cells apart, cells run together, and lines that are no table."""

from __future__ import annotations

import pytest

from kb.meaning import understand
from kb.meaning.facts.column_tables import cell_facts
from kb.model import CleanText, Line, Mark, Source
from kb.text import clean

APART = """\
Niveau   Besøg   Tid pr. uge   Varighed
Let   1 hver 14. dag   op til 30 min.   6 mdr.
Middel   2 pr. uge   1-3 timer   9 måneder
Stor   mindst 3 pr. uge   efter en konkret vurdering
Niveauet fastsættes af visitator.
Besøg   2 pr. uge   op til 5 timer   3 måneder
"""
TOGETHER = """\
Niveau Borgerens behov Tid Varighed
1 Let støtte, kan selv ringe 2 timer pr. måned 6 mdr.
2 Støtte hver dag 3-5 timer pr. uge 12 mdr.
"""
TWO_TIMES = """\
Ydelse - sagsbehandling - opstart efter bevilling
Bostøtte - 8 uger - 14 dage
Ledsagelse - 10 hverdage - senest 3 uger
"""
UNITS_IN_THE_HEAD = """\
Pakke | Timer pr. uge | Varighed (måneder)
Lille | 0-2 | 6
Mellem | højst 5 | 12
"""


def cleaned(text: str, *, rows: bool = False) -> CleanText:
    """Lines of text; with `rows`, each stretch between two bars is a line of its own, as a cell of one table row."""
    lines: list[Line] = []
    for row, text_line in enumerate(text.split("\n"), start=1):
        for place, cell in enumerate(text_line.split(" | ") if rows else [text_line]):
            mark = (Mark.LABEL if not place or row == 1 else Mark.CELL) if rows else Mark.TEXT
            lines.append(Line(len(lines) + 1, cell, mark=mark, row=row if rows else None))
    texts = tuple("\n".join(line.text for line in lines).split("\n"))
    return clean(Source("prøve.txt", "text/plain", "0", len(text), (), ("\n".join(texts),), tuple(lines)))


def read(text: str, *, rows: bool = False) -> list[str]:
    return [
        " ".join(
            filter(
                None,
                [
                    one.label,
                    f"{one.found.type.value}={one.found.value}",
                    one.found.qualifier.value if one.found.qualifier else "",
                    one.found.per,
                    one.found.unit,
                ],
            )
        )
        for one in cell_facts(cleaned(text, rows=rows))
    ]


def test_cells_apart_are_read_by_their_columns() -> None:
    assert read(APART) == [
        "Let contacts=1 exact P14D",
        "Let hours_per_period=PT30M max P1W",
        "Let max_duration=P6M exact",
        "Middel contacts=2 exact P1W",
        "Middel hours_per_period=PT1H min P1W",
        "Middel hours_per_period=PT3H max P1W",
        "Middel max_duration=P9M exact",
        "Stor contacts=3 min P1W",
    ]


def test_cells_that_ran_together_are_told_by_their_units() -> None:
    assert read(TOGETHER) == [
        "1 Let støtte, kan selv ringe max_duration=P6M exact",
        "1 Let støtte, kan selv ringe hours_per_period=PT2H exact P1M",
        "2 Støtte hver dag max_duration=P12M exact",
        "2 Støtte hver dag hours_per_period=PT3H min P1W",
        "2 Støtte hver dag hours_per_period=PT5H max P1W",
    ]


def test_a_head_with_one_column_of_time() -> None:
    assert read(
        "Ydelse Frist Regnes fra\n§ 85, niveau 0-2 4 uger modtaget ansøgning\n§ 104 10 uger sagen er oplyst"
    ) == [
        "§ 85, niveau 0-2 processing_time=P4W exact",
        "§ 104 processing_time=P10W exact",
    ]


def test_two_columns_of_time_go_by_their_order() -> None:
    assert read(TWO_TIMES) == [
        "Bostøtte processing_time=P8W exact",
        "Bostøtte start_deadline=P14D exact",
        "Ledsagelse processing_time=P10D exact weekdays",
        "Ledsagelse start_deadline=P3W max",
    ]


@pytest.mark.parametrize("rows", [False, True], ids=["one line a row", "one line a cell"])
def test_a_bare_number_takes_unit_and_period_from_the_head(rows: bool) -> None:
    assert read(UNITS_IN_THE_HEAD, rows=rows) == [
        "Lille hours_per_period=PT2H max P1W",
        "Lille max_duration=P6M exact",
        "Mellem hours_per_period=PT5H max P1W",
        "Mellem max_duration=P12M exact",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Støtte besøg varighed\nDu kan få hjælp 2 gange om ugen\nHold 3 mødes hver dag",
        "•\tAfgørelser om ophør eller behandling\nmeddeles mindst 14 uger før",
        "Tilbud og frister\nVi svarer dig inden 8 uger.",
        "Niveau  Beskrivelse\n1  Let støtte i 2 timer\n2  Megen støtte",
        "Ydelse  Tid  Varighed\nLet støtte\nMegen støtte",
        "Ydelse  Timer pr. uge er fastsat af visitator  Varighed\n1  2  3",
    ],
    ids=["prose", "a bullet", "two lines", "no typed column", "no numbers", "a sentence for a head"],
)
def test_lines_that_are_no_table(text: str) -> None:
    assert read(text) == []


def test_a_row_with_an_empty_cell_is_left_alone() -> None:
    assert read("Pakke | Timer pr. uge | Varighed (måneder)\nLille | 6", rows=True) == []


def test_a_value_is_given_once_and_stands_on_its_line() -> None:
    text = f"Kvalitetsstandard for bostøtte\nServiceloven § 85\n\nOmfang\n{APART}"
    lines = text.split("\n")
    facts = [fact for fact in understand(cleaned(text)).facts if fact.start_line in range(6, 9)]
    assert len(facts) == 8
    for fact in facts:
        assert fact.phrase in " ".join(lines[fact.start_line - 1].split())
        assert fact.law_refs == ("SEL § 85",)
