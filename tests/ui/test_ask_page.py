"""Does the page show one row for each municipality, with values, quotes, or what is missing and where it was looked?"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import html
from streamlit.testing.v1 import AppTest

from kb.ui.address import ASK, View, view_at

Open = Callable[..., AppTest]
HAVBJERG = "havbjerg-bostoette.txt"


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.meaning.encoder.bundled", lambda: None)


@pytest.fixture
def ask(open_page: Open) -> Callable[..., html.HtmlElement]:
    def opened(question: str, law: str = "", **more: str) -> html.HtmlElement:
        at = open_page(replace(View(ASK, law=law).with_options(q=question), **more))
        for _ in range(400):
            if "kb-loading" not in shown(at) and len(at.get("html")) > len(("style", "print head", "foot")):
                break
            time.sleep(0.25)
            at.run()
        assert not at.exception
        return html.fromstring(f"<div>{shown(at)}</div>")

    return opened


def shown(at: AppTest) -> str:
    bodies = [element.proto.body for element in at.get("html")]
    return "\n".join(body for body in bodies if not body.startswith("<style>"))


def said(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def rows(page: html.HtmlElement) -> dict[str, html.HtmlElement]:
    (table,) = page.find_class("kb-replies")
    return {said(name): name.iterancestors("tr").__next__() for name in table.find_class("kb-name")}


def test_before_a_question_there_are_examples_that_can_be_asked(open_page: Open) -> None:
    page = html.fromstring(f"<div>{shown(open_page(View(ASK)))}</div>")
    views = [view_at(link.get("href", "")) for one in page.find_class("kb-examples") for link in one.iter("a")]
    assert views
    assert all(view.page == ASK and view.option("q") for view in views)


def test_a_row_for_each_municipality(ask: Callable[..., html.HtmlElement]) -> None:
    found = rows(ask("hvor ofte følges der op?", "SEL § 85"))
    assert list(found) == ["Egelund", "Havbjerg"]
    stated, silent = found["Havbjerg"], found["Egelund"]
    assert [said(tag) for tag in stated.find_class("kb-tag")] == ["efter 3 måneder", "hvert år (= 1 gang om året)"]
    (quote,) = stated.find_class("kb-quote")
    opened = view_at(quote.get("href", ""))
    assert (opened.page, opened.document, opened.lines) == (ASK, HAVBJERG, (25, 25))
    assert "Ikke oplyst i dokumentet" in said(silent)
    assert silent.find_class("kb-tag") == []
    assert "Der er ledt i" in said(silent)
    assert not silent.xpath(".//td/p/a[contains(@class, 'kb-quote')]"), "nothing is quoted as an answer"


def test_the_count_says_how_many_state_it(ask: Callable[..., html.HtmlElement]) -> None:
    assert "1 af 2 kommuner oplyser det." in said(ask("hvor ofte følges der op?", "SEL § 85"))


def test_without_a_law_all_standards_are_asked(ask: Callable[..., html.HtmlElement]) -> None:
    found = rows(ask("hvor mange timer kan man få?"))
    assert "15 timer om måneden" in said(found["Egelund"])


def test_the_page_speaks_english(ask: Callable[..., html.HtmlElement]) -> None:
    page = ask("hvor ofte følges der op?", "SEL § 85", language="en")
    assert "Not stated in the document" in said(page)
    assert "Ikke oplyst" not in said(page)


@pytest.mark.parametrize("text", ["?", "<b>fed</b>", "a" * 1000, "\u202e((", "OG"])
def test_hostile_questions_get_an_answer_or_a_sentence(open_page: Open, text: str) -> None:
    at = open_page(View(ASK).with_options(q=text))
    assert not at.exception
    assert "<b>fed</b>" not in shown(at)
