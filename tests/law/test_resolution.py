"""What the register says of a reference, and on which day."""

from __future__ import annotations

import csv
import re
from importlib.resources import files

import pytest

from kb.law.register import law_named, laws
from kb.law.resolution import Standing, resolve


@pytest.mark.parametrize(
    ("ref", "on", "standing", "now_at"),
    [
        ("SEL § 85", "", Standing.IN_FORCE, ""),
        ("SEL § 85 stk. 2 nr. 1", "", Standing.IN_FORCE, ""),
        ("SEL § 45", "", Standing.MOVED, "BL § 89"),
        ("SEL § 45", "2022-05", Standing.IN_FORCE, ""),
        ("SEL § 79 a", "", Standing.REPEALED, "ÆL"),
        ("SEL § 79 a", "2025", Standing.REPEALED, "ÆL"),
        ("SEL § 83 b", "2024", Standing.NOT_YET, ""),
        ("SEL § 81", "2016", Standing.IN_FORCE, ""),
        ("SEL § 81", "", Standing.CHANGED, ""),
        ("SEL § 84 a", "", Standing.PARAGRAPH_NOT_IN_REGISTER, ""),
        ("LBK nr 798 af 2019-08-07", "", Standing.SUPERSEDED, "LBK nr 1129 af 2025-09-22"),
        ("SYGL § 3", "", Standing.PARAGRAPH_NOT_IN_REGISTER, ""),
        ("SYGL", "", Standing.REPEALED, ""),
        ("SEL kap. 16", "", Standing.IN_FORCE, ""),
        ("VEJ nr 1 af 1999-01-01", "", Standing.NOT_IN_REGISTER, ""),
        ("principafgørelse 10-19", "", Standing.NOT_IN_REGISTER, ""),
    ],
)
def test_a_reference_stands_as_the_register_says(ref: str, on: str, standing: Standing, now_at: str) -> None:
    resolution = resolve(ref, on=on)
    assert (resolution.standing, resolution.now_at) == (standing, now_at)


def test_paragraph_141_of_two_laws_is_two_things() -> None:
    assert resolve("SEL § 141").title != resolve("SUL § 141").title


@pytest.mark.parametrize("name", ["laws.tsv", "paragraphs.tsv", "numbered.tsv"])
def test_every_row_is_dated_and_says_whether_it_was_seen(name: str) -> None:
    with files("kb.law").joinpath(name).open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        assert row["verified"] in {"yes", "no"}, row
        assert re.fullmatch(r"20\d\d-\d\d", row["checked_on"]), row
        assert None not in row.values(), row
        assert row["status"] in set(Standing), row


def test_a_paragraph_that_moved_names_a_law_of_the_register() -> None:
    with files("kb.law").joinpath("paragraphs.tsv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            assert law_named(row["law"]), row
            assert not row["new_home"] or law_named(row["new_home"].partition(" ")[0]), row
            assert row["status"] != "moved" or row["new_home"], row


def test_links_follow_the_official_pattern() -> None:
    pattern = r"https://www\.retsinformation\.dk/eli/(?:lta|retsinfo)/\d{4}/\d+"
    assert all(re.fullmatch(pattern, law.eli) for law in laws() if law.eli)
