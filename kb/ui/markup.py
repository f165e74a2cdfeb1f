"""How does text from a document reach the page as text and nothing else?

Every value is escaped by the template engine, and a character that could act (an escape code, a change of writing
direction) is shown by its number, as in the exports.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import streamlit as st
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from kb.present.safe import printable


def ours(name: str) -> str:
    """A file of this package."""
    return files("kb.ui").joinpath(name).read_text(encoding="utf-8")


def filled(template: str, **values: object) -> str:
    """The template of this package with the values in their places."""
    return _environment().get_template(template).render(**values)


def draw(template: str, **values: object) -> None:
    """Put the filled template on the page."""
    st.html(filled(template, **values))


def notice(message: str, *, kind: str = "info", hint: str = "") -> None:
    """A sentence that stands out: "info", "warning" or "error"."""
    draw("notice.html", message=message, hint=hint, kind=kind)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(ours),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_plain,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _plain(value: object) -> object:
    """What a template may print: our own markup as it is, text without characters that act."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
