"""The comparison of two documents in Word, the changes as Word's own tracked changes.

Accepting them all leaves the words of the second document, rejecting them all those of the first; what the program says
beside them stands in paragraphs of its own. The day is that of the printing where one is given, never the clock's, so
the bytes are the same for the same comparison.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from itertools import count

import docx
from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from kb.compare.pairwise import Change, Clause, Comparison
from kb.compare.pairwise.redline import Op, Piece
from kb.present import parts, redline
from kb.present.as_docx import add_run, number_pages, same_each_time, set_properties, set_styles
from kb.present.safe import printable
from kb.present.texts import Words

AUTHOR = "kb"
_DAY_RE = re.compile(r"\d{4}-\d\d-\d\d")
_TRACKS = {Op.IN: "w:ins", Op.OUT: "w:del"}


def to_docx(comparison: Comparison, words: Words, date: str | None) -> bytes:
    """A Word document on A4; the same bytes for the same comparison."""
    file = docx.Document()
    title = redline.title(comparison, words)
    set_properties(file, title, words)
    set_styles(file, words)
    _page(file)
    number_pages(file, words)
    file.add_heading(title, level=1)
    for said in (*_dated(comparison, words, date), *redline.summary(comparison, words)):
        file.add_paragraph(said)
    tracks = _Tracks(date)
    for label, clauses in redline.by_type(comparison, words):
        file.add_heading(label, level=2)
        for clause in clauses:
            _clause(file, clause, comparison, words, tracks)
    if not comparison.clauses:
        file.add_paragraph(words("no_clauses"))
    file.add_heading(words("sheet_guide"), level=2)
    for said in (words("guide_tracked", **redline.names(comparison, words)), *redline.guide(comparison, words)[2:]):
        file.add_paragraph(said, style="List Bullet")
    target = BytesIO()
    file.save(target)
    return same_each_time(target)


class _Tracks:
    """Wraps runs in tracked changes, each with a number of its own."""

    def __init__(self, date: str | None) -> None:
        self._numbers = count(1)
        self._date = f"{date}T00:00:00Z" if date and _DAY_RE.fullmatch(date) else ""

    def mark(self, name: str) -> BaseOxmlElement:
        """An empty element of a tracked change."""
        element: BaseOxmlElement = OxmlElement(name)  # type: ignore[assignment]
        element.set(qn("w:id"), str(next(self._numbers)))
        element.set(qn("w:author"), AUTHOR)
        if self._date:
            element.set(qn("w:date"), self._date)
        return element

    def wrap(self, run: Run, op: Op) -> None:
        """The run as inserted or deleted."""
        wrapper = self.mark(_TRACKS[op])
        run._r.addprevious(wrapper)
        wrapper.append(run._r)
        if op is Op.OUT:
            for text in run._r.findall(qn("w:t")):
                text.tag = qn("w:delText")
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def whole(self, paragraph: Paragraph, op: Op) -> None:
        """The end of the paragraph as inserted or deleted, so that none stays empty."""
        properties = paragraph._p.get_or_add_pPr()
        look = OxmlElement("w:rPr")
        look.append(self.mark(_TRACKS[op]))
        properties.append(look)


def _page(file: WordFile) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.0)


def _dated(comparison: Comparison, words: Words, date: str | None) -> list[str]:
    said = [words("date", date=parts.in_words(date, words))] if date else []
    sources = (comparison.one.document, comparison.other.document)
    said += [f"{words('document')}: {printable(document.document)}" for document in sources]
    return [" · ".join(said)]


def _clause(file: WordFile, clause: Clause, comparison: Comparison, words: Words, tracks: _Tracks) -> None:
    _redlined(file, clause.lead, tracks, size=9)
    _redlined(file, clause.pieces, tracks, size=10, indent=0.6 if clause.lead else 0)
    said = file.add_paragraph()
    said.paragraph_format.left_indent = Cm(0.6)
    said.paragraph_format.space_after = Pt(7)
    heads = [redline.headline(clause, comparison, words), redline.reading(clause, comparison, words)]
    add_run(
        said, " · ".join(head for head in heads if head), size=8.5, bold=clause.change is not Change.SAME, grey=True
    )
    for rest in ("; ".join(redline.evidence(clause, comparison, words)), "; ".join(redline.places(clause, words))):
        if rest:
            add_run(said, f" – {rest}", size=8.5, grey=True)


def _redlined(file: WordFile, pieces: Sequence[Piece], tracks: _Tracks, *, size: float, indent: float = 0) -> None:
    """A paragraph with its changes tracked; none where there are no words."""
    if not pieces:
        return
    paragraph = file.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(1)
    paragraph.paragraph_format.left_indent = Cm(indent)
    for piece, text in redline.spaced(pieces):
        run = add_run(paragraph, text, size=size, bold=piece.is_operative)
        if piece.op is not Op.SAME:
            tracks.wrap(run, piece.op)
    ops = {piece.op for piece in pieces}
    if len(ops) == 1 and Op.SAME not in ops:
        tracks.whole(paragraph, ops.pop())
