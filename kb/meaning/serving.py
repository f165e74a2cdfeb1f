"""Which standards does a part of the document serve that stands in none of them?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.law.citations import citations
from kb.model import CleanText, Section, Standard
from kb.taxonomy import CORE
from kb.taxonomy import SectionType as T


def serving(clean: CleanText, found: list[Section], standards: Sequence[Standard]) -> Iterator[Section]:
    """Document-level sections with the standards they serve: those their heading names, or the one that their text
    names again and again, else all. Sections of a standard come back as they are."""
    for section in found:
        if section.standard is not None or section.type is T.BOILERPLATE:
            yield section
            continue
        named = {ref.partition(" stk.")[0] for ref in section.law_refs}
        about = [s for s in standards if named & {ref.partition(" stk.")[0] for ref in s.law_refs}]
        if not named and len(standards) > 1 and section.type in CORE:
            text = " ".join(clean.texts[section.start_line - 1 : section.end_line])
            about = _named_again(text, standards)
        if about and not named:
            yield replace(section, law_refs=about[0].law_refs, serves=(about[0].id,))
            continue
        yield replace(section, serves=tuple(s.id for s in (about if named else standards)))


def _named_again(text: str, standards: Sequence[Standard]) -> list[Standard]:
    """The one standard of the document whose paragraph a text names at least twice, and no other's; [] when none is."""
    cited = Counter(ref.partition(" stk.")[0] for one in citations(text) if one.kind == "section" for ref in one.refs)
    named = [(s, sum(cited[ref.partition(" stk.")[0]] for ref in s.law_refs)) for s in standards]
    about = [(s, count) for s, count in named if count]
    return [about[0][0]] if len(about) == 1 and about[0][1] >= 2 else []
