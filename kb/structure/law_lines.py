"""Which paragraphs does a line name, and does it name hardly anything else?"""

from __future__ import annotations

from kb.law.citations import citations


def section_refs(text: str) -> tuple[str, ...]:
    """References to paragraphs in a text, each once, in order; a law named alone counts when it is no serviceloven."""
    found = citations(text)
    refs = [ref for c in found if c.kind in {"section", "verbal"} for ref in c.refs]
    if not refs:
        refs = [ref for c in found if c.kind == "law" and c.refs != ("SEL",) for ref in c.refs]
    return tuple(dict.fromkeys(refs))


def is_law_line(text: str) -> bool:
    """Does the line hold a reference and hardly anything else?

    >>> is_law_line("Serviceloven §§ 101 og 101a"), is_law_line("Hjælp efter § 83 til den, der har brug for det.")
    (True, False)
    """
    found = citations(text)
    if not found or len(text) > 140 or found[0].start > 12:
        return False
    cited = sum(c.end - c.start for c in found)
    return cited >= 0.55 * len(text.strip()) and not text.rstrip().endswith(("?", ":"))


def refs_in(text: str) -> bool:
    return bool(section_refs(text))
