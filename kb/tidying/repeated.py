"""Which text stands word for word in several standards of one document, and could be said once?

Sentences are alike when their words are, whatever their case and punctuation. Sentences that follow each other in the
same standards make one passage. Short ones ("Der følges op efter behov.") are left: they are an answer, no repetition.
Quoted statute belongs with its standard and is left, too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.model import Provision, Reading, Standard

LEAST_WORDS = 8  # of a passage
_WORD_RE = re.compile(r"\w+")
_At = tuple[str, int]  # standard, which of its sentences


@dataclass(frozen=True, slots=True)
class Place:
    """One of the places where the passage stands."""

    standard: Standard
    provisions: tuple[Provision, ...]

    @property
    def lines(self) -> tuple[int, int]:
        return self.provisions[0].start_line, self.provisions[-1].end_line


@dataclass(frozen=True, slots=True)
class Repeated:
    """A passage, as the first standard writes it, and where it stands."""

    text: str
    words: int
    places: tuple[Place, ...]  # two or more, of different standards, in the order of the document

    @property
    def law_refs(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(law for place in self.places for law in place.standard.law_refs))

    @property
    def to_spare(self) -> int:
        """Words that would be left out if it were said once."""
        return self.words * (len(self.places) - 1)


def repeated(reading: Reading) -> tuple[Repeated, ...]:
    """The passages of a document that several of its standards repeat, those that take most room first."""
    found = [
        passage
        for run in _runs(_sentences(reading))
        if (passage := _passage(run, reading.standards)).words >= LEAST_WORDS
    ]
    return tuple(sorted(found, key=lambda one: (-one.to_spare, one.places[0].lines)))


def _passage(run: Sequence[dict[str, Provision]], standards: Sequence[Standard]) -> Repeated:
    first = next(iter(run[0]))
    text = " ".join(" ".join(filter(None, (said[first].lead_in, said[first].text))) for said in run)
    places = tuple(
        Place(standard, tuple(said[standard.id] for said in run)) for standard in standards if standard.id in run[0]
    )
    return Repeated(text, len(_WORD_RE.findall(text)), places)


def _sentences(reading: Reading) -> dict[str, list[Provision]]:
    """The municipality's own sentences, standard by standard."""
    by_standard: dict[str, list[Provision]] = {standard.id: [] for standard in reading.standards}
    for provision in reading.provisions:
        if provision.standard in by_standard and not provision.quoted_law:
            by_standard[provision.standard].append(provision)
    return by_standard


def _runs(sentences: dict[str, list[Provision]]) -> Iterator[list[dict[str, Provision]]]:
    """Runs of sentences that follow each other in the same standards; of each sentence, what each standard has."""
    where: defaultdict[str, list[_At]] = defaultdict(list)
    for standard, provisions in sentences.items():
        for at, provision in enumerate(provisions):
            where[_key(provision)].append((standard, at))
    seen: set[_At] = set()
    for standard, provisions in sentences.items():
        for at in range(len(provisions)):
            if (standard, at) in seen:
                continue
            places = _first_of_each(where[_key(provisions[at])])
            if len(places) < 2:
                continue
            run = []
            while len(places) > 1:
                seen.update(places.items())
                run.append({name: sentences[name][place] for name, place in places.items()})
                places = _next(places, sentences, where)
            yield run


def _first_of_each(places: Sequence[_At]) -> dict[str, int]:
    first: dict[str, int] = {}
    for standard, at in places:
        first.setdefault(standard, at)
    return first


def _next(places: dict[str, int], sentences: dict[str, list[Provision]], where: dict[str, list[_At]]) -> dict[str, int]:
    """The next sentence in each of the places, when it is the same in all of them and in no other standard."""
    after = {name: at + 1 for name, at in places.items()}
    keys = {_key(sentences[name][at]) if at < len(sentences[name]) else "" for name, at in after.items()}
    if len(keys) != 1 or "" in keys:
        return {}
    return after if {name for name, _ in where[keys.pop()]} == set(after) else {}


def _key(provision: Provision) -> str:
    """The words, whatever their case and what stands between them."""
    return " ".join(_WORD_RE.findall(f"{provision.lead_in} {provision.text}".casefold()))
