"""The comparison of two documents for a terminal: [-out-] and {+in+}, as `git diff --word-diff` writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap

from kb.compare.pairwise import Change, Clause, Comparison
from kb.compare.pairwise.redline import Op, Piece
from kb.present import parts, redline
from kb.present.line import width
from kb.present.safe import printable
from kb.present.texts import Words

_MARKS = {Op.SAME: "{}", Op.OUT: "[-{}-]", Op.IN: "{{+{}+}}"}


def to_text(comparison: Comparison, words: Words, date: str | None) -> bytes:
    """UTF-8 text, at most 100 columns wide; unchanged clauses are counted, not printed."""
    return "".join(f"{line}\n" for line in _lines(comparison, words, date)).encode("utf-8", "replace")


def _lines(comparison: Comparison, words: Words, date: str | None) -> Iterator[str]:
    title = redline.title(comparison, words)
    yield title
    yield "=" * len(title)
    if date:
        yield words("made_on", date=parts.in_words(date, words))
    for said in redline.summary(comparison, words):
        yield from wrap(said, width())
    yield ""
    for said in redline.guide(comparison, words)[3:]:
        yield from wrap(said, width())
    if not comparison.clauses:
        yield words("no_clauses")
    for label, clauses in redline.by_type(comparison, words):
        shown = [clause for clause in clauses if clause.change is not Change.SAME or clause.is_moved]
        if not shown:
            continue
        yield ""
        yield f"── {label.upper()} {'─' * (width() - len(label) - 4)}"
        for clause in shown:
            yield ""
            heads = (redline.headline(clause, comparison, words), redline.reading(clause, comparison, words))
            yield from wrap(" · ".join(head for head in heads if head), width())
            for pieces in filter(None, (clause.lead, clause.pieces)):
                text = _marked(pieces, clause, comparison)
                yield from wrap(text, width(), initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
            for why in redline.evidence(clause, comparison, words):
                yield from wrap(why, width(), initial_indent="  – ", subsequent_indent="    ")
            yield from wrap(
                f"[{'; '.join(redline.places(clause, words))}]", width(), initial_indent="  ", subsequent_indent="  "
            )
    if comparison.snapshot:
        yield ""
        yield words("snapshot", snapshot=printable(comparison.snapshot))


def _marked(pieces: Sequence[Piece], clause: Clause, comparison: Comparison) -> str:
    """The words with their marks; what only one municipality says was never taken out or put in."""
    is_marked = comparison.are_editions or (clause.one is not None and clause.other is not None)
    parts_of_text = []
    for op, run in groupby(redline.spaced(pieces), key=lambda at: at[0].op):
        printed = "".join(text for _, text in run)
        marked = _MARKS[op if is_marked else Op.SAME].format(printed.strip())
        parts_of_text.append(f" {marked}" if printed.startswith(" ") else marked)
    return "".join(parts_of_text)
