"""What does a person say of a number, a date, a yes or no that the words state?

A value is kept as the program writes it (ISO 8601, whole numbers, keys); the form asks for it in words.
"""

from __future__ import annotations

import re

import streamlit as st

from kb.corrections.records import Action, FactValue, Fixed
from kb.model import Fact, FactType, Qualifier
from kb.present.corrected import fact_label, period_in_words, said, value_in_words
from kb.ui.decisions import Decisions
from kb.ui.markup import draw, notice
from kb.ui.texts import Texts

_UNITS = {  # key of the form: how the value is written
    "": "{n}",
    "hours": "PT{n}H",
    "minutes": "PT{n}M",
    "days": "P{n}D",
    "weekdays": "P{n}D",
    "weeks": "P{n}W",
    "months": "P{n}M",
    "years": "P{n}Y",
}
_UNIT_NAMES = {
    "hours": "H",
    "minutes": "min",
    "days": "D",
    "weekdays": "weekday",
    "weeks": "W",
    "months": "M",
    "years": "Y",
}
_PERIODS = ("", "P1D", "P1W", "P1M", "P1Y")
_KEYS = {  # types whose value is one of a few words
    FactType.PROVISION_KIND: ("skal", "kan"),
    FactType.FREE_CHOICE: ("yes", "no"),
    FactType.PAYMENT: ("free", "own_expenses", "user_fee", "standard_rate"),
}
_NUMBERS = frozenset(
    {
        FactType.MIN_AGE,
        FactType.MAX_AGE,
        FactType.AMOUNT_DKK,
        FactType.AMOUNT_PERCENT,
        FactType.DISTANCE_KM,
        FactType.CONTACTS,
    }
)
_WORDS = frozenset(
    {
        FactType.OPENING_HOURS,
        FactType.ADDRESS,
        FactType.PHONE,
        FactType.EMAIL,
        FactType.APPROVED_BY,
        FactType.APPROVAL_DATE,
    }
)
_DURATION_RE = re.compile(r"P(T?)(\d+(?:\.\d+)?)([DWMYH])")
_UNIT_OF = {"D": "days", "W": "weeks", "M": "months", "Y": "years", "TH": "hours", "TM": "minutes"}
_MOST_PHRASE = 80  # characters


def correct_fact(decisions: Decisions, lines: tuple[int, int], key: str) -> None:
    """The form for the facts on these lines, and for a new one."""
    texts, language = decisions.texts, decisions.texts.language
    here = [one for one in decisions.ground.reading.facts if one.start_line <= lines[1] and lines[0] <= one.end_line]
    number = st.selectbox(
        texts("which_fact"),
        [*range(len(here)), -1],
        key=f"fact_{key}_{len(here)}",
        format_func=lambda n: texts("new_fact") if n == -1 else _in_short(here[n], language),
    )
    fact = here[number] if number != -1 else None
    kinds = list(FactType)
    if fact is None:
        kind = st.selectbox(
            texts("fact_about"), kinds, key=f"fact_kind_{key}", format_func=lambda one: fact_label(one, language)
        )
    else:
        kind = fact.type
        draw("fact_here.html", texts=texts, place=texts("fact_place", line=fact.start_line, phrase=fact.phrase))
    was = value_of(fact) if fact else None
    form_key = f"fact_form_{key}_{number}_{kind.value}_{was}"
    with st.form(form_key, border=False):
        now = _asked(kind, was, form_key, texts)
        with st.container(horizontal=True):
            changes = st.form_submit_button(texts("change_fact"), type="primary")
            approves = fact is not None and st.form_submit_button(texts("approve_fact"))
            removes = fact is not None and st.form_submit_button(texts("remove_fact"))
    if fact is not None and was is not None and (approves or removes):
        confirm_fact(decisions, fact) if approves else decisions.correct(
            _lines_of(fact), Fixed(Action.REMOVE, kind, was), quote=fact.phrase
        )
    elif changes:
        if isinstance(now, str):
            notice(now, kind="warning")
        elif now == was:
            notice(texts("nothing_changed"))
        elif fact is not None:
            decisions.correct(_lines_of(fact), Fixed(Action.CHANGE, kind, was, now), quote=fact.phrase)
        else:
            decisions.correct(lines, Fixed(Action.ADD, kind, None, now), quote=_words_at(decisions, lines))


