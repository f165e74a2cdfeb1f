"""The files that a page gives: their buttons, what they are called, and how they link back to the app."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from kb.hits import Link
from kb.ui.address import DOCUMENT, View
from kb.ui.texts import Texts

MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "csv": "text/csv",
    "json": "application/json",
}
FORMS = tuple(MEDIA_TYPES)


@dataclass(frozen=True, slots=True)
class File:
    """A file that can be fetched; it is written when somebody does."""

    label: str  # key of the button's text
    name: str  # without its ending
    form: str  # ending
    write: Callable[[], bytes]


def in_forms(forms: Sequence[str], name: str, write: Callable[[str], bytes]) -> list[File]:
    """The same content in each of the forms."""
    return [File(f"download_{form}", name, form, partial(write, form)) for form in forms]


def downloads(title: str, files: Sequence[File], texts: Texts) -> None:
    """A heading and a button for each file; a page has them once."""
    with st.container(key="downloads"):
        st.header(title, anchor=False)
        with st.container(horizontal=True):
            for file in files:
                st.download_button(
                    texts(file.label),
                    data=file.write,
                    file_name=file_name(file.name, file.form),
                    mime=MEDIA_TYPES[file.form],
                    key=f"file_{file.label}",
                    on_click="ignore",
                )


def today() -> str:
    """The day that is written into files."""
    return datetime.date.today().isoformat()


def file_name(asked: str, form: str) -> str:
    """A name for a file that answers this question.

    >>> file_name("Hvor ofte følges der op?", "xlsx")
    'hvor-ofte-følges-der-op.xlsx'
    """
    stem = re.sub(r"[^0-9a-zæøå]+", "-", asked.casefold())[:80].strip("-")
    return f"{stem or 'svar'}.{form}"


def link_in_app(view: View) -> Link:
    """Addresses of lines in the language and with the data of this view."""

    def link(document: str, start: int, end: int) -> str:
        return View(
            DOCUMENT, document=document, lines=(start, end), language=view.language, snapshot=view.snapshot
        ).href

    return link
