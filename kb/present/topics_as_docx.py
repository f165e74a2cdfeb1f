"""Topics as a committee annex in Word: the usual fields, filled where the program knows, marked where a person writes.

The fields are those of committee cases (resume, recommendation, description, legal basis, hearing, economy, schedule).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from io import BytesIO

import docx
from docx.document import Document as WordFile
from docx.enum.text import WD_COLOR_INDEX

from kb import taxonomy
from kb.compare.topics.consensus import Change, Consensus
from kb.compare.topics.highlights import Highlight
from kb.compare.topics.matrix import TopicCell, TopicMatrix, TopicRow
from kb.compare.topics.records import Relation
from kb.model import CellState, Quote
from kb.present import parts
from kb.present import topics as wording
from kb.present.as_docx import add_run, evenly, number_pages, same_each_time, set_properties, set_styles
from kb.present.safe import printable
from kb.present.texts import Words
from kb.present.word_tables import add_table, landscape

_WIDTH = 26.7  # centimetres of a landscape page
_COLUMNS = 5  # municipalities beside each other; more stand in further tables
_ROOMY = 3  # municipalities that have room for letters of full size
_TOPIC = 3.4
_SOURCE_WIDTHS = (3.2, 6.5, 4.0, 4.4, 4.6, 4.0)
_ALIKE = (Relation.SAME, Relation.ALIKE)


def to_docx(matrix: TopicMatrix, found: Sequence[Highlight], words: Words, date: str | None) -> bytes:
    """A Word document on A4 in landscape; the same bytes for the same matrix."""
    file = _opened(words("annex_topics_title", law=printable(matrix.law)), matrix, words, date)
    _fields_before(file, matrix, words)
    for one in found:
        _highlight(file, one, words)
    _field(file, "field_law", words)
    file.add_paragraph(words("law_text", refs=printable(matrix.law)))
    for key in ("hearing", "economy", "alternatives", "schedule"):
        _field(file, f"field_{key}", words)
        _placeholder(file, words(f"to_write_{key}"), words)
    file.add_heading(words("sheet_matrix"), level=1)
    for text in wording.about(matrix, words):
        file.add_paragraph(text)
    if not matrix.rows:
        file.add_paragraph(words("no_topics"))
    for section_type in matrix.types:
        _section(file, taxonomy.label(section_type, language=words.language), matrix, section_type.value, words)
    return _closed(file, matrix, words)


def consensus_to_docx(found: Consensus, words: Words, date: str | None) -> bytes:
    """The shared wordings and each municipality's differences; the same bytes for the same consensus."""
    matrix = found.matrix
    file = _opened(words("consensus_title", law=printable(matrix.law)), matrix, words, date)
    file.add_paragraph(wording.consensus_count(found, words))
    file.add_heading(words("sheet_topics"), level=1)
    heads = [words(key) for key in ("topic", "agreement", "wording", "variants")]
    dates = {column.document: parts.dated(column, words) for column in matrix.columns}
    rows = []
    for row in found.rows:
        said = [
            f"{wording.names(one.documents, matrix.columns, words)}: "
            f"{_quoted(wording.variant_quote(one), words, dates)}"
            for one in row.variants
        ]
        first, others = (said[:1], said[1:]) if row.is_shared else ([], said)
        rows.append((wording.label(row, words), wording.agreement(row, words), "\n".join(first), "\n".join(others)))
    add_table(file, words("sheet_topics"), heads, rows, (_TOPIC, 3.4, 9.0, 10.1))
    for held in found.distances:
        title = words("changes_of", name=parts.municipality(held.column, words))
        file.add_heading(title, level=2)
        file.add_paragraph(wording.distance_count(held, words))
        if held.changes:
            heads = [words(key) for key in ("topic", "step", "own_now", "wording", "deciders")]
            lines = [_change(change, words, dates) for change in held.changes]
            add_table(file, title, heads, lines, (_TOPIC, 3.0, 7.6, 7.6, 4.3))
    return _closed(file, matrix, words)


def _opened(title: str, matrix: TopicMatrix, words: Words, date: str | None) -> WordFile:
    file = docx.Document()
    set_properties(file, title, words)
    set_styles(file, words)
    landscape(file)
    number_pages(file, words)
    file.add_heading(title, level=1)
    file.add_paragraph(" · ".join(wording.dated(matrix, words, date)))
    return file


def _closed(file: WordFile, matrix: TopicMatrix, words: Words) -> bytes:
    file.add_heading(words("sheet_sources"), level=1)
    keys, rows = wording.SOURCE_KEYS[:-1], [source[:-1] for source in wording.sources(matrix, words)]
    add_table(file, words("sheet_sources"), [words(key) for key in keys], rows, _SOURCE_WIDTHS)
    file.add_heading(words("how_made"), level=1)
    states = [f"{name}: {meaning}" for name, meaning in wording.states(words)]
    for text in (*wording.guide(words), *states, *(printable(finding.message) for finding in matrix.findings)):
        file.add_paragraph(text, style="List Bullet")
    target = BytesIO()
    file.save(target)
    return same_each_time(target)


