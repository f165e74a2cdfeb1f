"""What does a document say of itself: municipality, title, approval, edition, case number?

Each value comes with the line that says so. The municipality is looked for in the register of 98, spelling variants
such as Åbenrå/Aabenraa included; one outside the register is taken when it is written "... Kommune" again and again.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from kb.model import CleanText, Role
from kb.text.words import fold

_MONTHS = [
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
]
_DATE_RE = re.compile(
    rf"(?:(?P<day>\d{{1,2}})\.?\s*(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>\d{{4}})"
    r"|(?P<d2>\d{1,2})[./-](?P<m2>\d{1,2})[./-](?P<y2>\d{4}|\d{2}\b)"
    rf"|(?P<month3>{'|'.join(_MONTHS)})\s+(?P<year3>\d{{4}})|(?P<iso>\d{{4}}-\d{{2}}-\d{{2}}))",
    re.IGNORECASE,
)
_APPROVED_RE = re.compile(
    r"\b(?:godkendt|godkendes|vedtaget|vedtages|vedtagelse|godkendelse|politisk behandlet|tiltrådt)\b", re.IGNORECASE
)
_BODY_RE = re.compile(
    r"\b(?:[A-ZÆØÅ][\wæøå-]*(?:,? (?:og|for|samt) )?[ -]*){0,5}"
    r"(?:[Uu]dvalg(?:et)?|[A-ZÆØÅ]?[\wæøå-]*udvalg(?:et)?|[Bb]yråd(?:et)?|[Kk]ommunalbestyrelsen|[Bb]orgerrepræsentationen)"
    r"(?: for [A-ZÆØÅ][\wæøå]+(?:(?:,| og) [A-ZÆØÅ]?[\wæøå]+)*)?"
)
_CASE_RE = re.compile(
    r"\b(?:sags?(?:nr|nummer)|sag nr|dokument(?:\s?nr| nummer)|dok\.?\s?nr|journalnr|j\.\s?nr|løbenr|acadre[ \w]*nr)"
    r"\.?:?\s*(?P<case>[\dA-Z][\dA-Z./-]{4,}\d)",
    re.IGNORECASE,
)
_EDITION_RE = re.compile(
    r"\b(?:revider\w*|revidering|udgave|version|gældende fra|gælder fra|gyldig fra|"
    r"kvalitetsstandard\w*|serviceniveau\w*|håndbog|katalog)\b\D{0,40}?\b(?P<year>20[0-4]\d)\b",
    re.IGNORECASE,
)
_KOMMUNE_RE = re.compile(r"\b(?P<name>[A-ZÆØÅ][a-zæøåé]+(?:[- ][A-ZÆØÅ][a-zæøå]+)??)s? [Kk]ommunes?\b")
_NOT_NAMES = frozenset(
    [
        "Hver",
        "Den",
        "Denne",
        "Din",
        "Vores",
        "Anden",
        "Andre",
        "Alle",
        "En",
        "I",
        "Kære",
        "Enhver",
        "Hele",
        "For",
        "Fra",
        "Til",
        "Af",
        "Om",
        "Som",
        "Når",
        "Hvis",
    ]
)


@dataclass(frozen=True, slots=True)
class Known:
    """Values found in a document; "" or None where it does not say."""

    municipality: str = ""
    municipality_code: str = ""
    approved_on: str = ""
    approved_by: str = ""
    edition_year: int | None = None
    case_number: str = ""
    evidence: Mapping[str, int] = field(default_factory=dict)  # field -> line


@cache
def register() -> Mapping[str, tuple[str, str]]:
    """Folded municipality name -> (name, code)."""
    with files("kb.meaning").joinpath("municipalities.tsv").open(encoding="utf-8") as table:
        return {_key(row["name"]): (row["name"], row["code"]) for row in csv.DictReader(table, delimiter="\t")}


def _key(name: str) -> str:
    """Spelling aside: å/aa, hyphen or space."""
    return fold(name).replace("-", " ")


def municipality_named(name: str) -> tuple[str, str]:
    """Name and code of the register for a name as people write it; the name itself and "" when it is not there.

    >>> municipality_named("Åbenrå Kommune")
    ('Aabenraa', '580')
    """
    plain = re.sub(r"\s+kommunes?$", "", name.strip(), flags=re.IGNORECASE)
    folded = _key(plain)
    for form in (folded, folded.removesuffix("s"), f"{folded}s"):
        if form in register():
            return register()[form]
    return plain, ""


def metadata(clean: CleanText, *, municipality: str | None = None, manifest: Mapping[str, str] | None = None) -> Known:
    """What the document says of itself; the caller's municipality and the manifest win over guesses."""
    manifest = manifest or {}
    evidence: dict[str, int] = {}
    name, code = "", ""
    given = municipality or manifest.get("municipality")
    if given:
        name, code = municipality_named(given)
    else:
        name, code, line = _municipality(clean)
        if line:
            evidence["municipality"] = line
    approved_on, approved_by = manifest.get("date", ""), ""
    on, by = _approval(clean)
    if on and not approved_on:
        approved_on, evidence["approved_on"] = on
    if by:
        approved_by, evidence["approved_by"] = by
    year = _edition(clean)
    if year:
        evidence["edition_year"] = year[1]
    case = _case(clean)
    if case:
        evidence["case_number"] = case[1]
    return Known(name, code, approved_on, approved_by, year[0] if year else None, case[0] if case else "", evidence)


