"""Headings of small documents in every layout, as `cases/outlines.md` paints them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kb.model import CleanText, Line, Role, Source
from kb.structure.headings import outline

CASES = (Path(__file__).parents[1] / "cases" / "outlines.md").read_text(encoding="utf-8")
CASE_RE = re.compile(r"^## (?P<title>.+?)\n```\n(?P<block>.*?)^```$", re.MULTILINE | re.DOTALL)


def plain(texts: list[str]) -> CleanText:
    lines = tuple(Line(number, text) for number, text in enumerate(texts, start=1))
    source = Source("prøve.txt", "text/plain", "", 1, (), ("\n".join(texts),), lines)
    roles = tuple(Role.BODY if text else Role.BLANK for text in texts)
    return CleanText(source, tuple(texts), roles, tuple(None for _ in texts))


def painted() -> list[tuple[str, list[str], list[str]]]:
    found = []
    for match in CASE_RE.finditer(CASES):
        rows = [row.partition("|") for row in match["block"].splitlines()]
        found.append((match["title"], [sign.strip() for sign, _, _ in rows], [text.strip() for _, _, text in rows]))
    return found


@pytest.mark.parametrize(("title", "signs", "texts"), painted(), ids=[title for title, _, _ in painted()])
def test_outline_is_what_a_reader_sees(title: str, signs: list[str], texts: list[str]) -> None:
    seen = ["" for _ in texts]
    for heading in outline(plain(texts)):
        seen[heading.start_line - 1] = "I" if heading.body_offset else "H"
        for n in range(heading.start_line, heading.end_line):
            if texts[n]:
                seen[n] = "."
    assert seen == signs


def test_an_empty_document_has_no_headings() -> None:
    assert outline(plain([""])) == ()
