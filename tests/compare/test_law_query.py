"""What a question about the law means."""

from __future__ import annotations

import pytest

from kb.compare.law_query import laws_meant
from kb.errors import QueryError

KNOWN = (
    "SEL § 82 a",
    "SEL § 82 b",
    "SEL § 82 d",
    "SEL § 83",
    "SEL § 83 a",
    "SEL § 85",
    "SEL § 101 a",
    "SEL § 105 stk. 2",
    "SEL § 108",
    "SUL § 141",
    "SEL § 141",
    "SUL § 119",
    "LSV",
)


@pytest.mark.parametrize(
    ("query", "laws"),
    [
        ("SEL § 85", ["SEL § 85"]),
        ("§ 85", ["SEL § 85"]),
        ("§85", ["SEL § 85"]),
        ("85", ["SEL § 85"]),
        ("SEL §85", ["SEL § 85"]),
        ("sel 85", ["SEL § 85"]),
        ("servicelovens § 85", ["SEL § 85"]),
        ("§ 85, stk. 1", ["SEL § 85"]),
        ("bostøtte", ["SEL § 85"]),
        ("83 a", ["SEL § 83 a"]),
        ("83a", ["SEL § 83 a"]),
        ("§ 83", ["SEL § 83"]),  # rehabilitation is another service
        ("§ 82", ["SEL § 82 a", "SEL § 82 b", "SEL § 82 d"]),
        ("§§ 82 a-d", ["SEL § 82 a", "SEL § 82 b", "SEL § 82 d"]),
        ("82 a-b", ["SEL § 82 a", "SEL § 82 b"]),
        ("§§ 83 og 85", ["SEL § 83", "SEL § 85"]),
        ("§ 101", ["SEL § 101 a"]),  # nothing under the paragraph itself
        ("§ 105", ["SEL § 105 stk. 2"]),
        ("§ 141", ["SEL § 141"]),  # serviceloven unless another is named
        ("SUL § 141", ["SUL § 141"]),
        ("sundhedslovens § 141", ["SUL § 141"]),
        ("§ 119", ["SUL § 119"]),  # only another law has it
        ("lsv", ["LSV"]),
    ],
)
def test_finds_the_reference_of_the_library(query: str, laws: list[str]) -> None:
    assert list(laws_meant(query, KNOWN).laws) == laws


def test_names_the_law_once() -> None:
    assert laws_meant("§ 82", KNOWN).label == "SEL § 82 a, § 82 b, § 82 d"


def test_says_what_stands_beside() -> None:
    assert laws_meant("§ 83", KNOWN).left_out == ("SEL § 83 a",)
    assert laws_meant("§ 85", KNOWN).left_out == ()


@pytest.mark.parametrize("query", ["§ 8", "SEL § 119", "§ 85 b", "serviceloven", "", "husleje", "SUL § 85"])
def test_refuses_what_the_library_does_not_have(query: str) -> None:
    with pytest.raises(QueryError) as refusal:
        laws_meant(query, KNOWN)
    assert refusal.value.hint.startswith("Prøv ")


def test_offers_near_references() -> None:
    with pytest.raises(QueryError, match=r"SEL § 108"):
        laws_meant("§ 109", KNOWN)
