"""The look reaches the browser whole."""

from __future__ import annotations

from importlib.resources import files

import pytest

STYLES = sorted(file.name for file in files("kb.ui").iterdir() if file.name.endswith(".css"))


@pytest.mark.parametrize("name", STYLES)
def test_a_style_holds_nothing_that_looks_like_a_tag(name: str) -> None:
    """Else what cleans the page before it is shown drops the whole style."""
    assert "<" not in files("kb.ui").joinpath(name).read_text(encoding="utf-8")
