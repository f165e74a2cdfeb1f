"""What does a link to a view hold, and what does an address in the browser ask for?

Everything that a page shows is in its address, with the id of the data it was made from, so that a link sent to a
colleague opens the same view or says that the data has changed. An address is typed by strangers: what cannot be
understood is left out, and whether a name exists is for the page to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, quote, urlencode, urlsplit
from zlib import crc32

OVERVIEW, COMPARE, DOCUMENT, ADD = "", "sammenlign", "dokument", "tilfoej"
NUMBERS, PAIR = "noegletal", "parvis"
SEARCH, ASK = "soeg", "spoerg"
REVIEW = "gennemsyn"

_LINES_RE = re.compile(r"(\d{1,7})(?:-(\d{1,7}))?", re.ASCII)
_SHARED_KEYS = frozenset({"lov", "kommune", "afsnit", "dok", "linje", "sprog", "data"})
_MOST_OPTIONS = 200
_MOST_MARKED = 200  # lines; a section that is longer is marked where it begins

Params = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class View:
    """One view of one page; what is empty is the page's own choice."""

    page: str  # path of the page: "" is the overview
    law: str = ""
    municipalities: tuple[str, ...] = ()
    types: tuple[str, ...] = ()  # keys of section types
    document: str = ""
    lines: tuple[int, int] | None = None  # the passage whose evidence is open
    language: str = "da"
    snapshot: str = ""  # id of the data
    options: tuple[tuple[str, str], ...] = ()  # choices of this page only: (key, value), a key may come again

    def option(self, key: str) -> str:
        """The page's own choice of this key; "" when the address makes none."""
        return next(iter(self.chosen(key)), "")

    def chosen(self, key: str) -> tuple[str, ...]:
        """All values that the address gives this key."""
        return tuple(value for name, value in self.options if name == key)

    def with_options(self, **choices: str | Sequence[str]) -> View:
        """The view with these choices of the page; an empty one is left out, other keys stay.

        >>> View(COMPARE).with_options(visning="emner", kun=["a", "b"]).with_options(visning="").params
        {'kun': ['a', 'b']}
        """
        others = [(key, value) for key, value in self.options if key not in choices]
        given = [
            (key, value)
            for key, values in choices.items()
            for value in ([values] if isinstance(values, str) else values)
            if value
        ]
        return replace(self, options=(*others, *given))

    @property
    def params(self) -> dict[str, list[str]]:
        """The view as the address writes it, without the page.

        >>> View(COMPARE, law="SEL § 85", document="a.pdf", lines=(12, 14)).params
        {'lov': ['SEL § 85'], 'dok': ['a.pdf'], 'linje': ['12-14']}
        """
        named = {
            "lov": [self.law],
            "kommune": list(self.municipalities),
            "afsnit": list(self.types),
            "dok": [self.document],
            "linje": [written(self.lines)],
            "sprog": ["en" if self.language == "en" else ""],
            "data": [self.snapshot],
        }
        for key, value in self.options:
            named.setdefault(key, []).append(value)
        return {key: values for key, values in named.items() if values and values != [""]}

    @property
    def href(self) -> str:
        """A link relative to any page of the app.

        >>> View(DOCUMENT, document="ø & å.pdf", lines=(3, 3)).href
        'dokument?dok=%C3%B8%20%26%20%C3%A5.pdf&linje=3'
        """
        pairs = [(key, value) for key, values in self.params.items() for value in values]
        query = urlencode(pairs, quote_via=quote)
        return f"{self.page or './'}?{query}" if query else self.page or "./"


def view_of(page: str, params: Params) -> View:
    """The view that these query parameters ask for.

    >>> asked = view_of(DOCUMENT, {"dok": ["a.pdf"], "linje": ["14-12"], "sprog": ["xx"]})
    >>> asked.document, asked.lines, asked.language
    ('a.pdf', (12, 14), 'da')
    """
    return View(
        page=page,
        law=_first(params, "lov"),
        municipalities=tuple(dict.fromkeys(params.get("kommune", ()))),
        types=tuple(dict.fromkeys(params.get("afsnit", ()))),
        document=_first(params, "dok"),
        lines=_lines(_first(params, "linje")),
        language="en" if _first(params, "sprog") == "en" else "da",
        snapshot=_first(params, "data"),
        options=_options(params),
    )


def view_at(href: str) -> View:
    """The view behind a link of ours.

    >>> view_at(View(COMPARE, law="SEL § 97", language="en").href).law
    'SEL § 97'
    """
    parts = urlsplit(href)
    params: dict[str, list[str]] = {}
    for key, value in parse_qsl(parts.query):
        params.setdefault(key, []).append(value)
    return view_of(parts.path.rpartition("/")[2], params)


def written(lines: tuple[int, int] | None) -> str:
    """A passage as an address writes it: "12-14", "12", "" for none."""
    if lines is None:
        return ""
    return f"{lines[0]}" if lines[0] == lines[1] else f"{lines[0]}-{lines[1]}"


def mark(document: str, lines: tuple[int, int]) -> str:
    """The CSS class of what shows this passage, made from numbers only."""
    return f"at-{crc32(document.encode('utf-8', 'replace')):08x}-{lines[0]}-{lines[1]}"


def marks(view: View) -> str:
    """A CSS selector for all that shows the passage of a view: as a quote, and line by line; "" for no passage."""
    if view.lines is None:
        return ""
    start, end = view.lines
    each: Iterable[tuple[int, int]] = ((line, line) for line in range(start, min(end, start + _MOST_MARKED) + 1))
    return ",".join(f".{mark(view.document, lines)}" for lines in dict.fromkeys([view.lines, *each]))


def for_browser(view: View) -> dict[str, str]:
    """What `links.js` is told of a view."""
    return {
        "address": view.href,
        "passage": mark(view.document, view.lines) if view.lines else "",
        "marked": marks(view),
    }


def _options(params: Params) -> tuple[tuple[str, str], ...]:
    own = [(key, value) for key, values in params.items() if key not in _SHARED_KEYS for value in values]
    return tuple(own[:_MOST_OPTIONS])


def _first(params: Params, key: str) -> str:
    return next(iter(params.get(key, ())), "")


def _lines(text: str) -> tuple[int, int] | None:
    match = _LINES_RE.fullmatch(text)
    if match is None:
        return None
    start, end = sorted((int(match[1]), int(match[2] or match[1])))
    return (start, end) if start else None
