"""What a statement speaks to, by its words and by what it means."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from kb.compare.topics import leanings as learned
from kb.compare.topics.concepts import concepts
from kb.compare.topics.leanings import leanings, phrasings, usual_texts
from kb.compare.topics.parts import parts_of
from kb.compare.topics.questions import LEAST, speaking
from kb.compare.topics.records import Statement
from tests.compare.topics.conftest import Said

NAMES = [concept.name for concept in concepts()]
Floats = npt.NDArray[np.float32]


def shares(statements: Sequence[Statement], **of_one: float) -> Floats:
    """Nothing but these shares of the first statement."""
    found = np.zeros((len(statements), len(NAMES)), dtype=np.float32)
    for name, share in of_one.items():
        found[0, NAMES.index(name)] = share
    return found


def asked(statement: Statement, meant: Floats | None) -> set[str]:
    return {name for name, rows in zip(NAMES, speaking([statement], meant), strict=True) if rows}


def test_without_vectors_the_words_decide(said: Said) -> None:
    assert asked(said("a", "payment", "Støtten er gratis."), None) == {"free"}


def test_words_outside_their_sections_count_when_the_meaning_does_not_speak_against_them(said: Said) -> None:
    one = said("a", "payment", "Du møder flere forskellige medarbejdere.")
    elsewhere = said("a", "target_group", "Du møder flere forskellige medarbejdere.")
    assert "same_staff" not in asked(elsewhere, shares([elsewhere]))
    assert "same_staff" in asked(elsewhere, shares([elsewhere], same_staff=LEAST["words"]))
    assert "same_staff" in asked(one, shares([one], same_staff=LEAST["words"]))


@pytest.mark.parametrize(
    ("section", "share", "is_asked"),
    [
        ("delivery", LEAST["at_home"], True),
        ("delivery", LEAST["at_home"] - 0.05, False),
        ("target_group", LEAST["at_home"], False),
        ("target_group", LEAST["anywhere"], True),
    ],
)
def test_meaning_alone_has_to_be_clearer_away_from_home(said: Said, section: str, share: float, is_asked: bool) -> None:
    one = said("a", section, "De samme to kommer hver gang.")
    assert ("same_staff" in asked(one, shares([one], same_staff=share))) is is_asked


def test_where_a_question_is_never_at_home_nothing_counts(said: Said) -> None:
    one = said("a", "exclusions", "Der gives ikke hjælp til rengøring.")
    assert "practical_tasks" not in asked(one, shares([one], practical_tasks=1.0))


def test_the_shipped_vectors_are_of_these_sentences() -> None:
    assert learned._shipped(learned._stamp(learned._texts())) is not None, (
        "make them anew: python -c 'import kb.compare.topics.leanings as m; m.write_vectors()'"
    )


def hashed(texts: Sequence[str]) -> Floats:
    """Unit vectors that hang on the text alone."""
    rows = [np.random.default_rng(sum(text.encode())).normal(size=64) for text in texts]
    found = np.array(rows, dtype=np.float32)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)


def test_another_model_makes_all_vectors_anew() -> None:
    asked_for: list[int] = []

    def vectors_of(texts: Sequence[str]) -> Floats:
        asked_for.append(len(texts))
        return hashed(texts)

    found = leanings(vectors_of)
    assert asked_for[-1] >= len(phrasings())
    assert found.usual.shape == (len(usual_texts()), 64)


def test_a_sentence_leans_towards_its_own_question() -> None:
    found = learned._learned_of_the_shipped()
    vectors = dict(zip(learned._texts(), learned._shipped(learned._stamp(learned._texts())), strict=True))
    leaning = found.of(found.centred(np.stack([vectors[text] for _, text in phrasings()])))
    assert np.allclose(leaning.sum(axis=1), 1.0, atol=1e-4)
    own = [NAMES[at] == name for at, (name, _) in zip(leaning.argmax(axis=1), phrasings(), strict=True)]
    assert np.mean(own) > 0.85


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Støtten er gratis.", ()),
        ("Der ydes ikke hjælp til børnepasning, hovedrengøring og flytning.",
         ("Der ydes ikke hjælp til børnepasning", "hovedrengøring", "flytning")),
        ("Du betaler selv mad og bus, mv.", ("Du betaler selv mad",)),
        ("Penge hæves ikke; posten læses sammen.", ("Penge hæves ikke", "posten læses sammen")),
    ],
)  # fmt: skip
def test_parts(text: str, parts: tuple[str, ...]) -> None:
    assert parts_of(text) == parts
