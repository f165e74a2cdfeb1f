"""Which municipality or section type does a person mean?"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from kb.alphabet import danish_order
from kb.errors import QueryError
from kb.taxonomy import LABELS_DA, LABELS_EN, SectionType

# Aabenraa and Åbenrå are one name.
_SPELLINGS = str.maketrans({"å": "aa", "ä": "æ", "ö": "ø", "ü": "y"})


def folded(name: str) -> str:
    """A name without its spelling variants.

    >>> folded(" Åbenrå  Kommune") == folded("Aabenraa")
    True
    """
    return " ".join(name.casefold().split()).removesuffix(" kommune").translate(_SPELLINGS)


def municipality_named(name: str, known: Sequence[str]) -> str:
    """The municipality of the library that the name means.

    Raises: QueryError with near names.

    >>> municipality_named("åbenrå kommune", ["Aabenraa", "Varde"])
    'Aabenraa'
    """
    by_fold = {folded(municipality): municipality for municipality in known}
    found = by_fold.get(folded(name))
    if found is None:
        near = [by_fold[key] for key in get_close_matches(folded(name), list(by_fold), n=3)]
        raise QueryError(
            f"Biblioteket har ingen dokumenter fra kommunen »{name}«.",
            hint=suggestion(near or sorted(known, key=danish_order)),
        )
    return found


def section_type_named(name: str) -> SectionType:
    """The section type with this key or label, Danish or English.

    Raises: QueryError with near labels.

    >>> section_type_named("Opfølgning")
    <SectionType.FOLLOW_UP: 'follow_up'>
    """
    keys = {section_type.value: section_type for section_type in SectionType}
    for labels in (LABELS_DA, LABELS_EN):
        keys |= {folded(label): section_type for section_type, label in labels.items()}
    found = keys.get(folded(name))
    if found is None:
        near = get_close_matches(folded(name), list(keys), n=3)
        labels_near = [LABELS_DA[keys[key]] for key in near] or list(LABELS_DA.values())
        raise QueryError(f"Der findes ingen afsnitstype »{name}«.", hint=suggestion(labels_near))
    return found


def suggestion(names: Sequence[str], *, most: int = 12) -> str:
    """The names that can be asked for, as a sentence; "" when there are none.

    >>> suggestion(["SEL § 85", "SEL § 97"])
    'Prøv SEL § 85 eller SEL § 97.'
    """
    shown = list(dict.fromkeys(names))[:most]
    if not shown:
        return ""
    return f"Prøv {listed(shown, 'eller')}."


def listed(names: Sequence[str], conjunction: str = "og") -> str:
    """Names as a sentence holds them.

    >>> listed(["Varde", "Viborg", "Aalborg"])
    'Varde, Viborg og Aalborg'
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {conjunction} {names[-1]}"
