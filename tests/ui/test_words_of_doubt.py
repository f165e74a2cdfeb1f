"""What the program says of a document in passing is said in the reader's words, not in those of the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from kb.ingest import ingest
from kb.library import Library
from kb.model import Provision
from kb.paths import Home
from kb.taxonomy import SectionType
from kb.ui.address import DOCUMENT, OVERVIEW, View
from kb.ui.correct_panel import _reasons
from kb.ui.texts import Texts
from tests.ui.test_pages import shown

Open = Callable[..., AppTest]


@pytest.mark.parametrize("view", [View(OVERVIEW), View(DOCUMENT, document="uden-kommune.txt")], ids=["all", "one"])
def test_a_missing_municipality_is_said_without_options_of_a_command(open_page: Open, home: Home, view: View) -> None:
    text = "Kvalitetsstandard for bostøtte\n\nServiceloven § 85\n\nMålgruppe\nVoksne over 18 år.\n"
    (home.corpus / "uden-kommune.txt").write_text(text, encoding="utf-8")
    ingest(home, [home.corpus], workers=1)
    said = shown(open_page(view, home=home))
    assert "Skriv den under »Ret oplysninger om dokumentet«" in said
    assert "--" not in said.replace("<!--", "")


@pytest.mark.parametrize(
    ("reason", "language", "said"),
    [
        ("content: afsnittets type", "da", "Indhold: afsnittets type"),
        ("exclusions: »ikke«", "en", "Exclusions: »ikke«"),
        ("rettet af Anna Holm", "da", "rettet af Anna Holm"),
        ("indhold: et ord", "da", "indhold: et ord"),
    ],
)
def test_a_reason_names_the_type_as_the_page_does(tiny_library: Library, reason: str, language: str, said: str) -> None:
    provision: Provision = next(one for one in tiny_library.provisions if SectionType.SCOPE in one.types)
    assert _reasons(replace(provision, reasons=(reason,)), Texts(language)) == [said]
