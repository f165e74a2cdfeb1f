"""Which lines name what follows?

Evidence, weighed and added up (a line is a heading from THRESHOLD on): what the format says (h2, a Word style, a
label column) > an outline number in its series > a question or a phrase of the heading rules > capitals, bold, a
larger font > a blank line before > the same heading again elsewhere. Against it: a sentence's end, a lower-case
beginning, a list item's mark, length, an unfinished line before it, an address. The rows stand in `evidence.py`.

It joins headings that break over lines and splits a heading from the text that begins on its line. It never decides
what kind of section follows: that is `meaning.sections`.
"""

from __future__ import annotations

from collections import Counter

from kb.model import CleanText, Heading, Mark
from kb.structure.clauses import clause_depths
from kb.structure.evidence import LARGER, TITLE_EVIDENCE, Candidate, weigh
from kb.structure.extent import heading_lines, inline_heading
from kb.structure.fields import fields
from kb.structure.heading_rules import fold_heading, is_known
from kb.structure.layout import Layout, layout
from kb.structure.levels import with_levels
from kb.structure.looks import alike, openers, template
from kb.structure.numbering import follows, numbered
from kb.structure.series import series

THRESHOLD = 3.0
INLINE_SCORE = 0.9
MAX_NAME = 70  # characters of the name below a counter
LIST_RUN = 3  # numbered lines in a row with nothing between them


def outline(clean: CleanText) -> tuple[Heading, ...]:
    """The headings of a document in order, with levels and evidence."""
    sheet = layout(clean)
    walk = _Walk(sheet)
    at = 0
    while at < len(sheet.lines):
        at += walk.step(at)
    names = {sheet.lines[at].number for at, field in walk.fields.items() if field.names}
    return tuple(with_levels(sheet, _without_lists(sheet, walk.found), walk.counted, walk.alike, names))


class _Walk:
    """The way through a document: the headings found so far and the outline number reached."""

    def __init__(self, sheet: Layout) -> None:
        self.sheet = sheet
        self.found: list[Heading] = []
        self.number: tuple[int, ...] | None = None
        self.repeated = Counter(fold_heading(line.text) for line in sheet.lines if len(line.text) <= 90)
        self.counted = series(sheet)
        self.fields = fields(sheet)
        self.template = template(sheet)
        self.alike = alike(sheet) | self.template
        self.openers = openers(sheet)
        self.clauses = clause_depths(sheet)

    def step(self, at: int) -> int:
        """Take the heading that begins at this line, if one does; the number of lines to go on."""
        line = self.sheet.lines[at]
        if at in self.fields:
            return self._field(at)
        if self._goes_on(at):
            return 1
        count = numbered(line.text) if line.line.mark is not Mark.BULLET else None
        in_series = count is not None and follows(count.parts, self.number)
        printed_number = count.number if count else ""
        counted = self.counted.get(at) if count is None else None
        inline = inline_heading(self.sheet, at, count, in_series=in_series)
        if inline is not None:
            offset, reason = inline
            text = line.text[:offset].rstrip(" :.")
            found = Heading(line.number, line.number, text, printed_number, 1, offset, INLINE_SCORE, (reason,))
            used = 1
        else:
            used = self._counted_lines(at) if counted is not None else heading_lines(self.sheet, at, count)
            text = " ".join(part.text.strip() for part in self.sheet.lines[at : at + used])
            after_heading = bool(self.found) and _touches(self.found[-1], self.sheet, at)
            rows = weigh(
                Candidate(
                    *(self.sheet, at, used, text, count, in_series, after_heading, self.repeated),
                    counted=counted,
                    in_form=bool(self.fields),
                    is_below_label=at - 1 in self.fields and not self.fields[at - 1].offset,
                    is_template=at in self.template,
                    is_alike=at in self.alike,
                    is_opener=at in self.openers,
                    in_clauses=count is not None and count.depth in self.clauses,
                )
            )
            total = sum(row.weight for row in rows)
            if total < THRESHOLD:
                return 1
            score = round(min(1.0, total / (2 * THRESHOLD)), 2)
            end = self.sheet.lines[at + used - 1].number
            evidence = tuple(f"{row.name} {row.weight:+g}" for row in rows)
            printed_number = counted.printed if counted is not None else printed_number
            found = Heading(line.number, end, text.lstrip("•*– "), printed_number, 1, 0, score, evidence)
        if count is not None and (in_series or (count.depth > 1 and inline is None)):
            self.number = count.parts
        self.found.append(found)
        return used

    def _goes_on(self, at: int) -> bool:
        """A plain line that begins in lower case and asks nothing: half of all lines, and none is a heading."""
        line = self.sheet.lines[at]
        is_plain = line.line.mark is Mark.TEXT and not line.line.bold and line.line.size <= LARGER * self.sheet.size
        return is_plain and line.starts_lower and not any("?" in row.text for row in self.sheet.lines[at : at + 2])

    def _field(self, at: int) -> int:
        """Take the label that begins this line."""
        line, field = self.sheet.lines[at], self.fields[at]
        offset = 0 if field.names else field.offset
        reasons = (field.reason, TITLE_EVIDENCE) if field.names else (field.reason,)
        self.found.append(Heading(line.number, line.number, field.label, "", 1, offset, INLINE_SCORE, reasons))
        return 1

    def _counted_lines(self, at: int) -> int:
        """A counter alone ("Ydelsesblad 4") takes the name on the next line."""
        if not self.counted[at].is_alone or at + 1 == len(self.sheet.lines) or at + 1 in self.fields:
            return 1
        name = self.sheet.lines[at + 1]
        is_name = self.sheet.extra(at + 1) == 0 and name.text[:1].isupper() and len(name.text) <= MAX_NAME
        return 2 if is_name and not name.ends_sentence and not is_known(name.text) else 1


def _touches(previous: Heading, sheet: Layout, at: int) -> bool:
    """Does the last heading end on the printed line just before this one?"""
    return at > 0 and previous.end_line == sheet.lines[at - 1].number and not previous.body_offset


def _without_lists(sheet: Layout, found: list[Heading]) -> list[Heading]:
    """Without runs of three or more numbered lines of one depth with nothing between them: they are a list."""
    kept: list[Heading] = []
    run: list[Heading] = []
    for heading in found:
        goes_on = (
            bool(run)
            and bool(heading.number)
            and heading.number.count(".") == run[-1].number.count(".")
            and _touches(run[-1], sheet, sheet.index[heading.start_line])
        )
        if not goes_on:
            kept += run if len(run) < LIST_RUN else []
            run = []
            if not heading.number or heading.body_offset:
                kept.append(heading)
                continue
        run.append(heading)
    return kept + (run if len(run) < LIST_RUN else [])
