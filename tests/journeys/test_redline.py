"""What changed from one edition to the next?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from kb.ui.address import PAIR, View
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.slow


def test_two_editions_are_redlined(visit: Callable[..., Journey], tmp_path: Path) -> None:
    page = visit().open(View(PAIR))
    page.wait_for_selector(".kb-pair")
    one, other = page.locator(".kb-pair thead th").all_inner_texts()[:2]
    assert "Sønderå" in one
    assert "2022" in one
    assert "2025" in other
    assert page.locator(".kb-pair del").count() > 0
    assert page.locator(".kb-pair ins").count() > 0
    page.locator(".kb-pair .kb-quote").first.click()
    page.wait_for_selector(".kb-evidence-head")
    page.keyboard.press("Escape")
    page.wait_for_selector(".kb-evidence-head", state="detached")
    with page.expect_download() as download:
        page.get_by_role("button", name="Word").first.click()
    place = tmp_path / "ud.docx"
    download.value.save_as(place)
    assert Document(str(place)).element.xpath("//w:ins | //w:del")
