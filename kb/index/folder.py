"""What lies in the folder of an index?

    documents.tsv   key, name and number of passages of each document, in the order of the passages
    passages.jsonl  the passages; passages.npy says where each begins
    rows.tsv        each passage's terms by field; rows.npy says where each begins
    lexicon.tsv     word forms, also of the thesaurus and of everyday concepts: stem, parts, number of passages that
                    use the form
    thesaurus.tsv   the terms of its words and of what concepts find, as the lexicon gives them
    facts.txt       every different fact, as `quantities` writes it
    engine/         the keyword engine's own files; engine.txt names the engine
    meaning.npy     a vector for each passage with its context, and one without; absent where no model is installed

A folder is made from one state of the library and never changed. All files are opened at once and the large ones are
mapped, so that a searcher goes on reading when another process has put a later index in the place of this one.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kb.index.danish import Form, Lexicon
from kb.index.engine import Engine
from kb.index.engines import engine_named
from kb.index.passages import Passage
from kb.index.thesaurus import Terms, Thesaurus, reviewed_rows
from kb.index.vectors import Vectors
from kb.store.codec import loads

VERSION = "5"  # of the index; part of its folder's name
DOCUMENTS, LEXICON, THESAURUS, FACTS = "documents.tsv", "lexicon.tsv", "thesaurus.tsv", "facts.txt"
ENGINE, ENGINE_NAME, MEANING = "engine", "engine.txt", "meaning.npy"
PASSAGES, ROWS = ("passages.jsonl", "passages.npy"), ("rows.tsv", "rows.npy")


class Lines:
    """The lines of a file, each found without reading those before it."""

    def __init__(self, folder: Path, names: tuple[str, str]) -> None:
        self.begins: npt.NDArray[np.int64] = np.load(folder / names[1])  # of each line, and the end of the last
        with (folder / names[0]).open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if self.begins[-1] else b""

    def __len__(self) -> int:
        return len(self.begins) - 1

    def __getitem__(self, number: int) -> str:
        return self.stretch(number, number + 1)[:-1].decode("utf-8")

    def stretch(self, start: int, end: int) -> bytes:
        """Lines start..end (half-open) as they are, line ends included."""
        return bytes(self._bytes[int(self.begins[start]) : int(self.begins[end])])


@dataclass(frozen=True, slots=True)
class Filed:
    """A document in an index: half-open range of its passages."""

    document: str
    start: int
    end: int


class IndexFolder:
    """An opened index folder."""

    def __init__(self, folder: Path) -> None:
        self.place = folder
        self.engine_name = (folder / ENGINE_NAME).read_text(encoding="utf-8").strip()
        self.engine: Engine = engine_named(self.engine_name).open(folder / ENGINE)
        self._passages = Lines(folder, PASSAGES)
        self.rows = Lines(folder, ROWS)
        self._lexicon_text = (folder / LEXICON).read_bytes()
        self._thesaurus_text = (folder / THESAURUS).read_bytes()
        self._facts_text = (folder / FACTS).read_bytes()
        self._documents_text = (folder / DOCUMENTS).read_bytes()
        self.meaning: Vectors | None = None  # shape: (2, passages, dimensions)
        if (folder / MEANING).exists():
            self.meaning = np.load(folder / MEANING, mmap_mode="r")

    @property
    def size(self) -> int:
        """Number of passages."""
        return len(self.rows)

    def passage(self, number: int) -> Passage:
        return loads(self._passages[number].encode("utf-8"), Passage)

    def passages(self, start: int, end: int) -> bytes:
        return self._passages.stretch(start, end)

    @cached_property
    def documents(self) -> dict[str, Filed]:
        """The documents by their keys."""
        found: dict[str, Filed] = {}
        at = 0
        for line in self._documents_text.decode("utf-8").split("\n")[:-1]:
            key, name, count = line.split("\t")
            found[key] = Filed(name, at, at + int(count))
            at += int(count)
        return found

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """Every different fact of the library as a term, and some of its past; a few hundred."""
        return tuple(self._facts_text.decode("utf-8").split("\n")[:-1])

    @cached_property
    def thesaurus(self) -> Thesaurus:
        return Thesaurus.of(reviewed_rows(), self.terms_of)

    def terms_of(self, word: str) -> Terms:
        """The terms of a word of the thesaurus, or of one that an everyday concept finds; () for another."""
        return tuple(self._terms.get(word, "").split())

    @cached_property
    def _terms(self) -> dict[str, str]:
        return dict(line.split("\t") for line in self._thesaurus_text.decode("utf-8").split("\n")[:-1])

    @cached_property
    def lexicon(self) -> Lexicon:
        return Lexicon({word: Form(stem, tuple(parts.split())) for word, stem, parts, _ in self._forms()})

    @cached_property
    def uses(self) -> dict[str, int]:
        """In how many passages a form stands; forms that only the thesaurus has are left out."""
        return {word: uses for word, _, _, number in self._forms() if (uses := int(number))}

    def _forms(self) -> Iterator[tuple[str, str, str, str]]:
        for line in self._lexicon_text.decode("utf-8").split("\n")[:-1]:
            word, stem, parts, uses = line.split("\t")
            yield word, stem, parts, uses
