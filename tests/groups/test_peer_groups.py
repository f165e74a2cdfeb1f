"""Groups of municipalities: regions of the register and lists in the journal."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.errors import QueryError
from kb.peer_groups import group_named, keep, peer_groups
from kb.workspace import Journal


def test_every_municipality_of_the_register_is_in_one_region(tmp_path: Path) -> None:
    members = [name for group in peer_groups(Journal(tmp_path)) for name in group.municipalities]
    assert len(members) == len(set(members)) == 98


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


@pytest.mark.parametrize("name", ["", "  ", "Region Midtjylland", "region midtjylland"])
def test_a_name_that_cannot_be_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(QueryError):
        keep(Journal(tmp_path), name, ["Egelund"], by="")


def test_a_region_is_known_by_its_short_name(tmp_path: Path) -> None:
    assert "Viborg" in group_named("midtjylland", Journal(tmp_path)).municipalities
