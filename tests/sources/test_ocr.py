"""Pages that are images."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from kb.model import Mark
from kb.sources import ocr, read, verify
from tests.sources.make_pdf import BOLD, Sheet, label_column
from tests.sources.reading_order import agreement

needs_tesseract = pytest.mark.skipif(not ocr.is_available(), reason="tesseract with Danish is not installed")

TSV = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    "5\t1\t1\t1\t1\t1\t100\t100\t200\t40\t96.5\tMålgruppe\n"
    "5\t1\t1\t1\t2\t1\t100\t160\t90\t40\t90.5\tVoksne\n"
    '5\t1\t1\t1\t2\t2\t210\t160\t90\t40\t89.0\t"borgere\n'
    "5\t1\t1\t1\t2\t3\t310\t160\t9\t40\t0\t \n"
)


def test_words_of_tsv() -> None:
    scan = ocr.words_of_tsv(TSV, scale=0.5)
    assert [word.text for word in scan.words] == ["Målgruppe", "Voksne", '"borgere']
    assert scan.stream == 'Målgruppe Voksne "borgere'
    assert all(scan.stream[word.start : word.end] == word.text for word in scan.words)
    assert scan.confidence == pytest.approx(0.92)
    assert scan.words[1].baseline == scan.words[2].baseline


def test_nothing_found_is_no_failure() -> None:
    assert ocr.words_of_tsv("", scale=1) == ocr.Scan("", (), 0.0)


def _scanned(path: Path, source: Path, *, after: str = "") -> Path:
    """A PDF of the first page of another one as an image, with a page of text after it."""
    pdf = pypdfium2.PdfDocument(source)
    image: Image.Image = pdf[0].render(scale=200 / 72, grayscale=True).to_pil()
    pdf.close()
    buffer = BytesIO()
    image.save(buffer, format="PNG")
    sheet = Sheet(path)
    sheet.canvas.drawImage(ImageReader(buffer), 0, 0, 595, 842)
    sheet.next_page()
    if after:
        sheet.text(60, 80, after)
    return sheet.save()


@needs_tesseract
@pytest.mark.slow
def test_scan_with_labels_and_a_page_of_text(tmp_path: Path) -> None:
    original = label_column(tmp_path / "etiketter.pdf", rows=4)
    path = _scanned(tmp_path / "skannet.pdf", original.path, after="Denne side er tekst.")
    source = read(path)
    assert verify(source) == []
    assert [(finding.code, finding.page) for finding in source.findings] == [("ocr", 1)]
    assert 0.5 < source.agreement < 1
    assert source.reader.endswith("tesseract")
    assert source.lines[-1].text == "Denne side er tekst."
    assert agreement([*original.truth, "Denne", "side", "er", "tekst."], source) >= 0.9
    assert sum(line.mark is Mark.LABEL for line in source.lines) >= 4


def test_image_page_beside_text_without_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_available", lambda: False)
    sheet = Sheet(tmp_path / "original.pdf")
    sheet.text(60, 80, "Overskrift", font=BOLD)
    sheet.save()
    source = read(_scanned(tmp_path / "blandet.pdf", sheet.path, after="Denne side er tekst."))
    assert [line.text for line in source.lines] == ["Denne side er tekst."]
    assert [(finding.code, finding.page, finding.severity.value) for finding in source.findings] == [
        ("image_page", 1, "error")
    ]
