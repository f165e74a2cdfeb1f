"""`kb annotate` writes what a person corrects, `kb score` says how far the program agrees with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kb.model import UNSURE_BELOW
from kb.paths import Home

Kb = Callable[..., Result]
STEM = "havbjerg-bostoette"


@pytest.fixture
def folder(kb: Kb, home: Home) -> Path:
    """A draft of one document, ready to be corrected."""
    assert kb("ingest", "--workers", 1).exit_code == 0
    assert kb("annotate", STEM).exit_code == 0
    return home.workspace / "annotations" / STEM


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def figures(kb: Kb, *arguments: str | Path) -> dict[str, object]:
    result = kb("score", "--json", *arguments)
    assert result.exit_code == 0, result.stderr
    (one,) = json.loads(result.stdout)
    return dict(one)


def test_an_uncorrected_draft_agrees_with_the_program(kb: Kb, folder: Path) -> None:
    one = figures(kb)
    assert one["sections"]["line_accuracy"] == one["provisions"]["core_f1"] == 1.0  # type: ignore[index]
    assert one["documents"] == [STEM]


def test_a_correction_is_seen(kb: Kb, folder: Path) -> None:
    place = folder / "provisions.jsonl"
    changed = rows(place)
    scope = next(row for row in changed if row["types"] == ["scope"])
    scope["types"] = ["follow_up"]
    place.write_text("".join(f"{json.dumps(row)}\n" for row in changed), encoding="utf-8")
    one = figures(kb)
    assert one["provisions"]["scope"]["precision"] < 1.0 if "scope" in one["provisions"] else True  # type: ignore[index,operator]
    assert one["provisions"]["follow_up"]["recall"] < 1.0  # type: ignore[index]
    assert {"annotated": "follow_up", "read": "scope", "count": 1} in one["confusions"]  # type: ignore[operator]


def test_the_draft_holds_every_line_and_every_statement(kb: Kb, folder: Path, home: Home) -> None:
    printed = (home.corpus / f"{STEM}.txt").read_text(encoding="utf-8").splitlines()
    held = {
        number
        for row in rows(folder / "sections.jsonl")
        for number in range(int(str(row["start_line"])), int(str(row["end_line"])) + 1)
    }
    assert {n for n, line in enumerate(printed, start=1) if line.strip()} <= held
    exported = [json.loads(line) for line in kb("export", "provisions").stdout.splitlines()]
    own = [row["text"] for row in exported if row["document"] == f"{STEM}.txt"]
    assert [row["text"] for row in rows(folder / "provisions.jsonl")] == own
    assert "kb score" in (folder / "VEJLEDNING.md").read_text(encoding="utf-8")


def test_a_draft_never_overwrites_somebodys_work(kb: Kb, folder: Path) -> None:
    (folder / "facts.jsonl").write_text("mine\n", encoding="utf-8")
    result = kb("annotate", STEM)
    assert result.exit_code == 1
    assert "allerede" in result.stderr
    assert "-o" in result.stderr
    assert (folder / "facts.jsonl").read_text(encoding="utf-8") == "mine\n"


def test_score_for_a_person(kb: Kb, folder: Path) -> None:
    shown = kb("score", folder).stdout
    for words in ("Målgruppe", "genfinding", "Forvekslinger", "Lovhenvisninger"):
        assert words in shown


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("provisions.jsonl", b'{"doc": "x"\n', "linje 1"),
        ("provisions.jsonl", b"\n{,}\n", "linje 2"),
        ("exhaustive.json", b"{", "ikke gyldig JSON"),
        ("sections.jsonl", b'{"doc": "havbjerg-bostoette"}\n', "mangler et felt"),
        ("facts.jsonl", b"\xff\xfe", "UTF-8"),
        ("standards.json", b'[{"title": "x"}]', "mangler et felt"),
        (
            "sections.jsonl",
            b'{"doc": "havbjerg-bostoette", "type": "scope", "start_line": 1, "end_line": 999}\n',
            "linje 999",
        ),
        ("sections.jsonl", b'{"doc": "ukendt", "type": "scope", "start_line": 1, "end_line": 2}\n', "ingen af de"),
    ],
)
def test_broken_annotations_are_named(kb: Kb, folder: Path, name: str, content: bytes, said: str) -> None:
    (folder / name).write_bytes(content)
    result = kb("score", folder)
    assert result.exit_code == 1
    assert said in result.stderr
    assert "fejlede" not in result.stderr
    assert len(result.stderr.strip().splitlines()) <= 2


def test_a_missing_file_is_named(kb: Kb, folder: Path) -> None:
    (folder / "citations.jsonl").unlink()
    result = kb("score", folder)
    assert result.exit_code == 1
    assert "citations.jsonl" in result.stderr


def test_without_annotations_there_is_a_way_on(kb: Kb) -> None:
    assert kb("ingest", "--workers", 1).exit_code == 0
    result = kb("score")
    assert result.exit_code == 1
    assert "kb annotate" in result.stderr


def test_unsure_provisions_are_marked_in_export_and_explanation(kb: Kb, home: Home) -> None:
    text = (
        "Kvalitetsstandard for støtte\nServiceloven § 85\n\nDiverse\nDer kan gives noget med kaffe i et vist omfang.\n"
    )
    (home.corpus / "egelund-diverse.txt").write_text(text, encoding="utf-8")
    assert kb("ingest", "--workers", 1).exit_code == 0
    exported = [json.loads(line) for line in kb("export", "provisions").stdout.splitlines()]
    assert {row["unsure"] for row in exported} <= {True, False}
    for row in exported:
        assert row["unsure"] == (bool(row["types"]) and row["confidence"] < UNSURE_BELOW)
        told = kb("explain", f"{row['document']}:{row['start_line']}").stdout
        assert ("(usikker)" in told or "(måske)" in told) or not row["unsure"]
