"""Whole small documents in layouts of catalogues: which standards, and of which type is each line?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kb.meaning.understanding import understand
from kb.sources import read
from kb.text import clean

CASES = (Path(__file__).parents[1] / "cases" / "catalogues.md").read_text(encoding="utf-8")
CASE_RE = re.compile(r"^## (?P<title>.+?)\n```\n(?P<block>.*?)^```$", re.MULTILINE | re.DOTALL)


def painted() -> list[tuple[str, list[str], str]]:
    found = []
    for match in CASE_RE.finditer(CASES):
        rows = [row.partition("|") for row in match["block"].splitlines()]
        text = "\n".join(text.removeprefix(" ") for _, _, text in rows)
        found.append((match["title"], [sign.strip() for sign, _, _ in rows], text))
    return found


@pytest.mark.parametrize(("title", "signs", "text"), painted(), ids=[title for title, _, _ in painted()])
def test_each_line_is_read_as_its_reader_would(title: str, signs: list[str], text: str, tmp_path: Path) -> None:
    path = tmp_path / "prøve.txt"
    path.write_text(text, encoding="utf-8")
    reading = understand(clean(read(path)))
    opening = {standard.start_line for standard in reading.standards}
    types = {n: s.type.value for s in reading.sections for n in range(s.start_line, s.end_line + 1)}
    lines = text.split("\n")
    seen = [("* " if n in opening else "") + types[n] if line.strip() else "" for n, line in enumerate(lines, start=1)]
    assert seen == signs


def test_no_line_is_in_two_sections_or_none(tmp_path: Path) -> None:
    for at, (_, _, text) in enumerate(painted()):
        path = tmp_path / f"{at}.txt"
        path.write_text(text, encoding="utf-8")
        covered = [n for s in understand(clean(read(path))).sections for n in range(s.start_line, s.end_line + 1)]
        printed = [n for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
        assert [n for n in sorted(covered) if n in printed] == printed
