"""Groups of municipalities: regions of the register, sizes of a dated figure, and lists in the journal."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.compare.inhabitants import IN_THE_COUNTRY, OUTSIDE_MUNICIPALITIES, inhabitants
from kb.errors import QueryError
from kb.peer_groups import NO_SIZE, PeerGroup, group_named, keep, peer_groups
from kb.workspace import Journal


def regions(journal: Journal) -> list[PeerGroup]:
    return [group for group in peer_groups(journal) if not group.source]


def sizes(journal: Journal, library: tuple[str, ...] = ()) -> list[PeerGroup]:
    return [group for group in peer_groups(journal, library) if group.source]


def test_every_municipality_of_the_register_is_in_one_region_and_one_size(tmp_path: Path) -> None:
    for groups in (regions(Journal(tmp_path)), sizes(Journal(tmp_path))):
        members = [name for group in groups for name in group.municipalities]
        assert len(members) == len(set(members)) == 98


def test_the_numbers_of_inhabitants_add_up_to_that_of_the_country() -> None:
    assert sum(inhabitants().values()) + OUTSIDE_MUNICIPALITIES == IN_THE_COUNTRY


@pytest.mark.parametrize(
    ("municipality", "size"),
    [
        ("Læsø", "Under 30.000 indbyggere"),
        ("Rebild", "30.000-60.000 indbyggere"),  # 30.113: just above the border
        ("Sorø", "Under 30.000 indbyggere"),  # 29.881: just below it
        ("Frederikshavn", "30.000-60.000 indbyggere"),  # 59.654
        ("Viborg", "60.000-100.000 indbyggere"),
        ("Frederiksberg", "Over 100.000 indbyggere"),
    ],
)
def test_a_municipality_stands_with_those_of_its_size(tmp_path: Path, municipality: str, size: str) -> None:
    assert [one.name for one in sizes(Journal(tmp_path)) if municipality in one.municipalities] == [size]


def test_who_has_no_known_size_stands_in_a_group_that_says_so(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    assert group_named(NO_SIZE, journal, ("Havbjerg", "Viborg", "Egelund")).municipalities == ("Egelund", "Havbjerg")
    assert NO_SIZE not in [group.name for group in sizes(journal, ("Viborg",))]


def test_a_size_says_whose_figure_it_is_and_of_which_day(tmp_path: Path) -> None:
    group = group_named("under 30.000 indbyggere", Journal(tmp_path))
    assert group.label == "Under 30.000 indbyggere (Danmarks Statistik, FOLK1A, 1. januar 2020)"
    assert group_named(group.label, Journal(tmp_path)) == group


def test_a_list_of_ones_own_is_kept_and_comes_first(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    keep(journal, "Vores  naboer", ["Åsbjerg", "Egelund", "Egelund"], by="Anna")
    assert peer_groups(Journal(tmp_path))[0].name == "Vores naboer"
    assert group_named("vores naboer", journal).municipalities == ("Egelund", "Åsbjerg")


def test_a_newer_list_takes_the_place_of_the_older_and_an_empty_one_takes_it_away(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    keep(journal, "Naboer", ["Egelund"], by="")
    keep(journal, "naboer", ["Havbjerg"], by="")
    assert group_named("Naboer", journal).municipalities == ("Havbjerg",)
    keep(journal, "Naboer", [], by="")
    with pytest.raises(QueryError, match="ingen kommunegruppe"):
        group_named("Naboer", journal)


def test_what_was_undone_counts_no_more(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    entry = keep(journal, "Naboer", ["Egelund"], by="")
    journal.undo(entry.id, by="")
    assert all(group.name != "Naboer" for group in peer_groups(journal))


@pytest.mark.parametrize(
    "name",
    ["", "  ", "Region Midtjylland", "region midtjylland", "Under 30.000 indbyggere", "indbyggertal ikke oplyst"],
)
def test_a_name_that_cannot_be_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(QueryError):
        keep(Journal(tmp_path), name, ["Egelund"], by="")


def test_a_region_is_known_by_its_short_name(tmp_path: Path) -> None:
    assert "Viborg" in group_named("midtjylland", Journal(tmp_path)).municipalities
