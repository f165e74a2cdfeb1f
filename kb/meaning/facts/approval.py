"""Who approved the standard, and when? Also the dates that are none: when it was drafted and revised.

The body must be a political one; "godkendt af visitator" approves something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kb.meaning.metadata import iso_date
from kb.model import FactType as F
from kb.model import Qualifier

_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
DATE = (
    rf"(?:(?P<day>\d{{1,2}})\.?\s*(?P<month>{_MONTHS})\s+(?P<year>\d{{4}})"
    r"|(?P<d2>\d{1,2})[./-](?P<m2>\d{1,2})[./ -](?P<y2>\d{4}|\d{2}\b)"
    rf"|(?P<month3>{_MONTHS})\s+(?P<year3>\d{{4}})|(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})|(?P<year_only>20[0-4]\d)(?![\d-]))"
)
_NAME = r"[A-ZÆØÅ][\wæøå]+(?:[- ][A-ZÆØÅ][\wæøå]+)?"
BODY = (
    rf"(?:{_NAME}\s+[Kk]ommunes\s+)?(?:[Uu]dvalget\s+for\s+[A-ZÆØÅ][\wæøå]+(?:,\s+[A-ZÆØÅ][\wæøå]+|\s+og\s+(?!(?:træder|gælder|er|har|blev)\b)[\wæøå]+)*"
    r"|(?:[A-ZÆØÅ][\wæøå]*-?,?\s+(?:og\s+)?){0,3}[A-ZÆØÅ][\wæøå-]*udvalg(?:et)?"
    rf"|(?:{_NAME}\s+)?(?:[Bb]yråd(?:et)?|[Kk]ommunalbestyrelse(?:n)?|[Bb]orgerrepræsentation(?:en)?))\b"
    rf"(?:\s+i\s+{_NAME}\s+[Kk]ommune)?"
)
_APPROVED = (
    r"(?i:\b(?:godkendt|godkendes|godkendelse|vedtaget|vedtages|vedtagelse|tiltrådt|godkendelsesdato|politisk\s+behandlet|"
    r"(?:besluttet|fastsat)(?=\s+(?:af|i)\s))\b(?:\s+politisk\b)?)"
)


@dataclass(frozen=True, slots=True)
class Approval:
    """A date or a body, and its place in the text."""

    type: F
    value: str
    start: int
    end: int
    qualifier: Qualifier | None = None


@cache
def _approved_pattern() -> re.Pattern[str]:
    between = r"[^.;\n]{0,60}?"
    return re.compile(
        rf"{_APPROVED}(?:\s*:)?(?:\s+(?:af|i|den|d\.|på|ved|:|\w*møde(?:t)?(?=\s+(?:den|d\.|i|\d))))*\s*"
        rf"(?:(?P<body>{BODY})(?:(?:\s|,|{between}\s)(?:den\s+|d\.\s*|i\s+)?(?P<date_after>(?i:{DATE})))?"
        rf"|(?P<date_first>(?i:{_unnamed(DATE)}))(?:,?\s+(?:af|i)\s+(?P<body_after>{BODY}))?)"
    )


def _unnamed(pattern: str) -> str:
    return re.sub(r"\?P<\w+>", "?:", pattern)


@cache
def _decided_pattern() -> re.Pattern[str]:
    """The body first: "Byrådet godkendte kvalitetsstandarden den 14. juni 2023"."""
    date = rf"(?i:{_unnamed(DATE)})"
    on = r"(?:\s+(?:på|ved)\s+(?:\w+\s+)?\w*møde[t]?)?\s+(?:den\s+|d\.\s*|i\s+)?"
    paper = r"(?:(?:\w*kvalitets|ydelses)?standard\w*|serviceniveau\w*|ydelseskatalog\w*|dokumentet)"
    return re.compile(
        rf"(?P<body>{BODY})(?:,?\s+(?:der|som))?(?:\s+har)?(?:{on}(?P<date_first>{date}))?\s+"
        rf"(?:godkendte?|vedtog|vedtaget|besluttede|tiltrådte|tiltrådt|fastsatte)\s+(?:\w+\s+){{0,2}}{paper}"
        rf"(?:{on}(?P<date_after>{date}))?"
    )


@cache
def _other_dates_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<drafted>udarbejde(?:t|lse))|(?P<revised>(?:senest\s+)?(?:revider(?:et|ing)|opdateret|ajourført)|(?:senest|sidst)\s+ændret))\b"
        rf"(?:\s+(?:den|d\.|i|dato))?\s*:?\s+(?P<date>{DATE})",
        re.IGNORECASE,
    )


def approvals(text: str) -> Iterator[Approval]:
    """The approvals and other dates of a text.

    >>> [(a.type.value, a.value) for a in approvals("Godkendt den 3. maj 2023 af Social- og Ældreudvalget")]
    [('approval_date', '2023-05-03'), ('approved_by', 'Social- og Ældreudvalget')]
    """
    for match in _approved_pattern().finditer(text):
        body = "body" if match["body"] else "body_after"
        date = "date_after" if match["body"] else "date_first"
        found = []
        if match[body]:
            found.append(Approval(F.APPROVED_BY, " ".join(match[body].split()), match.start(), match.end(body)))
        if match[date]:
            found.append(Approval(F.APPROVAL_DATE, read_date(match[date]), match.start(date), match.end(date)))
        yield from sorted(found, key=lambda approval: approval.end)
    for match in _decided_pattern().finditer(text):
        date = "date_first" if match["date_first"] else "date_after"
        yield Approval(F.APPROVED_BY, " ".join(match["body"].split()), match.start("body"), match.end("body"))
        if match[date]:
            yield Approval(F.APPROVAL_DATE, read_date(match[date]), match.start(date), match.end(date))
    for match in _other_dates_pattern().finditer(text):
        qualifier = Qualifier.DRAFTED if match["drafted"] else Qualifier.REVISED
        yield Approval(F.APPROVAL_DATE, read_date(match["date"]), match.start(), match.end(), qualifier)


def read_date(printed: str) -> str:
    """A printed date as ISO, as precise as it is printed.

    >>> read_date("juni 2019"), read_date("2018")
    ('2019-06', '2018')
    """
    match = re.fullmatch(DATE, printed.strip(), re.IGNORECASE)
    if match is None:
        raise ValueError(f"no date: {printed!r}")
    return match["year_only"] or iso_date(match)
