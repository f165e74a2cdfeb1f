"""A person corrects a document, and finds it corrected: on the page, after re-ingestion, in the next edition."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html
from streamlit.testing.v1 import AppTest

from kb.corrections import Status
from kb.ingest import ingest
from kb.library import Library
from kb.model import FactType
from kb.paths import Home
from kb.taxonomy import SectionType as T
from kb.ui import drafts
from kb.ui.address import ADD, DOCUMENT, OVERVIEW, REVIEW, View
from kb.ui.texts import Texts
from tests.conftest import TINY_TEXTS
from tests.ui.test_pages import notices, shown

HAVBJERG = "havbjerg-bostoette.txt"
NEW = "havbjerg-bostoette-2026.txt"

Open = Callable[..., AppTest]


@pytest.fixture
def full_home(home: Home) -> Home:
    ingest(home, [home.corpus], workers=1)
    return home


def line_of(home: Home, text: str, document: str = HAVBJERG) -> int:
    source = Library.open(home).source(document)
    return next(line.number for line in source.lines if line.text.startswith(text))


def type_at(home: Home, line: int, document: str = HAVBJERG) -> T:
    sections = Library.open(home).reading(document).sections
    return next(one.type for one in sections if one.start_line <= line <= one.end_line)


def press(at: AppTest, label: str) -> AppTest:
    at = next(button for button in at.button if button.label == label).click().run()
    assert not at.exception
    return at


def at_line(open_page: Open, home: Home, text: str, *, tool: str = "", document: str = HAVBJERG) -> AppTest:
    line = line_of(home, text, document)
    at = open_page(View(DOCUMENT, document=document, lines=(line, line)).with_options(ret=tool), home=home)
    at.text_input(key="person_field").set_value("Anna Holm").run()
    return at


def box(at: AppTest, label: str) -> object:
    return next(widget for widget in at.selectbox if widget.label == label)


def test_a_section_is_corrected_kept_on_reingestion_and_undone(open_page: Open, full_home: Home) -> None:
    line = line_of(full_home, "Omfang")
    at = at_line(open_page, full_home, "Omfang")
    box(at, "Afsnittet handler om").set_value(T.DELIVERY)  # type: ignore[attr-defined]
    at = press(at, "Skift afsnitstype")
    assert "Gemt: Afsnitstype: Levering." in notices(at)
    margin = [one.text_content() for one in html.fromstring(shown(at)).iter("th")]
    assert "Leveringrettet af Anna Holm" in margin

    path = full_home.corpus / HAVBJERG
    path.write_text(TINY_TEXTS[HAVBJERG].replace("Lovgrundlag\n", "Udgave 2026\n\nLovgrundlag\n"), encoding="utf-8")
    ingest(full_home, [full_home.corpus], workers=1)
    assert type_at(full_home, line + 2) is T.DELIVERY

    at = at_line(open_page, full_home, "Omfang")
    assert "gælder; teksten har flyttet sig" in shown(at)
    at = press(at, "Fortryd")
    assert type_at(full_home, line + 2) is T.SCOPE
    assert "Fortrudt: Afsnitstype: Levering." in notices(at)


def test_nothing_is_kept_without_a_name(open_page: Open, full_home: Home) -> None:
    line = line_of(full_home, "Omfang")
    at = open_page(View(DOCUMENT, document=HAVBJERG, lines=(line, line)), home=full_home)
    at = press(at, "Afsnittet er rigtigt")
    assert any("Skriv dit navn" in said for said in notices(at))
    assert not (full_home.workspace / "journal.jsonl").exists()


def test_no_change_is_no_correction(open_page: Open, full_home: Home) -> None:
    at = press(at_line(open_page, full_home, "Omfang"), "Skift afsnitstype")
    assert "Der er intet ændret, så intet er gemt." in notices(at)
    assert Library.open(full_home).ledger.corrections == ()


@pytest.mark.parametrize(("way", "above"), [("split", False), ("merge", True), ("shift", True)])
def test_a_boundary_is_moved(open_page: Open, full_home: Home, way: str, above: bool) -> None:
    line = line_of(full_home, "- samtaler")
    at = at_line(open_page, full_home, "Omfang" if above else "- samtaler", tool="graense")
    next(radio for radio in at.radio if radio.label == "Hvor går grænsen?").set_value(way).run()
    if way == "shift":
        at.number_input[0].set_value(line)
    if way == "split":
        box(at, "Det nye afsnit handler om").set_value(T.DELIVERY)  # type: ignore[attr-defined]
    press(at, "Flyt grænsen")
    wanted = {"split": T.DELIVERY, "merge": T.CONTENT, "shift": T.SCOPE}[way]
    assert type_at(full_home, line) is wanted
    assert type_at(full_home, line_of(full_home, "Omfang")) is (T.SCOPE if way != "merge" else T.CONTENT)


@pytest.mark.parametrize(
    ("start", "way", "kind"),
    [("Bostøtten kan", "opens", T.DELIVERY), ("Omfang", "not", T.CONTENT), ("Bostøtten kan", "inside", T.CONTENT)],
)
def test_a_heading_is_corrected(open_page: Open, full_home: Home, start: str, way: str, kind: T) -> None:
    line = line_of(full_home, start)
    at = at_line(open_page, full_home, start, tool="overskrift")
    next(radio for radio in at.radio if radio.label.startswith("Linje")).set_value(way).run()
    if way == "opens":
        box(at, "Det nye afsnit handler om").set_value(kind)  # type: ignore[attr-defined]
    press(at, "Ret overskriften")
    assert type_at(full_home, line) is kind
    assert not [one for one in Library.open(full_home).reading(HAVBJERG).provisions if one.text == start]


def test_a_provision_is_corrected_and_confirmed(open_page: Open, full_home: Home) -> None:
    at = at_line(open_page, full_home, "Støtten gives", tool="bestemmelse")
    at.get("button_group")[0].set_value([T.CONTENT])
    at = press(at, "Ret bestemmelsens emner")
    line = line_of(full_home, "Støtten gives")
    stated = [one for one in Library.open(full_home).reading(HAVBJERG).provisions if one.start_line == line]
    assert [(one.types, one.confidence) for one in stated] == [((T.CONTENT,), 1.0)]
    press(at, "Det er rigtigt")
    assert [one.status for _, one in Library.open(full_home).outcomes(HAVBJERG)] == [Status.REPLACED, Status.APPLIES]


def facts(home: Home, kind: FactType) -> list[tuple[str | None, str]]:
    return [(one.value, one.per) for one in Library.open(home).reading(HAVBJERG).facts if one.type is kind]


def test_a_fact_is_changed_and_taken_out(open_page: Open, full_home: Home) -> None:
    assert facts(full_home, FactType.HOURS_PER_PERIOD) == [("PT3H", "P1W")]
    at = at_line(open_page, full_home, "Støtten gives", tool="fakta")
    next(one for one in at.text_input if one.label == "Tal eller tekst").set_value("2,5")
    press(at, "Gem oplysningen")
    assert facts(full_home, FactType.HOURS_PER_PERIOD) == [("PT2.5H", "P1W")]
    press(at_line(open_page, full_home, "Støtten gives", tool="fakta"), "Tag oplysningen ud")
    assert facts(full_home, FactType.HOURS_PER_PERIOD) == []


def test_a_fact_that_is_no_number_gets_a_sentence(open_page: Open, full_home: Home) -> None:
    at = at_line(open_page, full_home, "Støtten gives", tool="fakta")
    next(one for one in at.text_input if one.label == "Tal eller tekst").set_value("tre")
    at = press(at, "Gem oplysningen")
    assert "»tre« er ikke et tal." in notices(at)
    assert facts(full_home, FactType.HOURS_PER_PERIOD) == [("PT3H", "P1W")]


def test_what_is_known_of_the_document_is_corrected(open_page: Open, full_home: Home) -> None:
    at = at_line(open_page, full_home, "Omfang")

    def field(label: str) -> object:
        return next(one for one in at.text_input if one.label.startswith(label))

    field("Godkendt").set_value("12. marts 2024")  # type: ignore[attr-defined]
    field("Lovgrundlag for").set_value("servicelovens § 83; § 85")  # type: ignore[attr-defined]
    press(at, "Gem oplysningerne")
    library = Library.open(full_home)
    assert library.document(HAVBJERG).approved_on == "2024-03-12"
    assert library.entry(HAVBJERG).laws == ("SEL § 83", "SEL § 85")
    assert "SEL § 83" in library.laws()


def test_wrong_dates_and_references_get_a_sentence_and_nothing_is_kept(open_page: Open, full_home: Home) -> None:
    at = at_line(open_page, full_home, "Omfang")
    next(one for one in at.text_input if one.label == "Godkendt").set_value("i går")
    next(one for one in at.text_input if one.label.startswith("Lovgrundlag")).set_value("noget andet")
    at = press(at, "Gem oplysningerne")
    said = " ".join(notices(at))
    assert "»i går« er ikke en dato" in said
    assert "»noget andet« er ikke en lovhenvisning" in said
    assert Library.open(full_home).ledger.corrections == ()


def test_a_document_is_approved_until_it_is_read_otherwise(open_page: Open, full_home: Home) -> None:
    at = press(at_line(open_page, full_home, "Omfang"), "Godkend dokumentet")
    assert "Gennemgået og godkendt af Anna Holm" in shown(at)
    assert Library.open(full_home).document(HAVBJERG).reviewed_by == "Anna Holm"
    path = full_home.corpus / HAVBJERG
    path.write_text(TINY_TEXTS[HAVBJERG].replace("3 timer", "4 timer"), encoding="utf-8")
    ingest(full_home, [full_home.corpus], workers=1)
    library = Library.open(full_home)
    assert library.document(HAVBJERG).reviewed_by == ""
    assert [one.status for _, one in library.outcomes(HAVBJERG)] == [Status.LOOK]
    press(at_line(open_page, full_home, "Omfang"), "Godkend dokumentet")
    library = Library.open(full_home)
    assert library.document(HAVBJERG).reviewed_by == "Anna Holm"
    assert [one.status for _, one in library.outcomes(HAVBJERG)] == [Status.REPLACED, Status.APPLIES]


def test_a_new_edition_is_offered_what_was_corrected(open_page: Open, full_home: Home) -> None:
    at = at_line(open_page, full_home, "Omfang")
    box(at, "Afsnittet handler om").set_value(T.DELIVERY)  # type: ignore[attr-defined]
    press(at, "Skift afsnitstype")
    text = TINY_TEXTS[HAVBJERG].replace("Lovgrundlag\n", "Udgave 2026\n\nLovgrundlag\n")
    (full_home.corpus / NEW).write_text(text, encoding="utf-8")
    ingest(full_home, [full_home.corpus], workers=1)
    start = line_of(full_home, "Omfang", NEW)
    assert type_at(full_home, start, NEW) is T.SCOPE
    at = at_line(open_page, full_home, "Omfang", document=NEW)
    assert "Rettet i en anden udgave" in [header.value for header in at.header]
    at = press(at, "Overtag")
    assert type_at(full_home, start, NEW) is T.DELIVERY
    assert "Rettet i en anden udgave" not in [header.value for header in at.header]


# ------------------------------------------------------------------------------------------------ the queue


def test_a_correction_in_doubt_comes_first_and_is_settled(open_page: Open, full_home: Home) -> None:
    line = line_of(full_home, "Omfang")
    at = at_line(open_page, full_home, "Omfang")
    box(at, "Afsnittet handler om").set_value(T.DELIVERY)  # type: ignore[attr-defined]
    press(at, "Skift afsnitstype")
    path = full_home.corpus / HAVBJERG
    path.write_text(TINY_TEXTS[HAVBJERG].replace("op til 3 timer", "op til 4 timer"), encoding="utf-8")
    ingest(full_home, [full_home.corpus], workers=1)
    at = open_page(View(REVIEW), home=full_home)
    at.text_input(key="person_field").set_value("Bo Lund").run()
    first = html.fromstring(shown(at)).find_class("kb-item")[0].text_content()
    assert "»Afsnitstype: Levering« (Anna Holm " in first
    assert "er ikke i kraft nu: skal ses efter" in first
    press(at, "Ja, ret også her")
    assert type_at(full_home, line) is T.DELIVERY


def test_what_is_right_is_not_asked_again(open_page: Open, full_home: Home) -> None:
    text = TINY_TEXTS[HAVBJERG].replace("efter 3 måneder og derefter en gang om året", "hvert 10. år")
    (full_home.corpus / HAVBJERG).write_text(text, encoding="utf-8")
    ingest(full_home, [full_home.corpus], workers=1)
    at = open_page(View(REVIEW), home=full_home)
    at.text_input(key="person_field").set_value("Bo Lund").run()
    before = [one.text_content() for one in html.fromstring(shown(at)).find_class("kb-item")]
    assert "Det er en usædvanlig værdi" in before[0]
    at = press(at, "Det er rigtigt")
    after = [one.text_content() for one in html.fromstring(shown(at)).find_class("kb-item")]
    assert before[0] not in after
    assert len(after) < len(before)
    assert any(said.startswith("Gemt: ") for said in notices(at))


def test_the_queue_is_narrowed_by_its_address(open_page: Open, full_home: Home) -> None:
    at = open_page(View(REVIEW, municipalities=("Egelund",)).with_options(hvad="provision"), home=full_home)
    assert at.selectbox(key="review_municipality").value == "Egelund"
    assert at.selectbox(key="review_subject").value == "provision"
    owners = {
        name.text_content() for one in html.fromstring(shown(at)).find_class("kb-item") for name in one.iter("strong")
    }
    assert owners <= {"Egelund"}


def test_the_overview_says_who_approved_a_document(open_page: Open, full_home: Home) -> None:
    assert "Gennemgået og godkendt af" not in shown(open_page(View(OVERVIEW), home=full_home))
    press(at_line(open_page, full_home, "Omfang"), "Godkend dokumentet")
    assert "Gennemgået og godkendt af Anna Holm" in shown(open_page(View(OVERVIEW), home=full_home))


class Upload:
    """A file as the browser sends it."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self._text = text

    def getvalue(self) -> bytes:
        return self._text.encode("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Lovgrundlag\n", "Udgave 2026\n\nLovgrundlag\n", "følger med: 1 gælder."),
        ("Støtten gives som udgangspunkt i op til 3 timer om ugen.", "Noget helt andet.", "1 skal ses efter"),
    ],
)
def test_a_corrected_document_added_anew_shows_its_corrections_before_it_is_kept(
    open_page: Open, full_home: Home, monkeypatch: pytest.MonkeyPatch, old: str, new: str, said: str
) -> None:
    at = at_line(open_page, full_home, "Omfang")
    box(at, "Afsnittet handler om").set_value(T.DELIVERY)  # type: ignore[attr-defined]
    press(at, "Skift afsnitstype")
    upload = Upload(HAVBJERG, TINY_TEXTS[HAVBJERG].replace(old, new))
    other = Upload("klitholm.txt", TINY_TEXTS["egelund-ledsagelse.txt"])
    draft = drafts.read([upload, other], "", lambda *_: None, Texts("da"))
    at = open_page(View(ADD), home=full_home)
    at.session_state["added_draft"] = draft
    at.run()
    assert not at.exception
    previews = {one.findtext("h3"): one.text_content() for one in html.fromstring(shown(at)).iter("article")}
    assert said in previews[HAVBJERG]
    assert "Tidligere rettelser" not in previews["klitholm.txt"]
    draft.discard()