def _field(file: WordFile, key: str, words: Words) -> None:
    file.add_heading(words(key), level=2)


def _placeholder(file: WordFile, what: str, words: Words) -> None:
    """A place where a person writes, marked so that nobody overlooks it."""
    run = add_run(file.add_paragraph(), words("to_write", what=what), size=10)
    run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _fields_before(file: WordFile, matrix: TopicMatrix, words: Words) -> None:
    rows = [row for row in matrix.rows if row.topic]
    counted = Counter(row.relation for row in rows)
    _field(file, "field_resume", words)
    file.add_paragraph(
        words(
            "resume_text",
            documents=len({column.municipality for column in matrix.columns}),
            law=printable(matrix.law),
            of=len(rows),
            alike=sum(counted[one] for one in _ALIKE),
            different=counted[Relation.DIFFERENT],
            contrary=counted[Relation.CONTRARY],
        )
    )
    _field(file, "field_recommendation", words)
    _placeholder(file, words("to_write_recommendation"), words)
    _field(file, "field_history", words)
    _placeholder(file, words("to_write_history"), words)
    _field(file, "field_case", words)


def _highlight(file: WordFile, one: Highlight, words: Words) -> None:
    paragraph = file.add_paragraph()
    add_run(paragraph, f"{wording.highlight_title(one, words)}. ", size=10, bold=True)
    add_run(paragraph, wording.highlight_lead(one, words), size=10)
    for evidence in one.evidence:
        line = file.add_paragraph(style="List Bullet")
        value = wording.evidence_value(evidence, words)
        add_run(line, f"{printable(evidence.municipality)}: ", bold=True)
        add_run(line, f"{f'{value}. ' if value else ''}»{printable(evidence.text)}« ")
        add_run(line, f"[{wording.evidence_place(evidence, words)}]", size=8, grey=True)
    if silent := wording.highlight_silent(one, words):
        add_run(file.add_paragraph(style="List Bullet"), silent, grey=True)


def _section(file: WordFile, label: str, matrix: TopicMatrix, section_type: str, words: Words) -> None:
    file.add_heading(label, level=2)
    rows = [row for row in matrix.rows if row.type.value == section_type and row.topic]
    stretches = evenly(len(matrix.columns) if rows else 0, _COLUMNS)
    for n, shown in enumerate(stretches, 1):
        width = (_WIDTH - _TOPIC) / len(shown)
        caption = words("table_of", label=label, n=n, of=len(stretches)) if len(stretches) > 1 else label
        heads = [words("topic")]
        heads += [
            f"{parts.municipality(column, words)} ({parts.dated(column, words)})"
            for column in (matrix.columns[at] for at in shown)
        ]
        lines = [
            (
                "\n".join(
                    part
                    for part in (
                        wording.label(row, words),
                        wording.relation(row.relation, words),
                        wording.agreement(row, words),
                    )
                    if part
                ),
                *(_cell(row.cells[at], words) for at in shown),
            )
            for row in rows
        ]
        if n > 1:
            file.add_paragraph()
        add_table(file, caption, heads, lines, (_TOPIC, *[width] * len(shown)), points=8 if len(shown) > _ROOMY else 9)
    for row in matrix.rows:
        if row.type.value == section_type and not row.topic:
            _alone(file, row, matrix, words)


def _alone(file: WordFile, row: TopicRow, matrix: TopicMatrix, words: Words) -> None:
    """What only one document says, as a list: side by side it would leave most of the page empty."""
    file.add_heading(words("alone"), level=3)
    for column, cell in zip(matrix.columns, row.cells, strict=True):
        if cell.state is not CellState.STATED:
            continue
        name = f"{parts.municipality(column, words)} ({parts.dated(column, words)})"
        add_run(file.add_paragraph(), name, size=9, bold=True)
        for quote in cell.quotes:
            add_run(file.add_paragraph(style="List Bullet"), _quoted(quote, words), size=8)


def _cell(cell: TopicCell, words: Words) -> str:
    lines = [line for line in (wording.answer(cell, words), wording.explanation(cell, words)) if line]
    if apart := wording.distance(cell, words):
        lines.append(f"({apart})")
    lines += [_quoted(quote, words) for quote in cell.quotes]
    lines += [f"→ {line}" for line in wording.decided(cell.deciders, words)]
    return "\n".join(lines)


def _quoted(quote: Quote, words: Words, dates: Mapping[str, str] | None = None) -> str:
    """The text with its place; with the date of its document where no head above says it."""
    lead = f"{printable(quote.lead_in)} " if quote.lead_in else ""
    dated = [dates[quote.document].lower()] if dates and quote.document in dates else []
    where = "; ".join((parts.tag(quote, words), *dated, *parts.remarks(quote, words)))
    return f"{lead}{printable(quote.text)} [{where}]"


def _change(change: Change, words: Words, dates: Mapping[str, str]) -> tuple[str, ...]:
    return (
        wording.label(change.row, words),
        words(f"step_{change.step.value}"),
        "\n".join(_quoted(quote, words, dates) for quote in change.cell.quotes),
        _quoted(change.wording, words, dates),
        "\n".join(wording.decided(change.deciders, words)),
    )
