"""Which lines name what follows?

Evidence, weighed and added up (a line is a heading from THRESHOLD on):
what the format says (h2, a Word style, a label column) > an outline number in its series > a question or a phrase of
the
heading rules > capitals, bold, a larger font > a blank line before > the same heading again elsewhere. Against it: a
sentence's end, a lower-case beginning, a list item's mark, length, an unfinished line before it, an address.

It joins headings that break over lines and splits a heading from the text that begins on its line. It never decides
what kind of section follows: that is `meaning.section_types`.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from kb.model import CleanText, Heading, Mark
from kb.structure.heading_rules import fold_heading, heading_rule
from kb.structure.layout import Layout, Printed, layout
from kb.structure.numbering import Numbered, follows, numbered

THRESHOLD = 3.0
MAX_LINES = 8
TITLE_EVIDENCE = "navngiver en ydelse og dens paragraf"
_QUESTION_RE = re.compile(
    r"^(?:hva[dr]|hvem|hvor\w*|hvilke\w*|hvilket|hvis|kan|er|skal|må|får|har)\b[^.?!]*\?\s*$", re.IGNORECASE
)
_ADDRESS_RE = re.compile(
    r"@|www\.|https?:|\b\d{4} [A-ZÆØÅ]|\b(?:tlf|telefon|mail|e-mail|cvr|ean|kl)\b\.?\s*:?\s*\d|(?:\d{2} ){3}\d{2}"
    r"|(?:vej|gade|allé|alle|plads|torv|stræde)(?:en)? \d",
    re.IGNORECASE,
)
_VERB_RE = re.compile(
    r"\b(?:er|kan|skal|vil|bliver|ydes|gives|tilbydes|bevilges|omfatter|indeholder|har|får|sker|foretages|leveres|udføres|foregår|må|udgør|bor|følger|vurderes|tager|søger|kontakter|afholder|betaler|modtager|gælder|dækker|arbejder|bør)\b"
)
_LAW_LINE_RE = re.compile(
    r"^(?:jf\.?\s*)?(?:lov om social service|serviceloven)s?,?\s*§+[\s\dA-Za-z,.–-]*(?:og[\s\da-z,§]*)*$", re.IGNORECASE
)
_TITLE_RE = re.compile(
    r"kvalitetsstandard|serviceniveau|ydelsesbeskrivelse|indsatsbeskrivelse|\b(?:støtte|hjælp|tilbud|indsats\w*|ophold|ordning\w*|pleje|træning)\b|\w(?:støtte|hjælp|tilbud|ordning|botilbud)\b",
    re.IGNORECASE,
)
_LETTERED_RE = re.compile(r"^[A-P]\.\s+[A-ZÆØÅ]")
_APPENDIX_RE = re.compile(
    r"^(?:\d+(?:\.\d+)*\.?\s+)?(?:bilag|appendiks|tillæg)\b(?:\s+(?:\d+|[A-Z]))?\s*(?:[.:–-]|$|\s[A-ZÆØÅ])",
    re.IGNORECASE,
)
_LEAD_IN_RE = re.compile(
    r"\b(?:til|at|af|om|med|følgende|hvis|når|på|ved|efter|bl\.a\.|eksempelvis|f\.eks\.|er|kan|skal|ydes)\s*:$",
    re.IGNORECASE,
)
_OPEN_END_RE = re.compile(
    r"(?:\b(?:og|eller|samt|i|til|for|af|med|om|på|efter|ved|den|det|de|en|et|kan|mellem|personlig)|[,–/§-])$",
    re.IGNORECASE,
)


def outline(clean: CleanText) -> tuple[Heading, ...]:
    """The headings of a document in order, with levels and evidence."""
    sheet = layout(clean)
    repeated = Counter(fold_heading(line.text) for line in sheet.lines if len(line.text) <= 90)
    found: list[Heading] = []
    last_number: tuple[int, ...] | None = None
    at = 0
    while at < len(sheet.lines):
        heading, used, last_number = _heading_at(
            sheet, at, repeated, last_number, bool(found) and _touches(found[-1], sheet, at)
        )
        if heading is not None:
            found.append(heading)
        at += used
    return tuple(_with_levels(sheet, _without_lists(sheet, found)))


def _without_lists(sheet: Layout, found: list[Heading]) -> list[Heading]:
    """Without runs of three or more numbered lines of one depth with nothing between them: they are a list."""
    kept: list[Heading] = []
    run: list[Heading] = []
    for heading in [*found, None]:
        if heading is not None and run and heading.number and _touches(run[-1], sheet, sheet.index[heading.start_line]):
            same_depth = heading.number.count(".") == run[-1].number.count(".")
            if same_depth:
                run.append(heading)
                continue
        if len(run) < 3:
            kept += run
        run = []
        if heading is not None:
            if heading.number and not heading.body_offset:
                run = [heading]
            else:
                kept.append(heading)
    return kept


def _touches(previous: Heading, sheet: Layout, at: int) -> bool:
    """Does the last heading end on the printed line just before this one?"""
    return at > 0 and previous.end_line == sheet.lines[at - 1].number and not previous.body_offset


def _heading_at(
    sheet: Layout, at: int, repeated: Counter[str], last_number: tuple[int, ...] | None, after_heading: bool
) -> tuple[Heading | None, int, tuple[int, ...] | None]:
    """The heading that begins at this line or None, the lines it uses, and the outline number reached."""
    line = sheet.lines[at]
    count = numbered(line.text) if line.line.mark is not Mark.BULLET else None
    in_series = count is not None and follows(count.parts, last_number)
    inline = _inline(sheet, at, count, in_series)
    if inline is not None:
        offset, evidence = inline
        text = line.text[:offset].rstrip(" :.")
        reached = count.parts if count and in_series else last_number
        return (
            Heading(line.number, line.number, text, count.number if count else "", 1, offset, 0.9, evidence),
            1,
            reached,
        )
    used = _extent(sheet, at, count)
    text = " ".join(part.text.strip() for part in sheet.lines[at : at + used])
    weights = dict(_evidence(sheet, at, used, text, count, in_series, repeated, after_heading))
    total = sum(weights.values())
    if total < THRESHOLD:
        return None, 1, last_number
    reached = count.parts if count and (in_series or count.depth > 1) else last_number
    score = round(min(1.0, total / (2 * THRESHOLD)), 2)
    evidence = tuple(f"{name} {weight:+g}" for name, weight in weights.items())
    end = sheet.lines[at + used - 1].number
    return Heading(line.number, end, text, count.number if count else "", 1, 0, score, evidence), used, reached


def _inline(sheet: Layout, at: int, count: Numbered | None, in_series: bool) -> tuple[int, tuple[str, ...]] | None:
    """Where the text begins on the heading's own line, when it does: "1.1 Formål Formålet med støtten er ..."."""
    line = sheet.lines[at]
    text = line.text
    if line.line.mark in {Mark.HEADING, Mark.LABEL, Mark.BULLET, Mark.CELL} or line.is_bullet:
        return None
    colon = re.match(r"^[A-ZÆØÅ][^.:?!]{2,48}:\s+(?=\S)", text)
    if colon and len(colon[0].split()) <= 5 and not _VERB_RE.search(colon[0].casefold()):
        rule = heading_rule(colon[0])
        words = fold_heading(colon[0])
        if (
            rule
            and rule.confidence >= 0.9
            and not _ADDRESS_RE.search(colon[0])
            and len(words) >= 4
            and sheet.extra(at) > 0
        ):
            return colon.end(), (f"etiket med kolon ({rule.name})",)
    if count is None or not count.text or (count.depth == 1 and not in_series):
        return None
    start = len(text) - len(count.text)
    parts = list(re.finditer(r"\S+", text[start:]))
    for before, here in itertools.pairwise(parts):
        if before.end() > 60:
            break
        if here[0][0].isupper() and before[0][-1] not in ".,:;(/–-" and (not here[0].isupper() or here[0] == "I"):
            heading = text[start : start + before.end()]
            if _OPEN_END_RE.search(heading):
                continue
            if (
                heading_rule(heading)
                and len(text) - start - here.start() >= 12
                and not _VERB_RE.search(heading.casefold().partition(" ")[2])
            ):
                return start + here.start(), ("nummer", "teksten begynder på overskriftens linje")
            return None
    return None


