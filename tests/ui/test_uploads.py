"""People's files are kept whole, under their own name, and never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.errors import SourceError
from kb.intake import take_in
from kb.paths import Home
from kb.ui import uploads
from kb.ui.texts import Texts

SUFFIXES = {".pdf", ".txt"}


def keep(home: Home, name: str, data: bytes = b"tekst") -> Path:
    return uploads.keep(home, name, data, suffixes=SUFFIXES, texts=Texts("da"))


def test_a_file_is_kept_in_the_workspace(tmp_path: Path) -> None:
    place = keep(Home(tmp_path), "Bostøtte 2024.pdf")
    assert place == tmp_path / "workspace" / "uploads" / "Bostøtte 2024.pdf"
    assert place.read_bytes() == b"tekst"
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_a_new_edition_takes_the_place_and_the_earlier_one_is_kept_unread(tmp_path: Path) -> None:
    home = Home(tmp_path)
    keep(home, "a.txt", b"2022")
    keep(home, "a.txt", b"2022")
    place = keep(home, "a.txt", b"2025")
    assert place.read_bytes() == b"2025"
    (earlier,) = (place.parent / uploads.EARLIER).glob("*.txt")
    assert earlier.read_bytes() == b"2022"
    assert [one.path for one in take_in([place.parent], suffixes=SUFFIXES).candidates] == [place]


@pytest.mark.parametrize("name", ["../../b.txt", "C:\\hemmeligt\\b.txt", "/etc/b.txt", "b.txt"])
def test_a_folder_in_the_name_is_left_out(tmp_path: Path, name: str) -> None:
    assert keep(Home(tmp_path), name) == tmp_path / "workspace" / "uploads" / "b.txt"


@pytest.mark.parametrize(
    "name", ["", "..", ".txt", ".skjult.txt", "~$a.txt", "a\nb.txt", "a.exe", "txt", 'a"b.txt', "-a.txt"]
)
def test_a_name_that_no_run_would_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceError) as caught:
        keep(Home(tmp_path), name)
    assert caught.value.hint
    assert not (tmp_path / "workspace").exists()


def test_no_room_is_said(tmp_path: Path) -> None:
    (tmp_path / "workspace").write_text("i vejen")
    with pytest.raises(SourceError, match="kan ikke gemmes"):
        keep(Home(tmp_path), "a.txt")
