"""How do a person's own files get into the library, and what was understood of them?

Read first, decided on then: the reader sees what was understood before a file becomes part of the library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from kb.corrections import Ledger
from kb.ingest import Outcome, forget
from kb.law.register import natural_key
from kb.law.services import law_label
from kb.library import Library
from kb.model import Finding
from kb.present import parts
from kb.store import Entry
from kb.taxonomy import CORE, label
from kb.ui import drafts, state, uploads
from kb.ui.address import COMPARE, DOCUMENT, View
from kb.ui.corrections_list import counted
from kb.ui.drafts import Draft, Refused
from kb.ui.finding_words import finding_said
from kb.ui.law_names import in_order
from kb.ui.markup import draw, notice
from kb.ui.state import Visit
from kb.ui.texts import Texts
from kb.workspace import Journal

# In the session: what is being decided on, and what came of the last press of a button.
_DRAFT, _RESULT, _TAKEN_OUT, _DISCARDED = "added_draft", "added_result", "taken_out", "discarded"


@dataclass(frozen=True, slots=True)
class Result:
    """What came of keeping files."""

    before: int  # documents in the library
    after: int
    taken: tuple[tuple[Entry, Outcome], ...]  # of the files that were kept
    refused: tuple[Refused, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """A standard of a file as the preview shows it."""

    title: str
    laws: str
    found: tuple[tuple[str, str], ...]  # core section types: key, name
    missing: str


def show(visit: Visit) -> View:
    texts = visit.texts
    draft: Draft | None = st.session_state.get(_DRAFT)
    if draft is None:
        _choose(visit)
        result: Result | None = st.session_state.get(_RESULT)
        if result is not None:
            st.header(texts("now_in_the_library"), anchor=False)
            _told(result, visit)
        _take_out(visit)
    else:
        _decide(draft, visit)
    return replace(visit.view, law="", municipalities=(), types=(), document="", lines=None)


# -------------------------------------------------------------------------------------------------- 1. choose files


def _choose(visit: Visit) -> None:
    texts = visit.texts
    if st.session_state.pop(_DISCARDED, False):
        notice(texts("discarded"))
    draw("add_lead.html", texts=texts, folder=str(uploads.folder(visit.home)))
    files = st.file_uploader(
        texts("choose_files"),
        accept_multiple_files=True,
        key=f"files_{st.session_state.get('files_round', 0)}",
    )
    municipality = st.text_input(
        texts("name_municipality"), key="named_municipality", help=texts("name_municipality_help")
    )
    if st.button(texts("read"), type="primary", key="read"):
        st.session_state.pop(_RESULT, None)
        if not files:
            notice(texts("choose_first"), kind="warning")
            return
        bar = st.progress(0.0, texts("reading_first", files=texts.count("files", len(files))))
        draft = drafts.read(files, municipality.strip(), _shown_on(bar.progress, texts), texts)
        st.session_state[_DRAFT] = draft
        st.rerun()


def _shown_on(bar: Callable[[float, str], object], texts: Texts) -> Callable[[int, int, str], None]:
    def progress(done: int, count: int, name: str) -> None:
        bar(done / count, texts("reading", done=done, count=count, name=name))

    return progress


# -------------------------------------------------------------------------------------------------- 2. look, decide


def _decide(draft: Draft, visit: Visit) -> None:
    texts = visit.texts
    st.header(texts("understood"), anchor=False)
    draw("preview_lead.html", texts=texts, refused=draft.refused, count=len(draft.names))
    # With what people have corrected in files of these names: it is laid on when they are kept, and seen here first.
    library = draft.library().corrected(Ledger.read(Journal(visit.home.workspace))) if draft.names else None
    known = state.library(visit.home)
    chosen: list[str] = []
    for name in draft.names:
        assert library is not None
        with st.container(border=True):
            draw("preview.html", texts=texts, **_preview(library, known, name, texts))
            if st.checkbox(texts("keep_this", name=name), value=True, key=f"keep_{name}"):
                chosen.append(name)
    with st.container(horizontal=True):
        keeps = texts("keep", documents=texts.count("documents", len(chosen)))
        if draft.names and st.button(keeps, type="primary", key="keep", disabled=not chosen):
            bar = st.progress(0.0, keeps)
            st.session_state[_RESULT] = _keep(draft, visit, chosen, _shown_on(bar.progress, texts))
            _leave(draft)
        if st.button(texts("discard" if draft.names else "choose_others"), key="discard"):
            st.session_state[_DISCARDED] = bool(draft.names)
            _leave(draft)


def _keep(draft: Draft, visit: Visit, names: Sequence[str], progress: Callable[[int, int, str], None]) -> Result:
    known = state.library(visit.home)
    before = len(known.documents) if known else 0
    report, refused = drafts.keep(draft, visit.home, names, visit.texts, progress)
    if report is None:
        return Result(before, before, (), tuple(refused), ())
    taken = tuple((entry, outcome) for entry, outcome in report.outcomes if entry.document.document in names)
    return Result(before, len(report.outcomes), taken, tuple(refused), report.findings)


def _leave(draft: Draft) -> None:
    draft.discard()
    st.session_state.pop(_DRAFT, None)
    st.session_state["files_round"] = st.session_state.get("files_round", 0) + 1  # the uploader begins anew
    st.rerun()


def _preview(library: Library, known: Library | None, name: str, texts: Texts) -> dict[str, object]:
    entry = library.entry(name)
    reading = library.reading(name)
    held = {one.document: one.sha256 for one in known.documents} if known else {}
    is_known = "" if name not in held else "known_same" if held[name] == entry.document.sha256 else "known_other"
    standards = []
    for standard in reading.standards:
        types = {section.type for section in reading.sections if section.standard == standard.id} | {
            kind for provision in reading.provisions if provision.standard == standard.id for kind in provision.types
        }
        missing = [label(kind, language=texts.language) for kind in CORE if kind not in types]
        standards.append(
            Understood(
                title=standard.title or name,
                laws="; ".join(law_label(law) for law in standard.law_refs) or texts("no_law_found"),
                found=tuple((kind.value, label(kind, language=texts.language)) for kind in CORE if kind in types),
                missing=texts("not_found_here", types=", ".join(missing)) if missing else "",
            )
        )
    return {
        **_facts(entry, texts),
        "standards": standards,
        "known": texts(is_known) if is_known else "",
        "corrected": _corrected(library, name, texts),
    }


def _corrected(library: Library, name: str, texts: Texts) -> str:
    """How many corrections of people hold for the document and how many need a look; "" where there are none."""
    outcomes = library.outcomes(name)
    return texts("corrected_here", said=counted(outcomes, texts)) if outcomes else ""


def _facts(entry: Entry, texts: Texts) -> dict[str, object]:
    document = entry.document
    approved = parts.in_words(document.approved_on, texts.words) if document.approved_on else texts("not_stated")
    return {
        "name": document.document,
        "facts": [
            (texts("municipality"), document.municipality or texts("no_municipality_here")),
            (texts("title"), document.title or texts("not_stated")),
            (texts("approved_on"), approved),
            (texts("grade"), texts.words.grade(document.grade)),
        ],
        "found": texts(
            "found_in_it",
            standards=texts.count("standards", entry.standards),
            sections=texts.count("sections", entry.sections),
            provisions=texts.count("provisions", entry.provisions),
        ),
        # That the municipality is missing stands above, with what to do about it here.
        "findings": [
            finding_said(finding, texts) for finding in document.findings if finding.code != "no_municipality"
        ],
    }


# ------------------------------------------------------------------------------------------- 3. what came of it


def _told(result: Result, visit: Visit) -> None:
    texts, library = visit.texts, state.library(visit.home)
    counted = (texts.count("documents", result.before), texts.count("documents", result.after))
    laws = in_order(sorted({law for entry, _ in result.taken for law in entry.laws}, key=natural_key))
    draw(
        "understood.html",
        texts=texts,
        grew=texts("library_grew", before=counted[0], after=counted[1]),
        refused=result.refused,
        findings=[finding_said(finding, texts) for finding in result.findings],
        taken=list(_links(result.taken, library, texts)),
        comparisons=[
            (texts("compare_now", law=law_label(law)), View(COMPARE, law=law, language=texts.language).href)
            for law in laws
        ],
    )


def _links(
    taken: Iterable[tuple[Entry, Outcome]], library: Library | None, texts: Texts
) -> Iterable[tuple[str, str, str, str]]:
    known = {one.document for one in library.documents} if library else set()
    for entry, outcome in taken:
        name = entry.document.document
        corrected = _corrected(library, name, texts) if library and name in known else ""
        yield name, View(DOCUMENT, document=name, language=texts.language).href, texts(outcome.value), corrected


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
