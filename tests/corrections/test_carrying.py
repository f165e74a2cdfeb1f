"""What was corrected in one edition is offered to the next, and to nothing else."""

from __future__ import annotations

from kb.corrections import Status, dismiss, keep
from kb.corrections.carrying import put_at
from kb.corrections.places import Ground
from kb.corrections.records import Described, Retyped, Typed
from kb.ingest import ingest
from kb.library import Library
from kb.paths import Home
from kb.taxonomy import SectionType as T
from kb.workspace import Journal
from tests.conftest import TINY_TEXTS
from tests.corrections.conftest import HAVBJERG, Correct, line_of

NEW = "havbjerg-bostoette-2026.txt"
QUOTE = "Støtten gives som udgangspunkt i op til 3 timer om ugen."


def add(home: Home, name: str, text: str) -> Library:
    (home.corpus / name).write_text(text, encoding="utf-8")
    ingest(home, [home.corpus], workers=1)
    return Library.open(home)


def corrected(home: Home, correct: Correct) -> tuple[int, int]:
    library = Library.open(home)
    lines = line_of(library, HAVBJERG, "Omfang"), line_of(library, HAVBJERG, "Støtten gives")
    correct(HAVBJERG, lines, Retyped(T.DELIVERY, T.SCOPE))
    correct(HAVBJERG, (lines[1], lines[1]), Typed((T.CONTENT,), (T.SCOPE,)), quote=QUOTE)
    correct(HAVBJERG, None, Described("approved_on", "2020-01-01"))
    return lines


def test_a_new_edition_is_offered_what_was_corrected_and_gets_nothing_unasked(
    full_home: Home, correct: Correct
) -> None:
    corrected(full_home, correct)
    edition = TINY_TEXTS[HAVBJERG].replace("Lovgrundlag\n", "Udgave 2026\n\nLovgrundlag\n")
    library = add(full_home, NEW, edition)
    assert library.reading(NEW) == library.as_read(NEW)
    offers = library.offers(NEW)
    assert [(type(offer.correction.change), offer.is_same_text) for offer in offers] == [(Retyped, True), (Typed, True)]
    assert library.offers(HAVBJERG) == ()

    ground = Ground(library.reading(NEW), library.clean(NEW))
    for offer in offers:
        anchor, change = put_at(ground, offer.correction, offer.lines)
        keep(Journal(full_home.workspace), anchor, change, by="Bo Lund", origin=offer.correction.id)
    library = Library.open(full_home)
    assert library.offers(NEW) == ()
    start = line_of(library, NEW, "Omfang")
    assert next(s.type for s in library.reading(NEW).sections if s.start_line == start) is T.DELIVERY
    assert {outcome.status for _, outcome in library.outcomes(NEW)} == {Status.APPLIES}


def test_a_text_that_is_alike_is_offered_as_such(full_home: Home, correct: Correct) -> None:
    lines = corrected(full_home, correct)
    library = add(full_home, NEW, TINY_TEXTS[HAVBJERG].replace("op til 3 timer", "op til 2 timer"))
    offers = library.offers(NEW)
    assert [(offer.lines, offer.is_same_text) for offer in offers] == [(lines, False), ((lines[1], lines[1]), False)]
    ground = Ground(library.reading(NEW), library.clean(NEW))
    anchor, _ = put_at(ground, offers[1].correction, offers[1].lines)
    assert anchor.text == QUOTE.replace("3", "2"), "what stands in the new text, not in the old"


def test_an_offer_that_was_turned_down_is_not_made_again(full_home: Home, correct: Correct) -> None:
    corrected(full_home, correct)
    library = add(full_home, NEW, TINY_TEXTS[HAVBJERG] + "\nNyt i 2026.\n")
    for offer in library.offers(NEW):
        dismiss(Journal(full_home.workspace), offer.correction, NEW, by="Anna Holm")
    assert Library.open(full_home).offers(NEW) == ()
    assert len(Library.open(full_home).outcomes(HAVBJERG)) == 3, "turned down there, not here"


def test_another_municipality_law_or_older_edition_is_offered_nothing(full_home: Home, correct: Correct) -> None:
    corrected(full_home, correct)
    text = TINY_TEXTS[HAVBJERG]
    assert add(full_home, "lindved.txt", text.replace("Havbjerg", "Lindved")).offers("lindved.txt") == ()
    assert add(full_home, "a.txt", text.replace("§ 85", "§ 83")).offers("a.txt") == ()
    correct(HAVBJERG, None, Described("edition_year", "2024"))
    old = text.replace("Havbjerg Kommune\n", "Havbjerg Kommune\nGodkendt af byrådet den 12. marts 2018\n")
    assert add(full_home, "b.txt", old).offers("b.txt") == ()
