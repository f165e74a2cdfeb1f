"""Rules that count their own paragraphs with §, and texts that only quote those of an Act."""

from __future__ import annotations

import pytest

from kb.meaning import understand
from kb.model import CleanText, Line, RefKind, Source
from kb.structure.own_paragraphs import own_paragraphs
from kb.text import clean

RULES = """\
Regulativ for ledsagelse i Mosevang Kommune

Kapitel 1. Grundlag
§ 1. Regulativet udfylder servicelovens § 97.
§ 2. Afgørelsen træffes efter en konkret vurdering.

Kapitel 2. Ledsagelse
Omfang
§ 3. Der gives 15 timer om måneden.
Stk. 2. Timer ud over § 3 gives efter:
1) ansøgning, jf. § 5, stk. 1, og
2) tilbud efter § 85,
3) lægens udtalelse.
Opfølgning
§ 4. Bevillingen følges op mindst en gang om året.
Klage
§ 5. Klage indgives inden fire uger fra modtagelsen af afgørelsen, jf. § 83 a.
"""
STATUTE = """\
Bilag 1. Uddrag af serviceloven

§ 82 a. Kommunalbestyrelsen kan give støtte i op til 6 måneder.
Teksten gælder for voksne.
§ 83. Kommunalbestyrelsen skal give hjælp mindst en gang om ugen.
Teksten gælder for alle.
§ 84. Kommunalbestyrelsen skal give afløsning.
§ 85. Kommunalbestyrelsen skal give støtte.
"""


def cleaned(text: str) -> CleanText:
    texts = text.split("\n")
    lines = tuple(Line(number, line) for number, line in enumerate(texts, start=1))
    return clean(Source("prøve.txt", "text/plain", "0", len(text), (), (text,), lines))


def counted(text: str) -> list[str]:
    return list(own_paragraphs(cleaned(text)).lines.values())


def test_paragraphs_in_order_from_the_first_are_the_documents_own() -> None:
    assert counted(RULES) == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    "text",
    [
        STATUTE,
        "§ 1. Formålet med denne lov er at hjælpe.\nTekst.\n§ 2. Den gælder alle.\n§ 3. Ministeren bestemmer.",
        "Støtten gives efter lovens\n§ 1, stk. 2, og\n§ 2, stk. 1, samt\n§ 3, stk. 4.",
        "§ 1. Formål.\nTekst.\n§ 2. Målgruppe.",
        "§ 85 Støtte\nTekst.\n§ 97 Ledsagelse\nTekst.\n§ 107 Ophold",
    ],
    ids=["quoted Act", "the Act itself", "citations at the line start", "two lines", "standards named by their §"],
)
def test_paragraphs_of_an_act_are_none(text: str) -> None:
    assert counted(text) == []


def test_each_regulation_of_a_document_counts_anew_and_a_quoted_act_is_left_out() -> None:
    assert counted(f"{RULES}\n{STATUTE}\n{RULES}") == ["1", "2", "3", "4", "5"] * 2
    own = own_paragraphs(cleaned(f"{RULES}\n{STATUTE}"))
    first = RULES.count("\n") + 2
    assert own.holds(first - 3)
    assert not own.holds(first + 4)


def test_a_lost_line_does_not_end_the_series() -> None:
    assert counted(RULES.replace("§ 2. Afgørelsen", "Afgørelsen")) == ["1", "3", "4", "5"]


def test_own_paragraphs_are_no_citations() -> None:
    refs = [ref for citation in understand(cleaned(RULES)).citations for ref in citation.refs]
    assert refs == ["SEL § 97", "SEL § 85", "SEL § 83 a"]


def test_a_reference_to_an_own_paragraph_leads_to_its_lines() -> None:
    refs = [one for one in understand(cleaned(RULES)).internal_refs if one.kind is RefKind.NUMBERED]
    assert [(one.normalised, one.start_line, one.targets) for one in refs] == [
        ("§ 3", 10, ((9, 13),)),
        ("§ 5", 11, ((17, 17),)),
    ]


def test_own_paragraphs_state_facts_and_quoted_ones_do_not() -> None:
    stated = {(fact.type.value, fact.value) for fact in understand(cleaned(f"{RULES}\n{STATUTE}")).facts}
    assert {("hours_per_period", "PT15H"), ("follow_up_interval", "P1Y"), ("complaint_deadline", "P4W")} <= stated
    assert "max_duration" not in {kind for kind, _ in stated}


def test_the_law_of_a_standard_is_not_its_own_counter() -> None:
    laws = {ref for standard in understand(cleaned(RULES)).standards for ref in standard.law_refs}
    assert laws == {"SEL § 97"}
