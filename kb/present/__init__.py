"""How does a comparison leave the program?

`render` writes a matrix in each of `FORMATS`, `render_pair` two documents in each of `PAIR_FORMATS`, `render_numbers`
numbers in each of `NUMBER_FORMATS`, `render_topics` a matrix by topic in each of `FORMATS`, `render_consensus` a
consensus in each of `CONSENSUS_FORMATS`; the bytes are the same each time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from kb.model import Matrix
from kb.present.texts import Words

if TYPE_CHECKING:  # numpy, which a matrix does not need
    from kb.compare.numbers import Numbers
    from kb.compare.pairwise import Comparison
    from kb.compare.topics.consensus import Consensus
    from kb.compare.topics.highlights import Highlight
    from kb.compare.topics.matrix import TopicMatrix


PAIR_FORMATS = ("text", "json", "html", "docx")
CHANGE_FORMATS = ("xlsx", "docx")
FORMATS = ("text", "json", "csv", "xlsx", "docx", "html")
NUMBER_FORMATS = FORMATS
CONSENSUS_FORMATS = ("text", "json", "xlsx", "docx", "html")


def render(matrix: Matrix, format: str, *, language: str = "da", date: str | None = None) -> bytes:
    """The matrix as a file of this format; see `FORMATS`.

    `date` (ISO) is printed as the day of writing where a format has a place for it; the clock is never read.
    `language` is that of labels; quotes stay as they are.
    """
    return _writer(FORMATS, format, "as_{}", "to_{}")(matrix, Words(language), date)


def render_pair(comparison: Comparison, format: str, *, language: str = "da", date: str | None = None) -> bytes:
    """Two documents clause by clause as a file of this format; see `PAIR_FORMATS` and `render`."""
    return _writer(PAIR_FORMATS, format, "redline_as_{}", "to_{}")(comparison, Words(language), date)


def render_changes(comparison: Comparison, format: str, *, language: str = "da", date: str | None = None) -> bytes:
    """The list of changes between two documents as a committee reads it, a column left for reasons; see
    `CHANGE_FORMATS`."""
    return _writer(CHANGE_FORMATS, format, "change_list", "to_{}")(comparison, Words(language), date)


def render_numbers(numbers: Numbers, format: str, *, language: str = "da", date: str | None = None) -> bytes:
    """The numbers as a file of this format; see `NUMBER_FORMATS` and `render`."""
    return _writer(NUMBER_FORMATS, format, "numbers_as_{}", "to_{}")(numbers, Words(language), date)


def render_topics(
    matrix: TopicMatrix,
    found: Sequence[Highlight],
    format: str,
    *,
    language: str = "da",
    date: str | None = None,
) -> bytes:
    """A matrix by topic and what to see first in it, as a file of this format; see `FORMATS` and `render`."""
    return _writer(FORMATS, format, "topics_as_{}", "to_{}")(matrix, found, Words(language), date)


def render_consensus(found: Consensus, format: str, *, language: str = "da", date: str | None = None) -> bytes:
    """A consensus as a file of this format; see `CONSENSUS_FORMATS` and `render`."""
    return _writer(CONSENSUS_FORMATS, format, "topics_as_{}", "consensus_to_{}")(found, Words(language), date)


def _writer(formats: Sequence[str], format: str, module: str, function: str) -> Callable[..., bytes]:
    """The function that writes a format, imported when it is asked for: a terminal does not wait for Word."""
    if format not in formats:
        raise ValueError(f"{format!r} is none of {formats}")
    found = import_module(f"kb.present.{module.format(format)}")
    writer: Callable[..., bytes] = getattr(found, function.format(format))
    return writer
