"""Do corrections outlast re-ingestion, lost indexes and killed processes, and does everybody see them?"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kb.compare import build_matrix
from kb.corrections import Ledger, Status, dismiss, keep
from kb.corrections.places import Ground, anchor_at
from kb.corrections.records import Described, Retyped
from kb.errors import QueryError
from kb.export import KINDS
from kb.finder import Finder
from kb.ingest import ingest
from kb.library import Library
from kb.paths import Home
from kb.taxonomy import SectionType as T
from kb.workspace import Journal
from tests.corrections.conftest import EGELUND, HAVBJERG, Correct, line_of


def scope_lines(home: Home) -> tuple[int, int]:
    library = Library.open(home)
    return line_of(library, HAVBJERG, "Omfang"), line_of(library, HAVBJERG, "Støtten gives")


def type_at(home: Home, line: int) -> T:
    return next(s.type for s in Library.open(home).reading(HAVBJERG).sections if s.start_line <= line <= s.end_line)


def test_everybody_reads_the_corrected_text(full_home: Home, correct: Correct) -> None:
    correct(EGELUND, None, Described("municipality", "Varde", "Egelund"))
    correct(HAVBJERG, scope_lines(full_home), Retyped(T.DELIVERY, T.SCOPE))
    library = Library.open(full_home)
    assert library.municipalities() == ("Egelund", "Havbjerg", "Varde")
    matrix = build_matrix(library, "SEL § 85")
    assert [column.municipality for column in matrix.columns] == ["Havbjerg", "Varde"]
    assert matrix.snapshot == library.snapshot
    rows = [row for row in KINDS["sections"](library) if row["document"] == HAVBJERG and row["heading"] == "Omfang"]
    assert [(row["type"], row["confidence"]) for row in rows] == [("delivery", 1.0)]
    assert str(rows[0]["reason"]).startswith("rettet af Anna Holm ")
    finder = Finder.open(full_home, library=library)
    only = finder.only(municipalities=["Varde"])
    assert {hit.passage.document for hit in finder.search("støtte", only=only).hits} == {EGELUND}
    assert {hit.passage.section_type for hit in finder.search("3 timer om ugen").hits[:1]} == {T.DELIVERY}


def test_the_id_of_the_data_names_the_corrections(full_home: Home, correct: Correct) -> None:
    before = Library.open(full_home).snapshot
    made = correct(HAVBJERG, scope_lines(full_home), Retyped(T.DELIVERY, T.SCOPE))
    after = Library.open(full_home).snapshot
    assert after.startswith(f"{before}-")
    Journal(full_home.workspace).add("saved_search", {}, by="Anna Holm")
    assert Library.open(full_home).snapshot == after, "other decisions change no reading"
    Journal(full_home.workspace).undo(made.id, by="Bo Lund")
    assert Library.open(full_home).snapshot == before, "the same content, the same id"


def test_search_is_made_anew_where_the_text_is_read_otherwise_only(full_home: Home, correct: Correct) -> None:
    lines = scope_lines(full_home)
    before = Library.open(full_home).text_version
    correct(HAVBJERG, lines, Retyped(T.SCOPE, T.SCOPE))
    correct(HAVBJERG, None, Described("approved_on", "2024-05-01"))
    assert Library.open(full_home).text_version == before
    correct(HAVBJERG, lines, Retyped(T.DELIVERY, T.SCOPE))
    assert Library.open(full_home).text_version != before


def test_undoing_brings_back_what_was_read(full_home: Home, correct: Correct) -> None:
    lines = scope_lines(full_home)
    before = Library.open(full_home).reading(HAVBJERG)
    made = correct(HAVBJERG, lines, Retyped(T.DELIVERY, T.SCOPE))
    assert type_at(full_home, lines[0]) is T.DELIVERY
    Journal(full_home.workspace).undo(made.id, by="Anna Holm")
    assert Library.open(full_home).reading(HAVBJERG) == before


def test_corrections_outlast_the_indexes(full_home: Home, correct: Correct) -> None:
    lines = scope_lines(full_home)
    correct(HAVBJERG, lines, Retyped(T.DELIVERY, T.SCOPE))
    shutil.rmtree(full_home.indexes)
    ingest(full_home, [full_home.corpus], workers=1)
    assert type_at(full_home, lines[0]) is T.DELIVERY


def test_corrections_follow_their_text_into_a_changed_file(full_home: Home, correct: Correct) -> None:
    lines = scope_lines(full_home)
    made = correct(HAVBJERG, lines, Retyped(T.DELIVERY, T.SCOPE))
    path = full_home.corpus / HAVBJERG
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Lovgrundlag\n", "Gældende fra 2026\n\nLovgrundlag\n"), encoding="utf-8")
    ingest(full_home, [full_home.corpus], workers=1)
    assert type_at(full_home, lines[0] + 2) is T.DELIVERY
    assert [o.status for _, o in Library.open(full_home).outcomes(HAVBJERG)] == [Status.MOVED]

    path.write_text(text.replace("op til 3 timer om ugen", "op til 2 timer om ugen"), encoding="utf-8")
    ingest(full_home, [full_home.corpus], workers=1)
    library = Library.open(full_home)
    ((_, outcome),) = library.outcomes(HAVBJERG)
    assert (outcome.status, outcome.candidates) == (Status.LOOK, (lines,))
    assert type_at(full_home, lines[0]) is T.SCOPE, "another text: not corrected before a person confirms it"
    ground = Ground(library.reading(HAVBJERG), library.clean(HAVBJERG))
    anchor = anchor_at(ground, outcome.candidates[0])
    keep(Journal(full_home.workspace), anchor, made.change, by="Bo Lund", replaces=made.id)
    assert type_at(full_home, lines[0]) is T.DELIVERY
    assert [o.status for _, o in Library.open(full_home).outcomes(HAVBJERG)] == [Status.APPLIES]


def test_a_doubt_that_was_turned_down_is_not_shown_again(full_home: Home, correct: Correct) -> None:
    made = correct(HAVBJERG, scope_lines(full_home), Retyped(T.DELIVERY, T.SCOPE))
    dismiss(Journal(full_home.workspace), made, HAVBJERG, by="Anna Holm")
    assert Library.open(full_home).outcomes(HAVBJERG) == ()


def test_corrections_wait_for_their_document(full_home: Home, correct: Correct) -> None:
    correct(HAVBJERG, scope_lines(full_home), Retyped(T.DELIVERY, T.SCOPE))
    (full_home.corpus / HAVBJERG).unlink()
    shutil.rmtree(full_home.indexes)
    ingest(full_home, [full_home.corpus], workers=1)
    library = Library.open(full_home)
    assert [outcome.status for _, outcome in library.outcomes(HAVBJERG)] == [Status.ABSENT]
    assert library.documents


def test_what_cannot_be_read_in_the_journal_harms_nothing(full_home: Home) -> None:
    journal = Journal(full_home.workspace)
    for payload in ({}, {"anchor": {}, "change": {}}, {"anchor": {"document": 3, "sha256": ""}, "change": {"type": 3}}):
        journal.add("section_type", payload, by="?")
    journal.add("kind_of_tomorrow", {}, by="?")
    assert Ledger.read(journal).unreadable == 3
    assert Library.open(full_home).reading(HAVBJERG)


def test_a_folder_that_takes_no_notes_is_no_error(full_home: Home, correct: Correct) -> None:
    lines = scope_lines(full_home)
    (full_home.indexes / "amended").write_text("no folder", encoding="utf-8")
    correct(HAVBJERG, lines, Retyped(T.DELIVERY, T.SCOPE))
    assert type_at(full_home, lines[0]) is T.DELIVERY


@pytest.mark.parametrize("name", ["", "  ", "–", "x" * 200])
def test_a_correction_has_a_name(full_home: Home, correct: Correct, name: str) -> None:
    with pytest.raises(QueryError, match="navn"):
        correct(HAVBJERG, None, Described("title", "Bostøtte"), by=name)


CORRECT = """
import sys
from kb.corrections import keep
from kb.corrections.places import Ground, anchor_at
from kb.corrections.records import Described
from kb.library import Library
from kb.paths import Home
from kb.workspace import Journal

home = Home(__import__("pathlib").Path(sys.argv[1]))
library = Library.open(home)
name = library.documents[0].document
anchor = anchor_at(Ground(library.reading(name), library.clean(name)), None)
print("ready", flush=True)
for n in range(10000):
    keep(Journal(home.workspace), anchor, Described("title", f"Titel {n}"), by="Anna Holm")
    print(n, flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_what_was_kept_is_there_after_a_kill(full_home: Home, tmp_path: Path) -> None:
    script = tmp_path / "correct.py"
    script.write_text(CORRECT)
    kept = 0
    for wait in (0.02, 0.05, 0.11):
        command = [sys.executable, str(script), str(full_home.root)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            assert process.stdout.readline() == "0\n"
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
            kept += 1 + len(process.stdout.readlines())
        ledger = Ledger.read(Journal(full_home.workspace))
        assert kept <= len(ledger.corrections) <= kept + 3, "reported as kept, and perhaps one more a run"
        assert ledger.unreadable == 0
        title = Library.open(full_home).documents[0].title
        change = ledger.corrections[-1].change if ledger.corrections else None
        assert change is None or (isinstance(change, Described) and change.value == title)
