"""Does the app send nobody to a command line, and speak the reader's language of groups?"""

from __future__ import annotations

import pytest

from kb.model import Finding
from kb.peer_groups import NO_SIZE, PeerGroup, peer_groups
from kb.ui.finding_words import finding_said, here
from kb.ui.texts import Texts
from kb.ui.texts.topics import GROUPS
from kb.ui.topic_choices import group_label
from kb.workspace import Journal


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (
            Finding("no_municipality", "Kommunen står ikke i dokumentet. Angiv den med --municipality."),
            "Kommunen er ikke fundet i dokumentet. Skriv den under »Ret oplysninger om dokumentet« på siden Dokument.",
        ),
        (
            Finding("same_content", "Indholdet er det samme som i 'a.pdf'; fjern det ene med `kb forget`."),
            "Indholdet er det samme som i 'a.pdf'; tag det ene ud på siden Tilføj.",
        ),
        (Finding("other", "Side 3 kunne ikke læses."), "Side 3 kunne ikke læses."),
    ],
)
def test_a_finding_says_what_to_do_in_the_app(finding: Finding, said: str) -> None:
    assert finding_said(finding, Texts("da")) == said


def test_a_refused_file_says_what_to_do_in_the_app() -> None:
    hint = "Omdøb filen, eller fjern det andet dokument med `kb forget a.pdf`."
    assert here(hint) == "Omdøb filen, eller tag det andet dokument ud på siden Tilføj."


def test_groups_are_named_in_the_readers_language(tmp_path) -> None:  # type: ignore[no-untyped-def]
    english, danish = Texts("en"), Texts("da")
    groups = peer_groups(Journal(tmp_path), ["Egelund"])
    assert {group.name for group in groups} == set(GROUPS), "regions, sizes and who has no size"
    for group in groups:
        assert group_label(group, danish) == group.label
        assert not {"indbygger", "januar", "Danmarks"} & set(group_label(group, english).split())
        assert GROUPS[group.name] in group_label(group, english)
    assert group_label(PeerGroup(NO_SIZE, ("Egelund",), source="x"), english).endswith("1 January 2020)")
    own = PeerGroup("Vores naboer", ("Egelund",), "id")
    assert group_label(own, english) == "Vores naboer"
