"""Statements made by hand."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest

from kb.compare.topics.concepts import concepts_in
from kb.compare.topics.records import Statement
from kb.model import Provision
from kb.taxonomy import CORE, SectionType

Said = Callable[..., Statement]


@pytest.fixture
def said() -> Said:
    """A statement of a document: `said("bakkeby.txt", "payment", "Støtten er gratis.")`."""
    lines = count(1)

    def state(document: str, section: str, text: str, *, lead_in: str = "") -> Statement:
        section_type = SectionType(section)
        types = (section_type,) if section_type in CORE else ()
        line = next(lines)
        provision = Provision(
            id=f"{document}:{line}:1",
            document=document,
            municipality=document.partition(".")[0].capitalize(),
            standard=f"{document}#1",
            law_refs=("SEL § 85",),
            section_type=section_type,
            types=types,
            confidence=1.0,
            text=text,
            start_line=line,
            end_line=line,
            heading=section,
            lead_in=lead_in,
        )
        return Statement(provision, f"{lead_in} {text}".strip(), (), concepts_in(text, (section_type, *types)))

    return state
