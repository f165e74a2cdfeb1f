"""Every page starts, answers empty and foreign choices with a sentence, and shows what its address asks for."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from streamlit.testing.v1 import AppTest

from kb.ingest import ingest
from kb.library import Library
from kb.paths import PROJECT, Home
from kb.ui.address import ADD, ASK, COMPARE, DOCUMENT, OVERVIEW, PAIR, SEARCH, View, view_at

PAGES = {OVERVIEW: "Overblik", COMPARE: "Sammenlign", SEARCH: "Søg", ASK: "Spørg", DOCUMENT: "Dokument", ADD: "Tilføj"}
Open = Callable[..., AppTest]
ID = 16  # bytes in front of a table
HAVBJERG = "havbjerg-bostoette.txt"
EGELUND = "egelund-stoette-i-hjemmet.txt"


def shown(at: AppTest) -> str:
    """All HTML of ours on the page, without the style."""
    bodies = [element.proto.body for element in at.get("html")]
    tables = [element.proto.bytes[ID:] for element in at.get("bidi_component") if element.proto.bytes]
    bodies += [json.loads(table)["html"] for table in tables]
    return "\n".join(body for body in bodies if not body.startswith("<style>"))


def notices(at: AppTest) -> list[str]:
    made = html.fragments_fromstring(shown(at))
    return [
        " ".join(one.text_content().split())
        for fragment in made
        if not isinstance(fragment, str)
        for one in [fragment, *fragment.iterdescendants()]
        if "kb-notice" in one.get("class", "").split()
    ]


def permalink(at: AppTest, page: str) -> View:
    """The view that the link at the foot opens."""
    (foot,) = html.fromstring(shown(at)).find_class("kb-foot")
    link = foot.find("a")
    assert link is not None
    view = view_at(link.get("href", ""))
    assert view.page in {page, "."}
    return view


@pytest.mark.parametrize("page", PAGES)
def test_each_page_starts(open_page: Open, page: str) -> None:
    at = open_page(View(page))
    assert not at.exception
    assert [title.value for title in at.title] == [PAGES[page]]
    assert notices(at) == []


@pytest.mark.parametrize("page", PAGES)
def test_each_page_speaks_english_on_demand(open_page: Open, page: str) -> None:
    at = open_page(View(page, language="en"))
    assert not at.exception
    assert [title.value for title in at.title] != [PAGES[page]]
    made = html.fragments_fromstring(shown(at))  # what is quoted inside may well be Danish
    assert "da" not in {one.get("lang") for one in made if not isinstance(one, str)}


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_home_says_what_to_do(open_page: Open, tmp_path: Path, page: str) -> None:
    at = open_page(View(page), home=Home(tmp_path))
    assert not at.exception
    said = shown(at)
    assert ("Der er endnu ingen dokumenter" in said) == (page != ADD)
    assert 'href="tilfoej"' in said or page == ADD


@pytest.mark.parametrize("page", PAGES)
def test_a_damaged_library_is_said_and_no_trace_is_shown(open_page: Open, tmp_path: Path, page: str) -> None:
    (tmp_path / "indexes").mkdir()
    (tmp_path / "indexes" / "CURRENT").write_text("findes-ikke")
    at = open_page(View(page), home=Home(tmp_path))
    assert not at.exception
    (said,) = notices(at)
    assert "kb ingest" in said


@pytest.mark.parametrize("page", PAGES)
def test_a_foreign_address_gets_a_sentence(open_page: Open, page: str) -> None:
    foreign = View(
        page, law="<b>SEL § 1", municipalities=("Ingensteds",), types=("<i>",), document="x.pdf", lines=(7, 9)
    )
    at = open_page(foreign, ukendt="1")
    assert not at.exception
    assert "<b>SEL" not in shown(at)
    expected = {COMPARE: 4, DOCUMENT: 1}  # law, municipality, types, and the document of the evidence
    assert len(notices(at)) == expected.get(page, 0)


# ---------------------------------------------------------------------------------------------------- overview


def test_the_overview_tells_who_has_what(open_page: Open) -> None:
    said = " ".join(html.fromstring(shown(open_page(View(OVERVIEW)))).text_content().split())
    assert "SEL § 85 socialpædagogisk støtte" in said
    assert "2 kommuner" in said
    assert "Godkendt 12. marts 2024" in said
    assert "SEL: Lov om social service" in said


def test_a_file_that_could_not_be_read_needs_attention(open_page: Open, home: Home) -> None:
    (home.corpus / "tom.pdf").write_bytes(b"")
    ingest(home, [home.corpus], workers=1)
    said = shown(open_page(View(OVERVIEW), home=home))
    assert "tom.pdf" in said
    assert "Kunne ikke læses" in said


# ----------------------------------------------------------------------------------------------------- compare


def test_the_matrix_opens_with_the_usual_choices(open_page: Open, tiny_library: Library) -> None:
    at = open_page(View(COMPARE))
    assert at.selectbox(key="law").value == "SEL § 85"
    assert at.multiselect(key="municipalities").value == ["Egelund", "Havbjerg"]
    view = permalink(at, COMPARE)
    assert view.law == "SEL § 85"
    assert len(view.types) == 5
    assert view.snapshot == tiny_library.snapshot


def test_choices_are_kept_in_the_link(open_page: Open) -> None:
    at = open_page(View(COMPARE))
    at.multiselect(key="municipalities").set_value(["Havbjerg"]).run()
    at.multiselect(key="types_da").set_value(["scope"]).run()
    view = permalink(at, COMPARE)
    assert (view.municipalities, view.types) == (("Havbjerg",), ("scope",))
    again = open_page(view)
    assert again.multiselect(key="municipalities").value == ["Havbjerg"]
    assert permalink(again, COMPARE) == view
    assert notices(again) == []


def test_another_law_brings_its_own_municipalities(open_page: Open) -> None:
    at = open_page(View(COMPARE))
    at.selectbox(key="law").set_value("SEL § 97").run()
    assert at.multiselect(key="municipalities").value == ["Egelund"]
    at.selectbox(key="law").set_value("SEL § 85").run()
    assert at.multiselect(key="municipalities").value == ["Egelund", "Havbjerg"]


def test_a_choice_of_ones_own_is_kept_as_far_as_the_law_allows(open_page: Open) -> None:
    at = open_page(View(COMPARE, law="SEL § 85", municipalities=("Egelund",)))
    at.selectbox(key="law").set_value("SEL § 97").run()
    at.selectbox(key="law").set_value("SEL § 85").run()
    assert "Egelund" in at.multiselect(key="municipalities").value


@pytest.mark.parametrize(
    ("key", "said"), [("municipalities", "Vælg mindst én kommune."), ("types_da", "Vælg mindst ét afsnit.")]
)
def test_an_empty_choice_gets_a_sentence(open_page: Open, key: str, said: str) -> None:
    at = open_page(View(COMPARE))
    at.multiselect(key=key).set_value([]).run()
    assert not at.exception
    assert notices(at) == [said]


def test_a_quote_opens_the_text_at_its_lines(open_page: Open) -> None:
    at = open_page(View(COMPARE, law="SEL § 85"))
    link = next(
        link.get("href", "")
        for link in html.fromstring(shown(at)).find_class("kb-quote")
        if "op til 3 timer" in link.text_content()
    )
    opened = html.fromstring(shown(open_page(view_at(link))))
    assert "".join(mark.text_content() for mark in opened.iter("mark")).startswith("Støtten gives som udgangspunkt")
    (close,) = opened.find_class("kb-close")
    assert view_at(close.get("href", "")).lines is None


def test_every_format_can_be_fetched(open_page: Open) -> None:
    at = open_page(View(COMPARE))
    labels = [button.proto.label for button in at.get("download_button")]
    assert labels == ["Excel", "Word (bilag)", "Webside", "CSV", "JSON"]


def test_a_link_to_older_data_says_so(open_page: Open, tiny_library: Library) -> None:
    (said,) = notices(open_page(View(COMPARE, snapshot="0123456789abcdef")))
    assert "0123456789abcdef" in said
    assert tiny_library.snapshot in said


# ---------------------------------------------------------------------------------------------------- document


def test_every_line_of_a_document_is_shown_once(open_page: Open, tiny_library: Library) -> None:
    made = html.fromstring(shown(open_page(View(DOCUMENT, document=HAVBJERG))))
    numbers = [cell.text_content() for cell in made.find_class("kb-number")]
    assert numbers == [str(line.number) for line in tiny_library.source(HAVBJERG).lines]


def test_a_line_is_explained(open_page: Open) -> None:
    at = open_page(View(DOCUMENT, document=HAVBJERG, lines=(8, 8)))
    assert "Hvorfor er linje 8 placeret her?" in shown(at)
    assert permalink(at, DOCUMENT).lines == (8, 8)


def test_a_line_beyond_the_end_gets_a_sentence(open_page: Open) -> None:
    (said,) = notices(open_page(View(DOCUMENT, document=HAVBJERG, lines=(900, 901))))
    assert "900-901" in said


def test_another_document_leaves_the_line_behind(open_page: Open) -> None:
    at = open_page(View(DOCUMENT, document=HAVBJERG, lines=(8, 8)))
    at.selectbox(key="document").set_value(EGELUND).run()
    assert (permalink(at, DOCUMENT).document, permalink(at, DOCUMENT).lines) == (EGELUND, None)


def test_what_cleaning_changed_is_shown_on_demand(open_page: Open, home: Home) -> None:
    path = home.corpus / HAVBJERG
    path.write_text(path.read_text(encoding="utf-8").replace("bus og tog", "bus\tog  tog"), encoding="utf-8")
    ingest(home, [home.corpus], workers=1)
    at = open_page(View(DOCUMENT, document=HAVBJERG), home=home)
    assert "mellemrum" not in shown(at)
    at.toggle(key="steps").set_value(True).run()
    assert "mellemrum" in shown(at)


# --------------------------------------------------------------------------------------------------------- add


def test_files_are_added_and_what_was_understood_is_told(open_page: Open, home: Home) -> None:
    at = open_page(View(ADD), home=home)
    text = (home.corpus / HAVBJERG).read_bytes()
    at.file_uploader(key="files_0").set_value([(HAVBJERG, text, "text/plain"), ("tom.txt", b"", "text/plain")])
    at.button(key="read").click().run()
    assert not at.exception
    said = " ".join(html.fromstring(shown(at)).text_content().split())
    assert "Havbjerg" in said
    assert "SEL § 85" in said
    assert "tom.txt Kunne ikke læses" in said
    assert not (home.workspace / "uploads").exists()
    assert not (home.indexes / "CURRENT").exists()

    at.button(key="keep").click().run()
    assert not at.exception
    said = " ".join(html.fromstring(shown(at)).text_content().split())
    assert "Biblioteket havde 0 dokumenter før; nu har det 1 dokument." in said
    assert (home.workspace / "uploads" / HAVBJERG).read_bytes() == text
    assert [one.document for one in Library.open(home).documents] == [HAVBJERG]


def test_what_is_discarded_leaves_no_trace(open_page: Open, home: Home, tmp_path: Path) -> None:
    at = open_page(View(ADD), home=home)
    at.file_uploader(key="files_0").set_value([(HAVBJERG, (home.corpus / HAVBJERG).read_bytes(), "text/plain")])
    at.button(key="read").click().run()
    draft = at.session_state["added_draft"]
    assert draft.home.root.is_dir()
    at.button(key="discard").click().run()
    assert notices(at) == ["Filerne er kasseret; biblioteket er, som det var."]
    assert not draft.home.root.exists()
    assert not (home.workspace / "uploads").exists()


def test_only_what_is_ticked_is_kept(open_page: Open, home: Home) -> None:
    at = open_page(View(ADD), home=home)
    files = [(name, (home.corpus / name).read_bytes(), "text/plain") for name in (HAVBJERG, EGELUND)]
    at.file_uploader(key="files_0").set_value(files)
    at.button(key="read").click().run()
    at.checkbox(key=f"keep_{EGELUND}").set_value(False).run()
    at.button(key="keep").click().run()
    assert [one.document for one in Library.open(home).documents] == [HAVBJERG]
    assert not (home.workspace / "uploads" / EGELUND).exists()


def test_a_file_of_a_known_name_is_told_to_replace_it(open_page: Open, home: Home) -> None:
    ingest(home, [home.corpus], workers=1)
    at = open_page(View(ADD), home=home)
    at.file_uploader(key="files_0").set_value([(HAVBJERG, b"Kvalitetsstandard\nHavbjerg Kommune", "text/plain")])
    at.button(key="read").click().run()
    assert "Biblioteket har en fil med samme navn og andet indhold" in shown(at)


def test_no_file_chosen_gets_a_sentence(open_page: Open) -> None:
    at = open_page(View(ADD))
    at.button(key="read").click().run()
    assert notices(at) == ["Vælg mindst én fil."]


def test_a_document_can_be_taken_out(open_page: Open, home: Home) -> None:
    ingest(home, [home.corpus], workers=1)
    at = open_page(View(ADD), home=home)
    at.selectbox(key="take_out").set_value(HAVBJERG).run()
    at.button(key="take_out_now").click().run()
    assert not at.exception
    assert f"»{HAVBJERG}« er fjernet fra biblioteket." in notices(at)
    assert HAVBJERG not in [one.document for one in Library.open(home).documents]
    assert (home.corpus / HAVBJERG).exists()


def test_a_document_leads_to_its_other_editions_and_names_its_file(open_page: Open, home: Home) -> None:
    for name in ("soenderaa-ledsagelse-2022.pdf", "soenderaa-ledsagelse-2025.docx"):
        shutil.copy(PROJECT / "corpus" / name, home.corpus)
    ingest(home, [home.corpus], workers=1)
    at = open_page(View(DOCUMENT, document="soenderaa-ledsagelse-2022.pdf"), home=home)
    made = html.fromstring(shown(at))
    (link,) = [link for link in made.iter("a") if "den nyere soenderaa" in (link.text or "")]
    view = view_at(link.get("href", ""))
    assert (view.page, view.option("a"), view.option("b")) == (
        PAIR,
        "soenderaa-ledsagelse-2022.pdf",
        "soenderaa-ledsagelse-2025.docx",
    )
    (checksum,) = [button.get("data-copy", "") for button in made.iter("button") if button.get("data-copy")]
    assert checksum == hashlib.sha256((home.corpus / "soenderaa-ledsagelse-2022.pdf").read_bytes()).hexdigest()
