"""Which of the library's laws does a question such as "§ 85", "82 a-d" or "servicelovens § 97" mean?

In order: a reference that stands in the library as it is asked for; the same paragraph with a stk. or nr. in the
library; the paragraph when the question names a stk. that the library does not have; the letters of a paragraph that
itself has no standard. § 83 does not bring § 83 a along: they are different services. A reference without a law is
serviceloven, unless only another law has that paragraph here. A law without a paragraph is no question about a
service.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from kb.compare.names import folded, suggestion
from kb.errors import QueryError
from kb.law.citations import citations
from kb.law.register import law_named, natural_key
from kb.law.services import refs_of_service

# "Paragraf 82" is used for the preventive offers §§ 82 a-d, which came together on 1 January 2018.
FAMILIES: dict[str, tuple[str, ...]] = {
    "SEL § 82": ("SEL § 82 a", "SEL § 82 b", "SEL § 82 c", "SEL § 82 d"),
}
_BARE_NUMBER_RE = re.compile(r"(?<![\w§.])(?=\d{1,3}\s*[a-zæøå]?\b)", re.IGNORECASE)
_DETAIL_RE = re.compile(r" (?:stk|nr|pkt)\. .*")


@dataclass(frozen=True, slots=True)
class LawQuery:
    """A question about the law, answered from the references that the library holds."""

    label: str  # "SEL § 82 a, § 82 b"
    laws: tuple[str, ...]  # as the standards write them
    left_out: tuple[str, ...] = ()  # near references that have standards of their own: "SEL § 83 a" for "§ 83"


def laws_meant(query: str, known: Sequence[str]) -> LawQuery:
    """The references of the library that the question is about.

    Raises: QueryError with near references when there are none.

    >>> laws_meant("§85", ["SEL § 85", "SEL § 97"]).laws
    ('SEL § 85',)
    >>> laws_meant("82", ["SEL § 82 a", "SEL § 82 b", "SEL § 85"]).label
    'SEL § 82 a, § 82 b'
    """
    asked = _references(query)
    laws = {law for ref in asked for law in _held(ref, known)}
    as_written = [law for law in known if folded(law) == folded(query)]  # "LSV", "BEK nr 483 af 2011-05-19"
    if not laws and not as_written:
        laws = {law for ref in asked for law in _held_by_any_law(ref, known)} if _names_no_law(query) else set()
    found = tuple(sorted({*laws, *as_written}, key=natural_key))
    if not found:
        raise QueryError(
            f"Biblioteket har ingen standarder efter »{query}«.", hint=suggestion(_near(query, asked, known))
        )
    return LawQuery(label=_label(found), laws=found, left_out=_left_out(found, known))


def _references(query: str) -> list[str]:
    """The references of the question, a bare number taken as a paragraph."""
    text = " ".join(query.split())
    refs = [ref for citation in citations(text) for ref in citation.refs if "§" in ref]
    if not refs:
        refs = [ref for citation in citations(_BARE_NUMBER_RE.sub("§ ", text, count=1)) for ref in citation.refs]
    # "bostøtte" asks for the paragraph that it usually rests on.
    return refs or list(refs_of_service(text))


def _names_no_law(query: str) -> bool:
    return not any(not citation.inferred for citation in citations(query))


def _paragraph(ref: str) -> str:
    return _DETAIL_RE.sub("", ref)


def _held(ref: str, known: Sequence[str]) -> list[str]:
    """What the library has for one reference; see the order in the module's docstring."""
    family = FAMILIES.get(ref)
    if family:
        return [law for law in known if _paragraph(law) in {ref, *family}]
    inside = [law for law in known if law == ref or law.startswith((f"{ref} stk", f"{ref} nr", f"{ref} pkt"))]
    if inside:
        return inside
    if _paragraph(ref) != ref:
        return [law for law in known if law == _paragraph(ref)]
    return [law for law in known if re.fullmatch(rf"{re.escape(ref)} [a-zæøå](?: (?:stk|nr|pkt)\..*)?", law)]


def _held_by_any_law(ref: str, known: Sequence[str]) -> list[str]:
    _, _, paragraph = ref.partition(" ")
    others = sorted({law.partition(" ")[0] for law in known if "§" in law})
    return [law for other in others for law in _held(f"{other} {paragraph}", known)]


def _left_out(found: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """References one letter away that have standards here: a reader may have meant them, too."""
    stems = {re.sub(r" [a-zæøå]$", "", _paragraph(law)) for law in found if "§" in law}
    near = (law for law in known if re.sub(r" [a-zæøå]$", "", _paragraph(law)) in stems and law not in found)
    return tuple(sorted(near, key=natural_key))


def _near(query: str, asked: Sequence[str], known: Sequence[str]) -> list[str]:
    near = [law for ref in asked for law in get_close_matches(ref, list(known), n=4, cutoff=0.8)]
    in_order = sorted(known, key=natural_key)
    named = law_named(query)  # a whole law is no service: offer its paragraphs
    return near or [ref for ref in in_order if named and ref.startswith(f"{named.abbr} ")] or in_order


def _label(laws: Sequence[str]) -> str:
    """References in a row, the law named once: "SEL § 82 a, § 82 b"."""
    parts: list[str] = []
    last = ""
    for ref in laws:
        law, _, rest = ref.partition(" ")
        parts.append(rest if law == last and rest.startswith("§") else ref)
        last = law
    return ", ".join(parts)
