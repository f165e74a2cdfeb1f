"""In which order do references stand, and what are their laws called in full?"""

from __future__ import annotations

from collections.abc import Iterable

from kb.law.register import law_named


def in_order(refs: Iterable[str]) -> list[str]:
    """Serviceloven first, which nearly all standards rest on; the others as they come.

    >>> in_order(["ABL § 105", "SEL § 85", "SEL § 97"])
    ['SEL § 85', 'SEL § 97', 'ABL § 105']
    """
    return sorted(refs, key=lambda ref: not ref.startswith("SEL "))


def abbreviations(refs: Iterable[str]) -> tuple[str, ...]:
    """What the laws in these references are called in full, each once.

    >>> abbreviations(["SEL § 85", "SEL § 97"])
    ('SEL: Lov om social service',)
    """
    found = {abbr: law_named(abbr) for abbr in dict.fromkeys(ref.partition(" ")[0] for ref in refs)}
    return tuple(f"{abbr}: {law.name}" for abbr, law in found.items() if law)