def _extent(sheet: Layout, at: int, count: Numbered | None) -> int:
    """How many printed lines the heading runs over."""
    first = sheet.lines[at]
    if first.line.mark is Mark.HEADING:
        return _while(
            sheet, at, lambda a, b: b.line.mark is Mark.HEADING and b.line.level == a.line.level and b.gap == 0
        )
    if first.line.mark is Mark.LABEL:
        return _while(sheet, at, lambda a, b: b.line.mark is Mark.LABEL and b.line.row == a.line.row)
    if first.is_caps:
        return _while(
            sheet,
            at,
            lambda a, b: (
                b.is_upper
                and sheet.extra(sheet.index[b.number]) == 0
                and not numbered(b.text)
                and not a.text.endswith("?")
            ),
        )
    if first.line.bold and sheet.bold_share < 0.4:
        return _while(
            sheet,
            at,
            lambda a, b: (
                b.line.bold
                and b.gap <= sheet.body_gap
                and abs(b.line.size - first.line.size) < 0.6
                and not a.text.endswith("?")
                and not numbered(b.text)
                and len(b.text) < 70
            ),
        )
    if count is not None:
        narrow = 0.5 * sheet.width
        if not count.text:
            return (
                2
                if at + 1 < len(sheet.lines) and sheet.extra(at + 1) == 0 and sheet.lines[at + 1].text[:1].isupper()
                else 1
            )
        block = _while(
            sheet, at, lambda a, b: sheet.extra(sheet.index[b.number]) == 0 and not b.is_bullet and not numbered(b.text)
        )
        texts = [line.text for line in sheet.lines[at : at + block]]
        after = at + block
        ends_with_gap = after >= len(sheet.lines) or sheet.extra(after) > 0
        if (
            block > 1
            and ends_with_gap
            and (all(len(text) <= narrow for text in texts) or block <= 2)
            and not texts[-1].endswith(".")
        ):
            return block
        return _open_lines(sheet, at)
    return (
        _open_lines(sheet, at)
        if _QUESTION_RE.match(" ".join(line.text for line in sheet.lines[at : at + 2])) and not first.text.endswith("?")
        else 1
    )


