"""Does the search page find, say why, narrow down, and open what its address asks for?"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import html
from streamlit.testing.v1 import AppTest

from kb.ingest import ingest
from kb.paths import Home
from kb.ui.address import SEARCH, View, view_at

Open = Callable[..., AppTest]
HAVBJERG = "havbjerg-bostoette.txt"


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.meaning.encoder.bundled", lambda: None)


def asked(text: str, **more: str | list[str]) -> View:
    return View(SEARCH).with_options(q=text, **more)


@pytest.fixture
def search(open_page: Open) -> Callable[..., AppTest]:
    """The page of this view once its index is made."""

    def opened(view: View) -> AppTest:
        at = open_page(view)
        for _ in range(400):
            # Ready just as the page says that it is not: the page is to be drawn again and has head and foot alone.
            if "kb-loading" not in shown(at) and len(at.get("html")) > len(("style", "print head", "foot")):
                break
            time.sleep(0.25)
            at.run()
        assert not at.exception
        return at

    return opened


def shown(at: AppTest) -> str:
    bodies = [element.proto.body for element in at.get("html")]
    return "\n".join(body for body in bodies if not body.startswith("<style>"))


def page(at: AppTest) -> html.HtmlElement:
    return html.fromstring(f"<div>{shown(at)}</div>")


def said(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def links(at: AppTest, css: str) -> dict[str, View]:
    return {said(link): view_at(link.get("href", "")) for one in page(at).find_class(css) for link in one.iter("a")}


def test_before_a_question_there_are_examples(open_page: Open) -> None:
    at = open_page(View(SEARCH))
    examples = links(at, "kb-examples")
    assert len(examples) >= 5
    assert all(view.page == SEARCH and view.option("q") == text for text, view in examples.items())


def test_hits_are_quoted_with_place_and_reason(search: Callable[..., AppTest]) -> None:
    at = search(asked("opfølgning"))
    first = page(at).find_class("kb-found")[0]
    assert "Kommunen følger op efter 3 måneder" in said(first)
    assert HAVBJERG in said(first)
    assert "l. 25" in said(first)
    assert "Fundet ved" in said(first)
    (quote,) = first.find_class("kb-quote")
    opened = view_at(quote.get("href", ""))
    assert (opened.document, opened.lines) == (HAVBJERG, (25, 25))
    assert [mark.text_content() for mark in first.iter("mark")]


def test_a_number_is_answered_first_and_said(search: Callable[..., AppTest]) -> None:
    at = search(asked("ledsagelse mere end 10 timer om måneden"))
    first = page(at).find_class("kb-found")[0]
    assert "op til 15 timers ledsagelse om måneden" in said(first)
    assert "tal: op til 15 timers" in said(first)
    assert "2 steder har et tal, der passer" in said(page(at)), "3 hours a week are 13 a month"
    at = search(asked("ledsagelse mere end 20 timer om måneden"))
    assert "Intet sted har et tal, der passer" in said(page(at))


def test_what_was_understood_can_be_taken_out(search: Callable[..., AppTest]) -> None:
    at = search(asked("hjælp i Egelund"))
    assert {said(one) for one in page(at).iter("strong")} == {"Egelund"}
    chips = links(at, "kb-chips")
    (without,) = [view for text, view in chips.items() if "Egelund" in text]
    wider = search(without)
    assert {said(one) for one in page(wider).iter("strong")} == {"Egelund", "Havbjerg"}
    assert "Søg igen som foreslået" in shown(wider)


def test_facets_narrow_and_widen(search: Callable[..., AppTest]) -> None:
    at = search(asked("støtte"))
    facets = links(at, "kb-facets")
    (narrower,) = [view for text, view in facets.items() if text.startswith("Havbjerg") and view.municipalities]
    at = search(narrower)
    assert {said(one) for one in page(at).iter("strong")} == {"Havbjerg"}
    (on,) = page(at).find_class("kb-on")
    assert said(on) == "Havbjerg Fjern×"
    assert "kb" in on.get("class", "").split(), "a link of ours opens in the session"
    facets = links(at, "kb-facets")
    assert any(text.startswith("Egelund") for text in facets), "others are still on offer"
    (wider,) = [view for text, view in facets.items() if text == "Fjern alle afgrænsninger"]
    assert wider.municipalities == ()
    assert wider.option("q") == "støtte"


def test_a_new_question_starts_without_what_was_taken_out(search: Callable[..., AppTest]) -> None:
    at = search(asked("hjælp", uden=["støtte"]))
    at.text_input(key="q").set_value("klage")
    at.button[0].click().run()
    (foot,) = page(at).find_class("kb-foot")
    view = view_at(foot.find("a").get("href", ""))
    assert view.option("q") == "klage"
    assert view.chosen("uden") == ()


def test_nothing_found_says_what_to_do(search: Callable[..., AppTest]) -> None:
    assert "Ingen steder passer." in shown(search(asked('"kvantemekanik i haven"')))


@pytest.mark.parametrize("text", ['"', "((((", "\x00\u202e", "* OG *", "IKKE", "§§§", "a" * 1000, "<b>fed</b>", "?"])
def test_hostile_questions_get_an_answer_or_a_sentence(search: Callable[..., AppTest], text: str) -> None:
    at = search(asked(text))
    assert "<b>fed</b>" not in shown(at)
    assert "\u202e" not in shown(at)


def test_an_address_with_foreign_filters_gets_a_sentence(search: Callable[..., AppTest]) -> None:
    at = search(replace(asked("støtte"), municipalities=("Ingensteds",)))
    assert "Biblioteket har ingen dokumenter fra kommunen »Ingensteds«" in shown(at)
    at = search(asked("støtte", fra="i går"))
    assert "ikke en dato" in shown(at)


def test_an_older_link_says_that_the_data_has_changed(search: Callable[..., AppTest]) -> None:
    assert "Linket er lavet på data 0000" in shown(search(replace(asked("støtte"), snapshot="0000")))


def test_the_page_speaks_english(search: Callable[..., AppTest]) -> None:
    at = search(replace(asked("opfølgning"), language="en"))
    assert "Found by" in shown(at)
    assert "Fundet ved" not in shown(at)


def test_without_a_model_it_says_so(search: Callable[..., AppTest], tiny_home: Home) -> None:
    assert "den lokale sprogmodel er ikke installeret" in shown(search(asked("støtte")))


def test_a_search_is_kept_reports_news_and_is_removed_with_undo(open_page: Open, home: Home) -> None:
    ingest(home, [home.corpus], workers=1)

    def opened(view: View) -> AppTest:
        at = open_page(view, home=home)
        for _ in range(400):
            # Ready just as the page says that it is not: the page is to be drawn again and has head and foot alone.
            if "kb-loading" not in shown(at) and len(at.get("html")) > len(("style", "print head", "foot")):
                break
            time.sleep(0.25)
            at.run()
        assert not at.exception
        return at

    at = opened(replace(asked("opfølgning"), municipalities=("Havbjerg",), types=("follow_up",)))
    at.text_input(key="save_name").set_value("Opfølgning i Havbjerg")
    at.text_input(key="save_by").set_value("Anna  Holm")
    next(button for button in at.button if button.label == "Gem").click().run()
    assert "Søgningen er gemt som »Opfølgning i Havbjerg«" in shown(at)

    at = opened(View(SEARCH))
    at.run()
    assert "intet nyt" in shown(at)
    assert "gemt af Anna Holm" in shown(at)
    place = home.corpus / HAVBJERG
    place.write_text(place.read_text(encoding="utf-8").replace("en gang om året", "hver sjette måned"), "utf-8")
    ingest(home, [home.corpus], workers=1)
    at = opened(View(SEARCH))
    for _ in range(400):
        if "1 nyhed" in shown(at):
            break
        time.sleep(0.25)
        at.run()
    assert "hvert år → efter 3 måneder, hver 6. måned" in shown(at)
    saved = links(at, "kb-saved")["Opfølgning i Havbjerg"]
    assert (saved.municipalities, saved.option("q")) == (("Havbjerg",), "opfølgning")
    next(button for button in at.button if button.label == "Markér som set").click().run()
    assert "intet nyt" in shown(at)
    next(button for button in at.button if button.label == "Fjern").click().run()
    assert "er fjernet" in shown(at)
    assert page(at).find_class("kb-saved") == []
    next(button for button in at.button if button.label == "Fortryd").click().run()
    assert page(at).find_class("kb-saved")
