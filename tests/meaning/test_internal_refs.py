"""Places to which a document sends its reader: numbered, by title, figures; and those that cannot be found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.meaning import understand
from kb.meaning.internal_refs import internal_refs
from kb.model import CleanText, InternalRef, Line, RefKind, Source
from kb.structure.headings import outline
from kb.text import clean

DOCUMENT = """\
Serviceniveau for voksne i Lindby Kommune

1. Generelt
Her står de fælles regler.

2. Ydelser

2.1 Bostøtte
Støtten er for voksne med brug for hjælp i hverdagen.

2.2 Ledsagelse
Ledsagelse er til fritid og kultur.

3. Opfølgning
Bevillingen drøftes med dig en gang om året.

4. Klage
{sentence}

Bilag 1 Takster
Figur 2: Takster for ophold
Her står taksterne.
"""


def cleaned(text: str) -> CleanText:
    texts = text.split("\n")
    lines = tuple(Line(number, line) for number, line in enumerate(texts, start=1))
    return clean(Source("prøve.txt", "text/plain", "0", len(text), (), (text,), lines))


def refs_in(sentence: str) -> list[InternalRef]:
    document = cleaned(DOCUMENT.replace("{sentence}", sentence))
    return list(understand(document).internal_refs)


def at(line: str) -> int:
    return DOCUMENT.split("\n").index(line) + 1


@pytest.mark.parametrize(
    ("sentence", "kind", "normalised", "first_lines"),
    [
        ("Læs mere i afsnit 2.1.", RefKind.NUMBERED, "afsnit 2.1", ["2.1 Bostøtte"]),
        ("Se punkt 2.1 og 2.2.", RefKind.NUMBERED, "afsnit 2.1, 2.2", ["2.1 Bostøtte", "2.2 Ledsagelse"]),
        ("Se punkt 1 – 3.", RefKind.NUMBERED, "afsnit 1, 2, 3", ["1. Generelt", "2. Ydelser", "3. Opfølgning"]),
        ("Taksterne står i bilag 1.", RefKind.NUMBERED, "bilag 1", ["Bilag 1 Takster"]),
        ("Se nedenfor under Opfølgning.", RefKind.TITLED, "3. Opfølgning", ["3. Opfølgning"]),
        ("Vi følger op, jf. afsnittet om opfølgning.", RefKind.TITLED, "3. Opfølgning", ["3. Opfølgning"]),
        ("Priserne står i figur 2.", RefKind.FIGURE, "figur 2", ["Figur 2: Takster for ophold"]),
        ("Se bilag 7.", RefKind.UNRESOLVED, "bilag 7", []),
        ("Se afsnit 9.4.", RefKind.UNRESOLVED, "afsnit 9.4", []),
        ("Støtten gives efter ovenstående kriterier.", RefKind.DEICTIC, "ovenstående kriterier", []),
        ("Metoden er beskrevet i vejledningens afsnit 3.", RefKind.EXTERNAL, "afsnit 3", []),
        ("Se kapitel 8 i vejledningen om støtte.", RefKind.EXTERNAL, "afsnit 8", []),
        ("Klagen kan sendes fra www.lindby.example.", RefKind.EXTERNAL, "www.lindby.example", []),
    ],
)  # fmt: skip
def test_a_place_is_found_or_said_not_to_be(
    sentence: str, kind: RefKind, normalised: str, first_lines: list[str]
) -> None:
    (ref,) = refs_in(sentence)
    assert (ref.kind, ref.normalised) == (kind, normalised)
    assert [start for start, _ in ref.targets] == [at(line) for line in first_lines]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hjælpen gives efter servicelovens § 83, stk. 1, 2. pkt.",
        "Reglerne står i kapitel 16 i serviceloven.",
        "Du kan få støtte til 3 timer og 2 besøg.",
        "På dette punkt 100 procent enige.",
        "Der lægges vægt på en del 3-årige aftaler.",
        "Du skal klage under alle omstændigheder.",
    ],
)
def test_what_is_no_place_in_the_document(sentence: str) -> None:
    assert refs_in(sentence) == []


def test_a_part_ends_where_the_next_of_its_rank_begins() -> None:
    (ref,) = refs_in("Læs mere i afsnit 2.")
    assert ref.targets == ((at("2. Ydelser"), at("Ledsagelse er til fritid og kultur.")),)


@given(st.text(alphabet="afsnitpunktbilg 0123456789.–-§\nseunder", max_size=80))
def test_any_text_gives_places_inside_it(text: str) -> None:
    document = cleaned(text)
    for ref in internal_refs(document, outline(document), ()):
        printed = "".join("".join(document.texts[ref.start_line - 1 : ref.end_line]).split())
        assert "".join(ref.surface.split()) in printed
        assert all(1 <= start <= end <= len(document.texts) for start, end in ref.targets)
