"""From files to cells: what a matrix quotes stands in the lines that it names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.compare import build_matrix
from kb.ingest import ingest
from kb.library import Library
from kb.model import Cell, CellState
from kb.paths import home
from kb.present import FORMATS, render
from kb.taxonomy import SectionType

SHARED = Path(__file__).resolve().parents[3] / "shared" / "corpus"

BAKKEBY = """\
Kvalitetsstandard for ledsagelse efter servicelovens § 97
Bakkeby Kommune
Godkendt af byrådet den 12. marts 2024

Hvem kan få ledsagelse?
Ordningen er for borgere mellem 18 og 67 år, som ikke kan
færdes alene på grund af en betydelig funktionsned-
sættelse.

Hvad kan du få hjælp til?
Ledsageren følger med til fritidsaktiviteter, som du selv vælger.

Hvor meget kan du få?
Du kan få ledsagelse i 15 timer om måneden.

Hvad kan du ikke få hjælp til?
Der ydes ikke hjælp til:
- rengøring
- medicin
"""


def cells(library: Library, law: str) -> Iterator[Cell]:
    for row in build_matrix(library, law, types=list(SectionType)).cells:
        yield from row


def check(library: Library) -> int:
    """How many quotes there are, each found in its lines: its words in their order."""
    seen = 0
    for law in library.laws():
        for cell in cells(library, law):
            assert cell.quotes or cell.state in {CellState.NOT_STATED, CellState.UNREADABLE}
            assert cell.looked_in
            for quote in cell.quotes:
                lines = library.clean(quote.document).texts[quote.start_line - 1 : quote.end_line]
                rest = iter(" ".join(lines).split())
                assert all(word in rest for word in quote.text.split()), quote
                seen += 1
    return seen


def test_a_file_becomes_a_matrix_with_its_lines(tmp_path: Path) -> None:
    file = tmp_path / "bakkeby.txt"
    file.write_text(BAKKEBY, encoding="utf-8")
    root = home(tmp_path / "home")
    ingest(root, [file], municipality="Bakkeby", workers=1)
    library = Library.open(root)
    assert check(library) > 0
    matrix = build_matrix(library, "§ 97")
    assert [column.municipality for column in matrix.columns] == ["Bakkeby"]
    scope = matrix.cells[matrix.types.index(SectionType.SCOPE)][0]
    assert [(quote.text, quote.start_line) for quote in scope.quotes] == [
        ("Du kan få ledsagelse i 15 timer om måneden.", 14)
    ]
    for format in FORMATS:
        assert render(matrix, format)


@pytest.mark.real
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not here")
def test_real_documents_are_quoted_as_they_stand(tmp_path: Path) -> None:
    root = home(tmp_path / "home")
    ingest(root, [SHARED], workers=1)
    assert check(Library.open(root)) > 1000
