"""Does the markup of the corpus say what its readme promises, and does it refuse the rest?"""

from __future__ import annotations

import doctest
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import hyphens
import pytest
from annotate import AlignmentError, align, letters
from build import CORPUS
from markup import MarkupError, SourceDocument, documents, parse

from kb.sources import read

HEAD = "output: x.txt\nlayout: dump\n\n@standard x/85 | SEL § 85 | Bostøtte | skal\n@scope\n"


def _parse(tmp_path: Path, body: str) -> SourceDocument:
    path = tmp_path / "x.source"
    path.write_text(HEAD + body, encoding="utf-8")
    return parse(path)


def test_marks_leave_the_text(tmp_path: Path) -> None:
    document = _parse(
        tmp_path,
        "# Omfang\n"
        "{{scope}}Der gives [f:hours_per_period=PT2H;max;per=P1W|op til to timer] efter [c|§ 85]. {{}}Ring først.\n",
    )
    heading, block = document.blocks
    assert (heading.kind, heading.level, heading.text) == ("heading", 1, "Omfang")
    assert block.text == "Der gives op til to timer efter § 85. Ring først."
    (provision,) = block.provisions
    assert block.text[provision.start : provision.end] == "Der gives op til to timer efter § 85."
    (fact,) = block.facts
    assert (fact.fact_type, fact.value, fact.qualifier) == ("hours_per_period", "PT2H", "max")
    assert fact.extra == (("per", "P1W"),)
    (citation,) = block.citations
    assert citation.refs == ("SEL § 85",)


@pytest.mark.parametrize(
    ("surface", "ref"),
    [
        ("servicelovens § 82 a", "SEL § 82 a"),
        ("§ 83a", "SEL § 83 a"),
        ("§ 105, stk. 2", "SEL § 105 stk. 2"),
        ("sundhedslovens § 138", "SUL § 138"),
        ("forvaltningslovens § 8", "FVL § 8"),
    ],
)
def test_plain_citations_need_no_reference(tmp_path: Path, surface: str, ref: str) -> None:
    (block,) = _parse(tmp_path, f"Se [c|{surface}].\n").blocks
    assert block.citations[0].refs == (ref,)


@pytest.mark.parametrize(
    "body",
    [
        "{{afgrænsning}}Der gives ikke hjælp.\n",  # not a core type
        "Se [c|§§ 107 og 108].\n",  # must be written out
        "Se [c|§ 85.\n",  # no end
        "Se § 85].\n",  # no beginning
        "@omfang\n",  # no such directive
    ],
)
def test_mistakes_are_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(MarkupError):
        _parse(tmp_path, body)


def test_text_before_the_first_section_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.source"
    path.write_text("output: x.txt\n\nTekst uden afsnit.\n", encoding="utf-8")
    with pytest.raises(MarkupError):
        parse(path)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("funktionsevne", "funk-tions-evne"),
        ("tidspunkt", "tids-punkt"),
        ("afløsning", "afløs-ning"),
        ("år", "år"),
        ("§", "§"),
    ],
)
def test_words_are_broken_between_syllables(word: str, parts: str) -> None:
    places = [0, *hyphens.breaks(word), len(word)]
    joined = "-".join(word[a:b] for a, b in pairwise(places))
    assert joined == parts


def test_doctests_of_the_hyphenator() -> None:
    assert doctest.testmod(hyphens).failed == 0


def test_wrapping_loses_no_letter() -> None:
    text = "Bostøtten begynder senest tre uger efter afgørelsen og tilrettelægges sammen med borgeren."
    for width in range(12, 40):
        lines = hyphens.wrap(text, lambda line, w=width: len(line) <= w, hyphenate=True)
        assert letters("".join(lines)) == letters(text)
        assert all(len(line) <= width or " " not in line for line in lines)


def _dump() -> SourceDocument:
    return next(d for d in documents() if d.head["layout"] == "dump")


def test_a_missing_sentence_is_noticed() -> None:
    document = _dump()
    source = read(CORPUS / document.output)
    blocks = tuple(replace(b, text=b.text + " Et nyt ord") if n == 4 else b for n, b in enumerate(document.blocks))
    with pytest.raises(AlignmentError):
        align(replace(document, blocks=blocks), source)


def test_a_line_from_nowhere_is_noticed() -> None:
    document = _dump()
    source = read(CORPUS / document.output)
    foreign = tuple(replace(line, text="Slet ikke skrevet") if line.number == 2 else line for line in source.lines)
    with pytest.raises(AlignmentError):
        align(document, replace(source, lines=foreign))
