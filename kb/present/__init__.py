"""How does a comparison leave the program?

`render` writes a matrix in each of `FORMATS`, `render_pair` two documents in each of `PAIR_FORMATS`, `render_numbers`
numbers in each of `NUMBER_FORMATS`, `render_topics` a matrix by topic in each of `FORMATS`, `render_consensus` a
consensus in each of `CONSENSUS_FORMATS`; the bytes are the same each time.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    if format not in FORMATS:
        raise ValueError(f"{format!r} is none of {FORMATS}")
    words = Words(language)
    # Each writer is imported when asked for: a terminal does not wait for Word.
    if format == "text":
        from kb.present.as_text import to_text

        return to_text(matrix, words, date)
    if format == "json":
        from kb.present.as_json import to_json

        return to_json(matrix, language, date)
    if format == "csv":
        from kb.present.as_csv import to_csv

        return to_csv(matrix)
    if format == "xlsx":
        from kb.present.as_xlsx import to_xlsx

        return to_xlsx(matrix, words, date)
    if format == "docx":
        from kb.present.as_docx import to_docx

        return to_docx(matrix, words, date)
    from kb.present.as_html import to_html

    return to_html(matrix, words, date)


def render_pair(comparison: Comparison, format: str, *, language: str = "da", date: str | None = None) -> bytes:
    """Two documents clause by clause as a file of this format; see `PAIR_FORMATS` and `render`."""
    if format not in PAIR_FORMATS:
        raise ValueError(f"{format!r} is none of {PAIR_FORMATS}")
    words = Words(language)
    if format == "json":
        from kb.present.redline_as_json import to_json

        return to_json(comparison, words, date)
    if format == "html":
        from kb.present.redline_as_html import to_html

        return to_html(comparison, words, date)
    if format == "docx":
        from kb.present.redline_as_docx import to_docx

        return to_docx(comparison, words, date)
    from kb.present.redline_as_text import to_text

    return to_text(comparison, words, date)


def render_changes(comparison: Comparison, format: str, *, language: str = "da", date: str | None = None) -> bytes:
    """The list of changes between two documents as a committee reads it, a column left for reasons; see
    `CHANGE_FORMATS`."""
    if format not in CHANGE_FORMATS:
        raise ValueError(f"{format!r} is none of {CHANGE_FORMATS}")
    from kb.present import change_list

    write = change_list.to_xlsx if format == "xlsx" else change_list.to_docx
    return write(comparison, Words(language), date)


def render_numbers(numbers: Numbers, format: str, *, language: str = "da", date: str | None = None) -> bytes:
    """The numbers as a file of this format; see `NUMBER_FORMATS` and `render`."""
    if format not in NUMBER_FORMATS:
        raise ValueError(f"{format!r} is none of {NUMBER_FORMATS}")
    words = Words(language)
    if format == "json":
        from kb.present.numbers_as_json import to_json

        return to_json(numbers, date)
    if format == "csv":
        from kb.present.numbers_as_csv import to_csv

        return to_csv(numbers)
    if format == "xlsx":
        from kb.present.numbers_as_xlsx import to_xlsx

        return to_xlsx(numbers, words, date)
    if format == "docx":
        from kb.present.numbers_as_docx import to_docx

        return to_docx(numbers, words, date)
    if format == "html":
        from kb.present.numbers_as_html import to_html

        return to_html(numbers, words, date)
    from kb.present.numbers_as_text import to_text

    return to_text(numbers, words, date)


def render_topics(
    matrix: TopicMatrix,
    found: Sequence[Highlight],
    format: str,
    *,
    language: str = "da",
    date: str | None = None,
) -> bytes:
    """A matrix by topic and what to see first in it, as a file of this format; see `FORMATS` and `render`."""
    if format not in FORMATS:
        raise ValueError(f"{format!r} is none of {FORMATS}")
    words = Words(language)
    if format == "json":
        from kb.present.topics_as_json import to_json

        return to_json(matrix, found, words, date)
    if format == "csv":
        from kb.present.topics_as_json import to_csv

        return to_csv(matrix, words)
    if format == "xlsx":
        from kb.present.topics_as_xlsx import to_xlsx

        return to_xlsx(matrix, found, words, date)
    if format == "docx":
        from kb.present.topics_as_docx import to_docx

        return to_docx(matrix, found, words, date)
    if format == "html":
        from kb.present.topics_as_html import to_html

        return to_html(matrix, found, words, date)
    from kb.present.topics_as_text import to_text

    return to_text(matrix, found, words, date)


def render_consensus(found: Consensus, format: str, *, language: str = "da", date: str | None = None) -> bytes:
    """A consensus as a file of this format; see `CONSENSUS_FORMATS` and `render`."""
    if format not in CONSENSUS_FORMATS:
        raise ValueError(f"{format!r} is none of {CONSENSUS_FORMATS}")
    words = Words(language)
    if format == "json":
        from kb.present.topics_as_json import consensus_to_json

        return consensus_to_json(found, words, date)
    if format == "xlsx":
        from kb.present.topics_as_xlsx import consensus_to_xlsx

        return consensus_to_xlsx(found, words, date)
    if format == "docx":
        from kb.present.topics_as_docx import consensus_to_docx

        return consensus_to_docx(found, words, date)
    if format == "html":
        from kb.present.topics_as_html import consensus_to_html

        return consensus_to_html(found, words, date)
    from kb.present.topics_as_text import consensus_to_text

    return consensus_to_text(found, words, date)
