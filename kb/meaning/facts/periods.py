"""Per what is a quantity counted: "om ugen", "pr. måned", "ugentligt", "hver 14. dag", "over seks måneder"?

The period stands behind the quantity (`PER`), before it as an adjective ("en ugentlig ramme på"), or opens the sentence
("Hver måned har du ret til ...").
"""

from __future__ import annotations

import re
from fractions import Fraction

from kb.meaning.facts.numbers import NUMBER, ORDINAL, number, ordinal
from kb.meaning.facts.time_units import UNIT, iso, unit_named

PERIOD_WORDS = {
    "daglig": "P1D",
    "ugentlig": "P1W",
    "månedlig": "P1M",
    "kvartalsvis": "P3M",
    "halvårlig": "P6M",
    "årlig": "P1Y",
}
PERIOD_UNITS = {
    "time": "PT1H",
    "dag": "P1D",
    "døgn": "P1D",
    "uge": "P1W",
    "måned": "P1M",
    "kvartal": "P3M",
    "halvår": "P6M",
    "år": "P1Y",
}
PER = (
    r"(?P<per>(?:(?:(?:pr\.?|per|om|i|hvert?)\s+(?:præsteret\s+|et\s+(?=kalender))?|/\s?)(?:kalender|fremmøde|åbnings)?(?P<per_unit>time|dag|døgn|uge|måned|kvartal|halvår|år)(?:en|et|n)?\b"
    r"|(?P<per_word>daglig|ugentlig|månedlig|kvartalsvis|halvårlig|årlig)t?\b"
    rf"|hver(?:t)?\s+(?P<per_ordinal>{ORDINAL})\s+(?P<per_ordinal_unit>dag|uge|måned|år)\b"
    rf"|(?:inden\s*for|over|i\s+løbet\s+af|fordelt\s+(?:over|på)|pr\.|per)\s+(?:en\s+periode\s+(?:på|af)\s+)?(?P<per_number>{NUMBER})\s+(?P<per_number_unit>{UNIT})))"
)
# "Der kan ugentligt bevilges op til 4 timer.", "en ugentlig ramme på op til 6 timer"
_ADJECTIVE = re.compile(
    r"\b(?P<period>daglig|ugentlig|månedlig|årlig)(?:t|e)?\s+(?:(?!og\b|eller\b)[^\s,.;:]+\s+){0,7}$", re.IGNORECASE
)
# "Hver måned har du ret til 15 timer.", "Pr. uge kan der bevilges 4 timer."
_OPENING = re.compile(
    (
        r"^\W*(?:hvert?|pr\.|om)\s+(?P<unit>dag|døgn|uge|måned|kvartal|halvår|år)(?:en|et|n)?\s+"
        r"(?:(?!og\b|eller\b)[^\s,.;:]+\s+){1,8}$"
    ),
    re.IGNORECASE,
)


def period_of(match: re.Match[str]) -> str:
    """The ISO period of a match of `PER`; "" when there is none."""
    if match["per"] is None:
        return ""
    if match["per_unit"]:
        return PERIOD_UNITS[match["per_unit"].casefold()]
    if match["per_word"]:
        return PERIOD_WORDS[match["per_word"].casefold()]
    if match["per_ordinal"]:
        unit, many = unit_named(match["per_ordinal_unit"])
        return iso(Fraction(ordinal(match["per_ordinal"]) * many), unit)
    unit, many = unit_named(match["per_number_unit"])
    return iso(number(match["per_number"]) * many, unit)


def period_ahead(before: str) -> str:
    """The ISO period that the words of its clause before a quantity give it; "" when they give none.

    >>> period_ahead("Den ugentlige støtte udgør "), period_ahead("Hver måned har du ret til ")
    ('P1W', 'P1M')
    """
    if match := _ADJECTIVE.search(before):
        return PERIOD_WORDS[match["period"].casefold()]
    match = _OPENING.search(before)
    return PERIOD_UNITS[match["unit"].casefold()] if match else ""
