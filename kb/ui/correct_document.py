"""What can a person say of a document as a whole: who, when, which law; and that it was read right?"""

from __future__ import annotations

import re
from collections.abc import Iterator

import streamlit as st

from kb.corrections.overlay import approval_of
from kb.corrections.records import FIELDS, Based, Change, Described
from kb.law.citations import citations
from kb.model import Document, Standard
from kb.present import parts
from kb.ui.decisions import Decisions
from kb.ui.markup import draw, notice
from kb.ui.texts import Texts

_MONTHS = [
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
]
_DATE_RE = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_WORDS_RE = re.compile(
    r"(?:(?P<day>\d{1,2})\.? *)?(?P<month>[a-zæøå]+|\d{1,2})[. /-]+(?P<year>(?:19|20)\d\d)", re.IGNORECASE
)
_LABELS = {
    "municipality": "municipality",
    "title": "title",
    "approved_on": "approved_on",
    "approved_by": "approved_by",
    "edition_year": "edition_year",
    "case_number": "case_number",
}


def approval(decisions: Decisions) -> None:
    """Whether somebody went through the document, and the button to say so."""
    texts, document = decisions.texts, decisions.ground.reading.document
    with st.container(key="approval", horizontal=True, vertical_alignment="center"):
        draw(
            "reviewed.html",
            texts=texts,
            document=document,
            date=parts.in_words(document.reviewed_on, texts.words) if document.reviewed_on else "",
        )
        if not document.reviewed_by and st.button(
            texts("approve_document"), key="approve_document", help=texts("approve_document_help")
        ):
            decisions.correct(None, approval_of(decisions.ground.reading))


def about_form(decisions: Decisions) -> None:
    """The form for what is known of the document and for the legal basis of its standards."""
    texts, reading = decisions.texts, decisions.ground.reading
    document = reading.document
    with (
        st.expander(texts("correct_document")),
        st.form(f"about_{decisions.document}_{decisions.library.snapshot}", border=False),
    ):
        columns = st.columns(2)
        said = {
            field: columns[place % 2].text_input(
                texts(_LABELS[field]),
                value=_text(document, field),
                key=f"about_{field}_{decisions.document}_{decisions.library.snapshot}",
                help=texts("field_on_help") if field == "approved_on" else None,
            )
            for place, field in enumerate(FIELDS)
        }
        laws = {
            standard.id: st.text_input(
                texts("laws_of", title=standard.title or document.title),
                value="; ".join(standard.law_refs),
                key=f"laws_{standard.id}_{decisions.library.snapshot}",
                help=texts("laws_of_help"),
            )
            for standard in reading.standards
        }
        pressed = st.form_submit_button(texts("keep_document"), type="primary")
    if pressed:
        changes = [*_fields(document, said, texts), *_laws(reading.standards, laws, texts)]
        wrong = [change for change in changes if isinstance(change, str)]
        if wrong:
            for message in wrong:
                notice(message, kind="warning")
        else:
            decisions.keep([change for change in changes if not isinstance(change, str)])


Wanted = tuple[tuple[int, int] | None, Change, str]


def _fields(document: Document, said: dict[str, str], texts: Texts) -> Iterator[Wanted | str]:
    """A change for each field that says something else now, or what is wrong with it."""
    for field, text in said.items():
        value, was = " ".join(text.split()), _text(document, field)
        if value == was:
            continue
        if field == "approved_on" and value:
            value = iso(value)
            if not value:
                yield texts("no_date", value=text)
                continue
        if field == "edition_year" and value and not re.fullmatch(r"(?:19|20)\d\d", value):
            yield texts("no_year", value=text)
            continue
        if value != was:
            yield None, Described(field, value, was), ""


def _laws(standards: tuple[Standard, ...], said: dict[str, str], texts: Texts) -> Iterator[Wanted | str]:
    for standard in standards:
        text = said[standard.id]
        written = [part.strip() for part in text.split(";") if part.strip()]
        if tuple(written) == standard.law_refs:
            continue
        refs = [(part, references(part)) for part in written]
        wrong = [part for part, found in refs if not found]
        if wrong:
            yield texts("no_reference", value=wrong[0])
            continue
        laws = tuple(dict.fromkeys(ref for _, found in refs for ref in found))
        if laws != standard.law_refs:
            line = (standard.title_lines or (standard.start_line,))[0]
            yield (line, line), Based(laws, standard.law_refs), ""


def references(text: str) -> tuple[str, ...]:
    """The references that a person means; () for none.

    >>> references("servicelovens § 85"), references("SEL § 82 a"), references("LSV"), references("noget")
    (('SEL § 85',), ('SEL § 82 a',), (), ())
    """
    return tuple(ref for citation in citations(text) for ref in citation.refs if re.search(r"\d", ref))


def iso(text: str) -> str:
    """A date as ISO: the day, the month or the year; "" when it is none.

    >>> [iso(text) for text in ("12. marts 2024", "12.3.2024", "marts 2024", "2024", "2024-03", "i går", "31-13-2024")]
    ['2024-03-12', '2024-03-12', '2024-03', '2024', '2024-03', '', '']
    """
    match = _DATE_RE.fullmatch(text) or _WORDS_RE.fullmatch(text)
    if match is None:
        return ""
    year, month, day = match["year"], match["month"] or "", match["day"] or ""
    if month.casefold() in _MONTHS:
        month = str(_MONTHS.index(month.casefold()) + 1)
    if (month and not (month.isdecimal() and 1 <= int(month) <= 12)) or (day and not 1 <= int(day) <= 31):
        return ""
    return "-".join(part.zfill(2) for part in (year, month, day) if part)


def _text(document: Document, field: str) -> str:
    return str(getattr(document, field) or "")
