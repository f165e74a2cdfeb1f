"""What does each municipality say under one law, side by side?"""

from __future__ import annotations

from collections.abc import Sequence

from kb.alphabet import danish_order
from kb.compare.cell_states import Note
from kb.compare.cells import Witness
from kb.compare.editions import Holding, newest, year_of
from kb.compare.holdings import holdings_under, left_out
from kb.compare.law_query import LawQuery, laws_meant
from kb.compare.names import listed, municipality_named, section_type_named
from kb.compare.shelf import Rejected, Shelf
from kb.model import Cell, CellState, Column, Document, Finding, Grade, Matrix, Severity
from kb.taxonomy import CORE, SectionType


def build_matrix(
    library: Shelf,
    law: str,
    *,
    types: Sequence[SectionType] = CORE,
    municipalities: Sequence[str] = (),
    all_editions: bool = False,
) -> Matrix:
    """The municipalities' standards under one law, one column for each municipality and document.

    Shape: rows as in `types`; columns in the order of `municipalities`, else in Danish alphabetical order.
    `all_editions` shows older editions of a document, too; otherwise a finding names them.
    Raises: QueryError when the library does not know the law, a municipality or a type; with near names.
    """
    section_types = tuple(dict.fromkeys(section_type_named(section_type) for section_type in types))
    query = laws_meant(law, library.laws())
    asked = _asked(library, municipalities)
    holdings = [
        holding for holding in holdings_under(library, query) if not asked or holding.document.municipality in asked
    ]
    holdings.sort(key=lambda holding: _order(holding.document, asked))
    shown, replaced = (holdings, []) if all_editions else newest(holdings)
    columns = [_column(holding) for holding in shown]
    witnesses = [_witness(library, holding, query) for holding in shown]
    missing = [one for one in library.rejected if one.municipality and (not asked or one.municipality in asked)]
    heard = {column.municipality for column in columns}
    lost = [one for one in missing if one.municipality not in heard]
    unreadable = Cell(CellState.UNREADABLE, note=Note.REJECTED)
    return Matrix(
        law=query.label,
        types=section_types,
        columns=(*columns, *(_lost_column(one) for one in lost)),
        cells=tuple(
            (*(witness.cell(section_type) for witness in witnesses), *(unreadable for _ in lost))
            for section_type in section_types
        ),
        snapshot=library.snapshot,
        findings=(
            *_older(replaced),
            *(_rejected(one) for one in library.rejected if not asked or one.municipality in (*asked, "")),
            *_silent(asked, {*heard, *(one.municipality for one in lost)}, query),
            *_left_out(query),
            *left_out(shown, query),
            *_doubtful(shown),
        ),
        documents=tuple(holding.document for holding in shown),
    )


def _asked(library: Shelf, municipalities: Sequence[str]) -> tuple[str, ...]:
    held = {one.municipality for one in library.documents} | {one.municipality for one in library.rejected}
    known = sorted(held - {""}, key=danish_order)
    return tuple(dict.fromkeys(municipality_named(name, known) for name in municipalities))


def _order(document: Document, asked: Sequence[str]) -> tuple[int, bool, tuple[str, str], str]:
    place = asked.index(document.municipality) if document.municipality in asked else 0
    return place, not document.municipality, danish_order(document.municipality), document.document


def _witness(library: Shelf, holding: Holding, query: LawQuery) -> Witness:
    name = holding.document.document
    return Witness(library.reading(name), library.clean(name), holding.standards, query.laws)


def _column(holding: Holding) -> Column:
    document = holding.document
    titles = dict.fromkeys(standard.title for standard in holding.standards if standard.title)
    return Column(
        municipality=document.municipality,
        document=document.document,
        standards=tuple(standard.id for standard in holding.standards),
        title=" · ".join(titles) or document.title,
        approved_on=document.approved_on,
        approved_by=document.approved_by,
        edition_year=document.edition_year,
        grade=document.grade,
    )


def _lost_column(rejected: Rejected) -> Column:
    return Column(rejected.municipality, rejected.document, (), "", grade=Grade.D)


# ---------------------------------------------------------------------------------------------------- findings


def _older(replaced: Sequence[tuple[Holding, Holding]]) -> list[Finding]:
    return [
        Finding(
            "older_edition",
            f"{older.document.municipality} har også en ældre udgave, {_edition(older.document)}."
            f" Sammenligningen viser {_edition(newer.document)}.",
            Severity.INFO,
        )
        for older, newer in replaced
    ]


def _edition(document: Document) -> str:
    year = year_of(document)[:4]
    return f"»{document.document}« ({year})" if year else f"»{document.document}«"


def _rejected(rejected: Rejected) -> Finding:
    owner = f" fra {rejected.municipality}" if rejected.municipality else ""
    reason = rejected.reason.rstrip(". ")
    return Finding(
        "document_rejected",
        f"Dokumentet »{rejected.document}«{owner} kunne ikke læses og er ikke med i sammenligningen: {reason}.",
        Severity.ERROR,
    )


def _silent(asked: Sequence[str], heard: set[str], query: LawQuery) -> list[Finding]:
    silent = [municipality for municipality in asked if municipality not in heard]
    if not silent:
        return []
    return [
        Finding(
            "no_standard",
            f"Biblioteket har ingen standard efter {query.label} fra {listed(silent)};"
            " det siger ikke, om kommunen har en.",
        )
    ]


def _left_out(query: LawQuery) -> list[Finding]:
    if not query.left_out:
        return []
    return [
        Finding(
            "near_law",
            f"Biblioteket har også standarder efter {listed(query.left_out)}; de er ikke med i denne sammenligning.",
            Severity.INFO,
        )
    ]


def _doubtful(holdings: Sequence[Holding]) -> list[Finding]:
    return [
        Finding(
            "read_with_doubt",
            f"Læsningen af »{document.document}« er usikker (karakter {document.grade}); hold citaterne op mod kilden.",
        )
        for holding in holdings
        if (document := holding.document).grade in {Grade.C, Grade.D}
    ]