def _open_lines(sheet: Layout, at: int) -> int:
    """Two lines when the first ends in mid-phrase and the second closes it."""
    if at + 1 >= len(sheet.lines) or sheet.extra(at + 1) > 0:
        return 1
    a, b = sheet.lines[at], sheet.lines[at + 1]
    if (
        (_OPEN_END_RE.search(a.text) or b.text.rstrip().endswith("?"))
        and b.starts_lower
        and len(a.text) + len(b.text) < 110
    ):
        return 2
    return 1


def _while(sheet: Layout, at: int, goes_on: Callable[[Printed, Printed], bool]) -> int:
    used = 1
    while (
        used < MAX_LINES
        and at + used < len(sheet.lines)
        and goes_on(sheet.lines[at + used - 1], sheet.lines[at + used])
    ):
        used += 1
    return used


def _evidence(
    sheet: Layout,
    at: int,
    used: int,
    text: str,
    count: Numbered | None,
    in_series: bool,
    repeated: Counter[str],
    after_heading: bool,
) -> Iterator[tuple[str, float]]:
    first, last = sheet.lines[at], sheet.lines[at + used - 1]
    following = sheet.lines[at + used] if at + used < len(sheet.lines) else None
    before = sheet.lines[at - 1] if at else None
    mark = first.line.mark
    if mark is Mark.HEADING:
        yield "formatets overskrift", 6.0
    elif mark is Mark.LABEL:
        yield "etiket i venstre kolonne", 5.0
    elif mark is Mark.BULLET or (first.is_bullet and not count):
        bare = fold_heading(text)
        rule = heading_rule(bare)
        elsewhere = repeated[bare] > 1 and rule is not None and rule.confidence >= 0.9
        yield (
            ("punkttegn foran en overskrift, der også står andre steder", -0.5)
            if elsewhere
            else ("punkt i en liste", -6.0)
        )
    elif mark is Mark.CELL:
        yield "tabelcelle", -3.0
    rule = heading_rule(text)
    yield from _by_words(text, rule is not None and rule.confidence > 0.6, count, in_series, mark)
    if first.is_caps and sheet.caps_share < 0.3:
        yield "versaler", 3.0
    if first.line.bold and sheet.bold_share < 0.4:
        yield "fed skrift", 2.5
    if sheet.size and first.line.size > 1.08 * sheet.size:
        yield "større skrift", 2.5
    if repeated[fold_heading(text)] > 1 and len(text) > 8:
        yield "samme overskrift flere steder", 1.0
    extra = sheet.extra(at)
    if before is None or extra > 0 or (first.new_page and first.page_known):
        yield "luft før", 1.0
    if before is not None and extra >= 2 and sheet.body_gap == 0:
        yield "stor luft før", 0.5
    if before is None:
        yield "dokumentets første linje", 1.0
    elif extra == 0 and not before.ends_sentence and not after_heading and mark not in {Mark.HEADING, Mark.LABEL}:
        yield "linjen før er ikke afsluttet", -2.5
    if (
        before is not None
        and before.text.rstrip().endswith(":")
        and not after_heading
        and mark is Mark.TEXT
        and not count
    ):
        yield "står efter en indledning", -2.0
    if following is None or sheet.extra(at + used) > 0:
        yield "luft efter", 0.5
    if following is not None and following.starts_lower and not following.is_bullet:
        yield "teksten fortsætter med lille begyndelsesbogstav", -2.5
    if (
        following is not None
        and text.endswith(":")
        and (following.is_bullet or following.line.mark is Mark.BULLET)
        and not (rule and len(text.split()) <= 3)
    ):
        yield "indleder en liste", -3.0
    if text.endswith(":") and _LEAD_IN_RE.search(text) and mark is not Mark.HEADING:
        yield "indledning til det følgende", -4.0
    if last.text.rstrip().endswith((".", ",", ";")) and mark is not Mark.HEADING:
        yield "slutter som en sætning", -1.5 if count and len(text.split()) <= 8 and last.text.endswith(".") else -4.0
    if first.starts_lower:
        yield "begynder med lille bogstav", -6.0
    words = len(text.split())
    if len(text) > 140 or words > 20:
        yield "meget lang", -6.0
    elif len(text) > 90 or words > 13:
        yield "lang", -2.0
    if _ADDRESS_RE.search(text):
        yield "adresse eller nummer", -5.0


