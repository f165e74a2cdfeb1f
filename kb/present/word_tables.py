"""A plain table in Word: widths that hold, a head that Word repeats on every page and a screen reader knows."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell

from kb.present.as_docx import add_run, let_in_air

_HEAD_FILL = "DDE3E6"
_MARGIN = Cm(1.5)
_LETTERS_A_CM = 5.6  # of 9 points: an estimate on the safe side
WHOLE = 12  # lines up to which a row stays on one page; a longer one would leave half a page empty before it


def landscape(file: WordFile) -> None:
    """A4 lying down, for tables."""
    section = file.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN


def add_table(
    file: WordFile,
    caption: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    points: float = 9,
) -> None:
    """Texts in cells; `widths` in centimetres, one a column; a line break in a text is a new paragraph."""
    table = file.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    table.autofit = False
    described = OxmlElement("w:tblCaption")
    described.set(qn("w:val"), caption)
    table._tbl.tblPr.append(described)
    let_in_air(table)
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), _HEAD_FILL)
        cell._tc.get_or_add_tcPr().append(shade)
        add_run(cell.paragraphs[0], head, bold=True, size=points)
    for row in rows:
        added = table.add_row()
        if max(map(_lines, row, widths)) <= WHOLE:
            added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for at, (cell, text) in enumerate(zip(added.cells, row, strict=True)):
            _write(cell, text, points, is_named=at == 0)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _lines(text: str, width: float) -> int:
    """How many lines the text takes in a column of so many centimetres, about."""
    return sum(1 + int(len(part) / (_LETTERS_A_CM * width)) for part in text.split("\n"))


def _write(cell: _Cell, text: str, points: float, *, is_named: bool) -> None:
    """The text in paragraphs; what names the row is found at a glance."""
    for n, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        add_run(paragraph, line, size=points, bold=is_named and n == 0)
