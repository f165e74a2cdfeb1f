"""The numbers as an annex in Word: a table for each figure, the sources, how to read it."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document as WordFile

from kb.compare.numbers import Numbers
from kb.model import CellState, FactType
from kb.present import numbers as wording
from kb.present import parts
from kb.present.as_docx import number_pages, same_each_time, set_properties, set_styles
from kb.present.safe import printable
from kb.present.texts import Words
from kb.present.word_tables import add_table, landscape

_WIDTHS = (3.2, 4.6, 4.6, 4.2, 10.0)
_SOURCE_WIDTHS = (3.4, 7.2, 4.0, 5.0, 7.0)


def to_docx(numbers: Numbers, words: Words, date: str | None) -> bytes:
    """A Word document on A4 in landscape; the same bytes for the same numbers."""
    file = docx.Document()
    title = wording.title(numbers, words)
    set_properties(file, title, words)
    set_styles(file, words)
    landscape(file)
    number_pages(file, words)
    file.add_heading(title, level=1)
    said = [words("date", date=parts.in_words(date, words))] if date else []
    said += [words("snapshot", snapshot=printable(numbers.snapshot))] if numbers.snapshot else []
    file.add_paragraph(" · ".join(said))
    if not numbers.numbers:
        file.add_paragraph(words("no_numbers", law=printable(numbers.law) or words("all_laws")))
    for kind in numbers.types:
        if numbers.of(kind) or len(numbers.types) == 1:
            _of(file, kind, numbers, words)
    file.add_heading(words("sheet_sources"), level=2)
    keys = ("municipality", "standard", "approved_on", "approved_by", "document")
    rows = [
        (
            parts.municipality(column, words),
            printable(column.title),
            parts.approved(column, words),
            printable(column.approved_by),
            printable(column.document),
        )
        for column in numbers.columns
    ]
    add_table(file, words("sheet_sources"), [words(key) for key in keys], rows, _SOURCE_WIDTHS)
    file.add_heading(words("sheet_guide"), level=2)
    states = [f"{words.state(state)}: {words.meaning(state)}" for state in CellState if state is not CellState.STATED]
    for text in (*wording.guide(words), *states, *(printable(finding.message) for finding in numbers.findings)):
        file.add_paragraph(text, style="List Bullet")
    target = BytesIO()
    file.save(target)
    return same_each_time(target)


def _of(file: WordFile, kind: FactType, numbers: Numbers, words: Words) -> None:
    label = wording.fact_label(kind, words)
    file.add_heading(label, level=2)
    file.add_paragraph(wording.count(numbers, kind, words))
    heads = [words(key) for key in ("municipality", "value", "clock", "exit_clause", "quote")]
    rows = [wording.cells(row, numbers, words) for row in wording.rows(numbers) if row.kind is kind]
    add_table(file, label, heads, rows, _WIDTHS)
