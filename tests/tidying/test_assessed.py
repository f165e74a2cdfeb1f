"""Is the individual assessment that a standard promises found, and is its distance from each rule right?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kb.library import Library
from kb.tidying.assessed import WORDINGS, Kind, Reach, Wording, assessed, promised


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.example)
def test_a_wording_is_found_in_its_example(wording: Wording) -> None:
    assert wording.pattern.search(wording.example)
    said = promised(wording.example)
    assert said is not None
    assert said[0] is wording.kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Støtten gives efter en konkret, individuel og faglig vurdering.", "konkret, individuel og faglig vurdering"),
        ("Der laves en individuel socialfaglig vurdering.", "individuel socialfaglig vurdering"),
        ("Vi foretager et konkret skøn i hver sag.", "konkret skøn"),
        ("Vi ser ikke på diagnosen, men laver en individuel vurdering.", "individuel vurdering"),
        ("I helt særlige tilfælde kan timetallet hæves.", "I helt særlige tilfælde"),
        ("Grænsen kan undtagelsesvis hæves.", "undtagelsesvis"),
    ],
)
def test_what_promises_an_assessment_or_a_way_out(text: str, words: str) -> None:
    said = promised(text)
    assert said is not None
    assert said[1] == words


@pytest.mark.parametrize(
    "text",
    [
        "Der kan ikke dispenseres fra grænsen.",
        "Loftet kan ikke fraviges.",
        "Loftet må aldrig fraviges.",
        "Alle får det samme uden individuel vurdering.",
        "Der foretages ingen individuel vurdering.",
        "Der laves ikke nogen konkret vurdering.",
        "Du får en individuel plan.",
        "Støtten gives individuelt eller i gruppe.",
        "Kommunen vurderer risikoen for brand i boligen.",
        "Hjælpen er gratis i alle tilfælde.",
        "Særlige forhold ved færgedrift er beskrevet i bilaget.",
        "Et konkret eksempel står nederst.",
        "Vi vurderer ansøgningen inden for fire uger.",
        "Der gives ikke dispensation.",
    ],
)
def test_what_promises_neither(text: str) -> None:
    assert promised(text) is None


def test_each_rule_has_its_nearest_promise(handbook: Library, line_of: Callable[[str], int]) -> None:
    found = {one.rule.start_line: one for one in assessed(handbook.reading("lyngbaek.txt"))}
    promise = line_of("Støtten gives i op til 3 timer")
    refusal, limit, moving = line_of("Der ydes ikke støtte til reng"), promise, line_of("Der ydes ikke støtte til flyt")
    assert {line: one.reach for line, one in found.items()} == {
        refusal: Reach.STANDARD,
        limit: Reach.SECTION,
        moving: Reach.STANDARD,
        line_of("Der kan bevilges op til 15"): Reach.NOWHERE,
    }
    assert found[refusal].lines_away == promise - refusal
    assert found[moving].lines_away == moving - promise
    said = found[moving].promise
    assert said is not None
    assert (said.kind, said.words) == (Kind.ASSESSMENT, "konkret og individuel vurdering")


def test_a_promise_in_the_rule_itself_and_in_a_shared_part(library_of: Callable[[str], Library]) -> None:
    library = library_of(
        "Kvalitetsstandarder for voksne\nLyngbæk Kommune\n\n1. Bostøtte efter serviceloven § 85\n\nMålgruppe\nVoksne"
        " over 18 år, der har brug for hjælp i hverdagen.\n\nOmfang\nStøtten gives i op til 3 timer om ugen; loftet kan"
        " fraviges, når behovet taler for det.\n\nAfgrænsning\nDer ydes ikke støtte til flytning.\n"
    )
    reaches = [one.reach for one in assessed(library.reading("text.txt"))]
    assert reaches == [Reach.IN_RULE, Reach.STANDARD]


def test_at_least_so_much_is_no_limit(library_of: Callable[[str], Library]) -> None:
    library = library_of(
        "Kvalitetsstandard for bostøtte efter serviceloven § 85\nLyngbæk Kommune\n\nMålgruppe\nVoksne over 18 år.\n\n"
        "Omfang\nStøtten gives mindst 2 timer om ugen.\n"
    )
    assert assessed(library.reading("text.txt")) == []


def test_distances_and_promises_belong_together(corpus_library: Library) -> None:
    for document in corpus_library.documents:
        for one in assessed(corpus_library.reading(document.document)):
            assert (one.promise is None) == (one.reach is Reach.NOWHERE)
            assert one.lines_away >= 0
