"""A list of quoted places as a file: what a search found, or what each municipality answers to a question.

Whoever makes a list says its columns and cells; here it becomes a workbook, a Word table, a web page or CSV, with the
sources below. All text is written as text; the bytes are the same each time.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO

from markupsafe import Markup

from kb.model import Document
from kb.present import parts
from kb.present.safe import no_formula, printable
from kb.present.texts import Words

FORMATS = ("csv", "html", "xlsx", "docx")
Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Head:
    """A column."""

    key: str  # of its text; also its name in CSV
    units: int  # width in a workbook
    cm: float = 0.0  # width in Word; 0 = the column is left out there


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows of quotes with all that says where they are from."""

    title: str
    said: tuple[str, ...]  # what the list is an answer to, how it was narrowed, in sentences
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    documents: tuple[Document, ...]  # behind the rows
    guide: tuple[str, ...]
    snapshot: str
    empty: str  # what is said instead of a list without rows


def written(listing: Listing, format: str, *, language: str = "da", date: str | None = None) -> bytes:
    """The list as a file of one of `FORMATS`; `date` (ISO) is printed where there is room, the clock is never read."""
    words = Words(language)
    if format == "csv":
        return _csv(listing)
    if format == "html":
        return _html(listing, words, date)
    if format == "xlsx":
        return _xlsx(listing, words, date)
    if format == "docx":
        return _docx(listing, words, date)
    raise ValueError(f"{format!r} is none of {FORMATS}")


def _csv(listing: Listing) -> bytes:
    table = StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow([head.key for head in listing.heads])
    for row in listing.rows:
        writer.writerow(["" if cell is None else no_formula(printable(str(cell))) for cell in row])
    return b"\xef\xbb\xbf" + table.getvalue().encode("utf-8", "replace")


def _facts(listing: Listing, words: Words, date: str | None) -> list[str]:
    made = [words("made_on", date=parts.in_words(date, words))] if date else []
    kept = [words("snapshot", snapshot=printable(listing.snapshot))] if listing.snapshot else []
    return [*made, *kept]


_SOURCES = (
    *(("municipality", 18, 3.4), ("standard", 44, 7.2), ("approved_on", 26, 4.0), ("approved_by", 34, 5.0)),
    *(("document", 34, 7.0), ("grade", 26, 0.0), ("sha256", 36, 0.0)),
)


def _sources(listing: Listing, words: Words) -> list[tuple[str, ...]]:
    return [
        (
            printable(document.municipality) or words("unknown_municipality"),
            printable(document.title),
            parts.document_dated(document, words),
            printable(document.approved_by),
            printable(document.document),
            words.grade(document.grade),
            document.sha256,
        )
        for document in listing.documents
    ]


def _xlsx(listing: Listing, words: Words, date: str | None) -> bytes:
    from kb.present import flat_sheets
    from kb.present.flat_sheets import Sheet

    title = printable(listing.title)
    heads = tuple((words(head.key), head.units) for head in listing.heads)
    rows = tuple(tuple(_lines(cell) if isinstance(cell, str) else cell for cell in row) for row in listing.rows)
    said = [*listing.said, *_facts(listing, words, date), *([] if rows else [listing.empty]), *listing.guide]
    sheets = (
        Sheet(words("sheet_list"), heads, rows, title, 2),
        Sheet(
            words("sheet_sources"),
            tuple((words(key), units) for key, units, _ in _SOURCES),
            tuple(_sources(listing, words)),
        ),
        Sheet(words("sheet_guide"), (("", 110),), tuple((printable(text),) for text in said), words("sheet_guide")),
    )
    return flat_sheets.written(sheets, title, words, date)


def _docx(listing: Listing, words: Words, date: str | None) -> bytes:
    import docx

    from kb.present.as_docx import number_pages, same_each_time, set_properties, set_styles
    from kb.present.word_tables import add_table, landscape

    file = docx.Document()
    title = printable(listing.title)
    set_properties(file, title, words)
    set_styles(file, words)
    landscape(file)
    number_pages(file, words)
    file.add_heading(title, level=1)
    for text in (*listing.said, " · ".join(_facts(listing, words, date))):
        if text:
            file.add_paragraph(printable(text))
    shown = [at for at, head in enumerate(listing.heads) if head.cm]
    rows = [["" if row[at] is None else _lines(str(row[at])) for at in shown] for row in listing.rows]
    if rows:
        names = [words(listing.heads[at].key) for at in shown]
        add_table(file, title, names, rows, [listing.heads[at].cm for at in shown])
    else:
        file.add_paragraph(printable(listing.empty))
    file.add_heading(words("sheet_sources"), level=2)
    in_word = [at for at, (_, _, cm) in enumerate(_SOURCES) if cm]
    sources = [[row[at] for at in in_word] for row in _sources(listing, words)]
    add_table(
        file,
        words("sheet_sources"),
        [words(_SOURCES[at][0]) for at in in_word],
        sources,
        [_SOURCES[at][2] for at in in_word],
    )
    file.add_heading(words("sheet_guide"), level=2)
    for text in listing.guide:
        file.add_paragraph(printable(text), style="List Bullet")
    target = BytesIO()
    file.save(target)
    return same_each_time(target)


def _lines(text: str) -> str:
    """Printable, its line breaks kept."""
    return "\n".join(printable(line) for line in text.split("\n"))


def _html(listing: Listing, words: Words, date: str | None) -> bytes:
    from kb.present.as_html import own_file, page_template, policy_hash

    style = own_file("matrix.css")
    page = page_template("listing.html").render(
        start="liste",
        words=words,
        title=printable(listing.title),
        said=[printable(text) for text in listing.said],
        facts=_facts(listing, words, date),
        heads=[words(head.key) for head in listing.heads],
        rows=[["" if cell is None else _lines(str(cell)).split("\n") for cell in row] for row in listing.rows],
        empty=listing.empty,
        source_keys=[key for key, _, _ in _SOURCES],
        sources=_sources(listing, words),
        guide=listing.guide,
        style=Markup(style),
        style_hash=policy_hash(style),
    )
    return page.encode("utf-8", "replace")


def named(documents: Sequence[Document], names: Sequence[str]) -> tuple[Document, ...]:
    """The documents of these names, each once, in the order in which they are first named."""
    known = {document.document: document for document in documents}
    return tuple(known[name] for name in dict.fromkeys(names) if name in known)
