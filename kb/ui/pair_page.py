"""What did one edition change, or two municipalities word differently, and what does it mean for the citizen?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from kb.alphabet import danish_order
from kb.compare.editions import edition_pairs, year_of
from kb.compare.pairwise import Change, Clause, Comparison, compare_pair
from kb.compare.pairwise.redline import Ignore, Op, Piece
from kb.compare.pairwise.signals import Direction
from kb.library import Library
from kb.model import Provision
from kb.present import redline, render_changes, render_pair
from kb.present.safe import printable
from kb.taxonomy import SectionType, label
from kb.ui import evidence
from kb.ui.address import PAIR, View, mark
from kb.ui.downloads import File, downloads, today
from kb.ui.law_names import in_order, law_label
from kb.ui.markup import draw, notice
from kb.ui.state import Visit
from kb.ui.texts import Texts

SHOWN = {  # what of the comparison is on the page: key in the address, its text
    "changes": "pair_changes",
    "all": "pair_all",
    "both": "pair_both",
    "stricter": "pair_stricter",
    "looser": "pair_looser",
    "undecided": "pair_undecided",
}
LAYOUTS = {"columns": "pair_columns", "inline": "pair_inline"}
_IGNORED = {"case": "pair_ignore_case", "numbering": "pair_ignore_numbering"}
_USUAL = "changes"
_ELEMENTS = {Op.SAME: "", Op.OUT: "del", Op.IN: "ins"}
_DIFFERING = {Op.SAME: "", Op.OUT: "mark", Op.IN: "mark"}
_PLAIN = {Op.SAME: "", Op.OUT: "", Op.IN: ""}
_SIDES = {Op.SAME: "", Op.OUT: "one", Op.IN: "other"}
_DOWNLOADS = (  # text, kind of file, ending
    ("download_redline", "pair", "docx"),
    ("download_changes_docx", "changes", "docx"),
    ("download_changes_xlsx", "changes", "xlsx"),
    ("download_pair_html", "pair", "html"),
    ("download_pair_json", "pair", "json"),
)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words as the page prints it."""

    text: str
    element: str  # "del", "ins", "mark" or ""
    side: str  # the only text it stands in; "" = both
    is_operative: bool
    space: bool


@dataclass(frozen=True, slots=True)
class Place:
    text: str
    href: str
    css: str


@dataclass(frozen=True, slots=True)
class Row:
    """A clause as the page shows it."""

    change: str
    fate: str
    lead: tuple[Run, ...]
    pieces: tuple[Run, ...]
    places_one: tuple[Place, ...]
    places_other: tuple[Place, ...]
    direction: str
    reading: str
    evidence: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    clauses: tuple[Row, ...]


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
    pairs = _edition_pairs(library.snapshot, library)
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
            _compare(library, shown, one, other, texts)
    return view


# ---------------------------------------------------------------------------------------------------- choices


@st.cache_resource(max_entries=4, show_spinner=False)
def _edition_pairs(snapshot: str, _library: Library) -> tuple[tuple[str, str, str], ...]:
    """Law, older and newer document of each two editions of one standard; each two documents once."""
    found: dict[tuple[str, str], str] = {}
    for law in in_order(_library.laws()):
        for older, newer in edition_pairs(_library, law):
            found.setdefault((older, newer), law)
    return tuple((law, older, newer) for (older, newer), law in found.items())


def _chosen(
    library: Library, laws: Sequence[str], pairs: Sequence[tuple[str, str, str]], visit: Visit
) -> tuple[View, str, str]:
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


