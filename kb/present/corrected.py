"""How is a correction told in words: what it is about, what was read, what is read now?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kb.corrections.records import (
    FIELD_LABELS,
    Action,
    Approved,
    Based,
    Correction,
    Described,
    FactValue,
    Fixed,
    Headed,
    Merged,
    Outcome,
    Retyped,
    Shifted,
    Split,
    Typed,
)
from kb.model import FactType
from kb.present.number_texts import TEXTS as OF_NUMBERS
from kb.taxonomy import SectionType, label

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
    "section_type": ("Afsnitstype", "Section type"),
    "section_split": ("Nyt afsnit begynder", "A new section begins"),
    "section_merge": ("Afsnit lagt sammen", "Sections joined"),
    "section_start": ("Grænse flyttet", "Boundary moved"),
    "heading": ("Overskrift", "Heading"),
    "provision_types": ("Bestemmelsens emne", "Topic of the provision"),
    "metadata": ("Om dokumentet", "About the document"),
    "standard_law": ("Standardens lovgrundlag", "Legal basis of the standard"),
    "approval": ("Dokumentet er gennemgået og godkendt", "The document was reviewed and approved"),
    "is_heading": ("en overskrift", "a heading"),
    "no_heading": ("ikke en overskrift", "no heading"),
    "subheading": ("en underoverskrift", "a sub-heading"),
    "from_line": ("begyndte i linje {line}", "began on line {line}"),
    "with_above": ("en del af afsnittet ovenfor", "part of the section above"),
    "none": ("ingen", "none"),
    "not_stated": ("ikke oplyst", "not stated"),
    "removed": ("taget ud", "taken out"),
    **{f"field_{name}": label for name, label in FIELD_LABELS.items()},
    "status_applies": ("gælder", "applies"),
    "status_moved": ("gælder; teksten har flyttet sig", "applies; the text has moved"),
    "status_needs_look": ("skal ses efter", "needs a look"),
    "status_lost": ("teksten findes ikke længere", "the text is gone"),
    "status_replaced": ("afløst af en nyere rettelse", "replaced by a later correction"),
    "status_absent": ("dokumentet er ikke i biblioteket", "the document is not in the library"),
    "note_": ("", ""),
    "note_other_sections": (
        "Afsnittene er delt anderledes nu, så rettelsen kan ikke bruges, som den er.",
        "The sections are divided otherwise now, so the correction cannot be used as it is.",
    ),
    "note_other_words": (
        "Sætningen deles anderledes nu, så rettelsen kan ikke bruges, som den er.",
        "The sentence is cut otherwise now, so the correction cannot be used as it is.",
    ),
    "note_changed_since": (
        "Dokumentet læses anderledes, end da det blev godkendt.",
        "The document is read otherwise than when it was approved.",
    ),
    # --- periods
    "D": ("dag|dage", "day|days"),
    "W": ("uge|uger", "week|weeks"),
    "M": ("måned|måneder", "month|months"),
    "Y": ("år|år", "year|years"),
    "H": ("time|timer", "hour|hours"),
    "min": ("minut|minutter", "minute|minutes"),
    "weekday": ("hverdag|hverdage", "working day|working days"),
    "per": ("pr. {period}", "per {period}"),
}
TEXTS.update({key: said for key, said in OF_NUMBERS.items() if key.startswith(("fact_", "qualifier_", "value_"))})
_ISO_RE = re.compile(r"P(?:(?P<D>\d+)D|(?P<W>\d+)W|(?P<M>\d+)M|(?P<Y>\d+)Y|T(?P<H>\d+(?:[.,]\d+)?)H|T(?P<min>\d+)M)")


@dataclass(frozen=True, slots=True)
class Told:
    """A correction in words."""

    what: str
    was: str  # "" where there was nothing
    now: str


def told(one: Correction, language: str = "da") -> Told:
    """What the correction says."""
    change = one.change

    def kinds(types: Sequence[SectionType]) -> str:
        return ", ".join(label(kind, language=language) for kind in types) or said("none", language)

    what = said(one.kind, language) if one.kind in TEXTS else ""
    if isinstance(change, Retyped | Split):
        return Told(what, kinds([change.was]), kinds([change.type]))
    if isinstance(change, Merged):
        return Told(what, kinds([change.was]), said("with_above", language))
    if isinstance(change, Shifted):
        return Told(what, said("from_line", language, line=change.began.start_line), kinds([change.type]))
    if isinstance(change, Headed):
        if change.is_heading:
            now = (
                f"{said('is_heading', language)}: {kinds([change.type])}"
                if change.type
                else said("subheading", language)
            )
            return Told(what, said("no_heading", language), now)
        return Told(what, said("is_heading", language), said("no_heading", language))
    if isinstance(change, Typed):
        return Told(what, kinds(change.was), kinds(change.types))
    if isinstance(change, Fixed):
        now = value_in_words(change.now, language) if change.now else said("removed", language)
        was = value_in_words(change.was, language) if change.was else ""
        return Told(
            fact_label(change.type, language),
            was,
            now if change.action is not Action.REMOVE else said("removed", language),
        )
    if isinstance(change, Described):
        return Told(said(f"field_{change.field}", language), change.was, change.value or said("not_stated", language))
    if isinstance(change, Based):
        return Told(
            what, "; ".join(change.was) or said("none", language), "; ".join(change.laws) or said("none", language)
        )
    assert isinstance(change, Approved)
    return Told(what, "", "")


def status_in_words(outcome: Outcome, language: str = "da") -> str:
    """What became of the correction."""
    return said(f"status_{outcome.status.value}", language)


def note_in_words(outcome: Outcome, language: str = "da") -> str:
    """Why, where there is more to say; else ""."""
    return said(f"note_{outcome.note}", language)


def fact_label(kind: FactType, language: str = "da") -> str:
    return said(f"fact_{kind.value}", language)


def value_in_words(value: FactValue, language: str = "da") -> str:
    """A fact's value as a person reads it.

    >>> from kb.model import Qualifier
    >>> value_in_words(FactValue("PT15H", Qualifier.MAX, per="P1M"))
    'højst 15 timer pr. måned'
    """
    parts = [said(f"qualifier_{value.qualifier.value}", language)] if value.qualifier else []
    if value.value is not None:
        key = f"value_{value.value}"
        parts.append(said(key, language) if key in TEXTS else period_in_words(value.value, language, unit=value.unit))
    if value.per:
        parts.append(said("per", language, period=period_in_words(value.per, language).removeprefix("1 ")))
    if value.applies_to:
        parts.append(f"({value.applies_to})")
    return " ".join(parts) or said("not_stated", language)


def period_in_words(iso: str, language: str = "da", *, unit: str = "") -> str:
    """A length of time in words; anything else as it is.

    >>> period_in_words("P6M"), period_in_words("P1D", unit="weekdays"), period_in_words("18")
    ('6 måneder', '1 hverdag', '18')
    """
    match = _ISO_RE.fullmatch(iso)
    if match is None or match.lastgroup is None:
        return iso
    number = match[match.lastgroup]
    one, many = said("weekday" if unit == "weekdays" else match.lastgroup, language).split("|")
    return f"{number if language == 'en' else number.replace('.', ',')} {one if number == '1' else many}"


def said(key: str, language: str, **values: object) -> str:
    return TEXTS[key][language == "en"].format(**values)
