"""Is every line of a document in its text once, and does a change leave the other blocks as they are?"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kb.ingest import ingest
from kb.library import Library
from kb.model import Reading
from kb.paths import Home
from kb.taxonomy import SectionType
from kb.ui.address import DOCUMENT, View, mark
from kb.ui.document_text import BLOCK, Row, _blocks, in_blocks, stretches
from kb.ui.texts import Texts

NAME = "havbjerg-lang.txt"
TEXTS = Texts("da")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Of one document that is longer than two blocks, with blank lines where blocks end."""
    home = Home(tmp_path)
    home.corpus.mkdir()
    parts = ["Kvalitetsstandard for bostøtte", "Havbjerg Kommune", "", "Serviceloven § 85", ""]
    for number in range(40):
        parts += ["Omfang" if number % 2 else "Opfølgning", f"Der gives {number + 1} timer om ugen.", *[""] * 8]
    parts += ["Klage", "Der kan klages inden 4 uger."]
    (home.corpus / NAME).write_text("\n".join(parts) + "\n", encoding="utf-8")
    ingest(home, [home.corpus], workers=1)
    return Library.open(home)


def rows(library: Library) -> list[Row]:
    view = View(DOCUMENT, document=NAME)
    drawn = stretches(library.reading(NAME), library.clean(NAME), view, TEXTS)
    return [row for stretch in drawn for _, part in in_blocks(stretch) for row in part.rows]


def blocks(library: Library, reading: Reading, state: str) -> list[str]:
    return _blocks(state, NAME, "da", reading, library.clean(NAME), TEXTS)


def test_each_line_stands_in_one_row(library: Library) -> None:
    shown = [number for row in rows(library) for number in range(row.number, row.end + 1)]
    assert shown == [line.number for line in library.source(NAME).lines]


def test_blank_lines_below_each_other_are_one_row_that_names_them_all(library: Library) -> None:
    blank = next(row for row in rows(library) if row.end > row.number)
    assert blank.text.strip() == ""
    assert blank.mark.split() == [mark(NAME, (line, line)) for line in range(blank.number, blank.end + 1)]
    assert f"linje={blank.number}-{blank.end}" in blank.href


def test_a_row_of_text_is_one_line(library: Library) -> None:
    assert all(row.number == row.end for row in rows(library) if row.text.strip())


def test_no_row_reaches_over_the_end_of_a_block(library: Library) -> None:
    assert all((row.number - 1) // BLOCK == (row.end - 1) // BLOCK for row in rows(library))


def test_a_change_is_seen_in_its_own_block_only(library: Library) -> None:
    reading = library.reading(NAME)
    before = blocks(library, reading, "before")
    last = reading.sections[-1]
    changed = replace(reading, sections=(*reading.sections[:-1], replace(last, type=SectionType.CONTACT)))
    after = blocks(library, changed, "after")
    assert len(before) == 3
    assert after[:-1] == before[:-1]
    assert after[-1] != before[-1]


def test_each_block_says_which_lines_it_holds(library: Library) -> None:
    named = [
        re.search(r'aria-label="linje (\d+)–(\d+)"', block) for block in blocks(library, library.reading(NAME), "")
    ]
    found = [(int(match[1]), int(match[2])) for match in named if match]
    assert found[0] == (1, BLOCK)
    assert [start for start, _ in found[1:]] == [end + 1 for _, end in found[:-1]]
