"""The searched file answers as the package does."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from kb.text import wordlist
from kb.text.wordlist import WordList, danish_words


def listed(folder: Path, words: list[str]) -> WordList:
    path = folder / "words.txt"
    path.write_bytes(b"\n".join(sorted(word.encode() for word in words)))
    return WordList(path)


def test_every_word_is_found_and_nothing_else(tmp_path: Path) -> None:
    words = ["a", "abe", "bo", "bolig", "boligen", "støtte", "ø", "øre", "å", "ål"]
    found = listed(tmp_path, words)
    assert all(word in found for word in words)
    assert not any(word in found for word in ["", "ab", "bol", "boligens", "støtt", "z", "ålen", "a\nabe"])


def test_one_word_is_a_list(tmp_path: Path) -> None:
    assert "bolig" in listed(tmp_path, ["bolig"])
    assert "b" not in listed(tmp_path, ["bolig"])


def test_it_agrees_with_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import simplemma

    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    words = danish_words()
    assert words is not None
    assert (tmp_path / "share" / "kb").exists()
    draw = random.Random(5)
    probes = ["støtte", "funktionsevne", "ningsafstemning", "kommune", "xyzzy", "ål", "sagsbehandlingstid", ""]
    probes += ["".join(draw.choices("abdefgiklmnoprstuvyæøå", k=draw.randint(2, 6))) for _ in range(300)]
    assert [word in words for word in probes if word] == [
        simplemma.is_known(word, lang="da") for word in probes if word
    ]


def test_without_a_place_of_its_own_there_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    assert wordlist.danish_words() is None
