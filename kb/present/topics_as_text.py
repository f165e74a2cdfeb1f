"""Topics and their consensus for a terminal: each quote followed by its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from kb import taxonomy
from kb.compare.topics.consensus import Change, Consensus, Step
from kb.compare.topics.highlights import Highlight
from kb.compare.topics.matrix import TopicCell, TopicMatrix, TopicRow
from kb.model import CellState, Quote
from kb.present import parts
from kb.present import topics as wording
from kb.present.line import width
from kb.present.safe import printable
from kb.present.texts import Words

_NO_BREAK = "\u00a0"


def to_text(matrix: TopicMatrix, found: Sequence[Highlight], words: Words, date: str | None) -> bytes:
    """UTF-8 text, at most 100 columns wide."""
    return _encoded(_matrix(matrix, found, words, date))


def consensus_to_text(found: Consensus, words: Words, date: str | None) -> bytes:
    """The shared wordings, then each municipality's differences from them."""
    return _encoded(_consensus(found, words, date))


def _encoded(lines: Iterator[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def _matrix(matrix: TopicMatrix, found: Sequence[Highlight], words: Words, date: str | None) -> Iterator[str]:
    yield from _top(words("topics_title", law=printable(matrix.law)), matrix, words, date)
    yield from _wrapped(" ".join(wording.about(matrix, words)), "", "")
    if found:
        yield ""
        yield f"── {words('sheet_highlights').upper()} {'─' * 60}"
    for one in found:
        yield from _highlight(one, words)
    if not matrix.rows:
        yield words("no_topics")
    for section_type in matrix.types:
        label = taxonomy.label(section_type, language=words.language).upper()
        yield ""
        yield f"── {label} {'─' * (width() - len(label) - 4)}"
        for row in matrix.rows:
            if row.type is section_type:
                yield from _row(row, matrix, words)
    if matrix.findings:
        yield ""
        yield words("remarks")
        for finding in matrix.findings:
            yield from _wrapped(printable(finding.message), "- ", "  ")


def _top(title: str, matrix: TopicMatrix, words: Words, date: str | None) -> Iterator[str]:
    yield title
    yield "=" * len(title)
    yield from _wrapped(" · ".join(wording.dated(matrix, words, date)), "", "")


def _highlight(one: Highlight, words: Words) -> Iterator[str]:
    yield ""
    yield from _wrapped(f"{wording.highlight_title(one, words)}. {wording.highlight_lead(one, words)}", "* ", "  ")
    for evidence in one.evidence:
        value = wording.evidence_value(evidence, words)
        said = f"{evidence.municipality}: {f'{value}. ' if value else ''}»{printable(evidence.text)}«"
        yield from _wrapped(
            f"{said} [{wording.evidence_place(evidence, words).replace(' ', _NO_BREAK)}]", "    ", "      "
        )
    if silent := wording.highlight_silent(one, words):
        yield from _wrapped(silent, "    ", "      ")


def _row(row: TopicRow, matrix: TopicMatrix, words: Words) -> Iterator[str]:
    yield ""
    head = f"{wording.label(row, words)}: {wording.relation(row.relation, words)}"
    if row.topic:
        head += f" · {wording.agreement(row, words)}"
    yield from _wrapped(head, "▪ ", "  ")
    if row.concept:
        yield from _wrapped(printable(row.label), "  ", "  ")
    for decided in wording.among(row, words):
        yield from _wrapped(decided, "  ", "    ")
    for column, cell in zip(matrix.columns, row.cells, strict=True):
        if not row.topic and cell.state is not CellState.STATED:
            continue
        yield from _cell(parts.municipality(column, words), cell, words)


def _cell(name: str, cell: TopicCell, words: Words) -> Iterator[str]:
    said = " – ".join(part for part in (wording.answer(cell, words), wording.explanation(cell, words)) if part)
    apart = wording.distance(cell, words)
    yield from _wrapped(f"{name}{f' ({apart})' if apart else ''}{f': {said}' if said else ''}", "    ", "      ")
    for quote in cell.quotes:
        yield from _wrapped(_tagged(quote, words), "      ", "        ")
    for line in wording.decided(cell.deciders, words):
        yield from _wrapped(line, "      → ", "        ")


def _tagged(quote: Quote, words: Words) -> str:
    where = "; ".join((parts.tag(quote, words), *parts.remarks(quote, words)))
    lead = f"{printable(quote.lead_in)} " if quote.lead_in else ""
    return f"{lead}{printable(quote.text)} [{where.replace(' ', _NO_BREAK)}]"


def _consensus(found: Consensus, words: Words, date: str | None) -> Iterator[str]:
    matrix = found.matrix
    yield from _top(words("consensus_title", law=printable(matrix.law)), matrix, words, date)
    yield from _wrapped(wording.consensus_count(found, words), "", "")
    for row in found.rows:
        yield ""
        yield from _wrapped(f"{wording.label(row, words)}: {wording.agreement(row, words)}", "▪ ", "  ")
        for n, variant in enumerate(row.variants, 1):
            kept = words("wording") if n == 1 and row.is_shared else words("variant", n=n)
            who = wording.names(variant.documents, matrix.columns, words)
            yield from _wrapped(f"{kept} ({who}): {_tagged(wording.variant_quote(variant), words)}", "    ", "      ")
        if missing := wording.silent(row, matrix.columns):
            yield from _wrapped(
                words("silent_on_it", names=wording.names(missing, matrix.columns, words)), "    ", "      "
            )
    for held in found.distances:
        title = words("changes_of", name=parts.municipality(held.column, words))
        yield ""
        yield f"── {title} {'─' * max(0, width() - len(title) - 4)}"
        yield from _wrapped(wording.distance_count(held, words), "", "")
        for change in held.changes:
            yield from _change(change, words)


def _change(change: Change, words: Words) -> Iterator[str]:
    yield ""
    yield from _wrapped(f"{wording.label(change.row, words)}: {words(f'step_{change.step.value}')}", "▪ ", "  ")
    if change.step is Step.CHANGE:
        for quote in change.cell.quotes:
            yield from _wrapped(f"{words('own_now')}: {_tagged(quote, words)}", "    ", "      ")
        for line in wording.decided(change.deciders, words):
            yield from _wrapped(line, "    → ", "      ")
    yield from _wrapped(f"{words('wording')}: {_tagged(change.wording, words)}", "    ", "      ")


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    lines = wrap(text, width(), initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    return [line.replace(_NO_BREAK, " ") for line in lines]
