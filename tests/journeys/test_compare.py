"""Compare § 85, read in the table, see the source, take it home."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from kb.ui.address import COMPARE, View
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.slow
Visit = Callable[..., Journey]


def test_compare_a_law_see_a_source_and_export(visit: Visit, tmp_path: Path) -> None:
    journey = visit()
    page = journey.open(View(COMPARE, law="SEL § 85"))
    page.wait_for_selector(".kb-reading .kb-quote")
    assert page.locator(".kb-reading thead .kb-name").all_inner_texts() == ["Egelund", "Havbjerg"]

    quote = page.locator("td .kb-quote", has_text="timer").first
    words = quote.locator("q").inner_text()
    quote.click()
    page.wait_for_selector(".kb-evidence-head")
    assert page.locator(".kb-quote[aria-current]").first.locator("q").inner_text() == words
    assert "linje=" in page.url
    page.get_by_role("button", name="Kopiér med kilde").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert words[:40] in copied
    assert "l. " in copied
    page.keyboard.press("Escape")
    page.wait_for_selector(".kb-evidence-head", state="detached")
    page.wait_for_function("!location.search.includes('linje=')")

    with page.expect_download() as download:
        page.get_by_role("button", name="Excel").click()
    place = tmp_path / "ud.xlsx"
    download.value.save_as(place)
    written = {str(cell.value) for sheet in openpyxl.load_workbook(place) for row in sheet for cell in row}
    assert any(words[:40] in text for text in written)


def test_a_link_to_a_passage_opens_its_page_image(visit: Visit) -> None:
    view = View(COMPARE, law="SEL § 85", document="egelund-bostoette-85.pdf", lines=(60, 61))
    page = visit().open(view)
    picture = page.locator(".st-key-evidence img")
    picture.wait_for()
    assert "linje 60-61 er markeret" in (picture.get_attribute("alt") or "")


def test_the_table_is_read_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit().open(View(COMPARE, law="SEL § 85"))
    page.wait_for_selector(".kb-reading .kb-quote")
    cells = page.locator(".kb-reading td")
    cells.first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    here = "[document.activeElement.cellIndex, document.activeElement.parentElement.rowIndex]"
    assert page.evaluate(here) == [2, 2]
    page.keyboard.press("Enter")
    page.wait_for_selector(".kb-evidence-head")
    page.wait_for_function("document.activeElement.classList.contains('kb-evidence-head')")
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.classList.contains('kb-quote')")
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()").startswith("»")


def test_words_are_found_in_the_table_and_columns_fold(visit: Visit) -> None:
    page = visit().open(View(COMPARE, law="SEL § 85"))
    page.wait_for_selector(".kb-reading .kb-quote")
    page.get_by_label("Find i tabellen").fill("støtte")
    count = page.locator(".kb-tools output")
    assert "felter" in count.inner_text()
    page.get_by_label("Find i tabellen").press("Enter")
    assert count.inner_text().startswith("1 af ")
    page.get_by_label("Find i tabellen").fill("ordet-findes-ikke")
    assert count.inner_text() == "Ingen steder"
    page.get_by_label("Find i tabellen").press("Escape")
    assert count.inner_text() == ""

    page.get_by_role("button", name="Fold kolonnen Egelund sammen").click()
    assert page.locator(".kb-reading thead .kb-folded").count() == 1
    page.get_by_role("button", name="Vis alle kolonner og rækker").click()
    assert page.locator(".kb-folded").count() == 0

    edge = page.get_by_role("separator", name="Bredde på kolonnen Egelund")
    before = int(edge.get_attribute("aria-valuenow") or 0)
    edge.press("ArrowRight")
    assert int(edge.get_attribute("aria-valuenow") or 0) == before + 20

    page.locator(".kb-tools").get_by_label("Vis", exact=True).select_option("gaps")
    shown = page.locator(".kb-reading td:not(.kb-dim):visible")
    assert all("kb-stated" not in (cell.get_attribute("class") or "") for cell in shown.all())


def test_a_printed_page_holds_the_whole_table(visit: Visit) -> None:
    page = visit().open(View(COMPARE, law="SEL § 85"))
    page.wait_for_selector(".kb-reading .kb-quote")
    page.emulate_media(media="print")
    assert not page.locator('[data-testid="stSidebar"]').is_visible()
    assert not page.locator(".kb-tools").is_visible()
    region = page.locator(".kb-reading .kb-region")
    hidden = region.evaluate("(one) => one.scrollHeight - one.clientHeight")
    assert hidden <= 2
    cut = page.locator(".kb-cut").evaluate_all(
        "all => all.filter((one) => one.scrollHeight > one.clientHeight + 2).length"
    )
    assert cut == 0
