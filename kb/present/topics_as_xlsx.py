"""Topics as a workbook: the matrix, the topics with their shared wording, facts, findings, sources, how to read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kb import taxonomy
from kb.compare.topics.consensus import Consensus
from kb.compare.topics.highlights import Highlight
from kb.compare.topics.matrix import TopicCell, TopicMatrix, TopicRow
from kb.model import Column, Quote
from kb.present import flat_sheets, parts
from kb.present import topics as wording
from kb.present.flat_sheets import Sheet, Value
from kb.present.safe import printable
from kb.present.texts import Words

_LEAST, _MOST, _SHEET = 26, 60, 190  # widths of a column, and of a page


def to_xlsx(matrix: TopicMatrix, found: Sequence[Highlight], words: Words, date: str | None) -> bytes:
    """A workbook; the same bytes for the same matrix."""
    title = words("topics_title", law=printable(matrix.law))
    sheets = (_matrix(matrix, words), _topics(matrix, words), _facts(matrix, words), _highlights(matrix, found, words))
    return flat_sheets.written((*sheets, _sources(matrix, words), _guide(matrix, words)), title, words, date)


def consensus_to_xlsx(found: Consensus, words: Words, date: str | None) -> bytes:
    """A workbook: the shared wordings, what sets each municipality apart, sources, how to read it."""
    title = words("consensus_title", law=printable(found.matrix.law))
    sheets = (_topics(found.matrix, words), _changes(found, words), _sources(found.matrix, words))
    return flat_sheets.written((*sheets, _guide(found.matrix, words)), title, words, date)


def _matrix(matrix: TopicMatrix, words: Words) -> Sheet:
    width = max(_LEAST, min(_MOST, (_SHEET - 60) // max(1, len(matrix.columns))))
    heads = ((words("type"), 14), (words("topic"), 26), (words("relation"), 20))
    names = tuple((_named(column, words), width) for column in matrix.columns)
    rows = tuple(
        (
            taxonomy.label(row.type, language=words.language),
            "\n".join(part for part in (wording.label(row, words), _own_words(row)) if part),
            "\n".join(part for part in (wording.relation(row.relation, words), wording.agreement(row, words)) if part),
            *(_cell(cell, words) for cell in row.cells),
        )
        for row in matrix.rows
    )
    return Sheet(words("sheet_matrix"), (*heads, *names), rows, words("topics_title", law=printable(matrix.law)), 2)


def _own_words(row: TopicRow) -> str:
    return printable(row.label) if row.concept else ""


def _named(column: Column, words: Words) -> str:
    return f"{parts.municipality(column, words)}\n{parts.dated(column, words)}\n{printable(column.document)}"


def _cell(cell: TopicCell, words: Words) -> str:
    lines = [line for line in (wording.answer(cell, words), wording.explanation(cell, words)) if line]
    if apart := wording.distance(cell, words):
        lines.append(f"({apart})")
    for quote in cell.quotes:
        lines.append(_quoted(quote, words))
    lines += [f"→ {line}" for line in wording.decided(cell.deciders, words)]
    if facts := wording.facts(cell):
        lines.append(f"{words('facts')}: {'; '.join(facts)}")
    return "\n".join(lines)


def _quoted(quote: Quote, words: Words) -> str:
    lead = f"{printable(quote.lead_in)} " if quote.lead_in else ""
    where = "; ".join((parts.place(quote, words), *parts.remarks(quote, words)))
    return f"{lead}{printable(quote.text)} [{where}]"


def _topics(matrix: TopicMatrix, words: Words) -> Sheet:
    """A row for each variant of each topic, the one that most agree on first."""
    keys = (
        *(("type", 14), ("topic", 26), ("topic_words", 28), ("relation", 18), ("agreement", 22), ("disagreement", 10)),
        *(("variant", 20), ("municipality", 30), ("wording", 70), ("document", 30), ("page", 7), ("from_line", 9)),
        *(("to_line", 9), ("approved_on", 22), ("deciders", 44)),
    )
    heads = tuple((words(key, n="").strip(), width) for key, width in keys)
    return Sheet(words("sheet_topics"), heads, tuple(_variants(matrix, words)), frozen=2)


def _variants(matrix: TopicMatrix, words: Words) -> Iterator[tuple[Value, ...]]:
    dates = _dates(matrix, words)
    for row in matrix.rows:
        for n, variant in enumerate(row.variants, 1):
            quote = wording.variant_quote(variant)
            yield (
                taxonomy.label(row.type, language=words.language),
                wording.label(row, words),
                printable(row.label),
                wording.relation(row.relation, words),
                wording.agreement(row, words),
                row.disagreement,
                words("wording") if n == 1 and row.is_shared else words("variant", n=n),
                wording.names(variant.documents, matrix.columns, words),
                printable(f"{quote.lead_in} {quote.text}".strip()),
                printable(quote.document),
                quote.page,
                quote.start_line,
                quote.end_line,
                dates.get(quote.document, ""),
                "; ".join(wording.among(row, words)) if n == 1 else "",
            )


def _dates(matrix: TopicMatrix, words: Words) -> dict[str, Value]:
    """When each document was approved."""
    return {column.document: parts.approval(column, words) for column in matrix.columns}


def _facts(matrix: TopicMatrix, words: Words) -> Sheet:
    keys = (
        *(("topic", 26), ("municipality", 18), ("fact_type", 24), ("fact_value", 14), ("text", 40)),
        *(("document", 30), ("from_line", 9), ("to_line", 9), ("approved_on", 22)),
    )
    rows: dict[tuple[Value, ...], None] = {}
    for row in matrix.rows:
        for column, cell in zip(matrix.columns, row.cells, strict=True):
            for fact in cell.facts:
                rows[
                    wording.label(row, words),
                    parts.municipality(column, words),
                    words(f"fact_{fact.type.value}"),
                    fact.value or "",
                    printable(fact.phrase),
                    printable(fact.document),
                    fact.start_line,
                    fact.end_line,
                    parts.approval(column, words),
                ] = None
    return Sheet(words("sheet_facts"), tuple((words(key), width) for key, width in keys), tuple(rows), frozen=2)


def _highlights(matrix: TopicMatrix, found: Sequence[Highlight], words: Words) -> Sheet:
    keys = (
        *(("topic", 34), ("remark", 40), ("municipality", 18), ("fact_value", 40), ("text", 80)),
        *(("document", 30), ("page", 7), ("from_line", 9), ("to_line", 9), ("approved_on", 22)),
    )
    dates = _dates(matrix, words)
    rows: list[tuple[Value, ...]] = []
    for one in found:
        about = (wording.highlight_title(one, words), wording.highlight_lead(one, words))
        rows += [
            (
                *about,
                printable(evidence.municipality),
                wording.evidence_value(evidence, words),
                printable(f"{evidence.lead_in} {evidence.text}".strip()),
                printable(evidence.document),
                evidence.page,
                evidence.start_line,
                evidence.end_line,
                dates.get(evidence.document, ""),
            )
            for evidence in one.evidence
        ]
        if silent := wording.highlight_silent(one, words):
            rows.append((about[0], silent, *[""] * 4, None, None, None, ""))
    return Sheet(words("sheet_highlights"), tuple((words(key), width) for key, width in keys), tuple(rows))


def _changes(found: Consensus, words: Words) -> Sheet:
    keys = (
        *(("municipality", 18), ("type", 14), ("topic", 26), ("step", 20), ("own_now", 60), ("place", 24)),
        *(("wording", 60), ("document", 30), ("from_line", 9), ("approved_on", 22), ("deciders", 44)),
    )
    dates = _dates(found.matrix, words)
    rows = [
        (
            parts.municipality(held.column, words),
            taxonomy.label(change.row.type, language=words.language),
            wording.label(change.row, words),
            words(f"step_{change.step.value}"),
            "\n".join(printable(f"{quote.lead_in} {quote.text}".strip()) for quote in change.cell.quotes),
            "\n".join(parts.place(quote, words) for quote in change.cell.quotes),
            printable(f"{change.wording.lead_in} {change.wording.text}".strip()),
            printable(change.wording.document),
            change.wording.start_line,
            dates.get(change.wording.document, ""),
            "; ".join(wording.decided(change.deciders, words)),
        )
        for held in found.distances
        for change in held.changes
    ]
    heads = tuple((words(key), width) for key, width in keys)
    return Sheet(words("sheet_changes"), heads, tuple(rows), wording.consensus_count(found, words), frozen=1)


def _sources(matrix: TopicMatrix, words: Words) -> Sheet:
    widths = (18, 44, 22, 34, 34, 26, 36)
    heads = tuple((words(key), width) for key, width in zip(wording.SOURCE_KEYS, widths, strict=True))
    at = wording.SOURCE_KEYS.index("approved_on")
    rows = tuple(
        (*row[:at], parts.approval(column, words), *row[at + 1 :])
        for row, (column, _) in zip(wording.sources(matrix, words), parts.sources(matrix), strict=True)
    )
    return Sheet(words("sheet_sources"), heads, rows)


def _guide(matrix: TopicMatrix, words: Words) -> Sheet:
    rows = [("", text) for text in (*wording.about(matrix, words), *wording.guide(words))]
    rows += wording.states(words)
    rows += [(words("remarks"), printable(finding.message)) for finding in matrix.findings]
    if matrix.snapshot:
        rows.append(("", words("snapshot", snapshot=printable(matrix.snapshot))))
    return Sheet(words("sheet_guide"), (("", 34), ("", 110)), tuple(rows), words("sheet_guide"))
