"""What is the number in each municipality, and which words say so?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from kb.compare.numbers import Group, Missing, Number, Numbers, build_numbers, group_of, kinds, proof_of
from kb.library import Library
from kb.model import CellState, FactType, Quote
from kb.present import numbers as wording
from kb.present import parts, render_numbers
from kb.present.dot_plot import Mark, Plot, plot_of
from kb.ui import evidence
from kb.ui.address import DOCUMENT, View, mark
from kb.ui.downloads import FORMS, downloads, in_forms, today
from kb.ui.law_names import in_order, law_label
from kb.ui.markup import draw, notice
from kb.ui.state import Visit
from kb.ui.texts import Texts

ALL = "alle"  # in the address: every provision of the law
_USUAL = FactType.FOLLOW_UP_INTERVAL


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


def show(library: Library, visit: Visit) -> View:
    texts = visit.texts
    laws = in_order(library.laws())
    if not laws:
        notice(texts("no_law_here"))
        return visit.view
    view, highlighted = _chosen(library, laws, visit)
    law = "" if view.law == ALL else view.law
    numbers = _numbers(library.snapshot, law, library)
    shown = replace(view, snapshot=library.snapshot)
    wanted = [FactType(key) for key in view.chosen("tal")]
    with st.container(key="result"):
        draw("numbers_lead.html", texts=texts, groups=_coverage(numbers, shown, texts))
        for kind in wanted:
            draw("numbers.html", texts=texts, figure=_figure(kind, numbers, shown, highlighted, library, texts))
        if not wanted:
            notice(texts("choose_a_figure"))
        evidence.pane(library, shown, texts)
        if wanted:
            _downloads(replace(numbers, types=tuple(wanted)), texts)
        draw("numbers_guide.html", texts=texts, guide=wording.guide(texts.words), findings=numbers.findings)
    return view


# ---------------------------------------------------------------------------------------------------- choices


def _chosen(library: Library, laws: Sequence[str], visit: Visit) -> tuple[View, str]:
    """The view with the choices of the widgets, which take theirs from the address, and the municipality to find."""
    texts, asked = visit.texts, visit.view
    if visit.is_new and asked.law and asked.law not in (ALL, *laws):
        notice(texts("unknown_law", name=asked.law), kind="warning")
    for_law, for_figures, for_place = st.columns([4, 6, 3])
    with for_law:
        usual = max(laws, key=lambda law: len({e.document.municipality for e in library.entries if law in e.laws}))
        visit.choice("numbers_law", [*laws, ALL], asked.law, usual)
        law: str = st.selectbox(
            texts("choose_law"),
            [*laws, ALL],
            key="numbers_law",
            format_func=lambda law: texts("all_provisions") if law == ALL else law_label(law),
        )
    known = [kind.value for kind in kinds.IN_ORDER]
    unknown = [key for key in asked.chosen("tal") if key not in known]
    if visit.is_new and unknown:
        notice(texts("unknown_figures", names=", ".join(unknown)), kind="warning")
    with for_figures:
        widget = f"figures_{texts.language}"  # it keeps labels, not keys
        visit.choices(widget, known, asked.chosen("tal"), [_USUAL.value])
        figures = st.multiselect(
            texts("choose_figures"),
            known,
            key=widget,
            format_func=lambda key: wording.fact_label(FactType(key), texts.words),
            placeholder=texts("placeholder_figures"),
            select_all=False,
        )
    names = ["", *library.municipalities()]
    with for_place:
        visit.choice("numbers_place", names, asked.option("find"), "")
        place: str = st.selectbox(
            texts("find_municipality"),
            names,
            key="numbers_place",
            format_func=lambda name: name or texts("highlight_none"),
        )
    in_page_order = [key for key in known if key in figures]
    return replace(asked, law=law).with_options(tal=in_page_order, find=place), place


# ----------------------------------------------------------------------------------------------------- result


@st.cache_resource(max_entries=16, show_spinner=False)
def _numbers(snapshot: str, law: str, _library: Library) -> Numbers:
    return build_numbers(_library, law)


def _coverage(numbers: Numbers, view: View, texts: Texts) -> list[tuple[str, list[Cover]]]:
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


def _figure(kind: FactType, numbers: Numbers, view: View, highlighted: str, library: Library, texts: Texts) -> Figure:
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


def _downloads(numbers: Numbers, texts: Texts) -> None:
    def write(form: str) -> bytes:
        return render_numbers(numbers, form, language=texts.language, date=today())

    downloads(texts("download_numbers"), in_forms(FORMS, f"nøgletal {numbers.law}", write), texts)
