"""Is the corrected text found again where it stands now, and no other text taken for it?"""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.corrections import Status
from kb.corrections.places import Ground, anchor_at, normal
from kb.corrections.records import Anchor
from tests.corrections.conftest import understood

TEXT = """\
Kvalitetsstandard for bostøtte
Lindved Kommune

Målgruppe
Voksne over 18 år, der har brug for støtte til at få hverdagen til at hænge sammen.

Indhold
Støtten kan bestå af samtaler, træning og hjælp til at lave en ugeplan.
Støtten gives i borgerens hjem eller i kommunens lokaler.

Omfang
Støtten gives i op til 1,5 time om ugen.

Opfølgning
Kommunen følger op efter 3 måneder.
"""
CONTENT = (7, 9)
SCOPE_LINE = (12, 12)


def ground(folder: Path, text: str, name: str = "a.txt") -> Ground:
    return Ground(*understood(folder, name, text))


def placed(
    folder: Path, lines: tuple[int, int], changed: str, *, quote: str = ""
) -> tuple[Status, tuple[int, int] | None]:
    anchor = anchor_at(ground(folder, TEXT), lines, quote=quote)
    place = ground(folder, changed).place(anchor, is_whole_lines=not quote)
    return place.status, place.lines


def test_the_same_file_has_the_same_lines(tmp_path: Path) -> None:
    assert placed(tmp_path, CONTENT, TEXT) == (Status.APPLIES, CONTENT)


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("Kommunen følger op efter 3 måneder.", "Kommunen følger op efter 6 måneder.", CONTENT),  # elsewhere
        ("Lindved Kommune\n", "Lindved Kommune\nGodkendt 2026\n", (8, 10)),  # lines above
        ("samtaler, træning", "samtaler,  træning", CONTENT),  # white space
        ("Indhold\n", "INDHOLD\n", CONTENT),  # capitals
        ("hjælp til at lave en ugeplan", "hjælp til\nat lave en ugeplan", (7, 10)),  # broken over lines
        ("Målgruppe\nVoksne over 18 år", "Hvem kan få støtte?\nVoksne over 18 år", CONTENT),  # the line above stays
    ],
)
def test_the_same_words_are_found_where_they_went(tmp_path: Path, old: str, new: str, lines: tuple[int, int]) -> None:
    assert old in TEXT
    status, found = placed(tmp_path, CONTENT, TEXT.replace(old, new))
    assert (status in {Status.APPLIES, Status.MOVED}, found) == (True, lines)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1,5 time om ugen", "15 timer om ugen"),
        ("1,5 time om ugen", "1,5 time om måneden"),
        ("gives i op til", "gives ikke i op til"),
    ],
)
def test_other_words_are_a_candidate_and_no_place(tmp_path: Path, old: str, new: str) -> None:
    anchor = anchor_at(ground(tmp_path, TEXT), SCOPE_LINE)
    place = ground(tmp_path, TEXT.replace(old, new)).place(anchor, is_whole_lines=True)
    assert (place.status, place.lines, place.candidates) == (Status.LOOK, None, (SCOPE_LINE,))


def test_a_text_that_is_gone_is_lost(tmp_path: Path) -> None:
    changed = TEXT.replace("Omfang\nStøtten gives i op til 1,5 time om ugen.\n", "")
    assert placed(tmp_path, SCOPE_LINE, changed) == (Status.LOST, None)


def test_the_same_words_twice_are_told_apart_by_what_surrounds_them(tmp_path: Path) -> None:
    twice = TEXT + "\nAfslutning\nStøtten gives i op til 1,5 time om ugen.\nSkriv til os.\n"
    moved = twice.replace("Lindved Kommune\n", "Lindved Kommune\nGodkendt 2026\n")
    assert placed(tmp_path, SCOPE_LINE, moved) == (Status.MOVED, (13, 13))


def test_the_same_words_under_another_heading_need_a_look(tmp_path: Path) -> None:
    moved = TEXT.replace("Omfang\nStøtten gives i op til 1,5 time om ugen.\n", "")
    moved += "\nKlage\nDu kan klage.\nStøtten gives i op til 1,5 time om ugen.\nSkriv til os.\n"
    assert placed(tmp_path, SCOPE_LINE, moved)[0] is Status.LOOK


def test_words_within_a_line_are_found_in_another_line(tmp_path: Path) -> None:
    quote = "Støtten gives i borgerens hjem eller i kommunens lokaler."
    joined = TEXT.replace("ugeplan.\nStøtten gives i borgerens", "ugeplan. Støtten gives i borgerens")
    assert placed(tmp_path, (9, 9), joined, quote=quote) == (Status.MOVED, (8, 8))


def test_a_section_does_not_begin_in_the_middle_of_a_line(tmp_path: Path) -> None:
    joined = TEXT.replace("Omfang\nStøtten gives", "Omfang. Støtten gives")
    assert placed(tmp_path, SCOPE_LINE, joined)[0] is not Status.MOVED


def test_a_long_text_is_told_by_its_digest(tmp_path: Path) -> None:
    many = "\n".join(f"Støtten omfatter opgave nummer {n} i hjemmet, efter aftale." for n in range(200))
    long = TEXT.replace("Indhold\n", f"Indhold\n{many}\n")
    anchor = anchor_at(ground(tmp_path, long), (7, 209))
    assert len(anchor.text) <= 4000
    above = long.replace("Lindved Kommune\n", "Lindved Kommune\nGodkendt 2026\n")
    assert ground(tmp_path, above).place(anchor, is_whole_lines=True).lines == (8, 210)
    at_the_end = above.replace("nummer 199 i", "nummer 299 i")
    assert ground(tmp_path, at_the_end).place(anchor, is_whole_lines=True).status is Status.LOOK


@pytest.mark.parametrize(
    ("one", "other"), [("3 timer", "3,0 timer"), ("3 5", "35"), ("§ 85", "85"), ("3-5 timer", "35 timer"), ("a", "b")]
)
def test_what_tells_texts_apart_stays(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("indi\u00advid", "individ"), ("a – b", "A - B."), ("• rengøring", "rengøring;"), ("å", "a\u030a")],
)
def test_what_a_layout_changes_does_not_count(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize("lines", [(-1, 2), (5, 2)])
def test_lines_out_of_order_are_no_anchor(lines: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="order"):
        Anchor("a.txt", "", *lines)
