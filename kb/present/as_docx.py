"""The matrix as a committee annex in Word: tables for a landscape page, numbered references, sources, how it was made.

Headings are Word's own heading styles and the first row of a table is marked as header, so that a screen reader and the
case system's PDF know them. The bytes are the same for the same matrix: no clock, fixed times inside the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from kb import taxonomy
from kb.law.services import law_label
from kb.model import Cell, CellState, Column, Matrix, Quote
from kb.present import parts
from kb.present.safe import printable
from kb.present.texts import Words

COLUMNS_A_TABLE = 5  # municipalities beside each other on A4 in landscape; more are set in further tables
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_PAGE_WIDTH, _PAGE_HEIGHT, _MARGIN = Cm(29.7), Cm(21.0), Cm(1.5)
_FONT = "Calibri"
_INK, _GREY = RGBColor(0x1B, 0x2A, 0x33), RGBColor(0x5B, 0x67, 0x70)
_AFTER_AIR = ("w:tblLook", "w:tblCaption")  # in a table's properties, in this order
_HEAD_FILL, _EMPTY_FILL = "DDE3E6", "F1F3F4"


class References:
    """Numbers for places in sources: a place that is quoted twice has one number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int | None, int, int], int] = {}
        self._quotes: list[Quote] = []

    def number(self, quote: Quote) -> int:
        """The number of the place where the quote stands."""
        key = (quote.document, quote.page, quote.start_line, quote.end_line)
        if key not in self._numbers:
            self._quotes.append(quote)
            self._numbers[key] = len(self._quotes)
        return self._numbers[key]

    def __iter__(self) -> Iterator[tuple[int, Quote]]:
        return enumerate(self._quotes, 1)


def to_docx(matrix: Matrix, words: Words, date: str | None) -> bytes:
    """A Word document on A4 in landscape; the same bytes for the same matrix."""
    file = docx.Document()
    title = words("annex_title", law=printable(law_label(matrix.law)))
    set_properties(file, title, words)
    set_styles(file, words)
    _page(file, words)
    file.add_heading(title, level=1)
    file.add_paragraph(_date_line(matrix, words, date))
    references = References()
    if matrix.columns:
        _tables(file, matrix, words, references)
    else:
        file.add_paragraph(words("no_columns", law=printable(matrix.law)))
    _sources(file, matrix, words)
    _how_made(file, matrix, words)
    _references(file, references, words)
    target = BytesIO()
    file.save(target)
    return same_each_time(target)


def _date_line(matrix: Matrix, words: Words, date: str | None) -> str:
    newest = parts.newest_approval(matrix.columns)
    said = [words("date", date=parts.in_words(date, words))] if date else []
    said += [words("newest_source", date=parts.in_words(newest, words))] if newest else []
    said += [words("snapshot", snapshot=printable(matrix.snapshot))] if matrix.snapshot else []
    return " · ".join(said)


# ------------------------------------------------------------------------------------------------ the page


def set_properties(file: WordFile, title: str, words: Words) -> None:
    """Title and language, and nothing that changes from one writing to the next."""
    properties = file.core_properties
    properties.title = title[:255]
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = _CREATED
    properties.language = language_code(words)
    properties.revision = 1


def language_code(words: Words) -> str:
    """The language as Word names it."""
    return "en-GB" if words.language == "en" else "da-DK"


def set_styles(file: WordFile, words: Words) -> None:
    """Our font, sizes and ink for text and headings."""
    for element in file.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language_code(words))
    for name, size in (("Normal", 10.0), ("Heading 1", 18.0), ("Heading 2", 13.0)):
        style = file.styles[name]
        if not isinstance(style, ParagraphStyle):
            raise TypeError(f"the template's {name} is no paragraph style")
        style.font.name = _FONT
        style.font.size = Pt(size)
        style.font.color.rgb = _INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        style.paragraph_format.space_after = Pt(4)


def _page(file: WordFile, words: Words) -> None:
    section = file.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _PAGE_WIDTH, _PAGE_HEIGHT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    number_pages(file, words)


def number_pages(file: WordFile, words: Words) -> None:
    """Page and number of pages at the foot of every page."""
    footer = file.sections[0].footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    before, between, after = words("page_of", n="\x00", of="\x00").split("\x00")
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        if text:
            add_run(footer, text, size=10)
        if field:
            simple = OxmlElement("w:fldSimple")
            simple.set(qn("w:instr"), field)
            footer._p.append(simple)


# ------------------------------------------------------------------------------------------------ tables