def _by_words(
    text: str, known: bool, count: Numbered | None, in_series: bool, mark: Mark
) -> Iterator[tuple[str, float]]:
    words = len(text.split())
    if count is not None:
        if count.depth > 1:
            yield "nummer", 3.0
        elif in_series:
            yield "nummer i rækkefølge", 2.5
        else:
            yield "nummer uden for rækken", -1.5
    if _APPENDIX_RE.match(text):
        yield "bilag", 2.5
    if _TITLE_RE.search(text) and "§" in text and not _VERB_RE.search(text.casefold()):
        yield TITLE_EVIDENCE, 2.0
    if _LAW_LINE_RE.match(text.strip()):
        yield "lovhenvisning alene på linjen", 1.5
    if _QUESTION_RE.match(text if count is None else count.text):
        yield "spørgsmål", 2.5
    if known:
        yield "kendt overskrift", 2.0 if words <= 8 else 1.0
    question = text.rstrip().endswith("?")
    asks = question or re.match(r"(?:sådan|når du|hvad|hvem|hvor\w*|hvilke\w*)\b", fold_heading(text))
    if not asks and mark not in {Mark.HEADING, Mark.LABEL} and _VERB_RE.search(text.casefold()):
        yield "udsagn med verbum", -2.0
    if re.search(r"[a-zæøå]{3}\. [A-ZÆØÅ]", text):
        yield "flere sætninger", -3.0
    if (
        words <= 6
        and not text.rstrip().endswith((".", ",", ";", ":"))
        and text[:1].isupper()
        and not _VERB_RE.search(text.casefold())
    ):
        yield "kort og uden verbum", 1.0


