"""Does the review page show its lists, narrowed as the address asks, and lead back to the queue of doubts?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html
from streamlit.testing.v1 import AppTest

from kb.paths import Home
from kb.ui.address import REVIEW, View, view_at
from tests.tidying.conftest import handbook_home  # noqa: F401
from tests.ui.test_pages import permalink, shown

Open = Callable[..., AppTest]


def asked(way: str, **more: str) -> View:
    return View(REVIEW).with_options(visning=way, **more)


def rows(at: AppTest) -> list[str]:
    made = html.fragment_fromstring(shown(at), create_parent=True)
    return [" ".join(row.text_content().split()) for row in made.xpath("//div[contains(@class, 'kb-tidy')]//tbody/tr")]


@pytest.fixture
def lists(open_page: Open, handbook_home: Home) -> Callable[..., AppTest]:  # noqa: F811
    return lambda view: open_page(view, home=handbook_home)


def test_a_rule_below_another_heading_is_shown_with_both(lists: Callable[..., AppTest]) -> None:
    at = lists(asked("overskrifter"))
    (row,) = rows(at)
    for said in ("Lyngbæk", "Indhold l. 10", "Der ydes ikke støtte til rengøring", "Afgrænsning l. 17", "»ydes ikke«"):
        assert said in row
    links = html.fragment_fromstring(shown(at), create_parent=True).xpath("//td//a[contains(@class, 'kb-quote')]")
    opened = [view_at(link.get("href")) for link in links]
    assert {(view.document, view.option("visning")) for view in opened} == {("lyngbaek.txt", "overskrifter")}
    assert [view.lines for view in opened] == [(10, 10), (12, 12), (17, 17)]


@pytest.mark.parametrize(("kind", "count"), [("exclusions", 1), ("follow_up", 0), ("no such type", 1)])
def test_only_rules_of_one_type(lists: Callable[..., AppTest], kind: str, count: int) -> None:
    at = lists(View(REVIEW, types=(kind,)).with_options(visning="overskrifter"))
    assert len(rows(at)) == count
    assert ("Intet at vise" in shown(at)) == (count == 0)


def test_unsure_ones_are_counted_before_they_are_shown(open_page: Open, corpus_home: Home) -> None:
    at = open_page(View(REVIEW, municipalities=("Egelund",)).with_options(visning="overskrifter"), home=corpus_home)
    assert "usikre er ikke vist" in shown(at)
    every = View(REVIEW, municipalities=("Egelund",)).with_options(visning="overskrifter", usikre="med")
    more = open_page(every, home=corpus_home)
    assert "ikke vist" not in shown(more)
    assert len(rows(more)) > len(rows(at))
    assert "usikker" in " ".join(rows(more))


def test_a_foreign_law_gets_a_sentence(lists: Callable[..., AppTest]) -> None:
    assert "ingen standard efter »SEL § 999«" in shown(
        lists(View(REVIEW, law="SEL § 999").with_options(visning="vurdering"))
    )


def test_repeated_text_has_all_its_places(lists: Callable[..., AppTest]) -> None:
    (row,) = rows(lists(asked("gentagelser")))
    assert "13 ord × 2 standarder" in row
    assert "Bostøtte" in row
    assert "Ledsagelse" in row


def test_a_law_narrows_the_rules_and_stays_in_the_address(lists: Callable[..., AppTest]) -> None:
    at = lists(View(REVIEW, law="SEL § 97").with_options(visning="vurdering"))
    (row,) = rows(at)
    assert "op til 15 timers ledsagelse" in row
    assert "ikke fundet" in row
    view = permalink(at, REVIEW)
    assert (view.law, view.option("visning")) == ("SEL § 97", "vurdering")


def test_rules_far_from_an_assessment_alone(lists: Callable[..., AppTest]) -> None:
    assert len(rows(lists(asked("vurdering")))) == 4
    assert len(rows(lists(asked("vurdering", hvor="standard")))) == 2


def test_the_switch_leads_to_the_doubts_and_back(lists: Callable[..., AppTest]) -> None:
    at = lists(asked("overskrifter", usikre="med"))
    at.segmented_control[0].set_value("tvivl").run()
    assert not at.exception
    assert permalink(at, REVIEW).options == ()
    at.segmented_control[0].set_value("vurdering").run()
    assert permalink(at, REVIEW).option("visning") == "vurdering"


@pytest.mark.parametrize("way", ["overskrifter", "gentagelser", "vurdering"])
def test_english_on_demand(lists: Callable[..., AppTest], way: str) -> None:
    at = lists(View(REVIEW, language="en").with_options(visning=way))
    assert not at.exception
    assert rows(at)
    assert "Sådan læses" not in shown(at)
