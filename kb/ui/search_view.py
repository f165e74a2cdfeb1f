"""What does the search page show of an answer? Chips, facets and hits, each with the link that changes the view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from kb import taxonomy
from kb.hits import lines_around
from kb.index import Answer, Hit
from kb.index.names_asked import NameKind
from kb.index.question import Way
from kb.law.services import law_label
from kb.library import Library
from kb.present import parts
from kb.present.safe import printable
from kb.taxonomy import SectionType
from kb.ui.address import DOCUMENT, View, mark
from kb.ui.texts import Texts

FACETS = {
    "municipality": "facet_municipality",
    "type": "facet_type",
    "law": "facet_law",
    "year": "facet_year",
    "document": "facet_document",
}
MOST_OF_A_FACET = 8
Segment = tuple[str, bool]  # a stretch of text, and whether it is marked


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that was understood of the question, and the view without it (or with it)."""

    kind: str  # key of the text that says what it is
    text: str
    href: str
    is_on: bool = True  # False: offered, not searched


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that the hits can be narrowed to."""

    text: str
    count: int
    href: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """What hits can be narrowed to of one kind."""

    name: str  # key of its text
    choices: tuple[Choice, ...]
    more: tuple[Choice, ...] = ()  # shown on demand


@dataclass(frozen=True, slots=True)
class Found:
    """A hit as it is shown."""

    municipality: str
    document: str
    title: str
    dated: str
    type_key: str
    type_name: str
    heading: Markup
    lead_in: Markup
    before: str
    quotes: tuple[Markup, ...]  # more than one: short bullets read together
    after: str
    place: str
    why: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    href: str  # opens the evidence
    document_href: str
    mark: str


# ---------------------------------------------------------------------------------------------------- chips


def chips(answer: Answer, view: View, texts: Texts) -> list[Chip]:
    """What was understood of the question beyond its words: each can be taken out."""
    question = answer.question
    found: list[Chip] = []
    for name in answer.names:
        if name.kind in _NAMED:
            found.append(Chip(_NAMED[name.kind], name.value, _without(view, name.value)))
    found += [Chip("asked_number", one.text, _without(view, one.text)) for one in question.measures]
    for word in question.concepts:
        found.append(Chip("meant", word.text, _without(view, word.text)))
    for word in question.written.words:
        for variant in word.variants:
            if variant.way is Way.WORD or (word.is_name and variant is word.variants[0]):
                continue
            if variant.text in view.chosen("ogsaa"):
                continue
            said = variant.text if word.is_name else f"{word.text} → {variant.text}"
            found.append(Chip(_KEYS.get(variant.way, "expanded"), said, _without(view, variant.text)))
    for added in view.chosen("ogsaa"):
        others = [one for one in view.chosen("ogsaa") if one != added]
        found.append(Chip("added_word", added, closed(view).with_options(ogsaa=others).href))
    return list({(chip.kind, chip.text): chip for chip in found}.values())


def offers(answer: Answer, view: View) -> list[Chip]:
    """Words that lie near and are not searched: each can be added."""
    added = view.chosen("ogsaa")
    return [
        Chip("offered", word, closed(view).with_options(ogsaa=[*added, word]).href, is_on=False)
        for word in answer.question.offered[:8]
    ]


def telling(why: Sequence[tuple[Way, str]]) -> list[tuple[Way, str]]:
    """The reasons that say something of their own: each word that was found is accounted for once, the nearest way.

    >>> telling([(Way.WORD, "opfølgning"), (Way.MEANING, "holde øje med → opfølgning"), (Way.WORD, "år")])
    [(<Way.WORD: 'word'>, 'opfølgning'), (<Way.WORD: 'word'>, 'år')]
    """
    as_written = {said for _, said in why if _LEADS not in said}
    told: dict[str, tuple[Way, str]] = {}
    for way, said in why:
        found = said.rpartition(_LEADS)[2] if _LEADS in said else ""
        if found not in as_written:
            told.setdefault(found or said, (way, said))
    return list(told.values())


_LEADS = " → "  # between what was asked and the word that was searched for it
_NAMED = {NameKind.MUNICIPALITY: "named_municipality", NameKind.LAW: "named_law"}
_WHY = {
    Way.WORD: "why_word",
    Way.INFLECTION: "why_inflection",
    Way.COMPOUND: "why_compound",
    Way.SYNONYM: "why_synonym",
    Way.TRANSLATION: "why_translation",
    Way.SPELLING: "why_spelling",
    Way.REFERENCE: "why_reference",
    Way.NUMBER: "why_number",
    Way.MEANING: "why_meaning",
}
_KEYS = {Way.SYNONYM: "expanded", Way.TRANSLATION: "translated", Way.SPELLING: "spelt"}


def _without(view: View, value: str) -> str:
    return closed(view).with_options(uden=[*view.chosen("uden"), value]).href


def closed(view: View) -> View:
    """The view with no passage open: another list of hits holds others."""
    return replace(view, document="", lines=None)


# ---------------------------------------------------------------------------------------------------- facets


def facets(answer: Answer, view: View, texts: Texts, wider: Callable[[str], Answer]) -> list[Facet]:
    """What the hits can be narrowed to; a kind that is narrowed already counts what was found without that."""
    shown = []
    for name, label in FACETS.items():
        chosen = chosen_of(view, name)
        counted = dict(dict((wider(name) if chosen else answer).facets).get(name, ()))
        for value in chosen:
            counted.setdefault(value, 0)
        values = sorted(counted.items(), key=lambda item: (item[0] not in chosen, -item[1], item[0]))
        if name == "year":
            values.sort(key=lambda item: (item[0] not in chosen, -int(item[0]) if item[0].isdigit() else 0))
        if len(values) < 2 and not chosen:
            continue
        choices = [
            Choice(_label(name, value, texts), count, _toggled(view, name, value), value in chosen)
            for value, count in values
        ]
        shown.append(Facet(label, tuple(choices[:MOST_OF_A_FACET]), tuple(choices[MOST_OF_A_FACET:40])))
    return shown


def chosen_of(view: View, name: str) -> tuple[str, ...]:
    """What the view is narrowed to of one kind."""
    return {
        "municipality": view.municipalities,
        "type": view.types,
        "law": (view.law,) if view.law else (),
        "year": view.chosen("aar"),
        "document": view.chosen("fil"),
    }[name]


def narrowed(view: View, name: str, values: Sequence[str]) -> View:
    """The view narrowed to these values of one kind."""
    view = closed(view)
    if name == "municipality":
        return replace(view, municipalities=tuple(values))
    if name == "type":
        return replace(view, types=tuple(values))
    if name == "law":
        return replace(view, law=values[-1] if values else "")
    return view.with_options(**{"aar" if name == "year" else "fil": list(values)})


def _toggled(view: View, name: str, value: str) -> str:
    chosen = chosen_of(view, name)
    values = [one for one in chosen if one != value] if value in chosen else [*chosen, value]
    return narrowed(view, name, values).href


def _label(name: str, value: str, texts: Texts) -> str:
    if name == "type":
        return taxonomy.label(SectionType(value), language=texts.language)
    return law_label(value) if name == "law" else value


# ---------------------------------------------------------------------------------------------------- hits


def found(hits: Iterable[Hit], library: Library, view: View, texts: Texts) -> Iterator[Found]:
    """The hits with their surroundings."""
    for hit in hits:
        passage = hit.passage
        lines = (passage.start_line, passage.end_line)
        document = library.document(passage.document)
        before, after = lines_around(library, passage)
        yield Found(
            municipality=passage.municipality or texts.words("unknown_municipality"),
            document=passage.document,
            title=passage.title,
            dated=parts.document_dated(document, texts.words),
            type_key=passage.section_type.value,
            type_name=taxonomy.label(passage.section_type, language=texts.language),
            heading=marked(segments(passage.heading, hit.heading_marks)),
            lead_in=marked(segments(passage.lead_in, hit.lead_in_marks)),
            before=" ".join(text for _, text in before),
            quotes=tuple(_by_line(passage.text, hit.marks)),
            after=" ".join(text for _, text in after),
            place=_place(hit, texts),
            why=tuple((texts(_WHY[way]), said) for way, said in telling(hit.why)),
            remarks=tuple(_remarks(hit, texts)),
            href=replace(view, document=passage.document, lines=lines).href,
            document_href=View(
                DOCUMENT, document=passage.document, lines=lines, language=view.language, snapshot=view.snapshot
            ).href,
            mark=mark(passage.document, lines),
        )


def segments(text: str, marks: Iterable[tuple[int, int]]) -> tuple[Segment, ...]:
    """The text cut where marks begin and end.

    >>> segments("mindst hvert år", [(7, 12)])
    (('mindst ', False), ('hvert', True), (' år', False))
    """
    cut: list[Segment] = []
    at = 0
    for start, end in sorted(marks):
        if start < at:
            continue
        cut += [(text[at:start], False), (text[start:end], True)]
        at = end
    cut.append((text[at:], False))
    return tuple((piece, is_marked) for piece, is_marked in cut if piece)


def marked(pieces: Iterable[Segment]) -> Markup:
    """The pieces as HTML, those that are marked in <mark>; spaces between them stay.

    >>> str(marked([("a < ", False), ("b", True)]))
    'a &lt; <mark>b</mark>'
    """
    made = Markup("")
    for text, is_marked in pieces:
        before = " " if text[:1].isspace() else ""
        after = " " if text[-1:].isspace() and text.strip() else ""
        said = escape(f"{before}{printable(text)}{after}")
        made += Markup("<mark>{}</mark>").format(said) if is_marked else said
    return made


def _by_line(text: str, marks: Sequence[tuple[int, int]]) -> Iterator[Markup]:
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        yield marked(segments(line, [(max(s, at) - at, min(e, end) - at) for s, e in marks if s < end and e > at]))
        at = end + 1


def _place(hit: Hit, texts: Texts) -> str:
    passage, words = hit.passage, texts.words
    lines = (
        words("tag_line", start=passage.start_line)
        if passage.start_line == passage.end_line
        else words("tag_lines", start=passage.start_line, end=passage.end_line)
    )
    return ", ".join(part for part in (words("tag_page", page=passage.page) if passage.page else "", lines) if part)


def _remarks(hit: Hit, texts: Texts) -> Iterator[str]:
    if hit.passage.quoted_law:
        yield texts.words("quoted_law")
    if hit.same:
        yield texts.count("same_text", len(hit.same))
