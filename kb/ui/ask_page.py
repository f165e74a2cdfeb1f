"""What does each municipality answer to one question?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import streamlit as st

from kb.asking import Replies, Reply, TopicReader, replies
from kb.index import Hit
from kb.law.services import law_label
from kb.library import Library
from kb.listings import listing_of_replies, read_as_words, state_in_words, values_in_words
from kb.model import CellState, Quote
from kb.paths import Home
from kb.present import parts
from kb.present.listing import written
from kb.ui import beside, evidence
from kb.ui.address import ASK, DOCUMENT, View, mark
from kb.ui.desk import Desk, desk
from kb.ui.downloads import downloads, in_forms, link_in_app, today
from kb.ui.law_names import in_order
from kb.ui.markup import draw
from kb.ui.search_page import until_ready
from kb.ui.state import Visit
from kb.ui.texts import Texts
from kb.ui.topic_desk import TopicDesk, topic_desk, while_reading

ALL = ""  # of the choice of law
EXAMPLES = (  # questions that the shipped corpus answers
    ("hvor ofte følges der op?", "SEL § 85"),
    ("hvor mange timer kan man få?", "SEL § 97"),
    ("hvad er klagefristen?", "SEL § 85"),
    ("kan man få hjælp til rengøring?", "SEL § 85"),
    ("er der frit valg af leverandør?", ""),
)


@dataclass(frozen=True, slots=True)
class Said:
    """A quote with the link that opens it."""

    text: str
    lead_in: str
    place: str
    href: str
    mark: str


@dataclass(frozen=True, slots=True)
class Row:
    """What one municipality replies, as it is shown."""

    municipality: str
    documents: tuple[tuple[str, str, str], ...]  # name, when approved, link
    state: str
    answer: str  # in words; "" when quotes are the answer
    values: tuple[str, ...]
    quotes: tuple[Said, ...]
    searched: tuple[tuple[str, str], ...]
    refers: tuple[Said, ...]
    nearest: tuple[Said, ...]


def show(library: Library, visit: Visit) -> View:
    texts = visit.texts
    view = _asked(library, visit)
    answering = desk(visit.home, library)
    if not view.option("q"):
        shown = [one for one in EXAMPLES if one[1] in ("", *library.laws())]
        links = [
            (asked, law, replace(View(ASK, language=view.language, law=law)).with_options(q=asked).href)
            for asked, law in shown
        ]
        draw("ask_lead.html", texts=texts, examples=links)
        return view
    if not answering.wait():
        until_ready(answering, texts)
        return view
    view = replace(view, snapshot=library.snapshot)
    with st.container(key="result"):
        _answered(library, answering, view, texts, visit.home)
    return view


def _asked(library: Library, visit: Visit) -> View:
    """The view with the question and the law that are chosen; with another question no passage is open."""
    texts, view = visit.texts, visit.view
    laws = [ALL, *in_order(library.laws())]
    if visit.is_new or "ask_q" not in st.session_state:
        st.session_state["ask_q"] = view.option("q")
    visit.choice("ask_law", laws, view.law, ALL)
    with st.form("ask_form", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        asked = st.text_input(texts("ask_box"), key="ask_q", placeholder=texts("ask_placeholder"), max_chars=1000)
        law: str = st.selectbox(
            texts("ask_law"),
            laws,
            key="ask_law",
            format_func=lambda ref: law_label(ref) if ref else texts("ask_all_laws"),
        )
        st.form_submit_button(texts("ask_do"), type="primary")
    if asked.strip() == view.option("q") and law == view.law:
        return view
    return replace(view, law=law, document="", lines=None).with_options(q=asked.strip())


def _answered(library: Library, answering: Desk, view: View, texts: Texts, home: Home) -> None:
    reading = _still_read(library, view, home)
    if reading is not None:
        while_reading(reading, texts)
    found = _replies(answering, library, view, home, by_words=reading is not None)
    stated = sum(reply.state is CellState.STATED and not reply.is_unsure for reply in found.rows)
    unsure = sum(reply.is_unsure for reply in found.rows)
    draw(
        "ask_rows.html",
        texts=texts,
        asked=view.option("q"),
        count=" ".join(
            [
                texts("ask_count", stated=stated, of=texts.count("municipalities", len(found.rows))),
                *([texts("ask_count_unsure", n=unsure)] if unsure else []),
                *([f"{read_as_words(found, texts.words)}."] if found.read_as else []),
            ]
        ),
        has_values=bool(found.values) and any(reply.numbers for reply in found.rows),
        rows=[_row(reply, view, texts) for reply in found.rows],
    )
    evidence.pane(library, view, texts)
    _downloads(found, library, view, texts)
    st.header(texts("ask_guide"), anchor=False)
    draw("guide.html", texts=texts)


def _still_read(library: Library, view: View, home: Home) -> TopicDesk | None:
    """The topics of the law that is asked about, while they are known by their words alone."""
    if not view.law or beside.for_topics() is None:
        return None
    topics = topic_desk(home, library, view.law)
    return topics if topics.table()[1] else None


def _replies(answering: Desk, library: Library, view: View, home: Home, *, by_words: bool) -> Replies:
    """The replies, kept so that what the page is drawn again for costs no search."""
    kept: dict[tuple[str, str, str, int, bool], Replies] = st.session_state.setdefault("replies", {})
    key = (view.option("q"), view.law, library.snapshot, answering.stage, by_words)
    if key not in kept:
        if len(kept) > 20:
            kept.clear()
        with answering.alone():
            found = replies(answering.finder(), library, view.option("q"), law=view.law, topics=_topics(home, library))
            kept[key] = found
    return kept[key]


def _topics(home: Home, library: Library) -> TopicReader | None:
    """Topics as the comparison knows them by now; None where no model is installed."""
    encoder = beside.for_topics()
    if encoder is None:
        return None
    return TopicReader(lambda law: topic_desk(home, library, law).table()[0], encoder.passages)


def _downloads(found: Replies, library: Library, view: View, texts: Texts) -> None:
    def write(form: str) -> bytes:
        listing = listing_of_replies(found, library, texts.words, link=link_in_app(view))
        return written(listing, form, language=texts.language, date=today())

    downloads(texts("ask_download"), in_forms(("xlsx", "docx", "html"), view.option("q"), write), texts)


# ---------------------------------------------------------------------------------------------------- rows


def _row(reply: Reply, view: View, texts: Texts) -> Row:
    is_stated = reply.state is CellState.STATED
    return Row(
        municipality=reply.municipality,
        documents=tuple(
            (
                column.title or column.document,
                parts.dated(column, texts.words) if column.standards or reply.state is not CellState.UNREADABLE else "",
                View(DOCUMENT, document=column.document, language=view.language).href if column.standards else "",
            )
            for column in reply.columns
        ),
        state=reply.state.value,
        answer="" if is_stated and not reply.is_unsure else state_in_words(reply, texts.words),
        values=tuple(dict.fromkeys(values_in_words(reply, texts.words))),
        quotes=tuple(_quotes(reply, view, texts)),
        searched=()
        if is_stated
        else tuple(
            (
                f"{place.start_line}-{place.end_line}" if place.start_line != place.end_line else f"{place.start_line}",
                View(
                    DOCUMENT,
                    document=place.document,
                    lines=(place.start_line, place.end_line),
                    language=view.language,
                ).href,
            )
            for place in reply.looked_in
        ),
        refers=tuple(_said(quote, view, texts) for quote in reply.absence.refers_to) if reply.absence else (),
        nearest=() if is_stated else tuple(_of_hit(hit, view, texts) for hit in reply.nearest),
    )


def _quotes(reply: Reply, view: View, texts: Texts) -> Iterator[Said]:
    for said in reply.evidence:
        yield _said(said, view, texts) if isinstance(said, Quote) else _of_hit(said, view, texts)


def _of_hit(hit: Hit, view: View, texts: Texts) -> Said:
    passage = hit.passage
    quote = Quote(
        "",
        passage.document,
        " ".join(passage.text.split("\n")),
        passage.start_line,
        passage.end_line,
        passage.page,
        lead_in=passage.lead_in,
    )
    return _said(quote, view, texts)


def _said(quote: Quote, view: View, texts: Texts) -> Said:
    lines = (quote.start_line, quote.end_line)
    return Said(
        text=quote.text,
        lead_in=quote.lead_in,
        place=parts.place(quote, texts.words),
        href=replace(view, document=quote.document, lines=lines).href,
        mark=mark(quote.document, lines),
    )
