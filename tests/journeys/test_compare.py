"""Compare § 85, read in the table, see the source, take it home."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from kb.ui.address import COMPARE, OVERVIEW, View
from tests.journeys.conftest import Journey, eventually

pytestmark = pytest.mark.slow
Visit = Callable[..., Journey]


def test_compare_a_law_see_a_source_and_export(visit: Visit, tmp_path: Path) -> None:
    journey = visit()
    page = journey.open(View(COMPARE, law="SEL § 85"))
    page.wait_for_selector(".kb-reading .kb-quote")
    expect(page.locator(".kb-reading thead .kb-name")).to_have_text(["Egelund", "Havbjerg"])

    quote = page.locator("td .kb-quote", has_text="timer").first
    words = quote.locator("q").inner_text()
    quote.click()
    page.wait_for_selector(".kb-evidence-head")
    expect(page.locator(".kb-quote[aria-current]").first.locator("q")).to_have_text(words)
    expect(page).to_have_url(re.compile("linje="))
    page.get_by_role("button", name="Kopiér med kilde").click()
    copied = eventually(lambda: _clipboard(page), lambda text: words[:40] in text)
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


def test_the_newest_document_first_and_back(visit: Visit) -> None:
    page = visit().open(View(COMPARE, law="SEL § 85"))
    heads = page.locator(".kb-reading thead .kb-name")
    expect(heads).to_have_text(["Egelund", "Havbjerg"])
    page.get_by_text("Nyeste dokument først").click()
    expect(heads).to_have_text(["Havbjerg", "Egelund"])
    expect(page).to_have_url(re.compile("kolonner=nyeste"))
    page.get_by_text("Nyeste dokument først").click()
    expect(heads).to_have_text(["Egelund", "Havbjerg"])


def test_back_closes_the_source_and_then_leads_to_the_page_before(visit: Visit) -> None:
    journey = visit()
    journey.open(View(OVERVIEW))
    page = journey.follow(View(COMPARE, law="SEL § 85"))
    quotes = page.locator(".kb-reading td .kb-quote")
    source = page.locator(".kb-evidence-head")
    quotes.first.click()
    expect(source).to_have_count(1)
    expect(page).to_have_url(re.compile("linje="))
    page.go_back()
    expect(source).to_have_count(0)
    expect(page).to_have_url(re.compile("sammenlign"))
    expect(page).not_to_have_url(re.compile("linje="))
    expect(page.locator(".kb-quote[aria-current]")).to_have_count(0)
    page.go_forward()
    expect(source).to_have_count(1)
    expect(page.locator(".kb-quote[aria-current]")).not_to_have_count(0)
    journey.settled()
    page.keyboard.press("Escape")
    expect(source).to_have_count(0)
    expect(page).not_to_have_url(re.compile("linje="))
    expect(page.locator(".kb-quote[aria-current]")).to_have_count(0)
    journey.settled()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Overblik")


def test_back_from_a_document_leads_to_the_comparison_as_it_was(visit: Visit) -> None:
    journey = visit()
    journey.open(View(OVERVIEW))
    page = journey.follow(View(COMPARE, law="SEL § 97", types=("scope",)))
    title = page.get_by_role("heading", level=1)
    page.locator(".kb-reading td .kb-quote").first.click()
    page.get_by_role("link", name="Læs videre i dokumentet").click()
    expect(title).to_have_text("Dokument")
    journey.settled()
    page.go_back()
    expect(title).to_have_text("Sammenlign")
    expect(page.locator(".kb-reading tbody tr")).to_have_count(1)
    expect(page).to_have_url(re.compile("97&.*afsnit=scope.*linje="))
    expect(page.locator(".kb-evidence-head")).to_have_count(1)
    expect(page.locator(".kb-quote[aria-current]")).not_to_have_count(0)
    journey.settled()
    page.go_back()
    expect(page.locator(".kb-evidence-head")).to_have_count(0)
    expect(page.locator(".kb-quote[aria-current]")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("linje="))
    journey.settled()
    page.go_back()
    expect(title).to_have_text("Overblik")


def test_a_link_to_a_passage_opens_its_page_image(visit: Visit) -> None:
    view = View(COMPARE, law="SEL § 85", document="egelund-bostoette-85.pdf", lines=(60, 61))
    page = visit().open(view)
    picture = page.locator(".st-key-evidence img")
    expect(picture).to_have_attribute("alt", re.compile("linje 60-61 er markeret"))


def test_the_table_is_read_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit().open(View(COMPARE, law="SEL § 85"))
    page.wait_for_selector(".kb-reading .kb-quote")
    cells = page.locator(".kb-reading td")
    cells.first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    here = "[document.activeElement.cellIndex, document.activeElement.parentElement.rowIndex]"
    assert eventually(lambda: page.evaluate(here), [2, 2].__eq__) == [2, 2]
    page.keyboard.press("Enter")
    page.wait_for_selector(".kb-evidence-head")
    page.wait_for_function("document.activeElement.classList.contains('kb-evidence-head')")
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.classList.contains('kb-quote')")
    page.keyboard.press("Control+c")
    assert eventually(lambda: _clipboard(page), lambda text: text.startswith("»")).startswith("»")


def test_words_are_found_in_the_table_and_columns_fold(visit: Visit) -> None:
    page = visit().open(View(COMPARE, law="SEL § 85"))
    page.wait_for_selector(".kb-reading .kb-quote")
    page.get_by_label("Find i tabellen").fill("støtte")
    count = page.locator(".kb-tools output")
    expect(count).to_contain_text("felter")
    page.get_by_label("Find i tabellen").press("Enter")
    expect(count).to_have_text(re.compile("^1 af "))
    page.get_by_label("Find i tabellen").fill("ordet-findes-ikke")
    expect(count).to_have_text("Ingen steder")
    page.get_by_label("Find i tabellen").press("Escape")
    expect(count).to_have_text("")

    page.get_by_role("button", name="Fold kolonnen Egelund sammen").click()
    expect(page.locator(".kb-reading thead .kb-folded")).to_have_count(1)
    page.get_by_role("button", name="Vis alle kolonner og rækker").click()
    expect(page.locator(".kb-folded")).to_have_count(0)

    edge = page.get_by_role("separator", name="Bredde på kolonnen Egelund")
    before = int(edge.get_attribute("aria-valuenow") or 0)
    edge.press("ArrowRight")
    expect(edge).to_have_attribute("aria-valuenow", str(before + 20))

    which = page.locator(".kb-tools").get_by_label("Vis", exact=True)
    shown = page.locator(".kb-reading td:not(.kb-dim):visible")
    quoted = page.locator(".kb-quote")
    which.select_option("quotes")
    expect(shown.filter(has=quoted)).not_to_have_count(0)
    expect(shown.filter(has_not=quoted)).to_have_count(0)
    which.select_option("gaps")
    expect(shown.and_(page.locator(".kb-stated"))).to_have_count(0)


def test_a_choice_takes_rows_and_columns_out_and_puts_them_back(visit: Visit) -> None:
    page = visit().open(View(COMPARE, law="SEL § 85"))
    heads = page.locator(".kb-reading thead .kb-name")
    rows = page.locator(".kb-reading tbody tr")
    cells = page.locator(".kb-reading tbody td")
    expect(heads).to_have_text(["Egelund", "Havbjerg"])
    expect(rows).to_have_count(5)
    whole = cells.all_inner_texts()
    page.get_by_role("button", name="Fjern Egelund").click()
    expect(heads).to_have_text(["Havbjerg"])
    expect(cells).to_have_count(5)
    page.get_by_role("button", name="Fjern Omfang").click()
    expect(rows).to_have_count(4)
    expect(page).to_have_url(re.compile("kommune=Havbjerg(?!.*afsnit=scope)"))
    page.get_by_label("Find i tabellen").fill("støtte")
    expect(page.locator(".kb-tools output")).to_contain_text("felter")

    page.get_by_label("Find i tabellen").fill("")
    _choose(page, "Kommuner", "Egelund")
    expect(heads).to_have_text(["Egelund", "Havbjerg"])
    _choose(page, "Afsnit", "Omfang")
    expect(rows).to_have_count(5)
    expect(cells).to_have_text(whole, use_inner_text=True)


def _choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Escape")


def test_a_printed_page_holds_the_whole_table(visit: Visit) -> None:
    page = visit().open(View(COMPARE, law="SEL § 85"))
    page.wait_for_selector(".kb-reading .kb-quote")
    page.emulate_media(media="print")
    expect(page.locator('[data-testid="stSidebar"]')).to_be_hidden()
    expect(page.locator(".kb-tools")).to_be_hidden()
    region = page.locator(".kb-reading .kb-region")
    hidden = "(one) => one.scrollHeight - one.clientHeight"
    assert eventually(lambda: region.evaluate(hidden), lambda pixels: pixels <= 2) <= 2
    cut = "all => all.filter((one) => one.scrollHeight > one.clientHeight + 2).length"
    assert eventually(lambda: page.locator(".kb-cut").evaluate_all(cut), (0).__eq__) == 0


def _clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))
