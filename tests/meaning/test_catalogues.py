"""Whole small documents in layouts of catalogues: which standards, and of which type is each line?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document

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


BLOCK = (
    ("Målgruppe", "voksne over 18 år, der ikke selv kan få hverdagen til at hænge sammen."),
    ("Indhold:", "samtaler og øvelser i eget hjem."),
    ("Omfang", "to timer om ugen."),
    ("Opfølgning.", "Hvert halve år."),
)


def test_bold_labels_of_a_web_page_are_fields(tmp_path: Path) -> None:
    rows = "".join(f"<p><strong>{label}</strong> {text}</p>" for label, text in BLOCK)
    path = tmp_path / "side.html"
    path.write_text(f"<html><body><h1>Bostøtte, § 85</h1>{rows}<p>Støtten er <b>gratis</b>.</p></body></html>")
    _is_read_as_a_form(path)


def test_bold_labels_of_a_word_document_are_fields(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Bostøtte, § 85", 1)
    for label, text in BLOCK:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{label} ").bold = True
        paragraph.add_run(text)
    path = tmp_path / "ark.docx"
    document.save(str(path))
    _is_read_as_a_form(path)


def _is_read_as_a_form(path: Path) -> None:
    reading = understand(clean(read(path)))
    headed = [(s.heading, s.type.value) for s in reading.sections if s.standard and s.type.value != "general"]
    assert headed == [
        ("Målgruppe", "target_group"),
        ("Indhold", "content"),
        ("Omfang", "scope"),
        ("Opfølgning", "follow_up"),
    ]
    assert [p.text for p in reading.provisions if p.section_type.value == "scope"] == ["to timer om ugen."]


def test_bold_words_in_running_text_are_no_fields(tmp_path: Path) -> None:
    path = tmp_path / "side.html"
    rows = "".join(
        f"<p><strong>{word}</strong> {text}</p>"
        for word, text in (
            ("Borgeren", "kan få støtte i eget hjem, når behovet er der."),
            ("Rådgiveren", "træffer afgørelsen inden fire uger."),
            ("Vi", "følger op hvert år."),
        )
    )
    path.write_text(f"<html><body><h1>Bostøtte, § 85</h1>{rows}</body></html>")
    assert {s.heading for s in understand(clean(read(path))).sections} == {"Bostøtte, § 85"}
