"""What was corrected in a document, by whom and when, what became of it, and what may be taken over from elsewhere?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from textwrap import shorten

import streamlit as st

from kb.corrections import Correction, Outcome, Status
from kb.corrections.carrying import Offer, put_at
from kb.corrections.records import APPLIED, Approved
from kb.present import parts
from kb.present.corrected import note_in_words, status_in_words, told
from kb.ui.address import View
from kb.ui.decisions import Decisions
from kb.ui.markup import draw
from kb.ui.texts import Texts

_MOST_SHOWN = 25
_MOST_QUOTE = 200  # characters
_ORDER = [Status.LOOK, Status.LOST, Status.ABSENT, Status.APPLIES, Status.MOVED, Status.REPLACED]


def corrections_list(decisions: Decisions, view: View) -> None:
    """The corrections of the document, those that need a look first, then the latest; and what is offered to it."""
    texts = decisions.texts
    outcomes = decisions.library.outcomes(decisions.document)
    offers = decisions.library.offers(decisions.document)
    if offers:
        st.header(texts("offers"), anchor=False)
        _offers(decisions, offers, view)
    st.header(texts("corrections"), anchor=False)
    draw("corrections_lead.html", texts=texts, said=counted(outcomes, texts))
    ordered = sorted(outcomes, key=lambda one: one[0].at, reverse=True)
    ordered.sort(key=lambda one: _ORDER.index(one[1].status))
    shown = ordered
    if len(ordered) > _MOST_SHOWN and not st.toggle(
        texts("show_all_corrections", n=len(ordered)), key=f"all_corrections_{decisions.document}"
    ):
        shown = ordered[:_MOST_SHOWN]
    for one, outcome in shown:
        _shown(decisions, one, outcome, view)


def counted(outcomes: Sequence[tuple[Correction, Outcome]], texts: Texts) -> str:
    """How many apply and how many need a look; that there are none."""
    counts = Counter(outcome.status for _, outcome in outcomes)
    standing = sum(counts[status] for status in APPLIED)
    doubtful = counts[Status.LOOK] + counts[Status.LOST]
    said = [texts("corrections_stand", n=standing)] if standing else []
    said += [texts("corrections_doubtful", n=doubtful)] if doubtful else []
    return ", ".join(said) if outcomes else texts("no_corrections")


def _shown(decisions: Decisions, one: Correction, outcome: Outcome, view: View) -> None:
    texts = decisions.texts
    with st.container(key=f"correction_{one.id}"):
        told_here, buttons = st.columns([5, 2], vertical_alignment="center")
        with told_here:
            _told(one, outcome, view, texts)
        with buttons, st.container(horizontal=True, horizontal_alignment="right"):
            for n, lines in enumerate(outcome.candidates[:1] if outcome.status is Status.LOOK else ()):
                if outcome.note != "changed_since" and st.button(texts("it_is_here"), key=f"here_{n}_{one.id}"):
                    anchor, change = put_at(decisions.ground, one, lines)
                    decisions.write([(anchor, change, {"replaces": one.id})])
            if outcome.status in {Status.LOOK, Status.LOST}:
                is_approval = isinstance(one.change, Approved)
                if st.button(texts("drop_approval" if is_approval else "drop_it"), key=f"drop_{one.id}"):
                    decisions.turn_down([one], "dropped_it")
            elif st.button(
                texts("undo"), key=f"undo_in_list_{one.id}", help=texts("undo_this", what=decisions.in_words(one))
            ):
                decisions.undo([one.id], decisions.in_words(one))


def _told(one: Correction, outcome: Outcome, view: View, texts: Texts, *, status: str = "") -> None:
    """What a correction says, where, and what became of it; `status` in the place of the latter."""
    words = told(one, texts.language)
    lines = outcome.lines or one.anchor.lines
    here = replace(view, options=())
    draw(
        "correction.html",
        texts=texts,
        words=words,
        is_confirmation=one.is_confirmation,
        who=texts("who_and_when", name=one.by, date=parts.in_words(one.date, texts.words)),
        quote=shorten(one.anchor.text, _MOST_QUOTE, placeholder=" …"),
        place=texts("whole_document") if not lines[0] else texts("at_line", line=lines[0]),
        href=replace(here, lines=lines).href if lines[0] and outcome.lines else "",
        status=status or status_in_words(outcome, texts.language),
        is_applied=outcome.status in APPLIED,
        note=note_in_words(outcome, texts.language),
        candidates=[
            (texts("at_line", line=start), replace(here, lines=(start, end)).href)
            for start, end in outcome.candidates
            if start
        ],
    )


def _offers(decisions: Decisions, offers: Sequence[Offer], view: View) -> None:
    texts = decisions.texts
    same = [offer for offer in offers if offer.is_same_text]
    names = ", ".join(dict.fromkeys(offer.correction.anchor.document for offer in offers))
    draw("offers_lead.html", texts=texts, names=names)
    if len(same) > 1 and st.button(texts("take_over_all", n=len(same)), key="take_over_all"):
        _take_over(decisions, same)
    for offer in offers[:_MOST_SHOWN]:
        one = offer.correction
        with st.container(key=f"offer_{one.id}"):
            told_here, buttons = st.columns([5, 2], vertical_alignment="center")
            with told_here:
                if offer.is_same_text:
                    _told(one, Outcome(one.id, Status.MOVED, offer.lines), view, texts, status=texts("same_words"))
                else:
                    doubt = Outcome(one.id, Status.LOOK, None, (offer.lines,))
                    _told(one, doubt, view, texts, status=texts("alike_words"))
            with buttons, st.container(horizontal=True, horizontal_alignment="right"):
                if st.button(texts("take_over"), key=f"take_{one.id}"):
                    _take_over(decisions, [offer])
                if st.button(texts("turn_down"), key=f"refuse_{one.id}"):
                    decisions.turn_down([one], "turned_down")


def _take_over(decisions: Decisions, offers: Sequence[Offer]) -> None:
    wanted = [(*put_at(decisions.ground, offer.correction, offer.lines), offer.correction.id) for offer in offers]
    decisions.write([(anchor, change, {"origin": origin}) for anchor, change, origin in wanted], key="taken_over")