def _with_levels(sheet: Layout, found: list[Heading]) -> Iterator[Heading]:
    """Levels by number, format and style; a style seen for the first time lies under what stands above it."""
    sizes = sorted({round(line.line.size) for line in sheet.lines if line.line.size}, reverse=True)
    airy = _airy_titles(sheet, found)
    louder = _louder(sheet, found)
    deepest = max((heading.number.count(".") + 1 for heading in found if heading.number), default=0) + bool(louder)
    for heading in found:
        line = sheet.lines[sheet.index[heading.start_line]]
        if line.line.mark is Mark.HEADING:
            level = line.line.level
        elif heading.start_line in louder or _APPENDIX_RE.match(heading.text):
            level = 1
        elif heading.number:
            level = heading.number.count(".") + 1 + bool(louder)
        else:
            level = deepest + (1 if heading.start_line in airy else _style_rank(sheet, line, sizes))
        yield replace(heading, level=max(1, level))


def _louder(sheet: Layout, found: list[Heading]) -> set[int]:
    """Unnumbered headings that stand over the numbers: in a larger font than every numbered one, or lettered "A.", "B."."""
    size = {h.start_line: sheet.lines[sheet.index[h.start_line]].line.size for h in found}
    numbered_sizes = [size[h.start_line] for h in found if h.number]
    if not numbered_sizes:
        return set()
    letters = {h.start_line: h.text[0] for h in found if _LETTERED_RE.match(h.text)}
    in_series = sorted(letters.values()) == list("ABCDEFGHIJKLMNOP")[: len(letters)]
    return {
        h.start_line
        for h in found
        if not h.number
        and (
            (size[h.start_line] > 1.08 * max(numbered_sizes) > 0)
            or (in_series and len(letters) > 1 and h.start_line in letters)
        )
    }


def _airy_titles(sheet: Layout, found: list[Heading]) -> set[int]:
    """Lines that are set apart by more air than other headings, where the titles of services are: they rank with those.

    The only sign of rank that plain text keeps. Shown by consistency: most titles have the air, few other headings do.
    """
    titles = {h.start_line for h in found if any(reason.startswith(TITLE_EVIDENCE) for reason in h.evidence)}
    if not titles:
        return set()
    plain = [
        h.start_line
        for h in found
        if not h.number and sheet.lines[sheet.index[h.start_line]].line.mark is not Mark.HEADING
    ]
    air = {line for line in plain if sheet.extra(sheet.index[line]) >= 2}
    if 2 * len(titles & air) > len(titles) and len(air) <= 0.4 * len(plain):
        return titles | air
    return titles


def _style_rank(sheet: Layout, line: Printed, sizes: list[int]) -> int:
    """1 for the loudest unnumbered style of the document, more for quieter ones."""
    if sheet.size and line.line.size > 1.08 * sheet.size:
        return 1 + sizes.index(round(line.line.size))
    if line.is_caps and sheet.caps_share < 0.3:
        return 2
    return 3 if _QUESTION_RE.match(line.text) or line.line.bold or heading_rule(line.text) else 4
