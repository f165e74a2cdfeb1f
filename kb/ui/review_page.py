"""What should I look at first? One thing after the other, with the words, the doubt, and a button to settle it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from textwrap import shorten

import streamlit as st

from kb.corrections.carrying import put_at
from kb.corrections.overlay import approval_of
from kb.corrections.records import Approved, Retyped, Typed
from kb.law.services import law_label
from kb.library import Library
from kb.model import WEAK_BELOW, Provision
from kb.present import parts
from kb.present.corrected import fact_label, note_in_words, status_in_words, told, value_in_words
from kb.review import Item, Subject, to_review
from kb.taxonomy import label
from kb.ui import tidy_lists
from kb.ui.address import DOCUMENT, View
from kb.ui.correct_fact import confirm_fact, value_of
from kb.ui.correct_panel import with_tool
from kb.ui.decisions import Decisions, ask_name, say_what_was_done
from kb.ui.law_names import in_order
from kb.ui.markup import draw, notice
from kb.ui.state import Visit
from kb.ui.texts import Texts

SHOWN = 12  # at once; looking at more than a dozen is the next step
_TOOLS = {Subject.SECTION: "afsnit", Subject.PROVISION: "bestemmelse", Subject.FACT: "fakta"}
_OPENS = {Subject.DOCUMENT: "read_and_correct", Subject.CORRECTION: "see_the_place"}  # what the link is called
_MORE = "review_more"  # in the session: how many are shown
_MOST_QUOTE = 400  # characters


@dataclass(frozen=True, slots=True)
class Choice:
    """What the queue is narrowed to."""

    law: str
    municipality: str
    subject: str


def show(library: Library, visit: Visit) -> View:
    texts = visit.texts
    if wanted_list := tidy_lists.switch(visit):
        return tidy_lists.show(wanted_list, library, visit)
    decisions = Decisions(visit.home, library, "", texts, visit.view)
    with st.sidebar:
        ask_name(texts)
    draw("review_lead.html", texts=texts)
    items = _items(library.snapshot, library)
    choice = _chosen(library, visit)
    wanted = [item for item in items if _is_meant(item, choice)]
    say_what_was_done(decisions)
    draw("review_count.html", texts=texts, said=texts.count("to_look_at", len(wanted)))
    if not wanted:
        notice(texts("nothing_to_review"))
    shown = st.session_state.setdefault(_MORE, SHOWN)
    for item in wanted[:shown]:
        _draw(replace(decisions, document=item.document), item, texts)
    if len(wanted) > shown and st.button(texts("show_more"), key="show_more"):
        st.session_state[_MORE] = shown + SHOWN
        st.rerun()
    municipalities = (choice.municipality,) if choice.municipality else ()
    view = replace(visit.view, law=choice.law, municipalities=municipalities, types=(), document="", lines=None)
    return view.with_options(hvad=choice.subject, visning="", usikre="", hvor="")


@st.cache_resource(max_entries=3, show_spinner=False)
def _items(snapshot: str, _library: Library) -> tuple[Item, ...]:
    return to_review(_library)


def _chosen(library: Library, visit: Visit) -> Choice:
    texts, asked = visit.texts, visit.view
    laws = ["", *in_order(library.laws())]
    names = ["", *library.municipalities()]
    subjects = ["", *(subject.value for subject in Subject)]
    visit.choice("review_law", laws, asked.law, "")
    visit.choice("review_municipality", names, next(iter(asked.municipalities), ""), "")
    visit.choice("review_subject", subjects, asked.option("hvad"), "")
    for_law, for_name, for_subject = st.columns(3)
    with for_law:
        law = st.selectbox(
            texts("choose_law"), laws, key="review_law", format_func=lambda ref: law_label(ref) if ref else texts("all")
        )
    with for_name:
        name = st.selectbox(
            texts("municipality"), names, key="review_municipality", format_func=lambda one: one or texts("all")
        )
    with for_subject:
        subject = st.selectbox(
            texts("review_subject"),
            subjects,
            key="review_subject",
            format_func=lambda one: texts(f"subject_{one}") if one else texts("all"),
        )
    return Choice(law, name, subject)


def _is_meant(item: Item, choice: Choice) -> bool:
    return (
        choice.law in ("", item.law)
        and choice.municipality in ("", item.municipality)
        and choice.subject in ("", item.subject.value)
    )


# ------------------------------------------------------------------------------------------------ one item


def _draw(decisions: Decisions, item: Item, texts: Texts) -> None:
    key = f"{item.subject.value}_{item.document}_{item.lines[0]}_{_detail(item)}"
    here = View(DOCUMENT, document=item.document, lines=item.lines if item.lines[0] else None, language=texts.language)
    tool = _TOOLS.get(item.subject, "")
    place = f"{item.document}, {texts('line', line=item.lines[0])}" if item.lines[0] else item.document
    with st.container(key=f"item_{key}"):
        beside, buttons = st.columns([7, 2], vertical_alignment="center")
        with beside:
            draw(
                "review_item.html",
                texts=texts,
                subject=texts(f"subject_{item.subject.value}"),
                owner=item.municipality or texts.words("unknown_municipality"),
                why=_why(item, texts),
                quote=shorten(item.quote, _MOST_QUOTE, placeholder=" …"),
                place=place,
                reach=texts("compared_under", law=item.law, n=item.shared_by)
                if item.law and item.shared_by > 1
                else "",
            )
        with buttons, st.container(horizontal=True, horizontal_alignment="right"):
            draw(
                "review_correct.html",
                texts=texts,
                href=(with_tool(here, tool) if tool and item.lines[0] else here).href,
                correct=texts(_OPENS.get(item.subject, "correct")),
                place=place,
            )
            _buttons(decisions, item, key)


def _detail(item: Item) -> str:
    """What tells two items of one line apart."""
    if item.correction:
        return item.correction.id
    if item.fact:
        return f"{item.fact.type.value}_{item.fact.value}"
    return item.provision.id if item.provision else ""


def _why(item: Item, texts: Texts) -> str:
    language = texts.language
    if item.section:
        kind = label(item.section.type, language=language)
        percent = round(100 * item.section.confidence)
        return texts("why_section", type=kind, percent=percent, reason=item.section.reason or "–")
    if item.provision:
        return " ".join(_doubts(item.provision, texts))
    if item.fact:
        value = value_in_words(value_of(item.fact), language)
        return texts("why_fact", what=fact_label(item.fact.type, language), value=value)
    if item.correction and item.outcome:
        said = f"{status_in_words(item.outcome, language)}. {note_in_words(item.outcome, language)}".strip()
        date = parts.in_words(item.correction.date, texts.words)
        who = texts("who_and_when", name=item.correction.by, date=date)
        words = told(item.correction, language)
        what = f"{words.what}: {words.now}" if words.now else words.what
        return texts("why_correction", what=what, who=who, status=said)
    return texts.words.grade(item.grade) if item.grade else ""


def _doubts(provision: Provision, texts: Texts) -> Iterator[str]:
    """What is a guess, as a question; then what is only perhaps so, and what the program is sure of."""
    named = {kind: label(kind, language=texts.language) for kind in provision.types}
    sure = {kind: provision.confidence_in(kind) for kind in provision.types}
    guessed = [kind for kind in provision.unsure_types if sure[kind] >= WEAK_BELOW]
    if guessed:
        asked = (texts("guessed", type=named[kind], percent=round(100 * sure[kind])) for kind in guessed)
        yield texts("why_provision", types=texts("and").join(asked))
    for kind in provision.unsure_types:
        if kind not in guessed:
            yield texts("why_perhaps", type=named[kind])
    firm = [named[kind] for kind in provision.types if kind not in provision.unsure_types]
    if firm:
        yield texts("sure_of", types=", ".join(firm))


def _buttons(decisions: Decisions, item: Item, key: str) -> None:
    texts = decisions.texts
    if item.correction and item.outcome:
        is_here = bool(item.outcome.candidates) and item.outcome.note != "changed_since"
        if is_here and st.button(texts("it_is_here"), key=f"here_{key}"):
            anchor, change = put_at(decisions.ground, item.correction, item.outcome.candidates[0])
            decisions.write([(anchor, change, {"replaces": item.correction.id})])
        is_approval = isinstance(item.correction.change, Approved)
        if st.button(texts("drop_approval" if is_approval else "drop_it"), key=f"drop_{key}"):
            decisions.turn_down([item.correction], "dropped_it")
    elif st.button(
        texts("approve_document") if item.subject is Subject.DOCUMENT else texts("that_is_right"), key=f"right_{key}"
    ):
        _confirm(decisions, item)


def _confirm(decisions: Decisions, item: Item) -> None:
    """Note that what is read here is right."""
    if item.section:
        kind = item.section.type
        decisions.correct(item.lines, Retyped(kind, kind))
    elif item.provision:
        decisions.correct(item.lines, Typed(item.provision.types, item.provision.types), quote=item.provision.text)
    elif item.fact:
        confirm_fact(decisions, item.fact)
    else:
        decisions.correct(None, approval_of(decisions.ground.reading))
