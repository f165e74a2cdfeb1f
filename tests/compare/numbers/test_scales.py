"""Where does a fact stand on an axis, and what is a limit counted from?"""

from __future__ import annotations

import pytest

from kb.compare.numbers.clocks import CLOCK_RULES, Clock, ClockRule, clock_named_in, clock_of
from kb.compare.numbers.kinds import IN_ORDER, fact_type_named
from kb.compare.numbers.scales import Scale, size_of
from kb.errors import QueryError
from kb.model import Fact, FactType
from kb.present.texts import TEXTS

F = FactType


def fact(kind: FactType, value: str | None, *, per: str = "", unit: str = "") -> Fact:
    return Fact("a.pdf", None, (), kind, value, "ord", 1, 1, per=per, unit=unit)


@pytest.mark.parametrize(
    ("kind", "value", "per", "unit", "scale", "wanted", "is_near"),
    [
        (F.FOLLOW_UP_INTERVAL, "P6M", "", "", Scale.MONTHS, 6, False),
        (F.FOLLOW_UP_INTERVAL, "P2Y", "", "", Scale.MONTHS, 24, False),
        (F.FOLLOW_UP_INTERVAL, "P8W", "", "", Scale.MONTHS, 1.84, True),
        (F.PROCESSING_TIME, "P6W", "", "", Scale.DAYS, 42, False),
        (F.PROCESSING_TIME, "P2M", "", "", Scale.DAYS, 60.9, True),
        (F.CONTACT_DEADLINE, "P5D", "", "weekdays", Scale.DAYS, 7, True),
        (F.HOURS_PER_PERIOD, "PT90M", "P1W", "", Scale.HOURS_A_WEEK, 1.5, False),
        (F.HOURS_PER_PERIOD, "PT15H", "P1M", "", Scale.HOURS_A_WEEK, 3.45, True),
        (F.HOURS_PER_PERIOD, "PT4H", "", "", Scale.HOURS, 4, False),  # no period: not on the weekly axis
        (F.SAVINGS_LIMIT, "PT90H", "P6M", "", Scale.HOURS, 90, False),  # a stock, no rate
        (F.MAX_DURATION, "P1Y", "", "", Scale.MONTHS, 12, False),
        (F.MAX_DURATION, "P56D", "P1Y", "", Scale.DAYS_A_YEAR, 56, False),
        (F.AMOUNT_DKK, "1020", "P1M", "", Scale.DKK_A_YEAR, 12240, False),
        (F.AMOUNT_DKK, "38", "P1D", "", Scale.DKK_A_DAY, 38, False),  # a price by the day is not paid all year
        (F.AMOUNT_DKK, "500", "", "", Scale.DKK, 500, False),
        (F.CONTACTS, "1-8", "", "", Scale.TIMES, 8, False),
        (F.MIN_AGE, "18", "", "", Scale.YEARS, 18, False),
    ],
)
def test_a_value_on_its_axis(
    kind: FactType, value: str, per: str, unit: str, scale: Scale, wanted: float, is_near: bool
) -> None:
    size = size_of(fact(kind, value, per=per, unit=unit))
    assert size is not None
    assert (size.scale, size.is_near) == (scale, is_near)
    assert size.value == pytest.approx(wanted, abs=0.05)


@pytest.mark.parametrize(
    ("kind", "value"),
    [(F.FOLLOW_UP_INTERVAL, None), (F.PAYMENT, "free"), (F.MIN_AGE, "pension"), (F.PHONE, "89111213")],
)
def test_words_stand_on_no_axis(kind: FactType, value: str | None) -> None:
    assert size_of(fact(kind, value)) is None


@pytest.mark.parametrize("rule", CLOCK_RULES, ids=lambda rule: f"{rule.clock.value}: {rule.example}")
def test_a_clock_rule_reads_its_own_words(rule: ClockRule) -> None:
    assert clock_of(rule.example) is rule.clock


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("fra behandlingsansøgning", Clock.APPLICATION),
        ("fra den dag, hvor sagen er fuldt oplyst", Clock.COMPLETE),
        ("fra ansøgningen, når alle nødvendige oplysninger foreligger", Clock.COMPLETE),
        ("efter indflytningen", Clock.START),
        ("efter visitationsbesøget", Clock.MEETING),
        ("når sagen er fuldt belyst", Clock.COMPLETE),
        ("fra fuldstændig ansøgning", Clock.COMPLETE),
        ("efter, at alt materiale er modtaget", Clock.COMPLETE),
        ("fra modtaget ansøgning til afgørelse", Clock.APPLICATION),  # it ends with the decision
        ("fra ansøgning og til der er truffet afgørelse", Clock.APPLICATION),
        ("efter at du har sagt ja til støtten og fået afgørelsen", Clock.DECISION),
        ("fra årsskiftet", Clock.OTHER),
        ("  ", Clock.NOT_STATED),
    ],
)
def test_clocks(words: str, clock: Clock) -> None:
    assert clock_of(words) is clock


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Når sagen er fuldt oplyst, får du svar inden seks uger.", "Når sagen er fuldt oplyst"),
        ("Fristen regnes fra den dag, ansøgningen er modtaget, og er 8 uger.", "fra den dag, ansøgningen er modtaget"),
        ("Behandlingstid fra fuldstændig ansøgning til afgørelse: 12 uger.", "fra fuldstændig ansøgning"),
        # No moment that a limit runs from.
        ("Hvis du er syg, får du svar inden fire uger.", ""),
        ("Sagsbehandlingstiden er 8 uger.", ""),
        ("Støtten går fra let til omfattende.", ""),
        ("Du får hjælp fra kommunens medarbejdere inden to uger.", ""),
    ],
)
def test_a_clock_that_stands_before_its_limit(sentence: str, words: str) -> None:
    assert clock_named_in(sentence) == words


def test_every_fact_type_has_a_place_and_a_name() -> None:
    assert set(IN_ORDER) == set(FactType)
    assert all(f"fact_{kind.value}" in TEXTS for kind in FactType)


def test_a_fact_type_is_found_by_its_key() -> None:
    assert fact_type_named("Follow-Up-Interval") is F.FOLLOW_UP_INTERVAL
    with pytest.raises(QueryError) as raised:
        fact_type_named("follow")
    assert "follow_up_interval" in raised.value.hint
