"""How old is a standard, and what has happened to its law since?"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from enum import StrEnum

from kb.compare.editions import year_of
from kb.law.register import law_named
from kb.model import Document
from kb.store import Entry
from kb.ui.texts import Texts

OLD_YEARS = 4  # a council's term: an older standard was approved by another council
_DATE_RE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_ISO_RE = re.compile(r"\d{4}-\d\d-\d\d$")


class Age(StrEnum):
    """How old, roughly; the value is part of a text's key and of a CSS class."""

    NEW = "new"  # below two years
    MIDDLE = "middle"
    OLD = "old"  # from `OLD_YEARS` on
    UNKNOWN = "unknown"


def age_of(document: Document, today: datetime.date) -> Age:
    months = _months(year_of(document), today)
    if months is None:
        return Age.UNKNOWN
    return Age.NEW if months < 24 else Age.MIDDLE if months < 12 * OLD_YEARS else Age.OLD


def age_in_words(date: str, today: datetime.date, texts: Texts) -> str:
    """How long ago an ISO date, month or year was, in whole years, or months below two years; "" for no date.

    >>> [age_in_words(date, datetime.date(2026, 11, 22), Texts("da")) for date in ("2019-06", "2025-12-01", "2024", "")]
    ['7 år', '11 måneder', '2 år', '']
    """
    months = _months(date, today)
    if months is None:
        return ""
    if len(date) == 4:
        return texts.count("years", months // 12) if months >= 12 else texts("under_a_year")
    if months < 1:
        return texts("under_a_month")
    return texts.count("months", months) if months < 24 else texts.count("years", months // 12)


def newer_laws(entry: Entry) -> Iterator[tuple[str, str]]:
    """Laws that the standards of a document rest on and that were issued anew after it was approved: name, date.

    Only for a document that states the day, month or year of its approval or edition, and a law whose date the register
    knows. That the law was issued anew does not tell that anything in the standard is wrong.
    """
    approved = year_of(entry.document)
    if not _DATE_RE.match(approved):
        return
    for abbr in dict.fromkeys(law.partition(" ")[0] for law in entry.laws):
        law = law_named(abbr)
        issued = law.reference.rpartition(" af ")[2] if law else ""
        if law and _ISO_RE.match(issued) and approved < issued[: len(approved)]:
            yield law.name, issued


def _months(date: str, today: datetime.date) -> int | None:
    match = _DATE_RE.match(date)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if not month:
        return max(0, today.year - year) * 12
    return (today.year - year) * 12 + today.month - month - (today.day < day)
