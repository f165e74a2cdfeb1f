"""The page of two documents: editions first, what the address asks for, a place behind every clause."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html
from streamlit.testing.v1 import AppTest

from kb.ingest import ingest
from kb.paths import Home
from kb.ui.address import PAIR, View, view_at

Open = Callable[..., AppTest]
EGELUND = "egelund-stoette-i-hjemmet.txt"

OLD = """\
Kvalitetsstandard for ledsagelse
Birkerup Kommune
Godkendt af byrådet den 3. maj 2021

Lovgrundlag
Serviceloven § 97

Målgruppe
Borgere over 18 år, der ikke kan færdes alene.

Omfang
Der kan bevilges op til 15 timers ledsagelse om måneden.
Timerne kan spares op i seks måneder.

Afgrænsning
Ledsageren hjælper ikke med rengøring.
"""
NEW = (
    OLD.replace("3. maj 2021", "2. juni 2024")
    .replace("op til 15 timers", "op til 10 timers")
    .replace("i seks måneder", "i et år")
)


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Home:
    root = tmp_path_factory.mktemp("editions")
    for name, text in {"birkerup-2021.txt": OLD, "birkerup-2024.txt": NEW}.items():
        (root / name).write_text(text, encoding="utf-8")
    assert not ingest(Home(root), [root], workers=1).rejected
    return Home(root)


def shown(at: AppTest) -> str:
    bodies = [element.proto.body for element in at.get("html")]
    return "\n".join(body for body in bodies if not body.startswith("<style>"))


def test_two_editions_come_first(open_page: Open, editions: Home) -> None:
    at = open_page(View(PAIR), home=editions)
    assert not at.exception
    page = html.fromstring(shown(at))
    heads = [head.text_content() for head in page.xpath("//div[contains(@class, 'kb-pair')]//thead//th")]
    assert heads == ["Birkerup 3. maj 2021", "Birkerup 2. juni 2024", "Læsning"]
    assert "15" in [word.text for word in page.xpath("//del[@class='kb-decides']")]
    ways = [way.text for way in page.find_class("kb-way")]
    assert {"strammere for borgeren", "lempeligere for borgeren"} <= set(ways)
    assert "Flere timer, gange eller døgn er lempeligere." in page.text_content()


def test_each_clause_has_its_places(open_page: Open, editions: Home) -> None:
    page = html.fromstring(shown(open_page(View(PAIR).with_options(vis="all"), home=editions)))
    rows = page.xpath("//tr[starts-with(@class, 'kb-')]//td[.//p]/ancestor::tr")
    assert len(rows) >= 4
    for link in page.find_class("kb-quote"):
        view = view_at(link.get("href"))
        assert view.document.startswith("birkerup-")
        assert view.lines


@pytest.mark.parametrize(("wanted", "count"), [("changes", 3), ("stricter", 1), ("looser", 1), ("undecided", 1)])
def test_filters(open_page: Open, editions: Home, wanted: str, count: int) -> None:
    at = open_page(View(PAIR).with_options(vis=wanted), home=editions)
    page = html.fromstring(shown(at))
    assert len(page.xpath("//tr[@class='kb-changed' or @class='kb-same']")) == count


def test_nothing_to_show_is_said(open_page: Open, editions: Home) -> None:
    at = open_page(View(PAIR, types=("payment",)), home=editions)
    assert "Ingen bestemmelser passer til valget." in shown(at)


def test_one_text_and_english(open_page: Open, editions: Home) -> None:
    at = open_page(View(PAIR, language="en").with_options(opstilling="inline"), home=editions)
    assert not at.exception
    page = html.fromstring(shown(at))
    assert len(page.xpath("//div[contains(@class, 'kb-pair')]//thead//th")) == 2
    assert "stricter for the citizen" in page.text_content()


def test_between_municipalities_silence_is_no_answer(open_page: Open) -> None:
    at = open_page(View(PAIR, law="SEL § 85"))
    assert not at.exception
    page = html.fromstring(shown(at))
    assert "Ikke fundet her" in page.text_content()
    assert "det betyder ikke nej" in page.text_content()


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (View(PAIR, law="SEL § 999"), "SEL § 999"),
        (View(PAIR, law="SEL § 97"), "Der er kun ét dokument"),
        (View(PAIR, law="SEL § 85").with_options(a=EGELUND, b=EGELUND), "Vælg to forskellige"),
        (View(PAIR, law="SEL § 85").with_options(a="findes-ikke.pdf"), "findes-ikke.pdf"),
    ],
)  # fmt: skip
def test_foreign_choices_are_answered(open_page: Open, view: View, said: str) -> None:
    at = open_page(view)
    assert not at.exception
    assert said in shown(at)
