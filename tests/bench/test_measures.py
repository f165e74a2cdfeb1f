"""Do the measuring instruments see what they are held against?"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from bench.kill import whole_documents
from bench.made_from import for_measuring, held_back, sources
from bench.pdfs import page_count, shipped, write_pdfs
from bench.reading import lost, similarity, source_words
from bench.runs import PROC, FailedRun, kb, timed
from bench.waiting import is_unchanged
from kb.paths import Home

WRITTEN = ["en", "to", "tre", "fire", "fem", "seks", "syv", "otte"]


def test_order_is_seen() -> None:
    columns_mixed = ["en", "fem", "to", "seks", "tre", "syv", "fire", "otte"]
    assert similarity(WRITTEN, WRITTEN) == 1.0
    assert similarity(WRITTEN, columns_mixed) < 0.7
    assert lost(WRITTEN, columns_mixed) == 0


def test_losses_are_counted_one_by_one() -> None:
    assert lost(["og", "og", "støtte"], ["og"]) == 2


def test_a_source_is_its_words_without_marks() -> None:
    for document in sources():
        words = source_words(document)
        assert "og" in words
        assert not {"exclusions", "min_age", "target_group"} & set(words)


def test_some_documents_are_held_back_and_not_all() -> None:
    for every in (sources(), for_measuring()):
        stems = {Path(document.output).stem for document in every}
        assert held_back() & stems
        assert stems - held_back()


def test_a_failed_run_is_no_figure() -> None:
    with pytest.raises(FailedRun, match="nej"):
        timed([sys.executable, "-c", "raise SystemExit('nej')"])


@pytest.mark.skipif(not PROC.is_dir(), reason="reads /proc")
def test_memory_of_children_counts() -> None:
    child = "import time; held = bytearray(80_000_000); time.sleep(2)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert timed([sys.executable, "-c", parent], watch_memory=True).peak_mb > 80


def test_a_report_without_changes(tiny_home: Home, tmp_path: Path) -> None:
    shutil.copytree(tiny_home.root, tmp_path / "home")
    command = kb(tmp_path / "home", "ingest", "--json")
    assert is_unchanged(timed(command).output)
    (tmp_path / "home" / "corpus" / "ny.txt").write_text("Kvalitetsstandard for aflastning\n", encoding="utf-8")
    assert not is_unchanged(timed(command).output)


def test_a_damaged_state_is_not_whole(tiny_home: Home, tmp_path: Path) -> None:
    shutil.copytree(tiny_home.root, tmp_path / "home")
    home = Home(tmp_path / "home")
    assert len(whole_documents(home)) == 3
    next((home.indexes / "cleaning").iterdir()).write_bytes(b"")
    assert whole_documents(home) == set()


@pytest.mark.slow
def test_the_pdfs_are_as_many_pages_as_asked_for(tmp_path: Path) -> None:
    pdfs = write_pdfs(tmp_path, pages=60)
    assert pdfs.pages == sum(map(page_count, pdfs.paths)) >= 60
    assert {path.stem for path in shipped()} <= {path.stem.rpartition("-")[0] for path in pdfs.paths}


def test_the_record_is_sorted_numbers() -> None:
    path = Path(__file__).parents[2] / "bench" / "record.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    assert list(record) == sorted(record)
    assert all(isinstance(value, int | float) for value in record.values())
