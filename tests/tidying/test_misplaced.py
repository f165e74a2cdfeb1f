"""Are rules under a heading of another type found, each with its place, and nothing else?"""

from __future__ import annotations

from collections.abc import Callable

from kb.library import Library
from kb.taxonomy import SectionType
from kb.tidying.misplaced import misplaced


def test_a_refusal_below_content_is_found_with_its_place(handbook: Library, line_of: Callable[[str], int]) -> None:
    (one,) = misplaced(handbook.reading("lyngbaek.txt"))
    assert one.provision.text == "Der ydes ikke støtte til rengøring og havearbejde."
    assert (one.below, one.below_line) == ("Indhold", line_of("Indhold"))
    assert one.types == (SectionType.EXCLUSIONS,)
    assert "ydes ikke" in one.reasons[0]
    assert [home.heading for home in one.homes] == ["Afgrænsning"], "where a reader would look"
    assert one.law_refs == ("SEL § 85",)


def test_what_stands_below_its_own_heading_is_left(library_of: Callable[[str], Library]) -> None:
    library = library_of(
        "Kvalitetsstandard for bostøtte efter serviceloven § 85\nLyngbæk Kommune\n\nMålgruppe\nVoksne over 18 år med"
        " nedsat funktionsevne.\n\nIndhold\nDu kan få vejledning i at lave mad og betale regninger.\n\nAfgrænsning\n"
        "Der ydes ikke støtte til flytning.\n"
    )
    assert misplaced(library.reading("text.txt")) == [], "each stands where it should"


def test_what_the_act_says_may_stand_in_the_legal_basis(library_of: Callable[[str], Library]) -> None:
    library = library_of(
        "Kvalitetsstandard for bostøtte\nLyngbæk Kommune\n\nLovgrundlag\nServiceloven § 85 giver ret til hjælp, omsorg"
        " og støtte til voksne med betydelig nedsat funktionsevne.\nDer ydes ikke støtte til flytning.\n\nMålgruppe\n"
        "Voksne over 18 år med nedsat funktionsevne.\n"
    )
    found = misplaced(library.reading("text.txt"))
    assert {kind for one in found for kind in one.types} == {SectionType.EXCLUSIONS}


def test_a_lead_in_is_listed_with_its_bullets_only(library_of: Callable[[str], Library]) -> None:
    library = library_of(
        "Kvalitetsstandard for bostøtte efter serviceloven § 85\nLyngbæk Kommune\n\nIndhold\nDu kan få vejledning i at"
        " lave mad.\nDer ydes ikke støtte til:\n- rengøring\n- havearbejde\n\nOmfang\nOp til 3 timer om ugen.\n"
    )
    found = [one.provision for one in misplaced(library.reading("text.txt"))]
    assert [one.text for one in found] == ["rengøring", "havearbejde"]
    assert {one.lead_in for one in found} == {"Der ydes ikke støtte til:"}


def test_each_has_a_heading_and_a_type_that_the_heading_lacks(corpus_library: Library) -> None:
    found = [one for name in corpus_library.documents for one in misplaced(corpus_library.reading(name.document))]
    assert found
    for one in found:
        assert one.below.strip()
        assert one.below_line <= one.provision.start_line
        assert one.section.type not in one.types
        assert not one.provision.quoted_law
        assert all(home.type in one.types for home in one.homes)


def test_it_is_a_guess_only_where_each_of_its_types_is(corpus_library: Library) -> None:
    found = [one for name in corpus_library.documents for one in misplaced(corpus_library.reading(name.document))]
    assert {one.is_unsure for one in found} == {True, False}
    for one in found:
        assert set(one.unsure) <= set(one.types) & set(one.provision.unsure_types)
        assert one.is_unsure == (set(one.types) <= set(one.provision.unsure_types))
