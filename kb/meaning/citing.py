"""Which legal references does a document make, and on which lines?

The grammar of `kb.law.citations` over the cleaned body, lines joined, so that a reference broken over lines is one.
Lines that are no body (contents, site chrome, page furniture) are blank to it.

A document that counts its own parts with § cites nothing by that, nor where it sends its reader to one of them
("jf. § 4" in rules that have a § 4 of their own): `to_own_paragraphs` has those.

In quoted statute text a paragraph names itself ("§ 82 a" alone on a line: "heading"), its subsections begin with their
number ("Stk. 2.": "heading_stk"), and "stk. 1" or "2. pkt." speak of the paragraph they stand in ("relative").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.law.citations import DEFAULT_LAW, Citation, citations
from kb.law.resolution import is_paragraph_known
from kb.meaning.facts.printed import PrintedText, printed_text
from kb.model import CleanText, Section, StatedCitation
from kb.structure.own_paragraphs import OwnParagraphs, own_paragraphs, without_own_paragraphs

_PARAGRAPH_RE = re.compile(r"§ (\d+(?: [a-zæøå](?![a-zæøå]))?)")
_RELATIVE_RE = re.compile(
    r"(?P<start>^[ \t]*Stk\.\s*(?P<own>\d+)\.(?=\s))"
    r"|\bstk\.\s*(?P<stk>\d+(?:\s*(?:,|og|eller)\s*(?:stk\.\s*)?\d+(?!\d|\.\s*pkt))*)(?:,?\s*nr\.\s*(?P<nr>\d+))?(?:,?\s*(?P<of>\d+)\.\s*pkt\.)?"
    r"|(?<![\w.])(?P<pkt>\d+)\.\s*pkt\.",
    re.MULTILINE,
)


def stated_citations(clean: CleanText, sections: Sequence[Section]) -> tuple[StatedCitation, ...]:
    """The references of a document in the order of its text."""
    own = own_paragraphs(clean)
    printed = printed_text(without_own_paragraphs(clean, (), own)[0])
    stated = citations(printed.text)
    if own:
        stated = [kept for citation in stated if (kept := _to_an_act(citation, printed, own)) is not None]
    found = [_of_its_section(citation, printed, sections) for citation in stated]
    inside = [
        citation
        for section in sections
        if section.quoted_law
        for citation in _in_statute(printed, section, [c for c in found if _is_within(c, printed, section)])
    ]
    renamed = {(c.start, c.end): c for c in inside}
    every = [*(renamed.pop((c.start, c.end), c) for c in found), *renamed.values()]
    return tuple(_stated(clean, printed, c) for c in sorted(every, key=lambda c: (c.start, c.end)))


def to_own_paragraphs(printed: PrintedText, own: OwnParagraphs) -> Iterator[tuple[Citation, tuple[str, ...]]]:
    """The references to paragraphs that the document counts itself, with their numbers: "3", "3 a"."""
    for citation in citations(printed.text):
        if numbers := tuple(n for ref in citation.refs if (n := _own_number(ref, citation, printed, own))):
            yield citation, tuple(dict.fromkeys(numbers))


def _to_an_act(citation: Citation, printed: PrintedText, own: OwnParagraphs) -> Citation | None:
    """The citation without what it says of the document's own paragraphs; None when that is all."""
    refs = tuple(ref for ref in citation.refs if not _own_number(ref, citation, printed, own))
    return replace(citation, refs=refs) if refs else None


def _own_number(ref: str, citation: Citation, printed: PrintedText, own: OwnParagraphs) -> str:
    """The number of an own paragraph that a bare § names; rules mean themselves where they name no Act."""
    if citation.kind != "section" or not citation.by_default or not own.holds(printed.line_at(citation.start)):
        return ""
    number = _PARAGRAPH_RE.search(ref)
    return number[1] if number and number[1] in own.lines.values() else ""


def _of_its_section(citation: Citation, printed: PrintedText, sections: Sequence[Section]) -> Citation:
    """A bare § in a standard that rests on another law than serviceloven is that law's.

    Not where the register knows the paragraph in serviceloven only: such a standard cites it as well.
    """
    if not citation.by_default or citation.kind != "section":
        return citation
    line = printed.line_at(citation.start)
    own = {ref.partition(" ")[0] for s in sections if s.start_line <= line <= s.end_line for ref in s.law_refs}
    if len(own) != 1 or DEFAULT_LAW in own:
        return citation
    (law,) = own
    numbers = [_PARAGRAPH_RE.search(ref) for ref in citation.refs]
    if any(n and is_paragraph_known(DEFAULT_LAW, n[1]) and not is_paragraph_known(law, n[1]) for n in numbers):
        return citation
    return replace(citation, refs=tuple(f"{law} {ref.partition(' ')[2]}" for ref in citation.refs))


def _is_within(citation: Citation, printed: PrintedText, section: Section) -> bool:
    return section.start_line <= printed.line_at(citation.start) <= section.end_line


def _in_statute(printed: PrintedText, section: Section, found: Sequence[Citation]) -> Iterator[Citation]:
    """Headings and relative references of quoted statute text, the latter resolved to their paragraph."""
    begin = printed.starts[section.start_line - 1]
    end = printed.starts[section.end_line] if section.end_line < len(printed.starts) else len(printed.text)
    paragraph, subsection = "", ""
    marks: list[tuple[int, Citation | re.Match[str]]] = [(citation.start, citation) for citation in found]
    marks += [
        (mark.start(), mark)
        for mark in _RELATIVE_RE.finditer(printed.text, begin, end)
        if not any(citation.start < mark.end() and mark.start() < citation.end for citation in found)
    ]
    for _, mark in sorted(marks, key=lambda item: item[0]):
        if isinstance(mark, Citation):
            line = printed.line_at(mark.start)
            if mark.kind == "section" and not printed.text[printed.starts[line - 1] : mark.start].strip():
                rest = printed.text[mark.end :].split("\n", 1)[0]
                if rest.strip() in {"", "."}:
                    yield replace(mark, kind="heading")
                if rest.strip() == "" or rest.startswith("."):
                    paragraph, subsection = mark.refs[0], ""
        elif paragraph and mark["own"]:
            subsection = f" stk. {mark['own']}"
            yield Citation(mark.start(), mark.end(), (paragraph + subsection,), "heading_stk", inferred=True)
        elif paragraph and mark["stk"]:
            tail = (f" nr. {mark['nr']}" if mark["nr"] else "") + (f" pkt. {mark['of']}" if mark["of"] else "")
            refs = tuple(f"{paragraph} stk. {number}{tail}" for number in re.findall(r"\d+", mark["stk"]))
            yield Citation(mark.start(), mark.end(), refs, "relative", inferred=True)
        elif paragraph and mark["pkt"]:
            ref = f"{paragraph}{subsection or ' stk. 1'} pkt. {mark['pkt']}"
            yield Citation(mark.start(), mark.end(), (ref,), "relative", inferred=True)


def _stated(clean: CleanText, printed: PrintedText, citation: Citation) -> StatedCitation:
    first, last = printed.lines_of(citation.start, citation.end)
    return StatedCitation(
        document=clean.source.document,
        refs=citation.refs,
        kind=citation.kind,
        surface=" ".join(printed.text[citation.start : citation.end].split()),
        start_line=first,
        end_line=last,
        inferred=citation.inferred,
    )
