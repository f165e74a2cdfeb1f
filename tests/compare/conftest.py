"""Shelves of fictional municipalities, written as a few marked lines each.

= Ledsagelse | SEL § 97           a standard and its references
# target_group Hvem kan få det?   a section of the standard under this heading
## complaint Klage                a section of the whole document that serves every standard
Ordningen er for voksne. {target_group}     a provision with its types; {} has none, {law scope} is statute text
Kun en linje                      a line that is in no provision
- pilleæske < Der ydes ikke: {exclusions}   a provision below a lead-in
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest

from kb.model import (
    CleanText,
    Document,
    Finding,
    Grade,
    Line,
    Provision,
    Reading,
    Role,
    Section,
    Source,
    Standard,
)
from kb.taxonomy import CORE, SectionType

LINES_A_PAGE = 10


@dataclass(frozen=True)
class Lost:
    document: str
    municipality: str
    reason: str


@dataclass
class FakeShelf:
    """Stands in for `kb.library.Library`."""

    readings: dict[str, Reading] = field(default_factory=dict)
    cleans: dict[str, CleanText] = field(default_factory=dict)
    rejected: tuple[Lost, ...] = ()
    snapshot: str = "abc123"

    @property
    def documents(self) -> tuple[Document, ...]:
        return tuple(reading.document for reading in self.readings.values())

    def laws(self) -> tuple[str, ...]:
        return tuple(
            {law: None for reading in self.readings.values() for one in reading.standards for law in one.law_refs}
        )

    def standards_under(self, law: str) -> tuple[Standard, ...]:
        return tuple(one for reading in self.readings.values() for one in reading.standards if law in one.law_refs)

    def reading(self, name: str) -> Reading:
        return self.readings[name]

    def clean(self, name: str) -> CleanText:
        return self.cleans[name]

    def add(
        self,
        municipality: str,
        text: str,
        *,
        document: str = "",
        grade: Grade = Grade.A,
        approved_on: str = "",
        edition_year: int | None = None,
        title: str = "",
        findings: Sequence[Finding] = (),
        refers_to: str = "",
    ) -> FakeShelf:
        name = document or f"{municipality.casefold()}.pdf"
        reading, clean = _read(name, municipality, text.strip().splitlines(), refers_to)
        known = replace(
            reading.document,
            grade=grade,
            approved_on=approved_on,
            edition_year=edition_year,
            title=title or reading.document.title,
            findings=tuple(findings),
        )
        self.readings[name] = replace(reading, document=known)
        self.cleans[name] = clean
        return self


_PROVISION_RE = re.compile(r"(?P<text>.*?)(?: < (?P<lead>.*?))?\s*\{(?P<law>law)?(?P<types>[\w ]*)\}")


def _read(name: str, municipality: str, marked: Sequence[str], refers_to: str) -> tuple[Reading, CleanText]:
    texts: list[str] = []
    standards: list[Standard] = []
    sections: list[Section] = []
    provisions: list[Provision] = []
    for number, line in enumerate(marked, 1):
        page = (number - 1) // LINES_A_PAGE + 1
        provision = _PROVISION_RE.fullmatch(line)
        text = line
        if line.startswith("= "):
            text, _, refs = line[2:].partition(" | ")
            laws = tuple(ref.strip() for ref in refs.split(","))
            standards.append(
                Standard(f"{name}#{len(standards) + 1}", name, text, laws, number, number, refers_to=refers_to)
            )
            sections.append(
                Section(name, standards[-1].id, SectionType.GENERAL, "", number, number, number - 1, page=page)
            )
        elif line.startswith("#"):
            marks, kind, text = line.split(" ", 2)
            owner = standards[-1].id if marks == "#" else None
            serves = () if owner else tuple(one.id for one in standards)
            sections.append(
                Section(name, owner, SectionType(kind), text, number, number, number, page=page, serves=serves)
            )
        else:
            sections[-1] = replace(sections[-1], end_line=number)
            if provision:
                text = provision["text"]
                types = tuple(SectionType(key) for key in provision["types"].split())
                provisions.append(
                    Provision(
                        id=f"{name}:{number}:1",
                        document=name,
                        municipality=municipality,
                        standard=sections[-1].standard,
                        law_refs=standards[-1].law_refs,
                        section_type=sections[-1].type,
                        types=tuple(one for one in types if one in CORE),
                        confidence=0.9,
                        text=text,
                        start_line=number,
                        end_line=number,
                        page=page,
                        heading=sections[-1].heading,
                        lead_in=provision["lead"] or "",
                        quoted_law=provision["law"] is not None,
                    )
                )
        if sections[-1].standard:
            standards[-1] = replace(standards[-1], end_line=number)
        texts.append(text)
    pages = -(-len(texts) // LINES_A_PAGE)
    source = Source(
        document=name,
        media_type="application/pdf",
        sha256="0" * 64,
        size=len(texts),
        page_sizes=((595.0, 842.0),) * pages,
        streams=("\n".join(texts),),
        lines=tuple(Line(number, text, (number - 1) // LINES_A_PAGE + 1) for number, text in enumerate(texts, 1)),
    )
    clean = CleanText(
        source=source,
        texts=tuple(texts),
        roles=tuple(Role.BODY if text.strip() else Role.BLANK for text in texts),
        pages=tuple(line.page for line in source.lines),
    )
    document = Document(
        document=name,
        municipality=municipality,
        municipality_code="",
        title=standards[0].title,
        media_type=source.media_type,
        pages=pages,
        lines=len(texts),
        sha256=source.sha256,
    )
    return Reading(document, tuple(standards), tuple(sections), tuple(provisions)), clean


@pytest.fixture
def new_shelf() -> Callable[[], FakeShelf]:
    return FakeShelf


@pytest.fixture
def shelf() -> FakeShelf:
    """Three municipalities under § 97, one of them also under § 82 a and b."""
    return (
        FakeShelf()
        .add(
            "Bakkeby",
            """
= Ledsagelse | SEL § 97
# target_group Hvem kan få en ledsager?
Ordningen er for borgere mellem 18 og 67 år. {target_group}
# content Hvad er ledsagelse?
Ledsageren følger med til fritid og kultur. {content}
Ledsageren hjælper ikke med rengøring. {exclusions}
# scope Omfang
Du kan højst få 15 timer om måneden. {scope}

## complaint Klage
Du kan klage inden fire uger. {}
""",
            approved_on="2024-03-12",
            edition_year=2024,
        )
        .add(
            "Åbjerg",
            """
= Ledsageordning | SEL § 97
# content Ydelsen
- gåture < Der ydes ledsagelse til: {content}
- indkøb < Der ydes ledsagelse til: {content}
# contact Kontakt
Rådhusgade 1
Åbjerg
""",
        )
        .add(
            "Dalrup",
            """
= Tidlig støtte | SEL § 82 a, SEL § 82 b
# target_group Målgruppe
Støtten er for voksne med lettere vanskeligheder. {target_group}
= Ledsagelse til fritid | SEL § 97
# follow_up Opfølgning
Bevillingen drøftes med dig en gang om året. {follow_up}
""",
        )
    )
