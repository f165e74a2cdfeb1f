"""What did one edition change, or two municipalities word differently, and what does it mean for the citizen?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from kb.alphabet import danish_order
from kb.compare.editions import year_of
from kb.compare.pairwise import Comparison, are_editions, compare_pair
from kb.compare.pairwise.redline import Ignore
from kb.compare.topics import TopicTable
from kb.law.services import law_label
from kb.library import Library
from kb.present import redline, render_changes, render_pair
from kb.present.safe import printable
from kb.taxonomy import SectionType, label
from kb.ui import evidence
from kb.ui.address import View
from kb.ui.clauses_shown import SHOWN, USUAL, counts, groups_of
from kb.ui.downloads import File, downloads, today
from kb.ui.editions import Pair, against_each_other, editions_in
from kb.ui.law_names import in_order
from kb.ui.markup import draw, notice
from kb.ui.state import Visit
from kb.ui.texts import Texts
from kb.ui.topic_desk import topic_desk, while_reading

LAYOUTS = {"columns": "pair_columns", "inline": "pair_inline"}
_IGNORED = {"case": "pair_ignore_case", "numbering": "pair_ignore_numbering"}
_DOWNLOADS = (  # text, kind of file, ending
    ("download_redline", "pair", "docx"),
    ("download_changes_docx", "changes", "docx"),
    ("download_changes_xlsx", "changes", "xlsx"),
    ("download_pair_html", "pair", "html"),
    ("download_pair_json", "pair", "json"),
)


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    href: str
    is_shown: bool


def show(library: Library, visit: Visit) -> View:
    texts = visit.texts
    laws = in_order(library.laws())
    if not laws:
        notice(texts("no_law_here"))
        return visit.view
    draw("pair_intro.html", texts=texts)
    pairs = editions_in(library)
    view, one, other = _chosen(library, laws, pairs, visit)
    shown = replace(view, snapshot=library.snapshot)
    if pairs:
        draw("pair_lead.html", texts=texts, links=_links(pairs, shown, (one, other), library, texts))
    if not one or not other:
        notice(texts("pair_needs_two"))
    elif one == other:
        notice(texts("pair_same_twice"))
    else:
        shown = _settings(shown, visit)
        view = replace(shown, snapshot=view.snapshot)
        with st.container(key="result"):
            _compare(library, shown, one, other, visit)
    return view


# ---------------------------------------------------------------------------------------------------- choices


def _chosen(library: Library, laws: Sequence[str], pairs: Sequence[Pair], visit: Visit) -> tuple[View, str, str]:
    """The view with the law and the two documents, which come from the address or are two editions where there are."""
    texts, asked = visit.texts, visit.view
    if visit.is_new and asked.law and asked.law not in laws:
        notice(texts("unknown_law", name=asked.law), kind="warning")
    for_law, for_one, for_other = st.columns(3)
    with for_law:
        visit.choice("pair_law", laws, asked.law, pairs[0][0] if pairs else _usual_law(library, laws))
        law: str = st.selectbox(texts("choose_law"), laws, key="pair_law", format_func=law_label)
    names = _documents(library, law)
    usual = next(((older, newer) for its_law, older, newer in pairs if its_law == law), None) or tuple(names[:2])
    labels = _labels(library, names, texts)
    chosen = []
    for at, (column, key) in enumerate(((for_one, "a"), (for_other, "b"))):
        wanted = asked.option(key)
        if visit.is_new and wanted and wanted not in names:
            notice(texts("pair_unknown", name=wanted, law=law), kind="warning")
        if len(names) < 2:
            chosen.append("")
            continue
        widget = f"pair_{key}"
        visit.choice(widget, names, wanted, usual[at])
        with column:
            chosen.append(
                st.selectbox(
                    texts("pair_first" if at == 0 else "pair_second"),
                    names,
                    key=widget,
                    format_func=lambda name: labels.get(name, name),
                )
            )
    one, other = chosen
    return replace(asked, law=law).with_options(a=one, b=other), one, other


def _usual_law(library: Library, laws: Sequence[str]) -> str:
    """The provision that most documents have a standard under."""
    return max(laws, key=lambda law: len(_documents(library, law)))


def _documents(library: Library, law: str) -> list[str]:
    """Documents with a standard under the law, those of a municipality together, the oldest first."""
    held = [entry.document for entry in library.entries if law in entry.laws]
    held.sort(key=lambda one: (danish_order(one.municipality), year_of(one), one.document))
    return [document.document for document in held]


def _labels(library: Library, names: Sequence[str], texts: Texts) -> dict[str, str]:
    """What the documents are called: municipality and year, with the file's name where that is not enough."""
    short = {name: _short(library, name) or texts.words("unknown_municipality") for name in names}
    known = list(short.values())
    return {name: said if known.count(said) == 1 else f"{said} – {printable(name)}" for name, said in short.items()}


