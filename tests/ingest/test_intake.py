"""Which files does a path mean?"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from kb.errors import SourceError
from kb.intake import Intake, take_in

SUFFIXES = (".txt", ".md", ".pdf")


def files(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)


def taken(intake: Intake) -> list[str]:
    return [candidate.document for candidate in intake.candidates]


def test_a_folder_gives_its_documents_in_order(tmp_path: Path) -> None:
    files(tmp_path, "b.txt", "A.PDF", "under/c.md", "z.zip", "under/Thumbs.db")
    intake = take_in([tmp_path], suffixes=SUFFIXES)
    assert taken(intake) == ["A.PDF", "b.txt", "c.md"]
    assert intake.ignored == 2
    assert intake.refused == ()


@pytest.mark.parametrize(
    "name",
    [".hidden.txt", ".git/a.txt", "~$aaben.txt", "README.md", "under/readme.MD", "manifest.toml", "made_from/a.txt"],
)
def test_what_is_no_document_is_passed_over(tmp_path: Path, name: str) -> None:
    files(tmp_path, name, "a.txt", "made_from/.kbignore")
    if name == "manifest.toml":
        (tmp_path / name).write_text("")
    assert taken(take_in([tmp_path], suffixes=SUFFIXES)) == ["a.txt"]


def test_what_is_named_is_tried(tmp_path: Path) -> None:
    files(tmp_path, "a.zip", "README.md", "made_from/.kbignore", "made_from/b.txt")
    intake = take_in([tmp_path / "a.zip", tmp_path / "README.md", tmp_path / "made_from"], suffixes=SUFFIXES)
    assert taken(intake) == ["README.md", "b.txt"]
    assert [refusal.document for refusal in intake.refused] == ["a.zip"]


@pytest.mark.parametrize("name", ["nowhere.txt", "nowhere", "no/where.pdf"])
def test_what_is_missing_is_refused_by_name(tmp_path: Path, name: str) -> None:
    (refusal,) = take_in([tmp_path / name], suffixes=SUFFIXES).refused
    assert name in refusal.error.message
    assert refusal.error.hint


def test_a_file_is_taken_once(tmp_path: Path) -> None:
    files(tmp_path, "a.txt")
    assert taken(take_in([tmp_path, tmp_path / "a.txt", tmp_path / "." / "a.txt"], suffixes=SUFFIXES)) == ["a.txt"]


@pytest.mark.parametrize(
    "name", ["-o.txt", "a b c.txt", "støtte § 85.txt", "日本.txt", "a'b\"c.txt", "%2e%2e.txt", "...txt.txt"]
)
def test_odd_names_are_names(tmp_path: Path, name: str) -> None:
    files(tmp_path, name)
    (candidate,) = take_in([tmp_path / name], suffixes=SUFFIXES).candidates
    assert candidate.document == name


def test_a_name_is_composed(tmp_path: Path) -> None:
    files(tmp_path, unicodedata.normalize("NFD", "støtte på å.txt"))
    assert taken(take_in([tmp_path], suffixes=SUFFIXES)) == ["støtte på å.txt"]


@pytest.mark.skipif(os.name != "posix", reason="such names cannot be made elsewhere")
@pytest.mark.parametrize("name", [b"a\nb.txt", b"\x1b[31mred.txt", b"\xe6.txt"])
def test_names_that_would_garble_a_terminal_are_refused(tmp_path: Path, name: bytes) -> None:
    try:
        (tmp_path / os.fsdecode(name)).write_text("x")
    except OSError:
        pytest.skip("the file system does not take such names")
    (refusal,) = take_in([tmp_path], suffixes=SUFFIXES).refused
    assert "?" in refusal.document
    assert "Omdøb" in refusal.error.hint


def test_the_manifest_beside_a_file_speaks_of_it(tmp_path: Path) -> None:
    files(tmp_path, "a.txt", "b.txt", "under/a.txt")
    (tmp_path / "manifest.toml").write_text(
        '[documents."a.txt"]\nmunicipality = "Havbjerg"\ndate = 2024-05-01\nlaws = ["SEL § 85", "SEL § 97"]\n'
        '[documents."gone.txt"]\ntitle = "x"\n',
        encoding="utf-8",
    )
    first, second, below = take_in([tmp_path], suffixes=SUFFIXES).candidates
    assert first.manifest == (("date", "2024-05-01"), ("laws", "SEL § 85; SEL § 97"), ("municipality", "Havbjerg"))
    assert second.manifest == below.manifest == ()


@pytest.mark.parametrize("manifest", [b"[documents", b"documents = 3", b"[documents]\n'a.txt' = 3", b"\xff\xfe"])
def test_a_broken_manifest_stops_the_run(tmp_path: Path, manifest: bytes) -> None:
    files(tmp_path, "a.txt")
    (tmp_path / "manifest.toml").write_bytes(manifest)
    with pytest.raises(SourceError, match=r"manifest\.toml"):
        take_in([tmp_path], suffixes=SUFFIXES)
