"""Which municipalities and which provision of the law does a question name, and what is left to look for?

    "opfølgning i Aasbjerg"     opfølgning, narrowed to Åsbjerg
    "§ 85 klage"                klage, narrowed to SEL § 85
    "§ 85"                      a question about the paragraph itself: nothing is cut

A name is cut out of the question only where something is left to look for, never inside quotes or among OG, ELLER and
IKKE, and a name that is also a word (Vejen, Skive) only where it is written as a name. Each cut can be undone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kb.index.danish import STOP_WORDS
from kb.index.word_lists import word_list
from kb.law.citations import citations
from kb.text.words import fold

_WORD_RE = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_QUOTED_RE = re.compile(r'"[^"]*"')
_SIGNS_RE = re.compile(r"(?<!\w)(?:OG|ELLER|IKKE|AND|OR|NOT)(?!\w)")
_BEFORE = frozenset({"i", "fra", "hos", "for", "in", "from", "of"})
_OWN = frozenset({"kommune", "kommunes", "kommuner", "kommunen", "municipality"})
_BETWEEN = frozenset({"og", "eller", "samt", "and", "or"})
_BEFORE_LAW = frozenset({"efter", "jf", "jfr", "iht", "ifølge", "under", "i", "for", "om", "på", "by"})


class NameKind(StrEnum):
    MUNICIPALITY = "municipality"
    LAW = "law"
    ABSENT = "absent"  # a Danish municipality that the library has nothing from


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a question."""

    kind: NameKind
    value: str  # the municipality as the library writes it, or the reference
    text: str  # as asked
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Left:
    """A question without the names in it."""

    text: str
    names: tuple[Name, ...] = ()

    def of(self, kind: NameKind) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name.value for name in self.names if name.kind is kind))


def names_asked(text: str, known: Collection[str], register: Iterable[str], *, keep: Collection[str] = ()) -> Left:
    """The question and the names in it; `keep` are names (values) that are to stay words.

    >>> left = names_asked("Hvor tit følges der op i Aasbjerg Kommune?", ["Åsbjerg"], [])
    >>> left.text, left.of(NameKind.MUNICIPALITY)
    ('Hvor tit følges der op?', ('Åsbjerg',))
    """
    if _SIGNS_RE.search(text) and any(char.islower() for char in text):
        return Left(text)
    found = [name for name in (*_municipalities(text, known, register), *_law(text)) if name.value not in keep]
    quoted = [range(*match.span()) for match in _QUOTED_RE.finditer(text)]
    found = [name for name in found if not any(name.start in place for place in quoted)]
    rest = _without(text, [name for name in found if name.kind is not NameKind.ABSENT])
    if not _asks_something(rest):  # the paragraph, or the municipality, is what the question is about
        found = [name for name in found if name.kind is NameKind.MUNICIPALITY]
        rest = _without(text, found)
        if not _asks_something(rest) and not list(_law(rest)):
            return Left(text)
    return Left(rest, tuple(sorted(found, key=lambda name: name.start)))


def _asks_something(text: str) -> bool:
    words = [fold(match[0]) for match in _WORD_RE.finditer(text)]
    return any(word not in STOP_WORDS and word not in _OWN for word in words) and not _is_reference(text)


def _is_reference(text: str) -> bool:
    """Nothing but a reference and small words stands there."""
    cited = [range(citation.start, citation.end) for citation in citations(text)]
    return bool(cited) and all(
        any(match.start() in place for place in cited) or fold(match[0]) in STOP_WORDS | _BEFORE_LAW
        for match in _WORD_RE.finditer(text)
    )


def _municipalities(text: str, known: Collection[str], register: Iterable[str]) -> Iterator[Name]:
    forms = {_form(name): (NameKind.ABSENT, name) for name in register}
    forms |= {_form(name): (NameKind.MUNICIPALITY, name) for name in known}
    words = list(_WORD_RE.finditer(text))
    at = 0
    while at < len(words):
        for length in (3, 2, 1):
            span = words[at : at + length]
            form = " ".join(_form(word[0]) for word in span)
            held = next((one for one in (form, form.removesuffix("s"), f"{form}s") if one in forms), None)
            if len(span) < length or held is None:
                continue
            follows = fold(words[at + length][0]) if at + length < len(words) else ""
            if _is_name(span[0], form, is_first=at == 0, follows=follows):
                kind, value = forms[held]
                yield Name(kind, value, text[span[0].start() : span[-1].end()], span[0].start(), span[-1].end())
                at += length - 1
            break
        at += 1


def _is_name(word: re.Match[str], form: str, *, is_first: bool, follows: str) -> bool:
    """Words that are also names count where they are written as one: "i Vejen", "Vejen Kommune", not "på vejen"."""
    if follows in _OWN:
        return True
    if form not in word_list("names_that_are_words"):
        return True
    return word[0][0].isupper() and not is_first


def _form(name: str) -> str:
    return fold(name).replace("-", " ")


def _law(text: str) -> Iterator[Name]:
    """The one provision that the question names; of several each is a part of the question."""
    found = [(citation, [ref for ref in citation.refs if "§" in ref]) for citation in citations(text)]
    found = [(citation, refs) for citation, refs in found if refs]
    if len(found) == 1 and len(found[0][1]) == 1:
        citation, (ref,) = found[0]
        yield Name(NameKind.LAW, ref, text[citation.start : citation.end], citation.start, citation.end)


def _without(text: str, names: Iterable[Name]) -> str:
    """The text without the names and the small words that belong to them."""
    cuts = [_widened(text, name) for name in names]
    kept = "".join(char for at, char in enumerate(text) if not any(at in cut for cut in cuts))
    kept = re.sub(r"\s+([?!.,;])", r"\1", " ".join(kept.split()))
    kept = re.sub(rf"(?:\s+(?:{'|'.join(_BETWEEN)})|\s*,)+(?=[?!.]?$)", "", kept)
    return re.sub(rf"^(?:(?:{'|'.join(_BETWEEN)})\s+|,\s*)+", "", kept).strip()


def _widened(text: str, name: Name) -> range:
    start, end = name.start, name.end
    small = _BEFORE_LAW if name.kind is NameKind.LAW else _BEFORE
    before = re.search(r"([^\W\d_]+)\.?\s*$", text[:start])
    if before and fold(before[1]) in small:
        start = before.start()
    if name.kind is not NameKind.LAW:
        after = re.match(r"\s*([^\W\d_]+)", text[end:])
        if after and fold(after[1]) in _OWN:
            end += after.end()
        joined = re.search(rf"(?:,|\b(?:{'|'.join(_BETWEEN)}))\s*$", text[:start])
        if joined and start == name.start:  # "i Varde og Viborg"
            start = joined.start()
    return range(start, end)
