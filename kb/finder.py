"""The read side of search: a question and what it is narrowed to, over the current state of the library.

The index of a state is made by whoever searches it first: some seconds for the words, and for the meaning 20-50 ms a
passage that was never seen before (`kb.index.states`).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from kb.compare.editions import year_of
from kb.compare.law_query import laws_meant
from kb.compare.names import municipality_named, section_type_named
from kb.errors import QueryError
from kb.index import Answer, Passage, Searcher, passages_of
from kb.index.asked import readable
from kb.index.danish import law_terms, name_term
from kb.index.names_asked import Left, NameKind, names_asked
from kb.index.searcher import Only
from kb.index.states import opened_index
from kb.index.vectors import Encoder
from kb.index.writing import Part, texts_of
from kb.law.citations import citations
from kb.library import Library
from kb.meaning.metadata import register
from kb.model import Document
from kb.paths import Home

Progress = Callable[[int, int], None]
MOST_HITS = 20
NO_DOCUMENT = "?"  # what a search is narrowed to when no document fits: no file is called that
_DATE_RE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


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
        index = opened_index(
            folder_of(home),
            library.text_version,
            lambda: _parts(library),
            encoder=encoder,
            cache_in=home.indexes / "vectors",
            progress=progress,
        )
        return cls(library, Searcher(index, encoder=encoder))

    def close(self) -> None:
        self.searcher.close()

    def only(
        self,
        *,
        municipalities: Sequence[str] = (),
        laws: Sequence[str] = (),
        types: Sequence[str] = (),
        documents: Sequence[str] = (),
        approved_from: str = "",
        approved_to: str = "",
    ) -> Only:
        """The narrowing that a person means by these names; dates are ISO days, months or years, both included.

        Raises: QueryError for a name that the library does not know, with near ones, and for what is no date.
        """
        known = self._library.municipalities()
        named = tuple(dict.fromkeys(self._library.find(name) for name in documents))
        if approved_from or approved_to:
            dated = approved_between(self._library.documents, approved_from, approved_to)
            named = tuple(name for name in dated if not named or name in named) or (NO_DOCUMENT,)
        return Only(
            municipalities=tuple(municipality_named(name, known) for name in municipalities),
            laws=tuple(dict.fromkeys(ref for law in laws for ref in self._laws(law))),
            types=tuple(section_type_named(name) for name in types),
            documents=named,
        )

    def search(
        self,
        text: str,
        *,
        only: Only | None = None,
        limit: int = MOST_HITS,
        without: Collection[str] = (),
        also: Sequence[str] = (),
    ) -> Answer:
        """The passages that answer best, narrowed to the municipalities and the law that the question names.

        `without` takes out what was understood and not meant: names (as in `Answer.names`), other ways of saying a
        word, amounts. `also` are words to search as well.

        Raises: QueryError when there is nothing to look for.
        """
        if not re.search(r"\w", text):
            raise QueryError("Der er ikke noget at søge efter.", hint="Skriv et eller flere ord, eller en §.")
        left = self.left(readable(text), without)
        narrowed = self._narrowed(left, only or Only())
        answer = self.searcher.search(left.text, only=narrowed, limit=limit, without=without, also=also)
        return replace(answer, names=left.names, facets=self._facets(answer))

    def left(self, text: str, without: Collection[str] = ()) -> Left:
        """The question without the names that it is narrowed to; a law that no standard rests on stays a word."""
        known = self._library.municipalities()
        left = names_asked(text, known, all_municipalities(), keep=without)
        foreign = [law for law in left.of(NameKind.LAW) if not self._rests_on(law)]
        return names_asked(text, known, all_municipalities(), keep=(*without, *foreign)) if foreign else left

    def _rests_on(self, law: str) -> bool:
        try:
            return bool(self.standards_meant(law))
        except QueryError:
            return False

    def _narrowed(self, left: Left, only: Only) -> Only:
        """What a person chose wins over what the question names."""
        laws = tuple(dict.fromkeys(ref for law in left.of(NameKind.LAW) for ref in self._laws(law)))
        return replace(
            only,
            municipalities=only.municipalities or left.of(NameKind.MUNICIPALITY),
            laws=only.laws or laws,
        )

    def _facets(self, answer: Answer) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
        """What the passages found can be narrowed to, by name, with how many each has; the most first."""
        counted = {name: dict(values) for name, values in answer.facets}
        documents = {name_term(one.document): one for one in self._library.documents}
        years: Counter[str] = Counter()
        for term, count in counted["document"].items():
            if term in documents:
                years[year_of(documents[term])[:4]] += count
        found = {
            "municipality": _renamed(
                counted["municipality"], {name_term(name): name for name in self._library.municipalities()}
            ),
            "law": _renamed(counted["law"], {law_terms(law)[0]: law for law in self._library.laws()}),
            "type": counted["type"],
            "year": {year: count for year, count in years.items() if year},
            "document": _renamed(counted["document"], {term: one.document for term, one in documents.items()}),
        }
        return tuple(
            (name, tuple(sorted(values.items(), key=lambda item: (-item[1], item[0]))))
            for name, values in found.items()
        )

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


def folder_of(home: Home) -> Path:
    """Where the home's indexes are."""
    return home.indexes / "search"


def texts_to_read(library: Library) -> list[str]:
    """The texts whose vectors an index with meaning needs."""
    return texts_of([passage for one in library.documents for passage in _passages(library, one.document)])


def _renamed(counted: Mapping[str, int], names: Mapping[str, str]) -> dict[str, int]:
    return {names[term]: count for term, count in counted.items() if term in names}


def all_municipalities() -> tuple[str, ...]:
    """The names of the 98 municipalities of Denmark."""
    return tuple(name for name, _ in register().values())


def approved_between(documents: Iterable[Document], first: str, last: str) -> tuple[str, ...]:
    """Documents approved in this time, by the year of the edition where no approval is stated.

    Raises: QueryError for what is no date.
    """
    for date in filter(None, (first, last)):
        if not _DATE_RE.fullmatch(date):
            raise QueryError(f"»{date}« er ikke en dato.", hint="Skriv år, år-måned eller år-måned-dag: 2024-03-12.")
    dated = ((document.document, year_of(document)) for document in documents)
    return tuple(
        name
        for name, date in dated
        if date and (not first or date[: len(first)] >= first[: len(date)]) and (not last or date[: len(last)] <= last)
    )


def _listed(value: object) -> tuple[str, ...]:
    """One name, several or none."""
    if value is None or value == "":
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def _parts(library: Library) -> list[Part]:
    """The documents as the index keeps them."""
    return [
        Part(one.document, library.text_version_of(one.document), partial(_passages, library, one.document))
        for one in library.documents
    ]


def _passages(library: Library, name: str) -> tuple[Passage, ...]:
    return passages_of(library.reading(name), library.clean(name))
