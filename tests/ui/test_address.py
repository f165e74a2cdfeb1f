"""A link opens the view that it was made from; a stranger's address opens something, too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.ui.address import COMPARE, DOCUMENT, View, mark, marks, view_at, view_of

NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
SEVERAL = st.lists(NAMES, unique=True, max_size=4).map(tuple)
LINES = st.tuples(st.integers(1, 9_999_999), st.integers(1, 9_999_999)).map(lambda pair: (min(pair), max(pair)))

VIEWS = st.builds(
    View,
    page=st.sampled_from(["", COMPARE, DOCUMENT]),
    law=NAMES,
    municipalities=SEVERAL,
    types=SEVERAL,
    document=NAMES,
    lines=st.none() | LINES,
    language=st.sampled_from(["da", "en"]),
    snapshot=st.text("0123456789abcdef", max_size=16),
)


@given(VIEWS)
def test_a_link_opens_its_view(view: View) -> None:
    assert view_at(view.href) == view
    assert view_of(view.page, view.params) == view


@given(st.dictionaries(st.sampled_from(["lov", "kommune", "afsnit", "dok", "linje", "sprog", "data"]), st.lists(NAMES)))
def test_any_address_is_a_view(params: dict[str, list[str]]) -> None:
    view = view_of(COMPARE, params)
    assert view_at(view.href) == view


@pytest.mark.parametrize("said", ["", "0", "x", "-3", "3-", "1-2-3", "12-0", "٣", "1" * 5000, "<b>", " 3"])
def test_what_is_no_passage_is_none(said: str) -> None:
    assert view_of(COMPARE, {"linje": [said]}).lines is None


def test_links_lead_from_any_page_to_any_page() -> None:
    """They are relative, so the app may stand below a folder of a server."""
    assert View("").href == "./"
    assert View(DOCUMENT).href == "dokument"


def test_marks_hold_nothing_that_a_stranger_wrote() -> None:
    assert mark('"]{}<b>.pdf', (3, 4)).replace("-", "").isalnum()


def test_a_passage_is_marked_as_a_quote_and_line_by_line() -> None:
    view = View(COMPARE, document="a.pdf", lines=(3, 5))
    wanted = [(3, 5), (3, 3), (4, 4), (5, 5)]
    assert marks(view).split(",") == [f".{mark('a.pdf', lines)}" for lines in wanted]
    assert marks(View(COMPARE, document="a.pdf", lines=(3, 3))).count(",") == 0
    assert marks(View(COMPARE, document="a.pdf")) == ""
    assert marks(View(COMPARE, document="a.pdf", lines=(1, 9_999_999))).count(",") < 300
