"""A wide table of quotes that one reads in: find, filter, fold, resize, move with the arrow keys.

The table itself is plain HTML of a template, which says everything without the script and on paper; `reading_table.js`
adds what needs a hand. It is put into the page by our own component and not by `st.html`, which would clean it and draw
it anew: 98 municipalities would take seconds.
"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from kb.ui.address import View
from kb.ui.markup import ours
from kb.ui.texts import Texts

_WORDS = (
    *("find_here", "find_placeholder", "hits", "no_hits", "previous_hit", "next_hit", "only_hits"),
    *("show_cells", "all_cells", "with_quotes", "without_quotes", "width", "whole_text", "facts_shown", "unfold_all"),
    *("fold_column", "unfold_column", "fold_row", "unfold_row", "width_of", "show_all", "show_less", "copied", "keys"),
)


def reading_table(html: str, texts: Texts, *, key: str, view: View, has_facts: bool = False) -> None:
    """Put the table on the page.

    `html` is our own filled template: one element of class kb-region with one table; its first column holds row heads,
    each head of a column has data-name, and the quotes are links of class kb-quote. Cells may wrap what they hold in a
    div of class kb-cell, which is cut off where it is long. `view` is what the page shows: its choices are added to
    the address of a quote that says document and lines only.
    """
    shut = replace(view, document="", lines=None)
    component = st.components.v2.component("kb_reading_table", js=ours("reading_table.js"), isolate_styles=False)
    with st.container(key=f"reading_{key}"):
        component(
            key=key,
            data={"html": html, "words": {word: texts(word) for word in _WORDS}, "facts": has_facts, "view": shut.href},
        )
