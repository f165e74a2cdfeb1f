"""Is text that several standards of a document repeat found once, as a whole, with all its places?"""

from __future__ import annotations

from collections.abc import Callable

from kb.library import Library
from kb.tidying.repeated import LEAST_WORDS, repeated

_STANDARD = """\
{number}. {name} efter serviceloven § {law}

Målgruppe
{group}

Opfølgning
{follow_up}

"""


def handbook_of(*follow_ups: str) -> str:
    services = (("Bostøtte", "85", "Voksne, der har brug for hjælp i hverdagen."),)
    services += (("Ledsagelse", "97", "Voksne, der ikke kan færdes alene uden for hjemmet."),)
    services += (("Aktivitet og samvær", "104", "Voksne, der har brug for et sted at være om dagen."),)
    told = [
        _STANDARD.format(number=n, name=name, law=law, group=group, follow_up=follow_up)
        for n, ((name, law, group), follow_up) in enumerate(zip(services, follow_ups, strict=False), start=1)
    ]
    return "Kvalitetsstandarder for voksne\nLyngbæk Kommune\n\n" + "".join(told)


LONG = "Har du spørgsmål til din støtte, kan du altid ringe til din sagsbehandler i dagtimerne."
MORE = "Du kan også komme forbi i åbningstiden og få en snak om, hvordan det går."


def test_a_sentence_in_two_standards_is_found_with_both_places(
    handbook: Library, line_of: Callable[[str], int]
) -> None:
    (one,) = repeated(handbook.reading("lyngbaek.txt"))
    assert one.text.startswith("Har du spørgsmål")
    assert one.words == one.to_spare == 13
    assert [place.standard.law_refs for place in one.places] == [("SEL § 85",), ("SEL § 97",)]
    assert one.places[0].lines == (line_of("Kommunen følger op efter"),) * 2


def test_sentences_that_follow_each_other_are_one_passage(library_of: Callable[[str], Library]) -> None:
    library = library_of(handbook_of(f"{LONG} {MORE}", f"{LONG} {MORE}", f"{LONG} {MORE}"))
    (one,) = repeated(library.reading("text.txt"))
    assert one.text == f"{LONG} {MORE}"
    assert len(one.places) == 3
    assert one.to_spare == 2 * one.words


def test_a_passage_ends_where_the_standards_part(library_of: Callable[[str], Library]) -> None:
    library = library_of(handbook_of(f"{LONG} {MORE}", f"{LONG} {MORE}", LONG))
    found = {one.text: len(one.places) for one in repeated(library.reading("text.txt"))}
    assert found == {LONG: 3, MORE: 2}


def test_case_and_punctuation_do_not_count_but_numbers_do(library_of: Callable[[str], Library]) -> None:
    one, other = "Der følges op efter 3 måneder, og derefter en gang om året.", "Der følges op efter 6 måneder, og"
    other += " derefter en gang om året."
    library = library_of(handbook_of(LONG, LONG.upper().replace(",", ""), f"{one} {other}"))
    assert [len(one.places) for one in repeated(library.reading("text.txt"))] == [2]


def test_short_answers_are_no_repetition(library_of: Callable[[str], Library]) -> None:
    library = library_of(handbook_of("Der følges op efter behov.", "Der følges op efter behov."))
    assert repeated(library.reading("text.txt")) == ()


def test_in_the_corpus_each_place_says_the_same(corpus_library: Library) -> None:
    for document in corpus_library.documents:
        for one in repeated(corpus_library.reading(document.document)):
            assert one.words >= LEAST_WORDS
            assert len({place.standard.id for place in one.places}) == len(one.places) > 1
            assert len({len(place.provisions) for place in one.places}) == 1
