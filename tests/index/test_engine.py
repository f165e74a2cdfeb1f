"""What every keyword engine must do. A new engine is one more row of ENGINES."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.index.engine import AllOf, AnyOf, BestOf, Condition, Engine, EngineKind, Field, Has, HasPhrase, Row, Without
from kb.index.engines import EngineError, chosen_engine
from kb.index.tantivy_engine import Tantivy, is_installed
from kb.index.whoosh_engine import Whoosh

ENGINES: tuple[EngineKind, ...] = (Whoosh(), Tantivy()) if is_installed() else (Whoosh(),)
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


LATER = ({Field.TEXT: ["klag", "frist"], Field.HEADING: ["klag"]}, 3, {Field.TEXT: ["støt", "op", "til"]}, 0, 2)
"""Row 1 is gone, two rows are new, and the others stand in another order."""


def rows_of(later: Sequence[Row | int], before: Sequence[Row]) -> list[Row]:
    return [before[row] if isinstance(row, int) else row for row in later]


@pytest.fixture(params=ENGINES, ids=lambda kind: kind.name)
def kind(request: pytest.FixtureRequest) -> EngineKind:
    made: EngineKind = request.param
    return made


def padded(rows: Sequence[Row]) -> tuple[Row, ...]:
    """With rows about something else, so that one row more or less is no great change."""
    return (*rows, *({Field.TEXT: ["andet", str(number)]} for number in range(20)))


def test_an_update_answers_as_an_index_made_anew(kind: EngineKind, tmp_path: Path) -> None:
    before = padded(ROWS)
    later: list[Row | int] = [*LATER, *range(len(ROWS), len(before))]
    kind.write(tmp_path / "before", before)
    assert kind.update(tmp_path / "after", tmp_path / "before", later)
    kind.write(tmp_path / "anew", rows_of(later, before))
    updated, anew = kind.open(tmp_path / "after"), kind.open(tmp_path / "anew")
    for asked in (
        Has(TEXT, "støt"),
        Has(TEXT, "hjæl"),
        HasPhrase(TEXT, ("op", "til")),
        BestOf((Has(TEXT, "klag"), Has(Field.HEADING, "klag"), Has(Field.HEADING, "indhold"))),
        Without(None, Has(TEXT, "andet")),
    ):
        assert set(updated.holding(asked)) == set(anew.holding(asked))
        assert [n for n, _ in updated.best(asked, limit=9)] == [n for n, _ in anew.best(asked, limit=9)]
    for term in ("støt", "hjæl", "klag", "andet"):
        assert updated.count(term, TEXT) == anew.count(term, TEXT)


def test_updates_upon_updates_until_it_is_better_written_anew(kind: EngineKind, tmp_path: Path) -> None:
    rows: list[Row] = list(padded(ROWS))
    kind.write(tmp_path / "0", rows)
    for number in range(1, 30):
        changed: Row = {Field.TEXT: ["ny", f"udgave{number}"]}
        if not kind.update(tmp_path / str(number), tmp_path / str(number - 1), [*range(len(rows) - 1), changed]):
            break
        rows[-1] = changed
        engine = kind.open(tmp_path / str(number))
        assert engine.holding(Has(TEXT, "ny")) == {len(rows) - 1}
        assert not engine.holding(Has(TEXT, f"udgave{number - 1}"))
    assert 3 < number < 29, "the past is cleared away sometime"
    assert not (tmp_path / str(number)).exists()


def test_all_gone_and_all_new(kind: EngineKind, tmp_path: Path) -> None:
    kind.write(tmp_path / "before", ROWS)
    assert not kind.update(tmp_path / "after", tmp_path / "before", [ROWS[0]])
    kind.write(tmp_path / "empty", ())
    assert kind.open(tmp_path / "empty").best(Has(TEXT, "støt"), limit=3) == []


def test_an_open_index_outlives_its_folder(kind: EngineKind, tmp_path: Path) -> None:
    """Whoever reads goes on reading while another process puts a later index in the place of this one."""
    kind.write(tmp_path / "before", padded(ROWS))
    engine = kind.open(tmp_path / "before")
    asked = HasPhrase(TEXT, ("op", "til"))
    assert kind.update(tmp_path / "after", tmp_path / "before", [*range(len(padded(ROWS))), ROWS[0]])
    shutil.rmtree(tmp_path / "before")
    assert engine.holding(asked) == {0}
    assert set(kind.open(tmp_path / "after").holding(asked)) == {0, len(padded(ROWS))}


WORDS = ("støt", "hjæl", "klag", "frist", "borg", "tim", "uge", "mål")
FEW_TERMS = st.lists(st.sampled_from(WORDS), max_size=12)
A_ROW = st.fixed_dictionaries({TEXT: FEW_TERMS, Field.HEADING: FEW_TERMS, Field.MUNICIPALITY: st.just(["egelund"])})
A_TERM = st.builds(Has, st.sampled_from((TEXT, Field.HEADING)), st.sampled_from(WORDS), st.sampled_from((1.0, 0.5)))
A_PHRASE = st.builds(HasPhrase, st.just(TEXT), st.lists(st.sampled_from(WORDS), min_size=2, max_size=3).map(tuple))
A_CONDITION = st.recursive(
    A_TERM | A_PHRASE,
    lambda inner: st.one_of(
        st.builds(AnyOf, st.lists(inner, min_size=1, max_size=4).map(tuple)),
        st.builds(BestOf, st.lists(inner, min_size=1, max_size=4).map(tuple)),
        st.builds(AllOf, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Without, inner | st.none(), inner),
    ),
    max_leaves=8,
)


@pytest.mark.skipif(len(ENGINES) < 2, reason="one engine agrees with itself")
@given(rows=st.lists(A_ROW, min_size=1, max_size=12), condition=A_CONDITION)
@settings(max_examples=60, deadline=None)
def test_engines_agree(rows: list[Row], condition: Condition) -> None:
    """On which rows and in which order: scores are the same but for the last digits of a float."""
    with TemporaryDirectory() as folder:
        found = []
        for kind in ENGINES:
            kind.write(Path(folder) / kind.name, rows)
            found.append(kind.open(Path(folder) / kind.name).best(condition, limit=len(rows)))
        assert {number for number, _ in found[0]} == {number for number, _ in found[1]}
        scores = dict(found[1])
        for number, score in found[0]:
            assert scores[number] == pytest.approx(score, rel=1e-4, abs=1e-5)


@pytest.mark.parametrize(
    ("asked", "passages", "name"),
    [("whoosh", 1_000_000, "whoosh"), ("tantivy", 3, "tantivy"), ("", 60_000, "whoosh"), ("", 300_000, "tantivy")],
)
def test_which_engine(asked: str, passages: int, name: str) -> None:
    if name == "tantivy" and not is_installed():
        pytest.skip("tantivy is not installed")
    assert chosen_engine(passages, {"KB_ENGINE": asked}).name.startswith(name)


def test_without_tantivy_whoosh_keeps_any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.index.tantivy_engine.is_installed", lambda: False)
    assert chosen_engine(300_000, {}).name.startswith("whoosh")
    for asked in ("tantivy", "lucene"):
        with pytest.raises(EngineError) as error:
            chosen_engine(3, {"KB_ENGINE": asked})
        assert error.value.hint
