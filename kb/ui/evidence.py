"""What stands at these lines: the page with the passage marked, and the text round it?"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import streamlit as st

from kb import taxonomy
from kb.library import Library
from kb.model import Box, Line, Section, Source
from kb.present import parts
from kb.present.safe import printable
from kb.sources.page_image import render_page
from kb.ui.address import DOCUMENT, View, for_browser, mark, view_at, written
from kb.ui.markup import draw, notice, ours
from kb.ui.state import remember
from kb.ui.texts import Texts

_VIEW = "pane_view"  # in the session: what the page with the pane shows
AROUND = 4  # lines shown before and after the passage
_SCALE = 2.0  # 144 dots an inch: sharp in half a screen
_PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the text round a passage."""

    number: int
    text: str
    href: str
    is_passage: bool


def pane(library: Library, view: View, texts: Texts) -> None:
    """The passage of the view, or none, beside the page, and the place where quotes of the page open.

    A page calls it last, whether a passage is open or not. Links of class kb-quote then open here without running the
    page again; their address is the page's view with document and lines.
    """
    st.session_state[_VIEW] = view
    _pane(library, texts)


@st.fragment
def _pane(library: Library, texts: Texts) -> None:
    view: View = st.session_state[_VIEW]
    chosen = st.session_state.get("pane", {}).get("open")
    if chosen:
        asked = view_at(str(chosen))
        view = replace(view, document=asked.document, lines=asked.lines)
        st.session_state[_VIEW] = view
        remember(view)
    is_open = bool(view.document and view.lines)
    component = st.components.v2.component("kb_pane", js=ours("links.js"))
    with st.container(key="listener"):
        said = {"role": "pane", "open": is_open, **for_browser(view)}
        component(key="pane", data=said, on_open_change=lambda: None, height=1)
    if view.lines and is_open:
        drawer(library, view, view.lines, texts)


def drawer(library: Library, view: View, lines: tuple[int, int], texts: Texts) -> None:
    """The passage of the view, in a pane beside the page."""
    with st.container(key="evidence"):
        is_known = view.document in {document.document for document in library.documents}
        source = library.source(view.document) if is_known else None
        passage = lines_at(source, lines) if source else []
        draw(
            "evidence.html",
            texts=texts,
            passage=mark(view.document, lines),
            close=replace(view, document="", lines=None).href,
            document=library.document(view.document) if source else None,
            place=_place(passage, texts),
            kind=_kind(library, view.document, lines) if passage else None,
            labels=taxonomy.label,
            dated=parts.document_dated(library.document(view.document), texts.words) if source else "",
            copied=with_source(library, view.document, lines, texts) if passage else "",
            read_on=replace(view, page=DOCUMENT, law="", municipalities=(), types=()).href,
        )
        if source is None:
            notice(texts("unknown_document", name=view.document), kind="warning")
        elif not passage:
            notice(no_such_line(source, lines, texts), kind="warning")
        else:
            pages(library, passage, texts, document=view.document)
            draw("around.html", texts=texts, lines=_around(source, passage, view.language))


def lines_at(source: Source, lines: tuple[int, int] | None) -> list[Line]:
    """The lines of the document in this range; fewer, or none, where it has no such lines."""
    return list(source.lines[lines[0] - 1 : lines[1]]) if lines else []


def no_such_line(source: Source, lines: tuple[int, int], texts: Texts) -> str:
    return texts("unknown_line", name=source.document, count=len(source.lines), lines=written(lines))


def pages(library: Library, passage: Sequence[Line], texts: Texts, *, document: str, are_marked: bool = True) -> None:
    """The pages that the passage stands on, with its lines marked or plain; nothing for a format without pages."""
    source = library.source(document)
    if source.media_type != _PDF:
        return
    path = library.source_path(document)
    if not path.is_file():
        notice(texts("file_gone"))
        return
    if _sha256(str(path), path.stat().st_mtime_ns) != source.sha256:
        notice(texts("file_changed"), kind="warning")
        return
    for page, lines in groupby(passage, key=lambda line: line.page):
        if page is not None:
            on_page = list(lines)
            boxes = tuple(line.box for line in on_page if are_marked and line.box and line.text.strip())
            picture = _picture(source.sha256, page, tuple((b.x0, b.top, b.x1, b.bottom) for b in boxes), str(path))
            said = written((on_page[0].number, on_page[-1].number))
            st.image(
                picture,
                alt=texts("page_image" if are_marked else "whole_page_image", page=page, document=document, lines=said),
                caption=texts("page_number", page=page),
                width="stretch",
                output_format="PNG",
            )


@st.cache_data(max_entries=64, show_spinner=False)
def _picture(sha256: str, page: int, boxes: tuple[tuple[float, float, float, float], ...], _path: str) -> bytes:
    return render_page(Path(_path), page, boxes=[Box(*box) for box in boxes], scale=_SCALE)


@st.cache_data(max_entries=256, show_spinner=False)
def _sha256(path: str, changed_ns: int) -> str:
    """Of the file as it is now; `changed_ns` makes a changed file a new question."""
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _place(passage: Sequence[Line], texts: Texts) -> str:
    if not passage:
        return ""
    start, end, page = passage[0].number, passage[-1].number, passage[0].page
    words = texts.words
    lines = words("tag_line", start=start) if start == end else words("tag_lines", start=start, end=end)
    return f"{words('tag_page', page=page)}, {lines}" if page else lines


def _kind(library: Library, document: str, lines: tuple[int, int]) -> Section | None:
    """The section that the passage begins in."""
    sections = library.reading(document).sections
    return next((one for one in sections if one.start_line <= lines[0] <= one.end_line), None)


def with_source(library: Library, document: str, lines: tuple[int, int], texts: Texts) -> str:
    """The words of the passage and where they stand, as they are put into a letter."""
    known = library.document(document)
    provisions = [
        one.text for one in library.reading(document).provisions if (one.start_line, one.end_line) == lines and one.text
    ]
    cleaned = library.clean(document).texts[lines[0] - 1 : lines[1]]
    said = " ".join(dict.fromkeys(provisions)) or " ".join(text.strip() for text in cleaned if text.strip())
    place = _place(lines_at(library.source(document), lines), texts)
    source = (known.municipality, known.title, document, place, parts.document_dated(known, texts.words))
    return printable(f"»{said}« ({', '.join(part for part in source if part)})")


def _around(source: Source, passage: Sequence[Line], language: str) -> list[Shown]:
    start, end = passage[0].number, passage[-1].number
    return [
        Shown(
            number=line.number,
            text=line.text,
            href=View(DOCUMENT, document=source.document, lines=(line.number, line.number), language=language).href,
            is_passage=start <= line.number <= end,
        )
        for line in lines_at(source, (max(1, start - AROUND), end + AROUND))
    ]
