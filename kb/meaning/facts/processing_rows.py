"""What does a table of processing times say of each service?

One fact a row: the label, on one line or several, and the length beside or below it. "a) Nye ansøgninger: 6 uger" is a
case of the label above. Read only under a heading that speaks of such times; a sentence there is left to `deadlines`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kb.meaning.facts.bounds import BOUND_BEFORE
from kb.meaning.facts.durations import Duration, durations
from kb.meaning.facts.numbers import NUMBER
from kb.meaning.facts.rules import compiled
from kb.meaning.facts.time_units import UNIT

HEADING = (
    r"sagsbehandlingstid|behandlingstid|tidsfrist|svarfrist|svartid|sagsbehandlingsfrist|afgørelsesfrist|\bfrister\b|"
    r"ventetid|fra\s+(?:modtaget\s+)?ansøgning\s+til\s+(?:afgørelse|svar)"
)
TABLE_HEAD = (
    r"^(?:ydelse|tilbud|område|indsats|sag)\w*\W{1,5}(?:\w*frist\w*|\w*behandlingstid\w*|svartid\w*|tid)$|"
    rf"(?:{HEADING})\w*\b[^.]*:$|\b(?:svar|afgørelse|ansøgning\w*)\b[^.]*:$|^fra ansøgning til (?:afgørelse|svar)$"
)
_SUB_ROW = r"^\s*(?:[a-h]\)|[-–•▪]|\d\))\s*"
_VERB = r"\b(?:er|kan|skal|vil|har|får|må|bliver|regnes|træffes?|modtage[rs]?|afgøre[rs]?)\b"
MAX_LABEL = 90  # characters; longer is prose


@dataclass(frozen=True, slots=True)
class TimeRow:
    """One row of a table of processing times."""

    label: str  # of the service, "" when the section's heading is all there is
    case: str
    duration: Duration
    clock: str
    phrase: str
    start_line: int
    end_line: int


@cache
def _row_pattern() -> re.Pattern[str]:
    return re.compile(
        (
            rf"^(?P<label>.*?)[\s:–-]*(?P<time>{BOUND_BEFORE}(?:{NUMBER}\s*(?:-|–|til)\s*)?{NUMBER}\s+{UNIT})"
            r"(?P<tail>(?:\s+(?:for|til|ved|om)\s+[^.]{2,60})?)\s*\.?(?P<note>.*)$"
        ),
        re.IGNORECASE,
    )


def table_in(lines: Sequence[tuple[int, str]]) -> Sequence[tuple[int, str]]:
    """The lines of a table of processing times in running text: from below its head, or the sentence that leads it in,
    to the next prose.

    >>> table_in([(1, "Kommunen hører dig."), (2, "Ydelse / Frist"), (3, "§ 97"), (4, "8 uger"), (5, "Alt i alt.")])
    [(3, '§ 97'), (4, '8 uger')]
    """
    start = next((at for at, (_, text) in enumerate(lines) if _is_head(text)), None)
    if start is None:
        return []
    rows = []
    for number, text in lines[start + 1 :]:
        if _is_head(text):
            continue
        if compiled(r"[.!?]$").search(text.strip()) and _read(text) is None:
            break
        rows.append((number, re.sub(r"^\s*(?:[-–•▪*]|o(?=\s))\s*", "", text)))
    return rows


def _is_head(text: str) -> bool:
    """Does the line lead in a table? What it says in brackets aside: "Frister (jf. § 3, stk. 2):"."""
    return compiled(TABLE_HEAD).search(re.sub(r"\s*\([^)]*\)(?=:?$)", "", text.strip())) is not None


def time_rows(lines: Sequence[tuple[int, str]]) -> Iterator[TimeRow]:
    """The rows on the numbered lines of a section, in order.

    >>> rows = list(time_rows([(3, "Støtte i"), (4, "hjemmet"), (6, "4 uger"), (8, "Ledsagelse 6 uger")]))
    >>> [(row.label, row.duration.value, row.start_line, row.end_line) for row in rows]
    [('Støtte i hjemmet', 'P4W', 3, 6), ('Ledsagelse', 'P6W', 8, 8)]
    """
    label: list[tuple[int, str]] = []
    is_used = False  # the label has had a row: only a sub-row may use it again
    last = 0
    for number, text in lines:
        row = _read(text)
        if row is None:
            if compiled(r"[.!?]$").search(text.strip()) or len(text) > MAX_LABEL:
                label, is_used = [], True
            elif compiled(
                r"^(?:ydelse|emne|område|tilbud)?\s*(?:frist|tidsfrist|tidsfrister|sagsbehandlingstid)\w*$"
            ).match(text.strip()):
                label, is_used = [], False
            else:
                if is_used or (label and not _goes_on(label[-1][1], text.strip())):
                    label, is_used = [], False
                label.append((number, text.strip()))
            last = number
            continue
        own, case, duration, clock = row
        if case or not own:
            if not label and not case and last:
                continue
            start = label[0][0] if label and not is_used else number
            name = " ".join(part for _, part in label)
        else:
            start, name = number, own
            if label and not is_used and _goes_on(label[-1][1], own):
                start, name = label[0][0], " ".join([*(part for _, part in label), own])
            label = [(number, name)]
        is_used = True
        phrase = " ".join([*(part for n, part in label if start <= n < number), text.strip()])
        yield TimeRow(name, case, duration, clock, phrase, start, number)
        last = number


def _goes_on(label: str, own: str) -> bool:
    """Is this the rest of a label begun on the line above?"""
    return own[:1].islower() or own.startswith("(") or label.endswith(("-", ",", " og", "/"))


def _read(text: str) -> tuple[str, str, Duration, str] | None:
    """Label, case, length and clock of a row's line; None when it is no such line."""
    match = _row_pattern().match(text.strip())
    if match is None:
        return None
    found = next(iter(durations(match["time"])), None)
    if found is None or len(durations(text)) > 1:  # "Kvittering: 5 dage. Afgørelse: 7 uger." are two sentences
        return None
    own, tail, note = match["label"].strip(" :–-"), match["tail"].strip(), match["note"].strip(" .,:")
    sub = re.match(_SUB_ROW, own)
    is_colon = (
        match["label"].rstrip().endswith(":") or compiled(r":\s*$").search(text[: match.start("time")]) is not None
    )
    if len(own) > 2 * MAX_LABEL or (compiled(_VERB).search(own) and not is_colon):
        return None
    clock = ""
    split = compiled(
        r"^(?P<name>[^,;]*?)\s*\b(?P<clock>(?:Fra|Når|Efter) .+)$".replace("(?P<clock>(?:", "(?P<clock>(?-i:")
    ).match(own)
    if split:
        own, clock = split["name"], split["clock"]
    if note:
        if not compiled(r"henvendelse|ansøgning|regnes|modtage|oplys").search(note):
            return None
        clock = note
    if compiled(r":\s+\S+\s+\S+\s+\S+").search(own):
        return None  # "Korte forløb: ingen ansøgning, vi ringer tilbage inden for en uge" says it in a sentence
    if sub:
        return "", own[sub.end() :].strip(), found, clock
    if tail and not own:
        return "", re.sub(r"^(?:for|til|ved|om)\s+", "", tail, flags=re.IGNORECASE), found, clock
    return own, "", found, clock
