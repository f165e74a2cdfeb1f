"""The topics of a law over the current state of the library, with vectors of meaning made once for each text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kb.library import Library
from kb.meaning.encoder import Encoder
from kb.paths import Home

if TYPE_CHECKING:  # numpy: only for whom it may concern
    from kb.compare.topics import TopicTable
    from kb.compare.topics.leanings import VectorsOf

Progress = Callable[[int, int], None]


def topic_table(
    home: Home, library: Library, law: str, *, encoder: Encoder | None, progress: Progress | None = None
) -> TopicTable:
    """The topics of the law; the first time a text is seen its vector is made (20-50 ms) and kept in `indexes/`.

    `encoder` None: words decide alone. Raises: QueryError when the library does not know the law.
    """
    from kb.compare.topics import build_topics

    return build_topics(library, law, vectors_of=vectors_of(home, encoder, progress=progress))


def vectors_of(home: Home, encoder: Encoder | None, *, progress: Progress | None = None) -> VectorsOf | None:
    """Vectors by text, kept in the home; None without an encoder."""
    if encoder is None:
        return None
    from kb.index.vectors import VectorCache

    cache = VectorCache(home.indexes / "vectors", encoder)
    return lambda texts: cache.of(texts, progress=progress)
