"""The comparison topic by topic: choices, the table, groups."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from kb.paths import Home
from kb.peer_groups import NO_SIZE, SIZE_SOURCE, group_named, keep
from kb.ui.address import COMPARE, View
from kb.workspace import Journal

Opened = Callable[..., AppTest]
TOPICS = View(COMPARE, law="SEL § 85").with_options(visning="emner")


@pytest.fixture(autouse=True)
def without_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.meaning.encoder.bundled", lambda: None)


def table_of(at: AppTest) -> str:
    """The HTML of the table, which our own component is given."""
    return " ".join(part.proto.body for part in at.get("html"))


def test_the_view_opens_by_its_address(open_page: Opened) -> None:
    at = open_page(TOPICS)
    assert not at.exception
    assert at.session_state["show_by"] == "emner"
    assert "emner, som mindst to taler om" in table_of(at)


def test_sections_stay_the_first_choice(open_page: Opened) -> None:
    at = open_page(View(COMPARE, law="SEL § 85"))
    assert not at.exception
    assert at.session_state["show_by"] == "afsnit"


def test_the_choices_are_in_the_address(open_page: Opened) -> None:
    at = open_page(TOPICS)
    baseline = at.selectbox(key="topic_baseline")
    name = baseline.options[1]
    baseline.select(name).run()
    at.checkbox(key="topic_only").check().run()
    at.selectbox(key="topic_order").select("disagreement").run()
    assert not at.exception
    shown = at.session_state["last_views"][COMPARE]
    assert (shown.option("mod"), shown.option("kun"), shown.option("orden")) == (name, "forskelle", "disagreement")


def test_choices_that_do_not_exist_are_passed_over(open_page: Opened) -> None:
    at = open_page(TOPICS.with_options(mod="Ingensted", orden="baglæns", gruppe="Ukendt"))
    assert not at.exception
    assert at.selectbox(key="topic_baseline").value == ""


def test_municipalities_without_a_known_size_are_a_group_that_says_whose_figure_is_lacking(open_page: Opened) -> None:
    at = open_page(TOPICS.with_options(gruppe=NO_SIZE))
    assert not at.exception
    chosen = at.selectbox(key="topic_group")
    assert chosen.value == NO_SIZE
    assert f"{NO_SIZE} ({SIZE_SOURCE})" in chosen.options
    assert "emner, som mindst to taler om" in table_of(at)


def test_a_group_of_ones_own_can_be_kept_and_shown(open_page: Opened, tiny_home: Home) -> None:
    at = open_page(TOPICS)
    at.text_input(key="topic_group_new").set_value("Vores to")
    at.button[0].click().run()
    assert not at.exception
    journal = Journal(tiny_home.workspace)
    assert group_named("Vores to", journal).municipalities
    at = open_page(TOPICS.with_options(gruppe="Vores to"))
    assert at.selectbox(key="topic_group").value == "Vores to"
    keep(journal, "Vores to", (), by="")


def test_a_group_without_a_name_is_answered_with_a_sentence(open_page: Opened) -> None:
    at = open_page(TOPICS)
    at.button[0].click().run()
    assert not at.exception
    assert "Gruppen mangler et navn" in table_of(at)


def test_english_says_the_same(open_page: Opened) -> None:
    at = open_page(TOPICS, sprog="en")
    assert not at.exception
    assert "topics that at least two speak to" in table_of(at)
