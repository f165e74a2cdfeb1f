"""Does the queue put first what is doubtful and matters, and leave out what a person has settled?"""

from __future__ import annotations

import pytest

from kb.corrections import keep
from kb.corrections.overlay import approval_of
from kb.corrections.places import Ground, anchor_at
from kb.corrections.records import Typed
from kb.ingest import ingest
from kb.library import Library
from kb.model import Fact, FactType
from kb.paths import Home
from kb.review import DOUBTFUL_SECTION, ODD_RULES, OddRule, Subject, is_odd, to_review
from kb.workspace import Journal


def fact(kind: FactType, value: str) -> Fact:
    return Fact("a.txt", None, (), kind, value, "", 1, 1)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FactType.FOLLOW_UP_INTERVAL, "P10Y"),
        (FactType.FOLLOW_UP_INTERVAL, "P1D"),
        (FactType.PROCESSING_TIME, "P3Y"),
        (FactType.COMPLAINT_DEADLINE, "P8W"),
        (FactType.MIN_AGE, "3"),
        (FactType.AMOUNT_PERCENT, "150"),
    ],
)
def test_odd_values_are_asked_for(kind: FactType, value: str) -> None:
    assert is_odd(fact(kind, value))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FactType.FOLLOW_UP_INTERVAL, "P1Y"),
        (FactType.FOLLOW_UP_INTERVAL, "P3M"),
        (FactType.PROCESSING_TIME, "P5D"),
        (FactType.COMPLAINT_DEADLINE, "P4W"),
        (FactType.MIN_AGE, "18"),
        (FactType.MAX_AGE, "67"),
        (FactType.AMOUNT_DKK, "150"),
        (FactType.PHONE, "99 99 99 99"),
        (FactType.HOURS_PER_PERIOD, "PT90H"),
    ],
)
def test_usual_values_are_not(kind: FactType, value: str) -> None:
    assert not is_odd(fact(kind, value))


@pytest.mark.parametrize("rule", ODD_RULES, ids=lambda rule: rule.type.value)
def test_a_rule_has_an_example(rule: OddRule) -> None:
    assert rule.least < rule.most
    assert rule.example


def test_the_weighty_come_first(corpus_library: Library) -> None:
    items = to_review(corpus_library)
    assert [item.weight for item in items] == sorted((item.weight for item in items), reverse=True)
    assert {item.subject for item in items} >= {Subject.SECTION, Subject.PROVISION, Subject.DOCUMENT}
    sections = [item for item in items if item.subject is Subject.SECTION]
    assert all(item.section is not None and item.section.confidence < DOUBTFUL_SECTION for item in sections)
    assert all(item.quote for item in items if item.subject is not Subject.DOCUMENT)


def test_what_is_settled_is_left_out(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    ingest(home, [home.corpus], workers=1)
    monkeypatch.setattr("kb.model.UNSURE_BELOW", 1.1)
    library = Library.open(home)
    items = [item for item in to_review(library) if item.provision is not None]
    for item in items[:2]:
        assert item.provision is not None
        ground = Ground(library.reading(item.document), library.clean(item.document))
        types = item.provision.types
        anchor = anchor_at(ground, item.lines, quote=item.quote)
        keep(Journal(home.workspace), anchor, Typed(types, types), by="Anna Holm")
    left = [item.quote for item in to_review(Library.open(home)) if item.provision is not None]
    assert left == [item.quote for item in items[2:]]


def test_an_approved_document_is_left_out(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    ingest(home, [home.corpus], workers=1)
    monkeypatch.setattr("kb.model.UNSURE_BELOW", 1.1)
    library = Library.open(home)
    assert to_review(library)
    for name in {item.document for item in to_review(library)}:
        ground = Ground(library.reading(name), library.clean(name))
        keep(Journal(home.workspace), anchor_at(ground, None), approval_of(ground.reading), by="Anna Holm")
    assert to_review(Library.open(home)) == ()


def test_each_type_is_doubted_for_itself(corpus_library: Library) -> None:
    items = [item for item in to_review(corpus_library) if item.provision is not None]
    assert items
    for item in items:
        assert item.provision is not None
        assert item.provision.unsure_types
        assert set(item.provision.unsure_types) <= set(item.provision.types)
        assert item.provision.confidence == min(map(item.provision.confidence_in, item.provision.types))
