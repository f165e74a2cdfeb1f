"""How does a PDF read?

pdfium reads every page (see `pdf_words`), the layout is ours (`pdf_layout`), pdfplumber finds the tables in the rules
and reads a sample of pages a second time, independently (`pdf_second`). Pages that are images are read by OCR.

This module opens the file, takes it page by page, and writes the lines: running head, text in reading order, running
foot. A table row or label that goes on over a page keeps its row; the rest of the label moves up to its beginning.

Why pdfium reads and pdfplumber checks, measured on two cores with Python 3.11, pypdfium2 5.15.2, pdfplumber 0.11.10:

- Order, token similarity with the text put in, least of six PDFs of `tests/sources/make_pdf.py` (seeds 20-25; hyphens
  at line ends mended): two columns 0.999 here, 0.50 by pdfplumber's extract_text, 0.97 by pdfium's own order; label
  column 1.0 here, 0.93 and 0.92. Two web pages printed by Chromium (two columns; a ruled table) and a DOCX printed by
  LibreOffice came back word for word.
- Speed, 94 pages of eight PDFs (reportlab and Chromium; columns, labels, tables), second reading included: 20-22
  pages/s in one process and 31-42 in two, against 8-9 for extract_text and 5.1 for Warp-Ingest 2.1.

The check earned its place: it found that the letters of a ligature were torn apart ("f ile") in PDFs made by TeX.
`tests/sources/test_reading_order.py` repeats the first, `make bench` the second.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from itertools import islice

import pypdfium2
import pypdfium2.raw as pdfium

from kb.errors import SourceError
from kb.model import Finding, Mark, Severity, Stretch
from kb.sources import ocr as scans
from kb.sources.pdf_furniture import find_furniture
from kb.sources.pdf_layout import Element, Flow, Row, arrange, label_edge
from kb.sources.pdf_lines import Printed, runs_on
from kb.sources.pdf_second import confirm
from kb.sources.pdf_tables import Edge, find_tables, read_edges
from kb.sources.pdf_words import PageWords, Word, read_words
from kb.sources.reading import Raw, Reading
from kb.sources.writing import LineWriter

MOST_PAGES = 3000
_IMAGE_SHARE = 0.35  # of a page that its images cover, for a page without text to be a scan
_LEAST_TEXT = 12  # characters: fewer on a page of images are a stamp or a page number, not its text
_DRAWN = 300  # paths on a page without text: letters drawn as outlines
_SAME_COLUMN = 4.0  # points that a column may be shifted from one page to the next
_UNREADABLE = 0.02  # share of characters without a meaning that is worth a finding


# pdfium refuses a PDF with an empty list of pages as if it were damaged.
_NO_PAGES_RE = re.compile(rb"/Kids\s*\[\s*\]")


@dataclass(slots=True)
class _Page:
    """A page while it is being read."""

    number: int
    content: PageWords
    edges: list[Edge] = field(default_factory=list)
    scanned: bool = False
    confidence: float = 1.0
    broken: bool = False


def read_pdf(raw: Raw, *, ocr: bool = True) -> Reading:
    """All pages of a PDF in reading order.

    Raises: SourceError when it is damaged, locked, empty, too long, or made of images that cannot be read here.
    """
    pdf = _open(raw)
    try:
        pages, findings = _read_pages(pdf, raw, use_ocr=ocr)
        hints = _hints(pdf)
    finally:
        pdf.close()
    writer = LineWriter()
    _write(pages, writer)
    lines, dropped = writer.finish()
    if not any(line.text for line in lines):
        raise SourceError(
            f"'{raw.name}' indeholder ingen tekst.", hint="Kontrollér, at PDF'en ikke er tom, og hent den igen."
        )
    second = confirm(raw.data, {page.number: page.content for page in pages if not page.scanned and not page.broken})
    scanned = [page.confidence for page in pages if page.scanned]
    agreement = (sum(scanned) + second.agreement * (len(pages) - len(scanned))) / len(pages)
    reader = f"pypdfium2 {version('pypdfium2')} + pdfplumber {version('pdfplumber')}"
    return Reading(
        streams=tuple(page.content.stream for page in pages),
        lines=lines,
        reader=reader + (" + tesseract" if scanned else ""),
        page_sizes=tuple((round(p.content.width, 2), round(p.content.height, 2)) for p in pages),
        dropped=dropped,
        agreement=round(agreement, 4),
        hints=hints,
        findings=(*findings, *second.findings),
    )


# ------------------------------------------------------------------------------------------------ pages


def _open(raw: Raw) -> pypdfium2.PdfDocument:
    try:
        pdf = pypdfium2.PdfDocument(raw.data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise SourceError(
                f"'{raw.name}' er beskyttet med en adgangskode.", hint="Gem en kopi uden adgangskode, og læs den."
            ) from error
        what = "har ingen sider" if _NO_PAGES_RE.search(raw.data) else "er en beskadiget eller afkortet PDF"
        raise SourceError(f"'{raw.name}' {what}.", hint="Hent filen igen fra kommunens hjemmeside.") from error
    count = len(pdf)
    if count <= MOST_PAGES:
        return pdf
    pdf.close()
    raise SourceError(
        f"'{raw.name}' har {count} sider, og grænsen er {MOST_PAGES}.", hint="Del dokumentet i mindre dele."
    )


def _read_pages(pdf: pypdfium2.PdfDocument, raw: Raw, *, use_ocr: bool) -> tuple[list[_Page], list[Finding]]:
    pages: list[_Page] = []
    findings: list[Finding] = []
    images: list[int] = []
    for index in range(len(pdf)):
        try:
            page, is_image = _read_page(pdf, index)
        except pypdfium2.PdfiumError:
            page, is_image = _Page(index + 1, PageWords("", (), (), 595.0, 842.0), broken=True), False
            message = f"Side {index + 1} er beskadiget og kunne ikke læses; sammenlign med originalen."
            findings.append(Finding("broken_page", message, Severity.ERROR, page=index + 1))
        pages.append(page)
        findings.extend(_glyph_findings(page))
        if is_image:
            images.append(index)
    if images:
        findings += _read_images(pdf, pages, images, raw.name, use_ocr=use_ocr)
    if all(page.broken for page in pages):
        raise SourceError(
            f"'{raw.name}' er beskadiget, og ingen af siderne kan læses.",
            hint="Hent filen igen fra kommunens hjemmeside.",
        )
    return pages, findings


def _read_page(pdf: pypdfium2.PdfDocument, index: int) -> tuple[_Page, bool]:
    page = pdf[index]
    try:
        content = read_words(page)
        hidden = sum(end - start for reason, start, end in content.dropped)
        shown = sum(len(word.text) for word in content.words)
        covered = shown < max(_LEAST_TEXT, hidden) and _image_share(page) >= _IMAGE_SHARE
        if covered and hidden >= _LEAST_TEXT:
            # A scan with a text layer under it, as scanners with OCR of their own make.
            content = read_words(page, keep_invisible=True)
            return _Page(index + 1, content, read_edges(page)), False
        if shown < _LEAST_TEXT and (covered or _is_drawn(page)):
            return _Page(index + 1, content), True
        return _Page(index + 1, content, read_edges(page)), False
    finally:
        page.close()


def _image_share(page: pypdfium2.PdfPage) -> float:
    left, bottom, right, top = page.get_bbox()
    area = 0.0
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        x0, y0, x1, y1 = item.get_bounds()
        area += max(0.0, min(x1, right) - max(x0, left)) * max(0.0, min(y1, top) - max(y0, bottom))
    return float(area / max(1.0, (right - left) * (top - bottom)))


def _is_drawn(page: pypdfium2.PdfPage) -> bool:
    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)
    return sum(1 for _ in islice(paths, _DRAWN)) == _DRAWN


def _glyph_findings(page: _Page) -> list[Finding]:
    total = sum(len(word.text) for word in page.content.words)
    if page.content.unreadable <= _UNREADABLE * total:
        return []
    message = f"Side {page.number} bruger en skrifttype uden tegnoversigt, så nogle bogstaver kan ikke læses."
    return [Finding("unreadable_glyphs", message, Severity.WARNING, page=page.number)]


def _read_images(
    pdf: pypdfium2.PdfDocument, pages: list[_Page], images: Sequence[int], name: str, *, use_ocr: bool
) -> list[Finding]:
    """OCR for the pages that are images; a document of nothing else is refused where there is none."""
    if not use_ocr or not scans.is_available():
        if len(images) == sum(1 for page in pages if page.content.words or page.number - 1 in images):
            raise SourceError(
                f"'{name}' består af billeder af sider uden tekst.",
                hint=scans.INSTALL_HINT if use_ocr else "Læs den igen med OCR slået til.",
            )
        return [
            Finding(
                "image_page",
                f"Side {index + 1} er et billede uden tekst og blev ikke læst; installér tesseract med dansk.",
                Severity.ERROR,
                page=index + 1,
            )
            for index in images
        ]
    findings = []
    for index in images:
        scan = scans.read_image_page(pdf, index)
        # What little text the page has beside its image stays in the account.
        kept = pages[index].content
        content = _add_scan(kept, scan)
        pages[index] = _Page(index + 1, content, scanned=True, confidence=scan.confidence)
        message = f"Side {index + 1} er læst fra et billede med OCR; kontrollér ordlyden i originalen."
        findings.append(Finding("ocr", message, Severity.WARNING, page=index + 1))
    return findings


def _add_scan(page: PageWords, scan: scans.Scan) -> PageWords:
    shift = len(page.stream)
    moved = tuple(replace(word, start=word.start + shift, end=word.end + shift) for word in scan.words)
    own = tuple(("teksten står også i billedet", word.start, word.end) for word in page.words)
    return replace(page, stream=page.stream + scan.stream, words=moved, dropped=page.dropped + own)


def _hints(pdf: pypdfium2.PdfDocument) -> tuple[tuple[str, str], ...]:
    try:
        values = pdf.get_metadata_dict(skip_empty=True)
    except pypdfium2.PdfiumError:
        return ()
    hints = [(key, values[name].strip()) for key, name in _METADATA if values.get(name, "").strip()]
    return tuple((key, _iso_date(value) if key in ("created", "modified") else value) for key, value in hints)


_METADATA = (
    ("title", "Title"),
    ("author", "Author"),
    ("subject", "Subject"),
    ("created", "CreationDate"),
    ("modified", "ModDate"),
    ("producer", "Producer"),
)
_DATE_RE = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")


def _iso_date(value: str) -> str:
    match = _DATE_RE.match(value)
    return "-".join(match.groups()) if match else value


# ------------------------------------------------------------------------------------------------ lines


def _write(pages: Sequence[_Page], writer: LineWriter) -> None:
    upright = [[word for word in page.content.words if _is_upright(word)] for page in pages]
    tables = [find_tables(page.edges, words) for page, words in zip(pages, upright, strict=True)]
    furniture = find_furniture([(words, page.content.height) for page, words in zip(pages, upright, strict=True)])
    items: list[Element] = []
    edge: float | None = None
    for page, words, (found, rest), frame in zip(pages, upright, tables, furniture, strict=True):
        for reason, start, end in page.content.dropped:
            writer.drop(reason, [Stretch(page.number - 1, start, end)])
        framed = {word.start for line in frame for word in line.words}
        head, foot = _head_and_foot(frame, page.content.height)
        items.append(Flow(tuple(replace(line, mark=Mark.FURNITURE) for line in head)))
        if framed and found:
            found, rest = find_tables(page.edges, [word for word in words if word.start not in framed])
        text = arrange([word for word in rest if word.start not in framed], found, page.number, label_edge=edge)
        edge = label_edge(text) or edge
        items += text
        items.append(Flow(tuple(_rotated(page))))
        items.append(Flow(tuple(replace(line, mark=Mark.FURNITURE) for line in foot)))
    _write_elements(_joined([item for item in items if isinstance(item, Row) or item.lines]), writer)


def _head_and_foot(frame: Sequence[Printed], height: float) -> tuple[list[Printed], list[Printed]]:
    head = [line for line in frame if line.baseline < height / 2]
    return head, [line for line in frame if line.baseline >= height / 2]


def _is_upright(word: Word) -> bool:
    return word.angle <= 5 or word.angle >= 355


def _rotated(page: _Page) -> list[Printed]:
    """Text that runs up, down or aslant, in the order of the stream."""
    lines: list[list[Word]] = []
    for word in page.content.words:
        if _is_upright(word):
            continue
        before = lines[-1][-1] if lines else None
        between = page.content.stream[before.end : word.start] if before else ""
        if before is not None and before.angle == word.angle and "\n" not in between:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Printed(tuple(line), page.number, fresh=True) for line in lines]


def _joined(items: Sequence[Element]) -> list[Element]:
    """Rows that a page break cut in two, made one again; page furniture between stays where the break was."""
    joined: list[Element] = []
    held: list[Flow] = []  # furniture since the last element
    for item in items:
        if isinstance(item, Flow) and item.lines[0].mark is Mark.FURNITURE:
            held.append(item)
            continue
        last = joined[-1] if joined else None
        if isinstance(last, Row) and _last_page(last) != _lines(item)[0].page:
            part, rest = _continuation(last, item)
            if part is not None:
                between = tuple(line for flow in held for line in flow.lines)
                joined[-1] = replace(last, labels=last.labels + part.labels, body=last.body + between + part.body)
                held = []
                joined += [rest] if rest is not None else []
                continue
        joined += [*held, item]
        held = []
    return joined + held


def _continuation(row: Row, item: Element) -> tuple[Row | None, Element | None]:
    """What of the next page still belongs to a row, and what does not."""
    if isinstance(item, Row):
        if row.ruled != item.ruled or abs(row.edge - item.edge) > _SAME_COLUMN:
            return None, item
        goes_on = not item.labels or (bool(row.labels) and _label_goes_on(row.labels[-1].text, item.labels[0].text))
        return (item, None) if goes_on else (None, item)
    if row.ruled:
        return None, item
    inside = 0
    while inside < len(item.lines) and item.lines[inside].x0 >= row.edge - _SAME_COLUMN:
        inside += 1
    if not inside:
        return None, item
    rest = Flow(item.lines[inside:]) if inside < len(item.lines) else None
    return Row((), item.lines[:inside], row.edge), rest


def _label_goes_on(before: str, after: str) -> bool:
    """Is a label at the head of a page the rest of the one at the foot of the page before?"""
    return before.endswith(("-", ",", "/")) or after[:1].islower()


def _lines(element: Element) -> tuple[Printed, ...]:
    return element.lines if isinstance(element, Flow) else element.labels + element.body


def _last_page(row: Row) -> int:
    return max(line.page for line in _lines(row))


def _write_elements(elements: Sequence[Element], writer: LineWriter) -> None:
    row = 0
    before: Printed | None = None  # the last line of the text
    previous: Element | None = None
    for element in elements:
        if isinstance(element, Row):
            row += 1
            if not (element.ruled and isinstance(previous, Row) and previous.ruled):
                writer.blank(_lines(element)[0].page)
            for line in _lines(element):
                if line.fresh and line.mark not in (Mark.LABEL, Mark.FURNITURE):
                    writer.blank(line.page)
                _write_line(line, writer, None if line.mark is Mark.FURNITURE else row)
        else:
            for line in element.lines:
                if line.mark is not Mark.FURNITURE and _stands_apart(line, before, previous):
                    writer.blank(line.page)
                _write_line(line, writer, None)
        last = [line for line in _lines(element) if line.mark is not Mark.FURNITURE]
        if last:
            before, previous = last[-1], element


def _stands_apart(line: Printed, before: Printed | None, previous: Element | None) -> bool:
    """Is there a blank line above this one?"""
    if line.fresh is not None:
        return line.fresh
    return before is not None and (isinstance(previous, Row) or not runs_on(before, line))


def _write_line(line: Printed, writer: LineWriter, row: int | None) -> None:
    writer.add(
        line.text,
        [Stretch(line.page - 1, word.start, word.end) for word in line.words],
        page=line.page,
        box=line.box,
        size=round(line.size, 1),
        bold=line.bold,
        bold_lead=line.bold_lead,
        column=line.column,
        mark=line.mark,
        row=row,
    )
