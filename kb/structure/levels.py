"""How deep does each heading stand?

By the format's own rank, else by its outline number, else by its looks: a larger font over the numbers, capitals over
lower case, questions over plain lines.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from kb.model import Heading, Mark
from kb.structure.evidence import FIELD_EVIDENCE, LARGER, OVER_TEXT_EVIDENCE, RARE, TITLE_EVIDENCE
from kb.structure.heading_rules import heading_rule, is_known
from kb.structure.layout import Layout, Printed
from kb.structure.phrases import APPENDIX_RE, QUESTION_RE
from kb.structure.series import Counted

MIN_BELOW = 2  # headings between the parts of a document
MIN_KNOWN = 3  # headings of one look that the rules know


def with_levels(
    sheet: Layout,
    found: Sequence[Heading],
    counted: Mapping[int, Counted] = MappingProxyType({}),
    alike: Collection[int] = (),
    names: Collection[int] = (),
) -> Iterator[Heading]:
    """The headings with their levels, 1 for the highest of the document; lines of one look (`alike`) have one,
    the lines that name a service in a form (`names`) are its parts."""
    parts = _parts(sheet, found, counted) | set(names)
    sizes = sorted({round(line.line.size) for line in sheet.lines if line.line.size}, reverse=True)
    titles = _airy_titles(sheet, found) | _over_headings(sheet, found)
    of_one_look = _over_text(found)
    louder = _louder(sheet, found)
    shift = bool(louder or parts)
    deepest = max((_depth(heading) for heading in found if heading.number), default=0) + shift
    for heading in found:
        line = sheet.lines[sheet.index[heading.start_line]]
        if line.line.mark is Mark.HEADING:
            level = line.line.level
        elif heading.start_line in louder or heading.start_line in parts or APPENDIX_RE.match(heading.text):
            level = 1
        elif heading.number:
            level = _depth(heading) + shift
        else:
            level = deepest + (
                1
                if heading.start_line in titles
                else _style_rank(
                    sheet,
                    heading,
                    line,
                    sizes,
                    sheet.index[heading.start_line] in alike or heading.start_line in of_one_look,
                )
            )
        yield replace(heading, level=max(1, level))


def _depth(heading: Heading) -> int:
    """ "2" and "B2" are one deep, "2.1" and "B2.1" two: what the letter counts stands above them."""
    return heading.number.count(".") + 1


def _parts(sheet: Layout, found: Sequence[Heading], counted: Mapping[int, Counted]) -> set[int]:
    """Counted lines that gather other headings: "Del B", "Ydelsesblad 7"; not "Niveau 2" with a line of text."""
    below: dict[str, list[int]] = {}
    here = ""
    for heading in found:
        one = counted.get(sheet.index[heading.start_line])
        if one is not None and not one.printed:
            here = one.kind
            below.setdefault(here, []).append(0)
        elif here:
            below[here][-1] += 1
    gathering = {kind for kind, counts in below.items() if 2 * sum(n >= MIN_BELOW for n in counts) >= len(counts)}
    return {
        heading.start_line
        for heading in found
        if (one := counted.get(sheet.index[heading.start_line])) is not None
        and one.kind in gathering
        and not one.printed
    }


def _louder(sheet: Layout, found: Sequence[Heading]) -> set[int]:
    """Unnumbered headings over the numbers: in a larger font than every numbered one."""
    size = {h.start_line: sheet.lines[sheet.index[h.start_line]].line.size for h in found}
    largest = max((size[h.start_line] for h in found if h.number), default=None)
    if largest is None:
        return set()
    unnumbered = [h.start_line for h in found if not h.number]
    return {line for line in unnumbered if 0 < LARGER * largest < size[line]}


def _airy_titles(sheet: Layout, found: Sequence[Heading]) -> set[int]:
    """Lines set apart by more air than other headings, where the titles of services are: they rank with those.

    The only sign of rank that plain text keeps. Shown by consistency: most titles have the air, few other headings do.
    """
    titles = {h.start_line for h in found if any(reason.startswith(TITLE_EVIDENCE) for reason in h.evidence)}
    if not titles:
        return set()
    marks = {h.start_line: sheet.lines[sheet.index[h.start_line]].line.mark for h in found}
    plain = [h.start_line for h in found if not h.number and marks[h.start_line] is not Mark.HEADING]
    air = {line for line in plain if sheet.extra(sheet.index[line]) >= 2}
    if 2 * len(titles & air) > len(titles) and len(air) <= 0.4 * len(plain):
        return titles | air
    return titles


def _over_headings(sheet: Layout, found: Sequence[Heading]) -> set[int]:
    """Plain lines with air above that stand right on another heading, where several do: what is below is their parts.

    The next heading must be one that the rules know ("Målgruppe"), and it must not have such air itself.
    """
    over = {
        above.start_line
        for above, below in pairwise(found)
        if not above.number
        and not above.body_offset
        and not is_known(above.text)
        and is_known(below.text)
        and sheet.lines[sheet.index[above.start_line]].line.mark is Mark.TEXT
        and sheet.extra(sheet.index[above.start_line]) > 0
        and sheet.index[below.start_line] == sheet.index[above.end_line] + 1
        and sheet.extra(sheet.index[below.start_line]) == 0
    }
    return over if len(over) >= MIN_BELOW else set()


def _over_text(found: Sequence[Heading]) -> set[int]:
    """The fields of a form, and short lines over their text where the known headings stand so, too: of one rank."""
    fields = {h.start_line for h in found if any(reason.startswith(FIELD_EVIDENCE) for reason in h.evidence)}
    over = [h for h in found if any(reason.startswith(OVER_TEXT_EVIDENCE) for reason in h.evidence)]
    if sum(is_known(h.text) for h in over) >= MIN_KNOWN:
        return fields | {h.start_line for h in over}
    return fields


def _style_rank(sheet: Layout, heading: Heading, line: Printed, sizes: Sequence[int], is_alike: bool) -> int:
    """1 for the loudest unnumbered style of the document, more for quieter ones."""
    if 0 < LARGER * sheet.size < line.line.size:
        return 1 + sizes.index(round(line.line.size))
    if line.is_caps and sheet.caps_share < RARE:
        return 2
    words = heading.text if heading.body_offset else line.text
    return 3 if is_alike or QUESTION_RE.match(words) or line.line.bold or heading_rule(words) else 4
