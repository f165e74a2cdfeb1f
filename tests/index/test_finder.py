"""Does `kb search` keep its promises: narrowing, batches, indexes that follow the library, words for what is wrong?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kb.cli import cli
from kb.errors import QueryError
from kb.finder import Finder
from kb.ingest import ingest
from kb.paths import Home


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.meaning.encoder.bundled", lambda: None)


@pytest.fixture
def ready(home: Home) -> Home:
    ingest(home, [home.corpus], workers=1)
    return home


@pytest.fixture
def finder(ready: Home) -> Iterator[Finder]:
    found = Finder.open(ready)
    yield found
    found.close()


def indexes(home: Home) -> list[Path]:
    return sorted(place for place in (home.indexes / "search").iterdir() if place.is_dir())


def kb(home: Home, *arguments: object) -> Result:
    return CliRunner().invoke(cli, ["--home", str(home.root), *map(str, arguments)])


def test_narrowing_by_name_variants(finder: Finder) -> None:
    only = finder.only(municipalities=["egelund kommune"], laws=["§85"], types=["Målgruppe"])
    answer = finder.search("hvem kan få støtte", only=only)
    assert {hit.passage.municipality for hit in answer.hits} == {"Egelund"}
    assert {hit.passage.section_type.value for hit in answer.hits} == {"target_group"}


@pytest.mark.parametrize("names", [{"municipalities": ["Atlantis"]}, {"laws": ["noget"]}, {"types": ["Farve"]}])
def test_unknown_names_are_named(finder: Finder, names: dict[str, list[str]]) -> None:
    with pytest.raises(QueryError) as error:
        finder.only(**names)
    assert error.value.hint


def test_a_law_that_no_standard_rests_on_may_be_cited(finder: Finder) -> None:
    assert finder.search("støtte", only=finder.only(laws=["SEL § 141"])).hits == ()


@pytest.mark.parametrize("text", ["", "  ", "?!", "\x00"])
def test_nothing_to_look_for(finder: Finder, text: str) -> None:
    with pytest.raises(QueryError):
        finder.search(text)


def test_the_index_follows_the_library(ready: Home) -> None:
    Finder.open(ready).close()
    (before,) = indexes(ready)
    made = before.stat().st_mtime_ns
    Finder.open(ready).close()
    assert indexes(ready) == [before]
    assert before.stat().st_mtime_ns == made, "made once for a state"
    (ready.corpus / "sandmose.txt").write_text(
        "Kvalitetsstandard for ledsagelse\nSandmose Kommune\n\nLovgrundlag\nServiceloven § 97\n\n"
        "Omfang\nLedsageren kan også komme om aftenen.\n",
        encoding="utf-8",
    )
    ingest(ready, [ready.corpus], workers=1)
    finder = Finder.open(ready)
    assert finder.search("ledsageren om aftenen").hits[0].passage.document == "sandmose.txt"
    finder.close()
    assert len(indexes(ready)) == 2, "the index of the state before stays for those who have it open"


def test_a_draft_of_a_killed_run_does_no_harm(ready: Home) -> None:
    (ready.indexes / "search" / ".killed.1.tmp" / "engine").mkdir(parents=True)
    finder = Finder.open(ready)
    assert finder.search("støtte").hits
    finder.close()


def test_search_as_text(ready: Home) -> None:
    result = kb(ready, "search", "hvor tit følges der op")
    assert result.exit_code == 0, result.output
    assert "havbjerg-bostoette.txt, linje" in result.stdout
    assert "Fundet fordi" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 110


def test_search_as_json(ready: Home) -> None:
    result = kb(ready, "search", "§ 97", "--municipality", "Egelund", "--limit", 2, "--json")
    answer = json.loads(result.stdout)
    assert 0 < len(answer["results"]) <= 2
    for row in answer["results"]:
        assert {"document", "start_line", "end_line", "text", "score", "why"} <= set(row)
        assert row["document"] == "egelund-ledsagelse.txt"


def test_batch(ready: Home, tmp_path: Path) -> None:
    batch, out = tmp_path / "batch.jsonl", tmp_path / "out.jsonl"
    asked = [
        {"qid": "a", "query": "hvor tit følges der op"},
        {
            "qid": 2,
            "query": "timer",
            "filters": {"municipality": "Havbjerg", "law": "SEL § 85", "section_type": "scope"},
        },
    ]
    batch.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n\n" for row in asked), encoding="utf-8")
    assert kb(ready, "search", "--batch", batch, "-o", out).exit_code == 0
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["qid"] for row in rows] == ["a", 2]
    assert "3 timer om ugen" in rows[1]["results"][0]["text"]
    assert all(len(row["results"]) <= 20 for row in rows)


@pytest.mark.parametrize("line", ["{", "[]", '{"query": "x"}', '{"qid": 1, "query": "x", "filters": 3}'])
def test_a_broken_batch_names_its_line(ready: Home, tmp_path: Path, line: str) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_text(f'{{"qid": 0, "query": "støtte"}}\n{line}\n', encoding="utf-8")
    result = kb(ready, "search", "--batch", batch)
    assert result.exit_code == 1
    assert "Linje 2" in result.stderr


@pytest.mark.parametrize("arguments", [(), ("støtte", "--batch", "x"), ("støtte", "--limit", "0")])
def test_wrong_usage(ready: Home, arguments: tuple[str, ...]) -> None:
    assert kb(ready, "search", *arguments).exit_code == 2


def test_before_anything_is_ingested(home: Home) -> None:
    result = kb(home, "search", "støtte")
    assert result.exit_code == 1
    assert "kb ingest" in result.stderr


def test_spelling_is_said(ready: Home) -> None:
    assert "Mente du: opfølgning" in kb(ready, "search", "opfolgning").stdout


def test_names_in_a_question_narrow_the_search_until_they_are_taken_out(tiny_home: Home) -> None:
    finder = Finder.open(tiny_home)
    narrowed = finder.search("hjælp i Egelund Kommune")
    assert {hit.passage.municipality for hit in narrowed.hits} == {"Egelund"}
    assert [(name.kind.value, name.value) for name in narrowed.names] == [("municipality", "Egelund")]
    wide = finder.search("hjælp i Egelund Kommune", without=["Egelund"])
    assert {hit.passage.municipality for hit in wide.hits} == {"Egelund", "Havbjerg"}
    chosen = finder.search("hjælp i Egelund", only=finder.only(municipalities=["Havbjerg"]))
    assert {hit.passage.municipality for hit in chosen.hits} == {"Havbjerg"}, "what was chosen wins"


def test_a_law_in_a_question_narrows_the_search(tiny_home: Home) -> None:
    finder = Finder.open(tiny_home)
    assert {hit.passage.document for hit in finder.search("timer § 97").hits} == {"egelund-ledsagelse.txt"}
    assert finder.search("timer § 104").names == (), "no standard rests on it"


def test_dates_narrow_by_approval(tiny_home: Home) -> None:
    finder = Finder.open(tiny_home)
    since = finder.search("hjælp", only=finder.only(approved_from="2024-03"))
    assert {hit.passage.document for hit in since.hits} == {"egelund-stoette-i-hjemmet.txt"}
    assert finder.search("hjælp", only=finder.only(approved_from="2024-03-13")).hits == ()
    assert finder.search("hjælp", only=finder.only(approved_to="2023")).hits == ()
    with pytest.raises(QueryError, match="ikke en dato"):
        finder.only(approved_from="i fjor")


def test_facets_count_what_was_found_by_name(tiny_home: Home) -> None:
    answer = Finder.open(tiny_home).search("støtte")
    facets = {name: dict(values) for name, values in answer.facets}
    assert set(facets) == {"municipality", "law", "type", "year", "document"}
    assert sum(facets["municipality"].values()) == answer.found
    assert "SEL § 85" in facets["law"]
    assert set(facets["municipality"]) <= {"Egelund", "Havbjerg"}


def test_an_expansion_can_be_taken_out_and_a_word_added(tiny_home: Home) -> None:
    finder = Finder.open(tiny_home)
    usual = finder.search("opfølgning")
    also = {variant.text for word in usual.question.words for variant in word.variants[1:]}
    assert also
    bare = finder.search("opfølgning", without=sorted(also))
    assert not any(word.variants[1:] for word in bare.question.words)
    more = finder.search("opfølgning", also=["rengøring"])
    assert any("rengøring" in hit.passage.text for hit in more.hits)
