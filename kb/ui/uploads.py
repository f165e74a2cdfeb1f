"""Where do files that a person uploads go?

They are people's own files, so they live in `workspace/uploads/` and are read from there. A file of the same name takes
the place of an earlier one, which is moved to the folder below that no run reads.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Collection
from pathlib import Path

from kb.errors import SourceError
from kb.paths import Home
from kb.ui.texts import Texts

EARLIER = "tidligere"
_IGNORE = ".kbignore"


def folder(home: Home) -> Path:
    return home.workspace / "uploads"


def keep(home: Home, name: str, data: bytes, *, suffixes: Collection[str], texts: Texts) -> Path:
    """The file in its place, whole.

    Raises: SourceError when it cannot be kept under this name, or not at all.
    """
    safe = _safe(name, suffixes, texts)
    place = folder(home) / safe
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_file():
            if place.read_bytes() == data:
                return place
            _move_away(place)
        draft = place.with_name(f".{safe}.{os.getpid()}")
        draft.write_bytes(data)
        os.replace(draft, place)
    except OSError as error:
        message = texts("cannot_keep", name=safe, folder=folder(home), reason=error.strerror or type(error).__name__)
        raise SourceError(message, hint=texts("cannot_keep_hint")) from error
    return place


def _safe(name: str, suffixes: Collection[str], texts: Texts) -> str:
    """The name without a folder; it must be one that a run over the folder would read."""
    base = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2]).strip()
    if Path(base).suffix.lower() not in suffixes:
        raise SourceError(f"»{base}«: {texts('no_such_format')}", hint=texts("save_in_a_format"))
    if (
        not base[0].isalnum()
        or any(unicodedata.category(char)[0] == "C" for char in base)
        or set(base) & set('<>:"|?*')
    ):
        raise SourceError(texts("bad_name", name=base), hint=texts("bad_name_hint"))
    return base


def _move_away(place: Path) -> None:
    earlier = place.parent / EARLIER
    earlier.mkdir(exist_ok=True)
    (earlier / _IGNORE).touch()
    mark = hashlib.sha256(place.read_bytes()).hexdigest()[:8]
    os.replace(place, earlier / f"{place.stem}-{mark}{place.suffix}")
