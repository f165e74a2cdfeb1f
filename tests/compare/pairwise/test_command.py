"""`kb compare` and `kb export topics`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kb.cli import cli
from kb.compare.topics import Relation
from kb.paths import Home
from kb.taxonomy import SectionType


@pytest.fixture
def run(tiny_home: Home) -> Callable[..., Result]:
    return lambda *arguments: CliRunner().invoke(cli, ["--home", str(tiny_home.root), *map(str, arguments)])


def test_compare_prints_the_words_that_differ(run: Callable[..., Result]) -> None:
    result = run("compare", "Havbjerg", "Egelund", "--law", "§ 85")
    assert result.exit_code == 0
    assert "[-" in result.stdout
    assert "{+" in result.stdout
    assert "havbjerg-bostoette.txt" in result.stdout


@pytest.mark.parametrize("suffix", ["html", "json", "docx", "text"])
def test_the_name_of_the_file_says_the_format(run: Callable[..., Result], suffix: str, tmp_path: Path) -> None:
    out = tmp_path / f"sammenligning.{suffix}"
    assert run("compare", "Havbjerg", "egelund-stoette", "--law", "85", "-o", out).exit_code == 0
    begins = {"html": b"<!doctype html>", "json": b"{", "docx": b"PK", "text": b"Havbjerg og Egelund"}[suffix]
    assert out.read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (("Havbjerg", "Havbjerg", "--law", "85"), "Begge sider er dokumentet", 1),
        (("Havbjerg", "Egelund", "--law", "97"), "ingen standard efter SEL § 97 fra »Havbjerg«", 1),
        (("Havbjerg", "Egelund", "--law", "85", "--format", "docx"), "angiv den med -o FILE", 2),
        (("Havbjerg", "Egelund"), "--law", 2),
    ],
)
def test_what_is_wrong_is_said_in_a_line_or_two(
    run: Callable[..., Result], arguments: tuple[str, ...], said: str, code: int
) -> None:
    result = run("compare", *arguments)
    assert result.exit_code == code
    assert said in result.stderr


@pytest.mark.parametrize("name", ["liste.docx", "liste.xlsx", "liste"])
def test_a_list_of_changes_is_written(run: Callable[..., Result], tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    result = run("changes", "Havbjerg", "Egelund", "--law", "SEL § 85", "-o", str(out))
    assert result.exit_code == 0, result.stderr
    assert out.read_bytes().startswith(b"PK")


def test_topics_have_the_keys_that_others_rely_on(run: Callable[..., Result]) -> None:
    result = run("export", "topics")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert rows
    for row in rows:
        assert {"law", "topic", "type", "relation", "members"} <= set(row)
        assert row["relation"] in set(Relation)
        assert row["type"] in set(SectionType)
        for member in row["members"]:
            assert {"document", "start_line", "end_line", "text"} <= set(member)
    assert run("export", "topics").stdout == result.stdout
