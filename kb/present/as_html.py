"""The matrix as one web page that needs nothing else: no server, no network, no other file.

A policy of the page itself lets the browser run only the script and style that we wrote, named by their hash, and load
nothing. Without JavaScript the whole table is there; the script only filters.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from kb import taxonomy
from kb.law.services import law_label
from kb.model import Cell, CellState, Column, Matrix, Quote
from kb.present import parts
from kb.present.safe import printable
from kb.present.texts import Words

_SOURCE_KEYS = (
    "municipality",
    "standard",
    "approved_on",
    "approved_by",
    "document",
    "file_type",
    "pages",
    "lines",
    "grade",
    "sha256",
)


def to_html(matrix: Matrix, words: Words, date: str | None) -> bytes:
    """A page in UTF-8; every text of a source is escaped."""
    # Narrower than this a column is hard to read: the table scrolls instead.
    least = f".region table {{ min-width: {9 + 18 * len(matrix.columns)}rem; }}\n"
    style, script = least + own_file("matrix.css"), own_file("matrix.js")
    sources = list(parts.sources(matrix))
    numbers = {column.document: number for number, (column, _) in enumerate(sources, 1)}
    law = printable(matrix.law)
    page = page_template("matrix.html").render(
        words=words,
        matrix=matrix,
        law=law,
        title=words("title", law=printable(law_label(matrix.law))),
        facts=_facts(matrix, words, date),
        style=Markup(style),
        script=Markup(script),
        style_hash=policy_hash(style),
        script_hash=policy_hash(script),
        columns=[
            {
                "name": parts.municipality(column, words),
                "title": printable(column.title),
                "dated": parts.dated(column, words),
                "document": printable(column.document),
                "source": numbers[column.document],
            }
            for column in matrix.columns
        ],
        rows=[
            {
                "label": taxonomy.label(section_type, language=words.language),
                "cells": [
                    {**_cell(column, cell, words), "source": numbers[column.document]}
                    for column, cell in zip(matrix.columns, cells, strict=True)
                ],
            }
            for section_type, cells in zip(matrix.types, matrix.cells, strict=True)
        ],
        findings=[printable(finding.message) for finding in matrix.findings],
        source_keys=_SOURCE_KEYS,
        sources=[
            (
                parts.municipality(column, words),
                printable(column.title),
                parts.approved(column, words),
                printable(column.approved_by),
                printable(column.document),
                parts.file_type(column.document),
                (document.pages or "") if document else "",
                document.lines if document else "",
                words.grade(column.grade),
                document.sha256 if document else "",
            )
            for column, document in sources
        ],
        guide=words.guide(),
        states=[(words.state(state), words.meaning(state)) for state in CellState if state is not CellState.STATED],
    )
    return page.encode("utf-8", "replace")


def _facts(matrix: Matrix, words: Words, date: str | None) -> list[str]:
    newest = parts.newest_approval(matrix.columns)
    said = [words("made_on", date=parts.in_words(date, words))] if date else []
    said += [words("newest_source", date=parts.in_words(newest, words))] if newest else []
    said += [words("snapshot", snapshot=printable(matrix.snapshot))] if matrix.snapshot else []
    return said


def _cell(column: Column, cell: Cell, words: Words) -> dict[str, Any]:
    return {
        "answer": parts.answer(cell, words),
        "explanation": parts.explanation(cell, words),
        "proof": parts.proof(cell, words),
        "groups": [
            {
                "standard": group.standard,
                "lead_in": group.lead_in,
                "lead": _quote(group.lead, words) if group.lead else None,
                "quotes": [_quote(quote, words) for quote in group.quotes],
            }
            for group in parts.groups(column, cell)
        ],
    }


def _quote(quote: Quote, words: Words) -> dict[str, Any]:
    return {
        "text": printable(quote.text),
        "document": printable(quote.document),
        "place": parts.place(quote, words),
        "heading": parts.heading(quote),
        "remarks": parts.remarks(quote, words),
    }


@cache
def page_template(name: str, **filters: Callable[[float], str]) -> Template:
    """A template of this package; pages extend `page.html`."""
    environment = Environment(
        loader=FunctionLoader(own_file),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= filters
    return environment.get_template(name)


@cache
def own_file(name: str) -> str:
    """A file of this package, with line ends as its hash was made."""
    return files("kb.present").joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def policy_hash(text: str) -> str:
    """What a content security policy calls an inline style or script."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
