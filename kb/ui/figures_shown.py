"""A key figure as its page shows it: plots, numbers with the words behind them, and who states none.

Texts are as in the documents; every mark and number is a link to its lines.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from kb.compare.numbers import Group, Missing, Number, Numbers, group_of, proof_of
from kb.library import Library
from kb.model import CellState, FactType, Quote
from kb.present import numbers as wording
from kb.present import parts
from kb.present.dot_plot import Mark, Plot, plot_of
from kb.ui.address import DOCUMENT, View, mark
from kb.ui.texts import Texts


@dataclass(frozen=True, slots=True)
class Cover:
    """How many municipalities state a figure."""

    label: str
    said: str  # "4 af 5"
    share: int  # per cent
    href: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A number with the words behind it."""

    name: str
    is_chosen: bool  # the municipality that the reader wants to find
    value: str
    converted: str
    details: tuple[tuple[str, str], ...]  # label, text: clock, part of the service, way out
    about: str  # the part of the service
    laws: str
    quotes: tuple[tuple[Quote, str, str, str], ...]  # quote, place in words, link, mark
    is_unplaced: bool


@dataclass(frozen=True, slots=True)
class Silent:
    """A municipality that states none, and the proof."""

    name: str
    is_chosen: bool
    document: str
    state: CellState
    answer: str
    searched: tuple[tuple[str, str], ...]  # lines in words, link
    nearest: tuple[tuple[str, str, str, str], ...]  # text, place, link, mark


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark of a plot, and the link that opens its text."""

    at: float  # per cent of the axis
    words: str
    converted: str
    note: str  # what tells it from others of the row: the part of the service, the law
    href: str
    css: str


@dataclass(frozen=True, slots=True)
class DotRow:
    name: str
    is_chosen: bool
    marks: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Dots:
    """A plot whose marks are links."""

    label: str
    shape: str
    ticks: tuple[tuple[float, str], ...]
    rows: tuple[DotRow, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One fact type as the page shows it."""

    key: str
    label: str
    count: str
    plots: tuple[Dots, ...]
    beside: tuple[tuple[str, tuple[Said, ...]], ...]
    rows: tuple[Said, ...]
    silent: tuple[Silent, ...]


def coverage(numbers: Numbers, view: View, texts: Texts) -> list[tuple[str, list[Cover]]]:
    """Group by group which figures there are and how many state them; those that nobody states are left out."""
    shown = view.chosen("tal")
    of = len(numbers.columns)
    groups: dict[Group, list[Cover]] = {}
    for kind in numbers.types:
        stated = of - len(numbers.missing_of(kind))
        if not stated:
            continue
        wanted = [key for key in shown if key != kind.value] if kind.value in shown else [kind.value]
        href = replace(view, document="", lines=None).with_options(tal=wanted).href
        cover = Cover(
            label=wording.fact_label(kind, texts.words),
            said=texts.words("some_of", n=stated, of=of),
            share=round(100 * stated / of),
            href=href,
            is_shown=kind.value in shown,
        )
        groups.setdefault(group_of(kind), []).append(cover)
    return [(texts.words(f"group_{group.value}"), covers) for group, covers in groups.items()]


def figure_of(kind: FactType, numbers: Numbers, view: View, highlighted: str, library: Library, texts: Texts) -> Figure:
    """The figure with its plots, its numbers and who states none; `highlighted` is a municipality or ""."""
    plots = tuple(
        _dots(plot_of(band, numbers, texts.words), view, numbers, highlighted, texts) for band in numbers.bands(kind)
    )
    said = {id(number): _said(number, numbers, view, highlighted, texts) for number in numbers.of(kind)}
    in_bands = [number for band in numbers.bands(kind) for number in band.numbers]
    in_words = [number for _, those in numbers.beside(kind) for number in those]
    unplaced = [number for number in numbers.of(kind) if number.is_unplaced]
    return Figure(
        key=kind.value,
        label=wording.fact_label(kind, texts.words),
        count=wording.count(numbers, kind, texts.words),
        plots=plots,
        beside=tuple(
            (wording.word_label(kind, word, texts.words), tuple(said[id(number)] for number in those))
            for word, those in numbers.beside(kind)
        ),
        rows=tuple(said[id(number)] for number in (*in_bands, *in_words, *unplaced)),
        silent=tuple(
            _silent(missing, numbers, view, highlighted, library, texts) for missing in numbers.missing_of(kind)
        ),
    )


