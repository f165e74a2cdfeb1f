"""Matrices made by hand: one that is calm, one that is hostile."""

from __future__ import annotations

import pytest

from kb.model import Cell, CellState, Column, Document, Finding, Grade, Matrix, Quote, Severity
from kb.taxonomy import SectionType

T = SectionType


def quote(text: str, line: int = 3, *, document: str = "bakkeby.pdf", **more: object) -> Quote:
    return Quote("p", document, text, line, line + 1, 2, **more)  # type: ignore[arg-type]


@pytest.fixture
def matrix() -> Matrix:
    """Two municipalities, one cell of each state."""
    return Matrix(
        law="SEL § 97",
        types=(T.TARGET_GROUP, T.CONTENT, T.SCOPE),
        columns=(
            Column("Bakkeby", "bakkeby.pdf", ("bakkeby.pdf#1",), "Ledsagelse", "2024-03-12", "Byrådet", 2024),
            Column("Åbjerg", "åbjerg.docx", ("åbjerg.docx#1",), "Ledsageordning", edition_year=2019, grade=Grade.C),
        ),
        cells=(
            (
                Cell(CellState.STATED, (quote("Ordningen er for voksne.", shared=True),)),
                Cell(CellState.NOT_STATED, (), ((1, 9), (12, 12))),
            ),
            (
                Cell(
                    CellState.STATED,
                    (
                        quote("Der ydes ledsagelse til:", 4, confidence=0.6),
                        quote("gåture", 5, lead_in="Der ydes ledsagelse til:"),
                        quote("indkøb", 7, lead_in="Der ydes ledsagelse til:", confidence=0.3),
                    ),
                ),
                Cell(CellState.REFERS, (quote("Se kvalitetsstandarden for botilbud.", 9, document="åbjerg.docx"),)),
            ),
            (
                Cell(CellState.EXCLUDED, (quote("Kommunen tilbyder ikke ordningen.", 11),)),
                Cell(CellState.UNREADABLE, (), ((1, 9),), "unreadable_pages"),
            ),
        ),
        snapshot="abc123",
        findings=(Finding("older_edition", "Bakkeby har også en ældre udgave.", Severity.INFO),),
        documents=(Document("bakkeby.pdf", "Bakkeby", "", "Ledsagelse", "application/pdf", 4, 120, "ab12" * 16),),
    )


HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(2)>",
    "=cmd|'/c calc'!A1",
    "+1+1",
    "@SUM(A1)",
    "-2",
    "1 time \u202eemit\u202c om ugen",
    "bip\x07 \x1b[2Jslet\x00",
    "halv \ud800 tegn \ufffe",
    "http://eksempel.invalid/klik",
    "{{ 7 * 7 }}{% raw %}",
    "linje\r\nskift\u2028her",
    "&P &[Fil] &&",
    "ord " * 10_000,
    "x" * 40_000,
    "",
)


@pytest.fixture
def hostile() -> Matrix:
    """Every text that a stranger's file can put in, in every place."""
    columns = tuple(
        Column(text[:200], f"{n}{text[:60]}.pdf", ("s",), text[:900], text[:40], text[:200])
        for n, text in enumerate(HOSTILE)
    )
    return Matrix(
        law="SEL § 97 <b>&amp;",
        types=(T.CONTENT,),
        columns=columns,
        cells=(
            tuple(
                Cell(
                    CellState.STATED,
                    (
                        quote(text, document=column.document, heading=text, lead_in=text[:500]),
                        quote(text, 9, document=column.document),
                    ),
                )
                for text, column in zip(HOSTILE, columns, strict=True)
            ),
        ),
        snapshot="<b>",
        findings=(Finding("x", "<script>alert(3)</script>\x0b"),),
    )
