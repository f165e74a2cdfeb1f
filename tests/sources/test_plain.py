"""Text files: line n of the source is line n of the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.model import Mark
from kb.sources import read, verify


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufeff\ufffd")),
        min_size=1,
    )
)
def test_line_numbers_are_those_of_the_file(tmp_path: Path, lines: list[str]) -> None:
    text = "\n".join(lines)
    path = tmp_path / "tekst.txt"
    path.write_bytes(("Første\n" + text).encode())
    source = read(path)
    expected = ("Første\n" + text).split("\n")
    if not expected[-1]:
        expected.pop()
    assert [line.text for line in source.lines] == expected
    assert [line.number for line in source.lines] == list(range(1, len(expected) + 1))
    assert verify(source) == []


@pytest.mark.parametrize(
    ("data", "lines", "codes"),
    [
        ("Målgruppe\r\n\r\nOmfang\r\n".encode(), ["Målgruppe", "", "Omfang"], []),
        ("\ufeffMålgruppe".encode(), ["Målgruppe"], []),
        ("Målgruppe\nOmfang".encode("cp1252"), ["Målgruppe", "Omfang"], ["not_utf8"]),
        ("Målgruppe\nOmfang".encode("utf-16"), ["Målgruppe", "Omfang"], ["not_utf8"]),
        ("Målgruppe og omfang".encode("utf-16-le"), ["Målgruppe og omfang"], ["not_utf8"]),
        ("Målgruppe æøå æøå æøå æøå ".encode() + b"\xe6", ["Målgruppe æøå æøå æøå æøå \ufffd"], ["damaged_encoding"]),
        (b"a\tb\n\x0cSide to\n\n", ["a\tb", "\x0cSide to", ""], []),
    ],
)
def test_encodings_and_line_ends(tmp_path: Path, data: bytes, lines: list[str], codes: list[str]) -> None:
    path = tmp_path / "tekst.txt"
    path.write_bytes(data)
    source = read(path)
    assert [line.text for line in source.lines] == lines
    assert [finding.code for finding in source.findings] == codes
    assert verify(source) == []


def test_markdown_marks(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_text("# Støtte\n\n## Omfang\n- bad\n\n```\n# ikke en overskrift\n```\n#hashtag\n", encoding="utf-8")
    found = [(line.text, line.mark, line.level) for line in read(path).lines if line.mark is not Mark.TEXT]
    assert found == [("# Støtte", Mark.HEADING, 1), ("## Omfang", Mark.HEADING, 2), ("- bad", Mark.BULLET, 0)]
