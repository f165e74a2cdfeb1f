"""Does an index survive what happens to it: kills, readers, writers at once, changed and broken files?"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from kb.index import Passage, Searcher
from kb.index.folder import IndexFolder
from kb.index.states import opened_index
from kb.index.writing import Part, write_index, write_parts
from tests.index.conftest import HashingEncoder

ASKED = ("hvor tit følges der op", "§ 82 c", "rengøring", "opfolgning", "mere end 5 timer om ugen", '"på grund af"')


def parts_of(passages: Sequence[Passage]) -> list[Part]:
    names = dict.fromkeys(passage.document for passage in passages)
    return [
        Part(name, f"{name} 1", lambda name=name: [one for one in passages if one.document == name])  # type: ignore[misc]
        for name in names
    ]


def answers(searcher: Searcher) -> list[list[tuple[str, float, object]]]:
    return [[(hit.passage.id, hit.score, hit.why) for hit in searcher.search(text).hits] for text in ASKED]


def indexed(root: Path, parts: Sequence[Part], state: str, encoder: HashingEncoder) -> IndexFolder:
    return opened_index(root / "search", state, lambda: parts, encoder=encoder, cache_in=root / "vectors")


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_an_index_from_the_one_before_answers_as_one_made_anew(
    corpus_passages: list[Passage],
    encoder: HashingEncoder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    engine: str,
) -> None:
    if engine == "tantivy":
        pytest.importorskip("tantivy")
    monkeypatch.setenv("KB_ENGINE", engine)
    parts = parts_of(corpus_passages)
    indexed(tmp_path / "a", parts, "one", encoder)
    second = parts[1].passages()
    changed = [replace(one, text=f"{one.text} Splinterny brugsanvisning.") for one in second]
    later = [*parts[2:], parts[0], replace(parts[1], key="changed", passages=lambda: changed)]  # moved, too; none gone
    later = later[1:]  # one gone
    updated = indexed(tmp_path / "a", later, "two", encoder)
    anew = indexed(tmp_path / "b", later, "two", encoder)
    assert updated.uses == anew.uses
    assert dict(updated.lexicon.forms) == dict(anew.lexicon.forms)
    assert [updated.rows[n] for n in range(updated.size)] == [anew.rows[n] for n in range(anew.size)]
    one, other = answers(Searcher(updated, encoder=encoder)), answers(Searcher(anew, encoder=encoder))
    if engine == "whoosh":
        assert one == other
    else:  # tantivy counts the rows of the past until they are cleared away: the last digits of a score
        assert [{hit[0] for hit in hits[:5]} for hits in one] == [{hit[0] for hit in hits[:5]} for hits in other]
    found = Searcher(updated, encoder=encoder).search("splinterny brugsanvisning").hits
    assert found[0].passage.document == parts[1].document


@pytest.mark.parametrize("name", ["passages.jsonl", "rows.npy", "engine/rows.npy", "lexicon.tsv", "engine.txt"])
def test_a_broken_index_is_made_again(
    tiny_passages: list[Passage], encoder: HashingEncoder, tmp_path: Path, name: str
) -> None:
    parts = parts_of(tiny_passages)
    place = indexed(tmp_path, parts, "one", encoder).place
    (place / name).unlink()
    assert Searcher(indexed(tmp_path, parts, "one", encoder), encoder=encoder).search("støtte").hits


def test_a_reader_goes_on_while_later_states_take_the_place(
    corpus_passages: list[Passage], encoder: HashingEncoder, tmp_path: Path
) -> None:
    parts = parts_of(corpus_passages)
    reader = Searcher(indexed(tmp_path, parts, "0", encoder), encoder=encoder)
    expected = answers(Searcher(indexed(tmp_path, parts, "0", encoder), encoder=encoder))
    for number in range(1, 4):
        indexed(tmp_path, parts[number:], str(number), encoder)
    assert not (tmp_path / "search" / "0").exists()
    assert len([place for place in (tmp_path / "search").iterdir() if place.is_dir()]) == 2
    assert answers(reader) == expected, "asked for the first time after its folder has gone"


def test_the_engine_without_its_package_is_an_error_of_ours(tiny_passages: list[Passage], tmp_path: Path) -> None:
    write_index(tmp_path / "index", tiny_passages, cache=None)
    (tmp_path / "index" / "engine.txt").write_text("lucene-9\n", encoding="utf-8")
    with pytest.raises(Exception, match="lucene"):
        Searcher(tmp_path / "index")


def test_nothing_but_what_changed_is_read(tiny_passages: list[Passage], tmp_path: Path) -> None:
    def never() -> Sequence[Passage]:
        raise AssertionError("its passages are in the index before")

    parts = parts_of(tiny_passages)
    write_parts(tmp_path / "a", parts, cache=None)
    kept = [replace(part, passages=never) for part in parts]
    write_parts(tmp_path / "b", kept[1:], cache=None, before=IndexFolder(tmp_path / "a"))
    assert Searcher(tmp_path / "b").search("støtte").hits


WRITER = """
import sys
from pathlib import Path
from kb.finder import Finder
from kb.ingest import ingest
from kb.paths import Home
home = Home(Path(sys.argv[1]))
ingest(home, [home.corpus], workers=1)
print(len(Finder.open(home).search("støtte").hits), flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="no SIGKILL on this system")
def test_killed_at_any_moment_while_another_reads(tmp_path: Path) -> None:
    """Ten runs that ingest and index are killed at random; between them, and at last, the library is searched."""
    from kb.finder import Finder
    from kb.ingest import ingest
    from kb.paths import Home
    from tests.conftest import TINY_TEXTS, write_texts

    home = Home(tmp_path)
    write_texts(home.corpus, TINY_TEXTS)
    ingest(home, [home.corpus], workers=1)
    reader = Finder.open(home)
    expected = [hit.passage.id for hit in reader.search("støtte").hits]
    chance = random.Random(85)
    command = (sys.executable, "-c", WRITER, str(home.root))
    began = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    length = time.monotonic() - began
    for number in range(10):
        text = TINY_TEXTS["egelund-ledsagelse.txt"].replace("15 timers", f"{number + 2} timers")
        write_texts(home.corpus, {f"ny-{number % 3}.txt": text})
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(chance.uniform(0.2, 1.0) * length)
            process.send_signal(signal.SIGKILL)
        assert [hit.passage.id for hit in reader.search("støtte").hits] == expected, (
            "the reader's state has not changed"
        )
        now = Finder.open(home)
        assert now.search("støtte").hits
        now.close()
    ingest(home, [home.corpus], workers=1)
    after = Finder.open(home)
    assert after.search("11 timers ledsagelse").hits
    drafts = [place for place in (home.indexes / "search").iterdir() if place.name.endswith(".tmp")]
    assert len(drafts) <= 1, "what killed runs left is swept by the next that writes"
