"""Does `kb ask` quote what supports an answer, and say so where nothing does?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.asking import Reply, replies
from kb.cli import cli
from kb.errors import QueryError
from kb.finder import Finder
from kb.ingest import ingest
from kb.library import Library
from kb.paths import Home


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.meaning.encoder.bundled", lambda: None)


@pytest.fixture
def ready(home: Home) -> Home:
    ingest(home, [home.corpus], workers=1)
    return home


@pytest.fixture
def asked(ready: Home) -> Iterator[dict[str, Reply]]:
    finder, library = Finder.open(ready), Library.open(ready)
    found = replies(finder, library, "hvor ofte følges der op?", law="§ 85")
    yield {reply.municipality: reply for reply in found}
    finder.close()


def test_each_municipality_with_a_standard_has_a_row(asked: dict[str, Reply]) -> None:
    assert list(asked) == ["Egelund", "Havbjerg"]


def test_support_is_quoted(asked: dict[str, Reply]) -> None:
    assert "følger op efter 3 måneder" in asked["Havbjerg"].support[0].passage.text
    assert asked["Havbjerg"].nearest == ()


def test_what_is_not_said_is_not_made_up(asked: dict[str, Reply]) -> None:
    silent = asked["Egelund"]
    assert silent.support == ()
    assert [place.document for place in silent.looked_in] == ["egelund-stoette-i-hjemmet.txt"]
    assert silent.looked_in[0].start_line < silent.looked_in[0].end_line


def test_an_unknown_law(ready: Home) -> None:
    finder = Finder.open(ready)
    with pytest.raises(QueryError):
        replies(finder, Library.open(ready), "hvor ofte?", law="SEL § 104")
    finder.close()


def test_as_text_and_json(ready: Home) -> None:
    def kb(*arguments: str) -> str:
        result = CliRunner().invoke(
            cli, ["--home", str(Path(ready.root)), "ask", "hvor ofte følges der op?", *arguments]
        )
        assert result.exit_code == 0, result.output
        return result.stdout

    text = kb("--law", "§ 85")
    assert "Ikke beskrevet. Der er ledt i egelund-stoette-i-hjemmet.txt, linje" in text
    assert "følger op efter 3 måneder" in text
    rows = json.loads(kb("--law", "§ 85", "--json"))["replies"]
    assert [(row["municipality"], row["stated"]) for row in rows] == [("Egelund", False), ("Havbjerg", True)]
