"""Find a provision and open its page; put one question to all municipalities."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from kb.ui.address import ASK, SEARCH, View
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.slow
FIRST = 60_000  # milliseconds: the first question of a library makes its index
Visit = Callable[..., Journey]


def test_find_a_provision_and_open_its_page(visit: Visit) -> None:
    journey = visit()
    page = journey.open(View(SEARCH))
    page.get_by_label("Søg i alle bestemmelser").fill("hvor tit følges der op?")
    page.get_by_role("button", name="Søg", exact=True).click()
    quote = page.locator(".kb-found .kb-quote", has_text="følge").first
    quote.wait_for(timeout=FIRST)
    expect(page).to_have_url(re.compile("[?&]q="))
    quote.click()
    page.wait_for_selector(".kb-evidence-head")
    page.wait_for_function("location.search.includes('linje=')")
    page.get_by_role("link", name="Læs videre i dokumentet").click()
    page.wait_for_function("location.pathname.endsWith('dokument')")
    journey.settled()
    page.wait_for_selector(".kb-lines tr[aria-current]")


def test_ask_all_municipalities_one_question(visit: Visit) -> None:
    journey = visit()
    page = journey.open(View(ASK))
    page.get_by_label("Spørgsmål til alle kommuner").fill("Hvor tit følges der op?")
    page.get_by_role("button", name="Spørg", exact=True).click()
    page.wait_for_selector(".kb-region tbody tr", timeout=FIRST)
    rows = page.locator(".kb-region tbody tr")
    for name in ("Egelund", "Havbjerg", "Sønderå"):
        expect(rows.locator("th", has_text=name)).not_to_have_count(0)
    journey.settled()
    for row in rows.all():  # words of its own, or an answer that is no silence
        assert row.locator(".kb-quote").count() or len(row.locator("td").last.inner_text()) > 5
    page.locator(".kb-region .kb-quote").first.click()
    page.wait_for_selector(".kb-evidence-head")
