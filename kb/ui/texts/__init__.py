"""Every word that the app says of its own, in Danish and English: one module a page, joined here.

Words about cells and grades are in `present/texts`.

Findings and the reasons of rejected files come from the program in Danish and are shown as they are in both languages.
"""

from __future__ import annotations

from kb.model import CellState, Role
from kb.present.texts import LANGUAGES, Words
from kb.ui.texts import (
    add,
    ask,
    compare,
    correct,
    document,
    evidence,
    frame,
    numbers,
    overview,
    pair,
    reading_table,
    review,
    search,
    tidying,
    topics,
)

_PAGES = (
    *(frame, overview, compare, topics, reading_table, evidence, search, ask),
    *(document, correct, review, tidying, add, numbers, pair),
)

TEXTS: dict[str, tuple[str, str]] = {key: said for page in _PAGES for key, said in page.TEXTS.items()}

COUNTS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    # key: Danish one and many, English one and many
    "files": (("{n} fil", "{n} filer"), ("{n} file", "{n} files")),
    "documents": (("{n} dokument", "{n} dokumenter"), ("{n} document", "{n} documents")),
    "municipalities": (("{n} kommune", "{n} kommuner"), ("{n} municipality", "{n} municipalities")),
    "standards": (("{n} standard", "{n} standarder"), ("{n} standard", "{n} standards")),
    "sections": (("{n} afsnit", "{n} afsnit"), ("{n} section", "{n} sections")),
    "provisions": (("{n} bestemmelse", "{n} bestemmelser"), ("{n} provision", "{n} provisions")),
    "lines": (("{n} linje", "{n} linjer"), ("{n} line", "{n} lines")),
    "words": (("{n} ord", "{n} ord"), ("{n} word", "{n} words")),
    "rules": (
        ("{n} regel, der begrænser hjælpen", "{n} regler, der begrænser hjælpen"),
        ("{n} rule that limits the help", "{n} rules that limit the help"),
    ),
    "unsure_left_out": (
        ("{n} usikker er ikke vist", "{n} usikre er ikke vist"),
        ("{n} unsure one is not shown", "{n} unsure ones are not shown"),
    ),
    "passages": (
        ("{n} gentaget tekst", "{n} gentagne tekster"),
        ("{n} repeated text", "{n} repeated texts"),
    ),
    "findings": (("{n} bemærkning", "{n} bemærkninger"), ("{n} remark", "{n} remarks")),
    "news": (("{n} nyhed", "{n} nyheder"), ("{n} change", "{n} changes")),
    "places": (("{n} sted", "{n} steder"), ("{n} place", "{n} places")),
    "same_text": (
        ("samme tekst 1 sted mere", "samme tekst {n} steder mere"),
        ("same text in 1 more place", "same text in {n} more places"),
    ),
    "to_look_at": (
        ("{n} sted at se på", "{n} steder at se på"),
        ("{n} place to look at", "{n} places to look at"),
    ),
    "years": (("{n} år", "{n} år"), ("{n} year", "{n} years")),
    "months": (("{n} måned", "{n} måneder"), ("{n} month", "{n} months")),
}

ROLES: dict[Role, tuple[str, str]] = {
    Role.CHROME: ("websidens ramme", "frame of the web page"),
    Role.FURNITURE: ("sidehoved, sidefod eller sidetal", "running head, foot or page number"),
    Role.CONTENTS: ("indholdsfortegnelse", "table of contents"),
}


def inside(said: str) -> str:
    """The words as they stand inside a sentence.

    >>> inside("Godkendt 12. marts 2024")
    'godkendt 12. marts 2024'
    """
    return said[:1].lower() + said[1:]


class Texts:
    """The texts of one language.

    >>> Texts("da").count("documents", 1), Texts("en").count("documents", 2)
    ('1 dokument', '2 documents')
    """

    def __init__(self, language: str) -> None:
        self.words = Words(language)  # of cells, grades and dates
        self.language = language
        self._at = LANGUAGES.index(language)

    def __call__(self, key: str, **values: object) -> str:
        return TEXTS[key][self._at].format(**values)

    def count(self, key: str, n: int) -> str:
        """A number with its noun."""
        one, many = COUNTS[key][self._at]
        return (one if n == 1 else many).format(n=self.number(n))

    def number(self, n: int) -> str:
        """A number as the language writes it: 1.401 and 1,401."""
        return f"{n:,}" if self.language == "en" else f"{n:,}".replace(",", ".")

    def states(self) -> list[tuple[str, str]]:
        """The four answers without quotes, each with what may be concluded from it."""
        return [
            (self.words.state(state), self.words.meaning(state)) for state in CellState if state is not CellState.STATED
        ]

    def role(self, role: Role) -> str:
        """What a line is when it is no body text; "" for body text."""
        return ROLES[role][self._at] if role in ROLES else ""
