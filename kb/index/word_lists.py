"""The word lists of `word_lists.toml`: reviewed data, each with a line that says what it is for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, str]:
    lists: dict[str, str] = tomllib.loads(files("kb.index").joinpath("word_lists.toml").read_text(encoding="utf-8"))
    return lists


def word_list(name: str) -> frozenset[str]:
    """The words of one list.

    >>> "under" in word_list("particles")
    True
    """
    return frozenset(_lists()[name].split())