def _municipality(clean: CleanText) -> tuple[str, str, int]:
    """The municipality named most, counting its title lines and page feet double; 0 as line when none is named."""
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for n, (text, role) in enumerate(zip(clean.texts, clean.roles, strict=True), start=1):
        for match in _KOMMUNE_RE.finditer(text):
            name = match["name"]
            if name in _NOT_NAMES:
                continue
            known, _ = municipality_named(name)
            counts[known] += 2 if n <= 40 or role is not Role.BODY else 1
            first.setdefault(known, n)
    for _, value in clean.source.hints:
        for match in _KOMMUNE_RE.finditer(value):
            counts[municipality_named(match["name"])[0]] += 3
    if counts:
        inside = [name for name in counts if _key(name) in register()]
        best = max(inside or counts, key=lambda name: (counts[name], -first.get(name, 0)))
        name, code = municipality_named(best)
        if code or counts[best] >= 2:
            return name, code, first.get(best, 1)
    stem = _key(clean.source.document.rsplit(".", 1)[0])
    for folded, (name, code) in register().items():
        if re.search(rf"(?:^|[\W_\d]){re.escape(folded)}(?:$|[\W_\d])", stem):
            return name, code, 0
    return "", "", 0


def _approval(clean: CleanText) -> tuple[tuple[str, int] | None, tuple[str, int] | None]:
    """Date and body of the approval, each with its line."""
    on: tuple[str, int] | None = None
    by: tuple[str, int] | None = None
    for n, text in enumerate(clean.texts, start=1):
        match = _APPROVED_RE.search(text)
        if match is None:
            continue
        following = next((t for t in clean.texts[n : n + 2] if t.strip()), "")
        window = text[match.start() :] + " " + following
        date = _DATE_RE.search(window[:140])
        body = _BODY_RE.search(window[match.end() - match.start() :][:160])
        if date and on is None:
            on = (iso_date(date), n)
        if body and by is None and len(body[0].strip()) > 5:
            by = (" ".join(body[0].split()).strip(" ,"), n)
    return on, by


def iso_date(match: re.Match[str]) -> str:
    """A printed date as ISO; year and month only where no more is printed."""
    if match["iso"]:
        return match["iso"]
    if match["year3"]:
        return f"{match['year3']}-{_MONTHS.index(match['month3'].casefold()) + 1:02}"
    if match["year"]:
        return f"{match['year']}-{_MONTHS.index(match['month'].casefold()) + 1:02}-{int(match['day']):02}"
    year = match["y2"] if len(match["y2"]) == 4 else f"20{match['y2']}"
    return f"{year}-{int(match['m2']):02}-{int(match['d2']):02}"


def _edition(clean: CleanText) -> tuple[int, int] | None:
    """The year the document says it is an edition of, from its first lines or its page feet."""
    for n, (text, role) in enumerate(zip(clean.texts, clean.roles, strict=True), start=1):
        if n > 60 and role is Role.BODY:
            continue
        match = _EDITION_RE.search(text)
        if match:
            return int(match["year"]), n
    return None


def _case(clean: CleanText) -> tuple[str, int] | None:
    for n, text in enumerate(clean.texts, start=1):
        match = _CASE_RE.search(text)
        if match:
            return match["case"], n
    return None
