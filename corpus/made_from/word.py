"""How does a source document look as a Word file?

`case` is what a case system prints: a two-column table, one row for each field. `headings` is a plain document with
Word's own heading styles.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from docx import Document as new_document
from docx.document import Document
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from markup import Block, SourceDocument

LABEL_WIDTH, TEXT_WIDTH = Cm(4.0), Cm(11.2)
EPOCH = (2020, 1, 1, 0, 0, 0)  # a zip entry has a time; ours never changes


def docx(document: SourceDocument) -> bytes:
    """The document as DOCX, the same bytes each time."""
    word = new_document()
    word.core_properties.title = document.head["title"]
    word.core_properties.author = document.head["municipality"]
    word.core_properties.created = word.core_properties.modified = datetime(2020, 1, 1)
    word.styles["Normal"].font.name = "Calibri"
    word.styles["Normal"].font.size = Pt(10.5)
    if footer := document.head.get("footer"):
        word.sections[0].footer.paragraphs[0].text = footer
    if header := document.head.get("header"):
        word.sections[0].header.paragraphs[0].text = header
    table: Table | None = None
    cell: _Cell | None = None
    row_number = 0
    for block in document.blocks:
        if block.kind == "label":
            if table is None:
                table = word.add_table(rows=0, cols=2)
                table.style = "Table Grid"
                table.autofit = False
                table.columns[0].width, table.columns[1].width = LABEL_WIDTH, TEXT_WIDTH
            row = table.add_row()
            row.cells[0].width, row.cells[1].width = LABEL_WIDTH, TEXT_WIDTH
            row.cells[0].paragraphs[0].add_run(block.text).bold = True
            cell = row.cells[1]
        elif block.kind == "cell":
            if block.row != row_number:
                row_number = block.row
                width = sum(b.row == block.row for b in document.blocks if b.kind == "cell")
                if table is None:
                    table = word.add_table(rows=0, cols=width)
                    table.style = "Table Grid"
                cells = iter(table.add_row().cells)
            next(cells).text = block.text
        elif block.kind == "heading":
            table = cell = None
            word.add_heading(block.text, level=block.level)
        elif cell is not None:
            _add(cell, block)
        else:
            table = None
            _add(word, block)
    return _still(word)


def _add(where: Document | _Cell, block: Block) -> None:
    style = "List Bullet" if block.kind == "bullet" else None
    if isinstance(where, _Cell) and len(where.paragraphs) == 1 and not where.paragraphs[0].text:
        where.paragraphs[0].text = block.text
        if style:
            where.paragraphs[0].style = style
        return
    where.add_paragraph(block.text, style=style)


def _still(word: Document) -> bytes:
    """The saved file with fixed times in its zip entries."""
    saved = io.BytesIO()
    word.save(saved)
    out = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return out.getvalue()
