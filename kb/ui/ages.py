"""How old is a standard, when does it say that it will be revised, and what has happened to its law since?"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kb.compare.editions import year_of
from kb.law.register import law_named
from kb.model import Document, Fact, FactType
from kb.store import Entry
from kb.ui.texts import Texts

OLD_YEARS = 4  # a council's term: an older standard was approved by another council
_DATE_RE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_INTERVAL_RE = re.compile(r"P(\d+)([YM])")
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


@dataclass(frozen=True, slots=True)
class Revision:
    """When a document is to be revised by its own words."""

    phrase: str  # as it says it: "mindst hvert andet år"
    line: int
    due: str  # ISO month or year; "" where the document has no date to count from
    is_past: bool


def next_revision(document: Document, facts: Iterable[Fact], today: datetime.date) -> Revision | None:
    """The date of a document and the shortest interval that it names for its own revision; None where it names none."""
    named = [
        (int(match[1]) * (12 if match[2] == "Y" else 1), fact)
        for fact in facts
        if fact.type is FactType.REVISION_INTERVAL and (match := _INTERVAL_RE.fullmatch(fact.value or ""))
    ]
    if not named:
        return None
    months, fact = min(named, key=lambda one: one[0])
    due = _later(year_of(document), months)
    return Revision(fact.phrase, fact.start_line, due, bool(due) and due < today.isoformat()[: len(due)])


def _later(date: str, months: int) -> str:
    """An ISO date, month or year so many months later, as a month or a year.

    >>> _later("2023-09-14", 24), _later("2020", 12), _later("2020", 6), _later("", 12)
    ('2025-09', '2021', '2021', '')
    """
    match = _DATE_RE.match(date)
    if match is None:
        return ""
    year, month = int(match[1]), int(match[2] or 0)
    if not month:
        return str(year + -(-months // 12))
    later = year * 12 + month - 1 + months
    return f"{later // 12}-{later % 12 + 1:02}"


def _months(date: str, today: datetime.date) -> int | None:
    match = _DATE_RE.match(date)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if not month:
        return max(0, today.year - year) * 12
    return (today.year - year) * 12 + today.month - month - (today.day < day)
