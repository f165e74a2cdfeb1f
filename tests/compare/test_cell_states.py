"""When a text says no, and when it sends the reader on. Sentences are our own."""

from __future__ import annotations

import pytest

from kb.compare.cell_states import STATE_RULES, StateRule, denies, refers
from kb.model import CellState, Standard

ESCORT = Standard("a#1", "a", "Ledsageordning efter § 97", ("SEL § 97",), 1, 9)
ACUTE = Standard("a#2", "a", "Socialt akuttilbud", ("SEL § 82 c",), 1, 9)


@pytest.mark.parametrize("rule", STATE_RULES, ids=lambda rule: rule.example)
def test_each_rule_fires_on_its_example(rule: StateRule) -> None:
    assert rule.pattern.search(rule.example)
    if rule.state is CellState.REFERS:
        assert refers(rule.example)
    else:
        assert denies(rule.example, [ACUTE], ["SEL § 82 c"])


@pytest.mark.parametrize(
    "text",
    [
        "Der henvises til kvalitetsstandarden for hjælp i hjemmet.",
        "For så vidt angår udmåling, se kommunens ydelseskatalog på www.bakkeby.example.",
        "Om takster henvises der til takstbladet.",
        "Nærmere om målgruppen, se serviceniveau for botilbud.",
        "Indholdet er beskrevet i kommunens indsatskatalog.",
        "Opfølgningen fremgår af de fælles retningslinjer for myndighedsområdet.",
    ],
)
def test_sends_the_reader_on(text: str) -> None:
    assert refers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Støtten gives efter lovens regler, idet der henvises til § 85.",
        "Der henvises til servicelovens § 141 om handleplaner.",
        "Det fremgår af loven, at støtten er midlertidig.",
        "Det fremgår af kvalitetsstandarden, at støtten er midlertidig.",
        "Borgeren henvises til egen læge.",
        "Borgere, der henvises til tilbuddet, får en kontaktperson.",
        "Du kan blive henvist til et værested.",
        "Se også kvalitetsstandarden for madservice.",
        "Det fremgår af denne kvalitetsstandard, hvem der kan få hjælp.",
        "Der henvises til nærværende kvalitetsstandard.",
        "Målgruppen for den hjælp, som beskrives i kvalitetsstandarderne, er voksne.",
        "Udredningsmetoden er nærmere beskrevet i bilag 2.",
        "Se mere på www.retsinformation.dk.",
        "Vi ser på, om du kan klare dig selv.",
        "Kvalitetsstandarden er godkendt af byrådet.",
        "",
    ],
)
def test_is_no_referral(text: str) -> None:
    assert not refers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dalrup Kommune tilbyder ikke denne ydelse.",
        "Byrådet har valgt ikke at tilbyde ledsageordning.",
        "Kommunen har besluttet ikke at benytte bestemmelsen.",
        "Vi tilbyder ikke ledsagelse.",
        "Kommunen har valgt ikke at tilbyde ydelser efter § 97.",
        "Ordningen tilbydes ikke i kommunen.",
    ],
)
def test_says_that_the_service_is_not_offered(text: str) -> None:
    assert denies(text, [ESCORT], ["SEL § 97"])


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen tilbyder ikke ledsagelse i ferier.",
        "Kommunen tilbyder ikke ledsagelse til borgere under 18 år.",
        "Kommunen tilbyder ikke ledsagelse, hvis du bor på et botilbud.",
        "Kommunen tilbyder ikke rengøring.",
        "Kommunen har valgt ikke at tilbyde ydelser efter § 82 c.",  # another paragraph than the one asked for
        "Kommunen har valgt at tilbyde ledsageordning.",
        "Borgeren har valgt ikke at modtage hjælp.",
        "Der ydes ikke hjælp til rengøring.",
        "Ledsageren følger ikke med på arbejde.",
        "Hvis du har valgt ikke at bruge dine timer, bortfalder de.",
        "",
    ],
)
def test_is_no_refusal_of_the_service(text: str) -> None:
    assert not denies(text, [ESCORT], ["SEL § 97"])
