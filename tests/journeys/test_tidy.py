"""Tidy up a standard: find a rule under a heading of another type, see its source, take the list home."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from kb.ui.address import REVIEW, View
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.slow
Visit = Callable[..., Journey]


def test_find_rules_below_another_heading_and_take_them_home(visit: Visit, tmp_path: Path) -> None:
    journey = visit()
    page = journey.open(View(REVIEW))
    page.get_by_role("radio", name="Under en anden overskrift").click()
    rows = page.locator(".kb-tidy tbody tr")
    expect(rows).not_to_have_count(0)
    expect(page).to_have_url(re.compile("visning=overskrifter"))

    quote = rows.first.locator("td .kb-quote q").nth(1)  # of the rule; the first is the heading above it
    words = quote.inner_text()
    quote.click()
    page.wait_for_selector(".kb-evidence-head")
    expect(page).to_have_url(re.compile("linje="))
    expect(page.locator(".kb-quote[aria-current] q").first).to_have_text(words)
    page.keyboard.press("Escape")
    page.wait_for_selector(".kb-evidence-head", state="detached")

    with page.expect_download() as download:
        page.get_by_role("button", name="Excel").click()
    place = tmp_path / "ud.xlsx"
    download.value.save_as(place)
    written = [str(cell.value) for row in openpyxl.load_workbook(place)["Liste"] for cell in row]
    assert any(words[:40] in text for text in written)


def test_a_link_to_a_list_opens_it_narrowed(visit: Visit) -> None:
    page = visit().open(View(REVIEW, law="SEL § 85").with_options(visning="vurdering", hvor="standard"))
    expect(page.get_by_role("radio", name="Individuel vurdering")).to_be_checked()
    expect(page.locator(".kb-tidy tbody tr")).not_to_have_count(0)
    expect(page.locator(".kb-tidy .kb-answer").first).to_have_text("i et andet afsnit af standarden")