def confirm_fact(decisions: Decisions, fact: Fact) -> None:
    """Say that a fact is right."""
    value = value_of(fact)
    decisions.correct(_lines_of(fact), Fixed(Action.CHANGE, fact.type, value, value), quote=fact.phrase)


def value_of(fact: Fact) -> FactValue:
    return FactValue(fact.value, fact.qualifier, fact.unit, fact.per, fact.applies_to)


def _asked(kind: FactType, was: FactValue | None, key: str, texts: Texts) -> FactValue | str:
    """What the form says: a value, or what is wrong with it."""
    language = texts.language
    bounds = [None, *Qualifier]
    bound = st.selectbox(
        texts("fact_bound"),
        bounds,
        index=bounds.index(was.qualifier if was else None),
        key=f"bound_{key}",
        format_func=lambda one: said(f"qualifier_{one.value}", language) if one else texts("no_unit"),
    )
    unit, per = "", was.per if was else ""
    if kind in _KEYS:
        choices = list(_KEYS[kind])
        now = was.value if was and was.value in choices else choices[0]
        number = st.selectbox(
            texts("fact_number"),
            choices,
            index=choices.index(now),
            key=f"number_{key}",
            format_func=lambda one: said(f"value_{one}", language),
        )
    else:
        printed, unit = _printed(was)
        for_number, for_unit, for_per = st.columns(3)
        number = for_number.text_input(texts("fact_number"), value=printed, key=f"number_{key}").strip()
        if kind not in _WORDS | _NUMBERS:
            units = list(_UNITS)
            unit = for_unit.selectbox(
                texts("fact_unit"),
                units,
                index=units.index(unit),
                key=f"unit_{key}",
                format_func=lambda one: said(_UNIT_NAMES[one], language).split("|")[1] if one else texts("no_unit"),
            )
        if kind not in _WORDS:
            periods = list(dict.fromkeys((*_PERIODS, per)))
            per = for_per.selectbox(
                texts("fact_per"),
                periods,
                index=periods.index(per),
                key=f"per_{key}",
                format_func=lambda one: period_in_words(one, language) if one else texts("no_unit"),
            )
    about = st.text_input(texts("fact_applies_to"), value=was.applies_to if was else "", key=f"about_{key}").strip()
    if not number:
        return FactValue(None, bound, "", per, about) if bound else texts("fact_needs_value")
    if kind in _WORDS or kind in _KEYS:
        return FactValue(number, bound, "", per, about)
    plain = number.replace(" ", "").replace(",", ".")
    if kind in _NUMBERS and re.fullmatch(r"\d{1,3}(\.\d{3})+", number):
        plain = number.replace(".", "")  # 1.200 kr.
    if not re.fullmatch(r"\d+(\.\d+)?", plain):
        return texts("fact_needs_number", value=number)
    written = _UNITS[unit].format(n=plain) if kind not in _NUMBERS else plain
    return FactValue(written, bound, "weekdays" if unit == "weekdays" else "", per, about)


def _printed(was: FactValue | None) -> tuple[str, str]:
    """The number and the unit of a value, as the form asks for them."""
    if was is None or was.value is None:
        return "", ""
    match = _DURATION_RE.fullmatch(was.value)
    if match is None:
        return was.value, ""
    unit = _UNIT_OF.get(match[1] + match[3], "")
    return match[2].replace(".", ","), "weekdays" if was.unit == "weekdays" else unit


def _in_short(fact: Fact, language: str) -> str:
    return f"{fact_label(fact.type, language)}: {value_in_words(value_of(fact), language)}"[:_MOST_PHRASE]


def _lines_of(fact: Fact) -> tuple[int, int]:
    return fact.start_line, fact.end_line


def _words_at(decisions: Decisions, lines: tuple[int, int]) -> str:
    return " ".join(decisions.ground.text_at(lines).split())
