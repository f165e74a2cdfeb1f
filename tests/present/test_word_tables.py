"""A table in Word: which rows stay whole, and what names them."""

from __future__ import annotations

import docx
from docx.oxml.ns import qn

from kb.present.word_tables import add_table


def test_a_short_row_stays_on_one_page_and_a_long_one_may_break() -> None:
    file = docx.Document()
    rows = [("Kort", "Støtten gives i hjemmet."), ("Lang", "Støtten gives i hjemmet. " * 40)]
    add_table(file, "Prøve", ("Emne", "Ordlyd"), rows, (3.0, 5.0))
    [table] = file.tables
    assert [row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows] == [
        False,  # the head, which Word repeats
        True,
        False,
    ]


def test_the_first_line_of_the_first_cell_names_the_row() -> None:
    file = docx.Document()
    add_table(file, "Prøve", ("Emne", "Ordlyd"), [("Alder\nafviger", "Over 18 år.")], (3.0, 5.0))
    first, second = file.tables[0].rows[1].cells
    assert [paragraph.runs[0].bold for paragraph in first.paragraphs] == [True, None]
    assert second.paragraphs[0].runs[0].bold is None
