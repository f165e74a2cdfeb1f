"""Which characters do these bytes stand for?

Evidence in order: a byte order mark, valid UTF-8, what the file declares, NULs in every second place (UTF-16), and at
last Windows-1252, which any Danish system wrote before it wrote UTF-8. Bytes that are no text at all are refused.
"""

from __future__ import annotations

import codecs
import re

from kb.errors import SourceError
from kb.model import Finding, Severity

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS_RE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x9f\ufffd]")
_MOST_CONTROLS = 0.01  # share of control characters that a text can hold and still be one
_FEW_BAD_BYTES = 0.1  # bad bytes per good multi-byte letter in a UTF-8 file that was damaged under way


def decode(data: bytes, *, name: str, declared: str = "") -> tuple[str, tuple[Finding, ...]]:
    """The text, and a finding when it was not plain UTF-8.

    Raises: SourceError when the bytes are no text.
    """
    text, encoding = _best_guess(data, declared)
    if text is None or len(_CONTROLS_RE.findall(text)) > _MOST_CONTROLS * len(text) + 3 or "\x00" in text:
        raise SourceError(
            f"'{name}' er ikke en tekstfil, men indeholder binære data.",
            hint="Kontrollér filtypen, og gem dokumentet som PDF, DOCX, HTML eller ren tekst i UTF-8.",
        )
    return text, _findings(text, encoding)


def _best_guess(data: bytes, declared: str) -> tuple[str | None, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _try(data[len(mark) :], encoding), encoding
    text = _try(data, "utf-8")
    if text is not None and "\x00" not in text:
        return text, "utf-8"
    for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        if len(data) >= 4 and zeros.count(0) > 0.7 * len(zeros):
            return _try(data, encoding), encoding
    if declared and declared.lower() not in ("utf-8", "utf8", "iso-8859-1", "latin-1", "latin1"):
        text = _try(data, declared)
        if text is not None:
            return text, declared
    mended = data.decode("utf-8", errors="replace")
    bad = mended.count("\ufffd")
    letters = sum(1 for character in mended if character > "\x7f" and character != "\ufffd")
    if letters and bad <= _FEW_BAD_BYTES * letters:
        return mended, "damaged"
    return _try(data, "cp1252") or data.decode("latin-1"), "cp1252"


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _findings(text: str, encoding: str) -> tuple[Finding, ...]:
    if encoding == "utf-8":
        return ()
    if encoding == "damaged":
        count = text.count("\ufffd")
        message = f"{count} tegn kunne ikke læses og vises som \ufffd; hent filen igen, eller gem den i UTF-8."
        return (Finding("damaged_encoding", message, Severity.WARNING),)
    label = {"cp1252": "Windows-1252"}.get(encoding, encoding.upper())
    message = f"Filen er ikke i UTF-8 og blev læst som {label}; kontrollér, at æ, ø og å står rigtigt."
    return (Finding("not_utf8", message, Severity.INFO),)
