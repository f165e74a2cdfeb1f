"""How do a person's own files get into the library, and what was understood of them?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import streamlit as st

from kb.errors import SourceError
from kb.ingest import IngestReport, Outcome, forget, ingest
from kb.law.register import natural_key
from kb.model import Finding
from kb.present import parts
from kb.sources import SUFFIXES
from kb.store import Entry
from kb.ui import state, uploads
from kb.ui.address import COMPARE, DOCUMENT, View
from kb.ui.law_names import in_order, law_label
from kb.ui.markup import draw, notice
from kb.ui.state import Visit
from kb.ui.texts import Texts

# In the session: what came of the last press of a button.
_RESULT, _TAKEN_OUT = "added_result", "taken_out"


class Upload(Protocol):
    """A file as the browser sent it."""

    @property
    def name(self) -> str: ...
    def getvalue(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not in the library, why, and what to do."""

    name: str
    reason: str
    hint: str


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one press of the button."""

    before: int  # documents in the library
    after: int
    taken: tuple[tuple[Entry, Outcome], ...]  # of the files that were chosen
    refused: tuple[Refused, ...]
    findings: tuple[Finding, ...]


def show(visit: Visit) -> View:
    texts = visit.texts
    files = st.file_uploader(
        texts("choose_files"),
        type=sorted(suffix.lstrip(".") for suffix in SUFFIXES),
        accept_multiple_files=True,
        key="files",
    )
    draw("add_lead.html", texts=texts, folder=str(uploads.folder(visit.home)))
    municipality = st.text_input(
        texts("name_municipality"), key="named_municipality", help=texts("name_municipality_help")
    )
    if st.button(texts("read"), type="primary", key="read"):
        st.session_state.pop(_RESULT, None)
        if files:
            bar = st.progress(0.0, texts("reading_first", files=texts.count("files", len(files))))
            st.session_state[_RESULT] = take_in(visit, files, municipality.strip(), _shown_on(bar.progress, texts))
            bar.empty()
        else:
            notice(texts("choose_first"), kind="warning")
    result: Result | None = st.session_state.get(_RESULT)
    if result is not None:
        st.header(texts("understood"), anchor=False)
        _told(result, texts)
    _take_out(visit)
    return replace(visit.view, law="", municipalities=(), types=(), document="", lines=None)


def take_in(
    visit: Visit, files: Sequence[Upload], municipality: str, progress: Callable[[int, int, str], None]
) -> Result:
    """Keep the files, read them, and make them part of the library.

    Raises: KbError when the run as a whole cannot go on; the library is then as it was.
    """
    known = state.library(visit.home)
    before = len(known.documents) if known else 0
    paths, refused = _kept(visit, files)
    if not paths:
        return Result(before, before, (), tuple(refused), ())
    report = ingest(visit.home, paths, municipality=municipality or None, progress=progress)
    refused += [Refused(one.document, one.reason, one.hint) for one in report.rejected]
    return Result(before, len(report.outcomes), tuple(_of(report, paths)), tuple(refused), report.findings)


def _kept(visit: Visit, files: Iterable[Upload]) -> tuple[list[Path], list[Refused]]:
    kept: dict[str, bytes] = {}
    paths: list[Path] = []
    refused: list[Refused] = []
    for file in files:
        data = file.getvalue()
        if kept.setdefault(file.name, data) != data:
            refused.append(Refused(file.name, visit.texts("same_names", name=file.name), ""))
            continue
        try:
            path = uploads.keep(visit.home, file.name, data, suffixes=SUFFIXES, texts=visit.texts)
        except SourceError as error:
            refused.append(Refused(file.name, error.message, error.hint))
        else:
            paths.append(path)
    return list(dict.fromkeys(paths)), refused


def _of(report: IngestReport, paths: Sequence[Path]) -> Iterator[tuple[Entry, Outcome]]:
    names = {path.name for path in paths}
    return ((entry, outcome) for entry, outcome in report.outcomes if entry.document.document in names)


def _shown_on(bar: Callable[[float, str], object], texts: Texts) -> Callable[[int, int, str], None]:
    def progress(done: int, count: int, name: str) -> None:
        bar(done / count, texts("reading", done=done, count=count, name=name))

    return progress


def _take_out(visit: Visit) -> None:
    """Let the reader take a document, or a file that could not be read, out of the library."""
    texts = visit.texts
    gone = st.session_state.pop(_TAKEN_OUT, "")
    if gone:
        notice(texts("taken_out", name=gone))
    library = state.library(visit.home)
    if library is None:
        return
    read = {document.document for document in library.documents}
    names = sorted(read | {rejection.document for rejection in library.rejected})
    if not names:
        return
    st.header(texts("take_out"), anchor=False)
    if st.session_state.get("take_out") not in names:
        st.session_state["take_out"] = None
    chosen = st.selectbox(texts("document"), names, key="take_out", placeholder=texts("choose_to_take_out"))
    draw("take_out.html", texts=texts)
    if st.button(texts("take_out_now"), key="take_out_now", disabled=chosen is None) and chosen is not None:
        forget(visit.home, chosen)
        st.session_state.pop(_RESULT, None)
        st.session_state[_TAKEN_OUT] = chosen
        st.rerun()


# ------------------------------------------------------------------------------------------- what was understood


def _told(result: Result, texts: Texts) -> None:
    counted = (texts.count("documents", result.before), texts.count("documents", result.after))
    laws = in_order(sorted({law for entry, _ in result.taken for law in entry.laws}, key=natural_key))
    draw(
        "understood.html",
        texts=texts,
        grew=texts("library_grew", before=counted[0], after=counted[1]),
        refused=result.refused,
        findings=[finding.message for finding in result.findings],
        taken=[_understood(entry, outcome, texts) for entry, outcome in result.taken],
        comparisons=[
            (texts("compare_now", law=law_label(law)), View(COMPARE, law=law, language=texts.language).href)
            for law in laws
        ],
    )


def _understood(entry: Entry, outcome: Outcome, texts: Texts) -> dict[str, object]:
    document = entry.document
    approved = parts.in_words(document.approved_on, texts.words) if document.approved_on else texts("not_stated")
    return {
        "name": document.document,
        "href": View(DOCUMENT, document=document.document, language=texts.language).href,
        "outcome": texts(outcome.value),
        "facts": [
            (texts("municipality"), document.municipality or texts("no_municipality")),
            (texts("title"), document.title or texts("not_stated")),
            (texts("approved_on"), approved),
            (texts("law"), "; ".join(law_label(law) for law in entry.laws) or texts("no_standard_found")),
            (texts("grade"), texts.words.grade(document.grade)),
        ],
        "found": texts(
            "found_in_it",
            standards=texts.count("standards", entry.standards),
            sections=texts.count("sections", entry.sections),
            provisions=texts.count("provisions", entry.provisions),
        ),
        "findings": [finding.message for finding in document.findings],
    }
