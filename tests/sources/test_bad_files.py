"""A file that cannot be read gets one Danish sentence and a hint, whatever is wrong with it."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from kb.errors import SourceError
from kb.sources import formats, ocr, read
from tests.sources.make_pdf import Sheet


def _pdf(path: Path, *, encrypt: StandardEncryption | None = None, pages: int = 1) -> Path:
    canvas = Canvas(str(path), invariant=True, encrypt=encrypt)
    for page in range(pages):
        canvas.drawString(72, 700, f"Målgruppen er voksne borgere {page}")
        canvas.showPage()
    canvas.save()
    return path


def _empty(folder: Path) -> Path:
    path = folder / "tom.pdf"
    path.touch()
    return path


def _truncated(folder: Path) -> Path:
    whole = _pdf(folder / "hel.pdf").read_bytes()
    path = folder / "afkortet.pdf"
    path.write_bytes(whole[:200])
    return path


def _encrypted(folder: Path) -> Path:
    return _pdf(folder / "laast.pdf", encrypt=StandardEncryption("hemmelig", ownerPassword="ejer", strength=128))


def _zip_bomb(folder: Path) -> Path:
    path = folder / "bombe.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * (30 * 1024 * 1024))
    return path


def _entity_bomb(folder: Path) -> Path:
    whole = folder / "god.docx"
    docx.Document().save(str(whole))
    path = folder / "entiteter.docx"
    with zipfile.ZipFile(whole) as good, zipfile.ZipFile(path, "w") as archive:
        for entry in good.infolist():
            data = good.read(entry)
            if entry.filename == "word/document.xml":
                data = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'
            archive.writestr(entry, data)
    return path


def _written(name: str, data: bytes) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(data)
        return path

    return write


def _picture(folder: Path) -> bytes:
    buffer = BytesIO()
    Image.new("L", (50, 50), 200).save(buffer, format="PNG")
    return buffer.getvalue()


def _folder(folder: Path) -> Path:
    path = folder / "mappe.pdf"
    path.mkdir()
    return path


def _blank(folder: Path) -> Path:
    sheet = Sheet(folder / "blank.pdf")
    sheet.next_page()
    return sheet.save()


def _zip(folder: Path) -> Path:
    path = folder / "pakke.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("brev.txt", "hej")
    return path


SCRIPTS = b"<!DOCTYPE html><html><head><title>x</title></head><body><script>var a = 'tekst';</script></body></html>"
CASES: dict[str, tuple[Callable[[Path], Path], str]] = {
    "tom": (_empty, "er tom"),
    "afkortet PDF": (_truncated, "beskadiget eller afkortet"),
    "adgangskode": (_encrypted, "adgangskode"),
    "zipbombe": (_zip_bomb, "pakker sig ud"),
    "entiteter": (_entity_bomb, "beskadiget Word"),
    "kun scripts": (_written("side.html", SCRIPTS), "scripts"),
    "binær .txt": (_written("data.txt", bytes(range(256)) * 40), "binære"),
    "NUL i .txt": (_written("nul.txt", b"abc\x00def\x00\x00\x01" * 9), "binære"),
    "gammel .doc": (_written("brev.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), "gammel Office"),
    ".doc ved navn": (_written("brev.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), "gammel Office"),
    "RTF": (_written("brev.docx", rb"{\rtf1 tekst}"), "RTF"),
    "PDF, der er tekst": (_written("note.pdf", "Bare tekst om støtte".encode()), "ikke en PDF"),
    "DOCX, der er tekst": (_written("note.docx", b"Bare tekst"), "ikke et Word"),
    "ukendt format": (_written("tal.xlsx2", b"1;2;3"), "format"),
    "billede": (_written("foto.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 50), "billede"),
    "mappe": (_folder, "mappe"),
    "zip uden Word": (_zip, "zip-fil"),
    "findes ikke": (lambda folder: folder / "intet.pdf", "findes ikke"),
    "PDF uden sider": (
        _written("nul.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                 b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"),
        "ingen sider",
    ),
    "PDF uden tekst": (_blank, "ingen tekst"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_one_sentence_and_a_hint(tmp_path: Path, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    make, expected = CASES[name]
    path = make(tmp_path)
    with pytest.raises(SourceError) as caught:
        read(path)
    message, hint = caught.value.message, caught.value.hint
    assert expected in message
    assert path.name in message
    assert message.endswith(".")
    assert hint.endswith(".")
    assert "\n" not in message + hint
    assert len(re.findall(r"[.!?](?=\s|$)", message)) == 1
    assert capfd.readouterr() == ("", "")


def test_a_large_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "stor.pdf"
    with path.open("wb") as file:
        file.truncate(500 * 1024 * 1024)  # sparse: takes no room
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("the file was read"))
    with pytest.raises(SourceError, match="fylder 500 MB, og grænsen er 200 MB"):
        read(path)


def test_too_many_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.sources.pdf.MOST_PAGES", 3)
    with pytest.raises(SourceError, match="har 4 sider"):
        read(_pdf(tmp_path / "lang.pdf", pages=4))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read anything")
def test_no_right_to_read(tmp_path: Path) -> None:
    path = _pdf(tmp_path / "lukket.pdf")
    path.chmod(0)
    with pytest.raises(SourceError, match="må ikke læses"):
        read(path)


def test_an_owner_password_does_not_hinder_reading(tmp_path: Path) -> None:
    path = _pdf(tmp_path / "ejer.pdf", encrypt=StandardEncryption("", ownerPassword="ejer", canCopy=0, strength=128))
    assert "voksne borgere" in read(path).lines[0].text


def test_a_web_page_named_pdf_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "side.pdf"
    path.write_text("<html><body><main><p>Støtten er gratis.</p></main></body></html>", encoding="utf-8")
    source = read(path)
    assert source.media_type == "text/html"
    assert source.document == "side.pdf"
    assert [finding.code for finding in source.findings] == ["wrong_extension"]


def test_a_broken_page_leaves_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    from kb.sources import pdf

    good = pdf.read_words

    def fail_on_second(page: pypdfium2.PdfPage, **options: bool) -> pdf.PageWords:
        content = good(page, **options)
        if "borgere 1" in content.stream:
            raise pypdfium2.PdfiumError("Failed to load page.")
        return content

    monkeypatch.setattr(pdf, "read_words", fail_on_second)
    source = read(_pdf(tmp_path / "delvis.pdf", pages=3))
    assert [line.page for line in source.lines if line.text] == [1, 3]
    assert [(finding.code, finding.page) for finding in source.findings] == [("broken_page", 2)]


def _scan(path: Path) -> Path:
    sheet = Sheet(path)
    picture = Image.new("L", (1240, 1754), 255)
    sheet.canvas.drawInlineImage(picture, 0, 0, 595, 842)
    return sheet.save()


@pytest.mark.parametrize(("use_ocr", "installed"), [(False, True), (True, False)])
def test_images_without_ocr(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, use_ocr: bool, installed: bool) -> None:
    monkeypatch.setattr(ocr, "is_available", lambda: installed)
    with pytest.raises(SourceError) as caught:
        read(_scan(tmp_path / "skannet.pdf"), ocr=use_ocr)
    assert "billeder af sider uden tekst" in caught.value.message
    assert ("tesseract-ocr-dan" in caught.value.hint) == use_ocr


def test_limits_are_what_the_documentation_says() -> None:
    assert formats.LARGEST_FILE == 200 * 1024 * 1024
