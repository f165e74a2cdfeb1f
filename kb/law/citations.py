"""Which legal references does a text make?

The grammar knows § lists and ranges ("§§ 83, 84 og 86", "§ 82 a-d", "§ 112/113"), laws named before or after
("servicelovens § 85", "§ 9 i lov om retssikkerhed ..."), stk., nr. and pkt., "samme lovs", guidelines, orders and acts
by number and date, decisions by number, chapters. References are written one by one: `SEL § 82 a`, `SEL § 105 stk. 2`,
`VEJ nr 9341 af 2015-05-08`.

A § without a law is read as serviceloven, which is what quality standards are about, and `inferred` says so. Only where
nothing but a connective stands between it and the reference before it does it share that law ("sundhedslovens § 138 og
§ 140"): a law named earlier in the sentence is as often another one. Text across line
breaks is one text: pass lines joined by a newline.

It never decides that a reference is in force, and never reads a bare number as a § unless a law's abbreviation stands
right before it ("SEL 83 a").

Idea: eyecite (cases taken from real documents; one grammar, many forms).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kb.law.register import law_named, laws


@dataclass(frozen=True, slots=True)
class Citation:
    """One run of references under one law name."""

    start: int  # offset of the first character
    end: int  # offset after the last
    refs: tuple[str, ...]
    kind: str  # section, verbal, chapter, guideline, executive_order, consolidated_act, act, decision, named_order, law
    inferred: bool = False  # the law is not named in the surface
    by_default: bool = False  # nor anywhere near it: the default was taken


DEFAULT_LAW = "SEL"

# "15 timer", "2 gange": a number after "§ 85, ..." that counts something is no paragraph.
_UNITS = (
    r"(?:timers?|times?|minutters?|gange?|dages?|døgns?|hverdage|uger?s?|måneder?s?|mdr|års?|årige?|kr|kroner|km|meter|pct|procent|%|personer|"
    r"borgere|stk|temaer|niveauer|besøg|møder|samtaler|kontakter)"
)
_LETTER = r"(?!i\s+\w)[a-zæøå](?![\wæøå])"  # "§ 9 i lov om ...": that i is no letter of a paragraph
_ITEM = rf"\d{{1,3}}(?:\s{{0,2}}{_LETTER})?(?!\d)"
_STK = r"(?:,?\s*stk\.?\s*\d+(?:\s*(?:,|og|eller|-|–)\s*(?:stk\.?\s*)?\d+(?!\d|\s*§))*)"
_NR = r"(?:,?\s*nr\.?\s*\d+(?:\s*(?:,|og|eller|-|–)\s*(?:nr\.?\s*)?\d+(?!\d|\s*§))*)"
_LITRA = r"(?:,?\s*(?:litra|litr\.)\s*[a-zæøå]\b)"
_PKT = r"(?:,?\s*(?:\d+\.\s*pkt\.?|pkt\.?\s*\d+))"
_DETAIL = rf"(?:{_STK}{_NR}?{_LITRA}?{_PKT}?|{_NR}{_LITRA}?{_PKT}?|{_LITRA})?"
_SEP = r"\s*(?:,\s*(?:og|eller|samt)\b|,|\bog/eller\b|\bog\b|\beller\b|\bsamt\b|/|&|-|–|\btil\b)\s*"
_SIGN = r"(?:§{1,3}|\bparagraf(?:ferne|fer|fen)?\b)"
_NEXT_ITEM = r"(?![^\n\d]{0,12}\n\s*\d{1,2}\)\s)"  # "hjælp efter § 83,\n3) ledsagelse": a list goes on
_MORE = rf"(?:{_NEXT_ITEM}{_SEP}(?:{_SIGN}\s*)?"
_MORE += rf"(?:{_ITEM}(?!\s*{_UNITS}\b)(?![.,]\d|/\d{{4}})|(?<=[\s,/–-]){_LETTER}){_DETAIL})"
_LIST = rf"{_ITEM}(?:\s*ff\.?)?{_DETAIL}{_MORE}*"


@cache
def _law_pattern() -> str:
    """Every printed name of a law, longest first, words apart by any white space, genitive allowed."""
    forms = sorted({form for law in laws() for form in (law.name, *law.forms) if not form.isupper()}, key=len)
    names = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in reversed(forms))
    short = "|".join(sorted({f for law in laws() for f in (law.abbr, *law.forms) if f.isupper()}, key=len)[::-1])
    return rf"(?:(?i:{names})(?:e?n?s)?(?:\s*\((?i:serviceloven|sel)\))?|\b(?-i:{short})\b)"


_MONTHS = [
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
]
_DATE = (
    r"(?:(?P<day>\d{1,2})\.?\s*(?P<month>" + "|".join(_MONTHS) + r")\s+(?P<year>\d{4})"
    r"|(?P<d2>\d{1,2})[./-](?P<m2>\d{1,2})[./-](?P<y2>\d{4}))"
)
_NUMBERED_KINDS = {
    "vejledning": ("VEJ", "guideline"),
    "vejl.": ("VEJ", "guideline"),
    "vej": ("VEJ", "guideline"),
    "bekendtgørelse": ("BEK", "executive_order"),
    "bek.": ("BEK", "executive_order"),
    "bek": ("BEK", "executive_order"),
    "lovbekendtgørelse": ("LBK", "consolidated_act"),
    "lbk.": ("LBK", "consolidated_act"),
    "lbk": ("LBK", "consolidated_act"),
    "lov": ("LOV", "act"),
    "cirkulære": ("CIR", "circular"),
}


@cache
def _grammar() -> re.Pattern[str]:
    law = _law_pattern()
    after = r"(?:,?\s+(?:(?!§|(?:og|eller|samt)\b)[\wæøå]+\s+){0,2}?(?:i|efter|fra|under|jf\.)\s+"
    after += rf"(?:(?P<law_after>{law})(?!\w|\s*§)|(?P<same_after>samme\s+lov)\b))"
    kinds = "|".join(re.escape(kind) for kind in sorted(_NUMBERED_KINDS, key=len, reverse=True))
    return re.compile(
        # A reference begins with a § or a word: no other place is worth trying.
        rf"(?:(?<!\w)|(?=§))(?:(?P<numbered>\b(?P<numbered_kind>{kinds})\s+(?:nr\.?|nummer)\s*(?P<number>\d+)"
        rf"(?:\s+(?:af|fra|den|dateret|d\.)\s*(?:den\s+|d\.\s*)?{_DATE}))"
        rf"|(?P<decision>\bprincip(?:afgørelse|meddelelse)(?:n|r|rne)?\b(?:[\s,]+(?:der\s+har\s+)?(?:nr\.?|nummer)?)?\s*(?P<decision_no>\d{{1,3}}-\d{{2}}(?:\s*(?:,|og|samt|eller)\s*(?:nr\.?\s*)?\d{{1,3}}-\d{{2}})*)\b)"
        rf"|(?P<verbal>(?P<law_verbal>{law})\s+(?P<ordinal>første|anden|tredje)\s+paragraf)"
        rf"|(?P<section>(?:(?P<law_before>{law})\s*(?:,|:|\()?\s*(?:(?:bestemmelser(?:ne)?\s+(?:i|om)|kapitel\s+\d+,?)\s+)?"
        rf"|(?P<same>\bsamme\s+lovs?)\s+)?{_SIGN}\s*(?P<list>{_LIST}){after}?)"
        rf"|(?P<bare>\b(?P<law_bare>(?-i:SEL|RSL|FVL|SUL|ÆL))\s+(?P<bare_list>{_ITEM}(?![.,/]\d)))"
        rf"|(?P<chapter>\bkap(?:itel|\.)\s*(?P<chapter_no>\d+)\s+(?:i\s+)?(?:lov\s+)?(?P<law_chapter>{law}"
        r"|om\s+retssikkerhed\s+og\s+administration(?:\s+på\s+det\s+sociale\s+område)?))"
        rf"|(?P<law_of_chapter>(?P<law_before_chapter>{law})(?:s|,)?\s+(?:kap(?:itel|\.)|kapitler(?:ne)?)\s*(?P<chapter_after>\d+))"
        r"|(?P<part>(?-i:\b[Aa]fsnit\s+(?P<part_no>[IVXL]+)\b))"
        rf"|(?P<named_order>\bbekendtgørelsen?\s+om\s+(?P<order_name>(?:(?!\bsamt\b|\bog\b\s+§)[\wæøå§-]+\s*){{2,9}}?)(?=[.,;:)]|$|\s+(?:samt|kan|skal|er|i\s+henhold)\b))"
        rf"|(?P<law>{law}))",
        re.IGNORECASE,
    )


_CONNECTIVE_RE = re.compile(r"[\s,/]*(?:og/eller|og|eller|samt|jf\.?|jfr\.?)?\s*", re.IGNORECASE)
_PART_RE = re.compile(
    rf"(?P<sep>{_SEP})?(?:{_SIGN}\s*)?(?:(?P<n>\d{{1,3}})(?:\s{{0,2}}(?P<letter>{_LETTER}))?|(?P<only>{_LETTER}))"
    rf"(?:\s*ff\.?)?(?P<detail>{_DETAIL})",
    re.IGNORECASE,
)


def citations(text: str, *, default_law: str = DEFAULT_LAW) -> list[Citation]:
    """The references of a text, in order; laws named without a paragraph are of kind "law".

    >>> [c.refs for c in citations("Hjælp efter servicelovens §§ 83, 83a og 86, jf. § 9 i retssikkerhedsloven.")]
    [('SEL § 83', 'SEL § 83 a', 'SEL § 86'), ('RSL § 9',)]
    >>> [c.refs for c in citations("Støtte efter § 85, 2 gange om ugen")]
    [('SEL § 85',)]
    """
    return list(_found(text, default_law))


@lru_cache(maxsize=2048)  # headings, sections, provisions and facts ask about the same texts: 1,232 calls, 760 texts
def _found(text: str, default_law: str) -> tuple[Citation, ...]:
    return tuple(_citations(text, default_law))


def _citations(text: str, default_law: str) -> Iterator[Citation]:
    last_law, last_end, is_carried = default_law, 0, False
    for match in _grammar().finditer(text):
        kind = _kind(match)
        start, end = match.span()
        named_before = last_law
        is_same = bool(match["same"] or match["same_after"])
        if not is_same and not _CONNECTIVE_RE.fullmatch(text, last_end, start):
            last_law = default_law
            is_carried = False
        if kind == "numbered":
            abbr, name = _NUMBERED_KINDS[match["numbered_kind"].casefold()]
            yield Citation(start, end, (f"{abbr} nr {match['number']} af {_iso_date(match)}",), name)
        elif kind == "decision":
            numbers = re.findall(r"\d{1,3}-\d{2}", match["decision_no"])
            yield Citation(start, end, tuple(f"principafgørelse {number}" for number in numbers), "decision")
        elif kind == "verbal":
            ordinal = {"første": 1, "anden": 2, "tredje": 3}[match["ordinal"].casefold()]
            yield Citation(start, end, (f"{_abbr(match['law_verbal'])} § {ordinal}",), "verbal")
        elif kind == "section":
            named = match["law_before"] or match["law_after"]
            law = _abbr(named) if named else named_before if is_same else last_law
            refs = tuple(f"{law} {ref}" for ref in expand(match["list"]))
            yield Citation(
                start,
                end,
                refs,
                "section",
                inferred=not (named or is_same),
                by_default=not named and not is_same and not is_carried,
            )
            last_law = law
            is_carried |= bool(named or is_same)
        elif kind == "bare":
            law = _abbr(match["law_bare"])
            is_carried = True
            yield Citation(start, end, tuple(f"{law} {ref}" for ref in expand(match["bare_list"])), "section")
            last_law = law
        elif kind == "chapter":
            name = match["law_chapter"]
            law = "RSL" if name.casefold().startswith("om ") else _abbr(name)
            yield Citation(start, end, (f"{law} kap. {match['chapter_no']}",), "chapter")
        elif kind == "law_of_chapter":
            ref = f"{_abbr(match['law_before_chapter'])} kap. {match['chapter_after']}"
            yield Citation(start, end, (ref,), "chapter")
        elif kind == "part":
            yield Citation(start, end, (f"{last_law} afsnit {match['part_no']}",), "chapter", inferred=True)
        elif kind == "named_order":
            yield Citation(start, end, (f"BEK om {' '.join(match['order_name'].split())}",), "named_order")
        else:
            named = match["law"]
            if named.isupper() and len(named) <= 3:
                continue  # "PL", "BL", "SL" alone are more often something else than a law
            last_law, is_carried = _abbr(named), True
            yield Citation(start, end, (last_law,), "law")
        last_end = end


_KINDS = (
    "numbered",
    "decision",
    "verbal",
    "section",
    "bare",
    "chapter",
    "law_of_chapter",
    "part",
    "named_order",
    "law",
)


def _kind(match: re.Match[str]) -> str:
    return next(kind for kind in _KINDS if match[kind] is not None)


def _abbr(name: str) -> str:
    law = law_named(re.sub(r"\s*\([^)]*\)$", "", name))
    if law is None:
        raise ValueError(f"a name of the grammar is not in the register: {name!r}")
    return law.abbr


def _iso_date(match: re.Match[str]) -> str:
    if match["year"]:
        return f"{match['year']}-{_MONTHS.index(match['month'].casefold()) + 1:02}-{int(match['day']):02}"
    return f"{match['y2']}-{int(match['m2']):02}-{int(match['d2']):02}"


def expand(printed: str) -> list[str]:
    """A printed § list, one reference at a time, without the law.

    >>> expand("82 a-c")
    ['§ 82 a', '§ 82 b', '§ 82 c']
    >>> expand("105, stk. 2 og 3")
    ['§ 105 stk. 2', '§ 105 stk. 3']
    >>> expand("9-9 b")
    ['§ 9', '§ 9 a', '§ 9 b']
    """
    refs: list[str] = []
    number, letter = "", ""
    for part in _PART_RE.finditer(printed):
        if part["only"] and not number:
            continue
        is_range = bool(part["sep"]) and part["sep"].strip() in {"-", "–", "til"}
        new_number = part["n"] or number
        new_letter = (part["letter"] or part["only"] or "").casefold()
        if is_range:
            refs += _between(number, letter, new_number, new_letter)
        number, letter = new_number, new_letter
        refs += _details(f"§ {number}{f' {letter}' if letter else ''}", part["detail"] or "")
    return refs


def _between(number: str, letter: str, to_number: str, to_letter: str) -> list[str]:
    """What lies strictly between the ends of a range."""
    if number == to_number and to_letter:
        first = ord(letter) + 1 if letter else ord("a")
        return [f"§ {number} {chr(code)}" for code in range(first, ord(to_letter))]
    if not letter and not to_letter and 0 < int(to_number) - int(number) <= 40:
        return [f"§ {n}" for n in range(int(number) + 1, int(to_number))]
    return []


def _details(section: str, detail: str) -> list[str]:
    """The section with each stk. and nr. of its detail."""
    stk = re.search(r"stk\.?\s*(.*?)(?=,?\s*(?:nr|litra|litr\.|pkt|\d+\.\s*pkt)|$)", detail, re.IGNORECASE | re.DOTALL)
    nr = re.search(r"nr\.?\s*(.*?)(?=,?\s*(?:litra|litr\.|pkt|\d+\.\s*pkt)|$)", detail, re.IGNORECASE | re.DOTALL)
    litra = re.search(r"litr(?:a|\.)\s*([a-zæøå])", detail, re.IGNORECASE)
    pkt = re.search(r"(?:(\d+)\.\s*pkt|pkt\.?\s*(\d+))", detail, re.IGNORECASE)
    end = (f" litra {litra[1].casefold()}" if litra else "") + (f" pkt. {pkt[1] or pkt[2]}" if pkt else "")
    tails = [f" nr. {n}{end}" for n in _numbers(nr[1])] if nr else [end]
    if stk is None:
        return [section + tail for tail in tails]
    return [f"{section} stk. {n}{tail}" for n in _numbers(stk[1]) for tail in tails]


def _numbers(printed: str) -> list[int]:
    """The numbers of "1 og 2", "1, 3", "1-3"."""
    numbers = [int(n) for n in re.findall(r"\d+", printed)]
    if len(numbers) == 2 and re.search(r"\d\s*[-–]\s*(?:\w+\.?\s*)?\d", printed) and numbers[0] < numbers[1]:
        return list(range(numbers[0], numbers[1] + 1))
    return numbers
