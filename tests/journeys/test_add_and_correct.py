"""Upload a PDF, keep it, correct a section, read the file again: the correction is still there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from kb.ingest import forget, ingest
from kb.library import Library
from kb.paths import Home
from kb.taxonomy import SectionType, label
from kb.ui.address import ADD, DOCUMENT, View
from tests.journeys.conftest import PROJECT, Journey

pytestmark = pytest.mark.slow
KLITHOLM = "klitholm-ledsagelse-og-bostoette.pdf"


def test_a_correction_outlives_a_second_reading(visit: Callable[..., Journey], journey_home: Home) -> None:
    journey = visit()
    page = journey.open(View(ADD))
    page.locator('input[type="file"]').set_input_files(PROJECT / "corpus" / KLITHOLM)
    page.locator('[data-testid^="stFileChip"]').first.wait_for()
    journey.settled()
    page.get_by_role("button", name="Læs filerne").click()
    page.get_by_role("button", name="Behold 1 dokument").wait_for()
    assert KLITHOLM not in [one.document for one in Library.open(journey_home).documents]
    expect(page.locator(".kb-preview")).to_contain_text("Klitholm")
    page.get_by_role("button", name="Behold 1 dokument").click()
    page.get_by_role("link", name=KLITHOLM).wait_for()

    try:
        sections = Library.open(journey_home).reading(KLITHOLM).sections
        section = next(one for one in sections if one.type is SectionType.SCOPE)
        at = View(DOCUMENT, document=KLITHOLM, lines=(section.start_line, section.start_line))
        page = journey.open(at)
        name = page.get_by_role("textbox", name="Dit navn")
        name.fill("Anna Holm")
        name.press("Enter")
        journey.settled()
        page.get_by_role("combobox", name="Afsnittet handler om").click()
        page.get_by_role("option", name=label(SectionType.DELIVERY, language="da"), exact=True).click()
        page.get_by_role("button", name="Skift afsnitstype").click()
        page.get_by_text("rettet af Anna Holm").first.wait_for()

        uploaded = journey_home.workspace / "uploads" / KLITHOLM
        forget(journey_home, KLITHOLM)
        ingest(journey_home, [uploaded], workers=1)
        page = journey.open(at)
        page.get_by_text("rettet af Anna Holm").first.wait_for()
    finally:
        forget(journey_home, KLITHOLM)
