"""A stand-in for the model, and indexes of the small and the shipped library."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from kb.index import Passage, Searcher, passages_of
from kb.index.engines import engine_named
from kb.index.vectors import VectorCache, Vectors
from kb.index.writing import write_index
from kb.library import Library


class HashingEncoder:
    """Words hashed into a unit vector: the same words, the same meaning."""

    name = "hashing/1"

    def passages(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self.query(text) for text in texts])

    def query(self, text: str) -> Vectors:
        vector = np.full(64, 1e-3, dtype=np.float32)
        for word in text.lower().split():
            vector[hashlib.sha256(word.encode("utf-8", "replace")).digest()[0] % 64] += 1
        return vector / np.float32(np.linalg.norm(vector))


@pytest.fixture(scope="session")
def encoder() -> HashingEncoder:
    return HashingEncoder()


def passages_in(library: Library) -> list[Passage]:
    return [
        passage
        for document in library.documents
        for passage in passages_of(library.reading(document.document), library.clean(document.document))
    ]


@pytest.fixture
def tiny_passages(tiny_library: Library) -> list[Passage]:
    return passages_in(tiny_library)


@pytest.fixture(scope="session")
def corpus_passages(corpus_library: Library) -> list[Passage]:
    return passages_in(corpus_library)


@pytest.fixture(scope="session", params=("whoosh", "tantivy"))
def corpus_searcher(
    corpus_passages: list[Passage],
    encoder: HashingEncoder,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Searcher:
    """The shipped corpus, its index made with the stand-in for the model, by each keyword engine."""
    pytest.importorskip(request.param)
    folder: Path = tmp_path_factory.mktemp("index")
    cache = VectorCache(folder / "vectors", encoder)
    write_index(folder / "index", corpus_passages, cache=cache, kind=engine_named(request.param))
    return Searcher(folder / "index", encoder=encoder)
