"""The read side of search: a question and what it is narrowed to, over the current state of the library.

The index of a state is made by whoever searches it first: some seconds for the words, and for the meaning 20-50 ms a
passage that was never seen before. It is made beside its place and moved in whole; two processes that make it at once
make the same. Indexes of other states are removed, vectors are kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from kb.compare.law_query import laws_meant
from kb.compare.names import municipality_named, section_type_named
from kb.errors import QueryError
from kb.index import Answer, Passage, Searcher, passages_of
from kb.index.searcher import VERSION, Only, write_index
from kb.index.vectors import Encoder, VectorCache
from kb.index.whoosh_engine import Whoosh
from kb.law.citations import citations
from kb.library import Library
from kb.paths import Home

Progress = Callable[[int, int], None]
MOST_HITS = 20


class Finder:
    """Answers questions over one state of the library."""

    def __init__(self, library: Library, searcher: Searcher) -> None:
        self._library = library
        self.searcher = searcher

    @classmethod
    def open(
        cls,
        home: Home,
        *,
        library: Library | None = None,
        encoder: Encoder | None = None,
        progress: Progress | None = None,
    ) -> Finder:
        """A finder over the current state; makes its index when there is none. `encoder` None: no meaning leg."""
        library = library or Library.open(home)
        return cls(library, Searcher(_index(home, library, encoder, progress), encoder=encoder))

    def close(self) -> None:
        self.searcher.close()

    def only(self, *, municipalities: Sequence[str] = (), laws: Sequence[str] = (), types: Sequence[str] = ()) -> Only:
        """The narrowing that a person means by these names.

        Raises: QueryError for a name that the library does not know, with near ones.
        """
        known = self._library.municipalities()
        return Only(
            municipalities=tuple(municipality_named(name, known) for name in municipalities),
            laws=tuple(dict.fromkeys(ref for law in laws for ref in self._laws(law))),
            types=tuple(section_type_named(name) for name in types),
        )

    def search(self, text: str, *, only: Only | None = None, limit: int = MOST_HITS) -> Answer:
        """The passages that answer best.

        Raises: QueryError when there is nothing to look for.
        """
        if not re.search(r"\w", text):
            raise QueryError("Der er ikke noget at søge efter.", hint="Skriv et eller flere ord, eller en §.")
        return self.searcher.search(text, only=only, limit=limit)

    def standards_meant(self, law: str) -> tuple[str, ...]:
        """The references of the library's standards that the law means.

        Raises: QueryError when no standard rests on it, with near ones.
        """
        return laws_meant(law, self._library.laws()).laws

    def batch(self, lines: Iterable[str]) -> Iterator[tuple[object, Answer]]:
        """The id and the answer of each query of a batch: one JSON object a line with qid, query and filters.

        Raises: QueryError naming the line that is no such object.
        """
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                asked = json.loads(line)
                qid, text, filters = asked["qid"], str(asked["query"]), asked.get("filters") or {}
                only = self.only(
                    municipalities=_listed(filters.get("municipality")),
                    laws=_listed(filters.get("law")),
                    types=_listed(filters.get("section_type")),
                )
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise QueryError(
                    f"Linje {number} er ikke et spørgsmål.",
                    hint='Hver linje skal være et objekt: {"qid": …, "query": "…", "filters": {…}}.',
                ) from error
            yield qid, self.search(text, only=only)

    def _laws(self, law: str) -> tuple[str, ...]:
        """The references meant: those that standards rest on, and the one asked for, which any passage may cite."""
        cited = [ref for citation in citations(law) for ref in citation.refs if re.search(r"\d", ref)]
        try:
            return (*cited, *laws_meant(law, self._library.laws()).laws)
        except QueryError:
            if not cited:
                raise
            return tuple(cited)


def _listed(value: object) -> tuple[str, ...]:
    """One name, several or none."""
    if value is None or value == "":
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def _index(home: Home, library: Library, encoder: Encoder | None, progress: Progress | None) -> Path:
    """The folder of the index of this state, made now when it is not there."""
    causes = (VERSION, Whoosh.name, encoder.name if encoder else "")
    folder = home.indexes / "search" / f"{library.text_version}-{hashlib.sha256(repr(causes).encode()).hexdigest()[:8]}"
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = folder.with_name(f".{folder.name}.{os.getpid()}.tmp")
    shutil.rmtree(draft, ignore_errors=True)
    cache = VectorCache(home.indexes / "vectors", encoder) if encoder else None
    write_index(draft, list(_passages(library)), cache=cache, progress=progress)
    try:
        os.replace(draft, folder)
    except OSError:  # another process was quicker
        shutil.rmtree(draft, ignore_errors=True)
        if not folder.is_dir():
            raise
    for other in folder.parent.iterdir():
        if not other.name.startswith((library.text_version, ".")):
            shutil.rmtree(other, ignore_errors=True)
    return folder


def _passages(library: Library) -> Iterator[Passage]:
    for document in library.documents:
        yield from passages_of(library.reading(document.document), library.clean(document.document))
