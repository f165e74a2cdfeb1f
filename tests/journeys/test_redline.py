"""What changed from one edition to the next?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect

from kb.ui.address import PAIR, View
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.slow


def test_two_editions_are_redlined(visit: Callable[..., Journey], tmp_path: Path) -> None:
    page = visit().open(View(PAIR))
    page.wait_for_selector(".kb-pair")
    heads = page.locator(".kb-pair thead th")
    expect(heads.nth(0)).to_contain_text("Sønderå")
    expect(heads.nth(0)).to_contain_text("2022")
    expect(heads.nth(1)).to_contain_text("2025")
    expect(page.locator(".kb-pair del")).not_to_have_count(0)
    expect(page.locator(".kb-pair ins")).not_to_have_count(0)
    page.locator(".kb-pair .kb-quote").first.click()
    page.wait_for_selector(".kb-evidence-head")
    page.keyboard.press("Escape")
    page.wait_for_selector(".kb-evidence-head", state="detached")
    with page.expect_download() as download:
        page.get_by_role("button", name="Word").first.click()
    place = tmp_path / "ud.docx"
    download.value.save_as(place)
    assert Document(str(place)).element.xpath("//w:ins | //w:del")
