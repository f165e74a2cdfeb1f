"""Which documents of the library are editions of one standard, and where are they held against each other?"""

from __future__ import annotations

import streamlit as st

from kb.compare.editions import edition_pairs
from kb.library import Library
from kb.ui.address import PAIR, View
from kb.ui.law_names import in_order

Pair = tuple[str, str, str]  # law, older and newer document


def editions_in(library: Library) -> tuple[Pair, ...]:
    """Each two editions of one standard that follow each other; each two documents once."""
    return _editions(library.snapshot, library)


def against_each_other(pair: Pair, view: View) -> str:
    """The link to the comparison of two editions."""
    law, older, newer = pair
    here = View(PAIR, law=law, language=view.language, snapshot=view.snapshot)
    return here.with_options(a=older, b=newer).href


@st.cache_resource(max_entries=4, show_spinner=False)
def _editions(snapshot: str, _library: Library) -> tuple[Pair, ...]:
    found: dict[tuple[str, str], str] = {}
    for law in in_order(_library.laws()):
        for older, newer in edition_pairs(_library, law):
            found.setdefault((older, newer), law)
    return tuple((law, older, newer) for (older, newer), law in found.items())
