"""The page of key figures: what its address asks for, and a text behind every number."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html
from streamlit.testing.v1 import AppTest

from kb.ui.address import NUMBERS, View, view_at

Open = Callable[..., AppTest]


def shown(at: AppTest) -> str:
    bodies = [element.proto.body for element in at.get("html")]
    return "\n".join(body for body in bodies if not body.startswith("<style>"))


@pytest.mark.parametrize(("language", "said"), [("da", "efter 3 måneder"), ("en", "after 3 months")])
def test_numbers_with_their_text(open_page: Open, language: str, said: str) -> None:
    at = open_page(View(NUMBERS, law="SEL § 85", language=language))
    assert not at.exception
    page = html.fromstring(shown(at))
    assert said in page.text_content()
    links = [view_at(link.get("href")) for link in page.find_class("kb-quote")]
    assert links
    assert all(link.page == NUMBERS and link.document and link.lines for link in links)


def test_the_figures_are_in_the_address(open_page: Open) -> None:
    view = View(NUMBERS, law="SEL § 85").with_options(tal=["hours_per_period", "min_age"], find="Egelund")
    at = open_page(view)
    assert not at.exception
    page = html.fromstring(shown(at))
    assert [head.get("id") for head in page.xpath("//h2[starts-with(@id, 'tal-')]")] == [
        "tal-hours_per_period",
        "tal-min_age",
    ]
    (foot,) = page.find_class("kb-foot")
    again = view_at(foot.find("a").get("href"))
    assert again.chosen("tal") == ("hours_per_period", "min_age")
    assert again.option("find") == "Egelund"
    assert page.find_class("kb-chosen")


def test_silence_says_where_was_searched(open_page: Open) -> None:
    at = open_page(View(NUMBERS, law="SEL § 85").with_options(tal="follow_up_interval"))
    page = html.fromstring(shown(at))
    (answer,) = page.find_class("kb-answer")
    assert answer.text_content() == "Ikke oplyst i dokumentet"


def test_all_laws_at_once(open_page: Open) -> None:
    at = open_page(View(NUMBERS, law="alle").with_options(tal="hours_per_period"))
    assert not at.exception
    assert "SEL § 97" in shown(at)


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (View(NUMBERS, law="SEL § 999"), "SEL § 999"),
        (View(NUMBERS, law="SEL § 85", options=(("tal", "vinduer"),)), "vinduer"),
    ],
)
def test_foreign_choices_are_answered(open_page: Open, view: View, said: str) -> None:
    at = open_page(view)
    assert not at.exception
    assert said in shown(at)
