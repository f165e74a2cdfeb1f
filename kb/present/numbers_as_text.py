"""The numbers for a terminal: each scale with its municipalities, what is said in words, and who states nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from kb.compare.numbers import PLOTTED, Number, Numbers
from kb.model import FactType
from kb.present import numbers as wording
from kb.present import parts
from kb.present.line import width
from kb.present.safe import printable
from kb.present.texts import Words


def to_text(numbers: Numbers, words: Words, date: str | None) -> bytes:
    """UTF-8 text, at most 100 columns wide but for long names of files."""
    return "".join(f"{line}\n" for line in _lines(numbers, words, date)).encode("utf-8", "replace")


def _lines(numbers: Numbers, words: Words, date: str | None) -> Iterator[str]:
    title = wording.title(numbers, words)
    yield title
    yield "=" * len(title)
    if date:
        yield words("made_on", date=parts.in_words(date, words))
    if not numbers.numbers:
        yield words("no_numbers", law=printable(numbers.law) or words("all_laws"))
    for kind in numbers.types:
        if numbers.of(kind) or len(numbers.types) == 1:
            yield from _of(kind, numbers, words)
    yield ""
    for said in wording.guide(words):
        yield from wrap(said, width())
    for finding in numbers.findings:
        yield from wrap(printable(finding.message), width())
    if numbers.snapshot:
        yield words("snapshot", snapshot=printable(numbers.snapshot))


def _of(kind: FactType, numbers: Numbers, words: Words) -> Iterator[str]:
    label = wording.fact_label(kind, words)
    yield ""
    yield f"── {label.upper()} {'─' * max(2, width() - len(label) - 4)}"
    yield wording.count(numbers, kind, words)
    for band in numbers.bands(kind):
        yield from ("", f"{wording.band_label(band, words)}")
        yield from _numbers(band.numbers, numbers, words)
    for word, said in numbers.beside(kind):
        told = wording.word_label(kind, word, words)
        yield from ("", f"{words('beside_axis')}: {told}" if kind in PLOTTED else told)
        yield from _numbers(said, numbers, words)
    unplaced = [number for number in numbers.of(kind) if number.is_unplaced]
    if unplaced:
        yield from ("", words("unplaced"))
        yield from _numbers(unplaced, numbers, words)
    if numbers.missing_of(kind):
        yield from ("", words("without"))
    for missing in numbers.missing_of(kind):
        name = parts.municipality(numbers.columns[missing.column], words)
        said_of = "; ".join(text for text in (words.state(missing.state), wording.looked_in(missing, words)) if text)
        yield from wrap(f"{name}: {said_of}", width(), initial_indent="  ", subsequent_indent="    ")


def _numbers(said: Sequence[Number], numbers: Numbers, words: Words) -> Iterator[str]:
    for number in said:
        name = parts.municipality(numbers.columns[number.column], words)
        laws = "" if numbers.law else f" ({', '.join(number.laws)})" if number.laws else ""
        heads = [wording.said(number, words), wording.converted(number, words), wording.about(number, words)]
        yield f"  {name}{laws}: {' · '.join(head for head in heads if head)}"
        if number.fact.clock:
            yield from _indented(f"{words('clock')} {wording.clock(number, words)}")
        if number.exit_clause:
            yield from _indented(f"{words('exit_clause')}: »{printable(number.exit_clause)}«")
        for quote in number.quotes:
            yield from _indented(f"»{printable(quote.text)}« [{parts.tag(quote, words)}]")


def _indented(text: str) -> list[str]:
    return wrap(text, width(), initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)
