"""What every keyword engine must do. A new engine is one more row of ENGINES."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.index.engine import AllOf, AnyOf, BestOf, Condition, Engine, EngineKind, Field, Has, HasPhrase, Without
from kb.index.whoosh_engine import Whoosh

ENGINES: tuple[EngineKind, ...] = (Whoosh(),)
ROWS = (
    {Field.TEXT: ["støt", "giv", "op", "til", "tim"], Field.HEADING: ["omfang"], Field.MUNICIPALITY: ["havbjerg"]},
    {Field.TEXT: ["støt", "støt", "hjæl"], Field.HEADING: ["indhold"], Field.MUNICIPALITY: ["egelund"]},
    {Field.TEXT: ["til", "op", "sel§85"], Field.CITES: ["sel§85"], Field.PARTS: ["sag", "sag+behandling"]},
    {Field.TEXT: ["klag"], Field.HEADING: [], Field.CONTEXT: ["støt"]},
)
ALL = {0, 1, 2, 3}


@pytest.fixture(params=ENGINES, ids=lambda kind: kind.name)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    kind: EngineKind = request.param
    kind.write(tmp_path / "index", ROWS)
    return kind.open(tmp_path / "index")


TEXT = Field.TEXT


@pytest.mark.parametrize(
    ("condition", "rows"),
    [
        (Has(TEXT, "støt"), {0, 1}),
        (Has(TEXT, "hjælp"), set()),
        (Has(Field.CITES, "sel§85"), {2}),
        (Has(Field.PARTS, "sag+behandling"), {2}),
        (Has(Field.MUNICIPALITY, "egelund"), {1}),
        (HasPhrase(TEXT, ("op", "til")), {0}),  # row 2 has them the other way round
        (HasPhrase(TEXT, ("støt",)), {0, 1}),
        (AnyOf((Has(TEXT, "klag"), Has(TEXT, "hjæl"))), {1, 3}),
        (AllOf((Has(TEXT, "støt"), Has(Field.HEADING, "omfang"))), {0}),
        (BestOf((Has(TEXT, "støt"), Has(Field.CONTEXT, "støt"))), {0, 1, 3}),
        (Without(Has(TEXT, "støt"), Has(TEXT, "hjæl")), {0}),
        (Without(None, Has(TEXT, "støt")), {2, 3}),
        (AllOf((AnyOf((Has(TEXT, "op"), Has(TEXT, "klag"))), Without(None, Has(TEXT, "støt")))), {2, 3}),
    ],
)
def test_conditions(engine: Engine, condition: Condition, rows: set[int]) -> None:
    assert set(engine.holding(condition)) == rows
    assert {number for number, _ in engine.best(condition, limit=10)} == rows


def test_best_first_and_repeatable(engine: Engine) -> None:
    asked = AnyOf((Has(TEXT, "støt"), Has(TEXT, "hjæl")))
    found = engine.best(asked, limit=10)
    assert [number for number, _ in found] == [1, 0]
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    assert found == engine.best(asked, limit=10)


def test_limit_and_filter(engine: Engine) -> None:
    asked = BestOf((Has(TEXT, "støt"), Has(Field.CONTEXT, "støt")))
    assert len(engine.best(asked, limit=1)) == 1
    assert [number for number, _ in engine.best(asked, limit=9, only=Has(Field.MUNICIPALITY, "havbjerg"))] == [0]


def test_a_filter_scores_nothing(engine: Engine) -> None:
    asked = Has(TEXT, "støt")
    alone = dict(engine.best(asked, limit=9))
    assert dict(engine.best(asked, limit=9, only=Has(Field.HEADING, "omfang")))[0] == pytest.approx(alone[0])


def test_weight_raises_a_score(engine: Engine) -> None:
    (_, light), (_, heavy) = engine.best(Has(TEXT, "klag"), limit=1)[0], engine.best(Has(TEXT, "klag", 3.0), limit=1)[0]
    assert heavy > light


def test_counts(engine: Engine) -> None:
    assert [engine.count(term, TEXT) for term in ("støt", "klag", "mangler")] == [2, 1, 0]


def test_an_index_is_a_snapshot(tmp_path: Path) -> None:
    for kind in ENGINES:
        kind.write(tmp_path / kind.name / "a", ROWS[:1])
        first = kind.open(tmp_path / kind.name / "a")
        kind.write(tmp_path / kind.name / "b", ROWS)
        assert first.count("klag", TEXT) == 0
        first.close()
