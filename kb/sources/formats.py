"""Which reader takes this file?

Evidence in order: the first bytes (a PDF, a zip, an OLE file and HTML say what they are), then the suffix. Where the
two disagree the bytes win and a finding says so. Sizes are looked up before anything is read.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from io import BytesIO
from pathlib import Path

from kb.errors import SourceError
from kb.model import Finding, Severity, Source
from kb.sources.glyphs import DOCX, HTML, PDF
from kb.sources.reading import Raw, Reading

SUFFIXES: dict[str, str] = {
    ".pdf": PDF,
    ".html": HTML,
    ".htm": HTML,
    ".docx": DOCX,
    ".txt": "text/plain",
    ".md": "text/markdown",
}

LARGEST_FILE = 200 * 1024 * 1024  # bytes
_KNOWN = "PDF, HTML, DOCX, TXT og MD"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML_RE = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_NAMES = {PDF: "en PDF", HTML: "en webside (HTML)", DOCX: "et Word-dokument (DOCX)"}
_PICTURES = {b"\xff\xd8\xff": "JPEG", b"\x89PNG": "PNG", b"II*\x00": "TIFF", b"MM\x00*": "TIFF"}


def read(path: Path, *, ocr: bool = True) -> Source:
    """A file as lines, with an account of every character that is in none of them.

    Raises: SourceError with a Danish sentence and a hint when the file cannot be read as a document.
    """
    data = _bytes_of(path)
    media_type, findings = _media_type(path, data)
    raw = Raw(path.name, media_type, data)
    reading = _read(raw, ocr=ocr)
    return Source(
        document=path.name,
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        page_sizes=reading.page_sizes,
        streams=reading.streams,
        lines=reading.lines,
        dropped=reading.dropped,
        agreement=reading.agreement,
        reader=reading.reader,
        hints=reading.hints,
        findings=findings + reading.findings,
    )


def _read(raw: Raw, *, ocr: bool) -> Reading:
    # Each reader comes with its library (70-130 ms), and a run without changes needs none of them.
    if raw.media_type == PDF:
        from kb.sources.pdf import read_pdf

        return read_pdf(raw, ocr=ocr)
    if raw.media_type == HTML:
        from kb.sources.html import read_html

        return read_html(raw)
    if raw.media_type == DOCX:
        from kb.sources.docx import read_docx

        return read_docx(raw)
    from kb.sources.plain import read_plain

    return read_plain(raw)


def _bytes_of(path: Path) -> bytes:
    name = path.name
    try:
        if path.is_dir():
            raise SourceError(f"'{name}' er en mappe, ikke et dokument.", hint="Angiv filerne i mappen.")
        size = path.stat().st_size
        if size == 0:
            raise SourceError(f"'{name}' er tom.", hint="Hent filen igen fra kommunens hjemmeside.")
        if size > LARGEST_FILE:
            raise SourceError(
                f"'{name}' fylder {size // 1024**2} MB, og grænsen er {LARGEST_FILE // 1024**2} MB.",
                hint="Del dokumentet, eller gem det uden billeder.",
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(f"'{name}' findes ikke.", hint="Kontrollér stien.") from error
    except PermissionError as error:
        raise SourceError(f"'{name}' må ikke læses.", hint="Giv læserettighed til filen.") from error
    except OSError as error:
        raise SourceError(f"'{name}' kunne ikke læses fra disken.", hint="Kontrollér filen og drevet.") from error


def _media_type(path: Path, data: bytes) -> tuple[str, tuple[Finding, ...]]:
    claimed = SUFFIXES.get(path.suffix.lower())
    found = _sniff(path.name, data)
    if found is None and claimed in (PDF, DOCX):
        article = _NAMES[claimed]
        raise SourceError(f"'{path.name}' er ikke {article}, selv om navnet siger det.", hint=_again(claimed))
    media_type = found or claimed
    if media_type is None:
        raise SourceError(f"'{path.name}' har et format, som ikke kan læses.", hint=f"Brug {_KNOWN}.")
    if claimed is None or media_type == claimed:
        return media_type, ()
    message = f"Filens navn slutter på {path.suffix}, men indholdet er {_NAMES[media_type]} og blev læst som det."
    return media_type, (Finding("wrong_extension", message, Severity.INFO),)


def _sniff(name: str, data: bytes) -> str | None:
    """What the bytes say they are; None = nothing, the suffix decides."""
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(_OLE):
        raise SourceError(
            f"'{name}' er en gammel Office-fil (.doc) eller en krypteret Word-fil.",
            hint="Åbn den i Word eller LibreOffice, og gem den som DOCX uden adgangskode.",
        )
    if head.startswith(b"{\\rtf"):
        raise SourceError(f"'{name}' er en RTF-fil.", hint="Åbn den i Word eller LibreOffice, og gem den som DOCX.")
    for magic, label in _PICTURES.items():
        if head.startswith(magic):
            raise SourceError(f"'{name}' er et billede ({label}).", hint="Gem billedet som PDF, og læs den.")
    if head.startswith(b"PK\x03\x04"):
        if _holds_word_document(data):
            return DOCX
        raise SourceError(f"'{name}' er en zip-fil uden et Word-dokument.", hint=f"Pak den ud, og brug {_KNOWN}.")
    if _HTML_RE.match(head.removeprefix(b"\xef\xbb\xbf")):
        return HTML
    return None


def _holds_word_document(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return True  # a damaged one: the DOCX reader says so better


def _again(media_type: str) -> str:
    return "Hent filen igen, eller gem den som PDF." if media_type == PDF else "Åbn filen i Word, og gem den som DOCX."