def _dots(plot: Plot, view: View, numbers: Numbers, highlighted: str, texts: Texts) -> Dots:
    return Dots(
        plot.label,
        plot.shape,
        plot.ticks,
        tuple(
            DotRow(
                row.name,
                bool(highlighted) and numbers.columns[row.column].municipality == highlighted,
                tuple(_dot(each, view, numbers, texts) for each in row.marks),
            )
            for row in plot.rows
        ),
    )


def _dot(drawn: Mark, view: View, numbers: Numbers, texts: Texts) -> Dot:
    quote = drawn.number.quotes[0]
    notes = (wording.about(drawn.number, texts.words), "" if numbers.law else ", ".join(drawn.number.laws))
    return Dot(
        at=drawn.at,
        words=drawn.words,
        converted=drawn.converted,
        note=" · ".join(note for note in notes if note),
        href=_href(view, quote),
        css=_mark(quote),
    )


def _said(number: Number, numbers: Numbers, view: View, highlighted: str, texts: Texts) -> Said:
    words = texts.words
    column = numbers.columns[number.column]
    details = (
        (words("clock"), wording.clock(number, words)),
        (words("applies_to"), wording.about(number, words)),
        (words("exit_clause"), number.exit_clause),
    )
    return Said(
        name=parts.municipality(column, words),
        is_chosen=bool(highlighted) and column.municipality == highlighted,
        value=wording.said(number, words),
        converted=wording.converted(number, words),
        details=tuple((label, text) for label, text in details if text),
        about=wording.about(number, words),
        laws="" if numbers.law else ", ".join(number.laws),
        quotes=tuple(
            (
                quote,
                parts.place(quote, words),
                _href(view, quote),
                _mark(quote),
            )
            for quote in number.quotes
        ),
        is_unplaced=number.is_unplaced,
    )


def _href(view: View, quote: Quote) -> str:
    return replace(view, document=quote.document, lines=(quote.start_line, quote.end_line)).href


def _mark(quote: Quote) -> str:
    return mark(quote.document, (quote.start_line, quote.end_line))


def _silent(missing: Missing, numbers: Numbers, view: View, highlighted: str, library: Library, texts: Texts) -> Silent:
    column = numbers.columns[missing.column]
    proof = _proof(library.snapshot, numbers.law, missing, library, numbers) if missing.looked_in else ()
    return Silent(
        name=parts.municipality(column, texts.words),
        is_chosen=bool(highlighted) and column.municipality == highlighted,
        document=column.document,
        state=missing.state,
        answer=texts.words.state(missing.state),
        searched=tuple(
            (
                f"{start}-{end}" if start != end else f"{start}",
                View(DOCUMENT, document=column.document, lines=(start, end), language=view.language).href,
            )
            for start, end in missing.looked_in
        ),
        nearest=tuple(
            (
                quote.text,
                parts.place(quote, texts.words),
                _href(view, quote),
                _mark(quote),
            )
            for quote in proof
        ),
    )


@st.cache_resource(max_entries=2048, show_spinner=False)
def _proof(snapshot: str, law: str, missing: Missing, _library: Library, _numbers: Numbers) -> tuple[Quote, ...]:
    """The passages that come closest."""
    proof = proof_of(_library, _numbers, missing)
    return tuple(near.quote for near in proof.nearest) if proof else ()
