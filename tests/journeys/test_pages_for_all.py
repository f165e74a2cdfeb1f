"""Every page, in both languages: for a screen reader, in the reader's language, at every width we promise."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from kb.ui.address import COMPARE, DOCUMENT, OVERVIEW, REVIEW, View
from kb.ui.places import PLACES
from kb.ui.tidy_lists import LISTS
from tests.journeys.conftest import WAIT, Journey, eventually

pytestmark = pytest.mark.slow

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
VIEWS = [
    *(pytest.param(View(path), id=path or "overblik") for path in (place.path for place in PLACES)),
    *(pytest.param(View(REVIEW).with_options(visning=way), id=way) for way in LISTS),
    pytest.param(View(COMPARE, law="SEL § 85", document="egelund-bostoette-85.pdf", lines=(60, 61)), id="kilden"),
    pytest.param(View(DOCUMENT, document="egelund-bostoette-85.pdf", lines=(60, 61)), id="linje"),
]
ENGLISH_RE = re.compile(
    r"\b(?:Press Enter|Choose (?:an )?option|Browse files|Drag and drop|Limit \d|Clear all|Select all|No results|"
    r"Deploy|Running|Sidebar|Skip to|Upload|Search|Close|Open|Help for|Remove|Download|Fullscreen|Show|Main menu)\b"
)


SAID = """() => [...document.body.querySelectorAll("*")].filter((one) => one.checkVisibility()).flatMap((one) => [
  ...["aria-label", "title", "placeholder", "alt"].map((name) => one.getAttribute(name)),
  ...[...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data)]).filter(Boolean)"""
WIDER = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  return main.scrollWidth - main.clientWidth;
}"""


@pytest.fixture(scope="module")
def reader(browser: Browser, server: str) -> Iterator[Journey]:
    """One reader who goes through all pages by their links, in one session."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="da-DK")
    page = context.new_page()
    page.set_default_timeout(WAIT)
    journey = Journey(page, server)
    journey.open(View(OVERVIEW))
    yield journey
    context.close()


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_stands_in_the_way_of_anyone(reader: Journey, view: View, language: str) -> None:
    page = reader.follow(replace(view, language=language))
    _whole(page)
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)
    found = eventually(lambda: _violations(page), lambda told: not told)
    assert found == []


@pytest.mark.parametrize("view", VIEWS)
def test_danish_is_spoken_throughout_and_the_page_is_no_wider_than_the_screen(reader: Journey, view: View) -> None:
    page = reader.follow(view)
    _whole(page)
    expect(page.locator("html")).to_have_attribute("lang", "da")
    expect(page).to_have_title(re.compile("kvalitetsstandarder"))
    assert eventually(lambda: _english(page), lambda said: not said) == []
    page.set_viewport_size({"width": 1024, "height": 700})
    wider = eventually(lambda: page.evaluate(WIDER), lambda pixels: pixels <= 0)
    page.set_viewport_size({"width": 1440, "height": 900})
    assert wider <= 0, "the page itself scrolls sideways; only tables may"


def _whole(page: Page) -> None:
    """Wait until our own script has done its part, the table and the pane included."""
    page.wait_for_function("document.documentElement.lang && !document.querySelector('[data-stale=true]')")
    if page.url.split("?")[0].endswith(COMPARE):
        page.wait_for_selector(".kb-region")
    page.wait_for_timeout(150)  # links.js waits 60 ms for the page to come to rest before it names things


def _violations(page: Page) -> list[str]:
    return [_told(one) for one in page.evaluate("(rules) => axe.run(document, rules)", RULES)["violations"]]


def _english(page: Page) -> list[str]:
    return [text for text in page.evaluate(SAID) if ENGLISH_RE.search(text)]


def _told(violation: dict[str, Any]) -> str:
    where = [
        f"{node['target']}: {node['html'][:160]} {node['failureSummary'][:200]}" for node in violation["nodes"][:4]
    ]
    return json.dumps([violation["id"], *where], ensure_ascii=False)
