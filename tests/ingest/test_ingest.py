"""What does a run leave behind, whatever it is given?"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

import kb.meaning
import kb.sources
from kb.derive import Job, code_of
from kb.errors import KbError, QueryError, SourceError, StoreError
from kb.ingest import SAME_CONTENT, IngestReport, Outcome, forget, ingest
from kb.library import Library
from kb.model import CleanText, Reading, Source
from kb.paths import Home
from kb.store import FileStore


def run(home: Home, *paths: Path, municipality: str | None = None) -> IngestReport:
    return ingest(home, paths or (home.corpus,), municipality=municipality, workers=1)


def outcomes(report: IngestReport) -> dict[str, Outcome]:
    return {entry.document.document: outcome for entry, outcome in report.outcomes}


def names(home: Home) -> list[str]:
    return [document.document for document in Library.open(home).documents]


def files_of(home: Home) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in home.indexes.rglob("*") if path.is_file() and path.name != "lock"}


ALL = ["egelund-ledsagelse.txt", "egelund-stoette-i-hjemmet.txt", "havbjerg-bostoette.txt"]


def test_all_documents_are_there(home: Home) -> None:
    report = run(home)
    assert set(outcomes(report).values()) == {Outcome.ADDED}
    assert names(home) == ALL
    assert report.changed
    assert report.snapshot == Library.open(home).snapshot


def test_nothing_changed_nothing_written(home: Home) -> None:
    first = run(home)
    before = files_of(home)
    second = run(home)
    assert set(outcomes(second).values()) == {Outcome.UNCHANGED}
    assert not second.changed
    assert second.snapshot == first.snapshot
    assert files_of(home) == before


def test_the_same_files_give_the_same_state_anywhere(home: Home, tmp_path: Path) -> None:
    there = Home(tmp_path / "there")
    shutil.copytree(home.corpus, there.corpus)
    assert run(home).snapshot == run(there).snapshot


def test_more_workers_give_the_same_state(home: Home, tmp_path: Path) -> None:
    there = Home(tmp_path / "there")
    assert ingest(there, [home.corpus], workers=2).snapshot == run(home).snapshot


def test_a_changed_file_takes_its_own_place(home: Home) -> None:
    run(home)
    path = home.corpus / ALL[0]
    path.write_text(path.read_text(encoding="utf-8").replace("15 timers", "20 timers"), encoding="utf-8")
    assert outcomes(run(home)) == {ALL[0]: Outcome.UPDATED, ALL[1]: Outcome.UNCHANGED, ALL[2]: Outcome.UNCHANGED}
    assert "20 timers" in "\n".join(Library.open(home).clean(ALL[0]).texts)


def test_documents_of_earlier_runs_stay(home: Home, tmp_path: Path) -> None:
    run(home)
    (home.corpus / ALL[0]).unlink()
    other = tmp_path / "elsewhere" / "ny.txt"
    other.parent.mkdir()
    other.write_text("Kvalitetsstandard for aflastning\nServiceloven § 84\n", encoding="utf-8")
    assert outcomes(run(home, other))["ny.txt"] is Outcome.ADDED
    assert names(home) == [*ALL, "ny.txt"]


def test_a_forgotten_document_is_gone_and_its_file_is_not(home: Home) -> None:
    run(home)
    forget(home, ALL[0])
    assert names(home) == ALL[1:]
    assert (home.corpus / ALL[0]).exists()
    assert outcomes(run(home))[ALL[0]] is Outcome.ADDED


def test_what_is_not_there_cannot_be_forgotten(home: Home) -> None:
    with pytest.raises(QueryError):
        forget(home, "nothing.txt")
    run(home)
    with pytest.raises(QueryError, match=r"nothing\.txt"):
        forget(home, "nothing.txt")


# ------------------------------------------------------------------------------------------------ rejected


def test_a_rejected_file_leaves_the_others_stored(home: Home) -> None:
    (home.corpus / "tom.txt").write_bytes(b"")
    report = run(home)
    assert [rejection.document for rejection in report.rejected] == ["tom.txt"]
    assert report.rejected[0].hint
    assert names(home) == ALL
    assert [rejection.document for rejection in Library.open(home).rejected] == ["tom.txt"]


def test_a_mended_file_is_no_longer_rejected(home: Home) -> None:
    (home.corpus / "tom.txt").write_bytes(b"")
    run(home)
    (home.corpus / "tom.txt").write_text("Kvalitetsstandard for aflastning\n")
    assert run(home).rejected == ()
    assert Library.open(home).rejected == ()


def test_a_rejection_ends_with_its_file(home: Home) -> None:
    (home.corpus / "tom.txt").write_bytes(b"")
    run(home)
    (home.corpus / "tom.txt").unlink()
    assert run(home).rejected == ()
    assert Library.open(home).rejected == ()


def test_a_document_that_became_unreadable_is_not_shown_from_memory(home: Home) -> None:
    run(home)
    (home.corpus / ALL[0]).write_bytes(b"")
    report = run(home)
    assert names(home) == ALL[1:]
    assert report.rejected[0].municipality == "Egelund"


def test_a_slip_of_ours_is_one_rejected_file(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    understand = kb.meaning.understand

    def slip(clean: CleanText, **options: object) -> Reading:
        if clean.source.document == ALL[1]:
            raise ZeroDivisionError
        return understand(clean, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(kb.meaning, "understand", slip)
    report = run(home)
    assert [rejection.document for rejection in report.rejected] == [ALL[1]]
    assert "ZeroDivisionError" in report.rejected[0].reason
    assert names(home) == [ALL[0], ALL[2]]


def test_a_document_that_killed_its_process_is_rejected(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def one_dies(work: Callable[[Job], object], jobs: Sequence[Job], *, workers: int) -> Iterator[tuple[Job, object]]:
        return ((job, None if job.candidate.document == ALL[1] else work(job)) for job in jobs)

    monkeypatch.setattr("kb.ingest.run_each", one_dies)
    (rejection,) = run(home).rejected
    assert rejection.document == ALL[1]
    assert "hukommelsen" in rejection.reason
    assert names(home) == [ALL[0], ALL[2]]


def test_a_file_that_changes_while_it_is_read_is_rejected(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    read = kb.sources.read

    def write_then_read(path: Path, *, ocr: bool = True) -> Source:
        path.write_text(f"{path.read_text(encoding='utf-8')}\nEn linje mere.\n", encoding="utf-8")
        return read(path, ocr=ocr)

    monkeypatch.setattr(kb.sources, "read", write_then_read)
    assert len(run(home).rejected) == 3


# ------------------------------------------------------------------------------------------------ same name or content


def test_a_second_file_of_the_same_name_is_rejected(home: Home) -> None:
    (home.corpus / "zz").mkdir()
    (home.corpus / "zz" / ALL[0]).write_text("Et helt andet dokument.\n", encoding="utf-8")
    for report in (run(home), run(home), run(home, home.corpus / "zz")):
        (rejection,) = report.rejected
        assert rejection.path.endswith(f"zz/{ALL[0]}")
        assert "Omdøb" in rejection.hint
        assert Library.open(home).source_path(ALL[0]) == home.corpus / ALL[0]
        assert names(home) == ALL


def test_a_copy_in_another_folder_is_the_same_document(home: Home) -> None:
    shutil.copytree(home.corpus, home.corpus / "zz")
    report = run(home)
    assert report.rejected == ()
    assert Library.open(home).source_path(ALL[0]) == home.corpus / ALL[0]


def test_a_moved_file_is_found_again(home: Home, tmp_path: Path) -> None:
    run(home)
    moved = tmp_path / "moved"
    home.corpus.rename(moved)
    assert set(outcomes(run(home, moved)).values()) == {Outcome.UNCHANGED}
    assert Library.open(home).source_path(ALL[0]) == moved / ALL[0]


def test_the_same_content_under_two_names_is_noted(home: Home) -> None:
    shutil.copy(home.corpus / ALL[0], home.corpus / "kopi.txt")
    run(home)
    library = Library.open(home)
    for name, other in ((ALL[0], "kopi.txt"), ("kopi.txt", ALL[0])):
        findings = [finding for finding in library.document(name).findings if finding.code == SAME_CONTENT]
        assert len(findings) == 1
        assert other in findings[0].message
        assert findings[0] in library.reading(name).document.findings
    forget(home, "kopi.txt")
    assert SAME_CONTENT not in {finding.code for finding in Library.open(home).document(ALL[0]).findings}


# ------------------------------------------------------------------------------------------------ what is said of it


def test_a_municipality_named_once_holds(home: Home) -> None:
    path = home.corpus / ALL[0]
    run(home, path, municipality="Klitholm")
    assert Library.open(home).document(ALL[0]).municipality == "Klitholm"
    assert outcomes(run(home))[ALL[0]] is Outcome.UNCHANGED
    assert outcomes(run(home, path, municipality="Birkevad"))[ALL[0]] is Outcome.UPDATED
    assert Library.open(home).document(ALL[0]).municipality == "Birkevad"


def test_the_manifest_is_part_of_what_is_known(home: Home) -> None:
    run(home)
    (home.corpus / "manifest.toml").write_text(f'[documents."{ALL[0]}"]\ntitle = "Ledsagelse 2024"\n', encoding="utf-8")
    assert outcomes(run(home)) == {ALL[0]: Outcome.UPDATED, ALL[1]: Outcome.UNCHANGED, ALL[2]: Outcome.UNCHANGED}


def test_a_broken_manifest_leaves_the_last_state(home: Home) -> None:
    run(home)
    (home.corpus / "manifest.toml").write_text("[", encoding="utf-8")
    with pytest.raises(SourceError):
        run(home)
    assert names(home) == ALL


# ------------------------------------------------------------------------------------------------ other versions


def change(monkeypatch: pytest.MonkeyPatch, layer: str) -> None:
    """Let the code of a layer count as changed."""
    monkeypatch.setattr("kb.derive.code_of", lambda *layers: "next" if layer in layers else code_of(*layers))


def must_not_read(path: Path, *, ocr: bool = True) -> Source:
    raise AssertionError(f"{path} was read")


def test_new_rules_read_no_file(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    run(home)
    change(monkeypatch, "meaning")
    monkeypatch.setattr(kb.sources, "read", must_not_read)
    shutil.rmtree(home.corpus)
    home.corpus.mkdir()
    assert set(outcomes(run(home)).values()) == {Outcome.RECOMPUTED}
    assert Library.open(home).receipt.rules == "next"
    assert set(outcomes(run(home)).values()) == {Outcome.UNCHANGED}


def test_a_new_reader_reads_all_files_also_those_of_earlier_runs(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    run(home)
    change(monkeypatch, "sources")
    assert set(outcomes(run(home, home.corpus / ALL[0])).values()) == {Outcome.RECOMPUTED}


def test_without_its_file_a_document_stays_as_the_old_reader_saw_it(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(home)
    change(monkeypatch, "sources")
    (home.corpus / ALL[0]).unlink()
    assert outcomes(run(home)) == {ALL[0]: Outcome.OUTDATED, ALL[1]: Outcome.RECOMPUTED, ALL[2]: Outcome.RECOMPUTED}
    assert Library.open(home).clean(ALL[0]).source.document == ALL[0]


@pytest.mark.parametrize("kind", ["source", "cleaning", "reading"])
@pytest.mark.parametrize("damage", [None, b"", b"noise"])
def test_damaged_data_are_made_again(home: Home, kind: str, damage: bytes | None) -> None:
    run(home)
    for place in (home.indexes / kind).iterdir():
        place.unlink() if damage is None else place.write_bytes(damage)
    report = run(home)
    assert report.rejected == ()
    assert set(outcomes(report).values()) == {Outcome.RECOMPUTED}
    library = Library.open(home)
    assert [library.clean(name).source.document for name in ALL] == ALL
    assert len(library.provisions) > 10


def test_a_lost_state_is_said_and_made_again(home: Home) -> None:
    run(home)
    (home.indexes / "CURRENT").write_text("gone")
    report = run(home)
    assert report.findings
    assert names(home) == ALL


def test_a_full_disk_leaves_the_last_state(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = run(home).snapshot
    (home.corpus / "ny.txt").write_text("Kvalitetsstandard for aflastning\n", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="Der kan ikke skrives"):
        run(home)
    assert Library.open(home).snapshot == snapshot
    assert names(home) == ALL


def test_one_run_at_a_time(home: Home) -> None:
    with FileStore(home.indexes).writing(), pytest.raises(KbError, match="En anden kørsel"):
        run(home)


def test_progress_counts_what_is_done(home: Home) -> None:
    seen: list[tuple[int, int, str]] = []
    ingest(home, [home.corpus], workers=1, progress=lambda *step: seen.append(step))
    assert [step[:2] for step in seen] == [(1, 3), (2, 3), (3, 3)]
    assert sorted(step[2] for step in seen) == ALL
    seen.clear()
    ingest(home, [home.corpus], workers=1, progress=lambda *step: seen.append(step))
    assert seen == []
