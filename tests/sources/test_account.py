"""The account notices whatever does not balance."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kb.model import Dropped, Source, Stretch
from kb.sources import read, verify
from tests.sources.make_pdf import label_column, two_columns


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Source:
    return read(two_columns(tmp_path_factory.mktemp("pdf") / "to.pdf", pages=2).path)


def test_it_balances(source: Source) -> None:
    assert verify(source) == []


def test_a_lost_line_is_noticed(source: Source) -> None:
    lines = tuple(replace(line, number=index + 1) for index, line in enumerate(source.lines[1:]))
    assert any("in no line" in complaint for complaint in verify(replace(source, lines=lines)))


def test_a_changed_word_is_noticed(source: Source) -> None:
    first = replace(source.lines[0], text=source.lines[0].text + "x")
    complaints = verify(replace(source, lines=(first, *source.lines[1:])))
    assert len(complaints) == 1
    assert complaints[0].startswith("line 1 reads")


def test_a_doubled_character_is_noticed(source: Source) -> None:
    dropped = (Dropped("gentaget", (Stretch(0, 0, 3),)),)
    assert any("more than once" in complaint for complaint in verify(replace(source, dropped=dropped)))


def test_a_stretch_outside_is_noticed(source: Source) -> None:
    dropped = (Dropped("forkert", (Stretch(7, 0, 3),)),)
    assert any("outside" in complaint for complaint in verify(replace(source, dropped=dropped)))


def test_wrong_numbers_are_noticed(source: Source) -> None:
    lines = (*source.lines[:-1], replace(source.lines[-1], number=9999))
    assert any("stands as number" in complaint for complaint in verify(replace(source, lines=lines)))


def test_the_same_file_gives_the_same_source(tmp_path: Path) -> None:
    path = label_column(tmp_path / "ens.pdf").path
    assert read(path) == read(path)
