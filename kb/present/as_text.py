"""The matrix for a terminal: by section type, then municipality, each quote followed by its place."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from kb import taxonomy
from kb.model import Cell, Column, Matrix, Quote
from kb.present import parts
from kb.present.line import width
from kb.present.safe import printable
from kb.present.texts import Words

_NO_BREAK = "\u00a0"


def to_text(matrix: Matrix, words: Words, date: str | None) -> bytes:
    """UTF-8 text, at most 100 columns wide."""
    return "".join(f"{line}\n" for line in _lines(matrix, words, date)).encode("utf-8", "replace")


def _lines(matrix: Matrix, words: Words, date: str | None) -> Iterator[str]:
    title = words("title", law=printable(matrix.law))
    yield title
    yield "=" * len(title)
    if date:
        yield words("made_on", date=parts.in_words(date, words))
    if not matrix.columns:
        yield words("no_columns", law=printable(matrix.law))
    for section_type, row in zip(matrix.types, matrix.cells, strict=True):
        label = taxonomy.label(section_type, language=words.language).upper()
        yield ""
        yield f"── {label} {'─' * (width() - len(label) - 4)}"
        for column, cell in zip(matrix.columns, row, strict=True):
            yield ""
            head = " · ".join(
                part
                for part in (parts.municipality(column, words), printable(column.title), parts.dated(column, words))
                if part
            )
            yield from _wrapped(head, "", "  ")
            yield from _cell(column, cell, words)
    if matrix.findings:
        yield ""
        yield words("remarks")
        for finding in matrix.findings:
            yield from _wrapped(printable(finding.message), "- ", "  ")
    if matrix.snapshot:
        yield ""
        yield words("snapshot", snapshot=printable(matrix.snapshot))


def _cell(column: Column, cell: Cell, words: Words) -> Iterator[str]:
    said = " – ".join(part for part in (parts.answer(cell, words), parts.explanation(cell, words)) if part)
    if said:
        yield from _wrapped(f"({said})", "  ", "  ")
    for line in parts.proof(cell, words):
        yield from _wrapped(line, "  - ", "    ")
    for group in parts.groups(column, cell):
        if group.standard:
            yield from _wrapped(f"{group.standard}:", "  ", "  ")
        if group.lead_in:
            yield from _wrapped(_tagged(group.lead_in, group.lead, words), "  ", "    ")
        for quote in group.quotes:
            text = _tagged(printable(quote.text), quote, words)
            yield from _wrapped(text, "    • " if group.lead_in else "  ", "      " if group.lead_in else "    ")


def _tagged(text: str, quote: Quote | None, words: Words) -> str:
    """The text and its place; the place stays on one line, so that it can be found and copied."""
    if quote is None:
        return text
    where = "; ".join((parts.tag(quote, words), *parts.remarks(quote, words)))
    return f"{text} [{where.replace(' ', _NO_BREAK)}]"


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    lines = wrap(text, width(), initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    return [line.replace(_NO_BREAK, " ") for line in lines]
