"""Topics and consensus in each format: the same bytes, every source named, nothing of theirs runs."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from lxml import html

from kb.compare.topics import build_topics
from kb.compare.topics.consensus import consensus
from kb.compare.topics.deciding import Stretch
from kb.compare.topics.highlights import Highlight, highlights
from kb.compare.topics.matrix import TopicMatrix, topic_matrix
from kb.compare.topics.records import Ground
from kb.library import Library
from kb.present import CONSENSUS_FORMATS, FORMATS, render_consensus, render_topics
from kb.present.topics import pieces

Made = tuple[TopicMatrix, tuple[Highlight, ...]]


@pytest.fixture(scope="module")
def made(corpus_library: Library) -> Made:
    table = build_topics(corpus_library, "SEL § 85")
    matrix = topic_matrix(corpus_library, table)
    return matrix, highlights(corpus_library, matrix, table)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_the_same_matrix_gives_the_same_bytes(made: Made, format: str, language: str) -> None:
    written = render_topics(*made, format, language=language, date="2026-01-02")
    assert written == render_topics(*made, format, language=language, date="2026-01-02")
    assert written


@pytest.mark.parametrize("format", CONSENSUS_FORMATS)
def test_the_same_consensus_gives_the_same_bytes(made: Made, format: str) -> None:
    found = consensus(made[0])
    assert render_consensus(found, format) == render_consensus(found, format)


@pytest.mark.parametrize("format", ["text", "html", "csv", "json"])
def test_every_quote_is_in_it(made: Made, format: str) -> None:
    written = render_topics(*made, format).decode()
    said = html.document_fromstring(written).text_content() if format == "html" else written
    flat = " ".join(said.replace("\\n", " ").split())
    for row in made[0].rows:
        for cell in row.cells:
            for quote in cell.quotes:
                assert " ".join(quote.text.replace('"', '""' if format == "csv" else '"').split())[:40] in flat or (
                    format == "json" and json.dumps(quote.text, ensure_ascii=False)[1:40] in written
                )


def test_the_workbook_has_its_sheets(made: Made) -> None:
    with ZipFile(BytesIO(render_topics(*made, "xlsx"))) as book:
        names = book.read("xl/workbook.xml").decode()
    for name in ("Sammenligning", "Emner", "Oplysninger", "Fund", "Kilder", "Læsevejledning"):
        assert f'name="{name}"' in names


def test_the_annex_has_the_fields_of_a_committee_case(made: Made) -> None:
    file = docx.Document(BytesIO(render_topics(*made, "docx")))
    heads = [one.text for one in file.paragraphs if one.style and one.style.name.startswith("Heading")]
    for head in (
        "Resume",
        "Indstilling",
        "Lovgrundlag",
        "Inddragelse og høring",
        "Økonomi",
        "Tidsperspektiv",
        "Kilder",
    ):
        assert head in heads
    waiting = [run for one in file.paragraphs for run in one.runs if run.font.highlight_color]
    assert len(waiting) == 6
    assert all(run.text.startswith("[Skrives af forvaltningen") for run in waiting)


def test_the_page_runs_nothing_and_heads_have_scopes(made: Made) -> None:
    page: Any = html.document_fromstring(render_topics(*made, "html").decode())
    assert not page.xpath("//script")
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]
    assert not page.xpath("//th[not(@scope)]")
    assert page.xpath("//td[contains(@class, 'contrary')]//p[contains(@class, 'way')]/text()")


def test_a_coloured_cell_says_the_same_in_words(made: Made) -> None:
    page: Any = html.document_fromstring(render_topics(*made, "html").decode())
    coloured = page.xpath("//td[contains(@class, 'different') or contains(@class, 'contrary') or @class='base']")
    assert coloured
    assert all(cell.xpath("./p[contains(@class, 'way')]") for cell in coloured)


def test_pieces_joined_are_the_text() -> None:
    text = "Der følges op mindst én gang om året."
    cut = pieces(text, (Stretch(14, 20, Ground.BOUND), Stretch(21, 36, Ground.NUMBER)))
    assert "".join(piece for piece, _ in cut) == text
    assert [piece for piece, ground in cut if ground] == ["mindst", "én gang om året"]


def test_places_that_no_longer_hold_are_not_marked() -> None:
    assert pieces("to\u202e uger", (Stretch(0, 2, Ground.NUMBER),)) == [("to[U+202E] uger", None)]
