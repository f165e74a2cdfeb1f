"""Sources made of plain texts, and the cases of tests/cases/*.md.

A case is a level-two heading and a fenced block. `=>` on a line of its own parts input from expected. In `furniture.md`
and `contents.md` there is one text: what a line must be taken for stands before the bar, the line itself after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from kb.model import Line, Role, Source

CASES = Path(__file__).parents[1] / "cases"
CASE_RE = re.compile(r"^## (?P<title>.+?)\n.*?^```\n(?P<block>.*?)^```$", re.MULTILINE | re.DOTALL)
KINDS = ("hyphens", "sentences", "furniture", "contents")

ROLES = {"tekst": Role.BODY, "side": Role.FURNITURE, "web": Role.CHROME, "liste": Role.CONTENTS, "": Role.BLANK}
FILLER_RE = re.compile(r"fyld (?P<lines>\d+)")

MakeSource = Callable[..., Source]


@dataclass(frozen=True, slots=True)
class Case:
    title: str
    given: str
    expected: str


def read_cases(kind: str) -> list[Case]:
    cases = []
    for match in CASE_RE.finditer((CASES / f"{kind}.md").read_text(encoding="utf-8")):
        given, _, expected = match["block"].removesuffix("\n").partition("\n=>\n")
        cases.append(Case(match["title"], given, expected))
    return cases


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for kind in KINDS:
        if f"{kind}_case" in metafunc.fixturenames:
            cases = read_cases(kind)
            metafunc.parametrize(f"{kind}_case", cases, ids=[case.title for case in cases])


def roles_and_texts(block: str) -> tuple[list[Role], list[str]]:
    """The lines of a case with a bar, and what each must be taken for; "fyld 9" stands for nine lines of prose."""
    roles: list[Role] = []
    texts: list[str] = []
    for row in block.split("\n"):
        filler = FILLER_RE.fullmatch(row)
        if filler is not None:
            roles += [Role.BODY] * int(filler["lines"])
            texts += [f"Linje {'i' * (len(texts) + count + 1)} løber videre" for count in range(int(filler["lines"]))]
            continue
        role, _, text = row.partition("|")
        roles.append(ROLES[role.strip()])
        texts.append(text.strip())
    return roles, texts


def source_of(texts: Sequence[str], *, media_type: str = "text/plain") -> Source:
    text = "\n".join(texts)
    lines = tuple(Line(number, text) for number, text in enumerate(texts, start=1))
    return Source("prøve.txt", media_type, "", len(text.encode()), (), (text,), lines)


@pytest.fixture(name="make_source")
def _make_source() -> MakeSource:
    return source_of


@pytest.fixture(name="roles_and_texts")
def _roles_and_texts() -> Callable[[str], tuple[list[Role], list[str]]]:
    return roles_and_texts


@pytest.fixture(name="real_source")
def _real_source() -> Callable[[str], Source]:
    """A source from the documents beside the repository."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "corpus"

    def read(name: str) -> Source:
        path = folder / f"{name}.txt"
        if not path.exists():
            pytest.skip(f"{path.name} is not beside the repository")
        return source_of(path.read_text(encoding="utf-8").split("\n"))

    return read
