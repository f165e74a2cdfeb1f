"""Where does a document send its reader within itself, and to which lines?

    numbered    "afsnit 2.6", "punkt 8 – 17", "bilag 1"    headings with that number, or lines that begin with it
                "§ 4" of the document's own                the paragraph down to the next
    figure      "figur 2", "tabel 1"                       the caption
    titled      "se nedenfor under Opfølgning"             the heading of that name
    deictic     "nedenstående temaer"                      says a direction and no place: no target
    external    "vejledningens afsnit 3", "www.…"          another paper: no target

A number that no heading has, or that several have where the text does not say which, is `unresolved`: it is told, not
guessed. References to the Acts ("stk. 1, 2. pkt.", "kapitel 16 i serviceloven") are none; `citing` has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.meaning.citing import to_own_paragraphs
from kb.meaning.facts.printed import PrintedText, printed_text
from kb.meaning.facts.rules import compiled
from kb.model import CleanText, Heading, InternalRef, Lines, RefKind, Role, Section, StatedCitation
from kb.structure.own_paragraphs import OwnParagraphs, own_paragraphs, without_own_paragraphs

_NUMBER = r"\d{1,2}(?:\.\d{1,2}){0,3}"
_RANGE = (
    rf"(?P<first>{_NUMBER})(?:\.?\s*(?:-|–|til(?:\s+og\s+med)?)\s*(?P<last>{_NUMBER})(?![\d%]))?"
    rf"(?P<more>(?:(?:,|\s+og|\s+samt)\s+{_NUMBER}(?![\d.]*\d|\s*(?:timer|gange|dage|uger|år|kr)))*)"
)
_NUMBERED_RE = re.compile(
    (
        r"\b(?P<noun>afsnit(?:tet|tene)?|punkt(?:et|er|erne)?|pkt\.|kapitel|bilag(?:et|ene)?|appendiks|del)\s+"
        rf"(?:nr\.\s*)?{_RANGE}(?![\d%]|\s*(?:procent|timer|gange|point))"
    ),
    re.IGNORECASE,
)
_FIGURE_RE = re.compile(
    r"\b(?P<noun>figur|tabel|skema|boks)(?:en|len|let|men|sen)?\s+(?P<first>\d{1,2})\b", re.IGNORECASE
)
_TITLED_RE = re.compile(
    r"\b(?:(?:se|jf|læs|fremgår|beskrevet|omtalt|henvises?)\b\.?[^.;:]{0,40}?\b(?:under|afsnittet|punktet|kapitlet|overskriften)|(?:nedenfor|ovenfor|nævnt)\s+under|i\s+(?:afsnittet|punktet|kapitlet))\s+"
    r"(?:om\s+|for\s+)?[»«\"“”'’]?(?P<title>[A-ZÆØÅa-zæøå][^.;:»«\"“”\n()]{2,60})",
    re.IGNORECASE,
)  # fmt: skip
_DEICTIC_RE = re.compile(
    (
        r"\b(?:(?:neden|oven)(?:stående|nævnte)\s+(?P<noun>(?:\d+\s+)?[a-zæøå]{4,})|"
        r"(?:afsnittet|skemaet|tabellen|figuren|listen|boksen)\s+(?:neden|oven)for)\b"
    ),
    re.IGNORECASE,
)
_URL_RE = re.compile(r"\b(?:https?://|www\.)[^\s<>()»«\"]+[\w/]", re.IGNORECASE)
_OF_ANOTHER_RE = re.compile(r"\b\w{4,}(?:ens|ets|ernes|gens|nes)\s+$", re.IGNORECASE)  # "vejledningens afsnit 3"
_OF_ANOTHER_AFTER_RE = re.compile(
    r"^,?\s*(?:i|til)\s+(?:\w+\s+)?(?:\w*(?:lov|vejledning|bekendtgørelse|rapport|politik|aftale)\w*)", re.IGNORECASE
)
_LEADING_NUMBER_RE = re.compile(
    r"^\W*(?:bilag|appendiks|kapitel|afsnit|del)?\s*(?P<number>\d{1,2}(?:\.\d{1,2})*)\b", re.IGNORECASE
)
_ANNEX = r"\b(?:bilag|appendiks)\b"
_LONGEST_TITLE = 6  # words


@dataclass(frozen=True, slots=True)
class _Place:
    """A heading with the lines that it governs."""

    heading: Heading
    lines: Lines


def internal_refs(
    clean: CleanText, headings: Sequence[Heading], sections: Sequence[Section], citations: Sequence[StatedCitation] = ()
) -> tuple[InternalRef, ...]:
    """The references of a document to itself, in order; `citations` are those to the Acts, which are none."""
    index = _Index(clean, tuple(headings), tuple(sections))
    taken = [range(one.start_line, one.end_line + 1) for one in citations if one.kind in {"chapter", "guideline"}]
    found: dict[tuple[int, int], InternalRef] = {}
    own = own_paragraphs(clean)
    for start, end, ref in (*(index.to_paragraphs(own) if own else ()), *index.references()):
        covers_law = any(ref.start_line in lines for lines in taken) and "kapitel" in ref.surface.casefold()
        if not covers_law and not any(a < end and start < b for a, b in found):
            found[start, end] = ref
    return tuple(found[place] for place in sorted(found))


@dataclass(frozen=True, slots=True)
class _Index:
    clean: CleanText
    headings: tuple[Heading, ...]
    sections: tuple[Section, ...]

    def references(self) -> Iterator[tuple[int, int, InternalRef]]:
        """Numbered first: "se afsnit 2.6 om klage" is the number, not the title."""
        printed = printed_text(self.clean)
        in_headings = {
            line for one in self.headings for line in range(one.start_line, one.end_line + 1) if not one.body_offset
        }
        for pattern, read in (
            (_NUMBERED_RE, self._numbered),
            (_FIGURE_RE, self._figure),
            (_TITLED_RE, self._titled),
            (_DEICTIC_RE, self._deictic),
            (_URL_RE, self._external),
        ):
            for match in pattern.finditer(printed.text):
                if printed.line_at(match.start()) in in_headings:
                    continue
                ref = read(match, printed)
                if ref is not None:
                    yield match.start(), match.end(), ref

    def to_paragraphs(self, own: OwnParagraphs) -> Iterator[tuple[int, int, InternalRef]]:
        """References to the paragraphs that the document counts itself."""
        printed = printed_text(without_own_paragraphs(self.clean, (), own)[0])
        for citation, numbers in to_own_paragraphs(printed, own):
            first, last = printed.lines_of(citation.start, citation.end)
            surface = " ".join(printed.text[citation.start : citation.end].split())
            targets = tuple(self._paragraph(own, number, first) for number in numbers)
            name = f"§ {', '.join(numbers)}"
            document = self.clean.source.document
            yield (
                citation.start,
                citation.end,
                InternalRef(document, RefKind.NUMBERED, surface, name, first, last, targets),
            )

    def _paragraph(self, own: OwnParagraphs, number: str, line: int) -> Lines:
        """An own paragraph down to the next heading or paragraph."""
        start, end = own.lines_of(number, line)
        below = (heading.start_line - 1 for heading in self.headings if heading.start_line > start)
        return start, self._trimmed(start, min(next(below, len(self.clean.texts)), end or len(self.clean.texts)))

    # ------------------------------------------------------------------------------------ kinds

    def _numbered(self, match: re.Match[str], printed: PrintedText) -> InternalRef | None:
        before, after = printed.text[: match.start()], printed.text[match.end() :]
        if compiled(r"(?:stk\.\s*\d+,?|nr\.\s*\d+,?|§\s*\d+\s*\w?,?)\s*$").search(before):
            return None  # "§ 83, stk. 1, pkt. 2"
        noun = match["noun"].casefold().rstrip(".")
        if noun == "del" and not compiled(r"\b(?:se|jf\.?|i)\s+$").search(before):
            return None  # "en del 3-årige"
        is_foreign = _OF_ANOTHER_RE.search(before[-40:]) or _OF_ANOTHER_AFTER_RE.search(after[:60])
        numbers = self._numbers(match)
        normalised = f"{'bilag' if noun.startswith(('bilag', 'appendiks')) else 'afsnit'} {', '.join(numbers)}"
        if is_foreign:
            return self._ref(match, printed, RefKind.EXTERNAL, normalised)
        line = printed.line_at(match.start())
        targets = [self._place_of(number, line, is_annex=normalised.startswith("bilag")) for number in numbers]
        kept = tuple(target for target in targets if target is not None)
        kind = RefKind.NUMBERED if kept and len(kept) == len(targets) else RefKind.UNRESOLVED
        return self._ref(match, printed, kind, normalised, kept)

    def _figure(self, match: re.Match[str], printed: PrintedText) -> InternalRef | None:
        line = printed.line_at(match.start())
        stem = match["noun"].casefold()
        caption = rf"^\W*{stem}\s+{match['first']}\b"
        lines = [n for n, text in enumerate(self.clean.texts, 1) if compiled(caption).search(text) and self._is_text(n)]
        if line in lines:
            return None  # the caption itself
        targets = ((lines[0], lines[0]),) if len(lines) == 1 else ()
        return self._ref(
            match, printed, RefKind.FIGURE if targets else RefKind.UNRESOLVED, f"{stem} {match['first']}", targets
        )

    def _titled(self, match: re.Match[str], printed: PrintedText) -> InternalRef | None:
        words = match["title"].split()[:_LONGEST_TITLE]
        line = printed.line_at(match.start())
        for count in range(len(words), 0, -1):  # the longest beginning that is a heading
            title = " ".join(words[:count]).strip(" ,")
            named = [place for place in self._places() if _plain(place.heading.text) == _plain(title)]
            place = self._nearest(named, line)
            if place is not None and place.heading.start_line != line:
                end = (
                    match.start("title")
                    + printed.text[match.start("title") :].index(words[count - 1])
                    + len(words[count - 1])
                )
                surface = " ".join(printed.text[match.start() : end].split()).rstrip(" ,")
                first, last = printed.lines_of(match.start(), end)
                return InternalRef(
                    self.clean.source.document, RefKind.TITLED, surface, place.heading.text, first, last, (place.lines,)
                )
        return None

    def _deictic(self, match: re.Match[str], printed: PrintedText) -> InternalRef:
        return self._ref(match, printed, RefKind.DEICTIC, match[0].casefold())

    def _external(self, match: re.Match[str], printed: PrintedText) -> InternalRef:
        return self._ref(match, printed, RefKind.EXTERNAL, match[0])

    def _ref(
        self,
        match: re.Match[str],
        printed: PrintedText,
        kind: RefKind,
        normalised: str,
        targets: tuple[Lines, ...] = (),
    ) -> InternalRef:
        first, last = printed.lines_of(match.start(), match.end())
        surface = " ".join(match[0].split())
        return InternalRef(
            self.clean.source.document, kind, surface, " ".join(normalised.split()), first, last, targets
        )

    # ------------------------------------------------------------------------------------ targets

    @staticmethod
    def _numbers(match: re.Match[str]) -> list[str]:
        """ "8 – 17" is each whole number between its ends; "2.1 og 2.3" both."""
        first, last = match["first"], match["last"]
        numbers = [first]
        if last and first.isdecimal() and last.isdecimal() and int(first) < int(last):
            numbers = [str(n) for n in range(int(first), int(last) + 1)]
        elif last:
            numbers.append(last)
        return [*numbers, *re.findall(_NUMBER, match["more"] or "")]

    def _place_of(self, number: str, line: int, *, is_annex: bool) -> Lines | None:
        every = list(self._places())
        if is_annex:
            named = [place for place in every if _annex_number(place.heading.text) == number]
        else:
            every = [place for place in every if not compiled(_ANNEX).match(place.heading.text)]
            named = [place for place in every if place.heading.number.rstrip(".") == number]
            named = named or [place for place in every if _leading_number(place.heading.text) == number]
        place = self._nearest(named, line)
        if place is not None:
            return place.lines
        parts = [place for place in every if place.heading.number.startswith(f"{number}.")]
        if parts and not named and not is_annex:  # "afsnit 4", of which only 4.1 and 4.2 have a heading
            return parts[0].lines[0], max(place.lines[1] for place in parts)
        if named or is_annex:
            return None
        items = [
            n
            for n, text in enumerate(self.clean.texts, 1)
            if self._is_text(n) and n != line and re.match(rf"\s*{re.escape(number)}[.)]\s", text)
        ]
        own = [n for n in items if self._standard_at(n) == self._standard_at(line)] or items
        return (own[0], own[0]) if len(own) == 1 else None

    def _nearest(self, named: Sequence[_Place], line: int) -> _Place | None:
        """The only one, else the only one in the standard that the reference stands in."""
        if len(named) <= 1:
            return named[0] if named else None
        own = [place for place in named if self._standard_at(place.heading.start_line) == self._standard_at(line)]
        return own[0] if len(own) == 1 else None

    def _places(self) -> Iterator[_Place]:
        """Each heading down to the next of its rank or above."""
        last = len(self.clean.texts)
        for at, heading in enumerate(self.headings):
            ends = (other.start_line - 1 for other in self.headings[at + 1 :] if _ends(heading, other))
            yield _Place(heading, (heading.start_line, self._trimmed(heading.start_line, next(ends, last))))

    def _trimmed(self, start: int, end: int) -> int:
        while end > start and not self.clean.texts[end - 1].strip():
            end -= 1
        return end

    def _standard_at(self, line: int) -> str | None:
        return next((one.standard for one in self.sections if one.start_line <= line <= one.end_line), None)

    def _is_text(self, line: int) -> bool:
        return self.clean.roles[line - 1] is Role.BODY


def _ends(heading: Heading, other: Heading) -> bool:
    """A numbered part ends at the next number that is not below it, whatever rank was read from its looks."""
    if heading.number and other.number:
        return not other.number.startswith(f"{heading.number.rstrip('.')}.")
    return other.level <= heading.level


def _leading_number(text: str) -> str:
    match = _LEADING_NUMBER_RE.match(text)
    return match["number"] if match else ""


def _annex_number(text: str) -> str:
    match = compiled(rf"(?:[\d.]+\s+)?{_ANNEX}\s+(?P<number>\d{{1,2}})\b").search(text)
    return match["number"] if match else ""


def _plain(text: str) -> str:
    """A heading's words without number, case and end marks.

    >>> _plain("2.4 Opfølgning:")
    'opfølgning'
    """
    return re.sub(r"^[\d.\s]+|[\s.:?!,]+$", "", text).casefold()
