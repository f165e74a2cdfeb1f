"""The comparison in Firefox: read, find, see the source, choose; where there is no Firefox it is skipped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.ui.address import COMPARE, View
from tests.journeys.firefox import Firefox, find, started

pytestmark = pytest.mark.slow
ESCAPE = "\ue00c"


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Firefox]:
    program = find()
    if program is None:
        pytest.skip("Der er ingen Firefox på denne maskine: rejsen i den er sprunget over.")
    with started(program, tmp_path / "profile") as opened:
        yield opened
        assert opened.errors == []


def test_the_comparison_works_in_firefox(firefox: Firefox, server: str) -> None:
    firefox.open(server + View(COMPARE, law="SEL § 85").href)
    firefox.until("document.querySelectorAll('.kb-reading thead .kb-name').length === 2")
    firefox.until("document.documentElement.lang === 'da'")

    firefox.click(".kb-tools input[type=search]")
    firefox.press("støtte")
    firefox.until("document.querySelector('.kb-tools output').textContent.includes('felter')")
    firefox.press(ESCAPE)
    firefox.until("document.querySelector('.kb-tools output').textContent === ''")

    words = firefox.value("document.querySelector('td .kb-quote q').textContent")
    firefox.click("td .kb-quote q")
    firefox.until("document.querySelector('.st-key-evidence img')")
    firefox.until("location.search.includes('linje=')")
    firefox.until("document.querySelector('td .kb-quote').hasAttribute('aria-current')")
    firefox.click(".kb-close")
    firefox.until("!document.querySelector('.kb-evidence-head') && !location.search.includes('linje=')")
    assert firefox.value("document.querySelector('td .kb-quote q').textContent") == words

    firefox.click(".stMultiSelect [aria-label='Fjern Egelund']")
    firefox.until("document.querySelectorAll('.kb-reading thead .kb-name').length === 1")
    firefox.until("location.search.includes('kommune=Havbjerg')")
