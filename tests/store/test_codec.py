"""Is what comes back what was kept, and is anything else refused?"""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from kb.errors import StoreError
from kb.model import Box, Dropped, Finding, Grade, Line, Mark, Severity, Source, Stretch
from kb.store.codec import dumps, loads, shape

SOURCE = Source(
    document="Støtte – § 85.pdf",
    media_type="application/pdf",
    sha256="0" * 64,
    size=12,
    page_sizes=((595.3, 841.9),),
    streams=("æøå\x00\x1f\u2028\ufffe\n", ""),
    lines=(
        Line(
            1, "Målgruppe", page=1, box=Box(1.0, 2.0, 3.5, 4.0), mark=Mark.HEADING, level=1, origin=(Stretch(0, 0, 3),)
        ),
        Line(2, ""),
    ),
    dropped=(Dropped("sidetal", (Stretch(0, 3, 4), Stretch(0, 4, 5))),),
    agreement=0.99,
    hints=(("title", "Støtte"),),
    findings=(Finding("ocr", "Siden er læst med OCR.", Severity.ERROR, page=1),),
)


def test_a_source_comes_back_as_it_was() -> None:
    assert loads(dumps(SOURCE), Source) == SOURCE


def test_enums_and_tuples_come_back_as_such() -> None:
    line = loads(dumps(SOURCE), Source).lines[0]
    assert line.mark is Mark.HEADING
    assert isinstance(line.origin, tuple)
    assert isinstance(line.origin[0], Stretch)


def test_defaults_are_not_written() -> None:
    assert json.loads(dumps(Line(2, "")))["record"] == {"number": 2, "text": ""}


def test_a_value_that_differs_from_its_default_by_type_alone_reads_the_same() -> None:
    assert loads(dumps(Line(1, "x", size=0)), Line) == Line(1, "x")


@pytest.mark.parametrize("text", ["", "{", "null", "[]", "3", '{"shape":1}', b"\xff\xfe", "{" * 2000, "[" * 200_000])
def test_damage_is_named(text: str | bytes) -> None:
    with pytest.raises(StoreError) as caught:
        loads(text, Source)
    assert "kb ingest" in caught.value.hint


@pytest.mark.parametrize(
    "record",
    [{}, {"number": 1, "text": "x", "unknown": 1}, {"number": 1, "text": "x", "mark": "none of ours"}, [], None, 7],
)
def test_wrong_fields_are_damage(record: object) -> None:
    with pytest.raises(StoreError):
        loads(json.dumps({"shape": shape(Line), "record": record}), Line)


def test_another_class_is_refused() -> None:
    with pytest.raises(StoreError, match="anden udgave"):
        loads(dumps(Stretch(0, 1, 2)), Line)


@dataclass(frozen=True, slots=True)
class Before:
    grade: Grade
    name: str = ""


def test_a_class_that_grew_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class After:
        grade: Grade
        name: str = "another default"

    After.__name__ = After.__qualname__ = "Before"
    written = dumps(Before(Grade.B))
    assert loads(written, Before) == Before(Grade.B)
    with pytest.raises(StoreError, match="anden udgave"):
        loads(written, After)


def test_what_is_no_record_is_not_written() -> None:
    with pytest.raises(TypeError):
        dumps((SOURCE, {1, 2}))