def _links(
    pairs: Sequence[tuple[str, str, str]], view: View, chosen: tuple[str, str], library: Library, texts: Texts
) -> list[Link]:
    return [
        Link(
            texts("pair_edition_link", law=law, one=_short(library, older), other=year_of(library.document(newer))[:4]),
            View(PAIR, law=law, language=view.language, snapshot=view.snapshot).with_options(a=older, b=newer).href,
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
        visit.choice("pair_shown", tuple(SHOWN), view.option("vis"), _USUAL)
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
        vis="" if shown == _USUAL else shown, opstilling="" if layout == "columns" else layout, uden=ignored
    )


# ----------------------------------------------------------------------------------------------------- result


def _compare(library: Library, view: View, one: str, other: str, texts: Texts) -> None:
    ignore = Ignore(case="case" in view.chosen("uden"), numbering="numbering" in view.chosen("uden"))
    comparison = _comparison(library.snapshot, one, other, view.law, ignore, library)
    words = texts.words
    draw(
        "pair.html",
        texts=texts,
        title=redline.title(comparison, words),
        names=redline.names(comparison, words),
        counts=_counts(comparison, texts),
        groups=_groups(comparison, view, texts),
        is_inline=view.option("opstilling") == "inline",
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
def _comparison(snapshot: str, one: str, other: str, law: str, ignore: Ignore, _library: Library) -> Comparison:
    return compare_pair(_library, one, other, law, ignore=ignore)


def _counts(comparison: Comparison, texts: Texts) -> list[tuple[int, str]]:
    names = redline.names(comparison, texts.words)
    changed = "pair_count_changed" if comparison.are_editions else "pair_count_differs"
    return [
        (comparison.count(Change.SAME), texts("pair_count_same")),
        (comparison.count(Change.CHANGED), texts(changed)),
        (comparison.count(Change.ONLY_ONE), texts("pair_count_only", name=names["one"])),
        (comparison.count(Change.ONLY_OTHER), texts("pair_count_only", name=names["other"])),
        *((comparison.read_as(way), texts.words(way.value)) for way in Direction),
    ]


def _groups(comparison: Comparison, view: View, texts: Texts) -> list[Group]:
    wanted = view.option("vis") or _USUAL
    groups = []
    for name, clauses in redline.by_type(comparison, texts.words):
        kept = [clause for clause in clauses if _is_shown(clause, comparison, wanted, view.types)]
        if kept:
            groups.append(Group(name, tuple(_row(clause, comparison, view, texts) for clause in kept)))
    return groups


def _is_shown(clause: Clause, comparison: Comparison, wanted: str, types: Sequence[str]) -> bool:
    held = redline.held(clause)
    if types and held.section_type.value not in types and not {kind.value for kind in held.types} & set(types):
        return False
    if wanted == "changes":
        return clause.change is not Change.SAME or clause.is_moved
    if wanted == "both":
        return clause.change in {Change.SAME, Change.CHANGED}
    if wanted in {"stricter", "looser", "undecided"}:
        way = Direction.UNCLEAR if wanted == "undecided" else Direction(wanted)
        return comparison.is_read(clause) and clause.verdict.direction is way
    return True


def _row(clause: Clause, comparison: Comparison, view: View, texts: Texts) -> Row:
    words = texts.words
    is_pair = clause.one is not None and clause.other is not None
    is_inline = view.option("opstilling") == "inline"
    elements = _ELEMENTS
    if (
        not comparison.are_editions and not is_inline
    ):  # nothing was taken out or put in: the words that differ are marked
        elements = _DIFFERING
    if not is_pair and not comparison.are_editions:
        elements = _PLAIN
    if is_pair and not is_inline and not any(piece.op is Op.SAME for piece in clause.pieces):
        elements = _PLAIN  # two texts without a word in common: a mark on all of it marks nothing
    return Row(
        change=clause.change.value,
        fate=redline.fate(clause, comparison, words),
        lead=tuple(_run(piece, text, elements) for piece, text in redline.spaced(clause.lead)),
        pieces=tuple(_run(piece, text, elements) for piece, text in redline.spaced(clause.pieces)),
        places_one=tuple(_place(provision, view, texts) for provision in clause.ones),
        places_other=tuple(_place(provision, view, texts) for provision in clause.others),
        direction=clause.verdict.direction.value,
        reading=redline.reading(clause, comparison, words),
        evidence=tuple(redline.evidence(clause, words)),
        rules=tuple(redline.rules(clause, words)),
    )


def _run(piece: Piece, text: str, elements: Mapping[Op, str]) -> Run:
    return Run(text.strip(), elements[piece.op], _SIDES[piece.op], piece.is_operative, text.startswith(" "))


def _place(provision: Provision, view: View, texts: Texts) -> Place:
    lines = provision.start_line, provision.end_line
    return Place(
        redline.lines(provision, texts.words),
        replace(view, document=provision.document, lines=lines).href,
        mark(provision.document, lines),
    )


def _downloads(comparison: Comparison, texts: Texts) -> None:
    def write(kind: str, form: str) -> bytes:
        render = render_changes if kind == "changes" else render_pair
        return render(comparison, form, language=texts.language, date=today())

    names = redline.names(comparison, texts.words)
    about = f"{names['one']} {names['other']} {comparison.law}"
    called = {"changes": f"aendringsliste {about}", "pair": f"sammenligning {about}"}
    files = [File(label, called[kind], form, partial(write, kind, form)) for label, kind, form in _DOWNLOADS]
    downloads(texts("pair_download"), files, texts)
