"""The numbers as one web page that needs nothing else; it runs no script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from kb.compare.numbers import Numbers
from kb.model import CellState, FactType
from kb.present import numbers as wording
from kb.present import parts
from kb.present.as_html import own_file, page_template, policy_hash
from kb.present.dot_plot import Plot, plot_of
from kb.present.safe import printable
from kb.present.texts import Words

_SOURCE_KEYS = ("municipality", "standard", "approved_on", "approved_by", "document", "grade", "sha256")
_ROW_KEYS = ("municipality", "value", "clock", "exit_clause", "quote")


def to_html(numbers: Numbers, words: Words, date: str | None) -> bytes:
    """A page in UTF-8; every text of a source is escaped."""
    plots = {kind: [plot_of(band, numbers, words) for band in numbers.bands(kind)] for kind in numbers.types}
    style = own_file("matrix.css") + own_file("plot.css") + _places(plots)
    said = [words("made_on", date=parts.in_words(date, words))] if date else []
    said += [words("snapshot", snapshot=printable(numbers.snapshot))] if numbers.snapshot else []
    shown = [kind for kind in numbers.types if numbers.of(kind) or len(numbers.types) == 1]
    states = [f"{words.state(state)}: {words.meaning(state)}" for state in CellState if state is not CellState.STATED]
    page = page_template("numbers.html", place=_place, width=_width).render(
        start="tal",
        words=words,
        title=wording.title(numbers, words),
        facts=said,
        nothing=words("no_numbers", law=printable(numbers.law) or words("all_laws")),
        figures=[_figure(kind, plots[kind], numbers, words) for kind in shown],
        heads=[words(key) for key in _ROW_KEYS],
        source_keys=_SOURCE_KEYS,
        sources=list(_sources(numbers, words)),
        guide=[*wording.guide(words), *states, *(printable(finding.message) for finding in numbers.findings)],
        style=Markup(style),
        style_hash=policy_hash(style),
    )
    return page.encode("utf-8", "replace")


def _figure(kind: FactType, plots: list[Plot], numbers: Numbers, words: Words) -> dict[str, Any]:
    return {
        "key": kind.value,
        "label": wording.fact_label(kind, words),
        "count": wording.count(numbers, kind, words),
        "plots": plots,
        "rows": [wording.cells(row, numbers, words) for row in wording.rows(numbers) if row.kind is kind],
    }


def _sources(numbers: Numbers, words: Words) -> Iterator[tuple[str, ...]]:
    known = {document.document: document for document in numbers.documents}
    for column in numbers.columns:
        document = known.get(column.document)
        yield (
            parts.municipality(column, words),
            printable(column.title),
            parts.approved(column, words),
            printable(column.approved_by),
            printable(column.document),
            words.grade(column.grade),
            document.sha256 if document else "",
        )


def _places(plots: dict[FactType, list[Plot]]) -> str:
    """A rule for each place on an axis: the page's policy allows no style in an attribute."""
    at = {tick for made in plots.values() for plot in made for tick, _ in plot.ticks}
    at |= {mark.at for made in plots.values() for plot in made for row in plot.rows for mark in row.marks}
    return "".join(
        f".{_place(each)} {{ left: {each}%; }} .{_width(each)} {{ width: {each}%; }}\n" for each in sorted(at)
    )


def _place(at: float) -> str:
    return f"p{round(at * 100)}"


def _width(at: float) -> str:
    return f"w{round(at * 100)}"
