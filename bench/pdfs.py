"""Which PDFs are speed and memory measured on?

The shipped ones, repeated under other names, and the other shipped documents drawn as PDFs in one and in two columns.
Not the scanned page: text recognition takes seconds a page, and the others read nothing there.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2

from bench.made_from import script, sources
from kb.paths import PROJECT

CORPUS = PROJECT / "corpus"
PAGES = 120


@dataclass(frozen=True, slots=True)
class PdfSet:
    paths: tuple[Path, ...]
    pages: int


def shipped() -> list[Path]:
    """The shipped PDFs that hold text, by name."""
    return [
        CORPUS / document.output
        for document in sources()
        if document.output.endswith(".pdf") and document.head["layout"] != "scan"
    ]


def write_pdfs(folder: Path, *, pages: int = PAGES) -> PdfSet:
    """Fill the folder with at least so many pages of PDF."""
    drawn = _drawn(folder)
    paths = list(drawn)
    total = sum(map(page_count, paths))
    round_number = 0
    while total < pages:
        round_number += 1
        for path in shipped():
            copy = folder / f"{path.stem}-{round_number}.pdf"
            shutil.copy(path, copy)
            paths.append(copy)
            total += page_count(copy)
    return PdfSet(tuple(paths), total)


def _drawn(folder: Path) -> list[Path]:
    """The documents that ship as web pages, Word files or text, drawn as PDFs."""
    draw = script("pages").pdf
    paths = []
    for document in sources():
        if document.output.endswith(".pdf"):
            continue
        for layout in ("single", "columns"):
            head = {**document.head, "layout": layout, "hyphenate": "yes" if layout == "columns" else "no"}
            blocks = document.blocks
            if layout == "columns":
                first = replace(blocks[0], kind="columns", text="")
                blocks = (blocks[0], first, *blocks[1:])
            path = folder / f"{document.stem}-{layout}.pdf"
            path.write_bytes(draw(replace(document, head=head, blocks=blocks)))
            paths.append(path)
    return paths


def page_count(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)
