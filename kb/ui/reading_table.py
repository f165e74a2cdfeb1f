"""A wide table of quotes that one reads in: find, filter, fold, resize, move with the arrow keys.

The table itself is plain HTML of a template, which says everything without the script and on paper; `reading_table.js`
adds what needs a hand. It is put into the page by our own component and not by `st.html`, which would clean it and draw
it anew: 98 municipalities would take seconds.

The table and the choice of its rows and columns reach the browser apart. As long as the table is the same, only the
choice is sent (of 98 municipalities 23 kB in place of 730), and the script takes rows and columns out or puts them
back.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from kb.ui.address import View
from kb.ui.markup import ours
from kb.ui.texts import Texts

_WORDS = (
    *("find_here", "find_placeholder", "hits", "no_hits", "previous_hit", "next_hit", "only_hits"),
    *("show_cells", "all_cells", "with_quotes", "without_quotes", "width", "whole_text", "facts_shown", "unfold_all"),
    *("fold_column", "unfold_column", "fold_row", "unfold_row", "width_of", "show_all", "show_less", "copied", "keys"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it is sent."""

    id: str  # of what it holds
    content: bytes  # the id, then JSON: its HTML, the words of its tools, whether it has facts


def sheet(html: str, texts: Texts) -> Sheet:
    """The table ready to be sent.

    `html` is our own filled template: one element of class kb-region with one table; its first column holds row heads,
    each head of a column has data-name, and the quotes are links of class kb-quote. Cells may wrap what they hold in a
    div of class kb-cell, which is cut off where it is long. data-row names a row, data-column a column by its head.
    """
    told = {"html": html, "words": {word: texts(word) for word in _WORDS}, "facts": "kb-tag" in html}
    body = json.dumps(told, ensure_ascii=False).encode()
    made = hashlib.blake2b(body, digest_size=8).hexdigest()
    return Sheet(made, made.encode() + body)


def reading_table(
    table: Sheet, *, key: str, view: View, rows: Sequence[str] | None = None, columns: Sequence[str] | None = None
) -> None:
    """Put the table on the page.

    `view` is what the page shows: its choices are added to the address of a quote that says document and lines only.
    `rows` and `columns`: those of the table that are chosen, by data-row and data-column, in their order; None for all.
    """
    shut = replace(view, document="", lines=None)
    script = ours("reading_table.js")
    choice = st.components.v2.component("kb_reading_choice", js=script)
    component = st.components.v2.component("kb_reading_table", js=script, isolate_styles=False)
    with st.container(key=f"reading_{key}"):
        choice(key="choice", data={"of": table.id, "rows": rows, "columns": columns, "view": shut.href}, height=1)
        component(key=key, data=table.content)
