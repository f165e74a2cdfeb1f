"""Where can the citizen turn: addresses, telephone numbers, e-mail addresses and opening hours, in normal form.

`applies_to` is the name printed right before an address. Hours count beside words of reaching someone, or in a contact
section; the hours in which help is given are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kb.meaning.facts.rules import compiled
from kb.model import FactType as F

_WORD = r"[A-ZÆØÅ][\wæøåéü]*\.?"
_ENDINGS = (
    r"(?:vej|vejen|gade|gaden|allé|alle|alléen|plads|pladsen|torv|torvet|stræde|strædet|vænge|vænget|vang|vangen|park|parken|have|haven|bakke|"
    r"bakken|kaj|kajen|boulevard|boulevarden|center|centret|gård|gården|skov|skoven|toft|toften|ager|høj|højen|eng|engen|dal|dalen|sti|stien|"
    r"brink|brinken|kær|mark|marken|holm|holmen|bro|broen|port|banke|banken|havn|havnen|lund|lunden|bæk|hus|huset)"
)
_PREFIX = (
    r"(?:(?:Gl|Gammel|Ny|Nørre|Nr|Sønder|Sdr|Vester|Øster|Store|Lille|Sankt|Skt|Sct)\.?|(?:[A-ZÆØÅ]\.\s?){1,2}\w+s?)[ ]"
)
# "Søvej", "Gl. Strandvej"; a name before a word of its own: "Kongens Alle"; or such a word alone: "Torvet".
_STREET = (
    rf"(?:{_PREFIX}){{0,2}}[A-ZÆØÅ][\wæøåéü-]*?{_ENDINGS}"
    r"|(?:(?:[A-ZÆØÅ]\.[ ]?){1,3})?(?:[A-ZÆØÅ][\wæøåéü]+[ ]){1,2}"
    r"(?:Allé|Alle|Alléen|Plads|Vej|Gade|Boulevard|Torv|Park|Stræde|Have|Kaj)"
    r"|(?:Torvet|Boulevarden|Pladsen|Strædet|Parken|Havnen|Kajen|Alléen|Gaden|Skoven|Bakken|Toften|Marken|Engen|Stien|Broen|Søen|Algade)"
    r"|Postboks"
)
_FLOOR = r"(?:,?\s*(?:\d{1,2}\.|st\.)\s*(?:sal)?(?:,?\s*(?:tv|th|mf)\b\.?)?)"
_TOWN = (
    r"\d{4}\s+[A-ZÆØÅ][\wæøåé-]+(?:[ ](?:[NSØVCKM]|NV|SV|NØ|SØ)\b|"
    r"[ ](?!Tlf|Telefon|Mail|E-mail|CVR|Åben|Kontakt|Danmark)[A-ZÆØÅ][a-zæøå]+\b(?!:))?"
)
_TOWN_NEAR = re.compile(r"\d{4}\s+[A-ZÆØÅ]|\d\s?[A-Z]?,\s+[A-ZÆØÅ]")  # a quick no for most texts
PHONE_LABEL = r"(?:telefon(?:nummer)?|tlf|hovedtelefon|mobil|ring|sms|kontakt)"
_NO_PHONE = r"(?:cvr|sags?|journal|ean|dokument|dok|acadre|løbe|konto|p-?|nr)\W{0,3}(?:nr|nummer)?\W{0,3}$"
_DAYS = {
    **{"man": "Mo", "tir": "Tu", "ons": "We", "tor": "Th", "fre": "Fr", "lør": "Sa", "søn": "Su"},
    **{"ma": "Mo", "ti": "Tu", "on": "We", "to": "Th", "fr": "Fr", "lø": "Sa", "sø": "Su"},
}
_DAY = (
    r"(?:(?:man|tirs|ons|tors|fre|lør|søn)dage?|(?:man|tirs?|ons|tors?|fre|lør|søn)\.|"
    r"\b(?:man(?=\s?[-–/]|,\s?(?:tirs?|ons|tors?|fre)\b)|(?:tirs?|ons|tors?|fre|lør|søn)\b)|"
    r"\b(?:ma|ti|on)(?=\s?[-–]\s?(?:on|to|fr|lø|sø)\b)|(?<=(?:ma|ti|on)[-–])(?:on|to|fr|lø|sø)\b|\b(?:fr|lø|sø)(?=\s\d))"
)
_REACHING = r"ring\w*|telefon\w*|tlf|åben|åbent|åbningstid\w*|træffes|træffetid|kontakt\w*|henvend\w*|vagttelefon"


@dataclass(frozen=True, slots=True)
class ContactDatum:
    """One piece of contact data and its place in the text."""

    type: F
    value: str
    start: int
    end: int
    applies_to: str = ""


@cache
def _address_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?P<street>{_STREET})\s+(?P<house>\d{{1,4}}(?:\s?[-–]\s?\d{{1,3}})?\s?[A-Za-z]?\b)(?P<floor>{_FLOOR})?"
        rf"(?:[\s,]+(?P<town>{_TOWN})|,\s+(?P<place>[A-ZÆØÅ][a-zæøå]{{3,}})(?=\s*(?:[.;,]|$|\n)))"
        rf"|(?P<body>Ankestyrelsen(?:\s[A-ZÆØÅ]\w+)?),?\s+(?P<body_town>{_TOWN})"
    )


@cache
def _hours_pattern() -> re.Pattern[str]:
    days = (
        r"(?:(?<!øvrige\s)(?<!andre\s)(?:alle\s+|på\s+)?hverdage|(?:alle|alle\s+ugens)\s+dage|"
        rf"{_DAY}(?:\s*(?:,|og|til(?:\s+og\s+med)?|-|–)\s*{_DAY})*)"
    )
    return re.compile(
        rf"(?P<days>{days})\W{{0,3}}(?:dog\s+)?(?:i\s+tidsrummet\s+|mellem\s+|fra\s+)?{_clock('a')}\s*(?:-|–|til|og)\s*{_clock('b')}(?![\d.]*\d)"
        rf"|(?:mellem\s+|fra\s+)?kl\.?\s*{_clock('c')}\s*(?:-|–|til|og)\s*{_clock('d')}\s+(?:på\s+|alle\s+)*(?P<days_after>{days})",
        re.IGNORECASE,
    )


def _clock(name: str) -> str:
    return rf"(?:kl\.?\s*|klokken\s+)?(?P<{name}h>[0-2]?\d)(?:[.:](?P<{name}m>[0-5]\d))?"


def contact_data(text: str, *, is_contact_section: bool = False) -> Iterator[ContactDatum]:
    """The contact data of a stretch of text.

    >>> [datum.value for datum in contact_data("Visitationen, Åvej 2, 1. sal\\n0000 Sønderå. Telefon 00 00 00 00")]
    ['Åvej 2, 1. sal, 0000 Sønderå', '00000000']
    """
    for match in _address_pattern().finditer(text) if _TOWN_NEAR.search(text) else ():
        if match["place"] and not compiled(r"(?:\w+, |\b(?:sted|adresse|besøg\w*):? )$").search(text[: match.start()]):
            continue  # without a postal code only behind a name or a label
        parts = (
            [match["body"], match["body_town"]]
            if match["body"]
            else [
                f"{match['street']} {match['house']}",
                (match["floor"] or "").strip(" ,"),
                match["town"] or match["place"],
            ]
        )
        value = ", ".join(" ".join(part.split()) for part in parts if part)
        yield ContactDatum(F.ADDRESS, value, match.start(), match.end(), _name_before(text, match.start()))
    for match in re.finditer(
        (
            r"(?<![\d.,-])(?:\+45\s?)?(?P<number>\d{4} \d{4}|\d{2}(?P<gap>[ .-]?)\d{2}(?P=gap)\d{2}(?P=gap)\d{2})"
            r"(?![\d-]|[.,]\d)"
        ),
        text,
    ):
        before = text[max(0, match.start() - 40) : match.start()]
        is_labelled = compiled(rf"{PHONE_LABEL}[^\d\n]*$").search(before) is not None
        if compiled(_NO_PHONE).search(before) or not (is_labelled or match["gap"] in {" ", "."}):
            continue
        yield ContactDatum(F.PHONE, re.sub(r"\D", "", match["number"]), match.start(), match.end())
    for match in re.finditer(r"[\w.+-]+@[\wæøå-]+(?:\.[\wæøå-]+)*\.[a-z]{2,}", text, re.IGNORECASE):
        yield ContactDatum(F.EMAIL, match[0].lower(), match.start(), match.end())
    yield from _hours(text, is_contact_section)


def _hours(text: str, is_contact_section: bool) -> Iterator[ContactDatum]:
    reached = 0  # where hours of reaching somebody end: "mandag 9-15 og torsdag 9-17" goes on with them
    for match in _hours_pattern().finditer(text):
        goes_on = reached and compiled(r"[\s,;.]*(?:og|samt)?\s*").fullmatch(text[reached : match.start()])
        before = _sentence_before(text, match.start())
        if goes_on or is_contact_section or compiled(rf"\b(?:{_REACHING})").search(before):
            reached = match.end()
            first, last = ("a", "b") if match["days"] else ("c", "d")
            value = f"{_days(match['days'] or match['days_after'])} {_time(match, first)}-{_time(match, last)}"
            yield ContactDatum(F.OPENING_HOURS, value, match.start(), match.end())
    for match in compiled(
        r"\b(?:hele døgnet|døgnet rundt|24 timer i døgnet)(?:,? (?:og )?alle (?:ugens |årets )?dage)?\b"
    ).finditer(text):
        said = _sentence_before(text, match.start())
        if compiled(r"\b(?:åben|åbent|bemandet|ring\w*|telefon\w*|kontaktes?|træffes)\b").search(said):
            yield ContactDatum(F.OPENING_HOURS, "24/7", match.start(), match.end())


def _sentence_before(text: str, at: int) -> str:
    """What the sentence says before a place, so far as it matters."""
    match = compiled(r"(?:.*(?<!\btlf)(?<!\bkl)[.!?]\s)?(?P<near>.*)$").match(
        text[max(0, at - 120) : at].replace("\n", " ")
    )
    return match["near"] if match else ""


def _days(printed: str) -> str:
    """Weekdays as two letters each: "mandag til torsdag" is Mo-Th, "mandag og onsdag" Mo,We."""
    printed = printed.casefold()
    if printed.endswith("hverdage"):
        return "Mo-Fr"
    if printed.startswith("alle"):
        return "Mo-Su"
    parts = re.split(r"(\b(?:man|tirs?|ons|tors?|fre|lør|søn)(?:dage?\b|\b)|\b(?:ma|ti|on|to|fr|lø|sø)\b)", printed)
    named = _day(parts[1])
    for between, day in zip(parts[2::2], parts[3::2], strict=False):
        named += ("-" if re.search(r"til|-|–", between) else ",") + _day(day)
    return named


def _day(printed: str) -> str:
    return _DAYS.get(printed[:3]) or _DAYS[printed[:2]]


def _time(match: re.Match[str], which: str) -> str:
    return f"{int(match[f'{which}h']):02}:{match[f'{which}m'] or '00'}"


def _name_before(text: str, start: int) -> str:
    """The name an address belongs to: before a comma on its line, else the short line above it."""
    line = text[text.rfind("\n", 0, start) + 1 : start].strip(" ,:")
    if line:
        name = re.split(r"[.;:]\s", line)[-1].strip(" ,:")
        return name if len(name.split()) <= 6 else ""
    above = text[:start].rstrip().rsplit("\n", 1)[-1].strip(" ,:")
    return above if above and len(above.split()) <= 5 and not re.search(r"\d|[.?!]$", above) else ""
