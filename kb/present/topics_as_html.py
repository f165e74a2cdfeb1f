"""Topics as one web page that needs nothing else; it runs no script."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from kb import taxonomy
from kb.compare.topics.consensus import Change, Consensus, Distance
from kb.compare.topics.deciding import Stretch
from kb.compare.topics.highlights import Evidence, Highlight
from kb.compare.topics.matrix import TopicCell, TopicMatrix, TopicRow
from kb.compare.topics.records import Relation
from kb.model import CellState, Quote
from kb.present import parts
from kb.present import topics as wording
from kb.present.as_html import own_file, page_template, policy_hash
from kb.present.safe import printable
from kb.present.texts import Words


def to_html(matrix: TopicMatrix, found: Sequence[Highlight], words: Words, date: str | None) -> bytes:
    """A page in UTF-8; every text of a source is escaped."""
    page = _Page(matrix, words)
    return page.written(words("topics_title", law=printable(matrix.law)), date, highlights=found)


def consensus_to_html(found: Consensus, words: Words, date: str | None) -> bytes:
    """The shared wordings beside the cells, then each municipality's list."""
    page = _Page(found.matrix, words)
    return page.written(words("consensus_title", law=printable(found.matrix.law)), date, consensus=found)


class _Page:
    """One matrix as the template takes it."""

    def __init__(self, matrix: TopicMatrix, words: Words) -> None:
        self._matrix, self._words = matrix, words
        self._numbers = {column.document: n for n, (column, _) in enumerate(parts.sources(matrix), 1)}

    def written(
        self,
        title: str,
        date: str | None,
        *,
        highlights: Sequence[Highlight] = (),
        consensus: Consensus | None = None,
    ) -> bytes:
        matrix, words = self._matrix, self._words
        shown = len(matrix.columns) + (consensus is not None)
        least = f".region table {{ min-width: {12 + 18 * shown}rem; }}\n"  # narrower columns are hard to read
        style = own_file("matrix.css") + own_file("topics.css") + least
        about = [wording.consensus_count(consensus, words)] if consensus else wording.about(matrix, words)
        page = page_template("topics.html").render(
            words=words,
            title=title,
            facts=wording.dated(matrix, words, date),
            about=about,
            highlights=[self._highlight(one) for one in highlights],
            with_consensus=consensus is not None,
            columns=[
                {
                    "name": parts.municipality(column, words),
                    "title": printable(column.title),
                    "dated": parts.dated(column, words),
                    "document": printable(column.document),
                    "source": self._numbers[column.document],
                }
                for column in matrix.columns
            ],
            rows=[
                {
                    "label": taxonomy.label(section_type, language=words.language),
                    "rows": [
                        self._row(row)
                        for row in matrix.rows
                        if row.type is section_type and (row.topic or consensus is None)
                    ],
                }
                for section_type in matrix.types
            ],
            legend=[
                (words("baseline"), "base"),
                (words("rel_different"), "different"),
                (words("rel_contrary"), "contrary"),
                (words.state(CellState.NOT_STATED), "none"),
            ],
            distances=[self._distance(one) for one in consensus.distances] if consensus else [],
            findings=[printable(finding.message) for finding in matrix.findings],
            source_keys=wording.SOURCE_KEYS,
            sources=wording.sources(matrix, words),
            guide=wording.guide(words),
            states=wording.states(words),
            style=Markup(style),
            style_hash=policy_hash(style),
        )
        return page.encode("utf-8", "replace")

    def _quote(self, quote: Quote, marks: Sequence[Stretch] = ()) -> dict[str, Any]:
        words = self._words
        return {
            "lead_in": printable(quote.lead_in),
            "pieces": [
                (text, words(f"ground_{ground.value}") if ground else "")
                for text, ground in wording.pieces(quote.text, marks)
            ],
            "document": printable(quote.document),
            "place": parts.place(quote, words),
            "heading": parts.heading(quote),
            "remarks": parts.remarks(quote, words),
            "source": self._numbers.get(quote.document, 1),
        }

    def _row(self, row: TopicRow) -> dict[str, Any]:
        words, columns = self._words, self._matrix.columns
        return {
            "label": wording.label(row, words),
            "words": printable(row.label) if row.concept else "",
            "relation": wording.relation(row.relation, words) if row.topic else "",
            "css": row.relation.value if row.relation in wording.APART else "",
            "deciders": wording.among(row, words),
            "agreement": wording.agreement(row, words),
            "variants": [
                {
                    "name": words("wording") if n == 1 and row.is_shared else words("variant", n=n),
                    "who": wording.names(variant.documents, columns, words),
                    **self._quote(wording.variant_quote(variant)),
                }
                for n, variant in enumerate(row.variants, 1)
            ],
            "cells": [self._cell(cell) for cell in row.cells],
        }

    def _cell(self, cell: TopicCell) -> dict[str, Any]:
        words = self._words
        return {
            "css": css_of(cell),
            "distance": wording.distance(cell, words),
            "answer": wording.answer(cell, words),
            "explanation": wording.explanation(cell, words),
            "quotes": [self._quote(quote, marks) for quote, marks in zip(cell.quotes, cell.marks, strict=True)],
            "deciders": wording.decided(cell.deciders, words),
            "facts": wording.facts(cell),
        }

    def _highlight(self, one: Highlight) -> dict[str, Any]:
        words = self._words
        return {
            "title": wording.highlight_title(one, words),
            "lead": wording.highlight_lead(one, words),
            "lines": [self._evidence(evidence) for evidence in one.evidence],
            "silent": wording.highlight_silent(one, words),
        }

    def _evidence(self, one: Evidence) -> dict[str, Any]:
        quote = Quote("", one.document, one.text, one.start_line, one.end_line, one.page, lead_in=one.lead_in)
        return {
            "municipality": printable(one.municipality),
            "value": wording.evidence_value(one, self._words),
            **self._quote(quote, one.marks),
        }

    def _distance(self, one: Distance) -> dict[str, Any]:
        return {
            "title": self._words("changes_of", name=parts.municipality(one.column, self._words)),
            "count": wording.distance_count(one, self._words),
            "changes": [self._change(change) for change in one.changes],
        }

    def _change(self, change: Change) -> dict[str, Any]:
        words = self._words
        return {
            "label": wording.label(change.row, words),
            "step": words(f"step_{change.step.value}"),
            "now": [
                self._quote(quote, marks) for quote, marks in zip(change.cell.quotes, change.cell.marks, strict=True)
            ],
            "wording": self._quote(change.wording),
            "deciders": wording.decided(change.deciders, words),
        }


def css_of(cell: TopicCell) -> str:
    """The class that colours a cell: by its difference from the baseline, never by what is better."""
    if cell.state is not CellState.STATED:
        return "none"
    if cell.is_baseline:
        return "base"
    return cell.relation.value if cell.relation in {Relation.DIFFERENT, Relation.CONTRARY} else ""
