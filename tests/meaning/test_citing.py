"""References of whole documents: over line breaks, in quoted statute text, never from a contents list."""

from __future__ import annotations

from kb.meaning import understand
from kb.meaning.citing import stated_citations
from kb.model import CleanText, Line, Section, Source, StatedCitation
from kb.taxonomy import SectionType
from kb.text import clean

STANDARD = """\
Kvalitetsstandard for ledsagelse
Serviceloven § 97

Målgruppe
Borgere, der ikke kan færdes alene. Hjælpen gives efter servicelovens §
97 og forvaltningslovens § 19.

Bilag 1: Uddrag af loven
(serviceloven)

§ 97
Kommunalbestyrelsen skal tilbyde ledsagelse til voksne.

Stk. 2. Ledsagelsen kan gives til personer efter stk. 1, 2. pkt.

Stk. 3. Støtten gives uden hensyn til § 98.
"""


def cleaned(text: str) -> CleanText:
    texts = text.split("\n")
    lines = tuple(Line(number, line) for number, line in enumerate(texts, start=1))
    return clean(Source("prøve.txt", "text/plain", "0", len(text), (), (text,), lines))


def stated() -> tuple[StatedCitation, ...]:
    return understand(cleaned(STANDARD)).citations


def test_a_reference_broken_over_lines_is_one() -> None:
    broken = next(citation for citation in stated() if citation.start_line == 5)
    assert (broken.refs, broken.surface, broken.end_line) == (("SEL § 97",), "servicelovens § 97", 6)


def test_every_reference_stands_on_its_lines() -> None:
    lines = STANDARD.split("\n")
    for citation in stated():
        printed = "".join("".join(lines[citation.start_line - 1 : citation.end_line]).split())
        assert "".join(citation.surface.split()) in printed


def test_references_come_in_the_order_of_the_text() -> None:
    places = [citation.start_line for citation in stated()]
    assert places == sorted(places)


def test_statute_text_is_resolved_to_its_paragraph() -> None:
    quoted = Section("prøve.txt", None, SectionType.LEGAL_BASIS, "§ 97", 11, 16, 11, quoted_law=True)
    found = stated_citations(cleaned(STANDARD), [quoted])
    kinds = [(citation.kind, citation.refs) for citation in found if citation.start_line >= 11]
    assert kinds == [
        ("heading", ("SEL § 97",)),
        ("heading_stk", ("SEL § 97 stk. 2",)),
        ("relative", ("SEL § 97 stk. 1 pkt. 2",)),
        ("heading_stk", ("SEL § 97 stk. 3",)),
        ("section", ("SEL § 98",)),
    ]


def test_a_bare_paragraph_is_of_the_law_its_standard_rests_on() -> None:
    text = (
        "Helhedspleje efter ældreloven\n\nHjælp efter § 10 og § 18, og støtte efter § 85, jf. forvaltningslovens § 19."
    )
    pleje = Section("prøve.txt", "a#1", SectionType.CONTENT, "", 1, 3, 0, law_refs=("ÆL § 10",))
    refs = [ref for citation in stated_citations(cleaned(text), [pleje]) for ref in citation.refs]
    assert refs == ["ÆL", "ÆL § 10", "ÆL § 18", "SEL § 85", "FVL § 19"]
    social = Section("prøve.txt", "a#1", SectionType.CONTENT, "", 1, 3, 0, law_refs=("SEL § 83",))
    refs = [ref for citation in stated_citations(cleaned(text), [social]) for ref in citation.refs]
    assert refs[1:3] == ["SEL § 10", "SEL § 18"]
