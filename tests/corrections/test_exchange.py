"""Corrections travel to another machine and back, and a quarrel is said."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kb.corrections.records import Described, Retyped
from kb.library import Library
from kb.paths import Home
from kb.taxonomy import SectionType as T
from tests.conftest import Kb
from tests.corrections.conftest import HAVBJERG, Correct, line_of


@pytest.fixture
def scope(full_home: Home) -> tuple[int, int]:
    library = Library.open(full_home)
    return line_of(library, HAVBJERG, "Omfang"), line_of(library, HAVBJERG, "Støtten gives")


def test_what_was_corrected_is_listed(kb: Kb, correct: Correct, scope: tuple[int, int]) -> None:
    assert kb("corrections").stdout == "Der er ingen rettelser.\n"
    made = correct(HAVBJERG, scope, Retyped(T.DELIVERY, T.SCOPE))
    said = kb("corrections", "havbjerg-bostoette").stdout
    assert f"{HAVBJERG}: 1 gælder" in said
    assert f"{made.id}  {made.date}  Anna Holm: Afsnitstype: Omfang → Levering" in said
    assert f"linje {scope[0]}-{scope[1]}: gælder." in said
    (row,) = json.loads(kb("corrections", "--json").stdout)
    assert (row["by"], row["status"], row["was"], row["now"]) == ("Anna Holm", "applies", "Omfang", "Levering")


def test_a_run_says_what_became_of_corrections(
    kb: Kb, full_home: Home, correct: Correct, scope: tuple[int, int]
) -> None:
    assert kb("ingest").stderr == ""
    correct(HAVBJERG, scope, Retyped(T.DELIVERY, T.SCOPE))
    assert kb("ingest").stderr == "Rettelser: 1 gælder.\n"
    path = full_home.corpus / HAVBJERG
    path.write_text(path.read_text(encoding="utf-8").replace("op til 3 timer", "op til 4 timer"), encoding="utf-8")
    assert kb("ingest", "--workers", 1).stderr == "Rettelser: 0 gælder, 1 skal ses efter: `kb corrections`.\n"


def test_a_correction_is_undone_by_somebody(kb: Kb, correct: Correct, scope: tuple[int, int]) -> None:
    made = correct(HAVBJERG, scope, Retyped(T.DELIVERY, T.SCOPE))
    refused = kb("corrections", "--undo", made.id)
    assert (refused.exit_code, refused.stderr.splitlines()[0]) == (1, "Hvem fortryder rettelsen?")
    assert kb("corrections", "--undo", "0" * 12, "--by", "Bo").exit_code == 1
    assert kb("corrections", "--undo", made.id, "--by", "Bo Lund").exit_code == 0
    assert kb("corrections").stdout == "Der er ingen rettelser.\n"
    assert kb("corrections", "--undo", made.id, "--by", "Bo Lund").exit_code == 1, "undone once is enough"


def test_corrections_travel(kb: Kb, full_home: Home, correct: Correct, scope: tuple[int, int], tmp_path: Path) -> None:
    correct(HAVBJERG, scope, Retyped(T.DELIVERY, T.SCOPE))
    correct(HAVBJERG, None, Described("edition_year", "2024"))
    out = tmp_path / "rettelser.jsonl"
    assert kb("export", "corrections", "-o", out).exit_code == 0
    before = Library.open(full_home).reading(HAVBJERG)
    shutil.rmtree(full_home.workspace)
    assert Library.open(full_home).reading(HAVBJERG) != before
    said = kb("corrections", "--import", out)
    assert said.stdout == "2 rettelser hentet, 0 kendt i forvejen, 0 i strid.\n"
    assert Library.open(full_home).reading(HAVBJERG) == before
    assert kb("corrections", "--import", out).stdout.startswith("0 rettelser hentet, 2 kendt i forvejen")


def test_a_quarrel_is_said_and_settled_by_the_person(
    kb: Kb, full_home: Home, correct: Correct, scope: tuple[int, int], tmp_path: Path
) -> None:
    correct(HAVBJERG, scope, Retyped(T.DELIVERY, T.SCOPE))
    out = tmp_path / "rettelser.jsonl"
    kb("export", "corrections", "-o", out)
    shutil.rmtree(full_home.workspace)
    correct(HAVBJERG, scope, Retyped(T.PAYMENT, T.SCOPE), by="Bo Lund")

    def kind() -> T:
        return next(s.type for s in Library.open(full_home).reading(HAVBJERG).sections if s.start_line == scope[0])

    said = kb("corrections", "--import", out).stdout
    assert "1 i strid" in said
    assert "»Egenbetaling« her (Bo Lund" in said
    assert "»Levering« i filen (Anna Holm" in said
    assert kind() is T.PAYMENT
    kb("corrections", "--import", out, "--theirs")
    assert kind() is T.DELIVERY


@pytest.mark.parametrize(
    "line", ["x", "[]", "{}", '{"id": 1, "at": "i går", "by": "A", "kind": "fact", "payload": {}}']
)
def test_a_file_of_something_else_changes_nothing(kb: Kb, full_home: Home, tmp_path: Path, line: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(f"{line}\n", encoding="utf-8")
    said = kb("corrections", "--import", path)
    assert said.exit_code == 1
    assert said.stderr.startswith("Linje 1 er ikke ")
    assert not full_home.workspace.exists()