def _links(pairs: Sequence[Pair], view: View, chosen: tuple[str, str], library: Library, texts: Texts) -> list[Link]:
    return [
        Link(
            texts("pair_edition_link", law=law, one=_short(library, older), other=year_of(library.document(newer))[:4]),
            against_each_other((law, older, newer), view),
            chosen == (older, newer) and view.law == law,
        )
        for law, older, newer in pairs
    ]


def _short(library: Library, name: str) -> str:
    document = library.document(name)
    return f"{printable(document.municipality)} {year_of(document)[:4]}".strip()


def _settings(view: View, visit: Visit) -> View:
    """The view with what of the comparison is shown, and how."""
    texts = visit.texts
    for_shown, for_types, for_layout, for_rest = st.columns([4, 4, 3, 4])
    with for_shown:
        visit.choice("pair_shown", tuple(SHOWN), view.option("vis"), USUAL)
        shown: str = st.selectbox(
            texts("pair_show"), tuple(SHOWN), key="pair_shown", format_func=lambda key: texts(SHOWN[key])
        )
    known = [section_type.value for section_type in SectionType]
    with for_types:
        widget = f"pair_types_{texts.language}"  # it keeps labels, not keys
        visit.choices(widget, known, view.types, [])
        types = st.multiselect(
            texts("choose_types"),
            known,
            key=widget,
            format_func=lambda key: label(SectionType(key), language=texts.language),
            placeholder=texts("pair_all_types"),
            select_all=False,
        )
    with for_layout:
        visit.choice("pair_layout", tuple(LAYOUTS), view.option("opstilling"), "columns")
        layout: str = st.radio(
            texts("pair_layout"), tuple(LAYOUTS), key="pair_layout", format_func=lambda key: texts(LAYOUTS[key])
        )
    ignored = []
    with for_rest:
        for key, widget in _IGNORED.items():
            if visit.is_new or widget not in st.session_state:
                st.session_state[widget] = key in view.chosen("uden")
            if st.checkbox(texts(widget), key=widget):
                ignored.append(key)
    in_page_order = tuple(key for key in known if key in types)
    return replace(view, types=in_page_order).with_options(
        vis="" if shown == USUAL else shown, opstilling="" if layout == "columns" else layout, uden=ignored
    )


# ----------------------------------------------------------------------------------------------------- result


def _compare(library: Library, view: View, one: str, other: str, visit: Visit) -> None:
    texts = visit.texts
    words = texts.words
    ignore = Ignore(case="case" in view.chosen("uden"), numbering="numbering" in view.chosen("uden"))
    topics, is_coming = None, False
    if not are_editions(library.document(one), library.document(other)):
        desk = topic_desk(visit.home, library, view.law)
        with st.spinner(texts("topic_finding")):
            topics, is_coming = desk.table()
        if is_coming:
            while_reading(desk, texts)
    comparison = _comparison(library.snapshot, one, other, view.law, ignore, not is_coming, library, topics)
    draw(
        "pair.html",
        texts=texts,
        title=redline.title(comparison, words),
        names=redline.names(comparison, words),
        counts=counts(comparison, texts),
        groups=groups_of(comparison, view, texts),
        is_inline=view.option("opstilling") == "inline",
        are_editions=comparison.are_editions,
        silence=texts("pair_not_here_edition" if comparison.are_editions else "pair_not_here"),
    )
    evidence.pane(library, view, texts)
    _downloads(comparison, texts)
    draw("pair_guide.html", texts=texts, guide=[*redline.summary(comparison, words), *_guide(comparison, view, texts)])


def _guide(comparison: Comparison, view: View, texts: Texts) -> list[str]:
    said = redline.guide(comparison, texts.words)
    if comparison.are_editions or view.option("opstilling") == "inline":
        return said
    return [texts("pair_marked"), *said[2:]]


@st.cache_resource(max_entries=32, show_spinner=False)
def _comparison(
    snapshot: str,
    one: str,
    other: str,
    law: str,
    ignore: Ignore,
    is_by_meaning: bool,
    _library: Library,
    _topics: TopicTable | None,
) -> Comparison:
    asked = None if _topics is None else lambda: _topics
    return compare_pair(_library, one, other, law, ignore=ignore, topics=asked)


def _downloads(comparison: Comparison, texts: Texts) -> None:
    def write(kind: str, form: str) -> bytes:
        render = render_changes if kind == "changes" else render_pair
        return render(comparison, form, language=texts.language, date=today())

    names = redline.names(comparison, texts.words)
    about = f"{names['one']} {names['other']} {comparison.law}"
    called = {"changes": f"aendringsliste {about}", "pair": f"sammenligning {about}"}
    files = [File(label, called[kind], form, partial(write, kind, form)) for label, kind, form in _DOWNLOADS]
    downloads(texts("pair_download"), files, texts)
