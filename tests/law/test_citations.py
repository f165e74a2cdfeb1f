"""Every printed form of a reference that we know of, as a row of `cases/citations.tsv`."""

from __future__ import annotations

import csv
import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.law.citations import citations
from kb.law.register import laws
from kb.law.services import refs_of_service

CASES = Path(__file__).parents[1] / "cases"
TABLES = [CASES / "citations.tsv", *sorted((CASES / "citations").glob("batch-?.tsv"))]


def rows() -> list[tuple[str, list[str]]]:
    found = []
    for path in TABLES:
        with path.open(encoding="utf-8", newline="") as table:
            found += [
                (row["text"].replace("\\n", "\n"), [ref for ref in row["refs"].split("; ") if ref])
                for row in csv.DictReader(table, delimiter="\t")
            ]
    return found


@pytest.mark.parametrize(("text", "refs"), rows(), ids=[text for text, _ in rows()])
def test_reference_is_read_as_a_lawyer_would(text: str, refs: list[str]) -> None:
    assert [ref for found in citations(text) for ref in found.refs] == refs


@given(st.text(alphabet="§ 0123456789abcdi,.-/ogstkljfSELlovens\n", max_size=60))
def test_any_text_gives_ordered_references_inside_it(text: str) -> None:
    found = citations(text)
    assert all(0 <= c.start < c.end <= len(text) for c in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(c.refs for c in found)


def test_register_says_how_far_each_row_can_be_trusted() -> None:
    assert all(re.fullmatch(r"20\d\d-\d\d", law.checked_on) for law in laws())
    assert all(law.reference for law in laws() if law.verified)
    assert len({law.abbr for law in laws()}) == len(laws())


def test_a_law_is_inferred_only_where_none_is_named() -> None:
    named, bare = citations("servicelovens § 85. Se også § 97.")
    assert (named.inferred, bare.inferred) == (False, True)


@pytest.mark.parametrize("name", ["Havearbejde", "Kvalitetsstandard", ""])
def test_no_paragraph_is_guessed_for_an_unknown_service(name: str) -> None:
    assert refs_of_service(name) == ()