def _tables(file: WordFile, matrix: Matrix, words: Words, references: References) -> None:
    stretches = evenly(len(matrix.columns), COLUMNS_A_TABLE)
    law = printable(matrix.law)
    for section_type, answers in zip(matrix.types, matrix.cells, strict=True):
        label = taxonomy.label(section_type, language=words.language)
        file.add_heading(label, level=2)
        for n, shown in enumerate(stretches, 1):
            if n > 1:
                file.add_paragraph().paragraph_format.space_after = Pt(0)  # Word joins tables that touch
            caption = words("table_of", label=label, n=n, of=len(stretches)) if len(stretches) > 1 else label
            band = f"{law} · {caption}"
            _table(file, caption, band, [(matrix.columns[at], answers[at]) for at in shown], words, references)


def evenly(count: int, most: int) -> list[range]:
    """So many columns in tables of at most so many, none much narrower than the others.

    >>> evenly(6, 5), evenly(5, 5)
    ([range(0, 3), range(3, 6)], [range(0, 5)])
    """
    tables = -(-count // most)
    return [range(n * count // tables, (n + 1) * count // tables) for n in range(tables)]


def _table(
    file: WordFile,
    caption: str,
    band_text: str,
    shown: Sequence[tuple[Column, Cell]],
    words: Words,
    references: References,
) -> None:
    """A table of one section type; law and type stand in its head, which Word repeats on every page."""
    table = file.add_table(rows=3, cols=len(shown))
    _frame(table, caption, heads=2)
    _widths(table, widths_for([_letters(answer, words) for _, answer in shown], _PAGE_WIDTH - 2 * _MARGIN))
    band, head, cells = (list(row.cells) for row in table.rows)
    about = band[0].merge(band[-1])
    _fill(about, _HEAD_FILL)
    add_run(about.paragraphs[0], band_text, size=8, grey=True)
    for name, cell, (column, answer) in zip(head, cells, shown, strict=True):
        _head(name, column, words)
        _answer(cell, column, answer, words, references)


def widths_for(letters: Sequence[int], whole: int) -> list[int]:
    """Widths of columns of so many letters that share `whole`: a long answer gets more room, so that fewer pages do.

    None is narrower than two thirds of an equal share: names, dates and short answers need that.

    >>> widths_for([100, 100], 1000), widths_for([9000, 100, 100], 1000)
    ([500, 500], [556, 222, 222])
    """
    least = whole * 2 // (3 * len(letters))
    narrow: set[int] = set()
    while True:
        wide = {at: max(1, count) for at, count in enumerate(letters) if at not in narrow}
        left = whole - least * len(narrow)
        widths = {at: left * count // sum(wide.values()) for at, count in wide.items()}
        below = {at for at, width in widths.items() if width < least}
        if not below:
            return [widths.get(at, least) for at in range(len(letters))]
        narrow |= below


def _letters(answer: Cell, words: Words) -> int:
    """How much text a cell holds; each quote ends in the middle of a line."""
    return sum(len(text) + 15 for text in (*(one.text for one in answer.quotes), *parts.proof(answer, words)))


def _frame(table: Table, caption: str, *, heads: int = 1) -> None:
    """Lines, a caption for screen readers, and the first rows as header: on each page, read out with a cell."""
    table.style = "Table Grid"
    table.autofit = False
    described = OxmlElement("w:tblCaption")
    described.set(qn("w:val"), caption)
    table._tbl.tblPr.append(described)
    let_in_air(table)
    for row in table.rows[:heads]:
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(mark)


def let_in_air(table: Table) -> None:
    """Room between a cell's text and its lines; Word leaves none above. It stands where the format wants it."""
    air = OxmlElement("w:tblCellMar")
    for side, twentieths in (("top", 50), ("left", 90), ("bottom", 40), ("right", 90)):
        one = OxmlElement(f"w:{side}")
        one.set(qn("w:w"), str(twentieths))
        one.set(qn("w:type"), "dxa")
        air.append(one)
    properties = table._tbl.tblPr
    later = next((properties.find(qn(name)) for name in _AFTER_AIR if properties.find(qn(name)) is not None), None)
    if later is None:
        properties.append(air)
    else:
        later.addprevious(air)


def _widths(table: Table, widths: Sequence[int]) -> None:
    for grid, width in zip(table.columns, widths, strict=True):
        grid.width = Length(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Length(width)


def _fill(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shade)


def _head(cell: _Cell, column: Column, words: Words) -> None:
    _fill(cell, _HEAD_FILL)
    add_run(cell.paragraphs[0], parts.municipality(column, words), bold=True, size=10)
    for line in (printable(column.title), parts.dated(column, words)):
        if line:
            add_run(_paragraph(cell), line, size=8, grey=True)
    for paragraph in cell.paragraphs:  # a head alone at the foot of a page would head nothing
        paragraph.paragraph_format.keep_with_next = True


def _answer(cell: _Cell, column: Column, answer: Cell, words: Words, references: References) -> None:
    lines = _Lines(cell)
    if answer.state is not CellState.STATED:
        _fill(cell, _EMPTY_FILL)
        add_run(lines.next(), parts.answer(answer, words), bold=True)
    explained = parts.explanation(answer, words)
    if explained:
        add_run(lines.next(), explained, size=8, grey=True)
    for line in parts.proof(answer, words):
        add_run(lines.next(), line, size=8, grey=True)
    for group in parts.groups(column, answer):
        if group.standard:
            add_run(lines.next(), group.standard, bold=True, grey=True)
        if group.lead_in:
            paragraph = lines.next()
            paragraph.paragraph_format.keep_with_next = True
            add_run(paragraph, group.lead_in)
            if group.lead:
                _reference(paragraph, group.lead, words, references)
        for quote in group.quotes:
            paragraph = lines.next()
            if group.lead_in:
                paragraph.paragraph_format.left_indent = Cm(0.35)
                paragraph.paragraph_format.first_line_indent = Cm(-0.3)
            add_run(paragraph, f"{'• ' if group.lead_in else ''}{printable(quote.text)}")
            _reference(paragraph, quote, words, references)


def _reference(paragraph: Paragraph, quote: Quote, words: Words, references: References) -> None:
    add_run(paragraph, f"\u00a0[{references.number(quote)}]", size=11).font.superscript = True
    said = parts.remarks(quote, words)
    if said:
        add_run(paragraph, f" ({'; '.join(said)})", size=8, grey=True)


class _Lines:
    """The paragraphs of a cell: the one it is born with first, then new ones."""

    def __init__(self, cell: _Cell) -> None:
        self._cell, self._born = cell, True

    def next(self) -> Paragraph:
        if self._born:
            self._born = False
            born: Paragraph = self._cell.paragraphs[0]
            born.paragraph_format.space_after = Pt(3)
            return born
        return _paragraph(self._cell)


def _paragraph(cell: _Cell) -> Paragraph:
    paragraph: Paragraph = cell.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(3)
    return paragraph


def add_run(paragraph: Paragraph, text: str, *, size: float = 9, bold: bool = False, grey: bool = False) -> Run:
    """A run of text in one look."""
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.bold = bold or None
    if grey:
        run.font.color.rgb = _GREY
    return run


# ------------------------------------------------------------------------------------------------ the rest


def _sources(file: WordFile, matrix: Matrix, words: Words) -> None:
    file.add_heading(words("sheet_sources"), level=2)
    keys = ("municipality", "standard", "approved_on", "approved_by", "document", "pages", "lines", "grade", "sha256")
    widths = (2.6, 4.8, 3.0, 4.0, 4.0, 1.4, 1.5, 2.6, 2.8)
    table = file.add_table(rows=1, cols=len(keys))
    _frame(table, words("sheet_sources"))
    for cell, key in zip(table.rows[0].cells, keys, strict=True):
        _fill(cell, _HEAD_FILL)
        add_run(cell.paragraphs[0], words(key), bold=True, size=8)
    for column, document in parts.sources(matrix):
        values = (
            parts.municipality(column, words),
            printable(column.title),
            parts.approved(column, words),
            printable(column.approved_by),
            printable(column.document),
            str(document.pages or "") if document else "",
            str(document.lines) if document else "",
            words.grade(column.grade),
            f"{document.sha256[:12]}…" if document else "",
        )
        for cell, value in zip(table.add_row().cells, values, strict=True):
            add_run(cell.paragraphs[0], value, size=8)
    _widths(table, [Cm(width) for width in widths])


def _how_made(file: WordFile, matrix: Matrix, words: Words) -> None:
    file.add_heading(words("how_made"), level=2)
    for text in words.guide():
        file.add_paragraph(text, style="List Bullet")
    for state in CellState:
        if state is not CellState.STATED:
            paragraph = file.add_paragraph(style="List Bullet")
            add_run(paragraph, f"{words.state(state)}: ", size=10, bold=True)
            add_run(paragraph, words.meaning(state), size=10)
    if matrix.findings:
        file.add_heading(words("remarks"), level=2)
        for finding in matrix.findings:
            file.add_paragraph(printable(finding.message), style="List Bullet")


def _references(file: WordFile, references: References, words: Words) -> None:
    listed = list(references)
    if not listed:
        return
    file.add_heading(words("references"), level=2)
    section = file.add_section(WD_SECTION.CONTINUOUS)
    columns = section._sectPr.find(qn("w:cols"))
    if columns is None:
        columns = OxmlElement("w:cols")
        section._sectPr.append(columns)
    columns.set(qn("w:num"), "2")
    for number, quote in listed:
        paragraph = file.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(1)
        heading = f" ({parts.heading(quote)})" if quote.heading else ""
        add_run(paragraph, f"[{number}] {parts.tag(quote, words)}{heading}", size=8)


def same_each_time(written: BytesIO) -> bytes:
    """The file with fixed times in its archive."""
    target = BytesIO()
    with ZipFile(written) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, _ZIP_TIME)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return target.getvalue()
