"""Every rule reads the sentence it was written with."""

from __future__ import annotations

import pytest

from kb.meaning.facts import found_in
from kb.meaning.facts.ages import AGE_RULES, MAX_AGE_RULES, PENSION_RULE
from kb.meaning.facts.contacts import CONTACTS_RULES
from kb.meaning.facts.deadline_rules import ASAP, DEADLINE_RULES
from kb.meaning.facts.extent_rules import (
    HOURS_RULE,
    LENGTH_RULES,
    NO_SAVING,
    SAVED_FOR,
    SAVINGS_RULES,
    TOTAL_HOURS_RULE,
    UNTIL_GOAL,
)
from kb.meaning.facts.follow_up_rules import SET_IN_THE_CASE, WORD_RULES
from kb.meaning.facts.kinds import CHOICE_RULES, KIND_RULES
from kb.meaning.facts.payment_rules import FREE_BY_LAW, PAYMENT_RULES
from kb.meaning.facts.rules import FactRule
from kb.meaning.facts.statement import Statement

RULES = (
    ASAP,
    FREE_BY_LAW,
    SET_IN_THE_CASE,
    *AGE_RULES,
    *MAX_AGE_RULES,
    PENSION_RULE,
    *CHOICE_RULES,
    *CONTACTS_RULES,
    *DEADLINE_RULES,
    HOURS_RULE,
    *KIND_RULES,
    *LENGTH_RULES,
    NO_SAVING,
    *PAYMENT_RULES,
    *SAVED_FOR,
    *SAVINGS_RULES,
    TOTAL_HOURS_RULE,
    UNTIL_GOAL,
    *WORD_RULES,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.type.value}: {rule.seen}")
def test_rule_reads_its_own_example(rule: FactRule) -> None:
    read = found_in(Statement(rule.seen, rule.seen_in))
    assert (rule.type, rule.value or "") in {(found.type, found.value if rule.value else "") for found in read}
    assert any(found.rule == rule.seen for found in read), "another rule reads this example first"
